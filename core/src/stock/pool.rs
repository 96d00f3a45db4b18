use crate::handle::Handles;
use crate::id::BatchId;
use crate::slot::{OrderSlot, Slot};
use crate::stock::columns::KeyColumns;
use crate::stock::handles::HandleSet;
use crate::stock::{
    Batch, BatchCondition, BatchNo, BatchTerms, Fingerprint, KeyFormat, KeyHandle, KeyState, SealedKey,
    StockFault,
};
use crate::time::Time;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::Serialize;

/// How many keys are in each state. They always add up to those imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct KeyCounts {
    /// All that were ever imported.
    pub imported: u32,
    /// For sale, those of batches past their validity that no sweep has taken out yet among them.
    pub available: u32,
    /// Held for orders.
    pub reserved: u32,
    /// Handed over.
    pub delivered: u32,
    /// Taken out of sale.
    pub quarantined: u32,
    /// Past their validity.
    pub expired: u32,
    /// Handed over and refunded.
    pub returned: u32,
}

impl KeyCounts {
    fn of(&mut self, state: KeyState) -> &mut u32 {
        match state {
            KeyState::Available => &mut self.available,
            KeyState::Reserved => &mut self.reserved,
            KeyState::Delivered => &mut self.delivered,
            KeyState::Quarantined => &mut self.quarantined,
            KeyState::Expired => &mut self.expired,
            KeyState::Returned => &mut self.returned,
        }
    }

    // Each count is at most the number of handles, so none can run over.
    fn add(&mut self, state: KeyState) {
        let count = self.of(state);
        *count = count.saturating_add(1);
        self.imported = self.imported.saturating_add(1);
    }

    fn shift(&mut self, from: KeyState, to: KeyState) {
        let count = self.of(from);
        *count = count.saturating_sub(1);
        let count = self.of(to);
        *count = count.saturating_add(1);
    }
}

/// One pool: its format, its batches, its keys.
///
/// The order of sale is first imported, first sold, exactly: always the smallest handle that is for sale, so a released
/// key is first again. Keys of a batch past its validity are passed over.
#[derive(Debug, Clone, Encode, Decode)]
pub struct KeyPool {
    #[n(0)]
    format: KeyFormat,
    #[n(1)]
    batches: Vec<Batch>,
    #[n(2)]
    columns: KeyColumns,
    /// The handles of the available keys. This and what follows is rebuilt from the above.
    #[cbor(skip)]
    free: HandleSet,
    #[cbor(skip)]
    counts: KeyCounts,
    #[cbor(skip)]
    ids: BTreeMap<BatchId, BatchNo>,
    /// Good batches that have an end of validity.
    #[cbor(skip)]
    expiring: BTreeSet<(Time, BatchNo)>,
}

/// Reads.
impl KeyPool {
    /// How its key files look.
    #[must_use]
    pub const fn format(&self) -> &KeyFormat {
        &self.format
    }

    /// Its batches in the order of import.
    #[must_use]
    pub fn batches(&self) -> &[Batch] {
        &self.batches
    }

    /// A batch by its id.
    #[must_use]
    pub fn batch(&self, id: &BatchId) -> Option<BatchNo> {
        self.ids.get(id).copied()
    }

    /// The batch that a key came in.
    #[must_use]
    pub fn batch_of(&self, handle: KeyHandle) -> Option<&Batch> {
        // Batches are runs of handles, so a search in their starts spares a column.
        let after = self.batches.partition_point(|batch| batch.first <= handle);
        self.batches.get(after.checked_sub(1)?).filter(|batch| handle.number() < batch.end())
    }

    /// How many keys are in each state.
    #[must_use]
    pub const fn counts(&self) -> KeyCounts {
        self.counts
    }

    /// How many keys of one batch are in each state. Looks at each of them.
    #[must_use]
    pub fn batch_counts(&self, batch: BatchNo) -> Option<KeyCounts> {
        let batch = self.batches.get(batch.index())?;
        Some(self.counted(batch.first.number(), batch.end()))
    }

    /// How many keys can be sold at a moment.
    #[must_use]
    pub fn available_at(&self, now: Time) -> u32 {
        let stale = self
            .stale_batches(now)
            .fold(0_u32, |sum, batch| sum.saturating_add(self.free.count(batch.first.number(), batch.end())));
        self.counts.available.saturating_sub(stale)
    }

