//! Holding stock without an order: reserved, held longer, exchanged, let go in part or in whole.
//!
//! A reservation counts for its buyer, device and contact as an unpaid order does. It ends by the machine's clock.

use crate::catalog::{CatalogRefusal, FulfilmentKind, Sold};
use crate::id::{OrderId, ReservationId, VariantId};
use crate::reservation::{Held, Reservation, ReservationEnd, ReservationRefusal, ReserveLine};
use crate::shop::basket::Basket;
use crate::shop::choosing::Chooser;
use crate::shop::chosen::Chosen;
use crate::shop::command::{ExtendReservation, ReleaseReservation, Reserve, ResizeReservation};
use crate::shop::event::{
    Event, ReservationEnded, ReservationExtended, ReservationResized, ReservedUnits, StockHeld,
};
use crate::shop::holding::Stocking;
use crate::shop::reply::Answer;
use crate::shop::{Rejection, ReservedReply, Shop};
use crate::slot::{CustomerSlot, Named, ReservationSlot, VariantSlot};
use crate::stock::StockRefusal;
use crate::time::Time;
use crate::unpaid::Origin;
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

/// A reservation that tells where it comes from.
type Basketful = Reservation<Option<Box<Origin>>>;

/// The shortest time for which stock is held.
const SHORTEST: u64 = 1000;

impl Shop {
    /// Holds units for a basket: all or nothing, or what there is where the command allows it.
    pub(super) fn decide_reserve(&self, now: Time, command: &Reserve) -> Result<Vec<Event>, Rejection> {
        self.reach.reservations.check_new(&command.reservation)?;
        let (channel, _) = self.channels.open(&command.channel)?;
        let buyer = command.buyer.as_ref().map(|id| self.customers.slot(id)).transpose()?;
        let origin = Origin { contact: command.contact, device: command.device.clone() };
        if let Some(buyer) = buyer {
            self.check_unpaid(buyer, 0)?;
        }
        self.check_hoarding(buyer, &origin, None)?;
        let lot = OrderId::new(command.reservation.as_str())?;
        let most = self.settings.reach.reservation_wait;
        let wait = command.wait.unwrap_or(most);
        if wait.millis() < SHORTEST || wait > most {
            let (wait, most) = (wait.millis(), most.millis());
            return Err(ReservationRefusal::BadWait { wait, least: SHORTEST, most }.into());
        }
        let chooser = Chooser::new(self, now, &lot, buyer, channel);
        let lines = self.hold_lines(chooser, &command.lines, command.partial, Basket::default())?;
        if lines.is_empty() {
            return Err(ReservationRefusal::NothingFree { reservation: command.reservation.clone() }.into());
        }
        let variants = lines.iter().map(|line| line.variant.id());
        let event = StockHeld {
            reservation: command.reservation.clone(),
            channel: Named::known(command.channel.clone(), channel),
            buyer: buyer.and_then(|slot| self.name_customer(slot)),
            origin: (!origin.is_nothing()).then(|| Box::new(origin)),
            wait: self.wait_for(now, wait, variants)?,
            lines,
        };
        Ok(vec![event.into()])
    }

    pub(super) fn apply_stock_held(
        &mut self,
        now: Time,
        event: &StockHeld,
        answer: &mut Answer,
    ) -> Option<()> {
        let reservation = Reservation {
            id: event.reservation.clone(),
            channel: event.channel.slot(self.channels.registry())?,
            buyer: self.maybe_customer_of(event.buyer.as_ref())?,
            origin: event.origin.clone(),
            lines: self.held_lines(&event.lines)?,
            made_at: now,
            expires: now.after(event.wait),
            extended: 0,
        };
        if let Some(origin) = &event.origin {
            self.reach.unpaid.count(origin);
        }
        let slot = self.reach.reservations.open(reservation)?;
        self.stock_reservation(Stocking::Reserve, slot)?;
        *answer = self.answer_reserved(slot, &event.lines)?;
        Some(())
    }

    /// Holds other units: those that stay are kept, so that nobody takes them in between.
    pub(super) fn decide_resize_reservation(
        &self,
        now: Time,
        command: &ResizeReservation,
    ) -> Result<Vec<Event>, Rejection> {
        let (slot, reservation) = self.open_reservation(now, &command.reservation)?;
        let basket = self.basket_of(now, slot)?;
        let lot = OrderId::new(command.reservation.as_str())?;
        let chooser = Chooser::new(self, now, &lot, reservation.buyer, reservation.channel);
        let lines = self.hold_lines(chooser, &command.lines, command.partial, basket)?;
        if lines.is_empty() {
            return Err(ReservationRefusal::NothingFree { reservation: command.reservation.clone() }.into());
        }
        Ok(vec![ReservationResized { reservation: command.reservation.clone(), lines }.into()])
    }

