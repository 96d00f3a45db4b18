//! Placement trees (安置树): seats beside the tree of inviters. Who brought somebody (the sponsor) and under whom they sit
//! are two things.
//!
//! A tree has seats of so many legs: two make a binary tree, more a matrix. A newcomer takes the first free seat below the
//! sponsor, level by level and from the left (滑落): each seat knows how far below it the nearest free one is, so that
//! finding it costs the depth, not the size. What is sold counts for each leg above.

use crate::id::PlacementTreeId;
use crate::people::{CustomerRefusal, Customers};
use crate::slot::CustomerSlot;
use alloc::vec::Vec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// Most legs of a seat.
pub const MAX_LEGS: u8 = 16;
/// Most placement trees of a shop.
pub const MAX_TREES: usize = 8;

/// A placement tree.
#[derive(Debug, Clone)]
pub(super) struct Placement {
    pub(super) id: PlacementTreeId,
    /// How many legs a seat has.
    pub(super) width: u8,
    /// How many levels below the sponsor a newcomer sits at the most; 0 for any.
    pub(super) depth: u16,
    pub(super) seats: Vec<Seat>,
    /// `width` for each seat.
    legs: Vec<Leg>,
    /// Only looked up; made anew.
    of: HashMap<CustomerSlot, u32, FixedState>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seat {
    pub(super) customer: CustomerSlot,
    pub(super) sponsor: Option<CustomerSlot>,
    /// The seat above and its leg.
    pub(super) above: Option<(u32, u8)>,
    /// How many levels below the nearest seat with a free leg is; made anew.
    open: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Leg {
    below: Option<u32>,
    /// What everybody in this leg sold, in minor units.
    pub(super) volume: i64,
}

/// A seat that was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChosenSeat {
    /// The tree, by the order in which trees were opened.
    pub tree: usize,
    /// Who is seated.
    pub customer: CustomerSlot,
    /// Who brought them; `None` for the first in the tree.
    pub sponsor: Option<CustomerSlot>,
    /// Under whom, and in which leg from 0; `None` for the first in the tree.
    pub above: Option<(CustomerSlot, u8)>,
}

/// A leg below a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegView {
    /// Who sits there first.
    pub below: Option<CustomerSlot>,
    /// What everybody in the leg sold, in minor units, less refunds.
    pub volume: i64,
}

impl Placement {
    pub(super) fn new(id: PlacementTreeId, width: u8, depth: u16, seed: u64) -> Self {
        let of = HashMap::with_hasher(FixedState::with_seed(seed));
        Self { id, width, depth, seats: Vec::new(), legs: Vec::new(), of }
    }

    fn leg(&self, seat: u32, leg: u8) -> Option<&Leg> {
        self.legs_of(seat).get(usize::from(leg))
    }

    pub(super) fn legs_of(&self, seat: u32) -> &[Leg] {
        let width = usize::from(self.width);
        let from = (seat as usize).saturating_mul(width);
        self.legs.get(from..from.saturating_add(width)).unwrap_or_default()
    }

    pub(super) fn leg_mut(&mut self, seat: u32, leg: u8) -> Option<&mut Leg> {
        let from = (seat as usize).saturating_mul(usize::from(self.width));
        self.legs.get_mut(from.saturating_add(usize::from(leg)))
    }

    fn open_of(&self, seat: u32) -> u32 {
        self.seats.get(seat as usize).map_or(u32::MAX, |seat| seat.open)
    }

    /// How far below a seat the nearest free leg is, by what stands right below it.
    fn count_open(&self, seat: u32) -> u32 {
        let legs = self.legs_of(seat);
        let below = legs.iter().map(|leg| leg.below.map_or(0, |below| self.open_of(below).saturating_add(1)));
        below.min().unwrap_or(u32::MAX)
    }

