//! A plan's unilevel bonus: a rate for each depth, and what it is for whom.

use crate::id::{CategoryId, LevelId, PlacementTreeId, ProductId};
use crate::money::Exact;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Pays the upline by depth: the first tier to the inviter, the second to the inviter's inviter, and so on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Unilevel {
    /// One rate for each depth, at most 100 tiers.
    #[n(0)]
    pub tiers: Vec<Tier>,
    /// Other rates for receivers of a level at one tier.
    #[n(1)]
    #[serde(default)]
    pub level_rates: Vec<LevelRate>,
    /// Other tiers for a product. They replace `tiers` and `level_rates` for it.
    #[n(2)]
    #[serde(default)]
    pub products: Vec<ProductRates>,
    /// The share of the base that the tiers split (资金池), 0 to 100 percent; percentages of tiers are then shares of it.
    /// Absent: tiers are shares of the base itself.
    #[n(3)]
    #[serde(default)]
    pub pool_percent: Option<Exact>,
    /// The levels whose promoters earn; empty for every promoter.
    #[n(4)]
    #[serde(default)]
    pub eligible: Vec<LevelId>,
    /// What happens to the share of an ineligible receiver.
    #[n(5)]
    #[serde(default)]
    pub ineligible: Ineligible,
    /// What a tier with a percentage and a fixed amount pays.
    #[n(6)]
    #[serde(default)]
    pub combine: Combine,
    /// How many steps above the buyer are looked at, 1 to 1000; absent for as many as it takes. With `compress` and
    /// `eligible` this is a generation bonus (代数奖) of limited reach.
    #[n(7)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_depth: Option<u16>,
    /// Along which tree the walk goes.
    #[n(8)]
    #[serde(default, skip_serializing_if = "is_inviters")]
    pub along: Along,
    /// Other tiers for a category of products. They replace `tiers` and `level_rates` for products without own ones.
    #[n(9)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<Vec<CategoryRates>>,
    /// The placement tree, for a walk along seats; absent for the one that was opened first.
    #[n(10)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tree: Option<PlacementTreeId>,
}

/// Along which tree a bonus walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Along {
    /// The inviters.
    #[default]
    #[n(0)]
    Inviters,
    /// The seats of a placement tree (矩阵, 双轨), where a parent need not be the inviter.
    #[n(1)]
    Seats,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_inviters(along: &Along) -> bool {
    *along == Along::Inviters
}

/// What one depth earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Tier {
    /// The share, 0 to 100 percent, at most 6 decimals.
    #[n(0)]
    #[serde(default)]
    pub percent: Exact,
    /// An amount for each unit sold, in major units, at most 4 decimals finer than the currency.
    #[n(1)]
    #[serde(default)]
    pub fixed: Option<Exact>,
}

/// What a receiver of a level earns at one tier, in place of the tier's own rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct LevelRate {
    /// The receiver's level.
    #[n(0)]
    pub level: LevelId,
    /// The tier, counted from 1.
    #[n(1)]
    pub tier: u8,
    /// The rate.
    #[n(2)]
    pub rate: Tier,
}

/// The rates of one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct ProductRates {
    /// The product.
    #[n(0)]
    pub product: ProductId,
    /// One rate for each depth; none for a product that pays nothing under this bonus.
    #[n(1)]
    pub tiers: Vec<Tier>,
    /// Other rates for receivers of a level at one tier.
    #[n(2)]
    #[serde(default)]
    pub level_rates: Vec<LevelRate>,
}

/// The rates of the products of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct CategoryRates {
    /// The category.
    #[n(0)]
    pub category: CategoryId,
    /// One rate for each depth; none for a category that pays nothing under this bonus.
    #[n(1)]
    pub tiers: Vec<Tier>,
    /// Other rates for receivers of a level at one tier.
    #[n(2)]
    #[serde(default)]
    pub level_rates: Vec<LevelRate>,
}

/// What happens to the share of a receiver who is no promoter or not of an eligible level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Ineligible {
    /// The share is not paid; the next receiver has the next tier (跳过).
    #[default]
    #[n(0)]
    Skip,
    /// The walk ends (截止).
    #[n(1)]
    Stop,
    /// The next eligible receiver has this tier (紧缩).
    #[n(2)]
    Compress,
    /// The next eligible receiver has this tier beside the one of the own depth (上滚).
    #[n(3)]
    RollUp,
    /// The shop keeps the share (沉淀): nobody has it, and it counts as paid for the line's limit.
    #[n(4)]
    Keep,
}

/// What a tier with a percentage and a fixed amount pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Combine {
    /// Both.
    #[default]
    #[n(0)]
    Add,
    /// The fixed amount alone where there is one.
    #[n(1)]
    FixedWins,
}

impl Tier {
    /// A percentage alone.
    #[must_use]
    pub const fn percent(percent: Exact) -> Self {
        Self { percent, fixed: None }
    }
}

impl Unilevel {
    /// Percentages by depth, everything else left at its default.
    #[must_use]
    pub fn of_percents(percents: impl IntoIterator<Item = Exact>) -> Self {
        Self {
            tiers: percents.into_iter().map(Tier::percent).collect(),
            level_rates: Vec::new(),
            products: Vec::new(),
            pool_percent: None,
            eligible: Vec::new(),
            ineligible: Ineligible::default(),
            combine: Combine::default(),
            max_depth: None,
            along: Along::default(),
            categories: None,
            tree: None,
        }
    }
}

impl Unilevel {
    /// The categories with tiers of their own.
    #[must_use]
    pub fn categories(&self) -> &[CategoryRates] {
        self.categories.as_deref().unwrap_or_default()
    }
}
