//! Which orders have keys of a batch.

use crate::id::{BatchId, PoolId};
use crate::shop::reply::{AffectedOrder, AffectedOrders};
use crate::shop::{Rejection, Shop};
use crate::slot::{OrderSlot, PoolSlot, ReservationSlot, Slot};
use crate::stock::{BatchNo, KeyHandle, KeyPool, StockRefusal};
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;

/// Most orders of a page.
const MAX_ORDERS: usize = 1000;
/// Most keys that are looked at for a page.
const MAX_KEYS: u32 = 100_000;

impl Shop {
    /// The orders that have keys of a batch, reserved or handed over, page by page: at most `limit` of them and 1 000,
    /// from where the page before ended. Looks at no more than 100 000 keys, so a page may be short and not the last.
    ///
    /// # Errors
    /// When pool or batch is not known.
    pub fn affected(
        &self,
        pool: &PoolId,
        batch: &BatchId,
        after: Option<u32>,
        limit: usize,
    ) -> Result<AffectedOrders, Rejection> {
        let (pool, batch) = self.batch_slot(pool, batch)?;
        self.affected_orders(pool, batch, after, limit).ok_or_else(|| Rejection::inconsistent("order"))
    }

    pub(super) fn affected_orders(
        &self,
        pool: PoolSlot,
        batch: BatchNo,
        after: Option<u32>,
        limit: usize,
    ) -> Option<AffectedOrders> {
        let pool = self.pools.pool(pool)?;
        let run = pool.batches().get(batch.index())?;
        let from = run.first.number().saturating_add(after.unwrap_or_default());
        let stop = from.saturating_add(MAX_KEYS).min(run.end());
        let limit = limit.clamp(1, MAX_ORDERS);
        let mut seen: BTreeMap<OrderSlot, usize> = BTreeMap::new();
        let mut orders: Vec<AffectedOrder> = Vec::new();
        let (mut number, mut archived, mut baskets) = (from, 0_u32, 0_u32);
        while number < stop {
            if let Some(owner) = owner(pool, number) {
                if let Some(order) = seen.get(&owner).and_then(|at| orders.get_mut(*at)) {
                    order.keys = order.keys.saturating_add(1);
                } else if self.is_basket(owner) {
                    baskets = baskets.saturating_add(1);
                } else if orders.len() < limit {
                    seen.insert(owner, orders.len());
                    let order = self.orders.registry().id(owner)?.clone();
                    orders.push(AffectedOrder { order, stage: self.orders.get(owner)?.stage, keys: 1 });
                } else {
                    break;
                }
            } else if pool.is_archived(KeyHandle::new(number)) {
                archived = archived.saturating_add(1);
            }
            number = number.saturating_add(1);
        }
        let next = (number < run.end()).then(|| number.saturating_sub(run.first.number()));
        Some(AffectedOrders { orders, next, archived, baskets })
    }

    /// Whether whoever owns a key is a reservation.
    fn is_basket(&self, owner: OrderSlot) -> bool {
        let slot = ReservationSlot::of_holder(owner);
        slot.is_some_and(|slot| self.reach.reservations.get(slot).is_some())
    }

    /// The slots of a pool and a batch of it.
    pub(super) fn batch_slot(
        &self,
        pool: &PoolId,
        batch: &BatchId,
    ) -> Result<(PoolSlot, BatchNo), Rejection> {
        let slot = self.pools.slot(pool)?;
        let found = self.pools.pool(slot).and_then(|pool| pool.batch(batch));
        let unknown = || StockRefusal::BatchUnknown { pool: pool.to_string(), batch: batch.to_string() };
        Ok((slot, found.ok_or_else(unknown)?))
    }
}

fn owner(pool: &KeyPool, number: u32) -> Option<OrderSlot> {
    pool.owner(KeyHandle::new(number))
}
