//! Own volumes in periods further back than the two that a person's figures hold, for as many periods as the shop keeps.
//!
//! A person's volume comes here when a later period's takes its place, so what is here costs 17 to 34 bytes (an entry of a
//! table) for each person and period, of those alone who bought in that period and again two periods later. A period that
//! is not kept any more is dropped whole.

use crate::people::PeriodNumber;
use crate::slot::CustomerSlot;
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use minicbor::{Decode, Encode};

/// The volumes of one period, by customer; none is zero.
type Column = HashMap<CustomerSlot, i64, FixedState>;

/// Volumes of the past.
#[derive(Debug, Clone)]
pub(super) struct Past {
    /// The oldest first.
    columns: VecDeque<(PeriodNumber, Column)>,
    /// The last period in which anybody's volume changed.
    latest: PeriodNumber,
    /// For how many periods before the last volumes are kept; no part of the state.
    kept: u16,
    seed: u64,
}

/// A period in a snapshot: the volumes in the order of the customers.
#[derive(Encode, Decode)]
pub(super) struct PastRow {
    #[n(0)]
    period: PeriodNumber,
    #[n(1)]
    volumes: Vec<(CustomerSlot, i64)>,
}

impl Past {
    pub(super) fn new(seed: u64) -> Self {
        Self { columns: VecDeque::new(), latest: PeriodNumber::default(), kept: 1, seed }
    }

    pub(super) fn keep(&mut self, periods: u16) {
        self.kept = periods;
    }

    /// The last period in which anybody's volume changed.
    pub(super) const fn latest(&self) -> PeriodNumber {
        self.latest
    }

    /// The volumes of a period, as far as they are here.
    pub(super) fn column(&self, period: PeriodNumber) -> Option<&Column> {
        self.columns.iter().find(|(number, _)| *number == period).map(|(_, column)| column)
    }

    pub(super) fn get(&self, customer: CustomerSlot, period: PeriodNumber) -> i64 {
        self.column(period).and_then(|column| column.get(&customer)).copied().unwrap_or_default()
    }

    /// Volumes change in a period: what is too old for it is dropped.
    pub(super) fn reach(&mut self, period: PeriodNumber) {
        if period > self.latest {
            self.latest = period;
            let oldest = period.0.saturating_sub(self.kept);
            while self.columns.front().is_some_and(|(number, _)| number.0 < oldest) {
                self.columns.pop_front();
            }
        }
    }

    /// Adds to somebody's volume in a period, if that is kept.
    pub(super) fn add(&mut self, customer: CustomerSlot, period: PeriodNumber, volume: i64) {
        if volume == 0 || period.0 < self.latest.0.saturating_sub(self.kept) {
            return;
        }
        let place = self.columns.partition_point(|(number, _)| *number < period);
        if self.columns.get(place).is_none_or(|(number, _)| *number != period) {
            self.columns.insert(place, (period, HashMap::with_hasher(FixedState::with_seed(self.seed))));
        }
        let Some((_, column)) = self.columns.get_mut(place) else { return };
        let sum = column.get(&customer).copied().unwrap_or_default().saturating_add(volume);
        if sum == 0 {
            column.remove(&customer);
        } else {
            column.insert(customer, sum);
        }
        if column.is_empty() {
            self.columns.remove(place);
        }
    }

    /// Adds what one has to another's, or takes it out again.
    pub(super) fn absorb(&mut self, survivor: CustomerSlot, merged: CustomerSlot, sign: i64) {
        let more = |(number, column): &(PeriodNumber, Column)| Some((*number, *column.get(&merged)?));
        let more: Vec<_> = self.columns.iter().filter_map(more).collect();
        for (number, volume) in more {
            self.add(survivor, number, volume.saturating_mul(sign));
        }
    }

    pub(super) fn rows(&self) -> Vec<PastRow> {
        let row = |(period, column): &(PeriodNumber, Column)| {
            let mut volumes: Vec<_> = column.iter().map(|(slot, volume)| (*slot, *volume)).collect();
            volumes.sort_unstable();
            PastRow { period: *period, volumes }
        };
        self.columns.iter().map(row).collect()
    }

    /// `None` where periods or customers do not stand in order, or somebody has a volume of nothing.
    pub(super) fn from_rows(rows: Vec<PastRow>, latest: PeriodNumber, seed: u64) -> Option<Self> {
        let mut past = Self { latest, ..Self::new(seed) };
        for PastRow { period, volumes } in rows {
            let fresh = past.columns.back().is_none_or(|(before, _)| *before < period);
            let ordered = volumes.iter().zip(volumes.iter().skip(1)).all(|((one, _), (next, _))| one < next);
            let sound = !volumes.is_empty() && volumes.iter().all(|(_, volume)| *volume != 0);
            (fresh && ordered && sound && period < latest).then_some(())?;
            let mut column = HashMap::with_capacity_and_hasher(volumes.len(), FixedState::with_seed(seed));
            column.extend(volumes);
            past.columns.push_back((period, column));
        }
        Some(past)
    }
}
