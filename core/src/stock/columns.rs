//! The keys of one pool as columns, in blocks of 4096.
//!
//! Blocks make growth cheap (nothing large is ever copied), keep offsets at four bytes (a block holds at most 64 MiB of
//! sealed bytes, the pool as many blocks as memory holds) and waste no more than a part of the last block.

use crate::handle::KeyHandle;
use crate::slot::{OrderSlot, Slot};
use crate::stock::sealed::MIN_SEALED_LEN;
use crate::stock::{Fingerprint, MAX_SEALED_LEN, SealedKey};
use alloc::vec::Vec;
use minicbor::decode::Error;
use minicbor::{Decode, Decoder, Encode, Encoder};
use serde::{Deserialize, Serialize};

const BLOCK_BITS: u32 = 12;
const BLOCK_LEN: usize = 1 << BLOCK_BITS;
const NO_OWNER: u32 = u32::MAX;
/// Stands for an order that is in the archive: no slot is as large.
const ARCHIVED: u32 = u32::MAX - 1;

/// Where a key is in its life. Each key is in exactly one state.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
#[repr(u8)]
pub enum KeyState {
    /// For sale.
    #[n(0)]
    Available = 0,
    /// Held for an order.
    #[n(1)]
    Reserved = 1,
    /// Handed over.
    #[n(2)]
    Delivered = 2,
    /// Taken out of sale.
    #[n(3)]
    Quarantined = 3,
    /// Its batch's validity ended before it was sold.
    #[n(4)]
    Expired = 4,
    /// Handed over and refunded: never sold again, because somebody knows it.
    #[n(5)]
    Returned = 5,
    /// Taken out of the shop, sealed, by somebody who said why.
    #[n(6)]
    Exported = 6,
}

/// The block of a key and its place in it.
const fn place(handle: KeyHandle) -> (usize, usize) {
    ((handle.number() >> BLOCK_BITS) as usize, handle.number() as usize & (BLOCK_LEN - 1))
}

impl KeyState {
    /// All states.
    pub const ALL: [Self; 7] = [
        Self::Available,
        Self::Reserved,
        Self::Delivered,
        Self::Quarantined,
        Self::Expired,
        Self::Returned,
        Self::Exported,
    ];

    fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.get(usize::from(byte)).copied()
    }

    /// Whether a key in this state belongs to an order.
    #[must_use]
    pub const fn is_owned(self) -> bool {
        matches!(self, Self::Reserved | Self::Delivered)
    }
}

/// See the module.
#[derive(Debug, Clone, Default)]
pub(super) struct KeyColumns {
    blocks: Vec<Block>,
    len: u32,
}

#[derive(Debug, Clone, Default)]
struct Block {
    states: Vec<KeyState>,
    owners: Vec<u32>,
    fingerprints: Vec<[u8; 16]>,
    /// Where each key's sealed bytes end; they start where the ones before end.
    ends: Vec<u32>,
    bytes: Vec<u8>,
}

impl KeyColumns {
    pub(super) const fn len(&self) -> u32 {
        self.len
    }

    /// Adds an available key; `None` when its bytes have an impossible length or all handles are used.
    pub(super) fn push(&mut self, key: &SealedKey) -> Option<KeyHandle> {
        key.check().ok()?;
        let handle = KeyHandle::new(self.len);
        let next = self.len.checked_add(1)?;
        if self.blocks.len() <= place(handle).0 {
            self.blocks.push(Block::default());
        }
        self.blocks.last_mut()?.push(key)?;
        self.len = next;
        Some(handle)
    }

    fn block(&self, handle: KeyHandle) -> Option<(&Block, usize)> {
        let (block, at) = place(handle);
        self.blocks.get(block).map(|block| (block, at))
    }

    pub(super) fn state(&self, handle: KeyHandle) -> Option<KeyState> {
        let (block, at) = self.block(handle)?;
        block.states.get(at).copied()
    }

    pub(super) fn owner(&self, handle: KeyHandle) -> Option<OrderSlot> {
        let (block, at) = self.block(handle)?;
        let owner = block.owners.get(at).copied().filter(|owner| *owner < ARCHIVED)?;
        OrderSlot::from_index(owner as usize)
    }

    /// Whether a key belongs to an order that is in the archive.
    pub(super) fn is_archived(&self, handle: KeyHandle) -> bool {
        self.block(handle).is_some_and(|(block, at)| block.owners.get(at) == Some(&ARCHIVED))
    }

