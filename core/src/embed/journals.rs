//! Journals without a shop: for tools and auditors.

use crate::digest::Digest;
use crate::document;
use crate::embed::Rejected;
use crate::journal::{self, Frames};
use alloc::string::String;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct VerifiedView {
    records: u64,
    head: Digest,
}

/// Checks every record of a journal and the chain of their digests: `{"records": …, "head": …}`.
///
/// # Errors
/// [`Rejected`] with the first record that is damaged, and why.
pub fn verify_journal_json(bytes: &[u8]) -> Result<String, Rejected> {
    let verified = journal::verify(bytes)?;
    let view = VerifiedView { records: verified.records, head: verified.head };
    Ok(document::print("verification", &view)?)
}

/// A journal from its beginning as lines of JSON, a record each, for people and their tools.
///
/// # Errors
/// [`Rejected`] with the first record that is damaged, and why.
pub fn journal_lines(bytes: &[u8]) -> Result<String, Rejected> {
    let mut lines = String::new();
    for frame in Frames::new(bytes) {
        lines.push_str(&journal::to_json_line(&frame?.record)?);
        lines.push('\n');
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::EmbeddedShop;

    #[test]
    fn a_journal_is_verified_and_read_line_by_line() {
        let mut shop = EmbeddedShop::open("demo", "{}").unwrap();
        shop.execute_json(r#"{"id": "c", "at": 1, "body": {"put_channel": {"channel": {"id": "web"}}}}"#)
            .unwrap();
        let mut bytes = shop.take_journal();
        assert!(verify_journal_json(&bytes).unwrap().starts_with(r#"{"records":2,"head":""#));
        assert_eq!(journal_lines(&bytes).unwrap().lines().count(), 2);
        if let Some(last) = bytes.last_mut() {
            *last ^= 1;
        }
        assert_eq!(verify_journal_json(&bytes).unwrap_err().code, "journal.broken");
        assert_eq!(journal_lines(&bytes).unwrap_err().code, "journal.broken");
    }
}
