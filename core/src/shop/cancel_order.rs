//! Giving up an order that is not paid.

use crate::order::{Move, Stage};
use crate::shop::command::CancelOrder;
use crate::shop::event::{Event, OrderCancelled};
use crate::shop::holding::Stocking;
use crate::shop::{Rejection, Shop};
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Cancels an unpaid order: its stock and coupons are free again, and what was paid of it is spare.
    pub(super) fn decide_cancel_order(&self, command: &CancelOrder) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Cancel)?;
        let mut events = vec![OrderCancelled { order: named.clone() }.into()];
        self.spare_parts(&named, order, &mut events)?;
        Ok(events)
    }

    pub(super) fn apply_order_cancelled(&mut self, event: &OrderCancelled) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.stock_order(Stocking::Release, slot)?;
        self.give_back_coupons(slot)?;
        self.orders.move_to(slot, Stage::Cancelled).then_some(())
    }
}
