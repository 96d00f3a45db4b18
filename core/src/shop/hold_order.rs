//! Holding a paid order for a person to look at (人工审核). It keeps its stock; what was held because it was paid too late has
//! none.

use crate::order::{Move, Stage};
use crate::shop::command::HoldOrder;
use crate::shop::event::{Event, OrderInReview};
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop};
use crate::text;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Holds a paid order of which nothing is handed over yet. It goes on with `ReleaseHold`, or is refunded.
    pub(super) fn decide_hold_order(&self, command: &HoldOrder) -> Result<Vec<Event>, Rejection> {
        let (order, ..) = self.order_for(&command.order, Move::Hold)?;
        text::check_text("reason", &command.reason)?;
        Ok(vec![OrderInReview { order, reason: command.reason.clone() }.into()])
    }

    pub(super) fn apply_order_in_review(&mut self, event: &OrderInReview, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.orders.get_mut(slot)?.dealings_mut().in_review = true;
        if !matches!(answer, Answer::Refunded(_)) {
            *answer = Answer::Order { order: slot, outcome: Outcome::Held, expires_at: None };
        }
        self.orders.move_to(slot, Stage::Held).then_some(())?;
        self.begin_wait(self.clock, slot)
    }
}
