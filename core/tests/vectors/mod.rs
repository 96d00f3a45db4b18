//! Where the vectors are, and how they are read, compared and written.
#![allow(dead_code, reason = "each test file uses a part of it")]

use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The folder of the vectors.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors")
}

/// Whether this run writes what the machine says into the vectors, in place of comparing it.
pub fn blessing() -> bool {
    std::env::var_os("KEYTILL_BLESS").is_some_and(|value| value == "1")
}

/// Reads a file of the vectors.
pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes a file of the vectors where it is not the same already.
pub fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).ok().as_deref() != Some(text) {
        std::fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// Whether everything that is wanted is there: objects may have more members, lists may not be longer.
pub fn missing(wanted: &Value, got: &Value) -> Option<String> {
    match (wanted, got) {
        (Value::Object(wanted), Value::Object(got)) => wanted.iter().find_map(|(name, wanted)| {
            let inside = missing(wanted, got.get(name).unwrap_or(&Value::Null))?;
            Some(format!(".{name}{inside}"))
        }),
        (Value::Array(wanted), Value::Array(got)) if wanted.len() == got.len() => {
            wanted.iter().zip(got).enumerate().find_map(|(n, (wanted, got))| {
                let inside = missing(wanted, got)?;
                Some(format!("[{n}]{inside}"))
            })
        }
        _ if wanted == got => None,
        _ => Some(format!(" is {got}, not {wanted}")),
    }
}

/// Bytes from hexadecimal digits.
pub fn from_hex(text: &str) -> Vec<u8> {
    assert_eq!(text.len() % 2, 0, "odd number of digits");
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// Writes members of an object, one a line; `indent` is what stands before each.
pub fn members(indent: &str, members: &[(&str, Value)]) -> String {
    let mut out = String::new();
    for (n, (name, value)) in members.iter().enumerate() {
        let comma = if n + 1 < members.len() { "," } else { "" };
        writeln!(out, "{indent}{}: {value}{comma}", Value::from(*name)).unwrap();
    }
    out
}
