//! Contacts (联系方式): what a buyer can be reached at, known to the machine only as a keyed hash.
//!
//! The host normalises and hashes, with a key of its own; commands, events and snapshots carry the hash. Whoever has them
//! without the key cannot even try telephone numbers one by one.

use crate::codec::{Hex, from_hex, hash_forms};
use crate::id::ShopId;
use crate::refusal::refusals;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

refusals! {
    /// Why a text is not the hash of a contact.
    pub enum ContactRefusal {
        /// Not 32 hexadecimal digits.
        Malformed { value: String } = "contact.malformed",
            "`{value}` is not the hash of a contact: 32 lower-case hexadecimal digits";
    }
}

/// The keyed hash of a contact: tells whether two are the same without telling what they are.
///
/// In JSON 32 lower-case hexadecimal digits, in CBOR a byte string of 16.
///
/// # Examples
/// ```
/// use keytill::contact::{ContactHash, normalised};
/// use keytill::id::ShopId;
///
/// let (shop, key) = (ShopId::new("demo")?, [7; 32]);
/// let one = ContactHash::of(&shop, &key, &normalised(" Ann@Example.com"));
/// let two = ContactHash::of(&shop, &key, &normalised("ann@example.com"));
/// assert_eq!(one, two);
/// assert_ne!(one, ContactHash::of(&ShopId::new("other")?, &key, "ann@example.com"));
/// # Ok::<(), keytill::id::IdRefusal>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactHash([u8; 16]);

impl ContactHash {
    /// The hash of a contact that is [`normalised`]: the first 16 bytes of BLAKE3, keyed, of the shop's id, a zero byte and
    /// the text. Another shop or key has other hashes.
    #[must_use]
    pub fn of(shop: &ShopId, key: &[u8; 32], normalised: &str) -> Self {
        let mut hasher = blake3::Hasher::new_keyed(key);
        hasher.update(shop.as_str().as_bytes()).update(&[0]).update(normalised.as_bytes());
        let mut out = [0; 16];
        hasher.finalize_xof().fill(&mut out);
        Self(out)
    }

    /// From bytes that a host hashed by itself.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// The form in which contacts are compared: without space around, letters of ASCII in lower case. What has no `@` is read
/// as a number or a name: spaces and `-`, `.`, `(`, `)`, `/` within it are left out.
#[must_use]
pub fn normalised(contact: &str) -> String {
    let trimmed = contact.trim();
    let address = trimmed.contains('@');
    let kept = |c: &char| address || !(c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')' | '/'));
    trimmed.chars().filter(kept).map(|c| c.to_ascii_lowercase()).collect()
}

impl fmt::Display for ContactHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

impl fmt::Debug for ContactHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContactHash({self})")
    }
}

impl FromStr for ContactHash {
    type Err = ContactRefusal;

    fn from_str(text: &str) -> Result<Self, ContactRefusal> {
        // What was typed may be the contact itself, so it is not shown.
        let refusal = || ContactRefusal::Malformed { value: String::from("…") };
        from_hex(text).map(Self).ok_or_else(refusal)
    }
}

hash_forms!(ContactHash, "the hash of a contact", "a contact's hash has 16 bytes");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_contact_written_in_other_ways_is_the_same() {
        assert_eq!(normalised(" +86 138-0013-8000 "), "+8613800138000");
        assert_eq!(normalised("Ann.Lee@Example.com\n"), "ann.lee@example.com");
        assert_eq!(normalised("微信 Ann"), "微信ann");
        assert_eq!(normalised("  "), "");
    }

    #[test]
    fn shop_key_and_text_all_count_and_none_is_told() {
        let shop = |id: &str| ShopId::new(id).unwrap();
        let one = ContactHash::of(&shop("s"), &[1; 32], "a@b");
        assert_ne!(one, ContactHash::of(&shop("s"), &[2; 32], "a@b"));
        assert_ne!(one, ContactHash::of(&shop("s"), &[1; 32], "a@c"));
        // No text of one shop is that of another.
        assert_ne!(ContactHash::of(&shop("sa"), &[1; 32], "b"), ContactHash::of(&shop("s"), &[1; 32], "ab"));
        assert!(!alloc::format!("{one:?}").contains("a@b"));
    }

    #[test]
    fn text_and_cbor_round_trip_and_refuse() {
        let one = ContactHash::from_bytes([0xab; 16]);
        assert_eq!(serde_json::from_str::<ContactHash>(&serde_json::to_string(&one).unwrap()).unwrap(), one);
        assert_eq!(minicbor::decode::<ContactHash>(&minicbor::to_vec(one).unwrap()).unwrap(), one);
        assert!("AB".repeat(16).parse::<ContactHash>().is_err() && "ab".parse::<ContactHash>().is_err());
        assert!(minicbor::decode::<ContactHash>(&[0x41, 0]).is_err());
    }
}
