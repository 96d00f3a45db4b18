//! Columns that grow without being copied.

use alloc::vec::Vec;
use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};

const BLOCK_BITS: u32 = 12;
const BLOCK_LEN: usize = 1 << BLOCK_BITS;

/// A list in blocks of 4096 elements. Only the first block ever moves: a list of any length grows at the cost of its new
/// elements. Elements are found by position, one step more than in a vector.
#[derive(Debug, Clone)]
pub(crate) struct Blocks<T> {
    /// All full but the last; none is empty.
    blocks: Vec<Vec<T>>,
    len: usize,
}

/// The block of an element and its place in it.
const fn place(index: usize) -> (usize, usize) {
    (index >> BLOCK_BITS, index & (BLOCK_LEN - 1))
}

impl<T> Blocks<T> {
    pub(crate) const fn new() -> Self {
        Self { blocks: Vec::new(), len: 0 }
    }

    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(crate) fn get(&self, index: usize) -> Option<&T> {
        let (block, at) = place(index);
        self.blocks.get(block)?.get(at)
    }

    #[inline]
    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        let (block, at) = place(index);
        self.blocks.get_mut(block)?.get_mut(at)
    }

    pub(crate) fn push(&mut self, element: T) {
        match self.blocks.last_mut().filter(|block| block.len() < BLOCK_LEN) {
            Some(block) => block.push(element),
            None => self.begin_block(element),
        }
        // INVARIANT: no more elements than memory has bytes.
        self.len = self.len.saturating_add(1);
    }

    pub(crate) fn pop(&mut self) -> Option<T> {
        let last = self.blocks.last_mut()?;
        let element = last.pop()?;
        if last.is_empty() {
            self.blocks.pop();
        }
        self.len = self.len.saturating_sub(1);
        Some(element)
    }

    /// A block after the first will be full one day, so it has its room at once.
    #[cold]
    fn begin_block(&mut self, element: T) {
        let mut block = Vec::with_capacity(if self.blocks.is_empty() { 4 } else { BLOCK_LEN });
        block.push(element);
        self.blocks.push(block);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.blocks.iter().flatten()
    }
}

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> FromIterator<T> for Blocks<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut blocks = Self::new();
        elements.into_iter().for_each(|element| blocks.push(element));
        blocks
    }
}

/// A list as any other.
impl<C, T: Encode<C>> Encode<C> for Blocks<T> {
    fn encode<W: encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), encode::Error<W::Error>> {
        e.array(self.len as u64)?;
        self.iter().try_for_each(|element| element.encode(e, ctx))
    }
}

impl<'b, C, T: Decode<'b, C>> Decode<'b, C> for Blocks<T> {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, decode::Error> {
        d.array_iter_with(ctx)?.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_across_blocks() {
        let mut blocks: Blocks<usize> = (0..2 * BLOCK_LEN).collect();
        assert_eq!(blocks.len(), 2 * BLOCK_LEN);
        for n in [0, 1, BLOCK_LEN - 1, BLOCK_LEN, 2 * BLOCK_LEN - 1] {
            assert_eq!(blocks.get(n), Some(&n));
            *blocks.get_mut(n).unwrap() += 1;
            assert_eq!(blocks.get(n), Some(&(n + 1)));
        }
        assert_eq!((blocks.get(2 * BLOCK_LEN), blocks.get(usize::MAX)), (None, None));
        assert!(blocks.get_mut(2 * BLOCK_LEN).is_none());
        blocks.push(7);
        assert_eq!(blocks.iter().count(), 2 * BLOCK_LEN + 1);
        assert_eq!(blocks.iter().last(), Some(&7));
        assert_eq!([blocks.pop(), blocks.pop()], [Some(7), Some(2 * BLOCK_LEN)]);
        assert_eq!((blocks.len(), blocks.blocks.len()), (2 * BLOCK_LEN - 1, 2));
    }

    #[test]
    fn it_is_written_as_a_list() {
        for count in [0, 1, BLOCK_LEN, BLOCK_LEN + 1] {
            let list: Vec<usize> = (0..count).collect();
            let blocks: Blocks<usize> = list.iter().copied().collect();
            let bytes = minicbor::to_vec(&blocks).unwrap();
            assert_eq!(bytes, minicbor::to_vec(&list).unwrap());
            let back: Blocks<usize> = decode(&bytes).unwrap();
            assert!(back.iter().eq(&list));
        }
    }
}
