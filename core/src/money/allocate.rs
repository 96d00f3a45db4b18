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
    /// Each part to the nearest minor unit, ties towards zero; what the sum is short or over is settled by one unit each
    /// from the first part on, skipping parts of weight zero.
    #[n(3)]
    HalfDownThenFirst,
    /// Each part to the nearest minor unit, ties away from zero; the last whose weight is not zero takes the rest, and
    /// where the others took too much already, those before it give back.
    #[n(4)]
    HalfUpThenLast,
    /// From the last part to the first: each its share of what is still there, cut down to whole units. The first gets
    /// what is left.
    #[n(5)]
    FromLast,
    /// As [`Self::LargestRemainder`]; but a negative total is cut down away from zero, and the units that come back go to
    /// the parts that were cut the most.
    #[n(6)]
    LowerThenLargest,
    /// As [`Self::FloorThenFirst`]; but a negative total is cut down away from zero, and the units that come back go to
    /// the parts from the first on.
    #[n(7)]
    LowerThenFirst,
}

impl AllocationRule {
    /// Every rule.
    pub const ALL: [Self; 8] = [
        Self::LargestRemainder,
        Self::FloorThenFirst,
        Self::LastAbsorbs,
        Self::HalfDownThenFirst,
        Self::HalfUpThenLast,
        Self::FromLast,
        Self::LowerThenLargest,
        Self::LowerThenFirst,
    ];
}

/// Splits `total` in proportion to `weights` so that the parts add up to it exactly.
///
/// A negative total is split like its magnitude, except under the two rules that say otherwise. Weights that are all zero
/// split evenly. Costs one pass over the parts and one over what is left, and one sort of the remainders under
/// [`AllocationRule::LargestRemainder`].
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
    let weights: Vec<u64> = weights.iter().map(|w| if even { 1 } else { *w }).collect();
    let all = if even { weights.len() as u128 } else { all };
    let parts = split(magnitude, &weights, all, rule, negative)?;
    parts
        .into_iter()
        .map(|part| {
            let amount = Amount::from_minor(i64::try_from(part).map_err(|_| MoneyRefusal::Overflow {})?);
            if negative { amount.negated() } else { Ok(amount) }
        })
        .collect()
}

/// Splits a magnitude; `all` is the sum of the weights, above zero.
fn split(
    magnitude: u64,
    weights: &[u64],
    all: u128,
    rule: AllocationRule,
    negative: bool,
) -> Result<Vec<u64>, MoneyRefusal> {
    if rule == AllocationRule::FromLast {
        return from_last(magnitude, weights, all);
    }
    // INVARIANT: each part is at most the magnitude, which fits an i64; the products fit 128 bits.
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    let mut placed = 0_u128;
    for weight in weights {
        let share = u128::from(magnitude) * u128::from(*weight);
        let (floor, remainder) = (share / all, share % all);
        let up = match rule {
            AllocationRule::HalfDownThenFirst => remainder > all - remainder,
            AllocationRule::HalfUpThenLast => remainder >= all - remainder && remainder > 0,
            AllocationRule::LowerThenLargest | AllocationRule::LowerThenFirst => negative && remainder > 0,
            _ => false,
        };
        let part = u64::try_from(floor).map_err(|_| MoneyRefusal::Overflow {})? + u64::from(up);
        parts.push(part);
        remainders.push(remainder);
        placed += u128::from(part);
    }
    // INVARIANT: rounding moves each part by less than a unit, so fewer units are open than there are parts of weight.
    let open = u128::from(magnitude).abs_diff(placed);
    let mut open = u64::try_from(open).map_err(|_| MoneyRefusal::Overflow {})?;
    let short = placed <= u128::from(magnitude);
    let mut one = |part: &mut u64| {
        if open > 0 && (short || *part > 0) {
            *part = if short { part.saturating_add(1) } else { part.saturating_sub(1) };
            open -= 1;
        }
    };
    match rule {
        AllocationRule::LargestRemainder | AllocationRule::LowerThenLargest => {
            let mut order: Vec<usize> = (0..weights.len()).collect();
            let cut = |n: &usize| remainders.get(*n).copied().unwrap_or_default();
            // A stable sort: ties stay with the earlier part. What was cut up gives back where the rest was smallest.
            if short {
                order.sort_by_key(|n| core::cmp::Reverse(cut(n)));
            } else {
                order.retain(|n| cut(n) > 0);
                order.sort_by_key(cut);
            }
            order.iter().for_each(|n| {
                if let Some(part) = parts.get_mut(*n) {
                    one(part);
                }
            });
        }
        AllocationRule::LastAbsorbs | AllocationRule::HalfUpThenLast => {
            for (part, _) in parts.iter_mut().zip(weights).rev().filter(|(_, weight)| **weight > 0) {
                let change = if short { open } else { open.min(*part) };
                *part = if short { part.saturating_add(change) } else { part.saturating_sub(change) };
                open -= change;
            }
        }
        _ => parts.iter_mut().zip(weights).filter(|(_, weight)| **weight > 0).for_each(|(part, _)| one(part)),
    }
    Ok(parts)
}

