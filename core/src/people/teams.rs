//! What teams sold and how many they are: a customer and everybody below.
//!
//! A team's figures are changed by climbs: a climb adds to a customer and to everybody above. Climbs wait until there are
//! [`TOGETHER`] of them, and then walk up side by side, so that they wait for memory together. A read adds what still
//! waits, so it is exact always. What a team sold in a period is kept only where a level asks for it: 24 bytes more for
//! each person, and a third write for each customer above.

use crate::money::Amount;
use crate::people::person::{Flags, Person};
use crate::people::{Customers, PeriodNumber};
use crate::slot::{CustomerSlot, Slot};
use alloc::vec::Vec;

/// How many climbs wait for one another.
const TOGETHER: usize = 64;

/// What is kept of teams.
#[derive(Debug, Clone, Default)]
pub(super) struct Teams {
    /// Whether their volumes and counts are kept.
    pub(super) kept: bool,
    /// Whether their volumes by period are.
    pub(super) by_period: bool,
    /// Of each team, while they are kept by period; by the raw column, as all that is kept of teams.
    windows: Vec<Window>,
    /// Climbs that still wait.
    waiting: Vec<Climb>,
}

/// What a team sold in a period and in the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Window {
    this: i64,
    last: i64,
    period: PeriodNumber,
}

/// A part of what teams have.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Share {
    pub(super) volume: i64,
    /// How many people.
    pub(super) count: i64,
    /// What of the volume is of some period and of the one before.
    window: Window,
}

/// So much more for a customer and everybody above.
#[derive(Debug, Clone, Copy)]
struct Climb {
    at: CustomerSlot,
    share: Share,
}

impl Window {
    const fn in_period(&self, period: PeriodNumber) -> i64 {
        if self.period.0 == period.0 {
            self.this
        } else if self.period.0 == period.0.saturating_add(1) {
            self.last
        } else {
            0
        }
    }

    /// The same as of a period.
    const fn at(&self, period: PeriodNumber) -> Self {
        let before = PeriodNumber(period.0.saturating_sub(1));
        Self { this: self.in_period(period), last: self.in_period(before), period }
    }

    fn add(&mut self, more: &Self) {
        if more.this == 0 && more.last == 0 {
            return;
        }
        let (mine, more) = if self.period < more.period {
            (self.at(more.period), *more)
        } else {
            (*self, more.at(self.period))
        };
        self.this = mine.this.saturating_add(more.this);
        self.last = mine.last.saturating_add(more.last);
        self.period = mine.period;
    }
}

impl Share {
    pub(super) const PERSON: Self = Self::people(1);

    pub(super) const fn people(count: i64) -> Self {
        Self { volume: 0, count, window: Window { this: 0, last: 0, period: PeriodNumber(0) } }
    }

    pub(super) const fn of_sale(volume: i64, period: PeriodNumber) -> Self {
        Self { volume, count: 0, window: Window { this: volume, last: 0, period } }
    }

    pub(super) const fn negated(self) -> Self {
        let Window { this, last, period } = self.window;
        let window = Window { this: this.saturating_neg(), last: last.saturating_neg(), period };
        Self { volume: self.volume.saturating_neg(), count: self.count.saturating_neg(), window }
    }
}

/// Reads.
impl Customers {
    /// What the shop earned by the orders of everybody below; `None` while teams are not kept.
    #[must_use]
    pub fn team_volume(&self, slot: CustomerSlot) -> Option<Amount> {
        let slot = self.resolve(slot);
        let figures = self.volumes.teams.kept.then(|| self.figures.get(slot.index())).flatten()?;
        let volume = self.waiting_for(slot, |share| share.volume);
        Some(Amount::from_minor(figures.all.saturating_add(volume).saturating_sub(figures.own)))
    }

    /// What the shop earned by the orders of a customer and everybody below in a period: the one in which anything was sold
    /// last or the one before; `None` while that is not kept.
    #[must_use]
    pub fn team_volume_in(&self, slot: CustomerSlot, period: PeriodNumber) -> Option<Amount> {
        let slot = self.resolve(slot);
        let teams = &self.volumes.teams;
        let window = teams.by_period.then(|| teams.windows.get(slot.index()).copied().unwrap_or_default())?;
        let waiting = self.waiting_for(slot, |share| share.window.in_period(period));
        Some(Amount::from_minor(window.in_period(period).saturating_add(waiting)))
    }

