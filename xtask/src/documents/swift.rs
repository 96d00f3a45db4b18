//! Swift: a structure or an enumeration for each document, a method for each use case and each read.

mod methods;
mod records;
mod unions;
mod words;

use super::model::{Content, Declared, Form, Member, Model, Tagging, Type};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::fmt::Write;
use words::Words;

const HEAD: &str =
    "// Written by `cargo xtask documents` from the Rust types; do not edit.\n\nimport Foundation\n";

/// What is asked begins at these: their forms can be made from members, without the structure between.
const ASKED: &[&str] =
    &["Command", "Settings", "Cart", "LintSettings", "Policy", "Market", "Split", "Sale", "KeyFormat"];

/// `Commands.swift`: what a shop can be asked to do.
pub fn commands(model: &Model) -> Result<String> {
    let bodies = contents(model, "Body")?;
    file(model, |declared| bodies.contains(declared.name.as_str()) || declared.name == "Body")
}

/// `Events.swift`: what happens.
pub fn events(model: &Model) -> Result<String> {
    let (bodies, events) = (contents(model, "Body")?, contents(model, "Event")?);
    file(model, |declared| {
        let name = declared.name.as_str();
        !bodies.contains(name) && (events.contains(name) || name == "Event")
    })
}

/// `Documents.swift`: every other document.
pub fn documents(model: &Model) -> Result<String> {
    let (bodies, events) = (contents(model, "Body")?, contents(model, "Event")?);
    file(model, |declared| {
        let name = declared.name.as_str();
        !bodies.contains(name) && !events.contains(name) && !["Body", "Event"].contains(&name)
    })
}

/// `Methods.swift`: what a shop can be told and asked.
pub fn methods(model: &Model) -> Result<String> {
    let words = Words { model };
    let mut names = BTreeSet::new();
    let mut text =
        format!("{HEAD}\n/// What a shop can be told: a method for each use case.\nextension Shop {{");
    for one in &model.commands {
        ensure!(names.insert(one.name.as_str()), "two methods {}", one.name);
        if !methods::BY_HAND.contains(&one.name.as_str()) {
            text.push_str(&methods::command(&words, one)?);
        }
    }
    text.push_str(
        "}\n\n/// What a shop can be asked: a method for each read. Nothing changes.\nextension Shop {",
    );
    for one in &model.queries {
        ensure!(names.insert(one.name.as_str()), "two methods {}", one.name);
        if !methods::BY_HAND.contains(&one.name.as_str()) {
            text.push_str(&methods::read(&words, one)?);
        }
    }
    Ok(text + "}\n")
}

fn file(model: &Model, has: impl Fn(&Declared) -> bool) -> Result<String> {
    let words = Words { model };
    let asked = reached(model, ASKED, contained);
    let mut text = HEAD.to_owned();
    for declared in model.types.values().filter(|declared| has(declared)) {
        let written = match &declared.form {
            Form::Scalar(_) | Form::Alias(_) => continue,
            Form::Record(fields) => records::record(&words, &declared.name, &declared.docs, fields)?,
            Form::Union(_, members) if declared.form.is_choice() => unions::choice(declared, members),
            Form::Union(tagging, members) => {
                let is_recursive = is_recursive(model, declared);
                let is_asked = asked.contains(declared.name.as_str());
                unions::union(&words, declared, tagging, members, is_recursive, is_asked)?
            }
        };
        let _ = write!(text, "\n{written}");
    }
    Ok(text)
}

/// The documents that are forms of a union.
fn contents<'a>(model: &'a Model, union: &str) -> Result<BTreeSet<&'a str>> {
    let declared = model.types.get(union).with_context(|| format!("no type {union}"))?;
    let Form::Union(Tagging::Member, members) = &declared.form else { anyhow::bail!("{union} is no union") };
    let record = |member: &'a Member| match &member.content {
        Content::Document(Type::Named(name)) => Some(name.as_str()),
        _ => None,
    };
    Ok(members.iter().filter_map(record).collect())
}

/// Whether a value would lie within itself.
fn is_recursive(model: &Model, declared: &Declared) -> bool {
    let within: Vec<&str> = named(declared, held);
    reached(model, &within, held).contains(declared.name.as_str())
}

/// All that is named from some types on.
fn reached<'a>(model: &'a Model, from: &[&str], part: fn(&Type) -> Option<&str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&str> =
        from.iter().filter_map(|name| model.types.get_key_value(*name)).map(|(name, _)| &**name).collect();
    while let Some(name) = next.pop() {
        if let (true, Some(declared)) = (seen.insert(name), model.types.get(name)) {
            next.extend(named(declared, part).into_iter().filter(|name| model.types.contains_key(*name)));
        }
    }
    seen
}

fn named(declared: &Declared, part: fn(&Type) -> Option<&str>) -> Vec<&str> {
    match &declared.form {
        Form::Scalar(_) => Vec::new(),
        Form::Alias(of) => part(of).into_iter().collect(),
        Form::Record(fields) => fields.iter().filter_map(|field| part(&field.of)).collect(),
        Form::Union(_, members) => {
            let mut all = Vec::new();
            for member in members {
                match &member.content {
                    Content::Nothing => {}
                    Content::Fields(fields) => all.extend(fields.iter().filter_map(|field| part(&field.of))),
                    Content::Document(of) => all.extend(part(of)),
                }
            }
            all
        }
    }
}

/// What a value of the type has somewhere.
fn contained(of: &Type) -> Option<&str> {
    of.name()
}

/// What lies within a value of the type; a list lies elsewhere.
fn held(of: &Type) -> Option<&str> {
    match of {
        Type::Named(name) => Some(name),
        Type::Maybe(of) => held(of),
        _ => None,
    }
}
