use crate::handle::Handles;
use crate::id::BatchId;
use crate::slot::{OrderSlot, Slot};
use crate::stock::columns::KeyColumns;
use crate::stock::handles::HandleSet;
use crate::stock::preview::{Preview, Previews};
use crate::stock::selection::{Ranks, SaleOrder};
use crate::stock::watch::Watch;
use crate::stock::{
    Batch, BatchCondition, BatchNo, BatchTerms, Fingerprint, KeyFormat, KeyHandle, KeyState, SealedKey,
    Selection, StockFault,
};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

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
    /// Taken out of the shop, sealed.
    pub exported: u32,
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
            KeyState::Exported => &mut self.exported,
        }
    }

    // Each count is at most the number of handles, so none can run over.
    pub(super) fn add(&mut self, state: KeyState) {
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
/// The order of sale is that of [`Selection`]: if nothing else is said, first imported, first sold, exactly, so that a
/// released key is first again. Keys of a batch past its validity or in quarantine are passed over.
#[derive(Debug, Clone, Encode, Decode)]
pub struct KeyPool {
    #[n(0)]
    format: KeyFormat,
    #[n(1)]
    batches: Vec<Batch>,
    #[n(2)]
    columns: KeyColumns,
    #[n(3)]
    terms: PoolTerms,
    #[n(4)]
    previews: Previews,
    #[n(5)]
    watch: Option<Box<Watch>>,
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
    /// Batches in quarantine whose available keys are not all taken out yet.
    #[cbor(skip)]
    held: BTreeSet<BatchNo>,
    /// How many batches are in quarantine.
    #[cbor(skip)]
    held_batches: u32,
    /// The handles of the keys in quarantine.
    #[cbor(skip)]
    quarantined: HandleSet,
    #[cbor(skip)]
    order: SaleOrder,
}

/// How a pool sells its keys.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PoolTerms {
    /// Which key is sold next.
    #[serde(default)]
    #[n(0)]
    pub selection: Selection,
    /// Whether its keys are sold only to buyers who pick them by their previews.
    #[serde(default)]
    #[n(1)]
    pub picked_only: bool,
}

/// Reads.
impl KeyPool {
    /// How its key files look.
    #[must_use]
    pub const fn format(&self) -> &KeyFormat {
        &self.format
    }

    /// How it sells its keys.
    #[must_use]
    pub const fn terms(&self) -> &PoolTerms {
        &self.terms
    }

    /// What buyers see of keys that they can pick.
    #[must_use]
    pub const fn previews(&self) -> &Previews {
        &self.previews
    }

    /// Its alert, and what was sold of it by day.
    #[must_use]
    pub fn watch(&self) -> Option<&Watch> {
        self.watch.as_deref()
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
        self.batches.get(self.batch_no_of(handle)?.index())
    }

    fn batch_no_of(&self, handle: KeyHandle) -> Option<BatchNo> {
        let after = self.batches.partition_point(|batch| batch.first <= handle);
        let at = after.checked_sub(1)?;
        self.batches.get(at).filter(|batch| handle.number() < batch.end())?;
        BatchNo::from_index(at)
    }

    /// Whether a key is for sale at a moment.
    #[must_use]
    pub fn sells(&self, handle: KeyHandle, now: Time) -> bool {
        self.state(handle) == Some(KeyState::Available)
            && self.batch_of(handle).is_some_and(|batch| batch.sells_at(now))
    }

    /// Whether any batch is in quarantine.
    #[must_use]
    pub const fn has_held(&self) -> bool {
        self.held_batches > 0
    }

