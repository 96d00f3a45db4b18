use keytill::language;

/// A language for people. Codes, ids and numbers are the same in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Language {
    /// English.
    English,
    /// Simplified Chinese (简体中文).
    Chinese,
}

impl From<Language> for language::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::English => Self::English,
            Language::Chinese => Self::Chinese,
        }
    }
}
