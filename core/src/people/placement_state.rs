//! Placement trees in a snapshot.

use crate::id::PlacementTreeId;
use crate::people::placement::{MAX_LEGS, Placement, Seat};
use crate::slot::{CustomerSlot, Slot};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// A tree in a snapshot: its terms, and its seats in the order in which they were taken.
#[derive(Debug, Clone, Encode, Decode)]
pub(super) struct PlacementState {
    #[n(0)]
    id: PlacementTreeId,
    #[n(1)]
    width: u8,
    #[n(2)]
    depth: u16,
    #[n(3)]
    seats: Vec<SeatRow>,
}

#[derive(Debug, Clone, Encode, Decode)]
struct SeatRow {
    #[n(0)]
    customer: CustomerSlot,
    #[n(1)]
    sponsor: Option<CustomerSlot>,
    #[n(2)]
    above: Option<(u32, u8)>,
    #[n(3)]
    volumes: Vec<i64>,
}

impl Placement {
    pub(super) fn state(&self) -> PlacementState {
        let row = |(n, seat): (u32, &Seat)| SeatRow {
            customer: seat.customer,
            sponsor: seat.sponsor,
            above: seat.above,
            volumes: self.legs_of(n).iter().map(|leg| leg.volume).collect(),
        };
        let seats = (0..).zip(&self.seats).map(row).collect();
        PlacementState { id: self.id.clone(), width: self.width, depth: self.depth, seats }
    }

    /// `None` where a seat stands twice, or somebody sits where nobody can.
    pub(super) fn from_state(state: PlacementState, people: usize, seed: u64) -> Option<Self> {
        if !(1..=MAX_LEGS).contains(&state.width) {
            return None;
        }
        let mut tree = Self::new(state.id, state.width, state.depth, seed);
        for (n, row) in (0_u32..).zip(state.seats) {
            let known = row.customer.index() < people && row.sponsor.is_none_or(|slot| slot.index() < people);
            let fits = known && row.volumes.len() == usize::from(tree.width);
            (fits && tree.seat(row.customer, row.sponsor, row.above)).then_some(())?;
            for (leg, volume) in (0..).zip(row.volumes) {
                tree.leg_mut(n, leg)?.volume = volume;
            }
        }
        Some(tree)
    }
}
