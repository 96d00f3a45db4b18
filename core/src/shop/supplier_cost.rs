//! What delivered keys cost: owed to the suppliers of their batches, payable once the order completes and nobody complains.
//! Keys that were faulty are not paid for.

use crate::catalog::Source;
use crate::handle::{Handles, KeyHandle};
use crate::id::SupplierId;
use crate::ledger::{Account, SupplierAccount, Transfer};
use crate::money::{Amount, Money};
use crate::order::{Order, Stage};
use crate::shop::event::{
    CostIncurred, DeliveredUnits, Event, LineKeys, NamedOrder, Parts, PoolKeys, RefundedLine, SupplierShare,
    ToldKeys,
};
use crate::shop::postings::COST;
use crate::shop::{FaultyKeys, Rejection, Shop};
use crate::slot::{OrderSlot, PoolSlot, SupplierSlot};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use serde::Serialize;

/// What the shop owes a supplier. A negative amount is a debt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SupplierView {
    /// The supplier.
    pub supplier: SupplierId,
    /// For keys of orders that are not completed, or that somebody complains about.
    pub pending: Money,
    /// For keys of completed orders.
    pub payable: Money,
}

/// What keys cost, by supplier.
type Costs = BTreeMap<SupplierSlot, Amount>;

impl Shop {
    /// Adds to the events of a command what the keys cost that they hand over, less those that came back faulty. A shop
    /// without suppliers is not asked for it.
    pub(super) fn add_costs(&self, events: &mut Vec<Event>) -> Result<(), Rejection> {
        let mut more = Vec::new();
        for event in events.iter() {
            let mut costs = Costs::new();
            let named = match event {
                Event::OrderDelivered(event) => {
                    for LineKeys { line, keys, parts } in &event.keys {
                        let told = self.keys_told(&event.order, events, *line, keys, parts.as_deref());
                        self.add_cost(told.into_iter(), true, &mut costs)?;
                    }
                    &event.order
                }
                Event::UnitsDelivered(event) => {
                    for DeliveredUnits { line, keys, parts, .. } in &event.lines {
                        let told = self.keys_told(&event.order, events, *line, keys, parts.as_deref());
                        self.add_cost(told.into_iter(), true, &mut costs)?;
                    }
                    &event.order
                }
                Event::UnitsReplaced(event) => {
                    let keys = |told: &ToldKeys| {
                        self.keys_told(&event.order, events, event.line, &told.keys, told.parts.as_deref())
                    };
                    self.add_cost(keys(&event.new).into_iter(), true, &mut costs)?;
                    if event.faulty && self.supplier_bears() {
                        let old = event.old.iter().flat_map(keys);
                        self.add_cost(old, false, &mut costs)?;
                    }
                    &event.order
                }
                Event::OrderRefunded(event)
                    if self.supplier_bears() && event.notes.as_ref().is_some_and(|notes| notes.faulty) =>
                {
                    let order = self.order_of(&event.order).and_then(|slot| self.orders.get(slot));
                    let order = order.ok_or_else(|| Rejection::inconsistent("order"))?;
                    for RefundedLine { line, units, keys, parts, .. } in &event.lines {
                        // Units that are still owed come back first, and cost nothing.
                        let owed = order.lines.get(*line as usize).map_or(0, |line| line.owed_units());
                        let returned = units.saturating_sub(owed) as usize;
                        let told = self.keys_told(&event.order, events, *line, keys, parts.as_deref());
                        self.add_cost(told.into_iter().take(returned), false, &mut costs)?;
                    }
                    &event.order
                }
                _ => continue,
            };
            let share = |(slot, amount): (SupplierSlot, Amount)| {
                Some(SupplierShare { supplier: self.suppliers.id(slot)?.clone(), amount })
            };
            let shares: Vec<_> =
                costs.into_iter().filter_map(share).filter(|s| !s.amount.is_zero()).collect();
            if !shares.is_empty() {
                more.push(CostIncurred { order: named.clone(), shares });
            }
        }
        for cost in more {
            let sum = Amount::sum(cost.shares.iter().map(|share| share.amount))?;
            for share in &cost.shares {
                let slot = self.supplier_slot(&share.supplier)?;
                self.ledger.check([Transfer::new(
                    COST,
                    Account::Supplier(slot, SupplierAccount::Pending),
                    sum,
                )])?;
            }
            events.push(cost.into());
        }
        Ok(())
    }

