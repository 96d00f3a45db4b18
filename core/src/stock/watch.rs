//! Alerts (库存警报) and how long the stock will last.
//!
//! An alert is raised when no more than `low` units are left and when none is, and cleared only when there are `clear`
//! again, so that a stock around a level does not raise it again and again.

use crate::stock::StockRefusal;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

const DAY: u64 = 86_400_000;
const MAX_DAYS: u32 = 60;

/// When an alert is raised and cleared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct AlertLevels {
    /// At so many units or fewer the stock is low.
    #[n(0)]
    pub low: u32,
    /// At so many or more it is well again; above `low`.
    #[n(1)]
    pub clear: u32,
    /// Over how many days sales are averaged; 1 to 60, 14 if not given.
    #[serde(default = "two_weeks")]
    #[n(2)]
    pub days: u32,
}

const fn two_weeks() -> u32 {
    14
}

/// How a watched stock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum AlertState {
    /// Well; as an event: well again.
    #[n(0)]
    Cleared,
    /// Low.
    #[n(1)]
    Low,
    /// Nothing is left.
    #[n(2)]
    Out,
}

/// A stock that is watched: its alert, and what was handed over on each of the last days (UTC).
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Watch {
    #[n(0)]
    levels: AlertLevels,
    #[n(1)]
    state: AlertState,
    /// The day on which watching began, and the last one that was counted, in days since the epoch.
    #[n(2)]
    first_day: u64,
    #[n(3)]
    last_day: u64,
    /// Units by day, the day modulo the length.
    #[n(4)]
    sold: Vec<u32>,
}

/// How long a stock lasts if it goes on selling as it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// Units that were handed over on those days.
    pub sold: u64,
    /// How many days were looked at, today among them.
    pub days: u64,
    /// Available units × `days` / `sold`, rounded down; absent where nothing was sold.
    pub cover_days: Option<u64>,
}

impl AlertLevels {
    /// Checks that an alert can be told from its end.
    ///
    /// # Errors
    /// [`StockRefusal::AlertInvalid`]
    pub fn check(&self) -> Result<(), StockRefusal> {
        let Self { low, clear, days } = *self;
        if clear > low && (1..=MAX_DAYS).contains(&days) {
            return Ok(());
        }
        Err(StockRefusal::AlertInvalid { low: u64::from(low), clear: u64::from(clear), days })
    }
}

impl Watch {
    /// Begins to watch at a moment.
    #[must_use]
    pub fn new(levels: AlertLevels, now: Time) -> Self {
        let today = now.millis() / DAY;
        let sold = vec![0; levels.days.clamp(1, MAX_DAYS) as usize];
        Self { levels, state: AlertState::Cleared, first_day: today, last_day: today, sold }
    }

    /// When the alert is raised and cleared.
    #[must_use]
    pub const fn levels(&self) -> AlertLevels {
        self.levels
    }

    /// How the stock stood when it was last looked at.
    #[must_use]
    pub const fn state(&self) -> AlertState {
        self.state
    }

    /// How long so many units last.
    #[must_use]
    pub fn cover(&self, available: u64, now: Time) -> Cover {
        let mut counted = self.clone();
        counted.turn_to(now);
        let sold = counted.sold.iter().fold(0_u64, |sum, day| sum.saturating_add(u64::from(*day)));
        let age = counted.last_day.saturating_sub(self.first_day).saturating_add(1);
        let days = age.min(counted.sold.len() as u64);
        let cover_days = available.saturating_mul(days).checked_div(sold);
        Cover { sold, days, cover_days }
    }

    /// The state that so many units make, where it is another than now.
    #[must_use]
    pub fn crossed(&self, available: u64) -> Option<AlertState> {
        let (low, clear) = (u64::from(self.levels.low), u64::from(self.levels.clear));
        let next = match self.state {
            _ if available == 0 => AlertState::Out,
            AlertState::Cleared if available > low => AlertState::Cleared,
            AlertState::Low | AlertState::Out if available >= clear => AlertState::Cleared,
            _ => AlertState::Low,
        };
        (next != self.state).then_some(next)
    }

    pub(super) fn set_state(&mut self, state: AlertState) {
        self.state = state;
    }

