//! The functions of a shop: one for each use case, one for each read.

use super::text::{bare, kdoc, lower};
use super::{
    Context, FUNCTIONS_BY_HAND, Field, Form, HEAD, Model, RENAMED, Result, Type, Writer, ensure, sorted,
};
use std::fmt::Write;

const COMMANDS: &str = "@file:JvmName(\"Commands\")

package keytill

import java.math.BigDecimal
import java.time.Duration
import java.time.Instant
import kotlinx.serialization.Serializable

// One function for each use case. `id` makes the command unique: the same one again is answered as before and does nothing.
// `at` is the moment that it is asked for, `trace` the host's id that follows a request through all systems, `expectedVersion`
// the version of the order or the stock that the command was made for. Each throws `Rejected` where the machine refuses; then
// nothing has changed.
";

const READS: &str = "@file:JvmName(\"Reads\")

package keytill

import java.math.BigDecimal
import java.time.Duration
import java.time.Instant
import kotlinx.serialization.Serializable
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.builtins.MapSerializer
import kotlinx.serialization.builtins.nullable
import kotlinx.serialization.builtins.serializer

// One function for each read. Nothing changes; each throws `Rejected` where it asks for what is not known.
";

/// What a shop can be told.
pub fn commands(model: &Model) -> Result<String> {
    let writer = Writer::new(model)?;
    let mut text = String::new();
    for one in model.commands.iter().filter(|one| !FUNCTIONS_BY_HAND.contains(&one.name.as_str())) {
        let declared = model.types.get(&one.record).with_context(|| format!("no record {}", one.record))?;
        let Form::Record(fields) = &declared.form else { anyhow::bail!("{} is no record", one.record) };
        text.push_str(&writer.command(&one.name, &one.record, &declared.docs, fields)?);
    }
    Ok(with_head(COMMANDS, &text))
}

/// What a shop can be asked.
pub fn reads(model: &Model) -> Result<String> {
    let writer = Writer::new(model)?;
    let mut text = String::new();
    for one in model.queries.iter().filter(|one| !FUNCTIONS_BY_HAND.contains(&one.name.as_str())) {
        ensure!(model.commands.iter().all(|command| command.name != one.name), "two functions {}", one.name);
        text.push_str(&writer.read(&one.name, &one.docs, &one.fields, &one.answer)?);
    }
    Ok(with_head(READS, &text))
}

/// The functions behind what they import.
fn with_head(head: &str, text: &str) -> String {
    let is_used = |import: &str| text.contains(import.rsplit('.').next().unwrap_or_default());
    let head: String = head
        .lines()
        .filter(|line| line.strip_prefix("import ").is_none_or(is_used))
        .map(|line| format!("{line}\n"))
        .collect();
    format!("{HEAD}{head}{text}")
}

impl Writer<'_> {
    fn command(&self, name: &str, record: &str, docs: &str, fields: &[Field]) -> Result<String> {
        for reserved in ["id", "at", "trace", "expected_version"] {
            ensure!(fields.iter().all(|field| field.name != reserved), "{name} has a member {reserved}");
        }
        let fields = sorted(fields);
        let (mut first, mut then) = self.parameters(&fields)?;
        first.extend(["id: String".to_owned(), "at: Instant".to_owned()]);
        then.extend(["trace: String? = null".to_owned(), "expectedVersion: String? = null".to_owned()]);
        let given: Vec<String> = fields.iter().map(|field| lower(&field.name)).collect();
        let body =
            if given.is_empty() { record.to_owned() } else { format!("{record}({})", given.join(", ")) };
        let mut text = format!("\n{}", kdoc(docs, &params(&fields), ""));
        let call = format!("    execute(id, at, {body}, trace, expectedVersion)\n");
        let _ = writeln!(text, "public fun Shop.{}(", lower(name));
        for parameter in first.iter().chain(&then) {
            let _ = writeln!(text, "    {parameter},");
        }
        let _ = write!(text, "): Done =\n{call}");
        Ok(text)
    }

    fn read(&self, name: &str, docs: &str, fields: &[Field], answer: &Type) -> Result<String> {
        let fields = sorted(fields);
        let (first, then) = self.parameters(&fields)?;
        let all: Vec<String> = first.into_iter().chain(then).collect();
        let function = RENAMED
            .iter()
            .find(|(one, _)| *one == name)
            .map_or_else(|| lower(name), |(_, to)| (*to).to_owned());
        let gives = self.of(answer, &[])?;
        let mut arguments = vec![self.serializer(answer)?, format!("\"{name}\"")];
        for field in &fields {
            arguments.push(format!("\"{}\" to {}", field.name, self.told(field)?));
        }
        let mut call = format!("    answer({})", arguments.join(", "));
        if call.len() > 120 {
            call = format!("    answer(\n        {},\n    )", arguments.join(",\n        "));
        }
        let mut text = format!("\n{}", kdoc(docs, &params(&fields), ""));
        let _ = writeln!(text, "public fun Shop.{function}({}): {gives} =\n{call}", all.join(", "));
        Ok(text)
    }

    /// An argument as a document has it.
    fn told(&self, field: &Field) -> Result<String> {
        let name = lower(&field.name);
        let is_null = self.parameter(field, &[])?.0.ends_with('?');
        let of = if let Type::Maybe(of) = &field.of { of } else { &field.of };
        Ok(match self.of(of, &[])?.as_str() {
            "String" | "Long" | "Boolean" | "BigDecimal" | "Instant" | "Money" => format!("json({name})"),
            _ if is_null => format!("{name}?.let {{ written({}, it) }}", self.serializer(of)?),
            _ => format!("written({}, {name})", self.serializer(of)?),
        })
    }

    /// The parameters that must be given, and those that may.
    fn parameters(&self, fields: &[&Field]) -> Result<(Vec<String>, Vec<String>)> {
        let (mut first, mut then) = (Vec::new(), Vec::new());
        for field in fields {
            let (of, default) = self.parameter(field, &[])?;
            let parameter = format!("{}: {of}{default}", lower(&field.name));
            if default.is_empty() { first.push(parameter) } else { then.push(parameter) }
        }
        Ok((first, then))
    }
}

fn params(fields: &[&Field]) -> Vec<(String, String)> {
    fields.iter().map(|field| (format!("@param {}", bare(&field.name)), field.docs.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::text::{camel, comes_back};
    use super::*;

    #[test]
    fn names_come_back_from_kotlins_case() {
        assert_eq!(camel("chain_two_plus_one"), "ChainTwoPlusOne");
        assert_eq!(lower("expected_version"), "expectedVersion");
        assert_eq!(lower("when"), "`when`");
        assert!(comes_back("expected_version") && comes_back("when"));
        assert!(!comes_back("after_30") && !comes_back("odd__name"));
    }
}
