//! Payments and refunds of orders that leave for the archive, and come back. Their ids stay known for ever.

use crate::id::{OrderId, PaymentId, RefundId};
use crate::money::Amount;
use crate::order::{Fate, OrderRefusal, PaidFor, Payment, Payments, RefundRecord, RefundState, Refunds};
use crate::slot::{OrderSlot, PaymentSlot, Slot};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// A payment, apart from all others.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct KeptPayment {
    /// The gateway's id.
    #[n(0)]
    pub id: PaymentId,
    /// How much.
    #[n(1)]
    pub amount: Amount,
    /// What became of it.
    #[n(2)]
    pub fate: Fate,
}

/// A refund, apart from all others. It is not awaited any more.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct KeptRefund {
    /// The host's id.
    #[n(0)]
    pub id: RefundId,
    /// How much.
    #[n(1)]
    pub amount: Amount,
    /// Where it stands.
    #[n(2)]
    pub state: RefundState,
}

/// What a payment was bound to, in four bytes: tells a notice that came again from one of another order or amount.
fn bound_to(order: &OrderId, amount: Amount) -> [u8; 4] {
    let mut bytes = Vec::with_capacity(80);
    bytes.extend_from_slice(order.as_str().as_bytes());
    bytes.push(0);
    bytes.extend_from_slice(&amount.minor().to_be_bytes());
    let hash = xxhash_rust::xxh3::xxh3_64(&bytes).to_be_bytes();
    hash.first_chunk().copied().unwrap_or_default()
}

impl Payments {
    /// Why a payment cannot be found.
    #[must_use]
    pub fn missing(&self, id: &PaymentId) -> OrderRefusal {
        let payment = id.clone();
        if self.is_archived(id) {
            OrderRefusal::PaymentArchived { payment }
        } else {
            OrderRefusal::PaymentUnknown { payment }
        }
    }

    /// Whether a payment is in the archive with its order.
    #[must_use]
    pub fn is_archived(&self, id: &PaymentId) -> bool {
        self.archived.get(id).is_some()
    }

    /// Whether a notice is that of a payment in the archive, come again.
    #[must_use]
    pub fn is_archived_notice(&self, id: &PaymentId, order: &OrderId, amount: Amount) -> bool {
        self.archived.get(id) == Some(bound_to(order, amount))
    }

    /// Whether nothing of an order's payments waits for going back.
    #[must_use]
    pub fn are_settled(&self, last: Option<PaymentSlot>) -> bool {
        self.of_order(last).all(|(_, _, fate)| fate.spare.is_zero())
    }

    /// The payments of an order, to be kept elsewhere, the earliest first. `None` where one has no id.
    #[must_use]
    pub fn kept_of(&self, last: Option<PaymentSlot>) -> Option<Vec<KeptPayment>> {
        let keep = |(slot, payment, fate): (PaymentSlot, &Payment, Fate)| {
            Some(KeptPayment { id: self.id(slot)?.clone(), amount: payment.amount, fate })
        };
        let mut all = self.of_order(last).map(keep).collect::<Option<Vec<_>>>()?;
        all.reverse();
        Some(all)
    }

    /// Lets the payments of an order go. `None` where one is gone already.
    pub fn let_go(&mut self, last: Option<PaymentSlot>, order: &OrderId) -> Option<()> {
        let slots: Vec<_> = self.of_order(last).map(|(slot, ..)| slot).collect();
        for slot in slots {
            let payment = self.records.take(slot.index())?;
            let id = self.registry.release(slot)?;
            self.fates.remove(&slot);
            self.archived.add(&id, bound_to(order, payment.amount)).then_some(())?;
        }
        Some(())
    }

    /// Takes the payments of an order in again, and gives back the last. `None` where one is not in the archive.
    pub fn take_in(&mut self, order: OrderSlot, payments: &[KeptPayment]) -> Option<Option<PaymentSlot>> {
        let mut last = None;
        for KeptPayment { id, amount, fate } in payments {
            self.archived.remove(id)?;
            let payment = Payment { paid_for: PaidFor::Order(order), amount: *amount, before: last };
            let slot = self.keep(id, payment)?;
            if *fate != Fate::default() {
                self.fates.insert(slot, *fate);
            }
            last = Some(slot);
        }
        Some(last)
    }
}

impl Refunds {
    /// Why a refund cannot be found.
    #[must_use]
    pub fn missing(&self, id: &RefundId) -> OrderRefusal {
        let refund = id.clone();
        if self.archived.get(id).is_some() {
            OrderRefusal::RefundArchived { refund }
        } else {
            OrderRefusal::RefundUnknown { refund }
        }
    }

    /// Whether an id was used, by a refund in memory or in the archive.
    #[must_use]
    pub fn knows(&self, id: &RefundId) -> bool {
        self.find(id).is_some() || self.archived.get(id).is_some()
    }

    /// Whether no refund of an order waits for the gateway's word.
    #[must_use]
    pub fn are_settled(&self, order: OrderSlot) -> bool {
        let slots = self.by_order.get(&order).map_or(&[][..], Vec::as_slice);
        slots.iter().all(|slot| self.awaited(*slot).is_empty())
    }

