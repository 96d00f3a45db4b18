//! A commission plan, as a host writes it.

use crate::commission::{
    Binary, BonusCap, ChainTwoPlusOne, Dividend, GoodsNamed, LevelDifference, PriceDifference, SubShops,
    SupplierShare, TakeRate, TeamVolume, Unilevel,
};
use crate::id::{BonusId, PlanId};
use crate::money::{Currency, Exact, RoundingMode};
use crate::rule::Condition;
use crate::time::Span;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A commission plan (分销方案) as the merchant writes it. Checked by [`Plan::validate`], run after [`Plan::compile`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Plan {
    /// The version name, which events give with what they accrue: choose a new one for a new plan.
    #[n(0)]
    pub id: PlanId,
    /// The currency of every amount in the plan.
    #[n(1)]
    pub currency: Currency,
    /// What percentages are taken of.
    #[n(2)]
    #[serde(default)]
    pub base: Base,
    /// How a payout between minor units is settled. Each payout is rounded once.
    #[n(3)]
    #[serde(default)]
    pub rounding: RoundingMode,
    /// How long after its order's completion a commission stays pending, in milliseconds (T+N).
    #[n(4)]
    #[serde(default)]
    pub vest_after: Span,
    /// The largest share of a line's base that all bonuses together may pay, 0 to 100 percent. A plan that can promise
    /// more is refused; what fixed amounts and rounding would add above it is cut, later payouts first.
    #[n(5)]
    pub cap_percent: Exact,
    /// Whether buyers earn from their own orders.
    #[n(6)]
    #[serde(default)]
    pub self_purchase: SelfPurchase,
    /// What a promoter may withdraw.
    #[n(7)]
    #[serde(default)]
    pub withdrawal: WithdrawalRules,
    /// The bonuses (奖项), paid in this order.
    #[n(8)]
    pub bonuses: Vec<Bonus>,
    /// The least share of a price that must be left after the goods' cost and all that the plan can pay, 0 to 100 percent:
    /// a plan that could leave less of any variant whose cost the price book in force knows is not published. Absent for
    /// no such guard.
    #[n(9)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_margin_percent: Option<Exact>,
}

/// What a bonus's percentages are taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Base {
    /// What the buyer paid for the line, after every discount.
    #[default]
    #[n(0)]
    Paid,
    /// The line's list price, before discounts. What is paid out still never exceeds what the buyer paid.
    #[n(1)]
    ListPrice,
    /// What the buyer paid less what the goods cost the shop, and nothing where that is unknown or negative (毛利).
    #[n(2)]
    Margin,
}

/// Whether buyers who are promoters earn from their own orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum SelfPurchase {
    /// Never: the first tier is the inviter's.
    #[default]
    #[n(0)]
    Excluded,
    /// An eligible buyer takes the first tier (自购返佣) and the inviter the second; for a buyer who is not eligible the
    /// first tier is the inviter's.
    #[n(1)]
    Included,
}

/// What a promoter may withdraw. Amounts are in major units of the plan's currency.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct WithdrawalRules {
    /// The smallest withdrawal; zero for any.
    #[n(0)]
    #[serde(default)]
    pub min: Exact,
    /// The largest withdrawal, above zero; absent for any.
    #[n(1)]
    #[serde(default)]
    pub max: Option<Exact>,
    /// The fee as a share of the withdrawal, 0 to 100 percent.
    #[n(2)]
    #[serde(default)]
    pub fee_percent: Exact,
    /// The fee beside the percentage.
    #[n(3)]
    #[serde(default)]
    pub fee_fixed: Exact,
    /// How much and how often within a window of time; absent for any.
    #[n(4)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_period: Option<WithdrawalLimit>,
    /// From what amount on somebody must approve a withdrawal before it is paid; absent for none.
    #[n(5)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approve_from: Option<Exact>,
}

/// How much and how often one promoter may withdraw within a window of time that ends now. What failed does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct WithdrawalLimit {
    /// The length of the window in milliseconds, 1 s to 367 days.
    #[n(0)]
    pub period: Span,
    /// How much, in major units; absent for any.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Exact>,
    /// How often, 1 to 1000; absent for any.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

/// A bonus (奖项): one rule that pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Bonus {
    /// The id, unique in the plan.
    #[n(0)]
    pub id: BonusId,
    /// Whom it pays and how much.
    #[n(1)]
    pub kind: BonusKind,
    /// What its percentages are taken of, where that is not the plan's base.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    /// What a receiver's own figures must be: see [`Figure`](crate::commission::Figure).
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Condition>,
    /// How much it pays at the most.
    #[n(4)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<BonusCap>,
}

