//! What a person and the team below sold and count: kept as it happens, not counted when it is asked for.
//!
//! An own volume is what the shop earned by a customer's own delivered orders, less refunds: without tax, fees and cash
//! rounding. It changes in place. A team's figures are changed by climbs: a climb adds to a customer and to everybody
//! above. Climbs wait until there are [`TOGETHER`] of them, and then walk up side by side, so that they wait for memory
//! together. A read adds what still waits, so it is exact always.
//!
//! | what | cost |
//! |---|---|
//! | an order's own volume | one write |
//! | an order's or newcomer's team figures | one push; amortised one read and write for each customer above |
//! | own figures, direct counts | one read |
//! | a team's figures | one read, and a walk up for each climb that waits, at most 64 |
//! | everybody's team volume in a period | one pass over everybody |

use crate::money::Amount;
use crate::people::person::{Flags, Person};
use crate::people::{Customers, PeriodNumber, Stamp};
use crate::slot::{CustomerSlot, LevelSlot, Slot};
use alloc::vec::Vec;

/// How many climbs wait for one another.
const TOGETHER: usize = 64;

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
#[derive(Debug, Clone, Default)]
pub(super) struct Volumes {
    /// What the shop earned by nobody's orders.
    pub(super) guests: i64,
    /// Whether teams are kept.
    pub(super) teams: bool,
    /// Climbs that still wait.
    waiting: Vec<Climb>,
}

/// So much more for a customer and everybody above.
#[derive(Debug, Clone, Copy)]
struct Climb {
    at: CustomerSlot,
    volume: i64,
    count: i64,
}

impl Figures {
    /// Brings the periods up to date.
    fn roll(&mut self, to: PeriodNumber) {
        if self.period < to {
            self.last = if self.period.next() == to { self.this } else { 0 };
            self.this = 0;
            self.period = to;
        }
    }

    /// The own volume in a period; what is further back than the one before the last change is not kept.
    const fn in_period(&self, period: PeriodNumber) -> i64 {
        if self.period.0 == period.0 {
            self.this
        } else if self.period.0 == period.0.saturating_add(1) {
            self.last
        } else {
            0
        }
    }

    // INVARIANT: no volume is larger than what the shop earned in all, which the ledger keeps within 64 bits.
    fn add(&mut self, volume: i64, stamp: Stamp) {
        self.roll(stamp.period);
        self.own = self.own.saturating_add(volume);
        self.this = self.this.saturating_add(volume);
    }

