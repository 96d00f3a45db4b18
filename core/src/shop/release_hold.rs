//! Letting a held order go on: a person decided for it. What was held because it was paid too late needs stock again.

use crate::order::{Move, Stage};
use crate::shop::command::ReleaseHold;
use crate::shop::deliver::PaidUnits;
use crate::shop::event::{Event, HoldReleased};
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop};
use crate::time::Time;
use alloc::vec::Vec;

impl Shop {
    /// Reserves the stock and coupons of an order again that was held because it was paid too late, and delivers it where nobody is needed for it.
    pub(super) fn decide_release_hold(
        &self,
        now: Time,
        command: &ReleaseHold,
    ) -> Result<Vec<Event>, Rejection> {
        let (named, slot, order) = self.order_for(&command.order, Move::Release)?;
        if order.is_in_review() {
            let mut events = Vec::from_iter([HoldReleased { order: named.clone() }.into()]);
            if self.delivers_alone(order) {
                self.deliver_units(now, named, PaidUnits::of(self, order)?, &mut events)?;
            } else if order.is_short() {
                self.deliver_covered(now, named, &mut order.decided(), &mut events)?;
            }
            return Ok(events);
        }
        let (mut events, after) = self.reserve_again(now, &named, slot, order)?;
        events.push(HoldReleased { order: named.clone() }.into());
        self.deliver_covered(now, named, &mut after.decided(), &mut events)?;
        Ok(events)
    }

    pub(super) fn apply_hold_released(&mut self, event: &HoldReleased, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let order = self.orders.get(slot)?;
        if order.is_in_review() {
            self.orders.get_mut(slot)?.dealings_mut().in_review = false;
        } else if let Some(buyer) = order.buyer {
            self.customers.count_paid_order(buyer);
        }
        *answer = Answer::Order { order: slot, outcome: Outcome::AwaitingDelivery, expires_at: None };
        self.orders.move_to(slot, Stage::Paid).then_some(())?;
        self.begin_wait(self.clock, slot)
    }
}
