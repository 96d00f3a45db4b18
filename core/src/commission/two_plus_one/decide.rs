//! What a sale in a chain pays, whom it promotes, and who follows whom then.

use crate::commission::bound::higher;
use crate::commission::{
    Chain, ChainFollows, ChainRelation, ChainRole, CompiledChain, LeftBehind, Repurchase,
};
use crate::money::{Amount, Ratio, RoundingMode};
use crate::slot::CustomerSlot;
use alloc::vec::Vec;

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

impl CompiledChain {
    /// What a sale pays, whom it promotes, and who follows whom then. Pay comes first: the one who is promoted by a sale
    /// is paid for it as an agent.
    #[must_use]
    pub fn decide(&self, chain: &Chain, sale: &ChainSale) -> ChainOutcome {
        let mut outcome = ChainOutcome::default();
        let known = chain.knows(sale.buyer);
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
        let count = chain.recruits(leader).saturating_add(1);
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
        let recruits = chain.recruited(who).iter().copied();
        let recruits = recruits.chain(Some(sale.buyer).filter(|buyer| !chain.knows(*buyer)));
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
                ChainRelation::Direct => (higher(best.0, *share), higher(best.1, *fixed)),
            });
            most = (add(most.0, best.0), add(most.1, best.1));
        }
        most
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::ChainTwoPlusOne;
    use crate::money::Currency;
    use crate::slot::Slot;
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
