//! Selling ahead of the stock: what is short waits, and is filled strictly in the order of the payments.
//!
//! New orders take nothing that those who paid before are owed. What comes in is allotted by ticks, a bounded number of
//! lines each; [`Shop::next_deadline`] says at once that something is to be done.

use crate::catalog::{Backorder, Sold, Source};
use crate::few::Few;
use crate::handle::Handles;
use crate::id::VariantId;
use crate::order::{DeliveryRefusal, LineFulfilment, Order, PoolHandles, Stage, Units};
use crate::shop::choosing::Chooser;
use crate::shop::chosen::Chosen;
use crate::shop::deliver::PaidUnits;
use crate::shop::event::{
    DeliveredUnits, Event, NamedOrder, ShortUnits, StockAllotted, UnitsDelivered, UnitsShort,
};
use crate::shop::holding::Stocking;
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::{OrderSlot, VariantSlot};
use crate::stock::StockRefusal;
use crate::time::Time;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::collections::btree_map::Entry;
use alloc::string::ToString;
use alloc::vec::Vec;

impl Chooser<'_> {
    /// The keys for as many units as there is stock for, and how many have none: those of a variant that may be sold
    /// ahead of its stock, up to its cap, or of any where `anyhow` says so. Nothing is taken that those who paid are owed.
    pub(super) fn choose_some(
        &mut self,
        sold: &Sold,
        variant: VariantSlot,
        id: &VariantId,
        quantity: u32,
        gift_after: Option<u32>,
        anyhow: bool,
    ) -> Result<(Chosen, u32), Rejection> {
        if !sold.backorder && !anyhow && !self.shop.waits.owes() {
            return Ok((self.choose(sold.source, variant, id, quantity, gift_after)?, 0));
        }
        let owed = self.shop.place_of(variant).map_or(0, |place| self.shop.waits.owed(place));
        let free = self.there(sold.source, variant)?.saturating_sub(owed);
        let covered = u32::try_from(free).unwrap_or(u32::MAX).min(quantity);
        let short = quantity.saturating_sub(covered);
        if short > 0 && !anyhow {
            self.check_cap(sold, variant, id, (quantity, short), free, gift_after.is_some())?;
        }
        if short > 0 {
            self.short.push((variant, short));
        }
        Ok((self.choose(sold.source, variant, id, covered, gift_after)?, short))
    }

    fn check_cap(
        &self,
        sold: &Sold,
        variant: VariantSlot,
        id: &VariantId,
        (quantity, short): (u32, u32),
        free: u64,
        gift: bool,
    ) -> Result<(), Rejection> {
        let terms = self.shop.backorder_of(variant, sold.version).filter(|_| !gift);
        let Some(Backorder { cap, .. }) = terms else {
            let (what, wanted) = (id.to_string(), u64::from(quantity));
            return Err(StockRefusal::Insufficient { what, wanted, available: free }.into());
        };
        let here =
            self.short.iter().filter(|(known, _)| *known == variant).map(|(_, units)| u64::from(*units));
        let promised = here.fold(self.shop.waits.promised(variant), u64::saturating_add);
        let left = u64::from(cap).saturating_sub(promised);
        if u64::from(short) <= left {
            return Ok(());
        }
        let wanted = short;
        Err(DeliveryRefusal::BackorderFull { variant: id.clone(), wanted, left }.into())
    }

    /// How many units of a variant are there, after those that were chosen so far.
    fn there(&self, source: Source, variant: VariantSlot) -> Result<u64, Rejection> {
        match source {
            Source::Keys(pool) => self.free_in(pool),
            Source::Pools => {
                let pools = self.shop.catalog.feeds(variant).iter();
                pools
                    .map(|pool| self.free_in(*pool))
                    .try_fold(0_u64, |sum, free| Ok(sum.saturating_add(free?)))
            }
            Source::Counted => {
                let there = self.shop.free_units(source, variant);
                Ok(there.saturating_sub(u64::from(self.before(variant))))
            }
            Source::Reusable | Source::Unlimited => Ok(u64::MAX),
        }
    }

    /// The stock of units that an order waits for. What it was promised is not cut down by what its channel may have.
    fn take_promised(
        &mut self,
        source: Source,
        variant: VariantSlot,
        units: u32,
    ) -> Result<Units, Rejection> {
        self.counted.push((variant, units));
        let one = match source {
            Source::Keys(pool) => Some(pool),
            _ => None,
        };
        let feeds = self.shop.catalog.feeds(variant);
        let pools = one.as_slice().iter().chain(feeds.iter().filter(|_| source == Source::Pools));
        let (mut parts, mut left) = (Vec::new(), units);
        for pool in pools {
            let wanted = u32::try_from(self.free_in(*pool)?).unwrap_or(left).min(left);
            if wanted > 0 {
                let mut handles = Handles::new();
                self.pick(*pool, wanted, &mut handles)?;
                parts.push(PoolHandles { pool: *pool, handles });
                left = left.saturating_sub(wanted);
            }
        }
        Ok(match (source, one) {
            (Source::Keys(_), Some(pool)) => {
                let handles = parts.pop().map(|part| part.handles).unwrap_or_default();
                Units::Keys { pool, handles }
            }
            (Source::Pools, _) => Units::Pools { parts },
            _ => Units::Counted,
        })
    }
}

