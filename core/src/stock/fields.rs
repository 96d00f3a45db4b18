//! Cuts one line into the declared fields. A record is one line in every layout.

use crate::stock::format::Delimiter;
use crate::stock::{Field, LineReason};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use zeroize::Zeroizing;

/// A field's text: part of the line where it stands there as it is, else an unescaped copy that is wiped.
#[derive(Clone)]
pub(super) enum Value<'a> {
    Missing,
    Part(&'a str),
    Copy(Zeroizing<String>),
}

impl Deref for Value<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Missing => "",
            Self::Part(text) => text,
            Self::Copy(text) => text,
        }
    }
}

/// Cuts at each separator; optional fields at the end may be missing.
pub(super) fn separated<'a>(
    line: &'a str,
    separator: &str,
    last_takes_rest: bool,
    fields: &[Field],
    out: &mut Vec<Value<'a>>,
) -> Result<(), LineReason> {
    if last_takes_rest {
        out.extend(line.splitn(fields.len(), separator).map(Value::Part));
    } else {
        // One more than declared is enough to tell that there are too many.
        out.extend(line.split(separator).take(fields.len().saturating_add(1)).map(Value::Part));
    }
    let required = fields.iter().filter(|field| !field.optional).count();
    if !(required..=fields.len()).contains(&out.len()) {
        let found = if last_takes_rest { out.len() } else { line.split(separator).count() };
        return Err(LineReason::FieldCount { expected: count(fields.len()), found: count(found) });
    }
    out.resize(fields.len(), Value::Missing);
    Ok(())
}

/// Where the declared fields stand in a CSV file.
pub(super) struct Columns {
    delimiter: char,
    /// How many columns the header has.
    width: usize,
    /// For each column, which field it is.
    field_of: Vec<Option<usize>>,
}

impl Columns {
    /// Reads the header.
    pub(super) fn from_header(
        line: &str,
        delimiter: Delimiter,
        fields: &[Field],
    ) -> Result<Self, LineReason> {
        let delimiter = delimiter.as_char();
        let mut field_of = Vec::new();
        let mut rest = Some(line);
        while let Some(text) = rest {
            let name;
            (name, rest) = csv_value(text, delimiter)?;
            let name = name.trim();
            let field = fields.iter().position(|field| field.name == name);
            if field.is_some() && field_of.contains(&field) {
                return Err(LineReason::FieldTwice { field: name.to_string() });
            }
            field_of.push(field);
        }
        for (n, field) in fields.iter().enumerate() {
            if !field.optional && !field_of.contains(&Some(n)) {
                return Err(LineReason::ColumnMissing { column: field.name.clone() });
            }
        }
        Ok(Self { delimiter, width: field_of.len(), field_of })
    }

    /// Reads a record.
    pub(super) fn read<'a>(
        &self,
        line: &'a str,
        fields: &[Field],
        out: &mut Vec<Value<'a>>,
    ) -> Result<(), LineReason> {
        out.resize(fields.len(), Value::Missing);
        let mut rest = Some(line);
        let mut found = 0_usize;
        while let Some(text) = rest {
            let value;
            (value, rest) = csv_value(text, self.delimiter)?;
            let target = self.field_of.get(found).copied().flatten().and_then(|field| out.get_mut(field));
            if let Some(target) = target {
                *target = value;
            }
            found = found.saturating_add(1);
        }
        if found == self.width {
            return Ok(());
        }
        Err(LineReason::FieldCount { expected: count(self.width), found: count(found) })
    }
}

