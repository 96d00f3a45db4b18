//! Python: a class for each record, a method for each use case and each read.

use super::model::{Absent, Content, Declared, Field, Form, Member, Model, Scalar, Tagging, Type};
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const HEAD: &str = "# Written by `cargo xtask documents` from the Rust types; do not edit.\n";

/// Classes that are written by hand beside the file.
const BY_HAND: &[&str] = &["Cart"];

/// Commands and reads whose methods are written by hand, because Python can say them better.
const METHODS_BY_HAND: &[&str] =
    &["place_order", "shop", "digest", "next_deadline", "quote", "quote_resized", "best_coupons"];

/// `documents.py`: every record as a class, every union as a type.
pub fn documents(model: &Model) -> Result<String> {
    let writer = Writer::new(model)?;
    let mut classes = BTreeMap::new();
    let mut aliases = String::new();
    for declared in model.types.values() {
        writer.declared(declared, &mut classes, &mut aliases)?;
    }
    let mut text = format!("{HEAD}\"\"\"Every document of keytill: what goes in, what comes out.\"\"\"\n\n");
    text.push_str("from __future__ import annotations\n\nfrom collections.abc import Mapping, Sequence\nfrom decimal import Decimal\nfrom typing import Literal, Optional, Union\n\n");
    text.push_str("from keytill._cart import Cart as Cart\nfrom keytill._money import Money as Money\nfrom keytill._value import Value\n\n");
    for class in classes.values() {
        let _ = write!(text, "\n{class}\n");
    }
    let _ = write!(text, "\n{aliases}");
    Ok(text)
}

/// `_methods.py`: what a shop can be told and asked.
pub fn methods(model: &Model) -> Result<String> {
    let writer = Writer::new(model)?;
    let mut names = BTreeSet::new();
    let mut commands = String::new();
    for one in &model.commands {
        ensure!(names.insert(one.name.as_str()), "two methods {}", one.name);
        if !METHODS_BY_HAND.contains(&one.name.as_str()) {
            let declared =
                model.types.get(&one.record).with_context(|| format!("no record {}", one.record))?;
            let Form::Record(fields) = &declared.form else { anyhow::bail!("{} is no record", one.record) };
            commands.push_str(&writer.command(&one.name, &declared.docs, fields)?);
        }
    }
    let mut reads = String::new();
    for one in &model.queries {
        ensure!(names.insert(one.name.as_str()), "two methods {}", one.name);
        if !METHODS_BY_HAND.contains(&one.name.as_str()) {
            let call = Call { name: &one.name, docs: &one.docs, fields: &one.fields };
            reads.push_str(&writer.read(&call, &one.answer)?);
        }
    }
    Ok(format!(
        "{HEAD}{METHODS_HEAD}

class Commands:
    \"\"\"One method for each use case. `id` makes the command unique: the same one again is answered as before and does nothing.

    `at` is the moment that it is asked for, `expected_version` the version of the order or the stock that it was made for.
    Each raises :class:`Rejected` where the machine refuses; then nothing has changed.
    \"\"\"

    __slots__ = ()

    def _command(
        self,
        name: str,
        body: dict[str, object],
        id: CommandId,
        at: Moment,
        trace: Optional[str],
        expected_version: Optional[str],
    ) -> d.Done:
        raise NotImplementedError
{commands}

class Reads:
    \"\"\"One method for each read. Nothing changes; each raises :class:`Rejected` where it asks for what is not known.\"\"\"

    __slots__ = ()

    def _read(self, name: str, asked: dict[str, object]) -> Any:
        raise NotImplementedError
{reads}"
    ))
}

const METHODS_HEAD: &str = "
from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional, Union

from keytill import documents as d
from keytill._document import CommandId, Document, Duration, Moment, MoneyLike, Number
";

/// What is asked, by which name, with which members.
struct Call<'a> {
    name: &'a str,
    docs: &'a str,
    fields: &'a [Field],
}

struct Writer<'a> {
    model: &'a Model,
    /// Records that are just one form of just one union, or an event: they know their name in it.
    forms: BTreeMap<&'a str, &'a str>,
}

