//! Delivering an order: its stock is handed over, the shop has earned its money, and its commission accrues, all in one
//! transition.

use crate::arrange::Arrange;
use crate::catalog::FulfilmentKind;
use crate::commission::{PaidLine, PaidOrder};
use crate::few::Few;
use crate::id::OrderId;
use crate::money::Amount;
use crate::order::{
    Apart, DeliveryRefusal, Due, Line, LineFulfilment, Move, Order, ParcelLine, Stage, Units,
};
use crate::shop::chosen::Chosen;
use crate::shop::command::{Deliver, DeliverLine};
use crate::shop::event::{
    DeliveredUnits, Event, LineKeys, NamedOrder, OrderDelivered, OrderPlaced, UnitsDelivered,
};
use crate::shop::holding::Stocking;
use crate::shop::postings;
use crate::shop::reply::{Answer, Handed};
use crate::shop::{Outcome, Rejection, Shop};
use crate::slot::{CustomerSlot, OrderSlot, VariantSlot};
use crate::stock::ReusableKey;
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// What of an order is paid and not delivered yet.
pub(super) struct PaidUnits {
    pub(super) buyer: Option<CustomerSlot>,
    /// What its commission is made of: what was paid for each line, without tax.
    pub(super) lines: SmallVec<[PaidLine; 2]>,
    /// How many of the lines were bought; the others are gifts, which earn nobody anything.
    bought: usize,
    /// What its delivery hands over, where the stock has keys.
    pub(super) keys: Few<LineKeys, 1>,
    /// What its delivery brings beside its stock.
    special: Vec<SpecialUnits>,
    /// All money that was paid for them and beside them.
    paid: Amount,
    /// What of it is no revenue.
    apart: Option<Box<Apart>>,
}

/// Units of a line that a delivery does more for than handing over stock.
#[derive(Debug, Clone, Copy)]
pub(super) struct SpecialUnits {
    pub(super) line: u32,
    pub(super) variant: VariantSlot,
    pub(super) version: u32,
    pub(super) units: u32,
}

impl PaidUnits {
    /// Those of an order in memory.
    pub(super) fn of(shop: &Shop, order: &Order) -> Result<Self, Rejection> {
        let rule = shop.allocation_of(order)?;
        let needs_cost = shop.plan_needs_cost();
        let cost = |line: &Line| {
            let variant = shop.catalog.variants().id(line.variant).filter(|_| needs_cost)?;
            shop.cost_of(order.book, variant, line.earned_units())
        };
        let lines = order.lines.iter().enumerate().map(|(n, line)| {
            let paid = line.total.minus(line.refunded)?;
            Ok::<_, Rejection>(PaidLine {
                product: line.product,
                quantity: order.commission_units(n),
                paid: paid.minus(order.tax_after(n, order.line_back(n), rule))?,
                list: line.list_of_earned(),
                cost: cost(line),
            })
        });
        let mut keys = Few::new();
        for (n, line) in (0_u32..).zip(&order.lines) {
            add_keys(&mut keys, n, shop.next_keys(line, line.owed_units())?);
        }
        Ok(Self {
            buyer: order.buyer,
            lines: lines.collect::<Result<_, _>>()?,
            bought: order.bought(),
            keys,
            special: order.special_units(|_, line| line.owed_units()),
            paid: order.total.minus(order.refunded)?,
            apart: order.apart_of_units_left(rule)?.map(Box::new),
        })
    }

    /// Those of an order that is being placed.
    pub(super) fn placed(
        shop: &Shop,
        placed: &OrderPlaced,
        buyer: Option<CustomerSlot>,
    ) -> Result<Self, Rejection> {
        let mut lines: SmallVec<[PaidLine; 2]> = SmallVec::new();
        let book = if shop.plan_needs_cost() { shop.book_of(placed.book) } else { None };
        let mut special = Vec::new();
        let mut bundle = None;
        for (n, line) in (0_u32..).zip(&placed.lines) {
            let (slot, sold) = shop.catalog.find(line.variant.id())?;
            let terms = line.terms.as_deref();
            let part_of = terms.and_then(|terms| terms.part_of.as_ref());
            if terms.is_some_and(|terms| terms.kind == FulfilmentKind::Membership) {
                let (version, units) = (sold.version, line.quantity);
                special.push(SpecialUnits { line: n, variant: slot, version, units });
            }
            let (product, quantity) = match part_of {
                // The first part stands for all of them.
                Some(part) if bundle == Some(part.cart_line) => {
                    (shop.catalog.find(part.bundle.id())?.1.product, 0)
                }
                Some(part) => (shop.catalog.find(part.bundle.id())?.1.product, part.bundles),
                None => (sold.product, line.quantity),
            };
            bundle = part_of.map(|part| part.cart_line);
            let paid = line.total.minus(line.tax.unwrap_or_default())?;
            let cost = book.and_then(|(book, _)| shop.cost_of(book, line.variant.id(), line.quantity));
            lines.push(PaidLine { product, quantity, paid, list: line.list, cost });
        }
        let mut keys = Few::new();
        for (n, line) in (0_u32..).zip(&placed.lines) {
            add_keys(&mut keys, n, Chosen { keys: line.keys.clone(), parts: line.parts.clone() });
        }
        let extras = shop.placed_extras(placed).ok_or_else(|| Rejection::inconsistent("offer"))?;
        let gifts = extras.as_ref().map_or(0, |extras| extras.gifts.len());
        let bought = lines.len().saturating_sub(gifts);
        let apart = extras.map(|extras| extras.apart()).transpose()?.map(Box::new);
        Ok(Self { buyer, lines, bought, keys, special, paid: placed.total, apart })
    }
}

