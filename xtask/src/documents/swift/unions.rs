//! Enumerations.

use super::records::{listed, record};
use super::words::{Words, name, pascal, said, sorted};
use crate::documents::model::{Content, Declared, Field, Form, Member, Tagging, Type};
use anyhow::{Result, ensure};
use std::fmt::Write;

/// More forms than this are kept apart from the value, which stays small.
const MANY: usize = 8;

/// A choice of words.
pub fn choice(declared: &Declared, members: &[Member]) -> String {
    let mut text = format!(
        "{}public enum {}: String, Hashable, Sendable, Codable, CaseIterable {{\n",
        said(&declared.docs, ""),
        declared.name
    );
    for member in members {
        let _ = writeln!(
            text,
            "{}    case {} = \"{}\"",
            said(&member.docs, "    "),
            name(&member.name),
            member.name
        );
    }
    text + "}\n"
}

/// One of several forms; with the structures that only it has.
pub fn union(
    words: &Words<'_>,
    declared: &Declared,
    tagging: &Tagging,
    members: &[Member],
    is_recursive: bool,
    is_asked: bool,
) -> Result<String> {
    let own = &declared.name;
    let contents: Vec<Held<'_>> = members.iter().map(|one| Held::of(own, one)).collect();
    let indirect = if is_recursive || contents.iter().filter(|one| one.of.is_some()).count() > MANY {
        "indirect "
    } else {
        ""
    };
    let mut text =
        format!("{}public {indirect}enum {own}: Hashable, Sendable, Codable {{\n", said(&declared.docs, ""));
    for one in &contents {
        let content = match &one.of {
            Some(of) => format!("({})", words.swift(of).or_else(|_| one.apart(of))?),
            None => String::new(),
        };
        let _ =
            writeln!(text, "{}    case {}{content}", said(&one.member.docs, "    "), name(&one.member.name));
    }
    if is_asked {
        for one in &contents {
            text.push_str(&one.made(words, own)?);
        }
    }
    text.push_str("\n    public init(from decoder: Decoder) throws {\n");
    match tagging {
        Tagging::None => text.push_str(&by_trial(words, &contents)?),
        _ => text.push_str(&by_name(words, tagging, &contents)?),
    }
    text.push_str("    }\n\n    public func encode(to encoder: Encoder) throws {\n        switch self {\n");
    for one in &contents {
        let _ = writeln!(text, "        {}", one.written(words, tagging)?);
    }
    text.push_str("        }\n    }\n}\n");
    for one in &contents {
        if let (Content::Fields(fields), Some(Type::Named(apart))) = (&one.member.content, &one.of) {
            ensure!(!words.model.types.contains_key(apart), "two types {apart}");
            let docs = if one.member.docs.is_empty() { apart.clone() } else { one.member.docs.clone() };
            let _ = write!(text, "\n{}", record(words, apart, &docs, fields)?);
        }
    }
    Ok(text)
}

/// A form, and what it holds: a document, or a structure of its own.
struct Held<'a> {
    member: &'a Member,
    of: Option<Type>,
    /// It is an object without members.
    is_empty: bool,
}

impl<'a> Held<'a> {
    fn of(union: &str, member: &'a Member) -> Self {
        let (of, is_empty) = match &member.content {
            Content::Nothing => (None, false),
            Content::Fields(fields) if fields.is_empty() => (None, true),
            Content::Fields(_) => (Some(Type::Named(format!("{union}{}", pascal(&member.name)))), false),
            Content::Document(of) => (Some(of.clone()), false),
        };
        Self { member, of, is_empty }
    }

    /// A structure that only this form has is no type of the model.
    fn apart(&self, of: &Type) -> Result<String> {
        match (&self.member.content, of) {
            (Content::Fields(_), Type::Named(name)) => Ok(name.clone()),
            _ => anyhow::bail!("{of:?} has no name"),
        }
    }

    fn wire(&self, words: &Words<'_>, of: &Type) -> Result<String> {
        words.wire(of).or_else(|_| self.apart(of))
    }

    fn out(&self, words: &Words<'_>, of: &Type, read: &str) -> Result<String> {
        if matches!(self.member.content, Content::Fields(_)) {
            Ok(read.to_owned())
        } else {
            words.out(of, read)
        }
    }

