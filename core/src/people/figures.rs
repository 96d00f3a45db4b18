//! What a person sold and counts: kept as it happens, not counted when it is asked for. What teams did is in `teams.rs`.
//!
//! An own volume is what the shop earned by a customer's own delivered orders, less refunds: without tax, fees and cash
//! rounding. It changes in place, in all and by period: those of the period of the last change and of the one before lie
//! with the person, those further back beside (`past.rs`).
//!
//! | what | cost |
//! |---|---|
//! | an order's own volume | one write; the first of a person in a period two later also an entry of a table |
//! | an order's or newcomer's team figures | one push; amortised one read and write for each customer above |
//! | own figures, direct counts | one read |
//! | own volumes of periods further back | one look-up |
//! | a team's figures | one read, and a walk up for each climb that waits, at most 64 |
//! | everybody's team volume in a period | one pass over everybody |

use crate::money::Amount;
use crate::people::past::Past;
use crate::people::person::{Flags, Person};
use crate::people::teams::{Share, Teams};
use crate::people::{Customers, PeriodNumber, Stamp};
use crate::slot::{CustomerSlot, LevelSlot, Slot};

/// Of one person, in 40 bytes. Amounts are minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Figures {
    /// The own volume, that of the merged within.
    pub(super) own: i64,
    /// The own volume in `period`.
    pub(super) this: i64,
    /// The own volume in the period before.
    pub(super) last: i64,
    /// What everybody below and the person themselves sold; kept only while teams are.
    pub(super) all: i64,
    /// How many they are, the merged not counted; kept only while teams are.
    pub(super) count: u32,
    /// The period of the last change.
    pub(super) period: PeriodNumber,
    /// The day of the last own delivery; 0 for none.
    pub(super) last_day: u16,
}

const _: () = assert!(size_of::<Figures>() == 40);

/// What is kept of volumes beside the figures of each person.
#[derive(Debug, Clone)]
pub(super) struct Volumes {
    /// What the shop earned by nobody's orders.
    pub(super) guests: i64,
    /// Own volumes of periods further back.
    pub(super) past: Past,
    /// What is kept of teams.
    pub(super) teams: Teams,
}

impl Volumes {
    pub(super) fn new(seed: u64) -> Self {
        Self { guests: 0, past: Past::new(seed), teams: Teams::default() }
    }
}

impl Figures {
    /// Brings the periods up to date. Gives back what there is no room for any more.
    const fn roll(&mut self, to: PeriodNumber) -> [(PeriodNumber, i64); 2] {
        let before = PeriodNumber(self.period.0.saturating_sub(1));
        let next = self.period.0.saturating_add(1) == to.0;
        let gone = [(before, self.last), (self.period, if next { 0 } else { self.this })];
        self.last = if next { self.this } else { 0 };
        self.this = 0;
        self.period = to;
        gone
    }

    /// The own volume in a period, as far as it is here.
    const fn in_period(&self, period: PeriodNumber) -> Option<i64> {
        if self.period.0 <= period.0 {
            Some(if self.period.0 == period.0 { self.this } else { 0 })
        } else if self.period.0 == period.0.saturating_add(1) {
            Some(self.last)
        } else {
            None
        }
    }

    // INVARIANT: no volume is larger than what the shop earned in all, which the ledger keeps within 64 bits.
    const fn add(&mut self, volume: i64) {
        self.own = self.own.saturating_add(volume);
        self.this = self.this.saturating_add(volume);
    }

    /// Takes another's figures in, or out again. Both are of the same period.
    fn absorb(&mut self, other: Self, sign: i64) {
        self.own = self.own.saturating_add(other.own.saturating_mul(sign));
        self.this = self.this.saturating_add(other.this.saturating_mul(sign));
        self.last = self.last.saturating_add(other.last.saturating_mul(sign));
        self.last_day = self.last_day.max(other.last_day);
    }
}

/// Reads.
impl Customers {
    /// What the shop earned by a customer's own delivered orders, less refunds.
    #[must_use]
    pub fn own_volume(&self, slot: CustomerSlot) -> Amount {
        Amount::from_minor(self.figures_of(slot).own)
    }

    /// The same in one period: the one in which anything was sold last, and as many before it as the shop keeps; zero for
    /// others. A refund counts in the period in which it happens.
    #[must_use]
    pub fn own_volume_in(&self, slot: CustomerSlot, period: PeriodNumber) -> Amount {
        Amount::from_minor(self.raw_volume_in(self.resolve(slot).index(), period))
    }

    /// Of whoever has a slot, merged or not.
    pub(super) fn raw_volume_in(&self, n: usize, period: PeriodNumber) -> i64 {
        let Some(figures) = self.figures.get(n) else { return 0 };
        let older = || CustomerSlot::from_index(n).map_or(0, |slot| self.volumes.past.get(slot, period));
        figures.in_period(period).unwrap_or_else(older)
    }

    /// How many of those whom the customer invited have a level. Kept, not counted.
    #[must_use]
    pub fn directs_of_level(&self, slot: CustomerSlot, level: LevelSlot) -> u32 {
        let key = by_level_key(self.resolve(slot), level);
        self.by_level.get(&key).copied().unwrap_or_default()
    }

    /// The day of a customer's last own delivered order, since 1970 by the clock of the shop's periods.
    #[must_use]
    pub fn last_order_day(&self, slot: CustomerSlot) -> Option<u16> {
        Some(self.figures_of(slot).last_day).filter(|day| *day > 0)
    }

    pub(super) fn figures_of(&self, slot: CustomerSlot) -> Figures {
        self.figures.get(self.resolve(slot).index()).copied().unwrap_or_default()
    }

