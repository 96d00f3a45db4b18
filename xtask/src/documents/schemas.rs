//! JSON Schemas of what crosses the border, into `vectors/schemas/`.

use super::model::{Absent, Content, Field, Form, Member, Model, Scalar, Tagging, Type};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A file, the type that it describes, and whether keytill reads it: then it may have no other members.
const FILES: &[(&str, &str, bool)] = &[
    ("cart", "Cart", true),
    ("command", "Command", true),
    ("event", "Event", false),
    ("plan", "CommissionPlan", true),
    ("price_book", "PriceBook", true),
    ("quote", "Quote", false),
    ("reply", "Reply", false),
    ("settings", "Settings", true),
];

/// Path and text of every schema.
pub fn schemas(model: &Model) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for (file, name, is_strict) in FILES {
        let mut writer = Writer { model, is_strict: *is_strict, definitions: BTreeMap::new() };
        let reference = writer.of(&Type::Named((*name).to_owned()))?;
        let schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": name,
            "$ref": reference.get("$ref"),
            "$defs": writer.definitions,
        });
        let text = serde_json::to_string_pretty(&schema)?;
        files.push((format!("vectors/schemas/{file}.json"), text + "\n"));
    }
    Ok(files)
}

struct Writer<'a> {
    model: &'a Model,
    is_strict: bool,
    definitions: BTreeMap<String, Value>,
}

impl Writer<'_> {
    fn of(&mut self, of: &Type) -> Result<Value> {
        Ok(match of {
            Type::Bool => json!({"type": "boolean"}),
            Type::Integer => json!({"type": "integer"}),
            Type::Text => json!({"type": "string"}),
            Type::Texts => json!({"type": "object", "additionalProperties": {"type": "string"}}),
            Type::List(one) => json!({"type": "array", "items": self.of(one)?}),
            Type::Maybe(one) => json!({"anyOf": [self.of(one)?, {"type": "null"}]}),
            Type::Tuple(all) => {
                let items = all.iter().map(|one| self.of(one)).collect::<Result<Vec<_>>>()?;
                json!({"type": "array", "prefixItems": items, "minItems": all.len(), "maxItems": all.len()})
            }
            Type::Named(name) => {
                if !self.definitions.contains_key(name) {
                    // First the name, so that a type that names itself comes to an end.
                    self.definitions.insert(name.clone(), Value::Null);
                    let declared = self.model.types.get(name).with_context(|| format!("no type {name}"))?;
                    let form = self.form(&declared.form)?;
                    self.definitions.insert(name.clone(), described(&declared.docs, form));
                }
                json!({"$ref": format!("#/$defs/{name}")})
            }
        })
    }

    fn form(&mut self, form: &Form) -> Result<Value> {
        match form {
            Form::Scalar(scalar) => Ok(match scalar {
                Scalar::Text => json!({"type": "string"}),
                Scalar::Decimal => json!({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}),
                Scalar::Money => json!({"type": "string", "pattern": r"^-?\d+(\.\d+)? [A-Z]{3}$"}),
                Scalar::Minor => json!({"type": "integer"}),
                Scalar::Time | Scalar::Span => json!({"type": "integer", "minimum": 0}),
            }),
            Form::Alias(of) => self.of(of),
            Form::Record(fields) => self.object(fields, None),
            Form::Union(tagging, members) => {
                let forms = members.iter().map(|member| self.member(tagging, member));
                Ok(json!({"oneOf": forms.collect::<Result<Vec<_>>>()?}))
            }
        }
    }

    fn member(&mut self, tagging: &Tagging, member: &Member) -> Result<Value> {
        let name = member.name.as_str();
        let form = match (tagging, &member.content) {
            (Tagging::Inside(tag), Content::Fields(fields)) => self.object(fields, Some((tag, name)))?,
            (Tagging::Inside(tag), _) => self.object(&[], Some((tag, name)))?,
            (_, Content::Nothing) => json!({"const": name}),
            (Tagging::None, Content::Fields(fields)) => self.object(fields, None)?,
            (Tagging::None, Content::Document(of)) => self.of(of)?,
            (Tagging::Member, Content::Fields(fields)) => one_member(name, self.object(fields, None)?),
            (Tagging::Member, Content::Document(of)) => one_member(name, self.of(of)?),
        };
        Ok(described(&member.docs, form))
    }

    fn object(&mut self, fields: &[Field], tag: Option<(&str, &str)>) -> Result<Value> {
        let mut properties = Map::new();
        let mut required = Vec::new();
        if let Some((tag, name)) = tag {
            properties.insert(tag.to_owned(), json!({"const": name}));
            required.push(tag);
        }
        for field in fields {
            let of = self.of(&field.of)?;
            properties.insert(field.name.clone(), described(&field.docs, of));
            if field.absent == Absent::Never {
                required.push(&field.name);
            }
        }
        let mut object = json!({"type": "object", "properties": properties});
        if let Value::Object(members) = &mut object {
            if !required.is_empty() {
                members.insert("required".to_owned(), json!(required));
            }
            if self.is_strict {
                members.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        Ok(object)
    }
}

fn one_member(name: &str, of: Value) -> Value {
    json!({"type": "object", "properties": {name: of}, "required": [name], "additionalProperties": false})
}

fn described(docs: &str, mut schema: Value) -> Value {
    if let (false, Value::Object(members)) = (docs.is_empty(), &mut schema) {
        members.insert("description".to_owned(), json!(docs.replace('\n', " ")));
    }
    schema
}
