use crate::id::{CustomerId, LevelId};
use crate::people::beside::Beside;
use crate::people::figures::{Figures, Volumes};
use crate::people::person::{Flags, NONE, Person};
use crate::people::teams::Share;
use crate::people::{BindingRules, BindingTime, BindingTouch, CustomerRefusal, Levels, Watch};
use crate::slot::{CustomerSlot, LevelSlot, Registry, Slot};
use crate::time::Time;
use alloc::vec::Vec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// A registration that was chosen: the slots of what the command named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registration {
    /// Who invited the new customer.
    pub inviter: Option<CustomerSlot>,
    /// The level that the new customer starts at.
    pub level: Option<LevelSlot>,
}

/// A binding that was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Who is bound.
    pub customer: CustomerSlot,
    /// To whom.
    pub inviter: CustomerSlot,
}

/// The customers of a shop and the tree of their inviters.
///
/// A merged customer's slot stays and leads to the one who goes on: whoever asks for the old slot is answered for that one.
///
/// # Examples
/// ```
/// use keytill::id::CustomerId;
/// use keytill::people::{Customers, Levels};
/// use keytill::time::Time;
/// let (levels, mut customers) = (Levels::new(1), Customers::new(1));
/// let (ann, bob) = (CustomerId::new("ann")?, CustomerId::new("bob")?);
/// let chosen = customers.plan_registration(&levels, &ann, None, None)?;
/// customers.register(&ann, chosen.inviter, chosen.level, true, Time::from_millis(0));
/// let chosen = customers.plan_registration(&levels, &bob, Some(&ann), None)?;
/// let bob = customers.register(&bob, chosen.inviter, chosen.level, false, Time::from_millis(5)).ok_or("full")?;
/// assert_eq!(customers.upline(bob).count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Customers {
    pub(super) registry: Registry<CustomerId, CustomerSlot>,
    pub(super) people: Vec<Person>,
    pub(super) figures: Vec<Figures>,
    pub(super) joined: Vec<Time>,
    /// What is kept of volumes beside the figures of each.
    pub(super) volumes: Volumes,
    /// How many of an inviter's directs have a level: by both, see `by_level_key`. Only looked up; a recount.
    pub(super) by_level: HashMap<u64, u32, FixedState>,
    /// How many stand before the one whose slot is in their inviter's column. With none, reverse order of slots goes up.
    pub(super) backward: u32,
    /// What only some customers have.
    pub(super) beside: Beside,
    /// Which changes of figures matter for levels; no part of the state.
    pub(super) watch: Watch,
}