    /// Adds what keys cost, or takes it away.
    fn add_cost(
        &self,
        keys: impl Iterator<Item = (PoolSlot, KeyHandle)>,
        more: bool,
        costs: &mut Costs,
    ) -> Result<(), Rejection> {
        for (supplier, cost) in keys.filter_map(|(pool, key)| self.cost_of_key(pool, key)) {
            let sum = costs.entry(supplier).or_default();
            *sum = if more { sum.plus(cost)? } else { sum.minus(cost)? };
        }
        Ok(())
    }

    /// The keys of a line as an event tells them, with their pools. The order may be placed by the same command.
    fn keys_told(
        &self,
        named: &NamedOrder,
        events: &[Event],
        line: u32,
        keys: &Handles,
        parts: Option<&Parts>,
    ) -> Vec<(PoolSlot, KeyHandle)> {
        if let Some(parts) = parts {
            let of_pool = |part: &PoolKeys| {
                let pool = part.pool.slot(self.pools.registry());
                part.keys.iter().filter_map(|key| Some((pool?, *key))).collect::<Vec<_>>()
            };
            return parts.0.iter().flat_map(of_pool).collect();
        }
        let n = line as usize;
        let placed = || {
            let of_order = events.iter().find_map(|event| match event {
                Event::OrderPlaced(placed) if placed.order == *named.id() => placed.lines.get(n),
                _ => None,
            });
            of_order?.variant.slot(self.catalog.variants())
        };
        let order = self.order_of(named).and_then(|slot| self.orders.get(slot));
        let variant = order.and_then(|order| order.lines.get(n)).map(|line| line.variant).or_else(placed);
        match variant.and_then(|variant| self.catalog.sold(variant)).map(|sold| sold.source) {
            Some(Source::Keys(pool)) => keys.iter().map(|key| (pool, *key)).collect(),
            _ => Vec::new(),
        }
    }

    /// Who supplied a key, and what it cost; `None` where nobody is owed anything for it.
    pub(super) fn cost_of_key(&self, pool: PoolSlot, key: KeyHandle) -> Option<(SupplierSlot, Amount)> {
        let terms = &self.pools.pool(pool)?.batch_of(key)?.terms;
        let cost = terms.unit_cost.filter(|cost| cost.is_positive())?;
        Some((self.suppliers.slot(terms.supplier.as_ref()?)?, cost))
    }

    fn supplier_slot(&self, id: &SupplierId) -> Result<SupplierSlot, Rejection> {
        self.suppliers.slot(id).ok_or_else(|| Rejection::inconsistent("supplier"))
    }

    pub(super) fn apply_cost_incurred(&mut self, event: &CostIncurred) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        for SupplierShare { supplier, amount } in &event.shares {
            let supplier = self.suppliers.slot(supplier)?;
            let order = self.orders.get_mut(slot)?;
            let account = order.supplier_account();
            order.dealings_mut().add_cost(supplier, *amount).ok()?;
            self.post([Transfer::new(COST, Account::Supplier(supplier, account), *amount)])?;
        }
        Some(())
    }

    /// Moves what an order's suppliers are owed to the account where it belongs now.
    pub(super) fn move_supplier_money(&mut self, slot: OrderSlot, before: SupplierAccount) -> Option<()> {
        let order = self.orders.get(slot)?;
        let after = order.supplier_account();
        let Some(dealings) = order.dealings.as_ref().filter(|_| before != after) else { return Some(()) };
        let moved = |(supplier, amount): &(SupplierSlot, Amount)| {
            let account = |of| Account::Supplier(*supplier, of);
            Transfer::new(account(before), account(after), *amount)
        };
        let transfers: Vec<Transfer> = dealings.costs.iter().map(moved).collect();
        self.post(transfers)
    }

    /// Whether a faulty key is taken off what its supplier is owed.
    pub(super) fn supplier_bears(&self) -> bool {
        self.settings.money.faulty_keys == FaultyKeys::Supplier
    }

    /// What the shop owes its suppliers, in the order in which their first keys came.
    #[must_use]
    pub fn supplier_balances(&self) -> Vec<SupplierView> {
        let view = |(slot, id): (SupplierSlot, &SupplierId)| {
            let owed = |account| self.money(self.ledger.owed_to_supplier(slot, account));
            SupplierView {
                supplier: id.clone(),
                pending: owed(SupplierAccount::Pending),
                payable: owed(SupplierAccount::Payable),
            }
        };
        self.suppliers.iter().map(view).collect()
    }
}

impl Order {
    /// On which account its suppliers' money stands.
    pub(super) fn supplier_account(&self) -> SupplierAccount {
        let disputed = self.dealings.as_ref().is_some_and(|dealings| dealings.complaint.is_some());
        match self.stage {
            Stage::Completed | Stage::Refunded if !disputed => SupplierAccount::Payable,
            _ => SupplierAccount::Pending,
        }
    }
}
