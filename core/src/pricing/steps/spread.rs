use crate::money::AllocationRule;
use smallvec::SmallVec;

/// Up to this many parts are searched for the largest remainder again and again; more are sorted by it.
const FEW: usize = 16;

/// Splits `total` over the items in proportion to their weights, no part above its weight, by the book's rule. `total`
/// must be at most the sum of the weights, none of which is negative; what is above is left out.
///
/// The same parts as [`allocate`](crate::money::allocate), on the stack; but under the rules in which the last part
/// settles the rest, what the last part cannot hold goes to the one before it.
#[inline]
pub(super) fn spread_by<T>(
    items: &mut [T],
    total: i64,
    rule: AllocationRule,
    weight: impl Fn(&T) -> i64,
    part: impl Fn(&mut T) -> &mut i64,
) {
    let rule = match rule {
        // A positive total is never cut away from zero.
        AllocationRule::LowerThenLargest => AllocationRule::LargestRemainder,
        AllocationRule::LowerThenFirst => AllocationRule::FloorThenFirst,
        AllocationRule::HalfDownThenFirst | AllocationRule::HalfUpThenLast | AllocationRule::FromLast => {
            return spread_nearest(items, total, rule, weight, part);
        }
        AllocationRule::LargestRemainder | AllocationRule::FloorThenFirst | AllocationRule::LastAbsorbs => {
            rule
        }
    };
    let all: Option<i64> = items.iter().try_fold(0_i64, |all, item| all.checked_add(weight(item)));
    match all {
        // Products of two such numbers fit 64 bits: amounts of the usual size are divided in 64 bits.
        Some(all) if all < 1 << 31 => {
            let total = total.min(all);
            spread_in(items, total, rule, weight, part, |weight| {
                let product = total.wrapping_mul(weight);
                (product.checked_div(all).unwrap_or_default(), product.checked_rem(all).unwrap_or_default())
            });
        }
        _ => {
            let all: i128 = items.iter().map(|item| i128::from(weight(item))).sum();
            // INVARIANT: above zero, or it would have fitted.
            let all = all.max(1);
            spread_in(items, total, rule, weight, part, |weight| {
                let product = i128::from(total) * i128::from(weight);
                (i64::try_from(product / all).unwrap_or(weight), product % all)
            });
        }
    }
}

/// The same with a way to tell the share of a weight, rounded down, and its remainder.
#[inline]
fn spread_in<T, R: Copy + Ord + Default>(
    items: &mut [T],
    total: i64,
    rule: AllocationRule,
    weight: impl Fn(&T) -> i64,
    part: impl Fn(&mut T) -> &mut i64,
    share: impl Fn(i64) -> (i64, R),
) {
    if total <= 0 {
        for item in items {
            *part(item) = 0;
        }
        return;
    }
    let mut left = total;
    let mut remainders: SmallVec<[R; 9]> = SmallVec::new();
    let (mut most, mut place) = (R::default(), 0);
    for (nth, item) in items.iter_mut().enumerate() {
        let (whole, remainder) = share(weight(item));
        *part(item) = whole;
        left -= whole;
        if remainder > most {
            (most, place) = (remainder, nth);
        }
        remainders.push(remainder);
    }
    if left == 0 {
        return;
    }
    // INVARIANT: a part with a remainder is below its weight, so one more fits; `left` is less than their number.
    match rule {
        AllocationRule::LargestRemainder if left == 1 => {
            if let Some(item) = items.get_mut(place) {
                *part(item) += 1;
            }
        }
        AllocationRule::LargestRemainder => {
            for nth in largest(&mut remainders, left) {
                if let Some(item) = items.get_mut(nth as usize) {
                    *part(item) += 1;
                }
            }
        }
        AllocationRule::LastAbsorbs => {
            for item in items.iter_mut().rev() {
                let most = weight(item);
                let part = part(item);
                let more = left.min(most - *part);
                *part += more;
                left -= more;
            }
        }
        // The others do not come here.
        _ => {
            for item in items {
                let most = weight(item);
                let part = part(item);
                if left > 0 && *part < most {
                    *part += 1;
                    left -= 1;
                }
            }
        }
    }
}

