use super::cell::{Cell, all_cuts};
use super::facts::View;
use super::weigh::{Costs, Outcome, Takes, weigh};
use super::{Applied, Line, Lines, OrderFacts, PerLine, Record, Step, Why};
use crate::money::MoneyRefusal;
use crate::pricing::compile::{
    Compiled, CompiledEffect, CompiledLane, CompiledOffer, CompiledTarget, OfferSlot,
};
use crate::pricing::{Exclusive, LaneMode};
use alloc::vec::Vec;
use smallvec::SmallVec;

/// The offers whose codes the cart carries.
pub(crate) type GivenCoupons = SmallVec<[OfferSlot; 4]>;

/// The offers that applied, in the order in which they did.
pub(crate) type AppliedOffers<'a> = SmallVec<[Applied<'a>; 4]>;

/// Step three: the lanes, in the order of the book.
pub(crate) fn run_lanes<'a, R: Record>(
    book: &'a Compiled,
    facts: &OrderFacts,
    given: &[OfferSlot],
    lines: &mut Lines,
    applied: &mut AppliedOffers<'a>,
    record: &mut R,
) -> Result<(), MoneyRefusal> {
    let count = lines.lines.len().saturating_add(1);
    // Nothing is allocated for carts of the usual size.
    let (mut few, mut many) = ([Cell::default(); 18], Vec::new());
    let rows = few.get_mut(..count.saturating_mul(2)).unwrap_or_else(|| {
        many.resize(count.saturating_mul(2), Cell::default());
        &mut many
    });
    let (cells, best) = rows.split_at_mut(count);
    let takes = Takes::default();
    let mut run = Run { book, facts, given, lines, record, applied, cells, takes, best };
    let mut shut_by = None;
    for (n, lane) in book.lanes.iter().enumerate() {
        // INVARIANT: a book has at most 100 lanes.
        let nth = n as u16;
        if let Some(by) = shut_by {
            run.record.step(Step::LaneSkipped { lane: nth, by });
            continue;
        }
        run.record.step(Step::Lane { lane: nth, subtotal: run.lines.subtotal });
        shut_by = run.lane(lane)?;
    }
    Ok(())
}

struct Run<'a, 'b, R> {
    book: &'b Compiled,
    facts: &'a OrderFacts,
    given: &'a [OfferSlot],
    lines: &'a mut Lines,
    record: &'a mut R,
    applied: &'a mut AppliedOffers<'b>,
    /// What the offer in hand does: a cell for each line, and one for shipping, last.
    cells: &'a mut [Cell],
    /// The same in sums.
    takes: Takes,
    /// The cells of the best offer of a lane.
    best: &'a mut [Cell],
}

/// What lines and shipping cost at a lane's beginning.
struct Base {
    amounts: PerLine,
    shipping: i64,
    subtotal: i64,
}

impl Base {
    fn costs(&self) -> Costs<'_> {
        Costs { amounts: &self.amounts, shipping: self.shipping, subtotal: self.subtotal }
    }
}

