//! Units that somebody holds already, by a reservation or by the order that is resized: they are used before what is free.

use crate::catalog::Source;
use crate::handle::{Handles, KeyHandle};
use crate::order::{Order, PoolHandles, Units};
use crate::shop::chosen::Chosen;
use crate::shop::event::Parts;
use crate::shop::{Rejection, Shop};
use crate::slot::{PoolSlot, ReservationSlot, VariantSlot};
use crate::time::Time;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// The units, by variant.
#[derive(Debug, Default)]
pub(super) struct Basket(SmallVec<[Kept; 2]>);

/// A key with its pool.
pub(super) type Key = (PoolSlot, KeyHandle);

#[derive(Debug)]
struct Kept {
    variant: VariantSlot,
    left: u32,
    taken: u32,
    keys: Vec<Key>,
}

impl Basket {
    /// Adds units. `keys` are those that may still be sold; `keyed` tells whether each unit needs one.
    fn add(&mut self, variant: VariantSlot, quantity: u32, keys: Vec<Key>, keyed: bool) {
        let left = if keyed { u32::try_from(keys.len()).unwrap_or(u32::MAX) } else { quantity };
        match self.0.iter_mut().find(|kept| kept.variant == variant) {
            Some(kept) => {
                kept.left = kept.left.saturating_add(left);
                kept.keys.extend(keys);
            }
            None => self.0.push(Kept { variant, left, taken: 0, keys }),
        }
    }

    /// Takes up to so many units of a variant: how many, and their keys.
    pub(super) fn take(&mut self, variant: VariantSlot, wanted: u32) -> (u32, Vec<Key>) {
        let found = self.0.iter_mut().find(|kept| kept.variant == variant);
        let Some(kept) = found else { return (0, Vec::new()) };
        let taken = wanted.min(kept.left);
        kept.left = kept.left.saturating_sub(taken);
        kept.taken = kept.taken.saturating_add(taken);
        let later = kept.keys.split_off(kept.keys.len().min(taken as usize));
        (taken, core::mem::replace(&mut kept.keys, later))
    }

    /// How many units of a variant were taken.
    pub(super) fn taken(&self, variant: VariantSlot) -> u32 {
        self.0.iter().find(|kept| kept.variant == variant).map_or(0, |kept| kept.taken)
    }
}

impl Shop {
    /// What a reservation holds that may still be sold.
    pub(super) fn basket_of(&self, now: Time, slot: ReservationSlot) -> Result<Basket, Rejection> {
        let missing = || Rejection::inconsistent("reservation");
        let mut basket = Basket::default();
        for held in &self.reach.reservations.get(slot).ok_or_else(missing)?.lines {
            let source = self.catalog.sold(held.variant).ok_or_else(missing)?.source;
            let keys = self.sellable(now, held.keys.iter().copied());
            basket.add(held.variant, held.quantity, keys, is_keyed(source));
        }
        Ok(basket)
    }

    /// What an unpaid order holds that may still be sold. The uses of a reusable key that were given along are nobody's,
    /// so they are not among it.
    pub(super) fn basket_of_order(&self, now: Time, order: &Order) -> Result<Basket, Rejection> {
        let mut basket = Basket::default();
        for (n, line) in order.lines.iter().enumerate() {
            let sold = self.catalog.sold(line.variant).ok_or_else(|| Rejection::inconsistent("variant"))?;
            if n >= order.bought() && sold.source == Source::Reusable {
                continue;
            }
            let keys = self.sellable(now, line.units.keys());
            // What is sold ahead of its stock is not held.
            let held = line.quantity.saturating_sub(order.short_units(n));
            basket.add(line.variant, held, keys, is_keyed(sold.source));
        }
        Ok(basket)
    }

    /// The keys that would be for sale if they were free.
    fn sellable(&self, now: Time, keys: impl Iterator<Item = Key>) -> Vec<Key> {
        keys.filter(|(pool, key)| self.is_sellable(now, *pool, *key)).collect()
    }

    fn is_sellable(&self, now: Time, pool: PoolSlot, key: KeyHandle) -> bool {
        let batch = self.pools.pool(pool).and_then(|pool| pool.batch_of(key));
        batch.is_some_and(|batch| batch.sells_at(now))
    }

    /// Keys that are held, and others that were chosen, as events tell them.
    pub(super) fn joined(&self, source: Source, held: Vec<Key>, more: Chosen) -> Result<Chosen, Rejection> {
        let missing = || Rejection::inconsistent("pool");
        let mut all = held;
        all.extend(self.keys_of_line(source, &more.keys, more.parts.as_deref()).ok_or_else(missing)?);
        self.chosen(source, &all)
    }

    /// Keys with their pools, as events tell them.
    pub(super) fn chosen(&self, source: Source, keys: &[Key]) -> Result<Chosen, Rejection> {
        self.told(&Self::units_with(source, keys))
    }

    /// The keys that an event tells, with their pools. `None` where it names a pool that is not known.
    pub(super) fn keys_of_line(
        &self,
        source: Source,
        keys: &Handles,
        parts: Option<&Parts>,
    ) -> Option<Vec<Key>> {
        Some(self.units_of(source, keys, parts)?.keys().collect())
    }

    /// The units that have these keys.
    pub(super) fn units_with(source: Source, keys: &[Key]) -> Units {
        match source {
            Source::Keys(pool) => Units::Keys { pool, handles: keys.iter().map(|(_, key)| *key).collect() },
            Source::Pools => {
                let mut parts: Vec<PoolHandles> = Vec::new();
                for (pool, key) in keys {
                    match parts.last_mut() {
                        Some(part) if part.pool == *pool => part.handles.push(*key),
                        _ => parts.push(PoolHandles { pool: *pool, handles: [*key].into_iter().collect() }),
                    }
                }
                Units::Pools { parts }
            }
            Source::Reusable => Units::Reusable { secret: 0 },
            Source::Counted => Units::Counted,
            Source::Unlimited => Units::Unlimited,
        }
    }
}

const fn is_keyed(source: Source) -> bool {
    matches!(source, Source::Keys(_) | Source::Pools)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Slot;
    use alloc::vec;

    #[test]
    fn units_are_taken_once_and_keys_in_order() {
        let (a, b) = (VariantSlot::from_index(0).unwrap(), VariantSlot::from_index(1).unwrap());
        let key = |n| (PoolSlot::from_index(0).unwrap(), KeyHandle::new(n));
        let mut basket = Basket::default();
        basket.add(a, 3, vec![key(5), key(6)], true);
        basket.add(b, 2, vec![], false);
        basket.add(b, 1, vec![], false);
        assert_eq!(basket.take(a, 1), (1, vec![key(5)]));
        assert_eq!(basket.take(a, 9), (1, vec![key(6)]));
        assert_eq!(basket.take(a, 1), (0, vec![]));
        assert_eq!((basket.take(b, 2).0, basket.take(b, 2).0, basket.taken(b)), (2, 1, 3));
    }
}
