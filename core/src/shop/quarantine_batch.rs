//! Quarantine (隔离): a bad batch leaves the sale at once, and the shop tells whose orders have keys of it.
//!
//! Keys that are reserved stay with their orders; when they come back they go into quarantine. An order that is paid
//! meanwhile is not delivered by itself: a person decides whether its keys go out, are replaced, or the money goes back.

use crate::order::Units;
use crate::shop::command::{QuarantineBatch, ReleaseBatch};
use crate::shop::event::{BatchQuarantined, BatchReleased, Event};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::{PoolSlot, Slot};
use crate::stock::{BatchNo, StockRefusal};
use crate::text;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Takes a batch out of sale, or goes on with it. O(limit).
    pub(super) fn decide_quarantine_batch(&self, command: &QuarantineBatch) -> Result<Vec<Event>, Rejection> {
        text::check_text("by", &command.by)?;
        text::check_text("reason", &command.reason)?;
        let (pool, batch) = self.batch_slot(&command.pool, &command.batch)?;
        let found = self.pools.pool(pool).ok_or_else(|| Rejection::inconsistent("pool"))?;
        let is_held = found.batches().get(batch.index()).is_some_and(|batch| batch.held);
        let keys = found.unsold(batch).min(self.limit_of(command.limit));
        if is_held && keys == 0 {
            // All of it is in quarantine: only the list is told.
            return Ok(Vec::new());
        }
        let QuarantineBatch { pool, batch, by, reason, after, .. } = command.clone();
        Ok(vec![BatchQuarantined { pool, batch, keys, by, reason, after }.into()])
    }

    pub(super) fn apply_batch_quarantined(
        &mut self,
        event: &BatchQuarantined,
        answer: &mut Answer,
    ) -> Option<()> {
        let (pool, batch) = self.batch_slot(&event.pool, &event.batch).ok()?;
        let taken = self.pools.hold(pool, batch, event.keys).ok()?;
        *answer = self.quarantined(pool, batch, event.keys, event.after)?;
        (taken == event.keys).then_some(())
    }

    /// The answer to a command that found nothing more to take out.
    pub(super) fn answer_of_quarantine(&self, command: &QuarantineBatch) -> Option<Answer> {
        let (pool, batch) = self.batch_slot(&command.pool, &command.batch).ok()?;
        self.quarantined(pool, batch, 0, command.after)
    }

    fn quarantined(&self, pool: PoolSlot, batch: BatchNo, keys: u32, after: Option<u32>) -> Option<Answer> {
        let more = self.pools.pool(pool)?.unsold(batch) > 0;
        let affected = self.affected_orders(pool, batch, after, usize::MAX)?;
        Some(Answer::Quarantined { keys, more, affected })
    }

    /// Ends a batch's quarantine, or goes on with that. O(limit).
    pub(super) fn decide_release_batch(&self, command: &ReleaseBatch) -> Result<Vec<Event>, Rejection> {
        text::check_text("by", &command.by)?;
        text::check_text("reason", &command.reason)?;
        let (pool, batch) = self.batch_slot(&command.pool, &command.batch)?;
        let found = self.pools.pool(pool).ok_or_else(|| Rejection::inconsistent("pool"))?;
        let is_held = found.batches().get(batch.index()).is_some_and(|batch| batch.held);
        let waiting = found.waiting(batch);
        if !is_held && waiting == 0 {
            let (pool, batch) = (command.pool.to_string(), command.batch.to_string());
            return Err(StockRefusal::BatchNotHeld { pool, batch }.into());
        }
        let keys = waiting.min(self.limit_of(command.limit));
        let ReleaseBatch { pool, batch, by, reason, .. } = command.clone();
        Ok(vec![BatchReleased { pool, batch, keys, by, reason }.into()])
    }

    pub(super) fn apply_batch_released(&mut self, event: &BatchReleased, answer: &mut Answer) -> Option<()> {
        let (pool, batch) = self.batch_slot(&event.pool, &event.batch).ok()?;
        let freed = self.pools.unhold(pool, batch, event.keys).ok()?;
        let more = self.pools.pool(pool)?.waiting(batch) > 0;
        *answer = Answer::BatchReleased { keys: event.keys, more };
        (freed == event.keys).then_some(())
    }

    /// Whether any key of a line is of a batch in quarantine.
    pub(super) fn is_in_quarantine(&self, units: &Units) -> bool {
        units.parts().any(|(slot, handles)| {
            let pool = self.pools.pool(slot).filter(|pool| pool.has_held());
            pool.is_some_and(|pool| handles.iter().any(|handle| pool.is_held(*handle)))
        })
    }

    fn limit_of(&self, limit: Option<u32>) -> u32 {
        let most = self.settings.tick_limit;
        limit.unwrap_or(most).min(most)
    }
}
