//! Taking a payment: bound to its order, its amount and its id, and taken once.
//!
//! A payment in time pays the order, whole or in part, and where nobody is needed for it the order is delivered in the same transition. A
//! payment is late from the deadline on, whether a tick came or not; what happens to it then is the shop's setting.

use crate::ledger::Transfer;
use crate::money::Amount;
use crate::order::{Move, Order, OrderRefusal, PaidFor, Stage, Units};
use crate::shop::choosing::Chooser;
use crate::shop::command::RecordPayment;
use crate::shop::deliver::PaidUnits;
use crate::shop::event::{
    Event, LatePaymentCredited, LineKeys, NamedOrder, OrderExpired, OrderHeld, OrderPaid, PartPaid,
    ShortUnits, StockReservedAgain,
};
use crate::shop::holding::Stocking;
use crate::shop::postings::{self, GATEWAY, HELD};
use crate::shop::reply::Answer;
use crate::shop::{LateMoney, Outcome, Rejection, Shop};
use crate::slot::OrderSlot;
use crate::time::Time;
use alloc::vec::Vec;
use core::borrow::Borrow;

impl Shop {
    /// Records a payment notice. The notice of a payment that is recorded already does nothing and is answered alike. What
    /// is not just what is to be paid is taken too: less is kept until the rest comes, what is too much or comes once
    /// more buys nothing and is spare ([`MoneySettings`](crate::shop::MoneySettings)).
    pub(super) fn decide_take_payment(
        &self,
        now: Time,
        command: &RecordPayment,
    ) -> Result<Vec<Event>, Rejection> {
        let amount = command.amount.expect(self.settings.currency)?;
        if self.is_notice_of_archived(command, amount)? {
            return Ok(Vec::new());
        }
        let (slot, order) = self.orders.find(&command.order)?;
        self.read_upline_ahead(order.buyer);
        if let Some((_, known)) = self.payments.find(&command.payment) {
            let same = known.paid_for == PaidFor::Order(slot) && known.amount == amount;
            let refusal = || OrderRefusal::PaymentUsed { payment: command.payment.clone() };
            return if same { Ok(Vec::new()) } else { Err(refusal().into()) };
        }
        let late = order.is_overdue(now) || order.stage.allows(Move::PayLate);
        let open = order.total.minus(order.paid)?;
        let named = NamedOrder::known(command.order.clone(), slot);
        if amount != open || !(late || order.stage.allows(Move::Pay)) {
            return self.take_other(now, named, slot, order, command, late);
        }
        self.ledger.check([Transfer::new(GATEWAY, HELD, amount)])?;
        if late {
            self.take_late(now, named, slot, order, command)
        } else {
            self.take_in_time(now, named, order, command)
        }
    }

    /// Takes a payment that is not just what is to be paid, or that nobody awaits.
    fn take_other(
        &self,
        now: Time,
        named: NamedOrder,
        slot: OrderSlot,
        order: &Order,
        command: &RecordPayment,
        late: bool,
    ) -> Result<Vec<Event>, Rejection> {
        let awaited = late || order.stage.allows(Move::Pay);
        let exact = self.settings.money.exact_payments;
        if !awaited && (exact || !command.amount.amount().is_positive()) {
            order.check_allows(&command.order, Move::Pay)?;
        }
        if exact {
            let (expected, got) = (self.money(order.total.minus(order.paid)?), command.amount);
            return Err(OrderRefusal::AmountMismatch { order: command.order.clone(), expected, got }.into());
        }
        let amount = self.positive(command.amount)?;
        self.ledger.check([Transfer::new(GATEWAY, HELD, amount)])?;
        if late {
            return self.take_late(now, named, slot, order, command);
        }
        if awaited && (amount > order.total.minus(order.paid)? || self.settings.money.part_payments) {
            return self.take_in_time(now, named, order, command);
        }
        let mut events = Vec::with_capacity(1);
        self.spare(command.payment.clone(), named, order.buyer, amount, &mut events)?;
        Ok(events)
    }

    /// A payment that came before the deadline, or counts as one.
    fn take_in_time(
        &self,
        now: Time,
        named: NamedOrder,
        order: &Order,
        command: &RecordPayment,
    ) -> Result<Vec<Event>, Rejection> {
        let (amount, payment) = (command.amount.amount(), command.payment.clone());
        let open = order.total.minus(order.paid)?;
        let mut events = Vec::with_capacity(3);
        if amount < open {
            events.push(PartPaid { order: named, payment, amount }.into());
            return Ok(events);
        }
        events.push(OrderPaid { order: named.clone(), payment: Some(payment), amount: open }.into());
        self.spare_excess(&named, order, command, open, &mut events)?;
        if self.delivers_alone(&named, order) {
            self.deliver_units(now, named, PaidUnits::of(self, order)?, &mut events)?;
        } else if order.is_short() {
            self.deliver_covered(now, named, &mut order.clone(), &mut events)?;
        }
        Ok(events)
    }

