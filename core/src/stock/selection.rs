//! Which key is sold next: first by the priority of its batch, then by the pool's policy.
//!
//! A pool without priorities that sells what was imported first needs nothing but the set of its free keys. Other pools
//! keep their batches in the order of sale, each with the number of its free keys: a key costs O(log batches), and where
//! it is drawn by lot O(log keys).

use crate::slot::Slot;
use crate::stock::fenwick::Fenwick;
use crate::stock::handles::HandleSet;
use crate::stock::{Batch, BatchNo, KeyHandle};
use crate::time::Time;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Which key of a pool is sold next, among batches of the same priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Selection {
    /// What was imported first; a released key is first again.
    #[default]
    #[n(0)]
    FirstIn,
    /// Of the batch whose validity ends first; those without an end come last.
    #[n(1)]
    FirstExpired,
    /// Of the batch that was imported last; within it in the order of the import.
    #[n(2)]
    Newest,
    /// Drawn by lot, every key alike. The lot is the hash of the seed and the order's id, so the same order draws the same
    /// keys of the same pool on every machine; the event names the keys, so history stays.
    #[n(3)]
    Random {
        /// Scatters the lots.
        #[serde(default)]
        #[n(0)]
        seed: u64,
    },
}

/// The batches of a pool in the order of sale, where that is another than that of import.
#[derive(Debug, Clone, Default)]
pub(super) enum SaleOrder {
    /// First in, first out.
    #[default]
    Plain,
    Ranked(Ranks),
    Drawn(Lots),
}

/// Batches with free keys by priority, policy and number.
#[derive(Debug, Clone, Default)]
pub(super) struct Ranks {
    /// Free keys of each batch.
    free: Vec<u32>,
    ranks: Vec<Rank>,
    order: BTreeSet<Rank>,
}

/// Higher priority first, then the policy, then the number.
type Rank = (i32, u64, BatchNo);

/// Batches by priority, with counts from which keys are drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Lots {
    seed: u64,
    /// The batches that are for sale, the higher priority first.
    batches: Vec<(i32, BatchNo)>,
    /// Where each batch stands there.
    places: Vec<Option<u32>>,
    /// Free keys of each batch, by its place.
    free: Fenwick,
    /// Free keys of each 4096 handles.
    blocks: Fenwick,
}

const BLOCK_BITS: u32 = 12;

impl SaleOrder {
    /// The order of sale of batches, of which `free` keys are for sale.
    pub(super) fn build(selection: Selection, batches: &[Batch], free: &HandleSet, keys: u32) -> Self {
        let plain = batches.iter().all(|batch| batch.terms.priority == 0);
        match selection {
            Selection::FirstIn if plain => Self::Plain,
            Selection::Random { seed } => Self::Drawn(Lots::build(seed, batches, free, keys)),
            _ => Self::Ranked(Ranks::build(selection, batches, free)),
        }
    }

    /// Notes that a key of a batch came for sale or left it. `batch` finds the batch, for which the plain order has no
    /// use.
    pub(super) fn count(&mut self, handle: KeyHandle, comes: bool, batch: impl FnOnce() -> Option<BatchNo>) {
        match self {
            Self::Plain => {}
            Self::Ranked(ranks) => {
                if let Some(batch) = batch() {
                    ranks.count(batch, comes);
                }
            }
            Self::Drawn(lots) => {
                if let Some(batch) = batch() {
                    lots.count(handle, batch, comes);
                }
            }
        }
    }
}

impl Ranks {
    fn build(selection: Selection, batches: &[Batch], free: &HandleSet) -> Self {
        let mut all = Self::default();
        for (n, batch) in batches.iter().enumerate() {
            let Some(number) = BatchNo::from_index(n) else { break };
            let key = match selection {
                Selection::FirstIn | Selection::Random { .. } => 0,
                Selection::FirstExpired => batch.terms.expires.map_or(u64::MAX, Time::millis),
                Selection::Newest => u64::MAX.saturating_sub(n as u64),
            };
            let rank = (rank_of(batch), key, number);
            let count = if batch.held { 0 } else { free.count(batch.first.number(), batch.end()) };
            all.free.push(count);
            all.ranks.push(rank);
            if count > 0 {
                all.order.insert(rank);
            }
        }
        all
    }

    fn count(&mut self, batch: BatchNo, comes: bool) {
        let (Some(free), Some(rank)) = (self.free.get_mut(batch.index()), self.ranks.get(batch.index()))
        else {
            return;
        };
        *free = if comes { free.saturating_add(1) } else { free.saturating_sub(1) };
        match (comes, *free) {
            (true, 1) => self.order.insert(*rank),
            (false, 0) => self.order.remove(rank),
            _ => false,
        };
    }

    /// The batches with free keys in the order of sale, and how many each has.
    pub(super) fn batches(&self) -> impl Iterator<Item = (BatchNo, u32)> {
        self.order
            .iter()
            .map(|(.., batch)| (*batch, self.free.get(batch.index()).copied().unwrap_or_default()))
    }
}

fn rank_of(batch: &Batch) -> i32 {
    i32::from(batch.terms.priority).saturating_neg()
}

