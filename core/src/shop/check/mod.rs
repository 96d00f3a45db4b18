//! What always holds of a shop, checked by looking at everything: for tests, the simulator and a host that doubts.

mod delivery;
mod money;
mod reserved;

use crate::handle::KeyHandle;
use crate::money::Amount;
use crate::shop::Shop;
use crate::slot::{OrderSlot, PoolSlot};
use crate::stock::KeyState;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};

impl Shop {
    /// Checks every invariant. Costs one pass over the whole state.
    ///
    /// # Errors
    /// A sentence about the first that does not hold.
    pub fn check(&self) -> Result<(), String> {
        self.pools.check()?;
        self.quotas.check()?;
        self.counted.check()?;
        self.reusable.check()?;
        self.customers.check().map_err(ToString::to_string)?;
        self.accruals.check().map_err(ToString::to_string)?;
        self.withdrawals.check().map_err(ToString::to_string)?;
        self.periods.check().map_err(ToString::to_string)?;
        self.check_chains().map_err(ToString::to_string)?;
        self.check_ledger()?;
        self.check_volumes()?;
        self.check_payments()?;
        self.check_suppliers()?;
        self.check_orders()?;
        self.check_deliveries()?;
        self.check_keys()?;
        self.check_reserved()?;
        self.check_limits()?;
        self.check_gifts()?;
        self.check_unpaid_origins().map_err(ToString::to_string)
    }

    /// The volumes of all customers and guests are what the shop earned.
    fn check_volumes(&self) -> Result<(), String> {
        let (volumes, earned) = (self.customers.volume_of_all(), -i128::from(self.earned().minor()));
        if volumes == earned {
            Ok(())
        } else {
            Err(format!("volumes are {volumes}, the shop earned {earned}"))
        }
    }

    /// Lines sum to totals, refunds to no more than was paid, commission to no more than its base.
    fn check_orders(&self) -> Result<(), String> {
        for (slot, order) in self.orders.iter() {
            let rule = self.allocation_of(order).map_err(|e| e.to_string())?;
            let back = order.given_back(rule, |n| order.line_back(n), order.given(), order.kept());
            let beside = order.extras.iter().flat_map(|e| [e.shipping.total, e.fee.total, e.rounding]);
            let all = Amount::sum(order.lines.iter().map(|line| line.total).chain(beside));
            if all != Ok(order.total) || back.map(|back| back.amount) != Ok(order.refunded) {
                return Err(format!("the parts of order {slot:?} do not add up"));
            }
            let gifts = order.lines.iter().skip(order.bought());
            if gifts.into_iter().any(|line| !line.total.is_zero()) {
                return Err(format!("a gift of order {slot:?} costs something"));
            }
            let over = order.lines.iter().any(|l| l.refunded_units > l.quantity || l.refunded > l.total);
            if order.refunded > order.paid || over {
                return Err(format!("order {slot:?} is refunded more than it was paid"));
            }
            let earned = Amount::sum(self.accruals.of_order(slot).map(|line| line.left()));
            // What was rounded off is the shop's loss: commission is paid of what the lines cost.
            let cost = Amount::sum(order.lines.iter().map(|line| line.total));
            if earned.is_err() || earned.is_ok_and(|earned| cost.is_ok_and(|cost| earned > cost)) {
                return Err(format!("the commission of order {slot:?} exceeds what its lines cost"));
            }
        }
        Ok(())
    }

    /// Every key that an order names is that order's, and no key is in two orders.
    fn check_keys(&self) -> Result<(), String> {
        let mut owned = BTreeMap::new();
        for (slot, order) in self.orders.iter() {
            for (n, line) in order.lines.iter().enumerate() {
                if line.units.parts().next().is_none() || !order.has_stock() {
                    continue;
                }
                let covered = line.owed_units().saturating_sub(order.short_units(n));
                let (delivered, owed) = (line.delivered_units as usize, covered as usize);
                let kept = line.units.key_count();
                if kept != delivered.saturating_add(owed) {
                    return Err(format!("order {slot:?} has {kept} keys for {delivered} + {owed} units"));
                }
                let with_buyer = line.owned_units() as usize;
                for (n, (pool, handle)) in line.units.keys().enumerate() {
                    let expected = if n < with_buyer {
                        KeyState::Delivered
                    } else if n < delivered {
                        // It came back.
                        continue;
                    } else {
                        KeyState::Reserved
                    };
                    let found = self.pools.pool(pool).map(|pool| (pool.state(handle), pool.owner(handle)));
                    if found != Some((Some(expected), Some(slot))) {
                        return Err(format!("key {handle:?} of order {slot:?} is {found:?}"));
                    }
                    if let Some(other) = owned.insert((pool, handle), slot) {
                        return Err(format!("key {handle:?} is in orders {other:?} and {slot:?}"));
                    }
                }
            }
        }
        self.check_reserved_keys(&mut owned)?;
        self.check_owners(&owned)
    }

    /// No key believes that an order owns it which does not.
    fn check_owners(&self, owned: &BTreeMap<(PoolSlot, KeyHandle), OrderSlot>) -> Result<(), String> {
        for (slot, id, pool) in self.pools.iter() {
            let counts = pool.counts();
            let claimed = owned.keys().filter(|(pool, _)| *pool == slot).count();
            let archived = pool.archived();
            let all = (claimed as u64).saturating_add(archived.into());
            if all != u64::from(counts.reserved).saturating_add(u64::from(counts.delivered)) {
                return Err(format!(
                    "pool `{id}` has {counts:?}, orders own {claimed}, archived ones {archived}"
                ));
            }
        }
        Ok(())
    }
}
