use crate::arrange::{Places, places};
use crate::money::AllocationRule;
use core::num::NonZeroU64;
use smallvec::SmallVec;

/// Up to this many parts are searched for the largest remainder again and again; more are sorted by it.
const FEW: usize = 16;

/// Splits `total` over the items in proportion to their weights, no part above its weight, by the book's rule. `total`
/// must be at most the sum of the weights, none of which is negative; what is above is left out.
///
/// The same parts as [`allocate`](crate::money::allocate), on the stack; but under the rules in which the last part
/// settles the rest, what the last part cannot hold goes to the one before it.
pub(super) fn spread_by<T>(
    items: &mut [T],
    total: i64,
    rule: AllocationRule,
    weight: impl Fn(&T) -> i64,
    part: impl Fn(&mut T) -> &mut i64,
) {
    let all: Option<i64> = items.iter().try_fold(0_i64, |all, item| all.checked_add(weight(item)));
    spread_of(items, total, all, rule, weight, part);
}

/// The same where the sum of the weights is known; `None` where it does not fit.
#[inline(always)]
pub(super) fn spread_of<T>(
    items: &mut [T],
    total: i64,
    all: Option<i64>,
    rule: AllocationRule,
    weight: impl Fn(&T) -> i64,
    part: impl Fn(&mut T) -> &mut i64,
) {
    // A positive total is never cut away from zero.
    let largest_first = matches!(rule, AllocationRule::LargestRemainder | AllocationRule::LowerThenLargest);
    match all.and_then(|all| NonZeroU64::new(all.unsigned_abs())) {
        // Products of two such numbers fit 64 bits: amounts of the usual size are divided in 64 bits.
        Some(all) if largest_first && all.get() < 1 << 32 && items.len() <= FEW => {
            let total = u64::try_from(total).unwrap_or_default().min(all.get());
            spread_few(items, total, all, weight, part);
        }
        _ => spread_many(items, total, rule, weight, part),
    }
}

/// By the largest remainder, in 64 bits, on a handful of items.
#[inline(always)]
fn spread_few<T>(
    items: &mut [T],
    total: u64,
    all: NonZeroU64,
    weight: impl Fn(&T) -> i64,
    part: impl Fn(&mut T) -> &mut i64,
) {
    let mut remainders = [0_u64; FEW];
    let mut left = total;
    for (item, remainder) in items.iter_mut().zip(&mut remainders) {
        // INVARIANT: neither is above `all`, which is below 2^32.
        let product = total.wrapping_mul(weight(item).unsigned_abs());
        let whole = product / all;
        *remainder = product % all;
        *part(item) = whole.cast_signed();
        left = left.wrapping_sub(whole);
    }
    // INVARIANT: fewer are left than there are remainders above zero, and a part with a remainder is below its weight.
    for _ in 0..left {
        let (mut most, mut place) = (0, 0);
        for (nth, remainder) in remainders.iter().take(items.len()).enumerate() {
            if *remainder > most {
                (most, place) = (*remainder, nth);
            }
        }
        if let (Some(item), Some(taken)) = (items.get_mut(place), remainders.get_mut(place)) {
            *part(item) += 1;
            *taken = 0;
        }
    }
}

/// By any rule, any number of items, any weights.
#[inline(never)]
fn spread_many<T>(
    items: &mut [T],
    total: i64,
    rule: AllocationRule,
    weight: impl Fn(&T) -> i64,
    part: impl Fn(&mut T) -> &mut i64,
) {
    let rule = match rule {
        AllocationRule::LowerThenLargest => AllocationRule::LargestRemainder,
        AllocationRule::LowerThenFirst => AllocationRule::FloorThenFirst,
        AllocationRule::HalfDownThenFirst | AllocationRule::HalfUpThenLast | AllocationRule::FromLast => {
            return spread_nearest(items, total, rule, weight, part);
        }
        AllocationRule::LargestRemainder | AllocationRule::FloorThenFirst | AllocationRule::LastAbsorbs => {
            rule
        }
    };
    let all: i128 = items.iter().map(|item| i128::from(weight(item))).sum();
    let total = i64::try_from(i128::from(total).min(all)).unwrap_or(total);
    if total <= 0 {
        for item in items {
            *part(item) = 0;
        }
        return;
    }
    let mut left = total;
    let mut remainders: SmallVec<[i128; 16]> = SmallVec::with_capacity(items.len());
    for item in items.iter_mut() {
        let weight = weight(item);
        let (whole, remainder) = share(total, weight, all);
        *part(item) = whole;
        left -= whole;
        remainders.push(remainder);
    }
    // INVARIANT: a part with a remainder is below its weight, so one more fits; `left` is less than their number.
    match rule {
        AllocationRule::LargestRemainder => {
            for nth in largest(&remainders, left) {
                if let Some(item) = items.get_mut(nth) {
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

/// The share of a weight, rounded down, and its remainder. `all` is above zero.
fn share(total: i64, weight: i64, all: i128) -> (i64, i128) {
    if let (Some(product), Ok(all)) = (total.checked_mul(weight), i64::try_from(all)) {
        let (whole, rest) = (product.checked_div(all), product.checked_rem(all));
        return (whole.unwrap_or_default(), rest.unwrap_or_default().into());
    }
    let product = i128::from(total) * i128::from(weight);
    (i64::try_from(product / all).unwrap_or(weight), product % all)
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

/// The places of the `count` largest remainders; of equal ones the earlier first.
fn largest(remainders: &[i128], count: i64) -> Places {
    let of = |nth: usize| remainders.get(nth).copied().unwrap_or_default();
    let mut places = places(remainders.len(), &mut |one, other| of(other).cmp(&of(one)));
    places.truncate(usize::try_from(count).unwrap_or(usize::MAX));
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
