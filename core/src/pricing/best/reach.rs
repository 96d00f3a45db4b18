//! How far an offer reaches at most, whatever was taken off before it: worked out once for a cart.

use super::rules::{needs, varies};
use crate::money::{Ratio, RoundingScope};
use crate::pricing::LadderBy;
use crate::pricing::compile::{Compiled, CompiledEffect, CompiledOff, CompiledOffer, CompiledTarget};
use crate::pricing::steps::{Lines, OrderFacts, View};
use crate::rule::Rule;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// The whole of an amount, in the parts in which shares are counted.
pub(super) const WHOLE: u64 = 1 << 30;

/// Lines by their places, ascending.
type Set = SmallVec<[u16; 8]>;

/// The sets of lines that offers mean, each once. The first is that of all lines.
#[derive(Debug)]
pub(super) struct Sets {
    sets: Vec<Set>,
}

/// The most that an offer takes. Of a target that costs `c` it is at most `most`, at most `c - keep`, and at most the
/// `share` of `c` and `slack` more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    /// The lines that it may touch.
    pub(super) set: usize,
    /// Whether it touches lines.
    pub(super) goods: bool,
    /// Whether it touches shipping.
    pub(super) ships: bool,
    /// Rounded up, in parts of [`WHOLE`].
    pub(super) share: u64,
    pub(super) most: i64,
    pub(super) keep: i64,
    pub(super) slack: i64,
    /// It takes nothing while all lines cost less.
    pub(super) from: i64,
    /// It takes nothing while the lines of a set cost less.
    pub(super) least: Option<(usize, i64)>,
    /// Whether it takes no more than `share` of each line, and so much more in all.
    pub(super) of_each: Option<i64>,
}

impl Sets {
    pub(super) fn new(lines: &Lines) -> Self {
        Self { sets: alloc::vec![(0_u16..).zip(&lines.lines).map(|(n, _)| n).collect()] }
    }

    fn place(&mut self, set: Set) -> usize {
        self.sets.iter().position(|known| *known == set).unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len().saturating_sub(1)
        })
    }

    pub(super) fn lines(&self, set: usize) -> &[u16] {
        self.sets.get(set).map(|set| &**set).unwrap_or_default()
    }

    /// What each set costs.
    pub(super) fn sums(&self, amounts: &[i64], sums: &mut Vec<i64>) {
        sums.clear();
        sums.extend(self.sets.iter().map(|set| {
            set.iter()
                .filter_map(|n| amounts.get(usize::from(*n)))
                .fold(0_i64, |sum, amount| sum.saturating_add(*amount))
        }));
    }

    /// The lines for which a rule holds that does not vary.
    fn of_rule(&mut self, rule: &Rule, view: &View<'_>) -> usize {
        if rule.is_always() {
            return 0;
        }
        let lines = (0_u16..).zip(view.lines.lines.iter().zip(view.amounts));
        let set = lines.filter(|(_, (line, amount))| rule.holds(&view.at_line(line, **amount)));
        let set = set.map(|(n, _)| n).collect();
        self.place(set)
    }
}

/// A simple discount: its share, and the most that it takes off so many units on so many lines.
fn simple(off: CompiledOff, units: i64, lines: i64) -> (u64, i64) {
    match off {
        CompiledOff::Percent(share) => (parts(share), i64::MAX),
        CompiledOff::AmountEach(each) => (WHOLE, each.saturating_mul(units)),
        CompiledOff::AmountAcross(amount) => {
            // Where it is off each line it may be taken as often.
            (WHOLE, amount.saturating_mul(lines))
        }
        CompiledOff::AmountPerLine(amount) => (WHOLE, amount.saturating_mul(lines)),
        CompiledOff::FixedPrice(_) => (WHOLE, i64::MAX),
    }
}

/// A share in parts of [`WHOLE`], rounded up, at most the whole.
fn parts(share: Ratio) -> u64 {
    let (upper, lower) = (i128::from(share.numerator()), i128::from(share.denominator()).max(1));
    let parts = (upper * i128::from(WHOLE) + lower - 1) / lower;
    u64::try_from(parts).unwrap_or(WHOLE).min(WHOLE)
}

