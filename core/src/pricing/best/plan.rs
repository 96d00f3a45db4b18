//! What a cart and the coupons held can do with each other: the offers that could apply, in the order of the book, and
//! what could still come after each step.

use super::reach::{Reach, Sets, WHOLE};
use super::rules::varies;
use super::tail::Tail;
use crate::pricing::LaneMode;
use crate::pricing::compile::{
    Compiled, CompiledEffect, CompiledOff, CompiledOffer, CompiledTarget, OfferSlot,
};
use crate::pricing::steps::{Lines, OrderFacts, PerLine};
use alloc::vec::Vec;

/// Lanes with the offers that could apply.
pub(super) struct Plan<'a> {
    pub(super) book: &'a Compiled,
    pub(super) facts: &'a OrderFacts,
    pub(super) lanes: Vec<PlannedLane<'a>>,
    pub(super) sets: Sets,
    pub(super) tail: Tail,
    /// Whether any offer gives units, or makes tiers: lines bear marks then.
    pub(super) marks: bool,
}

pub(super) struct PlannedLane<'a> {
    pub(super) mode: LaneMode,
    pub(super) has_exclusive: bool,
    pub(super) offers: Vec<PlannedOffer<'a>>,
    /// The offers by their places, in groups of which one counts at most: all together where one offer applies; where
    /// the best counts by line, those that take the same parts of the same lines; else each alone.
    pub(super) groups: Vec<Group>,
    /// What comes after the lane.
    pub(super) after: After,
}

/// Offers of which one counts at most.
pub(super) struct Group {
    pub(super) offers: Vec<usize>,
    /// What several may take more than the one that takes the most, because lines are rounded each for itself.
    pub(super) slack: i64,
}

pub(super) struct PlannedOffer<'a> {
    pub(super) slot: OfferSlot,
    pub(super) offer: &'a CompiledOffer,
    /// The bit of its coupon, none where it has no code.
    pub(super) bit: u64,
    pub(super) reach: Reach,
    /// What comes after it; only where it is a coupon.
    pub(super) after: Option<After>,
}

/// What comes after a step.
#[derive(Debug, Clone)]
pub(super) struct After {
    /// What is left of each line when every share is taken, in parts of [`WHOLE`], rounded down.
    pub(super) left: PerLine,
    /// What is taken besides.
    pub(super) most: i64,
    /// Whether nothing but the sum of all lines, and shipping, decides what comes and what is to be paid.
    pub(super) sums_only: bool,
}

/// A place between two steps: the lane, and the first of its offers that is not worked out.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    pub(super) lane: usize,
    pub(super) offer: usize,
}

impl LaneMode {
    /// Whether all offers look at the amounts at the lane's beginning and stack.
    pub(super) const fn looks_back(self) -> bool {
        matches!(self, Self::Additive | Self::BestByLine)
    }

    /// Whether one offer applies at most.
    pub(super) const fn picks_one(self) -> bool {
        matches!(self, Self::Best | Self::First)
    }
}

impl<'a> Plan<'a> {
    /// `lines` as they are before the lanes; `bit` is that of an offer's coupon, `None` where it is not held.
    pub(super) fn new(
        book: &'a Compiled,
        facts: &'a OrderFacts,
        lines: &Lines,
        tail: Tail,
        bit: impl Fn(OfferSlot) -> Option<u64>,
    ) -> Self {
        let mut sets = Sets::new(lines);
        let mut lanes = Vec::new();
        for lane in &book.lanes {
            let mut offers = Vec::new();
            for slot in &lane.offers {
                let Some(offer) = book.offer(*slot) else { continue };
                let bit = if offer.coupon.is_some() { bit(*slot) } else { Some(0) };
                let Some(bit) = bit else { continue };
                let Some(reach) = Reach::of(book, facts, lines, offer, &mut sets) else { continue };
                offers.push(PlannedOffer { slot: *slot, offer, bit, reach, after: None });
            }
            if !offers.is_empty() {
                let after = After::end(lines, &tail);
                let groups = groups(lane.mode, &offers, lines);
                let (mode, has_exclusive) = (lane.mode, lane.has_exclusive);
                lanes.push(PlannedLane { mode, has_exclusive, offers, groups, after });
            }
        }
        let marks = lanes.iter().flat_map(|lane| &lane.offers).any(|offer| {
            matches!(offer.offer.effect, CompiledEffect::BuyGet(_) | CompiledEffect::TierPrices)
        });
        let mut plan = Self { book, facts, lanes, sets, tail, marks };
        plan.look_ahead(lines);
        plan
    }

