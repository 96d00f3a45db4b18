//! An order on its way to the archive.

use crate::codec::put_derived;
use crate::order::Seal;
use crate::shop::command::ArchivedBytes;
use crate::shop::event::NamedOrder;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// An order that came to an end and was looked at, to see whether it can leave memory.
#[derive(Debug, Clone, Serialize, Deserialize, Encode, Decode)]
pub struct LookedAt {
    /// The order.
    #[n(0)]
    pub order: NamedOrder,
    /// The seal of the bytes that it left as; absent where it stays.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<Seal>,
    /// The bytes, as long as the event stays in the machine that decided it. Not encoded, not compared.
    #[cbor(skip)]
    #[serde(skip)]
    pub bytes: ArchivedBytes,
}

impl PartialEq for LookedAt {
    fn eq(&self, other: &Self) -> bool {
        (&self.order, self.seal) == (&other.order, other.seal)
    }
}

impl Eq for LookedAt {}

put_derived!(LookedAt);
