use crate::Rejection;
use crate::calm::calm;
use keytill::embed;

/// Checks every record of a journal and the chain of their digests: `{"records": …, "head": …}` as JSON.
///
/// # Errors
/// [`Rejection`] with the first record that is damaged, and why.
#[uniffi::export]
pub fn verify_journal(journal: &[u8]) -> Result<String, Rejection> {
    calm(|| embed::verify_journal_json(journal))
}

/// A journal from its beginning as lines of JSON, a record each, for people and their tools.
///
/// # Errors
/// [`Rejection`] with the first record that is damaged, and why.
#[uniffi::export]
pub fn journal_lines(journal: &[u8]) -> Result<String, Rejection> {
    calm(|| embed::journal_lines(journal))
}
