use keytill::embed::Rejected;

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
        /// Where a price is not what the buyer saw: the rejection as JSON with both quotes, `seen` and `now`.
        price_change: Option<String>,
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

const FAULT: &str = "internal.fault";

impl Rejection {
    /// The library failed within itself.
    pub(crate) fn fault() -> Self {
        Self::internal(FAULT, "the library failed within itself; please report what was asked")
    }

    /// It failed within a change that is half done.
    pub(crate) fn broken() -> Self {
        Self::internal("internal.broken", "the shop failed within a command; recover it from its journal")
    }

    fn internal(code: &str, sentence: &str) -> Self {
        Self::Rejected {
            code: code.to_owned(),
            params: Vec::new(),
            sentence: sentence.to_owned(),
            price_change: None,
        }
    }

    pub(crate) fn is_fault(&self) -> bool {
        let Self::Rejected { code, .. } = self;
        code == FAULT
    }
}

impl From<Rejected> for Rejection {
    fn from(rejected: Rejected) -> Self {
        let price_change = rejected.price_change.as_ref().map(|_| rejected.to_json());
        let param = |(name, value): (&str, String)| Param { name: name.to_owned(), value };
        Self::Rejected {
            code: rejected.code.to_owned(),
            params: rejected.params.into_iter().map(param).collect(),
            sentence: rejected.sentence,
            price_change,
        }
    }
}
