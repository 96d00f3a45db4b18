//! Who waits for a review of their level, who reached theirs by a rule, and what levels people had.

use crate::people::person::{Flags, Person};
use crate::people::{Customers, Levels, PeriodNumber, PersonFacts, Watch};
use crate::slot::{CustomerSlot, LevelSlot, Slot};
use crate::time::Time;
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How many of the last changes of a level are kept of each customer; the journal has all.
pub const KEPT_LEVEL_CHANGES: usize = 8;

/// Why somebody has another level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum LevelWhy {
    /// The shop's people gave it.
    #[n(0)]
    Given,
    /// What the level asks for was reached.
    #[n(1)]
    Reached,
    /// What keeps the level failed for longer than the grace.
    #[n(2)]
    Lost,
    /// What keeps the level failed at the end of a period; within the grace nothing changes yet.
    #[n(3)]
    Warned,
    /// What keeps the level held again after it had failed.
    #[n(4)]
    Recovered,
    /// It was bought, or what was bought was taken back.
    #[n(5)]
    Bought,
    /// Customers were merged, or a merge was undone.
    #[n(6)]
    Merged,
    /// The time for which it was bought or given is over.
    #[n(7)]
    Over,
}

/// A level that somebody had from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct PastLevel {
    /// From when.
    #[n(0)]
    pub at: Time,
    /// The level.
    #[n(1)]
    pub level: Option<LevelSlot>,
    /// Why.
    #[n(2)]
    pub why: LevelWhy,
}

/// What is known of a customer's level beside the level.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub(super) struct LevelRecord {
    #[n(0)]
    ruled: Option<Ruled>,
    /// The oldest first.
    #[n(1)]
    history: Vec<PastLevel>,
}

/// A level that a rule gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub(super) struct Ruled {
    #[n(0)]
    level: LevelSlot,
    /// The level before any rule gave one.
    #[n(1)]
    base: Option<LevelSlot>,
    /// For how many periods in a row it is not kept.
    #[n(2)]
    fails: u8,
}

/// Reviews that are due.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub(super) struct Reviews {
    /// Whose figures changed, each once.
    #[n(0)]
    pub(super) queue: VecDeque<CustomerSlot>,
    /// The last period whose end everybody was reviewed for; absent before any level had to be kept.
    #[n(1)]
    pub(super) period: Option<PeriodNumber>,
    /// How far the review of the period after it came.
    #[n(2)]
    pub(super) upto: Option<CustomerSlot>,
    /// The slot that comes next where everybody is looked at, because what a level asks for changed.
    #[n(3)]
    pub(super) next: Option<u32>,
}

/// What a review found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The own level since.
    pub level: Option<LevelSlot>,
    /// Why.
    pub why: LevelWhy,
}

impl Levels {
    /// The highest level whose conditions to reach it somebody fulfils; the earlier of equals.
    #[must_use]
    pub fn reached(&self, facts: &PersonFacts<'_>) -> Option<LevelSlot> {
        self.highest(|slot| {
            let terms = self.terms(slot)?;
            Some(facts.holds(terms.reach.as_ref()?, terms))
        })
    }

    /// Whether somebody keeps a level: always where nothing is asked for.
    #[must_use]
    pub fn kept(&self, level: LevelSlot, facts: &PersonFacts<'_>) -> bool {
        let terms = self.terms(level);
        terms.is_none_or(|terms| terms.keep.as_ref().is_none_or(|keep| facts.holds(keep, terms)))
    }

    /// The highest level below one that somebody would keep or reach.
    #[must_use]
    fn next_below(&self, level: LevelSlot, facts: &PersonFacts<'_>) -> Option<LevelSlot> {
        let rank = self.get(level).map_or(0, |level| level.rank);
        self.highest(|slot| {
            let below = self.get(slot)?.rank < rank;
            let terms = self.terms(slot)?;
            let asked = terms.keep.as_ref().filter(|_| terms.reach.is_some()).or(terms.reach.as_ref())?;
            Some(below && facts.holds(asked, terms))
        })
    }

    fn highest(&self, mut fits: impl FnMut(LevelSlot) -> Option<bool>) -> Option<LevelSlot> {
        let mut best: Option<(u16, LevelSlot)> = None;
        for (n, level) in self.iter().enumerate() {
            let Some(slot) = LevelSlot::from_index(n) else { continue };
            if best.is_none_or(|(rank, _)| level.rank > rank) && fits(slot) == Some(true) {
                best = Some((level.rank, slot));
            }
        }
        best.map(|(_, slot)| slot)
    }
}