    /// Whether a key came in a batch that is in quarantine.
    #[must_use]
    pub fn is_held(&self, handle: KeyHandle) -> bool {
        self.batch_of(handle).is_some_and(|batch| batch.held)
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
            .filter_map(|batch| self.batches.get(batch.index()))
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

    /// Whether a key belongs to an order that is in the archive.
    #[must_use]
    pub fn is_archived(&self, handle: KeyHandle) -> bool {
        self.columns.is_archived(handle)
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

    /// Appends the `n` keys that are sold next after `skip` others; else how many there are after those. A random choice
    /// is drawn with `lot`.
    pub(crate) fn pick(&self, now: Time, lot: &str, skip: u32, n: u32, out: &mut Handles) -> Result<(), u32> {
        if n == 0 {
            return Ok(());
        }
        if u64::from(skip).saturating_add(u64::from(n)) > u64::from(self.counts.available) {
            return Err(self.available_at(now).saturating_sub(skip));
        }
        let kept = out.len();
        let picked = match &self.order {
            SaleOrder::Plain => self.pick_plain(now, skip, n, out),
            SaleOrder::Ranked(ranks) => self.pick_ranked(ranks, now, skip, n, out),
            SaleOrder::Drawn(lots) => {
                let mut drawn = 0_u32;
                lots.draw(lot, (skip, n), &self.batches, &self.free, self.stale_batches(now), |handle| {
                    out.push(handle);
                    drawn = drawn.saturating_add(1);
                });
                drawn
            }
        };
        if picked == n {
            return Ok(());
        }
        out.truncate(kept);
        Err(self.available_at(now).saturating_sub(skip))
    }

    /// Appends `n` keys of one batch that are available or in quarantine, in the order of import; else how many there are.
    pub(crate) fn pick_of_batch(&self, batch: BatchNo, n: u32, out: &mut Handles) -> Result<(), u32> {
        let there = self.unsold(batch).saturating_add(self.waiting(batch));
        let Some(batch) = self.batches.get(batch.index()).filter(|_| n <= there) else { return Err(there) };
        let mut from = batch.first.number();
        for _ in 0..n {
            let next = [self.free.next(from), self.quarantined.next(from)].into_iter().flatten().min();
            let Some(next) = next else { break };
            out.push(KeyHandle::new(next));
            from = next.saturating_add(1);
        }
        Ok(())
    }

    /// Gives how many there were.
    fn pick_plain(&self, now: Time, skip: u32, n: u32, out: &mut Handles) -> u32 {
        let any_stale = self.stale_batches(now).next().is_some();
        let (mut from, mut passed, mut picked) = (0_u32, 0_u32, 0_u32);
        // Up to which handle the keys are known to be good.
        let mut good_until = if any_stale { 0 } else { u32::MAX };
        while picked < n {
            let Some(number) = self.free.next(from) else { break };
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
        picked
    }

    fn pick_ranked(&self, ranks: &Ranks, now: Time, skip: u32, n: u32, out: &mut Handles) -> u32 {
        let (mut skip, mut left) = (skip, n);
        for (number, free) in ranks.batches() {
            let Some(batch) = self.batches.get(number.index()).filter(|batch| batch.sells_at(now)) else {
                continue;
            };
            if skip >= free {
                skip = skip.saturating_sub(free);
                continue;
            }
            let mut from = batch.first.number();
            while left > 0 {
                let Some(number) = self.free.next(from).filter(|number| *number < batch.end()) else { break };
                if skip > 0 {
                    skip = skip.saturating_sub(1);
                } else {
                    out.push(KeyHandle::new(number));
                    left = left.saturating_sub(1);
                }
                from = number.saturating_add(1);
            }
            if left == 0 {
                break;
            }
        }
        n.saturating_sub(left)
    }

    /// Batches with available keys that are not sold: good ones whose validity has ended, in the order of their ends, and
    /// those in quarantine.
    fn stale_batches(&self, now: Time) -> impl Iterator<Item = BatchNo> {
        let stale = self.expiring.iter().take_while(move |(expires, _)| *expires <= now);
        let stale = stale.map(|(_, batch)| *batch).filter(|batch| !self.held.contains(batch));
        stale.chain(self.held.iter().copied())
    }

    /// How many keys of a batch are for sale but for its validity.
    pub(crate) fn unsold(&self, batch: BatchNo) -> u32 {
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
            terms: PoolTerms::default(),
            previews: Previews::default(),
            watch: None,
            held: BTreeSet::new(),
            held_batches: 0,
            quarantined: HandleSet::default(),
            order: SaleOrder::default(),
        }
    }

    /// Sells its keys in another way from now on.
    pub(super) fn configure(&mut self, terms: PoolTerms) {
        self.terms = terms;
        self.sort();
    }

    /// Builds the order of sale anew. O(batches), and a step for each 64 keys of a pool that has another order than that
    /// of import.
    pub(super) fn sort(&mut self) {
        let keys = self.columns.len();
        self.order = SaleOrder::build(self.terms.selection, &self.batches, &self.free, keys);
    }

    pub(super) const fn sells_in_order_of_import(&self) -> bool {
        matches!(self.order, SaleOrder::Plain)
    }

    pub(super) fn set_watch(&mut self, watch: Option<Watch>) {
        self.watch = watch.map(Box::new);
    }

    pub(super) fn watch_mut(&mut self) -> Option<&mut Watch> {
        self.watch.as_deref_mut()
    }

    /// What buyers see of the key that was added last.
    pub(super) fn show(&mut self, handle: KeyHandle, preview: Preview) {
        self.previews.add(handle, preview, self.columns.state(handle) == Some(KeyState::Available));
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
        let condition = BatchCondition::Good;
        self.batches.push(Batch { terms, first, imported: 0, condition, held: false });
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
        match (from, to) {
            (KeyState::Available, KeyState::Available) => {}
            (KeyState::Available, _) => {
                self.free.remove(handle.number());
                self.comes_or_goes(handle, false);
            }
            (_, KeyState::Available) => {
                self.free.insert(handle.number());
                self.comes_or_goes(handle, true);
            }
            _ => {}
        }
        if from == KeyState::Quarantined {
            self.quarantined.remove(handle.number());
        }
        if to == KeyState::Quarantined {
            self.quarantined.grow(self.columns.len());
            self.quarantined.insert(handle.number());
        }
        self.counts.shift(from, to);
        Ok(())
    }

    /// Notes that a key came for sale or left it.
    fn comes_or_goes(&mut self, handle: KeyHandle, comes: bool) {
        let batches = &self.batches;
        let find = || {
            let after = batches.partition_point(|batch| batch.first <= handle);
            after.checked_sub(1).and_then(BatchNo::from_index)
        };
        self.order.count(handle, comes, find);
        if !self.previews.is_empty() {
            self.previews.turn(handle, comes);
        }
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
        match self.batch_of(handle).map(|batch| (batch.held, batch.condition)) {
            Some((true, _)) => KeyState::Quarantined,
            Some((_, BatchCondition::Expired)) => KeyState::Expired,
            Some((_, BatchCondition::Good)) | None => KeyState::Available,
        }
    }

    /// Puts a batch into quarantine and takes up to `limit` of its available keys out. Tells how many it took; more are
    /// left while [`Self::unsold`] says so. None of them is sold meanwhile.
    pub(super) fn hold(&mut self, number: BatchNo, limit: u32) -> Result<u32, StockFault> {
        let batch = self.batches.get_mut(number.index()).ok_or(StockFault::Batch)?;
        let (begins, from, end) = (!batch.held, batch.first.number(), batch.end());
        batch.held = true;
        if begins {
            self.held.insert(number);
            self.held_batches = self.held_batches.saturating_add(1);
            // Its keys leave the order of sale at once.
            if !matches!(self.order, SaleOrder::Plain) {
                self.sort();
            }
        }
        let taken = self.sweep(from, end, limit, KeyState::Quarantined)?;
        if self.unsold(number) == 0 {
            self.held.remove(&number);
        }
        Ok(taken)
    }

    /// Ends a batch's quarantine: up to `limit` of its keys go where they belong. Tells how many did; more are left while
    /// [`Self::waiting`] says so.
    pub(super) fn unhold(&mut self, number: BatchNo, limit: u32) -> Result<u32, StockFault> {
        let batch = self.batches.get_mut(number.index()).ok_or(StockFault::Batch)?;
        let (mut from, end) = (batch.first.number(), batch.end());
        if core::mem::take(&mut batch.held) {
            self.held_batches = self.held_batches.saturating_sub(1);
        }
        let home = match batch.condition {
            BatchCondition::Good => KeyState::Available,
            BatchCondition::Expired => KeyState::Expired,
        };
        self.held.remove(&number);
        if !matches!(self.order, SaleOrder::Plain) {
            self.sort();
        }
        let mut freed = 0_u32;
        while freed < limit {
            let Some(next) = self.quarantined.next(from).filter(|next| *next < end) else { break };
            self.shift(KeyHandle::new(next), KeyState::Quarantined, home, None)?;
            freed = freed.saturating_add(1);
            from = next;
        }
        Ok(freed)
    }

    /// How many keys of a batch are in quarantine.
    pub(crate) fn waiting(&self, batch: BatchNo) -> u32 {
        let count = |batch: &Batch| self.quarantined.count(batch.first.number(), batch.end());
        self.batches.get(batch.index()).map_or(0, count)
    }

    /// Takes up to `limit` available keys of a run out into another state.
    fn sweep(&mut self, from: u32, end: u32, limit: u32, to: KeyState) -> Result<u32, StockFault> {
        let (mut from, mut taken) = (from, 0_u32);
        while taken < limit {
            let Some(next) = self.free.next(from).filter(|next| *next < end) else { break };
            self.shift(KeyHandle::new(next), KeyState::Available, to, None)?;
            taken = taken.saturating_add(1);
            from = next;
        }
        Ok(taken)
    }

    /// Takes out up to `limit` unsold keys of a batch; closes it, and says so, when none is left.
    pub(super) fn expire(&mut self, number: BatchNo, limit: u32) -> Result<bool, StockFault> {
        let batch = self.batches.get(number.index()).ok_or(StockFault::Batch)?;
        let (from, end) = (batch.first.number(), batch.end());
        self.sweep(from, end, limit, KeyState::Expired)?;
        if self.free.next(from).is_some_and(|next| next < end) {
            return Ok(false);
        }
        let batch = self.batches.get_mut(number.index()).ok_or(StockFault::Batch)?;
        batch.condition = BatchCondition::Expired;
        if let Some(expires) = batch.terms.expires {
            self.expiring.remove(&(expires, number));
        }
        self.held.remove(&number);
        Ok(true)
    }

    /// Rebuilds what the snapshot leaves out; `false` when the batches do not cover the keys one after the other, an id
    /// stands twice, or a batch is closed as expired with keys for sale.
    #[must_use]
    pub(super) fn rebuild(&mut self) -> bool {
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
    pub(super) fn check(&self) -> Result<(), String> {
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
}
