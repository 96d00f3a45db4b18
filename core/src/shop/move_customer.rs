//! Moving customers in the tree of inviters by hand, and bindings that end by themselves.

use crate::shop::command::MoveCustomer;
use crate::shop::event::{CustomerMoved, Event, MoveReason};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::Named;
use crate::text;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Moves a customer with everybody below. Costs twice the depth, whatever the size of the subtree.
    pub(super) fn decide_move_customer(&self, command: &MoveCustomer) -> Result<Vec<Event>, Rejection> {
        if !command.reason.is_empty() {
            text::check_text("reason", &command.reason)?;
        }
        let customer = self.customers.slot(&command.customer)?;
        let inviter = command.inviter.as_ref().map(|id| self.customers.slot(id)).transpose()?;
        self.customers.plan_move(customer, inviter, self.settings.people.max_depth)?;
        let event = CustomerMoved {
            customer: Named::known(command.customer.clone(), customer),
            inviter: inviter.and_then(|slot| self.name_customer(slot)),
            why: MoveReason::Asked { reason: command.reason.clone() },
        };
        Ok(vec![event.into()])
    }

    pub(super) fn apply_customer_moved(
        &mut self,
        now: Time,
        event: &CustomerMoved,
        answer: &mut Answer,
    ) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let inviter = self.maybe_customer_of(event.inviter.as_ref())?;
        self.customers.move_to(customer, inviter).then_some(())?;
        match event.why {
            MoveReason::Asked { .. } if inviter.is_some() => {
                self.customers.note_binding(customer, now, self.settings.people.binding);
            }
            MoveReason::Asked { .. } => {}
            MoveReason::Lapsed => answer.ticked(|_| ()),
        }
        Some(())
    }

    /// The bindings that ended by a moment, at most `limit`.
    pub(super) fn lapse_bindings(
        &self,
        now: Time,
        limit: usize,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        for customer in self.customers.lapsed(now, self.settings.people.binding).take(limit) {
            let customer = self.name_customer(customer).ok_or_else(|| Rejection::inconsistent("customer"))?;
            events.push(CustomerMoved { customer, inviter: None, why: MoveReason::Lapsed }.into());
        }
        Ok(())
    }
}