    /// Gives a delivered key to an order that leaves for the archive, or with a slot to the one that comes back.
    pub(super) fn archive(
        &mut self,
        handle: KeyHandle,
        from: Option<OrderSlot>,
        to: Option<OrderSlot>,
    ) -> Option<()> {
        let number = |slot: Option<OrderSlot>| match slot {
            Some(slot) => u32::try_from(slot.index()).ok(),
            None => Some(ARCHIVED),
        };
        let (from, to) = (number(from)?, number(to)?);
        let (block, at) = place(handle);
        let block = self.blocks.get_mut(block)?;
        let delivered = block.states.get(at) == Some(&KeyState::Delivered);
        let owner = block.owners.get_mut(at).filter(|owner| delivered && **owner == from)?;
        *owner = to;
        Some(())
    }

    pub(super) fn fingerprint(&self, handle: KeyHandle) -> Option<Fingerprint> {
        let (block, at) = self.block(handle)?;
        block.fingerprints.get(at).copied().map(Fingerprint)
    }

    pub(super) fn sealed(&self, handle: KeyHandle) -> Option<SealedKey> {
        let (block, at) = self.block(handle)?;
        let end = *block.ends.get(at)? as usize;
        let start = at.checked_sub(1).map_or(Some(0), |before| block.ends.get(before).copied())? as usize;
        let fingerprint = Fingerprint(*block.fingerprints.get(at)?);
        Some(SealedKey { fingerprint, bytes: block.bytes.get(start..end)?.to_vec() })
    }

    /// Puts a key into a state; `None` when there is no such key.
    pub(super) fn set(&mut self, handle: KeyHandle, state: KeyState, owner: Option<OrderSlot>) -> Option<()> {
        let (block, at) = place(handle);
        let block = self.blocks.get_mut(block)?;
        let owner = owner.and_then(|slot| u32::try_from(slot.index()).ok()).unwrap_or(NO_OWNER);
        *block.owners.get_mut(at)? = owner;
        *block.states.get_mut(at)? = state;
        Some(())
    }

    /// The states of a run of keys.
    pub(super) fn states(&self, from: u32, to: u32) -> impl Iterator<Item = (KeyHandle, KeyState)> {
        (from..to.min(self.len)).filter_map(|n| {
            let handle = KeyHandle::new(n);
            Some((handle, self.state(handle)?))
        })
    }
}

impl Block {
    fn push(&mut self, key: &SealedKey) -> Option<()> {
        let end = u32::try_from(self.bytes.len().checked_add(key.bytes.len())?).ok()?;
        self.bytes.extend_from_slice(&key.bytes);
        self.states.push(KeyState::Available);
        self.owners.push(NO_OWNER);
        self.fingerprints.push(key.fingerprint.0);
        self.ends.push(end);
        if self.states.len() == BLOCK_LEN {
            self.bytes.shrink_to_fit();
        }
        Some(())
    }

    /// Whether all columns tell of the same keys and each value is possible.
    fn is_sound(&self) -> bool {
        let count = self.states.len();
        let same = [self.owners.len(), self.fingerprints.len(), self.ends.len()] == [count; 3];
        let owned =
            self.states.iter().zip(&self.owners).all(|(s, owner)| s.is_owned() == (*owner != NO_OWNER));
        let mut start = 0;
        let run = self.ends.iter().all(|end| {
            let length = end.checked_sub(core::mem::replace(&mut start, *end));
            length.is_some_and(|n| (MIN_SEALED_LEN..=MAX_SEALED_LEN).contains(&(n as usize)))
        });
        same && owned && run && start as usize == self.bytes.len()
    }
}

