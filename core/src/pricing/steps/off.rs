use super::PerLine;
use super::spread::spread;
use super::target::Chosen;
use crate::money::{MoneyRefusal, Ratio, RoundingScope};
use crate::pricing::compile::{Compiled, CompiledOff};

/// What a discount takes off the chosen units; into `cuts`. Gives the sum back, and whether it is one discount on all of
/// them, of which one line may take what another cannot.
pub(super) fn off(
    book: &Compiled,
    off: CompiledOff,
    chosen: &Chosen,
    as_one: bool,
    cuts: &mut PerLine,
) -> Result<(i64, bool), MoneyRefusal> {
    match off {
        CompiledOff::AmountAcross(amount) => across(book, amount, chosen, cuts),
        CompiledOff::Percent(share) if as_one => {
            across(book, share.of(chosen.all_worth()?, book.step_mode())?, chosen, cuts)
        }
        _ => Ok((off_each(book, off, chosen, cuts)?, false)),
    }
}

/// So much off all chosen units together, in proportion to what they cost.
pub(super) fn across(
    book: &Compiled,
    total: i64,
    chosen: &Chosen,
    cuts: &mut PerLine,
) -> Result<(i64, bool), MoneyRefusal> {
    let total = total.min(chosen.all_worth()?).max(0);
    spread(total, &chosen.worth, book.book.allocation, cuts);
    Ok((total, true))
}

fn off_each(
    book: &Compiled,
    off: CompiledOff,
    chosen: &Chosen,
    cuts: &mut PerLine,
) -> Result<i64, MoneyRefusal> {
    let mut total = 0_i64;
    cuts.clear();
    for (units, worth) in chosen.units.iter().zip(&chosen.worth) {
        if *worth == 0 {
            cuts.push(0);
            continue;
        }
        let wanted = match off {
            CompiledOff::Percent(share) => book.percent_off(share, *worth, *units)?,
            CompiledOff::AmountEach(each) => each.saturating_mul(*units),
            CompiledOff::FixedPrice(price) => {
                // INVARIANT: at most a million units.
                let units = u32::try_from(*units).unwrap_or(u32::MAX);
                worth.saturating_sub(book.units(price, units)?).max(0)
            }
            CompiledOff::AmountPerLine(amount) | CompiledOff::AmountAcross(amount) => amount,
        };
        let cut = wanted.min(*worth);
        cuts.push(cut);
        // INVARIANT: cuts are at most amounts, whose sum was checked.
        total = total.saturating_add(cut);
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
