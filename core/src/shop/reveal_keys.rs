//! Showing delivered keys again: the record says who asked and why. The keys come sealed, as ever.

use crate::order::{Move, Stage};
use crate::shop::command::RevealKeys;
use crate::shop::event::{Event, KeysRevealed};
use crate::shop::reply::{Answer, Handed};
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
        *answer = match self.orders.get(order)? {
            fulfilling if fulfilling.stage == Stage::Fulfilling => {
                // More may be handed over later: what is told now is told again.
                let handed = (0_u32..).zip(&fulfilling.lines).filter(|(_, line)| line.delivered_units > 0);
                let lines = handed.map(|(n, line)| Handed { line: n, from: 0, units: line.delivered_units });
                Answer::Handed { order, outcome: Outcome::PartlyDelivered, lines: lines.collect() }
            }
            _ => Answer::Order { order, outcome: Outcome::Delivered, expires_at: None },
        };
        Some(())
    }
}