    /// How many stand below; `None` while teams are not kept.
    #[must_use]
    pub fn team_count(&self, slot: CustomerSlot) -> Option<u32> {
        let slot = self.resolve(slot);
        let figures = self.volumes.teams.kept.then(|| self.figures.get(slot.index())).flatten()?;
        let count = self.waiting_for(slot, |share| share.count);
        u32::try_from(i64::from(figures.count).saturating_add(count).saturating_sub(1)).ok()
    }

    /// Whether every order and newcomer is counted for everybody above.
    #[must_use]
    pub const fn keeps_teams(&self) -> bool {
        self.volumes.teams.kept
    }

    /// Everybody's volume in a period, their own and that of all below, by slot: one pass over everybody. A merged
    /// customer's is within the survivor's and stands as zero.
    #[must_use]
    pub fn team_volumes_in(&self, period: PeriodNumber) -> Vec<i64> {
        self.sums_below(|n| self.raw_volume_in(n, period))
    }

    /// Everybody's volume, their own and that of all below, by slot: one pass over everybody.
    #[must_use]
    pub fn team_volumes(&self) -> Vec<i64> {
        self.sums_below(|n| self.figures.get(n).map_or(0, |figures| figures.own))
    }

    fn sums_below(&self, of: impl Fn(usize) -> i64) -> Vec<i64> {
        // A survivor's own volume has that of the merged within, so the merged themselves add nothing.
        let own = |(n, person): (usize, &Person)| if person.is(Flags::MERGED) { 0 } else { of(n) };
        let mut sums: Vec<i64> = self.people.iter().enumerate().map(own).collect();
        self.bottom_up(|below, above| {
            let more = sums.get(below).copied().unwrap_or_default();
            if let Some(sum) = sums.get_mut(above) {
                *sum = sum.saturating_add(more);
            }
        });
        // What a merged one's old team sold was handed on with the pass.
        for (slot, _) in self.merged() {
            if let Some(sum) = sums.get_mut(slot.index()) {
                *sum = 0;
            }
        }
        sums
    }

    /// What climbs that still wait will bring to a customer.
    fn waiting_for(&self, slot: CustomerSlot, what: impl Fn(&Share) -> i64) -> i64 {
        let reaches = |climb: &&Climb| self.line_up(climb.at).any(|here| here == slot);
        let waiting = self.volumes.teams.waiting.iter().filter(reaches);
        waiting.fold(0, |sum: i64, climb| sum.saturating_add(what(&climb.share)))
    }

    /// Of everybody, the sum of two figures over all below and themselves, by the raw column: a recount. What the merged
    /// have stands with the survivors too; here each has their own.
    fn raw_sums(&self, of: impl Fn(usize, &Person) -> (i64, i64)) -> Vec<(i64, i64)> {
        let mut sums: Vec<_> = self.people.iter().enumerate().map(|(n, person)| of(n, person)).collect();
        for (slot, _) in self.merged() {
            let Some(person) = self.person(slot) else { continue };
            let (one, two) = of(slot.index(), &person);
            if let Some(up) = person.up().and_then(|up| sums.get_mut(up.index())) {
                *up = (up.0.saturating_sub(one), up.1.saturating_sub(two));
            }
        }
        self.bottom_up(|below, above| {
            let more = sums.get(below).copied().unwrap_or_default();
            if let Some(sum) = sums.get_mut(above) {
                *sum = (sum.0.saturating_add(more.0), sum.1.saturating_add(more.1));
            }
        });
        sums
    }
}

/// Changes.
impl Customers {
    /// From now on every order and newcomer is counted for everybody above. One pass over everybody.
    pub fn keep_teams(&mut self) {
        if self.volumes.teams.kept {
            return;
        }
        self.volumes.teams.kept = true;
        self.recount_teams();
    }

