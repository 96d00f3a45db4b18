//! Bonuses that pay for goods and places of sale, whoever stands above the buyer: suppliers, the platform, sub-shops.

use crate::commission::{IneligibleClaim, Tier};
use crate::id::{CategoryId, ProductId, SupplierId};
use crate::money::Exact;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Pays the suppliers of what is sold a share of each line (供货商分成). They are paid apart from promoters: what they are
/// owed is pending until the order completes and nobody complains, then payable, and paid out by a settlement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct SupplierShare {
    /// Who has what of which goods. A line goes to one of them: the one that names its product, else the one that names
    /// its category, else the one that names neither.
    #[n(0)]
    pub shares: Vec<SupplierRate>,
}

/// What one supplier has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct SupplierRate {
    /// The supplier.
    #[n(0)]
    pub supplier: SupplierId,
    /// Of which goods.
    #[n(1)]
    #[serde(default)]
    pub goods: GoodsNamed,
    /// How much.
    #[n(2)]
    pub rate: Tier,
}

/// What the platform keeps of each line before what stands after it in the plan (抽成, 交易佣金). It counts as paid for the
/// line's limit, so that nobody else has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct TakeRate {
    /// What of which goods. A line has one rate, found as in [`SupplierShare::shares`].
    #[n(0)]
    pub rates: Vec<GoodsTake>,
}

/// What is kept of some goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct GoodsTake {
    /// Of which goods.
    #[n(0)]
    #[serde(default)]
    pub goods: GoodsNamed,
    /// How much.
    #[n(1)]
    pub rate: Tier,
}

/// Goods by product and by category; nothing named means all that nothing else names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case", default)]
pub struct GoodsNamed {
    /// Products.
    #[n(0)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductId>,
    /// Categories of products.
    #[n(1)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<CategoryId>,
}

impl GoodsNamed {
    /// Whether it names nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.products.is_empty() && self.categories.is_empty()
    }
}

/// Pays the chain of sub-shops through which a line was sold (小店主, 分站): each buys at the price of the one above, which
/// it inherits, and has what its own buyers paid above that, up to its own price. The uppermost buys at the shop's price.
/// All together have what was paid above the shop's price, and nothing where offers took the price below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct SubShops {
    /// The most that one sub-shop may add to the price at which it buys, in percent, above 0, at most 1000.
    #[n(0)]
    pub max_markup_percent: Exact,
    /// The least that it must add, in percent.
    #[n(1)]
    #[serde(default)]
    pub min_markup_percent: Exact,
    /// How many sub-shops may stand above one another, 1 to 10.
    #[n(2)]
    #[serde(default = "three")]
    pub max_chain: u8,
    /// The share of the difference that a sub-shop has, 0 to 100 percent; the rest stays with the shop.
    #[n(3)]
    #[serde(default = "hundred")]
    pub percent: Exact,
    /// What happens to the difference of a sub-shop that may not earn.
    #[n(4)]
    #[serde(default = "keep")]
    pub ineligible: IneligibleClaim,
}

const fn three() -> u8 {
    3
}

const fn hundred() -> Exact {
    Exact::HUNDRED
}

const fn keep() -> IneligibleClaim {
    IneligibleClaim::Keep
}
