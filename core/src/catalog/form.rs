use crate::catalog::{AnswerRefusal, FulfilmentRefusal};
use crate::id::{FieldId, VariantId};
use crate::text::{self, LocalText};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Most fields of a form.
pub const MAX_FIELDS: usize = 20;
/// Most choices of a field.
const MAX_CHOICES: usize = 100;
/// Longest answer, in bytes.
const MAX_ANSWER: usize = 2000;
/// Longest mail address (RFC 5321), in bytes.
const MAX_EMAIL: usize = 254;

/// A field that the buyer fills in for a manual service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    /// Its id, once in a form.
    #[n(0)]
    pub id: FieldId,
    /// What the buyer reads, by language.
    #[n(1)]
    #[serde(default)]
    pub labels: Vec<LocalText>,
    /// What may be answered.
    #[n(2)]
    pub kind: FieldKind,
    /// Whether it must be answered.
    #[n(3)]
    #[serde(default = "yes")]
    pub required: bool,
}

const fn yes() -> bool {
    true
}

/// What may be answered in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum FieldKind {
    /// One line of text.
    #[n(0)]
    Text {
        /// The fewest characters; 1 where absent.
        #[n(0)]
        #[serde(default)]
        min_length: Option<u32>,
        /// The most characters, up to 500, which holds where absent.
        #[n(1)]
        #[serde(default)]
        max_length: Option<u32>,
    },
    /// A whole number.
    #[n(1)]
    Number {
        /// The least.
        #[n(0)]
        #[serde(default)]
        min: Option<i64>,
        /// The most.
        #[n(1)]
        #[serde(default)]
        max: Option<i64>,
    },
    /// One of several.
    #[n(2)]
    Choice {
        /// 1 to 100 of them, each once.
        #[n(0)]
        choices: Vec<String>,
    },
    /// A mail address.
    #[n(3)]
    Email,
    /// A telephone number: 5 to 20 digits; a plus, spaces, dashes and parentheses may stand among them.
    #[n(4)]
    Phone,
}

/// What the buyer answers for one variant of the cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct LineAnswers {
    /// What is bought, or a part of a bundle.
    #[n(0)]
    pub variant: VariantId,
    /// The bundle that it is a part of.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<VariantId>,
    /// The answers.
    #[n(2)]
    pub answers: Vec<FieldAnswer>,
}

/// What the buyer answers in one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct FieldAnswer {
    /// The field.
    #[n(0)]
    pub field: FieldId,
    /// What was answered.
    #[n(1)]
    pub value: Personal,
}

/// Personal data: written out where it is asked for, never in `Debug`, and no refusal repeats it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Personal(#[n(0)] String);

impl Personal {
    /// Takes a text in.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for whoever must see it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Personal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal(…)")
    }
}

/// Checks a form before it is put.
pub(super) fn check_form(variant: &VariantId, form: &[FormField]) -> Result<(), FulfilmentRefusal> {
    let of = || variant.clone();
    if form.len() > MAX_FIELDS {
        return Err(FulfilmentRefusal::TooManyFields { variant: of(), count: form.len() });
    }
    for (n, field) in form.iter().enumerate() {
        let id = || field.id.clone();
        if form.iter().take(n).any(|earlier| earlier.id == field.id) {
            return Err(FulfilmentRefusal::FieldTwice { variant: of(), field: id() });
        }
        text::check_names("field", &field.labels).map_err(|source| FulfilmentRefusal::Text { source })?;
        let in_range = match &field.kind {
            FieldKind::Text { min_length, max_length } => {
                let (least, most) = lengths(*min_length, *max_length);
                1 <= least && least <= most && most <= 500
            }
            FieldKind::Number { min, max } => min.unwrap_or(i64::MIN) <= max.unwrap_or(i64::MAX),
            FieldKind::Choice { choices } => {
                let twin = |(n, choice)| choices.iter().take(n).any(|earlier: &String| earlier == choice);
                if choices.is_empty()
                    || choices.len() > MAX_CHOICES
                    || choices.iter().any(|choice| text::check_text("choice", choice).is_err())
                    || choices.iter().enumerate().any(twin)
                {
                    return Err(FulfilmentRefusal::BadChoices { variant: of(), field: id() });
                }
                true
            }
            FieldKind::Email | FieldKind::Phone => true,
        };
        if !in_range {
            return Err(FulfilmentRefusal::BadRange { variant: of(), field: id() });
        }
    }
    Ok(())
}

