//! Delivering an order: its stock is handed over, the shop has earned its money, and its commission accrues, all in one
//! transition.

use crate::commission::{PaidLine, PaidOrder};
use crate::few::Few;
use crate::handle::Handles;
use crate::money::Amount;
use crate::order::{Apart, Due, Line, Move, Order, Stage, Units};
use crate::shop::command::Deliver;
use crate::shop::event::{Event, LineKeys, NamedOrder, OrderDelivered, OrderPlaced};
use crate::shop::holding::Stocking;
use crate::shop::postings;
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop};
use crate::slot::CustomerSlot;
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
                quantity: line.delivered_units(),
                paid: paid.minus(order.tax_after(n, line.refunded_units, rule))?,
                list: line.list_of_delivered(),
                cost: None,
            })
        });
        let keys = order.lines.iter().map(|line| line.units.handles());
        Ok(Self {
            buyer: order.buyer,
            lines: lines.collect::<Result<_, _>>()?,
            bought: order.bought(),
            keys: line_keys(keys),
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
        let keys = line_keys(placed.lines.iter().map(|line| Some(&line.keys)));
        let extras = shop.placed_extras(placed).ok_or_else(|| Rejection::inconsistent("offer"))?;
        let gifts = extras.as_ref().map_or(0, |extras| extras.gifts.len());
        let bought = lines.len().saturating_sub(gifts);
        let apart = extras.map(|extras| extras.apart()).transpose()?.map(Box::new);
        Ok(Self { buyer, lines, bought, keys, paid: placed.total, apart })
    }

    /// The same units with other keys, told for every line.
    pub(super) fn with_keys(self, keys: &[LineKeys]) -> Self {
        Self { keys: line_keys(keys.iter().map(|line| Some(&line.keys))), ..self }
    }
}

/// The keys of each line that has some.
fn line_keys<'a>(lines: impl Iterator<Item = Option<&'a Handles>>) -> Few<LineKeys, 1> {
    let with_keys =
        (0_u32..).zip(lines).filter_map(|(n, keys)| Some((n, keys.filter(|keys| !keys.is_empty())?)));
    with_keys.map(|(line, keys)| LineKeys { line, keys: keys.clone() }).collect()
}

impl Shop {
    /// Delivers a paid order by hand.
    pub(super) fn decide_deliver(&self, command: &Deliver) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Deliver)?;
        let mut events = Vec::with_capacity(2);
        self.deliver_units(named, PaidUnits::of(self, order)?, &mut events)?;
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
        self.stock_order(Stocking::Deliver, slot)?;
        for line in &mut self.orders.get_mut(slot)?.lines {
            if let Units::Reusable { secret } = &mut line.units {
                *secret = self.reusable.get(line.variant)?.number();
            }
        }
        let buyer = self.orders.get(slot)?.buyer;
        self.post(postings::delivery(event.revenue, event.apart.as_deref(), buyer))?;
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
