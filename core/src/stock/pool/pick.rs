//! Which keys are sold next. Nothing here changes the pool.

use crate::handle::Handles;
use crate::slot::Slot;
use crate::stock::pool::KeyPool;
use crate::stock::selection::{Ranks, SaleOrder};
use crate::stock::{BatchNo, KeyHandle};
use crate::time::Time;

impl KeyPool {
    /// Appends the `n` keys that are sold next after `skip` others; else how many there are after those. A random choice
    /// is drawn with `lot`.
    pub(crate) fn pick(&self, now: Time, lot: &str, skip: u32, n: u32, out: &mut Handles) -> Result<(), u32> {
        if n == 0 {
            return Ok(());
        }
        if u64::from(skip).saturating_add(u64::from(n)) > u64::from(self.counts.available) {
            return Err(self.available_at(now).saturating_sub(skip));
        }
        let kept = out.len();
        let picked = match &self.order {
            SaleOrder::Plain => self.pick_plain(now, skip, n, out),
            SaleOrder::Ranked(ranks) => self.pick_ranked(ranks, now, skip, n, out),
            SaleOrder::Drawn(lots) => {
                let mut drawn = 0_u32;
                lots.draw(lot, (skip, n), &self.batches, &self.free, self.stale_batches(now), |handle| {
                    out.push(handle);
                    drawn = drawn.saturating_add(1);
                });
                drawn
            }
        };
        if picked == n {
            return Ok(());
        }
        out.truncate(kept);
        Err(self.available_at(now).saturating_sub(skip))
    }

    /// Appends `n` keys of one batch that are available or in quarantine, in the order of import; else how many there are.
    pub(crate) fn pick_of_batch(&self, batch: BatchNo, n: u32, out: &mut Handles) -> Result<(), u32> {
        let there = self.unsold(batch).saturating_add(self.waiting(batch));
        let Some(batch) = self.batches.get(batch.index()).filter(|_| n <= there) else { return Err(there) };
        let mut from = batch.first.number();
        for _ in 0..n {
            let next = [self.free.next(from), self.quarantined.next(from)].into_iter().flatten().min();
            let Some(next) = next else { break };
            out.push(KeyHandle::new(next));
            from = next.saturating_add(1);
        }
        Ok(())
    }

    /// Gives how many there were.
    fn pick_plain(&self, now: Time, skip: u32, n: u32, out: &mut Handles) -> u32 {
        let any_stale = self.stale_batches(now).next().is_some();
        let (mut from, mut passed, mut picked) = (0_u32, 0_u32, 0_u32);
        // Up to which handle the keys are known to be good.
        let mut good_until = if any_stale { 0 } else { u32::MAX };
        while picked < n {
            let Some(number) = self.free.next(from) else { break };
            let handle = KeyHandle::new(number);
            if number >= good_until
                && let Some(batch) = self.batch_of(handle)
            {
                if !batch.sells_at(now) {
                    from = batch.end();
                    continue;
                }
                good_until = batch.end();
            }
            if passed < skip {
                passed = passed.saturating_add(1);
            } else {
                out.push(handle);
                picked = picked.saturating_add(1);
            }
            from = number.saturating_add(1);
        }
        picked
    }

    fn pick_ranked(&self, ranks: &Ranks, now: Time, skip: u32, n: u32, out: &mut Handles) -> u32 {
        let (mut skip, mut left) = (skip, n);
        for (number, free) in ranks.batches() {
            let Some(batch) = self.batches.get(number.index()).filter(|batch| batch.sells_at(now)) else {
                continue;
            };
            if skip >= free {
                skip = skip.saturating_sub(free);
                continue;
            }
            let mut from = batch.first.number();
            while left > 0 {
                let Some(number) = self.free.next(from).filter(|number| *number < batch.end()) else { break };
                if skip > 0 {
                    skip = skip.saturating_sub(1);
                } else {
                    out.push(KeyHandle::new(number));
                    left = left.saturating_sub(1);
                }
                from = number.saturating_add(1);
            }
            if left == 0 {
                break;
            }
        }
        n.saturating_sub(left)
    }

    /// Batches with available keys that are not sold: good ones whose validity has ended, in the order of their ends, and
    /// those in quarantine.
    pub(super) fn stale_batches(&self, now: Time) -> impl Iterator<Item = BatchNo> {
        let stale = self.expiring.iter().take_while(move |(expires, _)| *expires <= now);
        let stale = stale.map(|(_, batch)| *batch).filter(|batch| !self.held.contains(batch));
        stale.chain(self.held.iter().copied())
    }
}