/// Checks the answers to a form. No refusal repeats what was answered.
///
/// # Errors
/// [`AnswerRefusal`], naming variant and field.
pub fn check_answers(
    form: &[FormField],
    variant: &VariantId,
    answers: &[FieldAnswer],
) -> Result<(), AnswerRefusal> {
    for (n, answer) in answers.iter().enumerate() {
        let field = || answer.field.clone();
        if answers.iter().take(n).any(|earlier| earlier.field == answer.field) {
            return Err(AnswerRefusal::FieldTwice { variant: variant.clone(), field: field() });
        }
        let asked = form.iter().find(|asked| asked.id == answer.field);
        let asked =
            asked.ok_or_else(|| AnswerRefusal::FieldUnknown { variant: variant.clone(), field: field() })?;
        if let Err(rule) = asked.kind.check(answer.value.expose()) {
            return Err(AnswerRefusal::Wrong { variant: variant.clone(), field: field(), rule });
        }
    }
    let given = |asked: &FormField| answers.iter().any(|answer| answer.field == asked.id);
    match form.iter().find(|asked| asked.required && !given(asked)) {
        Some(missing) => Err(AnswerRefusal::Missing { variant: variant.clone(), field: missing.id.clone() }),
        None => Ok(()),
    }
}

impl FieldKind {
    /// Whether an answer fits, or the rule that it breaks.
    fn check(&self, answer: &str) -> Result<(), String> {
        if answer.is_empty() || answer.len() > MAX_ANSWER || answer.chars().any(text::misleads) {
            return Err("it must be 1 to 2000 bytes without control characters".into());
        }
        let (fits, rule) = match self {
            Self::Text { min_length, max_length } => {
                let (least, most) = lengths(*min_length, *max_length);
                let fits = (least as usize..=most as usize).contains(&answer.chars().count());
                (fits, format!("it must be {least} to {most} characters long"))
            }
            Self::Number { min, max } => {
                let (least, most) = (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
                let fits = answer.parse::<i64>().is_ok_and(|number| (least..=most).contains(&number));
                (fits, format!("it must be a whole number from {least} to {most}"))
            }
            Self::Choice { choices } => {
                (choices.iter().any(|choice| choice == answer), "it must be one of the choices".into())
            }
            Self::Email => (is_email(answer), "it must be a mail address".into()),
            Self::Phone => (is_phone(answer), "it must be a telephone number".into()),
        };
        if fits { Ok(()) } else { Err(rule) }
    }
}

fn lengths(least: Option<u32>, most: Option<u32>) -> (u32, u32) {
    (least.unwrap_or(1), most.unwrap_or(500))
}

/// A name, one at sign, and a domain with a dot within it. Whether mail arrives, only mail can tell.
fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let plain = !text.contains(|c: char| c.is_whitespace() || "<>,;\"\\".contains(c));
    let dotted = domain.split('.').all(|part| !part.is_empty()) && domain.contains('.');
    plain && dotted && !name.is_empty() && !domain.contains('@') && text.len() <= MAX_EMAIL
}

