//! The pools that are watched, and which of them moved.

use crate::slot::{PoolSlot, Slot};
use crate::stock::pool::KeyPool;
use crate::stock::pools::KeyPools;
use crate::stock::{AlertLevels, AlertState, StockFault, Watch};
use crate::time::Time;
use smallvec::SmallVec;

impl KeyPools {
    /// Watches a pool, or no longer does.
    ///
    /// # Errors
    /// [`StockFault::Pool`]
    pub fn watch(
        &mut self,
        pool: PoolSlot,
        levels: Option<AlertLevels>,
        now: Time,
    ) -> Result<(), StockFault> {
        let found = self.pools.get_mut(pool.index()).ok_or(StockFault::Pool)?;
        match (levels, found.watch_mut()) {
            (Some(levels), Some(watch)) => watch.set_levels(levels, now),
            (levels, _) => found.set_watch(levels.map(|levels| Watch::new(levels, now))),
        }
        self.touch(pool);
        Ok(())
    }

    /// Keeps how a watched pool stands.
    ///
    /// # Errors
    /// [`StockFault::Pool`] also where it is not watched.
    pub fn set_alert(&mut self, pool: PoolSlot, state: AlertState) -> Result<(), StockFault> {
        let watch = self.pools.get_mut(pool.index()).and_then(KeyPool::watch_mut);
        watch.ok_or(StockFault::Pool)?.set_state(state);
        Ok(())
    }

    /// The watched pools whose keys moved since this was last asked.
    pub fn take_touched(&mut self) -> SmallVec<[PoolSlot; 2]> {
        core::mem::take(&mut self.touched)
    }

    /// Whether any pool is watched.
    #[must_use]
    pub fn is_any_watched(&self) -> bool {
        self.pools.iter().any(|pool| pool.watch().is_some())
    }

    /// Whether a watched pool's keys moved.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        !self.touched.is_empty()
    }

    pub(super) fn touch(&mut self, pool: PoolSlot) {
        let is_watched = self.pool(pool).is_some_and(|pool| pool.watch().is_some());
        if is_watched && !self.touched.contains(&pool) {
            self.touched.push(pool);
        }
    }
}
