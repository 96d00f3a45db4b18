//! What each team bought: sums of trees.

use alloc::vec;
use alloc::vec::Vec;

/// The sums of every team: of a customer and everybody below, in one pass from the leaves up.
#[derive(Debug, Clone)]
pub struct TeamSums {
    sums: Vec<i64>,
    /// Everybody, each before the one above.
    order: Vec<u32>,
}

impl TeamSums {
    /// Adds up a forest of `count` nodes. Whoever stands on a cycle, which a tree does not have, keeps the own number.
    #[must_use]
    pub fn of(count: usize, above: impl Fn(usize) -> Option<usize>, own: impl Fn(usize) -> i64) -> Self {
        let mut sums: Vec<i64> = (0..count).map(&own).collect();
        let mut below = vec![0_u32; count];
        for n in 0..count {
            if let Some(place) = above(n).and_then(|above| below.get_mut(above)) {
                *place = place.saturating_add(1);
            }
        }
        // Mostly the one above was there before, so that going back through the numbers finds everybody below done, and what
        // is near in memory is visited together. Who still waits for somebody is done right after the last of them.
        let mut order: Vec<u32> = Vec::with_capacity(count);
        for start in (0..count).rev() {
            let mut here = start;
            while below.get(here) == Some(&0) {
                // Marks it as done: no count is that high.
                if let Some(place) = below.get_mut(here) {
                    *place = u32::MAX;
                }
                order.push(u32::try_from(here).unwrap_or(u32::MAX));
                let Some(parent) = above(here) else { break };
                let mine = sums.get(here).copied().unwrap_or(0);
                if let Some(sum) = sums.get_mut(parent) {
                    *sum = sum.saturating_add(mine);
                }
                if let Some(place) = below.get_mut(parent) {
                    *place = place.saturating_sub(1);
                }
                if parent < start {
                    break;
                }
                here = parent;
            }
        }
        Self { sums, order }
    }

    /// Everybody, each before the one above.
    pub(super) fn upward(&self) -> impl Iterator<Item = usize> {
        self.order.iter().map(|n| *n as usize)
    }

    /// The sum of one team.
    #[must_use]
    pub fn get(&self, n: usize) -> i64 {
        self.sums.get(n).copied().unwrap_or(0)
    }
}
