//! One offer worked out on amounts that are not the cart's own: for those who look for the best of many ways.

use super::cell::{Cell, Cells};
use super::facts::View;
use super::weigh::{Costs, Outcome, Takes, weigh};
use super::{Lines, OrderFacts};
use crate::money::MoneyRefusal;
use crate::pricing::compile::{Compiled, CompiledOffer, OfferSlot};

/// Where the offer is worked out.
#[derive(Debug)]
pub(crate) struct Trial {
    cells: Cells,
}

impl Trial {
    pub(crate) fn new(lines: &Lines) -> Self {
        Self { cells: Cells::from_elem(Cell::default(), lines.lines.len().saturating_add(1)) }
    }

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
        let view = View::at(book, facts, lines, costs);
        let mut takes = Takes::default();
        let outcome = weigh(slot, offer, &view, &mut self.cells, &mut takes)?;
        Ok((outcome == Outcome::Takes).then_some(takes.worth))
    }

    /// What the offer takes off each line, and off shipping, last.
    pub(crate) fn cuts(&self) -> impl Iterator<Item = i64> + Clone {
        self.cells.iter().map(|cell| cell.cut)
    }

    /// How many units of each line it gives, and what they cost without its cut.
    pub(crate) fn gave(&self) -> impl Iterator<Item = (i64, i64)> {
        self.cells.iter().map(|cell| (cell.gave, cell.worth))
    }
}
