use crate::catalog::CatalogRefusal;
use crate::commission::{CommissionRefusal, PlanRefusal, SaleRefusal};
use crate::document::{self, DocumentRefusal};
use crate::id::IdRefusal;
use crate::journal::JournalRefusal;
use crate::money::MoneyRefusal;
use crate::notice::NoticeRefusal;
use crate::pricing::PricingRefusal;
use crate::refusal::Refusal;
use crate::shop::command::CommandRefusal;
use crate::shop::{PriceChange, Rejection, SettingsRefusal};
use crate::stock::StockRefusal;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// Any refusal of the core on its way into another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The stable code, such as `stock.insufficient`: the same in every language.
    pub code: &'static str,
    /// What the sentence speaks of, by name.
    pub params: Vec<(&'static str, String)>,
    /// The reason in plain English.
    pub sentence: String,
    /// Where a price is not what the buyer saw: both quotes.
    pub price_change: Option<Box<PriceChange>>,
}

impl Rejected {
    /// Carries over a refusal.
    #[must_use]
    pub fn of(refusal: &(impl Refusal + fmt::Display)) -> Self {
        Self {
            code: refusal.code(),
            params: refusal.params(),
            sentence: refusal.to_string(),
            price_change: None,
        }
    }

    /// As a JSON object: `code`, `params` as an object of texts and `sentence`; a changed price has both quotes, `seen`
    /// and `now`, too.
    #[must_use]
    pub fn to_json(&self) -> String {
        // INVARIANT: texts and quotes always have a form in JSON.
        document::print("rejection", self).unwrap_or_default()
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl core::error::Error for Rejected {}

impl Serialize for Rejected {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        struct Params<'a>(&'a [(&'static str, String)]);
        impl Serialize for Params<'_> {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_map(self.0.iter().map(|(name, value)| (name, value)))
            }
        }
        let mut out = s.serialize_struct("Rejected", if self.price_change.is_some() { 5 } else { 3 })?;
        out.serialize_field("code", self.code)?;
        out.serialize_field("params", &Params(&self.params))?;
        out.serialize_field("sentence", &self.sentence)?;
        if let Some(change) = &self.price_change {
            out.serialize_field("seen", &change.seen)?;
            out.serialize_field("now", &change.now)?;
        }
        out.end()
    }
}

impl From<Rejection> for Rejected {
    fn from(rejection: Rejection) -> Self {
        let rejected = Self::of(&rejection);
        match rejection {
            Rejection::PriceChanged(change) => Self { price_change: Some(change), ..rejected },
            _ => rejected,
        }
    }
}

/// Refusals that are told as they are.
macro_rules! carried {
    ($($refusal:ty),* $(,)?) => {
        $( impl From<$refusal> for Rejected {
            fn from(refusal: $refusal) -> Self {
                Self::of(&refusal)
            }
        } )*
    };
}

carried!(
    CatalogRefusal,
    CommandRefusal,
    CommissionRefusal,
    DocumentRefusal,
    IdRefusal,
    JournalRefusal,
    MoneyRefusal,
    NoticeRefusal,
    PlanRefusal,
    PricingRefusal,
    SaleRefusal,
    SettingsRefusal,
    StockRefusal,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_with_code_params_and_sentence() {
        let rejected = Rejected::from(PricingRefusal::UnknownCoupon { code: "X".into() });
        assert_eq!(rejected.code, "coupon.unknown");
        assert_eq!(rejected.to_string(), rejected.sentence);
        let json: serde_json::Value = serde_json::from_str(&rejected.to_json()).unwrap();
        assert_eq!(json["params"]["code"], "X");
        assert_eq!(json["sentence"], rejected.sentence.as_str());
    }
}
