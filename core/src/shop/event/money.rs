//! Money beside the payment of an order: wallets, spare money, returns, costs.

use crate::id::{PaymentId, RefundId};
use crate::money::Amount;
use crate::shop::command::{RefundTo, ReturnFrom, Settlement};
use crate::shop::event::facts::facts;
use crate::shop::event::{NamedCustomer, NamedOrder, PaymentPart, SupplierShare};
use alloc::string::String;
use alloc::vec::Vec;

facts! {
    /// A part of what is to be paid for an order has come.
    PartPaid {
        0 /// The order.
        order: NamedOrder,
        1 /// The payment.
        payment: PaymentId,
        2 /// How much.
        amount: Amount,
    }
    /// Money came that buys nothing: paid too much, paid again, paid for nothing that the shop knows.
    MoneySpared {
        0 /// The payment; it may have paid for its order beside this.
        payment: PaymentId,
        1 /// The order that it was made for.
        order: Option<NamedOrder>,
        2 /// How much.
        amount: Amount,
        3 /// In whose wallet it is; absent where it waits for going back.
        wallet: Option<NamedCustomer>,
    }
    /// What was paid in part for an order that came to nothing buys nothing.
    PartsSpared {
        0 /// The order.
        order: NamedOrder,
        1 /// What goes back into the buyer's wallet, from where it came.
        from_wallet: Amount,
        2 /// What came by payments, and how much of each.
        parts: Vec<PaymentPart>,
        3 /// Whether that is in the buyer's wallet; otherwise it waits for going back.
        credited: bool,
    }
    /// An order was paid from its buyer's wallet, whole or in part.
    PaidFromWallet {
        0 /// The order.
        order: NamedOrder,
        1 /// How much.
        amount: Amount,
    }
    /// A wallet was topped up.
    WalletToppedUp {
        0 /// Whose.
        customer: NamedCustomer,
        1 /// The payment.
        payment: PaymentId,
        2 /// How much.
        amount: Amount,
    }
    /// A person changed a wallet.
    WalletAdjusted {
        0 /// Whose.
        customer: NamedCustomer,
        1 /// How much more, or with a minus less.
        by: Amount,
        2 /// Who did it.
        who: String,
        3 /// Why.
        reason: String,
    }
    /// Money of a payment that buys nothing goes back.
    PaymentReturned {
        0 /// The payment.
        payment: PaymentId,
        1 /// The refund.
        refund: RefundId,
        2 /// How much.
        amount: Amount,
        3 /// From where.
        from: ReturnFrom,
        4 /// Where to.
        to: RefundTo,
        5 /// Whose wallet it comes from or goes to.
        wallet: Option<NamedCustomer>,
        6 /// Whether the gateway has still to confirm it.
        awaited: bool,
    }
    /// A refund to the source ended.
    RefundSettled {
        0 /// The refund.
        refund: RefundId,
        1 /// How.
        settlement: Settlement,
    }
    /// A payer's bank took money of a payment back. What of it was in an order is told by the refund that follows.
    ChargedBack {
        0 /// The payment.
        payment: PaymentId,
        1 /// The gateway's id of the chargeback.
        chargeback: RefundId,
        2 /// The order that the payment was made for.
        order: Option<NamedOrder>,
        3 /// How much in all.
        amount: Amount,
        4 /// What of it waited for going back.
        spare: Amount,
        5 /// What of it was kept for the order, which awaits the rest.
        unpaid: Amount,
        6 /// What of it is taken out of the payer's wallet.
        of_wallet: Amount,
        7 /// Whose wallet that is.
        wallet: Option<NamedCustomer>,
        8 /// What of it was not there any more: the shop's loss.
        lost: Amount,
    }
    /// What keys cost that were handed over, less what faulty ones cost that came back.
    CostIncurred {
        0 /// The order.
        order: NamedOrder,
        1 /// How much is owed to whom.
        shares: Vec<SupplierShare>,
    }
}
