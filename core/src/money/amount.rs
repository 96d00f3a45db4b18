use crate::money::{Currency, Exact, MoneyRefusal};
use crate::refusal::quoted;
use alloc::string::ToString;
use core::fmt;
use core::str::FromStr;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The largest amount that a price, payment or order total may have, in minor units: 2^53 − 1, the largest integer that
/// every language (JavaScript among them) reads exactly. Balances may grow past it.
pub const MAX_INPUT_MINOR: i64 = 9_007_199_254_740_991;

/// An amount in minor units of a currency that the context names: cents for CNY, yen for JPY.
///
/// Events and state hold amounts; what people read is [`Money`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Encode, Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Amount(#[n(0)] i64);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// From minor units.
    #[must_use]
    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// In minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether it is above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    #[inline]
    pub fn plus(self, other: Self) -> Result<Self, MoneyRefusal> {
        self.0.checked_add(other.0).map(Self).ok_or(MoneyRefusal::Overflow {})
    }

    /// The difference.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    #[inline]
    pub fn minus(self, other: Self) -> Result<Self, MoneyRefusal> {
        self.0.checked_sub(other.0).map(Self).ok_or(MoneyRefusal::Overflow {})
    }

    /// The opposite.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    #[inline]
    pub fn negated(self) -> Result<Self, MoneyRefusal> {
        self.0.checked_neg().map(Self).ok_or(MoneyRefusal::Overflow {})
    }

    /// The amount so many times.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    #[inline]
    pub fn times(self, count: u32) -> Result<Self, MoneyRefusal> {
        self.0.checked_mul(i64::from(count)).map(Self).ok_or(MoneyRefusal::Overflow {})
    }

    /// The sum of many.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`]
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyRefusal> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Refuses amounts past [`MAX_INPUT_MINOR`] on either side.
    ///
    /// # Errors
    /// [`MoneyRefusal::OutOfRange`]
    pub fn checked_input(self) -> Result<Self, MoneyRefusal> {
        if self.0.unsigned_abs() <= MAX_INPUT_MINOR.unsigned_abs() {
            Ok(self)
        } else {
            Err(MoneyRefusal::OutOfRange { value: self.0.to_string() })
        }
    }

    /// With its currency.
    #[must_use]
    pub const fn in_currency(self, currency: Currency) -> Money {
        Money { amount: self, currency }
    }
}

/// An amount of a currency. As text: `98.00 CNY`, always with all decimals of the currency.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    amount: Amount,
    currency: Currency,
}

impl Money {
    /// So many minor units of a currency.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { amount: Amount::from_minor(minor), currency }
    }

    /// From a decimal in major units: 98.5 CNY is 9850 fen.
    ///
    /// # Errors
    /// [`MoneyRefusal::FinerThanCurrency`] when digits would be lost, [`MoneyRefusal::OutOfRange`] past
    /// [`MAX_INPUT_MINOR`].
    pub fn from_exact(value: Exact, currency: Currency) -> Result<Self, MoneyRefusal> {
        let missing = currency
            .exponent()
            .checked_sub(value.scale())
            .ok_or_else(|| MoneyRefusal::FinerThanCurrency { value: value.to_string(), currency })?;
        let minor = value
            .mantissa()
            .checked_mul(10_i64.pow(u32::from(missing)))
            .ok_or_else(|| MoneyRefusal::OutOfRange { value: value.to_string() })?;
        Ok(Self { amount: Amount::from_minor(minor).checked_input()?, currency })
    }

    /// The amount in minor units.
    #[must_use]
    pub const fn amount(self) -> Amount {
        self.amount
    }

    /// The number of minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.amount.minor()
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The number alone, in major units with all decimals: `98.00`.
    #[must_use]
    pub const fn decimal(self) -> MoneyDecimal {
        MoneyDecimal(self)
    }

    /// The amount, if the currency is the expected one.
    ///
    /// # Errors
    /// [`MoneyRefusal::CurrencyMismatch`]
    pub fn expect(self, expected: Currency) -> Result<Amount, MoneyRefusal> {
        if self.currency == expected {
            Ok(self.amount)
        } else {
            Err(MoneyRefusal::CurrencyMismatch { expected, got: self.currency })
        }
    }
}

/// Prints a [`Money`] without its currency.
#[derive(Debug, Clone, Copy)]
pub struct MoneyDecimal(Money);

