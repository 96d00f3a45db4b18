use crate::id::{CategoryId, ChannelId, LevelId, PriceBookId, PriceListId, ProductId, Tag, VariantId};
use crate::money::{AllocationRule, Currency, Exact, Rounding};
use crate::pricing::{Lane, TierTable};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The whole pricing document (价目书) of a shop in one currency. Published whole; checked by
/// [`Pricer::new`](crate::pricing::Pricer::new).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct PriceBook {
    /// Names this version of the book.
    #[n(0)]
    pub id: PriceBookId,
    /// The currency of every amount in it.
    #[n(1)]
    pub currency: Currency,
    /// How amounts between minor units are settled.
    #[serde(default)]
    #[n(2)]
    pub rounding: Rounding,
    /// Who gets the odd minor units when a discount is spread over lines, or a line over its units.
    #[serde(default)]
    #[n(3)]
    pub allocation: AllocationRule,
    /// What can be bought; at most 100 000.
    #[n(4)]
    pub variants: Vec<PricedVariant>,
    /// Prices for some buyers; at most 1000 lists and 1 000 000 prices.
    #[serde(default)]
    #[n(5)]
    pub lists: Vec<PriceList>,
    /// Prices by quantity; at most one table per variant.
    #[serde(default)]
    #[n(6)]
    pub tiers: Vec<TierTable>,
    /// Offers, in the order in which their lanes run; at most 100 lanes and 10 000 offers.
    #[serde(default)]
    #[n(7)]
    pub lanes: Vec<Lane>,
}

/// A variant (规格) with its default price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct PricedVariant {
    /// The variant; unique in the book.
    #[n(0)]
    pub variant: VariantId,
    /// The product that it is a variant of.
    #[n(1)]
    pub product: ProductId,
    /// Its category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub category: Option<CategoryId>,
    /// What filters may ask for; at most 64.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(3)]
    pub tags: Vec<Tag>,
    /// For one unit, in major units, zero or more; may be finer than the currency.
    #[n(4)]
    pub price: Exact,
    /// What one unit costs the shop, in major units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(5)]
    pub cost: Option<Exact>,
}

/// Unit prices (价目表) for one audience. The more specific audience wins, not the lower price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct PriceList {
    /// Names the list; unique in the book.
    #[n(0)]
    pub id: PriceListId,
    /// Whom it is for.
    #[n(1)]
    pub audience: Audience,
    /// The prices.
    #[n(2)]
    pub prices: Vec<ListedPrice>,
}

/// Whom a price list is for. A level beats a channel, a channel beats everyone, everyone beats the variant's own price.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(flat)]
pub enum Audience {
    /// All buyers.
    #[n(0)]
    Everyone,
    /// Orders from a channel.
    #[n(1)]
    Channel(#[n(0)] ChannelId),
    /// Buyers of a level.
    #[n(2)]
    Level(#[n(0)] LevelId),
}

/// One variant's price in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct ListedPrice {
    /// The variant.
    #[n(0)]
    pub variant: VariantId,
    /// For one unit, in major units, zero or more; may be finer than the currency.
    #[n(1)]
    pub price: Exact,
}

impl PriceBook {
    /// An empty book: rounding half-up per line, allocation by largest remainder.
    #[must_use]
    pub fn new(id: PriceBookId, currency: Currency) -> Self {
        Self {
            id,
            currency,
            rounding: Rounding::default(),
            allocation: AllocationRule::default(),
            variants: Vec::new(),
            lists: Vec::new(),
            tiers: Vec::new(),
            lanes: Vec::new(),
        }
    }
}

impl PricedVariant {
    /// A variant without category, tags and cost.
    #[must_use]
    pub const fn new(variant: VariantId, product: ProductId, price: Exact) -> Self {
        Self { variant, product, category: None, tags: Vec::new(), price, cost: None }
    }
}
