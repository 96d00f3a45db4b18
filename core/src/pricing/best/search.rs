//! The passes of the search, and what of a step's states is kept.

use super::bound::Bounds;
use super::plan::{After, At, Plan};
use super::state::{Key, Rank, State, Table};
use crate::arrange::Arrange;
use crate::pricing::steps::{Lines, Trial};
use crate::pricing::{BuyerFacts, Cart, CouponCode, Pricer, RawId};
use alloc::vec::Vec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

/// How many states a step keeps, pass by pass.
const WIDTHS: [usize; 7] = [4, 32, 256, 2048, 16_384, 131_072, usize::MAX];

/// A pass that would cost more than was allowed.
pub(super) struct OutOfWork;

/// The best combination that was quoted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) total: i64,
    pub(super) chosen: u64,
}

pub(super) struct Search<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) trial: Trial,
    /// The cart before the lanes; its marks are those of the state in hand.
    pub(super) lines: Lines,
    /// Before the lanes.
    start: State,
    /// What offers take in the lane in hand, where the best counts by line.
    pub(super) tables: Vec<Table>,
    /// The states for which the quote is over.
    pub(super) ends: Vec<State>,
    bounds: Bounds,
    quotes: Quotes<'a>,
    best: Option<Found>,
    width: usize,
    /// Whether this pass dropped states that may be better.
    dropped: bool,
    work: u64,
    limit: u64,
    /// What one offer on this cart costs.
    each: u64,
    worked_out: u32,
}

/// Quotes combinations.
pub(super) struct Quotes<'a> {
    pub(super) pricer: &'a Pricer,
    pub(super) facts: &'a BuyerFacts,
    pub(super) cart: Cart,
    /// The coupons held, in the order of the book.
    pub(super) codes: &'a [CouponCode],
}

/// What a search found.
pub(super) struct Outcome {
    /// `None` when no combination can be quoted.
    pub(super) chosen: Option<u64>,
    pub(super) is_proven: bool,
    pub(super) worked_out: u32,
}

/// The bit of the coupon that stands so far back among those held; at most 64 are.
pub(super) fn bit(nth: usize) -> u64 {
    u32::try_from(nth).ok().and_then(|nth| (1_u64 << 63).checked_shr(nth)).unwrap_or_default()
}

impl Quotes<'_> {
    /// The total with these coupons; `None` where the cart is refused.
    fn total(&mut self, chosen: u64) -> Option<i64> {
        self.choose(chosen);
        self.pricer.price_for(&self.cart, self.facts).ok().map(|quote| quote.total.minor())
    }

    /// Puts coupons into the cart.
    pub(super) fn choose(&mut self, chosen: u64) {
        self.cart.coupons.clear();
        let codes = self.codes.iter().enumerate().filter(|(nth, _)| chosen & bit(*nth) != 0);
        self.cart.coupons.extend(codes.map(|(_, code)| RawId::new(code.as_str())));
    }
}

