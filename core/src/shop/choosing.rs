//! Choosing the stock for an order's lines.

use crate::catalog::Source;
use crate::handle::{Handles, KeyHandle};
use crate::id::{OrderId, VariantId};
use crate::order::{PoolHandles, Units};
use crate::shop::chosen::Chosen;
use crate::shop::{Rejection, Shop};
use crate::slot::{ChannelSlot, CustomerSlot, PoolSlot, VariantSlot};
use crate::stock::{StockRefusal, StockSlot};
use crate::time::Time;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use smallvec::SmallVec;

/// Chooses stock for the lines of one order: what one line takes from a pool, the next finds taken.
pub(super) struct Chooser<'a> {
    pub(super) shop: &'a Shop,
    pub(super) now: Time,
    order: &'a OrderId,
    buyer: Option<CustomerSlot>,
    channel: ChannelSlot,
    taken: SmallVec<[(PoolSlot, u32); 4]>,
    /// Keys that the buyer picked: chosen before all others, and for nobody else.
    picked: Vec<(PoolSlot, KeyHandle)>,
    /// What the lines so far take of each variant.
    pub(super) counted: SmallVec<[(VariantSlot, u32); 4]>,
    /// What the lines so far are owed without stock.
    pub(super) short: SmallVec<[(VariantSlot, u32); 1]>,
}

impl<'a> Chooser<'a> {
    pub(super) fn new(
        shop: &'a Shop,
        now: Time,
        order: &'a OrderId,
        buyer: Option<CustomerSlot>,
        channel: ChannelSlot,
    ) -> Self {
        Self {
            shop,
            now,
            order,
            buyer,
            channel,
            taken: SmallVec::new(),
            picked: Vec::new(),
            counted: SmallVec::new(),
            short: SmallVec::new(),
        }
    }

    /// For whom it chooses.
    pub(super) const fn buyer(&self) -> Option<CustomerSlot> {
        self.buyer
    }

    /// The keys for `quantity` units of a variant; none where its stock has no keys. O(1) for each key.
    ///
    /// A gift is chosen after everything that is bought, and told how many units of its variant the order takes before
    /// it; no limit on how many a buyer may have counts for it.
    pub(super) fn choose(
        &mut self,
        source: Source,
        variant: VariantSlot,
        id: &VariantId,
        quantity: u32,
        gift_after: Option<u32>,
    ) -> Result<Chosen, Rejection> {
        let before = gift_after.unwrap_or_else(|| self.before(variant));
        self.counted.push((variant, quantity));
        let shop = self.shop;
        if !shop.quotas.is_empty() {
            self.check_quota(source, variant, id, quantity, before)?;
        }
        match source {
            Source::Keys(pool) if shop.quotas.is_empty() => {
                let mut keys = Handles::new();
                self.pick(pool, quantity, &mut keys).map_err(|refusal| of_variant(refusal, id))?;
                return Ok(Chosen { keys, parts: None });
            }
            Source::Keys(pool) => return self.choose_from(&[pool], source, id, quantity),
            Source::Pools => return self.choose_from(shop.catalog.feeds(variant), source, id, quantity),
            Source::Reusable => match gift_after {
                None => {
                    shop.reusable.plan_take(variant, id, self.buyer, before, quantity)?;
                    let names = shop.names_of(self.buyer);
                    if names.len() > 1 {
                        shop.reusable.check_person(variant, id, &names, quantity)?;
                    }
                }
                Some(skip) => shop.reusable.plan_gift(variant, id, skip, quantity)?,
            },
            Source::Counted => shop.counted.plan_take(variant, id, before, quantity)?,
            Source::Unlimited => {}
        }
        Ok(Chosen::default())
    }