fn is_phone(text: &str) -> bool {
    let (first, rest) = (text.strip_prefix('+').unwrap_or(text), "0123456789 -()");
    let digits = first.bytes().filter(u8::is_ascii_digit).count();
    (5..=20).contains(&digits) && first.chars().all(|c| rest.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use alloc::vec;

    fn field(id: &str, kind: FieldKind, required: bool) -> FormField {
        FormField { id: FieldId::new(id).unwrap(), labels: vec![], kind, required }
    }

    fn answer(field: &str, value: &str) -> FieldAnswer {
        FieldAnswer { field: FieldId::new(field).unwrap(), value: Personal::new(value) }
    }

    fn form() -> Vec<FormField> {
        vec![
            field("account", FieldKind::Text { min_length: Some(3), max_length: Some(8) }, true),
            field("age", FieldKind::Number { min: Some(18), max: None }, false),
            field("server", FieldKind::Choice { choices: vec!["eu".into(), "us".into()] }, false),
            field("mail", FieldKind::Email, false),
            field("phone", FieldKind::Phone, false),
        ]
    }

    #[test]
    fn answers_are_checked_field_by_field() {
        let variant = VariantId::new("boost").unwrap();
        let code = |answers: &[FieldAnswer]| check_answers(&form(), &variant, answers).map_err(|e| e.code());
        let ok = answer("account", "hero-1");
        let all =
            [("age", "18"), ("server", "eu"), ("mail", "a.b@c.example"), ("phone", "+86 (10) 555-0199")];
        let mut answers: Vec<_> = all.iter().map(|(field, value)| answer(field, value)).collect();
        answers.push(ok.clone());
        assert_eq!(code(&answers), Ok(()));
        assert_eq!(code(&[]), Err("answer.missing"));
        assert_eq!(code(&[ok.clone(), ok.clone()]), Err("answer.field_twice"));
        assert_eq!(code(&[ok.clone(), answer("shoe", "44")]), Err("answer.field_unknown"));
        for (field, value) in [
            ("account", "ab"),
            ("account", "123456789"),
            ("account", ""),
            ("account", "a\u{202e}bc"),
            ("age", "17"),
            ("age", "1e2"),
            ("server", "EU"),
            ("mail", "nobody"),
            ("mail", "a@b"),
            ("mail", "a@b..c"),
            ("mail", "a@b.c@d.e"),
            ("phone", "12ab34567"),
            ("phone", "1234"),
        ] {
            assert_eq!(code(&[answer(field, value), ok.clone()]).unwrap_err(), "answer.wrong", "{value}");
        }
    }

    #[test]
    fn no_answer_is_shown_by_accident() {
        let told = format!("{:?}", answer("account", "my-secret-name"));
        assert!(!told.contains("secret"), "{told}");
        let refused =
            check_answers(&form(), &VariantId::new("boost").unwrap(), &[answer("mail", "my-secret-name")])
                .unwrap_err();
        assert!(!format!("{refused} {refused:?}").contains("secret"));
    }

    #[test]
    fn forms_are_checked_before_they_are_put() {
        let variant = VariantId::new("v").unwrap();
        let code = |form: &[FormField]| check_form(&variant, form).map_err(|e| e.code());
        assert_eq!(code(&form()), Ok(()));
        let twin = vec![field("a", FieldKind::Email, true), field("a", FieldKind::Phone, true)];
        assert_eq!(code(&twin), Err("form.field_twice"));
        let many: Vec<_> = (0..21).map(|n| field(&format!("f{n}"), FieldKind::Email, true)).collect();
        assert_eq!(code(&many), Err("form.too_many_fields"));
        for kind in [
            FieldKind::Text { min_length: Some(5), max_length: Some(4) },
            FieldKind::Text { min_length: None, max_length: Some(501) },
            FieldKind::Number { min: Some(2), max: Some(1) },
        ] {
            assert_eq!(code(&[field("a", kind, true)]), Err("form.bad_range"));
        }
        for choices in [vec![], vec!["x".into(), "x".into()], vec![String::new()]] {
            assert_eq!(code(&[field("a", FieldKind::Choice { choices }, true)]), Err("form.bad_choices"));
        }
    }
}
