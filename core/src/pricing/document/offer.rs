use crate::id::{LaneId, OfferId};
use crate::money::{Currency, Exact};
use crate::pricing::{Cap, Coupon, Effect, Target};
use crate::rule::Condition;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Offers (优惠通道) that compete or stack. Lanes run in the order of the book; each sees the amounts after the one
/// before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Lane {
    /// Names the lane; unique in the book.
    #[n(0)]
    pub id: LaneId,
    /// How its offers meet.
    #[n(1)]
    pub mode: LaneMode,
    /// The offers.
    #[n(2)]
    pub offers: Vec<Offer>,
}

/// How the offers of a lane meet. Ties go to the higher priority, then to the offer that stands earlier in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum LaneMode {
    /// The one that takes the most off.
    #[n(0)]
    Best,
    /// One after the other by priority, each on what the one before left.
    #[n(1)]
    Sequential,
    /// All on the amounts at the lane's beginning, added up.
    #[n(2)]
    Additive,
    /// By priority, the first that takes anything off.
    #[n(3)]
    First,
    /// For each line the one that takes the most off it. Not for offers on the order or on shipping.
    #[n(4)]
    BestByLine,
}

/// A promotion or coupon rule (优惠).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Offer {
    /// Names the offer; unique in the book. A coupon's uses are counted under this id across books.
    #[n(0)]
    pub id: OfferId,
    /// When it applies: facts of the order and the buyer.
    #[serde(default)]
    #[n(1)]
    pub when: Condition,
    /// What it applies to.
    #[n(2)]
    pub target: Target,
    /// What it does.
    #[n(3)]
    pub effect: Effect,
    /// How far it goes.
    #[serde(default, skip_serializing_if = "Cap::is_none")]
    #[n(4)]
    pub cap: Cap,
    /// Higher comes first.
    #[serde(default)]
    #[n(5)]
    pub priority: i32,
    /// What it shuts out.
    #[serde(default)]
    #[n(6)]
    pub exclusive: Exclusive,
    /// The code that a cart must carry for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(7)]
    pub coupon: Option<Coupon>,
    /// The currency that its amounts are in; the book's when left out. An offer in which there is any sum of money, or
    /// that names a currency, applies to carts in that currency only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(8)]
    pub currency: Option<Currency>,
}

/// What an offer shuts out when it applies.
///
/// In `sequential` and `additive` lanes an exclusive offer that applies at the lane's beginning is the only one of its
/// lane (the highest priority of several); in `best` and `first` lanes only one applies anyway. In a `best_by_line` lane it
/// shuts out no other offer of its lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Exclusive {
    /// Nothing.
    #[default]
    #[n(0)]
    None,
    /// The other offers of its lane.
    #[n(1)]
    Lane,
    /// The other offers of its lane and all later lanes.
    #[n(2)]
    Quote,
}

impl Lane {
    /// A lane with its offers.
    #[must_use]
    pub const fn new(id: LaneId, mode: LaneMode, offers: Vec<Offer>) -> Self {
        Self { id, mode, offers }
    }
}

impl Offer {
    /// An offer that applies always, without cap, code or precedence.
    #[must_use]
    pub fn new(id: OfferId, target: Target, effect: Effect) -> Self {
        Self {
            id,
            when: Condition::Always,
            target,
            effect,
            cap: Cap::default(),
            priority: 0,
            exclusive: Exclusive::None,
            coupon: None,
            currency: None,
        }
    }

    /// Only when this holds.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Self {
        self.when = condition;
        self
    }

    /// Only with this coupon.
    #[must_use]
    pub fn coupon(mut self, coupon: Coupon) -> Self {
        self.coupon = Some(coupon);
        self
    }

    /// At most so much off one order.
    #[must_use]
    pub fn cap(mut self, most: Exact) -> Self {
        self.cap.order = Some(most);
        self
    }

    /// With this priority.
    #[must_use]
    pub const fn priority(mut self, priority: i32) -> Self {
        self.priority = priority;
        self
    }

    /// Shutting out others.
    #[must_use]
    pub const fn exclusive(mut self, exclusive: Exclusive) -> Self {
        self.exclusive = exclusive;
        self
    }
}