/// Reads.
impl Customers {
    /// Whose levels wait for a review because a figure changed, in the order in which that happened.
    pub fn reviews_due(&self) -> impl Iterator<Item = CustomerSlot> {
        self.beside.reviews.queue.iter().copied()
    }

    /// Whether anybody waits for a review.
    #[must_use]
    pub fn awaits_review(&self) -> bool {
        !self.beside.reviews.queue.is_empty()
    }

    /// Whether everybody is to be looked at.
    #[must_use]
    pub const fn sweeps(&self) -> bool {
        self.beside.reviews.next.is_some()
    }

    /// Those who come next where everybody is to be looked at, in the order of registration; nobody otherwise.
    pub fn to_sweep(&self) -> impl Iterator<Item = CustomerSlot> {
        let from = self.beside.reviews.next.map_or(self.len(), |next| next as usize);
        (from..self.len()).filter_map(CustomerSlot::from_index)
    }

    /// Whether somebody has a level to be reviewed: those who go on as another or were erased have not.
    #[must_use]
    pub fn is_reviewed(&self, slot: CustomerSlot) -> bool {
        self.person(slot).is_some_and(|person| !person.is(Flags::MERGED) && !person.is(Flags::ERASED))
    }

    /// The period whose end is to be reviewed at `now`'s period, if any; periods that were missed are reviewed as one.
    #[must_use]
    pub fn period_due(&self, now: PeriodNumber) -> Option<PeriodNumber> {
        let last = PeriodNumber(now.0.checked_sub(1)?);
        self.beside.reviews.period.filter(|done| *done < last && self.watch.periods).map(|_| last)
    }

    /// The period that was reviewed last, where any level has to be kept.
    #[must_use]
    pub fn reviewed_period(&self) -> Option<PeriodNumber> {
        self.beside.reviews.period.filter(|_| self.watch.periods)
    }

    /// Those who reached a level by a rule and were not reviewed for the period yet, in the order of registration.
    pub fn to_review(&self) -> impl Iterator<Item = CustomerSlot> {
        let upto = self.beside.reviews.upto;
        let all = self.beside.levels.iter().filter(move |(slot, _)| upto.is_none_or(|upto| **slot > upto));
        let ruled = all.filter(|(_, record)| record.ruled.is_some()).map(|(slot, _)| *slot);
        ruled.filter(|slot| self.is_reviewed(*slot))
    }

    /// The last levels that a customer had, the oldest first; at most [`KEPT_LEVEL_CHANGES`].
    #[must_use]
    pub fn past_levels(&self, slot: CustomerSlot) -> &[PastLevel] {
        self.beside.levels.get(&self.resolve(slot)).map_or(&[], |record| record.history.as_slice())
    }

    /// For how many periods in a row a customer did not keep the level that a rule gave.
    #[must_use]
    pub fn failed_periods(&self, slot: CustomerSlot) -> u8 {
        self.ruled(slot).map_or(0, |ruled| ruled.fails)
    }

    fn ruled(&self, slot: CustomerSlot) -> Option<Ruled> {
        self.beside.levels.get(&self.resolve(slot))?.ruled
    }

    /// What a review of somebody whose figures changed finds; `own` is the own level.
    #[must_use]
    pub fn review(&self, levels: &Levels, own: Option<LevelSlot>, facts: &PersonFacts<'_>) -> Option<Found> {
        let reached = levels.reached(facts)?;
        let rank = |slot: LevelSlot| levels.get(slot).map_or(0, |level| level.rank);
        let higher = own.is_none_or(|own| rank(reached) > rank(own));
        higher.then_some(Found { level: Some(reached), why: LevelWhy::Reached })
    }

    /// What a review at the end of a period finds.
    #[must_use]
    pub fn review_period(
        &self,
        levels: &Levels,
        own: Option<LevelSlot>,
        facts: &PersonFacts<'_>,
    ) -> Option<Found> {
        let ruled = self.ruled(facts.customer).filter(|ruled| own == Some(ruled.level))?;
        if levels.kept(ruled.level, facts) {
            let recovered = Found { level: own, why: LevelWhy::Recovered };
            return (ruled.fails > 0).then_some(recovered);
        }
        let grace =
            levels.get(ruled.level).and_then(|level| level.terms.as_ref()).map_or(0, |terms| terms.grace);
        if ruled.fails < grace {
            return Some(Found { level: own, why: LevelWhy::Warned });
        }
        let rank = |slot: LevelSlot| levels.get(slot).map_or(0, |level| level.rank);
        let below = levels.next_below(ruled.level, facts);
        let level = match (below, ruled.base) {
            (Some(below), Some(base)) if rank(below) < rank(base) => Some(base),
            (None, base) => base,
            (below, _) => below,
        };
        Some(Found { level, why: LevelWhy::Lost })
    }
}

