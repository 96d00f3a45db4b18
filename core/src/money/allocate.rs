use crate::money::{Amount, MoneyRefusal};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Who gets what is left after every part is cut down to whole minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum AllocationRule {
    /// One unit each to the parts with the largest remainders, ties to the earlier part (Hamilton's method).
    #[default]
    #[n(0)]
    LargestRemainder,
    /// One unit each from the first part on, skipping parts of weight zero.
    #[n(1)]
    FloorThenFirst,
    /// Everything to the last part whose weight is not zero.
    #[n(2)]
    LastAbsorbs,
}

/// Splits `total` in proportion to `weights` so that the parts add up to it exactly.
///
/// A negative total is split like its magnitude. Weights that are all zero split evenly. Costs one pass, and one sort of
/// the remainders under [`AllocationRule::LargestRemainder`].
///
/// # Errors
/// [`MoneyRefusal::Overflow`] when there is no part to hold a total, or the total is the smallest integer.
///
/// # Examples
/// ```
/// use keytill::money::{allocate, Amount, AllocationRule};
/// let parts = allocate(Amount::from_minor(100), &[1, 1, 1], AllocationRule::LargestRemainder)?;
/// assert_eq!(parts, [34, 33, 33].map(Amount::from_minor));
/// # Ok::<(), keytill::money::MoneyRefusal>(())
/// ```
pub fn allocate(total: Amount, weights: &[u64], rule: AllocationRule) -> Result<Vec<Amount>, MoneyRefusal> {
    if weights.is_empty() {
        return if total.is_zero() { Ok(Vec::new()) } else { Err(MoneyRefusal::Overflow {}) };
    }
    let negative = total.is_negative();
    let magnitude =
        u64::try_from(if negative { total.negated()? } else { total }.minor()).unwrap_or_default();
    let all: u128 = weights.iter().map(|w| u128::from(*w)).sum();
    let even = all == 0;
    let all = if even { weights.len() as u128 } else { all };
    let weight_of = |w: u64| if even { 1 } else { u128::from(w) };

    // INVARIANT: each part is at most the magnitude, which fits an i64; the products fit 128 bits.
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    let mut placed = 0_u64;
    for weight in weights {
        let share = u128::from(magnitude) * weight_of(*weight);
        let part = u64::try_from(share / all).map_err(|_| MoneyRefusal::Overflow {})?;
        parts.push(part);
        remainders.push(share % all);
        placed += part;
    }
    // INVARIANT: the floors lose less than one unit each, so fewer units are left than there are parts of weight.
    let mut left = magnitude - placed;
    match rule {
        AllocationRule::LargestRemainder => {
            let mut order: Vec<usize> = (0..weights.len()).collect();
            // A stable sort: ties stay with the earlier part.
            order.sort_by_key(|n| core::cmp::Reverse(remainders.get(*n).copied().unwrap_or_default()));
            for n in order {
                if left == 0 {
                    break;
                }
                if let Some(part) = parts.get_mut(n) {
                    *part += 1;
                    left -= 1;
                }
            }
        }
        AllocationRule::FloorThenFirst => {
            for (part, weight) in parts.iter_mut().zip(weights) {
                if left == 0 {
                    break;
                }
                if weight_of(*weight) > 0 {
                    *part += 1;
                    left -= 1;
                }
            }
        }
        AllocationRule::LastAbsorbs => {
            let last = parts.iter_mut().zip(weights).rev().find(|(_, weight)| weight_of(**weight) > 0);
            if let Some((part, _)) = last {
                *part += left;
            }
        }
    }
    parts
        .into_iter()
        .map(|part| {
            let amount = Amount::from_minor(i64::try_from(part).map_err(|_| MoneyRefusal::Overflow {})?);
            if negative { amount.negated() } else { Ok(amount) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use AllocationRule::{FloorThenFirst, LargestRemainder, LastAbsorbs};

    fn split(total: i64, weights: &[u64], rule: AllocationRule) -> Vec<i64> {
        let parts = allocate(Amount::from_minor(total), weights, rule).unwrap();
        parts.into_iter().map(Amount::minor).collect()
    }

    #[test]
    fn the_conventions_differ_in_who_gets_the_odd_units() {
        assert_eq!(split(299, &[4300, 1400, 2300], LargestRemainder), [161, 52, 86]);
        assert_eq!(split(5, &[1, 0, 1, 1], FloorThenFirst), [2, 0, 2, 1]);
        assert_eq!(split(5, &[1, 1, 1, 0], LastAbsorbs), [1, 1, 3, 0]);
        assert_eq!(split(10, &[0, 0], LargestRemainder), [5, 5]);
    }

    #[test]
    fn negative_totals_mirror_positive_ones() {
        for rule in [LargestRemainder, FloorThenFirst, LastAbsorbs] {
            let plus = split(100, &[3, 3, 1], rule);
            let minus = split(-100, &[3, 3, 1], rule);
            assert_eq!(plus.iter().map(|p| -p).collect::<Vec<_>>(), minus);
        }
    }

    #[test]
    fn nothing_to_nobody_is_fine_and_something_to_nobody_is_refused() {
        assert!(allocate(Amount::ZERO, &[], LargestRemainder).unwrap().is_empty());
        assert!(allocate(Amount::from_minor(1), &[], LargestRemainder).is_err());
        assert!(allocate(Amount::from_minor(i64::MIN), &[1], LargestRemainder).is_err());
    }

    proptest::proptest! {
        #[test]
        fn the_parts_add_up(total in -1_000_000_000_000_i64..1_000_000_000_000, weights in proptest::collection::vec(0_u64..u64::MAX, 1..20)) {
            for rule in [LargestRemainder, FloorThenFirst, LastAbsorbs] {
                let parts = split(total, &weights, rule);
                proptest::prop_assert_eq!(parts.iter().sum::<i64>(), total);
                proptest::prop_assert!(parts.iter().all(|p| p.signum() * total.signum() >= 0));
            }
        }
    }
}
