use crate::id::{ProductId, VariantId};
use crate::money::{Currency, Exact};
use crate::pricing::Audience;
use crate::rule::Window;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Quantity steps (阶梯) of one variant or of several. They take the place of the list price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct TierTable {
    /// What it prices. A variant's own table beats one for several variants, which beats one for a product.
    #[n(0)]
    pub goods: TieredGoods,
    /// How the steps are read.
    #[n(1)]
    pub kind: TierKind,
    /// 1 to 100 steps, thresholds ascending.
    #[n(2)]
    pub tiers: Vec<Tier>,
    /// Whether the units of all lines that it prices are counted together. Each line is priced by the tier that all
    /// of them reach; under `graduated` they lie in the tiers one line after the other.
    #[serde(default)]
    #[n(3)]
    pub together: bool,
    /// What happens to a tier that makes a line dearer than its list price.
    #[serde(default)]
    #[n(4)]
    pub dearer: Dearer,
    /// Whether the table is a step of its own or runs in a lane.
    #[serde(default)]
    #[n(5)]
    pub place: TierPlace,
    /// Whom it is for; everyone when left out. The most specific table wins.
    #[serde(default)]
    #[n(6)]
    pub audience: Audience,
    /// When it holds; always when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(7)]
    pub window: Option<Window>,
    /// The currency of its prices; the book's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(8)]
    pub currency: Option<Currency>,
}

/// What a tier table prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(flat)]
pub enum TieredGoods {
    /// One variant.
    #[n(0)]
    Variant(#[n(0)] VariantId),
    /// These variants, at least one.
    #[n(1)]
    Variants(#[n(0)] Vec<VariantId>),
    /// All variants of a product.
    #[n(2)]
    Product(#[n(0)] ProductId),
}

/// How a tier table is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum TierKind {
    /// All units at the price of the tier that the quantity reaches (全量), and that tier's flat fee.
    #[n(0)]
    Volume,
    /// Each unit at the price of the tier that it lies in (分段), and the flat fee of every tier that is entered.
    #[n(1)]
    Graduated,
}

/// What happens to a tier that makes a line dearer than its list price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Dearer {
    /// It is passed over, and the trace says so. Unit prices of a volume table must fall from tier to tier.
    #[default]
    #[n(0)]
    Ignore,
    /// The book is refused when a tier's unit price is not below the variant's own price, or not below the tier before.
    #[n(1)]
    Refuse,
    /// It holds: the table is the price, whatever the list says.
    #[n(2)]
    Apply,
}

/// Where a tier table runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum TierPlace {
    /// Before all lanes.
    #[default]
    #[n(0)]
    Step,
    /// Where an offer with the effect `tier_prices` stands, so that it competes with other offers.
    #[n(1)]
    Lane,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Tier {
    /// From this quantity on, 1 or more; below the first step the list price holds.
    #[n(0)]
    pub from: u32,
    /// For one unit, or for one package; in major units, zero or more; may be finer than the currency. Zero only beside
    /// a flat fee or in a table that may be dearer.
    #[n(1)]
    pub price: Exact,
    /// Once for the tier (固定费), in major units, zero or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub flat: Option<Exact>,
    /// How many units make one package (打包), 1 or more: a package that is begun is charged in full. One unit when left
    /// out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub package: Option<u32>,
}

impl TierTable {
    /// A table of one variant for everyone.
    #[must_use]
    pub fn new(variant: VariantId, kind: TierKind, tiers: Vec<Tier>) -> Self {
        Self::of(TieredGoods::Variant(variant), kind, tiers)
    }

    /// A table of several variants for everyone; each line counts for itself.
    #[must_use]
    pub const fn of(goods: TieredGoods, kind: TierKind, tiers: Vec<Tier>) -> Self {
        Self {
            goods,
            kind,
            tiers,
            together: false,
            dearer: Dearer::Ignore,
            place: TierPlace::Step,
            audience: Audience::EVERYONE,
            window: None,
            currency: None,
        }
    }
}

impl Tier {
    /// From a quantity on, a price for each unit.
    #[must_use]
    pub const fn new(from: u32, price: Exact) -> Self {
        Self { from, price, flat: None, package: None }
    }
}
