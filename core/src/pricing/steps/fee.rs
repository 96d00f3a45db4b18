use super::facts::View;
use super::tax::Taxed;
use super::{Lines, OrderFacts, Record, Step};
use crate::id::PaymentMethodId;
use crate::language::Language;
use crate::money::MoneyRefusal;
use crate::pricing::compile::{Compiled, CompiledPayment};
use crate::pricing::{BorneBy, PricingRefusal};
use crate::rule::MoneyScale;
use alloc::string::ToString;

/// The fee of the way to pay, in minor units.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fee {
    pub(crate) amount: i64,
    pub(crate) tax: i64,
    pub(crate) borne_by: BorneBy,
}

/// Checks the named way to pay and works out its fee on everything else that is to be paid. `None` where there is no
/// fee, or nothing to pay.
///
/// Where the book has no ways to pay, the named one is but a fact.
#[inline]
pub(crate) fn fee<R: Record>(
    book: &Compiled,
    facts: &OrderFacts,
    method: Option<&PaymentMethodId>,
    lines: &Lines,
    payable: i64,
    taxed: &mut Taxed,
    record: &mut R,
) -> Result<Option<Fee>, PricingRefusal> {
    match method {
        Some(method) if !book.services.payment.is_empty() => {
            fee_of(book, facts, method, lines, payable, taxed, record)
        }
        _ => Ok(None),
    }
}

fn fee_of<R: Record>(
    book: &Compiled,
    facts: &OrderFacts,
    id: &PaymentMethodId,
    lines: &Lines,
    payable: i64,
    taxed: &mut Taxed,
    record: &mut R,
) -> Result<Option<Fee>, PricingRefusal> {
    let nth = book.book.payment_methods.iter().position(|method| method.id == *id);
    let found = nth.and_then(|nth| book.services.payment.get(nth));
    let method = found.ok_or_else(|| PricingRefusal::UnknownPayment { method: id.to_string() })?;
    if facts.currency != book.book.currency && method.names_money() {
        return Err(PricingRefusal::MethodCurrency { method: id.to_string(), currency: facts.currency });
    }
    if let Some(failed) = method.when.first_failed(&View::now(book, facts, lines)) {
        let reason = method.when.failure_text(
            failed,
            &book.texts,
            MoneyScale::minor(facts.currency),
            Language::English,
        );
        return Err(PricingRefusal::MethodNotAllowed { method: id.to_string(), reason });
    }
    let amount = if payable > 0 { method.fee(payable)? } else { 0 };
    if amount == 0 {
        return Ok(None);
    }
    record.step(Step::Fee { amount, on: payable, borne_by: method.borne_by });
    let mut tax = 0;
    if method.borne_by == BorneBy::Buyer {
        let rate = book.taxes.fees.and_then(|category| book.taxes.rate(category, facts.region));
        if let Some(share) = rate.map(|rate| rate.share)
            && let Some(nth) = taxed.count(rate, amount)?
            && let Some(sum) = taxed.rates.get_mut(usize::from(nth))
        {
            tax = book.tax_within(amount, share, 1);
            sum.tax = sum.tax.checked_add(tax).ok_or(MoneyRefusal::Overflow {})?;
            record.step(Step::FeeTax { rate: nth, amount, tax });
        }
    }
    Ok(Some(Fee { amount, tax, borne_by: method.borne_by }))
}

impl CompiledPayment {
    /// Whether anything of it is an amount in the book's currency.
    fn names_money(&self) -> bool {
        self.fixed != 0 || self.minimum != 0 || self.maximum != i64::MAX || self.when.asks_money()
    }

    fn fee(&self, payable: i64) -> Result<i64, MoneyRefusal> {
        let (upper, lower) = (i128::from(self.percent.numerator()), i128::from(self.percent.denominator()));
        let exact = (i128::from(payable) * upper)
            .checked_add(i128::from(self.fixed) * lower)
            .ok_or(MoneyRefusal::Overflow {})?;
        let fee =
            i64::try_from(self.rounding.divide_i128(exact, lower)).map_err(|_| MoneyRefusal::Overflow {})?;
        // INVARIANT: the minimum was checked to be at most the maximum.
        Ok(fee.max(self.minimum).min(self.maximum))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use crate::money::{Ratio, RoundingMode};
    use crate::rule::{Condition, Interner, Rule};

    fn method(percent: &str, fixed: i64, minimum: i64, maximum: i64) -> CompiledPayment {
        let scale = MoneyScale::minor(Currency::CNY);
        CompiledPayment {
            percent: Ratio::percent(percent.parse().unwrap()).unwrap(),
            fixed,
            minimum,
            maximum,
            borne_by: BorneBy::Buyer,
            when: Rule::compile(&Condition::Always, &mut Interner::new(0), scale).unwrap(),
            rounding: RoundingMode::HalfUp,
        }
    }

    #[test]
    fn percent_and_fixed_within_bounds_rounded_once() {
        assert_eq!(method("0.6", 0, 0, i64::MAX).fee(10_000), Ok(60));
        assert_eq!(method("0.6", 30, 0, i64::MAX).fee(10_050), Ok(90));
        assert_eq!(method("0.6", 0, 100, i64::MAX).fee(10_000), Ok(100));
        assert_eq!(method("3", 0, 0, 50).fee(10_000), Ok(50));
        assert_eq!(method("100", i64::MAX, 0, i64::MAX).fee(i64::MAX), Err(MoneyRefusal::Overflow {}));
    }

    #[test]
    fn only_percent_fees_know_no_currency() {
        assert!(!method("3", 0, 0, i64::MAX).names_money());
        assert!(method("3", 1, 0, i64::MAX).names_money());
        assert!(method("3", 0, 0, 50).names_money());
    }
}