/// Changes.
impl Customers {
    /// Which changes of figures matter from now on.
    pub fn set_watch(&mut self, watch: Watch) {
        self.watch = watch;
    }

    /// From which period on levels have to be kept, where that was not known.
    pub fn begin_periods(&mut self, now: PeriodNumber) {
        let period = &mut self.beside.reviews.period;
        if self.watch.periods && period.is_none() {
            *period = Some(PeriodNumber(now.0.saturating_sub(1)));
        }
    }

    /// A figure of a customer changed.
    #[inline]
    pub(super) fn changed(&mut self, slot: CustomerSlot) {
        if self.watch.any {
            self.put_due(slot);
        }
    }

    /// Figures of a team changed, from a customer upwards.
    #[inline]
    pub(super) fn team_changed(&mut self, from: Option<CustomerSlot>) {
        let (true, Some(from)) = (self.watch.any, from) else { return };
        self.put_due(from);
        if self.watch.teams {
            let mut next = self.person(from).and_then(Person::up);
            while let Some(up) = next {
                self.put_due(up);
                next = self.person(up).and_then(Person::up);
            }
        }
    }

    #[cold]
    fn put_due(&mut self, slot: CustomerSlot) {
        let slot = self.resolve(slot);
        let Some(person) = self.people.get_mut(slot.index()).filter(|person| !person.is(Flags::DUE)) else {
            return;
        };
        person.set(Flags::DUE, true);
        self.beside.reviews.queue.push_back(slot);
    }

    /// Takes the first `count` off the queue. `false` when there are not so many.
    pub fn reviewed(&mut self, count: usize) -> bool {
        for _ in 0..count {
            let Some(slot) = self.beside.reviews.queue.pop_front() else { return false };
            if let Some(person) = self.people.get_mut(slot.index()) {
                person.set(Flags::DUE, false);
            }
        }
        true
    }

    /// The review of a period came so far, or to its end. Where a level asks for time itself, everybody is looked at next.
    pub fn reviewed_upto(&mut self, period: PeriodNumber, upto: Option<CustomerSlot>) {
        self.beside.reviews.upto = upto;
        if upto.is_none() {
            self.beside.reviews.period = Some(period);
            if self.watch.time {
                self.begin_sweep();
            }
        }
    }

    /// Everybody is to be looked at, from the first on: what a level asks for changed.
    pub fn begin_sweep(&mut self) {
        self.beside.reviews.next = (!self.is_empty()).then_some(0);
    }

    /// Everybody was looked at up to somebody.
    pub fn swept_upto(&mut self, slot: CustomerSlot) {
        let next = slot.index().saturating_add(1);
        self.beside.reviews.next = u32::try_from(next).ok().filter(|_| next < self.len());
    }

    /// Notes what a review found; `before` is the own level before.
    pub fn note_review(&mut self, slot: CustomerSlot, before: Option<LevelSlot>, found: Found) {
        let record = self.beside.levels.entry(slot).or_default();
        let known = record.ruled.filter(|ruled| before == Some(ruled.level));
        let base = known.map_or(before, |ruled| ruled.base);
        let fails = known.map_or(0, |ruled| ruled.fails);
        let fails = if found.why == LevelWhy::Warned { fails.saturating_add(1) } else { 0 };
        record.ruled =
            found.level.filter(|level| base != Some(*level)).map(|level| Ruled { level, base, fails });
        if record.ruled.is_none() && record.history.is_empty() {
            self.beside.levels.remove(&slot);
        }
    }

    /// Notes a level that was given by hand: no rule takes it.
    pub fn note_given(&mut self, slot: CustomerSlot) {
        if let Some(record) = self.beside.levels.get_mut(&slot) {
            record.ruled = None;
        }
    }

    /// Notes a level in a customer's history.
    pub fn note_level(&mut self, slot: CustomerSlot, past: PastLevel) {
        let history = &mut self.beside.levels.entry(slot).or_default().history;
        if history.len() >= KEPT_LEVEL_CHANGES {
            history.remove(0);
        }
        history.push(past);
    }
}
