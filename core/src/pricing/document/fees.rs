use crate::id::PaymentMethodId;
use crate::money::{Exact, RoundingMode};
use crate::rule::Condition;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A way to pay and its fee (手续费): percent of everything else that is to be paid, and a fixed part, within bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct PaymentMethod {
    /// Names it; unique in the book.
    #[n(0)]
    pub id: PaymentMethodId,
    /// In percent, 0 to 100.
    #[serde(default)]
    #[n(1)]
    pub percent: Exact,
    /// In major units of the book's currency, zero or more.
    #[serde(default)]
    #[n(2)]
    pub fixed: Exact,
    /// The least fee, in major units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub minimum: Option<Exact>,
    /// The largest fee, in major units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub maximum: Option<Exact>,
    /// Who pays it.
    #[serde(default)]
    #[n(5)]
    pub borne_by: BorneBy,
    /// When it may be used: facts of the order after all offers.
    #[serde(default)]
    #[n(6)]
    pub when: Condition,
    /// How a fee between minor units is settled.
    #[serde(default)]
    #[n(7)]
    pub rounding: RoundingMode,
}

/// Who pays a fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum BorneBy {
    /// The merchant: it is told, and changes nothing that is to be paid.
    #[default]
    #[n(0)]
    Merchant,
    /// The buyer: it is added.
    #[n(1)]
    Buyer,
}

/// The total in round sums (抹零).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct CashRounding {
    /// The total becomes a multiple of this, in major units, above zero: 0.05, 0.1, 1.
    #[n(0)]
    pub step: Exact,
    /// Which neighbour.
    #[serde(default)]
    #[n(1)]
    pub rounding: RoundingMode,
    /// Only where the cart names one of these; any payment, also none yet, when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(2)]
    pub methods: Vec<PaymentMethodId>,
}

impl PaymentMethod {
    /// Without a fee.
    #[must_use]
    pub const fn new(id: PaymentMethodId) -> Self {
        Self {
            id,
            percent: Exact::ZERO,
            fixed: Exact::ZERO,
            minimum: None,
            maximum: None,
            borne_by: BorneBy::Merchant,
            when: Condition::Always,
            rounding: RoundingMode::HalfUp,
        }
    }
}
