use crate::id::{CustomerId, LevelId};
use crate::people::{CustomerRefusal, Levels};
use crate::slot::{CustomerSlot, LevelSlot, Registry, Slot};
use crate::time::Time;
use alloc::vec::Vec;

/// Stands for "no inviter" and, cut to 16 bits, for "no level".
pub(super) const NONE: u32 = u32::MAX;
const NO_LEVEL: u16 = u16::MAX;
/// The customer can earn commission.
const PROMOTER: u16 = 1;

/// What an upline walk touches, together in 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Person {
    inviter: u32,
    level: u16,
    roles: u16,
    /// How many customers name this one as inviter; a recount of the column, never in a snapshot.
    pub(super) directs: u32,
    pub(super) orders_paid: u32,
}

const _: () = assert!(size_of::<Person>() == 16);

impl Person {
    pub(super) fn new(
        inviter: Option<CustomerSlot>,
        level: Option<LevelSlot>,
        promoter: bool,
    ) -> Option<Self> {
        Some(Self {
            inviter: match inviter {
                None => NONE,
                Some(slot) => u32::try_from(slot.index()).ok()?,
            },
            level: level_column(level)?,
            roles: if promoter { PROMOTER } else { 0 },
            directs: 0,
            orders_paid: 0,
        })
    }

    pub(super) fn inviter(self) -> Option<CustomerSlot> {
        if self.inviter == NONE { None } else { CustomerSlot::from_index(self.inviter as usize) }
    }

    pub(super) fn level(self) -> Option<LevelSlot> {
        if self.level == NO_LEVEL { None } else { LevelSlot::from_index(usize::from(self.level)) }
    }

    pub(super) fn is_promoter(self) -> bool {
        self.roles & PROMOTER != 0
    }
}

fn level_column(level: Option<LevelSlot>) -> Option<u16> {
    match level {
        None => Some(NO_LEVEL),
        Some(slot) => u16::try_from(slot.index()).ok().filter(|column| *column != NO_LEVEL),
    }
}

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
    pub(super) joined: Vec<Time>,
}

