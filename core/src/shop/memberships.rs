//! Levels for a time: bought, which are granted with the delivery and taken back with a refund, or given by the shop's
//! people; over when their time is.
//!
//! What is bought of a level extends what is there of it. Which level a customer has is told in
//! [`Memberships`](crate::people::Memberships).

use crate::catalog::Fulfilment;
use crate::id::LevelId;
use crate::order::Order;
use crate::people::{CustomerRefusal, LevelWhy, Membership, PastLevel};
use crate::shop::deliver::SpecialUnits;
use crate::shop::event::{
    Event, LevelGiven, MembershipEnded, MembershipGranted, MembershipTakenBack, NamedCustomer, NamedOrder,
};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, LevelSlot, Named, VariantSlot};
use crate::time::{Span, Time};
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// Grants the levels among units that are handed over.
    pub(super) fn grant_memberships(
        &self,
        now: Time,
        named: &NamedOrder,
        buyer: Option<CustomerSlot>,
        units: &[SpecialUnits],
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        if units.is_empty() {
            return Ok(());
        }
        let Some(buyer) = self.member_of(named, buyer, events) else { return Ok(()) };
        let mut granted: Vec<Membership> = Vec::new();
        for special in units {
            let Some((level, period)) = self.membership_of(special.variant, special.version) else {
                continue;
            };
            let earlier = granted.iter().rev().find(|earlier| earlier.level == level).copied();
            let known = earlier.or_else(|| self.memberships.of(buyer, level));
            let mut held = known.unwrap_or(Membership::none(level));
            // A period that is over is not gone on with, whether a tick came or not.
            let mut from = now;
            match period {
                Some(period) => {
                    from = held.last_end().map_or(now, |end| end.max(now));
                    held.until = Some(from.after(times(period, special.units)));
                }
                None => held.endless = held.endless.saturating_add(special.units),
            }
            granted.push(held);
            let customer = self.name_customer(buyer).ok_or_else(|| Rejection::inconsistent("customer"))?;
            let level = self.name_level(level)?;
            let (order, line, until, endless) = (named.clone(), special.line, held.until, held.endless);
            events.push(MembershipGranted { order, line, customer, level, from, until, endless }.into());
        }
        Ok(())
    }

    /// Who has the levels that an order sells: its buyer, or whoever claims or claimed it as a gift.
    fn member_of(
        &self,
        named: &NamedOrder,
        buyer: Option<CustomerSlot>,
        events: &[Event],
    ) -> Option<CustomerSlot> {
        let claims = events.iter().find_map(|event| match event {
            Event::GiftClaimed(event) if event.order.id() == named.id() => self.customer_of(&event.recipient),
            _ => None,
        });
        let claimed = || self.reach.gifts.get(named.id())?.recipient;
        claims.or_else(claimed).or(buyer).map(|member| self.customers.resolve(member))
    }

    /// Takes back the levels among delivered units that are refunded: all the time that they gave.
    pub(super) fn take_back_memberships(
        &self,
        named: &NamedOrder,
        order: &Order,
        refunded: &[(u32, u32)],
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        if order.fulfilment.is_none() {
            return Ok(());
        }
        let Some(buyer) = self.member_of(named, order.buyer, events) else { return Ok(()) };
        let mut taken: Vec<Membership> = Vec::new();
        for (number, units) in refunded {
            let Some(line) = order.lines.get(*number as usize) else { continue };
            let returned = units.saturating_sub(line.owed_units());
            let Some((level, period)) = self.membership_of(line.variant, line.version) else { continue };
            let earlier = taken.iter().rev().find(|earlier| earlier.level == level).copied();
            let Some(mut held) = earlier.or_else(|| self.memberships.of(buyer, level)) else { continue };
            if returned == 0 {
                continue;
            }
            match period {
                Some(period) => {
                    let less = times(period, returned).millis();
                    held.until =
                        held.until.map(|until| Time::from_millis(until.millis().saturating_sub(less)));
                }
                None => held.endless = held.endless.saturating_sub(returned),
            }
            taken.push(held);
            let customer = self.name_customer(buyer).ok_or_else(|| Rejection::inconsistent("customer"))?;
            let level = self.name_level(level)?;
            let (order, line, until, endless) = (named.clone(), *number, held.until, held.endless);
            events.push(MembershipTakenBack { order, line, customer, level, until, endless }.into());
        }
        Ok(())
    }

    /// Memberships whose time is over.
    pub(super) fn memberships_over(
        &self,
        now: Time,
        limit: usize,
    ) -> impl Iterator<Item = Result<Event, Rejection>> {
        self.memberships.over(now).take(limit).map(|(customer, level)| {
            let customer = self.name_customer(customer).ok_or_else(|| Rejection::inconsistent("customer"))?;
            Ok(MembershipEnded { customer, level: self.name_level(level)? }.into())
        })
    }

    pub(super) fn apply_membership_granted(&mut self, now: Time, event: &MembershipGranted) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let level = event.level.slot(self.levels.registry())?;
        let (until, endless) = (event.until, event.endless);
        let held = Membership { until, endless, ..self.membership(customer, level) };
        self.set_membership(now, customer, held, LevelWhy::Bought)
    }

    pub(super) fn apply_membership_taken_back(
        &mut self,
        now: Time,
        event: &MembershipTakenBack,
    ) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let level = event.level.slot(self.levels.registry())?;
        let (until, endless) = (event.until, event.endless);
        let held = Membership { until, endless, ..self.membership(customer, level) };
        self.set_membership(now, customer, held, LevelWhy::Bought)
    }

    pub(super) fn apply_membership_ended(
        &mut self,
        event: &MembershipEnded,
        answer: &mut Answer,
    ) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let level = event.level.slot(self.levels.registry())?;
        self.memberships.end(customer, level).then_some(())?;
        answer.ticked(|_| {});
        self.settle_for(customer, LevelWhy::Over)
    }

    /// Gives a level until a moment, whatever else the customer has or comes to have. Given again, the new moment counts.
    pub(super) fn decide_give_level(
        &self,
        now: Time,
        customer: NamedCustomer,
        level: Option<Named<LevelId, LevelSlot>>,
        until: Time,
    ) -> Result<Vec<Event>, Rejection> {
        let Some(level) = level else {
            return Err(CustomerRefusal::NoLevelUntil { customer: customer.id().clone() }.into());
        };
        if until <= now {
            return Err(CustomerRefusal::UntilPast { customer: customer.id().clone(), until, now }.into());
        }
        Ok(vec![LevelGiven { customer, level, until }.into()])
    }

    pub(super) fn apply_level_given(&mut self, now: Time, event: &LevelGiven) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let level = event.level.slot(self.levels.registry())?;
        let held = Membership { given: Some(event.until), ..self.membership(customer, level) };
        self.set_membership(now, customer, held, LevelWhy::Given)
    }

    fn membership(&self, customer: CustomerSlot, level: LevelSlot) -> Membership {
        self.memberships.of(customer, level).unwrap_or(Membership::none(level))
    }

    fn set_membership(
        &mut self,
        now: Time,
        customer: CustomerSlot,
        held: Membership,
        why: LevelWhy,
    ) -> Option<()> {
        let own = self.own_level(customer);
        self.memberships.set(customer, own, held, now);
        self.settle_for(customer, why)
    }

    /// Gives a member the level that counts now, and notes it where it is another.
    pub(super) fn settle_for(&mut self, customer: CustomerSlot, why: LevelWhy) -> Option<()> {
        let before = self.customers.level(customer);
        self.settle_level(customer)?;
        let level = self.customers.level(customer);
        if level != before {
            self.customers.note_level(customer, PastLevel { at: self.clock, level, why });
        }
        Some(())
    }

    /// Gives a member the level that counts now.
    pub(super) fn settle_level(&mut self, customer: CustomerSlot) -> Option<()> {
        let levels = &self.levels;
        let rank = |level: LevelSlot| levels.get(level).map_or(0, |level| level.rank);
        match self.memberships.settle(customer, rank) {
            Some(level) => self.customers.set_level(customer, level).then_some(()),
            None => Some(()),
        }
    }

    /// The level and the period that a unit gives, as its product described it under a number.
    fn membership_of(&self, variant: VariantSlot, version: u32) -> Option<(LevelSlot, Option<Span>)> {
        match self.catalog.variant(variant, version)?.fulfilment.as_deref()? {
            Fulfilment::Membership { level, period } => Some((self.levels.find(level)?, *period)),
            _ => None,
        }
    }

    fn name_level(&self, slot: LevelSlot) -> Result<Named<LevelId, LevelSlot>, Rejection> {
        let id = self.levels.registry().id(slot).ok_or_else(|| Rejection::inconsistent("level"))?;
        Ok(Named::known(id.clone(), slot))
    }
}

/// Several periods one after the other.
fn times(period: Span, units: u32) -> Span {
    Span::from_millis(period.millis().saturating_mul(u64::from(units)))
}