/// Adds the keys of a line that has some.
fn add_keys(all: &mut Few<LineKeys, 1>, line: u32, chosen: Chosen) {
    if !chosen.is_empty() {
        all.push(LineKeys { line, keys: chosen.keys, parts: chosen.parts });
    }
}

impl Shop {
    /// Delivers a paid order by hand: everything that it is owed, or some units.
    ///
    /// The delivery of the last units fulfils the order: only then has the shop earned its money, and others commission.
    pub(super) fn decide_deliver(&self, now: Time, command: &Deliver) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Deliver)?;
        self.check_claimed(&command.order)?;
        let mut events = Vec::with_capacity(2);
        match &command.lines {
            Some(lines) => {
                let wanted = self.wanted_units(lines, &command.order, order)?;
                let shipped = wanted.iter().map(|of| ParcelLine { line: of.line, units: of.units });
                events.extend(Self::send_parcel(&named, order, command, shipped)?);
                self.deliver_some(now, named, order, wanted, &mut events)?;
            }
            None => {
                if let Some((line, of)) = order.first_short() {
                    let (order, short) = (command.order.clone(), of.short_units);
                    return Err(DeliveryRefusal::Short { order, line, short }.into());
                }
                let owed = (0_u32..).zip(&order.lines);
                let owed = owed.map(|(line, of)| ParcelLine { line, units: of.owed_units() });
                events.extend(Self::send_parcel(&named, order, command, owed)?);
                self.deliver_units(now, named, PaidUnits::of(self, order)?, &mut events)?;
            }
        }
        Ok(events)
    }

    /// The events of handing over some units of an order.
    fn deliver_some(
        &self,
        now: Time,
        named: NamedOrder,
        order: &Order,
        lines: Few<DeliveredUnits, 1>,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let handed: u64 = lines.iter().map(|line| u64::from(line.units)).sum();
        let owed: u64 = order.lines.iter().map(|line| u64::from(line.owed_units())).sum();
        if handed == owed {
            return self.deliver_units(now, named, PaidUnits::of(self, order)?, events);
        }
        let units_of = |n: u32| lines.iter().find(|of| of.line == n).map_or(0, |of| of.units);
        let special = order.special_units(|n, _| units_of(n));
        events.push(UnitsDelivered { order: named.clone(), lines }.into());
        self.grant_memberships(now, &named, order.buyer, &special, events)
    }

    /// Whether an order is delivered as soon as it is paid: it goes its way alone, and all its stock is there.
    pub(super) fn delivers_alone(&self, named: &NamedOrder, order: &Order) -> bool {
        self.goes_alone(named.id(), order) && !order.is_short()
    }

    /// Whether nobody is needed for an order: it is no gift that is still to be claimed, its channel and its listings allow
    /// it, no line needs a person, and no key is in quarantine.
    pub(super) fn goes_alone(&self, id: &OrderId, order: &Order) -> bool {
        !self.reach.gifts.awaits(id) && self.needs_nobody(order)
    }

    /// The same of a gift that is being claimed.
    pub(super) fn needs_nobody(&self, order: &Order) -> bool {
        let needs_person = |line: &Line| line.manual || self.is_in_quarantine(&line.units);
        self.channels.get(order.channel).is_some_and(|channel| channel.auto_delivery)
            && !order.lines.iter().any(needs_person)
            && !self.listed_manual(order)
    }

    /// The events of a delivery.
    pub(super) fn deliver_units(
        &self,
        now: Time,
        named: NamedOrder,
        units: PaidUnits,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let PaidUnits { buyer, mut lines, bought, keys, special, paid, apart } = units;
        let revenue = apart.as_ref().map_or(Ok(paid), |apart| apart.revenue_of(paid))?;
        self.ledger.check(postings::delivery(revenue, apart.as_deref(), buyer).iter())?;
        events.extend(self.find_brushing(&named, buyer));
        events.push(OrderDelivered { order: named.clone(), keys, revenue, apart }.into());
        lines.truncate(bought);
        let order = self.order_of(&named).and_then(|slot| self.orders.get(slot));
        let sellers = order.filter(|order| !order.sold_through().is_empty());
        let sellers = sellers.map(|order| self.seller_prices(order, &lines)).unwrap_or_default();
        let paid = PaidOrder { buyer, lines: &lines, sellers: &sellers };
        self.accrue_commission(named.clone(), &paid, events)?;
        self.grant_memberships(now, &named, buyer, &special, events)
    }

    pub(super) fn apply_order_delivered(
        &mut self,
        now: Time,
        event: &OrderDelivered,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let said = Answer::Order { order: slot, outcome: Outcome::Delivered, expires_at: None };
        let said = match self.orders.get(slot)?.stage {
            Stage::Fulfilling => {
                let lines = self.hand_over_rest(now, slot)?;
                Answer::Handed { order: slot, outcome: Outcome::Delivered, lines }
            }
            _ => self.hand_over_all(now, slot).map(|()| said)?,
        };
        let buyer = self.orders.get(slot)?.buyer;
        self.post(postings::delivery(event.revenue, event.apart.as_deref(), buyer).iter())?;
        self.orders.move_to(slot, Stage::Fulfilled).then_some(())?;
        self.orders.get_mut(slot)?.delivered_at = now;
        self.orders.schedule(slot, Due::Completion, self.settings.complete_after, now);
        answer.tell(said);
        Some(())
    }

    pub(super) fn apply_units_delivered(
        &mut self,
        now: Time,
        event: &UnitsDelivered,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let mut lines = Vec::with_capacity(event.lines.len());
        for DeliveredUnits { line, units, keys, parts } in &event.lines {
            let next = self.next_keys(self.orders.get(slot)?.lines.get(*line as usize)?, *units).ok()?;
            let same = next.keys == *keys && next.parts == *parts;
            lines.push(same.then(|| self.hand_over(now, slot, *line, *units))??);
        }
        answer.tell(Answer::Handed { order: slot, outcome: Outcome::PartlyDelivered, lines });
        self.orders.move_to(slot, Stage::Fulfilling).then_some(())
    }

    /// Hands over all of an order of which nothing was handed over yet.
    fn hand_over_all(&mut self, now: Time, slot: OrderSlot) -> Option<()> {
        self.stock_order(Stocking::Deliver, slot)?;
        for line in &mut self.orders.get_mut(slot)?.lines {
            line.delivered_units = line.owed_units();
            if let Units::Reusable { secret } = &mut line.units {
                *secret = self.reusable.get(line.variant)?.number();
            }
        }
        let order = self.orders.get(slot)?;
        if order.fulfilment.is_some() {
            (0..order.lines.len()).try_for_each(|n| self.start_content(now, slot, n))?;
        }
        Some(())
    }

    /// Hands over what an order is still owed.
    fn hand_over_rest(&mut self, now: Time, slot: OrderSlot) -> Option<Vec<Handed>> {
        let owed: SmallVec<[(u32, u32); 4]> =
            (0_u32..).zip(&self.orders.get(slot)?.lines).map(|(n, line)| (n, line.owed_units())).collect();
        owed.into_iter()
            .filter(|(_, units)| *units > 0)
            .map(|(line, units)| self.hand_over(now, slot, line, units))
            .collect()
    }

    /// Hands over the next units of a line. `None` when it is not owed as many.
    fn hand_over(&mut self, now: Time, slot: OrderSlot, line: u32, units: u32) -> Option<Handed> {
        let n = line as usize;
        let order = self.orders.get(slot)?;
        let buyer = order.buyer.filter(|_| n < order.bought());
        let owed = order.lines.get(n).filter(|owed| units <= owed.owed_units())?;
        let (variant, from) = (owed.variant, owed.delivered_units);
        let part = owed.units.part(from, units);
        self.stock_line(Stocking::Deliver, slot, buyer, variant, &part, units)?;
        let number = self.reusable.get(variant).map(ReusableKey::number);
        let line_of = self.orders.get_mut(slot)?.lines.get_mut(n)?;
        line_of.delivered_units = from.checked_add(units)?;
        if let Units::Reusable { secret } = &mut line_of.units
            && from == 0
        {
            // The units that follow are more uses of the same key.
            *secret = number?;
        }
        self.start_content(now, slot, n)?;
        Some(Handed { line, from, units })
    }
}

