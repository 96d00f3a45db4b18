use crate::slot::{CustomerSlot, LevelSlot};
use crate::time::Time;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// The levels that customers have for a time: because they bought them, or because the shop's people gave them.
///
/// A customer's level is the highest in rank among the own one and those that are bought or given and not over; the own one
/// stays where such a one ranks the same, and of two the one that came first. When one is over, the level
/// is chosen again, so the one before it comes back. What an order and a level change do meanwhile is seen at that moment.
#[derive(Debug, Clone, Default)]
pub struct Memberships {
    members: BTreeMap<CustomerSlot, Member>,
    /// What ends when; made from the members.
    ends: BTreeSet<(Time, CustomerSlot, LevelSlot)>,
}

/// Somebody with a level that was bought.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
struct Member {
    /// The own level, which was not bought.
    #[n(0)]
    own: Option<LevelSlot>,
    /// In the order in which they were first bought.
    #[n(1)]
    bought: Vec<Membership>,
}

/// A level that somebody has for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Membership {
    /// The level.
    #[n(0)]
    pub level: LevelSlot,
    /// The end of all periods that were bought; absent where only endless ones were.
    #[n(1)]
    pub until: Option<Time>,
    /// How many units without an end were bought.
    #[n(2)]
    pub endless: u32,
    /// Until when the shop's people gave it; what is bought is beside that and begins after it.
    #[n(3)]
    pub given: Option<Time>,
}

impl Membership {
    /// Nothing of a level.
    #[must_use]
    pub const fn none(level: LevelSlot) -> Self {
        Self { level, until: None, endless: 0, given: None }
    }

    /// When the last of it that has an end ends; `None` where nothing has.
    #[must_use]
    pub fn last_end(&self) -> Option<Time> {
        self.until.max(self.given)
    }

    /// When it is over; `None` for never.
    fn over(&self) -> Option<Time> {
        if self.endless > 0 { None } else { Some(self.last_end().unwrap_or_default()) }
    }
}

impl Memberships {
    /// What somebody bought of a level.
    #[must_use]
    pub fn of(&self, customer: CustomerSlot, level: LevelSlot) -> Option<Membership> {
        self.bought_by(customer).iter().find(|membership| membership.level == level).copied()
    }

    /// Everything that somebody bought and that is not over.
    #[must_use]
    pub fn bought_by(&self, customer: CustomerSlot) -> &[Membership] {
        self.members.get(&customer).map_or(&[], |member| member.bought.as_slice())
    }

    /// Sets what somebody has of a level; `own` is the own level of one who had bought none. One that is over at `now` is
    /// none.
    pub fn set(&mut self, customer: CustomerSlot, own: Option<LevelSlot>, membership: Membership, now: Time) {
        let ends = membership.over();
        let (over, level) = (ends.is_some_and(|end| end <= now), membership.level);
        let fresh = || Member { own, bought: Vec::new() };
        let member = self.members.entry(customer).or_insert_with(fresh);
        let found = member.bought.iter().position(|known| known.level == level);
        if let Some(end) = found.and_then(|n| member.bought.get(n)?.over()) {
            self.ends.remove(&(end, customer, level));
        }
        match (found, over) {
            (Some(n), true) => drop(member.bought.remove(n)),
            (Some(n), false) => {
                if let Some(known) = member.bought.get_mut(n) {
                    *known = membership;
                }
            }
            (None, true) => {}
            (None, false) => member.bought.push(membership),
        }
        if let Some(end) = ends.filter(|_| !over) {
            self.ends.insert((end, customer, level));
        }
    }

    /// What one has for a time is the other's from now on: of a level that both have, the later ends and all endless units. `own`
    /// is the own level of the other.
    pub fn hand_over(&mut self, from: CustomerSlot, to: CustomerSlot, own: Option<LevelSlot>) {
        for bought in self.members.remove(&from).map(|member| member.bought).unwrap_or_default() {
            if let Some(end) = bought.over() {
                self.ends.remove(&(end, from, bought.level));
            }
            let known = self.of(to, bought.level).unwrap_or(Membership::none(bought.level));
            let (until, given) = (bought.until.max(known.until), bought.given.max(known.given));
            let endless = bought.endless.saturating_add(known.endless);
            self.set(to, own, Membership { until, endless, given, ..bought }, Time::default());
        }
    }

    /// Ends what somebody has of a level for a time. Gives back whether there was anything.
    pub fn end(&mut self, customer: CustomerSlot, level: LevelSlot) -> bool {
        let known = self.of(customer, level).is_some();
        if known {
            self.set(customer, None, Membership::none(level), Time::default());
        }
        known
    }

    /// The own level of somebody who bought one; `None` for one who is no member.
    #[must_use]
    pub fn own_level(&self, customer: CustomerSlot) -> Option<Option<LevelSlot>> {
        self.members.get(&customer).map(|member| member.own)
    }

    /// Sets the own level of somebody who bought one. Gives back whether it is a member.
    pub fn set_own(&mut self, customer: CustomerSlot, level: Option<LevelSlot>) -> bool {
        self.members.get_mut(&customer).map(|member| member.own = level).is_some()
    }

