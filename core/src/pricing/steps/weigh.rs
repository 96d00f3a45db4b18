use super::OrderFacts;
use super::bundle::keep_sets;
use super::cell::{Cell, all_units, all_worth, cut_nothing, keep_first};
use super::facts::View;
use super::give::{Gifted, gift};
use super::groups::{keep_given, keep_groups};
use super::off::{across, off};
use super::room;
use super::spread::spread_of;
use super::target::choose;
use super::tier::off_by_tiers;
use crate::money::MoneyRefusal;
use crate::pricing::LadderBy;
use crate::pricing::compile::{CompiledEffect, CompiledOff, CompiledOffer, CompiledTarget, OfferSlot};

/// What an offer would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It applies; what it takes and gives is written where it was asked for.
    Takes,
    /// Its condition fails.
    Condition,
    /// No line passes its filter.
    NoLine,
    /// There is nothing to take off.
    Nothing,
    /// What it may take off is used up.
    UsedUp,
    /// Its amounts are in another currency.
    Currency,
}

/// What an offer takes off and gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Takes {
    /// What it takes off lines and shipping; the sum of the cuts.
    pub(super) total: i64,
    /// What offers of a lane compare: what it takes off, what it gives along and what it gives back.
    pub(super) worth: i64,
    pub(super) capped: bool,
    pub(super) unplaced: i64,
    pub(super) cashback: i64,
    pub(super) gift: Option<Gifted>,
}

/// What lines and shipping cost when an offer looks at them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Costs<'a> {
    pub(crate) amounts: &'a [i64],
    pub(crate) shipping: i64,
    /// The sum of the amounts.
    pub(crate) subtotal: i64,
}

/// Computes what an offer does to the lines of a view, into a row of cells: one for each line, and shipping last. Where
/// it applies, the sums are written to `takes`.
pub(super) fn weigh(
    slot: OfferSlot,
    offer: &CompiledOffer,
    view: &View<'_>,
    row: &mut [Cell],
    takes: &mut Takes,
) -> Result<Outcome, MoneyRefusal> {
    let View { book, order: facts, lines, .. } = *view;
    if offer.currency.is_some_and(|currency| currency != facts.currency) {
        return Ok(Outcome::Currency);
    }
    if !offer.when.is_always() && !offer.when.holds(view) {
        return Ok(Outcome::Condition);
    }
    let mode = book.step_mode();
    let Some(mut worth) = choose(&offer.target, view, mode, row)? else { return Ok(Outcome::NoLine) };
    // Where shipping is not meant its cell stays empty, and need not be looked at.
    let cells =
        if offer.target.ships() { row } else { row.split_last_mut().map_or(&mut [][..], |(_, lines)| lines) };
    if offer.cap.units != i64::MAX {
        keep_first(cells, offer.cap.units, mode);
        worth = all_worth(cells)?;
    }
    let Some(limit) = limit(slot, offer, facts) else { return Ok(Outcome::UsedUp) };
    if offer.effect.takes_nothing_off() {
        *takes = give(offer, view, worth, limit, cells)?;
        return Ok(if takes.worth > 0 { Outcome::Takes } else { Outcome::Nothing });
    }
    let (wanted, as_one) = work(offer, view, worth, cells)?;
    let mut unplaced = 0;
    if lines.floored || offer.cap.by_line {
        unplaced = room::fit(&lines.lines, view.amounts, &offer.cap, as_one, book.book.allocation, cells);
    }
    let placed = wanted.saturating_sub(unplaced);
    let total = placed.min(limit);
    if total < placed {
        // In proportion to what would have been taken off.
        for cell in cells.iter_mut() {
            cell.worth = cell.cut;
        }
        let rule = book.book.allocation;
        spread_of(cells, total, Some(placed), rule, |cell| cell.worth, |cell| &mut cell.cut);
    }
    *takes = Takes { total, worth: total, capped: total < placed, unplaced, cashback: 0, gift: None };
    Ok(if total > 0 { Outcome::Takes } else { Outcome::Nothing })
}

/// The most that an offer may take off this order; `None` when earlier orders took it all.
fn limit(slot: OfferSlot, offer: &CompiledOffer, facts: &OrderFacts) -> Option<i64> {
    let cap = &offer.cap;
    if !cap.remembers() {
        return Some(cap.order);
    }
    let used = facts.used.iter().find(|used| used.offer == slot);
    let (by_buyer, in_all) = used.map_or((0, 0), |used| (used.by_buyer, used.in_all));
    let for_buyer =
        if cap.customer == i64::MAX || facts.is_known { cap.customer.saturating_sub(by_buyer) } else { 0 };
    let left = for_buyer.min(cap.budget.saturating_sub(in_all));
    (left > 0).then(|| cap.order.min(left))
}

