use crate::id::OutsideId;
use crate::people::{CustomerRefusal, Customers};
use crate::slot::{ChannelSlot, CustomerSlot};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use minicbor::{Decode, Encode};

/// Most identities of one customer.
pub const MAX_IDENTITIES: usize = 32;

/// An identity (身份): as whom a channel knows a customer.
///
/// A host should give a keyed hash of what the channel calls the customer where that is a telephone number or an address:
/// identities stand in the journal, which forgets nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Identity {
    /// The channel.
    #[n(0)]
    pub channel: ChannelSlot,
    /// What the channel calls the customer.
    #[n(1)]
    pub outside: OutsideId,
}

/// All identities: an identity has one customer, a customer has several identities.
#[derive(Debug, Clone)]
pub(super) struct Identities {
    of: BTreeMap<CustomerSlot, Vec<Identity>>,
    /// Only looked up; made anew.
    owners: HashMap<Identity, CustomerSlot, FixedState>,
}

impl Identities {
    pub(super) fn new(seed: u64) -> Self {
        Self { of: BTreeMap::new(), owners: HashMap::with_hasher(FixedState::with_seed(seed)) }
    }

    pub(super) const fn rows(&self) -> &BTreeMap<CustomerSlot, Vec<Identity>> {
        &self.of
    }

    /// `None` where an identity stands twice.
    pub(super) fn from_rows(of: BTreeMap<CustomerSlot, Vec<Identity>>, seed: u64) -> Option<Self> {
        let mut all = Self::new(seed);
        for (slot, identity) in of.iter().flat_map(|(slot, list)| list.iter().map(move |one| (slot, one))) {
            if all.owners.insert(identity.clone(), *slot).is_some() {
                return None;
            }
        }
        Some(Self { of, ..all })
    }
}

impl Customers {
    /// Whom a channel knows by an identity; after a merge, who goes on. One look-up.
    #[must_use]
    pub fn by_identity(&self, identity: &Identity) -> Option<CustomerSlot> {
        self.beside.identities.owners.get(identity).map(|slot| self.resolve(*slot))
    }

    /// The identities of a customer, those of the merged after the own.
    pub fn identities(&self, slot: CustomerSlot) -> impl Iterator<Item = &Identity> {
        let slot = self.resolve(slot);
        let names = core::iter::once(slot).chain(self.merged_into(slot));
        names.filter_map(|name| self.beside.identities.of.get(&name)).flatten()
    }

    /// Refuses an identity that is another's, or one more than a customer may have.
    ///
    /// # Errors
    /// [`CustomerRefusal::IdentityTaken`], [`CustomerRefusal::TooManyIdentities`]
    pub fn check_link(&self, slot: CustomerSlot, identity: &Identity) -> Result<(), CustomerRefusal> {
        if self.by_identity(identity).is_some() {
            return Err(CustomerRefusal::IdentityTaken { outside: identity.outside.clone() });
        }
        if self.beside.identities.of.get(&slot).is_some_and(|list| list.len() >= MAX_IDENTITIES) {
            return Err(CustomerRefusal::TooManyIdentities {
                customer: self.name(slot)?,
                most: MAX_IDENTITIES,
            });
        }
        Ok(())
    }

    /// Applies a link; `false` when the identity is taken.
    pub fn link(&mut self, slot: CustomerSlot, identity: Identity) -> bool {
        let identities = &mut self.beside.identities;
        if identities.owners.contains_key(&identity) {
            return false;
        }
        identities.owners.insert(identity.clone(), slot);
        let list = identities.of.entry(slot).or_default();
        let place = list.binary_search(&identity).unwrap_or_else(|place| place);
        list.insert(place, identity);
        true
    }

    /// Applies the end of a link; `false` when there was none.
    pub fn unlink(&mut self, identity: &Identity) -> bool {
        let identities = &mut self.beside.identities;
        let Some(owner) = identities.owners.remove(identity) else { return false };
        if let Some(list) = identities.of.get_mut(&owner) {
            list.retain(|one| one != identity);
            if list.is_empty() {
                identities.of.remove(&owner);
            }
        }
        true
    }

    /// Ends all links of a slot.
    pub(super) fn unlink_all(&mut self, slot: CustomerSlot) {
        for identity in self.beside.identities.of.remove(&slot).unwrap_or_default() {
            self.beside.identities.owners.remove(&identity);
        }
    }
}
