use crate::codec::{Out, Put};
use crate::contact::ContactHash;
use crate::id::ShopId;
use core::fmt;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The keyed hash of a claim code: whoever knows the code has the gift, and nobody who sees the hash knows the code.
///
/// # Examples
/// ```
/// use keytill::gift::ClaimHash;
/// use keytill::id::ShopId;
/// let (shop, key) = (ShopId::new("demo")?, [7; 32]);
/// assert_eq!(ClaimHash::of(&shop, &key, " k7m9-p2qx "), ClaimHash::of(&shop, &key, "K7M9P2QX"));
/// # Ok::<(), keytill::id::IdRefusal>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct ClaimHash(#[n(0)] ContactHash);

impl ClaimHash {
    /// The hash of a code as somebody typed it: letters of ASCII in upper case, spaces and hyphens left out. The key is the
    /// host's; what it makes of codes is nothing that it makes of contacts.
    #[must_use]
    pub fn of(shop: &ShopId, key: &[u8; 32], code: &str) -> Self {
        let kept = code.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase());
        let text: alloc::string::String = kept.collect();
        let key = blake3::derive_key("keytill 2026-11-22 claim codes of gifts", key);
        Self(ContactHash::of(shop, &key, &text))
    }

    /// From bytes that a host hashed by itself.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(ContactHash::from_bytes(bytes))
    }
}

impl fmt::Display for ClaimHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for ClaimHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClaimHash({self})")
    }
}

impl Put for ClaimHash {
    fn put(&self, out: &mut Out<'_>) {
        self.0.put(out);
    }
}
