use super::cell::{Cell, all_worth, by_price, keep_each, slice};
use super::facts::View;
use crate::money::{MoneyRefusal, RoundingMode};
use crate::pricing::compile::CompiledTarget;

/// Chooses the units that a target means, and says what they cost in all. `None` when there are none.
///
/// Every cell is made anew; that of shipping, which stands last, is empty where shipping is not meant.
#[inline]
pub(super) fn choose(
    target: &CompiledTarget,
    view: &View<'_>,
    mode: RoundingMode,
    cells: &mut [Cell],
) -> Result<Option<i64>, MoneyRefusal> {
    let Some((shipping, cells)) = cells.split_last_mut() else { return Ok(None) };
    *shipping = Cell::default();
    let parts = cells.iter_mut().zip(view.lines.with(view.amounts));
    match target {
        CompiledTarget::Lines(filter) | CompiledTarget::Units { lines: filter, .. } => {
            let (mut any, mut worth) = (false, 0);
            for (cell, (line, amount)) in parts {
                let passes = filter.passes(view, line, amount);
                any |= passes;
                let (units, cost) = if passes { (line.quantity, amount) } else { (0, 0) };
                *cell = Cell::of(units, cost);
                // INVARIANT: a part of the subtotal.
                worth += cost;
            }
            if let CompiledTarget::Units { units, skip, dearest, .. } = target {
                let order = by_price(cells, *dearest);
                let kept = slice(cells, &order, *skip, *units);
                keep_each(cells, &kept, mode);
                any = cells.iter().any(|cell| cell.units > 0);
                worth = all_worth(cells)?;
            }
            Ok(any.then_some(worth))
        }
        CompiledTarget::Order | CompiledTarget::OrderAndShipping => {
            for (cell, (line, amount)) in parts {
                *cell = Cell::of(line.quantity, amount);
            }
            if !target.ships() {
                return Ok(Some(view.subtotal));
            }
            *shipping = Cell::of(1, view.shipping);
            let all = view.subtotal.checked_add(view.shipping);
            Ok(Some(all.ok_or(MoneyRefusal::Overflow {})?))
        }
        CompiledTarget::Shipping => {
            cells.fill(Cell::default());
            *shipping = Cell::of(1, view.shipping);
            Ok(Some(view.shipping))
        }
    }
}
