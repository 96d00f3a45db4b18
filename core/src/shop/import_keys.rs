//! Importing a batch of sealed keys: what is new comes in, what is known is told, nothing is lost and nothing comes twice.

use crate::money::Money;
use crate::shop::command::ImportKeys;
use crate::shop::event::{Event, KeysImported};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::Named;
use crate::stock::{BatchTerms, StockRefusal};
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Takes in the keys of a batch that the shop has never had, in any pool, sold ones among them.
    pub(super) fn decide_import_keys(&self, command: &ImportKeys) -> Result<Vec<Event>, Rejection> {
        let pool = self.pools.slot(&command.pool)?;
        let unit_cost =
            command.unit_cost.map(|cost| Money::from_exact(cost, self.settings.currency)).transpose()?;
        if let Some(cost) = unit_cost.filter(|cost| cost.amount().is_negative()) {
            return Err(StockRefusal::CostNegative { cost }.into());
        }
        if let Some(expires) = command.expires {
            expires.checked()?;
        }
        let plan = self.pools.plan_import(pool, &command.batch, &command.keys)?;
        let accepted = plan.accepted.iter().filter_map(|n| command.keys.get(*n as usize).cloned()).collect();
        let event = KeysImported {
            pool: Named::known(command.pool.clone(), pool),
            batch: command.batch.clone(),
            supplier: command.supplier.clone(),
            unit_cost: unit_cost.map(Money::amount),
            expires: command.expires,
            keys: accepted,
            rejected: plan.rejected,
        };
        Ok(vec![event.into()])
    }

    pub(super) fn apply_keys_imported(
        &mut self,
        now: Time,
        event: &KeysImported,
        answer: &mut Answer,
    ) -> Option<()> {
        let pool = event.pool.slot(self.pools.registry())?;
        let terms = BatchTerms {
            id: event.batch.clone(),
            supplier: event.supplier.clone(),
            unit_cost: event.unit_cost,
            expires: event.expires,
            imported_at: now,
        };
        self.pools.import(pool, terms, &event.keys).ok()?;
        let accepted = u32::try_from(event.keys.len()).ok()?;
        *answer = Answer::Imported { accepted, rejected: event.rejected.clone() };
        Some(())
    }
}
