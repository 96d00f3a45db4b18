use crate::contact::ContactHash;
use crate::lookup::SecretHash;
use crate::slot::OrderSlot;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use minicbor::encode::{self, Write};
use minicbor::{Decode, Decoder, Encode, Encoder, decode};
use serde::{Deserialize, Serialize};

/// By what an order is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct FoundBy {
    /// The contact.
    #[n(0)]
    pub contact: ContactHash,
    /// The secret that must come with it.
    #[n(1)]
    pub secret: SecretHash,
}

/// The orders in memory that can be found by contact and secret.
#[derive(Debug, Clone, Default)]
pub struct Findable {
    by_order: BTreeMap<OrderSlot, FoundBy>,
    /// Rebuilt.
    by_contact: BTreeMap<ContactHash, Vec<OrderSlot>>,
}

impl Findable {
    /// Adds an order. Gives back whether it was new.
    pub fn add(&mut self, order: OrderSlot, found_by: FoundBy) -> bool {
        let fresh = self.by_order.insert(order, found_by).is_none();
        let of_contact = self.by_contact.entry(found_by.contact).or_default();
        if let Err(place) = of_contact.binary_search(&order) {
            of_contact.insert(place, order);
        }
        fresh
    }

    /// Takes an order out, and gives back by what it was found.
    pub fn remove(&mut self, order: OrderSlot) -> Option<FoundBy> {
        let found_by = self.by_order.remove(&order)?;
        let of_contact = self.by_contact.get_mut(&found_by.contact)?;
        of_contact.retain(|other| *other != order);
        if of_contact.is_empty() {
            self.by_contact.remove(&found_by.contact);
        }
        Some(found_by)
    }

    /// By what an order is found.
    #[must_use]
    pub fn get(&self, order: OrderSlot) -> Option<FoundBy> {
        self.by_order.get(&order).copied()
    }

    /// The orders of a contact, whatever their secrets, by slot.
    #[must_use]
    pub fn of_contact(&self, contact: ContactHash) -> &[OrderSlot] {
        self.by_contact.get(&contact).map_or(&[], Vec::as_slice)
    }

    /// The orders of a contact that this secret opens, by slot.
    pub fn opened(&self, contact: ContactHash, secret: SecretHash) -> impl Iterator<Item = OrderSlot> {
        let opens = move |order: &OrderSlot| {
            self.by_order.get(order).is_some_and(|found_by| found_by.secret.matches(&secret))
        };
        self.of_contact(contact).iter().copied().filter(opens)
    }

    /// The orders that can be found.
    pub fn orders(&self) -> impl Iterator<Item = OrderSlot> {
        self.by_order.keys().copied()
    }
}

/// `[[order, found by], …]` by order.
impl<C> Encode<C> for Findable {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.array(self.by_order.len() as u64)?;
        for row in &self.by_order {
            e.encode_with(row, ctx)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for Findable {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, decode::Error> {
        let at = d.position();
        let rows: Vec<(OrderSlot, FoundBy)> = d.decode_with(ctx)?;
        let mut findable = Self::default();
        for (order, found_by) in rows {
            if !findable.add(order, found_by) {
                return Err(decode::Error::message("an order is found twice").at(at));
            }
        }
        Ok(findable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Slot;

    fn order(n: usize) -> OrderSlot {
        OrderSlot::from_index(n).unwrap()
    }

    #[test]
    fn only_what_the_secret_opens_is_found() {
        let (ann, bob) = (ContactHash::from_bytes([1; 16]), ContactHash::from_bytes([2; 16]));
        let (one, two) = (SecretHash::from_bytes([1; 16]), SecretHash::from_bytes([2; 16]));
        let mut findable = Findable::default();
        for (n, contact, secret) in [(4, ann, one), (2, ann, one), (3, ann, two), (5, bob, one)] {
            assert!(findable.add(order(n), FoundBy { contact, secret }));
        }
        let found =
            |findable: &Findable, contact, secret| findable.opened(contact, secret).collect::<Vec<_>>();
        assert_eq!(found(&findable, ann, one), [order(2), order(4)]);
        assert_eq!(found(&findable, bob, two), []);
        let bytes = minicbor::to_vec(&findable).unwrap();
        let again: Findable = decode(&bytes).unwrap();
        assert_eq!(found(&again, ann, two), [order(3)]);
        assert_eq!(findable.remove(order(5)), Some(FoundBy { contact: bob, secret: one }));
        assert_eq!((findable.of_contact(bob).len(), findable.remove(order(5))), (0, None));
    }
}
