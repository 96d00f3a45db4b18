use super::cell::Cell;
use super::spread::spread_of;
use crate::money::{MoneyRefusal, Ratio, RoundingScope};
use crate::pricing::compile::{Compiled, CompiledOff};

/// Takes a discount off the chosen units, which cost `worth` in all. Gives the sum back, and whether it is one discount
/// on all of them, of which one line may take what another cannot.
#[inline(always)]
pub(super) fn off(
    book: &Compiled,
    off: CompiledOff,
    worth: i64,
    cells: &mut [Cell],
    as_one: bool,
) -> Result<(i64, bool), MoneyRefusal> {
    match off {
        CompiledOff::AmountAcross(amount) => Ok(across(book, amount, worth, cells)),
        CompiledOff::Percent(share) if as_one => {
            Ok(across(book, share.of(worth, book.step_mode())?, worth, cells))
        }
        _ => Ok((off_each(book, off, cells)?, false)),
    }
}

/// Takes so much off all chosen units together, which cost `worth` in all, in proportion to what they cost.
#[inline(always)]
pub(super) fn across(book: &Compiled, total: i64, worth: i64, cells: &mut [Cell]) -> (i64, bool) {
    let total = total.min(worth).max(0);
    spread_of(cells, total, Some(worth), book.book.allocation, |cell| cell.worth, |cell| &mut cell.cut);
    (total, true)
}

fn off_each(book: &Compiled, off: CompiledOff, cells: &mut [Cell]) -> Result<i64, MoneyRefusal> {
    let mut total = 0_i64;
    for cell in cells {
        if cell.worth == 0 {
            cell.cut = 0;
            continue;
        }
        let wanted = match off {
            CompiledOff::Percent(share) => book.percent_off(share, cell.worth, cell.units)?,
            CompiledOff::AmountEach(each) => each.saturating_mul(cell.units),
            CompiledOff::FixedPrice(price) => {
                // INVARIANT: at most a million units.
                let units = u32::try_from(cell.units).unwrap_or(u32::MAX);
                cell.worth.saturating_sub(book.units(price, units)?).max(0)
            }
            CompiledOff::AmountPerLine(amount) | CompiledOff::AmountAcross(amount) => amount,
        };
        cell.cut = wanted.min(cell.worth);
        // INVARIANT: cuts are at most amounts, whose sum was checked.
        total = total.saturating_add(cell.cut);
    }
    Ok(total)
}

impl Compiled {
    /// A share of a line, rounded as the scope says.
    fn percent_off(&self, share: Ratio, amount: i64, units: i64) -> Result<i64, MoneyRefusal> {
        let mode = self.step_mode();
        if self.book.rounding.scope != RoundingScope::Unit {
            return share.of(amount, mode);
        }
        // The share of one unit, rounded, times the quantity. Where units differ (after a discount that was spread)
        // this is the average unit.
        let units = units.max(1);
        let each = mode.divide_i128(
            i128::from(amount) * i128::from(share.numerator()),
            i128::from(share.denominator()) * i128::from(units),
        );
        i64::try_from(each).ok().and_then(|each| each.checked_mul(units)).ok_or(MoneyRefusal::Overflow {})
    }
}
