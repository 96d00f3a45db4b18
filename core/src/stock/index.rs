//! Finds a key of the shop by its fingerprint, in whatever pool and state it is.
//!
//! The table holds one four-byte number for each key. Each import numbers its keys in a run, and a short list of runs
//! says which pool and handles a number stands for; the fingerprints themselves lie in the pools' columns only.

use crate::slot::{PoolSlot, Slot};
use crate::stock::pool::KeyPool;
use crate::stock::{Fingerprint, KeyHandle};
use alloc::vec::Vec;
use core::hash::BuildHasher;
use foldhash::fast::FixedState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// Fingerprints are keyed hashes: nobody without the shop's keys chooses them, so a fixed seed is no weakness.
const SEED: u64 = 0;

/// See the module. Never iterated, rebuilt from the pools when a snapshot is read.
#[derive(Debug, Clone, Default)]
pub(super) struct FingerprintIndex {
    table: HashTable<u32>,
    runs: Vec<Run>,
    total: u32,
}

#[derive(Debug, Clone, Copy)]
struct Run {
    /// The number of its first key.
    first: u32,
    pool: PoolSlot,
    /// The handle of its first key.
    handle: u32,
}

/// Scatters a fingerprint over a table.
pub(super) fn scatter(fingerprint: &Fingerprint) -> u64 {
    FixedState::with_seed(SEED).hash_one(fingerprint.0)
}

impl FingerprintIndex {
    /// How many keys there are.
    pub(super) const fn total(&self) -> u32 {
        self.total
    }

    /// Makes room for `more` keys.
    pub(super) fn reserve(&mut self, more: usize, pools: &[KeyPool]) {
        let runs = &self.runs;
        self.table.reserve(more, |n| rescatter(*n, runs, pools));
    }

    /// Begins a run: the keys added next are those of `pool` from `handle` on, without a gap.
    pub(super) fn begin(&mut self, pool: PoolSlot, handle: KeyHandle) {
        self.runs.push(Run { first: self.total, pool, handle: handle.number() });
    }

    /// Adds the next key of the run, which its pool holds already; `false` when its fingerprint is known or no number
    /// is left.
    #[must_use]
    pub(super) fn add(&mut self, fingerprint: &Fingerprint, pools: &[KeyPool]) -> bool {
        let (runs, number) = (&self.runs, self.total);
        let Some(next) = number.checked_add(1) else { return false };
        let found = self.table.entry(
            scatter(fingerprint),
            |n| fingerprint_of(*n, runs, pools).as_ref() == Some(fingerprint),
            |n| rescatter(*n, runs, pools),
        );
        match found {
            Entry::Occupied(_) => false,
            Entry::Vacant(place) => {
                place.insert(number);
                self.total = next;
                true
            }
        }
    }

    /// Where the key of a fingerprint is.
    pub(super) fn find(&self, fingerprint: &Fingerprint, pools: &[KeyPool]) -> Option<(PoolSlot, KeyHandle)> {
        let is_it = |n: &u32| fingerprint_of(*n, &self.runs, pools).as_ref() == Some(fingerprint);
        self.table.find(scatter(fingerprint), is_it).and_then(|n| locate(*n, &self.runs))
    }
}

fn locate(number: u32, runs: &[Run]) -> Option<(PoolSlot, KeyHandle)> {
    let after = runs.partition_point(|run| run.first <= number);
    let run = runs.get(after.checked_sub(1)?)?;
    let handle = number.checked_sub(run.first)?.checked_add(run.handle)?;
    Some((run.pool, KeyHandle::new(handle)))
}

fn fingerprint_of(number: u32, runs: &[Run], pools: &[KeyPool]) -> Option<Fingerprint> {
    let (pool, handle) = locate(number, runs)?;
    pools.get(pool.index())?.fingerprint(handle)
}

fn rescatter(number: u32, runs: &[Run], pools: &[KeyPool]) -> u64 {
    fingerprint_of(number, runs, pools).map_or(0, |fingerprint| scatter(&fingerprint))
}
