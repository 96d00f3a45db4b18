//! The life of an order.

use crate::digest::Digest;
use crate::few::Few;
use crate::id::{ChannelId, LevelId, OfferId, OrderId, PaymentId, PaymentMethodId, RefundId};
use crate::money::Amount;
use crate::order::Apart;
use crate::shop::command::RefundTo;
use crate::shop::event::facts::facts;
use crate::shop::event::{
    LineKeys, NamedCustomer, NamedOrder, PlacedExtras, PlacedLine, RefundNotes, RefundedLine,
};
use crate::slot::{ChannelSlot, CouponSlot, LevelSlot, Named};
use crate::time::{Span, Time};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

facts! {
    /// An order is placed; its stock and coupons are reserved.
    OrderPlaced {
        0 /// The order.
        order: OrderId,
        1 /// The channel.
        channel: Named<ChannelId, ChannelSlot>,
        2 /// The buyer; absent for a guest.
        buyer: Option<NamedCustomer>,
        3 /// The buyer's level.
        level: Option<Named<LevelId, LevelSlot>>,
        4 /// Whether it was priced as the buyer's first order.
        first_order: bool,
        5 /// The digest of the price book.
        book: Digest,
        6 /// The moment that the price was made for.
        quoted_at: Time,
        7 /// The lines.
        lines: Vec<PlacedLine>,
        8 /// The coupons that it uses.
        coupons: Few<Named<OfferId, CouponSlot>, 1>,
        9 /// The price of everything.
        total: Amount,
        10 /// How long it waits for its payment, in milliseconds.
        wait: Span,
        11 /// How it will be paid, where the price depends on it.
        payment_method: Option<PaymentMethodId>,
        12 /// What it has beside its lines, and where any line is taxed or given along.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        extras: Option<Box<PlacedExtras>>,
    }
    /// An unpaid order's time is over; its stock and coupons are free.
    OrderExpired {
        0 /// The order.
        order: NamedOrder,
    }
    /// An unpaid order was given up; its stock and coupons are free.
    OrderCancelled {
        0 /// The order.
        order: NamedOrder,
    }
    /// An order is paid.
    OrderPaid {
        0 /// The order.
        order: NamedOrder,
        1 /// The payment; absent where nothing was to be paid.
        payment: Option<PaymentId>,
        2 /// How much.
        amount: Amount,
    }
    /// A late payment's order has its stock and coupons again.
    StockReservedAgain {
        0 /// The order.
        order: NamedOrder,
        1 /// The keys of each line.
        keys: Vec<LineKeys>,
    }
    /// A payment came too late and its order waits for a person.
    OrderHeld {
        0 /// The order.
        order: NamedOrder,
        1 /// The payment.
        payment: PaymentId,
        2 /// How much.
        amount: Amount,
    }
    /// A payment came too late and is in the buyer's wallet.
    LatePaymentCredited {
        0 /// The order.
        order: NamedOrder,
        1 /// The payment.
        payment: PaymentId,
        2 /// How much.
        amount: Amount,
    }
    /// A person let a held order go on.
    HoldReleased {
        0 /// The order.
        order: NamedOrder,
    }
    /// All of an order is delivered: the keys are those of the units that were still owed.
    OrderDelivered {
        0 /// The order.
        order: NamedOrder,
        1 /// The keys of each line, by handle.
        keys: Few<LineKeys, 1>,
        2 /// What the shop earned by it.
        revenue: Amount,
        3 /// What of its money is no revenue, and the buyer's cashback.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        apart: Option<Box<Apart>>,
    }
    /// An order is completed.
    OrderCompleted {
        0 /// The order.
        order: NamedOrder,
    }
    /// Units of an order are refunded.
    OrderRefunded {
        0 /// The order.
        order: NamedOrder,
        1 /// The refund.
        refund: RefundId,
        2 /// The units and what they were worth.
        lines: Vec<RefundedLine>,
        3 /// How much in all.
        amount: Amount,
        4 /// Where the money went.
        to: RefundTo,
        5 /// Whether nothing is left to refund.
        whole: bool,
        6 /// What of the amount was no revenue, and the cashback that is taken back; of delivered orders.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        apart: Option<Box<Apart>>,
        7 /// What is not so with most refunds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        notes: Option<Box<RefundNotes>>,
    }
    /// An unpaid order buys something else.
    OrderResized {
        0 /// The order.
        order: NamedOrder,
        1 /// The order as it is now; its deadline stays.
        placed: Box<OrderPlaced>,
    }
    /// An unpaid order's deadline is put off.
    OrderExtended {
        0 /// The order.
        order: NamedOrder,
        1 /// How long it waits from now on, in milliseconds.
        wait: Span,
    }
    /// A paid order waits for a person; it keeps its stock.
    OrderInReview {
        0 /// The order.
        order: NamedOrder,
        1 /// Why.
        reason: String,
    }
}
