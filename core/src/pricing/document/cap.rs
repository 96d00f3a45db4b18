use crate::money::Exact;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How far an offer goes (上限). Amounts are in major units, zero or more; what is left out has no limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case", default)]
pub struct Cap {
    /// The most that it takes off one unit, on the average of its line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(0)]
    pub unit: Option<Exact>,
    /// The most that it takes off one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub line: Option<Exact>,
    /// The most that it takes off one order.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub order: Option<Exact>,
    /// The most that it takes off all orders of one customer. A guest gets nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub customer: Option<Exact>,
    /// The most that it takes off all orders of all customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub budget: Option<Exact>,
    /// The most units of one order that it applies to, 1 or more: those of the earlier variants of the book first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(5)]
    pub units: Option<u32>,
}

impl Cap {
    /// At most so much off one order.
    #[must_use]
    pub fn order(most: Exact) -> Self {
        Self { order: Some(most), ..Self::default() }
    }

    /// Whether any limit is a sum of money.
    pub(crate) fn names_money(&self) -> bool {
        *self != Self { units: self.units, ..Self::default() }
    }

    /// Whether nothing is limited.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}
