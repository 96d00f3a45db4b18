use crate::thrown::{OrThrow, Thrown};
use keytill::embed;
use wasm_bindgen::prelude::wasm_bindgen;

/// Checks every record of a journal and the chain of their digests.
///
/// # Errors
/// The rejection with the first damaged record.
#[wasm_bindgen(js_name = verifyJournal)]
pub fn verify_journal(bytes: &[u8]) -> Thrown<String> {
    embed::verify_journal_json(bytes).or_throw()
}

/// A journal as lines of JSON, a record each.
///
/// # Errors
/// The rejection with the first damaged record.
#[wasm_bindgen(js_name = journalLines)]
pub fn journal_lines(bytes: &[u8]) -> Thrown<String> {
    embed::journal_lines(bytes).or_throw()
}
