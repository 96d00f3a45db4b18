use crate::money::Currency;
use crate::refusal::refusals;
use alloc::string::String;

refusals! {
    /// Why a sum of money or a rate is refused.
    pub enum MoneyRefusal {
        /// Not a plain decimal: digits, at most one point, maybe a minus sign.
        NotADecimal { value: String } = "money.not_a_decimal",
            "`{value}` is not a decimal number such as `12.50`";
        /// More digits than are kept exactly.
        TooPrecise { value: String } = "money.too_precise",
            "`{value}` has more than 18 digits, or more than 12 after the point";
        /// Not a currency.
        NotACurrency { value: String } = "money.not_a_currency",
            "`{value}` is not a currency: three to seven capital letters or digits, and an exponent of 0 to 8 such as `GEM/2` where it is not a known one";
        /// Finer than the currency's minor unit.
        FinerThanCurrency { value: String, currency: Currency } = "money.finer_than_currency",
            "`{value}` is finer than the minor unit of {currency}";
        /// Not the currency that is wanted here.
        CurrencyMismatch { expected: Currency, got: Currency } = "money.currency_mismatch",
            "the currency must be {expected}, not {got}";
        /// Outside what every language reads exactly.
        OutOfRange { value: String } = "money.out_of_range",
            "`{value}` is outside ±9007199254740991 minor units";
        /// A sum, product or balance does not fit.
        Overflow {} = "money.overflow", "the amount grows past what can be counted exactly";
    }
}