    /// The refunds of an order, to be kept elsewhere, in the order they were made. `None` where one has no id.
    #[must_use]
    pub fn kept_of(&self, order: OrderSlot) -> Option<Vec<KeptRefund>> {
        let slots = self.by_order.get(&order).map_or(&[][..], Vec::as_slice);
        let keep = |slot: &_| {
            let RefundRecord { amount, state, .. } = *self.get(*slot)?;
            Some(KeptRefund { id: self.id(*slot)?.clone(), amount, state })
        };
        slots.iter().map(keep).collect()
    }

    /// Lets the refunds of an order go. `None` where one is gone already.
    pub fn let_go(&mut self, order: OrderSlot) -> Option<()> {
        for slot in self.by_order.remove(&order).unwrap_or_default() {
            self.records.take(slot.index())?;
            let id = self.registry.release(slot)?;
            self.archived.add(&id, []).then_some(())?;
        }
        Some(())
    }

    /// Takes the refunds of an order in again. `None` where one is not in the archive.
    pub fn take_in(&mut self, order: OrderSlot, refunds: &[KeptRefund]) -> Option<()> {
        for KeptRefund { id, amount, state } in refunds {
            self.archived.remove(id)?;
            self.keep(id, RefundRecord { order: Some(order), amount: *amount, state: *state })?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use minicbor::Decoder;

    fn order(n: usize) -> OrderSlot {
        OrderSlot::from_index(n).unwrap()
    }

    fn pay(payments: &mut Payments, id: &str, of: usize, before: Option<PaymentSlot>) -> Option<PaymentSlot> {
        let payment = Payment { paid_for: PaidFor::Order(order(of)), amount: Amount::from_minor(5), before };
        payments.keep(&id.parse().unwrap(), payment)
    }

    #[test]
    fn payments_leave_and_come_back_in_their_order() {
        let mut payments = Payments::new(0);
        let first = pay(&mut payments, "a", 0, None);
        let other = pay(&mut payments, "b", 1, None);
        let last = pay(&mut payments, "c", 0, first);
        payments.change(first.unwrap(), |fate| {
            fate.returned = Amount::from_minor(2);
            Ok(())
        });
        let kept = payments.kept_of(last).unwrap();
        assert_eq!(kept.iter().map(|kept| kept.id.as_str()).collect::<Vec<_>>(), ["a", "c"]);
        let (o, five) = (OrderId::new("o").unwrap(), Amount::from_minor(5));
        payments.let_go(last, &o).unwrap();
        let c = PaymentId::new("c").unwrap();
        assert!(payments.find(&c).is_none() && payments.is_archived(&c) && payments.len() == 1);
        assert!(payments.is_archived_notice(&c, &o, five));
        assert!(!payments.is_archived_notice(&c, &"p".parse().unwrap(), five));
        assert!(!payments.is_archived_notice(&c, &o, Amount::from_minor(6)));
        // A payment that comes after gets the free slot, before the one that it follows.
        let more = pay(&mut payments, "d", 1, other);
        assert!(more < other);
        let last = payments.take_in(order(7), &kept).unwrap();
        assert_eq!(payments.kept_of(last).unwrap(), kept);
        let bytes = minicbor::to_vec(&payments).unwrap();
        let again = Payments::decode(&mut Decoder::new(&bytes), 5).unwrap();
        assert_eq!((again.kept_of(last), again.kept_of(more)), (Some(kept), payments.kept_of(more)));
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
    }

    #[test]
    fn refunds_leave_and_come_back() {
        let mut refunds = Refunds::new(0);
        let id = |n: &str| RefundId::new(n).unwrap();
        let record =
            |of, state| RefundRecord { order: Some(order(of)), amount: Amount::from_minor(1), state };
        let awaited = refunds.keep(&id("a"), record(0, RefundState::Awaited)).unwrap();
        refunds.keep(&id("b"), record(0, RefundState::Made));
        refunds.await_settlement(
            awaited,
            Vec::from([(PaymentSlot::from_index(0).unwrap(), Amount::from_minor(1))]),
        );
        assert!(!refunds.are_settled(order(0)) && refunds.are_settled(order(1)));
        refunds.settle(awaited, RefundState::Made).unwrap();
        let kept = refunds.kept_of(order(0)).unwrap();
        refunds.let_go(order(0)).unwrap();
        assert!(refunds.find(&id("a")).is_none() && refunds.knows(&id("a")) && !refunds.knows(&id("c")));
        let bytes = minicbor::to_vec(&refunds).unwrap();
        let mut again = Refunds::decode(&mut Decoder::new(&bytes), 5).unwrap();
        again.take_in(order(3), &kept).unwrap();
        assert_eq!(again.kept_of(order(3)), Some(kept));
        let bytes = minicbor::to_vec(&again).unwrap();
        assert_eq!(
            Refunds::decode(&mut Decoder::new(&bytes), 6).unwrap().kept_of(order(3)),
            again.kept_of(order(3))
        );
    }
}
