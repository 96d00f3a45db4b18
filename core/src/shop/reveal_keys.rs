//! Showing delivered keys again: the record says who asked and why. The keys come sealed, as ever.

use crate::order::Move;
use crate::shop::command::RevealKeys;
use crate::shop::event::{Event, KeysRevealed};
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop};
use crate::text;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Shows the keys of a delivered order again.
    pub(super) fn decide_reveal_keys(&self, command: &RevealKeys) -> Result<Vec<Event>, Rejection> {
        let (order, ..) = self.order_for(&command.order, Move::Reveal)?;
        text::check_text("by", &command.by)?;
        text::check_text("reason", &command.reason)?;
        Ok(vec![KeysRevealed { order, by: command.by.clone(), reason: command.reason.clone() }.into()])
    }

    pub(super) fn apply_keys_revealed(&mut self, event: &KeysRevealed, answer: &mut Answer) -> Option<()> {
        let order = self.order_of(&event.order)?;
        *answer = Answer::Order { order, outcome: Outcome::Delivered, expires_at: None };
        Some(())
    }
}