    /// Takes from each pool what it has and the channel may have, until there are enough.
    fn choose_from(
        &mut self,
        pools: &[PoolSlot],
        source: Source,
        id: &VariantId,
        quantity: u32,
    ) -> Result<Chosen, Rejection> {
        let mut parts: Vec<PoolHandles> = Vec::new();
        let mut left = quantity;
        let (mut free, mut open) = (0_u64, 0_u64);
        for pool in pools {
            let here = self.free_in(*pool)?;
            let room = self.room_in(*pool, here);
            (free, open) = (free.saturating_add(here), open.saturating_add(room));
            let wanted = u64::from(left).min(room);
            let wanted = u32::try_from(wanted).unwrap_or(left);
            if wanted > 0 {
                let mut keys = Handles::new();
                self.pick(*pool, wanted, &mut keys).map_err(|refusal| of_variant(refusal, id))?;
                parts.push(PoolHandles { pool: *pool, handles: keys });
                left = left.saturating_sub(wanted);
            }
        }
        if left > 0 {
            let (what, wanted) = (id.to_string(), u64::from(quantity));
            return Err(if free >= wanted {
                self.quota_refusal(what, wanted, open)
            } else {
                StockRefusal::Insufficient { what, wanted, available: open }.into()
            });
        }
        Ok(match (source, parts.pop()) {
            (Source::Keys(_), Some(part)) => Chosen { keys: part.handles, parts: None },
            (Source::Keys(_), None) => Chosen::default(),
            (_, last) => {
                parts.extend(last);
                self.shop.told(&Units::Pools { parts })?
            }
        })
    }

    /// The next keys of a pool by its own order of sale, but for those that were picked.
    pub(super) fn pick(
        &mut self,
        pool: PoolSlot,
        quantity: u32,
        keys: &mut Handles,
    ) -> Result<(), StockRefusal> {
        let skip = self.taken_of(pool);
        let lot = self.order.as_str();
        let picked = self.picked_of(pool);
        if picked == 0 {
            self.shop.pools.pick(pool, self.now, lot, skip, quantity, keys)?;
        } else {
            let free = self.shop.pools.pool(pool).map_or(0, |pool| pool.available_at(self.now));
            let wanted = skip.saturating_add(quantity);
            let mut first = Handles::new();
            let many = wanted.saturating_add(picked).min(free);
            self.shop.pools.pick(pool, self.now, lot, 0, many, &mut first)?;
            let others = first.iter().filter(|handle| !self.picked.contains(&(pool, **handle)));
            keys.extend(others.copied().skip(skip as usize).take(quantity as usize));
            if keys.len() < quantity as usize {
                let available = u64::from(free.saturating_sub(picked).saturating_sub(skip));
                let wanted = u64::from(quantity);
                return Err(StockRefusal::Insufficient { what: lot.to_string(), wanted, available });
            }
        }
        match self.taken.iter_mut().find(|(known, _)| *known == pool) {
            Some((_, taken)) => *taken = taken.saturating_add(quantity),
            None => self.taken.push((pool, quantity)),
        }
        Ok(())
    }

    /// Whether a key is for sale and no line of the order picked it.
    pub(super) fn is_free(&self, pool: PoolSlot, key: KeyHandle) -> bool {
        let sells = self.shop.pools.pool(pool).is_some_and(|pool| pool.sells(key, self.now));
        sells && !self.picked.contains(&(pool, key))
    }

    /// Takes a key that the buyer picked.
    pub(super) fn take_picked(
        &mut self,
        pool: PoolSlot,
        key: KeyHandle,
        id: &VariantId,
    ) -> Result<(), Rejection> {
        if !self.shop.quotas.is_empty() && self.room_in(pool, self.free_in(pool)?) == 0 {
            return Err(self.quota_refusal(id.to_string(), 1, 0));
        }
        self.picked.push((pool, key));
        Ok(())
    }

    /// Whether the channel may take so many units of a variant.
    pub(super) fn check_variant(
        &self,
        source: Source,
        variant: VariantSlot,
        id: &VariantId,
        quantity: u32,
    ) -> Result<(), Rejection> {
        if self.shop.quotas.is_empty() {
            return Ok(());
        }
        self.check_quota(source, variant, id, quantity, 0)
    }

    pub(super) fn preview_of(&self, pool: PoolSlot, key: KeyHandle) -> String {
        let preview = self.shop.pools.pool(pool).and_then(|pool| pool.previews().get(key));
        preview.map(|preview| preview.text.clone()).unwrap_or_default()
    }

    pub(super) fn told(&self, units: &Units) -> Result<Chosen, Rejection> {
        self.shop.told(units)
    }

