//! The stock behind an order's lines: reserved, released, handed over, taken back.

use crate::handle::KeyHandle;
use crate::order::Units;
use crate::shop::Shop;
use crate::slot::{ChannelSlot, CustomerSlot, OrderSlot, PoolSlot, VariantSlot};
use crate::stock::{ChannelQuotas, CountedStock, KeyPools, ReusableKeys, StockSlot};
use crate::time::Time;

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
        self.stock_units(what, (order, buyer, channel), variant, units, quantity)
    }

    /// The same for whoever holds it: an order or a reservation, for a buyer, by a channel.
    pub(super) fn stock_units(
        &mut self,
        what: Stocking,
        (order, buyer, channel): (OrderSlot, Option<CustomerSlot>, ChannelSlot),
        variant: VariantSlot,
        units: &Units,
        quantity: u32,
    ) -> Option<()> {
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
}