/// The first value of a CSV line, and what follows its delimiter if there is one.
///
/// Blanks around a quoted value are passed over; they would be trimmed from an unquoted one.
fn csv_value(text: &str, delimiter: char) -> Result<(Value<'_>, Option<&str>), LineReason> {
    let blank = |c: char| c != delimiter && c.is_whitespace();
    let Some(quoted) = text.trim_start_matches(blank).strip_prefix('"') else {
        let (value, rest) = match text.split_once(delimiter) {
            Some((value, rest)) => (value, Some(rest)),
            None => (text, None),
        };
        return if value.contains('"') {
            Err(LineReason::StrayQuote {})
        } else {
            Ok((Value::Part(value), rest))
        };
    };
    // Parts between quotes: an empty one stands for a doubled quote.
    let mut copy: Option<Zeroizing<String>> = None;
    let mut rest = quoted;
    loop {
        let (part, after) = rest.split_once('"').ok_or(LineReason::OpenQuote {})?;
        let Some(doubled) = after.strip_prefix('"') else {
            let value = match copy {
                None => Value::Part(part),
                Some(mut copy) => {
                    copy.push_str(part);
                    Value::Copy(copy)
                }
            };
            let after = after.trim_start_matches(blank);
            return match after.strip_prefix(delimiter) {
                Some(rest) => Ok((value, Some(rest))),
                None if after.is_empty() => Ok((value, None)),
                None => Err(LineReason::StrayQuote {}),
            };
        };
        // The capacity is the most that it can become, so no half-built secret stays behind.
        let copy = copy.get_or_insert_with(|| Zeroizing::new(String::with_capacity(quoted.len())));
        copy.push_str(part);
        copy.push('"');
        rest = doubled;
    }
}

/// Reads a JSON object. Members that are no field are passed over.
///
/// The JSON reader's own scratch buffer for texts with escapes is not wiped; texts without escapes never enter it.
pub(super) fn json(line: &str, fields: &[Field], out: &mut Vec<Value<'_>>) -> Result<(), LineReason> {
    out.resize(fields.len(), Value::Missing);
    let mut reader = serde_json::Deserializer::from_str(line);
    let flaw = reader
        .deserialize_map(Members { fields, out })
        .and_then(|flaw| reader.end().map(|()| flaw))
        .map_err(|_| LineReason::NotJson {})?;
    flaw.map_or(Ok(()), Err)
}

struct Members<'f, 'o, 'v> {
    fields: &'f [Field],
    out: &'o mut Vec<Value<'v>>,
}

impl<'de> Visitor<'de> for Members<'_, '_, '_> {
    /// The first thing that is wrong with a field.
    type Value = Option<LineReason>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut flaw = None;
        let mut seen = 0_u32;
        while let Some(which) = members.next_key_seed(FieldName(self.fields))? {
            let Some((n, field)) = which.and_then(|n| Some((n, self.fields.get(n)?))) else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let name = || field.name.clone();
            let bit = u32::try_from(n).ok().and_then(|n| 1_u32.checked_shl(n)).unwrap_or(0);
            if seen & bit != 0 {
                flaw = flaw.or_else(|| Some(LineReason::FieldTwice { field: name() }));
            }
            seen |= bit;
            match members.next_value_seed(Text)? {
                Some(value) => {
                    if let Some(target) = self.out.get_mut(n) {
                        *target = value;
                    }
                }
                None => flaw = flaw.or_else(|| Some(LineReason::NotText { field: name() })),
            }
        }
        Ok(flaw)
    }
}

/// Reads a member's name as the number of the field that it is.
struct FieldName<'f>(&'f [Field]);

impl<'de> DeserializeSeed<'de> for FieldName<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_str(self)
    }
}

impl Visitor<'_> for FieldName<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|field| field.name == name))
    }
}

