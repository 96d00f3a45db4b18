use super::facts::View;
use super::spread::spread;
use super::{Lines, OrderFacts, PerLine};
use crate::money::{MoneyRefusal, Ratio, RoundingScope};
use crate::pricing::compile::{Compiled, CompiledEffect, CompiledOffer};

/// What an offer would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It takes this off, above zero; `capped` when it would have been more.
    Takes { total: i64, capped: bool },
    /// Its condition fails.
    Condition,
    /// No line passes its filter.
    NoLine,
    /// There is nothing to take off.
    Nothing,
}

/// Computes what an offer takes off lines that cost `amounts`, into `cuts`, one per line, none above the line's amount.
pub(super) fn weigh(
    book: &Compiled,
    offer: &CompiledOffer,
    facts: &OrderFacts,
    lines: &Lines,
    amounts: &[i64],
    cuts: &mut PerLine,
) -> Result<Outcome, MoneyRefusal> {
    let subtotal = amounts.iter().try_fold(0_i64, |sum, amount| sum.checked_add(*amount));
    let view = View::of_order(book, facts, subtotal.ok_or(MoneyRefusal::Overflow {})?);
    if !offer.when.holds(&view) {
        return Ok(Outcome::Condition);
    }
    let wanted = match &offer.filter {
        None => off_order(book, offer.effect, amounts, view.subtotal, cuts)?,
        Some(filter) => {
            let mut any = false;
            // First what each line that passes costs, zero for the others.
            cuts.clear();
            for (line, amount) in lines.with(amounts) {
                let passes = filter.holds(&view.at_line(line, amount));
                any |= passes;
                cuts.push(if passes { amount } else { 0 });
            }
            if !any {
                return Ok(Outcome::NoLine);
            }
            off_lines(book, offer.effect, lines, cuts)?
        }
    };
    let mut capped = false;
    let mut total = wanted;
    if let Some(cap) = offer.cap
        && wanted > cap
    {
        let uncapped = cuts.clone();
        spread(cap, &uncapped, book.book.allocation, cuts);
        (total, capped) = (cap, true);
    }
    Ok(if total > 0 { Outcome::Takes { total, capped } } else { Outcome::Nothing })
}

/// One discount on the whole order, rounded once, spread over the lines.
fn off_order(
    book: &Compiled,
    effect: CompiledEffect,
    amounts: &[i64],
    subtotal: i64,
    cuts: &mut PerLine,
) -> Result<i64, MoneyRefusal> {
    let total = match effect {
        CompiledEffect::Percent(share) => share.of(subtotal, book.step_mode())?,
        CompiledEffect::AmountAcross(amount) => amount,
        // Refused when the book is compiled.
        CompiledEffect::AmountEach(_) | CompiledEffect::FixedPrice(_) => 0,
    };
    let total = total.min(subtotal);
    spread(total, amounts, book.book.allocation, cuts);
    Ok(total)
}

/// What is taken off each line; `cuts` comes in as what the lines cost that passed the filter.
fn off_lines(
    book: &Compiled,
    effect: CompiledEffect,
    lines: &Lines,
    cuts: &mut PerLine,
) -> Result<i64, MoneyRefusal> {
    if let CompiledEffect::AmountAcross(amount) = effect {
        let passed = cuts.clone();
        let all = passed.iter().sum::<i64>();
        let total = amount.min(all);
        spread(total, &passed, book.book.allocation, cuts);
        return Ok(total);
    }
    let mut total = 0_i64;
    for (line, cut) in lines.lines.iter().zip(cuts.iter_mut()) {
        let amount = *cut;
        if amount == 0 {
            continue;
        }
        let wanted = match effect {
            CompiledEffect::Percent(share) => book.percent_off(share, amount, line.quantity)?,
            CompiledEffect::AmountEach(each) => each.saturating_mul(i64::from(line.quantity)),
            CompiledEffect::FixedPrice(price) => {
                amount.saturating_sub(book.units(price, line.quantity)?).max(0)
            }
            CompiledEffect::AmountAcross(_) => 0,
        };
        *cut = wanted.min(amount);
        // INVARIANT: cuts are at most amounts, whose sum was checked.
        total = total.saturating_add(*cut);
    }
    Ok(total)
}

impl Compiled {
    /// A share of a line, rounded as the scope says.
    fn percent_off(&self, share: Ratio, amount: i64, quantity: u32) -> Result<i64, MoneyRefusal> {
        let mode = self.step_mode();
        if self.book.rounding.scope != RoundingScope::Unit {
            return share.of(amount, mode);
        }
        // The share of one unit, rounded, times the quantity. Where units differ (after a discount that was spread)
        // this is the average unit.
        let quantity = i64::from(quantity.max(1));
        let each = mode.divide_i128(
            i128::from(amount) * i128::from(share.numerator()),
            i128::from(share.denominator()) * i128::from(quantity),
        );
        i64::try_from(each).ok().and_then(|each| each.checked_mul(quantity)).ok_or(MoneyRefusal::Overflow {})
    }
}