/// Reads.
impl Customers {
    /// Nobody; `seed` scatters the registry's table.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            registry: Registry::new(seed),
            people: Vec::new(),
            figures: Vec::new(),
            joined: Vec::new(),
            volumes: Volumes::new(seed),
            by_level: HashMap::with_hasher(FixedState::with_seed(seed)),
            backward: 0,
            beside: Beside::new(seed),
            watch: Watch::default(),
        }
    }

    /// The slot of a customer, if registered; of a merged one, that of who goes on.
    #[must_use]
    pub fn find(&self, id: &CustomerId) -> Option<CustomerSlot> {
        self.registry.slot(id).map(|slot| self.resolve(slot))
    }

    /// The slot of a customer; of a merged one, that of who goes on.
    ///
    /// # Errors
    /// [`CustomerRefusal::Unknown`], [`CustomerRefusal::Erased`]
    pub fn slot(&self, id: &CustomerId) -> Result<CustomerSlot, CustomerRefusal> {
        let slot = self.find(id).ok_or_else(|| CustomerRefusal::Unknown { customer: id.clone() })?;
        if self.has(slot, Flags::ERASED) {
            return Err(CustomerRefusal::Erased { customer: id.clone() });
        }
        Ok(slot)
    }

    /// The slot of a customer whose id was given as text, if registered.
    #[must_use]
    pub fn find_text(&self, id: &str) -> Option<CustomerSlot> {
        let slot = self.registry.find(id).map(|slot| self.resolve(slot))?;
        (!self.has(slot, Flags::ERASED)).then_some(slot)
    }

    /// The id in a slot.
    #[must_use]
    pub fn id(&self, slot: CustomerSlot) -> Option<&CustomerId> {
        self.registry.id(slot)
    }

    /// The table of ids. It knows nothing of merges.
    #[must_use]
    pub fn registry(&self) -> &Registry<CustomerId, CustomerSlot> {
        &self.registry
    }

    /// How many customers were registered, merged and erased ones among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether nobody is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Slots and ids in the order of registration.
    pub fn iter(&self) -> impl Iterator<Item = (CustomerSlot, &CustomerId)> {
        self.registry.iter()
    }

    /// Who goes on for a customer: after a merge the survivor, otherwise the customer. Costs a branch in a shop without
    /// merges, else one read for each merge in a row.
    #[must_use]
    #[inline]
    pub fn resolve(&self, slot: CustomerSlot) -> CustomerSlot {
        if self.has_merged() { self.follow(slot) } else { slot }
    }

    #[cold]
    fn follow(&self, mut slot: CustomerSlot) -> CustomerSlot {
        // INVARIANT: the tree is acyclic, so this ends.
        while let Some(up) = self.person(slot).filter(|person| person.is(Flags::MERGED)).and_then(Person::up)
        {
            slot = up;
        }
        slot
    }

    /// Who invited the customer.
    #[must_use]
    #[inline]
    pub fn inviter(&self, slot: CustomerSlot) -> Option<CustomerSlot> {
        self.person(self.resolve(slot))?.up().map(|up| self.resolve(up))
    }

    /// The customer's level.
    #[must_use]
    pub fn level(&self, slot: CustomerSlot) -> Option<LevelSlot> {
        self.person(self.resolve(slot))?.level()
    }

    /// Whether the customer can earn commission by role. Those who are blocked or dormant still have the role.
    #[must_use]
    pub fn is_promoter(&self, slot: CustomerSlot) -> bool {
        self.has(self.resolve(slot), Flags::PROMOTER)
    }

    /// When the customer was registered.
    #[must_use]
    pub fn joined_at(&self, slot: CustomerSlot) -> Option<Time> {
        self.joined.get(slot.index()).copied()
    }

    /// How many customers this one invited. Kept, not counted.
    #[must_use]
    pub fn directs(&self, slot: CustomerSlot) -> u32 {
        self.person(self.resolve(slot)).map_or(0, |person| person.directs)
    }

    /// How many orders of this customer are paid and not fully refunded. Zero makes the next one the first order.
    #[must_use]
    pub fn orders_paid(&self, slot: CustomerSlot) -> u32 {
        self.person(self.resolve(slot)).map_or(0, |person| person.orders_paid)
    }

    /// The inviter, the inviter's inviter, and so on. One random read for each.
    #[must_use]
    pub fn upline(&self, slot: CustomerSlot) -> Upline<'_> {
        Upline { customers: self, next: self.inviter(slot) }
    }

    #[inline]
    pub(super) fn person(&self, slot: CustomerSlot) -> Option<Person> {
        self.people.get(slot.index()).copied()
    }

    pub(super) fn has(&self, slot: CustomerSlot, flag: Flags) -> bool {
        self.person(slot).is_some_and(|person| person.is(flag))
    }

    /// The id of a customer whose slot was found before.
    pub(super) fn name(&self, slot: CustomerSlot) -> Result<CustomerId, CustomerRefusal> {
        self.id(slot).cloned().ok_or_else(|| CustomerRefusal::NoSlot { slot: slot.index() })
    }
}

/// The customers above one, nearest first. Ends, because the tree is acyclic.
#[derive(Debug, Clone)]
pub struct Upline<'a> {
    customers: &'a Customers,
    next: Option<CustomerSlot>,
}

