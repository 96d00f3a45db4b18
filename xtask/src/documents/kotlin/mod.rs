//! Kotlin: a data class for each record, a sealed interface for each union, a function for each use case and each read.
//!
//! Names are in camel case; `Wire.kt` turns them into those of JSON. How a union's forms are told apart is in `Union.kt`.

mod functions;
mod text;
mod values;

use super::model::{Absent, Content, Declared, Field, Form, Member, Model, Scalar, Tagging, Type};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;

pub use functions::{commands, reads};
pub use values::{bodies, events, replies, values};

const HEAD: &str = "// Written by `cargo xtask documents` from the Rust types; do not edit.\n";

/// Types that are written by hand beside the files, with their names in Kotlin.
const BY_HAND: &[(&str, &str)] = &[
    ("Cart", "Cart"),
    ("Command", "Command"),
    ("CommandKey", "CommandId"),
    ("Numbered", "CommandId.Numbered"),
    ("Done", "Done"),
    ("JournalRecord", "JournalRecord"),
    ("Language", "Language"),
    ("Quote", "Quote"),
];

/// Commands and reads whose functions are written by hand, because Kotlin can say them better.
const FUNCTIONS_BY_HAND: &[&str] =
    &["place_order", "digest", "next_deadline", "quote", "quote_resized", "best_coupons"];

/// Reads that have another name as functions of a shop.
const RENAMED: &[(&str, &str)] = &[("shop", "overview")];

/// What the classes of a union's forms may not be called: the text of a type would then mean them.
const PLAIN: &[&str] = &[
    "String",
    "Long",
    "Boolean",
    "List",
    "Map",
    "Pair",
    "BigDecimal",
    "Instant",
    "Duration",
    "Serializable",
];

