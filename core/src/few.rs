//! Lists that are short almost always: so many elements lie where the list lies, more in memory of their own.

use crate::codec::{Out, Put};
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;
use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smallvec::SmallVec;

/// A list that needs no memory of its own for up to `N` elements. It is read as a slice, and written as any list.
///
/// # Examples
/// ```
/// use keytill::few::Few;
/// let few: Few<u32, 2> = [3, 4, 5].into_iter().collect();
/// assert_eq!((few.len(), few.first()), (3, Some(&3)));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Few<T, const N: usize>(SmallVec<[T; N]>);

impl<T, const N: usize> Few<T, N> {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self(SmallVec::new())
    }

    /// Adds an element at the end.
    pub fn push(&mut self, element: T) {
        self.0.push(element);
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T, const N: usize> Default for Few<T, N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, const N: usize> Deref for Few<T, N> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for Few<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: PartialEq, const N: usize, const M: usize> PartialEq<[T; M]> for Few<T, N> {
    fn eq(&self, other: &[T; M]) -> bool {
        **self == *other
    }
}

impl<T, const N: usize> FromIterator<T> for Few<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        Self(elements.into_iter().collect())
    }
}

impl<T, const N: usize> From<Vec<T>> for Few<T, N> {
    fn from(list: Vec<T>) -> Self {
        list.into_iter().collect()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a Few<T, N> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Serialize, const N: usize> Serialize for Few<T, N> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self)
    }
}

impl<'de, T: Deserialize<'de>, const N: usize> Deserialize<'de> for Few<T, N> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Vec::deserialize(d).map(Self::from)
    }
}

impl<C, T: Encode<C>, const N: usize> Encode<C> for Few<T, N> {
    fn encode<W: encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), encode::Error<W::Error>> {
        e.encode_with(&**self, ctx)?.ok()
    }
}

impl<'b, C, T: Decode<'b, C>, const N: usize> Decode<'b, C> for Few<T, N> {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, decode::Error> {
        d.array_iter_with(ctx)?.collect()
    }
}

impl<T: Put, const N: usize> Put for Few<T, N> {
    fn put(&self, out: &mut Out<'_>) {
        (**self).put(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_round_trip_as_lists_do() {
        for count in [0_u32, 1, 2, 3, 40] {
            let list: Vec<u32> = (0..count).collect();
            let few = Few::<u32, 2>::from(list.clone());
            assert_eq!(*few, *list);
            assert_eq!(few.is_empty(), count == 0);
            let json = serde_json::to_string(&few).unwrap();
            assert_eq!(json, serde_json::to_string(&list).unwrap());
            assert_eq!(serde_json::from_str::<Few<u32, 2>>(&json).unwrap(), few);
            let cbor = minicbor::to_vec(&few).unwrap();
            assert_eq!(cbor, minicbor::to_vec(&list).unwrap());
            assert_eq!(decode::<Few<u32, 2>>(&cbor).unwrap(), few);
            let mut put = Vec::new();
            few.put(&mut Out::new(&mut put));
            assert_eq!(put, cbor);
        }
    }
}
