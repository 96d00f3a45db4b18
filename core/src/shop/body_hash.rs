//! The hash of a command's body.

use crate::codec::{Out, Put, from_hex, hash_forms};
use crate::shop::command::Command;
use alloc::vec::Vec;

/// A hash (XXH3, 128 bits) of a command's body in CBOR: tells a repeated command from one that only bears the same key. In
/// JSON it is 32 lower-case hexadecimal digits.
///
/// It guards against a host's mistakes, not against an attacker: a body made to collide is answered as the first was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BodyHash([u8; 16]);

hash_forms!(BodyHash, "the hash of a body", "a body's hash has 16 bytes", |text: &str| {
    from_hex(text).map(BodyHash).ok_or("a body's hash is 32 lower-case hexadecimal digits")
});

/// How much memory stays for the next command to be encoded in.
const KEPT_SCRATCH: usize = 64 << 10;

impl BodyHash {
    /// The hash of a command's body; `scratch` is memory to encode it in.
    #[must_use]
    pub fn of(command: &Command, scratch: &mut Vec<u8>) -> Self {
        scratch.clear();
        command.body.put(&mut Out::new(scratch));
        let hash = xxhash_rust::xxh3::xxh3_128(scratch).to_be_bytes();
        // An import's size is not kept for ever.
        scratch.clear();
        scratch.shrink_to(KEPT_SCRATCH);
        Self(hash)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::id::{ClientId, CommandId};
    use crate::shop::command::{CloseSession, OpenSession};
    use crate::time::Time;

    pub(in crate::shop) fn hash(byte: u8) -> BodyHash {
        BodyHash([byte; 16])
    }

    #[test]
    fn a_hash_is_hexadecimal_digits_in_json() {
        let text = serde_json::to_string(&hash(0xa7)).unwrap();
        assert_eq!(text, alloc::format!("\"{}\"", "a7".repeat(16)));
        assert_eq!(serde_json::from_str::<BodyHash>(&text).unwrap(), hash(0xa7));
        for bad in ["\"a7\"", "\"\"", "[1]", "7"] {
            assert!(serde_json::from_str::<BodyHash>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn bodies_differ_by_hash() {
        let client = ClientId::new("till").unwrap();
        let id = CommandId::new("c").unwrap();
        let open = Command::new(id.clone(), Time::default(), OpenSession { client: client.clone() });
        let close = Command::new(id, Time::default(), CloseSession { client });
        let mut scratch = Vec::new();
        assert_ne!(BodyHash::of(&open, &mut scratch), BodyHash::of(&close, &mut scratch));
    }
}
