//! The tree of inviters: binding, moving, and passes over it. It is acyclic always.
//!
//! Moving a subtree costs a walk up from the new inviter, which looks for the customer, and one climb each from the old
//! and the new inviter: twice the depth, whatever the size of the subtree. Nothing is renumbered.

use crate::people::person::Flags;
use crate::people::{Binding, BindingRules, CustomerRefusal, Customers};
use crate::slot::{CustomerSlot, Slot};
use crate::time::Time;
use alloc::vec::Vec;

/// Choices: they change nothing.
impl Customers {
    /// Refuses an inviter above whom so many stand already that one more would be too deep. Walks up to `most` at the
    /// most.
    ///
    /// # Errors
    /// [`CustomerRefusal::TooDeep`]
    pub fn check_depth(&self, inviter: CustomerSlot, most: u32) -> Result<(), CustomerRefusal> {
        if self.line_up(inviter).take(most as usize).count() < most as usize {
            return Ok(());
        }
        Err(CustomerRefusal::TooDeep { inviter: self.name(inviter)?, most })
    }

    /// Chooses to move a customer, with everybody below, to another inviter or to none.
    ///
    /// # Errors
    /// [`CustomerRefusal::SelfInvited`], [`CustomerRefusal::Cycle`], [`CustomerRefusal::NoMove`] where nothing changes,
    /// [`CustomerRefusal::TooDeep`]
    pub fn plan_move(
        &self,
        customer: CustomerSlot,
        inviter: Option<CustomerSlot>,
        most: u32,
    ) -> Result<(), CustomerRefusal> {
        let id = |slot| self.name(slot);
        if self.inviter(customer) == inviter {
            return Err(CustomerRefusal::NoMove { customer: id(customer)? });
        }
        let Some(inviter) = inviter else { return Ok(()) };
        if inviter == customer {
            return Err(CustomerRefusal::SelfInvited { customer: id(customer)? });
        }
        if self.stands_above(customer, inviter) {
            return Err(CustomerRefusal::Cycle { customer: id(customer)?, inviter: id(inviter)? });
        }
        self.check_depth(inviter, most)
    }

    /// Whether one customer stands above another, however far.
    #[must_use]
    pub fn stands_above(&self, upper: CustomerSlot, lower: CustomerSlot) -> bool {
        // Whoever invited nobody stands above nobody.
        self.directs(upper) > 0 && self.line_up(lower).skip(1).any(|slot| slot == upper)
    }

    /// Those whom a customer invited, from a slot on: looks at `look` customers at the most, in the order of
    /// registration. Gives back where to go on, if there is more to look at. 4 ns for each that it looks at: there is no
    /// list of directs, which would take 12 bytes of everybody.
    #[must_use]
    pub fn directs_from(
        &self,
        inviter: CustomerSlot,
        from: usize,
        look: usize,
    ) -> (Vec<CustomerSlot>, Option<usize>) {
        let end = from.saturating_add(look).min(self.len());
        let is_direct =
            |slot: &CustomerSlot| !self.has(*slot, Flags::MERGED) && self.inviter(*slot) == Some(inviter);
        let found = (from..end).filter_map(CustomerSlot::from_index).filter(is_direct).collect();
        (found, (end < self.len()).then_some(end))
    }

    /// When a customer was bound to the inviter, as far as it is kept: at the registration otherwise.
    #[must_use]
    pub fn bound_at(&self, customer: CustomerSlot) -> Time {
        let kept = self.beside.bound.get(customer.index()).copied().unwrap_or_default();
        kept.max(self.joined_at(customer).unwrap_or_default())
    }

    /// When the next binding ends by itself.
    #[must_use]
    pub fn next_lapse(&self) -> Option<Time> {
        self.beside.lapses.front().map(|(due, _)| *due)
    }

    /// Whose bindings ended by a moment, oldest first.
    pub fn lapsed(&self, now: Time, rules: BindingRules) -> impl Iterator<Item = CustomerSlot> {
        let ended = self.beside.lapses.iter().take_while(move |(due, _)| *due <= now);
        ended.filter(move |(due, slot)| self.ends(*slot, rules) == Some(*due)).map(|(_, slot)| *slot)
    }

    fn ends(&self, customer: CustomerSlot, rules: BindingRules) -> Option<Time> {
        self.person(customer).filter(|person| !person.is(Flags::MERGED))?.up()?;
        rules.ends(self.bound_at(customer))
    }
}

/// Applications of what was chosen.
impl Customers {
    /// Applies a binding to the first inviter; `false` when a slot is unknown, the customer is bound, or the tree would
    /// have a cycle.
    pub fn bind(&mut self, binding: Binding) -> bool {
        self.inviter(binding.customer).is_none() && self.move_to(binding.customer, Some(binding.inviter))
    }

