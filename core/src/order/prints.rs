//! What is kept of ids whose things left memory: enough to know an id again, and a few bytes beside it.

use crate::blocks::Blocks;
use crate::id::Id;
use hashbrown::HashTable;
use minicbor::encode::{self, Write};
use minicbor::{Decode, Decoder, Encode, Encoder, decode};

/// How many bytes of an id's hash are kept. Among a hundred million ids the chance that any two meet is 10⁻¹³; ids that
/// are made to meet are refused as used and do nothing else.
const PRINT: usize = 12;

/// An id's hash: the first bytes of XXH3 with 128 bits.
type Print = [u8; PRINT];

/// The prints of ids, each with `N` bytes. 12 + `N` bytes for each in a snapshot, and up to twelve more in memory.
#[derive(Debug, Clone, Default)]
pub struct Prints<const N: usize> {
    entries: Blocks<(Print, [u8; N])>,
    /// Finds the place of a print; rebuilt from the entries.
    places: HashTable<u32>,
}

impl<const N: usize> Prints<N> {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.len() == 0
    }

    /// What is kept beside an id; `None` where the id is not known.
    #[must_use]
    pub fn get(&self, id: &impl Id) -> Option<[u8; N]> {
        if self.is_empty() {
            return None;
        }
        let print = print_of(id);
        let place = self.places.find(spread(&print), |place| self.is(*place, &print))?;
        self.entries.get(*place as usize).map(|(_, beside)| *beside)
    }

    /// Adds an id. Gives back whether it was new and there was room.
    pub fn add(&mut self, id: &impl Id, beside: [u8; N]) -> bool {
        self.add_print(print_of(id), beside)
    }

    /// Takes an id out, and gives back what was kept beside it. The last one takes its place.
    pub fn remove(&mut self, id: &impl Id) -> Option<[u8; N]> {
        let print = print_of(id);
        let (entries, places) = (&mut self.entries, &mut self.places);
        let is = |place: &u32| entries.get(*place as usize).is_some_and(|(known, _)| *known == print);
        let (place, _) = places.find_entry(spread(&print), is).ok()?.remove();
        let last = entries.pop()?;
        let moved_from = u32::try_from(entries.len()).ok()?;
        if moved_from == place {
            return Some(last.1);
        }
        *places.find_mut(spread(&last.0), |known| *known == moved_from)? = place;
        let taken = core::mem::replace(entries.get_mut(place as usize)?, last);
        Some(taken.1)
    }

    fn is(&self, place: u32, print: &Print) -> bool {
        self.entries.get(place as usize).is_some_and(|(known, _)| known == print)
    }

    fn add_print(&mut self, print: Print, beside: [u8; N]) -> bool {
        let Ok(place) = u32::try_from(self.entries.len()) else { return false };
        if self.places.find(spread(&print), |known| self.is(*known, &print)).is_some() {
            return false;
        }
        let entries = &self.entries;
        let hash_of = |place: &u32| entries.get(*place as usize).map_or(0, |(print, _)| spread(print));
        self.places.insert_unique(spread(&print), place, hash_of);
        self.entries.push((print, beside));
        true
    }
}

fn print_of(id: &impl Id) -> Print {
    let hash = xxhash_rust::xxh3::xxh3_128(id.as_str().as_bytes()).to_be_bytes();
    hash.first_chunk().copied().unwrap_or_default()
}

/// A print is scattered already.
fn spread(print: &Print) -> u64 {
    print.first_chunk().map_or(0, |first| u64::from_be_bytes(*first))
}

/// One byte string: print after print, each with what is beside it.
impl<C, const N: usize> Encode<C> for Prints<N> {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
        let mut bytes = alloc::vec::Vec::with_capacity(self.len().saturating_mul(PRINT + N));
        for (print, beside) in self.entries.iter() {
            bytes.extend_from_slice(print);
            bytes.extend_from_slice(beside);
        }
        e.bytes(&bytes)?.ok()
    }
}

impl<'b, C, const N: usize> Decode<'b, C> for Prints<N> {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
        let at = d.position();
        let wrong = || decode::Error::message("not prints of ids").at(at);
        let bytes = d.bytes()?;
        let mut prints = Self { entries: Blocks::new(), places: HashTable::new() };
        let mut rest = bytes;
        while !rest.is_empty() {
            let (print, after) = rest.split_first_chunk::<PRINT>().ok_or_else(wrong)?;
            let (beside, after) = after.split_first_chunk::<N>().ok_or_else(wrong)?;
            if !prints.add_print(*print, *beside) {
                return Err(wrong());
            }
            rest = after;
        }
        Ok(prints)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PaymentId;
    use alloc::collections::BTreeMap;
    use alloc::format;
    use proptest::prelude::*;

    fn id(n: u32) -> PaymentId {
        PaymentId::new(format!("p-{n}")).unwrap()
    }

    #[test]
    fn bytes_that_are_no_prints_are_refused() {
        let mut prints = Prints::<4>::default();
        assert!(prints.add(&id(1), [1; 4]) && !prints.add(&id(1), [2; 4]));
        let bytes = minicbor::to_vec(&prints).unwrap();
        assert_eq!(bytes.len(), 1 + 16);
        let twice = [&[0x58, 32], &bytes[1..], &bytes[1..]].concat();
        let short = [&[0x4f], &bytes[1..16]].concat();
        for wrong in [&twice[..], &short[..], &[0x01]] {
            assert!(decode::<Prints<4>>(wrong).is_err());
        }
    }

    proptest! {
        #[test]
        fn equals_a_plain_map(steps in proptest::collection::vec((any::<bool>(), 0_u32..50), 1..300)) {
            let (mut prints, mut plain) = (Prints::<4>::default(), BTreeMap::new());
            for (n, (add, of)) in steps.into_iter().enumerate() {
                let beside = (n as u32).to_be_bytes();
                if add {
                    prop_assert_eq!(prints.add(&id(of), beside), !plain.contains_key(&of));
                    plain.entry(of).or_insert(beside);
                } else {
                    prop_assert_eq!(prints.remove(&id(of)), plain.remove(&of));
                }
            }
            let bytes = minicbor::to_vec(&prints).unwrap();
            let again: Prints<4> = decode(&bytes).unwrap();
            prop_assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
            for of in 0..50 {
                prop_assert_eq!(prints.get(&id(of)), plain.get(&of).copied());
                prop_assert_eq!(again.get(&id(of)), plain.get(&of).copied());
            }
            prop_assert_eq!(prints.len(), plain.len());
        }
    }
}
