use crate::Rejection;
use crate::calm::calm;
use keytill::embed::allocate_json;

/// Splits an amount in proportion to weights so that the parts add up to it exactly: from
/// `{"total": "1.00", "currency": "CNY", "weights": ["1", "1", "1"], "rule": "largest_remainder"}` to
/// `["0.34","0.33","0.33"]`.
///
/// # Errors
/// [`Rejection`] for another document, an amount finer than the currency, a negative weight, or a total without parts.
#[uniffi::export]
pub fn allocate(split: &str) -> Result<String, Rejection> {
    calm(|| allocate_json(split))
}
