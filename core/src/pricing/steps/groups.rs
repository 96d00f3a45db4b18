use super::cell::{Cell, all_units, by_price, keep_each, keep_first, part_of, slice};
use super::facts::View;
use crate::arrange::Arrange;
use crate::money::RoundingMode;
use crate::pricing::Counting;
use crate::pricing::compile::CompiledBuyGet;
use smallvec::SmallVec;

/// Keeps of the chosen units those that an effect on full groups applies to: of each group so many, the cheapest of all;
/// where whole groups are meant, the first in the order of the book.
pub(super) fn keep_groups(
    cells: &mut [Cell],
    group: i64,
    units: i64,
    times: i64,
    counting: Counting,
    mode: RoundingMode,
) {
    if counting == Counting::EachLine {
        let mut left = times;
        for cell in cells {
            let groups = (cell.units / group).min(left);
            left = left.saturating_sub(groups);
            cell.keep(groups.saturating_mul(units), mode);
        }
        return;
    }
    let groups = (all_units(cells) / group).min(times);
    let count = groups.saturating_mul(units);
    if units == group {
        keep_first(cells, count, mode);
    } else {
        let order = by_price(cells, false);
        let kept = slice(cells, &order, 0, count);
        keep_each(cells, &kept, mode);
    }
}

/// Keeps of the chosen units those that are given for others that are bought: the cheapest, while the dearest units that
/// may be bought are those that are bought.
pub(super) fn keep_given(cells: &mut [Cell], terms: &CompiledBuyGet, view: &View<'_>, mode: RoundingMode) {
    // What was given before is neither bought nor given again.
    let mut bought: SmallVec<[Cell; 9]> = SmallVec::with_capacity(cells.len());
    let mut frees: SmallVec<[i64; 9]> = SmallVec::with_capacity(cells.len());
    for (cell, (line, amount)) in cells.iter_mut().zip(view.lines.with(view.amounts)) {
        let quantity = i64::from(line.quantity);
        let free = quantity.saturating_sub(i64::from(line.given));
        let counts = terms.buy.holds(&view.at_line(line, amount));
        // The free units share what the given ones do not cost.
        let cost = if free == 0 { 0 } else { amount.saturating_sub(line.given_worth).max(0) };
        let (units, worth) = if counts { (free, cost) } else { (0, 0) };
        bought.push(Cell { units, worth, ..Cell::default() });
        frees.push(free);
        if line.given > 0 {
            cell.units = cell.units.min(free);
            cell.worth = if cell.units == 0 { 0 } else { part_of(cost, cell.units, free, mode) };
        }
    }
    // First the units that could not be given anyway, then the dearest.
    let mut buy_order = by_price(&bought, true);
    buy_order.arrange_by_key(|n| cells.get(*n as usize).is_some_and(|cell| cell.units > 0));
    // After so many sets: what is left to be given, once the bought units are set aside.
    let left_after = |sets: i64| {
        let taken = slice(&bought, &buy_order, 0, sets.saturating_mul(terms.buy_units));
        let rest = frees.iter().zip(taken).map(|(free, taken)| free.saturating_sub(taken));
        cells.iter().zip(rest).map(|(cell, rest)| cell.units.min(rest)).collect::<SmallVec<[i64; 9]>>()
    };
    let enough = |sets: i64| {
        let left = left_after(sets).iter().fold(0_i64, |all, units| all.saturating_add(*units));
        let full = sets.saturating_mul(terms.get_units);
        if terms.all_or_nothing { left >= full } else { left > full.saturating_sub(terms.get_units) }
    };
    let sets = most_for_which(terms.times.min(all_units(&bought) / terms.buy_units), enough);
    let mut left = left_after(sets);
    // Shipping is never given.
    left.resize(cells.len(), 0);
    keep_each(cells, &left, mode);
    let order = by_price(cells, false);
    let given = slice(cells, &order, 0, sets.saturating_mul(terms.get_units));
    keep_each(cells, &given, mode);
    for cell in cells {
        cell.gave = cell.units;
    }
}

/// The largest count up to `most` for which something holds that holds for every smaller one; zero if for none.
pub(super) fn most_for_which(mut most: i64, holds: impl Fn(i64) -> bool) -> i64 {
    let mut least = 0;
    while least < most {
        let middle = least + (most - least + 1) / 2;
        if holds(middle) { least = middle } else { most = middle - 1 }
    }
    least
}
