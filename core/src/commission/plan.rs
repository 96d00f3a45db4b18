use crate::commission::gate::levels_of;
use crate::commission::{
    Binary, BonusCap, ChainTwoPlusOne, Dividend, GoodsNamed, LevelDifference, PriceDifference, SubShops,
    SupplierShare, TakeRate, TeamVolume,
};
use crate::id::{BonusId, CategoryId, LevelId, PlacementTreeId, PlanId, ProductId, SupplierId};
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

/// Pays the upline by depth: the first tier to the inviter, the second to the inviter's inviter, and so on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Unilevel {
    /// One rate for each depth, at most 100 tiers.
    #[n(0)]
    pub tiers: Vec<Tier>,
    /// Other rates for receivers of a level at one tier.
    #[n(1)]
    #[serde(default)]
    pub level_rates: Vec<LevelRate>,
    /// Other tiers for a product. They replace `tiers` and `level_rates` for it.
    #[n(2)]
    #[serde(default)]
    pub products: Vec<ProductRates>,
    /// The share of the base that the tiers split (资金池), 0 to 100 percent; percentages of tiers are then shares of it.
    /// Absent: tiers are shares of the base itself.
    #[n(3)]
    #[serde(default)]
    pub pool_percent: Option<Exact>,
    /// The levels whose promoters earn; empty for every promoter.
    #[n(4)]
    #[serde(default)]
    pub eligible: Vec<LevelId>,
    /// What happens to the share of an ineligible receiver.
    #[n(5)]
    #[serde(default)]
    pub ineligible: Ineligible,
    /// What a tier with a percentage and a fixed amount pays.
    #[n(6)]
    #[serde(default)]
    pub combine: Combine,
    /// How many steps above the buyer are looked at, 1 to 1000; absent for as many as it takes. With `compress` and
    /// `eligible` this is a generation bonus (代数奖) of limited reach.
    #[n(7)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_depth: Option<u16>,
    /// Along which tree the walk goes.
    #[n(8)]
    #[serde(default, skip_serializing_if = "is_inviters")]
    pub along: Along,
    /// Other tiers for a category of products. They replace `tiers` and `level_rates` for products without own ones.
    #[n(9)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<Vec<CategoryRates>>,
    /// The placement tree, for a walk along seats; absent for the one that was opened first.
    #[n(10)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tree: Option<PlacementTreeId>,
}

/// Along which tree a bonus walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Along {
    /// The inviters.
    #[default]
    #[n(0)]
    Inviters,
    /// The seats of a placement tree (矩阵, 双轨), where a parent need not be the inviter.
    #[n(1)]
    Seats,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_inviters(along: &Along) -> bool {
    *along == Along::Inviters
}

/// What one depth earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Tier {
    /// The share, 0 to 100 percent, at most 6 decimals.
    #[n(0)]
    #[serde(default)]
    pub percent: Exact,
    /// An amount for each unit sold, in major units, at most 4 decimals finer than the currency.
    #[n(1)]
    #[serde(default)]
    pub fixed: Option<Exact>,
}

/// What a receiver of a level earns at one tier, in place of the tier's own rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct LevelRate {
    /// The receiver's level.
    #[n(0)]
    pub level: LevelId,
    /// The tier, counted from 1.
    #[n(1)]
    pub tier: u8,
    /// The rate.
    #[n(2)]
    pub rate: Tier,
}

/// The rates of one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct ProductRates {
    /// The product.
    #[n(0)]
    pub product: ProductId,
    /// One rate for each depth; none for a product that pays nothing under this bonus.
    #[n(1)]
    pub tiers: Vec<Tier>,
    /// Other rates for receivers of a level at one tier.
    #[n(2)]
    #[serde(default)]
    pub level_rates: Vec<LevelRate>,
}

/// The rates of the products of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct CategoryRates {
    /// The category.
    #[n(0)]
    pub category: CategoryId,
    /// One rate for each depth; none for a category that pays nothing under this bonus.
    #[n(1)]
    pub tiers: Vec<Tier>,
    /// Other rates for receivers of a level at one tier.
    #[n(2)]
    #[serde(default)]
    pub level_rates: Vec<LevelRate>,
}

/// What happens to the share of a receiver who is no promoter or not of an eligible level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Ineligible {
    /// The share is not paid; the next receiver has the next tier (跳过).
    #[default]
    #[n(0)]
    Skip,
    /// The walk ends (截止).
    #[n(1)]
    Stop,
    /// The next eligible receiver has this tier (紧缩).
    #[n(2)]
    Compress,
    /// The next eligible receiver has this tier beside the one of the own depth (上滚).
    #[n(3)]
    RollUp,
    /// The shop keeps the share (沉淀): nobody has it, and it counts as paid for the line's limit.
    #[n(4)]
    Keep,
}

/// What a tier with a percentage and a fixed amount pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Combine {
    /// Both.
    #[default]
    #[n(0)]
    Add,
    /// The fixed amount alone where there is one.
    #[n(1)]
    FixedWins,
}

impl Tier {
    /// A percentage alone.
    #[must_use]
    pub const fn percent(percent: Exact) -> Self {
        Self { percent, fixed: None }
    }
}

impl Unilevel {
    /// Percentages by depth, everything else left at its default.
    #[must_use]
    pub fn of_percents(percents: impl IntoIterator<Item = Exact>) -> Self {
        Self {
            tiers: percents.into_iter().map(Tier::percent).collect(),
            level_rates: Vec::new(),
            products: Vec::new(),
            pool_percent: None,
            eligible: Vec::new(),
            ineligible: Ineligible::default(),
            combine: Combine::default(),
            max_depth: None,
            along: Along::default(),
            categories: None,
            tree: None,
        }
    }
}

