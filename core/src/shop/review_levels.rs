//! Reviewing levels: who reached one by what changed, and, at the end of a period, who keeps theirs.
//!
//! A figure that changes puts its customer into a queue, each once; the next tick, which is due at once, looks at them.
//! At the end of a period it looks at those who reached their levels by a rule. What a level asks for anew is asked of
//! everybody, tick after tick. All of it is bounded by the limit of the tick: it looks at so many people at the most.

use crate::people::{CustomerRefusal, Found, LevelWhy, PastLevel, PersonFacts, Stamp, Standing};
use crate::shop::event::{Event, LevelChange, LevelsReviewed, NamedCustomer};
use crate::shop::reply::Answer;
use crate::shop::{Rejection, Shop};
use crate::slot::{CustomerSlot, LevelSlot, Named, ProductSlot};
use crate::time::Time;
use alloc::vec::Vec;

impl Shop {
    /// When the next review is due.
    pub(super) fn next_review(&self) -> Option<Time> {
        if self.customers.awaits_review() || self.customers.sweeps() {
            return Some(self.clock);
        }
        let period = self.settings.people.period;
        // The period after the reviewed one is over when the next begins.
        self.customers.reviewed_period().map(|done| period.begin(done.next().next()))
    }

    /// The reviews that are due, of `limit` customers at the most.
    pub(super) fn review_levels(
        &self,
        now: Time,
        limit: usize,
        events: &mut Vec<Event>,
    ) -> Result<(), Rejection> {
        let stamp = self.settings.people.period.stamp(now);
        let ended = self.customers.period_due(stamp.period);
        let idle = ended.is_none() && !self.customers.awaits_review() && !self.customers.sweeps();
        if limit == 0 || idle {
            return Ok(());
        }
        let (mut looked, mut changes) = (0_u32, Vec::new());
        for customer in self.customers.reviews_due().take(limit) {
            looked = looked.saturating_add(1);
            changes.extend(self.rise_of(customer, now, stamp)?);
        }
        let mut left = limit.saturating_sub(looked as usize);
        let mut event = LevelsReviewed { looked, period: None, upto: None, changes, swept: None };
        // Without room for anybody the period waits.
        if let Some(period) = ended.filter(|_| left > 0) {
            let (mut upto, mut swept) = (None, 0_usize);
            for customer in self.customers.to_review().take(left) {
                swept = swept.saturating_add(1);
                upto = Some(customer);
                let facts = self.person_facts(customer, now, Stamp { period, ..stamp });
                let own = self.own_level(customer);
                let found = self.customers.review_period(&self.levels, own, &facts);
                event.changes.extend(found.map(|found| self.level_change(customer, found)).transpose()?);
            }
            event.period = Some(period);
            event.upto = upto.filter(|_| swept == left).map(|slot| self.named(slot)).transpose()?;
            left = left.saturating_sub(swept);
        }
        let mut swept = None;
        for customer in self.customers.to_sweep().take(left) {
            swept = Some(customer);
            if self.customers.is_reviewed(customer) {
                event.changes.extend(self.rise_of(customer, now, stamp)?);
            }
        }
        event.swept = swept.map(|slot| self.named(slot)).transpose()?;
        events.push(event.into());
        Ok(())
    }

    /// The level that somebody reaches; whoever may not earn does not rise either.
    fn rise_of(
        &self,
        customer: CustomerSlot,
        now: Time,
        stamp: Stamp,
    ) -> Result<Option<LevelChange>, Rejection> {
        let facts = self.person_facts(customer, now, stamp);
        let found = self.customers.review(&self.levels, self.own_level(customer), &facts);
        let may_rise = |standing| !matches!(standing, Standing::Blocked | Standing::Dormant | Standing::Left);
        let found = found.filter(|_| may_rise(self.standing(customer, now)));
        found.map(|found| self.level_change(customer, found)).transpose()
    }

    fn named(&self, slot: CustomerSlot) -> Result<NamedCustomer, Rejection> {
        self.name_customer(slot).ok_or_else(|| Rejection::inconsistent("customer"))
    }

