//! The malformed and hostile commands of `vectors/bad_input.json`: see `vectors/README.md` for the format.
//!
//! `KEYTILL_BLESS=1 cargo test -p keytill --test bad_input` fills in the digests of price books in the setup, nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod vectors;

use keytill::refusal::Refusal;
use keytill::shop::{Command, Event, Settings, Shop};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    what: String,
    shop: String,
    settings: Value,
    setup: Vec<Setup>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Setup {
    command: Value,
    #[serde(default)]
    priced_by: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    code: String,
    #[serde(default)]
    json: Option<String>,
    #[serde(default)]
    json_hex: Option<String>,
    #[serde(default)]
    json_parts: Option<Vec<Part>>,
    #[serde(default)]
    cbor_hex: Option<String>,
    #[serde(default)]
    cbor_parts: Option<Vec<Part>>,
    #[serde(default)]
    cbor_cuts: Option<String>,
}

/// A piece of a text that would be too long to write down.
#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    Text(String),
    Repeated {
        repeat: String,
        times: usize,
        #[serde(default)]
        between: String,
    },
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Json,
    Cbor,
}

/// Parts put together; in JSON `#` in a repeated text becomes the number of the repetition.
fn joined(parts: &[Part], form: Form) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Text(text) => out += text,
            Part::Repeated { repeat, times, between } => {
                for n in 0..*times {
                    if n > 0 {
                        out += between;
                    }
                    if form == Form::Json && repeat.contains('#') {
                        out += &repeat.replace('#', &n.to_string());
                    } else {
                        out += repeat;
                    }
                }
            }
        }
    }
    out
}

/// The bytes of a case: one command, or every cut of one.
fn bytes_of(case: &Case) -> (Form, Vec<Vec<u8>>) {
    let mut found = Vec::new();
    found.extend(case.json.iter().map(|text| (Form::Json, vec![text.clone().into_bytes()])));
    found.extend(case.json_hex.iter().map(|hex| (Form::Json, vec![vectors::from_hex(hex)])));
    found.extend(
        case.json_parts.iter().map(|parts| (Form::Json, vec![joined(parts, Form::Json).into_bytes()])),
    );
    found.extend(case.cbor_hex.iter().map(|hex| (Form::Cbor, vec![vectors::from_hex(hex)])));
    found.extend(
        case.cbor_parts.iter().map(|parts| (Form::Cbor, vec![vectors::from_hex(&joined(parts, Form::Cbor))])),
    );
    found.extend(case.cbor_cuts.iter().map(|hex| {
        let whole = vectors::from_hex(hex);
        Command::from_cbor(&whole).expect("only a good command can be cut");
        (Form::Cbor, (0..whole.len()).map(|cut| whole[..cut].to_vec()).collect())
    }));
    assert_eq!(found.len(), 1, "`{}` must say its bytes in one way", case.name);
    found.remove(0)
}

/// What the machine says to bytes: the code and the sentence of the rejection.
fn told(shop: &mut Shop, form: Form, bytes: &[u8]) -> Option<(String, String)> {
    let read = match form {
        Form::Json => Command::from_json(bytes),
        Form::Cbor => Command::from_cbor(bytes),
    };
    match read {
        Err(refusal) => Some((refusal.code().into(), refusal.to_string())),
        Ok(command) => {
            let rejection = shop.execute(command).err()?;
            for (_, value) in rejection.params() {
                assert!(value.len() < 1000, "a parameter of {} bytes", value.len());
            }
            Some((rejection.code().into(), rejection.to_string()))
        }
    }
}

fn shop_of(file: &mut File) -> Shop {
    let settings: Settings = serde_json::from_value(file.settings.clone()).unwrap();
    let mut shop = Shop::new(&file.shop, settings).unwrap();
    let mut books = Vec::new();
    for Setup { command, priced_by } in &mut file.setup {
        if let (true, Some(book)) = (vectors::blessing(), priced_by) {
            let (_, digest) = books.iter().rfind(|(id, _)| id == book).expect("no such price book");
            command["body"]["place_order"]["book"] = json!(digest);
        }
        let read = Command::from_json(command.to_string().as_bytes()).unwrap();
        let done = shop.execute(read).unwrap_or_else(|rejection| panic!("{rejection}: {command}"));
        for event in done.events() {
            if let Event::PriceBookPublished(published) = event {
                books.push((published.book.id.to_string(), published.digest));
            }
        }
    }
    shop
}

/// Writes the digests of the setup into the file, and leaves the cases as they are.
fn bless(text: &str, file: &File) -> String {
    let (_, cases) = text.split_once("  \"cases\": [\n").expect("the cases begin on a line of their own");
    let head = [("what", json!(file.what)), ("shop", json!(file.shop)), ("settings", file.settings.clone())];
    let setup = file.setup.iter().map(|setup| {
        let mut entry = Map::from_iter([("command".to_string(), setup.command.clone())]);
        entry.extend(setup.priced_by.iter().map(|book| ("priced_by".to_string(), json!(book))));
        format!("    {}", Value::from(entry))
    });
    let setup: Vec<_> = setup.collect();
    let head = vectors::members("  ", &head);
    format!("{{\n{},\n  \"setup\": [\n{}\n  ],\n  \"cases\": [\n{cases}", head.trim_end(), setup.join(",\n"))
}

fn flaw(sentence: &str) -> Option<String> {
    let invisible =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if sentence.chars().any(|c| c.is_control() || invisible(c)) {
        return Some(format!("control characters in {sentence:?}"));
    }
    (sentence.len() >= 1000).then(|| format!("a sentence of {} bytes", sentence.len()))
}

#[test]
fn every_bad_command_is_rejected_with_its_code_and_changes_nothing() {
    let path = vectors::folder().join("bad_input.json");
    let text = vectors::read(&path);
    let mut file: File = serde_json::from_str(&text).unwrap();
    let mut shop = shop_of(&mut file);
    if vectors::blessing() {
        vectors::write(&path, &bless(&text, &file));
    }
    assert!(file.cases.len() >= 150, "only {} cases", file.cases.len());
    let known: Vec<_> = keytill::shop::Rejection::codes().iter().map(|row| row.code).collect();
    let before = shop.digest();
    let mut flaws = Vec::new();
    for case in &file.cases {
        assert!(known.contains(&case.code.as_str()), "`{}` is no code", case.code);
        let (form, all) = bytes_of(case);
        for bytes in all {
            let mut copy = shop.clone();
            let Ok(told) = catch_unwind(AssertUnwindSafe(|| told(&mut copy, form, &bytes))) else {
                flaws.push(format!("{}: panicked", case.name));
                continue;
            };
            match told {
                None => flaws.push(format!("{}: accepted", case.name)),
                Some((code, sentence)) => {
                    if code != case.code {
                        flaws.push(format!("{}: {code}, not {}: {sentence}", case.name, case.code));
                    }
                    flaws.extend(flaw(&sentence).map(|flaw| format!("{}: {flaw}", case.name)));
                    if copy.digest() != before {
                        flaws.push(format!("{}: the state changed", case.name));
                    }
                    shop = copy;
                }
            }
        }
    }
    assert!(flaws.is_empty(), "{} flaws:\n{}", flaws.len(), flaws.join("\n"));
    shop.check().unwrap();
}
