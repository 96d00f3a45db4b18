//! The wallet (余额): topped up, paid with, changed by hand. It never holds less than nothing.

use crate::ledger::{CustomerAccount, Transfer};
use crate::money::{Amount, Money};
use crate::order::{Move, OrderRefusal, PaidFor, Payment};
use crate::shop::command::{AdjustWallet, PayFromWallet, TopUpWallet};
use crate::shop::deliver::PaidUnits;
use crate::shop::event::{Event, MoneySpared, OrderPaid, PaidFromWallet, WalletAdjusted, WalletToppedUp};
use crate::shop::postings::{ADJUSTMENTS, GATEWAY, HELD, SPARE, wallet};
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop};
use crate::slot::{CustomerSlot, Named};
use crate::text;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Books a payment into a wallet, once. What nobody knows the payer of waits for going back.
    pub(super) fn decide_top_up_wallet(&self, command: &TopUpWallet) -> Result<Vec<Event>, Rejection> {
        let amount = self.positive(command.amount)?;
        let customer = command.customer.as_ref().map(|id| self.customers.slot(id)).transpose()?;
        if let Some((_, known)) = self.payments.find(&command.payment) {
            let same = known.paid_for == customer.map_or(PaidFor::Nothing, PaidFor::Wallet);
            let refusal = || OrderRefusal::PaymentUsed { payment: command.payment.clone() };
            return if same && known.amount == amount { Ok(Vec::new()) } else { Err(refusal().into()) };
        }
        if self.payments.is_archived(&command.payment) {
            return Err(OrderRefusal::PaymentUsed { payment: command.payment.clone() }.into());
        }
        self.ledger.check([Transfer::new(GATEWAY, customer.map_or(SPARE, wallet), amount)])?;
        let payment = command.payment.clone();
        Ok(vec![match customer.and_then(|customer| self.name_customer(customer)) {
            Some(customer) => WalletToppedUp { customer, payment, amount }.into(),
            None => MoneySpared { payment, order: None, amount, wallet: None }.into(),
        }])
    }

    pub(super) fn apply_wallet_topped_up(
        &mut self,
        event: &WalletToppedUp,
        answer: &mut Answer,
    ) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let payment = Payment { paid_for: PaidFor::Wallet(customer), amount: event.amount, before: None };
        self.payments.keep(&event.payment, payment)?;
        self.post([Transfer::new(GATEWAY, wallet(customer), event.amount)])?;
        *answer = self.answer_of_wallet(customer);
        Some(())
    }

    /// Pays an order from its buyer's wallet: all that is still to be paid, or a part of it. What is late for a gateway is
    /// late here, and then nothing is taken.
    pub(super) fn decide_pay_from_wallet(
        &self,
        now: Time,
        command: &PayFromWallet,
    ) -> Result<Vec<Event>, Rejection> {
        let (named, _, order) = self.order_for(&command.order, Move::Pay)?;
        let id = || command.order.clone();
        let buyer = order.buyer.ok_or_else(|| OrderRefusal::NobodysWallet { order: id() })?;
        let open = order.total.minus(order.paid)?;
        let amount = command.amount.map_or(Ok(open), |amount| self.positive(amount))?;
        if amount > open {
            let (open, got) = (self.money(open), self.money(amount));
            return Err(OrderRefusal::ExceedsOpen { order: id(), open, got }.into());
        }
        let whole = amount == open;
        if order.is_overdue(now) && !(whole && self.settings.late_payment.reserve_again) {
            return Err(OrderRefusal::Overdue { order: id() }.into());
        }
        self.check_wallet(buyer, amount)?;
        self.ledger.check([Transfer::new(wallet(buyer), HELD, amount)])?;
        let mut events = vec![PaidFromWallet { order: named.clone(), amount }.into()];
        if whole {
            events.push(OrderPaid { order: named.clone(), payment: None, amount: Amount::ZERO }.into());
            if self.delivers_alone(order) {
                self.deliver_units(now, named, PaidUnits::of(self, order)?, &mut events)?;
            }
        }
        Ok(events)
    }

    pub(super) fn apply_paid_from_wallet(
        &mut self,
        event: &PaidFromWallet,
        answer: &mut Answer,
    ) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let order = self.orders.get_mut(slot)?;
        let (buyer, due) = (order.buyer?, order.due);
        order.paid = order.paid.plus(event.amount).ok()?;
        let dealings = order.dealings_mut();
        dealings.from_wallet = dealings.from_wallet.plus(event.amount).ok()?;
        *answer = Answer::Order { order: slot, outcome: Outcome::PartlyPaid, expires_at: due };
        self.post([Transfer::new(wallet(buyer), HELD, event.amount)])
    }

    /// Changes a wallet by hand; the record says who did it and why.
    pub(super) fn decide_adjust_wallet(&self, command: &AdjustWallet) -> Result<Vec<Event>, Rejection> {
        let by = command.by.expect(self.settings.currency)?;
        let customer = self.customers.slot(&command.customer)?;
        text::check_text("who", &command.who)?;
        text::check_text("reason", &command.reason)?;
        if by.is_zero() {
            return Err(OrderRefusal::AdjustedByNothing {}.into());
        }
        if by.is_negative() {
            self.check_wallet(customer, by.negated()?)?;
        }
        self.ledger.check([Transfer::new(ADJUSTMENTS, wallet(customer), by)])?;
        let (who, reason) = (command.who.clone(), command.reason.clone());
        let customer = Named::known(command.customer.clone(), customer);
        Ok(vec![WalletAdjusted { customer, by, who, reason }.into()])
    }

    pub(super) fn apply_wallet_adjusted(
        &mut self,
        event: &WalletAdjusted,
        answer: &mut Answer,
    ) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        self.post([Transfer::new(ADJUSTMENTS, wallet(customer), event.by)])?;
        *answer = self.answer_of_wallet(customer);
        Some(())
    }

    /// What the notice of a top-up is answered that came again.
    pub(super) fn answer_of_top_up(&self, command: &TopUpWallet) -> Option<Answer> {
        let customer = command.customer.as_ref()?;
        Some(self.answer_of_wallet(self.customers.slot(customer).ok()?))
    }

    /// Refuses to take more from a wallet than it holds.
    pub(super) fn check_wallet(&self, customer: CustomerSlot, wanted: Amount) -> Result<(), OrderRefusal> {
        let balance = self.ledger.owed(customer, CustomerAccount::Wallet);
        if wanted <= balance {
            return Ok(());
        }
        Err(OrderRefusal::WalletShort { balance: self.money(balance), wanted: self.money(wanted) })
    }

    /// An amount of the shop's currency, above zero.
    pub(super) fn positive(&self, got: Money) -> Result<Amount, Rejection> {
        let amount = got.expect(self.settings.currency)?;
        if amount.is_positive() { Ok(amount) } else { Err(OrderRefusal::NotPositive { got }.into()) }
    }

    fn answer_of_wallet(&self, customer: CustomerSlot) -> Answer {
        Answer::Wallet { customer, balance: self.ledger.owed(customer, CustomerAccount::Wallet) }
    }
}
