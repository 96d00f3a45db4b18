use crate::id::{ChannelId, CustomerId, LevelId, PriceListId, VariantId};
use crate::money::{Currency, Exact};
use crate::rule::Window;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Unit prices (价目表) for one audience. The more specific audience wins, not the lower price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct PriceList {
    /// Names the list; unique in the book.
    #[n(0)]
    pub id: PriceListId,
    /// Whom it is for; everyone when left out.
    #[serde(default)]
    #[n(1)]
    pub audience: Audience,
    /// The prices.
    #[serde(default)]
    #[n(2)]
    pub prices: Vec<ListedPrice>,
    /// When it holds; always when left out. Of two lists for one audience, the one with a window wins while it is open;
    /// two open windows over one variant are refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub window: Option<Window>,
    /// The currency of its prices; the book's when left out. A cart in another currency is priced by lists in it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub currency: Option<Currency>,
    /// Prices of the variants that have none in the list: the next less specific price, changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(5)]
    pub adjustment: Option<Adjustment>,
}

/// Whom a price list or a tier table is for: all that is named must be so.
///
/// A customer's agreement beats every list without one; then a level beats every list without one; then a channel. The
/// more specific list wins, not the cheaper.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case", default)]
pub struct Audience {
    /// One customer's agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(0)]
    pub customer: Option<CustomerId>,
    /// Buyers of a level.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub level: Option<LevelId>,
    /// Orders from a channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub channel: Option<ChannelId>,
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
    /// The least that one unit may cost after all offers, in major units: it takes the place of the variant's own
    /// minimum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub minimum: Option<Exact>,
}

/// How a price is changed: first by percent, then by an amount. `{"percent": "-20"}` is 80 % of the price,
/// `{"each": "25"}` a mark-up (加价) of 25.00 on every unit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case", default)]
pub struct Adjustment {
    /// So many percent more; −100 to 1 000 000. At most the book's `max_markup`, where it has one.
    #[n(0)]
    pub percent: Exact,
    /// So much more on every unit, in major units; may be negative and finer than the currency. A price never falls
    /// below zero.
    #[n(1)]
    pub each: Exact,
}

impl PriceList {
    /// A list without window, in the book's currency.
    #[must_use]
    pub const fn new(id: PriceListId, audience: Audience, prices: Vec<ListedPrice>) -> Self {
        Self { id, audience, prices, window: None, currency: None, adjustment: None }
    }
}

impl Audience {
    /// All buyers.
    pub const EVERYONE: Self = Self { customer: None, level: None, channel: None };

    /// One customer.
    #[must_use]
    pub const fn customer(customer: CustomerId) -> Self {
        Self { customer: Some(customer), level: None, channel: None }
    }

    /// Buyers of a level.
    #[must_use]
    pub const fn level(level: LevelId) -> Self {
        Self { customer: None, level: Some(level), channel: None }
    }

    /// Orders from a channel.
    #[must_use]
    pub const fn channel(channel: ChannelId) -> Self {
        Self { customer: None, level: None, channel: Some(channel) }
    }
}

impl ListedPrice {
    /// A price without a minimum of its own.
    #[must_use]
    pub const fn new(variant: VariantId, price: Exact) -> Self {
        Self { variant, price, minimum: None }
    }
}
