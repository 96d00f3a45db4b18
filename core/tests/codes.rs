//! The one table of rejection codes, `vectors/codes.json`: the same in every language.
//!
//! `KEYTILL_BLESS=1 cargo test -p keytill --test codes` writes it. A code that was released is never taken out or given
//! another meaning.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod vectors;

use keytill::shop::Rejection;
use serde_json::Value;

#[test]
fn the_table_is_the_machine_s() {
    let row = |code: &str, sentence: &str| {
        format!("  {{\"code\": {}, \"sentence\": {}}}", Value::from(code), Value::from(sentence))
    };
    let rows: Vec<_> = Rejection::codes().iter().map(|entry| row(entry.code, entry.sentence)).collect();
    let table = format!("[\n{}\n]\n", rows.join(",\n"));
    assert!(serde_json::from_str::<Value>(&table).is_ok());
    let path = vectors::folder().join("codes.json");
    if vectors::blessing() {
        vectors::write(&path, &table);
    }
    assert_eq!(vectors::read(&path), table, "vectors/codes.json is not the machine's table: bless it");
}
