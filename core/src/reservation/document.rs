use crate::id::VariantId;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Units of one variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ReserveLine {
    /// The variant.
    #[n(0)]
    pub variant: VariantId,
    /// How many units.
    #[n(1)]
    pub quantity: u32,
}

/// How a reservation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum ReservationEnd {
    /// It was given up.
    #[n(0)]
    Released,
    /// Its time was over.
    #[n(1)]
    Expired,
}
