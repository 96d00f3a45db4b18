//! A payer's bank takes money back, and nobody asks the shop. The money leaves from where it is now: from what waits of the
//! payment, from its order as a refund without units would, from the payer's wallet; what is in none of them is lost.

use crate::ledger::{Account, CustomerAccount, Transfer};
use crate::money::Amount;
use crate::order::{Move, Order, OrderRefusal, PaidFor, RefundRecord, RefundState, Stage};
use crate::shop::command::{RecordChargeback, RefundOrder, RefundTo};
use crate::shop::event::{ChargedBack, Event, OrderInReview, PaymentPart, RefundSources};
use crate::shop::postings::{self, CHARGEBACKS, GATEWAY, HELD, SPARE};
use crate::shop::refund_money::give;
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, OrderSlot};
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;
use smallvec::SmallVec;

impl Shop {
    /// Books what a payer's bank took back. Delivered units stay with the buyer: their revenue stays too, and the loss
    /// stands beside it; commission, tax and cashback are taken back. A paid order loses its money: all of it refunds the
    /// order, a part makes it wait for a person.
    pub(super) fn decide_record_chargeback(
        &self,
        command: &RecordChargeback,
    ) -> Result<Vec<Event>, Rejection> {
        let wanted = self.positive(command.amount)?;
        let id = &command.payment;
        let found = self.payments.find(id);
        let (slot, payment) = found.ok_or_else(|| self.payments.missing(id))?;
        if self.refunds.knows(&command.chargeback) {
            return Err(OrderRefusal::RefundUsed { refund: command.chargeback.clone() }.into());
        }
        let fate = self.payments.fate(slot);
        let most = fate.returnable(payment)?.plus(fate.spare)?;
        if wanted > most {
            let (most, wanted) = (self.money(most), self.money(wanted));
            return Err(OrderRefusal::NotReturnable { payment: id.clone(), most, wanted }.into());
        }
        let order = match payment.paid_for {
            PaidFor::Order(order) => self.orders.get(order).map(|found| (order, found)),
            PaidFor::Wallet(_) | PaidFor::Nothing => None,
        };
        let spare = wanted.min(fate.spare);
        let mut left = wanted.minus(spare)?;
        let (mut unpaid, mut of_order) = (Amount::ZERO, Amount::ZERO);
        if let Some((_, order)) = order {
            let there = fate.in_order(payment)?.min(order.paid.minus(order.refunded)?).min(left);
            if order.stage == Stage::Placed {
                unpaid = there;
            } else if order.stage.allows(Move::Refund) {
                of_order = there;
            }
            left = left.minus(there.min(unpaid.plus(of_order)?))?;
        }
        let payer = self.payer_of(payment);
        let of_wallet = match payer {
            Some(payer) => self.takes_of_wallet(payer, order.filter(|_| of_order.is_positive()))?.min(left),
            None => Amount::ZERO,
        };
        let charged = ChargedBack {
            payment: id.clone(),
            chargeback: command.chargeback.clone(),
            order: order.and_then(|(slot, _)| self.name_order(slot)),
            amount: wanted,
            spare,
            unpaid,
            of_wallet,
            wallet: payer.filter(|_| of_wallet.is_positive()).and_then(|payer| self.name_customer(payer)),
            lost: left.minus(of_wallet)?,
        };
        self.ledger.check(transfers(&charged, payer.map_or(SPARE, postings::wallet)))?;
        let mut events = vec![charged.into()];
        if let Some((slot, order)) = order.filter(|_| of_order.is_positive()) {
            self.charge_order(slot, order, command, of_order, &mut events)?;
        }
        Ok(events)
    }

    /// Takes what a bank took out of an order that was paid.
    fn charge_order(
        &self,
        slot: OrderSlot,
        order: &Order,
        command: &RecordChargeback,
        amount: Amount,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let named = self.name_order(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
        let handed_over = order.lines.iter().any(|line| line.delivered_units > 0);
        let all = amount == order.paid.minus(order.refunded)?;
        let mut asked = if all && !handed_over {
            self.with_units(None, &RefundOrder::all(named.id().clone(), command.chargeback.clone()), order)?
        } else {
            give(order, amount)?
        };
        let whole = asked.whole;
        let parts = vec![PaymentPart { payment: command.payment.clone(), amount }];
        asked.notes.sources = Some(RefundSources { parts, wallet: Amount::ZERO, awaited: false });
        asked.notes.charged_back = true;
        self.refund_as(
            self.clock,
            named.clone(),
            slot,
            order,
            (&command.chargeback, RefundTo::Source),
            asked,
            events,
        )?;
        if !whole && order.stage.allows(Move::Hold) {
            events.push(OrderInReview { order: named, reason: "charged back".to_string() }.into());
        }
        Ok(())
    }

    /// What a wallet can give, beside the cashback of the order that is taken back with it.
    fn takes_of_wallet(
        &self,
        payer: CustomerSlot,
        order: Option<(OrderSlot, &Order)>,
    ) -> Result<Amount, Rejection> {
        let cashback = order.and_then(|(_, order)| order.extras.as_ref()).map(|extras| extras.cashback);
        let there = self.ledger.owed(payer, CustomerAccount::Wallet);
        Ok(there.minus(cashback.unwrap_or_default())?.max(Amount::ZERO))
    }

    pub(super) fn apply_charged_back(&mut self, event: &ChargedBack, answer: &mut Answer) -> Option<()> {
        let (slot, _) = self.payments.find(&event.payment)?;
        let order = match &event.order {
            Some(order) => Some(self.order_of(order)?),
            None => None,
        };
        self.payments.change(slot, |fate| {
            let here = event.spare.plus(event.unpaid)?.plus(event.of_wallet)?.plus(event.lost)?;
            fate.spare = fate.spare.minus(event.spare)?;
            fate.elsewhere = fate.elsewhere.plus(event.unpaid)?;
            fate.charged_back = fate.charged_back.plus(here)?;
            fate.lost = fate.lost.plus(event.lost)?;
            Ok(())
        })?;
        if !event.unpaid.is_zero() {
            let order = self.orders.get_mut(order?)?;
            order.paid = order.paid.minus(event.unpaid).ok()?;
        }
        let record = RefundRecord { order, amount: event.amount, state: RefundState::Made };
        self.refunds.keep(&event.chargeback, record)?;
        let wallet = self.maybe_customer_of(event.wallet.as_ref())?.map_or(SPARE, postings::wallet);
        *answer = Answer::Refunded(event.amount);
        self.post(transfers(event, wallet))
    }
}

fn transfers(event: &ChargedBack, wallet: Account) -> SmallVec<[Transfer; 4]> {
    let parts =
        [(SPARE, event.spare), (HELD, event.unpaid), (wallet, event.of_wallet), (CHARGEBACKS, event.lost)];
    let some = parts.into_iter().filter(|(_, amount)| !amount.is_zero());
    some.map(|(from, amount)| Transfer::new(from, GATEWAY, amount)).collect()
}
