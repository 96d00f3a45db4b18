//! Digests: BLAKE3 over canonical CBOR.

use crate::codec::{Hex, from_hex, hash_forms};
use crate::refusal::{quoted, refusals};
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

refusals! {
    /// Why a text is not a digest.
    pub enum DigestRefusal {
        /// Not 64 lower-case hexadecimal digits.
        Malformed { value: String } = "digest.malformed", "`{value}` is not a digest: 64 lower-case hexadecimal digits";
    }
}

/// A BLAKE3 digest of 32 bytes. As text it is 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The digest of a document: of its canonical CBOR.
    #[must_use]
    pub fn of_document(document: &impl minicbor::Encode<()>) -> Self {
        let mut bytes = alloc::vec::Vec::new();
        // INVARIANT: writing to memory cannot fail; a document that could not be written would digest as its prefix.
        let _ = minicbor::encode(document, &mut bytes);
        Self::of(&bytes)
    }

    /// The digest of bytes that follow what an earlier digest stands for: BLAKE3 of the bytes, keyed with the earlier
    /// digest.
    #[must_use]
    pub fn chained(self, bytes: &[u8]) -> Self {
        Self(*blake3::keyed_hash(&self.0, bytes).as_bytes())
    }

    /// From 32 bytes that are a digest.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl FromStr for Digest {
    type Err = DigestRefusal;

    fn from_str(text: &str) -> Result<Self, DigestRefusal> {
        let refusal = || DigestRefusal::Malformed { value: quoted(text) };
        from_hex(text).map(Self).ok_or_else(refusal)
    }
}

hash_forms!(Digest, "a digest", "a digest has 32 bytes");

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn text_and_cbor_round_trip() {
        let digest = Digest::of(b"keytill");
        assert_eq!(digest.to_string().parse::<Digest>().unwrap(), digest);
        assert_eq!(minicbor::decode::<Digest>(&minicbor::to_vec(digest).unwrap()).unwrap(), digest);
        assert!("ab".parse::<Digest>().is_err() && "é".repeat(32).parse::<Digest>().is_err());
    }

    #[test]
    fn a_chain_depends_on_what_came_before() {
        let bytes = b"record";
        assert_ne!(Digest::of(b"a").chained(bytes), Digest::of(b"b").chained(bytes));
    }
}
