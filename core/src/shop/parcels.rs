//! Parcels: what is shipped, by whom, under which number, and whether it arrived.

use crate::catalog::FulfilmentKind;
use crate::order::{DeliveryRefusal, Order, Parcel, ParcelLine};
use crate::shop::command::{Deliver, RecordArrival, SentParcel};
use crate::shop::event::{Event, NamedOrder, ParcelArrived, ParcelSent};
use crate::shop::{Rejection, Shop};
use crate::slot::Named;
use crate::text;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// The parcel of a delivery: it must be described where any unit of `lines` is shipped, and only there.
    pub(super) fn send_parcel(
        named: &NamedOrder,
        order: &Order,
        command: &Deliver,
        lines: impl Iterator<Item = ParcelLine>,
    ) -> Result<Option<Event>, Rejection> {
        let shipped = |line: &ParcelLine| {
            let of = order.fulfilment_of(line.line as usize);
            line.units > 0 && of.is_some_and(|of| of.kind == FulfilmentKind::Shipment)
        };
        let lines: Vec<ParcelLine> = match order.fulfilment {
            Some(_) => lines.filter(shipped).collect(),
            None => Vec::new(),
        };
        let id = || command.order.clone();
        match (lines.first(), &command.parcel) {
            (None, None) => Ok(None),
            (None, Some(_)) => Err(DeliveryRefusal::ParcelUnwanted { order: id() }.into()),
            (Some(first), None) => {
                Err(DeliveryRefusal::ParcelMissing { order: id(), line: first.line }.into())
            }
            (Some(_), Some(SentParcel { carrier, tracking })) => {
                text::check_text("carrier", carrier)?;
                text::check_text("tracking", tracking)?;
                let sent = order.fulfilment.as_ref().map_or(0, |of| of.parcels.len());
                let parcel = u32::try_from(sent).map_err(|_| Rejection::inconsistent("parcel"))?;
                let (carrier, tracking) = (carrier.clone(), tracking.clone());
                Ok(Some(ParcelSent { order: named.clone(), parcel, carrier, tracking, lines }.into()))
            }
        }
    }

    pub(super) fn apply_parcel_sent(&mut self, now: Time, event: &ParcelSent) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let fulfilment = self.orders.get_mut(slot)?.fulfilment.as_mut()?;
        (fulfilment.parcels.len() == event.parcel as usize).then_some(())?;
        fulfilment.parcels.push(Parcel {
            carrier: event.carrier.clone(),
            tracking: event.tracking.clone(),
            lines: event.lines.clone(),
            sent_at: now,
            arrived_at: None,
        });
        Some(())
    }

    /// Notes that a parcel arrived. Nothing to do where it did before.
    pub(super) fn decide_record_arrival(&self, command: &RecordArrival) -> Result<Vec<Event>, Rejection> {
        let (slot, order) = self.orders.find(&command.order)?;
        let (id, parcel) = (|| command.order.clone(), command.parcel);
        let sent = order.fulfilment.as_ref().and_then(|of| of.parcels.get(parcel as usize));
        let sent = sent.ok_or_else(|| DeliveryRefusal::ParcelUnknown { order: id(), parcel })?;
        if sent.arrived_at.is_some() {
            return Ok(Vec::new());
        }
        Ok(vec![ParcelArrived { order: Named::known(id(), slot), parcel }.into()])
    }

    pub(super) fn apply_parcel_arrived(&mut self, now: Time, event: &ParcelArrived) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let fulfilment = self.orders.get_mut(slot)?.fulfilment.as_mut()?;
        fulfilment.parcels.get_mut(event.parcel as usize)?.arrived_at = Some(now);
        Some(())
    }
}
