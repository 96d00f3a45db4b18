use super::spread::spread;
use super::target::Chosen;
use super::{Line, PerLine};
use crate::money::AllocationRule;
use crate::pricing::compile::CompiledCap;

/// Keeps what is taken off each line within its floor and the offer's caps on lines and units. Gives back what could not
/// be placed.
///
/// What one line cannot take of a discount on several goes to the others, in proportion to what they cost: the lines
/// that are full drop out, and the rest is spread anew.
pub(super) fn fit(
    lines: &[Line],
    amounts: &[i64],
    chosen: &Chosen,
    cap: &CompiledCap,
    as_one: bool,
    rule: AllocationRule,
    cuts: &mut PerLine,
) -> i64 {
    let mut room = PerLine::with_capacity(cuts.len());
    let parts = chosen.worth.iter().zip(&chosen.units).enumerate();
    for (n, (worth, units)) in parts {
        // Shipping, which stands last, has no floor.
        let free = match (lines.get(n), amounts.get(n)) {
            (Some(line), Some(amount)) => amount.saturating_sub(line.floor).max(0),
            _ => *worth,
        };
        room.push(free.min(*worth).min(cap.line).min(cap.unit.saturating_mul(*units)));
    }
    let wanted = sum(cuts);
    if cuts.iter().zip(&room).all(|(cut, room)| cut <= room) {
        return 0;
    }
    if as_one {
        pour(wanted, &chosen.worth, &room, rule, cuts);
    } else {
        for (cut, room) in cuts.iter_mut().zip(&room) {
            *cut = (*cut).min(*room);
        }
    }
    wanted.saturating_sub(sum(cuts))
}

/// Spreads `total` in proportion to `weights`, no part above its `room`.
fn pour(total: i64, weights: &[i64], room: &[i64], rule: AllocationRule, parts: &mut PerLine) {
    let mut weights: PerLine =
        weights.iter().zip(room).map(|(weight, room)| if *room > 0 { *weight } else { 0 }).collect();
    let mut full = PerLine::from_elem(0, room.len());
    let mut left = total;
    loop {
        spread(left, &weights, rule, parts);
        let mut overflowed = false;
        for (((part, weight), room), full) in parts.iter().zip(&mut weights).zip(room).zip(&mut full) {
            if *part > *room {
                overflowed = true;
                *full = *room;
                *weight = 0;
                left = left.saturating_sub(*room);
            }
        }
        if !overflowed {
            break;
        }
    }
    for (part, full) in parts.iter_mut().zip(full) {
        *part = part.saturating_add(full);
    }
}

pub(super) fn sum(parts: &[i64]) -> i64 {
    parts.iter().fold(0, |all, part| all.saturating_add(*part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poured(total: i64, weights: &[i64], room: &[i64]) -> PerLine {
        let mut parts = PerLine::new();
        pour(total, weights, room, AllocationRule::LargestRemainder, &mut parts);
        parts
    }

    #[test]
    fn what_one_cannot_take_goes_to_the_others() {
        // Shirts 100.00 down to 90.00, keyboards 40.00 down to 30.00, a mouse, a cup: 36.00 off.
        let parts = poured(3600, &[10_000, 4000, 3000, 1000], &[1000, 1000, 3000, 1000]);
        assert_eq!(parts.to_vec(), [1000, 1000, 1200, 400]);
    }

    #[test]
    fn what_none_can_take_is_left() {
        assert_eq!(poured(2500, &[5000, 6000], &[500, 1500]).to_vec(), [500, 1500]);
        assert_eq!(poured(5, &[5, 5], &[0, 0]).to_vec(), [0, 0]);
    }

    proptest::proptest! {
        #[test]
        fn as_much_as_there_is_room_for(lines in proptest::collection::vec((1_i64..1000, 0_i64..1000), 1..10), total in 0_i64..8000) {
            let weights: PerLine = lines.iter().map(|(weight, _)| *weight).collect();
            let room: PerLine = lines.iter().map(|(weight, room)| *(room.min(weight))).collect();
            let parts = poured(total, &weights, &room);
            proptest::prop_assert_eq!(sum(&parts), total.min(sum(&room)));
            proptest::prop_assert!(parts.iter().zip(&room).all(|(part, room)| (0..=*room).contains(part)));
        }
    }
}
