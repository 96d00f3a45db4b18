//! Stock: key pools, reusable keys, counted stock, and the calculators beside the machine that read and seal key files.
//!
//! The machine holds sealed bytes and fingerprints only. [`KeyFormat::parse`] and [`Sealer`] run in the host, before the
//! import command and after the delivery's reply.

mod batch;
mod columns;
mod counted;
mod fenwick;
mod fields;
mod format;
mod handles;
mod import;
mod index;
#[cfg(test)]
mod model;
mod parse;
mod plain;
#[cfg(test)]
mod policies;
mod pool;
mod pools;
mod preview;
mod quota;
mod refusal;
mod report;
mod reusable;
mod seal;
mod sealed;
mod selection;
mod watch;

pub use crate::handle::KeyHandle;
pub use batch::{Batch, BatchCondition, BatchNo, BatchTerms};
pub use columns::KeyState;
pub use counted::{Counted, CountedStock};
pub use format::{Charset, Delimiter, Field, KeyFormat, Layout};
pub use import::{ImportPlan, RejectedKey, RejectedKeyReason};
pub use parse::Parsed;
pub use plain::PlainKey;
pub use pool::{KeyCounts, KeyPool, PoolTerms};
pub use pools::{DueExpiry, KeyPools};
pub use preview::{MAX_PREVIEW_LEN, Preview, Previews};
pub use quota::{ChannelQuotas, ChannelShare, Quotas, Room, StockSlot};
pub use refusal::{StockFault, StockRefusal};
pub use report::{ImportReport, LineReason, RejectedLine};
pub use reusable::{BuyerUses, ReusableKey, ReusableKeys, ReusableLimits};
pub use seal::{SealKeys, Sealer};
pub use sealed::{Fingerprint, MAX_PLAIN_LEN, MAX_SEALED_LEN, SealedKey};
pub use selection::Selection;
pub use watch::{AlertLevels, AlertState, Cover, Watch};
