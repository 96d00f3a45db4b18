//! Reading stock: how much there is, batches, previews, quotas, alerts and how long it lasts. Nothing here changes the shop.

use crate::arrange::Arrange;
use crate::catalog::{FulfilmentKind, Source};
use crate::codec::is_nothing;
use crate::id::{BatchId, ChannelId, PoolId, VariantId};
use crate::money::Money;
use crate::shop::command::StockName;
use crate::shop::{Rejection, Shop};
use crate::slot::{PoolSlot, Slot, VariantSlot};
use crate::stock::{AlertLevels, AlertState, BatchTerms, Cover, KeyCounts, KeyPool, Preview, StockSlot};
use crate::time::Time;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The stock of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StockView {
    /// The variant.
    pub variant: VariantId,
    /// How many can be sold now; absent where there is always one more.
    pub available: Option<u64>,
    /// How many are held for unpaid or undelivered orders.
    pub reserved: u64,
    /// How many are sold ahead of the stock: they are held as soon as they come.
    #[serde(skip_serializing_if = "is_nothing")]
    pub promised: u64,
    /// How many more may be sold ahead of the stock; absent where none may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backorder_left: Option<u64>,
    /// When stock is expected that is sold ahead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Time>,
    /// The pools that its keys come from, in the order of sale. Other variants may draw from the same pools:
    /// [`Shop::stock_together`] counts each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pools: Vec<PoolStock>,
}

/// What a pool has for a variant, perhaps for other variants too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PoolStock {
    /// The pool.
    pub pool: PoolId,
    /// How many of its keys can be sold now.
    pub available: u64,
    /// How many are held for orders.
    pub reserved: u64,
}

/// One import and what became of its keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BatchView {
    /// What is known of it.
    pub terms: BatchTerms,
    /// Whether it is in quarantine.
    pub held: bool,
    /// How many of its keys are in each state.
    pub counts: KeyCounts,
}

/// Keys that are for sale and look alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviewView {
    /// What buyers see.
    pub preview: String,
    /// What picking one costs on top of the variant's price.
    pub premium: Money,
    /// How many there are.
    pub keys: u32,
    /// Their pool.
    pub pool: PoolId,
}

/// The share of a channel and what is left of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuotaView {
    /// The channel.
    pub channel: ChannelId,
    /// Units that are kept for it.
    pub guaranteed: u32,
    /// The most that it may take.
    pub maximum: Option<u32>,
    /// What it took since the quota was put, less what came back.
    pub taken: i64,
    /// What it may take now.
    pub available: u64,
}

/// How a stock stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StockOutlook {
    /// How many units can be sold now.
    pub available: u64,
    /// When an alert is raised and cleared.
    pub levels: AlertLevels,
    /// How the alert stands.
    pub state: AlertState,
    /// How long the stock lasts.
    #[serde(flatten)]
    pub cover: Cover,
}

impl Shop {
    /// The stock of a variant at a moment.
    ///
    /// # Errors
    /// When the variant is not in the catalogue.
    pub fn stock(&self, variant: &VariantId, at: Time) -> Result<StockView, Rejection> {
        let (slot, sold) = self.catalog.find(variant)?;
        if sold.kind == FulfilmentKind::Bundle {
            let available = self.available_bundles(slot, at)?;
            return Ok(StockView {
                variant: variant.clone(),
                available,
                reserved: 0,
                promised: 0,
                backorder_left: None,
                due: None,
                pools: Vec::new(),
            });
        }
        let (available, reserved) = match sold.source {
            Source::Keys(pool) => {
                let pool = self.pools.pool(pool).ok_or_else(|| Rejection::inconsistent("pool"))?;
                (Some(u64::from(pool.available_at(at))), u64::from(pool.counts().reserved))
            }
            Source::Pools => {
                let pools = self.catalog.feeds(slot).iter().filter_map(|pool| self.pools.pool(*pool));
                let sum = |(available, reserved): (u64, u64), pool: &KeyPool| {
                    let available = available.saturating_add(u64::from(pool.available_at(at)));
                    (available, reserved.saturating_add(u64::from(pool.counts().reserved)))
                };
                let (available, reserved) = pools.fold((0, 0), sum);
                (Some(available), reserved)
            }
            Source::Reusable => match self.reusable.get(slot) {
                Some(key) => (key.available().map(u64::from), u64::from(key.uses().reserved)),
                None => (Some(0), 0),
            },
            Source::Counted => {
                let row = self.counted.get(slot).unwrap_or_default();
                (Some(row.available()), row.reserved)
            }
            Source::Unlimited => (None, 0),
        };
        let pools = self.pool_stocks(slot, sold.source, at).ok_or_else(|| Rejection::inconsistent("pool"))?;
        // What came in and is owed to those who paid is not for sale.
        let owed = self.place_of(slot).map_or(0, |place| self.waits.owed(place));
        let available = available.map(|units| units.saturating_sub(owed));
        let promised = self.waits.promised(slot);
        let terms = self.backorder_of(slot, sold.version).filter(|_| sold.backorder);
        Ok(StockView {
            variant: variant.clone(),
            available,
            reserved,
            promised,
            backorder_left: terms.map(|terms| u64::from(terms.cap).saturating_sub(promised)),
            due: terms.and_then(|terms| terms.due),
            pools,
        })
    }

