use crate::money::MoneyRefusal;
use crate::refusal::quoted;
use alloc::string::ToString;
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;
use rust_decimal::Decimal;

/// Most digits after the point.
const MAX_SCALE: u8 = 12;
/// Largest number of digits in all.
const MAX_MANTISSA: i64 = 999_999_999_999_999_999;

/// A decimal as merchants write it (`0.15`, `1.0149`, `-3`): at most 18 digits, at most 12 of them after the point.
///
/// Kept as an integer over a power of ten, without trailing zeros, so equal numbers are equal bytes. In JSON it is text;
/// from Rust it comes from [`rust_decimal::Decimal`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Exact {
    mantissa: i64,
    scale: u8,
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };
    /// A hundred, the whole in percent.
    pub const HUNDRED: Self = Self { mantissa: 100, scale: 0 };

    /// One hundredth.
    pub const PERCENT: Self = Self { mantissa: 1, scale: 2 };

    /// The number times its [`denominator`](Self::denominator).
    #[must_use]
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many digits stand after the point, 0 to 12.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// Ten to the power of the scale.
    #[must_use]
    pub const fn denominator(self) -> i64 {
        10_i64.pow(self.scale as u32)
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether it is above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.mantissa > 0
    }

    /// The product; `None` when it has more digits than the type.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Self::from_wide(i128::from(self.mantissa) * i128::from(other.mantissa), self.scale + other.scale)
    }

    /// The number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, scale: self.scale }
    }

    /// The sum; `None` when it has more digits than the type.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = i128::from(self.mantissa) * i128::from(other.denominator());
        let right = i128::from(other.mantissa) * i128::from(self.denominator());
        Self::from_wide(left + right, self.scale + other.scale)
    }

    fn from_wide(mut mantissa: i128, mut scale: u8) -> Option<Self> {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self::from_parts(i64::try_from(mantissa).ok()?, scale)
    }

    /// `mantissa / 10^scale`, without trailing zeros; `None` outside the range of the type.
    #[must_use]
    pub fn from_parts(mut mantissa: i64, mut scale: u8) -> Option<Self> {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        (scale <= MAX_SCALE && mantissa.unsigned_abs() <= MAX_MANTISSA.unsigned_abs())
            .then_some(Self { mantissa, scale })
    }
}

impl From<u32> for Exact {
    fn from(value: u32) -> Self {
        Self { mantissa: i64::from(value), scale: 0 }
    }
}

impl TryFrom<Decimal> for Exact {
    type Error = MoneyRefusal;

    fn try_from(value: Decimal) -> Result<Self, MoneyRefusal> {
        let refusal = || MoneyRefusal::TooPrecise { value: value.to_string() };
        let plain = value.normalize();
        let mantissa = i64::try_from(plain.mantissa()).map_err(|_| refusal())?;
        let scale = u8::try_from(plain.scale()).map_err(|_| refusal())?;
        Self::from_parts(mantissa, scale).ok_or_else(refusal)
    }
}

impl From<Exact> for Decimal {
    fn from(value: Exact) -> Self {
        Self::new(value.mantissa, u32::from(value.scale))
    }
}

/// Digits, at most one point with digits on both sides, maybe a minus sign: no exponent, no `+`, no grouping.
fn is_plain_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        None => digits(unsigned),
        Some((whole, fraction)) => digits(whole) && digits(fraction),
    }
}

impl FromStr for Exact {
    type Err = MoneyRefusal;

    fn from_str(text: &str) -> Result<Self, MoneyRefusal> {
        if !is_plain_decimal(text) {
            return Err(MoneyRefusal::NotADecimal { value: quoted(text) });
        }
        let decimal =
            Decimal::from_str_exact(text).map_err(|_| MoneyRefusal::TooPrecise { value: quoted(text) })?;
        Self::try_from(decimal)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.mantissa) * i128::from(other.denominator());
        let right = i128::from(other.mantissa) * i128::from(self.denominator());
        left.cmp(&right)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Decimal::from(*self), f)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exact({self})")
    }
}

impl serde::Serialize for Exact {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Exact {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        crate::codec::deserialize_text(d, "a decimal", Self::from_str)
    }
}

impl<C> minicbor::Encode<C> for Exact {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.i64(self.mantissa)?.u8(self.scale)?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Exact {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let (mantissa, scale): (i64, u8) = d.decode_with(ctx)?;
        let value = Self::from_parts(mantissa, scale);
        // One number, one encoding: trailing zeros would give equal documents different digests.
        value
            .filter(|v| v.scale == scale)
            .ok_or_else(|| minicbor::decode::Error::message("not an exact decimal").at(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    #[test]
    fn reads_plain_decimals_exactly() {
        for (text, mantissa, scale) in [
            ("1.0149", 10149, 4),
            ("0", 0, 0),
            ("-0", 0, 0),
            ("-3.50", -35, 1),
            ("100", 100, 0),
            ("0.000000000001", 1, 12),
        ] {
            let exact: Exact = text.parse().unwrap();
            assert_eq!((exact.mantissa(), exact.scale()), (mantissa, scale), "{text}");
        }
    }

    #[test]
    fn refuses_by_kind() {
        for bad in ["", ".5", "5.", "+5", "1e3", "NaN", "Infinity", "1_000", "1,5", " 1", "--1", "0x1", "１"]
        {
            assert_eq!(bad.parse::<Exact>().unwrap_err().code(), "money.not_a_decimal", "{bad:?}");
        }
        let long = "1234567890123456789012345678901234567890";
        for bad in ["0.0000000000001", "1234567890123456789", long, "0.00000000000000000000000000001"] {
            assert_eq!(bad.parse::<Exact>().unwrap_err().code(), "money.too_precise", "{bad:?}");
        }
    }

    #[test]
    fn only_text_is_a_decimal_in_json() {
        assert!(serde_json::from_str::<Exact>("1.5").is_err());
        assert!(serde_json::from_str::<Exact>("true").is_err());
        assert_eq!(serde_json::from_str::<Exact>("\"1.50\"").unwrap().to_string(), "1.5");
    }

    #[test]
    fn sums_and_products_are_exact_or_nothing() {
        let value = |t: &str| t.parse::<Exact>().unwrap();
        assert_eq!(value("49.50").times(value("0.8")), Some(value("39.6")));
        assert_eq!(value("-1.5").plus(value("1.25")), Some(value("-0.25")));
        assert_eq!(value("0.000001").times(value("0.0000001")), None);
        assert_eq!(value("999999999999999999").plus(value("1")), None);
        assert_eq!(value("80").times(Exact::PERCENT), Some(value("0.8")));
    }

    #[test]
    fn orders_by_value() {
        let value = |t: &str| t.parse::<Exact>().unwrap();
        assert!(value("0.9") < value("1") && value("-2") < value("-1.5") && value("1.50") == value("1.5"));
    }
}
