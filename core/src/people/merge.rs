//! Merging customers: two registrations turn out to be one person.
//!
//! The merged one's record stays and hangs below the survivor: whoever was invited by either stands in one team, and no
//! child is touched, so a merge costs the depth and the number of levels, not the size of a team.
//!
//! Whose inviter counts: the survivor's, if there is one, else the merged one's. Where the survivor stands below the merged
//! one, the survivor takes the merged one's place. Never is there a cycle: an inviter who stands below is left away.

use crate::people::person::{Flags, Person};
use crate::people::teams::Share;
use crate::people::{CustomerRefusal, Customers};
use crate::slot::{CustomerSlot, LevelSlot, Slot};
use crate::time::{Span, Time};
use minicbor::{Decode, Encode};

/// Most customers that go on as one, and most merges in a row.
pub const MAX_MERGED: usize = 64;

/// A merge that was made, as it can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Merge {
    /// Who goes on.
    #[n(0)]
    pub into: CustomerSlot,
    /// When.
    #[n(1)]
    pub at: Time,
    /// Who had invited the merged one.
    #[n(2)]
    pub inviter: Option<CustomerSlot>,
    /// Who had invited the survivor.
    #[n(3)]
    pub survivors: Option<CustomerSlot>,
    /// The survivor's inviter since.
    #[n(4)]
    pub place: Option<CustomerSlot>,
    /// The level of the survivor before and since.
    #[n(5)]
    pub levels: (Option<LevelSlot>, Option<LevelSlot>),
}

/// Where the two stand after a merge is undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmerge {
    /// From whom the customer parts.
    pub from: CustomerSlot,
    /// The inviter of the one who was merged.
    pub inviter: Option<CustomerSlot>,
    /// The inviter of the survivor.
    pub survivors: Option<CustomerSlot>,
    /// The survivor's level.
    pub level: Option<LevelSlot>,
}

/// Choices: they change nothing.
impl Customers {
    /// Chooses a merge. `better` tells whether the first level is higher than the second; of their `own` levels, which were
    /// not bought, the survivor has the higher one.
    ///
    /// # Errors
    /// [`CustomerRefusal::MergeSelf`], [`CustomerRefusal::TooManyMerged`]
    pub fn plan_merge(
        &self,
        merged: CustomerSlot,
        into: CustomerSlot,
        now: Time,
        own: impl Fn(CustomerSlot) -> Option<LevelSlot>,
        better: impl Fn(LevelSlot, LevelSlot) -> bool,
    ) -> Result<Merge, CustomerRefusal> {
        let id = |slot| self.name(slot);
        if merged == into {
            return Err(CustomerRefusal::MergeSelf { customer: id(into)? });
        }
        let so_many = self.merged_into(merged).count().saturating_add(self.merged_into(into).count());
        if so_many.saturating_add(1) > MAX_MERGED {
            return Err(CustomerRefusal::TooManyMerged { customer: id(into)?, most: MAX_MERGED });
        }
        let (inviter, survivors) = (self.inviter(merged), self.inviter(into));
        let place = if self.stands_above(merged, into) {
            inviter
        } else {
            survivors.or_else(|| inviter.filter(|up| *up != into && !self.stands_above(into, *up)))
        };
        let (before, other) = (own(into), own(merged));
        let since = match (before, other) {
            (Some(before), Some(other)) if better(other, before) => Some(other),
            (None, other) => other,
            _ => before,
        };
        Ok(Merge { into, at: now, inviter, survivors, place, levels: (before, since) })
    }

    /// Chooses to undo a merge.
    ///
    /// The merged one goes back to the inviter of then and the survivor to theirs, where the tree allows it; else to none
    /// or to where the survivor is now.
    ///
    /// # Errors
    /// [`CustomerRefusal::NotMerged`], [`CustomerRefusal::MergedOn`] where the survivor was merged since,
    /// [`CustomerRefusal::MergeFinal`] when the time to undo it is over or somebody was erased
    pub fn plan_unmerge(
        &self,
        merged: CustomerSlot,
        now: Time,
        within: Span,
        own: impl Fn(CustomerSlot) -> Option<LevelSlot>,
    ) -> Result<Unmerge, CustomerRefusal> {
        let id = |slot| self.name(slot);
        let Some(merge) = self.beside.merges.get(&merged) else {
            return Err(CustomerRefusal::NotMerged { customer: id(merged)? });
        };
        let from = merge.into;
        if self.has(from, Flags::MERGED) {
            return Err(CustomerRefusal::MergedOn { customer: id(merged)?, into: id(from)? });
        }
        let until = merge.at.after(within);
        if now > until || self.has(merged, Flags::ERASED) || self.has(from, Flags::ERASED) {
            return Err(CustomerRefusal::MergeFinal { customer: id(merged)?, until });
        }
        // The tree as it will be without the merge: nothing goes up from the merged one yet.
        let up_to = |lower: CustomerSlot, upper: CustomerSlot| {
            self.line_up(lower).take_while(|slot| *slot != merged).any(|slot| slot == upper)
        };
        let passes = |lower: CustomerSlot| self.line_up(lower).any(|slot| slot == merged);
        let inviter = merge.inviter.map(|up| if up == merged { up } else { self.resolve_but(up, merged) });
        let inviter = inviter.filter(|up| *up != merged && !passes(*up));
        let now_above = self.inviter(from);
        let mut survivors = now_above;
        if now_above == merge.place && merge.survivors != merge.place {
            let back = merge.survivors.map(|up| self.resolve_but(up, merged));
            // Below the merged one nothing leads to the survivor but by the merged one's own inviter.
            let round = |up: CustomerSlot| {
                up_to(up, from)
                    || (passes(up) && inviter.is_some_and(|above| above == from || up_to(above, from)))
            };
            if back.is_none_or(|up| !round(up)) {
                survivors = back;
            }
        }
        let level = own(from);
        let level = if level == merge.levels.1 { merge.levels.0 } else { level };
        Ok(Unmerge { from, inviter, survivors, level })
    }