    /// Takes another's figures in, or out again.
    fn absorb(&mut self, mut other: Self, sign: i64) {
        let now = self.period.max(other.period);
        self.roll(now);
        other.roll(now);
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

    /// The same in one period. Kept for the period of the customer's last change and the one before it: zero for others.
    /// A refund counts in the period in which it happens.
    #[must_use]
    pub fn own_volume_in(&self, slot: CustomerSlot, period: PeriodNumber) -> Amount {
        Amount::from_minor(self.figures_of(slot).in_period(period))
    }

    /// What the shop earned by the orders of everybody below; `None` while teams are not kept.
    #[must_use]
    pub fn team_volume(&self, slot: CustomerSlot) -> Option<Amount> {
        let slot = self.resolve(slot);
        let figures = self.volumes.teams.then(|| self.figures.get(slot.index())).flatten()?;
        let (volume, _) = self.waiting_for(slot);
        Some(Amount::from_minor(figures.all.saturating_add(volume).saturating_sub(figures.own)))
    }

    /// How many stand below; `None` while teams are not kept.
    #[must_use]
    pub fn team_count(&self, slot: CustomerSlot) -> Option<u32> {
        let slot = self.resolve(slot);
        let figures = self.volumes.teams.then(|| self.figures.get(slot.index())).flatten()?;
        let (_, count) = self.waiting_for(slot);
        u32::try_from(i64::from(figures.count).saturating_add(count).saturating_sub(1)).ok()
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

    /// Whether every order and newcomer is counted for everybody above.
    #[must_use]
    pub const fn keeps_teams(&self) -> bool {
        self.volumes.teams
    }

    /// Everybody's volume in a period, their own and that of all below, by slot: one pass over everybody. A merged
    /// customer's is within the survivor's and stands as zero.
    #[must_use]
    pub fn team_volumes_in(&self, period: PeriodNumber) -> Vec<i64> {
        self.sums_below(|figures| figures.in_period(period))
    }

    /// Everybody's volume, their own and that of all below, by slot: one pass over everybody.
    #[must_use]
    pub fn team_volumes(&self) -> Vec<i64> {
        self.sums_below(|figures| figures.own)
    }

    fn sums_below(&self, of: impl Fn(&Figures) -> i64) -> Vec<i64> {
        // A survivor's own volume has that of the merged within, so the merged themselves add nothing.
        let own =
            |(person, figures): (&Person, &Figures)| if person.is(Flags::MERGED) { 0 } else { of(figures) };
        let mut sums: Vec<i64> = self.people.iter().zip(&self.figures).map(own).collect();
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

    fn figures_of(&self, slot: CustomerSlot) -> Figures {
        self.figures.get(self.resolve(slot).index()).copied().unwrap_or_default()
    }

    /// What climbs that still wait will bring to a customer.
    fn waiting_for(&self, slot: CustomerSlot) -> (i64, i64) {
        let reaches = |climb: &&Climb| self.line_up(climb.at).any(|here| here == slot);
        self.volumes.waiting.iter().filter(reaches).fold((0, 0), |(volume, count), climb| {
            (volume.saturating_add(climb.volume), count.saturating_add(climb.count))
        })
    }

    /// A customer and everybody above by the raw column, the merged among them.
    pub(super) fn line_up(&self, from: CustomerSlot) -> impl Iterator<Item = CustomerSlot> {
        core::iter::successors(Some(from), |slot| self.person(*slot)?.up())
    }
}

/// Changes.
impl Customers {
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
            let Some(figures) = self.figures.get_mut(here.index()) else { return false };
            figures.add(volume, stamp);
            if delivered {
                figures.last_day = figures.last_day.max(stamp.day);
            }
            match self.person(here).filter(|person| person.is(Flags::MERGED)).and_then(Person::up) {
                Some(up) => here = up,
                None => break,
            }
        }
        self.climb(customer, volume, 0);
        if !self.beside.placements.is_empty() {
            self.count_in_trees(customer, volume);
        }
        self.team_changed(Some(here));
        true
    }

    /// From now on every order and newcomer is counted for everybody above. One pass over everybody.
    pub fn keep_teams(&mut self) {
        if self.volumes.teams {
            return;
        }
        self.volumes.teams = true;
        self.recount_teams();
    }

    /// Counts all teams anew. One pass over everybody.
    pub(super) fn recount_teams(&mut self) {
        self.volumes.waiting.clear();
        let sums = self.raw_sums();
        for (figures, (all, count)) in self.figures.iter_mut().zip(sums) {
            figures.all = all;
            figures.count = count;
        }
    }

    /// Of everybody, what they and all below sold and how many they are, by the raw column: a recount.
    pub(super) fn raw_sums(&self) -> Vec<(i64, u32)> {
        let mut sums: Vec<(i64, u32)> = self
            .people
            .iter()
            .zip(&self.figures)
            .map(|(person, figures)| (figures.own, u32::from(!person.is(Flags::MERGED))))
            .collect();
        // What the merged sold stands with the survivors too; here each has their own.
        for (slot, _) in self.merged() {
            let own = self.figures.get(slot.index()).map_or(0, |figures| figures.own);
            let up = self.person(slot).and_then(Person::up);
            if let Some((all, _)) = up.and_then(|up| sums.get_mut(up.index())) {
                *all = all.saturating_sub(own);
            }
        }
        self.bottom_up(|below, above| {
            let (more, people) = sums.get(below).copied().unwrap_or_default();
            if let Some((all, count)) = sums.get_mut(above) {
                *all = all.saturating_add(more);
                *count = count.saturating_add(people);
            }
        });
        sums
    }

    /// So much more for a customer and everybody above. Nothing while teams are not kept.
    pub(super) fn climb(&mut self, at: CustomerSlot, volume: i64, count: i64) {
        if !self.volumes.teams {
            return;
        }
        self.volumes.waiting.push(Climb { at, volume, count });
        if self.volumes.waiting.len() >= TOGETHER {
            self.settle();
        }
    }

    /// Walks up with all that waits: one step of each, then the next of each, so that no step waits for another's memory.
    pub fn settle(&mut self) {
        let (people, figures) = (&self.people, &mut self.figures);
        while !self.volumes.waiting.is_empty() {
            self.volumes.waiting.retain_mut(|climb| {
                let Some(here) = figures.get_mut(climb.at.index()) else { return false };
                here.all = here.all.saturating_add(climb.volume);
                let count = i64::from(here.count).saturating_add(climb.count);
                // INVARIANT: nobody's team is smaller than nothing or larger than everybody.
                here.count = u32::try_from(count).unwrap_or_default();
                let up = people.get(climb.at.index()).and_then(|person| person.up());
                climb.at = up.unwrap_or(climb.at);
                up.is_some()
            });
        }
    }

    /// All that a customer and everybody below sold, and how many they are; nothing may wait.
    pub(super) fn whole(&self, slot: CustomerSlot) -> (i64, i64) {
        self.figures.get(slot.index()).map_or((0, 0), |figures| (figures.all, i64::from(figures.count)))
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
