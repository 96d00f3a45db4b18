//! Delivering an order: its stock is handed over, the shop has earned its money, and its commission accrues, all in one
//! transition.

use crate::handle::Handles;
use crate::money::Amount;
use crate::order::{Apart, Due, Line, Move, Order, Stage, Units};
use crate::shop::command::Deliver;
use crate::shop::event::{Event, LineKeys, NamedOrder, OrderDelivered, OrderPlaced};
use crate::shop::holding::Stocking;
use crate::shop::postings;
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop};
use crate::slot::{CustomerSlot, ProductSlot};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// What of an order is paid and not delivered yet: what its delivery hands over and its commission is made of.
pub(super) struct PaidUnits {
    pub(super) buyer: Option<CustomerSlot>,
    pub(super) lines: SmallVec<[PaidUnitsLine; 2]>,
    /// How many of the lines were bought; the others are gifts, which earn nobody anything.
    pub(super) bought: usize,
    /// All money that was paid for them and beside them.
    paid: Amount,
    /// What of it is no revenue.
    apart: Option<Box<Apart>>,
}

pub(super) struct PaidUnitsLine {
    pub(super) product: ProductSlot,
    pub(super) quantity: u32,
    /// What was paid for them, without tax.
    pub(super) paid: Amount,
    /// What they cost at list price.
    pub(super) list: Amount,
    pub(super) keys: Handles,
}

impl PaidUnits {
    /// Those of an order in memory.
    pub(super) fn of(shop: &Shop, order: &Order) -> Result<Self, Rejection> {
        let rule = shop.allocation_of(order)?;
        let lines = order.lines.iter().enumerate().map(|(n, line)| {
            let paid = line.total.minus(line.refunded)?;
            Ok::<_, Rejection>(PaidUnitsLine {
                product: line.product,
                quantity: line.delivered_units(),
                paid: paid.minus(order.tax_after(n, line.refunded_units, rule))?,
                list: line.list_of_delivered(),
                keys: line.units.handles().cloned().unwrap_or_default(),
            })
        });
        Ok(Self {
            buyer: order.buyer,
            lines: lines.collect::<Result<_, _>>()?,
            bought: order.bought(),
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
            lines.push(PaidUnitsLine {
                product: sold.product,
                quantity: line.quantity,
                paid: line.total.minus(line.tax.unwrap_or_default())?,
                list: line.list,
                keys: line.keys.clone(),
            });
        }
        let extras = shop.placed_extras(placed).ok_or_else(|| Rejection::inconsistent("offer"))?;
        let gifts = extras.as_ref().map_or(0, |extras| extras.gifts.len());
        let bought = lines.len().saturating_sub(gifts);
        let apart = extras.map(|extras| extras.apart()).transpose()?.map(Box::new);
        Ok(Self { buyer, lines, bought, paid: placed.total, apart })
    }

    /// The same units with other keys.
    pub(super) fn with_keys(mut self, keys: &[LineKeys]) -> Self {
        for LineKeys { line, keys } in keys {
            if let Some(own) = self.lines.get_mut(*line as usize) {
                own.keys = keys.clone();
            }
        }
        self
    }
}

impl Shop {
    /// Delivers a paid order by hand.
    pub(super) fn decide_deliver(&self, command: &Deliver) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Deliver)?;
        let mut events = Vec::with_capacity(2);
        self.deliver_units(named, &PaidUnits::of(self, order)?, &mut events)?;
        Ok(events)
    }

    /// Whether an order is delivered as soon as it is paid: its channel allows it, and no line needs a person.
    pub(super) fn delivers_alone(&self, order: &Order) -> bool {
        let needs_person = |line: &Line| self.catalog.sold(line.variant).is_none_or(|sold| sold.manual);
        self.channels.get(order.channel).is_some_and(|channel| channel.auto_delivery)
            && !order.lines.iter().any(needs_person)
    }

    /// The events of a delivery.
    pub(super) fn deliver_units(
        &self,
        named: NamedOrder,
        units: &PaidUnits,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let apart = units.apart.clone();
        let revenue = apart.as_ref().map_or(Ok(units.paid), |apart| apart.revenue_of(units.paid))?;
        self.ledger.check(&postings::delivery(revenue, apart.as_deref(), units.buyer)?)?;
        let with_keys = (0_u32..).zip(&units.lines).filter(|(_, line)| !line.keys.is_empty());
        let keys = with_keys.map(|(n, line)| LineKeys { line: n, keys: line.keys.clone() }).collect();
        events.push(OrderDelivered { order: named.clone(), keys, revenue, apart }.into());
        self.accrue_commission(named, units, events)
    }

    pub(super) fn apply_order_delivered(
        &mut self,
        now: Time,
        event: &OrderDelivered,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.stock_order(Stocking::Deliver, slot)?;
        for line in &mut self.orders.get_mut(slot)?.lines {
            if let Units::Reusable { secret } = &mut line.units {
                *secret = self.reusable.get(line.variant)?.number();
            }
        }
        let buyer = self.orders.get(slot)?.buyer;
        self.post(&postings::delivery(event.revenue, event.apart.as_deref(), buyer).ok()?)?;
        self.orders.move_to(slot, Stage::Fulfilled).then_some(())?;
        self.orders.schedule(slot, Due::Completion, self.settings.complete_after, now);
        *answer = Answer::Order { order: slot, outcome: Outcome::Delivered, expires_at: None };
        Some(())
    }
}

impl Units {
    /// The keys, where the stock has keys.
    pub(super) fn handles(&self) -> Option<&Handles> {
        match self {
            Self::Keys { handles, .. } => Some(handles),
            Self::Reusable { .. } | Self::Counted | Self::Unlimited => None,
        }
    }

    /// Other keys, where the stock has keys.
    pub(super) fn set_handles(&mut self, keys: Handles) {
        if let Self::Keys { handles, .. } = self {
            *handles = keys;
        }
    }
}
