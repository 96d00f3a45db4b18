//! Withdrawing commission: asked for, then paid or failed.

use crate::commission::{Withdrawal, WithdrawalRefusal, WithdrawalRequest, WithdrawalStage};
use crate::ledger::{CustomerAccount, Transfer};
use crate::shop::command::{ApproveWithdrawal, RequestWithdrawal, SettleWithdrawal, Settlement};
use crate::shop::event::{Event, WithdrawalApproved, WithdrawalRequested, WithdrawalSettled};
use crate::shop::postings::{FEES, GATEWAY, available, withdrawing};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop, ShopRefusal};
use crate::slot::Named;
use crate::text;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;
use smallvec::{SmallVec, smallvec};

impl Shop {
    /// Sets vested commission aside for a payout, by the rules of the plan in force.
    pub(super) fn decide_request_withdrawal(
        &self,
        now: Time,
        command: &RequestWithdrawal,
    ) -> Result<Vec<Event>, Rejection> {
        let amount = command.amount.expect(self.settings.currency)?;
        let slot = self.customers.slot(&command.promoter)?;
        let (_, plan) = self.current_plan().ok_or(ShopRefusal::NoPlan {})?;
        let balance = self.ledger.owed(slot, CustomerAccount::Available);
        let WithdrawalRequest { amount, fee, approval } = self.withdrawals.plan_request(
            plan.compiled.withdrawal(),
            &command.withdrawal,
            (slot, balance),
            amount,
            now,
        )?;
        self.ledger.check([Transfer::new(available(slot), withdrawing(slot), amount)])?;
        let promoter = Named::known(command.promoter.clone(), slot);
        Ok(vec![
            WithdrawalRequested {
                withdrawal: command.withdrawal.clone(),
                promoter,
                amount,
                fee,
                approval: approval.then_some(true),
            }
            .into(),
        ])
    }

    pub(super) fn apply_withdrawal_requested(
        &mut self,
        now: Time,
        event: &WithdrawalRequested,
        answer: &mut Answer,
    ) -> Option<()> {
        let promoter = self.customer_of(&event.promoter)?;
        let (amount, fee) = (event.amount, event.fee);
        let request = WithdrawalRequest { amount, fee, approval: event.approval == Some(true) };
        let withdrawal = self.withdrawals.request(&event.withdrawal, promoter, request, now)?;
        *answer = Answer::Withdrawal { withdrawal, amount, fee };
        self.post([Transfer::new(available(promoter), withdrawing(promoter), amount)])
    }

    /// Lets a withdrawal be paid that must be approved.
    pub(super) fn decide_approve_withdrawal(
        &self,
        command: &ApproveWithdrawal,
    ) -> Result<Vec<Event>, Rejection> {
        text::check_text("by", &command.by)?;
        self.withdrawals.plan_approval(&command.withdrawal)?;
        Ok(vec![WithdrawalApproved { withdrawal: command.withdrawal.clone(), by: command.by.clone() }.into()])
    }

    pub(super) fn apply_withdrawal_approved(
        &mut self,
        event: &WithdrawalApproved,
        answer: &mut Answer,
    ) -> Option<()> {
        let (slot, withdrawal) = self.withdrawals.plan_approval(&event.withdrawal).ok()?;
        *answer = Answer::Withdrawal { withdrawal: slot, amount: withdrawal.amount, fee: withdrawal.fee };
        self.withdrawals.approve(slot).then_some(())
    }

    /// Says how a withdrawal ended, once.
    pub(super) fn decide_settle_withdrawal(
        &self,
        command: &SettleWithdrawal,
    ) -> Result<Vec<Event>, Rejection> {
        let (_, withdrawal) = self.withdrawals.plan_settlement(&command.withdrawal)?;
        match &command.settlement {
            Settlement::Failed { reason } => text::check_text("reason", reason)?,
            Settlement::Paid if withdrawal.stage == WithdrawalStage::AwaitsApproval => {
                return Err(WithdrawalRefusal::NotApproved { withdrawal: command.withdrawal.clone() }.into());
            }
            Settlement::Paid => {}
        }
        self.ledger.check(settlement_transfers(&command.settlement, &withdrawal))?;
        let settlement = command.settlement.clone();
        Ok(vec![WithdrawalSettled { withdrawal: command.withdrawal.clone(), settlement }.into()])
    }

    pub(super) fn apply_withdrawal_settled(
        &mut self,
        event: &WithdrawalSettled,
        answer: &mut Answer,
    ) -> Option<()> {
        let (slot, withdrawal) = self.withdrawals.plan_settlement(&event.withdrawal).ok()?;
        match event.settlement {
            Settlement::Paid => self.withdrawals.pay(slot).then_some(())?,
            Settlement::Failed { .. } => self.withdrawals.fail(slot).then_some(())?,
        }
        *answer = Answer::Withdrawal { withdrawal: slot, amount: withdrawal.amount, fee: withdrawal.fee };
        self.post(settlement_transfers(&event.settlement, &withdrawal))
    }
}

fn settlement_transfers(settlement: &Settlement, withdrawal: &Withdrawal) -> SmallVec<[Transfer; 2]> {
    let (from, back) = (withdrawing(withdrawal.promoter), available(withdrawal.promoter));
    match settlement {
        Settlement::Paid => smallvec![
            Transfer::new(from, GATEWAY, withdrawal.net()),
            Transfer::new(from, FEES, withdrawal.fee)
        ],
        Settlement::Failed { .. } => smallvec![Transfer::new(from, back, withdrawal.amount)],
    }
}
