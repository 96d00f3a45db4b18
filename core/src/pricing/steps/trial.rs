//! One offer worked out on amounts that are not the cart's own: for those who look for the best of many ways.

use super::cell::{Cell, Cells};
use super::weigh::{Costs, Outcome, weigh};
use super::{Lines, OrderFacts};
use crate::money::MoneyRefusal;
use crate::pricing::compile::{Compiled, CompiledOffer, OfferSlot};

/// Where the offer is worked out.
#[derive(Debug, Default)]
pub(crate) struct Trial {
    cells: Cells,
}

impl Trial {
    /// Works an offer out, by the very function that quotes use. What offers of a lane compare; `None` where it does
    /// not apply.
    pub(crate) fn weigh(
        &mut self,
        book: &Compiled,
        slot: OfferSlot,
        offer: &CompiledOffer,
        facts: &OrderFacts,
        lines: &Lines,
        costs: Costs<'_>,
    ) -> Result<Option<i64>, MoneyRefusal> {
        self.cells.resize(lines.lines.len().saturating_add(1), Cell::default());
        Ok(match weigh(book, slot, offer, facts, lines, costs, &mut self.cells)? {
            Outcome::Takes(takes) => Some(takes.worth),
            _ => None,
        })
    }

    /// What the offer takes off each line, and off shipping, last.
    pub(crate) fn cuts(&self) -> impl Iterator<Item = i64> + Clone {
        self.cells.iter().map(|cell| cell.cut)
    }

    /// How many units of each line it gives.
    pub(crate) fn gave(&self) -> impl Iterator<Item = i64> + Clone {
        self.cells.iter().map(|cell| cell.gave)
    }
}
