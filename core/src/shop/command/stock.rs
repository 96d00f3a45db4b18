use crate::id::{BatchId, ChannelId, PoolId, VariantId};
use crate::money::Exact;
use crate::stock::{AlertLevels, PoolTerms};
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A pool or a variant: what a quota or an alert is put on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
pub enum StockName {
    /// A pool.
    #[n(0)]
    Pool(#[n(0)] PoolId),
    /// A variant.
    #[n(1)]
    Variant(#[n(0)] VariantId),
}

/// What buyers may see of a key that they can pick (自选, 靓号).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct KeyPreview {
    /// The key's position in the import, from 0.
    #[n(0)]
    pub key: u32,
    /// Public text, 1 to 100 bytes.
    #[n(1)]
    pub preview: String,
    /// What the key costs on top of its variant's price, in major units of the shop's currency.
    #[serde(default)]
    #[n(2)]
    pub premium: Exact,
}

/// Says how a pool sells its keys: in place of all that was said before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ConfigurePool {
    /// The pool.
    #[n(0)]
    pub pool: PoolId,
    /// How it sells.
    #[n(1)]
    pub terms: PoolTerms,
}

/// Takes a batch out of sale (隔离) and tells which orders have keys of it. The same again, under another command id, goes
/// on with what is left and with the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct QuarantineBatch {
    /// The pool.
    #[n(0)]
    pub pool: PoolId,
    /// The batch.
    #[n(1)]
    pub batch: BatchId,
    /// Who asked, for people: 1 to 400 bytes.
    #[n(2)]
    pub by: String,
    /// Why, for people: 1 to 400 bytes.
    #[n(3)]
    pub reason: String,
    /// Where the list of orders goes on: what the reply before told as `next`.
    #[serde(default)]
    #[n(4)]
    pub after: Option<u32>,
    /// How many keys to take out at the most; the shop's `tick_limit` where absent or larger.
    #[serde(default)]
    #[n(5)]
    pub limit: Option<u32>,
}

/// Ends the quarantine of a batch. The same again, under another command id, goes on with what is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ReleaseBatch {
    /// The pool.
    #[n(0)]
    pub pool: PoolId,
    /// The batch.
    #[n(1)]
    pub batch: BatchId,
    /// Who asked, for people: 1 to 400 bytes.
    #[n(2)]
    pub by: String,
    /// Why, for people: 1 to 400 bytes.
    #[n(3)]
    pub reason: String,
    /// How many keys to let go at the most; the shop's `tick_limit` where absent or larger.
    #[serde(default)]
    #[n(4)]
    pub limit: Option<u32>,
}

/// Takes keys out of the shop for good and gives them, sealed. The record says who asked and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ExportKeys {
    /// The pool.
    #[n(0)]
    pub pool: PoolId,
    /// Of one batch alone: its available keys, and those that are in quarantine. Without one: the keys that would be sold
    /// next.
    #[serde(default)]
    #[n(1)]
    pub batch: Option<BatchId>,
    /// How many, 1 to 10 000; all or none.
    #[n(2)]
    pub count: u32,
    /// Who asked, for people: 1 to 400 bytes.
    #[n(3)]
    pub by: String,
    /// Why, for people: 1 to 400 bytes.
    #[n(4)]
    pub reason: String,
}

/// Shares a pool or variant out among channels (配额): in place of all quotas on it before. An empty list takes them away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PutQuotas {
    /// The stock.
    #[n(0)]
    pub of: StockName,
    /// The shares, at most 100; where the stock is short, the guarantees of the first are kept first. A channel that is
    /// not listed takes of what nobody has a guarantee for.
    #[n(1)]
    pub quotas: Vec<ChannelQuota>,
    /// Whether all counts begin at nothing. Otherwise channels that had a quota keep theirs.
    #[serde(default)]
    #[n(2)]
    pub afresh: bool,
}

/// The share of one channel. It counts units that are reserved or delivered since the quota was put, less those that came
/// back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ChannelQuota {
    /// The channel.
    #[n(0)]
    pub channel: ChannelId,
    /// Units that are kept for it. Default: none.
    #[serde(default)]
    #[n(1)]
    pub guaranteed: u32,
    /// The most that it may take; absent for no limit.
    #[serde(default)]
    #[n(2)]
    pub maximum: Option<u32>,
}

/// Watches a pool or a counted variant: an event tells when it is low, out, and well again. Without levels it is no longer
/// watched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PutStockAlert {
    /// The stock.
    #[n(0)]
    pub of: StockName,
    /// When it is raised and cleared.
    #[serde(default)]
    #[n(1)]
    pub levels: Option<AlertLevels>,
}
