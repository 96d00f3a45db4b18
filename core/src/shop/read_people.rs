//! Reading customers and their place among people. Nothing here changes anything, and nothing scans.

use crate::id::{ChannelId, CustomerId, LevelId, OutsideId, PlacementTreeId};
use crate::ledger::CustomerAccount;
use crate::money::Money;
use crate::people::{
    Consent, Customers, Identity, LevelWhy, Levels, PastLevel, PeopleSettings, PeriodNumber, Standing,
};
use crate::shop::{Rejection, Shop};
use crate::slot::CustomerSlot;
use crate::time::Time;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// A customer as the outside sees one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CustomerView {
    /// The customer.
    pub customer: CustomerId,
    /// Who invited.
    pub inviter: Option<CustomerId>,
    /// The membership level.
    pub level: Option<LevelId>,
    /// Whether the customer can earn commission.
    pub promoter: bool,
    /// How many customers this one invited.
    pub directs: u32,
    /// How many orders are paid and not fully refunded.
    pub orders_paid: u32,
    /// What the shop owes.
    pub balances: BalancesView,
}

/// What the shop owes a customer. A negative amount is a debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BalancesView {
    /// In the wallet.
    pub wallet: Money,
    /// Commission that is not vested yet.
    pub pending: Money,
    /// Commission that may be withdrawn.
    pub available: Money,
    /// Commission on its way out.
    pub withdrawing: Money,
}

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
    /// What the shop earned by the orders of the customer and everybody below in this period; absent while no level asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_period_volume: Option<Money>,
    /// How many stand below; absent while teams are not kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_count: Option<u32>,
    /// Whether the customer earns, and why not.
    pub standing: Standing,
    /// Why the customer is blocked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked: Option<String>,
    /// Whether the customer owns a sub-shop.
    #[serde(skip_serializing_if = "is_not")]
    pub sub_shop: bool,
    /// Whether the customer speaks for a supplier.
    #[serde(skip_serializing_if = "is_not")]
    pub supplier: bool,
    /// As whom channels know the customer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identities: Vec<(ChannelId, OutsideId)>,
    /// What the customer said about uses of data.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<Consent>,
    /// The last levels, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<PastLevelView>,
    /// For how many periods in a row the level was not kept.
    #[serde(skip_serializing_if = "is_zero")]
    pub failed_periods: u8,
}

/// A level that a customer had from a moment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PastLevelView {
    /// From when.
    pub at: Time,
    /// The level; absent for none.
    pub level: Option<LevelId>,
    /// Why.
    pub why: LevelWhy,
}

/// A customer's seat in a placement tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeatView {
    /// Who brought the customer; absent for the first in the tree.
    pub sponsor: Option<CustomerId>,
    /// Under whom the customer sits; absent for the first in the tree.
    pub above: Option<CustomerId>,
    /// In which leg, from 0.
    pub leg: Option<u8>,
    /// The legs below, from the left.
    pub legs: Vec<LegOfSeat>,
}

/// A leg below a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LegOfSeat {
    /// Who sits there first.
    pub below: Option<CustomerId>,
    /// What the shop earned by the orders of everybody in the leg.
    pub volume: Money,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_not(flag: &bool) -> bool {
    !*flag
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_zero(count: &u8) -> bool {
    *count == 0
}

impl Shop {
    /// A customer.
    ///
    /// # Errors
    /// When nobody of this id is registered.
    pub fn customer(&self, id: &CustomerId) -> Result<CustomerView, Rejection> {
        let slot = self.customers.slot(id)?;
        Ok(CustomerView {
            customer: id.clone(),
            inviter: self.customers.inviter(slot).and_then(|inviter| self.customers.id(inviter)).cloned(),
            level: self.customers.level(slot).and_then(|level| self.levels.registry().id(level)).cloned(),
            promoter: self.customers.is_promoter(slot),
            directs: self.customers.directs(slot),
            orders_paid: self.customers.orders_paid(slot),
            balances: self.balances_of(slot),
        })
    }

    /// The ids of all customers, in the order they were registered.
    pub fn customer_ids(&self) -> impl Iterator<Item = &CustomerId> {
        self.customers.iter().map(|(_, id)| id)
    }

    fn balances_of(&self, customer: CustomerSlot) -> BalancesView {
        let owed = |account| self.money(self.ledger.owed(customer, account));
        BalancesView {
            wallet: owed(CustomerAccount::Wallet),
            pending: owed(CustomerAccount::Pending),
            available: owed(CustomerAccount::Available),
            withdrawing: owed(CustomerAccount::Withdrawing),
        }
    }

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
            team_period_volume: people.team_volume_in(slot, self.current_period()).map(money),
            team_count: people.team_count(slot),
            standing: self.standing(slot, self.clock),
            blocked: people.block(slot).map(|block| block.reason.clone()),
            sub_shop: people.roles(slot).sub_shop,
            supplier: people.roles(slot).supplier,
            identities: people.identities(slot).filter_map(|identity| self.name_identity(identity)).collect(),
            consents: people.consents(slot).to_vec(),
            levels: people.past_levels(slot).iter().map(|past| self.view_past(past)).collect(),
            failed_periods: people.failed_periods(slot),
        })
    }

    /// Whether a customer earns at a moment, and why not: what plans ask of each receiver.
    #[must_use]
    pub fn standing(&self, slot: CustomerSlot, now: Time) -> Standing {
        let PeopleSettings { period, dormant_after, .. } = self.settings.people;
        self.customers.standing(slot, period.stamp(now).day, |joined| period.stamp(joined).day, dormant_after)
    }

    /// A customer's seat in a placement tree; `None` for one without a seat.
    ///
    /// # Errors
    /// When the tree is not open, nobody of this id is registered, or the customer was erased.
    pub fn seat(&self, tree: &PlacementTreeId, customer: &CustomerId) -> Result<Option<SeatView>, Rejection> {
        let (tree, slot) = (self.customers.tree(tree)?, self.customers.slot(customer)?);
        let people = &self.customers;
        if !people.is_seated(tree, slot) {
            return Ok(None);
        }
        let name = |slot: CustomerSlot| people.id(slot).cloned();
        let above = people.seat_above(tree, slot);
        let legs = people.legs(tree, slot).map(|leg| LegOfSeat {
            below: leg.below.and_then(name),
            volume: crate::money::Amount::from_minor(leg.volume).in_currency(self.settings.currency),
        });
        Ok(Some(SeatView {
            sponsor: people.sponsor(tree, slot).and_then(name),
            above: above.and_then(|(above, _)| name(above)),
            leg: above.map(|(_, leg)| leg),
            legs: legs.collect(),
        }))
    }

    /// Whom a channel knows by an identity; after a merge, who goes on.
    #[must_use]
    pub fn customer_by_identity(&self, channel: &ChannelId, outside: &OutsideId) -> Option<&CustomerId> {
        let channel = self.channels.registry().slot(channel)?;
        self.customers.id(self.customers.by_identity(&Identity { channel, outside: outside.clone() })?)
    }

    fn name_identity(&self, identity: &Identity) -> Option<(ChannelId, OutsideId)> {
        Some((self.channels.registry().id(identity.channel)?.clone(), identity.outside.clone()))
    }

    fn view_past(&self, past: &PastLevel) -> PastLevelView {
        let level = past.level.and_then(|level| self.levels.registry().id(level)).cloned();
        PastLevelView { at: past.at, level, why: past.why }
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