impl<'a> Writer<'a> {
    fn new(model: &'a Model) -> Result<Self> {
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        let mut forms: BTreeMap<&str, &str> = BTreeMap::new();
        let mut count = |of: &'a Type, uses: &mut BTreeMap<&'a str, usize>| {
            if let Some(name) = of.name() {
                *uses.entry(name).or_default() += 1;
            }
        };
        let each = |fields: &'a [Field],
                    uses: &mut BTreeMap<&'a str, usize>,
                    count: &mut dyn FnMut(&'a Type, &mut BTreeMap<&'a str, usize>)| {
            fields.iter().for_each(|field| count(&field.of, uses));
        };
        for declared in model.types.values() {
            match &declared.form {
                Form::Record(fields) => each(fields, &mut uses, &mut count),
                Form::Alias(of) => count(of, &mut uses),
                Form::Union(tagging, members) => {
                    for member in members {
                        match &member.content {
                            Content::Fields(fields) => each(fields, &mut uses, &mut count),
                            Content::Document(of) => {
                                count(of, &mut uses);
                                if let (Tagging::Member, Type::Named(name)) = (tagging, of) {
                                    forms.insert(name, &member.name);
                                }
                            }
                            Content::Nothing => {}
                        }
                    }
                }
                Form::Scalar(_) => {}
            }
        }
        for query in &model.queries {
            each(&query.fields, &mut uses, &mut count);
            count(&query.answer, &mut uses);
        }
        let mut events = BTreeSet::new();
        if let Some(Form::Union(_, members)) = model.types.get("Event").map(|one| &one.form) {
            let record = |member: &'a Member| {
                if let Content::Document(of) = &member.content { of.name() } else { None }
            };
            events.extend(members.iter().filter_map(record));
        }
        let is_record =
            |name: &str| matches!(model.types.get(name).map(|one| &one.form), Some(Form::Record(_)));
        let is_event = |name: &str| events.contains(name);
        forms.retain(|name, _| (uses.get(name) == Some(&1) || is_event(name)) && is_record(name));
        Ok(Self { model, forms })
    }

    fn declared(
        &self,
        declared: &Declared,
        classes: &mut BTreeMap<String, String>,
        aliases: &mut String,
    ) -> Result<()> {
        let name = &declared.name;
        match &declared.form {
            Form::Record(fields) if !BY_HAND.contains(&name.as_str()) => {
                let tag = self.forms.get(name.as_str()).map(|tag| format!(", tag=\"{tag}\""));
                let class = self.class(name, &tag.unwrap_or_default(), &declared.docs, fields)?;
                ensure!(classes.insert(name.clone(), class).is_none(), "two classes {name}");
            }
            Form::Union(tagging, members) => {
                let mut forms = Vec::new();
                let mut words = Vec::new();
                for member in members {
                    match &member.content {
                        Content::Nothing => words.push(format!("\"{}\"", member.name)),
                        _ => forms.push(self.form(name, tagging, member, classes)?),
                    }
                }
                if !words.is_empty() {
                    forms.push(format!("Literal[{}]", words.join(", ")));
                }
                let docs = said(&declared.docs, "", members);
                let union = match forms.as_slice() {
                    [one] => one.clone(),
                    _ if forms.join(", ").len() < 90 => format!("Union[{}]", forms.join(", ")),
                    _ => format!("Union[\n    {},\n]", forms.join(",\n    ")),
                };
                let _ = write!(aliases, "\n{name} = {union}\n{docs}");
            }
            _ => {}
        }
        Ok(())
    }

    /// The Python type of one form of a union, with a class of its own where it needs one.
    fn form(
        &self,
        union: &str,
        tagging: &Tagging,
        member: &Member,
        classes: &mut BTreeMap<String, String>,
    ) -> Result<String> {
        let own = format!("{union}{}", camel(&member.name));
        let tag = match tagging {
            Tagging::Member => format!(", tag=\"{}\"", member.name),
            Tagging::Inside(within) => format!(", tag=\"{}\", within=\"{within}\"", member.name),
            Tagging::None => String::new(),
        };
        let class = match &member.content {
            Content::Document(Type::Named(name)) if self.forms.contains_key(name.as_str()) => {
                return Ok(name.clone());
            }
            Content::Document(of) if *tagging == Tagging::None => return self.of(of, "\"", Side::Held),
            Content::Document(of) => {
                let field = Field {
                    name: "value".to_owned(),
                    docs: String::new(),
                    of: of.clone(),
                    absent: Absent::Never,
                };
                self.class(&own, &format!("{tag}, bare=True"), &member.docs, &[field])?
            }
            Content::Fields(fields) => self.class(&own, &tag, &member.docs, fields)?,
            Content::Nothing => return Ok(format!("Literal[\"{}\"]", member.name)),
        };
        ensure!(classes.insert(own.clone(), class).is_none(), "two classes {own}");
        Ok(own)
    }

    fn class(&self, name: &str, tag: &str, docs: &str, fields: &[Field]) -> Result<String> {
        let mut text = format!("class {name}(Value{tag}):\n");
        let docs = if docs.is_empty() { name } else { docs };
        text.push_str(&docstring(docs, "    "));
        for field in sorted(fields) {
            let of = self.of(&field.of, "", Side::Held)?;
            let (of, default) = match (field.absent, &field.of) {
                (_, Type::Maybe(_)) => (of, " = None"),
                (Absent::Never, _) => (of, ""),
                (Absent::Empty, _) => (of, " = ()"),
                (Absent::False, _) => (of, " = False"),
                (Absent::Zero, field) => {
                    let zero = self.zero(field);
                    (of, zero)
                }
                (Absent::Nothing | Absent::Usual, _) => (format!("Optional[{of}]"), " = None"),
            };
            let _ = write!(
                text,
                "\n    {}: {of}{default}\n{}",
                python_name(&field.name),
                docstring(&field.docs, "    ")
            );
        }
        Ok(text)
    }

    fn zero(&self, of: &Type) -> &'static str {
        let Type::Named(name) = of else { return if *of == Type::Text { " = \"\"" } else { " = 0" } };
        match self.model.types.get(name).map(|one| &one.form) {
            Some(Form::Scalar(Scalar::Decimal)) => " = Decimal(0)",
            Some(Form::Scalar(Scalar::Text)) => " = \"\"",
            _ => " = 0",
        }
    }

    /// A type in Python's words.
    fn of(&self, of: &Type, quote: &str, side: Side) -> Result<String> {
        let d = if side == Side::Held { "" } else { "d." };
        Ok(match of {
            Type::Bool => "bool".to_owned(),
            Type::Integer => "int".to_owned(),
            Type::Text => "str".to_owned(),
            Type::Texts => "Mapping[str, str]".to_owned(),
            Type::List(one) => format!("Sequence[{}]", self.of(one, quote, side)?),
            Type::Maybe(one) => format!("Optional[{}]", self.of(one, quote, side)?),
            Type::Tuple(all) => {
                let all: Vec<String> =
                    all.iter().map(|one| self.of(one, quote, side)).collect::<Result<_>>()?;
                format!("tuple[{}]", all.join(", "))
            }
            Type::Named(name) => {
                let declared = self.model.types.get(name).with_context(|| format!("no type {name}"))?;
                match (&declared.form, side) {
                    (Form::Scalar(Scalar::Text), _) => "str".to_owned(),
                    (Form::Scalar(Scalar::Decimal), Side::Asked) => "Number".to_owned(),
                    (Form::Scalar(Scalar::Decimal), _) => "Decimal".to_owned(),
                    (Form::Scalar(Scalar::Money), Side::Asked) => "MoneyLike".to_owned(),
                    (Form::Scalar(Scalar::Money), _) => format!("{}Money", if d.is_empty() { "" } else { d }),
                    (Form::Scalar(Scalar::Time), Side::Asked) => "Moment".to_owned(),
                    (Form::Scalar(Scalar::Span), Side::Asked) => "Duration".to_owned(),
                    (Form::Scalar(_), _) => "int".to_owned(),
                    (Form::Alias(of), _) => self.of(of, quote, side)?,
                    (form, Side::Asked) if !form.is_choice() => format!("Union[d.{name}, Document]"),
                    _ => format!("{quote}{d}{name}{quote}"),
                }
            }
        })
    }

    fn parameters(&self, fields: &[&Field]) -> Result<(Vec<String>, Vec<String>)> {
        let (mut first, mut keywords) = (Vec::new(), Vec::new());
        for field in fields {
            let name = python_name(&field.name);
            let of = self.of(&field.of, "", Side::Asked)?;
            match (field.absent, &field.of) {
                (Absent::Never, Type::Maybe(_)) | (Absent::Nothing, _) => {
                    keywords.push(format!("{name}: {of} = None"))
                }
                (Absent::Never, _) => first.push(format!("{name}: {of}")),
                _ => keywords.push(format!("{name}: Optional[{of}] = None")),
            }
        }
        Ok((first, keywords))
    }

    fn command(&self, name: &str, docs: &str, fields: &[Field]) -> Result<String> {
        let fields = sorted(fields);
        for reserved in ["id", "at", "trace", "expected_version"] {
            ensure!(fields.iter().all(|field| field.name != reserved), "{name} has a member {reserved}");
        }
        let (first, mut keywords) = self.parameters(&fields)?;
        keywords.insert(0, "id: CommandId".to_owned());
        keywords.insert(1, "at: Moment".to_owned());
        keywords.push("trace: Optional[str] = None".to_owned());
        keywords.push("expected_version: Optional[str] = None".to_owned());
        let body = dictionary(&fields);
        let call =
            format!("        return self._command(\"{name}\", {body}, id, at, trace, expected_version)\n");
        let docs = described(docs, &fields);
        Ok(format!("{}{}{call}", signature(name, &first, &keywords, "d.Done"), docstring(&docs, "        ")))
    }

    fn read(&self, call: &Call<'_>, answer: &Type) -> Result<String> {
        let fields = sorted(call.fields);
        let (first, keywords) = self.parameters(&fields)?;
        let answer = self.of(answer, "", Side::Told)?;
        let docs = described(call.docs, &fields);
        let name = call.name;
        Ok(format!(
            "{}{}        answer: {answer} = self._read(\"{name}\", {})\n        return answer\n",
            signature(name, &first, &keywords, &answer),
            docstring(&docs, "        "),
            dictionary(&fields),
        ))
    }
}

