//! What comes into stock and goes out of it by hand.

use crate::handle::Handles;
use crate::id::{BatchId, PoolId, SupplierId, VariantId};
use crate::money::Amount;
use crate::shop::command::{ChannelQuota, StockName};
use crate::shop::event::facts::facts;
use crate::shop::event::{BatchMore, NamedOrder, Parts};
use crate::slot::{Named, PoolSlot, VariantSlot};
use crate::stock::{AlertLevels, AlertState, PoolTerms, RejectedKey, SealedKey};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

facts! {
    /// A batch of keys is in a pool.
    KeysImported {
        0 /// The pool.
        pool: Named<PoolId, PoolSlot>,
        1 /// The batch.
        batch: BatchId,
        2 /// Who supplied it.
        supplier: Option<SupplierId>,
        3 /// What one key cost.
        unit_cost: Option<Amount>,
        4 /// From when its keys are not sold any more.
        expires: Option<Time>,
        5 /// The keys that were taken in, in the order of their handles.
        keys: Vec<SealedKey>,
        6 /// The keys that were not, by position in the command.
        rejected: Vec<RejectedKey>,
        7 /// Its priority, its note and what buyers see of its keys, where it has any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        more: Option<Box<BatchMore>>,
    }
    /// A counted stock changed by hand.
    StockAdjusted {
        0 /// The variant.
        variant: Named<VariantId, VariantSlot>,
        1 /// How many more, or with a minus fewer.
        by: i64,
        2 /// How many there are now, reserved ones among them.
        on_hand: u64,
    }
    /// A pool sells its keys in another way.
    PoolConfigured {
        0 /// The pool.
        pool: PoolId,
        1 /// How.
        terms: PoolTerms,
    }
    /// A batch is in quarantine: none of its keys is sold.
    BatchQuarantined {
        0 /// The pool.
        pool: PoolId,
        1 /// The batch.
        batch: BatchId,
        2 /// How many of its available keys were taken out now.
        keys: u32,
        3 /// Who asked.
        by: String,
        4 /// Why.
        reason: String,
        5 /// Where the list of its orders in the reply begins, if not with the first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<u32>,
    }
    /// A batch is in quarantine no longer.
    BatchReleased {
        0 /// The pool.
        pool: PoolId,
        1 /// The batch.
        batch: BatchId,
        2 /// How many of its keys went back now.
        keys: u32,
        3 /// Who asked.
        by: String,
        4 /// Why.
        reason: String,
    }
    /// Keys left the shop.
    KeysExported {
        0 /// The pool.
        pool: PoolId,
        1 /// The batch that they were asked of.
        batch: Option<BatchId>,
        2 /// Their handles.
        keys: Handles,
        3 /// Who asked.
        by: String,
        4 /// Why.
        reason: String,
    }
    /// A stock is shared out among channels.
    QuotasPut {
        0 /// The stock.
        of: StockName,
        1 /// The shares.
        quotas: Vec<ChannelQuota>,
        2 /// Whether all counts begin at nothing.
        afresh: bool,
    }
    /// A stock is watched, or no longer.
    StockAlertPut {
        0 /// The stock.
        of: StockName,
        1 /// When an alert is raised and cleared.
        levels: Option<AlertLevels>,
    }
    /// A watched stock is low, out, or well again.
    StockAlerted {
        0 /// The stock.
        of: StockName,
        1 /// How it stands now.
        state: AlertState,
        2 /// How many units are available.
        available: u64,
    }
    /// Keys of a batch are past their validity and not sold any more.
    KeysExpired {
        0 /// The pool.
        pool: Named<PoolId, PoolSlot>,
        1 /// The batch.
        batch: BatchId,
        2 /// How many.
        keys: u32,
    }
    /// Units of a line that had no stock have some now.
    StockAllotted {
        0 /// The order.
        order: NamedOrder,
        1 /// The line's position in the order, from 0.
        line: u32,
        2 /// How many units.
        units: u32,
        3 /// The handles of their keys; empty where the stock has no keys.
        keys: Handles,
        4 /// Their keys where the variant has several pools.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parts: Option<Box<Parts>>,
    }
}
