use crate::catalog::{AfterSale, Backorder, Fulfilment};
use crate::id::{CategoryId, PoolId, ProductId, Tag, VariantId};
use crate::text::LocalText;
use alloc::boxed::Box;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A product as the host describes it: what is listed, with its variants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// The product's id.
    #[n(0)]
    pub id: ProductId,
    /// Its name by language.
    #[n(1)]
    #[serde(default)]
    pub names: Vec<LocalText>,
    /// The category it belongs to.
    #[n(2)]
    #[serde(default)]
    pub category: Option<CategoryId>,
    /// Tags, at most 100.
    #[n(3)]
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// What can be bought: 1 to 1000 variants.
    #[n(4)]
    pub variants: Vec<Variant>,
}

/// A variant (规格) as the host describes it: what is bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The variant's id, unique in the shop.
    #[n(0)]
    pub id: VariantId,
    /// Its name by language.
    #[n(1)]
    #[serde(default)]
    pub names: Vec<LocalText>,
    /// Where its stock comes from.
    #[n(2)]
    pub stock: StockSource,
    /// The fewest that may be bought at a time.
    #[n(3)]
    #[serde(default = "one")]
    pub min_per_order: u32,
    /// The most that may be bought at a time; absent for no limit of its own.
    #[n(4)]
    #[serde(default)]
    pub max_per_order: Option<u32>,
    /// Whether a person must deliver it.
    #[n(5)]
    #[serde(default)]
    pub manual_delivery: bool,
    /// How it is made good once it is paid; absent where its stock is handed over.
    #[n(6)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfilment: Option<Box<Fulfilment>>,
    /// How far it is sold without stock; absent where it is not.
    #[n(7)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backorder: Option<Backorder>,
    /// What is promised after its sale; absent where it may be refunded at any time and has no warranty.
    #[n(8)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_sale: Option<Box<AfterSale>>,
}

fn one() -> u32 {
    1
}

/// Where the stock of a variant comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum StockSource {
    /// Each unit is one key of a pool, sold once.
    #[n(0)]
    Keys {
        /// The pool; it must be open.
        #[n(0)]
        pool: PoolId,
    },
    /// Every unit is a use of one reusable key (循环卡).
    #[n(1)]
    Reusable,
    /// Units are counted.
    #[n(2)]
    Counted,
    /// There is always one more.
    #[n(3)]
    Unlimited,
    /// Each unit is one key, sold once, of several pools in their order: 1 to 16 open pools, each once.
    #[n(10)]
    Pools(#[n(0)] Vec<PoolId>),
}

impl Variant {
    /// A variant without limits, delivered automatically.
    #[must_use]
    pub fn new(id: VariantId, stock: StockSource) -> Self {
        Self {
            id,
            names: Vec::new(),
            stock,
            min_per_order: 1,
            max_per_order: None,
            manual_delivery: false,
            after_sale: None,
            fulfilment: None,
            backorder: None,
        }
    }
}
