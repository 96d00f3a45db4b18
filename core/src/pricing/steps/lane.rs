use super::effect::{Outcome, weigh};
use super::facts::View;
use super::{Applied, Lines, OrderFacts, PerLine, Record, Step, Why};
use crate::money::MoneyRefusal;
use crate::pricing::compile::{Compiled, CompiledLane, CompiledOffer, OfferSlot};
use crate::pricing::{Exclusive, LaneMode};
use smallvec::SmallVec;

/// The offers whose codes the cart carries.
pub(crate) type GivenCoupons = SmallVec<[OfferSlot; 4]>;

/// Step three: the lanes, in the order of the book.
pub(crate) fn run_lanes<R: Record>(
    book: &Compiled,
    facts: &OrderFacts,
    given: &GivenCoupons,
    lines: &mut Lines,
    record: &mut R,
) -> Result<SmallVec<[Applied; 4]>, MoneyRefusal> {
    let mut run = Run { book, facts, given, lines, record, applied: SmallVec::new(), cuts: PerLine::new() };
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
    Ok(run.applied)
}

struct Run<'a, R> {
    book: &'a Compiled,
    facts: &'a OrderFacts,
    given: &'a GivenCoupons,
    lines: &'a mut Lines,
    record: &'a mut R,
    applied: SmallVec<[Applied; 4]>,
    /// Scratch: what the offer in hand takes off each line.
    cuts: PerLine,
}

