//! Importing a batch of sealed keys: what is new comes in, what is known is told, nothing is lost and nothing comes twice.

use crate::arrange::Arrange;
use crate::money::Money;
use crate::shop::command::{ImportKeys, KeyPreview};
use crate::shop::event::{BatchMore, Event, ImportedPreview, KeysImported};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::{Named, Slot};
use crate::stock::{
    BatchTerms, ImportPlan, KeyHandle, Preview, RejectedKey, RejectedKeyReason, StockRefusal,
};
use crate::text;
use crate::time::Time;
use alloc::boxed::Box;
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
        if let Some(note) = &command.note {
            text::check_text("note", note)?;
        }
        let mut plan = self.pools.plan_import(pool, &command.batch, &command.keys)?;
        let previews = self.plan_previews(command, &mut plan)?;
        let accepted = plan.accepted.iter().filter_map(|n| command.keys.get(*n as usize).cloned()).collect();
        let more = BatchMore { priority: command.priority, note: command.note.clone(), previews };
        let event = KeysImported {
            pool: Named::known(command.pool.clone(), pool),
            batch: command.batch.clone(),
            supplier: command.supplier.clone(),
            unit_cost: unit_cost.map(Money::amount),
            expires: command.expires,
            keys: accepted,
            rejected: plan.rejected,
            more: (more != BatchMore::default()).then(|| Box::new(more)),
        };
        Ok(vec![event.into()])
    }

    /// The previews of the keys that an import takes. A key whose preview buyers cannot be shown is left out.
    fn plan_previews(
        &self,
        command: &ImportKeys,
        plan: &mut ImportPlan,
    ) -> Result<Vec<ImportedPreview>, Rejection> {
        let count = u32::try_from(command.keys.len()).unwrap_or(u32::MAX);
        let mut previews = Vec::with_capacity(command.previews.len());
        let mut least = 0_u32;
        for KeyPreview { key, preview, premium } in &command.previews {
            if *key < least || *key >= count {
                return Err(StockRefusal::PreviewPosition { position: *key, keys: count }.into());
            }
            least = key.saturating_add(1);
            let premium = Money::from_exact(*premium, self.settings.currency)?.amount();
            previews.push((*key, Preview { text: preview.clone(), premium }));
        }
        let mut bad =
            previews.iter().filter(|(_, preview)| !preview.is_sound()).map(|(key, _)| *key).peekable();
        if bad.peek().is_some() {
            let bad: Vec<u32> = bad.filter(|key| plan.accepted.binary_search(key).is_ok()).collect();
            plan.accepted.retain(|key| bad.binary_search(key).is_err());
            let reason = RejectedKeyReason::BadPreview {};
            plan.rejected
                .extend(bad.iter().map(|key| RejectedKey { position: *key, reason: reason.clone() }));
            plan.rejected.arrange_by_key(|row| row.position);
        }
        let of_accepted = previews.into_iter().filter_map(|(key, preview)| {
            let at = plan.accepted.binary_search(&key).ok()?;
            Some(ImportedPreview { key: u32::try_from(at).ok()?, preview })
        });
        Ok(of_accepted.collect())
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
            priority: event.more.as_ref().map_or(0, |more| more.priority),
            note: event.more.as_ref().and_then(|more| more.note.clone()),
        };
        if let (Some(supplier), Some(_)) = (&event.supplier, event.unit_cost)
            && self.suppliers.slot(supplier).is_none()
        {
            self.suppliers.register(supplier)?;
        }
        let batch = self.pools.import(pool, terms, &event.keys).ok()?;
        if let Some(more) = &event.more {
            let first = self.pools.pool(pool)?.batches().get(batch.index())?.first;
            for shown in &more.previews {
                let handle = KeyHandle::new(first.number().checked_add(shown.key)?);
                self.pools.show(pool, handle, shown.preview.clone()).ok()?;
            }
        }
        let accepted = u32::try_from(event.keys.len()).ok()?;
        *answer = Answer::Imported { accepted, rejected: event.rejected.clone() };
        Some(())
    }
}
