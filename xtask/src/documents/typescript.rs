//! TypeScript: an interface or a type for each document, and what is asked and answered.

use super::model::{Absent, Content, Declared, Field, Form, Member, Model, Scalar, Tagging, Type};
use anyhow::Result;
use std::fmt::Write;

const HEAD: &str = "// Written by `cargo xtask documents` from the Rust types; do not edit.\n";

/// Documents that `hand.ts` says more exactly: the name by which the generated one is known there.
const REFINED: &[(&str, &str)] = &[("Quote", "PricedQuote")];

/// `generated.ts`: every document, the questions to a shop and their answers.
pub fn documents(model: &Model) -> Result<String> {
    let refined: Vec<&str> = REFINED.iter().map(|(name, _)| *name).collect();
    let mut text = format!("{HEAD}import type {{ {} }} from \"./hand.js\";\n", refined.join(", "));
    for declared in model.types.values() {
        let _ = write!(text, "\n{}", of_declared(declared));
    }
    text.push_str(
        "\n/** The questions to a shop, by name: what each is asked with. */\nexport interface Questions {\n",
    );
    for query in &model.queries {
        let _ = writeln!(
            text,
            "{}  readonly {}: {};",
            said(&query.docs, "  "),
            query.name,
            object(&query.fields, "  ")
        );
    }
    text.push_str("}\n\n/** What answers each question. */\nexport interface Answers {\n");
    for query in &model.queries {
        let _ =
            writeln!(text, "{}  readonly {}: {};", said(&query.docs, "  "), query.name, of(&query.answer));
    }
    text.push_str("}\n");
    Ok(text)
}

fn of_declared(declared: &Declared) -> String {
    let known = REFINED.iter().find(|(name, _)| *name == declared.name);
    let (docs, name) = (said(&declared.docs, ""), known.map_or(declared.name.as_str(), |(_, known)| known));
    match &declared.form {
        Form::Scalar(Scalar::Text | Scalar::Decimal | Scalar::Money) => {
            format!("{docs}export type {name} = string;\n")
        }
        Form::Scalar(Scalar::Minor | Scalar::Time | Scalar::Span) => {
            format!("{docs}export type {name} = number;\n")
        }
        Form::Alias(other) => format!("{docs}export type {name} = {};\n", of(other)),
        Form::Record(fields) if fields.is_empty() => format!("{docs}export type {name} = {NOTHING};\n"),
        Form::Record(fields) => format!("{docs}export interface {name} {}\n", object(fields, "")),
        Form::Union(tagging, members) => {
            let forms: String = members.iter().map(|member| form(tagging, member)).collect();
            format!("{docs}export type {name} ={forms};\n")
        }
    }
}

/// One form of a union, on lines of its own.
fn form(tagging: &Tagging, member: &Member) -> String {
    let content = match &member.content {
        Content::Nothing => None,
        Content::Fields(fields) => Some(object(fields, "  ")),
        Content::Document(document) => Some(of(document)),
    };
    let name = &member.name;
    let form = match (tagging, content) {
        (Tagging::Inside(tag), None) => format!("{{ readonly {tag}: \"{name}\" }}"),
        (Tagging::Inside(tag), Some(content)) => format!("({{ readonly {tag}: \"{name}\" }} & {content})"),
        (Tagging::None, Some(content)) => content,
        (Tagging::Member, Some(content)) => format!("{{ readonly {name}: {content} }}"),
        (Tagging::Member | Tagging::None, None) => format!("\"{name}\""),
    };
    format!("\n{}  | {form}", said(&member.docs, "  "))
}

/// An object without members.
const NOTHING: &str = "Readonly<Record<string, never>>";

fn object(fields: &[Field], indent: &str) -> String {
    if fields.is_empty() {
        return NOTHING.to_owned();
    }
    let mut text = "{\n".to_owned();
    for field in fields {
        let within = format!("{indent}  ");
        let mark = if field.absent == Absent::Never { "" } else { "?" };
        let _ = writeln!(
            text,
            "{}{within}readonly {}{mark}: {};",
            said(&field.docs, &within),
            field.name,
            of(&field.of)
        );
    }
    text + indent + "}"
}

/// A type in TypeScript's words.
fn of(what: &Type) -> String {
    match what {
        Type::Bool => "boolean".to_owned(),
        Type::Integer => "number".to_owned(),
        Type::Text => "string".to_owned(),
        Type::Texts => "Readonly<Record<string, string>>".to_owned(),
        Type::Named(name) => name.clone(),
        Type::List(one) if matches!(**one, Type::Named(_) | Type::Text | Type::Integer | Type::Bool) => {
            format!("readonly {}[]", of(one))
        }
        Type::List(one) => format!("readonly ({})[]", of(one)),
        Type::Maybe(one) => format!("{} | null", of(one)),
        Type::Tuple(all) => format!("readonly [{}]", all.iter().map(of).collect::<Vec<_>>().join(", ")),
    }
}

/// A comment before what it is about; nothing where nothing is said.
fn said(docs: &str, indent: &str) -> String {
    let docs = docs.replace("*/", "* /");
    let mut lines = docs.lines();
    match (lines.next(), lines.next()) {
        (None, _) => String::new(),
        (Some(only), None) => format!("{indent}/** {only} */\n"),
        _ => {
            let mut text = format!("{indent}/**\n");
            for line in docs.lines() {
                let _ = writeln!(text, "{}", format!("{indent} * {line}").trim_end());
            }
            text + indent + " */\n"
        }
    }
}