struct Writer<'a> {
    model: &'a Model,
    /// The unions that a record is a form of.
    unions: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Writer<'a> {
    fn new(model: &'a Model) -> Result<Self> {
        let mut writer = Self { model, unions: BTreeMap::new() };
        for declared in model.types.values() {
            if let (Form::Union(Tagging::Member | Tagging::None, members), false) =
                (&declared.form, is_by_hand(&declared.name))
            {
                for member in members {
                    if let Some(record) = writer.direct(members, member) {
                        writer.unions.entry(record).or_default().push(&declared.name);
                    }
                }
            }
        }
        for (name, unions) in &writer.unions {
            ensure!(writer.model.types.contains_key(*name), "no record {name} of {unions:?}");
        }
        Ok(writer)
    }

    /// The record that is itself a form of the union with these members: a form that holds just it, and is the only one.
    fn direct(&self, members: &[Member], member: &'a Member) -> Option<&'a str> {
        let record = |member: &'a Member| match &member.content {
            Content::Document(Type::Named(name)) => Some(name.as_str()),
            _ => None,
        };
        let name = record(member)?;
        let times = members
            .iter()
            .filter(
                |one| matches!(&one.content, Content::Document(Type::Named(other)) if other.as_str() == name),
            )
            .count();
        let is_record = matches!(self.model.types.get(name).map(|one| &one.form), Some(Form::Record(_)));
        (times == 1 && is_record && !is_by_hand(name)).then_some(name)
    }

    fn named(&self, name: &str) -> Result<&'a Declared> {
        self.model.types.get(name).with_context(|| format!("no type {name}"))
    }

    /// A type in Kotlin's words, where the classes `within` hide what else has their names.
    fn of(&self, of: &Type, within: &[String]) -> Result<String> {
        let apart = |name: &str| {
            if within.iter().any(|one| one == name) { format!("keytill.{name}") } else { name.to_owned() }
        };
        Ok(match of {
            Type::Bool => "Boolean".to_owned(),
            Type::Integer => "Long".to_owned(),
            Type::Text => "String".to_owned(),
            Type::Texts => "Map<String, String>".to_owned(),
            Type::List(one) => format!("List<{}>", self.of(one, within)?),
            Type::Maybe(one) => format!("{}?", self.of(one, within)?),
            Type::Tuple(all) => {
                let [first, second] = all.as_slice() else { anyhow::bail!("no tuple of two: {all:?}") };
                let (first, second) = (self.of(first, within)?, self.of(second, within)?);
                format!("@Serializable(with = InOrder::class) Pair<{first}, {second}>")
            }
            Type::Named(name) => match &self.named(name)?.form {
                Form::Scalar(Scalar::Text) => "String".to_owned(),
                Form::Scalar(Scalar::Decimal) => "BigDecimal".to_owned(),
                Form::Scalar(Scalar::Money) => apart("Money"),
                Form::Scalar(Scalar::Minor) => "Long".to_owned(),
                Form::Scalar(Scalar::Time) => "Instant".to_owned(),
                Form::Scalar(Scalar::Span) => "Duration".to_owned(),
                Form::Alias(of) => self.of(of, within)?,
                _ => apart(kotlin(name)),
            },
        })
    }

    /// What reads and writes a type.
    fn serializer(&self, of: &Type) -> Result<String> {
        Ok(match of {
            Type::Bool => "Boolean.serializer()".to_owned(),
            Type::Integer => "Long.serializer()".to_owned(),
            Type::Text => "String.serializer()".to_owned(),
            Type::Texts => "MapSerializer(String.serializer(), String.serializer())".to_owned(),
            Type::List(one) => format!("ListSerializer({})", self.serializer(one)?),
            Type::Maybe(one) => format!("{}.nullable", self.serializer(one)?),
            Type::Tuple(all) => {
                let all: Vec<String> = all.iter().map(|one| self.serializer(one)).collect::<Result<_>>()?;
                format!("InOrder({})", all.join(", "))
            }
            Type::Named(name) => match &self.named(name)?.form {
                Form::Scalar(Scalar::Text) => "String.serializer()".to_owned(),
                Form::Scalar(Scalar::Decimal) => "DecimalText".to_owned(),
                Form::Scalar(Scalar::Money) => "MoneyText".to_owned(),
                Form::Scalar(Scalar::Minor) => "Long.serializer()".to_owned(),
                Form::Scalar(Scalar::Time) => "Millis".to_owned(),
                Form::Scalar(Scalar::Span) => "MillisSpan".to_owned(),
                Form::Alias(of) => self.serializer(of)?,
                _ => format!("{}.serializer()", kotlin(name)),
            },
        })
    }

    /// A member's type and what it is where it is left out, as a parameter has them.
    fn parameter(&self, field: &Field, within: &[String]) -> Result<(String, &'static str)> {
        let of = self.of(&field.of, within)?;
        Ok(match (field.absent, &field.of) {
            (_, Type::Maybe(_)) => (of, " = null"),
            (Absent::Never, _) => (of, ""),
            (Absent::Empty, _) => (of, " = emptyList()"),
            (Absent::False, _) => (of, " = false"),
            (Absent::Zero, field) => (of, self.zero(field)?),
            (Absent::Nothing | Absent::Usual, _) => (format!("{of}?"), " = null"),
        })
    }

    fn zero(&self, of: &Type) -> Result<&'static str> {
        Ok(match self.of(of, &[])?.as_str() {
            "String" => " = \"\"",
            "BigDecimal" => " = BigDecimal.ZERO",
            "Instant" => " = Instant.EPOCH",
            "Duration" => " = Duration.ZERO",
            "Long" => " = 0",
            other => anyhow::bail!("no zero of {other}"),
        })
    }
}

fn is_by_hand(name: &str) -> bool {
    BY_HAND.iter().any(|(one, _)| *one == name)
}

fn kotlin(name: &str) -> &str {
    BY_HAND.iter().find(|(one, _)| *one == name).map_or(name, |(_, kotlin)| kotlin)
}

/// Those that must be given before those that may.
fn sorted(fields: &[Field]) -> Vec<&Field> {
    let must = |field: &&Field| field.absent == Absent::Never && !matches!(field.of, Type::Maybe(_));
    fields.iter().filter(must).chain(fields.iter().filter(|field| !must(field))).collect()
}
