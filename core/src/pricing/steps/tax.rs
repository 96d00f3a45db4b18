use super::spread::spread_by;
use super::{Lines, PerLine, Record, Step};
use crate::money::{Exact, MoneyRefusal, Ratio, RoundingMode};
use crate::pricing::TaxScope;
use crate::pricing::compile::{Compiled, Rate, TaxSlot};
use crate::rule::Symbol;
use crate::slot::Slot;
use smallvec::SmallVec;

/// The taxes of a quote, in minor units.
#[derive(Debug, Default)]
pub(crate) struct Taxed {
    /// By line; empty where nothing is taxed.
    pub(crate) lines: PerLine,
    pub(crate) shipping: i64,
    /// In the order in which the lines, then shipping, then the fee first need them.
    pub(crate) rates: SmallVec<[RateSum; 2]>,
}

/// Everything of one rate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RateSum {
    pub(crate) category: TaxSlot,
    pub(crate) percent: Exact,
    share: Ratio,
    /// What is taxed: with the tax where prices hold it, else without.
    pub(crate) base: i64,
    pub(crate) tax: i64,
}

/// The tax of lines and shipping after all offers. Amounts must be whole minor units already.
#[inline]
pub(crate) fn tax<R: Record>(
    book: &Compiled,
    region: Option<Symbol>,
    lines: &Lines,
    taxed: &mut Taxed,
    record: &mut R,
) -> Result<(), MoneyRefusal> {
    if book.taxes.is_empty() { Ok(()) } else { tax_all(book, region, lines, taxed, record) }
}

fn tax_all<R: Record>(
    book: &Compiled,
    region: Option<Symbol>,
    lines: &Lines,
    taxed: &mut Taxed,
    record: &mut R,
) -> Result<(), MoneyRefusal> {
    let rate_of = |category: Option<TaxSlot>| category.and_then(|category| book.taxes.rate(category, region));
    // Which rate each line has; shipping is the last of them.
    let mut rates: SmallVec<[Option<u16>; 8]> = SmallVec::with_capacity(lines.lines.len() + 1);
    for (line, amount) in lines.with(&lines.amounts) {
        let rate = rate_of(book.priced.get(line.variant.index()).and_then(|priced| priced.tax));
        rates.push(taxed.count(rate, amount)?);
    }
    let shipped = lines.shipping.amount;
    rates.push(taxed.count(rate_of(lines.shipping.tax), shipped)?);
    taxed.lines.resize(lines.lines.len(), 0);
    match book.book.taxes.scope {
        TaxScope::Order => by_order(book, lines, taxed, &rates, record)?,
        scope => {
            let each = |quantity: u32| if scope == TaxScope::Unit { quantity } else { 1 };
            let Taxed { lines: taxes, shipping, rates: sums } = taxed;
            for (((line, amount), rate), tax) in lines.with(&lines.amounts).zip(&rates).zip(taxes.iter_mut())
            {
                if let Some(sum) = rate.and_then(|rate| sums.get_mut(usize::from(rate))) {
                    *tax = book.tax_within(amount, sum.share, each(line.quantity));
                    sum.tax = sum.tax.checked_add(*tax).ok_or(MoneyRefusal::Overflow {})?;
                }
            }
            if let Some(sum) =
                rates.last().copied().flatten().and_then(|rate| sums.get_mut(usize::from(rate)))
            {
                *shipping = book.tax_within(shipped, sum.share, 1);
                sum.tax = sum.tax.checked_add(*shipping).ok_or(MoneyRefusal::Overflow {})?;
            }
        }
    }
    if R::ON {
        write(lines, taxed, &rates, record);
    }
    Ok(())
}

/// One tax of all amounts of a rate; each amount gets its share.
fn by_order<R: Record>(
    book: &Compiled,
    lines: &Lines,
    taxed: &mut Taxed,
    rates: &[Option<u16>],
    record: &mut R,
) -> Result<(), MoneyRefusal> {
    let Taxed { lines: taxes, shipping, rates: sums } = taxed;
    // Of each line, and of shipping last: what of it is taxed by the rate, and its share of the tax.
    let mut parts: SmallVec<[(i64, i64); 9]> = SmallVec::new();
    for (nth, sum) in (0_u16..).zip(sums) {
        sum.tax = book.tax_within(sum.base, sum.share, 1);
        record.step(Step::OrderTax { rate: nth, amount: sum.base, tax: sum.tax });
        parts.clear();
        let amounts = lines.amounts.iter().chain([&lines.shipping.amount]);
        let own = amounts.zip(rates).map(|(amount, rate)| if *rate == Some(nth) { *amount } else { 0 });
        parts.extend(own.map(|own| (own, 0)));
        // INVARIANT: no rate is above the whole, so the tax is at most the sum of the weights.
        spread_by(&mut parts, sum.tax, book.book.allocation, |part| part.0, |part| &mut part.1);
        for (tax, (_, part)) in taxes.iter_mut().chain([&mut *shipping]).zip(&parts) {
            *tax = tax.checked_add(*part).ok_or(MoneyRefusal::Overflow {})?;
        }
    }
    Ok(())
}