impl Iterator for Upline<'_> {
    type Item = CustomerSlot;

    #[inline]
    fn next(&mut self) -> Option<CustomerSlot> {
        let here = self.next?;
        self.next = self.customers.inviter(here);
        Some(here)
    }
}

/// Choices: they change nothing.
impl Customers {
    /// Chooses the registration of a new customer.
    ///
    /// # Errors
    /// [`CustomerRefusal::Exists`], [`CustomerRefusal::SelfInvited`], [`CustomerRefusal::Unknown`] for the inviter,
    /// [`CustomerRefusal::Erased`], [`CustomerRefusal::UnknownLevel`], [`CustomerRefusal::TooMany`]
    pub fn plan_registration(
        &self,
        levels: &Levels,
        customer: &CustomerId,
        inviter: Option<&CustomerId>,
        level: Option<&LevelId>,
    ) -> Result<Registration, CustomerRefusal> {
        if self.registry.slot(customer).is_some() {
            return Err(CustomerRefusal::Exists { customer: customer.clone() });
        }
        if inviter == Some(customer) {
            return Err(CustomerRefusal::SelfInvited { customer: customer.clone() });
        }
        if self.len() >= NONE as usize {
            return Err(CustomerRefusal::TooMany { count: self.len() });
        }
        let inviter = inviter.map(|id| self.slot(id)).transpose()?;
        let level = level.map(|id| levels.slot(id)).transpose()?;
        Ok(Registration { inviter, level })
    }

    /// Chooses to bind a customer to an inviter by a shop's rules. At once for a customer without downline, else a walk
    /// up from the inviter.
    ///
    /// # Errors
    /// [`CustomerRefusal::Unknown`], [`CustomerRefusal::Erased`], [`CustomerRefusal::SelfInvited`] (also where a merge
    /// made both the same), [`CustomerRefusal::AtRegistration`], [`CustomerRefusal::AlreadyBound`],
    /// [`CustomerRefusal::Protected`], [`CustomerRefusal::FixedByOrder`], [`CustomerRefusal::Cycle`]
    pub fn plan_binding(
        &self,
        customer: &CustomerId,
        inviter: &CustomerId,
        rules: &BindingRules,
        now: Time,
    ) -> Result<Binding, CustomerRefusal> {
        let binding = Binding { customer: self.slot(customer)?, inviter: self.slot(inviter)? };
        if binding.customer == binding.inviter {
            return Err(CustomerRefusal::SelfInvited { customer: customer.clone() });
        }
        if rules.when == BindingTime::AtRegistration {
            return Err(CustomerRefusal::AtRegistration { customer: customer.clone() });
        }
        if let Some(bound) = self.inviter(binding.customer) {
            self.check_takeover(binding, bound, rules, now)?;
        }
        if self.stands_above(binding.customer, binding.inviter) {
            return Err(CustomerRefusal::Cycle { customer: customer.clone(), inviter: inviter.clone() });
        }
        Ok(binding)
    }

    /// Whether a customer who is bound may be bound again.
    fn check_takeover(
        &self,
        Binding { customer, inviter }: Binding,
        bound: CustomerSlot,
        rules: &BindingRules,
        now: Time,
    ) -> Result<(), CustomerRefusal> {
        let id = |slot| self.name(slot);
        if rules.touch == BindingTouch::First {
            return Err(CustomerRefusal::AlreadyBound { customer: id(customer)?, inviter: id(bound)? });
        }
        if bound == inviter {
            return Ok(());
        }
        if rules.fixed_by_order && self.orders_paid(customer) > 0 {
            return Err(CustomerRefusal::FixedByOrder { customer: id(customer)?, inviter: id(bound)? });
        }
        let until = self.bound_at(customer).after(rules.protection);
        if now < until {
            return Err(CustomerRefusal::Protected { customer: id(customer)?, inviter: id(bound)?, until });
        }
        Ok(())
    }

