//! Parts that every kind of bonus can have: the gate and the cap.

use crate::money::Exact;
use crate::time::Span;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How much a bonus pays at the most. What is above is cut, and the shop keeps it. Amounts in major units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct BonusCap {
    /// To one receiver for one line.
    #[n(0)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_line: Option<Exact>,
    /// To all receivers for one order.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_order: Option<Exact>,
    /// To one receiver in one period.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_person: Option<PersonCap>,
}

/// How much one receiver has in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct PersonCap {
    /// How much, in major units.
    #[n(0)]
    pub amount: Exact,
    /// The length of the periods in milliseconds, counted from the epoch; zero for one period without end.
    #[n(1)]
    #[serde(default)]
    pub period: Span,
}

/// What a gate can ask about a receiver. In a condition it is a `counter` of this name; amounts are whole major units,
/// rounded down. With a window only what happened within it counts, as far as the host's people keep it; a figure that is
/// not kept fails every test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Figure {
    /// `directs`: how many customers the receiver invited.
    Directs,
    /// `team_size`: how many stand below.
    TeamSize,
    /// `own_orders`: how many orders of the receiver are paid.
    OwnOrders,
    /// `own_volume`: what the receiver bought.
    OwnVolume,
    /// `team_volume`: what the receiver and everybody below bought.
    TeamVolume,
    /// `direct_volume`: what those bought whom the receiver invited.
    DirectVolume,
    /// `idle_days`: how many days ago the receiver last bought.
    IdleDays,
    /// `days`: how many days ago the receiver joined.
    Days,
}

impl Figure {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Directs,
        Self::TeamSize,
        Self::OwnOrders,
        Self::OwnVolume,
        Self::TeamVolume,
        Self::DirectVolume,
        Self::IdleDays,
        Self::Days,
    ];

    /// The name of its counter.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Directs => "directs",
            Self::TeamSize => "team_size",
            Self::OwnOrders => "own_orders",
            Self::OwnVolume => "own_volume",
            Self::TeamVolume => "team_volume",
            Self::DirectVolume => "direct_volume",
            Self::IdleDays => "idle_days",
            Self::Days => "days",
        }
    }

    /// The figure of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.name() == name)
    }
}

/// Why somebody may not earn, whatever the bonus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
#[non_exhaustive]
pub enum Exclusion {
    /// Blocked (拉黑).
    #[n(0)]
    Blocked,
    /// Without a purchase for too long (沉睡).
    #[n(1)]
    Dormant,
    /// Too close to the buyer, for whatever reason the host has (刷单).
    #[n(2)]
    Brushing,
    /// Bought from the same device as the buyer (刷单).
    #[n(3)]
    SameDevice,
    /// Reached at the same contact as the buyer (刷单).
    #[n(4)]
    SameContact,
    /// Each would earn of the other's purchases: the buyer stands above as well (循环购买).
    #[n(5)]
    Circular,
    /// Left: erased or merged into another.
    #[n(6)]
    Left,
}
