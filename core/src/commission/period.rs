//! Bonuses that are closed over a period (业绩周期): documents. They pay nothing with an order; see
//! [`close`](crate::commission::CompiledPlan::close).

use crate::id::{LevelId, PlacementTreeId};
use crate::money::Exact;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Pays promoters by what their teams sold in the period (团队业绩): themselves and everybody below.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct TeamVolume {
    /// The tiers, in ascending order of `from`; each reached from just that volume on (≥).
    #[n(0)]
    pub tiers: Vec<VolumeTier>,
    /// What is paid of the percentage.
    #[n(1)]
    #[serde(default)]
    pub mode: VolumeMode,
    /// The levels whose promoters earn; empty for every promoter.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eligible: Vec<LevelId>,
    /// The largest share of the whole volume of the period that the bonus may pay; above it all are cut in proportion.
    /// Required where each team is paid whole, because then volume counts once for everybody above.
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pool_percent: Option<Exact>,
}

/// A step of a team's volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct VolumeTier {
    /// The least volume, in major units.
    #[n(0)]
    pub from: Exact,
    /// The share of the whole volume, 0 to 100 percent.
    #[n(1)]
    pub percent: Exact,
}

/// What a team's percentage pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum VolumeMode {
    /// Less what the percentages of the direct teams are worth (团队级差): all together have what the top team's is worth.
    #[default]
    #[n(0)]
    Difference,
    /// All of it, for each team.
    #[n(1)]
    Whole,
}

/// Shares a part of everything that was sold in the period among members (分红).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Dividend {
    /// The pool: a share of the whole volume of the period, 0 to 100 percent.
    #[n(0)]
    pub pool_percent: Exact,
    /// Who shares in it.
    #[n(1)]
    pub members: Vec<DividendMembers>,
    /// What is divided how.
    #[n(2)]
    #[serde(default)]
    pub split: DividendSplit,
}

/// The members of one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct DividendMembers {
    /// The level.
    #[n(0)]
    pub level: LevelId,
    /// What each of them has: percent of the pool, or parts of it.
    #[n(1)]
    pub share: Exact,
}

/// How a pool is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum DividendSplit {
    /// Shares are percent of the pool. What is left over stays with the shop; where they add up to more than 100, all are
    /// cut in proportion: 7 × 10 % and 2 × 20 % of 10 000 are 909 and 1818, and the pool is not overdrawn.
    #[default]
    #[n(0)]
    Percent,
    /// Shares are parts: the whole pool is divided in proportion to them.
    #[n(1)]
    Parts,
    /// Shares are parts that are multiplied with the member's own volume in the period.
    #[n(2)]
    PartsByVolume,
}

/// Pays what matches between two legs of the placement tree (双轨).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Binary {
    /// The share of the matched volume, 0 to 100 percent.
    #[n(0)]
    pub percent: Exact,
    /// The units of the stronger leg that match one of the weaker, at least 1: 2 for 2:1.
    #[n(1)]
    #[serde(default = "one")]
    pub ratio: u8,
    /// The most that one receiver has in a period, in major units; absent for any.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Exact>,
    /// What happens to volume beyond the cap.
    #[n(3)]
    #[serde(default)]
    pub over_cap: OverCap,
    /// Whether volume that found no match counts in the next period.
    #[n(4)]
    #[serde(default = "yes")]
    pub carry: bool,
    /// The levels whose promoters earn; empty for every promoter.
    #[n(5)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eligible: Vec<LevelId>,
    /// The largest share of the whole volume of the period that the bonus may pay, 0 to 100 percent; above it all are cut
    /// in proportion. A match counts once for everybody above, so nothing else bounds it.
    #[n(6)]
    pub pool_percent: Exact,
    /// The placement tree; absent for the one that was opened first.
    #[n(7)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tree: Option<PlacementTreeId>,
}

/// What happens to matched volume beyond a receiver's cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum OverCap {
    /// It is used up (清零).
    #[default]
    #[n(0)]
    Flush,
    /// It counts in the next period.
    #[n(1)]
    Carry,
}

const fn one() -> u8 {
    1
}

const fn yes() -> bool {
    true
}
