use super::table::Table;
use super::{Slot, tag_of};
use crate::id::Id;
use alloc::vec::Vec;
use core::marker::PhantomData;
use foldhash::fast::FixedState;

/// Up to so many names are told apart one by one.
const FEW: usize = 16;

/// The ids of a published document, numbered from zero: they are registered once, and only looked up from then on.
///
/// Of a few a hash would cost more than it saves: they are told apart by their first and last bytes.
#[derive(Debug, Clone)]
pub(crate) struct Names<I, S> {
    ids: Vec<I>,
    /// By slot, while there are few; else empty.
    ends: Vec<Ends>,
    table: Table,
    hasher: FixedState,
    slots: PhantomData<S>,
}

/// The first and the last eight bytes of a text, and its length: the whole of a text of up to sixteen bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ends {
    first: u64,
    last: u64,
    len: usize,
}

impl<I: Id, S: Slot> Names<I, S> {
    /// No names; the table of many is scattered by `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            ids: Vec::new(),
            ends: Vec::new(),
            table: Table::default(),
            hasher: FixedState::with_seed(seed),
            slots: PhantomData,
        }
    }

    /// Registers an id, or finds it; `None` when no slot is left.
    pub(crate) fn register(&mut self, id: &I) -> Option<S> {
        if let Some(slot) = self.find(id.as_str()) {
            return Some(slot);
        }
        let number = u32::try_from(self.ids.len()).ok().filter(|slot| *slot < u32::MAX - 1)?;
        let slot = S::from_index(self.ids.len())?;
        self.table.put(tag_of(&self.hasher, id.as_str()), number);
        self.ids.push(id.clone());
        if self.ids.len() > FEW {
            self.ends = Vec::new();
        } else {
            self.ends.push(Ends::of(id.as_str()));
        }
        Some(slot)
    }

    /// The slot of an id given as text, if it is registered.
    #[inline]
    pub(crate) fn find(&self, id: &str) -> Option<S> {
        if self.ends.is_empty() { self.find_of_many(id) } else { self.find_of_few(id) }
    }

    fn find_of_many(&self, id: &str) -> Option<S> {
        let is = |slot: u32| self.ids.get(slot as usize).is_some_and(|known| known.as_str() == id);
        S::from_index(self.table.find(tag_of(&self.hasher, id), is)? as usize)
    }

    fn find_of_few(&self, id: &str) -> Option<S> {
        let ends = Ends::of(id);
        for (nth, known) in self.ends.iter().enumerate() {
            if *known == ends {
                let slot = S::from_index(nth)?;
                if ends.is_whole() || self.id(slot).is_some_and(|known| known.as_str() == id) {
                    return Some(slot);
                }
            }
        }
        None
    }

    /// The id in a slot.
    #[inline]
    pub(crate) fn id(&self, slot: S) -> Option<&I> {
        self.ids.get(slot.index())
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Makes room for `more` ids.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.ids.reserve(more);
        self.table.reserve(more);
    }
}

impl Ends {
    #[inline]
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let len = bytes.len();
        if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            return Self { first: u64::from_le_bytes(*first), last: u64::from_le_bytes(*last), len };
        }
        if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
            return Self { first: first.into(), last: last.into(), len };
        }
        // At most three bytes.
        let first = bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        Self { first, last: 0, len }
    }

    /// Whether they say all that there is of the text.
    const fn is_whole(self) -> bool {
        self.len <= 16
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::OrderId;
    use crate::slot::OrderSlot;
    use alloc::format;

    #[test]
    fn few_and_many_are_found_and_strangers_are_not() {
        for count in [0, 1, 5, FEW, FEW + 1, 100] {
            let name = |n: usize| OrderId::new(format!("{}{n}", "x".repeat(n % 23))).unwrap();
            let mut names = Names::<OrderId, OrderSlot>::new(3);
            for n in (0..count).chain(0..count) {
                assert_eq!(names.register(&name(n)).map(Slot::index), Some(n));
            }
            assert_eq!((names.len(), names.ends.len()), (count, if count > FEW { 0 } else { count }));
            for n in 0..200 {
                let found = names.find(name(n).as_str());
                assert_eq!(found.map(Slot::index), (n < count).then_some(n));
                assert_eq!(found.and_then(|slot| names.id(slot)), (n < count).then(|| name(n)).as_ref());
            }
        }
    }

    #[test]
    fn names_with_the_same_ends_are_told_apart() {
        // Only the middle differs, or only the length.
        let texts = [
            "firsteigAlasteigh",
            "firsteigBlasteigh",
            "firsteigClasteigh",
            "aaaaaaaaa",
            "aaaaaaaaaa",
            "aaaaaaaaaaa",
        ];
        assert_eq!(Ends::of(texts[0]), Ends::of(texts[1]));
        let mut names = Names::<OrderId, OrderSlot>::new(3);
        for nth in [0, 1, 3, 4] {
            names.register(&OrderId::new(texts[nth]).unwrap());
        }
        let found = texts.map(|text| names.find(text).map(Slot::index));
        assert_eq!(found, [Some(0), Some(1), None, Some(2), Some(3), None]);
    }

    proptest::proptest! {
        #[test]
        fn the_ends_of_short_texts_say_all_of_them(one in "[ab]{1,16}", other in "[ab]{1,16}") {
            proptest::prop_assert_eq!(one == other, Ends::of(&one) == Ends::of(&other));
        }
    }
}