    /// What of a payment is more than what it buys.
    fn spare_excess(
        &self,
        named: &NamedOrder,
        order: &Order,
        command: &RecordPayment,
        bought: Amount,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let excess = command.amount.amount().minus(bought)?;
        if excess.is_zero() {
            return Ok(());
        }
        self.spare(command.payment.clone(), named.clone(), order.buyer, excess, events)
    }

    /// Nothing that was paid is lost: it buys the order after all, or becomes balance, or waits for a person.
    fn take_late(
        &self,
        now: Time,
        named: NamedOrder,
        slot: OrderSlot,
        order: &Order,
        command: &RecordPayment,
    ) -> Result<Vec<Event>, Rejection> {
        let mut events = Vec::with_capacity(5);
        let still_reserved = order.stage == Stage::Placed;
        let policy = self.settings.late_payment;
        let payment = command.payment.clone();
        let (paid, amount) = (command.amount.amount(), order.total);
        if policy.reserve_again && still_reserved && paid >= order.total.minus(order.paid)? {
            // Nobody freed the stock yet: the order goes on as if it were paid in time.
            return self.take_in_time(now, named, order, command);
        }
        if still_reserved {
            events.push(OrderExpired { order: named.clone() }.into());
            self.spare_parts(&named, order, &mut events)?;
        }
        if paid < amount {
            // What does not pay the whole buys nothing any more: there is no time left for the rest.
            self.spare(payment, named, order.buyer, paid, &mut events)?;
            return Ok(events);
        }
        if policy.reserve_again
            && let Ok((again, mut after)) = self.reserve_again(now, &named, slot, order)
        {
            events.extend(again);
            events.push(OrderPaid { order: named.clone(), payment: Some(payment), amount }.into());
            self.spare_excess(&named, order, command, amount, &mut events)?;
            self.deliver_covered(now, named, &mut after, &mut events)?;
            return Ok(events);
        }
        match (policy.otherwise, order.buyer) {
            (LateMoney::Wallet, Some(buyer)) => {
                self.ledger.check([Transfer::new(GATEWAY, postings::wallet(buyer), paid)])?;
                events.push(LatePaymentCredited { order: named, payment, amount: paid }.into());
            }
            _ => {
                events.push(OrderHeld { order: named.clone(), payment, amount }.into());
                self.spare_excess(&named, order, command, amount, &mut events)?;
            }
        }
        Ok(events)
    }

    /// Chooses stock again for an order that lost its own; its coupons must be free too. What is short waits where the
    /// variant may be sold so, or the shop's setting says that late orders wait. Also gives the order as it will be.
    pub(super) fn reserve_again(
        &self,
        now: Time,
        named: &NamedOrder,
        slot: OrderSlot,
        order: &Order,
    ) -> Result<(Vec<Event>, Order), Rejection> {
        self.check_coupons_again(slot)?;
        self.check_sales_again(now, order)?;
        let anyhow = self.settings.late_payment.otherwise == LateMoney::Wait;
        let mut chooser = Chooser::new(self, now, named.id(), order.buyer, order.channel);
        let (mut keys, mut short) = (Vec::with_capacity(order.lines.len()), Vec::new());
        let mut after = order.clone();
        for (n, line) in (0_u32..).zip(&order.lines) {
            let id =
                self.catalog.variants().id(line.variant).ok_or_else(|| Rejection::inconsistent("variant"))?;
            let sold = self.catalog.sold(line.variant).ok_or_else(|| Rejection::inconsistent("variant"))?;
            let left = line.quantity.saturating_sub(line.refunded_units);
            let gift_after = order.gift_after(n as usize);
            let (chosen, units) = match order.premium_of(n as usize) {
                Some(_) => (chooser.choose_again(&line.units, left, id)?, 0),
                None => chooser.choose_some(sold, line.variant, id, left, gift_after, anyhow)?,
            };
            let of = self.units_of(sold.source, &chosen.keys, chosen.parts.as_deref());
            let place = after.lines.get_mut(n as usize).ok_or_else(|| Rejection::inconsistent("line"))?;
            place.units = of.ok_or_else(|| Rejection::inconsistent("pool"))?;
            keys.push(LineKeys { line: n, keys: chosen.keys, parts: chosen.parts });
            short.extend((units > 0).then_some(ShortUnits { line: n, units }));
        }
        let mut events = Vec::with_capacity(5);
        events.extend(self.say_short(named, &mut after, short)?);
        events.push(StockReservedAgain { order: named.clone(), keys }.into());
        Ok((events, after))
    }

