use crate::id::{CustomerId, OrderId, PaymentId, RefundId};
use crate::money::Money;
use crate::shop::command::RefundTo;
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Records a payment into a wallet, or one that belongs to nothing that the shop knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct TopUpWallet {
    /// Whose wallet; absent where nobody knows who paid for what: the money waits for going back.
    #[n(0)]
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// The gateway's id of the payment. The same notice again is answered as the first and does nothing.
    #[n(1)]
    pub payment: PaymentId,
    /// How much, above zero.
    #[n(2)]
    pub amount: Money,
}

/// Pays an order from its buyer's wallet, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PayFromWallet {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// How much, above zero; absent for all that is still to be paid.
    #[n(1)]
    #[serde(default)]
    pub amount: Option<Money>,
}

/// Changes a wallet by hand, with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct AdjustWallet {
    /// Whose wallet.
    #[n(0)]
    pub customer: CustomerId,
    /// How much more, or with a minus less. A wallet never holds less than nothing.
    #[n(1)]
    pub by: Money,
    /// Who does it, for people: 1 to 400 bytes.
    #[n(2)]
    pub who: String,
    /// Why, for people: 1 to 400 bytes.
    #[n(3)]
    pub reason: String,
}

/// Sends money of a payment back that buys nothing: what waits of it, or what is in its payer's wallet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ReturnPayment {
    /// The payment.
    #[n(0)]
    pub payment: PaymentId,
    /// The refund, new in the shop.
    #[n(1)]
    pub refund: RefundId,
    /// How much, above zero; absent for all that can go.
    #[n(2)]
    #[serde(default)]
    pub amount: Option<Money>,
    /// From where.
    #[n(3)]
    #[serde(default)]
    pub from: ReturnFrom,
    /// Where to. From a wallet it goes to the source alone.
    #[n(4)]
    #[serde(default)]
    pub to: RefundTo,
}

/// From where money goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum ReturnFrom {
    /// From what waits of the payment.
    #[default]
    #[n(0)]
    Spare,
    /// From the wallet of who paid.
    #[n(1)]
    Wallet,
}

/// Says how a refund to the source ended, where the shop's settings make refunds wait for that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct SettleRefund {
    /// The refund.
    #[n(0)]
    pub refund: RefundId,
    /// How it ended. Of one that failed the money waits, by payment, for `ReturnPayment`.
    #[n(1)]
    pub settlement: super::Settlement,
}

/// Holds a paid order for a person to look at. It keeps its stock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct HoldOrder {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// Why, for people: 1 to 400 bytes.
    #[n(1)]
    pub reason: String,
}

/// Records that a payer's bank took money back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RecordChargeback {
    /// The payment that it was part of.
    #[n(0)]
    pub payment: PaymentId,
    /// The gateway's id of the chargeback, new among the shop's refunds.
    #[n(1)]
    pub chargeback: RefundId,
    /// How much, above zero.
    #[n(2)]
    pub amount: Money,
}
