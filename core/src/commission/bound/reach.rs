//! How far each bonus of a plan reaches, generally and for goods with rates of their own.

use crate::arrange::Arrange;
use crate::commission::bound::most::{
    Best, Most, What, best_tiers, fixed_minor, higher, markups, most_of_claims, of_period, price_drop,
};
use crate::commission::{
    Bonus, BonusKind, ChainTwoPlusOne, GoodsNamed, LevelClaim, LevelDifference, Plan, PlanRefusal,
    SelfPurchase, Tier, Unilevel, VolumeMode,
};
use crate::id::{BonusId, CategoryId, LevelId, ProductId};
use crate::money::{Exact, Ratio};
use alloc::vec::Vec;

/// The most that one bonus can pay: generally, and for goods with rates of their own.
pub(super) struct Reach<'a> {
    pub(super) bonus: &'a BonusId,
    pub(super) by_period: bool,
    pub(super) general: Most<'a>,
    /// In order of the product's id.
    products: Vec<(&'a ProductId, Most<'a>)>,
    /// In order of the category's id.
    categories: Vec<(&'a CategoryId, Most<'a>)>,
}

/// Generally, and for products and categories with rates of their own.
#[derive(Default)]
pub(super) struct Reaches<'a> {
    general: Most<'a>,
    products: Vec<(&'a ProductId, Most<'a>)>,
    categories: Vec<(&'a CategoryId, Most<'a>)>,
}

impl<'a> From<Most<'a>> for Reaches<'a> {
    fn from(general: Most<'a>) -> Self {
        Self { general, ..Self::default() }
    }
}

/// What is sold.
#[derive(Debug, Clone, Copy)]
pub(in crate::commission) enum Goods<'a> {
    /// What no bonus names.
    Others,
    /// A product, of whatever category.
    Product(&'a ProductId),
    /// A product that no bonus names, of a category.
    Category(&'a CategoryId),
}

impl<'a> Goods<'a> {
    pub(in crate::commission) const fn product(self) -> Option<&'a ProductId> {
        match self {
            Self::Product(product) => Some(product),
            Self::Others | Self::Category(_) => None,
        }
    }
}

impl<'a> Reach<'a> {
    pub(super) fn of(bonus: &'a Bonus, plan: &Plan) -> Result<Self, PlanRefusal> {
        let Reaches { general, mut products, mut categories } = match &bonus.kind {
            BonusKind::Unilevel(unilevel) => Self::unilevel(&bonus.id, unilevel, plan)?,
            BonusKind::LevelDifference(difference) => Self::levels(&bonus.id, difference, plan)?,
            BonusKind::PriceDifference(difference) => price_drop(difference).into(),
            BonusKind::SubShops(sub_shops) => markups(sub_shops).into(),
            BonusKind::ChainTwoPlusOne(chain) => Self::chain(chain, plan)?,
            BonusKind::SupplierShare(share) => {
                Self::partners(&bonus.id, share.shares.iter().map(|own| (&own.goods, &own.rate)), plan)?
            }
            BonusKind::TakeRate(take) => {
                Self::partners(&bonus.id, take.rates.iter().map(|own| (&own.goods, &own.rate)), plan)?
            }
            BonusKind::TeamVolume(team) => {
                let top = team.tiers.iter().map(|tier| tier.percent).max().unwrap_or_default();
                let pool = team.pool_percent.unwrap_or(Exact::HUNDRED);
                let most = if team.mode == VolumeMode::Whole { pool } else { top.min(pool) };
                of_period(most).into()
            }
            BonusKind::Dividend(dividend) => of_period(dividend.pool_percent).into(),
            BonusKind::Binary(binary) => of_period(binary.pool_percent).into(),
        };
        products.arrange_by_key(|(product, _)| *product);
        categories.arrange_by_key(|(category, _)| *category);
        let by_period = general.parts.iter().any(|part| matches!(part.what, What::Period));
        Ok(Self { bonus: &bonus.id, by_period, general, products, categories })
    }

    fn chain(chain: &'a ChainTwoPlusOne, plan: &Plan) -> Result<Reaches<'a>, PlanRefusal> {
        let most = || {
            let (share, fixed_per_unit) = chain.compile(plan.currency)?.most();
            let parts = Vec::from([Best { share, level: None, what: What::Chain }]);
            Ok::<_, PlanRefusal>(Most { share, fixed_per_unit, parts })
        };
        let mut reaches = Reaches::default();
        for product in &chain.products {
            reaches.products.push((product, most()?));
        }
        if chain.products.is_empty() {
            reaches.general = most()?;
        }
        Ok(reaches)
    }

    fn partners(
        id: &BonusId,
        rates: impl Iterator<Item = (&'a GoodsNamed, &'a Tier)>,
        plan: &Plan,
    ) -> Result<Reaches<'a>, PlanRefusal> {
        let inexact = |_| PlanRefusal::Inexact { bonus: id.clone() };
        let mut reaches = Reaches::default();
        for (goods, rate) in rates {
            let most = || {
                let share = Ratio::percent(rate.percent).map_err(inexact)?;
                let fixed_per_unit = fixed_minor(rate.fixed.unwrap_or_default(), plan).map_err(inexact)?;
                let parts = Vec::from([Best { share, level: None, what: What::Partner }]);
                Ok::<_, PlanRefusal>(Most { share, fixed_per_unit, parts })
            };
            if goods.is_empty() {
                reaches.general = most()?;
            }
            for product in &goods.products {
                reaches.products.push((product, most()?));
            }
            for category in &goods.categories {
                reaches.categories.push((category, most()?));
            }
        }
        Ok(reaches)
    }