/// Effects that take nothing off: gifts and money back.
#[inline(never)]
fn give(
    offer: &CompiledOffer,
    view: &View<'_>,
    worth: i64,
    limit: i64,
    cells: &mut [Cell],
) -> Result<Takes, MoneyRefusal> {
    let (book, facts) = (view.book, view.order);
    let (cashback, given) = match &offer.effect {
        CompiledEffect::Gift { variant, units, for_each } => {
            let sets = for_each.map_or(1, |each| all_units(cells) / i64::from(each.max(1)));
            let count = sets.saturating_mul(i64::from(*units)).min(i64::from(crate::pricing::MAX_QUANTITY));
            let count = u32::try_from(count).unwrap_or_default();
            let found = if count > 0 { gift(book, facts, variant.as_str(), count)? } else { None };
            (0, found)
        }
        CompiledEffect::CashbackPercent(share) => (share.of(worth, book.step_mode())?, None),
        CompiledEffect::CashbackAmount(amount) => (*amount, None),
        _ => (0, None),
    };
    cut_nothing(cells);
    // A guest has no wallet that money could come back to.
    let back = if facts.is_known { cashback.min(limit) } else { 0 };
    Ok(Takes {
        total: 0,
        worth: given.map_or(back, |gift| gift.worth),
        capped: back < cashback && facts.is_known,
        unplaced: 0,
        cashback: back,
        gift: given,
    })
}

/// What is taken off each line before floors and caps, and whether it is one discount on all of them. The chosen units
/// cost `worth` in all.
#[inline(always)]
fn work(
    offer: &CompiledOffer,
    view: &View<'_>,
    worth: i64,
    cells: &mut [Cell],
) -> Result<(i64, bool), MoneyRefusal> {
    let as_one = !matches!(offer.target, CompiledTarget::Lines(_) | CompiledTarget::Units { .. });
    match &offer.effect {
        CompiledEffect::Off(simple) => off(view.book, *simple, worth, cells, as_one),
        effect => work_more(effect, view, worth, cells, as_one),
    }
}

/// The effects that are not simple discounts.
#[inline(never)]
fn work_more(
    effect: &CompiledEffect,
    view: &View<'_>,
    worth: i64,
    cells: &mut [Cell],
    as_one: bool,
) -> Result<(i64, bool), MoneyRefusal> {
    let book = view.book;
    let mode = book.step_mode();
    Ok(match effect {
        CompiledEffect::Off(simple) => off(book, *simple, worth, cells, as_one)?,
        CompiledEffect::SetTotal(total) => across(book, worth.saturating_sub(*total), worth, cells),
        CompiledEffect::Every { every, off, times } => {
            let full = (worth / every).min(*times);
            across(book, full.saturating_mul(*off), worth, cells)
        }
        CompiledEffect::Ladder { by, steps } => climb(*by, steps, view, worth, cells, as_one)?,
        CompiledEffect::Groups { group, units, off: simple, times, counting } => {
            keep_groups(cells, *group, *units, *times, *counting, mode);
            off(book, *simple, all_worth(cells)?, cells, false)?
        }
        CompiledEffect::BuyGet(terms) => {
            keep_given(cells, terms, view, mode);
            off(book, terms.off, all_worth(cells)?, cells, false)?
        }
        CompiledEffect::Bundle { parts, price, times } => {
            let sets = keep_sets(cells, parts, *times, view, mode);
            let worth = all_worth(cells)?;
            across(book, worth.saturating_sub(price.saturating_mul(sets)), worth, cells)
        }
        CompiledEffect::TierPrices => (off_by_tiers(book, view.order, view.lines, cells)?, false),
        // Taken care of before: they take nothing off.
        CompiledEffect::Gift { .. }
        | CompiledEffect::CashbackPercent(_)
        | CompiledEffect::CashbackAmount(_) => {
            cut_nothing(cells);
            (0, false)
        }
    })
}

/// The highest step of a ladder that is reached: by all chosen units, or by each line for itself.
fn climb(
    by: LadderBy,
    steps: &[(i64, CompiledOff)],
    view: &View<'_>,
    worth: i64,
    cells: &mut [Cell],
    as_one: bool,
) -> Result<(i64, bool), MoneyRefusal> {
    let book = view.book;
    let reached = |measure: i64| {
        let above = steps.partition_point(|(from, _)| *from <= measure);
        above.checked_sub(1).and_then(|nth| steps.get(nth)).map(|(_, off)| *off)
    };
    let measure = match by {
        LadderBy::Amount => worth,
        LadderBy::Quantity => all_units(cells),
        LadderBy::Subtotal => view.subtotal,
        LadderBy::LineAmount | LadderBy::LineQuantity => {
            let mut total = 0_i64;
            for cell in cells {
                cell.cut = 0;
                let step = reached(if by == LadderBy::LineAmount { cell.worth } else { cell.units });
                if let Some(simple) = step
                    && cell.units > 0
                {
                    let (cut, _) = off(book, simple, cell.worth, core::slice::from_mut(cell), false)?;
                    total = total.saturating_add(cut);
                }
            }
            return Ok((total, false));
        }
    };
    match reached(measure) {
        Some(simple) => off(book, simple, worth, cells, as_one),
        None => {
            cut_nothing(cells);
            Ok((0, false))
        }
    }
}
