use super::PerLine;
use crate::money::AllocationRule;
use smallvec::SmallVec;

/// Splits `total` over `weights` in proportion, no part above its weight, by the book's rule. `total` must be at most
/// the sum of the weights, none of which is negative; what is above is left out.
///
/// The same parts as [`allocate`](crate::money::allocate), on the stack; but under
/// [`AllocationRule::LastAbsorbs`] what the last part cannot hold goes to the one before it.
pub(super) fn spread(total: i64, weights: &[i64], rule: AllocationRule, parts: &mut PerLine) {
    parts.clear();
    let all: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    let total = i128::from(total).min(all);
    if all <= 0 || total <= 0 {
        parts.resize(weights.len(), 0);
        return;
    }
    // Products of two such numbers fit 64 bits: amounts of the usual size are divided in 64 bits.
    let narrow = total < 1 << 31 && all < 1 << 31;
    let mut remainders: SmallVec<[(i128, u32); 8]> = SmallVec::new();
    let mut left = total;
    for (n, weight) in weights.iter().enumerate() {
        let (part, remainder) = share(total, *weight, all, narrow);
        parts.push(part);
        left -= i128::from(part);
        if rule == AllocationRule::LargestRemainder {
            remainders.push((remainder, n as u32));
        }
    }
    if left == 0 {
        return;
    }
    // INVARIANT: a part with a remainder is below its weight, so one more fits; `left` is less than their number.
    match rule {
        AllocationRule::LargestRemainder => {
            remainders.sort_unstable_by_key(|(remainder, n)| (core::cmp::Reverse(*remainder), *n));
            for (_, n) in remainders {
                if left == 0 {
                    break;
                }
                if let Some(part) = parts.get_mut(n as usize) {
                    *part += 1;
                    left -= 1;
                }
            }
        }
        AllocationRule::FloorThenFirst => {
            for (part, weight) in parts.iter_mut().zip(weights) {
                if left > 0 && *part < *weight {
                    *part += 1;
                    left -= 1;
                }
            }
        }
        AllocationRule::LastAbsorbs => {
            for (part, weight) in parts.iter_mut().zip(weights).rev() {
                let more = left.min(i128::from(*weight - *part));
                *part += i64::try_from(more).unwrap_or_default();
                left -= more;
            }
        }
    }
}

/// `total × weight / all` with its remainder. A part is at most its weight, because the total is at most all.
#[inline]
fn share(total: i128, weight: i64, all: i128, narrow: bool) -> (i64, i128) {
    if narrow {
        // INVARIANT: all three are below 2^31 and `all` is above zero.
        let (total, all) = (total as i64, all as i64);
        let product = total.wrapping_mul(weight);
        return (product / all, i128::from(product % all));
    }
    let product = total * i128::from(weight);
    (i64::try_from(product / all).unwrap_or(weight), product % all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, allocate};
    use alloc::vec::Vec;

    const RULES: [AllocationRule; 3] =
        [AllocationRule::LargestRemainder, AllocationRule::FloorThenFirst, AllocationRule::LastAbsorbs];

    fn split(total: i64, weights: &[i64], rule: AllocationRule) -> Vec<i64> {
        let mut parts = PerLine::new();
        spread(total, weights, rule, &mut parts);
        parts.to_vec()
    }

    #[test]
    fn the_last_part_never_grows_past_its_weight() {
        assert_eq!(split(5, &[3, 3, 0, 1], AllocationRule::LastAbsorbs), [2, 2, 0, 1]);
        assert_eq!(split(9, &[9, 0, 1], AllocationRule::LastAbsorbs), [8, 0, 1]);
        assert_eq!(
            split(i64::MAX, &[i64::MAX, i64::MAX], AllocationRule::LastAbsorbs)
                .iter()
                .map(|p| i128::from(*p))
                .sum::<i128>(),
            i128::from(i64::MAX)
        );
        assert_eq!(split(5, &[0, 0], AllocationRule::LargestRemainder), [0, 0]);
    }

    proptest::proptest! {
        #[test]
        fn parts_add_up_within_their_weights(weights in proptest::collection::vec(0_i64..100_000, 1..12), share in 0_u32..=1000, wide: bool) {
            let weights: Vec<i64> = weights.iter().map(|w| if wide { w * 50_000_021 } else { *w }).collect();
            let all: i64 = weights.iter().sum();
            let total = all / 1000 * i64::from(share);
            let unsigned: Vec<u64> = weights.iter().map(|w| w.unsigned_abs()).collect();
            for rule in RULES {
                let parts = split(total, &weights, rule);
                proptest::prop_assert_eq!(parts.iter().sum::<i64>(), total);
                proptest::prop_assert!(parts.iter().zip(&weights).all(|(p, w)| (0..=*w).contains(p)));
                if rule != AllocationRule::LastAbsorbs && all > 0 {
                    let plain = allocate(Amount::from_minor(total), &unsigned, rule).unwrap();
                    proptest::prop_assert_eq!(parts, plain.into_iter().map(Amount::minor).collect::<Vec<_>>());
                }
            }
        }
    }
}
