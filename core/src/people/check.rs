use crate::people::Customers;
use crate::people::figures::by_level_key;
use crate::people::person::{Flags, Person};
use crate::slot::{CustomerSlot, Slot};
use hashbrown::HashMap;

/// What must always hold.
impl Customers {
    /// Checks that the columns are equally long, those above known, the tree acyclic; that direct counts, by level too,
    /// and the figures of teams are a recount; that who is marked as merged was merged. Costs a few passes over everybody.
    ///
    /// # Errors
    /// The sentence of the first rule that is broken.
    pub fn check(&self) -> Result<(), &'static str> {
        let len = self.people.len();
        if len != self.joined.len() || len != self.registry.len() || len != self.figures.len() {
            return Err("the columns of the customers differ in length");
        }
        let mut backward = 0_u32;
        for (n, up) in self.people.iter().enumerate().filter_map(|(n, person)| Some((n, person.up()?))) {
            if up.index() >= len {
                return Err("an inviter is unknown");
            }
            backward = backward.saturating_add(u32::from(up.index() > n));
        }
        if backward != self.backward {
            return Err("who stands before their inviter is not the recount");
        }
        if self.strip_leaves(|_, _| ()) != len {
            return Err("the inviter tree has a cycle");
        }
        self.check_merges()?;
        self.check_directs()?;
        self.check_teams()
    }

    fn check_merges(&self) -> Result<(), &'static str> {
        let marked = self.people.iter().filter(|person| person.is(Flags::MERGED)).count();
        let leads =
            |(slot, into): (CustomerSlot, CustomerSlot)| self.person(slot).and_then(Person::up) == Some(into);
        if marked != self.beside.merges.len() || !self.merged().all(leads) {
            return Err("who is marked as merged was not merged so");
        }
        Ok(())
    }

    fn check_directs(&self) -> Result<(), &'static str> {
        let mut directs = alloc::vec![0_u32; self.people.len()];
        let mut by_level: HashMap<u64, u32, foldhash::fast::FixedState> = HashMap::default();
        for person in self.people.iter().filter(|person| !person.is(Flags::MERGED)) {
            let mut next = person.up();
            while let Some(up) = next {
                if let Some(count) = directs.get_mut(up.index()) {
                    *count = count.saturating_add(1);
                }
                if let Some(level) = person.level() {
                    let count = by_level.entry(by_level_key(up, level)).or_default();
                    *count = count.saturating_add(1);
                }
                next = self.person(up).filter(|up| up.is(Flags::MERGED)).and_then(Person::up);
            }
        }
        if self.people.iter().zip(&directs).any(|(person, count)| person.directs != *count) {
            return Err("a direct count is not the recount");
        }
        if by_level.len() != self.by_level.len()
            || by_level.iter().any(|(key, n)| self.by_level.get(key) != Some(n))
        {
            return Err("a count of directs of a level is not the recount");
        }
        Ok(())
    }

    fn check_teams(&self) -> Result<(), &'static str> {
        if !self.legs_are_a_recount() {
            return Err("the volume of a leg is not the recount");
        }
        if self.teams_are_a_recount() { Ok(()) } else { Err("the figures of a team are not the recount") }
    }

    /// The sum of all own volumes, that of guests among them: what the shop earned.
    #[must_use]
    pub fn volume_of_all(&self) -> i128 {
        let own = self.people.iter().zip(&self.figures).filter(|(person, _)| !person.is(Flags::MERGED));
        own.map(|(_, figures)| i128::from(figures.own)).sum::<i128>() + i128::from(self.volumes.guests)
    }
}
