use crate::id::{RegionId, TaxCategoryId};
use crate::money::{Exact, RoundingMode};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How taxes are computed, on what is to be paid after all offers.
///
/// Within inclusive prices a rate of r percent is the share r / (100 + r); on exclusive ones r / 100 comes on top.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case", default)]
pub struct Taxes {
    /// Whether the prices of the book hold the tax already.
    #[n(0)]
    pub inclusive: bool,
    /// What is rounded as one.
    #[n(1)]
    pub scope: TaxScope,
    /// Which neighbour.
    #[n(2)]
    pub rounding: RoundingMode,
    /// The rates; at most 1000.
    #[n(3)]
    pub rates: Vec<TaxRate>,
    /// The category of variants that name none; untaxed when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub category: Option<TaxCategoryId>,
    /// The category of payment fees that the buyer bears; untaxed when left out. Like prices they hold their tax where
    /// prices do.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(5)]
    pub fees: Option<TaxCategoryId>,
    /// What stays the same where another rate holds than at home.
    #[n(6)]
    pub cross_border: CrossBorder,
}

/// The rate of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct TaxRate {
    /// The category.
    #[n(0)]
    pub category: TaxCategoryId,
    /// In percent, 0 to 100.
    #[n(1)]
    pub percent: Exact,
    /// Where it holds; at home, and wherever the category has no other rate, when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub region: Option<RegionId>,
}

/// What of a tax is rounded as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum TaxScope {
    /// The tax of one unit, times the quantity. Where units differ, that of the average unit.
    #[n(0)]
    Unit,
    /// The tax of each line.
    #[default]
    #[n(1)]
    Line,
    /// The tax of all amounts of one rate; the lines get their shares by the book's allocation.
    #[n(2)]
    Order,
}

/// What stays the same where another rate holds than at home; of meaning for inclusive prices only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum CrossBorder {
    /// What the buyer pays: the tax is another share of it.
    #[default]
    #[n(0)]
    KeepGross,
    /// What is left after tax: each list price becomes its net at the home rate, with the other rate on top.
    #[n(1)]
    KeepNet,
}
