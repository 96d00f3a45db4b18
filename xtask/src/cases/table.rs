//! Which mapper answers which area.

use super::case::{Case, Library};
use super::{Answer, Stop, allocation, portions, reservation};

type Mapper = fn(&Case, &Library) -> Answer;

/// Areas by their beginning; the longest that fits is taken.
const MAPPERS: &[(&str, Mapper)] = &[
    ("allocation.", allocation::answer),
    ("allocation.numscript", portions::answer),
    ("allocation.tiny_percentage", portions::answer),
    ("allocation.fraction", portions::answer),
    ("settlement.", portions::answer),
    ("reservation.", reservation::answer),
    ("idempotency.", reservation::idempotency),
    ("commission.kept", portions::answer),
    ("commission.fee_cap", portions::fee_with_cap),
];

/// keytill's answer to a case.
pub fn answer(case: &Case, library: &Library) -> Answer {
    let fits = MAPPERS.iter().filter(|(area, _)| case.area.starts_with(area));
    let (_, mapper) = fits
        .max_by_key(|(area, _)| area.len())
        .ok_or_else(|| Stop::unmapped(format!("no mapper for the area `{}`", case.area)))?;
    mapper(case, library)
}

/// Errors of the sources, the code of keytill's refusal that says the same, and a word that must be in its text.
const ERRORS: &[(&str, &str, &str)] = &[
    ("not enough stock", "stock.insufficient", ""),
    ("insufficient", "stock.insufficient", ""),
    ("exceeds_credits", "stock.insufficient", ""),
    ("exceeds_debits", "stock.insufficient", ""),
    ("exceeds_pending_transfer_amount", "payment.amount_mismatch", ""),
    ("pending_transfer_has_different_amount", "payment.amount_mismatch", ""),
    ("pending_transfer_already_posted", "order.illegal_move", "completed"),
    ("pending_transfer_already_posted", "order.illegal_move", "delivered"),
    ("pending_transfer_already_posted", "order.illegal_move", "fulfilled"),
    ("pending_transfer_already_posted", "order.illegal_move", "paid"),
    ("pending_transfer_already_voided", "order.illegal_move", "cancelled"),
    ("pending_transfer_expired", "order.illegal_move", "expired"),
    ("pending_transfer_expired", "order.expired", ""),
    ("pending_transfer_not_found", "order.unknown", ""),
    ("exists_with_different", "command.conflict", ""),
    ("currency_code", "cart.currency", ""),
];

/// Whether a source's error is one that keytill tells by this code.
pub fn is_same_error(source: &str, code: &str, text: &str) -> bool {
    let source = source.to_lowercase();
    ERRORS.iter().any(|(error, same, word)| source.contains(error) && *same == code && text.contains(word))
}