impl Answer {
    /// Tells of a delivery, but where it follows from something else: a refund that leaves nothing to hand over, a tick.
    fn tell(&mut self, delivery: Self) {
        if !matches!(self, Self::Refunded(_) | Self::Ticked(_)) {
            *self = delivery;
        }
    }
}

impl Shop {
    /// The units that a command means, checked against what is owed and has stock, with their keys.
    fn wanted_units(
        &self,
        wanted: &[DeliverLine],
        id: &OrderId,
        order: &Order,
    ) -> Result<Few<DeliveredUnits, 1>, Rejection> {
        let mut sorted: SmallVec<[DeliverLine; 4]> = wanted.iter().copied().collect();
        sorted.arrange_by_key(|line| line.line);
        let twins = sorted.iter().zip(sorted.iter().skip(1)).find(|(line, next)| line.line == next.line);
        if let Some((twin, _)) = twins {
            return Err(DeliveryRefusal::LineTwice { line: twin.line }.into());
        }
        let mut units = Few::new();
        for DeliverLine { line: n, units: wanted } in sorted {
            let line = order.lines.get(n as usize);
            let line = line.ok_or_else(|| DeliveryRefusal::LineUnknown { order: id.clone(), line: n })?;
            let short = order.short_units(n as usize);
            let owed = line.owed_units().saturating_sub(short);
            let wanted = wanted.unwrap_or(owed);
            if wanted > owed && wanted <= owed.saturating_add(short) {
                return Err(DeliveryRefusal::Short { order: id.clone(), line: n, short }.into());
            }
            if wanted > owed {
                return Err(DeliveryRefusal::TooManyUnits { line: n, wanted, owed }.into());
            }
            if wanted > 0 {
                let Chosen { keys, parts } = self.next_keys(line, wanted)?;
                units.push(DeliveredUnits { line: n, units: wanted, keys, parts });
            }
        }
        if units.is_empty() {
            return Err(DeliveryRefusal::NoUnits { order: id.clone() }.into());
        }
        Ok(units)
    }

