use crate::handle::KeyHandle;
use crate::id::ReservationId;
use crate::reservation::ReservationRefusal;
use crate::slot::{ChannelSlot, CustomerSlot, PoolSlot, ReservationSlot, Slot, VariantSlot};
use crate::time::Time;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// Units of one variant that are held.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Held {
    /// The variant.
    #[n(0)]
    pub variant: VariantSlot,
    /// How many units.
    #[n(1)]
    pub quantity: u32,
    /// The keys with their pools, where the stock has keys.
    #[n(2)]
    pub keys: Vec<(PoolSlot, KeyHandle)>,
}

/// A reservation that is open.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Reservation<O> {
    /// Its id.
    #[n(0)]
    pub id: ReservationId,
    /// The channel.
    #[n(1)]
    pub channel: ChannelSlot,
    /// For whom; absent for a guest.
    #[n(2)]
    pub buyer: Option<CustomerSlot>,
    /// Where it comes from.
    #[n(3)]
    pub origin: O,
    /// What it holds: at least one unit.
    #[n(4)]
    pub lines: Vec<Held>,
    /// When it was made.
    #[n(5)]
    pub made_at: Time,
    /// When it ends by itself.
    #[n(6)]
    pub expires: Time,
    /// How often it was extended.
    #[n(7)]
    pub extended: u32,
}

/// The open reservations of a shop. `O` tells where one comes from.
#[derive(Debug, Clone)]
pub struct Reservations<O> {
    open: BTreeMap<ReservationSlot, Reservation<O>>,
    /// What follows is rebuilt from the above.
    slots: BTreeMap<ReservationId, ReservationSlot>,
    ends: BTreeSet<(Time, ReservationSlot)>,
    free: BTreeSet<ReservationSlot>,
    by_buyer: BTreeMap<CustomerSlot, u32>,
}

impl<O> Default for Reservations<O> {
    fn default() -> Self {
        Self {
            open: BTreeMap::new(),
            slots: BTreeMap::new(),
            ends: BTreeSet::new(),
            free: BTreeSet::new(),
            by_buyer: BTreeMap::new(),
        }
    }
}

impl<O> Reservations<O> {
    /// Whether none is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// An open reservation by id.
    ///
    /// # Errors
    /// [`ReservationRefusal::Unknown`]
    pub fn find(&self, id: &ReservationId) -> Result<(ReservationSlot, &Reservation<O>), ReservationRefusal> {
        let found = self.slots.get(id).and_then(|slot| Some((*slot, self.open.get(slot)?)));
        found.ok_or_else(|| ReservationRefusal::Unknown { reservation: id.clone() })
    }

    /// Refuses an id that is taken.
    ///
    /// # Errors
    /// [`ReservationRefusal::Exists`]
    pub fn check_new(&self, id: &ReservationId) -> Result<(), ReservationRefusal> {
        match self.slots.get(id) {
            Some(_) => Err(ReservationRefusal::Exists { reservation: id.clone() }),
            None => Ok(()),
        }
    }

    /// An open reservation.
    #[must_use]
    pub fn get(&self, slot: ReservationSlot) -> Option<&Reservation<O>> {
        self.open.get(&slot)
    }

    /// The open reservations, by slot.
    pub fn iter(&self) -> impl Iterator<Item = (ReservationSlot, &Reservation<O>)> {
        self.open.iter().map(|(slot, reservation)| (*slot, reservation))
    }

    /// How many a buyer has open.
    #[must_use]
    pub fn of_buyer(&self, buyer: CustomerSlot) -> u32 {
        self.by_buyer.get(&buyer).copied().unwrap_or_default()
    }

    /// When the next one ends by itself.
    #[must_use]
    pub fn next_end(&self) -> Option<Time> {
        self.ends.first().map(|(end, _)| *end)
    }

    /// What ends at `now` or ended before, earliest first. O(log n) for each.
    pub fn due(&self, now: Time) -> impl Iterator<Item = &Reservation<O>> {
        self.ends.iter().take_while(move |(end, _)| *end <= now).filter_map(|(_, slot)| self.open.get(slot))
    }

    /// Opens a reservation in the smallest free slot. `None` when the id is taken or no slot is left.
    pub fn open(&mut self, reservation: Reservation<O>) -> Option<ReservationSlot> {
        let next = || ReservationSlot::from_index(self.open.len());
        let slot = self.free.first().copied().or_else(next)?;
        self.put(slot, reservation)?;
        self.free.remove(&slot);
        Some(slot)
    }

    fn put(&mut self, slot: ReservationSlot, reservation: Reservation<O>) -> Option<()> {
        if self.slots.contains_key(&reservation.id) {
            return None;
        }
        self.slots.insert(reservation.id.clone(), slot);
        self.ends.insert((reservation.expires, slot));
        if let Some(buyer) = reservation.buyer {
            let count = self.by_buyer.entry(buyer).or_default();
            *count = count.saturating_add(1);
        }
        self.open.insert(slot, reservation).is_none().then_some(())
    }

    /// Says that one comes from elsewhere, and gives back from where it came.
    pub fn replace_origin(&mut self, slot: ReservationSlot, origin: O) -> Option<O> {
        Some(core::mem::replace(&mut self.open.get_mut(&slot)?.origin, origin))
    }

