//! Taking a payment: bound to its order, its amount and its id, and taken once.
//!
//! A payment in time pays the order, and where nobody is needed for it the order is delivered in the same transition. A
//! payment is late from the deadline on, whether a tick came or not; what happens to it then is the shop's setting.

use crate::id::OrderId;
use crate::ledger::Transfer;
use crate::money::Amount;
use crate::order::{Move, Order, OrderRefusal, Payment, Stage};
use crate::shop::command::RecordPayment;
use crate::shop::deliver::PaidUnits;
use crate::shop::event::{
    Event, LatePaymentCredited, LineKeys, NamedOrder, OrderExpired, OrderHeld, OrderPaid, StockReservedAgain,
};
use crate::shop::holding::{Chooser, Stocking};
use crate::shop::postings::{self, GATEWAY, HELD};
use crate::shop::reply::Answer;
use crate::shop::{LateMoney, Outcome, Rejection, Shop};
use crate::slot::OrderSlot;
use crate::time::Time;
use alloc::vec::Vec;

impl Shop {
    /// Records a payment notice. The notice of a payment that is recorded already does nothing and is answered alike.
    pub(super) fn decide_take_payment(
        &self,
        now: Time,
        command: &RecordPayment,
    ) -> Result<Vec<Event>, Rejection> {
        let amount = command.amount.expect(self.settings.currency)?;
        let (slot, order) = self.orders.find(&command.order)?;
        if let Some(known) = self.payments.find(&command.payment) {
            let same = *known == Payment { order: slot, amount };
            let refusal = || OrderRefusal::PaymentUsed { payment: command.payment.clone() };
            return if same { Ok(Vec::new()) } else { Err(refusal().into()) };
        }
        let late = order.is_overdue(now) || order.stage.allows(Move::PayLate);
        let wanted = if late && !order.stage.allows(Move::Expire) { Move::PayLate } else { Move::Pay };
        order.check_allows(&command.order, wanted)?;
        let named = NamedOrder::known(command.order.clone(), slot);
        if amount != order.total {
            let money = |amount: Amount| amount.in_currency(self.settings.currency);
            let (expected, got) = (money(order.total), command.amount);
            return Err(OrderRefusal::AmountMismatch { order: command.order.clone(), expected, got }.into());
        }
        self.ledger.check([Transfer::new(GATEWAY, HELD, amount)])?;
        if late {
            self.take_late(now, named, slot, order, command)
        } else {
            self.take_in_time(named, order, command)
        }
    }

    fn take_in_time(
        &self,
        named: NamedOrder,
        order: &Order,
        command: &RecordPayment,
    ) -> Result<Vec<Event>, Rejection> {
        let paid =
            OrderPaid { order: named.clone(), payment: Some(command.payment.clone()), amount: order.total };
        let mut events = Vec::with_capacity(3);
        events.push(paid.into());
        if self.delivers_alone(order) {
            self.deliver_units(named, PaidUnits::of(self, order)?, &mut events)?;
        }
        Ok(events)
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
        let amount = order.total;
        if policy.reserve_again && still_reserved {
            // Nobody freed the stock yet: the order goes on as if it were paid in time.
            return self.take_in_time(named, order, command);
        }
        if still_reserved {
            events.push(OrderExpired { order: named.clone() }.into());
        }
        if policy.reserve_again
            && let Ok((again, units)) = self.reserve_again(now, &named, slot, order)
        {
            events.push(again.into());
            events.push(OrderPaid { order: named.clone(), payment: Some(payment), amount }.into());
            if self.delivers_alone(order) {
                self.deliver_units(named, units, &mut events)?;
            }
            return Ok(events);
        }
        match (policy.otherwise, order.buyer) {
            (LateMoney::Wallet, Some(buyer)) => {
                self.ledger.check([Transfer::new(GATEWAY, postings::wallet(buyer), amount)])?;
                events.push(LatePaymentCredited { order: named, payment, amount }.into());
            }
            _ => events.push(OrderHeld { order: named, payment, amount }.into()),
        }
        Ok(events)
    }

