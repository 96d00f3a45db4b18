use crate::codec::{Hex, deserialize_text, from_hex, hash_forms};
use crate::stock::StockRefusal;
use alloc::string::String;
use alloc::vec::Vec;
use base64ct::{Base64, Encoding};
use core::fmt;
use core::str::FromStr;
use minicbor::bytes::ByteVec;
use serde::{Deserialize, Serialize};

/// The longest key in clear, in bytes of its canonical form.
pub const MAX_PLAIN_LEN: usize = 16_384;
/// Version and key number in front of the encrypted bytes.
pub(super) const HEADER_LEN: usize = 5;
/// The authentication tag behind them.
pub(super) const TAG_LEN: usize = 16;
/// The shortest sealed key: of one byte.
pub(super) const MIN_SEALED_LEN: usize = HEADER_LEN + 1 + TAG_LEN;
/// The longest sealed key, in bytes.
pub const MAX_SEALED_LEN: usize = HEADER_LEN + MAX_PLAIN_LEN + TAG_LEN;

/// A keyed hash that tells whether two keys of one shop are the same without telling what they are.
///
/// In JSON 32 lower-case hexadecimal digits, in CBOR a byte string.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; 16]);

/// A key as the machine knows it: fingerprint and sealed bytes. It holds nothing that a thief could use.
///
/// The bytes are a header (version, number of the sealing key), the encrypted canonical form, and an authentication tag;
/// a host that keeps secrets elsewhere may put its own reference of 22 to 16 405 bytes there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedKey {
    /// Tells equal keys.
    pub fingerprint: Fingerprint,
    /// In JSON base64, in CBOR a byte string.
    #[serde(with = "base64_text")]
    pub bytes: Vec<u8>,
}

impl SealedKey {
    /// Whether the sealed bytes have a possible length.
    ///
    /// # Errors
    /// [`StockRefusal::SealedLength`]
    pub fn check(&self) -> Result<(), StockRefusal> {
        if (MIN_SEALED_LEN..=MAX_SEALED_LEN).contains(&self.bytes.len()) {
            return Ok(());
        }
        Err(StockRefusal::SealedLength {
            length: self.bytes.len() as u64,
            least: MIN_SEALED_LEN as u64,
            most: MAX_SEALED_LEN as u64,
        })
    }
}

/// Sealed bytes are no secret, but nobody wants kilobytes of them in a log.
impl fmt::Debug for SealedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedKey({}, {} bytes)", self.fingerprint, self.bytes.len())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

impl FromStr for Fingerprint {
    type Err = StockRefusal;

    fn from_str(text: &str) -> Result<Self, StockRefusal> {
        let refusal = StockRefusal::SealText { rule: "32 lower-case hexadecimal digits" };
        from_hex(text).map(Self).ok_or(refusal)
    }
}

hash_forms!(Fingerprint, "a fingerprint", "a fingerprint is 16 bytes");

impl<C> minicbor::Encode<C> for SealedKey {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.bytes(&self.fingerprint.0)?.bytes(&self.bytes)?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for SealedKey {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let (fingerprint, bytes): (Fingerprint, ByteVec) = d.decode_with(ctx)?;
        Ok(Self { fingerprint, bytes: bytes.into() })
    }
}

/// Bytes as base64 with padding (RFC 4648, section 4).
mod base64_text {
    use super::*;

    pub fn serialize<S: serde::Serializer>(bytes: &[u8], s: S) -> Result<S::Ok, S::Error> {
        let text: String = Base64::encode_string(bytes);
        s.serialize_str(&text)
    }

    pub fn deserialize<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Vec<u8>, D::Error> {
        deserialize_text(d, "sealed bytes", |text| {
            Base64::decode_vec(text).map_err(|_| StockRefusal::SealText { rule: "base64 with padding" })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use alloc::vec;

    fn sample() -> SealedKey {
        SealedKey { fingerprint: Fingerprint([0xab; 16]), bytes: vec![1, 2, 255] }
    }

    #[test]
    fn json_is_text_and_cbor_is_bytes() {
        let json = serde_json::to_string(&sample()).unwrap();
        assert_eq!(json, r#"{"fingerprint":"abababababababababababababababab","bytes":"AQL/"}"#);
        assert_eq!(serde_json::from_str::<SealedKey>(&json).unwrap(), sample());
        let cbor = minicbor::to_vec(sample()).unwrap();
        assert_eq!(cbor.len(), 1 + 1 + 16 + 1 + 3);
        assert_eq!(minicbor::decode::<SealedKey>(&cbor).unwrap(), sample());
    }

    #[test]
    fn refuses_other_texts() {
        for bad in ["", "ab", &"AB".repeat(16), &"+a".repeat(16), &"é".repeat(16), &"ab".repeat(17)] {
            assert!(bad.parse::<Fingerprint>().is_err(), "{bad}");
        }
        for bad in ["AQL", "AQL/=", "AQ L/", "!!!!"] {
            let json = alloc::format!(r#"{{"fingerprint":"{}","bytes":"{bad}"}}"#, "ab".repeat(16));
            assert!(serde_json::from_str::<SealedKey>(&json).is_err(), "{bad}");
        }
        assert!(minicbor::decode::<Fingerprint>(&minicbor::to_vec(ByteVec::from(vec![1])).unwrap()).is_err());
    }

    #[test]
    fn knows_possible_lengths() {
        let with = |n: usize| SealedKey { fingerprint: Fingerprint([0; 16]), bytes: vec![0; n] };
        assert!(with(MIN_SEALED_LEN - 1).check().is_err());
        assert!(with(MIN_SEALED_LEN).check().is_ok());
        assert!(with(MAX_SEALED_LEN).check().is_ok());
        assert!(with(MAX_SEALED_LEN + 1).check().is_err());
        assert_eq!(sample().fingerprint.to_string().len(), 32);
    }
}