    /// Holds other units.
    pub fn set_lines(&mut self, slot: ReservationSlot, lines: Vec<Held>) -> Option<()> {
        self.open.get_mut(&slot)?.lines = lines;
        Some(())
    }

    /// Puts off the end.
    pub fn extend(&mut self, slot: ReservationSlot, expires: Time) -> Option<()> {
        let reservation = self.open.get_mut(&slot)?;
        self.ends.remove(&(reservation.expires, slot));
        self.ends.insert((expires, slot));
        reservation.expires = expires;
        reservation.extended = reservation.extended.saturating_add(1);
        Some(())
    }

    /// Ends a reservation and forgets it.
    pub fn close(&mut self, slot: ReservationSlot) -> Option<Reservation<O>> {
        let reservation = self.open.remove(&slot)?;
        self.slots.remove(&reservation.id);
        self.ends.remove(&(reservation.expires, slot));
        if let Some(buyer) = reservation.buyer
            && let Some(count) = self.by_buyer.get_mut(&buyer)
        {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.by_buyer.remove(&buyer);
            }
        }
        self.free.insert(slot);
        self.trim();
        Some(reservation)
    }

    /// Free slots behind the last open one are not kept: the next slot follows from what is open.
    fn trim(&mut self) {
        let end = self.open.last_key_value().map_or(0, |(slot, _)| slot.index().saturating_add(1));
        while self.free.last().is_some_and(|slot| slot.index() >= end) {
            self.free.pop_last();
        }
    }
}

/// In a snapshot: the open reservations by slot. What finds them is made anew.
impl<C, O: Encode<C>> Encode<C> for Reservations<O> {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(self.open.len() as u64)?;
        for (slot, reservation) in &self.open {
            e.array(2)?.encode_with(slot, ctx)?.encode_with(reservation, ctx)?;
        }
        Ok(())
    }
}

impl<'b, C, O: Decode<'b, C>> Decode<'b, C> for Reservations<O> {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let damaged = || minicbor::decode::Error::message("reservations that do not hold together").at(at);
        let entries: Vec<(ReservationSlot, Reservation<O>)> = d.decode_with(ctx)?;
        let mut all = Self::default();
        let mut next = 0;
        for (slot, reservation) in entries {
            // Ascending, and no slot so far out that the free ones before it could not be listed.
            if slot.index() < next || slot.index() > (1 << 24) {
                return Err(damaged());
            }
            all.free.extend((next..slot.index()).filter_map(ReservationSlot::from_index));
            next = slot.index().saturating_add(1);
            all.put(slot, reservation).ok_or_else(damaged)?;
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    fn reservation(id: &str, expires: u64) -> Reservation<()> {
        Reservation {
            id: ReservationId::new(id).unwrap(),
            channel: ChannelSlot::from_index(0).unwrap(),
            buyer: CustomerSlot::from_index(7),
            origin: (),
            lines: Vec::new(),
            made_at: Time::default(),
            expires: Time::from_millis(expires),
            extended: 0,
        }
    }

    fn due(all: &Reservations<()>, now: u64) -> Vec<&str> {
        all.due(Time::from_millis(now)).map(|r| r.id.as_str()).collect()
    }

    #[test]
    fn they_end_in_order_and_an_extension_puts_one_off() {
        let mut all = Reservations::default();
        let a = all.open(reservation("a", 10)).unwrap();
        let b = all.open(reservation("b", 5)).unwrap();
        assert_eq!((due(&all, 4), due(&all, 10)), (vec![], vec!["b", "a"]));
        all.extend(b, Time::from_millis(20)).unwrap();
        assert_eq!((due(&all, 19), all.next_end()), (vec!["a"], Some(Time::from_millis(10))));
        assert_eq!(all.of_buyer(CustomerSlot::from_index(7).unwrap()), 2);
        all.close(a).unwrap();
        assert_eq!(all.close(a), None);
        assert_eq!(all.find(&ReservationId::new("a").unwrap()).unwrap_err().code(), "reservation.unknown");
        assert_eq!(all.of_buyer(CustomerSlot::from_index(7).unwrap()), 1);
    }

    #[test]
    fn slots_are_used_again_smallest_first_before_and_after_a_snapshot() {
        let mut all = Reservations::default();
        let slots: Vec<_> = ["a", "b", "c", "d"].map(|id| all.open(reservation(id, 1)).unwrap()).into();
        assert!(all.open(reservation("b", 9)).is_none());
        for gone in [0, 2, 3] {
            all.close(slots[gone]).unwrap();
        }
        let mut back: Reservations<()> = minicbor::decode(&minicbor::to_vec(&all).unwrap()).unwrap();
        for shop in [&mut all, &mut back] {
            let next: Vec<_> =
                ["e", "f", "g"].map(|id| shop.open(reservation(id, 1)).unwrap().index()).into();
            assert_eq!(next, [0, 2, 3]);
        }
        assert_eq!(minicbor::to_vec(&all).unwrap(), minicbor::to_vec(&back).unwrap());
    }

    use alloc::vec;
}
