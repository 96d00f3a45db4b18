//! The end of an unpaid order's time: its stock and coupons are free again.

use crate::order::Stage;
use crate::shop::Shop;
use crate::shop::event::OrderExpired;
use crate::shop::holding::Stocking;
use crate::shop::reply::Answer;

impl Shop {
    pub(super) fn apply_order_expired(&mut self, event: &OrderExpired, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.stock_order(Stocking::Release, slot)?;
        self.give_back_coupons(slot)?;
        self.orders.move_to(slot, Stage::Expired).then_some(())?;
        answer.ticked(|ticked| ticked.expired = ticked.expired.saturating_add(1));
        Some(())
    }
}
