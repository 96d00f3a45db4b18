//! What became of the key files.

use super::grouped;
use crate::demo::Demo;
use crate::demo::host::Imported;
use crate::demo::table::Table;
use keytill::refusal::Refusal;
use std::collections::BTreeMap;

pub fn section(demo: &Demo) -> String {
    let imports = &demo.played.imports;
    let mut table =
        Table::new(&["file", ">lines", ">blank", ">accepted", ">twice", ">known", ">broken", "why broken"]);
    let (mut read, mut blank, mut accepted, mut twice, mut known, mut broken) = (0, 0, 0, 0, 0, 0);
    for import in imports {
        let (doubles, reasons) = reasons(import);
        let bad: u32 = reasons.values().sum();
        let words: Vec<String> = reasons.iter().map(|(code, count)| format!("{count} {code}")).collect();
        let report = &import.report;
        table.row([
            &import.file.trim_start_matches("keys/"),
            &report.read,
            &report.blank,
            &import.accepted,
            &doubles,
            &import.known.len(),
            &bad,
            &words.join(", "),
        ]);
        read += report.read;
        blank += report.blank;
        accepted += import.accepted;
        twice += doubles;
        known += import.known.len();
        broken += bad;
    }
    table.rule();
    table.row([
        &"all",
        &grouped(read.into()),
        &blank,
        &grouped(accepted.into()),
        &twice,
        &known,
        &broken,
        &"",
    ]);
    format!("KEY FILES  each line is a key, blank, or told why it is not\n{table}{}", examples(imports))
}

/// How many lines stand twice in a file, and why the others gave no key.
fn reasons(import: &Imported) -> (u32, BTreeMap<String, u32>) {
    let (mut twice, mut reasons) = (0, BTreeMap::new());
    for line in &import.report.rejected {
        match line.reason.code().trim_start_matches("key_line.") {
            "duplicate" => twice += 1,
            other => *reasons.entry(other.trim_start_matches("field_").replace('_', " ")).or_default() += 1,
        }
    }
    (twice, reasons)
}

/// One line for each reason, without its secret.
fn examples(imports: &[Imported]) -> String {
    let mut shown = BTreeMap::new();
    for import in imports {
        let file = import.file.trim_start_matches("keys/");
        for line in &import.report.rejected {
            let text = format!("{file}, line {}: {}  [{}]", line.line, line.reason, line.text);
            shown.entry(line.reason.code()).or_insert(text);
        }
        for (line, key) in &import.known {
            shown.entry(key.reason.code()).or_insert_with(|| format!("{file}, line {line}: {}", key.reason));
        }
    }
    let mut text = String::from("\n  for example\n");
    for (code, line) in shown {
        text.push_str(&format!("  {code:<30}{line}\n"));
    }
    text
}