    /// A key's state.
    #[must_use]
    pub fn state(&self, handle: KeyHandle) -> Option<KeyState> {
        self.columns.state(handle)
    }

    /// The order that a reserved or delivered key belongs to.
    #[must_use]
    pub fn owner(&self, handle: KeyHandle) -> Option<OrderSlot> {
        self.columns.owner(handle)
    }

    /// How many keys belong to orders that are in the archive. Looks at every key.
    #[must_use]
    pub fn archived(&self) -> u32 {
        (0..self.columns.len())
            .fold(0, |sum, n| sum.saturating_add(self.columns.is_archived(KeyHandle::new(n)).into()))
    }

    /// A key's fingerprint.
    #[must_use]
    pub fn fingerprint(&self, handle: KeyHandle) -> Option<Fingerprint> {
        self.columns.fingerprint(handle)
    }

    /// A copy of a key's sealed bytes, for a reply.
    #[must_use]
    pub fn sealed(&self, handle: KeyHandle) -> Option<SealedKey> {
        self.columns.sealed(handle)
    }

    /// The counts, counted anew: for tests and checks.
    #[must_use]
    pub fn recount(&self) -> KeyCounts {
        self.counted(0, self.columns.len())
    }

    /// Appends the `n` keys that are sold next after `skip` others; else how many there are after those.
    pub(super) fn pick(&self, now: Time, skip: u32, n: u32, out: &mut Handles) -> Result<(), u32> {
        if n == 0 {
            return Ok(());
        }
        if u64::from(skip).saturating_add(u64::from(n)) > u64::from(self.counts.available) {
            return Err(self.available_at(now).saturating_sub(skip));
        }
        let kept = out.len();
        let any_stale = self.stale_batches(now).next().is_some();
        let (mut from, mut passed, mut picked) = (0_u32, 0_u32, 0_u32);
        // Up to which handle the keys are known to be good.
        let mut good_until = if any_stale { 0 } else { u32::MAX };
        while picked < n {
            let Some(number) = self.free.next(from) else {
                out.truncate(kept);
                return Err(self.available_at(now).saturating_sub(skip));
            };
            let handle = KeyHandle::new(number);
            if number >= good_until
                && let Some(batch) = self.batch_of(handle)
            {
                if !batch.sells_at(now) {
                    from = batch.end();
                    continue;
                }
                good_until = batch.end();
            }
            if passed < skip {
                passed = passed.saturating_add(1);
            } else {
                out.push(handle);
                picked = picked.saturating_add(1);
            }
            from = number.saturating_add(1);
        }
        Ok(())
    }

    /// Good batches whose validity has ended, in the order of their ends.
    fn stale_batches(&self, now: Time) -> impl Iterator<Item = &Batch> {
        let stale = self.expiring.iter().take_while(move |(expires, _)| *expires <= now);
        stale.filter_map(|(_, batch)| self.batches.get(batch.index()))
    }

    /// How many keys of a batch are for sale but for its validity.
    pub(super) fn unsold(&self, batch: BatchNo) -> u32 {
        self.batches.get(batch.index()).map_or(0, |batch| self.free.count(batch.first.number(), batch.end()))
    }

    pub(super) fn expiring(&self) -> impl Iterator<Item = (Time, BatchNo)> {
        self.expiring.iter().copied()
    }

    fn counted(&self, from: u32, to: u32) -> KeyCounts {
        let mut counts = KeyCounts::default();
        for (_, state) in self.columns.states(from, to) {
            counts.add(state);
        }
        counts
    }
}

/// Moves.
impl KeyPool {
    pub(super) fn new(format: KeyFormat) -> Self {
        Self {
            format,
            batches: Vec::new(),
            columns: KeyColumns::default(),
            free: HandleSet::default(),
            counts: KeyCounts::default(),
            ids: BTreeMap::new(),
            expiring: BTreeSet::new(),
        }
    }

    /// Opens a batch to which keys are added at once; a fault when its id is taken.
    pub(super) fn begin_batch(&mut self, terms: BatchTerms) -> Result<BatchNo, StockFault> {
        let number = BatchNo::from_index(self.batches.len()).ok_or(StockFault::Batch)?;
        if self.ids.contains_key(&terms.id) {
            return Err(StockFault::Batch);
        }
        self.ids.insert(terms.id.clone(), number);
        if let Some(expires) = terms.expires {
            self.expiring.insert((expires, number));
        }
        let first = KeyHandle::new(self.columns.len());
        self.batches.push(Batch { terms, first, imported: 0, condition: BatchCondition::Good });
        Ok(number)
    }

