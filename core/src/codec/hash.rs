//! Hashes as documents write them: lower-case hexadecimal digits in JSON, a byte string in CBOR.

use core::fmt;

/// Bytes as lower-case hexadecimal digits.
pub(crate) struct Hex<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Many at once: a digest stands in every quote, and digits are dear to write one by one.
        let mut text = [0; 64];
        for bytes in self.0.chunks(text.len() / 2) {
            for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
                pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 0x0f)]);
            }
            let text = text.get(..bytes.len().saturating_mul(2)).unwrap_or_default();
            f.write_str(core::str::from_utf8(text).unwrap_or_default())?;
        }
        Ok(())
    }
}

/// The digit of a number below sixteen.
const fn digit(number: u8) -> u8 {
    if number < 10 { b'0'.saturating_add(number) } else { (b'a' - 10).saturating_add(number) }
}

/// The bytes of just so many lower-case hexadecimal digits.
pub(crate) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |c: u8| match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'a'..=b'f' => Some(c - b'a' + 10),
        _ => None,
    };
    let pairs = text.as_bytes().chunks_exact(2);
    if text.len() != N.checked_mul(2)? {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(pairs) {
        *byte = pair.iter().try_fold(0, |sum, c| Some(sum << 4 | digit(*c)?))?;
    }
    Some(bytes)
}

/// Gives a newtype of an array of bytes its forms in JSON and CBOR. Its text is read by its own `FromStr`, or as is said.
macro_rules! hash_forms {
    ($name:ident, $what:literal, $rule:literal) => {
        $crate::codec::hash_forms!($name, $what, $rule, <$name as core::str::FromStr>::from_str);
    };
    ($name:ident, $what:literal, $rule:literal, $parse:expr) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(&$crate::codec::Hex(&self.0))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                $crate::codec::deserialize_text(d, $what, $parse)
            }
        }

        impl $crate::codec::Put for $name {
            fn put(&self, out: &mut $crate::codec::Out<'_>) {
                out.bytes(&self.0);
            }
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(&self.0)?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                let at = d.position();
                let bytes = d.bytes()?.try_into();
                bytes.map(Self).map_err(|_| minicbor::decode::Error::message($rule).at(at))
            }
        }
    };
}
pub(crate) use hash_forms;

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn digits_and_bytes_are_the_same() {
        assert_eq!(from_hex::<3>("00ab9f"), Some([0, 0xab, 0x9f]));
        assert_eq!(Hex(&[0, 0xab, 0x9f]).to_string(), "00ab9f");
        for bad in ["", "00ab9", "00ab9f0", "00AB9f", "00ab9g", "é0ab9", "0x0102"] {
            assert_eq!(from_hex::<3>(bad), None, "{bad}");
        }
    }
}
