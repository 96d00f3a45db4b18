//! Ways to ship, ways to pay and round sums.

use super::money::{Least, amount, share};
use super::taxes::{TaxSlot, TaxTable};
use super::{MAX_METHODS, at_most};
use crate::arrange::Arrange;
use crate::money::{Exact, Ratio, RoundingMode};
use crate::pricing::{BorneBy, CashRounding, PaymentMethod, PriceBook, PricingRefusal, ShippingMethod};
use crate::rule::{Condition, Interner, MoneyScale, Rule};
use alloc::string::ToString;
use alloc::vec::Vec;

/// A way to ship. Amounts are in steps of the scale.
#[derive(Debug)]
pub(crate) struct CompiledShipping {
    pub(crate) price: i64,
    pub(crate) each: i64,
    pub(crate) when: Rule,
    pub(crate) tax: Option<TaxSlot>,
}

/// A way to pay. Fees are in minor units: they are computed on sums that are rounded.
#[derive(Debug)]
pub(crate) struct CompiledPayment {
    pub(crate) percent: Ratio,
    pub(crate) fixed: i64,
    pub(crate) minimum: i64,
    pub(crate) maximum: i64,
    pub(crate) borne_by: BorneBy,
    /// On minor units.
    pub(crate) when: Rule,
    pub(crate) rounding: RoundingMode,
}

/// Round sums, in minor units.
#[derive(Debug)]
pub(crate) struct CompiledCash {
    pub(crate) step: i64,
    pub(crate) rounding: RoundingMode,
}

/// Shipping and payment methods in the order of the book, and the rounding of totals.
#[derive(Debug, Default)]
pub(crate) struct Services {
    pub(crate) shipping: Vec<CompiledShipping>,
    pub(crate) payment: Vec<CompiledPayment>,
    pub(crate) cash: Option<CompiledCash>,
}

pub(super) fn compile(
    book: &PriceBook,
    texts: &mut Interner,
    taxes: &TaxTable,
) -> Result<Services, PricingRefusal> {
    at_most("shipping methods", book.shipping.len(), MAX_METHODS)?;
    at_most("payment methods", book.payment_methods.len(), MAX_METHODS)?;
    check_unique("shipping method", book.shipping.iter().map(|method| method.id.as_str()))?;
    check_unique("payment method", book.payment_methods.iter().map(|method| method.id.as_str()))?;
    let scale = MoneyScale::of(book.currency, book.rounding.scope);
    let minor = MoneyScale::minor(book.currency);
    let shipping = book.shipping.iter().map(|method| shipping(method, texts, taxes, scale));
    let shipping = shipping.collect::<Result<_, _>>()?;
    let payment = book.payment_methods.iter().map(|method| payment(method, texts, minor));
    let payment = payment.collect::<Result<_, _>>()?;
    let cash = book.cash_rounding.as_ref().map(|rounding| cash(rounding, minor)).transpose()?;
    Ok(Services { shipping, payment, cash })
}

fn shipping(
    method: &ShippingMethod,
    texts: &mut Interner,
    taxes: &TaxTable,
    scale: MoneyScale,
) -> Result<CompiledShipping, PricingRefusal> {
    let name = method.id.as_str();
    Ok(CompiledShipping {
        price: amount("shipping price", name, method.price, Least::Zero, scale)?,
        each: amount("shipping price", name, method.each, Least::Zero, scale)?,
        when: order_rule(name, &method.when, texts, scale)?,
        tax: taxes.named(method.tax.as_ref(), name)?,
    })
}

fn payment(
    method: &PaymentMethod,
    texts: &mut Interner,
    minor: MoneyScale,
) -> Result<CompiledPayment, PricingRefusal> {
    let name = method.id.as_str();
    let fee = |value: Exact| amount("fee", name, value, Least::Zero, minor);
    let minimum = method.minimum.map_or(Ok(0), fee)?;
    let maximum = method.maximum.map_or(Ok(i64::MAX), fee)?;
    if minimum > maximum {
        return Err(PricingRefusal::BadAmount {
            field: "minimum fee",
            of: name.to_string(),
            value: method.minimum.unwrap_or_default().to_string(),
            rule: "must not be above the maximum",
        });
    }
    Ok(CompiledPayment {
        percent: share(name, method.percent)?,
        fixed: fee(method.fixed)?,
        minimum,
        maximum,
        borne_by: method.borne_by,
        when: order_rule(name, &method.when, texts, minor)?,
        rounding: method.rounding,
    })
}

fn cash(rounding: &CashRounding, minor: MoneyScale) -> Result<CompiledCash, PricingRefusal> {
    Ok(CompiledCash {
        step: amount("cash rounding", "step", rounding.step, Least::AboveZero, minor)?,
        rounding: rounding.rounding,
    })
}

/// A condition on the order as a whole.
fn order_rule(
    of: &str,
    condition: &Condition,
    texts: &mut Interner,
    scale: MoneyScale,
) -> Result<Rule, PricingRefusal> {
    let rule = Rule::compile(condition, texts, scale)
        .map_err(|reason| PricingRefusal::MethodCondition { method: of.to_string(), reason })?;
    if rule.asks_lines() { Err(PricingRefusal::MethodAsksLines { method: of.to_string() }) } else { Ok(rule) }
}

fn check_unique<'a>(what: &'static str, ids: impl Iterator<Item = &'a str>) -> Result<(), PricingRefusal> {
    let mut ids: Vec<&str> = ids.collect();
    ids.arrange();
    let twice = ids.windows(2).find_map(|pair| match pair {
        [a, b] if a == b => Some(a.to_string()),
        _ => None,
    });
    twice.map_or(Ok(()), |id| Err(PricingRefusal::Duplicate { what, id }))
}
