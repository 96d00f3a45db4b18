//! What a batch of keys has that most have not.

use crate::codec::is_nothing;
use crate::stock::Preview;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What a batch has that most have not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct BatchMore {
    /// Batches of a higher priority are sold first.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[n(0)]
    pub priority: i16,
    /// A note for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub note: Option<String>,
    /// What buyers see of its keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(2)]
    pub previews: Vec<ImportedPreview>,
}

/// What buyers see of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct ImportedPreview {
    /// The key's position among those that were taken in, from 0.
    #[n(0)]
    pub key: u32,
    /// The preview and its premium.
    #[n(1)]
    pub preview: Preview,
}
