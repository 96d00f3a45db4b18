//! What a combination of coupons made of the cart so far.

use crate::pricing::compile::{CompiledEffect, CompiledOffer};
use crate::pricing::steps::{Costs, Lines, PerLine, Trial};
use alloc::vec::Vec;
use smallvec::SmallVec;

/// What lines and shipping cost after some offers, and which coupons were chosen for it.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// What each line costs; where a lane picks the best by line, at its beginning.
    pub(super) amounts: PerLine,
    pub(super) subtotal: i64,
    pub(super) shipping: i64,
    /// The chosen coupons: the one that stands first in the book has the highest bit.
    pub(super) chosen: u64,
    /// By line. Empty where no offer of the book makes any.
    marks: SmallVec<[Mark; 4]>,
    /// Coupons that may not be chosen in this lane any more.
    pub(super) barred: u64,
    pub(super) inside: Inside,
}

/// What offers leave on a line besides its amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    /// The units that were given for others.
    given: u32,
    /// What those cost still.
    given_worth: i64,
    /// Whether a tier made the price.
    tiered: bool,
}

/// What is kept inside of a lane.
#[derive(Debug, Clone)]
pub(super) enum Inside {
    Nothing,
    /// What everything cost at the lane's beginning.
    Base {
        amounts: PerLine,
        subtotal: i64,
        shipping: i64,
    },
    /// What the best offer so far takes off each line, what kind of offer it is, and which of the tables of the search
    /// says what each offer takes.
    Cuts {
        cuts: PerLine,
        kinds: SmallVec<[Kind; 8]>,
        table: usize,
    },
}

/// What matters of an offer that won a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kind {
    pub(super) ends_quote: bool,
    pub(super) tiers: bool,
}

/// What each offer of a lane takes off each line, for states that enter it alike.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// By offer; none where it does not apply.
    pub(super) cuts: Vec<Option<PerLine>>,
    /// By offer: the most that it or any after it takes off each line.
    pub(super) most: Vec<PerLine>,
}

/// Coupons, the better the greater: the fewer, then those that stand earlier in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    count: core::cmp::Reverse<u32>,
    chosen: u64,
}

/// What makes states equal.
pub(super) type Key = SmallVec<[i64; 16]>;

impl Table {
    pub(super) fn new(cuts: Vec<Option<PerLine>>, lines: usize) -> Self {
        let mut most = Vec::with_capacity(cuts.len());
        let mut so_far = PerLine::from_elem(0, lines);
        for own in cuts.iter().rev() {
            for (most, cut) in so_far.iter_mut().zip(own.iter().flatten()) {
                *most = (*most).max(*cut);
            }
            most.push(so_far.clone());
        }
        most.reverse();
        Self { cuts, most }
    }
}

impl Rank {
    pub(super) const fn of(chosen: u64) -> Self {
        Self { count: core::cmp::Reverse(chosen.count_ones()), chosen }
    }

    pub(super) const fn chosen(self) -> u64 {
        self.chosen
    }

    pub(super) const fn count(self) -> u32 {
        self.count.0
    }
}

pub(super) fn sum(amounts: &[i64]) -> i64 {
    amounts.iter().fold(0, |sum, amount| sum.saturating_add(*amount))
}

impl State {
    /// Before the lanes, without a coupon.
    pub(super) fn new(lines: &Lines, marks: bool) -> Self {
        let mark = |line: &crate::pricing::steps::Line| Mark {
            given: line.given,
            given_worth: line.given_worth,
            tiered: line.tiered,
        };
        Self {
            amounts: lines.amounts.clone(),
            subtotal: lines.subtotal,
            shipping: lines.shipping.amount,
            chosen: 0,
            marks: if marks { lines.lines.iter().map(mark).collect() } else { SmallVec::new() },
            barred: 0,
            inside: Inside::Nothing,
        }
    }

