use crate::notice::html::{Escape, Place};
use crate::notice::{NoticeKind, NoticeRefusal, Output, Param, Template, Value};
use crate::refusal::quoted;
use crate::text::misleads;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The longest body of a template, in bytes.
const MAX_BODY: usize = 16_384;
/// The longest subject, in bytes.
const MAX_SUBJECT: usize = 400;
/// The longest text that a template makes, in bytes.
pub(super) const MAX_TEXT: usize = 65_536;

/// A template that may be rendered.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    kind: NoticeKind,
    subject: Vec<Part>,
    body: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Slot(Param, Escape),
}

impl Compiled {
    /// Checks a template: every placeholder is one of its kind's, and stands where it can be nothing but text.
    pub(super) fn of(template: &Template) -> Result<Self, NoticeRefusal> {
        let kind = template.kind;
        let bad = |field| NoticeRefusal::BadText { kind, field };
        if template.subject.len() > MAX_SUBJECT || template.subject.chars().any(misleads) {
            return Err(bad("subject"));
        }
        let strays = |c: char| misleads(c) && !matches!(c, '\n' | '\t' | '\r');
        if template.body.is_empty() || template.body.len() > MAX_BODY || template.body.chars().any(strays) {
            return Err(bad("body"));
        }
        let compiled = Self {
            kind,
            subject: parts(kind, &template.subject, Output::Text)?,
            body: parts(kind, &template.body, template.output)?,
        };
        if template.output == Output::Json && !compiled.makes_json() {
            return Err(NoticeRefusal::NotJson { kind });
        }
        Ok(compiled)
    }

    /// Fills the placeholders in: subject and text.
    pub(super) fn fill(
        &self,
        params: &[(Param, Value)],
        offset: i16,
    ) -> Result<(String, String), NoticeRefusal> {
        let fill = |parts: &[Part]| {
            let mut out = String::new();
            for part in parts {
                match part {
                    Part::Text(text) => out.push_str(text),
                    Part::Slot(param, escape) => {
                        let value = params.iter().find(|(known, _)| known == param).map(|(_, value)| value);
                        let shown = value.map_or_else(String::new, |value| value.shown(offset));
                        escape.write(&shown, &mut out);
                    }
                }
                if out.len() > MAX_TEXT {
                    return Err(NoticeRefusal::TooLong { kind: self.kind, limit: MAX_TEXT });
                }
            }
            Ok(out)
        };
        Ok((fill(&self.subject)?, fill(&self.body)?))
    }

    /// Whether it is JSON with texts that would break out if they could, and with plain numbers.
    fn makes_json(&self) -> bool {
        let sample = |param: Param| match param {
            Param::Count => Value::Count(7),
            _ => Value::Text("a\"}],\\".into()),
        };
        let params: Vec<_> = self.kind.params().iter().map(|param| (*param, sample(*param))).collect();
        let text = self.fill(&params, 0).map(|(_, body)| body);
        text.is_ok_and(|text| serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok())
    }
}

fn parts(kind: NoticeKind, text: &str, output: Output) -> Result<Vec<Part>, NoticeRefusal> {
    let (mut parts, mut literal, mut place) = (Vec::new(), String::new(), Place::default());
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, c)| *c);
        let loose = || NoticeRefusal::LooseBrace { kind, at };
        let opens = c == '{' && next.is_some_and(|next| next.is_ascii_lowercase());
        if opens {
            let mut name = String::new();
            loop {
                match rest.next() {
                    Some((_, '}')) => break,
                    Some((_, c)) if (c.is_ascii_lowercase() || c == '_') && name.len() < 64 => name.push(c),
                    _ => return Err(loose()),
                }
            }
            let param = Param::find(&name).filter(|param| kind.params().contains(param));
            let unknown = || NoticeRefusal::UnknownPlaceholder { kind, placeholder: quoted(&name) };
            let param = param.ok_or_else(unknown)?;
            if !literal.is_empty() {
                parts.push(Part::Text(core::mem::take(&mut literal)));
            }
            parts.push(Part::Slot(param, escape(kind, param, output, &place)?));
            continue;
        }
        if output != Output::Json && (c == '{' || c == '}') {
            // A brace to be shown is written twice.
            if next != Some(c) {
                return Err(loose());
            }
            rest.next();
        }
        place.pass(c);
        literal.push(c);
    }
    if !literal.is_empty() {
        parts.push(Part::Text(literal));
    }
    Ok(parts)
}

fn escape(kind: NoticeKind, param: Param, output: Output, place: &Place) -> Result<Escape, NoticeRefusal> {
    match output {
        Output::Text => Ok(Escape::Plain),
        Output::Json => Ok(Escape::Json),
        Output::Html => place.escape().map_err(|place| NoticeRefusal::UnsafePlace {
            kind,
            placeholder: param.to_string(),
            place,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    fn compiled(output: Output, body: &str) -> Result<Compiled, NoticeRefusal> {
        let kind = NoticeKind::LowStock;
        let (language, subject) = ("en".to_string(), "{what}".to_string());
        Compiled::of(&Template { kind, channel: None, language, output, subject, body: body.into() })
    }

    fn filled(output: Output, body: &str, what: &str) -> String {
        let params = [(Param::What, Value::Text(what.into())), (Param::Count, Value::Count(3))];
        compiled(output, body).unwrap().fill(&params, 0).unwrap().1
    }

    #[test]
    fn placeholders_are_filled_in_by_output() {
        assert_eq!(filled(Output::Text, "{count} of {what} {{left}}\n", "a<b"), "3 of a<b {left}\n");
        assert_eq!(
            filled(Output::Html, "<b title='{what}'>{what}</b>", "a<'"),
            "<b title='a&lt;&#39;'>a&lt;&#39;</b>"
        );
        let json = filled(Output::Json, r#"{"w": "{what}", "n": {count}, "deep": {"m": {}}}"#, "\"},{\"");
        assert_eq!(json, r#"{"w": "\"},{\"", "n": 3, "deep": {"m": {}}}"#);
    }

    #[test]
    fn what_no_notice_has_is_refused_when_it_is_published() {
        let code = |output, body: &str| compiled(output, body).unwrap_err().code();
        assert_eq!(code(Output::Text, "{key}"), "notice.unknown_placeholder");
        assert_eq!(code(Output::Text, "{total}"), "notice.unknown_placeholder", "of another kind");
        for loose in ["{what", "a } b", "{ what }", "{what.len()}", "{What}", "{what}}"] {
            assert_eq!(code(Output::Text, loose), "notice.loose_brace", "{loose}");
        }
        assert_eq!(code(Output::Html, "<script>{what}</script>"), "notice.unsafe_place");
        assert_eq!(code(Output::Json, r#"{"a": {what}}"#), "notice.not_json");
        assert_eq!(code(Output::Json, r#"{"a": 1"#), "notice.not_json");
        assert_eq!(code(Output::Text, ""), "notice.bad_text");
        assert_eq!(code(Output::Text, "a\u{202e}b"), "notice.bad_text");
        assert_eq!(code(Output::Text, &"x".repeat(MAX_BODY + 1)), "notice.bad_text");
    }

    #[test]
    fn no_notice_is_endless() {
        let body = "{what}".repeat(2_000);
        let params = [(Param::What, Value::Text("x".repeat(400)))];
        let refusal = compiled(Output::Text, &body).unwrap().fill(&params, 0).unwrap_err();
        assert_eq!(refusal.code(), "notice.too_long");
    }
}
