use super::cell::{Cell, by_price, keep_each};
use super::facts::View;
use super::groups::most_for_which;
use crate::money::RoundingMode;
use crate::rule::Rule;
use smallvec::SmallVec;

/// Keeps of the chosen units those that make full sets, and says how many sets there are.
///
/// A unit counts for one part only. The parts choose in their order, each the dearest units that are left.
pub(super) fn keep_sets(
    cells: &mut [Cell],
    parts: &[(Rule, i64)],
    times: i64,
    view: &View<'_>,
    mode: RoundingMode,
) -> i64 {
    let order = by_price(cells, true);
    // The most sets of which each part alone could be found.
    let mut most = times;
    for (rule, units) in parts {
        let there = matching(cells, rule, view, &order).fold(0_i64, |all, (_, own)| all.saturating_add(own));
        most = most.min(there / units);
    }
    let sets = most_for_which(most, |sets| taken(cells, parts, sets, view, &order).is_some());
    let kept = taken(cells, parts, sets, view, &order).unwrap_or_else(|| SmallVec::from_elem(0, cells.len()));
    keep_each(cells, &kept, mode);
    sets
}

/// The lines of a part with their chosen units, in an order.
fn matching<'a>(
    cells: &'a [Cell],
    rule: &'a Rule,
    view: &'a View<'_>,
    order: &'a [u32],
) -> impl Iterator<Item = (usize, i64)> + 'a {
    order.iter().filter_map(move |n| {
        let at = *n as usize;
        let (line, amount) = (view.lines.lines.get(at)?, view.amounts.get(at)?);
        rule.holds(&view.at_line(line, *amount)).then(|| (at, cells.get(at).map_or(0, |cell| cell.units)))
    })
}

/// The units of each line that so many sets take; `None` where there are too few.
fn taken(
    cells: &[Cell],
    parts: &[(Rule, i64)],
    sets: i64,
    view: &View<'_>,
    order: &[u32],
) -> Option<SmallVec<[i64; 9]>> {
    let mut taken = SmallVec::from_elem(0_i64, cells.len());
    for (rule, units) in parts {
        let mut wanted = units.saturating_mul(sets);
        for (at, own) in matching(cells, rule, view, order) {
            let taken: &mut i64 = taken.get_mut(at)?;
            let more = own.saturating_sub(*taken).min(wanted);
            *taken = taken.saturating_add(more);
            wanted = wanted.saturating_sub(more);
        }
        if wanted > 0 {
            return None;
        }
    }
    Some(taken)
}
