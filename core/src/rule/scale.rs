use crate::money::{Currency, Exact, Money, MoneyRefusal, RoundingScope};
use alloc::format;
use alloc::string::String;

/// How fine the money facts are that a rule is compared with: minor units of a currency, or a decimal part of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyScale {
    currency: Currency,
    finer: u8,
}

impl MoneyScale {
    /// Whole minor units.
    #[must_use]
    pub const fn minor(currency: Currency) -> Self {
        Self { currency, finer: 0 }
    }

    /// Millionths of a minor unit: for sums that are rounded only at the end.
    #[must_use]
    pub const fn millionths(currency: Currency) -> Self {
        Self { currency, finer: 6 }
    }

    /// What a rounding scope needs: finer steps where the order is rounded once at the end.
    #[must_use]
    pub const fn of(currency: Currency, scope: RoundingScope) -> Self {
        match scope {
            RoundingScope::Order => Self::millionths(currency),
            RoundingScope::Unit | RoundingScope::Line => Self::minor(currency),
        }
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// How many steps of the scale make one minor unit: 1 or 1 000 000.
    #[must_use]
    pub const fn per_minor(self) -> i64 {
        if self.finer == 0 { 1 } else { 10_i64.pow(self.finer as u32) }
    }

    /// A decimal in major units on this scale.
    ///
    /// # Errors
    /// [`MoneyRefusal::FinerThanCurrency`], [`MoneyRefusal::OutOfRange`] and, on the fine scale,
    /// [`MoneyRefusal::Overflow`].
    pub fn from_exact(self, value: Exact) -> Result<i64, MoneyRefusal> {
        let minor = Money::from_exact(value, self.currency)?.minor();
        minor.checked_mul(self.per_minor()).ok_or(MoneyRefusal::Overflow {})
    }

    /// A price in major units as people read it: with the decimals of the currency, or as many more as it needs.
    #[must_use]
    pub fn price_text(self, price: Exact) -> String {
        Money::from_exact(price, self.currency)
            .map_or_else(|_| format!("{price}"), |money| format!("{}", money.decimal()))
    }

    /// An amount on this scale as people read it, in major units, with the decimals of the currency or as many more as
    /// it needs.
    #[must_use]
    pub fn text(self, amount: i64) -> String {
        let per_minor = self.per_minor();
        if amount % per_minor == 0 {
            return format!("{}", Money::new(amount / per_minor, self.currency).decimal());
        }
        let exponent = self.currency.exponent();
        let unit = 10_u128.pow(u32::from(exponent) + u32::from(self.finer));
        let magnitude = u128::from(amount.unsigned_abs());
        let sign = if amount < 0 { "-" } else { "" };
        let width = usize::from(exponent) + usize::from(self.finer);
        let text = format!("{sign}{}.{:0width$}", magnitude / unit, magnitude % unit);
        String::from(text.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scales_print_the_same_money() {
        assert_eq!(MoneyScale::minor(Currency::CNY).text(-1234), "-12.34");
        let fine = MoneyScale::millionths(Currency::CNY);
        assert_eq!(fine.text(12_000_000), "0.12");
        assert_eq!(fine.text(1_239_100), "0.012391");
        assert_eq!(MoneyScale::millionths(Currency::JPY).text(1_500_000), "1.5");
        assert_eq!(fine.price_text("49.5".parse().unwrap()), "49.50");
        assert_eq!(fine.price_text("1.0149".parse().unwrap()), "1.0149");
    }

    #[test]
    fn refuses_what_the_currency_cannot_hold() {
        let scale = MoneyScale::minor(Currency::CNY);
        assert_eq!(scale.from_exact("1.05".parse().unwrap()), Ok(105));
        assert!(scale.from_exact("1.005".parse().unwrap()).is_err());
        let fine = MoneyScale::millionths(Currency::CNY);
        assert!(fine.from_exact("1.005".parse().unwrap()).is_err());
        assert!(fine.from_exact("90000000000000".parse().unwrap()).is_err());
    }
}