    /// The first free leg below a seat, level by level, and how many levels below.
    fn first_free(&self, seat: u32) -> Option<(u32, u8, u32)> {
        let (mut here, levels) = (seat, self.open_of(seat));
        for left in (1..=levels).rev() {
            let next = self.legs_of(here).iter().filter_map(|leg| leg.below);
            here = next.into_iter().find(|below| self.open_of(*below).saturating_add(1) == left)?;
        }
        let leg = self.legs_of(here).iter().position(|leg| leg.below.is_none())?;
        Some((here, u8::try_from(leg).ok()?, levels))
    }

    /// Seats a customer; the place was checked.
    pub(super) fn seat(
        &mut self,
        customer: CustomerSlot,
        sponsor: Option<CustomerSlot>,
        above: Option<(u32, u8)>,
    ) -> bool {
        let Ok(number) = u32::try_from(self.seats.len()) else { return false };
        let free = match above {
            None => self.seats.is_empty(),
            Some((seat, leg)) => self.leg(seat, leg).is_some_and(|leg| leg.below.is_none()),
        };
        if !free || self.of.contains_key(&customer) {
            return false;
        }
        self.seats.push(Seat { customer, sponsor, above, open: 0 });
        self.legs.extend(core::iter::repeat_n(Leg::default(), usize::from(self.width)));
        self.of.insert(customer, number);
        if let Some((seat, leg)) = above
            && let Some(leg) = self.leg_mut(seat, leg)
        {
            leg.below = Some(number);
        }
        self.mend_open(above.map(|(seat, _)| seat));
        true
    }

    fn mend_open(&mut self, from: Option<u32>) {
        let mut next = from;
        while let Some(here) = next {
            let open = self.count_open(here);
            let Some(seat) = self.seats.get_mut(here as usize) else { break };
            if seat.open == open {
                break;
            }
            seat.open = open;
            next = seat.above.map(|(seat, _)| seat);
        }
    }

    /// Counts what a seat sold for each leg above.
    pub(super) fn count(&mut self, seat: u32, volume: i64) {
        let mut next = self.seats.get(seat as usize).and_then(|seat| seat.above);
        while let Some((above, leg)) = next {
            if let Some(leg) = self.leg_mut(above, leg) {
                // INVARIANT: no more than the shop earned in all.
                leg.volume = leg.volume.saturating_add(volume);
            }
            next = self.seats.get(above as usize).and_then(|seat| seat.above);
        }
    }

    /// How many seats are taken.
    pub(super) fn len(&self) -> usize {
        self.seats.len()
    }

    /// The seat above one, and the number of its leg among all legs.
    pub(super) fn above(&self, seat: usize) -> Option<(usize, usize)> {
        let (above, leg) = self.seats.get(seat)?.above?;
        let first = (above as usize).saturating_mul(usize::from(self.width));
        Some((above as usize, first.saturating_add(usize::from(leg))))
    }

    /// The volumes of all legs.
    pub(super) fn volumes(&self) -> impl Iterator<Item = i64> {
        self.legs.iter().map(|leg| leg.volume)
    }

    fn is_below(&self, seat: u32, above: u32) -> bool {
        let up = |seat: &u32| Some(self.seats.get(*seat as usize)?.above?.0);
        core::iter::successors(Some(seat), up).any(|here| here == above)
    }
}

/// Reads.
impl Customers {
    /// The number of a placement tree.
    ///
    /// # Errors
    /// [`CustomerRefusal::UnknownTree`]
    pub fn tree(&self, id: &PlacementTreeId) -> Result<usize, CustomerRefusal> {
        let found = self.beside.placements.iter().position(|tree| tree.id == *id);
        found.ok_or_else(|| CustomerRefusal::UnknownTree { tree: id.clone() })
    }

    /// How many placement trees are open.
    #[must_use]
    pub fn tree_count(&self) -> usize {
        self.beside.placements.len()
    }

    /// Under whom a customer sits, and in which leg. Seats keep the slots that took them: where both of two merged
    /// customers have one, each seat has its own place, and what it earns is the survivor's.
    #[must_use]
    pub fn seat_above(&self, tree: usize, customer: CustomerSlot) -> Option<(CustomerSlot, u8)> {
        let (tree, seat) = self.seat_of(tree, customer)?;
        let (above, leg) = tree.seats.get(seat as usize)?.above?;
        Some((tree.seats.get(above as usize)?.customer, leg))
    }

