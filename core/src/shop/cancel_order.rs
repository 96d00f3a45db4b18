//! Giving up an order that is not paid.

use crate::order::{Move, Stage};
use crate::shop::command::CancelOrder;
use crate::shop::event::{Event, OrderCancelled, OrderExpired};
use crate::shop::holding::Stocking;
use crate::shop::{Rejection, Shop};
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Cancels an unpaid order. One whose time is over has expired, whether a tick came or not.
    pub(super) fn decide_cancel_order(
        &self,
        now: Time,
        command: &CancelOrder,
    ) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Cancel)?;
        if order.is_overdue(now) {
            return Ok(vec![OrderExpired { order: named }.into()]);
        }
        Ok(vec![OrderCancelled { order: named }.into()])
    }

    pub(super) fn apply_order_cancelled(&mut self, event: &OrderCancelled) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.stock_order(Stocking::Release, slot)?;
        self.give_back_coupons(slot)?;
        self.orders.move_to(slot, Stage::Cancelled).then_some(())
    }
}
