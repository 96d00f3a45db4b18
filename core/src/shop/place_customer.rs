//! Seats in placement trees.

use crate::people::ChosenSeat;
use crate::shop::command::{OpenPlacementTree, PlaceCustomer};
use crate::shop::event::{CustomerPlaced, Event, PlacementTreeOpened};
use crate::shop::{Rejection, Shop};
use crate::slot::Named;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    pub(super) fn decide_open_placement_tree(
        &self,
        command: &OpenPlacementTree,
    ) -> Result<Vec<Event>, Rejection> {
        self.customers.check_tree(&command.tree, command.width)?;
        let OpenPlacementTree { tree, width, depth } = command.clone();
        Ok(vec![PlacementTreeOpened { tree, width, depth }.into()])
    }

    pub(super) fn apply_placement_tree_opened(&mut self, event: &PlacementTreeOpened) -> Option<()> {
        self.customers.open_tree(&event.tree, event.width, event.depth).then_some(())
    }

    /// Costs the depth of the tree times its width.
    pub(super) fn decide_place_customer(&self, command: &PlaceCustomer) -> Result<Vec<Event>, Rejection> {
        let tree = self.customers.tree(&command.tree)?;
        let customer = self.customers.slot(&command.customer)?;
        let sponsor = command.sponsor.as_ref().map(|id| self.customers.slot(id)).transpose()?;
        let chosen = self.customers.plan_seat(tree, customer, sponsor, command.leg)?;
        let name = |slot| self.name_customer(slot).ok_or_else(|| Rejection::inconsistent("customer"));
        let event = CustomerPlaced {
            tree: command.tree.clone(),
            customer: Named::known(command.customer.clone(), customer),
            sponsor: chosen.sponsor.map(name).transpose()?,
            above: chosen.above.map(|(above, _)| name(above)).transpose()?,
            leg: chosen.above.map(|(_, leg)| leg),
        };
        Ok(vec![event.into()])
    }

    pub(super) fn apply_customer_placed(&mut self, event: &CustomerPlaced) -> Option<()> {
        let above = match (&event.above, event.leg) {
            (Some(above), Some(leg)) => Some((self.own_slot_of(above)?, leg)),
            _ => None,
        };
        let chosen = ChosenSeat {
            tree: self.customers.tree(&event.tree).ok()?,
            customer: self.customer_of(&event.customer)?,
            sponsor: self.maybe_customer_of(event.sponsor.as_ref())?,
            above,
        };
        self.customers.take_seat(chosen).then_some(())
    }
}