/// What a tick allots: what it chose so far, and the orders as they will be.
struct Filling<'a> {
    chooser: Chooser<'a>,
    orders: BTreeMap<OrderSlot, Order>,
}

impl Shop {
    /// Allots what came in to those who wait, in the order of their payments, and delivers what may be delivered alone. At
    /// most `limit` lines.
    pub(super) fn fill_waiting(
        &self,
        now: Time,
        limit: usize,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        if !self.waits.owes() {
            return Ok(());
        }
        let Some(mut filling) = self.begin_filling(now) else { return Ok(()) };
        let heads = self.waits.heads();
        let mut queues: Vec<_> =
            heads.map(|(variant, ..)| (variant, self.waits.waiting_for(variant).peekable())).collect();
        for _ in 0..limit {
            let mut first: Option<((u64, OrderSlot, u32), usize, u64)> = None;
            for (n, (variant, queue)) in queues.iter_mut().enumerate() {
                let Some(head) = queue.peek().copied() else { continue };
                let earlier = first.as_ref().is_none_or(|(known, ..)| head < *known);
                let free = if earlier { filling.there(self, *variant)? } else { 0 };
                if free > 0 {
                    first = Some((head, n, free));
                }
            }
            let Some(((_, slot, line), n, free)) = first else { break };
            let whole = self.allot(now, slot, line, free, &mut filling, events)?;
            if let Some((_, queue)) = queues.get_mut(n).filter(|_| whole) {
                queue.next();
            }
        }
        Ok(())
    }

