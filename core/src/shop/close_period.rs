//! Closing a period: what team volume, dividends and legs pay for it, once, as a batch with a digest.
//!
//! The first command works everything out and keeps the batch; it and the ones after it pay so many lines at a time.

use crate::commission::{Carry, ClosedPeriod, PeriodPayout, PeriodRefusal};
use crate::digest::Digest;
use crate::ledger::Transfer;
use crate::money::Amount;
use crate::people::{PeopleSettings, PeriodNumber};
use crate::shop::command::ClosePeriod;
use crate::shop::crowd::Crowd;
use crate::shop::event::{CarriedLegs, Event, PeriodClosed, PeriodLine, PeriodPaid};
use crate::shop::postings::{COMMISSION, available};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop, ShopRefusal};
use crate::slot::{PlanSlot, Slot};
use crate::time::Time;
use alloc::vec::Vec;

impl Shop {
    /// Closes one of the periods whose volumes are kept, or goes on paying one that is closed. Levels and the tree are those
    /// of now, as is the plan. One pass over everybody for each bonus; then the limit bounds what is paid.
    pub(super) fn decide_close_period(
        &self,
        now: Time,
        command: &ClosePeriod,
    ) -> Result<Vec<Event>, Rejection> {
        let limit = command.limit.unwrap_or(self.settings.tick_limit).min(self.settings.tick_limit) as usize;
        let PeopleSettings { period: calendar, periods_kept: kept, .. } = self.settings.people;
        let (period, number) = (command.period, PeriodNumber(command.period));
        let until = calendar.begin(number.next());
        let open = self.periods.plan_close(period, (calendar.number(now).0, kept), until)?;
        let mut events = Vec::new();
        let settled;
        let next: &[PeriodPayout] = match open {
            Some(closed) => closed.next(limit),
            None => {
                let (_, plan) = self.current_plan().ok_or(ShopRefusal::NoPlan {})?;
                if !plan.compiled.has_periods() {
                    return Err(PeriodRefusal::NoBonuses {}.into());
                }
                settled = plan.compiled.close(&Crowd::at(self, now).closing(number, &plan.compiled));
                let gone = || Rejection::inconsistent("promoter");
                let line = |line: &PeriodPayout| {
                    let promoter = self.name_customer(line.promoter)?;
                    let PeriodPayout { bonus, volume, amount, cut, .. } = *line;
                    Some(PeriodLine { promoter, bonus, volume, amount, cut })
                };
                let lines: Vec<_> =
                    settled.payouts.iter().map(line).collect::<Option<_>>().ok_or_else(gone)?;
                let carried = |carry: &Carry| {
                    let [left, right] = carry.legs;
                    Some(CarriedLegs {
                        customer: self.name_customer(carry.customer)?,
                        bonus: carry.bonus,
                        left,
                        right,
                    })
                };
                let carries: Vec<_> =
                    settled.carries.iter().map(carried).collect::<Option<_>>().ok_or_else(gone)?;
                let plan = plan.document.id.clone();
                let digest = Digest::of_document(&(period, &plan, settled.volume, &lines));
                let from = calendar.begin(number);
                let volume = settled.volume;
                events
                    .push(PeriodClosed { period, plan, from, until, volume, lines, carries, digest }.into());
                settled.payouts.get(..limit.min(settled.payouts.len())).unwrap_or_default()
            }
        };
        self.ledger.check(next.iter().map(transfer))?;
        if let Some(lines) = u32::try_from(next.len()).ok().filter(|lines| *lines > 0) {
            events.push(PeriodPaid { period, lines }.into());
        }
        Ok(events)
    }

    pub(super) fn apply_period_closed(&mut self, event: &PeriodClosed, answer: &mut Answer) -> Option<()> {
        let plan = self.plans.iter().rposition(|plan| plan.document.id == event.plan)?;
        let line = |line: &PeriodLine| {
            let promoter = self.own_slot_of(&line.promoter)?;
            let PeriodLine { bonus, volume, amount, cut, .. } = *line;
            Some(PeriodPayout { bonus, promoter, volume, amount, cut })
        };
        let carry = |carry: &CarriedLegs| {
            let customer = self.own_slot_of(&carry.customer)?;
            Some(Carry { bonus: carry.bonus, customer, legs: [carry.left, carry.right] })
        };
        let carries: Vec<_> = event.carries.iter().map(carry).collect::<Option<_>>()?;
        let closed = ClosedPeriod {
            period: event.period,
            plan: PlanSlot::from_index(plan)?,
            volume: event.volume,
            digest: event.digest,
            lines: event.lines.iter().map(line).collect::<Option<_>>()?,
            paid: 0,
        };
        let compiled = &self.plans.get(plan)?.compiled;
        self.periods.close(closed, compiled, &carries).then_some(())?;
        let left = u32::try_from(event.lines.len()).ok()?;
        *answer = Answer::Period { period: event.period, lines: 0, amount: Amount::ZERO, left };
        Some(())
    }

    pub(super) fn apply_period_paid(&mut self, event: &PeriodPaid, answer: &mut Answer) -> Option<()> {
        let next = self.periods.get(event.period)?.next(event.lines as usize);
        // A promoter who was merged since has the money where the balance is now.
        let paid =
            |line: &PeriodPayout| PeriodPayout { promoter: self.customers.resolve(line.promoter), ..*line };
        let paid: Vec<_> = next.iter().map(paid).collect();
        self.periods.pay(event.period, event.lines).then_some(())?;
        let amount = Amount::sum(paid.iter().map(|line| line.amount)).ok()?;
        let closed = self.periods.get(event.period)?;
        let left = u32::try_from(closed.lines.len().saturating_sub(closed.paid as usize)).ok()?;
        *answer = Answer::Period { period: event.period, lines: event.lines, amount, left };
        self.post(paid.iter().map(transfer))
    }
}

fn transfer(line: &PeriodPayout) -> Transfer {
    Transfer::new(COMMISSION, available(line.promoter), line.amount)
}
