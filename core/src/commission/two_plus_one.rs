//! The chain 2+1 (链动2+1): agents recruit, and who has recruited enough becomes a partner and leaves the team, leaving those
//! recruits behind. Sources contradict one another in nearly everything, so everything is a parameter.

use crate::commission::{PlanRefusal, Tier};
use crate::id::ProductId;
use crate::money::{Amount, Currency, Exact, Ratio, RoundingMode};
use crate::slot::CustomerSlot;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The parameters of a chain 2+1.
///
/// # Examples
/// A recruits two, is paid for both as an agent, and is a partner then.
/// ```
/// use keytill::commission::{Chain, ChainSale, ChainTwoPlusOne};
/// use keytill::money::{Amount, Currency};
/// use keytill::slot::{CustomerSlot, Slot};
/// let terms: ChainTwoPlusOne = serde_json::from_str(r#"{"rewards": [
///     {"relation": "direct", "role": "agent", "rate": {"fixed": "100"}},
///     {"relation": "direct", "role": "partner", "rate": {"fixed": "300"}},
///     {"relation": "indirect", "role": "partner", "rate": {"fixed": "200"}}]}"#)?;
/// let terms = terms.compile(Currency::CNY)?;
/// let [a, b, c] = [0, 1, 2].map(|n| CustomerSlot::from_index(n).unwrap());
/// let mut chain = Chain::default();
/// for (buyer, inviter) in [(a, None), (b, Some(a)), (c, Some(a))] {
///     let sale = ChainSale { buyer, inviter, paid: Amount::from_minor(49_900), units: 1 };
///     let outcome = terms.decide(&chain, &sale);
///     chain.apply(&sale, &outcome);
/// }
/// assert!(chain.is_partner(a));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct ChainTwoPlusOne {
    /// From how many recruits on an agent becomes a partner (≥, so that two who join at once are not missed). 1 to 1000.
    #[n(0)]
    #[serde(default = "two")]
    pub threshold: u32,
    /// Whom a new partner follows.
    #[n(1)]
    #[serde(default)]
    pub follows: ChainFollows,
    /// Which recruits a new partner leaves behind.
    #[n(2)]
    #[serde(default)]
    pub left_behind: LeftBehind,
    /// What a sale pays, by relation and role.
    #[n(3)]
    pub rewards: Vec<ChainReward>,
    /// The share of an agent's rewards that is frozen until the agent is a partner, 0 to 100 percent.
    #[n(4)]
    #[serde(default)]
    pub frozen_percent: Exact,
    /// What a further purchase of somebody who bought before does (复购).
    #[n(5)]
    #[serde(default)]
    pub repurchase: Repurchase,
    /// The products that count; empty for all.
    #[n(6)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductId>,
}

/// Whom a new partner follows, having left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum ChainFollows {
    /// Nobody: the partner is a top of an own team.
    #[default]
    #[n(0)]
    Nobody,
    /// The leader of the former leader.
    #[n(1)]
    LeadersLeader,
    /// The former leader still; only recruits are left behind.
    #[n(2)]
    Leader,
}

/// Which recruits a new partner leaves to the former leader. One who has no leader keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum LeftBehind {
    /// Those that made the partner, in the order in which they came: as many as the threshold.
    #[default]
    #[n(0)]
    First,
    /// All of them.
    #[n(1)]
    All,
    /// None: they go along.
    #[n(2)]
    None,
}

/// What one relation is paid for a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct ChainReward {
    /// Who, seen from the buyer.
    #[n(0)]
    pub relation: ChainRelation,
    /// In which role.
    #[n(1)]
    pub role: ChainRole,
    /// How much.
    #[n(2)]
    pub rate: Tier,
}

/// Who, seen from the buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum ChainRelation {
    /// The one the buyer follows.
    #[n(0)]
    Direct,
    /// The nearest of the role above that one.
    #[n(1)]
    Indirect,
}

