use super::{Lines, Record, Step};
use crate::money::{Exact, MoneyRefusal, Ratio, RoundingMode};

/// Most sub-shops above one another.
const MOST_MARKUPS: usize = 10;

/// What picked keys cost on top of the list price or the tier that took its place: a step of its own, before all offers.
/// It counts as list price from here on, so that what offers take off it stands as a discount.
pub(crate) fn add_premiums<R: Record>(lines: &mut Lines, record: &mut R) -> Result<(), MoneyRefusal> {
    for (line, amount) in lines.lines.iter_mut().zip(lines.amounts.iter_mut()) {
        if line.premium == 0 {
            continue;
        }
        let more = |to: i64| to.checked_add(line.premium).ok_or(MoneyRefusal::Overflow {});
        *amount = more(*amount)?;
        lines.subtotal = more(lines.subtotal)?;
        lines.list_subtotal = more(lines.list_subtotal)?;
        line.list = more(line.list)?;
        line.floor = line.least.min(line.list);
        record.step(Step::Premium { line: line.in_cart, amount: line.premium, after: *amount });
    }
    Ok(())
}

/// What sub-shops add to the list price, the uppermost first: each a share of the price at which it buys, rounded down. It
/// counts as list price from here on, and no table takes it off.
pub(crate) fn add_markups<R: Record>(
    lines: &mut Lines,
    markups: &[Exact],
    record: &mut R,
) -> Result<(), MoneyRefusal> {
    for (line, amount) in lines.lines.iter_mut().zip(lines.amounts.iter_mut()) {
        let before = line.list;
        for percent in markups.iter().take(MOST_MARKUPS).filter(|percent| percent.is_positive()) {
            let added =
                Ratio::exact(*percent)?.of(line.list, RoundingMode::Down)?.checked_div(100).unwrap_or(0);
            line.list = line.list.checked_add(added).ok_or(MoneyRefusal::Overflow {})?;
        }
        let added = line.list.saturating_sub(before);
        if added == 0 {
            continue;
        }
        let more = |to: i64| to.checked_add(added).ok_or(MoneyRefusal::Overflow {});
        line.premium = more(line.premium)?;
        *amount = more(*amount)?;
        lines.subtotal = more(lines.subtotal)?;
        lines.list_subtotal = more(lines.list_subtotal)?;
        line.floor = line.least.min(line.list);
        record.step(Step::Markup { line: line.in_cart, amount: added, after: *amount });
    }
    Ok(())
}
