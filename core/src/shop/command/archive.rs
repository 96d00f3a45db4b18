use crate::codec::deserialize_text;
use crate::id::OrderId;
use alloc::string::String;
use alloc::vec::Vec;
use base64ct::{Base64, Encoding};
use core::fmt;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Takes orders out of memory that came to an end long enough ago. The reply hands them over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// How many orders are looked at, at the most; absent for what the settings allow.
    #[n(0)]
    #[serde(default)]
    pub limit: Option<u32>,
}

/// Takes an order back into memory that was archived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// The bytes that it was archived as.
    #[n(1)]
    pub bytes: ArchivedBytes,
}

/// An order with everything that belongs to it, as it lies in the host's archive. Opaque: the shop that it left, and only
/// that one, can read it.
///
/// In JSON base64 with padding, in CBOR a byte string.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct ArchivedBytes(pub Vec<u8>);

impl fmt::Debug for ArchivedBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ArchivedBytes({} bytes)", self.0.len())
    }
}

impl Serialize for ArchivedBytes {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let text: String = Base64::encode_string(&self.0);
        s.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for ArchivedBytes {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        deserialize_text(d, "an archived order", |text| {
            Base64::decode_vec(text).map(Self).map_err(|_| "not base64 with padding")
        })
    }
}

impl<C> Encode<C> for ArchivedBytes {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for ArchivedBytes {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.bytes().map(|bytes| Self(bytes.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_base64_in_json_and_never_shown() {
        let restore = Restore { order: "o".parse().unwrap(), bytes: ArchivedBytes(alloc::vec![1, 2, 255]) };
        let json = serde_json::to_string(&restore).unwrap();
        assert_eq!(json, r#"{"order":"o","bytes":"AQL/"}"#);
        assert_eq!(serde_json::from_str::<Restore>(&json).unwrap(), restore);
        assert_eq!(minicbor::decode::<Restore>(&minicbor::to_vec(&restore).unwrap()).unwrap(), restore);
        assert_eq!(alloc::format!("{:?}", restore.bytes), "ArchivedBytes(3 bytes)");
        assert!(serde_json::from_str::<Restore>(r#"{"order":"o","bytes":"AQL"}"#).is_err());
    }
}
