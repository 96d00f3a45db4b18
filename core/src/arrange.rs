//! Sorting by one sort for all types.
//!
//! The standard library's sorts are compiled anew for each type, four to six kilobytes each time, which a browser has to
//! load. Here positions are sorted, always of one type, and the elements then put in their places. That costs an indirect
//! call a comparison, and for more than [`ON_STACK`] elements an allocation; where a shop sorts so much that this shows,
//! the standard library is right.

use core::cmp::Ordering;
use smallvec::SmallVec;

/// So many elements are sorted without an allocation.
const ON_STACK: usize = 16;

/// Positions of elements.
pub(crate) type Places = SmallVec<[usize; ON_STACK]>;

/// Sorts elements in place. Equal ones keep their order.
pub(crate) trait Arrange<T> {
    /// Sorts by a comparison.
    fn arrange_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key.
    fn arrange_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K);

    /// Sorts by the elements' own order.
    fn arrange(&mut self)
    where
        T: Ord;
}

impl<T> Arrange<T> for [T] {
    fn arrange_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut places = places(self.len(), &mut |one, other| match (self.get(one), self.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            // INVARIANT: places are those of the elements.
            _ => Ordering::Equal,
        });
        put_in_places(&mut places, &mut |one, other| self.swap(one, other));
    }

    fn arrange_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.arrange_by(|one, other| key(one).cmp(&key(other)));
    }

    fn arrange(&mut self)
    where
        T: Ord,
    {
        self.arrange_by(T::cmp);
    }
}

/// The positions of so many elements in the order of what they are of: of equal ones the earlier first.
#[inline(never)]
pub(crate) fn places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Places {
    let mut places: Places = (0..len).collect();
    places.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    places
}

/// Swaps until each element is in its place.
#[inline(never)]
fn put_in_places(places: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for to in 0..places.len() {
        let mut from = to;
        // What stood before `to` was swapped away already: its place tells where to.
        loop {
            from = places.get(from).copied().unwrap_or(to);
            if from >= to {
                break;
            }
        }
        if let Some(place) = places.get_mut(to) {
            *place = from;
        }
        if from != to {
            swap(to, from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(pairs in prop::collection::vec((0_u8..8, any::<u16>()), 0..100)) {
            let mut expected = pairs.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut by_key = pairs.clone();
            by_key.arrange_by_key(|(key, _)| *key);
            prop_assert_eq!(&by_key, &expected);
            let mut back = pairs.clone();
            back.arrange_by(|one, other| other.cmp(one));
            back.reverse();
            expected.sort_unstable();
            prop_assert_eq!(&back, &expected);
            let mut own: Vec<(u8, u16)> = pairs;
            own.arrange();
            prop_assert_eq!(own, expected);
        }
    }
}
