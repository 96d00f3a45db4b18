//! Presets (方案模板): the plans that people ask for by name, made of the parts of [`Bonus`], with just the parameters in
//! which sources differ. What a preset makes is an ordinary bonus, to be changed like any other.

use crate::commission::{
    Along, Binary, Bonus, BonusKind, ChainTwoPlusOne, Dividend, DividendMembers, DividendSplit, GoodsNamed,
    GoodsTake, Ineligible, IneligibleClaim, LevelClaim, LevelDifference, LevelPrice, OverCap, OwnPrice, Peer,
    PeerBase, PriceDifference, SubShops, SupplierRate, SupplierShare, TakeRate, TeamVolume, Tier, Unilevel,
    VolumeMode, VolumeTier,
};
use crate::id::{BonusId, LevelId, SupplierId};
use crate::money::Exact;
use alloc::boxed::Box;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A plan by its name in the field. Percentages are text, 0 to 100 with at most 6 decimals.
///
/// # Examples
/// ```
/// use keytill::commission::{BonusKind, Preset};
/// let preset: Preset = serde_json::from_str(r#"{"generation": {"levels": ["gold"], "percents": ["3", "2"], "reach": 20}}"#)?;
/// let bonus = preset.bonus("generations".parse()?);
/// let BonusKind::Unilevel(unilevel) = bonus.kind else { panic!() };
/// assert_eq!((unilevel.tiers.len(), unilevel.max_depth), (2, Some(20)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
#[non_exhaustive]
pub enum Preset {
    /// 多级分销: a share of the sale for each depth.
    Unilevel {
        /// The share of the inviter, of the inviter's inviter, and so on.
        percents: Vec<Exact>,
        /// What happens to the share of one who may not earn: `skip` (default), `stop`, `compress`, `roll_up`, `keep`.
        #[serde(default)]
        ineligible: Ineligible,
    },
    /// 资金池分润: a pool of each sale that depths split.
    PoolSplit {
        /// The pool, as a share of the sale.
        pool_percent: Exact,
        /// Each depth's share of the pool.
        split: Vec<Exact>,
    },
    /// 级差: each level has a claim to a share of the sale; whoever has more than everybody below has the difference.
    LevelDifference {
        /// The claims.
        rates: Vec<LevelPercent>,
        /// Whether the buyer's own claim counts as paid. Default: no.
        #[serde(default)]
        above_buyer: bool,
    },
    /// 平级奖: a level difference whose receivers' peers above have a reward.
    SameLevel {
        /// The claims of the difference.
        rates: Vec<LevelPercent>,
        /// The reward.
        peer: PeerTerms,
    },
    /// 团队管理奖: shares of what a team sold in a period, by steps of volume, closed by `ClosePeriod`.
    TeamVolume {
        /// The steps, each reached from just its volume on.
        tiers: Vec<VolumePercent>,
        /// `difference` (default) takes off what direct teams have, `whole` does not and needs `pool_percent`.
        #[serde(default)]
        mode: VolumeMode,
        /// The most of all sales of the period that the bonus pays.
        #[serde(default)]
        pool_percent: Option<Exact>,
    },
    /// 代数奖: the next so many of some levels upwards, whoever stands between.
    Generation {
        /// The levels that count as generations.
        levels: Vec<LevelId>,
        /// The share of each generation.
        percents: Vec<Exact>,
        /// How many people upwards are looked at, 1 to 1000.
        reach: u16,
    },
    /// 分红: a pool of all sales of a period, shared among members, closed by `ClosePeriod`.
    Dividend {
        /// The pool, as a share of the sales.
        pool_percent: Exact,
        /// What each member of a level has: percent of the pool, or parts of it.
        members: Vec<LevelPercent>,
        /// `percent` (default; cut in proportion above 100), `parts` or `parts_by_volume`.
        #[serde(default)]
        split: DividendSplit,
    },
    /// 链动2+1: agents who recruit and are partners from the threshold on. Every parameter is its own.
    ChainTwoPlusOne(Box<ChainTwoPlusOne>),
    /// 双轨: what matches between two legs of the placement tree in a period, closed by `ClosePeriod`.
    Binary {
        /// The share of the weaker leg.
        percent: Exact,
        /// How many units of the stronger leg match one of the weaker. Default: 1.
        #[serde(default = "one")]
        ratio: u8,
        /// Whether what found no match counts in the next period. Default: yes.
        #[serde(default = "yes")]
        carry: bool,
        /// The most that one receiver has in a period, in major units.
        #[serde(default)]
        cap: Option<Exact>,
        /// What happens to volume beyond it: `flush` (default) or `carry`.
        #[serde(default)]
        over_cap: OverCap,
        /// The most of all sales of the period that the bonus pays.
        pool_percent: Exact,
    },
    /// 矩阵: a share of the sale for each depth of the placement tree, whose width is the tree's own
    /// (`OpenPlacementTree`) and which newcomers fill level by level.
    Matrix {
        /// The share of the seat above, of the one above that, and so on: as many as the matrix is deep.
        percents: Vec<Exact>,
    },
    /// 差价: whoever buys at a lower price than everybody below has what was paid above it.
    PriceDifference {
        /// At how many percent of the list price each level buys.
        prices: Vec<LevelPercent>,
    },
    /// 小店主, 分站: those through whose sub-shops something was sold have what they added to the price at which they buy.
    SubShops {
        /// The most that each may add.
        max_markup_percent: Exact,
        /// The least that each must add. Default: 0.
        #[serde(default)]
        min_markup_percent: Exact,
        /// How many may stand above one another, 1 to 10. Default: 3.
        #[serde(default = "three")]
        max_chain: u8,
    },
    /// 供货商分成: suppliers have a share of what is sold of theirs.
    SupplierShare {
        /// Who has what of which goods.
        shares: Vec<SupplierPercent>,
    },
    /// 平台抽成: the platform keeps a share of everything.
    TakeRate {
        /// The share.
        percent: Exact,
    },
}

