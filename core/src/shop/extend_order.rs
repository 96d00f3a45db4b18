//! Putting off the deadline of an unpaid order: so long and so often as the settings allow.

use crate::id::OrderId;
use crate::order::{Due, Order, OrderRefusal, Stage};
use crate::shop::command::ExtendOrder;
use crate::shop::event::{Event, NamedOrder, OrderExtended};
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop};
use crate::slot::OrderSlot;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Gives an unpaid order more time, unless its time is over.
    pub(super) fn decide_extend_order(
        &self,
        now: Time,
        command: &ExtendOrder,
    ) -> Result<Vec<Event>, Rejection> {
        let (slot, order) = self.awaiting(now, &command.order, "extend")?;
        let extended = self.reach.extended.get(&slot).copied().unwrap_or_default();
        let due = order.due.unwrap_or(now);
        self.later_end(now, &command.order, order.placed_at, due, extended)?;
        let wait = self.settings.reach.extension;
        Ok(vec![OrderExtended { order: NamedOrder::known(command.order.clone(), slot), wait }.into()])
    }

    pub(super) fn apply_order_extended(
        &mut self,
        now: Time,
        event: &OrderExtended,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.orders.get(slot).filter(|order| order.stage == Stage::Placed)?;
        self.orders.schedule(slot, Due::Expiry, event.wait, now);
        let count = self.reach.extended.entry(slot).or_default();
        *count = count.saturating_add(1);
        let expires_at = Some(now.after(event.wait));
        *answer = Answer::Order { order: slot, outcome: Outcome::AwaitingPayment, expires_at };
        Some(())
    }

    /// An order that awaits its payment and is not overdue, whether a tick came or not.
    pub(super) fn awaiting(
        &self,
        now: Time,
        id: &OrderId,
        wanted: &'static str,
    ) -> Result<(OrderSlot, &Order), OrderRefusal> {
        let (slot, order) = self.orders.find(id)?;
        let overdue = order.is_overdue(now);
        if order.stage == Stage::Placed && !overdue {
            return Ok((slot, order));
        }
        let stage = if overdue { Stage::Expired.name() } else { order.stage.name() };
        Err(OrderRefusal::IllegalMove { order: id.clone(), stage, wanted })
    }
}