    /// What everything costs in the eyes of the next offer.
    pub(super) fn costs(&self) -> Costs<'_> {
        match &self.inside {
            Inside::Base { amounts, subtotal, shipping } => {
                Costs { amounts, shipping: *shipping, subtotal: *subtotal }
            }
            Inside::Nothing | Inside::Cuts { .. } => {
                Costs { amounts: &self.amounts, shipping: self.shipping, subtotal: self.subtotal }
            }
        }
    }

    /// Writes the marks into the lines that offers look at.
    pub(super) fn show_marks(&self, lines: &mut Lines) {
        for (line, mark) in lines.lines.iter_mut().zip(&self.marks) {
            Mark { given: line.given, given_worth: line.given_worth, tiered: line.tiered } = *mark;
        }
    }

    /// What each line costs if nothing more is taken off.
    pub(super) fn amounts_now(&self, out: &mut PerLine) {
        out.clear();
        match &self.inside {
            Inside::Cuts { cuts, .. } => {
                out.extend(self.amounts.iter().zip(cuts).map(|(amount, cut)| amount.saturating_sub(*cut)));
            }
            Inside::Nothing | Inside::Base { .. } => out.extend_from_slice(&self.amounts),
        }
    }

    /// The state after an offer that was just worked out, or `None` where it changes nothing.
    ///
    /// In a lane whose offers all look at its beginning, what is gone is gone.
    pub(super) fn after(
        &self,
        offer: &CompiledOffer,
        trial: &Trial,
        lines: &Lines,
        bit: u64,
    ) -> Option<Self> {
        match self.inside {
            Inside::Nothing => self.with_cuts(offer, trial, trial.cuts(), bit),
            Inside::Base { .. } => {
                let floors = lines.lines.iter().map(|line| line.floor).chain([0]);
                let costs = self.amounts.iter().copied().chain([self.shipping]);
                let rooms = costs.zip(floors).map(|(cost, floor)| cost.saturating_sub(floor).max(0));
                self.with_cuts(offer, trial, trial.cuts().zip(rooms).map(|(cut, room)| cut.min(room)), bit)
            }
            // What offers take is looked up there.
            Inside::Cuts { .. } => None,
        }
    }

    fn with_cuts(
        &self,
        offer: &CompiledOffer,
        trial: &Trial,
        cuts: impl Iterator<Item = i64> + Clone,
        bit: u64,
    ) -> Option<Self> {
        if cuts.clone().all(|cut| cut == 0) {
            return None;
        }
        let mut after = self.clone();
        after.chosen |= bit;
        let tiers = matches!(offer.effect, CompiledEffect::TierPrices);
        let lines = after.amounts.len();
        for (n, cut) in cuts.clone().enumerate() {
            let Some(amount) = after.amounts.get_mut(n) else {
                if n == lines && offer.target.ships() {
                    after.shipping = after.shipping.saturating_sub(cut);
                }
                break;
            };
            *amount = amount.saturating_sub(cut);
            after.subtotal = after.subtotal.saturating_sub(cut);
            if tiers && cut > 0 {
                after.mark_tier(n);
            }
        }
        for ((mark, (gave, worth)), cut) in after.marks.iter_mut().zip(trial.gave()).zip(cuts) {
            if gave > 0 {
                mark.given = mark.given.saturating_add(u32::try_from(gave).unwrap_or_default());
                mark.given_worth = mark.given_worth.saturating_add(worth.saturating_sub(cut).max(0));
            }
        }
        Some(after)
    }

    /// Where the best counts by line: the state after an offer that takes so much, or `None` where it changes nothing.
    pub(super) fn with_best_cuts(&self, offer: &CompiledOffer, own: &[i64], bit: u64) -> Option<Self> {
        let Inside::Cuts { cuts, .. } = &self.inside else { return None };
        if !cuts.iter().zip(own).any(|(best, cut)| cut > best) {
            return None;
        }
        let mut after = self.clone();
        after.chosen |= bit;
        let kind = Kind {
            ends_quote: offer.exclusive == crate::pricing::Exclusive::Quote,
            tiers: matches!(offer.effect, CompiledEffect::TierPrices),
        };
        if let Inside::Cuts { cuts, kinds, .. } = &mut after.inside {
            for ((best, best_kind), cut) in cuts.iter_mut().zip(kinds).zip(own) {
                // Tried in the order of precedence: a tie stays with the earlier.
                if cut > best {
                    (*best, *best_kind) = (*cut, kind);
                }
            }
        }
        Some(after)
    }

    /// At the beginning of a lane whose offers all look at it.
    pub(super) fn enter(&mut self) {
        let (amounts, subtotal) = (self.amounts.clone(), self.subtotal);
        self.inside = Inside::Base { amounts, subtotal, shipping: self.shipping };
    }

    /// At the beginning of a lane in which the best counts by line.
    pub(super) fn enter_by_line(&mut self, table: usize) {
        let lines = self.amounts.len();
        let kinds = SmallVec::from_elem(Kind::default(), lines);
        self.inside = Inside::Cuts { cuts: PerLine::from_elem(0, lines), kinds, table };
    }

    /// At a lane's end; whether an offer that applied ends the quote.
    pub(super) fn leave(&mut self) -> bool {
        self.barred = 0;
        let Inside::Cuts { cuts, kinds, .. } = core::mem::replace(&mut self.inside, Inside::Nothing) else {
            return false;
        };
        let mut ends = false;
        for (n, (cut, kind)) in cuts.iter().zip(kinds).enumerate() {
            if let Some(amount) = self.amounts.get_mut(n)
                && *cut > 0
            {
                *amount = amount.saturating_sub(*cut);
                self.subtotal = self.subtotal.saturating_sub(*cut);
                ends |= kind.ends_quote;
                if kind.tiers {
                    self.mark_tier(n);
                }
            }
        }
        ends
    }

    fn mark_tier(&mut self, line: usize) {
        if let Some(mark) = self.marks.get_mut(line) {
            mark.tiered = true;
        }
    }

    /// Two states of one place between steps with the same key cost the same whatever comes. `sums_only` says that
    /// nothing that comes looks at single lines.
    pub(super) fn key(&self, sums_only: bool) -> Key {
        let mut key = Key::new();
        key.push(self.barred.cast_signed());
        key.push(self.shipping);
        if sums_only && matches!(self.inside, Inside::Nothing) {
            key.push(self.subtotal);
            return key;
        }
        key.extend_from_slice(&self.amounts);
        for mark in &self.marks {
            key.extend([i64::from(mark.given) * 2 + i64::from(mark.tiered), mark.given_worth]);
        }
        match &self.inside {
            Inside::Nothing => {}
            Inside::Base { amounts, shipping, .. } => {
                key.extend_from_slice(amounts);
                key.push(*shipping);
            }
            Inside::Cuts { cuts, kinds, .. } => {
                key.extend_from_slice(cuts);
                key.extend(kinds.iter().map(|kind| i64::from(kind.ends_quote) * 2 + i64::from(kind.tiers)));
            }
        }
        key
    }
}
