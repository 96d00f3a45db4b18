//! Periods that were closed, and why somebody earns what of a period.

use crate::commission::{ClosedPeriod, PeriodPayout, PeriodRefusal, PeriodStep, Periods};
use crate::digest::Digest;
use crate::id::{CustomerId, PlanId};
use crate::language::Language;
use crate::money::{Amount, Money};
use crate::people::PeriodNumber;
use crate::shop::crowd::Crowd;
use crate::shop::state::PublishedPlan;
use crate::shop::{Rejection, Shop, ShopRefusal};
use crate::slot::{CustomerSlot, Slot};
use crate::time::Time;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// A period that was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodView {
    /// Its number.
    pub period: u16,
    /// When it began.
    pub from: Time,
    /// When it ended; the moment itself is in the next one.
    pub until: Time,
    /// The plan by which it was closed.
    pub plan: PlanId,
    /// What everybody bought in it.
    pub volume: Money,
    /// The digest of its batch.
    pub digest: Digest,
    /// How many lines the batch has.
    pub lines: usize,
    /// How many of them are paid.
    pub paid: u32,
    /// What all lines come to.
    pub amount: Money,
}

/// Why somebody earns what of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodExplanation {
    /// The period.
    pub period: u16,
    /// The plan by which it was closed, or would be now.
    pub plan: PlanId,
    /// Whether it was closed; else this is what closing it now would come to.
    pub is_closed: bool,
    /// What all bonuses of the period come to for this person.
    pub amount: Money,
    /// One step for each bonus that is closed by period.
    pub steps: Vec<PeriodStep>,
    /// The steps as sentences, in English.
    pub text: Vec<String>,
    /// The same in Chinese.
    pub text_zh: Vec<String>,
}

impl PeriodExplanation {
    /// The steps as sentences.
    #[must_use]
    pub fn text_in(&self, language: Language) -> &[String] {
        language.pick(&self.text, &self.text_zh)
    }
}

impl Shop {
    /// The periods that were closed, in order of number.
    #[must_use]
    pub fn periods(&self) -> Vec<PeriodView> {
        self.periods.iter().filter_map(|closed| self.period_view(closed)).collect()
    }

    fn period_view(&self, closed: &ClosedPeriod) -> Option<PeriodView> {
        let (calendar, number) = (self.settings.people.period, PeriodNumber(closed.period));
        let amount = Amount::sum(closed.lines.iter().map(|line| line.amount)).ok()?;
        Some(PeriodView {
            period: closed.period,
            from: calendar.begin(number),
            until: calendar.begin(number.next()),
            plan: self.plans.get(closed.plan.index())?.document.id.clone(),
            volume: self.money(closed.volume),
            digest: closed.digest,
            lines: closed.lines.len(),
            paid: closed.paid,
            amount: self.money(amount),
        })
    }

    /// Explains what a period pays somebody. Of a period that was closed the recorded lines are explained; of the one that
    /// runs, or one whose volumes are kept still, what closing it now would come to: one pass over everybody for each bonus.
    ///
    /// # Errors
    /// When the customer or the period is not known, or no plan is in force.
    pub fn explain_period(&self, period: u16, customer: &CustomerId) -> Result<PeriodExplanation, Rejection> {
        let who = self.customers.slot(customer)?;
        let of_person = |line: &&PeriodPayout| self.customers.resolve(line.promoter) == who;
        if let Some(closed) = self.periods.get(period) {
            let plan = self.plans.get(closed.plan.index()).ok_or_else(|| Rejection::inconsistent("plan"))?;
            let lines: Vec<_> = closed.lines.iter().filter(of_person).copied().collect();
            let steps = plan.compiled.period_steps(who, &lines, None::<&Crowd<'_>>).collect();
            return Ok(self.told_period(period, plan, true, &lines, steps));
        }
        let number = PeriodNumber(period);
        let (current, kept) = (self.current_period(), self.settings.people.periods_kept);
        if number > current {
            let until = self.settings.people.period.begin(number.next());
            return Err(PeriodRefusal::NotOver { period, until }.into());
        }
        Periods::check_kept(period, (current.0, kept))?;
        let (_, plan) = self.current_plan().ok_or(ShopRefusal::NoPlan {})?;
        let people = Crowd::at(self, self.clock).closing(number, &plan.compiled);
        let settled = plan.compiled.close(&people);
        let lines: Vec<_> = settled.payouts.iter().filter(of_person).copied().collect();
        let steps = plan.compiled.period_steps(who, &lines, Some(&people)).collect();
        Ok(self.told_period(period, plan, false, &lines, steps))
    }

    fn told_period(
        &self,
        period: u16,
        plan: &PublishedPlan,
        is_closed: bool,
        lines: &[PeriodPayout],
        steps: Vec<PeriodStep>,
    ) -> PeriodExplanation {
        let name = |customer: CustomerSlot| {
            let id = self.customers.id(self.customers.resolve(customer));
            id.map_or_else(String::new, |id| format!("{id}"))
        };
        let told = |language| {
            let step = |step: &PeriodStep| step.text_in(language, &plan.compiled, name);
            steps.iter().map(step).collect()
        };
        // INVARIANT: the lines of a period add up, for its ledger entries do.
        let amount = Amount::sum(lines.iter().map(|line| line.amount)).unwrap_or_default();
        PeriodExplanation {
            period,
            plan: plan.document.id.clone(),
            is_closed,
            amount: self.money(amount),
            text: told(Language::English),
            text_zh: told(Language::Chinese),
            steps,
        }
    }
}
