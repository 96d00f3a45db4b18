use keytill::refusal::Refusal;
use std::fmt::Display;

/// A refusal on its way into another language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum Rejection {
    /// The one kind: which rule refused is in the code, so that a new rule breaks no program.
    #[error("{sentence}")]
    Rejected {
        /// The stable code, such as `document.invalid`.
        code: String,
        /// What the sentence speaks of, by name.
        params: Vec<Param>,
        /// The reason in plain English.
        sentence: String,
    },
}

/// One parameter of a rejection.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its value as text.
    pub value: String,
}

impl Rejection {
    /// Carries over any refusal of the core.
    pub fn of(refusal: impl Refusal + Display) -> Self {
        let params = refusal.params().into_iter();
        Self::Rejected {
            code: refusal.code().to_owned(),
            params: params.map(|(name, value)| Param { name: name.to_owned(), value }).collect(),
            sentence: refusal.to_string(),
        }
    }
}
