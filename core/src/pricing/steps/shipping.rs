use super::facts::View;
use super::{Lines, OrderFacts, Record, Shipping, Step};
use crate::id::ShippingMethodId;
use crate::language::Language;
use crate::money::MoneyRefusal;
use crate::pricing::PricingRefusal;
use crate::pricing::compile::Compiled;
use alloc::string::ToString;

/// What the chosen way to ship costs by the book; its offers run in the lanes.
pub(crate) fn price_shipping<R: Record>(
    book: &Compiled,
    facts: &OrderFacts,
    method: Option<&ShippingMethodId>,
    lines: &mut Lines,
    record: &mut R,
) -> Result<(), PricingRefusal> {
    let Some(id) = method else { return Ok(()) };
    let nth = book.book.shipping.iter().position(|method| method.id == *id);
    let found = nth.and_then(|nth| book.services.shipping.get(nth));
    let method = found.ok_or_else(|| PricingRefusal::UnknownShipping { method: id.to_string() })?;
    if facts.currency != book.book.currency {
        return Err(PricingRefusal::MethodCurrency { method: id.to_string(), currency: facts.currency });
    }
    let view = View::now(book, facts, lines);
    if let Some(failed) = method.when.first_failed(&view) {
        let reason = method.when.failure_text(failed, &book.texts, facts.scale, Language::English);
        return Err(PricingRefusal::MethodNotAllowed { method: id.to_string(), reason });
    }
    let each = method.each.checked_mul(facts.quantity);
    let amount = each.and_then(|each| each.checked_add(method.price)).ok_or(MoneyRefusal::Overflow {})?;
    record.step(Step::Shipping { amount });
    lines.shipping = Shipping { list: amount, amount, tax: method.tax };
    Ok(())
}
