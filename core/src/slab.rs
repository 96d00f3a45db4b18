//! Columns with holes: what is taken out leaves a place that the next element gets.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

const BLOCK_BITS: u32 = 12;
const BLOCK_LEN: usize = 1 << BLOCK_BITS;

/// A list in blocks of 4096 places, some of them free. An element stays where it was put; the next one gets the smallest
/// free place, so where elements lie follows from which places are in use. A block without elements has no memory.
#[derive(Debug, Clone)]
pub(crate) struct Slab<T> {
    blocks: Vec<Block<T>>,
    /// One past the last place in use.
    end: usize,
    /// Free places below the end, as runs: first place → one past the last. No two touch, none touches the end.
    holes: BTreeMap<usize, usize>,
    /// How many places are in use.
    count: usize,
}

#[derive(Debug, Clone)]
struct Block<T> {
    places: Vec<Option<T>>,
    used: usize,
}

const fn place(index: usize) -> (usize, usize) {
    (index >> BLOCK_BITS, index & (BLOCK_LEN - 1))
}

impl<T> Slab<T> {
    pub(crate) const fn new() -> Self {
        Self { blocks: Vec::new(), end: 0, holes: BTreeMap::new(), count: 0 }
    }

    /// How many elements there are.
    pub(crate) const fn len(&self) -> usize {
        self.count
    }

    /// The place that the next element gets.
    pub(crate) fn next_place(&self) -> usize {
        self.holes.first_key_value().map_or(self.end, |(first, _)| *first)
    }

    #[inline]
    pub(crate) fn get(&self, index: usize) -> Option<&T> {
        let (block, at) = place(index);
        self.blocks.get(block)?.places.get(at)?.as_ref()
    }