impl<'a, R: Record> Run<'a, R> {
    /// Runs one lane; the exclusive offer that ends the quote, if one applied.
    fn lane(&mut self, lane: &'a CompiledLane) -> Result<Option<OfferSlot>, MoneyRefusal> {
        match lane.mode {
            LaneMode::Best => self.best(lane),
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
    fn open(
        &self,
        lane: &'a CompiledLane,
    ) -> impl Iterator<Item = (OfferSlot, &'a CompiledOffer)> + use<'a, R> {
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

    fn best(&mut self, lane: &'a CompiledLane) -> Result<Option<OfferSlot>, MoneyRefusal> {
        let mut best: Option<(OfferSlot, &CompiledOffer, Takes)> = None;
        let mut best_cuts = PerLine::new();
        let mut losers: SmallVec<[(OfferSlot, i64); 8]> = SmallVec::new();
        for (slot, offer) in self.open(lane) {
            let Some(takes) = self.weigh_now(slot, offer)? else { continue };
            match best {
                // Tried in the order of precedence: a tie stays with the earlier.
                Some((.., so_far)) if so_far.total >= takes.total => {
                    if R::ON {
                        losers.push((slot, takes.total));
                    }
                }
                _ => {
                    if R::ON
                        && let Some((beaten, _, took)) = best
                    {
                        losers.push((beaten, took.total));
                    }
                    best = Some((slot, offer, takes));
                    core::mem::swap(&mut best_cuts, &mut self.cuts);
                }
            }
        }
        let Some((slot, offer, takes)) = best else { return Ok(None) };
        self.cuts = best_cuts;
        self.apply(slot, offer, takes);
        for (loser, would_take) in losers {
            self.record.step(Step::NotApplied { offer: loser, why: Why::Beaten { by: slot, would_take } });
        }
        Ok(self.ends_quote(slot))
    }

    fn first(&mut self, lane: &'a CompiledLane) -> Result<Option<OfferSlot>, MoneyRefusal> {
        let mut winner = None;
        for (slot, offer) in self.open(lane) {
            if let Some(by) = winner {
                self.record.step(Step::NotApplied { offer: slot, why: Why::After { by } });
            } else if let Some(takes) = self.weigh_now(slot, offer)? {
                self.apply(slot, offer, takes);
                winner = Some(slot);
                if !R::ON {
                    break;
                }
            }
        }
        Ok(winner.and_then(|slot| self.ends_quote(slot)))
    }

    fn sequential(&mut self, lane: &'a CompiledLane) -> Result<(), MoneyRefusal> {
        for (slot, offer) in self.open(lane) {
            if let Some(takes) = self.weigh_now(slot, offer)? {
                self.apply(slot, offer, takes);
            }
        }
        Ok(())
    }

    fn additive(&mut self, lane: &'a CompiledLane) -> Result<(), MoneyRefusal> {
        let base = self.lines.amounts.clone();
        for (slot, offer) in self.open(lane) {
            let Some(takes) = self.weigh_on(slot, offer, &base)? else { continue };
            // All look at the same amounts, but what is gone is gone.
            let mut total = 0_i64;
            for (cut, amount) in self.cuts.iter_mut().zip(&self.lines.amounts) {
                *cut = (*cut).min(*amount);
                total = total.saturating_add(*cut);
            }
            if total > 0 {
                self.apply(slot, offer, Takes { total, capped: takes.capped });
            } else {
                self.record.step(Step::NotApplied { offer: slot, why: Why::NothingOff });
            }
        }
        Ok(())
    }

    /// The first exclusive offer that applies at the lane's beginning is applied alone.
    fn alone(&mut self, lane: &'a CompiledLane) -> Result<Option<OfferSlot>, MoneyRefusal> {
        for (slot, offer) in self.open(lane) {
            if offer.exclusive == Exclusive::None {
                continue;
            }
            if let Outcome::Takes { total, capped } = self.outcome(offer, None)? {
                self.apply(slot, offer, Takes { total, capped });
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

    fn outcome(&mut self, offer: &CompiledOffer, base: Option<&[i64]>) -> Result<Outcome, MoneyRefusal> {
        let amounts = base.unwrap_or(&self.lines.amounts);
        weigh(self.book, offer, self.facts, self.lines, amounts, &mut self.cuts)
    }

    fn weigh_now(&mut self, slot: OfferSlot, offer: &CompiledOffer) -> Result<Option<Takes>, MoneyRefusal> {
        let outcome = self.outcome(offer, None)?;
        Ok(self.takes(slot, offer, outcome, None))
    }

    fn weigh_on(
        &mut self,
        slot: OfferSlot,
        offer: &CompiledOffer,
        base: &[i64],
    ) -> Result<Option<Takes>, MoneyRefusal> {
        let outcome = self.outcome(offer, Some(base))?;
        Ok(self.takes(slot, offer, outcome, Some(base)))
    }

    /// What is taken off; or the reason why nothing is, written down.
    fn takes(
        &mut self,
        slot: OfferSlot,
        offer: &CompiledOffer,
        outcome: Outcome,
        base: Option<&[i64]>,
    ) -> Option<Takes> {
        let why = match outcome {
            Outcome::Takes { total, capped } => return Some(Takes { total, capped }),
            _ if !R::ON => return None,
            Outcome::Nothing => Why::NothingOff,
            Outcome::Condition | Outcome::NoLine => {
                let amounts = base.unwrap_or(&self.lines.amounts);
                let subtotal = amounts.iter().fold(0_i64, |sum, amount| sum.saturating_add(*amount));
                let view = View::of_order(self.book, self.facts, subtotal);
                if outcome == Outcome::Condition {
                    Why::Condition(offer.when.first_failed(&view))
                } else {
                    let first = self.lines.lines.first().zip(amounts.first());
                    Why::NoLine(first.and_then(|(line, amount)| {
                        offer.filter.as_ref()?.first_failed(&view.at_line(line, *amount))
                    }))
                }
            }
        };
        self.record.step(Step::NotApplied { offer: slot, why });
        None
    }

    fn apply(&mut self, slot: OfferSlot, offer: &CompiledOffer, takes: Takes) {
        let Lines { lines, amounts, subtotal } = &mut *self.lines;
        *subtotal = subtotal.saturating_sub(takes.total);
        self.record.step(Step::Applied {
            offer: slot,
            amount: takes.total,
            capped: takes.capped,
            after: *subtotal,
        });
        for ((line, amount), cut) in lines.iter_mut().zip(amounts.iter_mut()).zip(&self.cuts) {
            if *cut == 0 {
                continue;
            }
            // INVARIANT: no cut is above its line's amount.
            *amount = amount.saturating_sub(*cut);
            if offer.filter.is_none() {
                line.order_cut = line.order_cut.saturating_add(*cut);
            }
            self.record.step(Step::Share { line: line.in_cart, amount: *cut, after: *amount });
        }
        self.applied.push(Applied { offer: slot, amount: takes.total });
    }
}

#[derive(Debug, Clone, Copy)]
struct Takes {
    total: i64,
    capped: bool,
}
