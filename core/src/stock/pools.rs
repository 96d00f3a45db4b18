use crate::handle::Handles;
use crate::id::PoolId;
use crate::slot::{OrderSlot, PoolSlot, Registry, Slot};
use crate::stock::index::FingerprintIndex;
use crate::stock::pool::KeyPool;
use crate::stock::{
    AlertLevels, AlertState, BatchNo, BatchTerms, Fingerprint, KeyFormat, KeyHandle, KeyState, PoolTerms,
    Preview, SealedKey, StockFault, StockRefusal, Watch,
};
use crate::time::Time;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use minicbor::{Decode, Decoder, Encode, Encoder};
use smallvec::SmallVec;

/// Pool ids are the merchant's own, so a fixed seed is no weakness.
const SEED: u64 = 0;

/// All key pools of a shop, and the table that finds a key by its fingerprint across them.
///
/// Reads and choices take `&self`; moves take what was chosen. A move that does not fit the state is a [`StockFault`]:
/// of what it was told, it did what stands before the fault, and the state is sound but no journal's: drop it.
#[derive(Debug, Clone)]
pub struct KeyPools {
    ids: Registry<PoolId, PoolSlot>,
    pools: Vec<KeyPool>,
    index: FingerprintIndex,
    /// When batches of which pool end, good ones only. Rebuilt.
    expiring: BTreeSet<(Time, PoolSlot, BatchNo)>,
    /// Pools with an alert whose keys moved since it was looked at; no part of the state.
    touched: SmallVec<[PoolSlot; 2]>,
}

/// A batch whose validity has ended, and how many of its unsold keys one step takes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueExpiry {
    /// Its pool.
    pub pool: PoolSlot,
    /// Its number there.
    pub batch: BatchNo,
    /// How many keys, maybe none. What is left comes with the next step.
    pub keys: u32,
}

impl Default for KeyPools {
    fn default() -> Self {
        Self::new()
    }
}

/// Reads.
impl KeyPools {
    /// No pools.
    #[must_use]
    pub fn new() -> Self {
        Self {
            ids: Registry::new(SEED),
            pools: Vec::new(),
            index: FingerprintIndex::default(),
            expiring: BTreeSet::new(),
            touched: SmallVec::new(),
        }
    }

    /// The slot of a pool.
    ///
    /// # Errors
    /// [`StockRefusal::PoolUnknown`]
    pub fn slot(&self, id: &PoolId) -> Result<PoolSlot, StockRefusal> {
        self.ids.slot(id).ok_or_else(|| StockRefusal::PoolUnknown { pool: id.to_string() })
    }

    /// The table of ids.
    #[must_use]
    pub const fn registry(&self) -> &Registry<PoolId, PoolSlot> {
        &self.ids
    }

    /// The id of a pool.
    #[must_use]
    pub fn id(&self, pool: PoolSlot) -> Option<&PoolId> {
        self.ids.id(pool)
    }

    /// A pool, to read.
    #[must_use]
    pub fn pool(&self, pool: PoolSlot) -> Option<&KeyPool> {
        self.pools.get(pool.index())
    }

    /// All pools in the order of opening.
    pub fn iter(&self) -> impl Iterator<Item = (PoolSlot, &PoolId, &KeyPool)> {
        self.ids.iter().zip(&self.pools).map(|((slot, id), pool)| (slot, id, pool))
    }

    /// Where the key of a fingerprint is, sold ones included.
    #[must_use]
    pub fn find(&self, fingerprint: &Fingerprint) -> Option<(PoolSlot, KeyHandle)> {
        self.index.find(fingerprint, &self.pools)
    }

    /// How many keys the shop has ever taken in.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.index.total()
    }

    /// When the validity of a batch ends next: then [`due_expiries`](Self::due_expiries) has something to do.
    #[must_use]
    pub fn next_expiry(&self) -> Option<Time> {
        self.expiring.first().map(|(expires, _, _)| *expires)
    }
}

