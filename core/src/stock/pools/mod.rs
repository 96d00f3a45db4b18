//! All key pools of a shop.

mod moves;
mod state;
mod watched;

use crate::handle::Handles;
use crate::id::PoolId;
use crate::slot::{PoolSlot, Registry, Slot};
use crate::stock::index::FingerprintIndex;
use crate::stock::pool::KeyPool;
use crate::stock::{BatchNo, Fingerprint, KeyFormat, KeyHandle, StockRefusal};
use crate::time::Time;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use smallvec::SmallVec;

/// Pool ids are the merchant's own, so a fixed seed is no weakness.
const SEED: u64 = 0;

/// All key pools of a shop, and the table that finds a key by its fingerprint across them.
///
/// Reads and choices take `&self`; moves take what was chosen. A move that does not fit the state is a
/// [`StockFault`](crate::stock::StockFault): of what it was told, it did what stands before the fault, and the state is
/// sound but no journal's: drop it.
#[derive(Debug, Clone)]
pub struct KeyPools {
    ids: Registry<PoolId, PoolSlot>,
    pools: Vec<KeyPool>,
    index: FingerprintIndex,
    /// When batches of which pool end, good ones only. Rebuilt.
    expiring: BTreeSet<(Time, PoolSlot, BatchNo)>,
    /// Pools with an alert whose keys moved since it was looked at; no part of the state.
    touched: SmallVec<[PoolSlot; 2]>,
}

/// A batch whose validity has ended, and how many of its unsold keys one step takes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueExpiry {
    /// Its pool.
    pub pool: PoolSlot,
    /// Its number there.
    pub batch: BatchNo,
    /// How many keys, maybe none. What is left comes with the next step.
    pub keys: u32,
}

impl Default for KeyPools {
    fn default() -> Self {
        Self::new()
    }
}

/// Reads.
impl KeyPools {
    /// No pools.
    #[must_use]
    pub fn new() -> Self {
        Self {
            ids: Registry::new(SEED),
            pools: Vec::new(),
            index: FingerprintIndex::default(),
            expiring: BTreeSet::new(),
            touched: SmallVec::new(),
        }
    }

    /// The slot of a pool.
    ///
    /// # Errors
    /// [`StockRefusal::PoolUnknown`]
    pub fn slot(&self, id: &PoolId) -> Result<PoolSlot, StockRefusal> {
        self.ids.slot(id).ok_or_else(|| StockRefusal::PoolUnknown { pool: id.to_string() })
    }

    /// The table of ids.
    #[must_use]
    pub const fn registry(&self) -> &Registry<PoolId, PoolSlot> {
        &self.ids
    }

    /// The id of a pool.
    #[must_use]
    pub fn id(&self, pool: PoolSlot) -> Option<&PoolId> {
        self.ids.id(pool)
    }

    /// A pool, to read.
    #[must_use]
    pub fn pool(&self, pool: PoolSlot) -> Option<&KeyPool> {
        self.pools.get(pool.index())
    }

    /// All pools in the order of opening.
    pub fn iter(&self) -> impl Iterator<Item = (PoolSlot, &PoolId, &KeyPool)> {
        self.ids.iter().zip(&self.pools).map(|((slot, id), pool)| (slot, id, pool))
    }

    /// Where the key of a fingerprint is, sold ones included.
    #[must_use]
    pub fn find(&self, fingerprint: &Fingerprint) -> Option<(PoolSlot, KeyHandle)> {
        self.index.find(fingerprint, &self.pools)
    }

    /// How many keys the shop has ever taken in.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.index.total()
    }

    /// When the validity of a batch ends next: then [`due_expiries`](Self::due_expiries) has something to do.
    #[must_use]
    pub fn next_expiry(&self) -> Option<Time> {
        self.expiring.first().map(|(expires, _, _)| *expires)
    }
}

/// Choices.
impl KeyPools {
    /// Whether a pool can be opened.
    ///
    /// # Errors
    /// [`StockRefusal::PoolExists`], [`StockRefusal::FormatInvalid`]
    pub fn plan_open(&self, id: &PoolId, format: &KeyFormat) -> Result<(), StockRefusal> {
        if self.ids.slot(id).is_some() {
            return Err(StockRefusal::PoolExists { pool: id.to_string() });
        }
        format.check()
    }

    /// Appends to `out` the next `n` keys of a pool in the order of sale, after `skip` that other lines of the same
    /// order take. Nothing is appended on refusal.
    ///
    /// # Errors
    /// [`StockRefusal::Insufficient`], [`StockRefusal::PoolUnknown`]
    pub fn pick(
        &self,
        pool: PoolSlot,
        now: Time,
        lot: &str,
        skip: u32,
        n: u32,
        out: &mut Handles,
    ) -> Result<(), StockRefusal> {
        let found = self.known(pool)?;
        if found.terms().picked_only && n > 0 {
            return Err(StockRefusal::PickNeeded { what: self.name(pool) });
        }
        found.pick(now, lot, skip, n, out).map_err(|available| StockRefusal::Insufficient {
            what: self.name(pool),
            wanted: u64::from(n),
            available: u64::from(available),
        })
    }

    /// The next keys to take out because their batches' validity has ended: at most `limit` keys, in at most `limit`
    /// batches.
    #[must_use]
    pub fn due_expiries(&self, now: Time, limit: u32) -> Vec<DueExpiry> {
        let mut due = Vec::new();
        let mut left = limit;
        for (expires, pool, batch) in self.expiring.iter().take(limit as usize) {
            if *expires > now {
                break;
            }
            let unsold = self.pool(*pool).map_or(0, |pool| pool.unsold(*batch));
            let keys = unsold.min(left);
            left = left.saturating_sub(keys);
            due.push(DueExpiry { pool: *pool, batch: *batch, keys });
            if left == 0 {
                break;
            }
        }
        due
    }

    pub(super) fn known(&self, pool: PoolSlot) -> Result<&KeyPool, StockRefusal> {
        self.pool(pool).ok_or_else(|| StockRefusal::PoolUnknown { pool: self.name(pool) })
    }

    pub(super) fn name(&self, pool: PoolSlot) -> String {
        self.id(pool).map_or_else(String::new, ToString::to_string)
    }
}