    #[inline]
    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        let (block, at) = place(index);
        self.blocks.get_mut(block)?.places.get_mut(at)?.as_mut()
    }

    /// Puts an element into the smallest free place, and says which.
    pub(crate) fn put(&mut self, element: T) -> usize {
        let index = self.next_place();
        if let Some((first, end)) = self.holes.pop_first() {
            if first.saturating_add(1) < end {
                self.holes.insert(first.saturating_add(1), end);
            }
        } else {
            self.end = self.end.saturating_add(1);
        }
        self.set(index, element);
        index
    }

    /// Puts an element past all others, so that the places between are free. `false` where that place is not past them.
    pub(crate) fn put_at(&mut self, index: usize, element: T) -> bool {
        if index < self.end {
            return false;
        }
        if index > self.end {
            self.holes.insert(self.end, index);
        }
        self.end = index.saturating_add(1);
        self.set(index, element);
        true
    }

    /// Takes an element out; its place is free.
    pub(crate) fn take(&mut self, index: usize) -> Option<T> {
        let (number, at) = place(index);
        let block = self.blocks.get_mut(number)?;
        let element = block.places.get_mut(at)?.take()?;
        block.used = block.used.saturating_sub(1);
        if block.used == 0 {
            block.places = Vec::new();
        }
        self.count = self.count.saturating_sub(1);
        self.free(index);
        Some(element)
    }

    /// Elements with their places, in the order of the places.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.blocks.iter().enumerate().flat_map(|(number, block)| {
            let first = number << BLOCK_BITS;
            let used = block.places.iter().enumerate();
            used.filter_map(move |(at, element)| Some((first | at, element.as_ref()?)))
        })
    }

    /// The places in use as runs: the first place and how many.
    pub(crate) fn runs(&self) -> impl Iterator<Item = (usize, usize)> {
        let starts = core::iter::once(0).chain(self.holes.values().copied());
        let ends = self.holes.keys().copied().chain([self.end]);
        starts.zip(ends).map(|(from, to)| (from, to.saturating_sub(from))).filter(|(_, len)| *len > 0)
    }

    fn set(&mut self, index: usize, element: T) {
        let (number, at) = place(index);
        if self.blocks.len() <= number {
            let none = || Block { places: Vec::new(), used: 0 };
            self.blocks.resize_with(number.saturating_add(1), none);
        }
        let Some(block) = self.blocks.get_mut(number) else { return };
        if block.places.len() <= at {
            // A block after the first will be full one day, so it has its room at once.
            if block.places.is_empty() && number > 0 {
                block.places.reserve_exact(BLOCK_LEN);
            }
            block.places.resize_with(at.saturating_add(1), || None);
        }
        if let Some(free) = block.places.get_mut(at) {
            *free = Some(element);
            block.used = block.used.saturating_add(1);
            self.count = self.count.saturating_add(1);
        }
    }

    /// Adds a place to the holes, or shortens the list.
    fn free(&mut self, index: usize) {
        let (mut first, mut end) = (index, index.saturating_add(1));
        if let Some((before, until)) = self.holes.range(..index).next_back().map(|(a, b)| (*a, *b))
            && until == index
        {
            self.holes.remove(&before);
            first = before;
        }
        if let Some(until) = self.holes.remove(&end) {
            end = until;
        }
        if end < self.end {
            self.holes.insert(first, end);
            return;
        }
        self.end = first;
        self.blocks.truncate(first.div_ceil(BLOCK_LEN));
    }
}

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeMap;
    use proptest::prelude::*;

    fn filled(count: usize) -> Slab<usize> {
        let mut slab = Slab::new();
        for n in 0..count {
            assert_eq!(slab.put(n), n);
        }
        slab
    }

    #[test]
    fn the_smallest_free_place_is_taken_again() {
        let mut slab = filled(10);
        for n in [4, 2, 3, 7] {
            assert_eq!(slab.take(n), Some(n));
        }
        assert_eq!((slab.take(3), slab.take(10), slab.len()), (None, None, 6));
        assert_eq!(slab.runs().collect::<Vec<_>>(), [(0, 2), (5, 2), (8, 2)]);
        assert_eq!([20, 21, 22, 23, 24].map(|n| slab.put(n)), [2, 3, 4, 7, 10]);
        assert_eq!(slab.runs().collect::<Vec<_>>(), [(0, 11)]);
    }

    #[test]
    fn a_block_without_elements_has_no_memory() {
        let mut slab = filled(3 * BLOCK_LEN);
        for n in BLOCK_LEN..2 * BLOCK_LEN {
            slab.take(n);
        }
        assert_eq!(slab.blocks[1].places.capacity(), 0);
        assert_eq!(slab.put(7), BLOCK_LEN);
        for n in 0..3 * BLOCK_LEN {
            slab.take(n);
        }
        assert_eq!((slab.len(), slab.end, slab.blocks.len(), slab.holes.len()), (0, 0, 0, 0));
    }

    proptest! {
        #[test]
        fn equals_a_plain_map(steps in proptest::collection::vec((any::<bool>(), 0_usize..40), 1..200)) {
            let (mut slab, mut plain) = (Slab::new(), BTreeMap::new());
            for (n, (put, at)) in steps.into_iter().enumerate() {
                if put {
                    let free = (0..).find(|place| !plain.contains_key(place)).unwrap();
                    prop_assert_eq!(slab.put(n), free);
                    plain.insert(free, n);
                } else {
                    prop_assert_eq!(slab.take(at), plain.remove(&at));
                }
                prop_assert!(slab.iter().eq(plain.iter().map(|(at, n)| (*at, n))));
                prop_assert_eq!(slab.len(), plain.len());
                // The runs say all: what is read back from them is the same.
                let mut again = Slab::new();
                for (from, len) in slab.runs() {
                    for at in from..from + len {
                        prop_assert!(again.put_at(at, plain[&at]));
                    }
                }
                prop_assert_eq!(again.end, slab.end);
                prop_assert_eq!(&again.holes, &slab.holes);
                prop_assert_eq!(again.next_place(), slab.next_place());
            }
        }
    }
}
