use crate::id::PaymentId;
use crate::money::{Amount, MoneyRefusal};
use crate::order::{Fate, Prints};
use crate::slab::Slab;
use crate::slot::{CustomerSlot, OrderSlot, PaymentSlot, Registry, Slot};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::iter;
use minicbor::{Decode, Encode};

/// What a payment was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum PaidFor {
    /// An order.
    #[n(0)]
    Order(#[n(0)] OrderSlot),
    /// A customer's wallet.
    #[n(1)]
    Wallet(#[n(0)] CustomerSlot),
    /// Nobody knows.
    #[n(2)]
    Nothing,
}

/// A payment (付款) that was taken: bound to what it was made for and to one amount for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Payment {
    /// What it was made for.
    #[n(0)]
    pub paid_for: PaidFor,
    /// How much.
    #[n(1)]
    pub amount: Amount,
    /// The payment before it for the same order.
    #[n(2)]
    pub before: Option<PaymentSlot>,
}

/// The payments of a shop, by the gateway's id, and what became of those that did not just pay an order.
#[derive(Debug, Clone)]
pub struct Payments {
    pub(super) registry: Registry<PaymentId, PaymentSlot>,
    pub(super) records: Slab<Payment>,
    pub(super) fates: BTreeMap<PaymentSlot, Fate>,
    /// Those that are in the archive with their orders.
    pub(super) archived: Prints<4>,
}

impl Payments {
    /// None yet; `seed` scatters the table of ids.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            registry: Registry::new(seed),
            records: Slab::new(),
            fates: BTreeMap::new(),
            archived: Prints::default(),
        }
    }

    /// The payment of an id.
    #[must_use]
    pub fn find(&self, id: &PaymentId) -> Option<(PaymentSlot, &Payment)> {
        self.registry.slot(id).and_then(|slot| Some((slot, self.get(slot)?)))
    }

    /// A payment by slot.
    #[must_use]
    pub fn get(&self, slot: PaymentSlot) -> Option<&Payment> {
        self.records.get(slot.index())
    }

    /// The gateway's id of a payment.
    #[must_use]
    pub fn id(&self, slot: PaymentSlot) -> Option<&PaymentId> {
        self.registry.id(slot)
    }

    /// What became of a payment; of most nothing but what was paid for.
    #[must_use]
    pub fn fate(&self, slot: PaymentSlot) -> Fate {
        self.fates.get(&slot).copied().unwrap_or_default()
    }

    /// Keeps a payment. `None` when the id is known or there is no room.
    pub fn keep(&mut self, id: &PaymentId, payment: Payment) -> Option<PaymentSlot> {
        let slot = self.registry.register(id).filter(|slot| slot.index() == self.records.next_place())?;
        self.records.put(payment);
        Some(slot)
    }

    /// Adds to a payment that was kept in part.
    pub fn add(&mut self, slot: PaymentSlot, more: Amount) -> Option<()> {
        let payment = self.records.get_mut(slot.index())?;
        payment.amount = payment.amount.plus(more).ok()?;
        Some(())
    }

    /// Changes what became of a payment. `None` when it is unknown or a sum would leave its range.
    pub fn change(
        &mut self,
        slot: PaymentSlot,
        change: impl FnOnce(&mut Fate) -> Result<(), MoneyRefusal>,
    ) -> Option<()> {
        self.get(slot)?;
        let mut fate = self.fate(slot);
        change(&mut fate).ok()?;
        if fate == Fate::default() {
            self.fates.remove(&slot);
        } else {
            self.fates.insert(slot, fate);
        }
        Some(())
    }

    /// The payments of an order, the latest first, from the one that the order names.
    pub fn of_order(&self, last: Option<PaymentSlot>) -> impl Iterator<Item = (PaymentSlot, &Payment, Fate)> {
        let known = |slot: Option<PaymentSlot>| slot.and_then(|slot| Some((slot, self.get(slot)?)));
        iter::successors(known(last), move |(_, payment)| known(payment.before))
            .map(|(slot, payment)| (slot, payment, self.fate(slot)))
    }

    /// Those of which something became that is no plain payment, in the order they were taken.
    pub fn fates(&self) -> impl Iterator<Item = (PaymentSlot, &Fate)> {
        self.fates.iter().map(|(slot, fate)| (*slot, fate))
    }

    /// All payments in memory, by slot: in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = (PaymentSlot, &Payment)> {
        let slotted = |(n, payment)| PaymentSlot::from_index(n).map(|slot| (slot, payment));
        self.records.iter().filter_map(slotted)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.len() == 0
    }

    /// Reads what was encoded.
    ///
    /// # Errors
    /// When the bytes are not payments.
    pub fn decode(d: &mut minicbor::Decoder<'_>, seed: u64) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let damaged = || minicbor::decode::Error::message("not payments").at(at);
        if d.array()? != Some(5) {
            return Err(damaged());
        }
        let (runs, ids): (Vec<(PaymentSlot, usize)>, Vec<PaymentId>) = (d.decode()?, d.decode()?);
        let registry = Registry::from_runs(&runs, ids, seed).ok_or_else(damaged)?;
        let payments = d.decode::<Vec<Payment>>()?;
        if payments.len() != registry.len() {
            return Err(damaged());
        }
        let mut records = Slab::new();
        for ((slot, _), payment) in registry.iter().zip(payments) {
            records.put_at(slot.index(), payment);
        }
        if has_loop(&records) {
            return Err(damaged());
        }
        Ok(Self { registry, records, fates: d.decode()?, archived: d.decode()? })
    }
}

