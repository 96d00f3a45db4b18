//! The stock behind an order's lines: chosen, reserved, released, handed over, taken back.

use crate::catalog::Source;
use crate::handle::{Handles, KeyHandle};
use crate::id::{OrderId, VariantId};
use crate::order::{PoolHandles, Units};
use crate::shop::event::{Parts, PoolKeys};
use crate::shop::{Rejection, Shop};
use crate::slot::{ChannelSlot, CustomerSlot, Named, OrderSlot, PoolSlot, VariantSlot};
use crate::stock::{ChannelQuotas, CountedStock, KeyPools, ReusableKeys, StockRefusal, StockSlot};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use smallvec::SmallVec;

/// The keys of a line as events tell them: of one pool, which the variant names, or of several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Chosen {
    pub(super) keys: Handles,
    pub(super) parts: Option<Box<Parts>>,
}

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

/// What is done to the stock of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stocking {
    /// It is held for the order.
    Reserve,
    /// It is free again.
    Release,
    /// It is handed over.
    Deliver,
    /// What was handed over comes back. Keys are never sold again.
    Return,
}

/// Whose stock it is: what of an order the stock needs to know.
#[derive(Debug, Clone, Copy)]
struct Whose {
    order: OrderSlot,
    buyer: Option<CustomerSlot>,
    channel: ChannelSlot,
}

/// The three kinds of stock, apart from the orders that they are held for.
struct Stock<'a> {
    pools: &'a mut KeyPools,
    reusable: &'a mut ReusableKeys,
    counted: &'a mut CountedStock,
    quotas: &'a mut ChannelQuotas,
    now: Time,
}

impl Stock<'_> {
    /// `None` when the stock is not as it should be.
    fn change(
        &mut self,
        what: Stocking,
        whose: Whose,
        variant: VariantSlot,
        units: &Units,
        quantity: u32,
    ) -> Option<()> {
        if !self.quotas.is_empty() {
            self.count_quotas(what, whose.channel, variant, units, quantity);
        }
        let buyer = whose.buyer;
        match units {
            Units::Keys { pool, handles } => self.change_keys(what, whose.order, *pool, handles.as_slice()),
            Units::Pools { parts } => parts
                .iter()
                .try_for_each(|part| self.change_keys(what, whose.order, part.pool, part.handles.as_slice())),
            Units::Reusable { .. } => match what {
                Stocking::Reserve => self.reusable.reserve(variant, buyer, quantity),
                Stocking::Release => self.reusable.release(variant, buyer, quantity),
                Stocking::Deliver => self.reusable.deliver(variant, buyer, quantity),
                Stocking::Return => self.reusable.take_back(variant, quantity),
            }
            .ok(),
            Units::Counted => match what {
                Stocking::Reserve => self.counted.reserve(variant, quantity),
                Stocking::Release => self.counted.release(variant, quantity),
                Stocking::Deliver => self.counted.deliver(variant, quantity, self.now),
                Stocking::Return => self.counted.take_back(variant, quantity, false),
            }
            .ok(),
            Units::Unlimited => Some(()),
        }
    }

    fn change_keys(
        &mut self,
        what: Stocking,
        order: OrderSlot,
        pool: PoolSlot,
        handles: &[KeyHandle],
    ) -> Option<()> {
        match what {
            Stocking::Reserve => self.pools.reserve(pool, handles, order),
            Stocking::Release => self.pools.release(pool, handles),
            Stocking::Deliver => self.pools.deliver(pool, handles, self.now),
            Stocking::Return => self.pools.take_back(pool, handles),
        }
        .ok()
    }

    fn count_quotas(
        &mut self,
        what: Stocking,
        channel: ChannelSlot,
        variant: VariantSlot,
        units: &Units,
        quantity: u32,
    ) {
        let of_pools = units.parts().map(|(pool, keys)| (StockSlot::Pool(pool), keys.len() as u64));
        for (stock, count) in of_pools.chain([(StockSlot::Variant(variant), u64::from(quantity))]) {
            match what {
                Stocking::Reserve => self.quotas.take(stock, channel, count),
                Stocking::Release | Stocking::Return => self.quotas.give_back(stock, channel, count),
                Stocking::Deliver => {}
            }
        }
    }
}

impl Shop {
    /// Does something to the stock of some units of a line. `None` when the stock is not as it should be.
    pub(super) fn stock_line(
        &mut self,
        what: Stocking,
        order: OrderSlot,
        buyer: Option<CustomerSlot>,
        variant: VariantSlot,
        units: &Units,
        quantity: u32,
    ) -> Option<()> {
        let channel = self.orders.get(order)?.channel;
        let Self { pools, reusable, counted, quotas, clock, .. } = self;
        let mut stock = Stock { pools, reusable, counted, quotas, now: *clock };
        stock.change(what, Whose { order, buyer, channel }, variant, units, quantity)
    }

    /// Does something to the stock of every unit of an order that is not refunded.
    pub(super) fn stock_order(&mut self, what: Stocking, slot: OrderSlot) -> Option<()> {
        let Self { orders, pools, reusable, counted, quotas, clock, .. } = self;
        let mut stock = Stock { pools, reusable, counted, quotas, now: *clock };
        let order = orders.get(slot)?;
        let bought = order.bought();
        for (n, line) in order.lines.iter().enumerate() {
            let left = line.quantity.checked_sub(line.refunded_units)?.checked_sub(order.short_units(n))?;
            // Gifts are not counted as the buyer's.
            let buyer = if n < bought { order.buyer } else { None };
            let whose = Whose { order: slot, buyer, channel: order.channel };
            stock.change(what, whose, line.variant, &line.units, left)?;
        }
        Some(())
    }

    /// The units of a line whose keys an event tells. `None` where it names a pool that is not known.
    pub(super) fn units_of(&self, source: Source, keys: &Handles, parts: Option<&Parts>) -> Option<Units> {
        Some(match source {
            Source::Keys(pool) => Units::Keys { pool, handles: keys.clone() },
            Source::Pools => Units::Pools { parts: self.parts_of(parts)? },
            Source::Reusable => Units::Reusable { secret: 0 },
            Source::Counted => Units::Counted,
            Source::Unlimited => Units::Unlimited,
        })
    }

    pub(super) fn parts_of(&self, parts: Option<&Parts>) -> Option<Vec<PoolHandles>> {
        let part = |part: &PoolKeys| {
            let pool = part.pool.slot(self.pools.registry())?;
            Some(PoolHandles { pool, handles: part.keys.clone() })
        };
        parts.iter().flat_map(|parts| &parts.0).map(part).collect()
    }

    /// The keys of some units, as events tell them.
    pub(super) fn told(&self, units: &Units) -> Result<Chosen, Rejection> {
        match units {
            Units::Keys { handles, .. } => Ok(Chosen { keys: handles.clone(), parts: None }),
            Units::Pools { parts } => {
                let named = parts.iter().map(|part| {
                    let id = self.pools.id(part.pool).ok_or_else(|| Rejection::inconsistent("pool"))?;
                    let pool = Named::known(id.clone(), part.pool);
                    Ok::<_, Rejection>(PoolKeys { pool, keys: part.handles.clone() })
                });
                let parts = named.collect::<Result<Vec<_>, _>>()?;
                let parts = (!parts.is_empty()).then(|| Box::new(Parts(parts)));
                Ok(Chosen { keys: Handles::new(), parts })
            }
            Units::Reusable { .. } | Units::Counted | Units::Unlimited => Ok(Chosen::default()),
        }
    }

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

impl Chosen {
    /// Whether no keys were needed.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.parts.is_none()
    }
}
