//! Decimals of the document as exact numbers of the book's scale.

use crate::money::{Exact, MAX_INPUT_MINOR, Ratio};
use crate::pricing::PricingRefusal;
use crate::rule::MoneyScale;
use alloc::string::{String, ToString};

/// A price for one unit: as written, and in steps of the scale.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnitPrice {
    pub(crate) exact: Exact,
    pub(crate) steps: Ratio,
}

/// Which amounts a field takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Least {
    Zero,
    AboveZero,
}

impl UnitPrice {
    pub(super) fn new(
        field: &'static str,
        of: &str,
        exact: Exact,
        least: Least,
        scale: MoneyScale,
    ) -> Result<Self, PricingRefusal> {
        Ok(Self { exact, steps: unit(field, of, exact, least, scale)? })
    }
}

/// A unit price in steps of the scale. May be finer than the currency.
pub(super) fn unit(
    field: &'static str,
    of: &str,
    value: Exact,
    least: Least,
    scale: MoneyScale,
) -> Result<Ratio, PricingRefusal> {
    let refused =
        |rule| PricingRefusal::BadAmount { field, of: String::from(of), value: value.to_string(), rule };
    check_least(value, least).map_err(refused)?;
    steps(value, scale).ok_or_else(|| {
        refused("must lie within 9007199254740991 minor units and what the rounding scope can count")
    })
}

/// A price in steps of the scale; `None` outside what can be counted.
pub(crate) fn steps(value: Exact, scale: MoneyScale) -> Option<Ratio> {
    let exponent = scale.currency().exponent();
    if value > Exact::from_parts(MAX_INPUT_MINOR, exponent)? {
        return None;
    }
    let factor = 10_i64.checked_pow(u32::from(exponent))?.checked_mul(scale.per_minor())?;
    // Common factors out first, so that the product fits wherever the result does.
    let shared = gcd(factor, value.denominator());
    Ratio::new(value.mantissa().checked_mul(factor / shared)?, value.denominator() / shared)
}

/// An amount in steps of the scale. Not finer than the currency.
pub(super) fn amount(
    field: &'static str,
    of: &str,
    value: Exact,
    least: Least,
    scale: MoneyScale,
) -> Result<i64, PricingRefusal> {
    let refused =
        |rule| PricingRefusal::BadAmount { field, of: String::from(of), value: value.to_string(), rule };
    check_least(value, least).map_err(refused)?;
    scale.from_exact(value).map_err(|_| {
        refused("must not be finer than the currency's minor unit, nor past 9007199254740991 of them")
    })
}

/// A percentage from 0 to 100 as a share.
pub(super) fn share(of: &str, percent: Exact) -> Result<Ratio, PricingRefusal> {
    let refused = || PricingRefusal::BadPercent { of: of.to_string(), value: percent.to_string() };
    let share = Ratio::percent(percent).map_err(|_| refused())?;
    if share.is_a_share() { Ok(share) } else { Err(refused()) }
}

fn check_least(value: Exact, least: Least) -> Result<(), &'static str> {
    match least {
        Least::Zero if value.is_negative() => Err("must not be negative"),
        Least::AboveZero if !value.is_positive() => Err("must be above 0"),
        _ => Ok(()),
    }
}

const fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    if a == 0 { 1 } else { a }
}
