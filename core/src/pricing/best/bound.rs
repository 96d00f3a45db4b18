//! The least that a state could cost at last.
//!
//! Amounts only fall, so a place that an offer finds is never dearer than the state is now. Two bounds on what all that
//! is to come takes off the lines, whatever of it is chosen; the better one counts.
//!
//! * **Shares multiply.** After offers that take at most the shares `p, q, …` of a line and at most `t` besides, a line
//!   of `a` costs at least `a (1 - p) (1 - q) … - t`: what an offer takes in money is only less after a share of the
//!   rest was taken, and so is what rounding adds. [`After`](super::plan::After) holds the products.
//! * **A chain of sums.** Let the sum of all lines lie in `[low, high]` where an offer comes. One that takes `t(s)` at
//!   most, and nothing below `from`, leaves it in `[min(low, m - t(m)), high]` with `m = max(low, from)`, because
//!   `s - t(s)` does not fall when `s` rises. That is where minimum spends count: what needs 100.00 and takes 20.00
//!   never leads below 80.00, however many there are.
//!
//! In a lane where one offer applies the lowest end counts. In a lane whose offers look at its beginning, `t` is that of
//! the amounts now, and a minimum spend is looked up now.

use super::plan::{After, At, Plan, PlannedOffer};
use super::state::{Inside, State, Table, sum};
use crate::arrange::Arrange;
use crate::pricing::steps::{Lines, PerLine};
use alloc::vec::Vec;

/// Works bounds out; kept so that nothing is allocated for each.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    now: PerLine,
    low: PerLine,
    sums: Vec<i64>,
    /// What each coupon that is to come takes at most, of lines and shipping.
    coupons: Vec<i64>,
}

/// Sums of lines, and shipping.
#[derive(Debug, Clone, Copy)]
struct Low {
    goods: i64,
    shipping: i64,
}

/// What stands at the place where a bound is worked out.
#[derive(Debug, Clone, Copy)]
struct High {
    goods: i64,
    shipping: i64,
}

impl Bounds {
    /// The least total of a state, in minor units, at a place between two steps. Nothing is to come without `after`.
    pub(super) fn least(
        &mut self,
        plan: &Plan<'_>,
        lines: &Lines,
        tables: &[Table],
        state: &State,
        at: At,
        after: Option<&After>,
    ) -> i64 {
        state.amounts_now(&mut self.now);
        let goods = sum(&self.now);
        let mut low = Low { goods, shipping: state.shipping };
        if let Some(after) = after {
            let mut high = High { goods: state.costs().subtotal, shipping: state.costs().shipping };
            let mut at = at;
            self.low.clear();
            if let Inside::Cuts { cuts, table, .. } = &state.inside {
                // What each line can cost after this lane is known. Later offers find it no dearer than now.
                let most = tables.get(*table).and_then(|table| table.most.get(at.offer));
                let most = most.map(|most| &**most).unwrap_or_default().iter().chain(core::iter::repeat(&0));
                let rest = state.amounts.iter().zip(cuts).zip(most);
                self.low.extend(rest.map(|((amount, cut), most)| amount.saturating_sub(*cut.max(most))));
                low.goods = sum(&self.low);
                high.goods = goods;
                plan.sets.sums(&self.now, &mut self.sums);
                at = At { lane: at.lane.saturating_add(1), offer: 0 };
            } else {
                self.low.extend_from_slice(&self.now);
                // In the middle of a lane the offers to come look at its beginning.
                plan.sets.sums(state.costs().amounts, &mut self.sums);
            }
            self.chain(plan, state, at, high, &mut low);
            let kept = self.low.iter().zip(&after.left).fold(0_i128, |all, (amount, left)| {
                all.saturating_add((i128::from(*amount) * i128::from(*left)) >> 30)
            });
            let kept = i64::try_from(kept).unwrap_or(i64::MAX).saturating_sub(after.most);
            low.goods = low.goods.max(kept);
            if lines.floored {
                let floors = self.now.iter().zip(&lines.lines).map(|(amount, line)| line.floor.min(*amount));
                low.goods = low.goods.max(floors.fold(0_i64, i64::saturating_add));
            }
        }
        plan.tail.least(&self.now, low.goods.max(0).min(goods), low.shipping.max(0))
    }

