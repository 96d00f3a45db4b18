use crate::id::{ShippingMethodId, TaxCategoryId};
use crate::money::Exact;
use crate::rule::Condition;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A way to ship and what it costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct ShippingMethod {
    /// Names it; unique in the book.
    #[n(0)]
    pub id: ShippingMethodId,
    /// For an order, in major units of the book's currency, zero or more.
    #[n(1)]
    pub price: Exact,
    /// For each unit on top, in major units, zero or more.
    #[serde(default)]
    #[n(2)]
    pub each: Exact,
    /// Who may choose it: facts of the order before any offer.
    #[serde(default)]
    #[n(3)]
    pub when: Condition,
    /// The category that it is taxed by; untaxed when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub tax: Option<TaxCategoryId>,
}

impl ShippingMethod {
    /// Untaxed, at one price for all.
    #[must_use]
    pub const fn new(id: ShippingMethodId, price: Exact) -> Self {
        Self { id, price, each: Exact::ZERO, when: Condition::Always, tax: None }
    }
}
