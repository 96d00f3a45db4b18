use super::{Lines, Record, Step};
use crate::money::MoneyRefusal;

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
