use crate::rule::Condition;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What an offer applies to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(flat)]
pub enum Target {
    /// Each line for which the filter holds.
    #[n(0)]
    Lines(#[n(0)] Condition),
    /// The goods as one sum, spread over all lines in proportion to their amounts.
    #[n(1)]
    Order,
    /// The cheapest units of the lines for which a filter holds.
    #[n(2)]
    Cheapest(#[n(0)] Pick),
    /// The dearest units of the lines for which a filter holds.
    #[n(3)]
    Dearest(#[n(0)] Pick),
    /// What shipping costs.
    #[n(4)]
    Shipping,
    /// The goods and shipping as one sum, spread over both in proportion to their amounts.
    #[n(5)]
    OrderAndShipping,
}

/// Some units of some lines. Units are ordered by what they cost now; those that cost the same stand in the order of
/// the book.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case", default)]
pub struct Pick {
    /// Of which lines.
    #[n(0)]
    pub lines: Condition,
    /// How many units, 1 or more; all when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub units: Option<u32>,
    /// How many units are passed over first.
    #[n(2)]
    pub skip: u32,
}

impl Pick {
    /// So many units of any line.
    #[must_use]
    pub const fn units(units: u32) -> Self {
        Self { lines: Condition::Always, units: Some(units), skip: 0 }
    }
}
