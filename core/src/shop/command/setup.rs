use crate::catalog::Product;
use crate::channel::Channel;
use crate::id::{BatchId, ClientId, PoolId, SupplierId, VariantId};
use crate::money::Exact;
use crate::people::Level;
use crate::shop::command::KeyPreview;
use crate::stock::{KeyFormat, ReusableLimits, SealedKey};
use crate::time::Time;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Opens a session, in which a client numbers its commands from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct OpenSession {
    /// The client.
    #[n(0)]
    pub client: ClientId,
}

/// Closes a session: its last answer is forgotten, and the client may open a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct CloseSession {
    /// The client.
    #[n(0)]
    pub client: ClientId,
}

/// Does what is due at the command's time: orders expire or complete, commission vests.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct Tick {
    /// How much to do at the most; the shop's setting where absent or larger.
    #[n(0)]
    pub limit: Option<u32>,
}

/// Adds a channel, or replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PutChannel {
    /// The channel.
    #[n(0)]
    pub channel: Channel,
}

/// Adds a membership level, or replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PutLevel {
    /// The level.
    #[n(0)]
    pub level: Level,
}

/// Opens a pool (卡池) for keys of one format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct OpenPool {
    /// The pool.
    #[n(0)]
    pub pool: PoolId,
    /// How its key files are written.
    #[n(1)]
    pub format: KeyFormat,
}

/// Adds a product with its variants, or replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PutProduct {
    /// The product.
    #[n(0)]
    pub product: Product,
}

/// Adds a batch of keys to a pool. Keys come sealed: the machine never sees one in clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ImportKeys {
    /// The pool.
    #[n(0)]
    pub pool: PoolId,
    /// The batch, new in the pool.
    #[n(1)]
    pub batch: BatchId,
    /// Who supplied it.
    #[n(2)]
    #[serde(default)]
    pub supplier: Option<SupplierId>,
    /// What one key cost, in major units of the shop's currency.
    #[n(3)]
    #[serde(default)]
    pub unit_cost: Option<Exact>,
    /// From when its keys are not sold any more.
    #[n(4)]
    #[serde(default)]
    pub expires: Option<Time>,
    /// The keys.
    #[n(5)]
    pub keys: Vec<SealedKey>,
    /// Batches of a higher priority are sold first. Default: 0.
    #[n(6)]
    #[serde(default, skip_serializing_if = "is_zero")]
    pub priority: i16,
    /// A note for people, 1 to 400 bytes.
    #[n(7)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What buyers may see of keys that they can pick, in the order of the keys.
    #[n(8)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub previews: Vec<KeyPreview>,
}

impl ImportKeys {
    /// A batch of which nothing is known but its keys.
    #[must_use]
    pub const fn new(pool: PoolId, batch: BatchId, keys: Vec<SealedKey>) -> Self {
        let (supplier, unit_cost, expires, note) = (None, None, None, None);
        Self { pool, batch, supplier, unit_cost, expires, keys, priority: 0, note, previews: Vec::new() }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_zero(number: &i16) -> bool {
    *number == 0
}

/// Adds to a counted stock, or takes from it what is not reserved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct AdjustStock {
    /// The variant.
    #[n(0)]
    pub variant: VariantId,
    /// How many more, or with a minus fewer.
    #[n(1)]
    pub by: i64,
}

/// Sets the reusable key (循环卡) of a variant. Uses that were sold stay counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PutReusableKey {
    /// The variant.
    #[n(0)]
    pub variant: VariantId,
    /// The key, sealed.
    #[n(1)]
    pub key: SealedKey,
    /// How often it may be sold.
    #[n(2)]
    #[serde(default)]
    pub limits: ReusableLimits,
}