impl Reach {
    /// `None` when the offer can do nothing to this cart: not now, and not when amounts fall.
    pub(super) fn of(
        book: &Compiled,
        facts: &OrderFacts,
        lines: &Lines,
        offer: &CompiledOffer,
        sets: &mut Sets,
    ) -> Option<Self> {
        if offer.currency.is_some_and(|currency| currency != facts.currency) {
            return None;
        }
        let view = View::now(book, facts, lines);
        if !varies(&offer.when) && !offer.when.holds(&view) {
            return None;
        }
        let needs = needs(&offer.when);
        if needs.subtotal > lines.subtotal {
            return None;
        }
        let filter = offer.target.filter().filter(|filter| !varies(filter));
        let set = filter.map_or(0, |filter| sets.of_rule(filter, &view));
        let least = needs.lines.map(|(rule, amount)| (sets.of_rule(rule, &view), amount));
        let own = sets.lines(set);
        if own.is_empty() && offer.target.filter().is_some() {
            return None;
        }
        let goods = !matches!(offer.target, CompiledTarget::Shipping);
        let ships = offer.target.ships();
        let of_lines = || own.iter().filter_map(|n| lines.lines.get(usize::from(*n)));
        let units: i64 = of_lines().map(|line| i64::from(line.quantity)).sum();
        let amounts = own.iter().filter_map(|n| lines.amounts.get(usize::from(*n)));
        let cost = if goods { amounts.fold(0_i64, |sum, amount| sum.saturating_add(*amount)) } else { 0 };
        let cost = cost.saturating_add(if ships { lines.shipping.amount } else { 0 });
        let count = i64::try_from(own.len()).unwrap_or(i64::MAX);
        let as_one = !matches!(offer.target, CompiledTarget::Lines(_) | CompiledTarget::Units { .. });
        let worked = Worked::of(&offer.effect, units, count, cost);
        let mut reach = Self {
            set,
            goods,
            ships,
            share: worked.share,
            most: worked.most.min(offer.cap.order).min(cost),
            keep: worked.keep,
            slack: 0,
            from: needs.subtotal.max(worked.from),
            least: least.or(worked.least.filter(|_| !ships).map(|amount| (set, amount))),
            of_each: None,
        };
        if reach.share < WHOLE {
            // Rounded up once, or for each line, or for each unit.
            let units_alone = book.book.rounding.scope == RoundingScope::Unit;
            let each = if units_alone { units } else { count };
            let spread = as_one || matches!(offer.effect, CompiledEffect::Every { .. });
            reach.slack = if spread { 1 } else { each };
            // What is spread over lines goes by their amounts, but for the odd units: less than one a line. Floors and
            // caps of lines move it from line to line.
            let moved = spread && (lines.floored || offer.cap.by_line);
            let odd = if spread { count } else { 0 };
            reach.of_each = (!moved).then(|| reach.slack.saturating_add(odd));
        }
        Some(reach)
    }

    /// The most that it takes off something that costs so much.
    #[inline]
    pub(super) fn takes(&self, cost: i64) -> i64 {
        let shared = if self.share >= WHOLE {
            cost
        } else {
            // INVARIANT: a share of an amount, rounded up.
            let shared = (i128::from(cost) * i128::from(self.share) + i128::from(WHOLE - 1)) >> 30;
            i64::try_from(shared).unwrap_or(i64::MAX).saturating_add(self.slack).min(cost)
        };
        shared.min(self.most).min(cost.saturating_sub(self.keep)).max(0)
    }
}

/// The most that an effect takes.
struct Worked {
    share: u64,
    most: i64,
    keep: i64,
    /// All lines must cost so much for it.
    from: i64,
    /// The target must cost so much for it.
    least: Option<i64>,
}

impl Worked {
    fn of(effect: &CompiledEffect, units: i64, lines: i64, cost: i64) -> Self {
        let mut worked = Self { share: WHOLE, most: i64::MAX, keep: 0, from: 0, least: None };
        match effect {
            CompiledEffect::Off(CompiledOff::AmountAcross(amount)) => worked.most = *amount,
            CompiledEffect::Off(off) => (worked.share, worked.most) = simple(*off, units, lines),
            CompiledEffect::SetTotal(total) => worked.keep = *total,
            CompiledEffect::Every { every, off, times } => {
                let share = Ratio::new(*off, *every).map_or(WHOLE, parts);
                worked.share = share;
                worked.most = (cost / (*every).max(1)).min(*times).saturating_mul(*off);
            }
            CompiledEffect::Ladder { by, steps } => {
                let mut highest = 0;
                worked.share = 0;
                worked.most = 0;
                for (_, off) in steps {
                    let by_line = matches!(by, LadderBy::LineAmount | LadderBy::LineQuantity);
                    let (share, most) = match off {
                        CompiledOff::AmountAcross(amount) if !by_line => (WHOLE, *amount),
                        off => simple(*off, units, lines),
                    };
                    if share < WHOLE {
                        highest = highest.max(share);
                    } else {
                        worked.share = WHOLE;
                        worked.most = worked.most.max(most);
                    }
                }
                if worked.share < WHOLE {
                    (worked.share, worked.most) = (highest, i64::MAX);
                } else if highest > 0 {
                    worked.most = i64::MAX;
                }
                let first = steps.first().map_or(0, |(from, _)| *from);
                match by {
                    LadderBy::Subtotal => worked.from = first,
                    LadderBy::Amount => worked.least = Some(first),
                    LadderBy::Quantity | LadderBy::LineAmount | LadderBy::LineQuantity => {}
                }
            }
            CompiledEffect::Groups { off, .. } => {
                (worked.share, worked.most) = simple(*off, units, lines);
            }
            CompiledEffect::BuyGet(terms) => {
                (worked.share, worked.most) = simple(terms.off, units, lines);
            }
            CompiledEffect::Bundle { .. } | CompiledEffect::TierPrices => {}
            CompiledEffect::Gift { .. }
            | CompiledEffect::CashbackPercent(_)
            | CompiledEffect::CashbackAmount(_) => worked.most = 0,
        }
        worked
    }
}
