//! Where refunded money goes: back to the sources that it came from, none more than came from it, and into the wallet what
//! came from there.

use crate::id::RefundId;
use crate::money::Amount;
use crate::order::{Order, OrderRefusal, RefundRecord, RefundState};
use crate::shop::command::RefundTo;
use crate::shop::event::{PaymentPart, RefundNotes, RefundSources};
use crate::shop::{Rejection, Shop};
use crate::slot::OrderSlot;
use alloc::vec::Vec;

impl Shop {
    /// Splits a refund of an order among the sources of its payments, the latest first; what came from the wallet, or
    /// cannot go back to a source, goes into the wallet. `None` where there is nothing to split: all goes into the wallet,
    /// or to the source of the only payment.
    pub(super) fn sources_of(
        &self,
        order: &Order,
        to: RefundTo,
        amount: Amount,
    ) -> Result<Option<RefundSources>, Rejection> {
        if to == RefundTo::Wallet || amount.is_zero() {
            return Ok(None);
        }
        let (mut parts, mut left) = (Vec::new(), amount);
        for (slot, payment, fate) in self.payments.of_order(order.payment) {
            let part = fate.in_order(payment)?.min(left);
            if part.is_positive() {
                let id = self.payments.id(slot).ok_or_else(|| Rejection::inconsistent("payment"))?;
                parts.push(PaymentPart { payment: id.clone(), amount: part });
                left = left.minus(part)?;
            }
        }
        if left.is_positive() && order.buyer.is_none() {
            // A guest paid all of it through gateways, so a bank took back what is missing.
            let order =
                self.payments.of_order(order.payment).next().and_then(|(slot, ..)| self.payments.id(slot));
            let payment = order.ok_or_else(|| Rejection::inconsistent("payment"))?.clone();
            let (most, wanted) = (self.money(amount.minus(left)?), self.money(amount));
            return Err(OrderRefusal::NotReturnable { payment, most, wanted }.into());
        }
        let awaited = self.settings.money.confirm_refunds && !parts.is_empty();
        let only = self.payments.of_order(order.payment).take(2).count() == 1;
        if only && left.is_zero() && !awaited {
            return Ok(None);
        }
        Ok(Some(RefundSources { parts, wallet: left, awaited }))
    }

    /// Keeps a refund of an order, and what of it went back to which payment's source.
    pub(super) fn keep_refund(
        &mut self,
        id: &RefundId,
        slot: OrderSlot,
        to: RefundTo,
        amount: Amount,
        notes: Option<&RefundNotes>,
    ) -> Option<()> {
        let sources = notes.and_then(|notes| notes.sources.as_ref());
        let charged_back = notes.is_some_and(|notes| notes.charged_back);
        let mut parts = Vec::new();
        match sources {
            Some(sources) => {
                for part in &sources.parts {
                    parts.push((self.payments.find(&part.payment)?.0, part.amount));
                }
            }
            None if to == RefundTo::Source => {
                // Nothing was paid for what costs nothing.
                let last = self.orders.get(slot)?.payment;
                parts.extend(last.filter(|_| !amount.is_zero()).map(|payment| (payment, amount)));
            }
            None => {}
        }
        for (payment, part) in &parts {
            self.payments.change(*payment, |fate| {
                if charged_back {
                    fate.charged_back = fate.charged_back.plus(*part)?;
                } else {
                    fate.returned = fate.returned.plus(*part)?;
                }
                fate.of_order = fate.of_order.plus(*part)?;
                Ok(())
            })?;
        }
        if charged_back {
            // The chargeback is kept already.
            return Some(());
        }
        let awaited = sources.is_some_and(|sources| sources.awaited);
        let state = if awaited { RefundState::Awaited } else { RefundState::Made };
        let refund = self.refunds.keep(id, RefundRecord { order: Some(slot), amount, state })?;
        if awaited {
            self.refunds.await_settlement(refund, parts);
        }
        Some(())
    }
}