    pub(super) fn apply_reservation_resized(
        &mut self,
        event: &ReservationResized,
        answer: &mut Answer,
    ) -> Option<()> {
        let (slot, _) = self.reach.reservations.find(&event.reservation).ok()?;
        self.exchange_reservation(slot, &event.lines)?;
        *answer = self.answer_reserved(slot, &event.lines)?;
        Some(())
    }

    /// Puts off the end, within what the settings allow.
    pub(super) fn decide_extend_reservation(
        &self,
        now: Time,
        command: &ExtendReservation,
    ) -> Result<Vec<Event>, Rejection> {
        let (_, held) = self.open_reservation(now, &command.reservation)?;
        let expires = self.later_end(now, &command.reservation, held.made_at, held.expires, held.extended)?;
        Ok(vec![ReservationExtended { reservation: command.reservation.clone(), expires }.into()])
    }

    pub(super) fn apply_reservation_extended(
        &mut self,
        event: &ReservationExtended,
        answer: &mut Answer,
    ) -> Option<()> {
        let (slot, _) = self.reach.reservations.find(&event.reservation).ok()?;
        self.reach.reservations.extend(slot, event.expires)?;
        let lines = self.reserved_units(slot)?;
        *answer = self.answer_reserved(slot, &lines)?;
        Some(())
    }

    /// Lets go of some units, or of all.
    pub(super) fn decide_release_reservation(
        &self,
        now: Time,
        command: &ReleaseReservation,
    ) -> Result<Vec<Event>, Rejection> {
        let (_, held) = self.open_reservation(now, &command.reservation)?;
        let reservation = command.reservation.clone();
        let ended = || ReservationEnded { reservation: reservation.clone(), end: ReservationEnd::Released };
        let Some(wanted) = &command.lines else { return Ok(vec![ended().into()]) };
        self.check_lines(wanted)?;
        let mut left = held.lines.clone();
        for ReserveLine { variant, quantity } in wanted {
            let (of, _) = self.catalog.find(variant)?;
            let line = left.iter_mut().find(|line| line.variant == of);
            let held = line.as_ref().map_or(0, |line| line.quantity);
            let (variant, wanted) = (variant.clone(), *quantity);
            let refusal = || ReservationRefusal::TooManyUnits { variant, wanted, held };
            let line = line.filter(|_| *quantity <= held).ok_or_else(refusal)?;
            line.quantity = held.saturating_sub(*quantity);
            line.keys.truncate(line.quantity as usize);
        }
        left.retain(|line| line.quantity > 0);
        if left.is_empty() {
            return Ok(vec![ended().into()]);
        }
        let lines = left.iter().map(|held| self.units_told(held)).collect::<Option<_>>();
        let lines = lines.ok_or_else(|| Rejection::inconsistent("reservation"))?;
        Ok(vec![ReservationResized { reservation: command.reservation.clone(), lines }.into()])
    }

    /// What holds stock no longer: a reservation that was given up, or whose time is over.
    pub(super) fn apply_reservation_ended(
        &mut self,
        event: &ReservationEnded,
        answer: &mut Answer,
    ) -> Option<()> {
        let (slot, _) = self.reach.reservations.find(&event.reservation).ok()?;
        if event.end == ReservationEnd::Expired {
            answer.ticked(|ticked| ticked.reservations = ticked.reservations.saturating_add(1));
        }
        self.end_reservation(slot)
    }

    pub(super) fn end_reservation(&mut self, slot: ReservationSlot) -> Option<()> {
        self.stock_reservation(Stocking::Release, slot)?;
        let ended = self.reach.reservations.close(slot)?;
        if let Some(origin) = &ended.origin {
            self.reach.unpaid.uncount(origin);
        }
        Some(())
    }

    /// The reservations whose time is over, up to a limit: the tick's share.
    pub(super) fn due_reservations(&self, now: Time, limit: usize) -> impl Iterator<Item = Event> {
        let ended = |reservation: &Reservation<_>| ReservationEnded {
            reservation: reservation.id.clone(),
            end: ReservationEnd::Expired,
        };
        self.reach.reservations.due(now).take(limit).map(move |reservation| ended(reservation).into())
    }

    /// How many reservations a buyer has open under all names.
    pub(super) fn reserved_by(&self, buyer: CustomerSlot) -> u32 {
        if self.reach.reservations.is_empty() {
            return 0;
        }
        let names = self.names_of(Some(buyer));
        names.iter().map(|name| self.reach.reservations.of_buyer(*name)).fold(0, u32::saturating_add)
    }

