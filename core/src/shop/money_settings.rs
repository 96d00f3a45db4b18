use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What happens to money that is not just what is to be paid. Whatever is set, nothing that was taken is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct MoneySettings {
    /// Whether payments of any other amount than what is to be paid, and payments of orders that await none, are refused:
    /// for a host that books them elsewhere. Default: no, they are taken.
    #[n(0)]
    pub exact_payments: bool,
    /// Whether less than what is to be paid is kept for the order until the rest comes. Default: yes. Otherwise it is
    /// spare at once.
    #[n(1)]
    pub part_payments: bool,
    /// Where money goes that buys nothing: what was paid too much, paid again, paid in part for an order that expired or
    /// was cancelled.
    #[n(2)]
    pub spare: SpareMoney,
    /// Whether a refund to the source is on its way until `SettleRefund` says how it ended. Default: no, the host sends
    /// the money first and records the refund then.
    #[n(3)]
    pub confirm_refunds: bool,
    /// Who bears what faulty keys cost that were refunded or exchanged.
    #[n(4)]
    pub faulty_keys: FaultyKeys,
}

/// Who bears what faulty keys cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum FaultyKeys {
    /// Their supplier is not paid for them.
    #[default]
    #[n(0)]
    Supplier,
    /// The shop pays for them all the same.
    #[n(1)]
    Shop,
}

/// Where money goes that buys nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum SpareMoney {
    /// Into the buyer's wallet; that of a guest waits.
    #[default]
    #[n(0)]
    Wallet,
    /// It waits for `ReturnPayment` to send it back or to credit it.
    #[n(1)]
    Wait,
}

impl Default for MoneySettings {
    fn default() -> Self {
        Self {
            exact_payments: false,
            part_payments: true,
            spare: SpareMoney::default(),
            confirm_refunds: false,
            faulty_keys: FaultyKeys::default(),
        }
    }
}