    /// Applies a move; `false` when a slot is unknown, or the tree would have a cycle.
    pub fn move_to(&mut self, customer: CustomerSlot, inviter: Option<CustomerSlot>) -> bool {
        let customer = self.resolve(customer);
        let inviter = inviter.map(|slot| self.resolve(slot));
        let known = customer.index() < self.len() && inviter.is_none_or(|slot| slot.index() < self.len());
        let fits = known
            && inviter.is_none_or(|inviter| inviter != customer && !self.stands_above(customer, inviter));
        if fits {
            self.hang(customer, inviter);
        }
        fits
    }

    /// Notes when a binding was made, where the rules ask for it.
    pub fn note_binding(&mut self, customer: CustomerSlot, now: Time, rules: BindingRules) {
        if !rules.asks_when() {
            return;
        }
        if self.joined_at(customer) != Some(now) {
            let bound = &mut self.beside.bound;
            if bound.len() <= customer.index() {
                bound.resize(customer.index().saturating_add(1), Time::default());
            }
            if let Some(at) = bound.get_mut(customer.index()) {
                *at = now;
            }
        }
        if let Some(due) = rules.ends(now) {
            self.beside.lapses.push_back((due, customer));
        }
    }

    /// Drops from the head of the agenda what was renewed or ended otherwise, so that its head is exact.
    pub fn drop_moot_lapses(&mut self, rules: BindingRules) {
        while let Some((due, slot)) = self.beside.lapses.front().copied() {
            if self.ends(slot, rules) == Some(due) {
                break;
            }
            self.beside.lapses.pop_front();
        }
    }

    /// Hangs a customer, with everybody below, under another in the raw column. The places were checked.
    pub(super) fn hang(&mut self, customer: CustomerSlot, above: Option<CustomerSlot>) {
        self.settle();
        let Some(person) = self.person(customer) else { return };
        let share = self.whole(customer);
        if let Some(before) = person.up() {
            self.climb(before, share.negated());
        }
        self.count_direct(person.up(), person.level(), false);
        self.set_up(customer, above);
        self.count_direct(above, person.level(), true);
        if let Some(above) = above {
            self.climb(above, share);
        }
        self.team_changed(person.up());
        self.team_changed(above);
    }

    pub(super) fn set_up(&mut self, customer: CustomerSlot, up: Option<CustomerSlot>) {
        let Some(person) = self.people.get_mut(customer.index()) else { return };
        let backward = |up: Option<CustomerSlot>| u32::from(up.is_some_and(|up| up > customer));
        let (before, after) = (backward(person.up()), backward(up));
        person.set_up(up);
        self.backward = self.backward.saturating_sub(before).saturating_add(after);
    }
}

/// Passes over everybody.
impl Customers {
    /// Visits everybody who has somebody above in the raw column, after all below them: first the one below, then the one
    /// above.
    pub(super) fn bottom_up(&self, mut visit: impl FnMut(usize, usize)) {
        if self.backward == 0 {
            // Who is above was there before.
            for (below, person) in self.people.iter().enumerate().rev() {
                if let Some(above) = person.up() {
                    visit(below, above.index());
                }
            }
            return;
        }
        self.strip_leaves(visit);
    }

    /// Takes leaves off until nothing is left; gives back how many were taken. What stays stands on a cycle.
    pub(super) fn strip_leaves(&self, mut visit: impl FnMut(usize, usize)) -> usize {
        let mut below = alloc::vec![0_u32; self.people.len()];
        for above in self.people.iter().filter_map(|person| person.up()) {
            if let Some(count) = below.get_mut(above.index()) {
                *count = count.saturating_add(1);
            }
        }
        let mut taken = 0_usize;
        // Mostly the one above was there before: going back finds everybody below taken, and memory is read in order.
        for start in (0..below.len()).rev() {
            let mut here = start;
            while below.get(here) == Some(&0) {
                taken = taken.saturating_add(1);
                // Marks it as taken: no count is that high.
                if let Some(count) = below.get_mut(here) {
                    *count = u32::MAX;
                }
                let Some(above) = self.people.get(here).and_then(|person| person.up()) else { break };
                visit(here, above.index());
                here = above.index();
                if let Some(count) = below.get_mut(here) {
                    *count = count.saturating_sub(1);
                }
                // One that the scan has yet to reach is taken then.
                if here < start {
                    break;
                }
            }
        }
        taken
    }

    /// Counts what a snapshot leaves out: directs, in all and by level, and who stands before their inviter.
    pub(super) fn recount_directs(&mut self) {
        for n in 0..self.people.len() {
            let Some(person) = self.people.get(n).copied() else { continue };
            self.backward =
                self.backward.saturating_add(u32::from(person.up().is_some_and(|up| up.index() > n)));
            if !person.is(Flags::MERGED) {
                self.count_direct(person.up(), person.level(), true);
            }
        }
    }
}
