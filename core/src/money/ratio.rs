use crate::money::{Exact, MoneyRefusal, RoundingMode};

/// An exact ratio of integers, the compiled form of a percentage, rate or unit price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i64,
    /// Positive.
    denominator: i64,
}

/// Nothing.
impl Default for Ratio {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// The whole.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator / denominator` in lowest terms; `None` unless the denominator is positive.
    #[must_use]
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i64::try_from(divisor).ok()?;
        Some(Self {
            numerator: numerator.checked_div(divisor)?,
            denominator: denominator.checked_div(divisor)?,
        })
    }

    /// A percentage: 12.5 becomes 1/8.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`] when it cannot be written in 64 bits.
    pub fn percent(percent: Exact) -> Result<Self, MoneyRefusal> {
        let denominator = percent.denominator().checked_mul(100).ok_or(MoneyRefusal::Overflow {})?;
        Self::new(percent.mantissa(), denominator).ok_or(MoneyRefusal::Overflow {})
    }

    /// The number itself: 1.0149 becomes 10149/10000.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`] when it cannot be written in 64 bits.
    pub fn exact(value: Exact) -> Result<Self, MoneyRefusal> {
        Self::new(value.mantissa(), value.denominator()).ok_or(MoneyRefusal::Overflow {})
    }

    /// The upper number.
    #[must_use]
    pub const fn numerator(self) -> i64 {
        self.numerator
    }

    /// The lower number, positive.
    #[must_use]
    pub const fn denominator(self) -> i64 {
        self.denominator
    }

    /// This ratio of `value`, rounded once. One multiplication and one division, in 64 bits where the product fits.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`] when the result does not fit 64 bits.
    #[inline]
    pub fn of(self, value: i64, mode: RoundingMode) -> Result<i64, MoneyRefusal> {
        match value.checked_mul(self.numerator) {
            Some(product) => Ok(mode.divide_i64(product, self.denominator)),
            None => self.of_wide(value, mode),
        }
    }

    #[cold]
    fn of_wide(self, value: i64, mode: RoundingMode) -> Result<i64, MoneyRefusal> {
        let product = i128::from(value) * i128::from(self.numerator);
        let divided = mode.divide_i128(product, i128::from(self.denominator));
        i64::try_from(divided).map_err(|_| MoneyRefusal::Overflow {})
    }

    /// Whether it is above another ratio. Exact.
    #[must_use]
    pub fn exceeds(self, other: Self) -> bool {
        i128::from(self.numerator) * i128::from(other.denominator)
            > i128::from(other.numerator) * i128::from(self.denominator)
    }

    /// Whether it lies from zero to one.
    #[must_use]
    pub fn is_a_share(self) -> bool {
        self.numerator >= 0 && self.numerator <= self.denominator
    }

    /// The product of two ratios in lowest terms.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`] when it cannot be written in 64 bits.
    pub fn times(self, other: Self) -> Result<Self, MoneyRefusal> {
        Self::lowest(
            i128::from(self.numerator) * i128::from(other.numerator),
            i128::from(self.denominator) * i128::from(other.denominator),
        )
    }

    /// The sum of two ratios in lowest terms.
    ///
    /// # Errors
    /// [`MoneyRefusal::Overflow`] when it cannot be written in 64 bits.
    pub fn plus(self, other: Self) -> Result<Self, MoneyRefusal> {
        let numerator = (i128::from(self.numerator) * i128::from(other.denominator))
            .checked_add(i128::from(other.numerator) * i128::from(self.denominator))
            .ok_or(MoneyRefusal::Overflow {})?;
        Self::lowest(numerator, i128::from(self.denominator) * i128::from(other.denominator))
    }

    /// The difference of two ratios in lowest terms; `None` when it cannot be written in 64 bits.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        let negative = Self { numerator: other.numerator.checked_neg()?, denominator: other.denominator };
        self.plus(negative).ok()
    }

    fn lowest(numerator: i128, denominator: i128) -> Result<Self, MoneyRefusal> {
        let divisor = gcd128(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).unwrap_or(1).max(1);
        match (i64::try_from(numerator / divisor), i64::try_from(denominator / divisor)) {
            (Ok(numerator), Ok(denominator)) => Ok(Self { numerator, denominator }),
            _ => Err(MoneyRefusal::Overflow {}),
        }
    }
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn gcd128(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().unwrap()
    }

    #[test]
    fn percentages_are_exact() {
        let eighth = Ratio::percent(exact("12.5")).unwrap();
        assert_eq!((eighth.numerator(), eighth.denominator()), (1, 8));
        assert_eq!(eighth.of(100, RoundingMode::HalfUp), Ok(13));
        assert_eq!(eighth.of(100, RoundingMode::HalfEven), Ok(12));
    }

    #[test]
    fn large_products_go_through_128_bits() {
        let third = Ratio::new(333_333_333_333_333_333, 1_000_000_000_000_000_000).unwrap();
        assert_eq!(third.of(3_000_000_000_000_000, RoundingMode::HalfUp), Ok(1_000_000_000_000_000));
        let huge = Ratio::new(i64::MAX, 1).unwrap();
        assert_eq!(huge.of(2, RoundingMode::Down), Err(MoneyRefusal::Overflow {}));
    }

    #[test]
    fn sums_and_comparisons() {
        let sum = Ratio::new(1, 3).unwrap().plus(Ratio::new(1, 6).unwrap()).unwrap();
        assert_eq!(sum, Ratio::new(1, 2).unwrap());
        assert!(Ratio::ONE.exceeds(sum) && !sum.exceeds(sum));
        assert!(Ratio::new(1, 0).is_none() && Ratio::new(1, -1).is_none());
    }
}
