//! The values: data classes, enum classes, sealed interfaces.

use super::text::{bare, camel, comes_back, kdoc, lower};
use super::{
    Content, Declared, Field, Form, HEAD, Member, Model, PLAIN, Result, Tagging, Type, Writer, ensure,
    is_by_hand, sorted,
};
use crate::documents::model::Absent;
use std::collections::BTreeSet;
use std::fmt::Write;

const IMPORTS: &str = "@file:OptIn(ExperimentalSerializationApi::class)
@file:UseSerializers(DecimalText::class, Millis::class, MillisSpan::class)

package keytill

import java.math.BigDecimal
import java.time.Duration
import java.time.Instant
import kotlinx.serialization.EncodeDefault
import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.builtins.serializer
import kotlinx.serialization.json.JsonClassDiscriminator
";

/// What a command asks for.
pub fn bodies(model: &Model) -> Result<String> {
    file(model, |_, home| home == Some("Body"))
}

/// What happened.
pub fn events(model: &Model) -> Result<String> {
    file(model, |_, home| home == Some("Event"))
}

/// What is told.
pub fn replies(model: &Model) -> Result<String> {
    file(model, |_, home| home == Some("Reply"))
}

/// Everything else.
pub fn values(model: &Model) -> Result<String> {
    file(model, |_, home| home.is_none())
}

/// A file with the types that belong into it: by name, and by the union whose form they are.
fn file(model: &Model, belongs: fn(&str, Option<&str>) -> bool) -> Result<String> {
    let writer = Writer::new(model)?;
    let mut text = String::new();
    for declared in model.types.values().filter(|declared| !is_by_hand(&declared.name)) {
        let name = declared.name.as_str();
        let unions = writer.unions.get(name).map(Vec::as_slice).unwrap_or_default();
        let homes = ["Body", "Event", "Reply"];
        let home = homes.into_iter().find(|home| name == *home || unions.contains(home));
        if belongs(name, home) {
            text.push_str(&writer.declared(declared)?);
        }
    }
    // Kotlin warns of what is imported and not used.
    let is_used = |import: &str| {
        let name = import.rsplit('.').next().unwrap_or_default();
        name == "UseSerializers" || name == "ExperimentalSerializationApi" || text.contains(name)
    };
    let imports: String = IMPORTS
        .lines()
        .filter(|line| line.strip_prefix("import ").is_none_or(is_used))
        .map(|line| format!("{line}\n"))
        .collect();
    Ok(format!("{HEAD}{imports}{text}"))
}