/// Choices.
impl KeyPools {
    /// Whether a pool can be opened.
    ///
    /// # Errors
    /// [`StockRefusal::PoolExists`], [`StockRefusal::FormatInvalid`]
    pub fn plan_open(&self, id: &PoolId, format: &KeyFormat) -> Result<(), StockRefusal> {
        if self.ids.slot(id).is_some() {
            return Err(StockRefusal::PoolExists { pool: id.to_string() });
        }
        format.check()
    }

    /// Appends to `out` the next `n` keys of a pool in the order of sale, after `skip` that other lines of the same
    /// order take. Nothing is appended on refusal.
    ///
    /// # Errors
    /// [`StockRefusal::Insufficient`], [`StockRefusal::PoolUnknown`]
    pub fn pick(
        &self,
        pool: PoolSlot,
        now: Time,
        lot: &str,
        skip: u32,
        n: u32,
        out: &mut Handles,
    ) -> Result<(), StockRefusal> {
        let found = self.known(pool)?;
        if found.terms().picked_only && n > 0 {
            return Err(StockRefusal::PickNeeded { what: self.name(pool) });
        }
        found.pick(now, lot, skip, n, out).map_err(|available| StockRefusal::Insufficient {
            what: self.name(pool),
            wanted: u64::from(n),
            available: u64::from(available),
        })
    }

    /// The next keys to take out because their batches' validity has ended: at most `limit` keys, in at most `limit`
    /// batches.
    #[must_use]
    pub fn due_expiries(&self, now: Time, limit: u32) -> Vec<DueExpiry> {
        let mut due = Vec::new();
        let mut left = limit;
        for (expires, pool, batch) in self.expiring.iter().take(limit as usize) {
            if *expires > now {
                break;
            }
            let unsold = self.pool(*pool).map_or(0, |pool| pool.unsold(*batch));
            let keys = unsold.min(left);
            left = left.saturating_sub(keys);
            due.push(DueExpiry { pool: *pool, batch: *batch, keys });
            if left == 0 {
                break;
            }
        }
        due
    }

    pub(super) fn known(&self, pool: PoolSlot) -> Result<&KeyPool, StockRefusal> {
        self.pool(pool).ok_or_else(|| StockRefusal::PoolUnknown { pool: self.name(pool) })
    }

    pub(super) fn name(&self, pool: PoolSlot) -> String {
        self.id(pool).map_or_else(String::new, ToString::to_string)
    }
}

/// Moves.
impl KeyPools {
    /// Opens a pool.
    ///
    /// # Errors
    /// [`StockFault::Pool`] when there is one of this id.
    pub fn open_pool(&mut self, id: &PoolId, format: KeyFormat) -> Result<PoolSlot, StockFault> {
        if self.ids.slot(id).is_some() {
            return Err(StockFault::Pool);
        }
        let slot = self.ids.register(id).ok_or(StockFault::Pool)?;
        self.pools.push(KeyPool::new(format));
        Ok(slot)
    }

