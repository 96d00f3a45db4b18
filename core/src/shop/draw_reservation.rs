//! An order that takes over what a reservation holds: nobody gets in between, and what it does not buy stays held.

use crate::reservation::ReservationRefusal;
use crate::shop::command::PlaceOrder;
use crate::shop::event::{Event, OrderPlaced, ReservationDrawn};
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
        if !self.is_same_buyer(buyer, reservation.buyer) || reservation.channel != channel {
            return Err(ReservationRefusal::OfAnother { reservation: id.clone() });
        }
        Ok(Some(slot))
    }

    /// What a reservation keeps when an order took over what it buys.
    pub(super) fn draw(&self, slot: ReservationSlot, placed: &OrderPlaced) -> Result<Event, Rejection> {
        let missing = || Rejection::inconsistent("reservation");
        let reservation = self.reach.reservations.get(slot).ok_or_else(missing)?;
        let mut left = reservation.lines.clone();
        for held in &mut left {
            let source = self.catalog.sold(held.variant).ok_or_else(missing)?.source;
            let variant = self.catalog.variants().id(held.variant).ok_or_else(missing)?;
            let of_variant = || placed.lines.iter().filter(|line| line.variant.id() == variant);
            if held.keys.is_empty() {
                let bought = of_variant().map(|line| line.quantity).fold(0, u32::saturating_add);
                held.quantity = held.quantity.saturating_sub(bought);
            } else {
                let mut taken = Vec::new();
                for line in of_variant() {
                    let keys = self.keys_of_line(source, &line.keys, line.parts.as_deref());
                    taken.extend(keys.ok_or_else(missing)?);
                }
                held.keys.retain(|key| !taken.contains(key));
                held.quantity = u32::try_from(held.keys.len()).map_err(|_| missing())?;
            }
        }
        left.retain(|held| held.quantity > 0);
        let left = left.iter().map(|held| self.units_told(held)).collect::<Option<_>>();
        Ok(ReservationDrawn { reservation: reservation.id.clone(), left: left.ok_or_else(missing)? }.into())
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