/// Where a type stands: in a class, as the parameter of a method, or as what it gives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Held,
    Asked,
    Told,
}

fn signature(name: &str, first: &[String], keywords: &[String], gives: &str) -> String {
    let mut all = vec!["self".to_owned()];
    all.extend_from_slice(first);
    if !keywords.is_empty() {
        all.push("*".to_owned());
        all.extend_from_slice(keywords);
    }
    let line = format!("    def {name}({}) -> {gives}:\n", all.join(", "));
    if line.len() <= 110 {
        return format!("\n{line}");
    }
    format!("\n    def {name}(\n        {},\n    ) -> {gives}:\n", all.join(",\n        "))
}

fn dictionary(fields: &[&Field]) -> String {
    let pair = |field: &&Field| format!("\"{}\": {}", field.name, python_name(&field.name));
    let pairs: Vec<String> = fields.iter().map(pair).collect();
    format!("{{{}}}", pairs.join(", "))
}

/// Those that must be given before those that may.
fn sorted(fields: &[Field]) -> Vec<&Field> {
    let must = |field: &&Field| field.absent == Absent::Never && !matches!(field.of, Type::Maybe(_));
    fields.iter().filter(must).chain(fields.iter().filter(|field| !must(field))).collect()
}

fn described(docs: &str, fields: &[&Field]) -> String {
    let mut text = docs.to_owned();
    let said: Vec<&&Field> = fields.iter().filter(|field| !field.docs.is_empty()).collect();
    if !said.is_empty() {
        text.push_str("\n\n");
    }
    for field in said {
        let _ = writeln!(text, ":param {}: {}", python_name(&field.name), field.docs.replace('\n', " "));
    }
    text.trim_end().to_owned()
}

