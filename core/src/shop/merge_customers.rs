//! Merging customers who are one person, and undoing it.
//!
//! What follows at once: the team, volumes and counts, the higher level, and every balance, by transfers. What follows
//! because the old slot leads to the survivor: orders, their refunds and commission, limits of coupons and of keys,
//! identities, bindings. Undoing gives back exactly what the merged one's accounts would hold by themselves. It does not
//! part what both did as one: levels that were bought, orders placed and commission earned since stay with the survivor,
//! and so do those who joined since.

use crate::ledger::{Account, CustomerAccount, Transfer};
use crate::money::Amount;
use crate::people::{CustomerRefusal, LevelWhy, Merge, Unmerge};
use crate::shop::command::{MergeCustomers, UnmergeCustomers};
use crate::shop::event::{CustomersMerged, CustomersUnmerged, Event, MovedBalances};
use crate::shop::{Rejection, Shop};
use crate::slot::{BudgetSlot, CustomerSlot, LevelSlot, Named};
use crate::time::Time;
use alloc::vec;
use alloc::vec::Vec;
use smallvec::SmallVec;

impl Shop {
    pub(super) fn decide_merge_customers(
        &self,
        now: Time,
        command: &MergeCustomers,
    ) -> Result<Vec<Event>, Rejection> {
        let customer = self.customers.slot(&command.customer)?;
        let into = self.customers.slot(&command.into)?;
        let higher = |one, other| self.rank_of(one) > self.rank_of(other);
        let Merge { place, levels, .. } =
            self.customers.plan_merge(customer, into, now, |slot| self.own_level(slot), higher)?;
        if let Some(place) = place {
            self.customers.check_depth(place, self.settings.people.max_depth)?;
        }
        let moved = MovedBalances::of(|account| self.ledger.owed(customer, account));
        self.ledger.check(moved.transfers(customer, into))?;
        let name = |slot| self.name_customer(slot).ok_or_else(|| Rejection::inconsistent("customer"));
        let event = CustomersMerged {
            customer: name(customer)?,
            into: name(into)?,
            inviter: place.map(name).transpose()?,
            level: levels
                .1
                .and_then(|slot| Some(Named::known(self.levels.registry().id(slot)?.clone(), slot))),
            moved,
        };
        Ok(vec![event.into()])
    }

    pub(super) fn apply_customers_merged(&mut self, now: Time, event: &CustomersMerged) -> Option<()> {
        let customer = self.customer_of(&event.customer)?;
        let into = self.customer_of(&event.into)?;
        let merge = Merge {
            into,
            at: now,
            inviter: self.customers.inviter(customer),
            survivors: self.customers.inviter(into),
            place: self.maybe_customer_of(event.inviter.as_ref())?,
            levels: (self.own_level(into), self.maybe_level_of(event.level.as_ref())?),
        };
        // What was bought goes along for good; each keeps the own level for the case that they part again.
        let own = (self.own_level(customer), merge.levels.0);
        self.memberships.hand_over(customer, into, own.1);
        self.customers.set_level(customer, own.0).then_some(())?;
        self.post(event.moved.transfers(customer, into))?;
        self.ledger.forward(customer, into, event.moved.balances()?).then_some(())?;
        self.customers.merge(customer, merge, self.levels.len()).then_some(())?;
        self.level_by_merge(into, merge.levels.1)?;
        self.settle_for(into, LevelWhy::Merged)
    }

    pub(super) fn decide_unmerge_customers(
        &self,
        now: Time,
        command: &UnmergeCustomers,
    ) -> Result<Vec<Event>, Rejection> {
        let unknown = || CustomerRefusal::Unknown { customer: command.customer.clone() };
        let customer = self.customers.registry().slot(&command.customer).ok_or_else(unknown)?;
        let within = self.settings.people.unmerge_within;
        let Unmerge { from, inviter, survivors, level } =
            self.customers.plan_unmerge(customer, now, within, |slot| self.own_level(slot))?;
        let held = self.ledger.forwarded(customer).ok_or_else(|| Rejection::inconsistent("ledger"))?;
        let moved = MovedBalances::of(|account| owed(&held, account));
        let wallet = self.ledger.owed(from, CustomerAccount::Wallet);
        if moved.wallet > wallet {
            let money = |amount: Amount| amount.in_currency(self.settings.currency);
            let (needed, left) = (money(moved.wallet), money(wallet));
            return Err(
                CustomerRefusal::MergeSpent { customer: command.customer.clone(), needed, left }.into()
            );
        }
        self.ledger.check(moved.transfers(from, from))?;
        let name = |slot| self.name_customer(slot).ok_or_else(|| Rejection::inconsistent("customer"));
        let event = CustomersUnmerged {
            customer: name(customer)?,
            from: name(from)?,
            inviter: inviter.map(name).transpose()?,
            survivors: survivors.map(name).transpose()?,
            level: level.and_then(|slot| Some(Named::known(self.levels.registry().id(slot)?.clone(), slot))),
            moved,
        };
        Ok(vec![event.into()])
    }