    /// The keys of the next `units` units of a line to be handed over; none where the stock has no keys.
    pub(super) fn next_keys(&self, line: &Line, units: u32) -> Result<Chosen, Rejection> {
        let from = line.delivered_units;
        match &line.units {
            Units::Keys { handles, .. } => {
                let until = (from.saturating_add(units) as usize).min(handles.len());
                let keys = handles.as_slice().get(from as usize..until).unwrap_or_default();
                Ok(Chosen { keys: keys.into(), parts: None })
            }
            Units::Pools { .. } => self.told(&line.units.part(from, units)),
            Units::Reusable { .. } | Units::Counted | Units::Unlimited => Ok(Chosen::default()),
        }
    }
}

impl Order {
    /// For how many units commission is paid where it is a fixed amount for each: for bundles, not for their parts. The
    /// first part of a bundle stands for all of them.
    pub(super) fn commission_units(&self, n: usize) -> u32 {
        let Some(line) = self.lines.get(n) else { return 0 };
        let Some(part) = self.part_of(n) else { return line.earned_units() };
        let before = n.checked_sub(1).and_then(|before| self.part_of(before));
        if before.is_some_and(|before| before.cart_line == part.cart_line) {
            return 0;
        }
        let bundles = u64::from(part.bundles).saturating_mul(u64::from(line.earned_units()));
        u32::try_from(bundles / u64::from(line.quantity.max(1))).unwrap_or(u32::MAX)
    }

    /// The first line for which stock is missing.
    fn first_short(&self) -> Option<(u32, &LineFulfilment)> {
        let mut lines = self.fulfilment.iter().flat_map(|of| &of.lines);
        lines.find(|of| of.short_units > 0).map(|of| (of.line, of))
    }

    /// Units of lines that a delivery does more for than handing over stock.
    pub(super) fn special_units(&self, units: impl Fn(u32, &Line) -> u32) -> Vec<SpecialUnits> {
        let Some(fulfilment) = &self.fulfilment else { return Vec::new() };
        let granting = fulfilment.lines.iter().filter(|of| of.kind == FulfilmentKind::Membership);
        let special = granting.filter_map(|of| {
            let line = self.lines.get(of.line as usize)?;
            let (variant, version, units) = (line.variant, line.version, units(of.line, line));
            Some(SpecialUnits { line: of.line, variant, version, units })
        });
        special.filter(|special| special.units > 0).collect()
    }
}
