//! Taking keys out of the shop: counted, told who and why, and never taken in or sold again.

use crate::handle::Handles;
use crate::shop::command::ExportKeys;
use crate::shop::event::{Event, KeysExported};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::stock::StockRefusal;
use crate::text;
use crate::time::Time;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

/// Most keys of one export.
const MOST: u32 = 10_000;

impl Shop {
    /// Takes available keys out of a pool; of one batch also those in quarantine, so that a bad batch can go back to its
    /// supplier.
    pub(super) fn decide_export_keys(
        &self,
        now: Time,
        command: &ExportKeys,
    ) -> Result<Vec<Event>, Rejection> {
        text::check_text("by", &command.by)?;
        text::check_text("reason", &command.reason)?;
        let slot = self.pools.slot(&command.pool)?;
        let pool = self.pools.pool(slot).ok_or_else(|| Rejection::inconsistent("pool"))?;
        if !(1..=MOST).contains(&command.count) {
            let (limit, most) = (u64::from(command.count), u64::from(MOST));
            return Err(StockRefusal::LimitOutOfRange { limit, most }.into());
        }
        let mut keys = Handles::new();
        let chosen = match &command.batch {
            None => pool.pick(now, "", 0, command.count, &mut keys),
            Some(batch) => {
                let (_, batch) = self.batch_slot(&command.pool, batch)?;
                pool.pick_of_batch(batch, command.count, &mut keys)
            }
        };
        chosen.map_err(|available| StockRefusal::Insufficient {
            what: command.pool.to_string(),
            wanted: u64::from(command.count),
            available: u64::from(available),
        })?;
        let ExportKeys { pool, batch, by, reason, .. } = command.clone();
        Ok(vec![KeysExported { pool, batch, keys, by, reason }.into()])
    }

    pub(super) fn apply_keys_exported(&mut self, event: &KeysExported, answer: &mut Answer) -> Option<()> {
        let pool = self.pools.slot(&event.pool).ok()?;
        self.pools.export(pool, event.keys.as_slice()).ok()?;
        *answer = Answer::Exported { pool, keys: event.keys.clone() };
        Some(())
    }
}
