//! The chain 2+1 (链动2+1): agents recruit, and who has recruited enough becomes a partner and leaves the team, leaving those
//! recruits behind. Sources contradict one another in nearly everything, so everything is a parameter.

mod chain;
mod decide;

pub use chain::Chain;
pub use decide::{ChainOutcome, ChainPayout, ChainSale};

use crate::commission::{PlanRefusal, Tier, bound, validate};
use crate::id::ProductId;
use crate::money::{Currency, Exact, Ratio};
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
        validate::check_percent("frozen_percent", self.frozen_percent)?;
        let mut rewards = Vec::with_capacity(self.rewards.len());
        for (n, reward) in self.rewards.iter().enumerate() {
            validate::check_tier(|field| format!("rewards.{n}.{field}"), &reward.rate, currency)?;
            let share = Ratio::percent(reward.rate.percent).unwrap_or(Ratio::ZERO);
            let fixed = bound::fixed_in(reward.rate.fixed.unwrap_or_default(), currency);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use alloc::string::ToString;

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
}
