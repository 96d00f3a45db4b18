//! What is rebuilt when a pool is read, and what must hold of it.

use crate::slot::Slot;
use crate::stock::handles::HandleSet;
use crate::stock::pool::{KeyCounts, KeyPool};
use crate::stock::{BatchCondition, BatchNo, KeyState};
use alloc::format;
use alloc::string::String;

impl KeyPool {
    /// Rebuilds what the snapshot leaves out; `false` when the batches do not cover the keys one after the other, an id
    /// stands twice, or a batch is closed as expired with keys for sale.
    #[must_use]
    pub(in crate::stock) fn rebuild(&mut self) -> bool {
        self.free = HandleSet::default();
        self.free.grow(self.columns.len());
        self.quarantined = HandleSet::default();
        for (handle, state) in self.columns.states(0, self.columns.len()) {
            match state {
                KeyState::Available => self.free.insert(handle.number()),
                KeyState::Quarantined => {
                    self.quarantined.grow(self.columns.len());
                    self.quarantined.insert(handle.number());
                }
                _ => {}
            }
        }
        self.held.clear();
        self.held_batches = 0;
        self.counts = self.recount();
        self.ids.clear();
        self.expiring.clear();
        let mut next = 0_u32;
        for (n, batch) in self.batches.iter().enumerate() {
            let Some(number) = BatchNo::from_index(n) else { return false };
            if batch.first.number() != next || self.ids.insert(batch.terms.id.clone(), number).is_some() {
                return false;
            }
            next = batch.end();
            let unsold = self.free.count(batch.first.number(), next);
            if batch.condition == BatchCondition::Expired && unsold > 0 {
                return false;
            }
            if let (BatchCondition::Good, Some(expires)) = (batch.condition, batch.terms.expires) {
                self.expiring.insert((expires, number));
            }
            if batch.held {
                self.held_batches = self.held_batches.saturating_add(1);
                if unsold > 0 {
                    self.held.insert(number);
                }
            }
        }
        let columns = &self.columns;
        if !self.previews.rebuild(|handle| columns.state(handle)) {
            return false;
        }
        self.sort();
        next == self.columns.len()
    }

    /// Checks all that must hold of a pool, looking at every key.
    pub(in crate::stock) fn check(&self) -> Result<(), String> {
        let (kept, counted) = (self.counts, self.recount());
        let sum = [
            kept.available,
            kept.reserved,
            kept.delivered,
            kept.quarantined,
            kept.expired,
            kept.returned,
            kept.exported,
        ]
        .iter()
        .fold(0_u64, |sum, n| sum.saturating_add(u64::from(*n)));
        if kept != counted || sum != u64::from(kept.imported) || kept.imported != self.columns.len() {
            return Err(format!("counts {kept:?} against {counted:?} of {}", self.columns.len()));
        }
        for (handle, state) in self.columns.states(0, self.columns.len()) {
            let archived = self.columns.is_archived(handle);
            if state.is_owned() != (self.columns.owner(handle).is_some() || archived)
                || (archived && state != KeyState::Delivered)
            {
                return Err(format!("{handle:?} is {state:?} with owner {:?}", self.columns.owner(handle)));
            }
            if (state == KeyState::Available) != (self.free.next(handle.number()) == Some(handle.number())) {
                return Err(format!("{handle:?} is {state:?} against the set of free handles"));
            }
            let is_waiting = self.quarantined.next(handle.number()) == Some(handle.number());
            if (state == KeyState::Quarantined) != is_waiting {
                return Err(format!("{handle:?} is {state:?} against the set of keys in quarantine"));
            }
            let shown = self.previews.is_shown(handle);
            if shown != (state == KeyState::Available && self.previews.get(handle).is_some()) {
                return Err(format!("{handle:?} is {state:?} and is shown to buyers: {shown}"));
            }
            let condition = self.batch_of(handle).map(|batch| batch.condition);
            if condition.is_none()
                || (condition, state) == (Some(BatchCondition::Expired), KeyState::Available)
            {
                return Err(format!("{handle:?} is {state:?} in a batch that is {condition:?}"));
            }
        }
        Ok(())
    }

    /// The counts, counted anew: for tests and checks.
    #[must_use]
    pub fn recount(&self) -> KeyCounts {
        self.counted(0, self.columns.len())
    }

    pub(super) fn counted(&self, from: u32, to: u32) -> KeyCounts {
        let mut counts = KeyCounts::default();
        for (_, state) in self.columns.states(from, to) {
            counts.add(state);
        }
        counts
    }
}
