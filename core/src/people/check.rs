use crate::people::Customers;
use crate::people::customer::NONE;
use crate::slot::Slot;
use alloc::vec::Vec;

/// What must always hold.
impl Customers {
    /// Checks that the columns are equally long, the inviters known, the tree acyclic, and the direct counts right.
    /// Costs one pass over everybody.
    ///
    /// # Errors
    /// The sentence of the first rule that is broken.
    pub fn check(&self) -> Result<(), &'static str> {
        if self.people.len() != self.joined.len() || self.people.len() != self.registry.len() {
            return Err("the columns of the customers differ in length");
        }
        let mut directs = alloc::vec![0_u32; self.people.len()];
        for inviter in self.people.iter().filter_map(|person| person.inviter()) {
            let count = directs.get_mut(inviter.index()).ok_or("an inviter is unknown")?;
            *count = count.saturating_add(1);
        }
        if self.people.iter().zip(&directs).any(|(person, count)| person.directs != *count) {
            return Err("a direct count is not the recount");
        }
        if self.is_acyclic(directs) { Ok(()) } else { Err("the inviter tree has a cycle") }
    }

    /// Takes leaves off until nothing is left; what stays stands on a cycle.
    fn is_acyclic(&self, mut directs: Vec<u32>) -> bool {
        let mut taken = 0_usize;
        for start in 0..directs.len() {
            let mut here = start;
            while directs.get(here) == Some(&0) {
                taken += 1;
                // Marks it as taken: no count is that high.
                if let Some(count) = directs.get_mut(here) {
                    *count = NONE;
                }
                let Some(inviter) = self.people.get(here).and_then(|person| person.inviter()) else { break };
                here = inviter.index();
                if let Some(count) = directs.get_mut(here) {
                    *count = count.saturating_sub(1);
                }
                // An inviter that the scan has yet to reach is taken then.
                if here > start {
                    break;
                }
            }
        }
        taken == directs.len()
    }
}
