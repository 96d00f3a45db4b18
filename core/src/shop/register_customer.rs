//! Customers: registering them, binding them to who invited them, giving them a level.

use crate::id::{CustomerId, LevelId};
use crate::people::Binding;
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
        self.customers.register(&event.customer, inviter, level, event.promoter, now).map(drop)
    }

    pub(super) fn decide_bind_inviter(&self, command: &BindInviter) -> Result<Vec<Event>, Rejection> {
        let planned = self.customers.plan_binding(&command.customer, &command.inviter)?;
        let event = InviterBound {
            customer: Named::known(command.customer.clone(), planned.customer),
            inviter: Named::known(command.inviter.clone(), planned.inviter),
        };
        Ok(vec![event.into()])
    }

    pub(super) fn apply_inviter_bound(&mut self, event: &InviterBound) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let inviter = self.customer_of(&event.inviter)?;
        self.customers.bind(Binding { customer, inviter }).then_some(())
    }

    pub(super) fn decide_set_customer_level(
        &self,
        command: &SetCustomerLevel,
    ) -> Result<Vec<Event>, Rejection> {
        let slot = self.customers.slot(&command.customer)?;
        let level = command.level.as_ref().map(|id| self.named_level(id)).transpose()?;
        Ok(vec![LevelSet { customer: Named::known(command.customer.clone(), slot), level }.into()])
    }

    pub(super) fn apply_level_set(&mut self, event: &LevelSet) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let level = self.maybe_level_of(event.level.as_ref())?;
        if self.memberships.set_own(customer, level) {
            return self.settle_level(customer);
        }
        self.customers.set_level(customer, level).then_some(())
    }

    fn named_level(&self, id: &LevelId) -> Result<Named<LevelId, LevelSlot>, Rejection> {
        Ok(Named::known(id.clone(), self.levels.slot(id)?))
    }
}
