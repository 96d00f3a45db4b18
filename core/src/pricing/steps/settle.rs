use super::{Applied, Line, Lines, PerLine, Record, Step};
use crate::arrange::places;
use crate::money::{Amount, MoneyRefusal, RoundingMode};
use crate::pricing::compile::Compiled;

/// A quote's sums in whole minor units.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settled {
    pub(crate) subtotal: i64,
    pub(crate) total: i64,
}

/// The last step: whole minor units whose parts add up, in place of what stood in the lines and offers.
///
/// Under the scopes unit and line every step was rounded already. Under the scope order the list prices and the
/// discounts are exact until here: their two sums are rounded once each, and the lines get their shares by largest
/// remainder.
pub(crate) fn settle<R: Record>(
    book: &Compiled,
    lines: &mut Lines,
    applied: &mut [Applied<'_>],
    record: &mut R,
) -> Result<Settled, MoneyRefusal> {
    let subtotal = lines.list_subtotal;
    let step = book.scale.per_minor();
    let settled = if step == 1 {
        Settled { subtotal, total: lines.subtotal }
    } else {
        // INVARIANT: no amount grows past its list price.
        let discount = subtotal.saturating_sub(lines.subtotal);
        record.step(Step::Exact { subtotal, discount });
        round_rest(book.book.rounding.mode, lines, applied, step);
        let settled = round_once(book.book.rounding.mode, lines, applied, subtotal, step);
        (lines.list_subtotal, lines.subtotal) = (settled.subtotal, settled.total);
        settled
    };
    Amount::from_minor(settled.subtotal).checked_input()?;
    Ok(settled)
}

/// Shipping, and what offers give: each is rounded for itself.
fn round_rest(mode: RoundingMode, lines: &mut Lines, applied: &mut [Applied<'_>], step: i64) {
    let shipping = &mut lines.shipping;
    shipping.list = mode.divide_i64(shipping.list, step);
    shipping.amount = mode.divide_i64(shipping.amount, step).min(shipping.list);
    for applied in applied {
        for part in [&mut applied.shipping, &mut applied.unplaced, &mut applied.cashback] {
            *part = mode.divide_i64(*part, step);
        }
        if let Some(gift) = &mut applied.gift {
            gift.worth = mode.divide_i64(gift.worth, step);
        }
    }
}

/// From amounts in `step`s of a minor unit to whole ones.
fn round_once(
    mode: RoundingMode,
    lines: &mut Lines,
    applied: &mut [Applied<'_>],
    subtotal: i64,
    step: i64,
) -> Settled {
    let discount = subtotal.saturating_sub(lines.subtotal);
    let whole = mode.divide_i64(subtotal, step);
    let off = mode.divide_i64(discount, step).min(whole);
    let lists: PerLine = lines.lines.iter().map(|line| line.list).collect();
    let lists = apportion(whole, &lists, step, &none(lists.len()), &unbounded(lists.len()));
    // A line at its floor stays there, be that its list price: then the total is rounded up.
    let floor = |(line, list): (&Line, &i64)| if line.floor >= line.list { *list } else { line.floor / step };
    let least: PerLine = lines.lines.iter().zip(&lists).map(|pair| floor(pair).min(*pair.1)).collect();
    let off = off.min(least.iter().fold(whole, |left, least| left.saturating_sub(*least)));
    let totals = apportion(whole - off, &lines.amounts, step, &least, &lists);
    // The tiers' saving is a discount too, by no offer: it takes part so that the offers get no more than theirs.
    let mut parts: PerLine = applied.iter().map(|applied| applied.amount).collect();
    let by_offers = parts.iter().fold(0_i64, |all, part| all.saturating_add(*part));
    parts.push(discount.saturating_sub(by_offers));
    let offers = apportion(off, &parts, step, &none(parts.len()), &unbounded(parts.len()));
    for (applied, amount) in applied.iter_mut().zip(offers) {
        applied.amount = amount;
    }
    for (line, (list, total)) in lines.lines.iter_mut().zip(lists.iter().zip(&totals)) {
        line.list = *list;
        line.order_cut = RoundingMode::HalfEven.divide_i64(line.order_cut, step).min(list - total);
    }
    lines.amounts = totals;
    Settled { subtotal: whole, total: whole - off }
}

fn none(len: usize) -> PerLine {
    PerLine::from_elem(0, len)
}

fn unbounded(len: usize) -> PerLine {
    PerLine::from_elem(i64::MAX, len)
}

/// Whole parts for `exact` ones (in `step`s of a whole) that add up to `target`: each rounded down, then one more or
/// less each by the size of what was cut off, the earlier first; none above its `room`, none below its `least`, which
/// is at most its room.
fn apportion(target: i64, exact: &[i64], step: i64, least: &[i64], room: &[i64]) -> PerLine {
    let bounds = least.iter().zip(room);
    let part = |(part, (least, room)): (&i64, (&i64, &i64))| (part / step).min(*room).max(*least);
    let mut parts: PerLine = exact.iter().zip(bounds).map(part).collect();
    let mut left = parts.iter().fold(target, |left, part| left.saturating_sub(*part));
    let cut = |n: usize| exact.get(n).map_or(0, |part| part % step);
    let order = places(exact.len(), &mut |one, other| cut(other).cmp(&cut(one)));
    while left > 0 {
        let before = left;
        for n in order.iter().copied() {
            if let (Some(part), Some(room)) = (parts.get_mut(n), room.get(n))
                && left > 0
                && *part < *room
            {
                *part += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    while left < 0 {
        let before = left;
        for n in order.iter().rev().copied() {
            if let (Some(part), Some(least)) = (parts.get_mut(n), least.get(n))
                && left < 0
                && *part > *least
            {
                *part -= 1;
                left += 1;
            }
        }
        if left == before {
            break;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_rest_gets_the_odd_unit_the_earlier_first() {
        let room = [i64::MAX; 3];
        assert_eq!(apportion(2, &[15, 5, 0], 10, &[0; 3], &room).to_vec(), [2, 0, 0]);
        assert_eq!(apportion(2, &[5, 15, 0], 10, &[0; 3], &room).to_vec(), [1, 1, 0]);
        assert_eq!(apportion(4, &[15, 19, 0], 10, &[0; 3], &room).to_vec(), [2, 2, 0]);
        assert_eq!(apportion(2, &[19, 5, 0], 10, &[0; 3], &[1, 1, 5]).to_vec(), [1, 1, 0]);
        assert_eq!(apportion(1, &[10, 10, 0], 10, &[0; 3], &room).to_vec(), [1, 0, 0]);
        assert_eq!(apportion(1, &[10, 10, 0], 10, &[0, 1, 0], &room).to_vec(), [0, 1, 0]);
    }
}
