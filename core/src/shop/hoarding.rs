//! Against hoarding: who may hold stock without paying, how much, and how long.
//!
//! An unpaid order counts for its buyer, its device and its contact until it is paid, expires or is cancelled. What is
//! scarce is held for a shorter time.

use crate::id::VariantId;
use crate::order::Stage;
use crate::shop::command::PlaceOrder;
use crate::shop::event::{Event, NamedOrder, OriginNoted};
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, ReservationSlot};
use crate::time::{Span, Time};
use crate::unpaid::{Origin, UnpaidRefusal};
use alloc::boxed::Box;

impl Shop {
    /// Whether somebody may have one more unpaid order or reservation open, perhaps instead of a reservation.
    pub(super) fn check_hoarding(
        &self,
        buyer: Option<CustomerSlot>,
        origin: &Origin,
        instead: Option<&Origin>,
    ) -> Result<(), UnpaidRefusal> {
        let settings = &self.settings.reach;
        if origin.is_nothing() {
            return if buyer.is_none() && settings.guests_named {
                Err(UnpaidRefusal::GuestUnknown {})
            } else {
                Ok(())
            };
        }
        let more = |same: bool, limit: u32| limit.saturating_add(u32::from(same));
        let device = instead.is_some_and(|of| of.device == origin.device);
        let contact = instead.is_some_and(|of| of.contact == origin.contact);
        self.reach.unpaid.check(
            origin,
            more(device, settings.max_unpaid_per_device),
            more(contact, settings.max_unpaid_per_contact),
        )
    }

    pub(super) fn check_origin(
        &self,
        command: &PlaceOrder,
        buyer: Option<CustomerSlot>,
        drawn: Option<ReservationSlot>,
    ) -> Result<(), UnpaidRefusal> {
        let told = command.contact.is_some() || command.device.is_some();
        let origin = if told {
            Origin { contact: command.contact, device: command.device.clone() }
        } else {
            Origin::default()
        };
        let drawn = drawn.and_then(|slot| self.reach.reservations.get(slot)?.origin.as_deref());
        self.check_hoarding(buyer, &origin, drawn)
    }

    /// The event that says where an order comes from; none where it tells nothing.
    pub(super) fn note_origin(command: &PlaceOrder, order: &NamedOrder) -> Option<Event> {
        let (contact, device) = (command.contact, command.device.clone());
        let told = contact.is_some() || device.is_some();
        told.then(|| {
            OriginNoted { order: order.clone(), origin: Box::new(Origin { contact, device }) }.into()
        })
    }

    pub(super) fn apply_origin_noted(&mut self, event: &OriginNoted) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let awaits_payment = self.orders.get(slot)?.stage == Stage::Placed;
        self.keep_origin(event)?;
        let counted = awaits_payment && self.reach.unpaid.note(slot, (*event.origin).clone());
        counted.then_some(())
    }

    /// Stops counting an order that an event moved on. Costs a look at an empty table where nobody told an origin.
    pub(super) fn settle_unpaid(&mut self, event: &Event) {
        let reach = &self.reach;
        if reach.unpaid.is_empty() && reach.extended.is_empty() && !reach.sales.has_allowances() {
            return;
        }
        let slot = event.order().and_then(|order| order.slot(self.orders.registry()));
        if let Some(slot) = slot
            && self.orders.get(slot).is_none_or(|order| order.stage != Stage::Placed)
        {
            self.keep_allowances(slot);
            self.reach.unpaid.settle(slot);
            self.reach.extended.remove(&slot);
        }
    }

    /// How long an order waits for its payment: shorter where anything in it is scarce at the moment.
    pub(super) fn wait_for<'a>(
        &self,
        now: Time,
        wait: Span,
        variants: impl Iterator<Item = &'a VariantId>,
    ) -> Result<Span, Rejection> {
        let settings = &self.settings.reach;
        if (settings.scarce_units == 0 && settings.scarce_percent == 0) || wait <= settings.scarce_wait {
            return Ok(wait);
        }
        for variant in variants {
            if self.is_scarce(now, variant)? {
                return Ok(settings.scarce_wait);
            }
        }
        Ok(wait)
    }

    fn is_scarce(&self, now: Time, variant: &VariantId) -> Result<bool, Rejection> {
        let settings = &self.settings.reach;
        let stock = self.stock(variant, now)?;
        let Some(available) = stock.available else { return Ok(false) };
        let unsold = u128::from(available).saturating_add(u128::from(stock.reserved));
        let few = settings.scarce_units > 0 && available <= u64::from(settings.scarce_units);
        let small_part = u128::from(available).saturating_mul(100)
            <= unsold.saturating_mul(settings.scarce_percent.into());
        Ok(few || (settings.scarce_percent > 0 && small_part))
    }

    /// Who has what unpaid is what the orders say.
    pub(super) fn check_unpaid_origins(&self) -> Result<(), &'static str> {
        let unpaid = &self.reach.unpaid;
        let placed = |slot| self.orders.get(slot).is_some_and(|order| order.stage == Stage::Placed);
        if unpaid.iter().any(|(slot, _)| !placed(slot)) {
            return Err("an order that awaits no payment is counted as unpaid");
        }
        if self.reach.extended.keys().any(|slot| !placed(*slot)) {
            return Err("the extensions of an order that awaits no payment are counted");
        }
        let reserved = self.reach.reservations.iter().filter_map(|(_, held)| held.origin.as_deref());
        if !unpaid.agrees_with(reserved) {
            return Err("the counts of unpaid orders are not those of their origins");
        }
        Ok(())
    }
}
