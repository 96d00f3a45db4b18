//! Structures.

use super::words::{Words, name, said, sorted};
use crate::documents::model::Field;
use anyhow::Result;
use std::fmt::Write;

/// What a quote remembers beside what it says: kept, but no part of the document.
const REMEMBERED: &[(&str, &str)] = &[(
    "Quote",
    "    /// The cart that was asked for; known where it was asked with one.\n    var asked = Remembered<Cart>()\n",
)];

/// A structure with a document's members.
pub fn record(words: &Words<'_>, own: &str, docs: &str, fields: &[Field]) -> Result<String> {
    let mut text = format!("{}public struct {own}: Hashable, Sendable, Codable {{\n", said(docs, ""));
    if fields.is_empty() {
        text.push_str("    public init() {}\n");
        text.push_str("    public init(from decoder: Decoder) throws { _ = try decoder.container(keyedBy: Name.self) }\n");
        text.push_str("    public func encode(to encoder: Encoder) throws { _ = encoder.container(keyedBy: Name.self) }\n}\n");
        return Ok(text);
    }
    let fields = sorted(fields);
    for field in &fields {
        let (of, _) = words.held(field)?;
        let _ = writeln!(text, "{}    public var {}: {of}", said(&field.docs, "    "), name(&field.name));
    }
    if let Some((_, remembered)) = REMEMBERED.iter().find(|(record, _)| *record == own) {
        text.push_str(remembered);
    }

    let parameters = words.parameters(&fields)?;
    let _ = writeln!(text, "\n    public init({}) {{", listed(&parameters, 4));
    for field in &fields {
        let own = name(&field.name);
        let _ = writeln!(text, "        self.{own} = {own}");
    }
    text.push_str("    }\n\n    private enum CodingKeys: String, CodingKey {\n");
    for field in &fields {
        let own = name(&field.name);
        let written = if own == field.name { String::new() } else { format!(" = \"{}\"", field.name) };
        let _ = writeln!(text, "        case {own}{written}");
    }
    text.push_str("    }\n");
    if words.are_plain(&fields)? {
        // The compiler writes what reads and writes it.
        text.push_str("}\n");
        return Ok(text);
    }
    text.push_str("\n    public init(from decoder: Decoder) throws {\n");
    text.push_str("        let all = try decoder.container(keyedBy: CodingKeys.self)\n");
    for field in &fields {
        let _ = writeln!(text, "        {}", words.read(field)?);
    }
    text.push_str("    }\n\n    public func encode(to encoder: Encoder) throws {\n");
    text.push_str("        var all = encoder.container(keyedBy: CodingKeys.self)\n");
    for field in &fields {
        let own = name(&field.name);
        let _ = writeln!(text, "        {}", words.write(field, &own, &format!(".{own}"))?);
    }
    text.push_str("    }\n}\n");
    Ok(text)
}

/// What stands between brackets: on one line where it fits.
pub fn listed(all: &[String], indent: usize) -> String {
    let line = all.join(", ");
    if line.len() + indent < 100 {
        return line;
    }
    let space = " ".repeat(indent);
    format!("\n{space}    {}\n{space}", all.join(&format!(",\n{space}    ")))
}
