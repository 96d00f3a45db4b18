//! The languages that findings, traces and explanations are written in.

use core::fmt;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A language for people. Codes, ids and numbers are the same in all of them.
///
/// # Examples
/// ```
/// use keytill::language::Language;
/// assert_eq!(serde_json::to_string(&Language::Chinese)?, "\"chinese\"");
/// assert_eq!(Language::default(), Language::English);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Language {
    /// English.
    #[default]
    #[n(0)]
    English,
    /// Simplified Chinese (简体中文).
    #[n(1)]
    Chinese,
}

impl Language {
    /// The text of this language.
    ///
    /// # Examples
    /// ```
    /// use keytill::language::Language;
    /// assert_eq!(Language::Chinese.pick("total", "合计"), "合计");
    /// ```
    #[must_use]
    pub fn pick<T>(self, english: T, chinese: T) -> T {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.pick("english", "chinese"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_in_json_and_as_text() {
        for language in [Language::English, Language::Chinese] {
            let json = serde_json::to_string(&language).unwrap();
            assert_eq!(json, alloc::format!("\"{language}\""));
            assert_eq!(serde_json::from_str::<Language>(&json).unwrap(), language);
            let bytes = minicbor::to_vec(language).unwrap();
            assert_eq!(minicbor::decode::<Language>(&bytes).unwrap(), language);
        }
    }
}
