//! Counts in a row whose running sums are found in a handful of steps: a Fenwick tree.

use alloc::vec;
use alloc::vec::Vec;

/// See the module.
#[derive(Debug, Clone, Default)]
pub(super) struct Fenwick {
    /// The n-th holds the sum of as many counts before it as its lowest bit says. The first is not used.
    sums: Vec<u32>,
}

impl Fenwick {
    /// So many counts of nothing.
    pub(super) fn new(len: usize) -> Self {
        Self { sums: vec![0; len.saturating_add(1)] }
    }

    /// Changes a count by `by` more, or with a minus fewer.
    pub(super) fn add(&mut self, index: usize, by: i32) {
        let mut at = index.saturating_add(1);
        while let Some(sum) = self.sums.get_mut(at) {
            *sum = sum.saturating_add_signed(by);
            at = at.saturating_add(at & at.wrapping_neg());
        }
    }

    /// The sum of the first `count` counts.
    pub(super) fn before(&self, count: usize) -> u32 {
        let mut at = count.min(self.sums.len().saturating_sub(1));
        let mut sum = 0_u32;
        while at > 0 {
            sum = sum.saturating_add(self.sums.get(at).copied().unwrap_or_default());
            at &= at.wrapping_sub(1);
        }
        sum
    }

    /// Which count the `nth` of all lies in, from zero, and how many of that count are before it.
    pub(super) fn find(&self, nth: u32) -> Option<(usize, u32)> {
        let len = self.sums.len().checked_sub(1)?;
        let (mut at, mut left) = (0_usize, nth);
        let mut step = (len.checked_add(1)?.next_power_of_two()) >> 1;
        while step > 0 {
            let next = at.saturating_add(step);
            if let Some(sum) = self.sums.get(next).copied().filter(|sum| *sum <= left) {
                at = next;
                left = left.saturating_sub(sum);
            }
            step >>= 1;
        }
        (at < len).then_some((at, left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equals_a_plain_list(counts in proptest::collection::vec(0_u32..5, 0..40), more in 0_usize..40) {
            let mut tree = Fenwick::new(counts.len());
            for (n, count) in counts.iter().enumerate() {
                tree.add(n, *count as i32 + 1);
                tree.add(n, -1);
            }
            prop_assert_eq!(tree.before(more), counts.iter().take(more).sum::<u32>());
            let all: Vec<(usize, u32)> =
                counts.iter().enumerate().flat_map(|(n, count)| (0..*count).map(move |k| (n, k))).collect();
            for nth in 0..all.len() + 2 {
                prop_assert_eq!(tree.find(nth as u32), all.get(nth).copied());
            }
        }
    }
}