/// Reads a text or null; anything else is `None`.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Option<Value<'static>>;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Option<Value<'static>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Value::Copy(Zeroizing::new(text.to_string()))))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Some(Value::Copy(Zeroizing::new(text))))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Some(Value::Missing))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    fn fields(names: &[&str]) -> Vec<Field> {
        names.iter().map(|name| Field::named(name)).collect()
    }

    fn texts(values: &[Value<'_>]) -> Vec<String> {
        values.iter().map(|value| value.to_string()).collect()
    }

    fn code<T>(result: Result<T, LineReason>) -> &'static str {
        result.err().map_or("ok", |reason| reason.code())
    }

    fn csv(header: &str, line: &str) -> Result<Vec<String>, LineReason> {
        let fields = fields(&["a", "b"]);
        let mut out = Vec::new();
        Columns::from_header(header, Delimiter::Comma, &fields)?.read(line, &fields, &mut out)?;
        Ok(texts(&out))
    }

    #[test]
    fn cuts_at_separators() {
        let cut = |line, rest| {
            let mut out = Vec::new();
            separated(line, "----", rest, &fields(&["a", "b"]), &mut out).map(|()| texts(&out))
        };
        assert_eq!(cut("x----y", false).unwrap(), ["x", "y"]);
        assert_eq!(cut("x----y----z", true).unwrap(), ["x", "y----z"]);
        assert_eq!(cut("x----y----z", false).unwrap_err(), LineReason::FieldCount { expected: 2, found: 3 });
        assert_eq!(cut("x---y", false).unwrap_err(), LineReason::FieldCount { expected: 2, found: 1 });
    }

    #[test]
    fn missing_optional_fields_are_empty() {
        let mut fields = fields(&["a", "b"]);
        fields[1].optional = true;
        let mut out = Vec::new();
        separated("x", "|", false, &fields, &mut out).unwrap();
        assert_eq!(texts(&out), ["x", ""]);
    }

    #[test]
    fn reads_csv_by_the_letter() {
        assert_eq!(csv("a,b", "1,2").unwrap(), ["1", "2"]);
        assert_eq!(csv("b,x,a", "2,?,1").unwrap(), ["1", "2"]);
        assert_eq!(csv("\"a\", \"b\"", "\"1,\"\"1\"\"\" , \"2\"").unwrap(), ["1,\"1\"", "2"]);
        assert_eq!(csv("a,b", "\"\",\"\"\"\"").unwrap(), ["", "\""]);
        assert_eq!(csv("a,b", ",").unwrap(), ["", ""]);
        assert_eq!(csv("a,b", "\"x y\",😀").unwrap(), ["x y", "😀"]);
    }

    #[test]
    fn rejects_broken_csv() {
        for (line, reason) in [
            ("1", "key_line.field_count"),
            ("1,2,3", "key_line.field_count"),
            ("\"1,2", "key_line.open_quote"),
            ("1,\"2\"\"", "key_line.open_quote"),
            ("1\"1,2", "key_line.stray_quote"),
            ("\"1\"1,2", "key_line.stray_quote"),
        ] {
            assert_eq!(code(csv("a,b", line)), reason, "{line}");
        }
        assert_eq!(code(csv("a", "1")), "key_line.column_missing");
        assert_eq!(code(csv("a,b,a", "1,2,3")), "key_line.field_twice");
    }

    #[test]
    fn reads_json_objects() {
        let fields = fields(&["a", "b"]);
        let read = |line| {
            let mut out = Vec::new();
            json(line, &fields, &mut out).map(|()| texts(&out))
        };
        assert_eq!(read(r#"{"b":"2","x":[{}],"a":"\u0041\ud83d\ude00"}"#).unwrap(), ["A😀", "2"]);
        assert_eq!(read(r#"{"\u0061":"1","b":null}"#).unwrap(), ["1", ""]);
        for (line, reason) in [
            (r#"{"a":1,"b":"2"}"#, "key_line.not_text"),
            (r#"{"a":{"x":1},"b":"2"}"#, "key_line.not_text"),
            (r#"{"a":"1","a":"2"}"#, "key_line.field_twice"),
            (r#"["a"]"#, "key_line.not_json"),
            (r#"{"a":"1"} x"#, "key_line.not_json"),
            (r#"{"a":"1""#, "key_line.not_json"),
            (r#"{"a":"\ud800"}"#, "key_line.not_json"),
        ] {
            assert_eq!(code(read(line)), reason, "{line}");
        }
    }
}