/// Each part its share of what the parts after it left, rounded down.
fn from_last(magnitude: u64, weights: &[u64], mut all: u128) -> Result<Vec<u64>, MoneyRefusal> {
    let mut parts = Vec::with_capacity(weights.len());
    let mut left = u128::from(magnitude);
    for weight in weights.iter().rev() {
        let part = (left * u128::from(*weight)).checked_div(all).unwrap_or_default();
        left -= part;
        all -= u128::from(*weight);
        parts.push(u64::try_from(part).map_err(|_| MoneyRefusal::Overflow {})?);
    }
    parts.reverse();
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use AllocationRule::{
        FloorThenFirst, FromLast, HalfDownThenFirst, HalfUpThenLast, LargestRemainder, LastAbsorbs,
        LowerThenFirst, LowerThenLargest,
    };

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
        assert_eq!(split(-300, &[4300, 1400, 2300], HalfDownThenFirst), [-162, -52, -86]);
        assert_eq!(split(3, &[1, 0, 1], HalfDownThenFirst), [2, 0, 1]);
        assert_eq!(split(1, &[1, 1, 1], HalfUpThenLast), [0, 0, 1]);
        assert_eq!(split(3, &[1, 1, 1, 1, 1, 0], HalfUpThenLast), [1, 1, 1, 0, 0, 0]);
        assert_eq!(split(2000, &[400, 200, 100], FromLast), [1144, 571, 285]);
    }

    #[test]
    fn two_rules_cut_negative_totals_away_from_zero() {
        assert_eq!(split(-5, &[7, 3], LargestRemainder), [-4, -1]);
        assert_eq!(split(-5, &[7, 3], LowerThenLargest), [-3, -2]);
        assert_eq!(split(5, &[7, 3], LowerThenLargest), [4, 1]);
        assert_eq!(split(-2, &[0, 1, 0, 1, 0, 1, 0], LowerThenFirst), [0, 0, 0, -1, 0, -1, 0]);
        assert_eq!(split(2, &[0, 1, 0, 1, 0, 1, 0], LowerThenFirst), [0, 1, 0, 1, 0, 0, 0]);
    }

    #[test]
    fn negative_totals_mirror_positive_ones() {
        for rule in AllocationRule::ALL {
            if matches!(rule, LowerThenLargest | LowerThenFirst) {
                continue;
            }
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
            for rule in AllocationRule::ALL {
                let parts = split(total, &weights, rule);
                proptest::prop_assert_eq!(parts.iter().sum::<i64>(), total);
                proptest::prop_assert!(parts.iter().all(|p| p.signum() * total.signum() >= 0));
            }
        }
    }
}