/// The role of somebody in a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum ChainRole {
    /// An agent (代理).
    #[n(0)]
    Agent,
    /// A partner (老板, 合伙人).
    #[n(1)]
    Partner,
}

/// What a further purchase does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Repurchase {
    /// It pays as the first did, and makes nobody a partner.
    #[default]
    #[n(0)]
    Pays,
    /// It pays, and counts as another recruit.
    #[n(1)]
    PaysAndCounts,
    /// It pays nothing.
    #[n(2)]
    Nothing,
}

const fn two() -> u32 {
    2
}

/// A compiled chain 2+1.
#[derive(Debug, Clone)]
pub struct CompiledChain {
    threshold: u32,
    follows: ChainFollows,
    left_behind: LeftBehind,
    rewards: Vec<(ChainRelation, ChainRole, Ratio, Ratio)>,
    frozen: Ratio,
    repurchase: Repurchase,
}

/// A sale in a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainSale {
    /// Who bought.
    pub buyer: CustomerSlot,
    /// Who recruited a buyer who is new to the chain.
    pub inviter: Option<CustomerSlot>,
    /// What was paid.
    pub paid: Amount,
    /// For how many units.
    pub units: u32,
}

/// What a sale does to a chain.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChainOutcome {
    /// Who is paid.
    pub rewards: Vec<ChainPayout>,
    /// Who becomes a partner.
    pub promoted: Option<CustomerSlot>,
    /// Who follows whom from now on.
    pub moves: Vec<(CustomerSlot, Option<CustomerSlot>)>,
    /// Whose recruits are one more.
    pub counted: Option<CustomerSlot>,
}

/// What one is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainPayout {
    /// Who.
    pub to: CustomerSlot,
    /// As what.
    pub relation: ChainRelation,
    /// In which role.
    pub role: ChainRole,
    /// How much in all.
    pub amount: Amount,
    /// How much of it is frozen until the receiver is a partner.
    pub frozen: Amount,
}

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

impl ChainTwoPlusOne {
    /// Checks the parameters and makes them ready.
    ///
    /// # Errors
    /// [`PlanRefusal::OutOfRange`], [`PlanRefusal::PercentInvalid`], [`PlanRefusal::AmountInvalid`]
    pub fn compile(&self, currency: Currency) -> Result<CompiledChain, PlanRefusal> {
        if !(1..=1000).contains(&self.threshold) {
            let value = u64::from(self.threshold);
            return Err(PlanRefusal::OutOfRange { field: "threshold".into(), value, least: 1, most: 1000 });
        }
        super::validate::check_percent("frozen_percent", self.frozen_percent)?;
        let mut rewards = Vec::with_capacity(self.rewards.len());
        for (n, reward) in self.rewards.iter().enumerate() {
            super::validate::check_tier(|field| format!("rewards.{n}.{field}"), &reward.rate, currency)?;
            let share = Ratio::percent(reward.rate.percent).unwrap_or(Ratio::ZERO);
            let fixed = super::bound::fixed_in(reward.rate.fixed.unwrap_or_default(), currency);
            rewards.push((reward.relation, reward.role, share, fixed.unwrap_or(Ratio::ZERO)));
        }
        Ok(CompiledChain {
            threshold: self.threshold,
            follows: self.follows,
            left_behind: self.left_behind,
            rewards,
            frozen: Ratio::percent(self.frozen_percent).unwrap_or(Ratio::ZERO),
            repurchase: self.repurchase,
        })
    }
}

