//! A period bonus made ready: its amounts in minor units, its rates as ratios, its levels as slots.

use crate::commission::compiled::Slots;
use crate::commission::validate::micro;
use crate::commission::{BonusKind, DividendSplit, OverCap, PlanRefusal, VolumeMode};
use crate::id::{LevelId, PlacementTreeId, ProductId};
use crate::money::{Amount, Exact, Money, Ratio};
use crate::slot::{LevelSlot, ProductSlot};
use alloc::vec::Vec;

/// A compiled period bonus.
#[derive(Debug, Clone)]
pub(super) enum CompiledPeriod {
    Team {
        /// Least volume in minor units and its share, ascending.
        tiers: Vec<(i64, Ratio)>,
        mode: VolumeMode,
        eligible: Vec<LevelSlot>,
        pool: Option<Ratio>,
    },
    Dividend {
        pool: Ratio,
        /// In order of level: millionths.
        members: Vec<(LevelSlot, i64)>,
        split: DividendSplit,
    },
    Binary {
        share: Ratio,
        ratio: i64,
        cap: Option<Amount>,
        over_cap: OverCap,
        carry: bool,
        eligible: Vec<LevelSlot>,
        pool: Ratio,
        /// `None` for the one that was opened first.
        tree: Option<PlacementTreeId>,
    },
}

impl<L, P> Slots<'_, L, P>
where
    L: Fn(&LevelId) -> Result<LevelSlot, PlanRefusal>,
    P: Fn(&ProductId) -> Result<ProductSlot, PlanRefusal>,
{
    pub(super) fn period(&self, kind: &BonusKind) -> Result<CompiledPeriod, PlanRefusal> {
        let share = |percent: Exact| Ratio::percent(percent).unwrap_or(Ratio::ZERO);
        let minor = |value: Exact| {
            Money::from_exact(value, self.plan.currency).map(Money::amount).map_err(|_| {
                PlanRefusal::AmountInvalid { field: "from".into(), value, rule: "an amount of the currency" }
            })
        };
        Ok(match kind {
            BonusKind::Dividend(dividend) => {
                let mut members = Vec::with_capacity(dividend.members.len());
                for member in &dividend.members {
                    members.push(((self.level)(&member.level)?, micro(member.share)));
                }
                members.sort_unstable();
                CompiledPeriod::Dividend {
                    pool: share(dividend.pool_percent),
                    members,
                    split: dividend.split,
                }
            }
            BonusKind::Binary(binary) => CompiledPeriod::Binary {
                share: share(binary.percent),
                ratio: i64::from(binary.ratio),
                cap: binary.cap.map(minor).transpose()?,
                over_cap: binary.over_cap,
                carry: binary.carry,
                eligible: self.levels(&binary.eligible)?,
                pool: share(binary.pool_percent),
                tree: binary.tree.clone(),
            },
            BonusKind::TeamVolume(team) => {
                let mut tiers = Vec::with_capacity(team.tiers.len());
                for tier in &team.tiers {
                    tiers.push((minor(tier.from)?.minor(), share(tier.percent)));
                }
                CompiledPeriod::Team {
                    tiers,
                    mode: team.mode,
                    eligible: self.levels(&team.eligible)?,
                    pool: team.pool_percent.map(share),
                }
            }
            // Bonuses of orders are compiled elsewhere.
            BonusKind::Unilevel(_)
            | BonusKind::LevelDifference(_)
            | BonusKind::PriceDifference(_)
            | BonusKind::SubShops(_)
            | BonusKind::SupplierShare(_)
            | BonusKind::TakeRate(_)
            | BonusKind::ChainTwoPlusOne(_) => CompiledPeriod::Team {
                tiers: Vec::new(),
                mode: VolumeMode::Difference,
                eligible: Vec::new(),
                pool: None,
            },
        })
    }
}
