//! Touches and attribution (触点、归因): who and what brought a customer, and whose share of it that is.

use crate::arrange::Arrange;
use crate::money::{AllocationRule, Amount, allocate};
use crate::people::Customers;
use crate::slot::{ChannelSlot, CustomerSlot};
use crate::time::{Span, Time};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The whole, of which shares are parts: shares always add up to it.
pub const WHOLE: i64 = 1_000_000;

/// Something that brought a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Touch {
    /// When.
    #[n(0)]
    pub at: Time,
    /// In which channel.
    #[n(1)]
    pub channel: ChannelSlot,
    /// By whom, where it was somebody.
    #[n(2)]
    pub promoter: Option<CustomerSlot>,
}

/// Whose share it is that a customer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum AttributionModel {
    /// All of it the first touch's.
    #[n(0)]
    First,
    /// All of it the last touch's (终结者).
    #[default]
    #[n(1)]
    Last,
    /// The same for each (助攻手).
    #[n(2)]
    Linear,
    /// So much percent for the first and the last, the rest for those between; what nobody is there for is shared by
    /// those who are.
    #[n(3)]
    Position {
        /// Percent of the first, 0 to 100.
        #[n(0)]
        first: u8,
        /// Percent of the last, 0 to 100 less that of the first.
        #[n(1)]
        last: u8,
    },
    /// The later, the more: half as much for each half-life before the moment that is asked about, and between half-lives
    /// on a straight line.
    #[n(4)]
    TimeDecay {
        /// After what time a touch counts half.
        #[n(0)]
        half_life: Span,
    },
}

impl AttributionModel {
    /// The shares of touches, the oldest first, in millionths; they add up to one million wherever there is a touch. What
    /// cannot be divided goes to the earlier.
    #[must_use]
    pub fn shares(&self, touches: &[Time], now: Time) -> Vec<i64> {
        let count = touches.len();
        let weights: Vec<u64> = match self {
            Self::First => (0..count).map(|n| u64::from(n == 0)).collect(),
            Self::Last => (1..=count).map(|n| u64::from(n == count)).collect(),
            Self::Linear => (0..count).map(|_| 1).collect(),
            Self::Position { first, last } => by_position(count, *first, *last),
            Self::TimeDecay { half_life } => {
                touches.iter().map(|at| decayed(now.since(*at), *half_life)).collect()
            }
        };
        let none = weights.iter().all(|weight| *weight == 0);
        let weights = if none { (0..count).map(|_| 1).collect() } else { weights };
        let parts = allocate(Amount::from_minor(WHOLE), &weights, AllocationRule::LargestRemainder);
        parts.map(|parts| parts.into_iter().map(Amount::minor).collect()).unwrap_or_default()
    }
}

fn by_position(count: usize, first: u8, last: u8) -> Vec<u64> {
    let (first, last) = (u64::from(first.min(100)), u64::from(last.min(100)));
    let rest = 100_u64.saturating_sub(first.saturating_add(last));
    let between = count.saturating_sub(2) as u64;
    // All weights are so many times larger that the rest divides among those between.
    let scale = between.max(1);
    let weight = |n: usize| {
        if n == 0 {
            first.saturating_mul(scale)
        } else if n.saturating_add(1) == count {
            last.saturating_mul(scale)
        } else {
            rest
        }
    };
    (0..count).map(weight).collect()
}

/// What a touch counts after a time, of 2^40 when it is fresh.
fn decayed(age: Span, half_life: Span) -> u64 {
    const FRESH: u64 = 1 << 40;
    let half = half_life.millis().max(1);
    let (whole, part) = (age.millis() / half, age.millis() % half);
    let Some(base) = u32::try_from(whole).ok().and_then(|whole| FRESH.checked_shr(whole)) else { return 0 };
    // From here to the next half-life it falls by half of itself, on a straight line.
    let fall = u128::from(base).saturating_mul(u128::from(part)) / u128::from(half).saturating_mul(2);
    base.saturating_sub(u64::try_from(fall).unwrap_or(base))
}

impl Customers {
    /// The last touches of a customer, the oldest first; those of the merged are among them.
    #[must_use]
    pub fn touches(&self, slot: CustomerSlot) -> Vec<Touch> {
        let slot = self.resolve(slot);
        let names = core::iter::once(slot).chain(self.merged_into(slot));
        let mut all: Vec<Touch> =
            names.filter_map(|name| self.beside.touches.get(&name)).flatten().copied().collect();
        all.arrange_by_key(|touch| touch.at);
        all
    }

    /// Keeps a touch, and so many of the last at the most.
    pub fn touch(&mut self, slot: CustomerSlot, touch: Touch, most: u8) {
        let touches = self.beside.touches.entry(self.resolve(slot)).or_default();
        while touches.len() >= usize::from(most.max(1)) {
            touches.pop_front();
        }
        touches.push_back(touch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(days: &[u32]) -> Vec<Time> {
        days.iter().map(|day| Time::default().after(Span::from_days(*day))).collect()
    }

    fn shares(model: AttributionModel, days: &[u32]) -> Vec<i64> {
        model.shares(&at(days), at(&[30])[0])
    }

    #[test]
    fn each_model_shares_as_it_says() {
        let days = [0, 10, 20, 30];
        assert_eq!(shares(AttributionModel::First, &days), [WHOLE, 0, 0, 0]);
        assert_eq!(shares(AttributionModel::Last, &days), [0, 0, 0, WHOLE]);
        assert_eq!(shares(AttributionModel::Linear, &days[..3]), [333_334, 333_333, 333_333]);
        let position = AttributionModel::Position { first: 40, last: 40 };
        assert_eq!(shares(position, &days), [400_000, 100_000, 100_000, 400_000]);
        assert_eq!(shares(position, &days[..2]), [500_000, 500_000]);
        assert_eq!(shares(position, &days[..1]), [WHOLE]);
        let middle = AttributionModel::Position { first: 0, last: 0 };
        assert_eq!(shares(middle, &days[..2]), [500_000, 500_000], "nobody is between");
        let decay = AttributionModel::TimeDecay { half_life: Span::from_days(10) };
        assert_eq!(shares(decay, &days), [66_667, 133_333, 266_667, 533_333]);
        assert_eq!(shares(decay, &[25, 30]), [428_571, 571_429], "three quarters and one");
        assert_eq!(shares(decay, &[]), [0_i64; 0]);
    }

    proptest! {
        #[test]
        fn shares_add_up_to_one(
            days in prop::collection::vec(0_u32..100_000, 1..64),
            model in prop_oneof![
                Just(AttributionModel::First), Just(AttributionModel::Last), Just(AttributionModel::Linear),
                (0_u8..=255, 0_u8..=255).prop_map(|(first, last)| AttributionModel::Position { first, last }),
                (0_u64..u64::MAX).prop_map(|life| AttributionModel::TimeDecay { half_life: Span::from_millis(life) }),
            ],
        ) {
            let all = shares(model, &days);
            prop_assert_eq!(all.iter().sum::<i64>(), WHOLE);
            prop_assert!(all.len() == days.len() && all.iter().all(|share| *share >= 0));
        }
    }
}