impl<'a> Search<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, lines: Lines, quotes: Quotes<'a>, limit: u32) -> Self {
        let each = 1_u64.saturating_add(lines.lines.len() as u64 / 8);
        Self {
            plan,
            trial: Trial::new(&lines),
            start: State::new(&lines, plan.marks),
            lines,
            tables: Vec::new(),
            ends: Vec::new(),
            bounds: Bounds::default(),
            quotes,
            best: None,
            width: 0,
            dropped: false,
            work: 0,
            limit: u64::from(limit),
            each,
            worked_out: 0,
        }
    }

    pub(super) fn run(mut self) -> (Outcome, Cart) {
        self.quote(0);
        let mut is_proven = !self.plan.has_coupons();
        if !is_proven {
            for (nth, width) in WIDTHS.into_iter().enumerate() {
                self.width = width;
                self.dropped = false;
                // The first pass is short, and done whatever the limit.
                let limit = core::mem::replace(&mut self.limit, u64::MAX);
                self.limit = if nth == 0 { u64::MAX } else { limit };
                let pass = self.pass();
                self.limit = limit;
                if pass.is_err() {
                    break;
                }
                if !self.dropped {
                    is_proven = true;
                    break;
                }
            }
        }
        let chosen = self.best.map(|best| best.chosen);
        self.quotes.choose(chosen.unwrap_or_default());
        (Outcome { chosen, is_proven, worked_out: self.worked_out }, self.quotes.cart)
    }

    /// One way through all lanes, with at most `width` states a step.
    fn pass(&mut self) -> Result<(), OutOfWork> {
        self.ends.clear();
        // Not from the lines, which bear the marks of the last state that was worked out.
        let mut states = alloc::vec![self.start.clone()];
        for nth in 0..self.plan.lanes.len() {
            states = self.lane(nth, states)?;
        }
        states.append(&mut self.ends);
        self.finish(states)
    }

    /// Quotes what is left at the end, the most promising first.
    fn finish(&mut self, states: Vec<State>) -> Result<(), OutOfWork> {
        let mut states = self.merge(states, self.plan.tail.sums_only);
        let at = At { lane: self.plan.lanes.len(), offer: 0 };
        let mut rated: Vec<(i64, Rank)> = Vec::with_capacity(states.len());
        for state in states.drain(..) {
            let least = self.bounds.least(self.plan, &self.lines, &self.tables, &state, at, None);
            rated.push((least, Rank::of(state.chosen)));
        }
        rated.arrange_by_key(|(least, rank)| (*least, core::cmp::Reverse(*rank)));
        for (least, rank) in rated {
            if self.best.is_some_and(|best| best.total < least) {
                break;
            }
            if !self.is_beaten(least, rank) {
                self.quote(rank.chosen());
                self.check_work()?;
            }
        }
        Ok(())
    }

    /// Quotes a combination; keeps it if it is the best.
    fn quote(&mut self, chosen: u64) {
        let offers = self.plan.lanes.iter().map(|lane| lane.offers.len() as u64).sum::<u64>();
        self.work = self.work.saturating_add(offers.saturating_add(1).saturating_mul(self.each));
        let Some(total) = self.quotes.total(chosen) else { return };
        let better = self.best.is_none_or(|best| {
            total < best.total || (total == best.total && Rank::of(chosen) > Rank::of(best.chosen))
        });
        if better {
            self.best = Some(Found { total, chosen });
        }
    }

    /// Whether what costs at least so much, with these coupons and no others, cannot beat the best.
    fn is_beaten(&self, least: i64, rank: Rank) -> bool {
        self.best
            .is_some_and(|best| least > best.total || (least == best.total && rank <= Rank::of(best.chosen)))
    }

    /// Keeps one of equal states, none that cannot beat the best, and no more than the width of the pass.
    pub(super) fn sift(
        &mut self,
        states: Vec<State>,
        at: At,
        after: Option<&After>,
    ) -> Result<Vec<State>, OutOfWork> {
        let states = self.merge(states, after.is_some_and(|after| after.sums_only));
        let mut kept: Vec<(i64, State)> = Vec::with_capacity(states.len());
        for state in states {
            let least = self.bounds.least(self.plan, &self.lines, &self.tables, &state, at, after);
            if self.may_be_best(&state, least, at) {
                kept.push((least, state));
            }
        }
        if kept.len() > self.width {
            self.dropped = true;
            kept.arrange_by_key(|(least, state)| {
                (*least, state.subtotal, core::cmp::Reverse(Rank::of(state.chosen)))
            });
            kept.truncate(self.width);
        }
        Ok(kept.into_iter().map(|(_, state)| state).collect())
    }

    /// Whether what a state leads to may beat the best, when it costs at least so much.
    fn may_be_best(&mut self, state: &State, least: i64, at: At) -> bool {
        let Some(best) = self.best else { return true };
        if least != best.total {
            return least < best.total;
        }
        // It can at best cost the same: with fewer coupons then, or with better ones.
        let Some(more) = self.bounds.coupons_to(self.plan, &self.tables, state, at, best.total) else {
            return false;
        };
        let rank = Rank::of(best.chosen);
        let count = state.chosen.count_ones().saturating_add(more);
        if count != rank.count() {
            return count < rank.count();
        }
        let mut chosen = state.chosen;
        let mut free = self.to_come(at) & !chosen;
        for _ in 0..more {
            // The first in the book of those that are to come.
            let first = 1_u64.checked_shl(63_u32.saturating_sub(free.leading_zeros())).unwrap_or_default();
            chosen |= first & free;
            free &= !first;
        }
        Rank::of(chosen) > rank
    }

    /// The coupons that are to come.
    fn to_come(&self, at: At) -> u64 {
        let lanes = self.plan.lanes.iter().enumerate().skip(at.lane);
        let offers = lanes.flat_map(|(n, lane)| {
            let first = if n == at.lane { at.offer } else { 0 };
            lane.offers.iter().skip(first)
        });
        offers.fold(0, |bits, offer| bits | offer.bit)
    }

    /// Of states that cost the same whatever comes, the one with the best coupons.
    fn merge(&self, states: Vec<State>, sums_only: bool) -> Vec<State> {
        if states.len() < 2 {
            return states;
        }
        let mut places: HashMap<Key, usize, FixedState> =
            HashMap::with_capacity_and_hasher(states.len(), FixedState::with_seed(0));
        let mut kept: Vec<State> = Vec::with_capacity(states.len());
        for state in states {
            match places.entry(state.key(sums_only)) {
                Entry::Vacant(place) => {
                    place.insert(kept.len());
                    kept.push(state);
                }
                Entry::Occupied(place) => {
                    if let Some(known) = kept.get_mut(*place.get())
                        && Rank::of(state.chosen) > Rank::of(known.chosen)
                    {
                        *known = state;
                    }
                }
            }
        }
        kept
    }

    pub(super) fn count_work(&mut self) {
        self.work = self.work.saturating_add(self.each);
        self.worked_out = self.worked_out.saturating_add(1);
    }

    pub(super) fn check_work(&self) -> Result<(), OutOfWork> {
        if self.work > self.limit { Err(OutOfWork) } else { Ok(()) }
    }
}
