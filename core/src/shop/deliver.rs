//! Delivering an order: its stock is handed over, the shop has earned its money, and its commission accrues, all in one
//! transition.

use crate::commission::{PaidLine, PaidOrder};
use crate::few::Few;
use crate::id::OrderId;
use crate::money::Amount;
use crate::order::{Apart, DeliveryRefusal, Due, Line, Move, Order, Stage, Units};
use crate::shop::command::{Deliver, DeliverLine};
use crate::shop::event::{
    DeliveredUnits, Event, LineKeys, NamedOrder, OrderDelivered, OrderPlaced, UnitsDelivered,
};
use crate::shop::holding::{Chosen, Stocking};
use crate::shop::postings;
use crate::shop::reply::{Answer, Handed};
use crate::shop::{Outcome, Rejection, Shop};
use crate::slot::{CustomerSlot, OrderSlot};
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
    /// All money that was paid for them and beside them.
    paid: Amount,
    /// What of it is no revenue.
    apart: Option<Box<Apart>>,
}

impl PaidUnits {
    /// Those of an order in memory.
    pub(super) fn of(shop: &Shop, order: &Order) -> Result<Self, Rejection> {
        let rule = shop.allocation_of(order)?;
        let lines = order.lines.iter().enumerate().map(|(n, line)| {
            let paid = line.total.minus(line.refunded)?;
            Ok::<_, Rejection>(PaidLine {
                product: line.product,
                quantity: line.earned_units(),
                paid: paid.minus(order.tax_after(n, order.line_back(n), rule))?,
                list: line.list_of_earned(),
                cost: None,
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
        let mut lines = SmallVec::new();
        for line in &placed.lines {
            let (_, sold) = shop.catalog.find(line.variant.id())?;
            lines.push(PaidLine {
                product: sold.product,
                quantity: line.quantity,
                paid: line.total.minus(line.tax.unwrap_or_default())?,
                list: line.list,
                cost: None,
            });
        }
        let mut keys = Few::new();
        for (n, line) in (0_u32..).zip(&placed.lines) {
            add_keys(&mut keys, n, Chosen { keys: line.keys.clone(), parts: line.parts.clone() });
        }
        let extras = shop.placed_extras(placed).ok_or_else(|| Rejection::inconsistent("offer"))?;
        let gifts = extras.as_ref().map_or(0, |extras| extras.gifts.len());
        let bought = lines.len().saturating_sub(gifts);
        let apart = extras.map(|extras| extras.apart()).transpose()?.map(Box::new);
        Ok(Self { buyer, lines, bought, keys, paid: placed.total, apart })
    }

    /// The same units with other keys, told for every line.
    pub(super) fn with_keys(self, keys: &[LineKeys]) -> Self {
        let has_keys = |line: &&LineKeys| !line.keys.is_empty() || line.parts.is_some();
        Self { keys: keys.iter().filter(has_keys).cloned().collect(), ..self }
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
    pub(super) fn decide_deliver(&self, command: &Deliver) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Deliver)?;
        self.check_claimed(&command.order)?;
        let mut events = Vec::with_capacity(2);
        match &command.lines {
            Some(lines) => {
                let wanted = self.wanted_units(lines, &command.order, order)?;
                self.deliver_some(named, order, wanted, &mut events)?;
            }
            None => self.deliver_units(named, PaidUnits::of(self, order)?, &mut events)?,
        }
        Ok(events)
    }

    /// The events of handing over some units of an order.
    fn deliver_some(
        &self,
        named: NamedOrder,
        order: &Order,
        lines: Few<DeliveredUnits, 1>,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let handed: u64 = lines.iter().map(|line| u64::from(line.units)).sum();
        let owed: u64 = order.lines.iter().map(|line| u64::from(line.owed_units())).sum();
        if handed == owed {
            return self.deliver_units(named, PaidUnits::of(self, order)?, events);
        }
        events.push(UnitsDelivered { order: named, lines }.into());
        Ok(())
    }

    /// Whether an order is delivered as soon as it is paid: its channel allows it, and no line needs a person.
    pub(super) fn delivers_alone(&self, named: &NamedOrder, order: &Order) -> bool {
        !self.reach.gifts.awaits(named.id()) && self.needs_nobody(order)
    }

    /// Whether nobody is needed to deliver an order: its channel and its listings allow it, and no line needs a person.
    pub(super) fn needs_nobody(&self, order: &Order) -> bool {
        let needs_person = |line: &Line| {
            self.catalog.sold(line.variant).is_none_or(|sold| sold.manual)
                || self.is_in_quarantine(&line.units)
        };
        self.channels.get(order.channel).is_some_and(|channel| channel.auto_delivery)
            && !order.lines.iter().any(needs_person)
            && !self.listed_manual(order)
    }

    /// The events of a delivery.
    pub(super) fn deliver_units(
        &self,
        named: NamedOrder,
        units: PaidUnits,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let PaidUnits { buyer, mut lines, bought, keys, paid, apart } = units;
        let revenue = apart.as_ref().map_or(Ok(paid), |apart| apart.revenue_of(paid))?;
        self.ledger.check(postings::delivery(revenue, apart.as_deref(), buyer))?;
        events.push(OrderDelivered { order: named.clone(), keys, revenue, apart }.into());
        lines.truncate(bought);
        self.accrue_commission(named, &PaidOrder { buyer, lines: &lines }, events)
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
                let lines = self.hand_over_rest(slot)?;
                Answer::Handed { order: slot, outcome: Outcome::Delivered, lines }
            }
            _ => self.hand_over_all(slot).map(|()| said)?,
        };
        let buyer = self.orders.get(slot)?.buyer;
        self.post(postings::delivery(event.revenue, event.apart.as_deref(), buyer))?;
        self.orders.move_to(slot, Stage::Fulfilled).then_some(())?;
        self.orders.schedule(slot, Due::Completion, self.settings.complete_after, now);
        // A refund that leaves nothing to hand over is told as a refund.
        if !matches!(answer, Answer::Refunded(_)) {
            *answer = said;
        }
        Some(())
    }

    pub(super) fn apply_units_delivered(
        &mut self,
        event: &UnitsDelivered,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let mut lines = Vec::with_capacity(event.lines.len());
        for DeliveredUnits { line, units, keys, parts } in &event.lines {
            let next = self.next_keys(self.orders.get(slot)?.lines.get(*line as usize)?, *units).ok()?;
            let same = next.keys == *keys && next.parts == *parts;
            lines.push(same.then(|| self.hand_over(slot, *line, *units))??);
        }
        *answer = Answer::Handed { order: slot, outcome: Outcome::PartlyDelivered, lines };
        self.orders.move_to(slot, Stage::Fulfilling).then_some(())
    }

    /// Hands over all of an order of which nothing was handed over yet.
    fn hand_over_all(&mut self, slot: OrderSlot) -> Option<()> {
        self.stock_order(Stocking::Deliver, slot)?;
        for line in &mut self.orders.get_mut(slot)?.lines {
            line.delivered_units = line.owed_units();
            if let Units::Reusable { secret } = &mut line.units {
                *secret = self.reusable.get(line.variant)?.number();
            }
        }
        Some(())
    }

    /// Hands over what an order is still owed.
    fn hand_over_rest(&mut self, slot: OrderSlot) -> Option<Vec<Handed>> {
        let owed: SmallVec<[(u32, u32); 4]> =
            (0_u32..).zip(&self.orders.get(slot)?.lines).map(|(n, line)| (n, line.owed_units())).collect();
        owed.into_iter()
            .filter(|(_, units)| *units > 0)
            .map(|(line, units)| self.hand_over(slot, line, units))
            .collect()
    }

    /// Hands over the next units of a line. `None` when it is not owed as many.
    fn hand_over(&mut self, slot: OrderSlot, line: u32, units: u32) -> Option<Handed> {
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
        Some(Handed { line, from, units })
    }
}

impl Shop {
    /// The units that a command means, checked against what is owed, with their keys.
    fn wanted_units(
        &self,
        wanted: &[DeliverLine],
        id: &OrderId,
        order: &Order,
    ) -> Result<Few<DeliveredUnits, 1>, Rejection> {
        let mut sorted: SmallVec<[DeliverLine; 4]> = wanted.iter().copied().collect();
        sorted.sort_unstable_by_key(|line| line.line);
        let twins = sorted.iter().zip(sorted.iter().skip(1)).find(|(line, next)| line.line == next.line);
        if let Some((twin, _)) = twins {
            return Err(DeliveryRefusal::LineTwice { line: twin.line }.into());
        }
        let mut units = Few::new();
        for DeliverLine { line: n, units: wanted } in sorted {
            let line = order.lines.get(n as usize);
            let line = line.ok_or_else(|| DeliveryRefusal::LineUnknown { order: id.clone(), line: n })?;
            let owed = line.owed_units();
            let wanted = wanted.unwrap_or(owed);
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
    fn next_keys(&self, line: &Line, units: u32) -> Result<Chosen, Rejection> {
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
