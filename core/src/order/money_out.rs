use crate::id::RefundId;
use crate::money::Amount;
use crate::order::Prints;
use crate::slab::Slab;
use crate::slot::{OrderSlot, PaymentSlot, RefundSlot, Registry, Slot};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A refund (退款) that was made: money that went back to a payer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct RefundRecord {
    /// The order it belongs to; none where the money had bought nothing.
    #[n(0)]
    pub order: Option<OrderSlot>,
    /// How much.
    #[n(1)]
    pub amount: Amount,
    /// Where it stands.
    #[n(2)]
    pub state: RefundState,
}

/// Where a refund stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum RefundState {
    /// The payer has the money.
    #[n(0)]
    Made,
    /// The gateway has not confirmed it yet.
    #[n(1)]
    Awaited,
    /// The gateway could not send it; the money waits for going back another way.
    #[n(2)]
    Failed,
}

/// The refunds of a shop, by the host's id, and what is on its way to which payment's source.
#[derive(Debug, Clone)]
pub struct Refunds {
    pub(super) registry: Registry<RefundId, RefundSlot>,
    pub(super) records: Slab<RefundRecord>,
    /// The refunds of each order that has some, in the order they were made.
    pub(super) by_order: BTreeMap<OrderSlot, Vec<RefundSlot>>,
    /// Those that are in the archive with their orders.
    pub(super) archived: Prints<0>,
    awaited: BTreeMap<RefundSlot, Vec<(PaymentSlot, Amount)>>,
}

impl Refunds {
    /// None yet; `seed` scatters the table of ids.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            registry: Registry::new(seed),
            records: Slab::new(),
            by_order: BTreeMap::new(),
            archived: Prints::default(),
            awaited: BTreeMap::new(),
        }
    }

    /// The refund of an id.
    #[must_use]
    pub fn find(&self, id: &RefundId) -> Option<(RefundSlot, &RefundRecord)> {
        self.registry.slot(id).and_then(|slot| Some((slot, self.records.get(slot.index())?)))
    }

    /// A refund by slot.
    #[must_use]
    pub fn get(&self, slot: RefundSlot) -> Option<&RefundRecord> {
        self.records.get(slot.index())
    }

    /// The host's id of a refund.
    #[must_use]
    pub fn id(&self, slot: RefundSlot) -> Option<&RefundId> {
        self.registry.id(slot)
    }

    /// Keeps a refund. `None` when the id is known or there is no room.
    pub fn keep(&mut self, id: &RefundId, record: RefundRecord) -> Option<RefundSlot> {
        let slot = self.registry.register(id).filter(|slot| slot.index() == self.records.next_place())?;
        self.records.put(record);
        if let Some(order) = record.order {
            self.by_order.entry(order).or_default().push(slot);
        }
        Some(slot)
    }

    /// Notes to which sources a refund is on its way, so that it can be settled.
    pub fn await_settlement(&mut self, slot: RefundSlot, parts: Vec<(PaymentSlot, Amount)>) {
        self.awaited.insert(slot, parts);
    }

    /// What is on its way of a refund, by payment.
    #[must_use]
    pub fn awaited(&self, slot: RefundSlot) -> &[(PaymentSlot, Amount)] {
        self.awaited.get(&slot).map_or(&[], Vec::as_slice)
    }

    /// The refunds that the gateway has not confirmed yet, in the order they were made.
    pub fn all_awaited(&self) -> impl Iterator<Item = (RefundSlot, &[(PaymentSlot, Amount)])> {
        self.awaited.iter().map(|(slot, parts)| (*slot, parts.as_slice()))
    }

    /// Ends the wait for a refund. `None` when nothing was awaited.
    pub fn settle(&mut self, slot: RefundSlot, state: RefundState) -> Option<Vec<(PaymentSlot, Amount)>> {
        let parts = self.awaited.remove(&slot)?;
        self.records.get_mut(slot.index())?.state = state;
        Some(parts)
    }

    /// Reads what was encoded.
    ///
    /// # Errors
    /// When the bytes are not refunds.
    pub fn decode(d: &mut minicbor::Decoder<'_>, seed: u64) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let damaged = || minicbor::decode::Error::message("not refunds").at(at);
        if d.array()? != Some(6) {
            return Err(damaged());
        }
        let (runs, ids): (Vec<(RefundSlot, usize)>, Vec<RefundId>) = (d.decode()?, d.decode()?);
        let registry = Registry::from_runs(&runs, ids, seed).ok_or_else(damaged)?;
        let refunds = d.decode::<Vec<RefundRecord>>()?;
        if refunds.len() != registry.len() {
            return Err(damaged());
        }
        let mut all = Self { registry, ..Self::new(seed) };
        for ((slot, _), refund) in all.registry.iter().zip(refunds) {
            all.records.put_at(slot.index(), refund);
        }
        all.by_order = d.decode()?;
        all.awaited = d.decode()?;
        all.archived = d.decode()?;
        let named = |(order, slots): (&OrderSlot, &Vec<RefundSlot>)| {
            !slots.is_empty()
                && slots.iter().all(|slot| all.get(*slot).is_some_and(|refund| refund.order == Some(*order)))
        };
        if all.by_order.iter().all(named) { Ok(all) } else { Err(damaged()) }
    }
}

impl<C> Encode<C> for Refunds {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(6)?.encode_with(self.registry.runs().collect::<Vec<_>>(), ctx)?;
        e.encode_with(&self.registry, ctx)?.array(self.records.len() as u64)?;
        for (_, refund) in self.records.iter() {
            e.encode_with(refund, ctx)?;
        }
        e.encode_with(&self.by_order, ctx)?.encode_with(&self.awaited, ctx)?;
        e.encode_with(&self.archived, ctx)?.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refund_is_settled_once() {
        let mut refunds = Refunds::new(0);
        let id = RefundId::new("r").unwrap();
        let amount = Amount::from_minor(5);
        let slot = refunds.keep(&id, RefundRecord { order: None, amount, state: RefundState::Awaited });
        let (slot, payment) = (slot.unwrap(), PaymentSlot::from_index(3).unwrap());
        refunds.await_settlement(slot, alloc::vec![(payment, amount)]);
        let bytes = minicbor::to_vec(&refunds).unwrap();
        let mut again = Refunds::decode(&mut minicbor::Decoder::new(&bytes), 7).unwrap();
        assert_eq!(again.awaited(slot), [(payment, amount)]);
        assert!(again.settle(slot, RefundState::Failed).is_some());
        assert!(again.settle(slot, RefundState::Made).is_none());
        assert_eq!(again.find(&id).unwrap().1.state, RefundState::Failed);
    }
}
