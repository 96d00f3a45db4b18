use crate::blocks::Blocks;
use crate::id::{PaymentId, RefundId};
use crate::money::Amount;
use crate::slot::{OrderSlot, PaymentSlot, RefundSlot, Registry, Slot};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// A payment (付款) that was taken: bound to one order and one amount for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Payment {
    /// The order it pays.
    #[n(0)]
    pub order: OrderSlot,
    /// How much.
    #[n(1)]
    pub amount: Amount,
}

/// A refund (退款) that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct RefundRecord {
    /// The order it belongs to.
    #[n(0)]
    pub order: OrderSlot,
    /// How much.
    #[n(1)]
    pub amount: Amount,
}

/// Declares the records of one kind of money movement, kept by its id for ever.
macro_rules! books {
    ($( $(#[$doc:meta])* $name:ident: $id:ty => $slot:ty, $record:ty; )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            registry: Registry<$id, $slot>,
            records: Blocks<$record>,
        }

        impl $name {
            /// None yet; `seed` scatters the table of ids.
            #[must_use]
            pub fn new(seed: u64) -> Self {
                Self { registry: Registry::new(seed), records: Blocks::new() }
            }

            /// The record of an id.
            #[must_use]
            pub fn find(&self, id: &$id) -> Option<&$record> {
                self.registry.slot(id).and_then(|slot| self.records.get(slot.index()))
            }

            /// Keeps a record. Gives back whether the id was new and there was room.
            pub fn keep(&mut self, id: &$id, record: $record) -> bool {
                let fresh = self.registry.register(id).is_some_and(|slot| slot.index() == self.records.len());
                if fresh {
                    self.records.push(record);
                }
                fresh
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
            /// When the bytes are not such records.
            pub fn decode(d: &mut minicbor::Decoder<'_>, seed: u64) -> Result<Self, minicbor::decode::Error> {
                let at = d.position();
                let (ids, records): (Vec<$id>, Blocks<$record>) = d.decode()?;
                let registry = Registry::from_ids(ids, seed).filter(|registry| registry.len() == records.len());
                let registry = registry.ok_or_else(|| minicbor::decode::Error::message("ids and records differ").at(at))?;
                Ok(Self { registry, records })
            }
        }

        impl<C> Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                ctx: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.array(2)?.encode_with(&self.registry, ctx)?.encode_with(&self.records, ctx)?.ok()
            }
        }
    )* };
}

books! {
    /// The payments of a shop, by the gateway's id.
    Payments: PaymentId => PaymentSlot, Payment;
    /// The refunds of a shop, by the host's id.
    Refunds: RefundId => RefundSlot, RefundRecord;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_is_kept_once() {
        let mut payments = Payments::new(0);
        let id = PaymentId::new("pay-1").unwrap();
        let payment = Payment { order: OrderSlot::from_index(0).unwrap(), amount: Amount::from_minor(5) };
        assert!(payments.keep(&id, payment));
        assert!(!payments.keep(&id, Payment { amount: Amount::from_minor(6), ..payment }));
        assert_eq!(payments.find(&id), Some(&payment));
        let bytes = minicbor::to_vec(&payments).unwrap();
        let again = Payments::decode(&mut minicbor::Decoder::new(&bytes), 3).unwrap();
        assert_eq!(again.find(&id), Some(&payment));
    }
}
