use crate::arrange::Arrange;
use crate::money::{MoneyRefusal, RoundingMode};
use smallvec::SmallVec;

/// What the offer in hand is about and does, for one line. One after the other are looked at, so they lie side by side.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cell {
    /// How many units of the line the offer is about.
    pub(super) units: i64,
    /// What they cost.
    pub(super) worth: i64,
    /// What is taken off them; never above what they cost.
    pub(super) cut: i64,
    /// How many units are given for others that are bought.
    pub(super) gave: i64,
}

/// One row of cells: one for each line, in their order, and one for shipping, last. Kept from offer to offer, so that
/// nothing is allocated for carts of the usual size.
pub(crate) type Cells = SmallVec<[Cell; 9]>;

/// How many units in all. At most a thousand lines of a million units.
pub(super) fn all_units(cells: &[Cell]) -> i64 {
    cells.iter().fold(0, |all, cell| all.saturating_add(cell.units))
}

/// What they cost in all.
pub(super) fn all_worth(cells: &[Cell]) -> Result<i64, MoneyRefusal> {
    cells.iter().try_fold(0_i64, |all, cell| all.checked_add(cell.worth)).ok_or(MoneyRefusal::Overflow {})
}

/// What is taken off in all. Never more than they cost.
pub(super) fn all_cuts(cells: &[Cell]) -> i64 {
    cells.iter().fold(0, |all, cell| all.saturating_add(cell.cut))
}

/// Takes nothing off.
pub(super) fn cut_nothing(cells: &mut [Cell]) {
    for cell in cells {
        cell.cut = 0;
    }
}

impl Cell {
    /// So many units that cost so much.
    #[inline]
    pub(super) fn of(units: u32, worth: i64) -> Self {
        Self { units: i64::from(units), worth, cut: 0, gave: 0 }
    }

    /// Keeps so many of the units, with their share of what they cost.
    pub(super) fn keep(&mut self, units: i64, mode: RoundingMode) {
        self.worth = part_of(self.worth, units, self.units, mode);
        self.units = units;
    }
}

/// Keeps the first so many units, those of the earlier lines before those of the later.
pub(super) fn keep_first(cells: &mut [Cell], mut units: i64, mode: RoundingMode) {
    for cell in cells {
        let kept = cell.units.min(units);
        units = units.saturating_sub(kept);
        if kept < cell.units {
            cell.keep(kept, mode);
        }
    }
}

/// Keeps of each line so many units.
pub(super) fn keep_each(cells: &mut [Cell], units: &[i64], mode: RoundingMode) {
    for (cell, kept) in cells.iter_mut().zip(units) {
        cell.keep(*kept, mode);
    }
}

/// The lines that have units, the cheapest units first; those that cost the same in the order of the book.
pub(super) fn by_price(cells: &[Cell], dearest_first: bool) -> SmallVec<[u32; 8]> {
    let mut order: SmallVec<[u32; 8]> =
        cells.iter().zip(0_u32..).filter(|(cell, _)| cell.units > 0).map(|(_, n)| n).collect();
    let price = |n: u32| {
        let cell = cells.get(n as usize).copied().unwrap_or_default();
        (i128::from(cell.worth), i128::from(cell.units.max(1)))
    };
    order.arrange_by(|a, b| {
        let ((worth, units), (other_worth, other_units)) = (price(*a), price(*b));
        let dearness = (worth * other_units).cmp(&(other_worth * units));
        if dearest_first { dearness.reverse() } else { dearness }
    });
    order
}

/// Of the units in an order of lines: how many of each line lie after the first `skip`, `count` of them.
pub(super) fn slice(cells: &[Cell], order: &[u32], mut skip: i64, mut count: i64) -> SmallVec<[i64; 8]> {
    let mut taken = SmallVec::from_elem(0, cells.len());
    for n in order {
        let at = *n as usize;
        let own = cells.get(at).map_or(0, |cell| cell.units);
        let passed = own.min(skip);
        skip = skip.saturating_sub(passed);
        let took = (own - passed).min(count);
        count = count.saturating_sub(took);
        if let Some(taken) = taken.get_mut(at) {
            *taken = took;
        }
    }
    taken
}

/// What some units of several cost, where all are worth the same; rounded.
pub(super) fn part_of(worth: i64, units: i64, of: i64, mode: RoundingMode) -> i64 {
    if units >= of {
        return worth;
    }
    let part = mode.divide_i128(i128::from(worth) * i128::from(units), i128::from(of.max(1)));
    // INVARIANT: a part of it.
    i64::try_from(part).unwrap_or(worth)
}
