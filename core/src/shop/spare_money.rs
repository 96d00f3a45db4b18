//! Money that buys nothing: paid too much, paid again, paid in part for an order that came to nothing. It is booked all the
//! same, and becomes balance or waits for going back.

use crate::ledger::{Account, Transfer};
use crate::money::Amount;
use crate::order::{Order, PaidFor, Payment};
use crate::shop::event::{Event, MoneySpared, NamedOrder, PartsSpared, PaymentPart};
use crate::shop::postings::{self, GATEWAY, HELD, SPARE};
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop, SpareMoney};
use crate::slot::{CustomerSlot, OrderSlot};
use alloc::vec::Vec;

impl Shop {
    /// Whose wallet takes money that buys nothing; nobody's where it waits.
    fn wallet_for_spare(&self, buyer: Option<CustomerSlot>) -> Option<CustomerSlot> {
        buyer.filter(|_| self.settings.money.spare == SpareMoney::Wallet)
    }

    /// Books money of a payment that buys nothing.
    pub(super) fn spare(
        &self,
        payment: crate::id::PaymentId,
        order: NamedOrder,
        buyer: Option<CustomerSlot>,
        amount: Amount,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let wallet = self.wallet_for_spare(buyer);
        self.ledger.check([Transfer::new(GATEWAY, spare_account(wallet), amount)])?;
        let wallet = wallet.and_then(|wallet| self.name_customer(wallet));
        events.push(MoneySpared { payment, order: Some(order), amount, wallet }.into());
        Ok(())
    }

    /// What was paid in part for an order that comes to nothing goes back where the settings say; what came from the
    /// wallet goes back there. An order of which nothing was paid costs one branch.
    pub(super) fn spare_parts(
        &self,
        named: &NamedOrder,
        order: &Order,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        if order.paid.is_zero() {
            return Ok(());
        }
        let wallet = self.wallet_for_spare(order.buyer);
        let mut parts = Vec::new();
        for (slot, payment, fate) in self.payments.of_order(order.payment) {
            let amount = fate.in_order(payment)?;
            if amount.is_positive() {
                let id = self.payments.id(slot).ok_or_else(|| Rejection::inconsistent("payment"))?;
                parts.push(PaymentPart { payment: id.clone(), amount });
            }
        }
        let from_wallet = order.from_wallet();
        let mut transfers = Vec::from_iter([Transfer::new(HELD, spare_account(wallet), order.paid)]);
        if let Some(buyer) = order.buyer {
            transfers.push(Transfer::new(HELD, postings::wallet(buyer), order.paid));
        }
        self.ledger.check(transfers)?;
        let credited = wallet.is_some();
        events.push(PartsSpared { order: named.clone(), from_wallet, parts, credited }.into());
        Ok(())
    }

    pub(super) fn apply_money_spared(&mut self, event: &MoneySpared, answer: &mut Answer) -> Option<()> {
        let order = match &event.order {
            Some(order) => Some(self.order_of(order)?),
            None => None,
        };
        let wallet = self.maybe_customer_of(event.wallet.as_ref())?;
        let known = self.payments.find(&event.payment).map(|(slot, _)| slot);
        let slot = match (known, order) {
            (Some(slot), _) => {
                self.payments.add(slot, event.amount)?;
                slot
            }
            (None, Some(order)) => self.keep_payment(&event.payment, order, event.amount)?,
            (None, None) => {
                let payment = Payment { paid_for: PaidFor::Nothing, amount: event.amount, before: None };
                self.payments.keep(&event.payment, payment)?
            }
        };
        self.payments.change(slot, |fate| {
            fate.elsewhere = fate.elsewhere.plus(event.amount)?;
            match wallet {
                Some(wallet) => fate.credited_to = Some(wallet),
                None => fate.spare = fate.spare.plus(event.amount)?,
            }
            Ok(())
        })?;
        match order {
            // Where the payment bought the order too, that is the answer.
            Some(order) if known.is_none() => {
                let outcome = if wallet.is_some() { Outcome::CreditedToWallet } else { Outcome::Spared };
                *answer = Answer::Order { order, outcome, expires_at: None };
            }
            _ => {}
        }
        self.post([Transfer::new(GATEWAY, spare_account(wallet), event.amount)])
    }

    pub(super) fn apply_parts_spared(&mut self, event: &PartsSpared) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let order = self.orders.get_mut(slot)?;
        let buyer = order.buyer;
        let mut left = order.paid.minus(event.from_wallet).ok()?;
        if !event.from_wallet.is_zero() {
            order.dealings_mut().from_wallet = Amount::ZERO;
            self.post([Transfer::new(HELD, postings::wallet(buyer?), event.from_wallet)])?;
        }
        let wallet = buyer.filter(|_| event.credited);
        for PaymentPart { payment, amount } in &event.parts {
            let (payment, _) = self.payments.find(payment)?;
            self.payments.change(payment, |fate| {
                fate.elsewhere = fate.elsewhere.plus(*amount)?;
                match wallet {
                    Some(wallet) => fate.credited_to = Some(wallet),
                    None => fate.spare = fate.spare.plus(*amount)?,
                }
                Ok(())
            })?;
            left = left.minus(*amount).ok()?;
            self.post([Transfer::new(HELD, spare_account(wallet), *amount)])?;
        }
        self.orders.get_mut(slot)?.paid = Amount::ZERO;
        left.is_zero().then_some(())
    }

    /// Keeps a payment that was made for an order.
    pub(super) fn keep_payment(
        &mut self,
        id: &crate::id::PaymentId,
        slot: OrderSlot,
        amount: Amount,
    ) -> Option<crate::slot::PaymentSlot> {
        let order = self.orders.get_mut(slot)?;
        let payment = Payment { paid_for: PaidFor::Order(slot), amount, before: order.payment };
        let kept = self.payments.keep(id, payment)?;
        order.payment = Some(kept);
        Some(kept)
    }
}

fn spare_account(wallet: Option<CustomerSlot>) -> Account {
    wallet.map_or(SPARE, postings::wallet)
}