impl CompiledChain {
    /// What a sale pays, whom it promotes, and who follows whom then. Pay comes first: the one who is promoted by a sale
    /// is paid for it as an agent.
    #[must_use]
    pub fn decide(&self, chain: &Chain, sale: &ChainSale) -> ChainOutcome {
        let mut outcome = ChainOutcome::default();
        let known = chain.member(sale.buyer).is_some();
        if known && self.repurchase == Repurchase::Nothing {
            return outcome;
        }
        let leader =
            if known { chain.leader(sale.buyer) } else { sale.inviter.filter(|_| !chain.knows(sale.buyer)) };
        let Some(leader) = leader.filter(|leader| *leader != sale.buyer) else { return outcome };
        self.reward(chain, sale, ChainRelation::Direct, Some(leader), &mut outcome);
        self.reward(chain, sale, ChainRelation::Indirect, chain.leader(leader), &mut outcome);
        if known && self.repurchase != Repurchase::PaysAndCounts {
            return outcome;
        }
        outcome.counted = Some(leader);
        let count = chain.member(leader).map_or(0, |member| member.count).saturating_add(1);
        let is_agent = chain.role(leader) == ChainRole::Agent;
        if is_agent && count >= self.threshold {
            self.promote(chain, sale, leader, &mut outcome);
        }
        outcome
    }

    fn reward(
        &self,
        chain: &Chain,
        sale: &ChainSale,
        relation: ChainRelation,
        from: Option<CustomerSlot>,
        outcome: &mut ChainOutcome,
    ) {
        for (of, role, share, fixed) in self.rewards.iter().filter(|reward| reward.0 == relation) {
            let to = match of {
                ChainRelation::Direct => from.filter(|to| chain.role(*to) == *role),
                ChainRelation::Indirect => chain.nearest(from, *role),
            };
            let Some(to) = to else { continue };
            let part = share.of(sale.paid.minor(), RoundingMode::HalfUp).unwrap_or(0);
            let fixed = fixed.of(i64::from(sale.units), RoundingMode::HalfUp).unwrap_or(0);
            let amount = Amount::from_minor(part.saturating_add(fixed));
            if amount.is_positive() {
                let frozen = self.frozen_of(*role, amount);
                outcome.rewards.push(ChainPayout { to, relation, role: *role, amount, frozen });
            }
        }
    }

    /// What of a reward is frozen until its receiver is a partner.
    #[must_use]
    pub fn frozen_of(&self, role: ChainRole, reward: Amount) -> Amount {
        let frozen = match role {
            ChainRole::Agent => self.frozen.of(reward.minor(), RoundingMode::Down).unwrap_or(0),
            ChainRole::Partner => 0,
        };
        Amount::from_minor(frozen)
    }

    fn promote(&self, chain: &Chain, sale: &ChainSale, who: CustomerSlot, outcome: &mut ChainOutcome) {
        outcome.promoted = Some(who);
        let Some(former) = chain.leader(who) else { return };
        let follows = match self.follows {
            ChainFollows::Nobody => None,
            ChainFollows::LeadersLeader => chain.leader(former),
            ChainFollows::Leader => Some(former),
        };
        outcome.moves.push((who, follows));
        let recruits = chain.member(who).map(|member| member.recruits.as_slice()).unwrap_or_default();
        let recruits = recruits.iter().copied().chain(Some(sale.buyer).filter(|buyer| !chain.knows(*buyer)));
        let left = match self.left_behind {
            LeftBehind::None => 0,
            LeftBehind::First => self.threshold as usize,
            LeftBehind::All => usize::MAX,
        };
        outcome.moves.extend(recruits.take(left).map(|recruit| (recruit, Some(former))));
    }

    /// The most that one sale of one unit pays beside its percentages, in minor units, and those as a share.
    #[must_use]
    pub fn most(&self) -> (Ratio, Ratio) {
        let mut most = (Ratio::ZERO, Ratio::ZERO);
        for relation in [ChainRelation::Direct, ChainRelation::Indirect] {
            let own = self.rewards.iter().filter(|reward| reward.0 == relation);
            // One of the roles is the direct leader's; above it there may be the nearest of each.
            let add = |most: Ratio, more: Ratio| most.plus(more).unwrap_or(most);
            let best = own.fold((Ratio::ZERO, Ratio::ZERO), |best, (.., share, fixed)| match relation {
                ChainRelation::Indirect => (add(best.0, *share), add(best.1, *fixed)),
                ChainRelation::Direct => {
                    (super::bound::higher(best.0, *share), super::bound::higher(best.1, *fixed))
                }
            });
            most = (add(most.0, best.0), add(most.1, best.1));
        }
        most
    }
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

