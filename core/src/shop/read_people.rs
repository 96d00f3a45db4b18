//! Reading a customer's place among people. Nothing here changes anything, and nothing scans.

use crate::id::{CustomerId, LevelId};
use crate::money::Money;
use crate::people::{Customers, Levels, PeriodNumber};
use crate::shop::{Rejection, Shop};
use crate::slot::CustomerSlot;
use alloc::vec::Vec;
use serde::Serialize;

/// A customer's place among people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NetworkView {
    /// The customer; after a merge, who goes on.
    pub customer: CustomerId,
    /// Who invited.
    pub inviter: Option<CustomerId>,
    /// The membership level.
    pub level: Option<LevelId>,
    /// Those who were merged into this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<CustomerId>,
    /// How many customers this one invited.
    pub directs: u32,
    /// How many of them have which level, in the order of the levels; levels that none has are left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub directs_by_level: Vec<(LevelId, u32)>,
    /// How many orders are paid and not fully refunded.
    pub orders_paid: u32,
    /// What the shop earned by the customer's own delivered orders, less refunds.
    pub own_volume: Money,
    /// The same in the current period.
    pub period_volume: Money,
    /// What the shop earned by the orders of everybody below; absent while teams are not kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_volume: Option<Money>,
    /// How many stand below; absent while teams are not kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_count: Option<u32>,
}

impl Shop {
    /// A customer's place among people. One read for each figure; direct counts by level cost one for each level.
    ///
    /// # Errors
    /// When nobody of this id is registered, or the customer was erased.
    pub fn network(&self, id: &CustomerId) -> Result<NetworkView, Rejection> {
        let slot = self.customers.slot(id)?;
        let people = &self.customers;
        let name = |slot: CustomerSlot| people.id(slot).cloned();
        let money = |amount: crate::money::Amount| amount.in_currency(self.settings.currency);
        let by_level = self
            .levels
            .registry()
            .iter()
            .map(|(level, id)| (id.clone(), people.directs_of_level(slot, level)));
        Ok(NetworkView {
            customer: name(slot).ok_or_else(|| Rejection::inconsistent("customer"))?,
            inviter: people.inviter(slot).and_then(name),
            level: people.level(slot).and_then(|level| self.levels.registry().id(level)).cloned(),
            merged: people.merged_into(slot).filter_map(name).collect(),
            directs: people.directs(slot),
            directs_by_level: by_level.filter(|(_, count)| *count > 0).collect(),
            orders_paid: people.orders_paid(slot),
            own_volume: money(people.own_volume(slot)),
            period_volume: money(people.own_volume_in(slot, self.current_period())),
            team_volume: people.team_volume(slot).map(money),
            team_count: people.team_count(slot),
        })
    }

    /// The customers above one, nearest first.
    ///
    /// # Errors
    /// When nobody of this id is registered, or the customer was erased.
    pub fn upline(&self, id: &CustomerId) -> Result<Vec<CustomerId>, Rejection> {
        let slot = self.customers.slot(id)?;
        Ok(self.customers.upline(slot).filter_map(|slot| self.customers.id(slot).cloned()).collect())
    }

    /// Those whom a customer invited, from a position on, looking at `look` customers at the most. Gives back where to go
    /// on; [`Customers::directs_from`] says what it costs.
    ///
    /// # Errors
    /// When nobody of this id is registered, or the customer was erased.
    pub fn directs(
        &self,
        id: &CustomerId,
        from: usize,
        look: usize,
    ) -> Result<(Vec<CustomerId>, Option<usize>), Rejection> {
        let slot = self.customers.slot(id)?;
        let (directs, next) = self.customers.directs_from(slot, from, look);
        Ok((directs.into_iter().filter_map(|slot| self.customers.id(slot).cloned()).collect(), next))
    }

    /// The people, for whoever computes with slots: plans, reports.
    #[must_use]
    pub const fn people(&self) -> (&Customers, &Levels) {
        (&self.customers, &self.levels)
    }

    /// The number of the period that the shop's clock is in.
    #[must_use]
    pub fn current_period(&self) -> PeriodNumber {
        self.settings.people.period.number(self.clock)
    }
}