/// A level and a percentage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelPercent {
    /// The level.
    pub level: LevelId,
    /// The percentage.
    pub percent: Exact,
}

/// What peers have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeerTerms {
    /// The share.
    pub percent: Exact,
    /// Of the order (default) or of the income of the one below.
    #[serde(default)]
    pub of: PeerBase,
    /// How many of each level, 1 to 100.
    pub limit: u8,
}

/// A step of volume and a percentage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolumePercent {
    /// The least volume, in major units.
    pub from: Exact,
    /// The share of the whole volume.
    pub percent: Exact,
}

/// A supplier, goods and a percentage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplierPercent {
    /// The supplier.
    pub supplier: SupplierId,
    /// Of which goods; of all that nobody else supplies where absent.
    #[serde(default)]
    pub goods: GoodsNamed,
    /// The share.
    pub percent: Exact,
}

const fn one() -> u8 {
    1
}

const fn three() -> u8 {
    3
}

const fn yes() -> bool {
    true
}

impl Preset {
    /// The bonus that the preset means.
    #[must_use]
    pub fn bonus(&self, id: BonusId) -> Bonus {
        Bonus::new(id, self.kind())
    }

    fn kind(&self) -> BonusKind {
        let by_depth = |percents: &[Exact]| Unilevel::of_percents(percents.iter().copied());
        match self {
            Self::Unilevel { percents, ineligible } => {
                BonusKind::Unilevel(Unilevel { ineligible: *ineligible, ..by_depth(percents) })
            }
            Self::PoolSplit { pool_percent, split } => {
                BonusKind::Unilevel(Unilevel { pool_percent: Some(*pool_percent), ..by_depth(split) })
            }
            Self::LevelDifference { rates, above_buyer } => {
                BonusKind::LevelDifference(LevelDifference { above_buyer: *above_buyer, ..difference(rates) })
            }
            Self::SameLevel { rates, peer } => {
                let PeerTerms { percent, of, limit } = *peer;
                let peer = Some(Peer { rate: Tier::percent(percent), of, limit });
                BonusKind::LevelDifference(LevelDifference { peer, ..difference(rates) })
            }
            Self::TeamVolume { tiers, mode, pool_percent } => {
                let tier = |tier: &VolumePercent| VolumeTier { from: tier.from, percent: tier.percent };
                let (tiers, mode, pool_percent) = (tiers.iter().map(tier).collect(), *mode, *pool_percent);
                BonusKind::TeamVolume(TeamVolume { tiers, mode, eligible: Vec::new(), pool_percent })
            }
            Self::Generation { levels, percents, reach } => BonusKind::Unilevel(Unilevel {
                eligible: levels.clone(),
                ineligible: Ineligible::Compress,
                max_depth: Some(*reach),
                ..by_depth(percents)
            }),
            Self::Dividend { pool_percent, members, split } => {
                let member =
                    |of: &LevelPercent| DividendMembers { level: of.level.clone(), share: of.percent };
                let (pool_percent, split) = (*pool_percent, *split);
                BonusKind::Dividend(Dividend {
                    pool_percent,
                    members: members.iter().map(member).collect(),
                    split,
                })
            }
            Self::ChainTwoPlusOne(chain) => BonusKind::ChainTwoPlusOne((**chain).clone()),
            Self::Binary { percent, ratio, carry, cap, over_cap, pool_percent } => {
                BonusKind::Binary(Binary {
                    percent: *percent,
                    ratio: *ratio,
                    cap: *cap,
                    over_cap: *over_cap,
                    carry: *carry,
                    eligible: Vec::new(),
                    pool_percent: *pool_percent,
                    tree: None,
                })
            }
            Self::Matrix { percents } => BonusKind::Unilevel(Unilevel {
                along: Along::Seats,
                max_depth: u16::try_from(percents.len()).ok().filter(|depth| *depth > 0),
                ..by_depth(percents)
            }),
            Self::PriceDifference { prices } => {
                let price = |of: &LevelPercent| LevelPrice {
                    level: of.level.clone(),
                    product: None,
                    price: OwnPrice::PercentOfList(of.percent),
                };
                let prices = prices.iter().map(price).collect();
                let ineligible = IneligibleClaim::default();
                BonusKind::PriceDifference(PriceDifference { prices, ineligible, max_depth: None })
            }
            Self::SubShops { max_markup_percent, min_markup_percent, max_chain } => {
                BonusKind::SubShops(SubShops {
                    max_markup_percent: *max_markup_percent,
                    min_markup_percent: *min_markup_percent,
                    max_chain: *max_chain,
                    percent: Exact::HUNDRED,
                    ineligible: IneligibleClaim::Keep,
                })
            }
            Self::SupplierShare { shares } => {
                let share = |of: &SupplierPercent| SupplierRate {
                    supplier: of.supplier.clone(),
                    goods: of.goods.clone(),
                    rate: Tier::percent(of.percent),
                };
                BonusKind::SupplierShare(SupplierShare { shares: shares.iter().map(share).collect() })
            }
            Self::TakeRate { percent } => {
                let take = GoodsTake { goods: GoodsNamed::default(), rate: Tier::percent(*percent) };
                BonusKind::TakeRate(TakeRate { rates: Vec::from([take]) })
            }
        }
    }
}

