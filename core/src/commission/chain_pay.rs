//! Paying the chain 2+1 for a line: whom the buyer follows, and the nearest of a role above.

use crate::arrange::Arrange;
use crate::commission::compiled::Slots;
use crate::commission::walk::{Walk, tier_number};
use crate::commission::{
    Chain, ChainMove, ChainOutcome, ChainRelation, ChainSale, ChainTwoPlusOne, CompiledChain, Earning,
    Ineligible, PayStep, PayTrace, PlanRefusal, Upline, WalkEnd,
};
use crate::id::{LevelId, ProductId};
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot};
use alloc::vec::Vec;

/// A compiled chain with the goods that count.
#[derive(Debug, Clone)]
pub(super) struct ChainBonus {
    terms: CompiledChain,
    /// In order; empty for all.
    products: Vec<ProductSlot>,
}

impl<L, P> Slots<'_, L, P>
where
    L: Fn(&LevelId) -> Result<LevelSlot, PlanRefusal>,
    P: Fn(&ProductId) -> Result<ProductSlot, PlanRefusal>,
{
    pub(super) fn chain(&self, chain: &ChainTwoPlusOne) -> Result<ChainBonus, PlanRefusal> {
        let mut products = chain.products.iter().map(&self.product).collect::<Result<Vec<_>, _>>()?;
        products.arrange();
        Ok(ChainBonus { terms: chain.compile(self.plan.currency)?, products })
    }
}

impl<U: Upline, T: PayTrace> Walk<'_, U, T> {
    /// Roles and leaders are those of before the order, whatever its lines are; the order counts once.
    pub(super) fn chain(&mut self, bonus: &ChainBonus, buyer: CustomerSlot) -> WalkEnd {
        if !bonus.products.is_empty() && bonus.products.binary_search(&self.line.product).is_err() {
            return WalkEnd::NoRate;
        }
        let (upline, nobody) = (self.upline, Chain::default());
        let chain = upline.chain(self.position).unwrap_or(&nobody);
        let sale =
            ChainSale { buyer, inviter: upline.inviter(buyer), paid: self.base, units: self.line.quantity };
        let outcome = bonus.terms.decide(chain, &sale);
        for reward in &outcome.rewards {
            let (tier, depth) = match reward.relation {
                ChainRelation::Direct => (0, 1),
                ChainRelation::Indirect => (1, 2),
            };
            if let Some(why) = self.barred(reward.to) {
                let (line, bonus, tier) = (self.number, self.position, tier_number(tier));
                let (customer, then) = (reward.to, Ineligible::Skip);
                self.trace.step(PayStep::PassedOver { line, bonus, tier, depth, customer, why, then });
                continue;
            }
            let how = Earning::Reward { relation: reward.relation, role: reward.role };
            let paid = self.grant(tier, depth, reward.to, reward.amount, how);
            self.freeze(bonus.terms.frozen_of(reward.role, paid));
        }
        let fresh = !self.out.chains.iter().any(|other| other.bonus == self.position);
        let (moves, counted, promoted) = (outcome.moves, outcome.counted, outcome.promoted);
        if fresh && (counted.is_some() || !chain.knows(buyer)) {
            let outcome = ChainOutcome { rewards: Vec::new(), promoted, moves, counted };
            self.out.chains.push(ChainMove { bonus: self.position, sale, outcome });
        }
        WalkEnd::TiersDone
    }
}
