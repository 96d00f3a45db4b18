use crate::codec::{from_hex, hash_forms};
use crate::contact::ContactHash;
use crate::id::ShopId;
use crate::lookup::LookupRefusal;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// The keyed hash of a lookup secret.
///
/// In JSON 32 lower-case hexadecimal digits, in CBOR a byte string of 16. `Debug` does not show it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SecretHash([u8; 16]);

/// Seals a lookup secret: the first 16 bytes of BLAKE3, keyed with the host's key, of the shop, the contact and the secret.
///
/// The contact is the salt: the same secret of another contact, or in another shop, has another hash, and a host can
/// compute the hash before it knows which orders there are. Who has the machine's state but not the key can test no
/// secret at all. BLAKE3 is fast: where the key may be lost together with the state, stretch the secret first (Argon2,
/// scrypt) and give the result here; that is the host's choice, because it costs time that the host must have.
///
/// Space around the secret is left out; nothing else is changed.
///
/// # Examples
/// ```
/// use keytill::contact::ContactHash;
/// use keytill::id::ShopId;
/// use keytill::lookup::seal_secret;
///
/// let (shop, key) = (ShopId::new("demo")?, [7; 32]);
/// let contact = ContactHash::of(&shop, &key, "ann@example.com");
/// assert_eq!(seal_secret(&key, &shop, contact, "4711 "), seal_secret(&key, &shop, contact, "4711"));
/// assert_ne!(seal_secret(&key, &shop, contact, "4711"), seal_secret(&[8; 32], &shop, contact, "4711"));
/// # Ok::<(), keytill::id::IdRefusal>(())
/// ```
#[must_use]
pub fn seal_secret(key: &[u8; 32], shop: &ShopId, contact: ContactHash, secret: &str) -> SecretHash {
    let mut hasher = blake3::Hasher::new_keyed(key);
    // Apart from the hashes of contacts, which may use the same key.
    hasher.update(b"keytill lookup secret").update(&[0]).update(shop.as_str().as_bytes()).update(&[0]);
    hasher.update(contact.as_bytes()).update(secret.trim().as_bytes());
    let mut out = [0; 16];
    hasher.finalize_xof().fill(&mut out);
    SecretHash(out)
}

impl SecretHash {
    /// From bytes that a host hashed by itself.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Whether two are the same, in a time that does not tell where they differ.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(…)")
    }
}

impl FromStr for SecretHash {
    type Err = LookupRefusal;

    fn from_str(text: &str) -> Result<Self, LookupRefusal> {
        // What was typed may be the secret itself, so it is not shown.
        let refusal = || LookupRefusal::SecretMalformed { value: String::from("…") };
        from_hex(text).map(Self).ok_or_else(refusal)
    }
}

hash_forms!(SecretHash, "the hash of a secret", "a secret's hash has 16 bytes");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shop_contact_key_and_secret_all_count() {
        let shop = |id: &str| ShopId::new(id).unwrap();
        let contact = |n| ContactHash::from_bytes([n; 16]);
        let one = seal_secret(&[1; 32], &shop("s"), contact(1), "4711");
        for other in [
            seal_secret(&[2; 32], &shop("s"), contact(1), "4711"),
            seal_secret(&[1; 32], &shop("t"), contact(1), "4711"),
            seal_secret(&[1; 32], &shop("s"), contact(2), "4711"),
            seal_secret(&[1; 32], &shop("s"), contact(1), "4712"),
        ] {
            assert!(!one.matches(&other));
        }
        assert!(one.matches(&one.clone()));
    }

    #[test]
    fn text_and_cbor_round_trip_and_what_is_wrong_is_not_shown() {
        let one = SecretHash::from_bytes([0xab; 16]);
        let json = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<SecretHash>(&json).unwrap(), one);
        assert_eq!(minicbor::decode::<SecretHash>(&minicbor::to_vec(one).unwrap()).unwrap(), one);
        let error = serde_json::from_str::<SecretHash>("\"hunter2\"").unwrap_err();
        assert!(!alloc::format!("{error} {one:?}").contains("hunter2"));
        assert!(minicbor::decode::<SecretHash>(&[0x41, 0]).is_err());
    }
}
