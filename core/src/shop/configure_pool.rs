//! How a pool sells its keys: which comes next, and whether buyers must pick them.

use crate::shop::command::ConfigurePool;
use crate::shop::event::{Event, PoolConfigured};
use crate::shop::{Rejection, Shop};
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Puts other terms in place of a pool's. Nothing happens where they are the same.
    pub(super) fn decide_configure_pool(&self, command: &ConfigurePool) -> Result<Vec<Event>, Rejection> {
        let slot = self.pools.slot(&command.pool)?;
        if self.pools.pool(slot).is_some_and(|pool| *pool.terms() == command.terms) {
            return Ok(Vec::new());
        }
        Ok(vec![PoolConfigured { pool: command.pool.clone(), terms: command.terms.clone() }.into()])
    }

    pub(super) fn apply_pool_configured(&mut self, event: &PoolConfigured) -> Option<()> {
        let slot = self.pools.slot(&event.pool).ok()?;
        self.pools.configure(slot, event.terms.clone()).ok()
    }
}