    /// Keys are chosen for all together, as if for one order, so that none is chosen twice.
    fn begin_filling(&self, now: Time) -> Option<Filling<'_>> {
        let (.., (_, slot, _)) = self.waits.heads().next()?;
        let (order, id) = (self.orders.get(slot)?, self.orders.registry().id(slot)?);
        let chooser = Chooser::new(self, now, id, None, order.channel);
        Some(Filling { chooser, orders: BTreeMap::new() })
    }

    /// Allots to one line as much as is free. Tells whether nothing of it is short any more.
    fn allot(
        &self,
        now: Time,
        slot: OrderSlot,
        line: u32,
        free: u64,
        filling: &mut Filling<'_>,
        events: &mut Vec<Event>,
    ) -> Result<bool, Rejection> {
        let wrong = || Rejection::inconsistent("waiting order");
        let Filling { chooser, orders } = filling;
        let order = match orders.entry(slot) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(self.orders.get(slot).ok_or_else(wrong)?.clone()),
        };
        let short = order.short_units(line as usize);
        let units = u32::try_from(free).unwrap_or(short).min(short);
        let variant = order.lines.get(line as usize).ok_or_else(wrong)?.variant;
        let source = self.catalog.sold(variant).ok_or_else(wrong)?.source;
        let stock = chooser.take_promised(source, variant, units)?;
        let Chosen { keys, parts } = self.told(&stock)?;
        let named = self.name_order(slot).ok_or_else(wrong)?;
        order.cover(line as usize, units, stock).ok_or_else(wrong)?;
        events.push(StockAllotted { order: named.clone(), line, units, keys, parts }.into());
        self.deliver_covered(now, named, order, events)?;
        Ok(units == short)
    }

    /// Delivers what is at hand of an order that goes its way alone: whole, or in parts where the shop's setting says so.
    pub(super) fn deliver_covered(
        &self,
        now: Time,
        named: NamedOrder,
        order: &mut Order,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let by_person = order.fulfilment.as_ref().and_then(|of| of.waiting).is_some_and(|of| of.by_person);
        if by_person || !self.goes_alone(named.id(), order) {
            return Ok(());
        }
        if !order.is_short() {
            return self.deliver_units(now, named, PaidUnits::of(self, order)?, events);
        }
        if !self.settings.fulfil.deliver_parts {
            return Ok(());
        }
        let mut lines: Few<DeliveredUnits, 1> = Few::new();
        for (n, line) in (0_u32..).zip(&order.lines) {
            let units = line.owed_units().saturating_sub(order.short_units(n as usize));
            if units > 0 {
                let Chosen { keys, parts } = self.next_keys(line, units)?;
                lines.push(DeliveredUnits { line: n, units, keys, parts });
            }
        }
        if lines.is_empty() {
            return Ok(());
        }
        let units_of = |n: u32| lines.iter().find(|of| of.line == n).map_or(0, |of| of.units);
        let special = order.special_units(|n, _| units_of(n));
        for of in &lines {
            if let Some(line) = order.lines.get_mut(of.line as usize) {
                line.delivered_units = line.delivered_units.saturating_add(of.units);
            }
        }
        order.stage = Stage::Fulfilling;
        let buyer = order.buyer;
        events.push(UnitsDelivered { order: named.clone(), lines }.into());
        self.grant_memberships(now, &named, buyer, &special, events)
    }

    pub(super) fn apply_stock_allotted(&mut self, event: &StockAllotted, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let n = event.line as usize;
        let order = self.orders.get(slot)?;
        let line = order.lines.get(n)?;
        let (variant, buyer) = (line.variant, order.buyer.filter(|_| n < order.bought()));
        let source = self.catalog.sold(variant)?.source;
        let units = self.units_of(source, &event.keys, event.parts.as_deref())?;
        self.stock_line(Stocking::Reserve, slot, buyer, variant, &units, event.units)?;
        answer.ticked(|_| {});
        self.orders.get_mut(slot)?.cover(n, event.units, units)
    }

    /// Which units of an order have no stock from now on, of all its lines.
    pub(super) fn apply_units_short(&mut self, event: &UnitsShort) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let mut order = self.orders.get(slot)?.clone();
        self.set_short(&mut order, &event.lines)?;
        self.orders.get_mut(slot)?.fulfilment = order.fulfilment;
        Some(())
    }

    /// The event that says which units of an order have no stock, where any have none or had none; `order` is changed alike.
    pub(super) fn say_short(
        &self,
        named: &NamedOrder,
        order: &mut Order,
        lines: Vec<ShortUnits>,
    ) -> Result<Option<Event>, Rejection> {
        if lines.is_empty() && !order.is_short() {
            return Ok(None);
        }
        self.set_short(order, &lines).ok_or_else(|| Rejection::inconsistent("short"))?;
        Ok(Some(UnitsShort { order: named.clone(), lines }.into()))
    }

    fn set_short(&self, order: &mut Order, lines: &[ShortUnits]) -> Option<()> {
        let fulfilment = order.fulfilment.get_or_insert_with(Box::default);
        fulfilment.lines.iter_mut().for_each(|line| line.short_units = 0);
        for ShortUnits { line, units } in lines {
            if fulfilment.line(*line as usize).is_none() {
                let variant = order.lines.get(*line as usize)?.variant;
                let place = fulfilment.lines.partition_point(|of| of.line < *line);
                let kind = self.catalog.sold(variant)?.kind;
                fulfilment.lines.insert(place, LineFulfilment::new(*line, kind));
            }
            fulfilment.line_mut(*line as usize)?.short_units = *units;
        }
        Some(())
    }

    /// When something that came in can be allotted: now, or never.
    pub(super) fn next_fill(&self) -> Option<Time> {
        let filling = self.begin_filling(self.clock)?;
        let fillable =
            self.waits.heads().any(|(variant, ..)| filling.there(self, variant).is_ok_and(|free| free > 0));
        fillable.then_some(self.clock)
    }

    /// How far a variant may be sold ahead of its stock, as its product described it under a number.
    pub(super) fn backorder_of(&self, variant: VariantSlot, version: u32) -> Option<Backorder> {
        self.catalog.variant(variant, version)?.backorder
    }
}

impl Filling<'_> {
    fn there(&self, shop: &Shop, variant: VariantSlot) -> Result<u64, Rejection> {
        let sold = shop.catalog.sold(variant).ok_or_else(|| Rejection::inconsistent("variant"))?;
        self.chooser.there(sold.source, variant)
    }
}

impl Order {
    /// Notes stock for units of a line that had none.
    fn cover(&mut self, line: usize, units: u32, stock: Units) -> Option<()> {
        let of = self.fulfilment.as_mut()?.line_mut(line)?;
        of.short_units = of.short_units.checked_sub(units)?;
        match (&mut self.lines.get_mut(line)?.units, stock) {
            (Units::Keys { handles, .. }, Units::Keys { handles: more, .. }) => {
                handles.extend(more.iter().copied());
            }
            (Units::Pools { parts }, Units::Pools { parts: more }) => parts.extend(more),
            _ => {}
        }
        Some(())
    }

    /// The order once a person decided for it: nobody else is needed.
    pub(super) fn decided(&self) -> Self {
        let mut order = self.clone();
        if let Some(waiting) = order.fulfilment.as_mut().and_then(|of| of.waiting.as_mut()) {
            waiting.by_person = false;
        }
        order
    }
}