impl Lots {
    fn build(seed: u64, batches: &[Batch], free: &HandleSet, keys: u32) -> Self {
        let mut order: Vec<(i32, BatchNo)> = batches
            .iter()
            .enumerate()
            .filter(|(_, batch)| !batch.held)
            .filter_map(|(n, batch)| Some((rank_of(batch), BatchNo::from_index(n)?)))
            .collect();
        order.sort_unstable();
        let mut lots = Self {
            seed,
            free: Fenwick::new(order.len()),
            places: alloc::vec![None; batches.len()],
            blocks: Fenwick::new((keys >> BLOCK_BITS) as usize + 1),
            batches: order,
        };
        for (place, (_, batch)) in lots.batches.iter().enumerate() {
            let Some(run) = batches.get(batch.index()) else { continue };
            let count = free.count(run.first.number(), run.end());
            lots.free.add(place, i32::try_from(count).unwrap_or(i32::MAX));
            if let Some(known) = lots.places.get_mut(batch.index()) {
                *known = u32::try_from(place).ok();
            }
        }
        for block in 0..=(keys >> BLOCK_BITS) {
            let from = block << BLOCK_BITS;
            let count = free.count(from, from.saturating_add(1 << BLOCK_BITS).min(keys));
            lots.blocks.add(block as usize, i32::try_from(count).unwrap_or(i32::MAX));
        }
        lots
    }

    fn count(&mut self, handle: KeyHandle, batch: BatchNo, comes: bool) {
        let by = if comes { 1 } else { -1 };
        // Keys of a batch that is not for sale are free for nobody, and still stand among their block's.
        self.blocks.add((handle.number() >> BLOCK_BITS) as usize, by);
        if let Some(place) = self.places.get(batch.index()).copied().flatten() {
            self.free.add(place as usize, by);
        }
    }

    /// Draws `n` keys after `skip` others with a lot. Batches in `stale` are not sold. Gives as many as there are.
    pub(super) fn draw(
        &self,
        lot: &str,
        (skip, n): (u32, u32),
        batches: &[Batch],
        free: &HandleSet,
        stale: impl Iterator<Item = BatchNo>,
        mut out: impl FnMut(KeyHandle),
    ) {
        let mut random = Random(xxh3_64_with_seed(lot.as_bytes(), self.seed));
        let mut absent: Vec<(u32, u32)> = stale
            .filter_map(|batch| {
                let place = self.places.get(batch.index()).copied().flatten()?;
                let run = batches.get(batch.index())?;
                Some((place, free.count(run.first.number(), run.end())))
            })
            .collect();
        absent.sort_unstable();
        absent.dedup();
        let (mut drawn, wanted) = (0_u32, skip.saturating_add(n));
        let mut from = 0_usize;
        while drawn < wanted {
            // The next batches of one priority.
            let Some((rank, _)) = self.batches.get(from) else { return };
            let to = self.batches.partition_point(|(other, _)| other <= rank);
            let group = Group { lots: self, from, to, absent: &absent };
            let total = group.total();
            let mut moved = BTreeMap::new();
            for nth in 0..total.min(wanted.saturating_sub(drawn)) {
                // A shuffle of which only the first cards are dealt.
                let at = nth.saturating_add(random.below(total.saturating_sub(nth)));
                let card = moved.get(&at).copied().unwrap_or(at);
                let own = moved.get(&nth).copied().unwrap_or(nth);
                moved.insert(at, own);
                if drawn >= skip
                    && let Some(handle) = group.key(card, batches, free)
                {
                    out(handle);
                }
                drawn = drawn.saturating_add(1);
            }
            from = to;
        }
    }

    /// The `nth` free key from a handle on.
    fn nth_free(&self, from: u32, nth: u32, free: &HandleSet) -> Option<KeyHandle> {
        let block = (from >> BLOCK_BITS) as usize;
        let before = self.blocks.before(block);
        let within = free.count((block as u32) << BLOCK_BITS, from);
        let (block, left) = self.blocks.find(before.checked_add(within)?.checked_add(nth)?)?;
        free.nth(u32::try_from(block).ok()?.checked_shl(BLOCK_BITS)?, left).map(KeyHandle::new)
    }
}

/// Batches of one priority; those that are past their validity and not taken out yet are passed over.
struct Group<'a> {
    lots: &'a Lots,
    from: usize,
    to: usize,
    /// Place and number of free keys.
    absent: &'a [(u32, u32)],
}

impl Group<'_> {
    fn absent(&self) -> impl Iterator<Item = (usize, u32)> {
        let inside = |place: &usize| (self.from..self.to).contains(place);
        self.absent
            .iter()
            .map(|(place, count)| (*place as usize, *count))
            .filter(move |(place, _)| inside(place))
    }

    fn total(&self) -> u32 {
        let all = self.lots.free.before(self.to).saturating_sub(self.lots.free.before(self.from));
        self.absent().fold(all, |all, (_, count)| all.saturating_sub(count))
    }

    fn key(&self, nth: u32, batches: &[Batch], free: &HandleSet) -> Option<KeyHandle> {
        let mut nth = nth.saturating_add(self.lots.free.before(self.from));
        for (place, count) in self.absent() {
            if nth >= self.lots.free.before(place) {
                nth = nth.saturating_add(count);
            }
        }
        let (place, left) = self.lots.free.find(nth)?;
        let (_, batch) = self.lots.batches.get(place)?;
        self.lots.nth_free(batches.get(batch.index())?.first.number(), left, free)
    }
}

/// Numbers that look random, from a seed: splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; zero of nothing.
    fn below(&mut self, end: u32) -> u32 {
        let high = (u128::from(self.next()) * u128::from(end)) >> 64;
        u32::try_from(high).unwrap_or_default()
    }
}