/// Reads.
impl Customers {
    /// Nobody; `seed` scatters the registry's table.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { registry: Registry::new(seed), people: Vec::new(), joined: Vec::new() }
    }

    /// The slot of a customer, if registered.
    #[must_use]
    pub fn find(&self, id: &CustomerId) -> Option<CustomerSlot> {
        self.registry.slot(id)
    }

    /// The slot of a customer.
    ///
    /// # Errors
    /// [`CustomerRefusal::Unknown`]
    pub fn slot(&self, id: &CustomerId) -> Result<CustomerSlot, CustomerRefusal> {
        self.find(id).ok_or_else(|| CustomerRefusal::Unknown { customer: id.clone() })
    }

    /// The id in a slot.
    #[must_use]
    pub fn id(&self, slot: CustomerSlot) -> Option<&CustomerId> {
        self.registry.id(slot)
    }

    /// The table of ids.
    #[must_use]
    pub fn registry(&self) -> &Registry<CustomerId, CustomerSlot> {
        &self.registry
    }

    /// How many customers are registered.
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

    /// Who invited the customer.
    #[must_use]
    pub fn inviter(&self, slot: CustomerSlot) -> Option<CustomerSlot> {
        self.person(slot)?.inviter()
    }

    /// The customer's level.
    #[must_use]
    pub fn level(&self, slot: CustomerSlot) -> Option<LevelSlot> {
        self.person(slot)?.level()
    }

    /// Whether the customer can earn commission.
    #[must_use]
    pub fn is_promoter(&self, slot: CustomerSlot) -> bool {
        self.person(slot).is_some_and(Person::is_promoter)
    }

    /// When the customer was registered.
    #[must_use]
    pub fn joined_at(&self, slot: CustomerSlot) -> Option<Time> {
        self.joined.get(slot.index()).copied()
    }

    /// How many customers this one invited. Kept, not counted.
    #[must_use]
    pub fn directs(&self, slot: CustomerSlot) -> u32 {
        self.person(slot).map_or(0, |person| person.directs)
    }

    /// How many orders of this customer are paid and not fully refunded. Zero makes the next one the first order.
    #[must_use]
    pub fn orders_paid(&self, slot: CustomerSlot) -> u32 {
        self.person(slot).map_or(0, |person| person.orders_paid)
    }

    /// The inviter, the inviter's inviter, and so on. One random read for each.
    #[must_use]
    pub fn upline(&self, slot: CustomerSlot) -> Upline<'_> {
        Upline { customers: self, next: self.inviter(slot) }
    }

    fn person(&self, slot: CustomerSlot) -> Option<Person> {
        self.people.get(slot.index()).copied()
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
    /// [`CustomerRefusal::UnknownLevel`], [`CustomerRefusal::TooMany`]
    pub fn plan_registration(
        &self,
        levels: &Levels,
        customer: &CustomerId,
        inviter: Option<&CustomerId>,
        level: Option<&LevelId>,
    ) -> Result<Registration, CustomerRefusal> {
        if self.find(customer).is_some() {
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

    /// Chooses to bind a customer who has no inviter to one. At once for a customer without downline, else a walk up
    /// from the inviter.
    ///
    /// # Errors
    /// [`CustomerRefusal::Unknown`], [`CustomerRefusal::SelfInvited`], [`CustomerRefusal::AlreadyBound`],
    /// [`CustomerRefusal::Cycle`]
    pub fn plan_binding(
        &self,
        customer: &CustomerId,
        inviter: &CustomerId,
    ) -> Result<Binding, CustomerRefusal> {
        let binding = Binding { customer: self.slot(customer)?, inviter: self.slot(inviter)? };
        if binding.customer == binding.inviter {
            return Err(CustomerRefusal::SelfInvited { customer: customer.clone() });
        }
        if let Some(bound) = self.inviter(binding.customer).and_then(|slot| self.id(slot)) {
            return Err(CustomerRefusal::AlreadyBound { customer: customer.clone(), inviter: bound.clone() });
        }
        if self.stands_above(binding.customer, binding.inviter) {
            return Err(CustomerRefusal::Cycle { customer: customer.clone(), inviter: inviter.clone() });
        }
        Ok(binding)
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

    fn stands_above(&self, upper: CustomerSlot, lower: CustomerSlot) -> bool {
        // Whoever invited nobody stands above nobody.
        self.directs(upper) > 0 && self.upline(lower).any(|slot| slot == upper)
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
        let person = Person::new(inviter, level, promoter)?;
        let known = inviter.is_none_or(|slot| slot.index() < self.len());
        if !known || self.len() >= NONE as usize || self.find(id).is_some() {
            return None;
        }
        let slot = self.registry.register(id)?;
        self.people.push(person);
        self.joined.push(at);
        self.count_direct(inviter);
        Some(slot)
    }

    /// Applies a binding; `false` when a slot is unknown, the customer is bound, or the tree would have a cycle.
    pub fn bind(&mut self, binding: Binding) -> bool {
        let Binding { customer, inviter } = binding;
        let fits = customer != inviter
            && inviter.index() < self.len()
            && self.inviter(customer).is_none()
            && !self.stands_above(customer, inviter);
        let (true, Some(person), Ok(column)) =
            (fits, self.people.get_mut(customer.index()), u32::try_from(inviter.index()))
        else {
            return false;
        };
        person.inviter = column;
        self.count_direct(Some(inviter));
        true
    }

    /// Applies a level; `false` when the customer's slot is unknown.
    pub fn set_level(&mut self, customer: CustomerSlot, level: Option<LevelSlot>) -> bool {
        let (Some(person), Some(level)) = (self.people.get_mut(customer.index()), level_column(level)) else {
            return false;
        };
        person.level = level;
        true
    }

    /// Applies whether the customer can earn commission; `false` when the slot is unknown.
    pub fn set_promoter(&mut self, customer: CustomerSlot, promoter: bool) -> bool {
        let Some(person) = self.people.get_mut(customer.index()) else { return false };
        person.roles = if promoter { person.roles | PROMOTER } else { person.roles & !PROMOTER };
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
        self.joined.reserve(more);
    }

    fn recount_orders(&mut self, customer: CustomerSlot, change: impl Fn(u32) -> Option<u32>) -> bool {
        let Some(person) = self.people.get_mut(customer.index()) else { return false };
        let Some(count) = change(person.orders_paid) else { return false };
        person.orders_paid = count;
        true
    }

    fn count_direct(&mut self, inviter: Option<CustomerSlot>) {
        if let Some(person) = inviter.and_then(|slot| self.people.get_mut(slot.index())) {
            // INVARIANT: at most one count for each customer, and there are fewer than 2^32 of them.
            person.directs = person.directs.saturating_add(1);
        }
    }
}

#[cfg(test)]
#[path = "customer_tests.rs"]
mod tests;
