use super::Line;
use super::cell::{Cell, all_cuts};
use super::spread::spread_by;
use crate::money::AllocationRule;
use crate::pricing::compile::CompiledCap;
use smallvec::SmallVec;

/// Keeps what is taken off each line within its floor and the offer's caps on lines and units. Gives back what could not
/// be placed.
///
/// What one line cannot take of a discount on several goes to the others, in proportion to what they cost: the lines
/// that are full drop out, and the rest is spread anew.
pub(super) fn fit(
    lines: &[Line],
    amounts: &[i64],
    cap: &CompiledCap,
    as_one: bool,
    rule: AllocationRule,
    cells: &mut [Cell],
) -> i64 {
    let mut room: SmallVec<[i64; 9]> = SmallVec::with_capacity(cells.len());
    for (n, cell) in cells.iter().enumerate() {
        // Shipping, which stands last, has no floor.
        let free = match (lines.get(n), amounts.get(n)) {
            (Some(line), Some(amount)) => amount.saturating_sub(line.floor).max(0),
            _ => cell.worth,
        };
        room.push(free.min(cell.worth).min(cap.line).min(cap.unit.saturating_mul(cell.units)));
    }
    if cells.iter().zip(&room).all(|(cell, room)| cell.cut <= *room) {
        return 0;
    }
    let wanted = all_cuts(cells);
    if as_one {
        pour(wanted, &room, rule, cells);
    } else {
        for (cell, room) in cells.iter_mut().zip(&room) {
            cell.cut = cell.cut.min(*room);
        }
    }
    wanted.saturating_sub(all_cuts(cells))
}

/// What one line is to take of a discount on several.
struct Part {
    weight: i64,
    room: i64,
    /// What it takes as one that is full.
    full: i64,
    part: i64,
}

/// Spreads `total` in proportion to what the cells cost, no cut above its room.
fn pour(total: i64, room: &[i64], rule: AllocationRule, cells: &mut [Cell]) {
    let part = |(cell, room): (&Cell, &i64)| Part {
        weight: if *room > 0 { cell.worth } else { 0 },
        room: *room,
        full: 0,
        part: 0,
    };
    let mut parts: SmallVec<[Part; 9]> = cells.iter().zip(room).map(part).collect();
    let mut left = total;
    loop {
        spread_by(&mut parts, left, rule, |part| part.weight, |part| &mut part.part);
        let mut overflowed = false;
        for part in parts.iter_mut().filter(|part| part.part > part.room) {
            overflowed = true;
            part.full = part.room;
            part.weight = 0;
            left = left.saturating_sub(part.room);
        }
        if !overflowed {
            break;
        }
    }
    for (cell, part) in cells.iter_mut().zip(parts) {
        cell.cut = part.part.saturating_add(part.full);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn poured(total: i64, weights: &[i64], room: &[i64]) -> Vec<i64> {
        let cell = |worth: &i64| Cell { units: 1, worth: *worth, ..Cell::default() };
        let mut cells: Vec<Cell> = weights.iter().map(cell).collect();
        pour(total, room, AllocationRule::LargestRemainder, &mut cells);
        cells.into_iter().map(|cell| cell.cut).collect()
    }

    #[test]
    fn what_one_cannot_take_goes_to_the_others() {
        // Shirts 100.00 down to 90.00, keyboards 40.00 down to 30.00, a mouse, a cup: 36.00 off.
        let parts = poured(3600, &[10_000, 4000, 3000, 1000], &[1000, 1000, 3000, 1000]);
        assert_eq!(parts, [1000, 1000, 1200, 400]);
    }

    #[test]
    fn what_none_can_take_is_left() {
        assert_eq!(poured(2500, &[5000, 6000], &[500, 1500]), [500, 1500]);
        assert_eq!(poured(5, &[5, 5], &[0, 0]), [0, 0]);
    }

    proptest::proptest! {
        #[test]
        fn as_much_as_there_is_room_for(lines in proptest::collection::vec((1_i64..1000, 0_i64..1000), 1..10), total in 0_i64..8000) {
            let weights: Vec<i64> = lines.iter().map(|(weight, _)| *weight).collect();
            let room: Vec<i64> = lines.iter().map(|(weight, room)| *(room.min(weight))).collect();
            let parts = poured(total, &weights, &room);
            proptest::prop_assert_eq!(parts.iter().sum::<i64>(), total.min(room.iter().sum()));
            proptest::prop_assert!(parts.iter().zip(&room).all(|(part, room)| (0..=*room).contains(part)));
        }
    }
}
