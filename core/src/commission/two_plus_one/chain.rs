//! Who follows whom in a chain, in which role.

use crate::commission::{ChainOutcome, ChainRole, ChainSale};
use crate::slot::CustomerSlot;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// Who follows whom, in which role.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Chain {
    #[n(0)]
    members: BTreeMap<CustomerSlot, Member>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct Member {
    #[n(0)]
    leader: Option<CustomerSlot>,
    #[n(1)]
    role: ChainRole,
    /// Recruits, in the order in which they came; those left behind stay counted.
    #[n(2)]
    recruits: Vec<CustomerSlot>,
    #[n(3)]
    count: u32,
}

impl Chain {
    /// Whom somebody follows.
    #[must_use]
    pub fn leader(&self, who: CustomerSlot) -> Option<CustomerSlot> {
        self.member(who)?.leader
    }

    /// How many recruits of somebody were counted.
    #[must_use]
    pub fn recruits(&self, who: CustomerSlot) -> u32 {
        self.member(who).map_or(0, |member| member.count)
    }

    /// The recruits of somebody, in the order in which they came.
    pub(super) fn recruited(&self, who: CustomerSlot) -> &[CustomerSlot] {
        self.member(who).map(|member| member.recruits.as_slice()).unwrap_or_default()
    }

    /// Whether it knows nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// A line of people of these roles, each following the next: for the dearest sale.
    pub(in crate::commission) fn in_line(roles: impl IntoIterator<Item = (CustomerSlot, ChainRole)>) -> Self {
        let mut members = BTreeMap::new();
        let mut below: Option<CustomerSlot> = None;
        for (who, role) in roles {
            members.insert(who, Member { leader: None, role, recruits: Vec::new(), count: 0 });
            if let Some(below) = below.and_then(|below| members.get_mut(&below)) {
                below.leader = Some(who);
            }
            below = Some(who);
        }
        Self { members }
    }

    /// Whether nobody follows anybody in a circle.
    #[must_use]
    pub fn is_acyclic(&self) -> bool {
        let ends = |who: &CustomerSlot| {
            let up = core::iter::successors(Some(*who), |who| self.leader(*who));
            up.take(self.members.len().saturating_add(2)).count() <= self.members.len().saturating_add(1)
        };
        self.members.keys().all(ends)
    }

    /// Whether somebody is a partner.
    #[must_use]
    pub fn is_partner(&self, who: CustomerSlot) -> bool {
        self.role(who) == ChainRole::Partner
    }

    pub(super) fn role(&self, who: CustomerSlot) -> ChainRole {
        self.member(who).map_or(ChainRole::Agent, |member| member.role)
    }

    fn member(&self, who: CustomerSlot) -> Option<&Member> {
        self.members.get(&who)
    }

    /// Whether somebody is in it.
    #[must_use]
    pub fn knows(&self, who: CustomerSlot) -> bool {
        self.member(who).is_some()
    }

    /// The nearest of a role from somebody on. A chain has no cycle: leaders only change to those above.
    pub(super) fn nearest(&self, from: Option<CustomerSlot>, role: ChainRole) -> Option<CustomerSlot> {
        let up = core::iter::successors(from, |who| self.leader(*who));
        up.take(self.members.len().saturating_add(1)).find(|who| self.role(*who) == role)
    }

    /// Applies a sale: who is new joins, who is counted and promoted is so, and those who move follow others.
    pub fn apply(&mut self, sale: &ChainSale, outcome: &ChainOutcome) {
        let fresh = !self.knows(sale.buyer);
        let inviter = sale.inviter.filter(|inviter| *inviter != sale.buyer);
        for (who, leader) in [(sale.buyer, inviter)].into_iter().chain(inviter.map(|inviter| (inviter, None)))
        {
            self.members.entry(who).or_insert_with(|| Member {
                leader,
                role: ChainRole::Agent,
                recruits: Vec::new(),
                count: 0,
            });
        }
        if let Some(member) = outcome.counted.and_then(|who| self.member_mut(who)) {
            member.count = member.count.saturating_add(1);
            if fresh {
                member.recruits.push(sale.buyer);
            }
        }
        if let Some(member) = outcome.promoted.and_then(|who| self.member_mut(who)) {
            member.role = ChainRole::Partner;
        }
        for (who, leader) in &outcome.moves {
            if let Some(member) = self.member_mut(*who) {
                member.leader = *leader;
            }
        }
    }

    fn member_mut(&mut self, who: CustomerSlot) -> Option<&mut Member> {
        self.members.get_mut(&who)
    }
}