    /// Whether any coupon could apply.
    pub(super) fn has_coupons(&self) -> bool {
        self.lanes.iter().flat_map(|lane| &lane.offers).any(|offer| offer.bit != 0)
    }

    /// From the last step back to the first.
    fn look_ahead(&mut self, lines: &Lines) {
        let Self { lanes, sets, tail, .. } = self;
        let mut after = After::end(lines, tail);
        for lane in lanes.iter_mut().rev() {
            lane.after = after.clone();
            match lane.mode {
                LaneMode::Sequential => {
                    for offer in lane.offers.iter_mut().rev() {
                        if offer.bit != 0 {
                            offer.after = Some(after.clone());
                        }
                        after.before(offer, sets, lines);
                    }
                }
                LaneMode::Best | LaneMode::First => after.before_one_of(&lane.offers, sets, lines),
                LaneMode::Additive | LaneMode::BestByLine => {
                    // Inside the lane, the amounts that offers look at are gone: what they take is counted in full. Where
                    // the best counts by line, what they take of each line is known then.
                    let mut inside = After { sums_only: false, ..after.clone() };
                    for offer in lane.offers.iter_mut().rev() {
                        if offer.bit != 0 {
                            offer.after = Some(inside.clone());
                        }
                        if lane.mode == LaneMode::Additive && offer.reach.goods {
                            inside.most = inside.most.saturating_add(offer.reach.most);
                        }
                    }
                    after.sums_only &= lane.offers.len() == 1;
                    after.before_all_at_once(lane, sets, lines);
                }
            }
        }
    }
}

fn groups(mode: LaneMode, offers: &[PlannedOffer<'_>], lines: &Lines) -> Vec<Group> {
    if mode.picks_one() {
        return alloc::vec![Group { offers: (0..offers.len()).collect(), slack: 0 }];
    }
    let mut groups: Vec<Group> = Vec::new();
    let alike = |a: &PlannedOffer<'_>, b: &PlannedOffer<'_>| {
        mode == LaneMode::BestByLine
            && a.reach.set == b.reach.set
            && a.takes_by_amount(lines)
            && b.takes_by_amount(lines)
    };
    for (n, offer) in offers.iter().enumerate() {
        let known = groups.iter_mut().find(|group| {
            let first = group.offers.first().and_then(|first| offers.get(*first));
            first.is_some_and(|first| alike(first, offer))
        });
        match known {
            None => groups.push(Group { offers: alloc::vec![n], slack: 0 }),
            Some(group) => {
                group.offers.push(n);
                let most =
                    group.offers.iter().filter_map(|n| offers.get(*n)).map(|offer| offer.reach.slack).max();
                // What is spread favours some lines by less than one odd unit a line in all, and each that wins.
                let odd = i64::try_from(lines.lines.len()).unwrap_or(i64::MAX).saturating_mul(2);
                group.slack = odd.saturating_add(most.unwrap_or_default());
            }
        }
    }
    groups
}

impl PlannedOffer<'_> {
    /// Whether it takes the same part of each of its lines, but for rounding, and which lines those are is fixed.
    fn takes_by_amount(&self, lines: &Lines) -> bool {
        let CompiledTarget::Lines(filter) = &self.offer.target else { return false };
        let effect = &self.offer.effect;
        matches!(effect, CompiledEffect::Off(CompiledOff::Percent(_) | CompiledOff::AmountAcross(_)))
            && !varies(&filter.rule)
            && !self.offer.cap.by_line
            && self.offer.cap.units == i64::MAX
            && !lines.floored
    }

    /// Whether what it does to the sum of all lines follows from that sum, and from shipping.
    fn sums_only(&self, lines: &Lines) -> bool {
        let effect = match &self.offer.effect {
            CompiledEffect::Off(_)
            | CompiledEffect::SetTotal(_)
            | CompiledEffect::Every { .. }
            | CompiledEffect::Ladder { .. }
            | CompiledEffect::Gift { .. }
            | CompiledEffect::CashbackPercent(_)
            | CompiledEffect::CashbackAmount(_) => true,
            CompiledEffect::Groups { .. }
            | CompiledEffect::BuyGet(_)
            | CompiledEffect::Bundle { .. }
            | CompiledEffect::TierPrices => false,
        };
        effect
            && matches!(self.offer.target, CompiledTarget::Order | CompiledTarget::Shipping)
            && !self.offer.when.tests_lines()
            && !self.offer.cap.by_line
            && self.offer.cap.units == i64::MAX
            && !lines.floored
    }
}

