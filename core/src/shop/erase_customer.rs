//! Forgetting a person, without touching what was sold, paid and proved.
//!
//! What people keep of the person is told in `people/erase.rs`. Beside it the orders in memory forget what their buyer
//! answered to forms, the numbers of their parcels, and the contact, secret and device by which they are found and counted;
//! gifts forget what was written to them; reservations forget where they come from; and nobody is told any more that
//! something is back in stock.
//!
//! Bytes of archived orders lie with the host, and the shop does not know whose they are. Each says who bought
//! ([`Shop::archived_order`]): the host restores those of the person, which forgets the same in them, and destroys the old
//! bytes once the orders left again. An order that comes back later forgets at that moment.

use crate::contact::ContactHash;
use crate::id::{CustomerId, DeviceId};
use crate::shop::command::EraseCustomer;
use crate::shop::event::{CustomerErased, ErasedName, Event};
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, OrderSlot, ReservationSlot};
use crate::unpaid::Origin;
use alloc::vec;
use alloc::vec::Vec;

/// By what somebody was known beside ids.
#[derive(Default)]
struct Traces {
    ids: Vec<CustomerId>,
    contacts: Vec<ContactHash>,
    devices: Vec<DeviceId>,
}

impl Shop {
    /// The customer and everybody who was merged into them: 65 at the most.
    pub(super) fn decide_erase_customer(&self, command: &EraseCustomer) -> Result<Vec<Event>, Rejection> {
        let customer = self.customers.slot(&command.customer)?;
        let mut erased = Vec::new();
        for slot in self.customers.to_erase(customer) {
            erased.push(ErasedName {
                customer: self.name_customer(slot).ok_or_else(|| Rejection::inconsistent("customer"))?,
                tombstone: self.customers.tombstone(slot)?,
            });
        }
        Ok(vec![CustomerErased { erased }.into()])
    }

    /// Costs the person's orders in memory, and a look at every gift, open reservation and subscriber.
    pub(super) fn apply_customer_erased(&mut self, event: &CustomerErased) -> Option<()> {
        let mut traces = Traces::default();
        for ErasedName { customer, tombstone } in &event.erased {
            let slot = self.own_slot_of(customer)?;
            traces.ids.push(customer.id().clone());
            self.forget_orders_of(slot, &mut traces);
            self.forget_reservations_of(slot, &mut traces);
            self.reach.gifts.forget(slot);
            self.customers.erase(slot, tombstone).then_some(())?;
            self.beside_plans.origins.remove(&slot);
        }
        self.reach.waiting.forget(&traces.ids, &traces.contacts);
        for contact in traces.contacts {
            self.forget_tries_of_contact(contact);
        }
        for device in traces.devices {
            self.forget_tries_of_device(&device);
        }
        Some(())
    }

    fn forget_orders_of(&mut self, buyer: CustomerSlot, traces: &mut Traces) {
        let orders: Vec<OrderSlot> = self.orders.of_buyer(buyer, None).collect();
        for slot in orders {
            if let Some(origin) = self.reach.unpaid.origin(slot).cloned() {
                traces.note(origin);
                self.reach.unpaid.settle(slot);
            }
            self.forget_order(slot, traces);
        }
    }

    /// Forgets what one order tells of its buyer.
    fn forget_order(&mut self, slot: OrderSlot, traces: &mut Traces) {
        traces.contacts.extend(self.lookups.findable.remove(slot).map(|found_by| found_by.contact));
        if let Some(order) = self.orders.get_mut(slot) {
            order.forget_person();
        }
    }

    /// An order came back from the archive: its buyer may have been erased meanwhile.
    pub(super) fn forget_restored(&mut self, slot: OrderSlot) {
        let buyer = self.orders.get(slot).and_then(|order| order.buyer);
        if buyer.is_some_and(|buyer| self.customers.is_erased(buyer)) {
            self.forget_order(slot, &mut Traces::default());
        }
    }

    fn forget_reservations_of(&mut self, buyer: CustomerSlot, traces: &mut Traces) {
        if self.reach.reservations.of_buyer(buyer) == 0 {
            return;
        }
        let theirs = self.reach.reservations.iter().filter(|(_, held)| held.buyer == Some(buyer));
        let slots: Vec<ReservationSlot> = theirs.map(|(slot, _)| slot).collect();
        for slot in slots {
            if let Some(origin) = self.reach.reservations.replace_origin(slot, None).flatten() {
                self.reach.unpaid.uncount(&origin);
                traces.note(*origin);
            }
        }
    }
}

impl Traces {
    fn note(&mut self, origin: Origin) {
        self.contacts.extend(origin.contact);
        self.devices.extend(origin.device);
    }
}