/// Each block as five byte strings; numbers big-endian.
impl<C> Encode<C> for KeyColumns {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(self.blocks.len() as u64)?;
        let mut buffer: Vec<u8> = Vec::with_capacity(4 * BLOCK_LEN);
        for block in &self.blocks {
            e.array(5)?;
            buffer.clear();
            buffer.extend(block.states.iter().map(|state| *state as u8));
            e.bytes(&buffer)?;
            for numbers in [&block.owners, &block.ends] {
                buffer.clear();
                buffer.extend(numbers.iter().flat_map(|n| n.to_be_bytes()));
                e.bytes(&buffer)?;
            }
            e.bytes(block.fingerprints.as_flattened())?.bytes(&block.bytes)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for KeyColumns {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Error> {
        let at = d.position();
        let refusal = |what| Error::message(what).at(at);
        let count = d.array()?.ok_or_else(|| refusal("blocks of unknown number"))?;
        let mut columns = Self::default();
        for n in 0..count {
            if d.array()? != Some(5) {
                return Err(refusal("a block of keys has five columns"));
            }
            let states = d.bytes()?.iter().map(|b| KeyState::from_byte(*b)).collect::<Option<Vec<_>>>();
            let block = Block {
                states: states.ok_or_else(|| refusal("a key in an unknown state"))?,
                owners: numbers(d.bytes()?),
                ends: numbers(d.bytes()?),
                fingerprints: d.bytes()?.as_chunks::<16>().0.to_vec(),
                bytes: d.bytes()?.to_vec(),
            };
            let len = block.states.len();
            let fits = if n.saturating_add(1) == count { 1..=BLOCK_LEN } else { BLOCK_LEN..=BLOCK_LEN };
            if !fits.contains(&len) || !block.is_sound() {
                return Err(refusal("columns of keys that do not fit together"));
            }
            let total = u32::try_from(len).ok().and_then(|len| columns.len.checked_add(len));
            columns.len = total.ok_or_else(|| refusal("too many keys"))?;
            columns.blocks.push(block);
        }
        Ok(columns)
    }
}

/// Big-endian numbers; a rest of one to three bytes is left away, and then the counts do not fit.
fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|chunk| u32::from_be_bytes(*chunk)).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use alloc::vec;

    /// A key that stands for the `n`-th secret.
    pub(in crate::stock) fn sealed(n: u32) -> SealedKey {
        let mut fingerprint = [7; 16];
        fingerprint[..4].copy_from_slice(&n.to_be_bytes());
        let mut bytes = vec![0; MIN_SEALED_LEN + n as usize % 40];
        bytes[5..9].copy_from_slice(&n.to_be_bytes());
        SealedKey { fingerprint: Fingerprint(fingerprint), bytes }
    }

    fn filled(count: u32) -> KeyColumns {
        let mut columns = KeyColumns::default();
        for n in 0..count {
            assert_eq!(columns.push(&sealed(n)), Some(KeyHandle::new(n)));
        }
        columns
    }

    #[test]
    fn gives_back_what_it_took_across_blocks() {
        let mut columns = filled(10_000);
        let owner = OrderSlot::from_index(9);
        columns.set(KeyHandle::new(4096), KeyState::Reserved, owner).unwrap();
        for n in [0, 1, 4095, 4096, 9999] {
            assert_eq!(columns.sealed(KeyHandle::new(n)), Some(sealed(n)));
            assert_eq!(columns.fingerprint(KeyHandle::new(n)), Some(sealed(n).fingerprint));
        }
        assert_eq!(columns.owner(KeyHandle::new(4096)), owner);
        assert_eq!(columns.owner(KeyHandle::new(4097)), None);
        assert_eq!(columns.state(KeyHandle::new(10_000)), None);
        assert_eq!(columns.set(KeyHandle::new(10_000), KeyState::Reserved, owner), None);
        let bytes = minicbor::to_vec(&columns).unwrap();
        let back: KeyColumns = minicbor::decode(&bytes).unwrap();
        assert_eq!(back.sealed(KeyHandle::new(5000)), Some(sealed(5000)));
        assert_eq!(minicbor::to_vec(&back).unwrap(), bytes);
    }

    #[test]
    fn refuses_keys_and_snapshots_that_cannot_be() {
        let mut columns = filled(3);
        assert_eq!(columns.push(&SealedKey { fingerprint: Fingerprint([0; 16]), bytes: vec![1] }), None);
        let sound = minicbor::to_vec(&columns).unwrap();
        minicbor::decode::<KeyColumns>(&sound).unwrap();
        for at in 0..sound.len() {
            let _ = minicbor::decode::<KeyColumns>(&sound[..at]).unwrap_err();
        }
        columns.blocks[0].states[1] = KeyState::Reserved;
        assert!(minicbor::decode::<KeyColumns>(&minicbor::to_vec(&columns).unwrap()).is_err());
        columns.blocks[0].states[1] = KeyState::Available;
        columns.blocks[0].ends[0] = 1;
        assert!(minicbor::decode::<KeyColumns>(&minicbor::to_vec(&columns).unwrap()).is_err());
    }
}
