//! What is sold counts for one seat in each placement tree and so for the legs above it: for the buyer's own; without one
//! for that of who goes on as the buyer, or of another who does. A merge, the end of one and a new seat change whose that
//! is, and what was sold before follows. Costs the names that go on as one, 65 at the most, times the depth.

use crate::people::Customers;
use crate::people::placement::Placement;
use crate::slot::{CustomerSlot, Slot};
use alloc::vec::Vec;

/// The seat for which something counted that was sold under a name.
pub(super) struct Counted {
    tree: usize,
    name: CustomerSlot,
    seat: Option<u32>,
}

impl Customers {
    /// For which seats counts what was sold under all names of these customers. Nothing in a shop without placement trees.
    pub(super) fn counted_for(&self, customers: &[CustomerSlot]) -> Vec<Counted> {
        let mut counted = Vec::new();
        for tree in 0..self.beside.placements.len() {
            let names = customers.iter().flat_map(|customer| {
                let goes_on = self.resolve(*customer);
                core::iter::once(goes_on).chain(self.merged_into(goes_on))
            });
            counted.extend(names.map(|name| Counted { tree, name, seat: self.seat_number(tree, name) }));
        }
        counted
    }

    /// What was sold follows to the seats for which it counts now.
    pub(super) fn count_anew(&mut self, before: Vec<Counted>) {
        for Counted { tree, name, seat } in before {
            let now = self.seat_number(tree, name);
            let volume = self.sold_as(name);
            let Some(found) = self.beside.placements.get_mut(tree).filter(|_| seat != now && volume != 0)
            else {
                continue;
            };
            seat.into_iter().for_each(|seat| found.count(seat, volume.saturating_neg()));
            now.into_iter().for_each(|seat| found.count(seat, volume));
        }
    }

    /// What was sold under a name alone, nobody's who was merged into it.
    fn sold_as(&self, name: CustomerSlot) -> i64 {
        let own = |slot: CustomerSlot| self.figures.get(slot.index()).map_or(0, |figures| figures.own);
        let merged =
            |slot: &CustomerSlot| self.beside.merges.get(slot).is_some_and(|merge| merge.into == name);
        self.merged_into(name).filter(merged).map(own).fold(own(name), i64::saturating_sub)
    }

    fn seat_number(&self, tree: usize, name: CustomerSlot) -> Option<u32> {
        self.seat_of(tree, name).map(|(_, seat)| seat)
    }

    /// Whether the volume of every leg is what was sold in it: a recount.
    pub(super) fn legs_are_a_recount(&self) -> bool {
        (0..self.beside.placements.len()).all(|tree| {
            let Some(found) = self.beside.placements.get(tree) else { return false };
            let mut sold = alloc::vec![0_i64; found.len()];
            for name in (0..self.len()).filter_map(CustomerSlot::from_index) {
                let place = self.seat_number(tree, name).and_then(|seat| sold.get_mut(seat as usize));
                if let Some(place) = place {
                    *place = place.saturating_add(self.sold_as(name));
                }
            }
            found.holds(sold)
        })
    }
}

impl Placement {
    /// Whether the legs have what the seats below sold, of which each is told what it sold by itself.
    fn holds(&self, mut sold: Vec<i64>) -> bool {
        let mut legs: Vec<i64> = alloc::vec![0; self.volumes().count()];
        // Who sits below was seated later.
        for seat in (0..sold.len()).rev() {
            let Some((above, leg)) = self.above(seat) else { continue };
            let volume = sold.get(seat).copied().unwrap_or_default();
            for place in [sold.get_mut(above), legs.get_mut(leg)].into_iter().flatten() {
                *place = place.saturating_add(volume);
            }
        }
        self.volumes().eq(legs)
    }
}
