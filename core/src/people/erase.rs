//! Consent, and forgetting a person.
//!
//! An erased customer's slot stays, with an id that tells nothing: totals, teams, the ledger and proofs need somebody to
//! stand there. Gone are the id, identities, consents, the reason of a block, touches; what others keep of a person is
//! forgotten in `shop/erase_customer.rs`. The journal holds what commands said, so a host that must forget gives keyed hashes as ids and destroys the key of the person (crypto-shredding).

use crate::id::{CustomerId, PurposeId};
use crate::people::person::Flags;
use crate::people::{CustomerRefusal, Customers};
use crate::slot::{CustomerSlot, Slot};
use crate::time::Time;
use alloc::format;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Most purposes that consent is kept for.
pub const MAX_CONSENTS: usize = 32;

/// What a customer said about a use of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Consent {
    /// The use.
    #[n(0)]
    pub purpose: PurposeId,
    /// Whether it is allowed.
    #[n(1)]
    pub granted: bool,
    /// The version of the text that was agreed to.
    #[n(2)]
    pub version: u32,
    /// When.
    #[n(3)]
    pub at: Time,
}

impl Customers {
    /// What a customer said, by purpose in the order of their ids.
    #[must_use]
    pub fn consents(&self, slot: CustomerSlot) -> &[Consent] {
        self.beside.consents.get(&self.resolve(slot)).map_or(&[], Vec::as_slice)
    }

    /// Whether a customer allows a use. What was never asked is not allowed.
    #[must_use]
    pub fn allows(&self, slot: CustomerSlot, purpose: &PurposeId) -> bool {
        self.consents(slot).iter().any(|consent| consent.purpose == *purpose && consent.granted)
    }

    /// Refuses consent for one more purpose than is kept.
    ///
    /// # Errors
    /// [`CustomerRefusal::TooManyConsents`]
    pub fn check_consent(&self, slot: CustomerSlot, purpose: &PurposeId) -> Result<(), CustomerRefusal> {
        let consents = self.consents(slot);
        let known = consents.iter().any(|consent| consent.purpose == *purpose);
        if known || consents.len() < MAX_CONSENTS {
            return Ok(());
        }
        Err(CustomerRefusal::TooManyConsents { customer: self.name(slot)?, most: MAX_CONSENTS })
    }

    /// Applies what a customer said.
    pub fn set_consent(&mut self, slot: CustomerSlot, consent: Consent) {
        let list = self.beside.consents.entry(self.resolve(slot)).or_default();
        match list.binary_search_by(|known| known.purpose.cmp(&consent.purpose)) {
            Ok(found) => list.splice(found..=found, [consent]).for_each(drop),
            Err(place) => list.insert(place, consent),
        }
    }

    /// The slots whose personal data an erasure forgets: the customer's and those of the merged; at most 65.
    #[must_use]
    pub fn to_erase(&self, slot: CustomerSlot) -> Vec<CustomerSlot> {
        core::iter::once(slot).chain(self.merged_into(slot)).collect()
    }

    /// Whether nothing personal is known of a slot any more. One read.
    #[must_use]
    pub fn is_erased(&self, slot: CustomerSlot) -> bool {
        self.has(slot, Flags::ERASED)
    }

    /// An id that tells nothing of a person, and that nobody has.
    ///
    /// # Errors
    /// [`CustomerRefusal::NoSlot`] where every such id is taken, which no host does.
    pub fn tombstone(&self, slot: CustomerSlot) -> Result<CustomerId, CustomerRefusal> {
        let refusal = || CustomerRefusal::NoSlot { slot: slot.index() };
        let tries = (0..1000).filter_map(|attempt| match attempt {
            0 => CustomerId::new(format!("erased-{}", slot.index())).ok(),
            more => CustomerId::new(format!("erased-{}-{more}", slot.index())).ok(),
        });
        tries.into_iter().find(|id| self.registry.slot(id).is_none()).ok_or_else(refusal)
    }

    /// Applies an erasure of one slot; `false` when it is unknown or the id is taken.
    pub fn erase(&mut self, slot: CustomerSlot, tombstone: &CustomerId) -> bool {
        if !self.registry.rename(slot, tombstone) {
            return false;
        }
        self.unlink_all(slot);
        self.beside.consents.remove(&slot);
        self.beside.touches.remove(&slot);
        if let Some(block) = self.beside.blocks.get_mut(&slot) {
            block.reason.clear();
        }
        if let Some(person) = self.people.get_mut(slot.index()) {
            person.set(Flags::ERASED, true);
        }
        true
    }
}
