use crate::contact::ContactHash;
use crate::id::DeviceId;
use crate::slot::OrderSlot;
use crate::unpaid::UnpaidRefusal;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Where an unpaid order or a reservation comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
pub struct Origin {
    /// What its buyer can be reached at, hashed by the host.
    #[n(0)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactHash>,
    /// The host's fingerprint of the device.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceId>,
}

impl Origin {
    /// Whether it tells nothing.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.contact.is_none() && self.device.is_none()
    }
}

/// How many unpaid orders and reservations each device and contact has open.
#[derive(Debug, Clone, Default)]
pub struct Unpaid {
    /// Of orders that await their payment and told an origin.
    origins: BTreeMap<OrderSlot, Origin>,
    by_contact: BTreeMap<ContactHash, u32>,
    by_device: BTreeMap<DeviceId, u32>,
}

impl Unpaid {
    /// Whether no unpaid order told where it comes from; reservations may have.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// How many a contact has open.
    #[must_use]
    pub fn of_contact(&self, contact: &ContactHash) -> u32 {
        self.by_contact.get(contact).copied().unwrap_or_default()
    }

    /// How many a device has open.
    #[must_use]
    pub fn of_device(&self, device: &DeviceId) -> u32 {
        self.by_device.get(device).copied().unwrap_or_default()
    }

    /// The origin of an unpaid order.
    #[must_use]
    pub fn origin(&self, order: OrderSlot) -> Option<&Origin> {
        self.origins.get(&order)
    }

    /// Unpaid orders that told an origin, in the order of their slots.
    pub fn iter(&self) -> impl Iterator<Item = (OrderSlot, &Origin)> {
        self.origins.iter().map(|(order, origin)| (*order, origin))
    }

    /// Whether one more may be open, where a device has at most `per_device` and a contact `per_contact`.
    ///
    /// # Errors
    /// [`UnpaidRefusal::DeviceLimit`], [`UnpaidRefusal::ContactLimit`]
    pub fn check(&self, origin: &Origin, per_device: u32, per_contact: u32) -> Result<(), UnpaidRefusal> {
        if let Some(device) = origin.device.as_ref().filter(|device| self.of_device(device) >= per_device) {
            return Err(UnpaidRefusal::DeviceLimit { device: device.clone(), limit: per_device });
        }
        match origin.contact.filter(|contact| self.of_contact(contact) >= per_contact) {
            Some(contact) => Err(UnpaidRefusal::ContactLimit { contact, limit: per_contact }),
            None => Ok(()),
        }
    }

    /// Counts an order that awaits its payment. `false` if it is counted already.
    pub fn note(&mut self, order: OrderSlot, origin: Origin) -> bool {
        self.count(&origin);
        self.origins.insert(order, origin).is_none()
    }

    /// Stops counting an order: it is paid or given up. What is not counted stays so.
    pub fn settle(&mut self, order: OrderSlot) {
        if let Some(origin) = self.origins.remove(&order) {
            self.uncount(&origin);
        }
    }

    /// Counts one more that is open.
    pub fn count(&mut self, origin: &Origin) {
        if let Some(contact) = origin.contact {
            more(self.by_contact.entry(contact).or_default());
        }
        if let Some(device) = &origin.device {
            more(self.by_device.entry(device.clone()).or_default());
        }
    }

    /// Counts one fewer.
    pub fn uncount(&mut self, origin: &Origin) {
        if let Some(contact) = &origin.contact {
            fewer(&mut self.by_contact, contact);
        }
        if let Some(device) = &origin.device {
            fewer(&mut self.by_device, device);
        }
    }

    /// Whether the counts are those of what is open: the origins of orders and those given.
    #[must_use]
    pub fn agrees_with<'a>(&'a self, others: impl Iterator<Item = &'a Origin>) -> bool {
        let mut recount = Self::default();
        for origin in self.origins.values().chain(others) {
            recount.count(origin);
        }
        recount.by_contact == self.by_contact && recount.by_device == self.by_device
    }
}

fn more(count: &mut u32) {
    *count = count.saturating_add(1);
}

fn fewer<K: Ord>(counts: &mut BTreeMap<K, u32>, key: &K) {
    let Some(count) = counts.get_mut(key) else { return };
    *count = count.saturating_sub(1);
    if *count == 0 {
        counts.remove(key);
    }
}

/// In a snapshot: the origins of orders. The counts are made anew; whoever counted others counts them again.
impl<C> Encode<C> for Unpaid {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(self.origins.len() as u64)?;
        for entry in &self.origins {
            e.encode_with(entry, ctx)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for Unpaid {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let mut all = Self::default();
        let entries: Vec<(OrderSlot, Origin)> = d.decode_with(ctx)?;
        let whole = entries.into_iter().all(|(order, origin)| all.note(order, origin));
        whole.then_some(all).ok_or_else(|| minicbor::decode::Error::message("an order twice").at(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use crate::slot::Slot;

    fn origin(contact: Option<u8>, device: Option<&str>) -> Origin {
        Origin {
            contact: contact.map(|byte| ContactHash::from_bytes([byte; 16])),
            device: device.map(|id| DeviceId::new(id).unwrap()),
        }
    }

    fn order(n: usize) -> OrderSlot {
        OrderSlot::from_index(n).unwrap()
    }

    #[test]
    fn each_key_is_counted_and_nothing_stays_behind() {
        let mut unpaid = Unpaid::default();
        let both = origin(Some(1), Some("d"));
        assert!(unpaid.note(order(1), both.clone()) && unpaid.note(order(2), origin(Some(1), None)));
        assert_eq!(unpaid.check(&both, 1, 9).unwrap_err().code(), "unpaid.device_limit");
        assert_eq!(unpaid.check(&both, 2, 2).unwrap_err().code(), "unpaid.contact_limit");
        assert!(unpaid.check(&origin(Some(2), Some("e")), 1, 1).is_ok());
        unpaid.settle(order(1));
        unpaid.settle(order(1));
        assert_eq!((unpaid.of_device(both.device.as_ref().unwrap()), unpaid.by_contact.len()), (0, 1));
        unpaid.settle(order(2));
        assert!(unpaid.is_empty() && unpaid.by_contact.is_empty() && unpaid.by_device.is_empty());
    }

    #[test]
    fn a_snapshot_makes_the_counts_anew() {
        let mut unpaid = Unpaid::default();
        unpaid.note(order(3), origin(Some(1), Some("d")));
        let reservation = origin(None, Some("d"));
        unpaid.count(&reservation);
        assert!(unpaid.agrees_with([&reservation].into_iter()) && !unpaid.agrees_with([].into_iter()));
        let mut back: Unpaid = minicbor::decode(&minicbor::to_vec(&unpaid).unwrap()).unwrap();
        assert!(back.agrees_with([].into_iter()));
        back.count(&reservation);
        assert_eq!((&back.by_device, &back.by_contact), (&unpaid.by_device, &unpaid.by_contact));
    }
}