impl Writer<'_> {
    fn declared(&self, declared: &Declared) -> Result<String> {
        let name = &declared.name;
        let docs = if declared.docs.is_empty() { name } else { &declared.docs };
        Ok(match &declared.form {
            Form::Record(fields) => {
                let unions = self.unions.get(name.as_str()).map(Vec::as_slice).unwrap_or_default();
                let class = Class { name, docs, of: &unions.join(", "), within: &[], indent: "" };
                format!("\n{}", self.class(&class, fields, "@Serializable\n")?)
            }
            form @ Form::Union(_, members) if form.is_choice() => choice(name, docs, members),
            Form::Union(tagging, members) => self.union(name, docs, tagging, members)?,
            Form::Scalar(_) | Form::Alias(_) => String::new(),
        })
    }

    fn class(&self, class: &Class<'_>, fields: &[Field], annotations: &str) -> Result<String> {
        let Class { name, docs, of, within, indent } = *class;
        let fields = sorted(fields);
        let tags: Vec<(String, String)> = fields
            .iter()
            .map(|field| (format!("@property {}", bare(&field.name)), field.docs.clone()))
            .collect();
        let above = if of.is_empty() { String::new() } else { format!(" : {of}") };
        let mut text = kdoc(docs, &tags, indent);
        for line in annotations.lines() {
            let _ = writeln!(text, "{indent}{line}");
        }
        if fields.is_empty() {
            let _ = writeln!(text, "{indent}public data object {name}{above}");
            return Ok(text);
        }
        let _ = writeln!(text, "{indent}public data class {name}(");
        for field in fields {
            let (of, default) = self.parameter(field, within)?;
            let mut annotations = String::new();
            if !comes_back(&field.name) {
                let _ = write!(annotations, "@SerialName(\"{}\") ", field.name);
            }
            if field.absent == Absent::Never && matches!(field.of, Type::Maybe(_)) {
                annotations.push_str("@EncodeDefault ");
            }
            let _ =
                writeln!(text, "{indent}    {annotations}public val {}: {of}{default},", lower(&field.name));
        }
        let _ = writeln!(text, "{indent}){above}");
        Ok(text)
    }

    fn union(&self, name: &str, docs: &str, tagging: &Tagging, members: &[Member]) -> Result<String> {
        let own: Vec<String> = members
            .iter()
            .filter(|member| matches!(tagging, Tagging::Inside(_)) || self.direct(members, member).is_none())
            .map(|member| camel(&member.name))
            .collect();
        let distinct: BTreeSet<&String> = own.iter().collect();
        ensure!(distinct.len() == own.len(), "{name} has two forms of one name");
        ensure!(own.iter().all(|one| !PLAIN.contains(&one.as_str())), "{name} hides a plain type: {own:?}");
        let mut text = format!("\n{}", kdoc(docs, &[], ""));
        let _ = match tagging {
            Tagging::Inside(tag) => writeln!(text, "@Serializable\n@JsonClassDiscriminator(\"{tag}\")"),
            _ => writeln!(text, "@Serializable(with = {name}Forms::class)"),
        };
        let (mut classes, mut forms) = (Vec::new(), Vec::new());
        for member in members {
            let (class, form) = self.form(name, tagging, members, member, &own)?;
            classes.extend(class);
            forms.push(form);
        }
        if classes.is_empty() {
            let _ = writeln!(text, "public sealed interface {name}");
        } else {
            let _ = writeln!(text, "public sealed interface {name} {{\n{}}}", classes.join("\n"));
        }
        let kind = match tagging {
            Tagging::Inside(_) => return Ok(text),
            Tagging::Member => "Union",
            Tagging::None => "Untagged",
        };
        let _ = writeln!(
            text,
            "\ninternal object {name}Forms : {kind}<{name}>({{\n    listOf(\n{}    )\n}})",
            forms.concat()
        );
        Ok(text)
    }

    /// The class of one form, where it has one of its own, and its line in the list of forms.
    fn form(
        &self,
        union: &str,
        tagging: &Tagging,
        members: &[Member],
        member: &Member,
        own: &[String],
    ) -> Result<(Option<String>, String)> {
        let tag = &member.name;
        if let (Tagging::Member | Tagging::None, Some(record)) = (tagging, self.direct(members, member)) {
            let form = format!("        form(\"{tag}\", {record}::class.java, {record}.serializer()),\n");
            return Ok((None, form));
        }
        let (name, docs) = (camel(tag), if member.docs.is_empty() { tag } else { &member.docs });
        let class = Class { name: &name, docs, of: union, within: own, indent: "    " };
        let annotations = match tagging {
            Tagging::Inside(_) => format!("@Serializable\n@SerialName(\"{tag}\")\n"),
            _ => "@Serializable\n".to_owned(),
        };
        let path = format!("{union}.{name}");
        Ok(match &member.content {
            Content::Fields(fields) => {
                let form = format!("        form(\"{tag}\", {path}::class.java, {path}.serializer()),\n");
                (Some(self.class(&class, fields, &annotations)?), form)
            }
            Content::Nothing => {
                let annotations = if matches!(tagging, Tagging::Inside(_)) { &*annotations } else { "" };
                let form = format!("        word(\"{tag}\", {path}),\n");
                (Some(self.class(&class, &[], annotations)?), form)
            }
            Content::Document(of) => {
                ensure!(!matches!(tagging, Tagging::Inside(_)), "{path} has no members to stand beside");
                let field = Field {
                    name: "value".to_owned(),
                    docs: String::new(),
                    of: of.clone(),
                    absent: Absent::Never,
                };
                let held = self.serializer(of)?;
                let form = format!(
                    "        bare(\"{tag}\", {path}::class.java, {held}, {{ {path}(it) }}, {{ it.value }}),\n"
                );
                (Some(self.class(&class, &[field], "")?), form)
            }
        })
    }
}

/// What stands around the members of a class.
struct Class<'a> {
    name: &'a str,
    docs: &'a str,
    /// The unions that it is a form of.
    of: &'a str,
    /// The classes beside it, which hide others of their names.
    within: &'a [String],
    indent: &'a str,
}

fn choice(name: &str, docs: &str, members: &[Member]) -> String {
    let words: Vec<String> = members
        .iter()
        .map(|word| {
            let docs = kdoc(&word.docs, &[], "    ");
            format!("{docs}    @SerialName(\"{}\")\n    {},\n", word.name, word.name.to_uppercase())
        })
        .collect();
    format!("\n{}@Serializable\npublic enum class {name} {{\n{}}}\n", kdoc(docs, &[], ""), words.join("\n"))
}
