//! What must hold of reservations: what is reserved in stock is what orders and reservations hold, and nothing else.

use crate::catalog::Source;
use crate::handle::KeyHandle;
use crate::order::Units;
use crate::shop::Shop;
use crate::slot::{OrderSlot, PoolSlot, Slot, VariantSlot};
use crate::stock::KeyState;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;

impl Shop {
    /// Every key that a reservation names is reserved for it, and for nobody else.
    pub(super) fn check_reserved_keys(
        &self,
        owned: &mut BTreeMap<(PoolSlot, KeyHandle), OrderSlot>,
    ) -> Result<(), String> {
        for (slot, reservation) in self.reach.reservations.iter() {
            let id = &reservation.id;
            for held in &reservation.lines {
                if held.quantity == 0 {
                    return Err(format!("reservation `{id}` holds no units of a variant"));
                }
                let source = self.catalog.sold(held.variant).map(|sold| sold.source);
                if !matches!(source, Some(Source::Keys(_) | Source::Pools)) {
                    continue;
                }
                if held.keys.len() != held.quantity as usize {
                    return Err(format!("reservation `{id}` has {} keys for {held:?}", held.keys.len()));
                }
                for (pool, handle) in &held.keys {
                    let found = self.pools.pool(*pool).map(|pool| (pool.state(*handle), pool.owner(*handle)));
                    if found != Some((Some(KeyState::Reserved), slot.holder())) {
                        return Err(format!("key {handle:?} of reservation `{id}` is {found:?}"));
                    }
                    let holder = slot.holder().ok_or("a reservation's slot holds nothing")?;
                    if let Some(other) = owned.insert((*pool, *handle), holder) {
                        return Err(format!("key {handle:?} of reservation `{id}` is of {other:?} too"));
                    }
                }
            }
        }
        Ok(())
    }

    /// Reserved in counted stock and of reusable keys is what unpaid and undelivered orders and reservations hold.
    pub(super) fn check_reserved(&self) -> Result<(), String> {
        let mut held: BTreeMap<VariantSlot, u64> = BTreeMap::new();
        let mut hold = |variant, units: u32| {
            let all = held.entry(variant).or_default();
            *all = all.saturating_add(u64::from(units));
        };
        for (_, order) in self.orders.iter() {
            if order.has_stock() {
                for (n, line) in order.lines.iter().enumerate() {
                    if matches!(line.units, Units::Counted | Units::Reusable { .. }) {
                        // What waits for stock holds none.
                        hold(line.variant, line.owed_units().saturating_sub(order.short_units(n)));
                    }
                }
            }
        }
        for (_, reservation) in self.reach.reservations.iter() {
            for line in reservation.lines.iter().filter(|line| line.keys.is_empty()) {
                hold(line.variant, line.quantity);
            }
        }
        for (variant, id) in self.catalog.variants().iter() {
            let told = match self.catalog.sold(variant).map(|sold| sold.source) {
                Some(Source::Counted) => self.counted.get(variant).map_or(0, |row| row.reserved),
                Some(Source::Reusable) => {
                    self.reusable.get(variant).map_or(0, |key| u64::from(key.uses().reserved))
                }
                _ => continue,
            };
            let recount = held.get(&variant).copied().unwrap_or_default();
            if told != recount {
                return Err(format!(
                    "{told} of `{id}` (slot {}) are reserved, {recount} are held",
                    variant.index()
                ));
            }
        }
        Ok(())
    }
}