    /// Whether two are one buyer, perhaps under another name, or both guests.
    pub(super) fn is_same_buyer(&self, one: Option<CustomerSlot>, other: Option<CustomerSlot>) -> bool {
        one == other || other.is_some_and(|other| self.names_of(one).contains(&other))
    }

    /// A reservation whose time is not over, whether a tick came or not.
    pub(super) fn open_reservation(
        &self,
        now: Time,
        id: &ReservationId,
    ) -> Result<(ReservationSlot, &Basketful), ReservationRefusal> {
        let (slot, reservation) = self.reach.reservations.find(id)?;
        if reservation.expires <= now {
            let expired = reservation.expires;
            return Err(ReservationRefusal::Expired { reservation: id.clone(), expired });
        }
        Ok((slot, reservation))
    }

    /// The end after an extension: later than now by the setting, later than before, and not too late in all.
    pub(super) fn later_end(
        &self,
        now: Time,
        what: &impl core::fmt::Display,
        made_at: Time,
        expires: Time,
        extended: u32,
    ) -> Result<Time, ReservationRefusal> {
        let settings = &self.settings.reach;
        let limit = settings.max_extensions;
        if extended >= limit {
            return Err(ReservationRefusal::TooManyExtensions { what: what.to_string(), limit });
        }
        let (later, latest) = (now.after(settings.extension), made_at.after(settings.longest_wait));
        if later <= expires {
            return Err(ReservationRefusal::NotLater { what: what.to_string(), expires });
        }
        if later > latest {
            return Err(ReservationRefusal::TooLong { what: what.to_string(), latest });
        }
        Ok(later)
    }

    /// Chooses units for every line: first those that are held already, then what is free.
    fn hold_lines(
        &self,
        mut chooser: Chooser<'_>,
        wanted: &[ReserveLine],
        partial: bool,
        mut basket: Basket,
    ) -> Result<Vec<ReservedUnits>, Rejection> {
        self.check_lines(wanted)?;
        let mut lines = Vec::with_capacity(wanted.len());
        for ReserveLine { variant: id, quantity } in wanted {
            let (slot, sold) = self.catalog.find(id)?;
            if *quantity > sold.maximum {
                let (variant, quantity, maximum) = (id.clone(), *quantity, sold.maximum);
                return Err(CatalogRefusal::AboveMaximum { variant, quantity, maximum }.into());
            }
            if sold.kind == FulfilmentKind::Bundle {
                return Err(ReservationRefusal::Bundle { variant: id.clone() }.into());
            }
            let (kept, keys) = basket.take(slot, *quantity);
            let more = quantity.saturating_sub(kept);
            let (units, chosen) = if more > 0 {
                choose_some(&mut chooser, sold, slot, id, more, partial)?
            } else {
                (0, Chosen::default())
            };
            let held = kept.saturating_add(units);
            if held > 0 {
                let Chosen { keys, parts } = self.joined(sold.source, keys, chosen)?;
                let variant = Named::known(id.clone(), slot);
                lines.push(ReservedUnits { variant, wanted: *quantity, quantity: held, keys, parts });
            }
        }
        Ok(lines)
    }

    fn check_lines(&self, lines: &[ReserveLine]) -> Result<(), ReservationRefusal> {
        let limit = self.settings.max_lines as usize;
        if lines.is_empty() || lines.len() > limit {
            return Err(ReservationRefusal::LineCount { count: lines.len(), limit });
        }
        for (n, line) in lines.iter().enumerate() {
            if line.quantity == 0 {
                return Err(ReservationRefusal::NoUnits { variant: line.variant.clone() });
            }
            if lines.iter().take(n).any(|earlier| earlier.variant == line.variant) {
                return Err(ReservationRefusal::LineTwice { variant: line.variant.clone() });
            }
        }
        Ok(())
    }

    pub(super) fn held_lines(&self, lines: &[ReservedUnits]) -> Option<Vec<Held>> {
        let held = |line: &ReservedUnits| {
            let variant = line.variant.slot(self.catalog.variants())?;
            let source = self.catalog.sold(variant)?.source;
            let keys = self.keys_of_line(source, &line.keys, line.parts.as_deref())?;
            Some(Held { variant, quantity: line.quantity, keys })
        };
        lines.iter().map(held).collect()
    }

    /// What a reservation holds, as events tell it.
    pub(super) fn reserved_units(&self, slot: ReservationSlot) -> Option<Vec<ReservedUnits>> {
        self.reach.reservations.get(slot)?.lines.iter().map(|held| self.units_told(held)).collect()
    }