/// A comment behind a union, with what its words mean.
fn said(docs: &str, indent: &str, members: &[Member]) -> String {
    let mut text = docs.to_owned();
    let words =
        members.iter().filter(|member| matches!(member.content, Content::Nothing) && !member.docs.is_empty());
    for (n, word) in words.enumerate() {
        let lead = if n == 0 { "\n\n" } else { "\n" };
        let _ = write!(text, "{lead}* ``\"{}\"``: {}", word.name, word.docs.replace('\n', " "));
    }
    docstring(&text, indent)
}

fn docstring(docs: &str, indent: &str) -> String {
    if docs.is_empty() {
        return String::new();
    }
    let safe = docs.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    let safe = if safe.ends_with('"') { format!("{safe} ") } else { safe };
    if !safe.contains('\n') {
        return format!("{indent}\"\"\"{safe}\"\"\"\n");
    }
    let lines: Vec<String> =
        safe.lines().map(|line| format!("{indent}{line}").trim_end().to_owned()).collect();
    let text = lines.join("\n");
    format!("{indent}\"\"\"{}\n{indent}\"\"\"\n", text.trim_start())
}

fn python_name(name: &str) -> String {
    let taken =
        ["from", "in", "is", "class", "as", "for", "not", "and", "or", "if", "with", "pass", "lambda"];
    if taken.contains(&name) { format!("{name}_") } else { name.to_owned() }
}

fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
