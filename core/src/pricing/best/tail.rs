//! What comes after the lanes: taxes on top, the fee, the round sum. How little it can make of amounts.

use crate::id::PaymentMethodId;
use crate::money::Ratio;
use crate::pricing::BorneBy;
use crate::pricing::compile::{Compiled, TaxSlot};
use crate::pricing::steps::{Lines, OrderFacts, PerLine};
use crate::slot::Slot;

/// The share of an amount, in parts of a million million.
const PARTS: i128 = 1_000_000_000_000;

/// Lower bounds of totals.
#[derive(Debug)]
pub(super) struct Tail {
    /// Steps of the scale in a minor unit.
    per_minor: i64,
    /// Whether the total follows from the sum of the lines, and from shipping.
    pub(super) sums_only: bool,
    taxes: Option<OnTop>,
    fee: Option<Fee>,
    /// The total is a multiple of this, in minor units.
    round: Option<i64>,
}

/// Taxes on top, rounded down, in millionths of millionths.
#[derive(Debug)]
struct OnTop {
    /// By line.
    lines: PerLine,
    least: i64,
    most: i64,
    shipping: i64,
    /// What rounding may take off, in minor units.
    slack: i64,
}

/// A fee that the buyer bears, in minor units.
#[derive(Debug)]
struct Fee {
    percent: Ratio,
    fixed: i64,
    minimum: i64,
    maximum: i64,
}

impl Tail {
    pub(super) fn new(
        book: &Compiled,
        facts: &OrderFacts,
        lines: &Lines,
        payment: Option<&PaymentMethodId>,
    ) -> Self {
        let on_top = !book.book.taxes.inclusive && !book.taxes.is_empty();
        let rate = |category: Option<TaxSlot>| {
            let rate = category.and_then(|category| book.taxes.rate(category, facts.region));
            rate.map_or(0, |rate| parts(rate.share))
        };
        let taxes = on_top.then(|| {
            let of_line = |line: &crate::pricing::steps::Line| {
                rate(book.priced.get(line.variant.index()).and_then(|priced| priced.tax))
            };
            let rates: PerLine = lines.lines.iter().map(of_line).collect();
            // Each unit is rounded at the worst, and shipping.
            let units = facts.quantity.saturating_add(1);
            OnTop {
                least: rates.iter().copied().min().unwrap_or_default(),
                most: rates.iter().copied().max().unwrap_or_default(),
                lines: rates,
                shipping: rate(lines.shipping.tax),
                slack: match book.book.taxes.scope {
                    crate::pricing::TaxScope::Unit => units,
                    _ => i64::try_from(lines.lines.len()).unwrap_or(i64::MAX).saturating_add(1),
                },
            }
        });
        let named = payment.and_then(|id| {
            let nth = book.book.payment_methods.iter().position(|method| method.id == *id);
            nth.and_then(|nth| book.services.payment.get(nth))
        });
        let borne = named.filter(|method| method.borne_by == BorneBy::Buyer);
        Self {
            per_minor: facts.scale.per_minor(),
            sums_only: !on_top && named.is_none_or(|method| !method.when.tests_lines()),
            taxes,
            fee: borne.map(|method| Fee {
                percent: method.percent,
                fixed: method.fixed,
                minimum: method.minimum,
                maximum: method.maximum,
            }),
            round: book.services.cash.as_ref().map(|cash| cash.step),
        }
    }

    /// Whether taxes come on top.
    pub(super) const fn taxes_on_top(&self) -> bool {
        self.taxes.is_some()
    }

    /// The least total, in minor units, when lines that cost `amounts` come to `goods` in all, and shipping to so much.
    pub(super) fn least(&self, amounts: &[i64], goods: i64, shipping: i64) -> i64 {
        let sum = goods.saturating_add(shipping);
        let mut total = match &self.taxes {
            None => whole(sum, self.per_minor),
            Some(taxes) => {
                let taken = super::state::sum(amounts).saturating_sub(goods);
                let now = amounts.iter().zip(&taxes.lines).fold(0_i128, |tax, (amount, rate)| {
                    tax.saturating_add(i128::from(*amount) * i128::from(*rate))
                });
                // What is taken off is taxed at the highest rate at most, what is left at the lowest at least.
                let from_above = now.saturating_sub(i128::from(taken) * i128::from(taxes.most));
                let from_below = i128::from(goods) * i128::from(taxes.least);
                let tax = from_above.max(from_below).max(0);
                let tax = tax.saturating_add(i128::from(shipping) * i128::from(taxes.shipping)) / PARTS;
                let all = i128::from(sum).saturating_add(tax);
                let all = whole(i64::try_from(all).unwrap_or(i64::MAX), self.per_minor);
                all.saturating_sub(taxes.slack)
            }
        };
        if self.per_minor > 1 {
            // The list prices, what was taken off, and shipping are rounded each for itself.
            total = total.saturating_sub(3);
        }
        total = total.max(0);
        if let Some(fee) = &self.fee
            && total > 0
        {
            let (upper, lower) = (i128::from(fee.percent.numerator()), i128::from(fee.percent.denominator()));
            let share = i64::try_from(i128::from(total) * upper / lower.max(1)).unwrap_or(i64::MAX);
            let fee = share.saturating_add(fee.fixed).max(fee.minimum).min(fee.maximum);
            total = total.saturating_add(fee);
        }
        match self.round {
            Some(step) if step > 0 => total.saturating_sub(total % step),
            _ => total,
        }
    }
}

fn whole(amount: i64, per_minor: i64) -> i64 {
    amount / per_minor.max(1)
}

fn parts(share: Ratio) -> i64 {
    let parts = i128::from(share.numerator()) * PARTS / i128::from(share.denominator()).max(1);
    i64::try_from(parts).unwrap_or_default()
}