/// Whether payments follow each other in a circle. Looks at each once.
fn has_loop(records: &Slab<Payment>) -> bool {
    let mut walked = BTreeMap::new();
    for (start, payment) in records.iter() {
        let mut next = Some(payment);
        let mut at = start;
        while let Some(payment) = next {
            match walked.insert(at, start) {
                Some(walk) if walk == start => return true,
                Some(walk) => {
                    walked.insert(at, walk);
                    break;
                }
                None => {}
            }
            let Some(before) = payment.before else { break };
            at = before.index();
            next = records.get(at);
        }
    }
    false
}

impl<C> Encode<C> for Payments {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(5)?.encode_with(self.registry.runs().collect::<Vec<_>>(), ctx)?;
        e.encode_with(&self.registry, ctx)?.array(self.records.len() as u64)?;
        for (_, payment) in self.records.iter() {
            e.encode_with(payment, ctx)?;
        }
        e.encode_with(&self.fates, ctx)?.encode_with(&self.archived, ctx)?.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(n: i64) -> Amount {
        Amount::from_minor(n)
    }

    #[test]
    fn a_payment_is_kept_once() {
        let mut payments = Payments::new(0);
        let id = PaymentId::new("pay-1").unwrap();
        let paid_for = PaidFor::Order(OrderSlot::from_index(0).unwrap());
        let payment = Payment { paid_for, amount: minor(5), before: None };
        let slot = payments.keep(&id, payment).unwrap();
        assert!(payments.keep(&id, Payment { amount: minor(6), ..payment }).is_none());
        assert_eq!(payments.find(&id), Some((slot, &payment)));
        payments
            .change(slot, |fate| {
                fate.spare = minor(2);
                Ok(())
            })
            .unwrap();
        let bytes = minicbor::to_vec(&payments).unwrap();
        let again = Payments::decode(&mut minicbor::Decoder::new(&bytes), 3).unwrap();
        assert_eq!((again.find(&id), again.fate(slot)), (Some((slot, &payment)), payments.fate(slot)));
    }

    #[test]
    fn an_order_knows_its_payments_and_what_can_go_back() {
        let mut payments = Payments::new(0);
        let paid_for = PaidFor::Order(OrderSlot::from_index(0).unwrap());
        let mut last = None;
        for (n, amount) in [60, 70].into_iter().enumerate() {
            let id = PaymentId::new(alloc::format!("p-{n}")).unwrap();
            last = payments.keep(&id, Payment { paid_for, amount: minor(amount), before: last });
        }
        let change = payments.change(last.unwrap(), |fate| {
            (fate.elsewhere, fate.spare) = (minor(30), minor(20));
            (fate.returned, fate.of_order) = (minor(5), minor(5));
            Ok(())
        });
        change.unwrap();
        let found: Vec<_> = payments
            .of_order(last)
            .map(|(_, p, fate)| (fate.returnable(p).unwrap().minor(), fate.in_order(p).unwrap().minor()))
            .collect();
        assert_eq!(found, [(45, 35), (60, 60)]);
        payments.change(last.unwrap(), |fate| {
            *fate = Fate::default();
            Ok(())
        });
        assert_eq!(payments.fates().count(), 0);
    }

    #[test]
    fn a_chain_with_a_loop_is_no_snapshot() {
        let mut payments = Payments::new(0);
        let before = PaymentSlot::from_index(0);
        payments.keep(
            &PaymentId::new("p").unwrap(),
            Payment { paid_for: PaidFor::Nothing, amount: minor(1), before },
        );
        let bytes = minicbor::to_vec(&payments).unwrap();
        assert!(Payments::decode(&mut minicbor::Decoder::new(&bytes), 0).is_err());
    }
}