impl<'b, R: Record> Run<'_, 'b, R> {
    /// Runs one lane; the exclusive offer that ends the quote, if one applied.
    fn lane(&mut self, lane: &'b CompiledLane) -> Result<Option<OfferSlot>, MoneyRefusal> {
        match lane.mode {
            LaneMode::Best => self.best(lane),
            LaneMode::BestByLine => self.best_by_line(lane),
            LaneMode::First => self.first(lane),
            LaneMode::Sequential | LaneMode::Additive => {
                if lane.has_exclusive
                    && let Some(alone) = self.alone(lane)?
                {
                    return Ok(self.ends_quote(alone));
                }
                if lane.mode == LaneMode::Sequential { self.sequential(lane) } else { self.additive(lane) }?;
                Ok(None)
            }
        }
    }

    /// The offers of a lane that the cart may use: open ones and those whose code it carries. Codes that were not given
    /// are not so much as named.
    fn open<'c>(
        &self,
        lane: &'b CompiledLane,
    ) -> impl Iterator<Item = (OfferSlot, &'b CompiledOffer)> + use<'b, 'c, R>
    where
        Self: 'c,
    {
        let (book, given) = (self.book, self.given);
        lane.offers.iter().filter_map(move |slot| {
            let offer = book.offer(*slot)?;
            (offer.coupon.is_none() || given.contains(slot)).then_some((*slot, offer))
        })
    }

    fn ends_quote(&self, slot: OfferSlot) -> Option<OfferSlot> {
        let ends = self.book.offer(slot).is_some_and(|offer| offer.exclusive == Exclusive::Quote);
        ends.then_some(slot)
    }

    fn best(&mut self, lane: &'b CompiledLane) -> Result<Option<OfferSlot>, MoneyRefusal> {
        let mut best: Option<(OfferSlot, &CompiledOffer)> = None;
        let mut most = Takes::default();
        let mut losers: SmallVec<[(OfferSlot, i64); 8]> = SmallVec::new();
        for (slot, offer) in self.open(lane) {
            if !self.weigh_now(slot, offer)? {
                continue;
            }
            // Tried in the order of precedence: a tie stays with the earlier.
            if best.is_some() && most.worth >= self.takes.worth {
                if R::ON {
                    losers.push((slot, self.takes.worth));
                }
                continue;
            }
            if R::ON {
                losers.extend(best.map(|(beaten, _)| (beaten, most.worth)));
            }
            best = Some((slot, offer));
            most = self.takes;
            core::mem::swap(&mut self.cells, &mut self.best);
        }
        let Some((slot, offer)) = best else { return Ok(None) };
        core::mem::swap(&mut self.cells, &mut self.best);
        self.takes = most;
        self.apply(slot, offer);
        for (loser, would_take) in losers {
            self.record.step(Step::NotApplied { offer: loser, why: Why::Beaten { by: slot, would_take } });
        }
        Ok(self.ends_quote(slot))
    }

    /// For each line the offer that takes the most off it; ties stay with the earlier in precedence.
    fn best_by_line(&mut self, lane: &'b CompiledLane) -> Result<Option<OfferSlot>, MoneyRefusal> {
        let mut winners: SmallVec<[Option<(OfferSlot, i64)>; 8]> = SmallVec::new();
        winners.resize(self.lines.lines.len(), None);
        let mut tried: SmallVec<[(OfferSlot, &CompiledOffer, Takes); 4]> = SmallVec::new();
        for (slot, offer) in self.open(lane) {
            if !self.weigh_now(slot, offer)? {
                continue;
            }
            for (winner, cell) in winners.iter_mut().zip(&*self.cells) {
                if cell.cut > winner.map_or(0, |(_, best)| best) {
                    *winner = Some((slot, cell.cut));
                }
            }
            tried.push((slot, offer, self.takes));
        }
        let mut ends = None;
        for (slot, offer, takes) in tried {
            for (cell, winner) in self.cells.iter_mut().zip(&winners) {
                cell.cut = winner.filter(|(by, _)| *by == slot).map_or(0, |(_, cut)| cut);
                cell.gave = 0;
            }
            let total = all_cuts(self.cells);
            if total > 0 {
                self.takes = Takes { total, worth: total, ..takes };
                self.apply(slot, offer);
                ends = ends.or(self.ends_quote(slot));
            } else if let Some((by, _)) = winners.iter().flatten().next() {
                let why = Why::Beaten { by: *by, would_take: takes.worth };
                self.record.step(Step::NotApplied { offer: slot, why });
            }
        }
        Ok(ends)
    }

    fn first(&mut self, lane: &'b CompiledLane) -> Result<Option<OfferSlot>, MoneyRefusal> {
        let mut winner = None;
        for (slot, offer) in self.open(lane) {
            if let Some(by) = winner {
                self.record.step(Step::NotApplied { offer: slot, why: Why::After { by } });
            } else if self.weigh_now(slot, offer)? {
                self.apply(slot, offer);
                winner = Some(slot);
                if !R::ON {
                    break;
                }
            }
        }
        Ok(winner.and_then(|slot| self.ends_quote(slot)))
    }

    fn sequential(&mut self, lane: &'b CompiledLane) -> Result<(), MoneyRefusal> {
        for (slot, offer) in self.open(lane) {
            if self.weigh_now(slot, offer)? {
                self.apply(slot, offer);
            }
        }
        Ok(())
    }

    fn additive(&mut self, lane: &'b CompiledLane) -> Result<(), MoneyRefusal> {
        let Lines { amounts, shipping, subtotal, .. } = &*self.lines;
        let base = Base { amounts: amounts.clone(), shipping: shipping.amount, subtotal: *subtotal };
        for (slot, offer) in self.open(lane) {
            let outcome = self.outcome(slot, offer, Some(&base))?;
            if !self.does_apply(slot, offer, outcome, Some(&base)) {
                continue;
            }
            // All look at the same amounts, but what is gone is gone. Shipping, where it is part, stands last.
            let floors = self.lines.lines.iter().map(|line| line.floor).chain([0]);
            let costs = self.lines.amounts.iter().copied().chain([self.lines.shipping.amount]);
            let mut total = 0_i64;
            for (cell, (cost, floor)) in self.cells.iter_mut().zip(costs.zip(floors)) {
                cell.cut = cell.cut.min(cost.saturating_sub(floor).max(0));
                total = total.saturating_add(cell.cut);
            }
            if total > 0 || self.takes.worth > self.takes.total {
                self.takes.total = total;
                self.apply(slot, offer);
            } else {
                self.record.step(Step::NotApplied { offer: slot, why: Why::NothingOff });
            }
        }
        Ok(())
    }

    /// The first exclusive offer that applies at the lane's beginning is applied alone.
    fn alone(&mut self, lane: &'b CompiledLane) -> Result<Option<OfferSlot>, MoneyRefusal> {
        for (slot, offer) in self.open(lane) {
            if offer.exclusive == Exclusive::None {
                continue;
            }
            if self.outcome(slot, offer, None)? == Outcome::Takes {
                self.apply(slot, offer);
                if R::ON {
                    for (other, _) in self.open(lane).filter(|(other, _)| *other != slot) {
                        self.record.step(Step::NotApplied { offer: other, why: Why::ShutOut { by: slot } });
                    }
                }
                return Ok(Some(slot));
            }
        }
        Ok(None)
    }

    /// Works an offer out on what everything costs now, or at the lane's beginning.
    fn outcome(
        &mut self,
        slot: OfferSlot,
        offer: &CompiledOffer,
        base: Option<&Base>,
    ) -> Result<Outcome, MoneyRefusal> {
        let costs = base.map_or_else(|| self.lines.costs(), Base::costs);
        let view = View::at(self.book, self.facts, self.lines, costs);
        weigh(slot, offer, &view, self.cells, &mut self.takes)
    }

    /// Whether an offer applies now.
    fn weigh_now(&mut self, slot: OfferSlot, offer: &CompiledOffer) -> Result<bool, MoneyRefusal> {
        let outcome = self.outcome(slot, offer, None)?;
        Ok(self.does_apply(slot, offer, outcome, None))
    }

    /// Whether it applies; or the reason why not, written down.
    #[inline]
    fn does_apply(
        &mut self,
        slot: OfferSlot,
        offer: &CompiledOffer,
        outcome: Outcome,
        base: Option<&Base>,
    ) -> bool {
        if R::ON && outcome != Outcome::Takes {
            self.write_why(slot, offer, outcome, base);
        }
        outcome == Outcome::Takes
    }

    fn write_why(&mut self, slot: OfferSlot, offer: &CompiledOffer, outcome: Outcome, base: Option<&Base>) {
        let why = match outcome {
            Outcome::Takes | Outcome::Nothing => Why::NothingOff,
            Outcome::UsedUp => Why::UsedUp,
            Outcome::Currency => Why::Currency,
            Outcome::Condition | Outcome::NoLine => {
                let costs = base.map_or_else(|| self.lines.costs(), Base::costs);
                let view = View::at(self.book, self.facts, self.lines, costs);
                if outcome == Outcome::Condition {
                    Why::Condition(offer.when.first_failed(&view))
                } else {
                    let first = self.lines.lines.first().zip(costs.amounts.first());
                    Why::NoLine(first.and_then(|(line, amount)| {
                        offer.target.filter()?.first_failed(&view.at_line(line, *amount))
                    }))
                }
            }
        };
        self.record.step(Step::NotApplied { offer: slot, why });
    }

    /// Applies the offer that was just worked out.
    fn apply(&mut self, slot: OfferSlot, offer: &'b CompiledOffer) {
        let takes = &self.takes;
        let off_shipping = if offer.target.ships() {
            // INVARIANT: shipping stands last.
            self.cells.last().map_or(0, |cell| cell.cut)
        } else {
            0
        };
        let off_lines = takes.total.saturating_sub(off_shipping);
        let Lines { lines, amounts, subtotal, shipping, .. } = &mut *self.lines;
        *subtotal = subtotal.saturating_sub(off_lines);
        self.record.step(Step::Applied {
            offer: slot,
            amount: takes.total,
            capped: takes.capped,
            after: *subtotal,
        });
        let is_order = matches!(offer.target, CompiledTarget::Order | CompiledTarget::OrderAndShipping);
        let tiers = matches!(offer.effect, CompiledEffect::TierPrices);
        if matches!(offer.effect, CompiledEffect::BuyGet(_)) {
            give_units(lines, self.cells);
        }
        for ((line, amount), cell) in lines.iter_mut().zip(amounts.iter_mut()).zip(&*self.cells) {
            if cell.cut == 0 {
                continue;
            }
            // INVARIANT: no cut is above its line's amount, and all cuts of a line are at most its list price.
            *amount -= cell.cut;
            line.order_cut += if is_order { cell.cut } else { 0 };
            line.tiered |= tiers;
            self.record.step(Step::Share { line: line.in_cart, amount: cell.cut, after: *amount });
        }
        if off_shipping > 0 {
            shipping.amount = shipping.amount.saturating_sub(off_shipping);
            self.record.step(Step::ShippingShare { amount: off_shipping, after: shipping.amount });
        }
        if takes.unplaced > 0 {
            self.record.step(Step::Unplaced { amount: takes.unplaced });
        }
        if let Some(gift) = takes.gift {
            self.record.step(Step::Gift { variant: gift.variant, units: gift.units, worth: gift.worth });
        }
        if takes.cashback > 0 {
            self.record.step(Step::Cashback { amount: takes.cashback });
        }
        self.applied.push(Applied {
            offer,
            amount: off_lines,
            shipping: off_shipping,
            unplaced: takes.unplaced,
            cashback: takes.cashback,
            gift: takes.gift,
        });
    }
}

/// Marks the units that are given for others that are bought.
#[inline(never)]
fn give_units(lines: &mut [Line], cells: &[Cell]) {
    for (line, cell) in lines.iter_mut().zip(cells).filter(|(_, cell)| cell.gave > 0) {
        // INVARIANT: no more than the units of the line.
        line.given = line.given.saturating_add(u32::try_from(cell.gave).unwrap_or_default());
        let costs_still = cell.worth.saturating_sub(cell.cut).max(0);
        line.given_worth = line.given_worth.saturating_add(costs_still);
    }
}