    /// A customer and everybody above by the raw column, the merged among them.
    pub(super) fn line_up(&self, from: CustomerSlot) -> impl Iterator<Item = CustomerSlot> {
        core::iter::successors(Some(from), |slot| self.person(*slot)?.up())
    }
}

/// Changes.
impl Customers {
    /// For how many periods before the current one own volumes are kept: at least the one before, whatever is asked.
    pub fn keep_periods(&mut self, periods: u16) {
        self.volumes.past.keep(periods);
    }

    /// Counts what the shop earned by a customer's order, or with a minus what a refund took back; `delivered` where it
    /// is a purchase that keeps a promoter awake. `false` when the slot is unknown.
    pub fn count_volume(
        &mut self,
        customer: Option<CustomerSlot>,
        volume: Amount,
        stamp: Stamp,
        delivered: bool,
    ) -> bool {
        let volume = volume.minor();
        let Some(customer) = customer else {
            self.volumes.guests = self.volumes.guests.saturating_add(volume);
            return true;
        };
        let mut here = customer;
        loop {
            let Some(mut figures) = self.figures.get_mut(here.index()) else { return false };
            if figures.period < stamp.period {
                self.roll(here, stamp.period);
                let Some(rolled) = self.figures.get_mut(here.index()) else { return false };
                figures = rolled;
            }
            figures.add(volume);
            if delivered {
                figures.last_day = figures.last_day.max(stamp.day);
            }
            match self.person(here).filter(|person| person.is(Flags::MERGED)).and_then(Person::up) {
                Some(up) => here = up,
                None => break,
            }
        }
        self.climb(customer, Share::of_sale(volume, stamp.period));
        if !self.beside.placements.is_empty() {
            self.count_in_trees(customer, volume);
        }
        self.team_changed(Some(here));
        true
    }

    /// Brings somebody's periods up to date.
    #[cold]
    fn roll(&mut self, slot: CustomerSlot, to: PeriodNumber) {
        self.volumes.past.reach(to);
        let Some(figures) = self.figures.get_mut(slot.index()).filter(|figures| figures.period < to) else {
            return;
        };
        for (period, volume) in figures.roll(to) {
            self.volumes.past.add(slot, period, volume);
        }
    }

    /// Counts one more direct of an inviter, or one fewer; after merges also for those who go on.
    pub(super) fn count_direct(
        &mut self,
        inviter: Option<CustomerSlot>,
        level: Option<LevelSlot>,
        more: bool,
    ) {
        let mut next = inviter;
        while let Some(person) = next.and_then(|slot| self.people.get_mut(slot.index())) {
            // INVARIANT: at most one count for each customer, and there are fewer than 2^32 of them.
            person.directs =
                if more { person.directs.saturating_add(1) } else { person.directs.saturating_sub(1) };
            next = person.up().filter(|_| person.is(Flags::MERGED));
        }
        self.count_level(inviter, level, more);
    }

    /// Counts one more direct of a level, or one fewer.
    pub(super) fn count_level(
        &mut self,
        inviter: Option<CustomerSlot>,
        level: Option<LevelSlot>,
        more: bool,
    ) {
        let Some(level) = level else { return };
        let mut next = inviter;
        while let Some(slot) = next {
            self.change_level_count(slot, level, if more { 1 } else { -1 });
            let merged = self.person(slot).filter(|person| person.is(Flags::MERGED));
            next = merged.and_then(Person::up);
        }
    }

    pub(super) fn change_level_count(&mut self, slot: CustomerSlot, level: LevelSlot, by: i64) {
        let key = by_level_key(slot, level);
        let count = i64::from(self.by_level.get(&key).copied().unwrap_or_default()).saturating_add(by);
        match u32::try_from(count) {
            Ok(count) if count > 0 => {
                self.by_level.insert(key, count);
            }
            _ => {
                self.by_level.remove(&key);
            }
        }
    }

    /// A survivor has the figures of the merged within, or no more.
    pub(super) fn absorb(&mut self, survivor: CustomerSlot, merged: CustomerSlot, levels: usize, sign: i64) {
        let period_of = |slot: CustomerSlot| self.figures.get(slot.index()).map(|figures| figures.period);
        let now = period_of(survivor).max(period_of(merged)).unwrap_or_default();
        self.roll(survivor, now);
        self.roll(merged, now);
        self.volumes.past.absorb(survivor, merged, sign);
        let other = self.figures.get(merged.index()).copied().unwrap_or_default();
        if let Some(figures) = self.figures.get_mut(survivor.index()) {
            figures.absorb(other, sign);
        }
        let add = |count: u32, more: u32| {
            let sum = i64::from(count).saturating_add(i64::from(more).saturating_mul(sign));
            u32::try_from(sum).unwrap_or_default()
        };
        let Some(other) = self.person(merged) else { return };
        if let Some(person) = self.people.get_mut(survivor.index()) {
            person.directs = add(person.directs, other.directs);
            person.orders_paid = add(person.orders_paid, other.orders_paid);
        }
        for level in (0..levels).filter_map(LevelSlot::from_index) {
            let more = i64::from(self.directs_by_raw(merged, level));
            if more > 0 {
                self.change_level_count(survivor, level, more.saturating_mul(sign));
            }
        }
    }

    fn directs_by_raw(&self, slot: CustomerSlot, level: LevelSlot) -> u32 {
        self.by_level.get(&by_level_key(slot, level)).copied().unwrap_or_default()
    }
}

/// Levels are numbered below 2^16.
pub(super) fn by_level_key(inviter: CustomerSlot, level: LevelSlot) -> u64 {
    ((inviter.index() as u64) << 16) | (level.index() as u64 & 0xffff)
}