    /// Adds a key to the last batch.
    pub(super) fn push(&mut self, key: &SealedKey) -> Result<KeyHandle, StockFault> {
        let batch = self.batches.last_mut().ok_or(StockFault::Batch)?;
        let handle = self.columns.push(key).ok_or(StockFault::Room)?;
        batch.imported = batch.imported.saturating_add(1);
        self.free.grow(self.columns.len());
        self.free.insert(handle.number());
        self.counts.add(KeyState::Available);
        Ok(handle)
    }

    pub(super) fn next_handle(&self) -> KeyHandle {
        KeyHandle::new(self.columns.len())
    }

    /// Moves a key from a state to another.
    pub(super) fn shift(
        &mut self,
        handle: KeyHandle,
        from: KeyState,
        to: KeyState,
        owner: Option<OrderSlot>,
    ) -> Result<(), StockFault> {
        let state = self.columns.state(handle).ok_or(StockFault::Key(handle))?;
        if state != from {
            return Err(StockFault::State { handle, state });
        }
        self.columns.set(handle, to, owner).ok_or(StockFault::Key(handle))?;
        if from == KeyState::Available {
            self.free.remove(handle.number());
        }
        if to == KeyState::Available {
            self.free.insert(handle.number());
        }
        self.counts.shift(from, to);
        Ok(())
    }

    /// Gives a delivered key of an order that leaves for the archive to nobody in memory, and back again.
    pub(super) fn archive(
        &mut self,
        handle: KeyHandle,
        from: Option<OrderSlot>,
        to: Option<OrderSlot>,
    ) -> Result<(), StockFault> {
        self.columns.archive(handle, from, to).ok_or(StockFault::Key(handle))
    }

    /// Where a released key goes: back for sale, or to the others of a batch that was taken out.
    pub(super) fn home(&self, handle: KeyHandle) -> KeyState {
        match self.batch_of(handle).map(|batch| batch.condition) {
            Some(BatchCondition::Expired) => KeyState::Expired,
            Some(BatchCondition::Good) | None => KeyState::Available,
        }
    }

    /// Takes out up to `limit` unsold keys of a batch; closes it, and says so, when none is left.
    pub(super) fn expire(&mut self, number: BatchNo, limit: u32) -> Result<bool, StockFault> {
        let batch = self.batches.get(number.index()).ok_or(StockFault::Batch)?;
        let (mut from, end) = (batch.first.number(), batch.end());
        for _ in 0..limit {
            let Some(next) = self.free.next(from).filter(|next| *next < end) else { break };
            self.shift(KeyHandle::new(next), KeyState::Available, KeyState::Expired, None)?;
            from = next;
        }
        if self.free.next(from).is_some_and(|next| next < end) {
            return Ok(false);
        }
        let batch = self.batches.get_mut(number.index()).ok_or(StockFault::Batch)?;
        batch.condition = BatchCondition::Expired;
        if let Some(expires) = batch.terms.expires {
            self.expiring.remove(&(expires, number));
        }
        Ok(true)
    }

    /// Rebuilds what the snapshot leaves out; `false` when the batches do not cover the keys one after the other, an id
    /// stands twice, or a batch is closed as expired with keys for sale.
    #[must_use]
    pub(super) fn rebuild(&mut self) -> bool {
        self.free = HandleSet::default();
        self.free.grow(self.columns.len());
        for (handle, state) in self.columns.states(0, self.columns.len()) {
            if state == KeyState::Available {
                self.free.insert(handle.number());
            }
        }
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
        }
        next == self.columns.len()
    }

    /// Checks all that must hold of a pool, looking at every key.
    pub(super) fn check(&self) -> Result<(), String> {
        let (kept, counted) = (self.counts, self.recount());
        let sum =
            [kept.available, kept.reserved, kept.delivered, kept.quarantined, kept.expired, kept.returned]
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
            let condition = self.batch_of(handle).map(|batch| batch.condition);
            if condition.is_none()
                || (condition, state) == (Some(BatchCondition::Expired), KeyState::Available)
            {
                return Err(format!("{handle:?} is {state:?} in a batch that is {condition:?}"));
            }
        }
        Ok(())
    }
}