    /// Takes in a batch of keys, all of them new.
    ///
    /// # Errors
    /// [`StockFault::Pool`], [`StockFault::Batch`] when the pool has the batch, [`StockFault::Twice`],
    /// [`StockFault::Room`]
    pub fn import<'k>(
        &mut self,
        pool: PoolSlot,
        terms: BatchTerms,
        keys: impl IntoIterator<Item = &'k SealedKey>,
    ) -> Result<BatchNo, StockFault> {
        let target = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        let expires = terms.expires;
        let unlike = terms.priority != 0 || !target.sells_in_order_of_import();
        let batch = target.begin_batch(terms)?;
        self.index.begin(pool, target.next_handle());
        if let Some(expires) = expires {
            self.expiring.insert((expires, pool, batch));
        }
        let keys = keys.into_iter();
        self.index.reserve(keys.size_hint().0, &self.pools);
        for key in keys {
            if self.index.find(&key.fingerprint, &self.pools).is_some() {
                return Err(StockFault::Twice);
            }
            let target = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
            target.push(key)?;
            if !self.index.add(&key.fingerprint, &self.pools) {
                return Err(StockFault::Room);
            }
        }
        if unlike && let Some(target) = self.pools.get_mut(pool.index()) {
            target.sort();
        }
        self.touch(pool);
        Ok(batch)
    }

    /// Holds available keys for an order.
    ///
    /// # Errors
    /// [`StockFault::Pool`], [`StockFault::Key`], [`StockFault::State`]
    pub fn reserve(
        &mut self,
        pool: PoolSlot,
        handles: &[KeyHandle],
        order: OrderSlot,
    ) -> Result<(), StockFault> {
        self.shift_all(pool, handles, KeyState::Available, |_, _| (KeyState::Reserved, Some(order)))
    }

    /// Gives reserved keys back for sale; those of a batch that has expired meanwhile join it.
    ///
    /// # Errors
    /// As for [`reserve`](Self::reserve).
    pub fn release(&mut self, pool: PoolSlot, handles: &[KeyHandle]) -> Result<(), StockFault> {
        self.shift_all(pool, handles, KeyState::Reserved, |pool, handle| (pool.home(handle), None))
    }

    /// Hands reserved keys over to the order that holds them.
    ///
    /// # Errors
    /// As for [`reserve`](Self::reserve).
    pub fn deliver(&mut self, pool: PoolSlot, handles: &[KeyHandle], now: Time) -> Result<(), StockFault> {
        self.shift_all(pool, handles, KeyState::Reserved, |pool, handle| {
            (KeyState::Delivered, pool.owner(handle))
        })?;
        if let Some(watch) = self.pools.get_mut(pool.index()).and_then(KeyPool::watch_mut) {
            watch.sell(u32::try_from(handles.len()).unwrap_or(u32::MAX), now);
        }
        Ok(())
    }

    /// Takes delivered keys back after a refund. They are never sold again.
    ///
    /// # Errors
    /// As for [`reserve`](Self::reserve).
    pub fn take_back(&mut self, pool: PoolSlot, handles: &[KeyHandle]) -> Result<(), StockFault> {
        self.shift_all(pool, handles, KeyState::Delivered, |_, _| (KeyState::Returned, None))
    }

    /// Keys that were handed over go with their order to the archive: they stay delivered, and no slot owns them.
    ///
    /// # Errors
    /// [`StockFault::Pool`], [`StockFault::Key`] unless the order owns them.
    pub fn archive(
        &mut self,
        pool: PoolSlot,
        handles: &[KeyHandle],
        order: OrderSlot,
    ) -> Result<(), StockFault> {
        let pool = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        handles.iter().try_for_each(|handle| pool.archive(*handle, Some(order), None))
    }

    /// Keys come back from the archive with their order, whatever its slot is now.
    ///
    /// # Errors
    /// [`StockFault::Pool`], [`StockFault::Key`] unless they are in the archive.
    pub fn unarchive(
        &mut self,
        pool: PoolSlot,
        handles: &[KeyHandle],
        order: OrderSlot,
    ) -> Result<(), StockFault> {
        let pool = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        handles.iter().try_for_each(|handle| pool.archive(*handle, None, Some(order)))
    }

    /// Takes available keys out of sale.
    ///
    /// # Errors
    /// As for [`reserve`](Self::reserve).
    pub fn quarantine(&mut self, pool: PoolSlot, handles: &[KeyHandle]) -> Result<(), StockFault> {
        self.shift_all(pool, handles, KeyState::Available, |_, _| (KeyState::Quarantined, None))
    }

    /// Takes out unsold keys of a batch whose validity has ended; the last step closes the batch.
    ///
    /// # Errors
    /// [`StockFault::Pool`], [`StockFault::Batch`]
    pub fn expire(&mut self, due: DueExpiry) -> Result<(), StockFault> {
        let pool = self.pools.get_mut(due.pool.index()).ok_or(StockFault::Pool)?;
        if pool.expire(due.batch, due.keys)?
            && let Some(expires) = pool.batches().get(due.batch.index()).and_then(|b| b.terms.expires)
        {
            self.expiring.remove(&(expires, due.pool, due.batch));
        }
        self.touch(due.pool);
        Ok(())
    }

    /// Takes available keys out of the shop. Their sealed bytes stay, so that the reply can be given again, and so do
    /// their fingerprints, so that nothing that left comes in again.
    ///
    /// # Errors
    /// [`StockFault::Pool`], [`StockFault::Key`], [`StockFault::State`]
    pub fn export(&mut self, pool: PoolSlot, handles: &[KeyHandle]) -> Result<(), StockFault> {
        let found = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        for handle in handles {
            let from = match found.state(*handle) {
                Some(KeyState::Quarantined) => KeyState::Quarantined,
                _ => KeyState::Available,
            };
            found.shift(*handle, from, KeyState::Exported, None)?;
        }
        self.touch(pool);
        Ok(())
    }

    /// Puts a batch into quarantine, or goes on with it, and takes up to `limit` of its available keys out. Tells how
    /// many it took.
    ///
    /// # Errors
    /// [`StockFault::Pool`], [`StockFault::Batch`]
    pub fn hold(&mut self, pool: PoolSlot, batch: BatchNo, limit: u32) -> Result<u32, StockFault> {
        let found = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        let taken = found.hold(batch, limit)?;
        self.touch(pool);
        Ok(taken)
    }

    /// Ends a batch's quarantine, or goes on with that: up to `limit` of its keys go back where they belong. Tells how
    /// many did.
    ///
    /// # Errors
    /// [`StockFault::Pool`], [`StockFault::Batch`]
    pub fn unhold(&mut self, pool: PoolSlot, batch: BatchNo, limit: u32) -> Result<u32, StockFault> {
        let found = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        let freed = found.unhold(batch, limit)?;
        self.touch(pool);
        Ok(freed)
    }

    /// Sells the keys of a pool in another way from now on.
    ///
    /// # Errors
    /// [`StockFault::Pool`]
    pub fn configure(&mut self, pool: PoolSlot, terms: PoolTerms) -> Result<(), StockFault> {
        self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?.configure(terms);
        Ok(())
    }

    /// Gives a key a preview.
    ///
    /// # Errors
    /// [`StockFault::Pool`], [`StockFault::Key`]
    pub fn show(&mut self, pool: PoolSlot, handle: KeyHandle, preview: Preview) -> Result<(), StockFault> {
        let found = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        found.state(handle).ok_or(StockFault::Key(handle))?;
        found.show(handle, preview);
        Ok(())
    }

    /// Watches a pool, or no longer does.
    ///
    /// # Errors
    /// [`StockFault::Pool`]
    pub fn watch(
        &mut self,
        pool: PoolSlot,
        levels: Option<AlertLevels>,
        now: Time,
    ) -> Result<(), StockFault> {
        let found = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        match (levels, found.watch_mut()) {
            (Some(levels), Some(watch)) => watch.set_levels(levels, now),
            (levels, _) => found.set_watch(levels.map(|levels| Watch::new(levels, now))),
        }
        self.touch(pool);
        Ok(())
    }

    /// Keeps how a watched pool stands.
    ///
    /// # Errors
    /// [`StockFault::Pool`] also where it is not watched.
    pub fn set_alert(&mut self, pool: PoolSlot, state: AlertState) -> Result<(), StockFault> {
        let watch = self.pools.get_mut(pool.index()).and_then(KeyPool::watch_mut);
        watch.ok_or(StockFault::Pool)?.set_state(state);
        Ok(())
    }

    /// The watched pools whose keys moved since this was last asked.
    pub fn take_touched(&mut self) -> SmallVec<[PoolSlot; 2]> {
        core::mem::take(&mut self.touched)
    }

    /// Whether any pool is watched.
    #[must_use]
    pub fn is_any_watched(&self) -> bool {
        self.pools.iter().any(|pool| pool.watch().is_some())
    }

    /// Whether a watched pool's keys moved.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        !self.touched.is_empty()
    }

    fn touch(&mut self, pool: PoolSlot) {
        let is_watched = self.pool(pool).is_some_and(|pool| pool.watch().is_some());
        if is_watched && !self.touched.contains(&pool) {
            self.touched.push(pool);
        }
    }

    fn shift_all(
        &mut self,
        pool: PoolSlot,
        handles: &[KeyHandle],
        from: KeyState,
        to: impl Fn(&KeyPool, KeyHandle) -> (KeyState, Option<OrderSlot>),
    ) -> Result<(), StockFault> {
        let found = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        for handle in handles {
            let (to, owner) = to(found, *handle);
            found.shift(*handle, from, to, owner)?;
        }
        if found.watch().is_some() {
            self.touch(pool);
        }
        Ok(())
    }
}

