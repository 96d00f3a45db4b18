use super::PerLine;
use super::facts::View;
use crate::money::{MoneyRefusal, RoundingMode};
use crate::pricing::compile::CompiledTarget;
use core::cmp::Ordering;
use smallvec::SmallVec;

/// The units that an offer is about: how many of each line, and what they cost. Where shipping is part of the target it
/// stands last, as one more line.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    pub(super) units: PerLine,
    pub(super) worth: PerLine,
}

impl Chosen {
    pub(super) fn clear(&mut self) {
        self.units.clear();
        self.worth.clear();
    }

    fn push(&mut self, units: i64, worth: i64) {
        self.units.push(units);
        self.worth.push(worth);
    }

    /// How many units in all. At most a thousand lines of a million units.
    pub(super) fn all_units(&self) -> i64 {
        self.units.iter().fold(0, |all, units| all.saturating_add(*units))
    }

    /// What they cost in all.
    pub(super) fn all_worth(&self) -> Result<i64, MoneyRefusal> {
        self.worth
            .iter()
            .try_fold(0_i64, |all, worth| all.checked_add(*worth))
            .ok_or(MoneyRefusal::Overflow {})
    }

    /// Keeps so many of the units of a line, with their share of what they cost.
    pub(super) fn keep(&mut self, line: usize, units: i64, mode: RoundingMode) {
        if let (Some(own), Some(worth)) = (self.units.get_mut(line), self.worth.get_mut(line)) {
            *worth = part_of(*worth, units, *own, mode);
            *own = units;
        }
    }

    /// Keeps the first so many units, those of the earlier lines before those of the later.
    pub(super) fn keep_first(&mut self, mut units: i64, mode: RoundingMode) {
        for n in 0..self.units.len() {
            let own = self.units.get(n).copied().unwrap_or_default();
            let kept = own.min(units);
            units = units.saturating_sub(kept);
            if kept < own {
                self.keep(n, kept, mode);
            }
        }
    }

    /// The lines that have units, the cheapest units first; those that cost the same in the order of the book.
    pub(super) fn by_price(&self, dearest_first: bool) -> SmallVec<[u32; 8]> {
        let mut order: SmallVec<[u32; 8]> =
            self.units.iter().zip(0_u32..).filter(|(units, _)| **units > 0).map(|(_, n)| n).collect();
        let price = |n: u32| {
            let at = n as usize;
            let worth = self.worth.get(at).copied().unwrap_or_default();
            (i128::from(worth), i128::from(self.units.get(at).copied().unwrap_or(1)))
        };
        order.sort_by(|a, b| {
            let ((worth, units), (other_worth, other_units)) = (price(*a), price(*b));
            let dearness = (worth * other_units).cmp(&(other_worth * units));
            if dearest_first { dearness.reverse() } else { dearness }.then(Ordering::Equal)
        });
        order
    }

    /// Of the units in an order of lines: how many of each line lie after the first `skip`, `count` of them.
    pub(super) fn slice(&self, order: &[u32], mut skip: i64, mut count: i64) -> PerLine {
        let mut taken = PerLine::from_elem(0, self.units.len());
        for n in order {
            let at = *n as usize;
            let own = self.units.get(at).copied().unwrap_or_default();
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

    /// Keeps of each line so many units.
    pub(super) fn keep_each(&mut self, units: &[i64], mode: RoundingMode) {
        for (n, kept) in units.iter().enumerate() {
            self.keep(n, *kept, mode);
        }
    }
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

/// Chooses the units that a target means. `false` when there are none.
pub(super) fn choose(
    target: &CompiledTarget,
    view: &View<'_>,
    mode: RoundingMode,
    chosen: &mut Chosen,
) -> bool {
    chosen.clear();
    let lines = view.lines.with(view.amounts);
    let mut any = false;
    match target {
        CompiledTarget::Lines(filter) | CompiledTarget::Units { lines: filter, .. } => {
            for (line, amount) in lines {
                let passes = filter.holds(&view.at_line(line, amount));
                any |= passes;
                if passes { chosen.push(i64::from(line.quantity), amount) } else { chosen.push(0, 0) }
            }
        }
        CompiledTarget::Order | CompiledTarget::OrderAndShipping => {
            any = true;
            for (line, amount) in lines {
                chosen.push(i64::from(line.quantity), amount);
            }
        }
        CompiledTarget::Shipping => {
            any = true;
            chosen.units.resize(view.lines.lines.len(), 0);
            chosen.worth.resize(view.lines.lines.len(), 0);
        }
    }
    if target.ships() {
        chosen.push(1, view.shipping);
    }
    if let CompiledTarget::Units { units, skip, dearest, .. } = target {
        let order = chosen.by_price(*dearest);
        let kept = chosen.slice(&order, *skip, *units);
        chosen.keep_each(&kept, mode);
        any = chosen.units.iter().any(|units| *units > 0);
    }
    any
}
