use super::PerLine;
use super::facts::View;
use super::target::Chosen;
use crate::money::RoundingMode;
use crate::pricing::Counting;
use crate::pricing::compile::CompiledBuyGet;

/// Keeps of the chosen units those that an effect on full groups applies to: of each group so many, the cheapest of all;
/// where whole groups are meant, the first in the order of the book.
pub(super) fn keep_groups(
    chosen: &mut Chosen,
    group: i64,
    units: i64,
    times: i64,
    counting: Counting,
    mode: RoundingMode,
) {
    if counting == Counting::EachLine {
        let mut left = times;
        for n in 0..chosen.units.len() {
            let own = chosen.units.get(n).copied().unwrap_or_default();
            let groups = (own / group).min(left);
            left = left.saturating_sub(groups);
            chosen.keep(n, groups.saturating_mul(units), mode);
        }
        return;
    }
    let groups = (chosen.all_units() / group).min(times);
    let count = groups.saturating_mul(units);
    if units == group {
        chosen.keep_first(count, mode);
    } else {
        let order = chosen.by_price(false);
        let kept = chosen.slice(&order, 0, count);
        chosen.keep_each(&kept, mode);
    }
}

/// Keeps of the chosen units those that are given for others that are bought: the cheapest, while the dearest units that
/// may be bought are those that are bought. `gave` becomes how many of each line are given.
pub(super) fn keep_given(
    chosen: &mut Chosen,
    terms: &CompiledBuyGet,
    view: &View<'_>,
    mode: RoundingMode,
    gave: &mut PerLine,
) {
    // What was given before is neither bought nor given again.
    let mut bought = Chosen::default();
    for (n, (line, amount)) in view.lines.with(view.amounts).enumerate() {
        let free = i64::from(line.quantity.saturating_sub(line.given));
        let counts = terms.buy.holds(&view.at_line(line, amount));
        bought.units.push(if counts { free } else { 0 });
        bought.worth.push(if counts {
            super::target::part_of(amount, free, i64::from(line.quantity), mode)
        } else {
            0
        });
        let own = chosen.units.get(n).copied().unwrap_or_default();
        chosen.keep(n, own.min(free), mode);
    }
    // First the units that could not be given anyway, then the dearest.
    let only_bought = |n: &u32| chosen.units.get(*n as usize).is_some_and(|units| *units > 0);
    let mut buy_order = bought.by_price(true);
    buy_order.sort_by_key(only_bought);
    // After so many sets: what is left to be given, once the bought units are set aside.
    let left_after = |sets: i64| {
        let taken = bought.slice(&buy_order, 0, sets.saturating_mul(terms.buy_units));
        let left = |((units, taken), line): ((&i64, i64), &super::Line)| {
            let free = i64::from(line.quantity.saturating_sub(line.given));
            (*units).min(free.saturating_sub(taken))
        };
        chosen.units.iter().zip(taken).zip(&view.lines.lines).map(left).collect::<PerLine>()
    };
    let enough = |sets: i64| {
        let left = super::room::sum(&left_after(sets));
        let full = sets.saturating_mul(terms.get_units);
        if terms.all_or_nothing { left >= full } else { left > full.saturating_sub(terms.get_units) }
    };
    // The most sets for which there are units: fewer sets leave more.
    let (mut least, mut most) = (0, terms.times.min(bought.all_units() / terms.buy_units));
    while least < most {
        let middle = least + (most - least + 1) / 2;
        if enough(middle) { least = middle } else { most = middle - 1 }
    }
    let left = left_after(least);
    chosen.keep_each(&left, mode);
    let order = chosen.by_price(false);
    let given = chosen.slice(&order, 0, least.saturating_mul(terms.get_units));
    chosen.keep_each(&given, mode);
    *gave = given;
}