/// Checks.
impl KeyPools {
    /// Checks all that must hold, looking at every key: for tests and simulation.
    ///
    /// # Errors
    /// A sentence about the first thing that does not hold.
    pub fn check(&self) -> Result<(), String> {
        if self.ids.len() != self.pools.len() {
            return Err(format!("{} ids for {} pools", self.ids.len(), self.pools.len()));
        }
        let mut total = 0_u64;
        for (slot, id, pool) in self.iter() {
            pool.check().map_err(|flaw| format!("pool `{id}`: {flaw}"))?;
            total = total.saturating_add(u64::from(pool.counts().imported));
            for number in 0..pool.counts().imported {
                let handle = KeyHandle::new(number);
                let found = pool.fingerprint(handle).and_then(|fingerprint| self.find(&fingerprint));
                if found != Some((slot, handle)) {
                    return Err(format!("pool `{id}`: the fingerprint of {handle:?} leads to {found:?}"));
                }
            }
            let listed = |(expires, batch)| self.expiring.contains(&(expires, slot, batch));
            if !pool.expiring().all(listed) {
                return Err(format!("pool `{id}`: an end of validity is not listed"));
            }
        }
        let listed = self.pools.iter().map(|pool| pool.expiring().count()).sum::<usize>();
        if total != u64::from(self.total()) || listed != self.expiring.len() {
            return Err(format!("{total} keys against {}, {listed} ends of validity", self.total()));
        }
        Ok(())
    }

