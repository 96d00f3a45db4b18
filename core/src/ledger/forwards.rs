use crate::ledger::CustomerAccount;
use crate::money::Amount;
use crate::slot::CustomerSlot;
use alloc::collections::BTreeMap;
use minicbor::{Decode, Encode};

/// Accounts that go on as another customer's: what is posted to them moves there. What each of them would stand at by
/// itself is kept, so that it can be given back exactly.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(transparent)]
pub(super) struct Forwards(#[n(0)] BTreeMap<CustomerSlot, Forward>);

/// The balances of a customer, by [`CustomerAccount`]: credit is negative.
pub(super) type Own = [Amount; CustomerAccount::ALL.len()];

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct Forward {
    #[n(0)]
    into: CustomerSlot,
    #[n(1)]
    own: Own,
}

impl Forwards {
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Who has the accounts of a customer.
    pub(super) fn resolve(&self, mut customer: CustomerSlot) -> CustomerSlot {
        while let Some(forward) = self.0.get(&customer) {
            customer = forward.into;
        }
        customer
    }

    /// Notes a change on the way to who has the account; gives that back.
    pub(super) fn note(
        &mut self,
        mut customer: CustomerSlot,
        account: CustomerAccount,
        by: impl Fn(Amount) -> Option<Amount>,
    ) -> Option<CustomerSlot> {
        while let Some(forward) = self.0.get_mut(&customer) {
            let own = forward.own.get_mut(account.index())?;
            *own = by(*own)?;
            customer = forward.into;
        }
        Some(customer)
    }

    /// What a customer's accounts would stand at by themselves.
    pub(super) fn own(&self, customer: CustomerSlot) -> Option<Own> {
        self.0.get(&customer).map(|forward| forward.own)
    }

    /// What each forwarded account would stand at.
    pub(super) fn all(&self) -> impl Iterator<Item = Amount> {
        self.0.values().flat_map(|forward| forward.own)
    }

    /// `false`, and nothing changed, when it would lead in a circle or is forwarded already.
    pub(super) fn open(&mut self, from: CustomerSlot, into: CustomerSlot, own: Own) -> bool {
        let fits = self.resolve(into) != from && !self.0.contains_key(&from);
        if fits {
            self.0.insert(from, Forward { into, own });
        }
        fits
    }

    pub(super) fn close(&mut self, from: CustomerSlot) -> Option<Own> {
        self.0.remove(&from).map(|forward| forward.own)
    }
}
