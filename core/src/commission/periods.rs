//! The periods that were closed, and what legs keep for the next one.

use crate::commission::{Carry, CompiledPlan, PeriodPayout};
use crate::digest::Digest;
use crate::id::BonusId;
use crate::money::Amount;
use crate::refusal::refusals;
use crate::slot::{CustomerSlot, PlanSlot};
use crate::time::{Span, Time};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

refusals! {
    /// Why a period is not closed.
    pub enum PeriodRefusal {
        /// It is closed, and everybody is paid.
        Closed { period: u16 } = "period.closed", "period {period} is closed and paid already";
        /// It still runs, or has not begun.
        NotOver { period: u16, until: Time } = "period.not_over", "period {period} is not over before {until}";
        /// It is so long ago that its volumes are not kept any more.
        Gone { period: u16, current: u16, kept: u16 } = "period.gone",
            "the volumes of period {period} are not kept: only the {kept} periods before the current one, {current}, can be closed";
        /// Another period is closed and not paid in full.
        Unfinished { period: u16 } = "period.unfinished", "period {period} must be paid in full first";
        /// The plan has nothing that is closed by period.
        NoBonuses {} = "period.no_bonuses", "the plan in force has no bonus that is closed by period";
    }
}

/// A period that was closed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct ClosedPeriod {
    /// Its number.
    #[n(0)]
    pub period: u16,
    /// The plan by which it was closed.
    #[n(1)]
    pub plan: PlanSlot,
    /// What everybody bought in it.
    #[n(2)]
    pub volume: Amount,
    /// The digest of its batch: the same on every machine.
    #[n(3)]
    pub digest: Digest,
    /// Who earns what.
    #[n(4)]
    pub lines: Vec<PeriodPayout>,
    /// How many of the lines are paid.
    #[n(5)]
    pub paid: u32,
}

impl ClosedPeriod {
    /// The lines that are not paid yet, at most so many.
    #[must_use]
    pub fn next(&self, limit: usize) -> &[PeriodPayout] {
        let rest = self.lines.get(self.paid as usize..).unwrap_or_default();
        rest.get(..limit.min(rest.len())).unwrap_or_default()
    }

    /// Whether everybody is paid.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        self.next(1).is_empty()
    }
}

/// The periods of a shop.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Periods {
    /// In order of number.
    #[n(0)]
    closed: Vec<ClosedPeriod>,
    #[n(1)]
    carried: Vec<CarriedRow>,
    /// In order of bonus and customer; only of bonuses that limit what a receiver has in a period.
    #[n(2)]
    earned: Vec<EarnedRow>,
}

/// What a customer earned under a bonus in the period of its cap that ran last.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct EarnedRow {
    #[n(0)]
    bonus: BonusId,
    #[n(1)]
    customer: CustomerSlot,
    /// How many such periods since 1970 went before.
    #[n(2)]
    period: u64,
    #[n(3)]
    amount: Amount,
}

/// The number of a cap's period at a moment; a length of nothing is one period without end.
fn number(length: Span, at: Time) -> u64 {
    at.millis().checked_div(length.millis()).unwrap_or(0)
}

/// What a customer's legs keep under a bonus; in order of bonus and customer.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct CarriedRow {
    #[n(0)]
    bonus: BonusId,
    #[n(1)]
    customer: CustomerSlot,
    #[n(2)]
    legs: [i64; 2],
}

impl Periods {
    /// A period that was closed.
    #[must_use]
    pub fn get(&self, period: u16) -> Option<&ClosedPeriod> {
        let found = self.closed.binary_search_by_key(&period, |closed| closed.period).ok()?;
        self.closed.get(found)
    }

    /// All of them, in order of number.
    pub fn iter(&self) -> impl Iterator<Item = &ClosedPeriod> {
        self.closed.iter()
    }

    /// What a customer's legs keep under a bonus.
    #[must_use]
    pub fn carried(&self, bonus: &BonusId, customer: CustomerSlot) -> [i64; 2] {
        let found = self.carried.binary_search_by(|row| (&row.bonus, row.customer).cmp(&(bonus, customer)));
        found.ok().and_then(|n| self.carried.get(n)).map_or([0, 0], |row| row.legs)
    }

    /// What a customer earned under a bonus in the cap's period that runs at a moment. What refunds took back of it does
    /// not make room again.
    #[must_use]
    pub fn earned(&self, bonus: &BonusId, customer: CustomerSlot, length: Span, at: Time) -> Amount {
        let found = self.earned.binary_search_by(|row| (&row.bonus, row.customer).cmp(&(bonus, customer)));
        let row = found.ok().and_then(|n| self.earned.get(n));
        row.filter(|row| row.period == number(length, at)).map_or(Amount::ZERO, |row| row.amount)
    }

