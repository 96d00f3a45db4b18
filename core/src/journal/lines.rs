use crate::document::{self, DocumentRefusal};
use crate::shop::Record;
use alloc::string::String;

/// A record as one line of JSON, for people and their tools. The journal itself is CBOR.
///
/// # Errors
/// [`DocumentRefusal`] where a value has no form in JSON, which no record has.
pub fn to_json_line(record: &Record) -> Result<String, DocumentRefusal> {
    document::print("record", record)
}
