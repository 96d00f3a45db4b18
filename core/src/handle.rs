//! Handles of keys: the number of a key within its pool. An event names keys by handle; the key itself stays sealed in
//! the pool.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// A key's number within its pool, in the order of import.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct KeyHandle(#[n(0)] u32);

impl KeyHandle {
    /// From a number.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// As a number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// Some keys of one pool. Up to four need no memory of their own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Handles(SmallVec<[KeyHandle; 4]>);

impl Handles {
    /// No keys.
    #[must_use]
    pub fn new() -> Self {
        Self(SmallVec::new())
    }

    /// The handles in order.
    #[must_use]
    pub fn as_slice(&self) -> &[KeyHandle] {
        &self.0
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds one at the end.
    pub fn push(&mut self, handle: KeyHandle) {
        self.0.push(handle);
    }

    /// The handles one by one.
    pub fn iter(&self) -> impl Iterator<Item = &KeyHandle> {
        self.0.iter()
    }

    /// Leaves out all after the first `len`.
    pub fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }
}

impl From<&[KeyHandle]> for Handles {
    fn from(handles: &[KeyHandle]) -> Self {
        Self(SmallVec::from_slice(handles))
    }
}

impl Extend<KeyHandle> for Handles {
    fn extend<T: IntoIterator<Item = KeyHandle>>(&mut self, handles: T) {
        self.0.extend(handles);
    }
}

impl FromIterator<KeyHandle> for Handles {
    fn from_iter<T: IntoIterator<Item = KeyHandle>>(handles: T) -> Self {
        Self(handles.into_iter().collect())
    }
}

impl Serialize for Handles {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(&self.0)
    }
}

impl<'de> Deserialize<'de> for Handles {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        alloc::vec::Vec::<KeyHandle>::deserialize(d).map(Self::from_iter)
    }
}

impl<C> Encode<C> for Handles {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.encode_with(self.as_slice(), ctx)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Handles {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.array_iter_with(ctx)?.collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_round_trip() {
        let handles: Handles = (0..6).map(KeyHandle::new).collect();
        let bytes = minicbor::to_vec(&handles).unwrap();
        assert_eq!(minicbor::decode::<Handles>(&bytes).unwrap(), handles);
        assert_eq!(serde_json::to_string(&handles).unwrap(), "[0,1,2,3,4,5]");
    }
}
