//! A method of the shop for each use case and each read.

use super::records::listed;
use super::words::{Words, camel, must, name, said, sorted};
use crate::documents::model::{Field, Form, Query, Use};
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write;

/// Commands and reads that Swift says better by hand.
pub const BY_HAND: &[&str] =
    &["place_order", "shop", "digest", "next_deadline", "quote", "quote_resized", "best_coupons"];

const ID: &str = "What makes the command unique: the same again is answered as before and does nothing.";
const AT: &str = "The moment that it is asked for.";
const VERSION: &str =
    "The version of the order or the stock that it was made for; at another one it is refused.";
const TRACE: &str = "The host's id that follows a request through all systems.";

/// The method of a use case.
pub fn command(words: &Words<'_>, one: &Use) -> Result<String> {
    let declared = words.model.types.get(&one.record).with_context(|| format!("no record {}", one.record))?;
    let Form::Record(fields) = &declared.form else { bail!("{} is no record", one.record) };
    for reserved in ["id", "at", "trace", "expected_version"] {
        ensure!(fields.iter().all(|field| field.name != reserved), "{} has a member {reserved}", one.name);
    }
    let fields = sorted(fields);
    let mut parameters = parameters(words, &one.name, &fields)?;
    for own in ["id: CommandKey", "at: Date", "expectedVersion: String? = nil", "trace: String? = nil"] {
        parameters.push(own.to_owned());
    }
    let mut docs = described(&declared.docs, &fields);
    if !docs.contains("- Parameters:") {
        docs.push_str("- Parameters:\n");
    }
    for (own, meaning) in [("id", ID), ("at", AT), ("expectedVersion", VERSION), ("trace", TRACE)] {
        let _ = writeln!(docs, "  - {own}: {meaning}");
    }
    docs.push_str("- Throws: ``Rejected`` where the machine refuses; nothing has changed, and the id may be used again.");
    let given: Vec<String> = fields.iter().map(|field| format!("{0}: {0}", name(&field.name))).collect();
    let case = name(&one.name);
    Ok(format!(
        "\n{}    @discardableResult\n    public func {case}({}) throws -> Done {{\n        \
         let body = {}({})\n        \
         return try execute(Command(id, at: at, .{case}(body), trace: trace, expectedVersion: expectedVersion))\n    }}\n",
        said(&docs, "    "),
        listed(&parameters, 4),
        one.record,
        given.join(", "),
    ))
}

/// The method of a read.
pub fn read(words: &Words<'_>, one: &Query) -> Result<String> {
    let fields = sorted(&one.fields);
    let parameters = parameters(words, &one.name, &fields)?;
    let docs = described(&one.docs, &fields);
    let docs = format!("{}\n- Throws: ``Rejected`` where it asks for what is not known.", docs.trim_end());
    let (answer, wire) = (words.swift(&one.answer)?, words.wire(&one.answer)?);
    let mut text = format!(
        "\n{}    public func {}({}) throws -> {answer} {{\n",
        said(&docs, "    "),
        name(&one.name),
        listed(&parameters, 4)
    );
    let closure = if fields.is_empty() { " { _ in }" } else { " { all in" };
    let _ = writeln!(text, "        let answer: {wire} = try asked(\"{}\"){closure}", one.name);
    for field in &fields {
        let key = format!("Name(\"{}\")", field.name);
        let _ = writeln!(text, "            {}", words.write(field, &name(&field.name), &key)?);
    }
    if !fields.is_empty() {
        text.push_str("        }\n");
    }
    let _ = writeln!(text, "        return {}\n    }}", words.out(&one.answer, "answer")?);
    Ok(text)
}

/// The first argument goes without its name where it is the only one that must be given, or the method says it already:
/// `upline("u-7")`, `cancelOrder("o-1")`.
fn parameters(words: &Words<'_>, method: &str, fields: &[&Field]) -> Result<Vec<String>> {
    let mut all = words.parameters(fields)?;
    let given = fields.iter().filter(|field| must(field)).count();
    if let (Some(first), Some(parameter)) = (fields.first(), all.first_mut()) {
        let is_said = method == first.name || method.ends_with(&format!("_{}", first.name));
        if must(first) && (given == 1 || is_said) {
            parameter.insert_str(0, "_ ");
        }
    }
    Ok(all)
}

fn described(docs: &str, fields: &[&Field]) -> String {
    let mut text = format!("{docs}\n\n");
    for (n, field) in fields.iter().filter(|field| !field.docs.is_empty()).enumerate() {
        let lead = if n == 0 { "- Parameters:\n" } else { "" };
        let _ = writeln!(text, "{lead}  - {}: {}", camel(&field.name), field.docs.replace('\n', " "));
    }
    text
}
