use super::cell::{Cell, by_price, keep_each, slice};
use super::facts::View;
use crate::money::RoundingMode;
use crate::pricing::compile::CompiledTarget;
use crate::rule::Facts;

/// Chooses the units that a target means. `false` when there are none.
pub(super) fn choose(
    target: &CompiledTarget,
    view: &View<'_>,
    mode: RoundingMode,
    cells: &mut [Cell],
) -> bool {
    let Some((shipping, cells)) = cells.split_last_mut() else { return false };
    let chosen = |units: i64, worth: i64, best| Cell { units, worth, cut: 0, gave: 0, best };
    let parts = cells.iter_mut().zip(view.lines.with(view.amounts));
    let mut any = true;
    match target {
        CompiledTarget::Lines(filter) | CompiledTarget::Units { lines: filter, .. } => {
            any = false;
            let (always, only) = (filter.is_always(), filter.only_symbol());
            for (cell, (line, amount)) in parts {
                let at_line = view.at_line(line, amount);
                let passes = match only {
                    Some((fact, symbol)) => at_line.symbol(fact) == Some(symbol),
                    None => always || filter.holds(&at_line),
                };
                any |= passes;
                *cell = if passes {
                    chosen(i64::from(line.quantity), amount, cell.best)
                } else {
                    chosen(0, 0, cell.best)
                };
            }
        }
        CompiledTarget::Order | CompiledTarget::OrderAndShipping => {
            for (cell, (line, amount)) in parts {
                *cell = chosen(i64::from(line.quantity), amount, cell.best);
            }
        }
        CompiledTarget::Shipping => {
            for (cell, _) in parts {
                *cell = chosen(0, 0, cell.best);
            }
        }
    }
    *shipping =
        if target.ships() { chosen(1, view.shipping, shipping.best) } else { chosen(0, 0, shipping.best) };
    if let CompiledTarget::Units { units, skip, dearest, .. } = target {
        let order = by_price(cells, *dearest);
        let kept = slice(cells, &order, *skip, *units);
        keep_each(cells, &kept, mode);
        any = cells.iter().any(|cell| cell.units > 0);
    }
    any
}
