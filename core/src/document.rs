//! Documents from outside: JSON text into typed values, with an error that a stranger's text cannot abuse.

use crate::refusal::{refusals, shown};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;
use serde::de::DeserializeOwned;

refusals! {
    /// Why a document is refused before anything looks at what it says.
    pub enum DocumentRefusal {
        /// Not JSON, or not of the wanted shape.
        Invalid { document: &'static str, reason: String, line: usize, column: usize } = "document.invalid",
            "the {document} cannot be read: {reason} (line {line}, column {column})";
        /// A value that has no form in JSON.
        Unprintable { document: &'static str, reason: String } = "document.unprintable",
            "the {document} cannot be written: {reason}";
    }
}

/// Reads a document; `name` says in the refusal which one it was, such as `price book`.
///
/// # Errors
/// [`DocumentRefusal::Invalid`] where the text is not JSON, has unknown or missing fields or values of a wrong type, or
/// is nested deeper than 128 levels.
///
/// # Examples
/// ```
/// use keytill::document;
/// let refusal = document::parse::<keytill::money::Exact>("rate", "nonsense").unwrap_err();
/// assert_eq!(refusal.to_string(), "the rate cannot be read: expected ident (line 1, column 2)");
/// ```
pub fn parse<T: DeserializeOwned>(name: &'static str, text: &str) -> Result<T, DocumentRefusal> {
    serde_json::from_str(text).map_err(|error| DocumentRefusal::Invalid {
        document: name,
        reason: reason(&error),
        line: error.line(),
        column: error.column(),
    })
}

/// Writes a document as JSON on one line; `name` says in the refusal which one it was.
///
/// # Errors
/// [`DocumentRefusal::Unprintable`] where the type has no form in JSON, such as a map with keys that are no text.
pub fn print<T: Serialize>(name: &'static str, value: &T) -> Result<String, DocumentRefusal> {
    serde_json::to_string(value)
        .map_err(|error| DocumentRefusal::Unprintable { document: name, reason: reason(&error) })
}

/// Writes a document as CBOR with the names that it has in JSON; `name` says in the refusal which one it was.
///
/// # Errors
/// [`DocumentRefusal::Unprintable`] as [`print`].
pub fn to_cbor<T: Serialize>(name: &'static str, value: &T) -> Result<Vec<u8>, DocumentRefusal> {
    minicbor_serde::to_vec(value).map_err(|error| DocumentRefusal::Unprintable {
        document: name,
        reason: shown(&error.to_string(), 160),
    })
}

/// What the parser says, without the position, which has fields of its own, and fit to be shown.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let plain = text.rsplit_once(" at line ").map_or(text.as_str(), |(before, _)| before);
    shown(plain, 160)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[expect(dead_code, reason = "only its reading is tested")]
        count: u32,
    }

    fn refused(text: &str) -> DocumentRefusal {
        parse::<Sample>("sample", text).unwrap_err()
    }

    #[test]
    fn a_refusal_says_what_where_and_why() {
        let refusal = refused("{\n \"count\": -1}");
        assert_eq!(refusal.code(), "document.invalid");
        let names: Vec<_> = refusal.params().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["document", "reason", "line", "column"]);
        assert_eq!(
            refusal.to_string(),
            "the sample cannot be read: invalid value: integer `-1`, expected u32 (line 2, column 12)"
        );
    }

    #[test]
    fn unknown_fields_bad_text_and_deep_nesting_are_refused() {
        for text in ["", "{", "[]", "{}", r#"{"count":1,"more":2}"#, r#"{"count":NaN}"#, &"[".repeat(100_000)]
        {
            refused(text);
        }
    }

    #[test]
    fn what_is_printed_can_be_read() {
        assert_eq!(print("list", &[1, 2]).unwrap(), "[1,2]");
        let odd = alloc::collections::BTreeMap::from([(Vec::<u8>::new(), 1)]);
        assert_eq!(print("map", &odd).unwrap_err().code(), "document.unprintable");
    }

    #[test]
    fn strange_text_is_escaped_and_cut() {
        let long = refused(&alloc::format!("{{\"{}\\u0007\": 1}}", "x".repeat(10_000))).to_string();
        assert!(long.len() < 400 && long.contains('…'), "{long}");
        assert!(refused("{\"a\\u001b[31m\": 1}").to_string().contains("\\u{1b}[31m"));
    }
}
