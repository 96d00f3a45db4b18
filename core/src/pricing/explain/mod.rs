//! Quotes in words: every step in one line, then the sums. One file for each language.

mod chinese;
mod english;

use crate::language::Language;
use crate::money::Money;
use crate::pricing::{BorneBy, Quote, StepView};
use alloc::string::String;
use core::fmt::{self, Write};

/// What the sums are called.
struct Totals {
    subtotal: &'static str,
    discount: &'static str,
    shipping: &'static str,
    tax_within: &'static str,
    tax: &'static str,
    fee: &'static str,
    cash_rounding: &'static str,
    cashback: &'static str,
    total: &'static str,
}

/// A quote's trace as text, one line a step, then the totals.
pub(crate) fn explain(quote: &Quote, language: Language) -> String {
    let mut out = String::new();
    // Writing to memory cannot fail.
    let _ = write_all(quote, language, &mut out);
    out
}

fn write_all(quote: &Quote, language: Language, out: &mut String) -> fmt::Result {
    let rounding = quote.book.book.rounding;
    let heading = language.pick(english::heading as fn(&mut dyn Write, _, _, _, _) -> _, chinese::heading);
    heading(out, quote.book_id(), &quote.currency, rounding.mode, rounding.scope)?;
    for step in quote.trace_in(language) {
        step.write_in(language, out)?;
        out.push('\n');
    }
    write_sums(quote, &language.pick(english::TOTALS, chinese::TOTALS), out)
}

fn write_sums(quote: &Quote, words: &Totals, out: &mut String) -> fmt::Result {
    let mut sum = |word: &str, amount: Money| writeln!(out, "{word} {}", amount.decimal());
    sum(words.subtotal, quote.subtotal)?;
    sum(words.discount, quote.discount)?;
    if let Some(shipping) = &quote.shipping {
        sum(words.shipping, shipping.total)?;
    }
    if !quote.taxes.is_empty() {
        sum(if quote.is_tax_inclusive { words.tax_within } else { words.tax }, quote.tax)?;
    }
    if let Some(fee) = quote.fee.as_ref().filter(|fee| fee.borne_by == BorneBy::Buyer) {
        sum(words.fee, fee.amount)?;
    }
    if quote.cash_rounding.minor() != 0 {
        sum(words.cash_rounding, quote.cash_rounding)?;
    }
    for offer in quote.offers.iter().filter(|offer| offer.cashback.minor() != 0) {
        sum(words.cashback, offer.cashback)?;
    }
    sum(words.total, quote.total)
}

impl StepView<'_> {
    /// Writes the step in one line, without its end. The reason why an offer did not apply is in the language that the
    /// trace was asked for in.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_in(&self, language: Language, out: &mut dyn Write) -> fmt::Result {
        match language {
            Language::English => english::step(out, self),
            Language::Chinese => chinese::step(out, self),
        }
    }
}

/// In English.
impl fmt::Display for StepView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        english::step(f, self)
    }
}
