//! Forgetting a person, without touching what was sold, paid and proved.

use crate::shop::command::EraseCustomer;
use crate::shop::event::{CustomerErased, ErasedName, Event};
use crate::shop::{Rejection, Shop};
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// The customer and everybody who was merged into them: 65 at the most.
    pub(super) fn decide_erase_customer(&self, command: &EraseCustomer) -> Result<Vec<Event>, Rejection> {
        let customer = self.customers.slot(&command.customer)?;
        let mut erased = Vec::new();
        for slot in self.customers.to_erase(customer) {
            erased.push(ErasedName {
                customer: self.name_customer(slot).ok_or_else(|| Rejection::inconsistent("customer"))?,
                tombstone: self.customers.tombstone(slot)?,
            });
        }
        Ok(vec![CustomerErased { erased }.into()])
    }

    pub(super) fn apply_customer_erased(&mut self, event: &CustomerErased) -> Option<()> {
        for ErasedName { customer, tombstone } in &event.erased {
            let slot = self.own_slot_of(customer)?;
            self.customers.erase(slot, tombstone).then_some(())?;
            self.beside_plans.origins.remove(&slot);
        }
        Some(())
    }
}