impl fmt::Display for MoneyDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minor, exponent) = (self.0.minor(), self.0.currency.exponent());
        // From the last digit to the sign, in one piece: a quote has twenty of these. A sign, twenty digits and a point fit.
        let mut text = [b'0'; 24];
        let (mut places, mut length) = (text.iter_mut().rev(), 0_usize);
        let mut put = |byte: u8| {
            if let Some(place) = places.next() {
                *place = byte;
                length = length.saturating_add(1);
            }
        };
        let (mut rest, mut decimals) = (minor.unsigned_abs(), exponent);
        loop {
            // Most amounts have 32 bits, by which a phone's processor divides several times as fast.
            let digit = match u32::try_from(rest) {
                Ok(short) => {
                    rest = u64::from(short / 10);
                    u64::from(short % 10)
                }
                Err(_) => {
                    let digit = rest % 10;
                    rest /= 10;
                    digit
                }
            };
            // INVARIANT: a digit.
            put(b'0'.saturating_add(u8::try_from(digit).unwrap_or_default()));
            match decimals {
                0 if rest == 0 => break,
                0 => {}
                1 => {
                    put(b'.');
                    decimals = 0;
                    if rest == 0 {
                        put(b'0');
                        break;
                    }
                }
                _ => decimals = decimals.saturating_sub(1),
            }
        }
        if minor < 0 {
            put(b'-');
        }
        let text = text.get(text.len().saturating_sub(length)..).unwrap_or_default();
        f.write_str(core::str::from_utf8(text).unwrap_or_default())
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.decimal(), self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Money({self})")
    }
}

impl FromStr for Money {
    type Err = MoneyRefusal;

    /// Reads `98.00 CNY`; fewer decimals are fine, more are refused.
    fn from_str(text: &str) -> Result<Self, MoneyRefusal> {
        let (number, currency) =
            text.split_once(' ').ok_or_else(|| MoneyRefusal::NotADecimal { value: quoted(text) })?;
        Self::from_exact(number.parse()?, currency.parse()?)
    }
}

impl Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        crate::codec::deserialize_text(d, "money", Self::from_str)
    }
}

impl<C> Encode<C> for Money {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.i64(self.minor())?.encode_with(self.currency, ctx)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Money {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let (minor, currency): (i64, Currency) = d.decode_with(ctx)?;
        let amount = Amount::from_minor(minor).checked_input().map_err(|e| crate::codec::refused(at, &e))?;
        Ok(amount.in_currency(currency))
    }
}

/// For `#[serde(with)]`: money as its decimal alone (`"98.00"`), where the currency stands once beside it.
pub mod decimal_text {
    use super::Money;

    /// Writes the decimal.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: serde::Serializer>(money: &Money, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&money.decimal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    #[test]
    fn text_round_trips_in_every_exponent() {
        for text in ["98.00 CNY", "-0.05 CNY", "120 JPY", "1.500 KWD", "0.000001 USDT", "3.00 GEM/2"] {
            assert_eq!(text.parse::<Money>().unwrap().to_string(), text);
        }
        assert_eq!("98 CNY".parse::<Money>().unwrap().minor(), 9800);
    }

    #[test]
    fn refuses_what_would_lose_something() {
        let code = |t: &str| t.parse::<Money>().unwrap_err().code();
        assert_eq!(code("98.001 CNY"), "money.finer_than_currency");
        assert_eq!(code("0.5 JPY"), "money.finer_than_currency");
        assert_eq!(code("90071992547409.92 CNY"), "money.out_of_range");
        assert_eq!(code("98.00"), "money.not_a_decimal");
        assert_eq!(code("1e3 CNY"), "money.not_a_decimal");
        assert_eq!(code("98.00 cny"), "money.not_a_currency");
        assert!("90071992547409.91 CNY".parse::<Money>().is_ok());
    }

    #[test]
    fn arithmetic_is_checked() {
        let most = Amount::from_minor(i64::MAX);
        assert!(most.plus(Amount::from_minor(1)).is_err());
        assert!(most.times(2).is_err());
        assert!(Amount::from_minor(i64::MIN).negated().is_err());
        assert!(Amount::from_minor(i64::MIN).minus(Amount::from_minor(1)).is_err());
    }

    #[test]
    fn the_currency_must_match() {
        let yen = Money::new(5, Currency::JPY);
        assert_eq!(yen.expect(Currency::CNY).unwrap_err().code(), "money.currency_mismatch");
        assert_eq!(yen.expect(Currency::JPY), Ok(Amount::from_minor(5)));
    }
}
