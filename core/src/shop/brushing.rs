//! Brushing (刷单): who stands too close to a buyer to earn of the order, by what the shop knows of both.

use crate::commission::{Exclusion, Upline};
use crate::shop::Shop;
use crate::shop::crowd::Crowd;
use crate::shop::event::{BrushingFound, Event, NamedOrder, OriginNoted};
use crate::slot::CustomerSlot;

/// How many origins of each customer are kept.
const KEPT_ORIGINS: usize = 8;
/// How many people above are looked at for a circle.
const MOST_STEPS: usize = 64;

impl Shop {
    /// Why a promoter is too close to a buyer; `None` where nothing is known or the settings do not ask.
    pub(super) fn too_close(&self, promoter: CustomerSlot, buyer: CustomerSlot) -> Option<Exclusion> {
        let rules = self.settings.plans.brushing.filter(|_| promoter != buyer)?;
        let origins = |who| self.beside_plans.origins.get(&who).map_or(&[][..], |known| known.as_slice());
        for (own, other) in
            origins(promoter).iter().flat_map(|own| origins(buyer).iter().map(move |of| (own, of)))
        {
            if rules.same_device && own.device.is_some() && own.device == other.device {
                return Some(Exclusion::SameDevice);
            }
            if rules.same_contact && own.contact.is_some() && own.contact == other.contact {
                return Some(Exclusion::SameContact);
            }
        }
        (rules.circular && self.stands_above(buyer, promoter)).then_some(Exclusion::Circular)
    }

    /// Whether somebody stands above another: by inviters, by seats, or in a chain.
    fn stands_above(&self, upper: CustomerSlot, lower: CustomerSlot) -> bool {
        let climb = |next: &dyn Fn(CustomerSlot) -> Option<CustomerSlot>| {
            core::iter::successors(next(lower), |who| next(*who)).take(MOST_STEPS).any(|who| who == upper)
        };
        let people = &self.customers;
        climb(&|who| people.inviter(who))
            || (0..people.tree_count()).any(|tree| {
                climb(&|who| people.seat_above(tree, who).map(|(above, _)| people.resolve(above)))
            })
            || self.beside_plans.chains.values().any(|chain| climb(&|who| chain.leader(who)))
    }

    /// The event that an order's buyer is too close to the own inviter, so that the order counts for nobody's volume.
    pub(super) fn find_brushing(&self, order: &NamedOrder, buyer: Option<CustomerSlot>) -> Option<Event> {
        self.settings.plans.brushing?;
        let buyer = buyer?;
        let inviter = Crowd::at(self, self.clock).inviter(buyer)?;
        let why = self.too_close(inviter, buyer)?;
        Some(BrushingFound { order: order.clone(), promoter: self.name_customer(inviter)?, why }.into())
    }

    pub(super) fn apply_brushing_found(&mut self, event: &BrushingFound) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.orders.get_mut(slot)?.dealings_mut().brushed = Some(true);
        Some(())
    }

    /// Keeps from where a customer placed an order, where the settings ask for it.
    pub(super) fn keep_origin(&mut self, event: &OriginNoted) -> Option<()> {
        let order = self.orders.get(self.order_of(&event.order)?)?;
        let (Some(buyer), Some(_)) = (order.buyer, self.settings.plans.brushing) else { return Some(()) };
        let known = self.beside_plans.origins.entry(buyer).or_default();
        known.retain(|origin| *origin != *event.origin);
        known.insert(0, (*event.origin).clone());
        known.truncate(KEPT_ORIGINS);
        Some(())
    }
}