    /// Rebuilds what the snapshot leaves out; `None` when a pool does not hold together or a fingerprint comes twice.
    fn rebuilt(ids: Vec<PoolId>, mut pools: Vec<KeyPool>) -> Option<Self> {
        if ids.len() != pools.len() || !pools.iter_mut().all(KeyPool::rebuild) {
            return None;
        }
        let ids = Registry::from_ids(ids, SEED)?;
        let mut index = FingerprintIndex::default();
        let mut expiring = BTreeSet::new();
        let total = pools.iter().try_fold(0_u32, |sum, pool| sum.checked_add(pool.counts().imported))?;
        index.reserve(total as usize, &pools);
        for ((slot, _), pool) in ids.iter().zip(&pools) {
            expiring.extend(pool.expiring().map(|(expires, batch)| (expires, slot, batch)));
            index.begin(slot, KeyHandle::new(0));
            for number in 0..pool.counts().imported {
                if !index.add(&pool.fingerprint(KeyHandle::new(number))?, &pools) {
                    return None;
                }
            }
        }
        Some(Self { ids, pools, index, expiring, touched: SmallVec::new() })
    }
}

impl<C> Encode<C> for KeyPools {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.encode_with(&self.ids, ctx)?.encode_with(&self.pools, ctx)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for KeyPools {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let (ids, pools): (Vec<PoolId>, Vec<KeyPool>) = d.decode_with(ctx)?;
        Self::rebuilt(ids, pools)
            .ok_or_else(|| minicbor::decode::Error::message("key pools that do not hold together").at(at))
    }
}
