//! Bonuses that pay differences: every jump of level, every drop of price.

use crate::commission::{Combine, Tier};
use crate::id::{CategoryId, LevelId, ProductId};
use crate::money::Exact;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Pays every jump of level on the way up (级差): each level has a claim on the whole line, and whoever has a larger claim
/// than everybody below is paid the difference. What all receivers have together is the largest claim among them, never
/// more: 8, 5, 10, 15 percent pay 15.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct LevelDifference {
    /// What a level has a claim to. A level that is not listed has none.
    #[n(0)]
    pub rates: Vec<LevelClaim>,
    /// Other claims for a product, in place of `rates`.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductClaims>,
    /// What a claim with a percentage and a fixed amount is.
    #[n(2)]
    #[serde(default)]
    pub combine: Combine,
    /// What those earn who stand above a receiver and have the same level (平级).
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peer: Option<Peer>,
    /// What happens to a claim whose holder may not earn.
    #[n(4)]
    #[serde(default)]
    pub ineligible: IneligibleClaim,
    /// Whether the buyer's own claim counts as paid, because the buyer had it as a discount: only what is above it is
    /// paid.
    #[n(5)]
    #[serde(default)]
    pub above_buyer: bool,
    /// How many steps above the buyer are looked at, 1 to 1000; absent for all.
    #[n(6)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_depth: Option<u16>,
    /// Other claims for a category of products, in place of `rates`, for products without own ones.
    #[n(7)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<Vec<CategoryClaims>>,
}

impl LevelDifference {
    /// The categories with claims of their own.
    #[must_use]
    pub fn categories(&self) -> &[CategoryClaims] {
        self.categories.as_deref().unwrap_or_default()
    }
}

/// What a level has a claim to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct LevelClaim {
    /// The level.
    #[n(0)]
    pub level: LevelId,
    /// The claim.
    #[n(1)]
    pub rate: Tier,
}

/// The claims of one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct ProductClaims {
    /// The product.
    #[n(0)]
    pub product: ProductId,
    /// What a level has a claim to; none for a product that pays nothing under this bonus.
    #[n(1)]
    pub rates: Vec<LevelClaim>,
}

/// The claims of the products of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct CategoryClaims {
    /// The category.
    #[n(0)]
    pub category: CategoryId,
    /// What a level has a claim to; none for a category that pays nothing under this bonus.
    #[n(1)]
    pub rates: Vec<LevelClaim>,
}

/// What those earn who stand above a receiver of the difference, have the same level, and below the next jump (平级).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Peer {
    /// How much.
    #[n(0)]
    pub rate: Tier,
    /// What its percentage is taken of.
    #[n(1)]
    #[serde(default)]
    pub of: PeerBase,
    /// How many receivers at each level, 1 to 100.
    #[n(2)]
    #[serde(default = "one")]
    pub limit: u8,
}

const fn one() -> u8 {
    1
}

/// What a peer's percentage is taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum PeerBase {
    /// The bonus's base: what was sold.
    #[default]
    #[n(0)]
    Order,
    /// What the receiver of the difference at the same level earned.
    #[n(1)]
    Income,
}

/// What happens to a claim whose holder may not earn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum IneligibleClaim {
    /// As though its holder were not there: the next larger claim has it within its own (上滚, 紧缩).
    #[default]
    #[n(0)]
    RollUp,
    /// The walk ends (截止).
    #[n(1)]
    Stop,
    /// The shop keeps it (沉淀): only what is above it is paid.
    #[n(2)]
    Keep,
}

/// Pays every drop of the price at which receivers buy themselves (差价): whoever buys at a lower price than everybody
/// below has the difference to the lowest price so far, first to what the buyer paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct PriceDifference {
    /// The prices of levels. A level without a price earns nothing.
    #[n(0)]
    pub prices: Vec<LevelPrice>,
    /// What happens to the difference of one who may not earn.
    #[n(1)]
    #[serde(default)]
    pub ineligible: IneligibleClaim,
    /// How many steps above the buyer are looked at, 1 to 1000; absent for all.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_depth: Option<u16>,
}

/// At what price receivers of a level buy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct LevelPrice {
    /// The level.
    #[n(0)]
    pub level: LevelId,
    /// The product; absent for every product without a price of its own.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ProductId>,
    /// The price.
    #[n(2)]
    pub price: OwnPrice,
}

/// A receiver's own price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
pub enum OwnPrice {
    /// For each unit, in major units, at most 4 decimals finer than the currency.
    #[n(0)]
    Unit(#[n(0)] Exact),
    /// In percent of the list price, 0 to 100.
    #[n(1)]
    PercentOfList(#[n(0)] Exact),
}