    /// How many keys of a pool earlier lines took by the pool's order of sale.
    fn taken_of(&self, pool: PoolSlot) -> u32 {
        self.taken.iter().find(|(known, _)| *known == pool).map_or(0, |(_, taken)| *taken)
    }

    fn picked_of(&self, pool: PoolSlot) -> u32 {
        let picked = self.picked.iter().filter(|(known, _)| *known == pool).count();
        u32::try_from(picked).unwrap_or(u32::MAX)
    }

    /// How many keys of a pool no line of the order took.
    pub(super) fn free_in(&self, pool: PoolSlot) -> Result<u64, Rejection> {
        let found = self.shop.pools.pool(pool).ok_or_else(|| Rejection::inconsistent("pool"))?;
        let own = u64::from(self.taken_of(pool)).saturating_add(u64::from(self.picked_of(pool)));
        Ok(u64::from(found.available_at(self.now)).saturating_sub(own))
    }

    /// How many of a pool's free keys the channel may take.
    fn room_in(&self, pool: PoolSlot, free: u64) -> u64 {
        let Some(quotas) = self.shop.quotas.get(StockSlot::Pool(pool)) else { return free };
        let own = u64::from(self.taken_of(pool)).saturating_add(u64::from(self.picked_of(pool)));
        quotas.room(self.channel, free.saturating_add(own), own).available
    }

    /// Whether the channel may take so many units of a variant, after `skip` that the order takes of it already.
    fn check_quota(
        &self,
        source: Source,
        variant: VariantSlot,
        id: &VariantId,
        quantity: u32,
        skip: u32,
    ) -> Result<(), Rejection> {
        let Some(quotas) = self.shop.quotas.get(StockSlot::Variant(variant)) else { return Ok(()) };
        let (wanted, skip) = (u64::from(quantity), u64::from(skip));
        let free = match source {
            Source::Keys(pool) => self.free_in(pool)?.saturating_add(skip),
            Source::Pools => {
                let pools = self.shop.catalog.feeds(variant).iter();
                pools
                    .map(|pool| self.free_in(*pool))
                    .try_fold(skip, |sum, free| Ok::<_, Rejection>(sum.saturating_add(free?)))?
            }
            _ => self.shop.free_units(source, variant),
        };
        let open = quotas.room(self.channel, free, skip).available;
        // What is not there at all is told as that.
        if wanted > open && wanted <= free.saturating_sub(skip) {
            return Err(self.quota_refusal(id.to_string(), wanted, open));
        }
        Ok(())
    }

    fn quota_refusal(&self, what: String, wanted: u64, available: u64) -> Rejection {
        let channel = self.shop.channels.registry().id(self.channel).map(ToString::to_string);
        StockRefusal::QuotaReached { what, channel: channel.unwrap_or_default(), wanted, available }.into()
    }

    /// What the lines so far take of a variant: the parts of a bundle may be bought on their own too.
    pub(super) fn before(&self, variant: VariantSlot) -> u32 {
        let same = self.counted.iter().filter(|(known, _)| *known == variant);
        same.map(|(_, units)| *units).fold(0, u32::saturating_add)
    }
}

/// Buyers know the variant, not the pool behind it.
fn of_variant(refusal: StockRefusal, variant: &VariantId) -> StockRefusal {
    match refusal {
        StockRefusal::Insufficient { wanted, available, .. } => {
            StockRefusal::Insufficient { what: variant.to_string(), wanted, available }
        }
        StockRefusal::PickNeeded { .. } => StockRefusal::PickNeeded { what: variant.to_string() },
        other => other,
    }
}

impl Shop {
    /// How many units of a variant without keys can be sold, as far as its stock knows.
    pub(super) fn free_units(&self, source: Source, variant: VariantSlot) -> u64 {
        match source {
            Source::Reusable => {
                let key = self.reusable.get(variant);
                key.map_or(0, |key| key.available().map_or(u64::MAX, u64::from))
            }
            Source::Counted => self.counted.get(variant).unwrap_or_default().available(),
            Source::Unlimited => u64::MAX,
            Source::Keys(_) | Source::Pools => 0,
        }
    }
}
