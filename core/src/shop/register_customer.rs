//! Customers: registering them, binding them to who invited them, giving them a level.

use crate::id::{CustomerId, LevelId};
use crate::people::LevelWhy;
use crate::shop::command::{BindInviter, RegisterCustomer, SetCustomerLevel};
use crate::shop::event::{CustomerRegistered, Event, InviterBound, LevelSet, NamedCustomer};
use crate::shop::{Rejection, Shop};
use crate::slot::{LevelSlot, Named};
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    pub(super) fn decide_register_customer(
        &self,
        command: &RegisterCustomer,
    ) -> Result<Vec<Event>, Rejection> {
        let (customer, inviter, level) =
            (&command.customer, command.inviter.as_ref(), command.level.as_ref());
        let planned = self.customers.plan_registration(&self.levels, customer, inviter, level)?;
        if let Some(inviter) = planned.inviter {
            self.customers.check_depth(inviter, self.settings.people.max_depth)?;
        }
        let named = |id: &CustomerId, slot| NamedCustomer::known(id.clone(), slot);
        let event = CustomerRegistered {
            customer: customer.clone(),
            inviter: inviter.zip(planned.inviter).map(|(id, slot)| named(id, slot)),
            level: level.zip(planned.level).map(|(id, slot)| Named::known(id.clone(), slot)),
            promoter: command.promoter,
        };
        Ok(vec![event.into()])
    }

    pub(super) fn apply_customer_registered(&mut self, now: Time, event: &CustomerRegistered) -> Option<()> {
        let inviter = self.maybe_customer_of(event.inviter.as_ref())?;
        let level = self.maybe_level_of(event.level.as_ref())?;
        let customer = self.customers.register(&event.customer, inviter, level, event.promoter, now)?;
        if inviter.is_some() {
            self.customers.note_binding(customer, now, self.settings.people.binding);
        }
        Some(())
    }

    pub(super) fn decide_bind_inviter(
        &self,
        now: Time,
        command: &BindInviter,
    ) -> Result<Vec<Event>, Rejection> {
        let rules = &self.settings.people;
        let (customer, inviter) = (&command.customer, &command.inviter);
        let planned = self.customers.plan_binding(customer, inviter, &rules.binding, now)?;
        self.customers.check_depth(planned.inviter, rules.max_depth)?;
        let event = InviterBound {
            customer: Named::known(command.customer.clone(), planned.customer),
            inviter: Named::known(command.inviter.clone(), planned.inviter),
        };
        Ok(vec![event.into()])
    }

    /// The same inviter again renews the binding.
    pub(super) fn apply_inviter_bound(&mut self, now: Time, event: &InviterBound) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let inviter = self.customer_of(&event.inviter)?;
        let renewed = self.customers.inviter(customer) == Some(inviter);
        (renewed || self.customers.move_to(customer, Some(inviter))).then_some(())?;
        self.customers.note_binding(customer, now, self.settings.people.binding);
        Some(())
    }

    pub(super) fn decide_set_customer_level(
        &self,
        now: Time,
        command: &SetCustomerLevel,
    ) -> Result<Vec<Event>, Rejection> {
        let slot = self.customers.slot(&command.customer)?;
        let level = command.level.as_ref().map(|id| self.named_level(id)).transpose()?;
        let customer = Named::known(command.customer.clone(), slot);
        match command.until {
            Some(until) => self.decide_give_level(now, customer, level, until),
            None => Ok(vec![LevelSet { customer, level }.into()]),
        }
    }

    pub(super) fn apply_level_set(&mut self, event: &LevelSet) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let level = self.maybe_level_of(event.level.as_ref())?;
        self.note_level(customer, level, LevelWhy::Given);
        self.set_own_level(customer, level)
    }

    fn named_level(&self, id: &LevelId) -> Result<Named<LevelId, LevelSlot>, Rejection> {
        Ok(Named::known(id.clone(), self.levels.slot(id)?))
    }
}
