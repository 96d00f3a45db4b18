//! The stock behind an order's lines: chosen, reserved, released, handed over, taken back.

use crate::catalog::Source;
use crate::handle::Handles;
use crate::id::VariantId;
use crate::order::Units;
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, OrderSlot, PoolSlot, VariantSlot};
use crate::stock::{CountedStock, KeyPools, ReusableKeys, StockRefusal};
use crate::time::Time;
use alloc::string::ToString;
use smallvec::SmallVec;

/// Chooses stock for the lines of one order: what one line takes from a pool, the next finds taken.
pub(super) struct Chooser<'a> {
    pub(super) shop: &'a Shop,
    pub(super) now: Time,
    buyer: Option<CustomerSlot>,
    pub(super) taken: SmallVec<[(PoolSlot, u32); 4]>,
    /// What the lines so far take of variants without keys.
    counted: SmallVec<[(VariantSlot, u32); 4]>,
    /// What the lines so far are owed without stock.
    pub(super) short: SmallVec<[(VariantSlot, u32); 1]>,
}

impl<'a> Chooser<'a> {
    pub(super) fn new(shop: &'a Shop, now: Time, buyer: Option<CustomerSlot>) -> Self {
        Self { shop, now, buyer, taken: SmallVec::new(), counted: SmallVec::new(), short: SmallVec::new() }
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
    ) -> Result<Handles, Rejection> {
        let shop = self.shop;
        let mut keys = Handles::new();
        match source {
            Source::Keys(pool) => {
                if !self.taken.iter().any(|(known, _)| *known == pool) {
                    self.taken.push((pool, 0));
                }
                let taken = self.taken.iter_mut().find(|(known, _)| *known == pool);
                let (_, skip) = taken.ok_or_else(|| Rejection::inconsistent("pool"))?;
                let picked = shop.pools.pick(pool, self.now, *skip, quantity, &mut keys);
                picked.map_err(|refusal| of_variant(refusal, id))?;
                *skip = skip.saturating_add(quantity);
            }
            Source::Reusable => match gift_after {
                None => shop.reusable.plan_take(variant, id, self.buyer, self.before(variant), quantity)?,
                Some(skip) => shop.reusable.plan_gift(variant, id, skip, quantity)?,
            },
            Source::Counted => {
                let before = gift_after.unwrap_or_else(|| self.before(variant));
                shop.counted.plan_take(variant, id, before, quantity)?;
            }
            Source::Unlimited => {}
        }
        if matches!(source, Source::Counted | Source::Reusable) {
            self.counted.push((variant, quantity));
        }
        Ok(keys)
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

/// The three kinds of stock, apart from the orders that they are held for.
struct Stock<'a> {
    pools: &'a mut KeyPools,
    reusable: &'a mut ReusableKeys,
    counted: &'a mut CountedStock,
}

impl Stock<'_> {
    /// `None` when the stock is not as it should be.
    fn change(
        &mut self,
        what: Stocking,
        order: OrderSlot,
        buyer: Option<CustomerSlot>,
        variant: VariantSlot,
        units: &Units,
        quantity: u32,
    ) -> Option<()> {
        match units {
            Units::Keys { pool, handles } => {
                let (pool, handles) = (*pool, handles.as_slice());
                match what {
                    Stocking::Reserve => self.pools.reserve(pool, handles, order),
                    Stocking::Release => self.pools.release(pool, handles),
                    Stocking::Deliver => self.pools.deliver(pool, handles),
                    Stocking::Return => self.pools.take_back(pool, handles),
                }
            }
            Units::Reusable { .. } => match what {
                Stocking::Reserve => self.reusable.reserve(variant, buyer, quantity),
                Stocking::Release => self.reusable.release(variant, buyer, quantity),
                Stocking::Deliver => self.reusable.deliver(variant, buyer, quantity),
                Stocking::Return => self.reusable.take_back(variant, quantity),
            },
            Units::Counted => match what {
                Stocking::Reserve => self.counted.reserve(variant, quantity),
                Stocking::Release => self.counted.release(variant, quantity),
                Stocking::Deliver => self.counted.deliver(variant, quantity),
                Stocking::Return => self.counted.take_back(variant, quantity, false),
            },
            Units::Unlimited => Ok(()),
        }
        .ok()
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
        let Self { pools, reusable, counted, .. } = self;
        Stock { pools, reusable, counted }.change(what, order, buyer, variant, units, quantity)
    }

    /// Does something to the stock of every unit of an order that is not refunded.
    pub(super) fn stock_order(&mut self, what: Stocking, slot: OrderSlot) -> Option<()> {
        let Self { orders, pools, reusable, counted, .. } = self;
        let mut stock = Stock { pools, reusable, counted };
        let order = orders.get(slot)?;
        let bought = order.bought();
        for (n, line) in order.lines.iter().enumerate() {
            let left = line.quantity.checked_sub(line.refunded_units)?.checked_sub(order.short_units(n))?;
            // Gifts are not counted as the buyer's.
            let buyer = if n < bought { order.buyer } else { None };
            stock.change(what, slot, buyer, line.variant, &line.units, left)?;
        }
        Some(())
    }

    /// The units of a line whose keys were chosen.
    pub(super) fn units_of(source: Source, keys: &Handles) -> Units {
        match source {
            Source::Keys(pool) => Units::Keys { pool, handles: keys.clone() },
            Source::Reusable => Units::Reusable { secret: 0 },
            Source::Counted => Units::Counted,
            Source::Unlimited => Units::Unlimited,
        }
    }
}