    /// Applies that a customer earned so much more under a bonus whose cap has periods of this length.
    pub fn earn(&mut self, bonus: &BonusId, customer: CustomerSlot, length: Span, at: Time, amount: Amount) {
        let period = number(length, at);
        let found = self.earned.binary_search_by(|row| (&row.bonus, row.customer).cmp(&(bonus, customer)));
        match found {
            Ok(n) => {
                let Some(row) = self.earned.get_mut(n) else { return };
                let before = if row.period == period { row.amount } else { Amount::ZERO };
                (row.period, row.amount) = (period, before.plus(amount).unwrap_or(before));
            }
            Err(n) => self.earned.insert(n, EarnedRow { bonus: bonus.clone(), customer, period, amount }),
        }
    }

    /// Chooses to close a period, or to go on paying one that is closed: `None` for a new one. `current` runs, and the
    /// volumes of `kept` periods before it are known. Periods may be closed in any order: what a leg keeps goes to the one
    /// that is closed next, whichever it is.
    ///
    /// # Errors
    /// [`PeriodRefusal`], but for [`PeriodRefusal::NoBonuses`].
    pub fn plan_close(
        &self,
        period: u16,
        (current, kept): (u16, u16),
        until: Time,
    ) -> Result<Option<&ClosedPeriod>, PeriodRefusal> {
        if let Some(closed) = self.get(period) {
            return if closed.is_paid() { Err(PeriodRefusal::Closed { period }) } else { Ok(Some(closed)) };
        }
        if period >= current {
            return Err(PeriodRefusal::NotOver { period, until });
        }
        Self::check_kept(period, (current, kept))?;
        match self.closed.iter().find(|closed| !closed.is_paid()) {
            Some(open) => Err(PeriodRefusal::Unfinished { period: open.period }),
            None => Ok(None),
        }
    }

    /// Checks that the volumes of a period are known still, where `current` runs and `kept` before it are kept.
    ///
    /// # Errors
    /// [`PeriodRefusal::Gone`]
    pub fn check_kept(period: u16, (current, kept): (u16, u16)) -> Result<(), PeriodRefusal> {
        if period.saturating_add(kept) < current {
            return Err(PeriodRefusal::Gone { period, current, kept });
        }
        Ok(())
    }

    /// Applies a close; `false` when the period is closed.
    pub fn close(&mut self, closed: ClosedPeriod, plan: &CompiledPlan, carries: &[Carry]) -> bool {
        let Err(place) = self.closed.binary_search_by_key(&closed.period, |closed| closed.period) else {
            return false;
        };
        self.closed.insert(place, closed);
        let mut carried: BTreeMap<(BonusId, CustomerSlot), [i64; 2]> = core::mem::take(&mut self.carried)
            .into_iter()
            .map(|row| ((row.bonus, row.customer), row.legs))
            .collect();
        for Carry { bonus, customer, legs } in carries {
            let Some(bonus) = plan.bonus(*bonus) else { return false };
            carried.insert((bonus.clone(), *customer), *legs);
        }
        let rows = carried.into_iter().filter(|(_, legs)| *legs != [0, 0]);
        self.carried = rows.map(|((bonus, customer), legs)| CarriedRow { bonus, customer, legs }).collect();
        true
    }

    /// Applies that so many more lines of a period are paid; `false` when there are not so many.
    pub fn pay(&mut self, period: u16, lines: u32) -> bool {
        let Ok(found) = self.closed.binary_search_by_key(&period, |closed| closed.period) else {
            return false;
        };
        let Some(closed) = self.closed.get_mut(found) else { return false };
        let paid = closed.paid.saturating_add(lines);
        if paid as usize > closed.lines.len() {
            return false;
        }
        closed.paid = paid;
        true
    }

    /// What all periods paid.
    #[must_use]
    pub fn paid(&self) -> i128 {
        let lines = self.closed.iter().flat_map(|closed| closed.lines.iter().take(closed.paid as usize));
        lines.map(|line| i128::from(line.amount.minor())).sum()
    }

    /// Checks the order of periods and that no more lines are paid than there are. Costs one pass.
    ///
    /// # Errors
    /// The sentence of the first rule that is broken.
    pub fn check(&self) -> Result<(), &'static str> {
        let ascends =
            self.closed.iter().zip(self.closed.iter().skip(1)).all(|(one, next)| one.period < next.period);
        let paid = |closed: &ClosedPeriod| {
            closed.paid as usize <= closed.lines.len()
                && closed.lines.iter().all(|line| line.amount.is_positive())
        };
        match (ascends, self.closed.iter().all(paid)) {
            (true, true) => Ok(()),
            (false, _) => Err("closed periods do not stand in order"),
            (_, false) => Err("a closed period has paid more lines than it has, or nothing to somebody"),
        }
    }
}