fn write<R: Record>(lines: &Lines, taxed: &Taxed, rates: &[Option<u16>], record: &mut R) {
    for (((line, amount), rate), tax) in lines.with(&lines.amounts).zip(rates).zip(&taxed.lines) {
        if let Some(rate) = *rate {
            record.step(Step::Tax { line: line.in_cart, rate, amount, tax: *tax });
        }
    }
    if let Some(rate) = rates.last().copied().flatten() {
        record.step(Step::ShippingTax { rate, amount: lines.shipping.amount, tax: taxed.shipping });
    }
}

impl Taxed {
    /// Adds an amount to what is taxed by a rate; which of [`Self::rates`] that is.
    pub(super) fn count(&mut self, rate: Option<&Rate>, amount: i64) -> Result<Option<u16>, MoneyRefusal> {
        let Some(rate) = rate else { return Ok(None) };
        let nth = self.rates.iter().position(|sum| sum.category == rate.category).unwrap_or_else(|| {
            let (category, percent, share) = (rate.category, rate.percent, rate.share);
            self.rates.push(RateSum { category, percent, share, base: 0, tax: 0 });
            self.rates.len() - 1
        });
        let sum = self.rates.get_mut(nth).ok_or(MoneyRefusal::Overflow {})?;
        sum.base = sum.base.checked_add(amount).ok_or(MoneyRefusal::Overflow {})?;
        // INVARIANT: at most 1000 rates.
        Ok(Some(nth as u16))
    }

    /// All of it.
    pub(crate) fn total(&self) -> Result<i64, MoneyRefusal> {
        let mut taxes = self.rates.iter().map(|sum| sum.tax);
        taxes.try_fold(0_i64, i64::checked_add).ok_or(MoneyRefusal::Overflow {})
    }
}

impl Compiled {
    /// The tax of an amount: the part within it, or what comes on top. Rounded once for each of so many equal parts of
    /// the amount, and never above it.
    pub(super) fn tax_within(&self, amount: i64, share: Ratio, parts: u32) -> i64 {
        share_of(amount, share, parts, self.book.taxes.inclusive, self.book.taxes.rounding)
    }
}

fn share_of(amount: i64, share: Ratio, parts: u32, inclusive: bool, mode: RoundingMode) -> i64 {
    let (upper, lower) = (i128::from(share.numerator()), i128::from(share.denominator()));
    let lower = if inclusive { lower + upper } else { lower };
    // INVARIANT: the products of two 64-bit numbers, and of 65 bits and 32, fit 128 bits; `lower` is above zero.
    let parts = i128::from(parts.max(1));
    let each = mode.divide_i128(i128::from(amount) * upper, lower * parts);
    i64::try_from(each.saturating_mul(parts)).unwrap_or(amount).min(amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use RoundingMode::{Down, HalfUp, Up};

    fn percent(text: &str) -> Ratio {
        Ratio::percent(text.parse().unwrap()).unwrap()
    }

    #[test]
    fn exclusive_tax_is_the_rate_of_the_amount() {
        assert_eq!(share_of(369, percent("20"), 1, false, HalfUp), 74);
        assert_eq!(share_of(369, percent("20"), 3, false, HalfUp), 75);
        assert_eq!(share_of(2900, percent("5"), 1, false, HalfUp), 145);
        assert_eq!(share_of(7000, percent("8.25"), 1, false, HalfUp), 578);
    }

    #[test]
    fn inclusive_tax_is_the_rate_over_all_of_it() {
        assert_eq!(share_of(1250, percent("25"), 1, true, HalfUp), 250);
        assert_eq!(share_of(6000, percent("5"), 1, true, HalfUp), 286);
        assert_eq!(share_of(10_000, percent("10"), 1, true, HalfUp), 909);
        assert_eq!(share_of(1042, percent("24"), 1, true, HalfUp), 202);
        assert_eq!(share_of(0, percent("19"), 1, true, Up), 0);
    }

    #[test]
    fn it_is_never_above_the_amount() {
        assert_eq!(share_of(1, percent("20"), 1000, false, Up), 1);
        assert_eq!(share_of(7, percent("100"), 3, false, Up), 7);
        assert_eq!(share_of(i64::MAX, percent("100"), 1, false, HalfUp), i64::MAX);
        assert_eq!(share_of(i64::MAX, percent("100"), 1, true, Down), i64::MAX / 2);
    }
}
