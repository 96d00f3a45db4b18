use crate::people::Customers;
use crate::people::person::Flags;
use crate::slot::CustomerSlot;
use crate::time::Time;
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::Serialize;

/// Whether a promoter earns, and why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The promoter earns.
    Active,
    /// The customer has not the role of a promoter.
    NoPromoter,
    /// Blocked by the shop's people (拉黑).
    Blocked,
    /// Without an own delivered order for too long (沉睡).
    Dormant,
    /// Erased.
    Left,
}

/// Why and since when somebody is blocked.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Block {
    /// Since when.
    #[n(0)]
    pub at: Time,
    /// Why, for people.
    #[n(1)]
    pub reason: String,
}

/// What else a customer may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles {
    /// Can earn commission.
    pub promoter: bool,
    /// Owns a sub-shop.
    pub sub_shop: bool,
    /// Speaks for a supplier.
    pub supplier: bool,
}

impl Customers {
    /// Whether a customer earns on a day of the shop's period clock; `dormant_after` is the shop's setting, 0 for never.
    /// Who registered and bought nothing yet counts from the registration, on `joined_day`. Two reads; it is what plans
    /// ask of each receiver.
    #[must_use]
    pub fn standing(
        &self,
        slot: CustomerSlot,
        today: u16,
        joined_day: impl Fn(Time) -> u16,
        dormant_after: u32,
    ) -> Standing {
        let slot = self.resolve(slot);
        let Some(person) = self.person(slot) else { return Standing::Left };
        if person.is(Flags::ERASED) {
            Standing::Left
        } else if person.is(Flags::BLOCKED) {
            Standing::Blocked
        } else if !person.is(Flags::PROMOTER) {
            Standing::NoPromoter
        } else if dormant_after > 0 {
            let joined = self.joined_at(slot).map_or(0, joined_day);
            let awake = self.last_order_day(slot).unwrap_or_default().max(joined);
            let idle = u32::from(today.saturating_sub(awake));
            if idle >= dormant_after { Standing::Dormant } else { Standing::Active }
        } else {
            Standing::Active
        }
    }

    /// Whether a customer is blocked. One read.
    #[must_use]
    pub fn is_blocked(&self, slot: CustomerSlot) -> bool {
        self.has(self.resolve(slot), Flags::BLOCKED)
    }

    /// Why a customer is blocked.
    #[must_use]
    pub fn block(&self, slot: CustomerSlot) -> Option<&Block> {
        self.beside.blocks.get(&self.resolve(slot))
    }

    /// What a customer may be beside a buyer.
    #[must_use]
    pub fn roles(&self, slot: CustomerSlot) -> Roles {
        let slot = self.resolve(slot);
        Roles {
            promoter: self.has(slot, Flags::PROMOTER),
            sub_shop: self.has(slot, Flags::SUB_SHOP),
            supplier: self.has(slot, Flags::SUPPLIER),
        }
    }

    /// Applies roles; `false` when the slot is unknown.
    pub fn set_roles(&mut self, slot: CustomerSlot, roles: Roles) -> bool {
        self.set_flag(slot, Flags::PROMOTER, roles.promoter)
            && self.set_flag(slot, Flags::SUB_SHOP, roles.sub_shop)
            && self.set_flag(slot, Flags::SUPPLIER, roles.supplier)
    }

    /// Applies a block, or lifts it; `false` when the slot is unknown.
    pub fn set_block(&mut self, slot: CustomerSlot, block: Option<Block>) -> bool {
        let slot = self.resolve(slot);
        if !self.set_flag(slot, Flags::BLOCKED, block.is_some()) {
            return false;
        }
        match block {
            Some(block) => {
                self.beside.blocks.insert(slot, block);
            }
            // What was reached meanwhile is looked at again.
            None if self.beside.blocks.remove(&slot).is_some() => self.changed(slot),
            None => {}
        }
        true
    }
}
