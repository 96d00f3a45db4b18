//! A pool of keys.

mod counts;
mod pick;
mod state;
mod sweep;

pub use counts::KeyCounts;

use crate::id::BatchId;
use crate::slot::{OrderSlot, Slot};
use crate::stock::columns::KeyColumns;
use crate::stock::handles::HandleSet;
use crate::stock::preview::{Preview, Previews};
use crate::stock::selection::SaleOrder;
use crate::stock::watch::Watch;
use crate::stock::{
    Batch, BatchCondition, BatchNo, BatchTerms, Fingerprint, KeyFormat, KeyHandle, KeyState, SealedKey,
    Selection, StockFault,
};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

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
}

/// Moves.
impl KeyPool {
    pub(in crate::stock) fn new(format: KeyFormat) -> Self {
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
    pub(in crate::stock) fn configure(&mut self, terms: PoolTerms) {
        self.terms = terms;
        self.sort();
    }

    /// Builds the order of sale anew. O(batches), and a step for each 64 keys of a pool that has another order than that
    /// of import.
    pub(in crate::stock) fn sort(&mut self) {
        let keys = self.columns.len();
        self.order = SaleOrder::build(self.terms.selection, &self.batches, &self.free, keys);
    }

    pub(in crate::stock) const fn sells_in_order_of_import(&self) -> bool {
        matches!(self.order, SaleOrder::Plain)
    }

    pub(in crate::stock) fn set_watch(&mut self, watch: Option<Watch>) {
        self.watch = watch.map(Box::new);
    }

    pub(in crate::stock) fn watch_mut(&mut self) -> Option<&mut Watch> {
        self.watch.as_deref_mut()
    }

    /// What buyers see of the key that was added last.
    pub(in crate::stock) fn show(&mut self, handle: KeyHandle, preview: Preview) {
        self.previews.add(handle, preview, self.columns.state(handle) == Some(KeyState::Available));
    }

    /// Opens a batch to which keys are added at once; a fault when its id is taken.
    pub(in crate::stock) fn begin_batch(&mut self, terms: BatchTerms) -> Result<BatchNo, StockFault> {
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
    pub(in crate::stock) fn push(&mut self, key: &SealedKey) -> Result<KeyHandle, StockFault> {
        let batch = self.batches.last_mut().ok_or(StockFault::Batch)?;
        let handle = self.columns.push(key).ok_or(StockFault::Room)?;
        batch.imported = batch.imported.saturating_add(1);
        self.free.grow(self.columns.len());
        self.free.insert(handle.number());
        self.counts.add(KeyState::Available);
        Ok(handle)
    }

    pub(in crate::stock) fn next_handle(&self) -> KeyHandle {
        KeyHandle::new(self.columns.len())
    }

    /// Moves a key from a state to another.
    pub(in crate::stock) fn shift(
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
    pub(in crate::stock) fn archive(
        &mut self,
        handle: KeyHandle,
        from: Option<OrderSlot>,
        to: Option<OrderSlot>,
    ) -> Result<(), StockFault> {
        self.columns.archive(handle, from, to).ok_or(StockFault::Key(handle))
    }

    /// Where a released key goes: back for sale, or to the others of a batch that was taken out.
    pub(in crate::stock) fn home(&self, handle: KeyHandle) -> KeyState {
        match self.batch_of(handle).map(|batch| (batch.held, batch.condition)) {
            Some((true, _)) => KeyState::Quarantined,
            Some((_, BatchCondition::Expired)) => KeyState::Expired,
            Some((_, BatchCondition::Good)) | None => KeyState::Available,
        }
    }
}
