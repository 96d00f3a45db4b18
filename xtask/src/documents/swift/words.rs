//! How types, names and comments are said in Swift.

use crate::documents::model::{Absent, Field, Form, Model, Scalar, Type};
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write;

/// What Swift keeps for itself.
const KEYWORDS: &[&str] = &[
    "Any",
    "Self",
    "as",
    "break",
    "case",
    "catch",
    "class",
    "continue",
    "default",
    "defer",
    "do",
    "else",
    "enum",
    "extension",
    "fallthrough",
    "false",
    "for",
    "func",
    "guard",
    "if",
    "import",
    "in",
    "init",
    "inout",
    "internal",
    "is",
    "let",
    "nil",
    "operator",
    "private",
    "protocol",
    "public",
    "repeat",
    "rethrows",
    "return",
    "self",
    "static",
    "struct",
    "subscript",
    "super",
    "switch",
    "throw",
    "throws",
    "true",
    "try",
    "typealias",
    "var",
    "where",
    "while",
];

/// `placed_at` as `placedAt`.
pub fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let mut letters = parts.next().unwrap_or_default().chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    parts.fold(first, |text: String, part| text + &capital(part))
}

/// `placed_at` as `PlacedAt`.
pub fn pascal(name: &str) -> String {
    name.split('_').map(capital).collect()
}

fn capital(part: &str) -> String {
    let mut letters = part.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A name as it is declared and used.
pub fn name(of: &str) -> String {
    let name = camel(of);
    if KEYWORDS.contains(&&*name) { format!("`{name}`") } else { name }
}

/// A comment before what it is about; nothing where nothing is said.
pub fn said(docs: &str, indent: &str) -> String {
    docs.lines().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{}", format!("{indent}/// {line}").trim_end());
        text
    })
}

/// Those that must be given before those that may.
pub fn sorted(fields: &[Field]) -> Vec<&Field> {
    let (must, may): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(|field| must(field));
    must.into_iter().chain(may).collect()
}

/// Whether a member must be given.
pub fn must(field: &Field) -> bool {
    field.absent == Absent::Never && !matches!(field.of, Type::Maybe(_))
}

/// What a type is in Swift, and what stands for it while it is read and written.
pub struct Words<'a> {
    pub model: &'a Model,
}