impl After {
    fn end(lines: &Lines, tail: &Tail) -> Self {
        Self {
            left: PerLine::from_elem(WHOLE.cast_signed(), lines.lines.len()),
            most: 0,
            sums_only: tail.sums_only,
        }
    }

    /// And an offer before it.
    fn before(&mut self, offer: &PlannedOffer<'_>, sets: &Sets, lines: &Lines) {
        self.sums_only &= offer.sums_only(lines);
        if !offer.reach.goods {
            return;
        }
        // Either way is a bound; the smaller one now is the better guess.
        match offer.reach.of_each.filter(|_| offer.reach.most >= shared(offer, sets, lines)) {
            Some(more) => {
                self.most = self.most.saturating_add(more);
                for n in sets.lines(offer.reach.set) {
                    if let Some(left) = self.left.get_mut(usize::from(*n)) {
                        *left = times(*left, WHOLE.saturating_sub(offer.reach.share));
                    }
                }
            }
            None => self.most = self.most.saturating_add(offer.reach.most),
        }
    }

    /// And a lane before it of which one offer applies.
    fn before_one_of(&mut self, offers: &[PlannedOffer<'_>], sets: &Sets, lines: &Lines) {
        let mut all = self.clone();
        for offer in offers {
            let mut one = self.clone();
            one.before(offer, sets, lines);
            all.most = all.most.max(one.most);
            all.sums_only &= one.sums_only;
            for (left, least) in one.left.iter().zip(all.left.iter_mut()) {
                *least = (*least).min(*left);
            }
        }
        *self = all;
    }

    /// And a lane before it whose offers all look at the same amounts.
    fn before_all_at_once(&mut self, lane: &PlannedLane<'_>, sets: &Sets, lines: &Lines) {
        let mut shares = PerLine::from_elem(0, lines.lines.len());
        for group in &lane.groups {
            // Of a group's shares the largest counts, and of its sums.
            let (mut share, mut more, mut most, mut set) = (0_i64, 0_i64, 0_i64, 0);
            for offer in group.offers.iter().filter_map(|n| lane.offers.get(*n)) {
                self.sums_only &= offer.sums_only(lines);
                if !offer.reach.goods {
                    continue;
                }
                set = offer.reach.set;
                match offer.reach.of_each.filter(|_| offer.reach.most >= shared(offer, sets, lines)) {
                    Some(of_each) => {
                        share = share.max(offer.reach.share.cast_signed());
                        more = more.max(of_each);
                    }
                    None => most = most.max(offer.reach.most),
                }
            }
            self.most = self.most.saturating_add(more).saturating_add(most).saturating_add(group.slack);
            for n in sets.lines(set) {
                if let Some(all) = shares.get_mut(usize::from(*n)) {
                    *all = all.saturating_add(share);
                }
            }
        }
        for (left, share) in self.left.iter_mut().zip(shares) {
            *left = times(*left, WHOLE.saturating_sub(share.unsigned_abs()));
        }
    }
}

/// The share that an offer takes of what its lines cost before the lanes.
fn shared(offer: &PlannedOffer<'_>, sets: &Sets, lines: &Lines) -> i64 {
    let amounts = sets.lines(offer.reach.set).iter().filter_map(|n| lines.amounts.get(usize::from(*n)));
    let cost = amounts.fold(0_i64, |sum, amount| sum.saturating_add(*amount));
    i64::try_from((i128::from(cost) * i128::from(offer.reach.share)) >> 30).unwrap_or(i64::MAX)
}

/// A part of a part, rounded down.
fn times(left: i64, part: u64) -> i64 {
    i64::try_from((i128::from(left) * i128::from(part)) >> 30).unwrap_or_default()
}
