//! A set of handles as a bitmap with summaries: first, next, insert and remove in a handful of steps however many there
//! are, one bit and a 63rd of a bit per handle.
//!
//! Level 0 has a bit for each handle, each level above has a bit for each word below that is not empty.

use alloc::vec;
use alloc::vec::Vec;

const WORD: u32 = 6;

/// See the module.
#[derive(Debug, Clone, Default)]
pub(super) struct HandleSet {
    levels: Vec<Vec<u64>>,
}

impl HandleSet {
    /// Makes room for the numbers below `count`.
    pub(super) fn grow(&mut self, count: u32) {
        let mut words = (count as usize).div_ceil(64);
        let mut n = 0_usize;
        loop {
            if let Some(level) = self.levels.get_mut(n) {
                if level.len() < words {
                    level.resize(words, 0);
                }
            } else {
                let mut level = vec![0_u64; words];
                if let Some(below) = n.checked_sub(1).and_then(|below| self.levels.get(below)) {
                    for (at, _) in below.iter().enumerate().filter(|(_, word)| **word != 0) {
                        if let Some(word) = level.get_mut(at >> WORD) {
                            *word |= 1 << (at & 63);
                        }
                    }
                }
                self.levels.push(level);
            }
            if words <= 1 {
                return;
            }
            words = words.div_ceil(64);
            n = n.saturating_add(1);
        }
    }

    /// Adds a number for which there is room.
    pub(super) fn insert(&mut self, number: u32) {
        let mut at = number as usize;
        for level in &mut self.levels {
            let Some(word) = level.get_mut(at >> WORD) else { return };
            let was_empty = *word == 0;
            *word |= 1 << (at & 63);
            if !was_empty {
                return;
            }
            at >>= WORD;
        }
    }

    /// Takes a number out.
    pub(super) fn remove(&mut self, number: u32) {
        let mut at = number as usize;
        for level in &mut self.levels {
            let Some(word) = level.get_mut(at >> WORD) else { return };
            *word &= !(1 << (at & 63));
            if *word != 0 {
                return;
            }
            at >>= WORD;
        }
    }

    /// The smallest number in the set that is not below `from`.
    pub(super) fn next(&self, from: u32) -> Option<u32> {
        let mut at = from as usize;
        // Up, until a word has something at or after the position …
        let mut found = None;
        for (n, level) in self.levels.iter().enumerate() {
            let word = level.get(at >> WORD)?;
            let masked = word & (u64::MAX << (at & 63));
            if masked != 0 {
                found = Some((n, (at & !63) | masked.trailing_zeros() as usize));
                break;
            }
            // … and there only after this word.
            at = (at >> WORD).saturating_add(1);
        }
        // … and down again, always to the first.
        let (mut n, mut at) = found?;
        while let Some(below) = n.checked_sub(1) {
            let word = self.levels.get(below)?.get(at)?;
            at = (at << WORD) | word.trailing_zeros() as usize;
            n = below;
        }
        u32::try_from(at).ok()
    }

    /// The `nth` number, from zero, that is not below `from`, a multiple of 64. Costs a step for each 64 up to it.
    pub(super) fn nth(&self, from: u32, nth: u32) -> Option<u32> {
        let level = self.levels.first()?;
        let mut left = nth;
        for (at, word) in level.iter().enumerate().skip((from >> WORD) as usize) {
            let ones = word.count_ones();
            if left < ones {
                let mut word = *word;
                for _ in 0..left {
                    word &= word.wrapping_sub(1);
                }
                return u32::try_from((at << WORD) | word.trailing_zeros() as usize).ok();
            }
            left = left.saturating_sub(ones);
        }
        None
    }

    /// How many numbers from `from` and below `to` are in the set. Costs a step for each 64 of them.
    pub(super) fn count(&self, from: u32, to: u32) -> u32 {
        let Some(level) = self.levels.first() else { return 0 };
        let (first, end) = ((from >> WORD) as usize, (to as usize).div_ceil(64).min(level.len()));
        let mut sum = 0_u32;
        for (n, word) in level.iter().enumerate().take(end).skip(first) {
            let mut word = *word;
            if n == first {
                word &= u64::MAX << (from & 63);
            }
            if n == (to >> WORD) as usize {
                word &= !(u64::MAX << (to & 63));
            }
            sum = sum.saturating_add(word.count_ones());
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;
    use proptest::prelude::*;

    #[test]
    fn an_empty_set_has_nothing() {
        let mut set = HandleSet::default();
        assert_eq!(set.next(0), None);
        set.remove(5);
        set.grow(0);
        assert_eq!((set.next(0), set.count(0, 100)), (None, 0));
    }

    #[test]
    fn finds_far_neighbours_and_keeps_them_when_it_grows() {
        let mut set = HandleSet::default();
        set.grow(1);
        set.insert(0);
        set.grow(5_000_000);
        set.insert(4_999_999);
        assert_eq!((set.next(0), set.next(1), set.next(5_000_000)), (Some(0), Some(4_999_999), None));
        set.remove(4_999_999);
        assert_eq!(set.next(1), None);
    }

    proptest! {
        #[test]
        fn equals_a_plain_set(steps in proptest::collection::vec((any::<bool>(), 0_u32..10_000, 0_u32..10_000), 1..200)) {
            let (mut set, mut plain) = (HandleSet::default(), BTreeSet::new());
            let mut room = 0;
            for (add, number, other) in steps {
                if add {
                    if number >= room {
                        room = number + 1;
                        set.grow(room);
                    }
                    set.insert(number);
                    plain.insert(number);
                } else {
                    set.remove(number);
                    plain.remove(&number);
                }
                prop_assert_eq!(set.next(other), plain.range(other..).next().copied());
                let (low, high) = (number.min(other), number.max(other));
                prop_assert_eq!(set.count(low, high) as usize, plain.range(low..high).count());
                let from = other & !63;
                prop_assert_eq!(set.nth(from, 2), plain.range(from..).nth(2).copied());
            }
        }
    }
}
