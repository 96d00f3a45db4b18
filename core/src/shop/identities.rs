//! As whom channels know a customer, what a customer may be, and what they allow.

use crate::channel::ChannelRefusal;
use crate::id::{ChannelId, OutsideId};
use crate::people::{Block, Consent, CustomerRefusal, Identity, Roles};
use crate::shop::command::{Blocking, LinkIdentity, SetConsent, SetStanding, UnlinkIdentity};
use crate::shop::event::{ConsentSet, Event, IdentityLinked, StandingSet};
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, Named};
use crate::text;
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    pub(super) fn decide_link_identity(&self, command: &LinkIdentity) -> Result<Vec<Event>, Rejection> {
        let customer = self.customers.slot(&command.customer)?;
        let identity = self.identity(&command.channel, &command.outside)?;
        if self.customers.by_identity(&identity) == Some(customer) {
            return Ok(Vec::new());
        }
        self.customers.check_link(customer, &identity)?;
        self.identity_event(customer, &command.channel, identity, true)
    }

    pub(super) fn decide_unlink_identity(&self, command: &UnlinkIdentity) -> Result<Vec<Event>, Rejection> {
        let customer = self.customers.slot(&command.customer)?;
        let identity = self.identity(&command.channel, &command.outside)?;
        let outside = || command.outside.clone();
        let owner = self.customers.by_identity(&identity);
        let owner = owner.ok_or_else(|| CustomerRefusal::IdentityUnknown { outside: outside() })?;
        if owner != customer {
            let customer = command.customer.clone();
            return Err(CustomerRefusal::IdentityOther { outside: outside(), customer }.into());
        }
        self.identity_event(customer, &command.channel, identity, false)
    }

    fn identity(&self, channel: &ChannelId, outside: &OutsideId) -> Result<Identity, Rejection> {
        let refusal = || ChannelRefusal::Unknown { channel: channel.clone() };
        let channel = self.channels.registry().slot(channel).ok_or_else(refusal)?;
        Ok(Identity { channel, outside: outside.clone() })
    }

    fn identity_event(
        &self,
        customer: CustomerSlot,
        channel: &ChannelId,
        identity: Identity,
        linked: bool,
    ) -> Result<Vec<Event>, Rejection> {
        let customer = self.name_customer(customer).ok_or_else(|| Rejection::inconsistent("customer"))?;
        let Identity { channel: slot, outside } = identity;
        let channel = Named::known(channel.clone(), slot);
        Ok(vec![IdentityLinked { customer, channel, outside, linked }.into()])
    }

    pub(super) fn apply_identity_linked(&mut self, event: &IdentityLinked) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let channel = event.channel.slot(self.channels.registry())?;
        let identity = Identity { channel, outside: event.outside.clone() };
        let done = if event.linked {
            self.customers.link(customer, identity)
        } else {
            self.customers.unlink(&identity)
        };
        done.then_some(())
    }

    pub(super) fn decide_set_standing(&self, command: &SetStanding) -> Result<Vec<Event>, Rejection> {
        let customer = self.customers.slot(&command.customer)?;
        let roles = self.customers.roles(customer);
        if let Some(Blocking::Block { reason }) = &command.blocked {
            text::check_text("reason", reason)?;
        }
        let before = self.customers.block(customer).map(|block| block.reason.clone());
        let blocked = match &command.blocked {
            None => before.clone(),
            Some(Blocking::Lift) => None,
            Some(Blocking::Block { reason }) => Some(reason.clone()),
        };
        let event = StandingSet {
            customer: Named::known(command.customer.clone(), customer),
            promoter: command.promoter.unwrap_or(roles.promoter),
            sub_shop: command.sub_shop.unwrap_or(roles.sub_shop),
            supplier: command.supplier.unwrap_or(roles.supplier),
            blocked,
        };
        let since = Roles { promoter: event.promoter, sub_shop: event.sub_shop, supplier: event.supplier };
        if since == roles && event.blocked == before {
            return Ok(Vec::new());
        }
        Ok(vec![event.into()])
    }

    pub(super) fn apply_standing_set(&mut self, now: Time, event: &StandingSet) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let roles = Roles { promoter: event.promoter, sub_shop: event.sub_shop, supplier: event.supplier };
        let since = self.customers.block(customer).map_or(now, |block| block.at);
        let block = event.blocked.as_ref().map(|reason| Block { at: since, reason: reason.clone() });
        (self.customers.set_roles(customer, roles) && self.customers.set_block(customer, block)).then_some(())
    }

    pub(super) fn decide_set_consent(&self, command: &SetConsent) -> Result<Vec<Event>, Rejection> {
        let customer = self.customers.slot(&command.customer)?;
        self.customers.check_consent(customer, &command.purpose)?;
        let event = ConsentSet {
            customer: Named::known(command.customer.clone(), customer),
            purpose: command.purpose.clone(),
            granted: command.granted,
            version: command.version,
        };
        Ok(vec![event.into()])
    }

    pub(super) fn apply_consent_set(&mut self, now: Time, event: &ConsentSet) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let ConsentSet { purpose, granted, version, .. } = event.clone();
        self.customers.set_consent(customer, Consent { purpose, granted, version, at: now });
        Some(())
    }
}
