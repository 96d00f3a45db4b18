//! How a refund to the source ended, where the gateway's word is awaited. What it could not send waits, payment by payment,
//! for going back another way.

use crate::ledger::Transfer;
use crate::money::Amount;
use crate::order::{OrderRefusal, RefundState};
use crate::shop::command::{SettleRefund, Settlement};
use crate::shop::event::{Event, RefundSettled};
use crate::shop::postings::{GATEWAY, REFUNDING, SPARE};
use crate::shop::{Rejection, Shop};
use crate::text;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Ends a refund that is on its way. The same word again does nothing.
    pub(super) fn decide_settle_refund(&self, command: &SettleRefund) -> Result<Vec<Event>, Rejection> {
        let refund = || command.refund.clone();
        let found = self.refunds.find(&command.refund);
        let (slot, record) = found.ok_or_else(|| self.refunds.missing(&command.refund))?;
        if let Settlement::Failed { reason } = &command.settlement {
            text::check_text("reason", reason)?;
        }
        if record.state != RefundState::Awaited {
            let same = record.state == state_of(&command.settlement);
            let refusal = OrderRefusal::RefundSettled { refund: refund() };
            return if same { Ok(Vec::new()) } else { Err(refusal.into()) };
        }
        let amount = Amount::sum(self.refunds.awaited(slot).iter().map(|(_, amount)| *amount))?;
        self.ledger.check([settlement(&command.settlement, amount)])?;
        Ok(vec![RefundSettled { refund: refund(), settlement: command.settlement.clone() }.into()])
    }

    pub(super) fn apply_refund_settled(&mut self, event: &RefundSettled) -> Option<()> {
        let (slot, _) = self.refunds.find(&event.refund)?;
        let state = state_of(&event.settlement);
        let parts = self.refunds.settle(slot, state)?;
        for (payment, amount) in parts {
            if state == RefundState::Failed {
                self.payments.change(payment, |fate| {
                    fate.returned = fate.returned.minus(amount)?;
                    fate.spare = fate.spare.plus(amount)?;
                    Ok(())
                })?;
            }
            self.post([settlement(&event.settlement, amount)])?;
        }
        Some(())
    }
}

const fn state_of(settlement: &Settlement) -> RefundState {
    match settlement {
        Settlement::Paid => RefundState::Made,
        Settlement::Failed { .. } => RefundState::Failed,
    }
}

const fn settlement(settlement: &Settlement, amount: Amount) -> Transfer {
    match settlement {
        Settlement::Paid => Transfer::new(REFUNDING, GATEWAY, amount),
        Settlement::Failed { .. } => Transfer::new(REFUNDING, SPARE, amount),
    }
}