    fn chain(&self, plan: &Plan<'_>, state: &State, at: At, high: High, low: &mut Low) {
        for (n, lane) in plan.lanes.iter().enumerate().skip(at.lane) {
            let (first, barred) = if n == at.lane { (at.offer, state.barred) } else { (0, 0) };
            for group in &lane.groups {
                let start = *low;
                for offer in group.offers.iter().filter(|n| **n >= first).filter_map(|n| lane.offers.get(*n))
                {
                    if offer.bit & barred == 0 {
                        let mut one = start;
                        self.step(offer, high, lane.mode.looks_back(), &mut one);
                        low.goods = low.goods.min(one.goods);
                        low.shipping = low.shipping.min(one.shipping);
                    }
                }
                low.goods = low.goods.saturating_sub(group.slack);
            }
        }
    }

    /// One offer of the chain.
    fn step(&self, offer: &PlannedOffer<'_>, high: High, looks_back: bool, low: &mut Low) {
        let reach = &offer.reach;
        let short = |(set, amount): (usize, i64)| self.sums.get(set).is_some_and(|sum| *sum < amount);
        if reach.from > high.goods || reach.least.is_some_and(short) {
            return;
        }
        if reach.goods {
            let from = if looks_back { low.goods } else { low.goods.max(reach.from) };
            let all = if looks_back { high.goods } else { from };
            let mut cost = match reach.set {
                0 => all,
                set => self.sums.get(set).copied().unwrap_or(all).min(all),
            };
            if reach.ships {
                cost = cost.saturating_add(high.shipping);
            }
            low.goods = low.goods.min(from.saturating_sub(reach.takes(cost)));
        }
        if reach.ships {
            let taken = if reach.goods {
                reach.most
            } else {
                reach.takes(if looks_back { high.shipping } else { low.shipping })
            };
            low.shipping = low.shipping.saturating_sub(taken).max(0);
        }
    }

    /// How many coupons more it takes at least to come down to a total; `None` when no number of them does.
    ///
    /// Offers without a code are given all that they could take of the amounts now, then the coupons that could take
    /// the most are counted.
    pub(super) fn coupons_to(
        &mut self,
        plan: &Plan<'_>,
        tables: &[Table],
        state: &State,
        at: At,
        total: i64,
    ) -> Option<u32> {
        if plan.tail.taxes_on_top() {
            // What is taken off may be taxed high or low: no count follows from a sum.
            return Some(0);
        }
        state.amounts_now(&mut self.now);
        let goods = sum(&self.now);
        let high = High { goods: state.costs().subtotal, shipping: state.costs().shipping };
        plan.sets.sums(state.costs().amounts, &mut self.sums);
        let mut coupons = core::mem::take(&mut self.coupons);
        coupons.clear();
        let mut taken = 0_i64;
        for (n, lane) in plan.lanes.iter().enumerate().skip(at.lane) {
            let first = if n == at.lane { at.offer } else { 0 };
            let known = match &state.inside {
                Inside::Cuts { cuts, table, .. } if n == at.lane => {
                    tables.get(*table).map(|table| (cuts, table))
                }
                _ => None,
            };
            let mut most = 0_i64;
            for (nth, offer) in lane.offers.iter().enumerate().skip(first) {
                let takes = match known {
                    Some((best, table)) => {
                        let own = table.cuts.get(nth).and_then(Option::as_ref);
                        let more = own.into_iter().flatten().zip(best).map(|(cut, best)| (cut - best).max(0));
                        more.fold(0, i64::saturating_add)
                    }
                    None => {
                        let mut low = Low { goods: high.goods, shipping: high.shipping };
                        self.step(offer, high, true, &mut low);
                        let takes = high.goods.saturating_sub(low.goods);
                        takes.saturating_add(high.shipping.saturating_sub(low.shipping))
                    }
                };
                if offer.bit != 0 {
                    coupons.push(takes);
                } else if lane.mode.picks_one() {
                    most = most.max(takes);
                } else {
                    most = most.saturating_add(takes);
                }
            }
            taken = taken.saturating_add(most);
        }
        coupons.arrange_by_key(|takes| core::cmp::Reverse(*takes));
        let mut reached = None;
        for (count, more) in (0_u32..).zip(core::iter::once(&0).chain(&coupons)) {
            taken = taken.saturating_add(*more);
            // Whether it is off lines or shipping: the least of both is what counts.
            let goods_left = goods.saturating_sub(taken).max(0);
            let ship_left = state.shipping.saturating_sub(taken.saturating_sub(goods).max(0)).max(0);
            let other_ship = state.shipping.saturating_sub(taken).max(0);
            let other_goods = goods.saturating_sub(taken.saturating_sub(state.shipping).max(0)).max(0);
            let least = plan.tail.least(&self.now, goods_left, ship_left);
            if least.min(plan.tail.least(&self.now, other_goods, other_ship)) <= total {
                reached = Some(count);
                break;
            }
        }
        self.coupons = coupons;
        reached
    }
}
