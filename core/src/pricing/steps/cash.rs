use super::{Record, Step};
use crate::id::PaymentMethodId;
use crate::money::{Currency, MoneyRefusal};
use crate::pricing::compile::Compiled;

/// What makes the total a round sum: the signed difference, in minor units. Zero where the book does not round, for
/// another way to pay, and in another currency than the book's.
#[inline]
pub(crate) fn round_cash<R: Record>(
    book: &Compiled,
    currency: Currency,
    method: Option<&PaymentMethodId>,
    total: i64,
    record: &mut R,
) -> Result<i64, MoneyRefusal> {
    let (Some(cash), Some(document)) = (&book.services.cash, &book.book.cash_rounding) else { return Ok(0) };
    let named = || method.is_some_and(|method| document.methods.contains(method));
    if currency != book.book.currency || !(document.methods.is_empty() || named()) {
        return Ok(0);
    }
    // INVARIANT: steps were checked to be above zero.
    let steps = cash.rounding.divide_i64(total, cash.step);
    let round = steps.checked_mul(cash.step).ok_or(MoneyRefusal::Overflow {})?;
    let difference = round.checked_sub(total).ok_or(MoneyRefusal::Overflow {})?;
    if difference != 0 {
        record.step(Step::CashRounding { before: total, after: round });
    }
    Ok(difference)
}