    fn unilevel(id: &'a BonusId, unilevel: &'a Unilevel, plan: &Plan) -> Result<Reaches<'a>, PlanRefusal> {
        let mut eligible: Vec<&LevelId> = unilevel.eligible.iter().collect();
        eligible.arrange();
        let inexact = || PlanRefusal::Inexact { bonus: id.clone() };
        let most = |tiers, level_rates| {
            let tiers = best_tiers(unilevel, &eligible, tiers, level_rates);
            let reached = unilevel.max_depth.map_or(usize::MAX, usize::from);
            // The buyer may have the first tier.
            let reached = reached.saturating_add(usize::from(plan.self_purchase == SelfPurchase::Included));
            let mut most = Most { share: Ratio::ZERO, fixed_per_unit: Ratio::ZERO, parts: Vec::new() };
            let mut micros = 0_i64;
            for (n, tier) in tiers.iter().enumerate().take(reached) {
                micros = micros.saturating_add(tier.micro);
                let fixed = fixed_minor(tier.fixed, plan).map_err(|_| inexact())?;
                most.fixed_per_unit = most.fixed_per_unit.plus(fixed).map_err(|_| inexact())?;
                let share = unilevel.share(tier.micro).ok_or_else(inexact)?;
                most.parts.push(Best { share, level: tier.level, what: What::Tier(n + 1) });
            }
            most.share = unilevel.share(micros).ok_or_else(inexact)?;
            Ok::<_, PlanRefusal>(most)
        };
        let mut products = Vec::with_capacity(unilevel.products.len());
        for own in &unilevel.products {
            products.push((&own.product, most(&own.tiers, &own.level_rates)?));
        }
        let mut categories = Vec::with_capacity(unilevel.categories().len());
        for own in unilevel.categories() {
            categories.push((&own.category, most(&own.tiers, &own.level_rates)?));
        }
        Ok(Reaches { general: most(&unilevel.tiers, &unilevel.level_rates)?, products, categories })
    }

    fn levels(
        id: &'a BonusId,
        difference: &'a LevelDifference,
        plan: &Plan,
    ) -> Result<Reaches<'a>, PlanRefusal> {
        let most = |claims: &'a [LevelClaim]| {
            most_of_claims(difference, claims, plan).ok_or_else(|| PlanRefusal::Inexact { bonus: id.clone() })
        };
        let mut products = Vec::with_capacity(difference.products.len());
        for own in &difference.products {
            products.push((&own.product, most(&own.rates)?));
        }
        let mut categories = Vec::with_capacity(difference.categories().len());
        for own in difference.categories() {
            categories.push((&own.category, most(&own.rates)?));
        }
        Ok(Reaches { general: most(&difference.rates)?, products, categories })
    }

    /// The most by percentages. A product without rates of its own may be of any category.
    pub(super) fn most(&self, goods: Goods<'_>) -> &Most<'a> {
        match goods {
            Goods::Others => &self.general,
            Goods::Category(id) => {
                let found = self.categories.binary_search_by_key(&id, |(category, _)| *category).ok();
                found.and_then(|n| self.categories.get(n)).map_or(&self.general, |(_, most)| most)
            }
            Goods::Product(id) => {
                let found = self.products.binary_search_by_key(&id, |(product, _)| *product).ok();
                if let Some((_, own)) = found.and_then(|n| self.products.get(n)) {
                    return own;
                }
                let others = self.categories.iter().map(|(_, most)| most);
                others.fold(
                    &self.general,
                    |best, most| if most.share.exceeds(best.share) { most } else { best },
                )
            }
        }
    }

    /// The most by fixed amounts.
    pub(super) fn fixed(&self, goods: Goods<'_>) -> Ratio {
        let own = self.most(goods).fixed_per_unit;
        match goods {
            Goods::Product(id) if self.products.iter().all(|(product, _)| *product != id) => {
                let others = self.categories.iter().map(|(_, most)| most.fixed_per_unit);
                others.chain([self.general.fixed_per_unit]).fold(own, higher)
            }
            _ => own,
        }
    }
}

/// What all bonuses together pay for some goods.
pub(super) fn sum_of(reaches: &[Reach<'_>], goods: Goods<'_>) -> Result<(Ratio, Ratio), PlanRefusal> {
    let mut sum = (Ratio::ZERO, Ratio::ZERO);
    for reach in reaches {
        let most = reach.most(goods);
        let inexact = |_| PlanRefusal::Inexact { bonus: reach.bonus.clone() };
        sum.0 = sum.0.plus(most.share).map_err(inexact)?;
        sum.1 = sum.1.plus(reach.fixed(goods)).map_err(inexact)?;
    }
    Ok(sum)
}
