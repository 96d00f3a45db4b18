use super::PerLine;
use super::facts::View;
use super::target::Chosen;
use crate::money::RoundingMode;
use crate::rule::Rule;

/// Keeps of the chosen units those that make full sets, and says how many sets there are.
///
/// A unit counts for one part only. The parts choose in their order, each the dearest units that are left.
pub(super) fn keep_sets(
    chosen: &mut Chosen,
    parts: &[(Rule, i64)],
    times: i64,
    view: &View<'_>,
    mode: RoundingMode,
) -> i64 {
    let order = chosen.by_price(true);
    // The most sets of which each part alone could be found.
    let mut most = times;
    for (rule, units) in parts {
        let there =
            matching(chosen, rule, view, &order).fold(0_i64, |all, (_, units)| all.saturating_add(units));
        most = most.min(there / units);
    }
    let mut least = 0;
    while least < most {
        let middle = least + (most - least + 1) / 2;
        if taken(chosen, parts, middle, view, &order).is_some() { least = middle } else { most = middle - 1 }
    }
    let kept = taken(chosen, parts, least, view, &order)
        .unwrap_or_else(|| PerLine::from_elem(0, chosen.units.len()));
    chosen.keep_each(&kept, mode);
    least
}

/// The lines of a part with their chosen units, in an order.
fn matching<'a>(
    chosen: &'a Chosen,
    rule: &'a Rule,
    view: &'a View<'_>,
    order: &'a [u32],
) -> impl Iterator<Item = (usize, i64)> + 'a {
    order.iter().filter_map(move |n| {
        let at = *n as usize;
        let (line, amount) = (view.lines.lines.get(at)?, view.amounts.get(at)?);
        rule.holds(&view.at_line(line, *amount))
            .then(|| (at, chosen.units.get(at).copied().unwrap_or_default()))
    })
}

/// The units of each line that so many sets take; `None` where there are too few.
fn taken(
    chosen: &Chosen,
    parts: &[(Rule, i64)],
    sets: i64,
    view: &View<'_>,
    order: &[u32],
) -> Option<PerLine> {
    let mut taken = PerLine::from_elem(0, chosen.units.len());
    for (rule, units) in parts {
        let mut wanted = units.saturating_mul(sets);
        for (at, own) in matching(chosen, rule, view, order) {
            let taken = taken.get_mut(at)?;
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