    fn into(&self, words: &Words<'_>, of: &Type, value: &str) -> Result<String> {
        if matches!(self.member.content, Content::Fields(_)) {
            Ok(value.to_owned())
        } else {
            words.into(of, value)
        }
    }

    /// A function that makes the form from its members.
    fn made(&self, words: &Words<'_>, own: &str) -> Result<String> {
        let (structure, fields): (String, &[Field]) = match (&self.member.content, &self.of) {
            (Content::Fields(fields), Some(Type::Named(apart))) => (apart.clone(), fields),
            (Content::Document(Type::Named(record)), _) => {
                match words.model.types.get(record).map(|one| &one.form) {
                    Some(Form::Record(fields)) if !fields.is_empty() => (record.clone(), fields),
                    _ => return Ok(String::new()),
                }
            }
            _ => return Ok(String::new()),
        };
        let fields = sorted(fields);
        let parameters = words.parameters(&fields)?;
        let case = name(&self.member.name);
        let given: Vec<String> = fields.iter().map(|field| format!("{0}: {0}", name(&field.name))).collect();
        Ok(format!(
            "\n{}    public static func {case}({}) -> {own} {{\n        .{case}({structure}({}))\n    }}\n",
            said(&self.member.docs, "    "),
            listed(&parameters, 4),
            given.join(", "),
        ))
    }

    /// The arm that writes the form.
    fn written(&self, words: &Words<'_>, tagging: &Tagging) -> Result<String> {
        let (case, word) = (name(&self.member.name), &self.member.name);
        let Some(of) = &self.of else {
            let write = match tagging {
                Tagging::Inside(tag) => format!("try encoder.inside(\"{tag}\", \"{word}\")"),
                _ if self.is_empty => format!("try encoder.form(\"{word}\", Nothing())"),
                _ => format!("try encoder.word(\"{word}\")"),
            };
            return Ok(format!("case .{case}: {write}"));
        };
        let value = self.into(words, of, "value")?;
        let write = match tagging {
            Tagging::Member => format!("try encoder.form(\"{word}\", {value})"),
            Tagging::Inside(tag) => format!("try encoder.inside(\"{tag}\", \"{word}\", {value})"),
            Tagging::None => format!("try {value}.encode(to: encoder)"),
        };
        Ok(format!("case .{case}(let value): {write}"))
    }
}

/// Reads what says its name.
fn by_name(words: &Words<'_>, tagging: &Tagging, contents: &[Held<'_>]) -> Result<String> {
    let has_words = contents.iter().any(|one| matches!(one.member.content, Content::Nothing));
    let form = match tagging {
        Tagging::Inside(tag) => format!("try FormRead(decoder, inside: \"{tag}\")"),
        _ if has_words => "try FormRead(wordOr: decoder)".to_owned(),
        _ => "try FormRead(decoder)".to_owned(),
    };
    let mut text = format!("        let form = {form}\n        switch form.name {{\n");
    for one in contents {
        let (case, word) = (name(&one.member.name), &one.member.name);
        let value = match &one.of {
            None => format!(".{case}"),
            Some(of) => {
                let read = format!("try form.content({}.self)", one.wire(words, of)?);
                format!(".{case}({})", one.out(words, of, &read)?)
            }
        };
        let _ = writeln!(text, "        case \"{word}\": self = {value}");
    }
    text.push_str("        default: throw form.unknown(Self.self)\n        }\n");
    Ok(text)
}

/// Reads what is known by what it is: the first form that it can be.
fn by_trial(words: &Words<'_>, contents: &[Held<'_>]) -> Result<String> {
    let mut text = String::new();
    for (n, one) in contents.iter().enumerate() {
        let Some(of) = &one.of else { anyhow::bail!("{} has no content", one.member.name) };
        let (case, wire) = (name(&one.member.name), one.wire(words, of)?);
        if n + 1 < contents.len() {
            let value = one.out(words, of, "value")?;
            let _ = writeln!(text, "        if let value = try? {wire}(from: decoder) {{");
            let _ = writeln!(text, "            self = .{case}({value})\n            return\n        }}");
        } else {
            let value = one.out(words, of, &format!("try {wire}(from: decoder)"))?;
            let _ = writeln!(text, "        self = .{case}({value})");
        }
    }
    Ok(text)
}
