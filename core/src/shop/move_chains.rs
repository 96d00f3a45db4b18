//! The chain 2+1 in a shop: an order may bring an agent, count for who recruited, and make a partner who leaves.

use crate::commission::{ChainMove, ChainOutcome, ChainSale};
use crate::id::{BonusId, CustomerId};
use crate::money::Amount;
use crate::order::Stage;
use crate::shop::event::{ChainMoved, Event, Follows, NamedCustomer, NamedOrder};
use crate::shop::state::PublishedPlan;
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, Named};
use crate::time::Time;
use alloc::vec::Vec;
use serde::Serialize;

/// Where somebody stands in the chain of a bonus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChainView {
    /// Whom they follow; nobody for the top of an own team, or for one who is not in the chain.
    pub leader: Option<CustomerId>,
    /// Whether they are a partner.
    pub partner: bool,
    /// How many of their recruits were counted.
    pub recruits: u32,
}

impl Shop {
    pub(super) fn move_chains(
        &self,
        order: &NamedOrder,
        plan: &PublishedPlan,
        chains: &[ChainMove],
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let gone = || Rejection::inconsistent("chain");
        for ChainMove { bonus, sale, outcome } in chains {
            let name = |who: CustomerSlot| self.name_customer(who).ok_or_else(gone);
            let maybe = |who: Option<CustomerSlot>| who.map(name).transpose();
            let follows =
                |(who, leader): &(_, _)| Ok(Follows { customer: name(*who)?, leader: maybe(*leader)? });
            let moved = ChainMoved {
                order: order.clone(),
                bonus: plan.compiled.bonus(*bonus).ok_or_else(gone)?.clone(),
                buyer: name(sale.buyer)?,
                inviter: maybe(sale.inviter)?,
                counted: maybe(outcome.counted)?,
                promoted: maybe(outcome.promoted)?,
                moves: outcome.moves.iter().map(follows).collect::<Result<_, Rejection>>()?,
            };
            events.push(moved.into());
        }
        Ok(())
    }

    pub(super) fn apply_chain_moved(&mut self, now: Time, event: &ChainMoved) -> Option<()> {
        let slot = |named: &NamedCustomer| self.own_slot_of(named);
        let maybe = |named: &Option<NamedCustomer>| match named {
            Some(named) => slot(named).map(Some),
            None => Some(None),
        };
        let follows = |of: &Follows| Some((slot(&of.customer)?, maybe(&of.leader)?));
        let outcome = ChainOutcome {
            rewards: Vec::new(),
            promoted: maybe(&event.promoted)?,
            moves: event.moves.iter().map(follows).collect::<Option<_>>()?,
            counted: maybe(&event.counted)?,
        };
        let sale = ChainSale {
            buyer: slot(&event.buyer)?,
            inviter: maybe(&event.inviter)?,
            paid: Amount::ZERO,
            units: 0,
        };
        self.beside_plans.chains.entry(event.bonus.clone()).or_default().apply(&sale, &outcome);
        let Some(partner) = outcome.promoted else { return Some(()) };
        for order in self.accruals.thaw(partner) {
            // What would have vested by now does so with the next tick.
            let completed = self.orders.get(order).filter(|order| order.stage == Stage::Completed);
            let waits = self.accruals.due_of(order).is_some();
            if completed.is_some_and(|order| order.complaint().is_none()) && !waits {
                self.accruals.schedule(order, Some(now)).then_some(())?;
            }
        }
        Some(())
    }

    /// Where a customer stands in the chain of a bonus.
    ///
    /// # Errors
    /// When the customer is not known.
    pub fn chain(&self, bonus: &BonusId, customer: &CustomerId) -> Result<ChainView, Rejection> {
        let slot = self.customers.slot(customer)?;
        let chain = self.beside_plans.chains.get(bonus);
        let leader = chain.and_then(|chain| chain.leader(slot)).and_then(|leader| self.name_customer(leader));
        Ok(ChainView {
            leader: leader.map(|leader: Named<_, _>| leader.id().clone()),
            partner: chain.is_some_and(|chain| chain.is_partner(slot)),
            recruits: chain.map_or(0, |chain| chain.recruits(slot)),
        })
    }

    /// Nobody follows anybody in a circle.
    pub(super) fn check_chains(&self) -> Result<(), &'static str> {
        let sound = self.beside_plans.chains.values().all(crate::commission::Chain::is_acyclic);
        if sound { Ok(()) } else { Err("somebody in a chain follows themselves") }
    }
}