    pub(super) fn apply_stock_reserved_again(&mut self, event: &StockReservedAgain) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        for LineKeys { line, keys, parts } in &event.keys {
            let variant = self.orders.get(slot)?.lines.get(*line as usize)?.variant;
            let units = self.units_of(self.catalog.sold(variant)?.source, keys, parts.as_deref())?;
            let line = self.orders.get_mut(slot)?.lines.get_mut(*line as usize)?;
            if matches!(units, Units::Keys { .. } | Units::Pools { .. }) {
                line.units = units;
            }
        }
        self.take_coupons(slot)?;
        self.stock_order(Stocking::Reserve, slot)
    }

    pub(super) fn apply_order_paid(&mut self, event: &OrderPaid, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        if let Some(payment) = &event.payment {
            self.keep_payment(payment, slot, event.amount)?;
            self.post([Transfer::new(GATEWAY, HELD, event.amount)])?;
        }
        let order = self.orders.get_mut(slot)?;
        order.paid = order.paid.plus(event.amount).ok()?;
        if let Some(buyer) = order.buyer {
            self.customers.count_paid_order(buyer);
        }
        *answer = Answer::Order { order: slot, outcome: Outcome::AwaitingDelivery, expires_at: None };
        self.orders.move_to(slot, Stage::Paid).then_some(())?;
        self.begin_wait(self.clock, slot)
    }

    pub(super) fn apply_part_paid(&mut self, event: &PartPaid, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.keep_payment(&event.payment, slot, event.amount)?;
        self.post([Transfer::new(GATEWAY, HELD, event.amount)])?;
        let order = self.orders.get_mut(slot)?;
        order.paid = order.paid.plus(event.amount).ok()?;
        *answer = Answer::Order { order: slot, outcome: Outcome::PartlyPaid, expires_at: order.due };
        Some(())
    }

    pub(super) fn apply_order_held(&mut self, event: &OrderHeld, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.keep_payment(&event.payment, slot, event.amount)?;
        self.post([Transfer::new(GATEWAY, HELD, event.amount)])?;
        let order = self.orders.get_mut(slot)?;
        order.paid = order.paid.plus(event.amount).ok()?;
        *answer = Answer::Order { order: slot, outcome: Outcome::Held, expires_at: None };
        self.orders.move_to(slot, Stage::Held).then_some(())?;
        self.begin_wait(self.clock, slot)
    }

    pub(super) fn apply_late_payment_credited(
        &mut self,
        event: &LatePaymentCredited,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let buyer = self.orders.get(slot)?.buyer?;
        let payment = self.keep_payment(&event.payment, slot, event.amount)?;
        self.payments.change(payment, |fate| {
            (fate.elsewhere, fate.credited_to) = (event.amount, Some(buyer));
            Ok(())
        })?;
        self.post([Transfer::new(GATEWAY, postings::wallet(buyer), event.amount)])?;
        *answer = Answer::Order { order: slot, outcome: Outcome::CreditedToWallet, expires_at: None };
        Some(())
    }

    /// What the notice of a payment is answered that came again: where its money is, or where its order stands.
    pub(super) fn answer_of_payment(&self, command: &RecordPayment) -> Option<Answer> {
        let (slot, order) = self.orders.find(&command.order).ok()?;
        let (payment, known) = self.payments.find(&command.payment)?;
        let fate = self.payments.fate(payment);
        let outcome = match order.stage {
            _ if fate.elsewhere == known.amount && fate.credited_to.is_none() => Outcome::Spared,
            _ if fate.elsewhere == known.amount => Outcome::CreditedToWallet,
            Stage::Placed if order.paid.is_positive() => {
                return Some(Answer::Order {
                    order: slot,
                    outcome: Outcome::PartlyPaid,
                    expires_at: order.due,
                });
            }
            Stage::Placed => Outcome::AwaitingPayment,
            Stage::Paid => Outcome::AwaitingDelivery,
            Stage::Fulfilling => Outcome::PartlyDelivered,
            Stage::Held => Outcome::Held,
            Stage::Fulfilled | Stage::Completed => Outcome::Delivered,
            // Not all that was refunded was delivered before, and what was not must not be shown now.
            Stage::Refunded => Outcome::Refunded,
            Stage::Expired | Stage::Cancelled => Outcome::CreditedToWallet,
        };
        Some(Answer::Order { order: slot, outcome, expires_at: None })
    }

    /// Makes transfers that were checked when they were decided.
    pub(super) fn post(&mut self, transfers: impl IntoIterator<Item: Borrow<Transfer>>) -> Option<()> {
        self.ledger.post(transfers).then_some(())
    }
}
