//! Reading payments and refunds. Nothing here changes the shop.

use crate::id::{CustomerId, OrderId, PaymentId, RefundId};
use crate::money::{Amount, Money};
use crate::order::{Fate, PaidFor, Payment, RefundState};
use crate::shop::{Rejection, Shop};
use crate::slot::PaymentSlot;
use alloc::vec::Vec;
use serde::Serialize;

/// A payment as the outside sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaymentView {
    /// The payment.
    pub payment: PaymentId,
    /// The order that it was made for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// Whose wallet it went into, or some of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wallet: Option<CustomerId>,
    /// How much was paid.
    pub amount: Money,
    /// What of it bought nothing and waits for going back.
    pub spare: Money,
    /// What of it went back to its source, or is on its way there.
    pub returned: Money,
    /// What of it the payer's bank took back.
    pub charged_back: Money,
}

/// A refund as the outside sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefundView {
    /// The refund.
    pub refund: RefundId,
    /// The order that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// How much.
    pub amount: Money,
    /// Where it stands.
    pub state: RefundState,
}

impl Shop {
    /// A payment.
    ///
    /// # Errors
    /// When it is not known.
    pub fn payment(&self, id: &PaymentId) -> Result<PaymentView, Rejection> {
        let unknown = || self.payments.missing(id);
        let (slot, payment) = self.payments.find(id).ok_or_else(unknown)?;
        Ok(self.view_payment(id, payment, &self.payments.fate(slot)))
    }

    /// The payments of an order, in the order they were taken.
    ///
    /// # Errors
    /// When the order is not known.
    pub fn payments_of(&self, id: &OrderId) -> Result<Vec<PaymentView>, Rejection> {
        let (_, order) = self.orders.find(id)?;
        let view = |(slot, payment, fate): (PaymentSlot, &Payment, Fate)| {
            Some(self.view_payment(self.payments.id(slot)?, payment, &fate))
        };
        let mut all: Vec<_> = self.payments.of_order(order.payment).filter_map(view).collect();
        all.reverse();
        Ok(all)
    }

    /// The payments of which money waits for going back, in the order they were taken.
    #[must_use]
    pub fn spare_payments(&self) -> Vec<PaymentView> {
        let waiting = self.payments.fates().filter(|(_, fate)| fate.spare.is_positive());
        let view = |(slot, fate): (PaymentSlot, &Fate)| {
            Some(self.view_payment(self.payments.id(slot)?, self.payments.get(slot)?, fate))
        };
        waiting.filter_map(view).collect()
    }

    /// A refund.
    ///
    /// # Errors
    /// When it is not known.
    pub fn refund(&self, id: &RefundId) -> Result<RefundView, Rejection> {
        let unknown = || self.refunds.missing(id);
        let (_, record) = self.refunds.find(id).ok_or_else(unknown)?;
        Ok(RefundView {
            refund: id.clone(),
            order: record.order.and_then(|order| self.orders.registry().id(order)).cloned(),
            amount: self.money(record.amount),
            state: record.state,
        })
    }

    /// The refunds that the gateway has not confirmed yet, in the order they were made, with what goes to the source of
    /// which payment.
    #[must_use]
    pub fn awaited_refunds(&self) -> Vec<(RefundId, Vec<(PaymentId, Money)>)> {
        let part = |(payment, amount): &(PaymentSlot, Amount)| {
            Some((self.payments.id(*payment)?.clone(), self.money(*amount)))
        };
        let all = self.refunds.all_awaited().filter_map(|(slot, parts)| {
            Some((self.refunds.id(slot)?.clone(), parts.iter().filter_map(part).collect()))
        });
        all.collect()
    }

    fn view_payment(&self, id: &PaymentId, payment: &Payment, fate: &Fate) -> PaymentView {
        let (order, wallet) = match payment.paid_for {
            PaidFor::Order(order) => (self.orders.registry().id(order), fate.credited_to),
            PaidFor::Wallet(customer) => (None, Some(customer)),
            PaidFor::Nothing => (None, fate.credited_to),
        };
        PaymentView {
            payment: id.clone(),
            order: order.cloned(),
            wallet: wallet.and_then(|wallet| self.customers.id(wallet)).cloned(),
            amount: self.money(payment.amount),
            spare: self.money(fate.spare),
            returned: self.money(fate.returned),
            charged_back: self.money(fate.charged_back),
        }
    }
}
