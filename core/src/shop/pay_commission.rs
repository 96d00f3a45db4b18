//! Commission: it accrues with the delivery, vests some time after the completion, and is taken back with a refund.

use crate::commission::{Holding, LineRefund, OrderPay, PaidOrder, Payout, Payouts, Reversal, Vesting};
use crate::few::Few;
use crate::ledger::Transfer;
use crate::shop::crowd::Crowd;
use crate::shop::event::{
    AccruedLine, CommissionAccrued, CommissionReversed, CommissionVested, Event, NamedOrder, ReversedLine,
    Share,
};
use crate::shop::postings::{COMMISSION, available, pending};
use crate::shop::reply::Answer;
use crate::shop::state::PublishedPlan;
use crate::shop::{Rejection, Shop};
use crate::slot::{OrderSlot, PlanSlot, Slot};
use crate::time::Time;
use alloc::vec::Vec;
use smallvec::SmallVec;

impl Shop {
    /// What a delivery pays by the plan that is in force now. The upline is the one of this moment.
    pub(super) fn accrue_commission(
        &self,
        order: NamedOrder,
        paid: &PaidOrder<'_>,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let Some((_, plan)) = self.current_plan() else { return Ok(()) };
        let crowd = Crowd::at(self, self.clock).paying(&plan.compiled);
        let mut pay = OrderPay::default();
        plan.compiled.pay_into(&crowd, paid, &mut (), &mut pay)?;
        self.pay_partners(order.clone(), plan, &pay.partners, events)?;
        self.accrue(order.clone(), plan, &pay.payouts, events)?;
        // Rewards come first: they are those of the roles of before.
        self.move_chains(&order, plan, &pay.chains, events)
    }

    fn accrue(
        &self,
        order: NamedOrder,
        plan: &PublishedPlan,
        payouts: &[Payout],
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        if payouts.is_empty() {
            return Ok(());
        }
        self.ledger.check(payouts.iter().map(accrual_transfer))?;
        let mut lines = Few::new();
        for payout in payouts {
            let promoter = self.name_customer(payout.promoter);
            lines.push(AccruedLine {
                promoter: promoter.ok_or_else(|| Rejection::inconsistent("promoter"))?,
                line: payout.line,
                bonus: payout.bonus,
                tier: payout.tier,
                amount: payout.amount,
                cut: payout.cut,
                frozen: payout.frozen.then_some(true),
            });
        }
        events.push(CommissionAccrued { order, plan: plan.document.id.clone(), lines }.into());
        Ok(())
    }

    pub(super) fn apply_commission_accrued(&mut self, now: Time, event: &CommissionAccrued) -> Option<()> {
        let order = self.order_of(&event.order)?;
        let plan = self.plans.iter().rposition(|plan| plan.document.id == event.plan)?;
        let mut payouts = Payouts::new();
        for line in &event.lines {
            payouts.push(Payout {
                promoter: self.own_slot_of(&line.promoter)?,
                line: line.line,
                bonus: line.bonus,
                tier: line.tier,
                amount: line.amount,
                cut: line.cut,
                frozen: line.frozen == Some(true),
            });
        }
        let compiled = &self.plans.get(plan)?.compiled;
        if compiled.limits_persons() {
            for payout in &payouts {
                let (Some(length), Some(bonus)) =
                    (compiled.person_period(payout.bonus), compiled.bonus(payout.bonus))
                else {
                    continue;
                };
                let promoter = self.customers.resolve(payout.promoter);
                self.periods.earn(bonus, promoter, length, now, payout.amount);
            }
        }
        self.accruals.accrue(order, PlanSlot::from_index(plan)?, &payouts).then_some(())?;
        self.post(payouts.iter().map(accrual_transfer))
    }

    /// Which commission of an order vests now.
    pub(super) fn vest_commission(&self, slot: OrderSlot) -> Result<CommissionVested, Rejection> {
        let vestings = self.accruals.plan_vesting(slot);
        self.ledger.check(vestings.iter().map(vesting_transfer))?;
        let share = |vesting: &Vesting| {
            Some(Share { promoter: self.name_customer(vesting.promoter)?, amount: vesting.amount })
        };
        let shares = vestings
            .iter()
            .map(share)
            .collect::<Option<_>>()
            .ok_or_else(|| Rejection::inconsistent("promoter"))?;
        let order = self.name_order(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
        Ok(CommissionVested { order, shares })
    }

    pub(super) fn apply_commission_vested(
        &mut self,
        event: &CommissionVested,
        answer: &mut Answer,
    ) -> Option<()> {
        let order = self.order_of(&event.order)?;
        let vestings = self.accruals.plan_vesting(order);
        let told = event.shares.iter().map(|share| Some((self.own_slot_of(&share.promoter)?, share.amount)));
        let same = told.eq(vestings.iter().map(|vesting| Some((vesting.promoter, vesting.amount))));
        (same && self.accruals.vest(order, &vestings)).then_some(())?;
        answer.ticked(|ticked| ticked.vested = ticked.vested.saturating_add(1));
        self.post(vestings.iter().map(vesting_transfer))
    }

    /// What refunds take back: of each commission line its share of what is refunded of the order's line.
    pub(super) fn reverse_commission(
        &self,
        order: NamedOrder,
        slot: OrderSlot,
        refunds: &[LineRefund],
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let reversals = self.accruals.plan_reversal(slot, refunds)?;
        if reversals.is_empty() {
            return Ok(());
        }
        self.ledger.check(reversals.iter().map(reversal_transfer))?;
        let line = |reversal: &Reversal| {
            Some(ReversedLine {
                promoter: self.name_customer(reversal.promoter)?,
                index: self
                    .accruals
                    .of_order(slot)
                    .position(|line| line.slot == reversal.slot)?
                    .try_into()
                    .ok()?,
                amount: reversal.amount,
                vested: reversal.from == Holding::Available,
            })
        };
        let lines = reversals
            .iter()
            .map(line)
            .collect::<Option<_>>()
            .ok_or_else(|| Rejection::inconsistent("commission"))?;
        events.push(CommissionReversed { order, lines }.into());
        Ok(())
    }

    pub(super) fn apply_commission_reversed(&mut self, event: &CommissionReversed) -> Option<()> {
        let order = self.order_of(&event.order)?;
        let mut reversals: SmallVec<[Reversal; 8]> = SmallVec::new();
        for line in &event.lines {
            reversals.push(Reversal {
                slot: self.accruals.of_order(order).nth(line.index as usize)?.slot,
                promoter: self.own_slot_of(&line.promoter)?,
                amount: line.amount,
                from: if line.vested { Holding::Available } else { Holding::Pending },
            });
        }
        self.accruals.reverse(&reversals).then_some(())?;
        self.post(reversals.iter().map(reversal_transfer))
    }
}

fn accrual_transfer(payout: &Payout) -> Transfer {
    Transfer::new(COMMISSION, pending(payout.promoter), payout.amount)
}

fn vesting_transfer(vesting: &Vesting) -> Transfer {
    Transfer::new(pending(vesting.promoter), available(vesting.promoter), vesting.amount)
}

fn reversal_transfer(reversal: &Reversal) -> Transfer {
    let from = match reversal.from {
        Holding::Pending => pending(reversal.promoter),
        Holding::Available => available(reversal.promoter),
    };
    Transfer::new(from, COMMISSION, reversal.amount)
}
