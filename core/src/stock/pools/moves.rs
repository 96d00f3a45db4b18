//! Moves: keys come in, are held, handed over, taken back and taken out.

use crate::id::PoolId;
use crate::slot::{OrderSlot, PoolSlot, Slot};
use crate::stock::pool::KeyPool;
use crate::stock::pools::{DueExpiry, KeyPools};
use crate::stock::{
    BatchNo, BatchTerms, KeyFormat, KeyHandle, KeyState, PoolTerms, Preview, SealedKey, StockFault,
};
use crate::time::Time;

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
        self.hand_on(pool, handles, Some(order), None)
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
        self.hand_on(pool, handles, None, Some(order))
    }

    /// Delivered keys go from one owner to another; nobody is the archive.
    fn hand_on(
        &mut self,
        pool: PoolSlot,
        handles: &[KeyHandle],
        from: Option<OrderSlot>,
        to: Option<OrderSlot>,
    ) -> Result<(), StockFault> {
        let pool = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        handles.iter().try_for_each(|handle| pool.archive(*handle, from, to))
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