    /// Who brought a customer into a tree.
    #[must_use]
    pub fn sponsor(&self, tree: usize, customer: CustomerSlot) -> Option<CustomerSlot> {
        let (tree, seat) = self.seat_of(tree, customer)?;
        tree.seats.get(seat as usize)?.sponsor.map(|sponsor| self.resolve(sponsor))
    }

    /// Whether a customer has a seat.
    #[must_use]
    pub fn is_seated(&self, tree: usize, customer: CustomerSlot) -> bool {
        self.seat_of(tree, customer).is_some()
    }

    /// Everybody above a customer's seat, nearest first, with the leg that leads down. One read for each.
    pub fn seats_above(
        &self,
        tree: usize,
        customer: CustomerSlot,
    ) -> impl Iterator<Item = (CustomerSlot, u8)> {
        let found = self.seat_of(tree, customer);
        let mut next = found.and_then(|(tree, seat)| tree.seats.get(seat as usize)?.above);
        core::iter::from_fn(move || {
            let (above, leg) = next?;
            let seat = found?.0.seats.get(above as usize)?;
            next = seat.above;
            Some((seat.customer, leg))
        })
    }

    /// The legs below a customer's seat, from the left; empty for one without a seat.
    pub fn legs(&self, tree: usize, customer: CustomerSlot) -> impl Iterator<Item = LegView> {
        let found = self.seat_of(tree, customer);
        found.into_iter().flat_map(move |(tree, seat)| {
            tree.legs_of(seat).iter().map(move |leg| LegView {
                below: leg.below.and_then(|below| tree.seats.get(below as usize)).map(|seat| seat.customer),
                volume: leg.volume,
            })
        })
    }

    /// Everybody in a tree, in the order in which they were seated.
    pub fn seated(&self, tree: usize) -> impl Iterator<Item = CustomerSlot> {
        self.beside
            .placements
            .get(tree)
            .into_iter()
            .flat_map(|tree| tree.seats.iter().map(|seat| seat.customer))
    }

    /// A customer's own seat; where there is none, that of who goes on, or of one who was merged into them.
    pub(super) fn seat_of(&self, tree: usize, customer: CustomerSlot) -> Option<(&Placement, u32)> {
        let tree = self.beside.placements.get(tree)?;
        let goes_on = self.resolve(customer);
        let mut names = [customer, goes_on].into_iter().chain(self.merged_into(goes_on));
        names.find_map(|name| tree.of.get(&name)).map(|seat| (tree, *seat))
    }
}

/// Choices: they change nothing.
impl Customers {
    /// Refuses a tree that cannot be opened.
    ///
    /// # Errors
    /// [`CustomerRefusal::TreeExists`], [`CustomerRefusal::TooManyTrees`], [`CustomerRefusal::BadWidth`]
    pub fn check_tree(&self, id: &PlacementTreeId, width: u8) -> Result<(), CustomerRefusal> {
        if self.tree(id).is_ok() {
            return Err(CustomerRefusal::TreeExists { tree: id.clone() });
        }
        if self.beside.placements.len() >= MAX_TREES {
            return Err(CustomerRefusal::TooManyTrees { tree: id.clone(), most: MAX_TREES });
        }
        if !(1..=MAX_LEGS).contains(&width) {
            return Err(CustomerRefusal::BadWidth { tree: id.clone(), value: width, most: MAX_LEGS });
        }
        Ok(())
    }