    /// The level that somebody has: the highest of the own and the bought ones. Where nothing bought is left, the
    /// membership is forgotten. `None` for somebody who is no member.
    pub fn settle(
        &mut self,
        customer: CustomerSlot,
        rank: impl Fn(LevelSlot) -> u16,
    ) -> Option<Option<LevelSlot>> {
        let member = self.members.get(&customer)?;
        let mut best = member.own;
        for membership in &member.bought {
            if best.is_none_or(|best| rank(membership.level) > rank(best)) {
                best = Some(membership.level);
            }
        }
        if member.bought.is_empty() {
            self.members.remove(&customer);
        }
        Some(best)
    }

    /// When the next membership ends.
    #[must_use]
    pub fn next_end(&self) -> Option<Time> {
        self.ends.first().map(|(until, ..)| *until)
    }

    /// What is over at `now`, earliest first.
    pub fn over(&self, now: Time) -> impl Iterator<Item = (CustomerSlot, LevelSlot)> {
        let over = self.ends.iter().take_while(move |(until, ..)| *until <= now);
        over.map(|(_, customer, level)| (*customer, *level))
    }
}

impl<C> Encode<C> for Memberships {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(self.members.len() as u64)?;
        for (customer, member) in &self.members {
            e.array(2)?.encode_with(customer, ctx)?.encode_with(member, ctx)?;
        }
        e.ok()
    }
}

impl<'b, C> Decode<'b, C> for Memberships {
    fn decode(d: &mut minicbor::Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let mut all = Self::default();
        let members: Vec<(CustomerSlot, Member)> = d.decode_with(ctx)?;
        for (customer, member) in members {
            let ends = member.bought.iter().filter_map(|known| Some((known.over()?, customer, known.level)));
            all.ends.extend(ends);
            all.members.insert(customer, member);
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Slot;

    fn slot<S: Slot>(n: usize) -> S {
        S::from_index(n).unwrap()
    }

    fn at(millis: u64) -> Time {
        Time::from_millis(millis)
    }

    fn rank(level: LevelSlot) -> u16 {
        u16::try_from(level.index()).unwrap() / 10
    }

    fn until(level: usize, millis: u64) -> Membership {
        Membership { until: Some(at(millis)), ..Membership::none(slot(level)) }
    }

    #[test]
    fn the_highest_counts_and_the_one_before_comes_back() {
        let (mut all, who) = (Memberships::default(), slot(3));
        assert_eq!(all.settle(who, rank), None);
        all.set(who, Some(slot(10)), until(20, 100), at(0));
        all.set(who, None, until(30, 50), at(0));
        assert_eq!(all.settle(who, rank), Some(Some(slot(30))));
        assert_eq!(all.next_end(), Some(at(50)));
        assert_eq!(all.over(at(49)).count(), 0);
        assert_eq!(all.over(at(50)).collect::<Vec<_>>(), [(who, slot(30))]);
        assert!(all.end(who, slot(30)));
        assert_eq!(all.settle(who, rank), Some(Some(slot(20))));
        assert!(all.set_own(who, Some(slot(25))), "equal in rank: the own one stays");
        assert_eq!(all.settle(who, rank), Some(Some(slot(25))));
        all.set(who, None, until(20, 7), at(7));
        assert_eq!((all.settle(who, rank), all.next_end()), (Some(Some(slot(25))), None));
        assert_eq!(all.settle(who, rank), None, "nobody is a member");
    }

    #[test]
    fn what_has_no_end_ends_by_hand_alone() {
        let (mut all, who) = (Memberships::default(), slot(0));
        all.set(who, None, Membership { endless: 1, ..until(20, 100) }, at(0));
        assert_eq!(all.next_end(), None);
        all.set(who, None, until(20, 100), at(0));
        assert_eq!(all.next_end(), Some(at(100)));
        let bytes = minicbor::to_vec(&all).unwrap();
        let again: Memberships = minicbor::decode(&bytes).unwrap();
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
        assert_eq!(again.next_end(), Some(at(100)));
    }

    #[test]
    fn what_is_given_and_what_is_bought_end_each_in_its_time() {
        let (mut all, who, other) = (Memberships::default(), slot(0), slot(1));
        all.set(who, None, Membership { given: Some(at(50)), ..until(20, 100) }, at(0));
        assert_eq!(all.next_end(), Some(at(100)));
        // What was bought is taken back; what was given stays.
        all.set(who, None, Membership { given: Some(at(50)), ..until(20, 10) }, at(20));
        assert_eq!((all.next_end(), all.settle(who, rank)), (Some(at(50)), Some(Some(slot(20)))));
        all.set(other, Some(slot(10)), until(20, 70), at(20));
        all.hand_over(who, other, None);
        assert_eq!(all.of(other, slot(20)), Some(Membership { given: Some(at(50)), ..until(20, 70) }));
        assert_eq!(all.over(at(70)).collect::<Vec<_>>(), [(other, slot(20))]);
        let again: Memberships = minicbor::decode(&minicbor::to_vec(&all).unwrap()).unwrap();
        assert_eq!(again.next_end(), Some(at(70)));
    }
}
