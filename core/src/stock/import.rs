use crate::id::{BatchId, PoolId};
use crate::refusal::refusals;
use crate::slot::PoolSlot;
use crate::stock::index::scatter;
use crate::stock::{Fingerprint, KeyPools, KeyState, SealedKey, StockRefusal};
use alloc::string::ToString;
use alloc::vec::Vec;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPlan {
    /// Positions of the keys that are new, in order.
    pub accepted: Vec<u32>,
    /// The others, in order.
    pub rejected: Vec<RejectedKey>,
}

/// A key that an import leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct RejectedKey {
    /// Its position in the import, from 0. A key file's line is found with [`Parsed::lines`](crate::stock::Parsed).
    #[n(0)]
    pub position: u32,
    /// Why.
    #[n(1)]
    pub reason: RejectedKeyReason,
}

refusals! {
    /// Why an import leaves a key out.
    #[derive(Serialize, Deserialize, Encode, Decode)]
    #[serde(deny_unknown_fields, rename_all = "snake_case")]
    pub enum RejectedKeyReason {
        /// The same key stands earlier in the import.
        #[n(0)]
        TwiceInBatch { #[n(0)] first: u32 } = "key.twice_in_batch", "the same key stands at position {first}";
        /// A pool of the shop holds the key.
        #[n(1)]
        InStock { #[n(0)] pool: PoolId } = "key.in_stock", "pool `{pool}` holds the same key";
        /// The shop has sold the key.
        #[n(2)]
        Sold { #[n(0)] pool: PoolId } = "key.sold", "the same key was sold from pool `{pool}`";
        /// Sealed bytes are never so short or long.
        #[n(3)]
        SealedLength { #[n(0)] length: u32 } = "key.sealed_length", "no sealed key has {length} bytes";
        /// The key was taken out of the shop.
        #[n(4)]
        Exported { #[n(0)] pool: PoolId } = "key.exported", "the same key was exported from pool `{pool}`";
        /// Buyers cannot be shown the preview.
        #[n(5)]
        BadPreview {} = "key.bad_preview",
            "the key's preview must be 1 to 100 bytes without control characters and direction overrides, its premium zero or more";
    }
}

impl KeyPools {
    /// Which of the keys an import takes. The batch must be new to the pool.
    ///
    /// # Errors
    /// [`StockRefusal::PoolUnknown`], [`StockRefusal::BatchExists`], [`StockRefusal::Full`]. Keys that are known or
    /// malformed are no error but rows of the plan.
    pub fn plan_import(
        &self,
        pool: PoolSlot,
        batch: &BatchId,
        keys: &[SealedKey],
    ) -> Result<ImportPlan, StockRefusal> {
        let target = self.known(pool)?;
        if target.batch(batch).is_some() {
            return Err(StockRefusal::BatchExists { pool: self.name(pool), batch: batch.to_string() });
        }
        let (held, more, limit) = (u64::from(self.total()), keys.len() as u64, u64::from(u32::MAX));
        if held.saturating_add(more) > limit {
            return Err(StockRefusal::Full { keys: held, more, limit });
        }
        let mut plan = ImportPlan { accepted: Vec::with_capacity(keys.len()), rejected: Vec::new() };
        let mut seen: HashTable<u32> = HashTable::with_capacity(keys.len());
        let print = |n: &u32| keys.get(*n as usize).map(|key| key.fingerprint);
        for (position, key) in (0_u32..).zip(keys) {
            let reason = if key.check().is_err() {
                let length = u32::try_from(key.bytes.len()).unwrap_or(u32::MAX);
                Some(RejectedKeyReason::SealedLength { length })
            } else {
                match seen.entry(
                    scatter(&key.fingerprint),
                    |n| print(n) == Some(key.fingerprint),
                    |n| print(n).map_or(0, |fingerprint| scatter(&fingerprint)),
                ) {
                    Entry::Occupied(first) => Some(RejectedKeyReason::TwiceInBatch { first: *first.get() }),
                    Entry::Vacant(place) => {
                        place.insert(position);
                        self.known_already(&key.fingerprint)
                    }
                }
            };
            match reason {
                None => plan.accepted.push(position),
                Some(reason) => plan.rejected.push(RejectedKey { position, reason }),
            }
        }
        Ok(plan)
    }

    fn known_already(&self, fingerprint: &Fingerprint) -> Option<RejectedKeyReason> {
        let (slot, handle) = self.find(fingerprint)?;
        let pool = self.id(slot)?.clone();
        Some(match self.pool(slot)?.state(handle)? {
            KeyState::Delivered | KeyState::Returned => RejectedKeyReason::Sold { pool },
            KeyState::Exported => RejectedKeyReason::Exported { pool },
            KeyState::Available | KeyState::Reserved | KeyState::Quarantined | KeyState::Expired => {
                RejectedKeyReason::InStock { pool }
            }
        })
    }
}