fn difference(rates: &[LevelPercent]) -> LevelDifference {
    let claim = |of: &LevelPercent| LevelClaim { level: of.level.clone(), rate: Tier::percent(of.percent) };
    LevelDifference {
        rates: rates.iter().map(claim).collect(),
        products: Vec::new(),
        combine: crate::commission::Combine::default(),
        peer: None,
        ineligible: IneligibleClaim::default(),
        above_buyer: false,
        max_depth: None,
        categories: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::Plan;
    use crate::money::Currency;

    const ALL: [&str; 14] = [
        r#"{"unilevel":{"percents":["10","5"]}}"#,
        r#"{"pool_split":{"pool_percent":"40","split":["50","30","20"]}}"#,
        r#"{"level_difference":{"rates":[{"level":"silver","percent":"5"},{"level":"gold","percent":"8"}]}}"#,
        r#"{"same_level":{"rates":[{"level":"gold","percent":"8"}],"peer":{"percent":"1","limit":1}}}"#,
        r#"{"team_volume":{"tiers":[{"from":"100","percent":"3"},{"from":"1000","percent":"6"}]}}"#,
        r#"{"generation":{"levels":["gold"],"percents":["3","2"],"reach":20}}"#,
        r#"{"dividend":{"pool_percent":"2","members":[{"level":"gold","percent":"10"}]}}"#,
        r#"{"chain_two_plus_one":{"rewards":[{"relation":"direct","role":"agent","rate":{"percent":"20"}}]}}"#,
        r#"{"binary":{"percent":"10","pool_percent":"8"}}"#,
        r#"{"matrix":{"percents":["4","2","1"]}}"#,
        r#"{"price_difference":{"prices":[{"level":"gold","percent":"80"}]}}"#,
        r#"{"sub_shops":{"max_markup_percent":"20"}}"#,
        r#"{"supplier_share":{"shares":[{"supplier":"north","percent":"70"}]}}"#,
        r#"{"take_rate":{"percent":"5"}}"#,
    ];

    /// Every preset is a plan that compiles, with a bound that its witness attains.
    #[test]
    fn every_preset_is_a_sound_plan_whose_bound_is_attained() {
        for text in ALL {
            let preset: Preset = serde_json::from_str(text).unwrap();
            let again: Preset = serde_json::from_str(&serde_json::to_string(&preset).unwrap()).unwrap();
            assert_eq!(again, preset);
            let mut plan: Plan =
                serde_json::from_str(r#"{"id":"p","currency":"CNY","cap_percent":"100","bonuses":[]}"#)
                    .unwrap();
            assert_eq!(plan.currency, Currency::CNY);
            plan.bonuses.push(preset.bonus("b".parse().unwrap()));
            let levels = plan.levels_named();
            let slot = |n| crate::slot::Slot::from_index(n);
            let compiled = plan
                .compile(|id| levels.binary_search(id).ok().and_then(slot), |_| None)
                .unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
            // How far a price can drop, nobody knows: all that is paid is an upper bound.
            let known = !matches!(preset, Preset::PriceDifference { .. });
            assert_eq!(compiled.bound().exact, known, "{text}: {:?}", compiled.bound());
            assert!(compiled.bound().share.numerator() > 0, "{text}");
        }
    }
}