    /// Chooses stock again for an order that lost its own; its coupons must be free too.
    pub(super) fn reserve_again(
        &self,
        now: Time,
        named: &NamedOrder,
        slot: OrderSlot,
        order: &Order,
    ) -> Result<(StockReservedAgain, PaidUnits), Rejection> {
        self.check_coupons_again(slot)?;
        let mut chooser = Chooser::new(self, now, order.buyer);
        let mut keys = Vec::with_capacity(order.lines.len());
        for (n, line) in (0_u32..).zip(&order.lines) {
            let id =
                self.catalog.variants().id(line.variant).ok_or_else(|| Rejection::inconsistent("variant"))?;
            let sold = self.catalog.sold(line.variant).ok_or_else(|| Rejection::inconsistent("variant"))?;
            let left = line.quantity.saturating_sub(line.refunded_units);
            let gift_after = order.gift_after(n as usize);
            let keys_of_line = chooser.choose(sold.source, line.variant, id, left, gift_after)?;
            keys.push(LineKeys { line: n, keys: keys_of_line });
        }
        let units = PaidUnits::of(self, order)?.with_keys(&keys);
        Ok((StockReservedAgain { order: named.clone(), keys }, units))
    }

    pub(super) fn apply_stock_reserved_again(&mut self, event: &StockReservedAgain) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let order = self.orders.get_mut(slot)?;
        for LineKeys { line, keys } in &event.keys {
            order.lines.get_mut(*line as usize)?.units.set_handles(keys.clone());
        }
        self.take_coupons(slot)?;
        self.stock_order(Stocking::Reserve, slot)
    }

    pub(super) fn apply_order_paid(&mut self, event: &OrderPaid, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        if let Some(payment) = &event.payment {
            self.payments.keep(payment, Payment { order: slot, amount: event.amount }).then_some(())?;
            self.post([Transfer::new(GATEWAY, HELD, event.amount)])?;
        }
        let order = self.orders.get_mut(slot)?;
        order.paid = order.paid.plus(event.amount).ok()?;
        if let Some(buyer) = order.buyer {
            self.customers.count_paid_order(buyer);
        }
        *answer = Answer::Order { order: slot, outcome: Outcome::AwaitingDelivery, expires_at: None };
        self.orders.move_to(slot, Stage::Paid).then_some(())
    }

    pub(super) fn apply_order_held(&mut self, event: &OrderHeld, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.payments.keep(&event.payment, Payment { order: slot, amount: event.amount }).then_some(())?;
        self.post([Transfer::new(GATEWAY, HELD, event.amount)])?;
        let order = self.orders.get_mut(slot)?;
        order.paid = order.paid.plus(event.amount).ok()?;
        *answer = Answer::Order { order: slot, outcome: Outcome::Held, expires_at: None };
        self.orders.move_to(slot, Stage::Held).then_some(())
    }

    pub(super) fn apply_late_payment_credited(
        &mut self,
        event: &LatePaymentCredited,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let buyer = self.orders.get(slot)?.buyer?;
        self.payments.keep(&event.payment, Payment { order: slot, amount: event.amount }).then_some(())?;
        self.post([Transfer::new(GATEWAY, postings::wallet(buyer), event.amount)])?;
        *answer = Answer::Order { order: slot, outcome: Outcome::CreditedToWallet, expires_at: None };
        Some(())
    }

    /// What the notice of a payment is answered that came again: where its order stands.
    pub(super) fn answer_of_order(&self, id: &OrderId) -> Option<Answer> {
        let (slot, order) = self.orders.find(id).ok()?;
        let outcome = match order.stage {
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
    pub(super) fn post(&mut self, transfers: impl IntoIterator<Item = Transfer>) -> Option<()> {
        self.ledger.post(transfers).then_some(())
    }
}