    pub(super) fn apply_levels_reviewed(
        &mut self,
        now: Time,
        event: &LevelsReviewed,
        answer: &mut Answer,
    ) -> Option<()> {
        self.customers.reviewed(event.looked as usize).then_some(())?;
        for change in &event.changes {
            let customer = self.customer_of(&change.customer)?;
            let level = self.maybe_level_of(change.level.as_ref())?;
            let before = self.own_level(customer);
            self.customers.note_review(customer, before, Found { level, why: change.why });
            if level != before {
                self.set_own_level(customer, level)?;
                self.customers.note_level(customer, PastLevel { at: now, level, why: change.why });
            }
        }
        if let Some(period) = event.period {
            let upto = match &event.upto {
                None => None,
                Some(named) => Some(self.own_slot_of(named)?),
            };
            self.customers.reviewed_upto(period, upto);
        }
        if let Some(swept) = &event.swept {
            self.customers.swept_upto(self.own_slot_of(swept)?);
        }
        answer.ticked(|_| ());
        Some(())
    }

    /// Notes for the levels of everybody what the levels ask for now.
    pub(super) fn watch_levels(&mut self, now: Time) {
        let watch = self.levels.watch();
        self.customers.set_watch(watch);
        self.customers.begin_periods(self.settings.people.period.number(now));
        if watch.teams {
            self.customers.keep_teams();
        }
        if watch.team_periods {
            self.customers.keep_teams_by_period();
        }
    }

    /// Refuses a product that is not sold to a buyer's level. A branch in a shop that sells everything to everybody.
    #[inline]
    pub(super) fn check_open(
        &self,
        product: ProductSlot,
        buyer: Option<CustomerSlot>,
    ) -> Result<(), Rejection> {
        if self.levels.has_exclusive() { self.check_exclusive(product, buyer) } else { Ok(()) }
    }

    fn check_exclusive(&self, product: ProductSlot, buyer: Option<CustomerSlot>) -> Result<(), Rejection> {
        let id = self.catalog.product_ids().id(product).ok_or_else(|| Rejection::inconsistent("product"))?;
        if self.levels.opens(id, self.level_of(buyer)) {
            return Ok(());
        }
        Err(CustomerRefusal::ProductExclusive { product: id.clone() }.into())
    }

    /// Notes a level that did not come by a rule.
    pub(super) fn note_level(&mut self, customer: CustomerSlot, level: Option<LevelSlot>, why: LevelWhy) {
        let at = self.clock;
        self.customers.note_given(customer);
        self.customers.note_level(customer, PastLevel { at, level, why });
    }

    /// The level that rules and people give, whatever was bought beside it. The one place to ask.
    pub(super) fn own_level(&self, customer: CustomerSlot) -> Option<LevelSlot> {
        self.memberships.own_level(customer).unwrap_or_else(|| self.customers.level(customer))
    }

    /// Sets the level that rules and people give, beside which one may be bought. The one place to do it.
    pub(super) fn set_own_level(&mut self, customer: CustomerSlot, level: Option<LevelSlot>) -> Option<()> {
        if self.memberships.set_own(customer, level) {
            return self.settle_level(customer);
        }
        self.customers.set_level(customer, level).then_some(())
    }

    fn person_facts(&self, customer: CustomerSlot, now: Time, stamp: Stamp) -> PersonFacts<'_> {
        let joined = self.customers.joined_at(customer).unwrap_or_default();
        PersonFacts {
            customers: &self.customers,
            levels: &self.levels,
            customer,
            now,
            stamp,
            joined_day: self.settings.people.period.stamp(joined).day,
            exponent: self.settings.currency.exponent(),
        }
    }

    fn level_change(&self, customer: CustomerSlot, found: Found) -> Result<LevelChange, Rejection> {
        let name = |slot: LevelSlot| {
            let id = self.levels.registry().id(slot).ok_or_else(|| Rejection::inconsistent("level"))?;
            Ok::<_, Rejection>(Named::known(id.clone(), slot))
        };
        Ok(LevelChange {
            customer: self.named(customer)?,
            level: found.level.map(name).transpose()?,
            why: found.why,
        })
    }
}