    /// Chooses a customer's new level, or none.
    ///
    /// # Errors
    /// [`CustomerRefusal::Unknown`], [`CustomerRefusal::UnknownLevel`]
    pub fn plan_level(
        &self,
        levels: &Levels,
        customer: &CustomerId,
        level: Option<&LevelId>,
    ) -> Result<(CustomerSlot, Option<LevelSlot>), CustomerRefusal> {
        Ok((self.slot(customer)?, level.map(|id| levels.slot(id)).transpose()?))
    }
}

/// Applications of what was chosen. They answer whether the slots were known, so that a damaged journal is reported.
impl Customers {
    /// Applies a registration; `None` when the id is taken, the inviter or level slot is unknown, or all slots are.
    pub fn register(
        &mut self,
        id: &CustomerId,
        inviter: Option<CustomerSlot>,
        level: Option<LevelSlot>,
        promoter: bool,
        at: Time,
    ) -> Option<CustomerSlot> {
        let inviter = inviter.map(|slot| self.resolve(slot));
        let person = Person::new(inviter, level, if promoter { Flags::PROMOTER } else { Flags::default() })?;
        let known = inviter.is_none_or(|slot| slot.index() < self.len());
        if !known || self.len() >= NONE as usize || self.registry.slot(id).is_some() {
            return None;
        }
        let slot = self.registry.register(id)?;
        self.people.push(person);
        self.figures.push(Figures::default());
        self.joined.push(at);
        self.count_direct(inviter, level, true);
        self.climb(slot, Share::PERSON);
        self.changed(slot);
        self.team_changed(inviter);
        Some(slot)
    }

    /// Applies a level; `false` when the customer's slot is unknown.
    pub fn set_level(&mut self, customer: CustomerSlot, level: Option<LevelSlot>) -> bool {
        let customer = self.resolve(customer);
        let Some(person) = self.people.get_mut(customer.index()) else { return false };
        let (up, before) = (person.up(), person.level());
        if !person.set_level(level) {
            return false;
        }
        self.count_level(up, before, false);
        self.count_level(up, level, true);
        if let Some(up) = up {
            self.changed(up);
        }
        true
    }

    /// Applies whether the customer can earn commission; `false` when the slot is unknown.
    pub fn set_promoter(&mut self, customer: CustomerSlot, promoter: bool) -> bool {
        self.set_flag(customer, Flags::PROMOTER, promoter)
    }

    pub(super) fn set_flag(&mut self, customer: CustomerSlot, flag: Flags, on: bool) -> bool {
        let customer = self.resolve(customer);
        let Some(person) = self.people.get_mut(customer.index()) else { return false };
        person.set(flag, on);
        true
    }

    /// Counts an order of the customer that was paid; `false` when the slot is unknown or the count is full.
    pub fn count_paid_order(&mut self, customer: CustomerSlot) -> bool {
        self.recount_orders(customer, |count| count.checked_add(1))
    }

    /// Takes back a count of [`Self::count_paid_order`], when the order is fully refunded; `false` when the slot is
    /// unknown or nothing was counted.
    pub fn uncount_paid_order(&mut self, customer: CustomerSlot) -> bool {
        self.recount_orders(customer, |count| count.checked_sub(1))
    }

    /// Makes room for `more` customers.
    pub fn reserve(&mut self, more: usize) {
        self.registry.reserve(more);
        self.people.reserve(more);
        self.figures.reserve(more);
        self.joined.reserve(more);
    }

    /// An order counts for whom it was placed and, after merges, for all who go on.
    fn recount_orders(&mut self, customer: CustomerSlot, change: impl Fn(u32) -> Option<u32>) -> bool {
        let mut here = customer;
        loop {
            let Some(person) = self.people.get_mut(here.index()) else { return false };
            let Some(count) = change(person.orders_paid) else { return false };
            person.orders_paid = count;
            match person.up().filter(|_| person.is(Flags::MERGED)) {
                Some(up) => here = up,
                None => break,
            }
        }
        self.changed(here);
        true
    }
}

#[cfg(test)]
#[path = "customer_tests.rs"]
mod tests;
