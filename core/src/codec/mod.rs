//! What the two encodings share: text forms in JSON, refusals inside CBOR, and a guard against hostile CBOR.
//!
//! CBOR fields are numbered (`#[n(…)]`): a field may be added with a new number and never takes over an old one.

mod hash;
mod put;

pub(crate) use hash::{Hex, from_hex, hash_forms};
pub(crate) use put::{Out, Put, put_derived, put_fields};

use alloc::string::ToString;
use core::fmt::{self, Display};
use core::marker::PhantomData;
use minicbor::data::Type;
use minicbor::decode::{Decoder, Error};
use serde::de::{self, Deserializer, Visitor};

/// Deepest nesting of arrays and maps in any CBOR that comes in. The documents' own limits are lower.
pub const MAX_CBOR_DEPTH: usize = 128;

/// For serde: whether a member is left out because it says nothing.
pub(crate) fn is_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Reads a JSON text and parses it, so that the refusal's sentence stands in the error.
pub(crate) fn deserialize_text<'de, D, T, E>(
    deserializer: D,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    E: Display,
{
    struct Text<F, T> {
        expected: &'static str,
        parse: F,
        out: PhantomData<T>,
    }

    impl<T, E: Display, F: FnOnce(&str) -> Result<T, E>> Visitor<'_> for Text<F, T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{} as text", self.expected)
        }

        fn visit_str<X: de::Error>(self, text: &str) -> Result<T, X> {
            (self.parse)(text).map_err(X::custom)
        }
    }

    deserializer.deserialize_str(Text { expected, parse, out: PhantomData })
}

/// A refusal as a CBOR error at a position.
pub(crate) fn refused(position: usize, refusal: &impl Display) -> Error {
    Error::message(refusal.to_string()).at(position)
}

/// Walks bytes that must hold exactly one CBOR value, without recursion and without allocating for lengths that the
/// bytes only promise.
///
/// Decoding recurses where documents nest, so the depth is bounded here first.
///
/// # Errors
/// When the bytes are cut short, nest deeper than [`MAX_CBOR_DEPTH`], or go on after the value.
pub fn check_cbor(bytes: &[u8]) -> Result<(), Error> {
    let mut decoder = Decoder::new(bytes);
    // Values still to come on each open level; `None` is a level of unknown length, closed by a break.
    let mut open: [Option<u64>; MAX_CBOR_DEPTH] = [Some(0); MAX_CBOR_DEPTH];
    let mut depth = 0_usize;
    loop {
        let at = decoder.position();
        let kind = decoder.datatype()?;
        let opened = match kind {
            Type::Array | Type::ArrayIndef => Some(decoder.array()?),
            Type::Map | Type::MapIndef => Some(decoder.map()?.map(|n| n.saturating_mul(2))),
            Type::Tag => {
                decoder.tag()?;
                continue;
            }
            Type::Break if depth > 0 => {
                decoder.skip()?;
                None
            }
            _ => {
                decoder.skip()?;
                None
            }
        };
        if kind == Type::Break {
            match depth.checked_sub(1).and_then(|top| open.get(top).copied()) {
                Some(None) => depth -= 1,
                _ => return Err(Error::message("break outside a list of unknown length").at(at)),
            }
        }
        if let Some(left) = opened {
            let slot = open.get_mut(depth).ok_or_else(|| Error::message("nested too deep").at(at))?;
            *slot = left;
            depth += 1;
            if left != Some(0) {
                continue;
            }
            depth -= 1;
        }
        // One value is complete: close every level that it completes.
        loop {
            let Some(top) = depth.checked_sub(1) else {
                return if decoder.position() == bytes.len() {
                    Ok(())
                } else {
                    Err(Error::message("bytes after the value").at(decoder.position()))
                };
            };
            match open.get_mut(top) {
                Some(Some(left)) => {
                    *left = left.saturating_sub(1);
                    if *left > 0 {
                        break;
                    }
                    depth -= 1;
                }
                _ => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use alloc::vec::Vec;

    #[test]
    fn accepts_whole_values() {
        let value = (1_u8, vec!["a", "b"], Some(3_u64));
        check_cbor(&minicbor::to_vec(value).unwrap()).unwrap();
        check_cbor(&[0x80]).unwrap();
        check_cbor(&[0x9f, 0x01, 0x02, 0xff]).unwrap();
    }

    #[test]
    fn refuses_cut_deep_and_trailing_bytes() {
        let whole = minicbor::to_vec((1_u8, vec!["abc", "b"], vec![3_u64, 4])).unwrap();
        for cut in 0..whole.len() {
            assert!(check_cbor(&whole[..cut]).is_err(), "cut at {cut}");
        }
        assert!(check_cbor(&vec![0x81; 100_000]).is_err());
        assert!(check_cbor(&[0x01, 0x01]).is_err());
        assert!(check_cbor(&[0xff]).is_err());
        assert!(check_cbor(&[0x82, 0x01, 0xff]).is_err());
    }

    #[test]
    fn promised_lengths_cost_nothing() {
        let mut bytes: Vec<u8> = vec![0x9b];
        bytes.extend((1_u64 << 63).to_be_bytes());
        bytes.push(1);
        assert!(check_cbor(&bytes).is_err());
    }
}