impl Words<'_> {
    /// The type itself.
    pub fn swift(&self, of: &Type) -> Result<String> {
        self.said(of, false)
    }

    /// What reads and writes it: types of Foundation whose own forms in JSON are others have a stand-in.
    pub fn wire(&self, of: &Type) -> Result<String> {
        self.said(of, true)
    }

    fn said(&self, of: &Type, is_wire: bool) -> Result<String> {
        let scalar = |swift: &str, wire: &str| if is_wire { wire.to_owned() } else { swift.to_owned() };
        Ok(match of {
            Type::Bool => "Bool".to_owned(),
            Type::Integer => "Int".to_owned(),
            Type::Text => "String".to_owned(),
            Type::Texts => "[String: String]".to_owned(),
            Type::List(one) => format!("[{}]", self.said(one, is_wire)?),
            Type::Maybe(one) => format!("{}?", self.said(one, is_wire)?),
            Type::Tuple(two) => match two.as_slice() {
                [first, second] => {
                    ensure!(
                        !self.is_apart(first)? && !self.is_apart(second)?,
                        "a pair of {first:?}, {second:?}"
                    );
                    format!("Pair<{}, {}>", self.swift(first)?, self.swift(second)?)
                }
                _ => bail!("a list of just {} values", two.len()),
            },
            Type::Named(name) => {
                match &self.model.types.get(name).with_context(|| format!("no type {name}"))?.form {
                    Form::Scalar(Scalar::Text) => "String".to_owned(),
                    Form::Scalar(Scalar::Decimal) => scalar("Decimal", "WireDecimal"),
                    Form::Scalar(Scalar::Money) => "Money".to_owned(),
                    Form::Scalar(Scalar::Minor) => "Int".to_owned(),
                    Form::Scalar(Scalar::Time) => scalar("Date", "WireDate"),
                    Form::Scalar(Scalar::Span) => scalar("Duration", "WireSpan"),
                    Form::Alias(of) => self.said(of, is_wire)?,
                    Form::Record(_) | Form::Union(..) => name.clone(),
                }
            }
        })
    }

    /// Whether it is read and written by another type.
    fn is_apart(&self, of: &Type) -> Result<bool> {
        Ok(self.swift(of)? != self.wire(of)?)
    }

    /// What was read, as the type itself.
    pub fn unwired(&self, of: &Type, read: &str) -> Result<String> {
        self.converted(of, read, &|_, read| format!("{read}.value"))
    }

    /// A value, as it is written.
    pub fn wired(&self, of: &Type, value: &str) -> Result<String> {
        self.converted(of, value, &|wire, value| format!("{wire}({value})"))
    }

    fn converted(&self, of: &Type, from: &str, one: &dyn Fn(&str, &str) -> String) -> Result<String> {
        if !self.is_apart(of)? {
            return Ok(from.to_owned());
        }
        match of {
            Type::List(of) | Type::Maybe(of) => {
                Ok(format!("{from}.map {{ {} }}", self.converted(of, "$0", one)?))
            }
            Type::Named(name) => match self.model.types.get(name).map(|one| &one.form) {
                Some(Form::Alias(of)) => self.converted(of, from, one),
                _ => Ok(one(&self.wire(of)?, from)),
            },
            _ => bail!("{of:?} is not converted"),
        }
    }

    /// Type and default of a member, as it is held and as it is given: `[String]` and ` = []`.
    pub fn held(&self, field: &Field) -> Result<(String, &'static str)> {
        let of = self.swift(&field.of)?;
        Ok(match (field.absent, &field.of) {
            (_, Type::Maybe(_)) => (of, " = nil"),
            (Absent::Never, _) => (of, ""),
            (Absent::Empty, _) => (of, " = []"),
            (Absent::False, _) => (of, " = false"),
            // The first moment of all is no usual date.
            (Absent::Zero, _) if of == "Date" => ("Date?".to_owned(), " = nil"),
            (Absent::Zero, _) => {
                let zero = match &*of {
                    "Int" | "Decimal" => " = 0",
                    "String" => " = \"\"",
                    "Duration" => " = .zero",
                    _ => bail!("{} has a zero of {of}", field.name),
                };
                (of, zero)
            }
            (Absent::Nothing | Absent::Usual, _) => (format!("{of}?"), " = nil"),
        })
    }

    /// Parameters of a function that takes members.
    pub fn parameters(&self, fields: &[&Field]) -> Result<Vec<String>> {
        let one = |field: &&Field| {
            let (of, default) = self.held(field)?;
            Ok(format!("{}: {of}{default}", name(&field.name)))
        };
        fields.iter().map(one).collect()
    }

    /// Whether the members stand in JSON as they are held, and only options are left out: then nothing need be said of how.
    pub fn are_plain(&self, fields: &[&Field]) -> Result<bool> {
        for field in fields {
            let (_, default) = self.held(field)?;
            if !matches!(default, "" | " = nil") || self.is_apart(&field.of)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A statement that reads a member from the container `all`.
    pub fn read(&self, field: &Field) -> Result<String> {
        let (of, default) = self.held(field)?;
        let (own, inner) = (name(&field.name), inner(&field.of));
        let wire = self.wire(inner)?;
        let value = if of.ends_with('?') {
            let read = format!("try all.decodeIfPresent({wire}.self, forKey: .{own})");
            self.unwired(&Type::Maybe(Box::new(inner.clone())), &read)?
        } else if let Some(usual) = default.strip_prefix(" = ") {
            let read = format!("try all.decodeIfPresent({wire}.self, forKey: .{own})");
            format!("{} ?? {usual}", self.unwired(&Type::Maybe(Box::new(inner.clone())), &read)?)
        } else {
            let read = format!("try all.decode({wire}.self, forKey: .{own})");
            self.unwired(inner, &read)?
        };
        Ok(format!("self.{own} = {value}"))
    }

    /// A statement that writes a member into the container `all`, where it is not what it is when left out.
    pub fn write(&self, field: &Field, value: &str, key: &str) -> Result<String> {
        let (of, default) = self.held(field)?;
        if of.ends_with('?') {
            let maybe = Type::Maybe(Box::new(inner(&field.of).clone()));
            return Ok(format!("try all.encodeIfPresent({}, forKey: {key})", self.wired(&maybe, value)?));
        }
        let write = format!("try all.encode({}, forKey: {key})", self.wired(&field.of, value)?);
        Ok(match default {
            "" => write,
            " = []" => format!("if !{value}.isEmpty {{ {write} }}"),
            " = false" => format!("if {value} {{ {write} }}"),
            _ => format!("if {value} != {} {{ {write} }}", default.trim_start_matches(" = ")),
        })
    }
}

/// The type below an option.
fn inner(of: &Type) -> &Type {
    if let Type::Maybe(one) = of { one } else { of }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::model::Declared;

    #[test]
    fn names_are_swifts_own_and_keywords_are_marked() {
        assert_eq!(
            [camel("placed_at"), camel("Text"), pascal("sub_shops")],
            ["placedAt", "text", "SubShops"]
        );
        assert_eq!([name("in"), name("default"), name("any")], ["`in`", "`default`", "any"]);
    }

    #[test]
    fn what_foundation_would_write_otherwise_has_a_stand_in_at_any_depth() {
        let time =
            Declared { name: "Time".to_owned(), docs: String::new(), form: Form::Scalar(Scalar::Time) };
        let model =
            Model { types: [("Time".to_owned(), time)].into(), commands: Vec::new(), queries: Vec::new() };
        let words = Words { model: &model };
        let times = Type::Maybe(Box::new(Type::List(Box::new(Type::Named("Time".to_owned())))));
        assert_eq!(words.swift(&times).unwrap(), "[Date]?");
        assert_eq!(words.wire(&times).unwrap(), "[WireDate]?");
        assert_eq!(words.wired(&times, "due").unwrap(), "due.map { $0.map { WireDate($0) } }");
        assert_eq!(words.unwired(&Type::Text, "read").unwrap(), "read");
    }
}
