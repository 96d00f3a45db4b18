//! Units that somebody holds already, by a reservation or by the order that is resized: they are used before what is free.

use crate::catalog::Source;
use crate::handle::{Handles, KeyHandle};
use crate::order::Order;
use crate::shop::{Rejection, Shop};
use crate::slot::{PoolSlot, ReservationSlot, VariantSlot};
use crate::stock::BatchCondition;
use crate::time::Time;
use smallvec::SmallVec;

/// The units, by variant.
#[derive(Debug, Default)]
pub(super) struct Basket(SmallVec<[Units; 2]>);

#[derive(Debug)]
struct Units {
    variant: VariantSlot,
    left: u32,
    taken: u32,
    keys: Handles,
}

impl Basket {
    /// Adds units. `keys` are those that may still be sold; `keyed` tells whether each unit needs one.
    fn add(&mut self, variant: VariantSlot, quantity: u32, keys: Handles, keyed: bool) {
        let left = if keyed { u32::try_from(keys.len()).unwrap_or(u32::MAX) } else { quantity };
        match self.0.iter_mut().find(|units| units.variant == variant) {
            Some(units) => {
                units.left = units.left.saturating_add(left);
                units.keys.extend(keys.iter().copied());
            }
            None => self.0.push(Units { variant, left, taken: 0, keys }),
        }
    }

    /// Takes up to so many units of a variant: how many, and their keys.
    pub(super) fn take(&mut self, variant: VariantSlot, wanted: u32) -> (u32, Handles) {
        let found = self.0.iter_mut().find(|units| units.variant == variant);
        let Some(units) = found else { return (0, Handles::new()) };
        let taken = wanted.min(units.left);
        units.left = units.left.saturating_sub(taken);
        units.taken = units.taken.saturating_add(taken);
        let (now, later) = units.keys.as_slice().split_at(units.keys.len().min(taken as usize));
        let (now, later) = (now.iter().copied().collect(), later.iter().copied().collect());
        units.keys = later;
        (taken, now)
    }

    /// The keys of so many units: first those that are held, then those that `choose` finds for the others.
    pub(super) fn fill(
        &mut self,
        variant: VariantSlot,
        wanted: u32,
        choose: impl FnOnce(u32) -> Result<Handles, Rejection>,
    ) -> Result<Handles, Rejection> {
        let (held, mut keys) = self.take(variant, wanted);
        if held < wanted {
            keys.extend(choose(wanted.saturating_sub(held))?.iter().copied());
        }
        Ok(keys)
    }

    /// How many units of a variant were taken.
    pub(super) fn taken(&self, variant: VariantSlot) -> u32 {
        self.0.iter().find(|units| units.variant == variant).map_or(0, |units| units.taken)
    }
}

impl Shop {
    /// What a reservation holds that may still be sold.
    pub(super) fn basket_of(&self, now: Time, slot: ReservationSlot) -> Result<Basket, Rejection> {
        let missing = || Rejection::inconsistent("reservation");
        let mut basket = Basket::default();
        for held in &self.reach.reservations.get(slot).ok_or_else(missing)?.lines {
            let source = self.catalog.sold(held.variant).ok_or_else(missing)?.source;
            basket.add(held.variant, held.quantity, self.sellable(now, source, &held.keys), is_keyed(source));
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
            let keys =
                line.units.handles().map_or_else(Handles::new, |keys| self.sellable(now, sold.source, keys));
            basket.add(line.variant, line.quantity, keys, is_keyed(sold.source));
        }
        Ok(basket)
    }

    /// The keys that would be for sale if they were free.
    fn sellable(&self, now: Time, source: Source, keys: &Handles) -> Handles {
        match source {
            Source::Keys(pool) => {
                keys.iter().copied().filter(|key| self.is_sellable(now, pool, *key)).collect()
            }
            _ => Handles::new(),
        }
    }

    fn is_sellable(&self, now: Time, pool: PoolSlot, key: KeyHandle) -> bool {
        let batch = self.pools.pool(pool).and_then(|pool| pool.batch_of(key));
        batch.is_some_and(|batch| {
            batch.condition == BatchCondition::Good && batch.terms.expires.is_none_or(|expires| expires > now)
        })
    }
}

const fn is_keyed(source: Source) -> bool {
    matches!(source, Source::Keys(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Slot;

    #[test]
    fn units_are_taken_once_and_keys_in_order() {
        let (a, b) = (VariantSlot::from_index(0).unwrap(), VariantSlot::from_index(1).unwrap());
        let mut basket = Basket::default();
        basket.add(a, 3, (5..7).map(KeyHandle::new).collect(), true);
        basket.add(b, 2, Handles::new(), false);
        basket.add(b, 1, Handles::new(), false);
        assert_eq!(basket.take(a, 1), (1, Handles::from_iter([KeyHandle::new(5)])));
        assert_eq!(basket.take(a, 9), (1, Handles::from_iter([KeyHandle::new(6)])));
        assert_eq!(basket.take(a, 1), (0, Handles::new()));
        assert_eq!((basket.take(b, 2).0, basket.take(b, 2).0, basket.taken(b)), (2, 1, 3));
    }
}