    pub(super) fn apply_customers_unmerged(&mut self, event: &CustomersUnmerged) -> Option<()> {
        let customer = self.own_slot_of(&event.customer)?;
        let from = self.customer_of(&event.from)?;
        let name = |shop: &Self, named: Option<&_>| match named {
            None => Some(None),
            Some(named) => shop.own_slot_of(named).map(Some),
        };
        let unmerge = Unmerge {
            from,
            inviter: name(self, event.inviter.as_ref())?,
            survivors: name(self, event.survivors.as_ref())?,
            level: self.maybe_level_of(event.level.as_ref())?,
        };
        self.ledger.end_forward(customer)?;
        self.post(event.moved.transfers(from, customer))?;
        self.customers.unmerge(customer, unmerge, self.levels.len()).then_some(())?;
        self.level_by_merge(from, unmerge.level)
    }

    fn level_by_merge(&mut self, customer: CustomerSlot, level: Option<LevelSlot>) -> Option<()> {
        if self.own_level(customer) == level {
            return Some(());
        }
        self.note_level(customer, level, LevelWhy::Merged);
        self.set_own_level(customer, level)
    }

    /// All slots under which a buyer bought: one, unless customers were merged. Limits of a buyer count all of them.
    pub(super) fn names_of(&self, buyer: Option<CustomerSlot>) -> SmallVec<[CustomerSlot; 1]> {
        let Some(buyer) = buyer.map(|buyer| self.customers.resolve(buyer)) else { return SmallVec::new() };
        let mut names = SmallVec::from([buyer]);
        if self.customers.has_merged() {
            names.extend(self.customers.merged_into(buyer));
        }
        names
    }

    /// How many unpaid orders a buyer has open under all names.
    pub(super) fn unpaid_of(&self, buyer: CustomerSlot) -> u32 {
        let names = self.names_of(Some(buyer));
        names.iter().map(|name| self.orders.unpaid_of(*name)).fold(0, u32::saturating_add)
    }

    /// What an offer gave to a buyer under all names.
    pub(super) fn taken_by(&self, offer: BudgetSlot, buyer: Option<CustomerSlot>) -> Amount {
        let names = self.names_of(buyer);
        // INVARIANT: no more than the offer gave in all.
        let sums = names.iter().map(|name| self.offer_uses.taken_by(offer, Some(*name)));
        Amount::sum(sums).unwrap_or_default()
    }

    /// Where a level stands; no level stands as low as the lowest.
    pub(super) fn rank_of(&self, level: LevelSlot) -> u16 {
        self.levels.get(level).map_or(0, |level| level.rank)
    }
}

fn owed(balances: &[Amount], account: CustomerAccount) -> Amount {
    let at = CustomerAccount::ALL.iter().position(|one| *one == account);
    // INVARIANT: the ledger keeps every balance above the smallest integer.
    at.and_then(|at| balances.get(at)).and_then(|balance| balance.negated().ok()).unwrap_or_default()
}

impl MovedBalances {
    fn of(owed: impl Fn(CustomerAccount) -> Amount) -> Self {
        Self {
            wallet: owed(CustomerAccount::Wallet),
            pending: owed(CustomerAccount::Pending),
            available: owed(CustomerAccount::Available),
            withdrawing: owed(CustomerAccount::Withdrawing),
        }
    }

    fn amounts(&self) -> [(CustomerAccount, Amount); 4] {
        [
            (CustomerAccount::Wallet, self.wallet),
            (CustomerAccount::Pending, self.pending),
            (CustomerAccount::Available, self.available),
            (CustomerAccount::Withdrawing, self.withdrawing),
        ]
    }

    /// As the ledger has them: credit is negative, in the order of the accounts.
    fn balances(&self) -> Option<[Amount; CustomerAccount::ALL.len()]> {
        let mut balances = [Amount::ZERO; CustomerAccount::ALL.len()];
        for (n, account) in CustomerAccount::ALL.iter().enumerate() {
            let amount = self.amounts().into_iter().find(|(one, _)| one == account)?.1;
            *balances.get_mut(n)? = amount.negated().ok()?;
        }
        Some(balances)
    }

    /// Every balance of one customer to another.
    fn transfers(&self, from: CustomerSlot, to: CustomerSlot) -> SmallVec<[Transfer; 4]> {
        let some = self.amounts().into_iter().filter(|(_, amount)| !amount.is_zero());
        some.map(|(account, amount)| {
            Transfer::new(Account::Customer(from, account), Account::Customer(to, account), amount)
        })
        .collect()
    }
}