    /// What is held of a variant, as events tell it.
    pub(super) fn units_told(&self, held: &Held) -> Option<ReservedUnits> {
        let id = self.catalog.variants().id(held.variant)?.clone();
        let Chosen { keys, parts } = self.chosen(self.catalog.sold(held.variant)?.source, &held.keys).ok()?;
        let (variant, quantity) = (Named::known(id, held.variant), held.quantity);
        Some(ReservedUnits { variant, wanted: quantity, quantity, keys, parts })
    }

    /// Does something to all stock that a reservation holds. `None` when the stock is not as it should be.
    pub(super) fn stock_reservation(&mut self, what: Stocking, slot: ReservationSlot) -> Option<()> {
        let lines = self.reach.reservations.get(slot)?.lines.clone();
        self.stock_held(what, slot, &lines)
    }

    fn stock_held(&mut self, what: Stocking, slot: ReservationSlot, lines: &[Held]) -> Option<()> {
        let holder = slot.holder()?;
        let reservation = self.reach.reservations.get(slot)?;
        let whose = (holder, reservation.buyer, reservation.channel);
        for held in lines {
            let units = Self::units_with(self.catalog.sold(held.variant)?.source, &held.keys);
            self.stock_units(what, whose, held.variant, &units, held.quantity)?;
        }
        Some(())
    }

    /// Lets go of what a reservation does not hold any more, and holds what is new. A key that stays is not touched: it
    /// may be past its validity, and would not come back.
    pub(super) fn exchange_reservation(
        &mut self,
        slot: ReservationSlot,
        lines: &[ReservedUnits],
    ) -> Option<()> {
        let after = self.held_lines(lines)?;
        let before = self.reach.reservations.get(slot)?.lines.clone();
        self.stock_held(Stocking::Release, slot, &without(&before, &after))?;
        self.stock_held(Stocking::Reserve, slot, &without(&after, &before))?;
        self.reach.reservations.set_lines(slot, after)
    }

    fn answer_reserved(&self, slot: ReservationSlot, lines: &[ReservedUnits]) -> Option<Answer> {
        let reservation = self.reach.reservations.get(slot)?;
        Some(Answer::Reserved(Box::new(ReservedReply {
            reservation: reservation.id.clone(),
            expires_at: reservation.expires,
            lines: lines.iter().map(ReservedUnits::told).collect(),
        })))
    }
}

/// What is held by these lines and not by the others.
fn without(lines: &[Held], others: &[Held]) -> Vec<Held> {
    let mut rest = lines.to_vec();
    for held in &mut rest {
        let Some(other) = others.iter().find(|other| other.variant == held.variant) else { continue };
        let keys: Vec<_> = held.keys.iter().copied().filter(|key| !other.keys.contains(key)).collect();
        held.quantity = if held.keys.is_empty() {
            held.quantity.saturating_sub(other.quantity)
        } else {
            u32::try_from(keys.len()).unwrap_or(u32::MAX)
        };
        held.keys = keys;
    }
    rest.retain(|held| held.quantity > 0);
    rest
}

/// Chooses so many units, or with `partial` as many as there are. What is sold ahead of its stock cannot be held.
fn choose_some(
    chooser: &mut Chooser<'_>,
    sold: &Sold,
    variant: VariantSlot,
    id: &VariantId,
    wanted: u32,
    partial: bool,
) -> Result<(u32, Chosen), Rejection> {
    let mut units = wanted;
    loop {
        let (counted, short) = (chooser.counted.len(), chooser.short.len());
        let left = match chooser.choose_some(sold, variant, id, units, None, false) {
            Ok((chosen, missing)) if missing == 0 || partial => {
                return Ok((units.saturating_sub(missing), chosen));
            }
            Ok((_, missing)) => {
                let (what, wanted) = (id.to_string(), u64::from(wanted));
                let available = u64::from(units.saturating_sub(missing));
                return Err(StockRefusal::Insufficient { what, wanted, available }.into());
            }
            Err(refusal) if !partial => return Err(refusal),
            Err(Rejection::Stock(
                StockRefusal::Insufficient { available, .. } | StockRefusal::QuotaReached { available, .. },
            )) => available,
            Err(Rejection::Stock(StockRefusal::BuyerLimit { limit, had, .. })) => {
                u64::from(limit).saturating_sub(had)
            }
            Err(refusal) => return Err(refusal),
        };
        // What was refused is not counted.
        chooser.counted.truncate(counted);
        chooser.short.truncate(short);
        // Fewer each time, so it comes to an end.
        units = u32::try_from(left).unwrap_or(u32::MAX).min(units.saturating_sub(1));
        if units == 0 {
            return Ok((0, Chosen::default()));
        }
    }
}