impl Unilevel {
    /// The categories with tiers of their own.
    #[must_use]
    pub fn categories(&self) -> &[CategoryRates] {
        self.categories.as_deref().unwrap_or_default()
    }
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

impl Plan {
    /// Every level that the plan names, once, in order of id: the shop checks that they exist.
    #[must_use]
    pub fn levels_named(&self) -> Vec<LevelId> {
        let mut levels = Vec::new();
        for bonus in &self.bonuses {
            levels.extend(bonus.gate.iter().flat_map(levels_of));
            match &bonus.kind {
                BonusKind::Unilevel(unilevel) => {
                    let rates = unilevel.products.iter().flat_map(|product| &product.level_rates);
                    let of_categories =
                        unilevel.categories().iter().flat_map(|category| &category.level_rates);
                    let rates = unilevel.level_rates.iter().chain(rates).chain(of_categories);
                    levels.extend(rates.map(|rate| rate.level.clone()));
                    levels.extend(unilevel.eligible.iter().cloned());
                }
                BonusKind::LevelDifference(difference) => {
                    let rates = difference.products.iter().flat_map(|product| &product.rates);
                    let of_categories = difference.categories().iter().flat_map(|category| &category.rates);
                    let rates = rates.chain(of_categories);
                    levels.extend(difference.rates.iter().chain(rates).map(|rate| rate.level.clone()));
                }
                BonusKind::PriceDifference(difference) => {
                    levels.extend(difference.prices.iter().map(|price| price.level.clone()));
                }
                BonusKind::TeamVolume(volume) => levels.extend(volume.eligible.iter().cloned()),
                BonusKind::Dividend(dividend) => {
                    levels.extend(dividend.members.iter().map(|member| member.level.clone()));
                }
                BonusKind::Binary(binary) => levels.extend(binary.eligible.iter().cloned()),
                BonusKind::SubShops(_)
                | BonusKind::SupplierShare(_)
                | BonusKind::TakeRate(_)
                | BonusKind::ChainTwoPlusOne(_) => {}
            }
        }
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    /// The bonuses that go along a placement tree, and which: `None` for the one that was opened first.
    pub fn trees_named(&self) -> impl Iterator<Item = (&BonusId, Option<&PlacementTreeId>)> {
        self.bonuses.iter().filter_map(|bonus| match &bonus.kind {
            BonusKind::Unilevel(unilevel) if unilevel.along == Along::Seats => {
                Some((&bonus.id, unilevel.tree.as_ref()))
            }
            BonusKind::Binary(binary) => Some((&bonus.id, binary.tree.as_ref())),
            _ => None,
        })
    }

    /// Every category that the plan names, once, in order of id.
    #[must_use]
    pub fn categories_named(&self) -> Vec<&CategoryId> {
        let goods = self.bonuses.iter().flat_map(|bonus| bonus.kind.goods());
        let mut categories: Vec<_> = goods.flat_map(|goods| &goods.categories).collect();
        for bonus in &self.bonuses {
            match &bonus.kind {
                BonusKind::Unilevel(unilevel) => {
                    categories.extend(unilevel.categories().iter().map(|own| &own.category));
                }
                BonusKind::LevelDifference(difference) => {
                    categories.extend(difference.categories().iter().map(|own| &own.category));
                }
                _ => {}
            }
        }
        categories.sort_unstable();
        categories.dedup();
        categories
    }

    /// The suppliers whom the plan pays, in the order in which it names them.
    pub fn suppliers_named(&self) -> impl Iterator<Item = &SupplierId> {
        let shares = self.bonuses.iter().filter_map(|bonus| match &bonus.kind {
            BonusKind::SupplierShare(share) => Some(&share.shares),
            _ => None,
        });
        shares.flatten().map(|own| &own.supplier)
    }

    /// The terms of sub-shops, where the plan has any.
    #[must_use]
    pub fn sub_shops(&self) -> Option<&SubShops> {
        self.bonuses.iter().find_map(|bonus| match &bonus.kind {
            BonusKind::SubShops(sub_shops) => Some(sub_shops),
            _ => None,
        })
    }

    /// Every product that the plan names, once, in order of id: the shop checks that they exist.
    #[must_use]
    pub fn products_named(&self) -> Vec<&ProductId> {
        let mut products = Vec::new();
        for bonus in &self.bonuses {
            match &bonus.kind {
                BonusKind::Unilevel(unilevel) => {
                    products.extend(unilevel.products.iter().map(|rates| &rates.product));
                }
                BonusKind::LevelDifference(difference) => {
                    products.extend(difference.products.iter().map(|rates| &rates.product));
                }
                BonusKind::PriceDifference(difference) => {
                    products.extend(difference.prices.iter().filter_map(|price| price.product.as_ref()));
                }
                BonusKind::SupplierShare(_) | BonusKind::TakeRate(_) => {
                    products.extend(bonus.kind.goods().flat_map(|goods| &goods.products));
                }
                BonusKind::ChainTwoPlusOne(chain) => products.extend(&chain.products),
                BonusKind::TeamVolume(_)
                | BonusKind::Dividend(_)
                | BonusKind::Binary(_)
                | BonusKind::SubShops(_) => {}
            }
        }
        products.sort_unstable();
        products.dedup();
        products
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
