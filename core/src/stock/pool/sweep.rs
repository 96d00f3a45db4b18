//! Batches whose keys go out of sale together: quarantine, and the end of validity.

use crate::slot::Slot;
use crate::stock::pool::KeyPool;
use crate::stock::selection::SaleOrder;
use crate::stock::{Batch, BatchCondition, BatchNo, KeyHandle, KeyState, StockFault};
use crate::time::Time;

impl KeyPool {
    /// Puts a batch into quarantine and takes up to `limit` of its available keys out. Tells how many it took; more are
    /// left while [`Self::unsold`] says so. None of them is sold meanwhile.
    pub(in crate::stock) fn hold(&mut self, number: BatchNo, limit: u32) -> Result<u32, StockFault> {
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
    pub(in crate::stock) fn unhold(&mut self, number: BatchNo, limit: u32) -> Result<u32, StockFault> {
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
    pub(in crate::stock) fn expire(&mut self, number: BatchNo, limit: u32) -> Result<bool, StockFault> {
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

    /// How many keys of a batch are for sale but for its validity.
    pub(crate) fn unsold(&self, batch: BatchNo) -> u32 {
        self.batches.get(batch.index()).map_or(0, |batch| self.free.count(batch.first.number(), batch.end()))
    }

    pub(in crate::stock) fn expiring(&self) -> impl Iterator<Item = (Time, BatchNo)> {
        self.expiring.iter().copied()
    }
}