    /// From now on what teams sell is also kept by period. A few passes over everybody.
    pub fn keep_teams_by_period(&mut self) {
        if self.volumes.teams.by_period {
            return;
        }
        self.volumes.teams.by_period = true;
        self.keep_teams();
        self.recount_teams();
    }

    /// Counts all teams anew.
    pub(super) fn recount_teams(&mut self) {
        self.volumes.teams.waiting.clear();
        let teams = self.counted_teams();
        for (figures, (all, count)) in self.figures.iter_mut().zip(teams) {
            figures.all = all;
            figures.count = u32::try_from(count).unwrap_or_default();
        }
        if self.volumes.teams.by_period {
            self.volumes.teams.windows = self.counted_windows();
        }
    }

    /// What every team sold and how many they are: a recount.
    fn counted_teams(&self) -> Vec<(i64, i64)> {
        self.raw_sums(|n, person| {
            let own = self.figures.get(n).map_or(0, |figures| figures.own);
            (own, i64::from(!person.is(Flags::MERGED)))
        })
    }

    /// What every team sold in the last period and in the one before: a recount.
    fn counted_windows(&self) -> Vec<Window> {
        let period = self.volumes.past.latest();
        let before = PeriodNumber(period.0.saturating_sub(1));
        let of = |n, _: &Person| (self.raw_volume_in(n, period), self.raw_volume_in(n, before));
        let window = |(this, last)| Window { this, last, period };
        self.raw_sums(of).into_iter().map(window).collect()
    }

    /// Whether what is kept of teams is the recount.
    pub(super) fn teams_are_a_recount(&self) -> bool {
        if !self.volumes.teams.kept {
            return true;
        }
        let mut settled = self.clone();
        settled.settle();
        let kept = settled.figures.iter().map(|figures| (figures.all, i64::from(figures.count)));
        let period = self.volumes.past.latest();
        let windows = &settled.volumes.teams.windows;
        let window = |n: usize| windows.get(n).copied().unwrap_or_default().at(period);
        kept.eq(self.counted_teams())
            && (!self.volumes.teams.by_period || (0..self.len()).map(window).eq(self.counted_windows()))
    }

    /// A share more for a customer and everybody above. Nothing while teams are not kept.
    #[inline]
    pub(super) fn climb(&mut self, at: CustomerSlot, share: Share) {
        if !self.volumes.teams.kept {
            return;
        }
        self.volumes.teams.waiting.push(Climb { at, share });
        if self.volumes.teams.waiting.len() >= TOGETHER {
            self.settle();
        }
    }

    /// Walks up with all that waits: one step of each, then the next of each, so that no step waits for another's memory.
    pub fn settle(&mut self) {
        let (people, figures, teams) = (&self.people, &mut self.figures, &mut self.volumes.teams);
        if teams.by_period && teams.windows.len() < people.len() {
            teams.windows.resize(people.len(), Window::default());
        }
        let Teams { windows, waiting, .. } = teams;
        while !waiting.is_empty() {
            waiting.retain_mut(|climb| {
                let Some(here) = figures.get_mut(climb.at.index()) else { return false };
                here.all = here.all.saturating_add(climb.share.volume);
                let count = i64::from(here.count).saturating_add(climb.share.count);
                // INVARIANT: nobody's team is smaller than nothing or larger than everybody.
                here.count = u32::try_from(count).unwrap_or_default();
                if let Some(window) = windows.get_mut(climb.at.index()) {
                    window.add(&climb.share.window);
                }
                let up = people.get(climb.at.index()).and_then(|person| person.up());
                climb.at = up.unwrap_or(climb.at);
                up.is_some()
            });
        }
    }

    /// All that a customer and everybody below sold, and how many they are; nothing may wait.
    pub(super) fn whole(&self, slot: CustomerSlot) -> Share {
        let Some(figures) = self.figures.get(slot.index()) else { return Share::default() };
        let window = self.volumes.teams.windows.get(slot.index()).copied().unwrap_or_default();
        Share {
            volume: figures.all,
            count: i64::from(figures.count),
            window: window.at(self.volumes.past.latest()),
        }
    }
}
