//! An order that takes over what a reservation holds: nobody gets in between, and what it does not buy stays held.

use crate::reservation::ReservationRefusal;
use crate::shop::command::PlaceOrder;
use crate::shop::event::{Event, OrderPlaced, ReservationDrawn, ReservedUnits};
use crate::shop::{Rejection, Shop};
use crate::slot::{ChannelSlot, CustomerSlot, ReservationSlot};
use crate::time::Time;
use alloc::vec::Vec;

impl Shop {
    /// The reservation that an order draws on: open, and of the same buyer and channel.
    pub(super) fn drawn_reservation(
        &self,
        now: Time,
        command: &PlaceOrder,
        channel: ChannelSlot,
        buyer: Option<CustomerSlot>,
    ) -> Result<Option<ReservationSlot>, ReservationRefusal> {
        let Some(id) = &command.reservation else { return Ok(None) };
        let (slot, reservation) = self.open_reservation(now, id)?;
        if reservation.buyer != buyer || reservation.channel != channel {
            return Err(ReservationRefusal::OfAnother { reservation: id.clone() });
        }
        Ok(Some(slot))
    }

    /// What a reservation keeps when an order took over what it buys.
    pub(super) fn draw(&self, slot: ReservationSlot, placed: &OrderPlaced) -> Result<Event, Rejection> {
        let missing = || Rejection::inconsistent("reservation");
        let id = self.reach.reservations.get(slot).ok_or_else(missing)?.id.clone();
        let mut left = self.reserved_units(slot).ok_or_else(missing)?;
        for held in &mut left {
            let of_variant = placed.lines.iter().filter(|line| line.variant.id() == held.variant.id());
            if held.keys.is_empty() {
                let bought = of_variant.map(|line| line.quantity).fold(0, u32::saturating_add);
                held.quantity = held.quantity.saturating_sub(bought);
            } else {
                let taken: Vec<_> = of_variant.flat_map(|line| line.keys.iter().copied()).collect();
                held.keys = held.keys.iter().copied().filter(|key| !taken.contains(key)).collect();
                held.quantity = u32::try_from(held.keys.len()).map_err(|_| missing())?;
            }
            held.wanted = held.quantity;
        }
        left.retain(|held: &ReservedUnits| held.quantity > 0);
        Ok(ReservationDrawn { reservation: id, left }.into())
    }

    /// Frees what the order takes over in the same record.
    pub(super) fn apply_reservation_drawn(&mut self, event: &ReservationDrawn) -> Option<()> {
        let (slot, _) = self.reach.reservations.find(&event.reservation).ok()?;
        if event.left.is_empty() {
            return self.end_reservation(slot);
        }
        self.exchange_reservation(slot, &event.left)
    }
}
