//! Why a case has no answer: the mapping has no terms for it, or keytill refuses what it asks.

use keytill::refusal::Refusal;
use std::fmt::Display;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// keytill or the mapping has no terms for it; what is missing.
    Unmapped(String),
    /// keytill refuses it.
    Refused { code: String, text: String },
}

impl Stop {
    pub fn unmapped(reason: impl Into<String>) -> Self {
        Self::Unmapped(reason.into())
    }

    /// A refusal of keytill.
    pub fn refused(refusal: &(impl Refusal + Display)) -> Self {
        Self::Refused { code: refusal.code().to_owned(), text: refusal.to_string() }
    }
}

macro_rules! refusals {
    ($($refusal:ty),*) => { $( impl From<$refusal> for Stop {
        fn from(refusal: $refusal) -> Self {
            Self::refused(&refusal)
        }
    } )* };
}
refusals!(
    keytill::money::MoneyRefusal,
    keytill::pricing::PricingRefusal,
    keytill::commission::SaleRefusal,
    keytill::id::IdRefusal
);

impl From<keytill::shop::Rejection> for Stop {
    fn from(rejection: keytill::shop::Rejection) -> Self {
        Self::Refused { code: rejection.code().to_owned(), text: rejection.to_string() }
    }
}
