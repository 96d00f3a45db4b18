use crate::refusal::refusals;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// From how many characters a redacted text shows its first one: of a shorter secret it would tell too much.
const SHOWN_FROM: usize = 8;

/// What became of a key file, line by line. Holds nothing of a secret but first characters and lengths.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct ImportReport {
    /// Lines that were read, blank ones and the header not counted: accepted and rejected ones.
    #[n(0)]
    pub read: u32,
    /// Blank lines passed over.
    #[n(1)]
    pub blank: u32,
    /// Lines that gave a key.
    #[n(2)]
    pub accepted: u32,
    /// Lines that gave none, in order.
    #[n(3)]
    pub rejected: Vec<RejectedLine>,
}

/// One line that gave no key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct RejectedLine {
    /// Its number in the file, from 1, blank lines and the header counted.
    #[n(0)]
    pub line: u32,
    /// Why.
    #[n(1)]
    pub reason: LineReason,
    /// The line without its secret: its first character and its length.
    #[n(2)]
    pub text: String,
}

refusals! {
    /// Why a line of a key file gives no key.
    #[derive(Serialize, Deserialize, Encode, Decode)]
    #[serde(deny_unknown_fields, rename_all = "snake_case")]
    pub enum LineReason {
        /// Not UTF-8.
        #[n(0)]
        NotUtf8 {} = "key_line.not_utf8", "the line is not UTF-8";
        /// Longer than the format allows.
        #[n(1)]
        TooLong { #[n(0)] limit: u32 } = "key_line.too_long", "the line is longer than {limit} bytes";
        /// More or fewer fields than declared.
        #[n(2)]
        FieldCount { #[n(0)] expected: u32, #[n(1)] found: u32 } = "key_line.field_count",
            "the line has {found} fields instead of {expected}";
        /// A required field is not there.
        #[n(3)]
        FieldMissing { #[n(0)] field: String } = "key_line.field_missing", "field `{field}` is missing";
        /// A required field is empty after trimming.
        #[n(4)]
        FieldEmpty { #[n(0)] field: String } = "key_line.field_empty", "field `{field}` is empty";
        /// Shorter or longer than declared.
        #[n(5)]
        FieldLength { #[n(0)] field: String, #[n(1)] length: u32 } = "key_line.field_length",
            "field `{field}` has {length} characters, against its declared length";
        /// Holds a character outside its charset.
        #[n(6)]
        FieldCharset { #[n(0)] field: String } = "key_line.field_charset",
            "field `{field}` holds a character outside its charset";
        /// Holds a control character.
        #[n(7)]
        ControlCharacter { #[n(0)] field: String } = "key_line.control_character",
            "field `{field}` holds a control character";
        /// Holds an invisible character.
        #[n(8)]
        InvisibleCharacter { #[n(0)] field: String } = "key_line.invisible_character",
            "field `{field}` holds an invisible character";
        /// Not one JSON object.
        #[n(9)]
        NotJson {} = "key_line.not_json", "the line is not a JSON object";
        /// A JSON field is a number, list or the like.
        #[n(10)]
        NotText { #[n(0)] field: String } = "key_line.not_text", "field `{field}` is not a text";
        /// A JSON field or a CSV column stands twice.
        #[n(11)]
        FieldTwice { #[n(0)] field: String } = "key_line.field_twice", "field `{field}` stands twice";
        /// A quoted CSV value does not end on its line.
        #[n(12)]
        OpenQuote {} = "key_line.open_quote", "a quoted value does not end on the line";
        /// A quote within an unquoted CSV value, or text behind a closing quote.
        #[n(13)]
        StrayQuote {} = "key_line.stray_quote", "a quote stands where none may";
        /// The header names no such column; nothing of the file can be read.
        #[n(14)]
        ColumnMissing { #[n(0)] column: String } = "key_line.column_missing",
            "the header has no column `{column}`, so no line can be read";
        /// The same key stood on an earlier line.
        #[n(15)]
        Duplicate { #[n(0)] first_line: u32 } = "key_line.duplicate", "the same key stands on line {first_line}";
        /// The file has more lines than the format allows; this one and all after it were not read.
        #[n(16)]
        TooManyLines { #[n(0)] limit: u32 } = "key_line.too_many_lines",
            "only {limit} lines are read: this one and those after it are not";
        /// All fields together are longer than a key may be.
        #[n(17)]
        KeyTooLong {} = "key_line.key_too_long", "all fields together are too long";
    }
}

/// A text without its secret: `A… (16 characters)`, or `… (5 characters)` of a short one.
pub(super) fn redacted(text: &str) -> String {
    let length = text.chars().count();
    let first = text.chars().next().filter(|c| length >= SHOWN_FROM && !c.is_control() && !c.is_whitespace());
    match first {
        Some(first) => format!("{first}… ({length} characters)"),
        None => format!("… ({length} characters)"),
    }
}

/// Bytes that are no text, without their secret.
pub(super) fn redacted_bytes(bytes: &[u8]) -> String {
    format!("… ({} bytes)", bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use alloc::string::ToString;

    #[test]
    fn shows_the_first_character_of_a_long_text_alone() {
        assert_eq!(redacted("ABCD-EFGH"), "A… (9 characters)");
        assert_eq!(redacted("密码密码密码密码"), "密… (8 characters)");
        assert_eq!(redacted("ABCDEFG"), "… (7 characters)");
        assert_eq!(redacted("\u{1b}[31mABCDEF"), "… (11 characters)");
        assert_eq!(redacted(""), "… (0 characters)");
    }

    #[test]
    fn a_report_round_trips() {
        let report = ImportReport {
            read: 2,
            blank: 1,
            accepted: 1,
            rejected: alloc::vec![RejectedLine {
                line: 3,
                reason: LineReason::Duplicate { first_line: 1 },
                text: redacted("x"),
            }],
        };
        let json = serde_json::to_string(&report).unwrap();
        assert!(json.contains(r#""reason":{"duplicate":{"first_line":1}}"#), "{json}");
        assert_eq!(serde_json::from_str::<ImportReport>(&json).unwrap(), report);
        assert_eq!(minicbor::decode::<ImportReport>(&minicbor::to_vec(&report).unwrap()).unwrap(), report);
        assert_eq!(report.rejected[0].reason.code(), "key_line.duplicate");
        assert_eq!(report.rejected[0].reason.to_string(), "the same key stands on line 1");
    }
}
