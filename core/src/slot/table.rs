use alloc::vec::Vec;

/// Finds slots by what ids hash to. The entries lie open, one after the other: a look-up reads one cache line of the
/// table, seldom a second, and a larger table is made without looking at any id.
///
/// It is never iterated into a result, so the seed of the hash changes none.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// As many as a power of two, or none. Three quarters are in use at the most.
    entries: Vec<Entry>,
    used: usize,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    slot: u32,
    /// What the id hashes to: where to look for the entry first, and almost always the only one of all.
    tag: u32,
}

const EMPTY: Entry = Entry { slot: u32::MAX, tag: 0 };

/// How large a table begins.
const FEWEST: usize = 8;

impl Table {
    /// The slot that was put under `tag` and `is` the right one.
    #[inline]
    pub(super) fn find(&self, tag: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.entries.len().checked_sub(1)?;
        let mut at = tag as usize & mask;
        loop {
            let entry = self.entries.get(at)?;
            if entry.slot == EMPTY.slot {
                return None;
            }
            if entry.tag == tag && is(entry.slot) {
                return Some(entry.slot);
            }
            at = at.wrapping_add(1) & mask;
        }
    }

    /// Puts a slot below the largest under a tag, where `find` finds nothing.
    pub(super) fn put(&mut self, tag: u32, slot: u32) {
        self.reserve(1);
        place(&mut self.entries, Entry { slot, tag });
        self.used = self.used.saturating_add(1);
    }

    /// Takes a slot out that was put under a tag. Those behind it move up, so that no look-up stops at the gap.
    pub(super) fn remove(&mut self, tag: u32, slot: u32) {
        let Some(mask) = self.entries.len().checked_sub(1) else { return };
        let mut gap = tag as usize & mask;
        loop {
            match self.entries.get(gap) {
                Some(entry) if entry.slot == slot => break,
                Some(entry) if entry.slot != EMPTY.slot => gap = gap.wrapping_add(1) & mask,
                _ => return,
            }
        }
        let mut at = gap;
        loop {
            at = at.wrapping_add(1) & mask;
            let Some(entry) = self.entries.get(at).copied().filter(|entry| entry.slot != EMPTY.slot) else {
                break;
            };
            // It may move up where its own place is not behind the gap.
            let past_own = at.wrapping_sub(entry.tag as usize & mask) & mask;
            if past_own >= at.wrapping_sub(gap) & mask
                && let Some(free) = self.entries.get_mut(gap)
            {
                *free = entry;
                gap = at;
            }
        }
        if let Some(free) = self.entries.get_mut(gap) {
            *free = EMPTY;
        }
        self.used = self.used.saturating_sub(1);
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        let wanted = self.used.saturating_add(more);
        if wanted > room_of(self.entries.len()) {
            self.grow(wanted);
        }
    }

    #[cold]
    fn grow(&mut self, wanted: usize) {
        let fewest = wanted.saturating_add(wanted / 3).saturating_add(1);
        let len = fewest.checked_next_power_of_two().unwrap_or(usize::MAX).max(FEWEST);
        let mut larger = alloc::vec![EMPTY; len];
        for entry in self.entries.iter().filter(|entry| entry.slot != EMPTY.slot) {
            place(&mut larger, *entry);
        }
        self.entries = larger;
    }
}

/// How many of so many entries may be in use.
const fn room_of(len: usize) -> usize {
    len - len / 4
}

/// Puts an entry into the first free place from its own on. There is one.
fn place(entries: &mut [Entry], entry: Entry) {
    let mask = entries.len().wrapping_sub(1);
    let mut at = entry.tag as usize & mask;
    while let Some(found) = entries.get_mut(at) {
        if found.slot == EMPTY.slot {
            *found = entry;
            return;
        }
        at = at.wrapping_add(1) & mask;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_found_and_nothing_else() {
        let mut table = Table::default();
        assert_eq!(table.find(0, |_| true), None);
        // Tags that meet: the same place, the same tag, the end of the table.
        let tags = |slot: u32| (slot / 3).wrapping_mul(0xffff_fff1);
        for slot in 0..1000 {
            table.put(tags(slot), slot);
            for known in [0, slot / 2, slot] {
                assert_eq!(table.find(tags(known), |found| found == known), Some(known));
            }
            assert_eq!(table.find(tags(slot), |found| found == u32::MAX - 1), None);
        }
        assert!(table.entries.len() < 4096);
    }

    #[test]
    fn what_is_taken_out_is_gone_and_the_others_stay() {
        let mut table = Table::default();
        let tags = |slot: u32| (slot / 5).wrapping_mul(0xffff_fff1);
        (0..1000).for_each(|slot| table.put(tags(slot), slot));
        for slot in (0..1000).step_by(3) {
            table.remove(tags(slot), slot);
            table.remove(tags(slot), slot);
        }
        for slot in 0..1000 {
            let found = table.find(tags(slot), |found| found == slot);
            assert_eq!(found, (slot % 3 != 0).then_some(slot), "{slot}");
        }
        (0..1000).step_by(3).for_each(|slot| table.put(tags(slot), slot));
        assert!((0..1000).all(|slot| table.find(tags(slot), |found| found == slot) == Some(slot)));
        assert_eq!(table.used, 1000);
    }

    #[test]
    fn a_table_with_room_does_not_grow() {
        let mut table = Table::default();
        table.reserve(1000);
        let len = table.entries.len();
        (0..1000).for_each(|slot| table.put(slot, slot));
        assert_eq!(table.entries.len(), len);
    }
}
