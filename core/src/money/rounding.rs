use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Which of the two neighbours an amount between minor units becomes. Signs are symmetric: −2.5 rounds as 2.5 does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum RoundingMode {
    /// To the nearest, ties away from zero (四舍五入).
    #[default]
    #[n(0)]
    HalfUp,
    /// To the nearest, ties to the even neighbour (banker's rounding, IEEE 754 roundTiesToEven).
    #[n(1)]
    HalfEven,
    /// To the nearest, ties towards zero.
    #[n(2)]
    HalfDown,
    /// Towards zero (抹零).
    #[n(3)]
    Down,
    /// Away from zero.
    #[n(4)]
    Up,
}

/// What is rounded as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum RoundingScope {
    /// Each unit, then times the quantity.
    #[n(0)]
    Unit,
    /// Each line once.
    #[default]
    #[n(1)]
    Line,
    /// The order once; the lines get their shares by allocation.
    #[n(2)]
    Order,
}

/// How amounts between minor units are settled: a setting, never implicit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case", default)]
pub struct Rounding {
    /// Which neighbour.
    #[n(0)]
    pub mode: RoundingMode,
    /// What is rounded as one.
    #[n(1)]
    pub scope: RoundingScope,
}

impl RoundingMode {
    /// `n / d` rounded to an integer; `d` must be positive.
    #[must_use]
    #[inline]
    pub(crate) const fn divide_i64(self, n: i64, d: i64) -> i64 {
        // Most prices are whole minor units.
        if d == 1 {
            return n;
        }
        let (quotient, rest) = (n / d, n % d);
        if rest == 0 {
            return quotient;
        }
        let away = if n < 0 { quotient - 1 } else { quotient + 1 };
        // `rest` and `d - rest` are compared, because twice the rest could overflow.
        let (low, high) = (rest.unsigned_abs(), d.unsigned_abs() - rest.unsigned_abs());
        if self.takes_far(low, high, quotient % 2 != 0) { away } else { quotient }
    }

    /// As [`Self::divide_i64`], in 128 bits.
    #[must_use]
    pub(crate) const fn divide_i128(self, n: i128, d: i128) -> i128 {
        let (quotient, rest) = (n / d, n % d);
        if rest == 0 {
            return quotient;
        }
        let away = if n < 0 { quotient - 1 } else { quotient + 1 };
        let (low, high) = (rest.unsigned_abs(), d.unsigned_abs() - rest.unsigned_abs());
        let order = if low < high {
            (0, 1)
        } else if low > high {
            (1, 0)
        } else {
            (0, 0)
        };
        if self.takes_far(order.0, order.1, quotient % 2 != 0) { away } else { quotient }
    }

    /// Whether the neighbour away from zero is taken, given the distances to the near and the far one.
    const fn takes_far(self, to_near: u64, to_far: u64, near_is_odd: bool) -> bool {
        match self {
            Self::HalfUp => to_near >= to_far,
            Self::HalfEven => to_near > to_far || (to_near == to_far && near_is_odd),
            Self::HalfDown => to_near > to_far,
            Self::Down => false,
            Self::Up => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RoundingMode::{Down, HalfDown, HalfEven, HalfUp, Up};

    #[test]
    fn every_mode_at_every_kind_of_point() {
        // n over 10, then the five modes.
        let table: &[(i64, [i64; 5])] = &[
            (20, [2, 2, 2, 2, 2]),
            (21, [2, 2, 2, 2, 3]),
            (25, [3, 2, 2, 2, 3]),
            (35, [4, 4, 3, 3, 4]),
            (29, [3, 3, 3, 2, 3]),
            (-25, [-3, -2, -2, -2, -3]),
            (-21, [-2, -2, -2, -2, -3]),
            (-35, [-4, -4, -3, -3, -4]),
            (4, [0, 0, 0, 0, 1]),
            (-5, [-1, 0, 0, 0, -1]),
        ];
        for (n, expected) in table {
            for (mode, want) in [HalfUp, HalfEven, HalfDown, Down, Up].into_iter().zip(expected) {
                assert_eq!(mode.divide_i64(*n, 10), *want, "{n} {mode:?}");
                assert_eq!(mode.divide_i128(i128::from(*n), 10), i128::from(*want), "{n} {mode:?}");
            }
        }
    }

    #[test]
    fn the_largest_numbers_do_not_wrap() {
        assert_eq!(HalfUp.divide_i64(i64::MAX, i64::MAX), 1);
        assert_eq!(HalfUp.divide_i64(i64::MIN, i64::MAX), -1);
        assert_eq!(Up.divide_i128(i128::MAX, 1), i128::MAX);
    }
}
