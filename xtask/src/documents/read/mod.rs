//! The model, read off the core's sources. It knows the forms in which the core declares documents, and stops at whatever it
//! does not know.

mod answers;
mod attributes;
mod given;
mod macros;
mod resolve;
mod source;

use super::model::{Content, Form, Member, Model, Query, Type, Use};
use anyhow::{Context, Result};
use resolve::Resolver;
use source::Sources;
use std::path::Path;

/// Reads the core's sources that lie in a folder.
pub fn read(folder: &Path) -> Result<Model> {
    let sources = Sources::read(folder)?;
    let mut resolver = Resolver::new(&sources);
    for root in given::ROOTS {
        resolver.root(root)?;
    }
    let mut queries = Vec::new();
    for raw in &sources.queries {
        let place = &sources.queries_place;
        let named = |error: anyhow::Error| error.context(format!("the query {}", raw.name));
        queries.push(Query {
            name: snake(&raw.name),
            docs: raw.docs.clone(),
            fields: resolver.fields(&raw.fields, place).map_err(named)?,
            answer: answers::answer(raw, &sources, &mut resolver).map_err(named)?,
        });
    }
    let types = resolver.finish()?;
    let body = types.get("Body").context("the core has no bodies of commands")?;
    let Form::Union(_, members) = &body.form else { anyhow::bail!("bodies are no union") };
    let commands = members.iter().map(command).collect::<Result<_>>()?;
    Ok(Model { types, commands, queries })
}

fn command(member: &Member) -> Result<Use> {
    let Content::Document(Type::Named(record)) = &member.content else {
        anyhow::bail!("the body {} is no record", member.name)
    };
    Ok(Use { name: member.name.clone(), record: record.clone() })
}

/// As serde names a variant.
fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}
