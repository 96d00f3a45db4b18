use crate::gift::ClaimHash;
use crate::time::Span;
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What makes an order a gift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct GiftTerms {
    /// The hash of the code with which it is claimed.
    #[n(0)]
    pub claim: ClaimHash,
    /// How long after its payment it may be claimed, in milliseconds: 1 s to 366 days.
    #[n(1)]
    pub expires_after: Span,
    /// What the giver writes, for people: 1 to 400 bytes.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
