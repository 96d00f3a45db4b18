//! Sending money back that buys nothing: what waits of a payment, or what is in its payer's wallet. No source gets more
//! than came from it.

use crate::ledger::{CustomerAccount, Transfer};
use crate::money::Amount;
use crate::order::{OrderRefusal, PaidFor, Payment, RefundRecord, RefundState};
use crate::shop::command::{RefundTo, ReturnFrom, ReturnPayment};
use crate::shop::event::{Event, PaymentReturned};
use crate::shop::postings::{GATEWAY, REFUNDING, SPARE, wallet};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, PaymentSlot};
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Sends what waits of a payment back to its source or into its payer's wallet, or takes it out of that wallet.
    pub(super) fn decide_return_payment(&self, command: &ReturnPayment) -> Result<Vec<Event>, Rejection> {
        let ReturnPayment { payment: id, from, to, .. } = command;
        let found = self.payments.find(id);
        let (slot, payment) = found.ok_or_else(|| self.payments.missing(id))?;
        if self.refunds.knows(&command.refund) {
            return Err(OrderRefusal::RefundUsed { refund: command.refund.clone() }.into());
        }
        let fate = self.payments.fate(slot);
        let payer = self.payer_of(payment);
        let in_wallet = *from == ReturnFrom::Wallet;
        // Out of a wallet there is only one way.
        let to = if in_wallet { RefundTo::Source } else { *to };
        let wallet_of = payer.filter(|_| in_wallet || to == RefundTo::Wallet);
        if wallet_of.is_none() && (in_wallet || to == RefundTo::Wallet) {
            return Err(OrderRefusal::PayerUnknown { payment: id.clone() }.into());
        }
        let most = match wallet_of.filter(|_| in_wallet) {
            Some(payer) => {
                let there = self.ledger.owed(payer, CustomerAccount::Wallet);
                self.out_of_order(slot, payment)?.min(there)
            }
            None => fate.spare,
        };
        let amount = command.amount.map_or(Ok(most), |amount| self.positive(amount))?;
        if amount > most || !amount.is_positive() {
            let (most, wanted) = (self.money(most), self.money(amount));
            return Err(OrderRefusal::NotReturnable { payment: id.clone(), most, wanted }.into());
        }
        let event = PaymentReturned {
            payment: id.clone(),
            refund: command.refund.clone(),
            amount,
            from: *from,
            to,
            wallet: wallet_of.and_then(|payer| self.name_customer(payer)),
            awaited: to == RefundTo::Source && self.settings.money.confirm_refunds,
        };
        self.ledger
            .check([self.transfer_of_return(&event).ok_or_else(|| Rejection::inconsistent("payer"))?])?;
        Ok(vec![event.into()])
    }

    pub(super) fn apply_payment_returned(
        &mut self,
        event: &PaymentReturned,
        answer: &mut Answer,
    ) -> Option<()> {
        let (slot, payment) = self.payments.find(&event.payment)?;
        let order = match payment.paid_for {
            PaidFor::Order(order) => Some(order),
            PaidFor::Wallet(_) | PaidFor::Nothing => None,
        };
        let wallet = self.maybe_customer_of(event.wallet.as_ref())?;
        self.payments.change(slot, |fate| {
            if event.from == ReturnFrom::Spare {
                fate.spare = fate.spare.minus(event.amount)?;
            }
            match event.to {
                RefundTo::Source => fate.returned = fate.returned.plus(event.amount)?,
                RefundTo::Wallet => fate.credited_to = wallet,
            }
            Ok(())
        })?;
        let state = if event.awaited { RefundState::Awaited } else { RefundState::Made };
        let refund = self.refunds.keep(&event.refund, RefundRecord { order, amount: event.amount, state })?;
        if event.awaited {
            self.refunds.await_settlement(refund, vec![(slot, event.amount)]);
        }
        *answer = Answer::Refunded(event.amount);
        self.post([self.transfer_of_return(event)?])
    }

    /// How much of a payment can go back to its source beside what its order may still send there.
    fn out_of_order(&self, slot: PaymentSlot, payment: &Payment) -> Result<Amount, Rejection> {
        let fate = self.payments.fate(slot);
        let order = match payment.paid_for {
            PaidFor::Order(order) => self.orders.get(order),
            PaidFor::Wallet(_) | PaidFor::Nothing => None,
        };
        let held = order.map_or(Ok(Amount::ZERO), |order| order.paid.minus(order.refunded))?;
        Ok(fate.returnable(payment)?.minus(fate.in_order(payment)?.min(held))?)
    }

    fn transfer_of_return(&self, event: &PaymentReturned) -> Option<Transfer> {
        let of_payer = self.maybe_customer_of(event.wallet.as_ref())?.map(wallet);
        let from = if event.from == ReturnFrom::Spare { SPARE } else { of_payer? };
        let to = match event.to {
            RefundTo::Source if event.awaited => REFUNDING,
            RefundTo::Source => GATEWAY,
            RefundTo::Wallet => of_payer?,
        };
        Some(Transfer::new(from, to, event.amount))
    }

    /// Who made a payment, where the shop knows.
    pub(super) fn payer_of(&self, payment: &Payment) -> Option<CustomerSlot> {
        match payment.paid_for {
            PaidFor::Order(order) => self.orders.get(order)?.buyer,
            PaidFor::Wallet(customer) => Some(customer),
            PaidFor::Nothing => None,
        }
    }
}