    /// Other levels from now on. The days that were counted stay as far as they are looked at.
    pub(super) fn set_levels(&mut self, levels: AlertLevels, now: Time) {
        self.turn_to(now);
        let days = levels.days.clamp(1, MAX_DAYS) as u64;
        let mut sold = vec![0; days as usize];
        for back in 0..days.min(self.sold.len() as u64) {
            let Some(day) = self.last_day.checked_sub(back) else { break };
            let count = place(day, &self.sold).and_then(|at| self.sold.get(at)).copied();
            if let (Some(count), Some(to)) = (count, place(day, &sold).and_then(|at| sold.get_mut(at))) {
                *to = count;
            }
        }
        self.sold = sold;
        self.levels = levels;
    }

    /// Counts units that are handed over.
    pub(super) fn sell(&mut self, units: u32, now: Time) {
        self.turn_to(now);
        let at = place(self.last_day, &self.sold);
        if let Some(day) = at.and_then(|at| self.sold.get_mut(at)) {
            *day = day.saturating_add(units);
        }
    }

    /// Begins the days up to a moment.
    fn turn_to(&mut self, now: Time) {
        let today = now.millis() / DAY;
        let new = today.saturating_sub(self.last_day).min(self.sold.len() as u64);
        for back in 0..new {
            let at = today.checked_sub(back).and_then(|day| place(day, &self.sold));
            if let Some(day) = at.and_then(|at| self.sold.get_mut(at)) {
                *day = 0;
            }
        }
        self.last_day = self.last_day.max(today);
    }
}

/// Where a day stands.
fn place(day: u64, sold: &[u32]) -> Option<usize> {
    usize::try_from(day.checked_rem(sold.len() as u64)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: u64) -> Time {
        Time::from_millis(n * DAY + 5)
    }

    #[test]
    fn is_raised_once_and_cleared_on_restock_not_in_between() {
        let mut watch = Watch::new(AlertLevels { low: 2, clear: 5, days: 14 }, day(0));
        let mut told = Vec::new();
        for available in [9, 3, 2, 1, 2, 3, 4, 0, 1, 4, 5, 3, 2, 9, 0, 6] {
            if let Some(state) = watch.crossed(available) {
                watch.set_state(state);
                told.push((available, state));
            }
        }
        use AlertState::{Cleared, Low, Out};
        assert_eq!(
            told,
            [(2, Low), (0, Out), (1, Low), (5, Cleared), (2, Low), (9, Cleared), (0, Out), (6, Cleared)]
        );
    }

    #[test]
    fn levels_must_make_sense() {
        let levels = |low, clear, days| AlertLevels { low, clear, days };
        assert!(levels(0, 1, 60).check().is_ok());
        for bad in [levels(3, 3, 14), levels(3, 4, 0), levels(3, 4, 61)] {
            assert!(bad.check().is_err());
        }
        assert_eq!(serde_json::from_str::<AlertLevels>(r#"{"low":1,"clear":2}"#).unwrap(), levels(1, 2, 14));
    }

    #[test]
    fn cover_is_what_is_left_over_what_a_day_takes() {
        let mut watch = Watch::new(AlertLevels { low: 0, clear: 1, days: 3 }, day(10));
        assert_eq!(watch.cover(7, day(10)), Cover { sold: 0, days: 1, cover_days: None });
        watch.sell(4, day(10));
        watch.sell(2, day(11));
        assert_eq!(watch.cover(10, day(11)), Cover { sold: 6, days: 2, cover_days: Some(3) });
        assert_eq!(watch.cover(10, day(13)), Cover { sold: 2, days: 3, cover_days: Some(15) });
        assert_eq!(watch.cover(10, day(99)).cover_days, None);
        assert_eq!(watch.cover(u64::MAX, day(11)).cover_days, Some(u64::MAX / 6));
    }

    proptest! {
        #[test]
        fn days_are_those_of_a_plain_list(
            sales in proptest::collection::vec((0_u64..9, 0_u32..5), 1..30), days in 1_u32..8, later in 1_u32..8,
        ) {
            let levels = |days| AlertLevels { low: 0, clear: 1, days };
            let mut watch = Watch::new(levels(days), day(3));
            let mut today = 3;
            let mut list = Vec::new();
            for (n, (step, units)) in sales.iter().enumerate() {
                today += step;
                watch.sell(*units, day(today));
                list.push((today, *units));
                let mut window = u64::from(days);
                if n == sales.len() - 1 {
                    watch.set_levels(levels(later), day(today));
                    window = u64::from(later.min(days));
                }
                let sum: u64 = list.iter().filter(|(day, _)| day + window > today).map(|(_, units)| u64::from(*units)).sum();
                prop_assert_eq!(watch.cover(1, day(today)).sold, sum);
            }
        }
    }
}