/// The kinds of bonus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
pub enum BonusKind {
    /// The upline, one tier for each step (多级分销).
    #[n(0)]
    Unilevel(#[n(0)] Unilevel),
    /// Every jump of level on the way up (级差), and those of the same level (平级).
    #[n(1)]
    LevelDifference(#[n(0)] LevelDifference),
    /// Every drop of the price that receivers pay themselves (差价).
    #[n(2)]
    PriceDifference(#[n(0)] PriceDifference),
    /// What a team sold in a period (团队业绩).
    #[n(3)]
    TeamVolume(#[n(0)] TeamVolume),
    /// A share of what everybody sold in a period (分红).
    #[n(4)]
    Dividend(#[n(0)] Dividend),
    /// The weaker of two legs in a period (双轨).
    #[n(5)]
    Binary(#[n(0)] Binary),
    /// The sub-shops through which something was sold (小店主).
    #[n(6)]
    SubShops(#[n(0)] SubShops),
    /// The suppliers of what was sold (供货商).
    #[n(7)]
    SupplierShare(#[n(0)] SupplierShare),
    /// The platform (抽成).
    #[n(8)]
    TakeRate(#[n(0)] TakeRate),
    /// Agents who recruit, and partners who leave (链动2+1).
    #[n(9)]
    ChainTwoPlusOne(#[n(0)] ChainTwoPlusOne),
}

impl BonusKind {
    /// The goods that a bonus for suppliers or the platform names, rate by rate; nothing for other kinds.
    pub fn goods(&self) -> impl Iterator<Item = &GoodsNamed> {
        let (suppliers, takes) = match self {
            Self::SupplierShare(share) => (share.shares.as_slice(), [].as_slice()),
            Self::TakeRate(take) => ([].as_slice(), take.rates.as_slice()),
            _ => ([].as_slice(), [].as_slice()),
        };
        suppliers.iter().map(|own| &own.goods).chain(takes.iter().map(|own| &own.goods))
    }
}

impl Bonus {
    /// A bonus for everybody, without a cap.
    #[must_use]
    pub const fn new(id: BonusId, kind: BonusKind) -> Self {
        Self { id, kind, base: None, gate: None, cap: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = r#"{
        "id": "spring", "currency": "CNY", "cap_percent": "30", "vest_after": 604800000,
        "bonuses": [{ "id": "team", "kind": { "unilevel": {
            "tiers": [{ "percent": "10" }, { "percent": "5", "fixed": "0.50" }],
            "level_rates": [{ "level": "gold", "tier": 1, "rate": { "percent": "12" } }],
            "products": [{ "product": "vip", "tiers": [],
                           "level_rates": [{ "level": "silver", "tier": 1, "rate": {} }] }],
            "eligible": ["gold", "silver"], "ineligible": "compress" } } }]
    }"#;

    #[test]
    fn json_has_defaults_and_is_strict() {
        let plan: Plan = serde_json::from_str(PLAN).unwrap();
        assert_eq!(plan.vest_after, Span::from_days(7));
        assert_eq!((plan.base, plan.self_purchase), (Base::Paid, SelfPurchase::Excluded));
        assert_eq!(plan.withdrawal, WithdrawalRules::default());
        let again = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<Plan>(&again).unwrap(), plan);
        for bad in ["\"cap\": \"30\",", "\"base\": \"profit\",", "\"rounding\": {},"] {
            let text = PLAN.replacen('{', &alloc::format!("{{ {bad}"), 1);
            assert!(serde_json::from_str::<Plan>(&text).is_err(), "{bad}");
        }
        assert!(serde_json::from_str::<Plan>(&PLAN.replace("\"10\"", "10")).is_err());
        assert!(serde_json::from_str::<Plan>(&PLAN.replace("unilevel", "trinary")).is_err());
    }

    #[test]
    fn cbor_round_trips() {
        let plan: Plan = serde_json::from_str(PLAN).unwrap();
        let bytes = minicbor::to_vec(&plan).unwrap();
        crate::codec::check_cbor(&bytes).unwrap();
        assert_eq!(minicbor::decode::<Plan>(&bytes).unwrap(), plan);
    }

    #[test]
    fn names_what_must_exist() {
        let plan: Plan = serde_json::from_str(PLAN).unwrap();
        assert_eq!(plan.levels_named().iter().map(|l| l.as_str()).collect::<Vec<_>>(), ["gold", "silver"]);
        assert_eq!(plan.products_named().iter().map(|p| p.as_str()).collect::<Vec<_>>(), ["vip"]);
    }
}
