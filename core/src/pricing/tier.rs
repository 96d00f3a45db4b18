use crate::id::VariantId;
use crate::money::Exact;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The quantity steps (阶梯) of one variant. They take the place of the list price where they make the line cheaper; a
/// tier that would make it dearer is passed over, and the trace says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct TierTable {
    /// The variant; at most one table each.
    #[n(0)]
    pub variant: VariantId,
    /// How the steps are read.
    #[n(1)]
    pub kind: TierKind,
    /// 1 to 100 steps, thresholds ascending.
    #[n(2)]
    pub tiers: Vec<Tier>,
}

/// How a tier table is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum TierKind {
    /// All units at the price of the tier that the quantity reaches (全量).
    #[n(0)]
    Volume,
    /// Each unit at the price of the tier that it lies in (分段).
    #[n(1)]
    Graduated,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Tier {
    /// From this quantity on, 1 or more; below the first step the list price holds.
    #[n(0)]
    pub from: u32,
    /// For one unit, in major units, above zero; may be finer than the currency.
    #[n(1)]
    pub price: Exact,
}
