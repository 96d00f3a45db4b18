use crate::digest::Digest;
use crate::id::{CategoryId, PriceBookId, ProductId, Tag, TaxCategoryId, VariantId};
use crate::money::{AllocationRule, Currency, Exact, Rounding};
use crate::pricing::{
    CashRounding, Floors, Lane, PaymentMethod, PriceList, ShippingMethod, Taxes, TierTable,
};
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
    /// Prices for some buyers; at most 10 000 lists and 1 000 000 prices.
    #[serde(default)]
    #[n(5)]
    pub lists: Vec<PriceList>,
    /// Prices by quantity; at most 100 000 tables.
    #[serde(default)]
    #[n(6)]
    pub tiers: Vec<TierTable>,
    /// Offers, in the order in which their lanes run; at most 100 lanes and 10 000 offers.
    #[serde(default)]
    #[n(7)]
    pub lanes: Vec<Lane>,
    /// The lowest prices that tiers and offers may reach.
    #[serde(default)]
    #[n(8)]
    pub floors: Floors,
    /// How taxes are computed.
    #[serde(default)]
    #[n(9)]
    pub taxes: Taxes,
    /// Ways to ship; at most 100. A cart may name one of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(10)]
    pub shipping: Vec<ShippingMethod>,
    /// Ways to pay, with their fees; at most 100. Where there are any, a cart may name none but these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(11)]
    pub payment_methods: Vec<PaymentMethod>,
    /// Whether the total is made a round sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(12)]
    pub cash_rounding: Option<CashRounding>,
    /// The largest `percent` of any list's adjustment (加价上限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(13)]
    pub max_markup: Option<Exact>,
    /// In a public form: the digest of the whole book that it was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(14)]
    pub public_of: Option<Digest>,
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
    /// The least that one unit may cost after all offers, in major units: the minimum advertised price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(6)]
    pub minimum: Option<Exact>,
    /// The category that it is taxed by; the book's default when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(7)]
    pub tax: Option<TaxCategoryId>,
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
            floors: Floors::default(),
            taxes: Taxes::default(),
            shipping: Vec::new(),
            payment_methods: Vec::new(),
            cash_rounding: None,
            max_markup: None,
            public_of: None,
        }
    }
}

impl PricedVariant {
    /// A variant without category, tags, cost, minimum and tax category.
    #[must_use]
    pub const fn new(variant: VariantId, product: ProductId, price: Exact) -> Self {
        Self {
            variant,
            product,
            category: None,
            tags: Vec::new(),
            price,
            cost: None,
            minimum: None,
            tax: None,
        }
    }
}