    /// Whether it knows nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// A line of people of these roles, each following the next: for the dearest sale.
    pub(super) fn in_line(roles: impl IntoIterator<Item = (CustomerSlot, ChainRole)>) -> Self {
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

    fn role(&self, who: CustomerSlot) -> ChainRole {
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
    fn nearest(&self, from: Option<CustomerSlot>, role: ChainRole) -> Option<CustomerSlot> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use crate::slot::Slot;
    use alloc::string::ToString;
    use proptest::prelude::*;

    const REWARDS: &str = r#""rewards":[
        {"relation":"direct","role":"agent","rate":{"fixed":"100"}},
        {"relation":"direct","role":"partner","rate":{"fixed":"300"}},
        {"relation":"indirect","role":"partner","rate":{"fixed":"200"}}]"#;

    fn terms(more: &str) -> CompiledChain {
        let text = alloc::format!("{{{REWARDS}{more}}}");
        serde_json::from_str::<ChainTwoPlusOne>(&text).unwrap().compile(Currency::CNY).unwrap()
    }

    fn slot(n: usize) -> CustomerSlot {
        CustomerSlot::from_index(n).unwrap()
    }

    /// Sells to `buyer`; whole yuan by receiver.
    fn sell(
        terms: &CompiledChain,
        chain: &mut Chain,
        buyer: usize,
        inviter: Option<usize>,
    ) -> Vec<(usize, i64)> {
        let sale = ChainSale {
            buyer: slot(buyer),
            inviter: inviter.map(slot),
            paid: Amount::from_minor(49_900),
            units: 1,
        };
        let outcome = terms.decide(chain, &sale);
        chain.apply(&sale, &outcome);
        outcome.rewards.iter().map(|reward| (reward.to.index(), reward.amount.minor() / 100)).collect()
    }

    /// The manual's story: A recruits B and C, B recruits B1 and B2.
    #[test]
    fn who_recruits_two_is_paid_for_both_and_leaves_them_behind() {
        let (terms, mut chain) = (terms(""), Chain::default());
        let [a, b, c, b1, b2, c1] = [0, 1, 2, 3, 4, 5];
        assert_eq!(sell(&terms, &mut chain, a, None), []);
        assert_eq!(sell(&terms, &mut chain, b, Some(a)), [(a, 100)]);
        assert_eq!(sell(&terms, &mut chain, c, Some(a)), [(a, 100)]);
        assert!(chain.is_partner(slot(a)) && !chain.is_partner(slot(c)));
        assert_eq!(sell(&terms, &mut chain, b1, Some(b)), [(b, 100), (a, 200)]);
        assert_eq!(sell(&terms, &mut chain, b2, Some(b)), [(b, 100), (a, 200)]);
        assert!(chain.is_partner(slot(b)));
        assert_eq!(chain.leader(slot(b)), None);
        assert_eq!([b1, b2].map(|n| chain.leader(slot(n))), [Some(slot(a)); 2]);
        // C is still A's: a partner's direct reward would be 300, the indirect one is 200.
        assert_eq!(sell(&terms, &mut chain, c1, Some(c)), [(c, 100), (a, 200)]);
    }

    /// The one who recruits is promoted, not the one who joins; and from the threshold on, not only at it.
    #[test]
    fn the_recruiter_is_promoted_from_the_threshold_on() {
        let (three, two, mut chain) = (terms(r#","threshold":3"#), terms(""), Chain::default());
        for buyer in [1, 2] {
            sell(&three, &mut chain, buyer, Some(0));
        }
        assert!(!chain.is_partner(slot(0)));
        // The threshold is lowered: the count is above it when the next one joins.
        sell(&two, &mut chain, 3, Some(0));
        assert!(chain.is_partner(slot(0)) && !chain.is_partner(slot(3)));
    }

    #[test]
    fn what_sources_differ_in_is_a_parameter() {
        let story = |more: &str| {
            let (terms, mut chain) = (terms(more), Chain::default());
            for (buyer, inviter) in [(0, None), (1, Some(0)), (2, Some(1)), (3, Some(2)), (4, Some(2))] {
                sell(&terms, &mut chain, buyer, inviter);
            }
            [2, 3, 4].map(|n| chain.leader(slot(n)).map(CustomerSlot::index))
        };
        assert_eq!(story(""), [None, Some(1), Some(1)]);
        assert_eq!(story(r#","follows":"leaders_leader""#), [Some(0), Some(1), Some(1)]);
        assert_eq!(story(r#","follows":"leader","left_behind":"none""#), [Some(1), Some(2), Some(2)]);
        assert_eq!(story(r#","left_behind":"all""#), [None, Some(1), Some(1)]);
    }

    #[test]
    fn a_share_is_frozen_and_a_further_purchase_has_its_rule() {
        let frozen = terms(r#","frozen_percent":"30""#);
        let sale =
            ChainSale { buyer: slot(1), inviter: Some(slot(0)), paid: Amount::from_minor(49_900), units: 2 };
        let outcome = frozen.decide(&Chain::default(), &sale);
        assert_eq!((outcome.rewards[0].amount.minor(), outcome.rewards[0].frozen.minor()), (20_000, 6_000));
        let again = |rule: &str| {
            let (terms, mut chain) = (terms(&alloc::format!(r#","repurchase":"{rule}""#)), Chain::default());
            sell(&terms, &mut chain, 1, Some(0));
            let paid = sell(&terms, &mut chain, 1, None).len();
            (paid, chain.is_partner(slot(0)))
        };
        assert_eq!(again("pays"), (1, false));
        assert_eq!(again("pays_and_counts"), (1, true));
        assert_eq!(again("nothing"), (0, false));
    }

    #[test]
    fn parameters_have_ranges() {
        let code = |text: &str| {
            let terms: ChainTwoPlusOne = serde_json::from_str(text).unwrap();
            terms.compile(Currency::CNY).unwrap_err().code().to_string()
        };
        assert_eq!(code(r#"{"threshold":0,"rewards":[]}"#), "plan.out_of_range");
        assert_eq!(code(r#"{"frozen_percent":"101","rewards":[]}"#), "plan.percent_invalid");
        let fixed = r#"{"rewards":[{"relation":"direct","role":"agent","rate":{"fixed":"-1"}}]}"#;
        assert_eq!(code(fixed), "plan.amount_invalid");
    }

    proptest! {
        /// No sale pays above what the terms say, and nobody ever follows in a circle.
        #[test]
        fn a_sale_pays_no_more_than_the_most(
            sales in prop::collection::vec((0_usize..12, 0_usize..12), 1..40),
            follows in 0_usize..3, left in 0_usize..3,
        ) {
            let follows = ["nobody", "leaders_leader", "leader"][follows];
            let left = ["first", "all", "none"][left];
            let terms = terms(&alloc::format!(r#","follows":"{follows}","left_behind":"{left}""#));
            let (share, fixed) = terms.most();
            prop_assert_eq!((share, fixed), (Ratio::ZERO, Ratio::new(50_000, 1).unwrap()));
            let mut chain = Chain::default();
            for (buyer, inviter) in sales {
                let paid = sell(&terms, &mut chain, buyer, Some(inviter).filter(|inviter| *inviter != buyer));
                prop_assert!(paid.iter().map(|(_, amount)| amount).sum::<i64>() <= 500);
                for start in 0..12 {
                    let up = core::iter::successors(Some(slot(start)), |who| chain.leader(*who));
                    prop_assert!(up.take(14).count() < 14, "a circle");
                }
            }
        }
    }
}