/// By the rules that round parts to the nearest, or look at what the parts after one left.
fn spread_nearest<T>(
    items: &mut [T],
    total: i64,
    rule: AllocationRule,
    weight: impl Fn(&T) -> i64,
    part: impl Fn(&mut T) -> &mut i64,
) {
    let mut all: i128 = items.iter().map(|item| i128::from(weight(item))).sum();
    let total = i128::from(total.max(0)).min(all);
    let mut left = total;
    // From the last on: the parts before see what it left only where the rule says so.
    for item in items.iter_mut().rev() {
        let own = i128::from(weight(item));
        let product = if rule == AllocationRule::FromLast { left * own } else { total * own };
        let (floor, rest) = (product.checked_div(all).unwrap_or(0), product.checked_rem(all).unwrap_or(0));
        let up = match rule {
            AllocationRule::HalfDownThenFirst => rest > all - rest,
            AllocationRule::HalfUpThenLast => rest > 0 && rest >= all - rest,
            _ => false,
        };
        let share = floor + i128::from(up);
        left -= share;
        if rule == AllocationRule::FromLast {
            all -= own;
        }
        // INVARIANT: a part is at most its weight, because what is split is at most the weights together.
        *part(item) = i64::try_from(share).unwrap_or_default();
    }
    if rule == AllocationRule::HalfUpThenLast {
        for item in items.iter_mut().rev() {
            let most = weight(item);
            let part = part(item);
            let more = left.clamp(-i128::from(*part), i128::from(most - *part));
            *part += i64::try_from(more).unwrap_or_default();
            left -= more;
        }
        return;
    }
    for item in items {
        let most = weight(item);
        let part = part(item);
        if left > 0 && *part < most {
            *part += 1;
            left -= 1;
        } else if left < 0 && *part > 0 {
            *part -= 1;
            left += 1;
        }
    }
}

/// The places of the `count` largest remainders; of equal ones the earlier first. There are more than `count` above
/// zero.
fn largest<R: Copy + Ord + Default>(remainders: &mut [R], count: i64) -> SmallVec<[u32; 9]> {
    let count = usize::try_from(count).unwrap_or(usize::MAX).min(remainders.len());
    let mut places = SmallVec::new();
    if remainders.len() > FEW {
        places.extend((0_u32..).take(remainders.len()));
        let of = |nth: u32| remainders.get(nth as usize).copied().unwrap_or_default();
        places.sort_unstable_by_key(|nth| (core::cmp::Reverse(of(*nth)), *nth));
        places.truncate(count);
        return places;
    }
    for _ in 0..count {
        let (mut most, mut place) = (R::default(), 0_u32);
        for (remainder, nth) in remainders.iter().zip(0_u32..) {
            if *remainder > most {
                (most, place) = (*remainder, nth);
            }
        }
        if let Some(taken) = remainders.get_mut(place as usize) {
            *taken = R::default();
        }
        places.push(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, allocate};
    use alloc::vec::Vec;

    fn split(total: i64, weights: &[i64], rule: AllocationRule) -> Vec<i64> {
        let mut parts: Vec<(i64, i64)> = weights.iter().map(|weight| (*weight, -7)).collect();
        spread_by(&mut parts, total, rule, |part| part.0, |part| &mut part.1);
        parts.into_iter().map(|(_, part)| part).collect()
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
        fn parts_add_up_within_their_weights(weights in proptest::collection::vec(0_i64..100_000, 1..30), share in 0_u32..=1000, wide: bool) {
            let weights: Vec<i64> = weights.iter().map(|w| if wide { w * 50_000_021 } else { *w }).collect();
            let all: i64 = weights.iter().sum();
            let total = all / 1000 * i64::from(share);
            let unsigned: Vec<u64> = weights.iter().map(|w| w.unsigned_abs()).collect();
            for rule in AllocationRule::ALL {
                let parts = split(total, &weights, rule);
                proptest::prop_assert_eq!(parts.iter().sum::<i64>(), total);
                proptest::prop_assert!(parts.iter().zip(&weights).all(|(p, w)| (0..=*w).contains(p)));
                if !matches!(rule, AllocationRule::LastAbsorbs | AllocationRule::HalfUpThenLast) && all > 0 {
                    let plain = allocate(Amount::from_minor(total), &unsigned, rule).unwrap();
                    proptest::prop_assert_eq!(parts, plain.into_iter().map(Amount::minor).collect::<Vec<_>>());
                }
            }
        }
    }
}