    /// How many keys of a pool are in each state.
    ///
    /// # Errors
    /// When the pool is not open.
    pub fn pool_counts(&self, pool: &PoolId) -> Result<KeyCounts, Rejection> {
        let slot = self.pools.slot(pool)?;
        Ok(self.pools.pool(slot).ok_or_else(|| Rejection::inconsistent("pool"))?.counts())
    }

    /// All pools in the order they were opened.
    pub fn pools(&self) -> impl Iterator<Item = (&PoolId, &KeyPool)> {
        self.pools.iter().map(|(_, id, pool)| (id, pool))
    }

    /// A batch of a pool. Looks at each of its keys.
    ///
    /// # Errors
    /// When pool or batch is not known.
    pub fn batch(&self, pool: &PoolId, batch: &BatchId) -> Result<BatchView, Rejection> {
        let (slot, number) = self.batch_slot(pool, batch)?;
        let pool = self.pools.pool(slot).ok_or_else(|| Rejection::inconsistent("pool"))?;
        let (found, counts) = (pool.batches().get(number.index()), pool.batch_counts(number));
        let (Some(found), Some(counts)) = (found, counts) else {
            return Err(Rejection::inconsistent("batch"));
        };
        Ok(BatchView { terms: found.terms.clone(), held: found.held, counts })
    }

    /// How many units of several variants can be sold in all: a pool that several of them share counts once. `None` where
    /// there is always one more.
    ///
    /// # Errors
    /// When a variant is not in the catalogue.
    pub fn stock_together(&self, variants: &[VariantId], at: Time) -> Result<Option<u64>, Rejection> {
        let (mut pools, mut others) = (Vec::new(), Vec::new());
        let mut sum = 0_u64;
        for id in variants {
            let (slot, sold) = self.catalog.find(id)?;
            if matches!(sold.source, Source::Keys(_) | Source::Pools) {
                pools.extend(self.pools_of(slot, sold.source));
            } else if !others.contains(&slot) {
                others.push(slot);
                let Some(available) = self.stock(id, at)?.available else { return Ok(None) };
                sum = sum.saturating_add(available);
            }
        }
        pools.arrange_by_key(|slot: &PoolSlot| slot.index());
        pools.dedup();
        let of_pools = pools.into_iter().filter_map(|slot| self.pools.pool(slot));
        Ok(Some(of_pools.fold(sum, |sum, pool| sum.saturating_add(u64::from(pool.available_at(at))))))
    }

    /// How many units of a variant a channel may take: what can be sold, within the quotas of variant and pools. `None`
    /// where there is always one more.
    ///
    /// # Errors
    /// When variant or channel is not known.
    pub fn stock_for(
        &self,
        variant: &VariantId,
        channel: &ChannelId,
        at: Time,
    ) -> Result<Option<u64>, Rejection> {
        let (slot, sold) = self.catalog.find(variant)?;
        let asking = match self.channels.registry().slot(channel) {
            Some(slot) => slot,
            None => self.channels.open(channel)?.0,
        };
        let all = self.stock(variant, at)?.available;
        let mut open = all.unwrap_or(u64::MAX);
        if matches!(sold.source, Source::Keys(_) | Source::Pools) {
            let pools = self.pools_of(slot, sold.source).into_iter();
            let room = |pool: PoolSlot| {
                let free = self.pools.pool(pool).map_or(0, |pool| u64::from(pool.available_at(at)));
                let quotas = self.quotas.get(StockSlot::Pool(pool));
                quotas.map_or(free, |quotas| quotas.room(asking, free, 0).available)
            };
            open = pools.map(room).fold(0, u64::saturating_add);
        }
        if let Some(quotas) = self.quotas.get(StockSlot::Variant(slot)) {
            open = open.min(quotas.room(asking, all.unwrap_or(u64::MAX), 0).available);
        }
        Ok((all.is_some() || open < u64::MAX).then_some(open))
    }

