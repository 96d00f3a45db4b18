use crate::id::Id;
use crate::pricing::PricingRefusal;
use crate::refusal::quoted;
use compact_str::CompactString;
use core::fmt;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The longest coupon code.
const MAX_CODE: usize = 32;

/// Makes an offer a coupon (优惠券): it applies only to a cart that carries the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Coupon {
    /// The code; unique in the book.
    #[n(0)]
    pub code: CouponCode,
    /// How often it may be used in all, 1 or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub total_limit: Option<u32>,
    /// How often one customer may use it, 1 or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub per_customer: Option<u32>,
}

impl Coupon {
    /// A coupon without limits.
    #[must_use]
    pub const fn new(code: CouponCode) -> Self {
        Self { code, total_limit: None, per_customer: None }
    }
}

/// A coupon's code: 1 to 32 ASCII letters, digits, `-` and `_`, without regard to case; kept in capitals.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CouponCode(CompactString);

impl CouponCode {
    /// Checks a code and folds its case.
    ///
    /// # Errors
    /// [`PricingRefusal::BadCode`]
    pub fn new(text: &str) -> Result<Self, PricingRefusal> {
        let fits = (1..=MAX_CODE).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if !fits {
            return Err(PricingRefusal::BadCode { value: quoted(text) });
        }
        let mut code = CompactString::new(text);
        code.make_ascii_uppercase();
        Ok(Self(code))
    }

    /// The code in capitals.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Id for CouponCode {
    fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CouponCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for CouponCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CouponCode({:?})", self.as_str())
    }
}

impl Serialize for CouponCode {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for CouponCode {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        crate::codec::deserialize_text(d, "a coupon code", Self::new)
    }
}

impl<C> Encode<C> for CouponCode {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for CouponCode {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        Self::new(d.str()?).map_err(|e| crate::codec::refused(at, &e))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter_and_odd_letters_are_refused() {
        assert_eq!(CouponCode::new("new-10").unwrap(), CouponCode::new("NEW-10").unwrap());
        let long = "x".repeat(33);
        for bad in ["", "a b", "新人", "ı", "a\u{200b}", long.as_str()] {
            assert!(CouponCode::new(bad).is_err(), "{bad}");
        }
    }
}