    /// Chooses a seat: below the sponsor, or where none is named below the nearest inviter with a seat; in a leg of the
    /// sponsor's where one is named; the first free one, level by level.
    ///
    /// # Errors
    /// [`CustomerRefusal::Seated`], [`CustomerRefusal::NoSponsor`], [`CustomerRefusal::NoLeg`],
    /// [`CustomerRefusal::TreeFull`]
    pub fn plan_seat(
        &self,
        tree: usize,
        customer: CustomerSlot,
        sponsor: Option<CustomerSlot>,
        leg: Option<u8>,
    ) -> Result<ChosenSeat, CustomerRefusal> {
        let found = self.beside.placements.get(tree).ok_or(CustomerRefusal::NoSlot { slot: tree })?;
        if self.is_seated(tree, customer) {
            return Err(CustomerRefusal::Seated { customer: self.name(customer)?, tree: found.id.clone() });
        }
        if found.seats.is_empty() && sponsor.is_none() {
            return Ok(ChosenSeat { tree, customer, sponsor: None, above: None });
        }
        let mut line = self.upline(customer);
        let sponsor = match sponsor {
            Some(sponsor) => Some(sponsor).filter(|sponsor| self.is_seated(tree, *sponsor)),
            None => line.find(|above| self.is_seated(tree, *above)),
        };
        let refusal = || CustomerRefusal::NoSponsor { tree: found.id.clone() };
        let sponsor = sponsor.ok_or_else(refusal)?;
        let (_, seat) = self.seat_of(tree, sponsor).ok_or_else(refusal)?;
        let free = match leg {
            None => found.first_free(seat),
            Some(leg) => {
                let refusal = || CustomerRefusal::NoLeg { tree: found.id.clone(), leg, most: found.width };
                match found.leg(seat, leg).ok_or_else(refusal)?.below {
                    None => Some((seat, leg, 0)),
                    Some(below) => found
                        .first_free(below)
                        .map(|(seat, leg, levels)| (seat, leg, levels.saturating_add(1))),
                }
            }
        };
        // The seat itself is one level below the one that has it free.
        let fits = |levels: u32| found.depth == 0 || levels < u32::from(found.depth);
        let full = || CustomerRefusal::TreeFull { tree: found.id.clone(), depth: found.depth };
        let (above, leg, _) = free.filter(|(.., levels)| fits(*levels)).ok_or_else(full)?;
        let above = found.seats.get(above as usize).ok_or_else(full)?.customer;
        Ok(ChosenSeat { tree, customer, sponsor: Some(sponsor), above: Some((above, leg)) })
    }
}

/// Applications of what was chosen.
impl Customers {
    /// Applies the opening of a tree; `false` when it is known.
    pub fn open_tree(&mut self, id: &PlacementTreeId, width: u8, depth: u16) -> bool {
        let fits = self.check_tree(id, width).is_ok();
        if fits {
            self.beside.placements.push(Placement::new(id.clone(), width, depth, self.beside.seed));
        }
        fits
    }

    /// Applies a seat; `false` when it is taken. What the customer sold before counts in the legs above.
    pub fn take_seat(&mut self, chosen: ChosenSeat) -> bool {
        let ChosenSeat { tree, customer, sponsor, above } = chosen;
        let before = self.counted_for(&[customer]);
        let Some(found) = self.beside.placements.get_mut(tree) else { return false };
        let above = match above {
            None => None,
            Some((above, leg)) => match found.of.get(&above) {
                Some(seat) => Some((*seat, leg)),
                None => return false,
            },
        };
        if !found.seat(customer, sponsor, above) {
            return false;
        }
        self.count_anew(before);
        true
    }

    /// Counts what a customer sold in every tree.
    pub(super) fn count_in_trees(&mut self, customer: CustomerSlot, volume: i64) {
        for tree in 0..self.beside.placements.len() {
            let own = self.beside.placements.get(tree).and_then(|found| found.of.get(&customer).copied());
            let seat = own.or_else(|| self.seat_of(tree, customer).map(|(_, seat)| seat));
            if let (Some(seat), Some(found)) = (seat, self.beside.placements.get_mut(tree)) {
                found.count(seat, volume);
            }
        }
    }

    /// Whether two seats of a tree stand one below the other.
    #[must_use]
    pub fn sits_below(&self, tree: usize, lower: CustomerSlot, upper: CustomerSlot) -> bool {
        let seats = self.seat_of(tree, lower).zip(self.seat_of(tree, upper));
        seats.is_some_and(|((tree, lower), (_, upper))| lower != upper && tree.is_below(lower, upper))
    }
}

#[cfg(test)]
#[path = "placement_tests.rs"]
mod tests;
