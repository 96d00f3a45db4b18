//! Texts for people: names in several languages, checked for length and for characters that must not be shown.

use crate::refusal::{quoted, refusals};
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The longest name, in bytes of UTF-8.
pub const MAX_NAME_LEN: usize = 400;
/// Most languages of one name.
pub const MAX_LANGUAGES: usize = 32;

refusals! {
    /// Why a text for people is refused.
    pub enum TextRefusal {
        /// Empty, too long, or with characters that must not be shown.
        BadName { field: &'static str, value: String } = "text.bad_name",
            "{field} `{value}` must be 1 to 400 bytes without control characters and direction overrides";
        /// Not a language tag.
        BadLanguage { field: &'static str, value: String } = "text.bad_language",
            "language `{value}` of {field} must be a tag such as `en` or `zh-CN`";
        /// The same language twice.
        DuplicateLanguage { field: &'static str, value: String } = "text.duplicate_language",
            "{field} has language `{value}` twice";
        /// More languages than are kept.
        TooManyLanguages { field: &'static str, count: usize } = "text.too_many_languages",
            "{field} has {count} languages; at most 32 are kept";
    }
}

/// A name in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct LocalText {
    /// The language tag (BCP 47), such as `zh-CN`.
    #[n(0)]
    pub lang: String,
    /// The text, 1 to 400 bytes.
    #[n(1)]
    pub text: String,
}

impl LocalText {
    /// A name in one language.
    #[must_use]
    pub fn new(lang: impl Into<String>, text: impl Into<String>) -> Self {
        Self { lang: lang.into(), text: text.into() }
    }
}

/// Checks a name in its languages; an empty list is fine.
///
/// # Errors
/// [`TextRefusal`], naming `field`.
pub fn check_names(field: &'static str, names: &[LocalText]) -> Result<(), TextRefusal> {
    if names.len() > MAX_LANGUAGES {
        return Err(TextRefusal::TooManyLanguages { field, count: names.len() });
    }
    for (n, name) in names.iter().enumerate() {
        let tag_fits = (2..=16).contains(&name.lang.len())
            && name.lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !tag_fits {
            return Err(TextRefusal::BadLanguage { field, value: quoted(&name.lang) });
        }
        if names.iter().take(n).any(|earlier| earlier.lang.eq_ignore_ascii_case(&name.lang)) {
            return Err(TextRefusal::DuplicateLanguage { field, value: quoted(&name.lang) });
        }
        check_text(field, &name.text)?;
    }
    Ok(())
}

/// Checks one text for people.
///
/// # Errors
/// [`TextRefusal::BadName`]
pub fn check_text(field: &'static str, text: &str) -> Result<(), TextRefusal> {
    let fits = (1..=MAX_NAME_LEN).contains(&text.len()) && !text.chars().any(misleads);
    if fits { Ok(()) } else { Err(TextRefusal::BadName { field, value: quoted(text) }) }
}

/// A name in a language: in just that one, else in a shorter or longer form of it, else the first.
#[must_use]
pub fn in_language<'a>(names: &'a [LocalText], language: &str) -> Option<&'a str> {
    let short = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
    let exact = names.iter().find(|name| name.lang.eq_ignore_ascii_case(language));
    let near = || names.iter().find(|name| short(&name.lang) == short(language));
    exact.or_else(near).or_else(|| names.first()).map(|name| name.text.as_str())
}

/// Characters that no text for people may hold: control characters, line and paragraph separators, and those that turn
/// the direction of what follows, so that `exe.fdp` is read as `pdf.exe`. Joiners and marks stay: scripts and emoji need
/// them.
pub(crate) fn misleads(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    #[test]
    fn a_name_is_found_in_the_nearest_language() {
        let names = [LocalText::new("en", "Card"), LocalText::new("zh-CN", "卡")];
        for (language, name) in
            [("zh-cn", "卡"), ("zh", "卡"), ("zh-TW", "卡"), ("en-GB", "Card"), ("fr", "Card")]
        {
            assert_eq!(in_language(&names, language), Some(name));
        }
        assert_eq!(in_language(&[], "en"), None);
    }

    #[test]
    fn names_are_checked_by_language_and_text() {
        let name = |lang: &str, text: &str| LocalText::new(lang, text);
        assert!(check_names("product", &[name("zh-CN", "礼品卡"), name("en", "Gift card 🎁")]).is_ok());
        let code = |names: &[LocalText]| check_names("product", names).unwrap_err().code();
        assert_eq!(code(&[name("en", "a"), name("EN", "b")]), "text.duplicate_language");
        assert_eq!(code(&[name("e", "a")]), "text.bad_language");
        assert_eq!(code(&[name("en", "")]), "text.bad_name");
        for bad in ["a\u{7}", "gift\u{202e}fdp.exe", "a\u{2066}b", "a\u{2028}b"] {
            assert_eq!(code(&[name("en", bad)]), "text.bad_name");
        }
        assert!(check_names("product", &[name("fa", "می\u{200c}خواهم"), name("en", "👩\u{200d}💻")]).is_ok());
        assert_eq!(code(&[name("en", &"x".repeat(401))]), "text.bad_name");
    }
}