    /// The quotas on a stock, in their order.
    ///
    /// # Errors
    /// When the stock is not known.
    pub fn quotas(&self, of: &StockName, at: Time) -> Result<Vec<QuotaView>, Rejection> {
        let slot = self.stock_slot(of)?;
        let free = match (slot, of) {
            (StockSlot::Pool(pool), _) => {
                self.pools.pool(pool).map_or(0, |pool| u64::from(pool.available_at(at)))
            }
            (_, StockName::Variant(variant)) => self.stock(variant, at)?.available.unwrap_or(u64::MAX),
            _ => 0,
        };
        let Some(quotas) = self.quotas.get(slot) else { return Ok(Vec::new()) };
        let view = |share: &crate::stock::ChannelShare| {
            Some(QuotaView {
                channel: self.channels.registry().id(share.channel)?.clone(),
                guaranteed: share.guaranteed,
                maximum: share.maximum,
                taken: share.taken,
                available: quotas.room(share.channel, free, 0).available,
            })
        };
        quotas
            .shares()
            .iter()
            .map(view)
            .collect::<Option<_>>()
            .ok_or_else(|| Rejection::inconsistent("channel"))
    }

    /// How a watched stock stands and how long it lasts; `None` where it is not watched.
    ///
    /// # Errors
    /// When the stock is not known.
    pub fn outlook(&self, of: &StockName, at: Time) -> Result<Option<StockOutlook>, Rejection> {
        let (available, watch) = match self.stock_slot(of)? {
            StockSlot::Pool(slot) => {
                let pool = self.pools.pool(slot).ok_or_else(|| Rejection::inconsistent("pool"))?;
                (u64::from(pool.available_at(at)), pool.watch())
            }
            StockSlot::Variant(slot) => {
                (self.counted.get(slot).unwrap_or_default().available(), self.counted.watch_of(slot))
            }
        };
        Ok(watch.map(|watch| StockOutlook {
            available,
            levels: watch.levels(),
            state: watch.state(),
            cover: watch.cover(available, at),
        }))
    }

    /// What buyers can pick of a variant: previews of keys that are for sale, page by page in the order of its pools and
    /// of the previews, from after `after`, at most `limit` of them and 1 000.
    ///
    /// # Errors
    /// When the variant is not in the catalogue.
    pub fn previews(
        &self,
        variant: &VariantId,
        after: Option<&PreviewView>,
        limit: usize,
        at: Time,
    ) -> Result<Vec<PreviewView>, Rejection> {
        let (slot, sold) = self.catalog.find(variant)?;
        let mut page = Vec::new();
        let mut after = after;
        for pool_slot in self.pools_of(slot, sold.source) {
            let (Some(pool), Some(id)) = (self.pools.pool(pool_slot), self.pools.id(pool_slot)) else {
                continue;
            };
            let from = match after {
                Some(last) if last.pool != *id => continue,
                Some(last) => Some(Preview { text: last.preview.clone(), premium: last.premium.amount() }),
                None => None,
            };
            after = None;
            for (preview, keys) in pool.previews().after(from.as_ref()) {
                if page.len() >= limit.min(1000) {
                    return Ok(page);
                }
                let keys = keys.iter().filter(|handle| pool.sells(**handle, at)).count();
                if keys > 0 {
                    page.push(PreviewView {
                        preview: preview.text.clone(),
                        premium: self.money(preview.premium),
                        keys: u32::try_from(keys).unwrap_or(u32::MAX),
                        pool: id.clone(),
                    });
                }
            }
        }
        Ok(page)
    }

    /// The pools that a variant draws from, in their order.
    pub(super) fn pools_of(&self, variant: VariantSlot, source: Source) -> Vec<PoolSlot> {
        match source {
            Source::Keys(pool) => vec![pool],
            Source::Pools => self.catalog.feeds(variant).to_vec(),
            Source::Reusable | Source::Counted | Source::Unlimited => Vec::new(),
        }
    }

    pub(super) fn pool_stocks(
        &self,
        variant: VariantSlot,
        source: Source,
        at: Time,
    ) -> Option<Vec<PoolStock>> {
        let view = |slot: PoolSlot| {
            let pool = self.pools.pool(slot)?;
            Some(PoolStock {
                pool: self.pools.id(slot)?.clone(),
                available: u64::from(pool.available_at(at)),
                reserved: u64::from(pool.counts().reserved),
            })
        };
        self.pools_of(variant, source).into_iter().map(view).collect()
    }
}