    /// As `resolve`, in a tree without one merge.
    fn resolve_but(&self, mut slot: CustomerSlot, but: CustomerSlot) -> CustomerSlot {
        while let Some(up) =
            self.person(slot).filter(|person| person.is(Flags::MERGED) && slot != but).and_then(Person::up)
        {
            slot = up;
        }
        slot
    }

    /// Whether anybody was merged.
    #[must_use]
    #[inline]
    pub fn has_merged(&self) -> bool {
        !self.beside.merges.is_empty()
    }

    /// Those who were merged, with who goes on.
    pub fn merged(&self) -> impl Iterator<Item = (CustomerSlot, CustomerSlot)> {
        self.beside.merges.iter().map(|(slot, merge)| (*slot, merge.into))
    }

    /// Those who go on as a customer, directly or by another: at most [`MAX_MERGED`].
    pub fn merged_into(&self, slot: CustomerSlot) -> impl Iterator<Item = CustomerSlot> {
        let first = CustomerSlot::from_index(0);
        let from = first.into_iter().flat_map(move |first| self.beside.merged_into.range((slot, first)..));
        from.take_while(move |(into, _)| *into == slot).map(|(_, merged)| *merged)
    }
}

/// Applications of what was chosen.
impl Customers {
    /// Applies a merge; `false` when a slot is unknown, or one of them goes on as another already. `levels` is how many
    /// levels there are.
    pub fn merge(&mut self, merged: CustomerSlot, merge: Merge, levels: usize) -> bool {
        let known = |slot: CustomerSlot| self.person(slot).is_some_and(|person| !person.is(Flags::MERGED));
        let into = merge.into;
        if merged == into || !known(merged) || !known(into) || !merge.place.is_none_or(known) {
            return false;
        }
        let counted = self.counted_for(&[merged, into]);
        self.hang(merged, None);
        // The survivor may stand below the merged one: the place is above both, or elsewhere.
        let round = |place: CustomerSlot| place == merged || place == into || self.stands_above(into, place);
        if merge.place.is_some_and(round) {
            return false;
        }
        if self.inviter(into) != merge.place {
            self.hang(into, merge.place);
        }
        self.settle();
        self.climb(merged, Share::people(-1));
        self.settle();
        let share = self.whole(merged);
        self.absorb(into, merged, levels, 1);
        self.set_up(merged, Some(into));
        if let Some(person) = self.people.get_mut(merged.index()) {
            person.set(Flags::MERGED, true);
        }
        self.climb(into, share);
        self.team_changed(Some(into));
        self.beside.merges.insert(merged, merge);
        let inner: alloc::vec::Vec<_> = self.merged_into(merged).collect();
        for slot in inner.into_iter().chain([merged]) {
            self.beside.merged_into.insert((into, slot));
        }
        self.count_anew(counted);
        true
    }

    /// Applies the undoing of a merge; `false` when a slot is unknown or was not merged.
    pub fn unmerge(&mut self, merged: CustomerSlot, unmerge: Unmerge, levels: usize) -> bool {
        let Unmerge { from, inviter, survivors, .. } = unmerge;
        if self.beside.merges.get(&merged).is_none_or(|merge| merge.into != from)
            || self.has(from, Flags::MERGED)
        {
            return false;
        }
        let counted = self.counted_for(&[from]);
        self.settle();
        let share = self.whole(merged);
        self.climb(from, share.negated());
        self.settle();
        self.absorb(from, merged, levels, -1);
        self.set_up(merged, None);
        if let Some(person) = self.people.get_mut(merged.index()) {
            person.set(Flags::MERGED, false);
        }
        self.beside.merges.remove(&merged);
        let inner: alloc::vec::Vec<_> = self.merged_into(merged).collect();
        for slot in inner.into_iter().chain([merged]) {
            self.beside.merged_into.remove(&(from, slot));
        }
        self.count_anew(counted);
        self.climb(merged, Share::PERSON);
        self.changed(merged);
        self.team_changed(Some(from));
        let placed = |this: &mut Self, slot, above: Option<CustomerSlot>| {
            this.inviter(slot) == above || this.move_to(slot, above)
        };
        placed(self, merged, inviter) && placed(self, from, survivors)
    }
}
