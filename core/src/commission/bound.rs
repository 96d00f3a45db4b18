//! The most that a plan can pay, computed before it is published.

use crate::commission::explain::percent_text;
use crate::commission::validate::{WHOLE_MICRO, micro};
use crate::commission::{
    Bonus, BonusKind, ChainTwoPlusOne, Combine, GoodsNamed, LevelClaim, LevelDifference, LevelRate, MAX_WALK,
    PeerBase, Plan, PlanRefusal, PriceDifference, SelfPurchase, SubShops, Tier, Unilevel, VolumeMode,
};
use crate::id::{BonusId, CategoryId, LevelId, ProductId};
use crate::money::{Currency, Exact, MoneyRefusal, Ratio};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The most that a plan's bonuses can pay for a line, over all uplines, levels, figures and products; of bonuses that are
/// closed by period, for what was sold in it.
///
/// It holds for each bonus alone exactly, and for all together it is their sum: a stated upper bound where no upline suits
/// them all. The witness is the dearest sale that was found, and `exact` says whether it pays the bound. Fixed amounts are
/// bounded apart from it, for their share depends on the unit price; what they would pay above the cap is cut when an
/// order is paid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bound {
    /// The largest share of a line's base that percentages pay.
    pub share: Ratio,
    /// The most that fixed amounts pay for one unit, in minor units.
    pub fixed_per_unit: Ratio,
    /// The product and the receivers that attain the share, in words.
    pub witness: String,
    /// The share that the dearest sale which was found pays.
    pub attained: Ratio,
    /// Whether it is the bound itself, but for rounding.
    pub exact: bool,
    /// The product of that sale; `None` for any without rates of its own.
    pub product: Option<ProductId>,
    /// The category of that product; `None` for any without rates of its own.
    pub category: Option<CategoryId>,
    /// The levels above its buyer, nearest first. All are promoters and pass every gate.
    pub upline: Vec<Option<LevelId>>,
}

impl Plan {
    /// The most that the plan can pay.
    ///
    /// # Errors
    /// Those of [`Plan::validate`], and [`PlanRefusal::Inexact`].
    pub fn bound(&self) -> Result<Bound, PlanRefusal> {
        self.validate()?;
        let reaches =
            self.bonuses.iter().map(|bonus| Reach::of(bonus, self)).collect::<Result<Vec<_>, _>>()?;
        let (mut share, mut fixed_per_unit) = sum_of(&reaches, Goods::Others)?;
        let mut dearest = Goods::Others;
        let products = self.products_named().into_iter().map(Goods::Product);
        let categories = self.categories_named().into_iter().map(Goods::Category);
        for goods in products.chain(categories) {
            let (of_goods, fixed) = sum_of(&reaches, goods)?;
            if fixed.exceeds(fixed_per_unit) {
                fixed_per_unit = fixed;
            }
            if of_goods.exceeds(share) {
                (share, dearest) = (of_goods, goods);
            }
        }
        let mut by_period = reaches.iter().filter(|reach| reach.by_period);
        let of_periods = by_period.try_fold(Ratio::ZERO, |sum, reach| {
            sum.plus(reach.general.share).map_err(|_| PlanRefusal::Inexact { bonus: reach.bonus.clone() })
        })?;
        let chains: Vec<_> = reaches.iter().map(|reach| reach.most(dearest).chain()).collect();
        let found = self.dearest_sale(dearest, &chains)?;
        let attained = found.share.plus(of_periods).unwrap_or(share);
        Ok(Bound {
            share,
            fixed_per_unit,
            witness: witness(&reaches, dearest, share),
            // Rounding takes less than one unit of a trillion for each receiver.
            exact: found.is_all_of(share, of_periods),
            attained,
            product: dearest.product().cloned(),
            category: found.category,
            upline: found.upline,
        })
    }

    /// Refuses a plan that can pay more than its cap.
    pub(super) fn check_cap(&self) -> Result<Bound, PlanRefusal> {
        let bound = self.bound()?;
        let cap = Ratio::percent(self.cap_percent).unwrap_or(Ratio::ZERO);
        if bound.share.exceeds(cap) {
            let witness = bound.witness.into_boxed_str();
            return Err(PlanRefusal::ExceedsCap { plan: self.id.clone(), cap: self.cap_percent, witness });
        }
        Ok(bound)
    }
}

/// A fixed amount for a unit in minor units.
pub(super) fn fixed_minor(fixed: Exact, plan: &Plan) -> Result<Ratio, MoneyRefusal> {
    fixed_in(fixed, plan.currency)
}

/// A fixed amount for a unit in minor units of a currency.
pub(super) fn fixed_in(fixed: Exact, currency: Currency) -> Result<Ratio, MoneyRefusal> {
    let (scale, exponent) = (fixed.scale(), currency.exponent());
    let power = |digits: u8| 10_i64.checked_pow(u32::from(digits));
    let ratio = || {
        let numerator = fixed.mantissa().checked_mul(power(exponent.saturating_sub(scale))?)?;
        Ratio::new(numerator, power(scale.saturating_sub(exponent))?)
    };
    ratio().ok_or(MoneyRefusal::Overflow {})
}

/// The most that one bonus can pay: generally, and for goods with rates of their own.
struct Reach<'a> {
    bonus: &'a BonusId,
    by_period: bool,
    general: Most<'a>,
    /// In order of the product's id.
    products: Vec<(&'a ProductId, Most<'a>)>,
    /// In order of the category's id.
    categories: Vec<(&'a CategoryId, Most<'a>)>,
}

/// Generally, and for products and categories with rates of their own.
#[derive(Default)]
struct Reaches<'a> {
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
pub(super) enum Goods<'a> {
    /// What no bonus names.
    Others,
    /// A product, of whatever category.
    Product(&'a ProductId),
    /// A product that no bonus names, of a category.
    Category(&'a CategoryId),
}

impl<'a> Goods<'a> {
    pub(super) const fn product(self) -> Option<&'a ProductId> {
        match self {
            Self::Product(product) => Some(product),
            Self::Others | Self::Category(_) => None,
        }
    }
}

#[derive(Default)]
struct Most<'a> {
    share: Ratio,
    fixed_per_unit: Ratio,
    parts: Vec<Best<'a>>,
}

/// How many a sale in a chain pays at the most.
const CHAIN_RECEIVERS: usize = 3;

/// The best that one depth can earn.
struct Best<'a> {
    share: Ratio,
    /// Whose it is; `None` for receivers without a rate of their level.
    level: Option<&'a LevelId>,
    what: What,
}

enum What {
    /// A tier, from 1.
    Tier(usize),
    /// A claim and how many stand above with the same level.
    Claim { peers: usize },
    /// What all of a period are paid.
    Period,
    /// What suppliers or the platform have.
    Partner,
    /// What the one has whom the buyer follows, and the nearest of each role above.
    Chain,
    /// What sub-shops add, as many as may stand above one another.
    Markup { sub_shops: u8 },
}

impl Most<'_> {
    /// The levels that earn it, nearest first.
    fn chain(&self) -> Vec<Option<LevelId>> {
        let mut chain = Vec::new();
        for part in &self.parts {
            let times = match part.what {
                What::Tier(_) => 1,
                What::Chain => CHAIN_RECEIVERS,
                What::Claim { peers } => peers.saturating_add(1),
                What::Period | What::Partner | What::Markup { .. } => 0,
            };
            chain.extend(core::iter::repeat_n(part.level.cloned(), times));
        }
        chain
    }
}

impl<'a> Reach<'a> {
    fn of(bonus: &'a Bonus, plan: &Plan) -> Result<Self, PlanRefusal> {
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
        products.sort_by_key(|(product, _)| *product);
        categories.sort_by_key(|(category, _)| *category);
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
        eligible.sort_unstable();
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
    fn most(&self, goods: Goods<'_>) -> &Most<'a> {
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
    fn fixed(&self, goods: Goods<'_>) -> Ratio {
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

pub(super) fn higher(one: Ratio, other: Ratio) -> Ratio {
    if other.exceeds(one) { other } else { one }
}

/// What is left of a price below so many of the largest mark-ups, in trillionths, rounded down.
pub(super) fn below_markups(sub_shops: &SubShops, count: u8) -> i64 {
    let markup = i128::from(micro(sub_shops.max_markup_percent));
    let whole = i128::from(WHOLE_MICRO);
    let step =
        |left: i128, _| left.saturating_mul(whole).checked_div(whole.saturating_add(markup)).unwrap_or(0);
    i64::try_from((0..count).fold(1_000_000_000_000_i128, step)).unwrap_or(0)
}

/// As many of the largest mark-ups as may stand above one another.
fn markups(sub_shops: &SubShops) -> Most<'_> {
    let (count, whole) = (sub_shops.max_chain, 1_000_000_000_000_i64);
    let added =
        Ratio::new(whole.saturating_sub(below_markups(sub_shops, count)), whole).unwrap_or(Ratio::ONE);
    let percent = Ratio::percent(sub_shops.percent).unwrap_or(Ratio::ONE);
    // What does not fit is bounded by the larger of the two.
    let share = added.times(percent).unwrap_or(added);
    let parts = Vec::from([Best { share, level: None, what: What::Markup { sub_shops: count } }]);
    Most { share, fixed_per_unit: Ratio::ZERO, parts }
}

fn of_period<'a>(percent: Exact) -> Most<'a> {
    let share = Ratio::percent(percent).unwrap_or(Ratio::ZERO);
    let parts = Vec::from([Best { share, level: None, what: What::Period }]);
    Most { share, fixed_per_unit: Ratio::ZERO, parts }
}

/// A price drops by no more than there is: all that was paid, in the limit of a price that is high enough.
fn price_drop(difference: &PriceDifference) -> Most<'_> {
    let Some(lowest) = difference.prices.first() else {
        return Most { share: Ratio::ZERO, fixed_per_unit: Ratio::ZERO, parts: Vec::new() };
    };
    let parts =
        Vec::from([Best { share: Ratio::ONE, level: Some(&lowest.level), what: What::Claim { peers: 0 } }]);
    Most { share: Ratio::ONE, fixed_per_unit: Ratio::ZERO, parts }
}

/// The largest claim, and as many peers as can stand below it.
fn most_of_claims<'a>(
    difference: &LevelDifference,
    claims: &'a [LevelClaim],
    plan: &Plan,
) -> Option<Most<'a>> {
    let percent = |tier: &Tier| {
        let unused = difference.combine == Combine::FixedWins && tier.fixed.is_some();
        if unused { Exact::ZERO } else { tier.percent }
    };
    let fixed = |tier: &Tier| fixed_minor(tier.fixed.unwrap_or_default(), plan).ok();
    // Each claim that is above another, with the first of its levels, ascending.
    let mut steps: Vec<(Exact, &LevelId)> = Vec::new();
    let mut top_fixed = Ratio::ZERO;
    for claim in claims {
        let own = fixed(&claim.rate)?;
        if own.exceeds(top_fixed) {
            top_fixed = own;
        }
        steps.push((percent(&claim.rate), &claim.level));
    }
    steps.sort_unstable();
    let jumps = steps.iter().filter(|(_, level)| {
        claims.iter().any(|claim| {
            claim.level == **level && (claim.rate.percent.is_positive() || claim.rate.fixed.is_some())
        })
    });
    let levels = jumps.count();
    steps.retain(|(percent, _)| percent.is_positive());
    steps.dedup_by_key(|(percent, _)| *percent);
    let (mut below, mut parts) = (Ratio::ZERO, Vec::new());
    let depth = difference.max_depth.map_or(MAX_WALK, usize::from).min(MAX_WALK);
    let depth = depth.saturating_add(usize::from(plan.self_purchase == SelfPurchase::Included));
    let Some((top, _)) = steps.last() else {
        return Some(Most {
            share: Ratio::ZERO,
            fixed_per_unit: with_fixed_peers(difference, top_fixed, levels, plan)?,
            parts,
        });
    };
    let top = Ratio::percent(*top).ok()?;
    let Some(peer) = difference.peer else {
        // Whoever has the largest claim may stand first.
        let (_, level) = steps.last()?;
        parts.push(Best { share: top, level: Some(level), what: What::Claim { peers: 0 } });
        return Some(Most { share: top, fixed_per_unit: top_fixed, parts });
    };
    let limit = usize::from(peer.limit);
    let peer_share = Ratio::percent(peer.rate.percent).ok()?;
    let mut share = top;
    match peer.of {
        // So many receivers of the whole base as fit beside the jumps.
        PeerBase::Order => {
            let fits = |jumps: usize| depth.saturating_sub(jumps).min(jumps.saturating_mul(limit));
            let jumps =
                (1..=steps.len().min(depth)).max_by_key(|jumps| (fits(*jumps), usize::MAX - *jumps))?;
            let mut left = fits(jumps);
            let skipped = steps.len().saturating_sub(jumps);
            share = share.plus(peer_share.times(Ratio::new(i64::try_from(left).ok()?, 1)?).ok()?).ok()?;
            for (percent, level) in steps.iter().skip(skipped) {
                let claim = Ratio::percent(*percent).ok()?;
                let (here, peers) = (claim.minus(below)?, left.min(limit));
                left = left.saturating_sub(peers);
                below = claim;
                parts.push(Best { share: here, level: Some(level), what: What::Claim { peers } });
            }
        }
        // All incomes together are the largest claim, and one receiver can have all of it.
        PeerBase::Income => {
            let peers = limit.min(depth.saturating_sub(1));
            let times = peer_share.times(Ratio::new(i64::try_from(peers).ok()?, 1)?).ok()?;
            share = share.plus(top.times(times).ok()?).ok()?;
            let (_, level) = steps.last()?;
            parts.push(Best { share: top, level: Some(level), what: What::Claim { peers } });
        }
    }
    Some(Most { share, fixed_per_unit: with_fixed_peers(difference, top_fixed, levels, plan)?, parts })
}

/// The largest fixed claim, and what peers can have beside it.
fn with_fixed_peers(difference: &LevelDifference, top: Ratio, levels: usize, plan: &Plan) -> Option<Ratio> {
    let Some(peer) = difference.peer else { return Some(top) };
    let count = i64::try_from(levels.saturating_mul(usize::from(peer.limit)).min(MAX_WALK)).ok()?;
    let own = fixed_minor(peer.rate.fixed.unwrap_or_default(), plan).ok()?;
    let mut most = top.plus(own.times(Ratio::new(count, 1)?).ok()?).ok()?;
    if peer.of == PeerBase::Income {
        let share =
            Ratio::percent(peer.rate.percent).ok()?.times(Ratio::new(i64::from(peer.limit), 1)?).ok()?;
        most = most.plus(top.times(share).ok()?).ok()?;
    }
    Some(most)
}

/// The best tier of one depth.
struct BestTier<'a> {
    /// The percentage in millionths of a percent.
    micro: i64,
    /// Whose percentage it is; `None` for receivers without a rate of their level.
    level: Option<&'a LevelId>,
    /// The largest fixed amount, of whatever level.
    fixed: Exact,
}

fn best_tiers<'a>(
    unilevel: &Unilevel,
    eligible: &[&'a LevelId],
    tiers: &'a [Tier],
    level_rates: &'a [LevelRate],
) -> Vec<BestTier<'a>> {
    // Rates of levels that never earn promise nothing.
    let earns = |level: &LevelId| eligible.is_empty() || eligible.binary_search(&level).is_ok();
    let mut rates: Vec<&LevelRate> = level_rates.iter().filter(|rate| earns(&rate.level)).collect();
    rates.sort_by_key(|rate| rate.tier);
    let mut rates = rates.into_iter().peekable();
    let mut best = Vec::with_capacity(tiers.len());
    for (n, tier) in tiers.iter().enumerate() {
        let mut here: Vec<(Option<&LevelId>, &Tier)> = Vec::new();
        while let Some(rate) = rates.next_if(|rate| usize::from(rate.tier) == n + 1) {
            here.push((Some(&rate.level), &rate.rate));
        }
        // The tier's own rate is for those without a rate of their level, if there can be any.
        if eligible.is_empty() {
            here.push((None, tier));
        } else {
            let own = |level: &&&LevelId| here.iter().any(|(other, _)| *other == Some(**level));
            let other = eligible.iter().find(|level| !own(level)).copied();
            here.extend(other.map(|level| (Some(level), tier)));
        }
        let fixed = here.iter().filter_map(|(_, tier)| tier.fixed).max().unwrap_or_default();
        let most = here.iter().max_by_key(|(_, tier)| unilevel.percent_of(tier));
        best.push(match most {
            Some((level, tier)) => BestTier { micro: micro(unilevel.percent_of(tier)), level: *level, fixed },
            None => BestTier { micro: 0, level: None, fixed },
        });
    }
    best
}

impl Unilevel {
    /// A sum of percentages as a share of the base.
    pub(super) fn share(&self, micro_sum: i64) -> Option<Ratio> {
        let pool = self.pool_percent.map_or(WHOLE_MICRO, micro);
        Ratio::new(micro_sum.checked_mul(pool)?, WHOLE_MICRO.checked_mul(WHOLE_MICRO)?)
    }
}

/// What all bonuses together pay for some goods.
fn sum_of(reaches: &[Reach<'_>], goods: Goods<'_>) -> Result<(Ratio, Ratio), PlanRefusal> {
    let mut sum = (Ratio::ZERO, Ratio::ZERO);
    for reach in reaches {
        let most = reach.most(goods);
        let inexact = |_| PlanRefusal::Inexact { bonus: reach.bonus.clone() };
        sum.0 = sum.0.plus(most.share).map_err(inexact)?;
        sum.1 = sum.1.plus(reach.fixed(goods)).map_err(inexact)?;
    }
    Ok(sum)
}

fn witness(reaches: &[Reach<'_>], goods: Goods<'_>, share: Ratio) -> String {
    let what = match goods {
        Goods::Others => "any product without rates of its own".into(),
        Goods::Product(product) => format!("product `{product}`"),
        Goods::Category(category) => format!("category `{category}`"),
    };
    let mut text = format!("a line of {what} pays {} of its base", percent_text(share));
    for (n, reach) in reaches.iter().filter(|reach| reach.most(goods).share.numerator() > 0).enumerate() {
        text.push_str(if n == 0 { ": " } else { "; " });
        text.push_str(&format!("bonus `{}` ", reach.bonus));
        let parts = reach.most(goods).parts.iter().filter(|part| part.share.numerator() > 0);
        for (nth, part) in parts.enumerate() {
            let percent = percent_text(part.share);
            let comma = if nth == 0 { "" } else { ", " };
            text.push_str(&format!("{comma}{percent}"));
            let whom = part.level.map_or_else(String::new, |level| format!(" to level `{level}`"));
            match part.what {
                What::Tier(tier) => text.push_str(&format!(" at tier {tier}{whom}")),
                What::Claim { peers: 0 } => text.push_str(&whom),
                What::Claim { peers } => {
                    text.push_str(&format!("{whom} and {peers} of the same level above"))
                }
                What::Period => text.push_str(" of what is sold in the period"),
                What::Partner => text.push_str(" for goods"),
                What::Chain => text.push_str(" along the chain"),
                What::Markup { sub_shops } => text.push_str(&format!(" added by {sub_shops} sub-shops")),
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use alloc::string::ToString;

    fn plan(cap: &str, unilevels: &str) -> Plan {
        let json = format!(r#"{{"id":"p","currency":"CNY","cap_percent":"{cap}","bonuses":[{unilevels}]}}"#);
        serde_json::from_str(&json).unwrap()
    }

    fn ratio(n: i64, d: i64) -> Ratio {
        Ratio::new(n, d).unwrap()
    }

    #[test]
    fn the_best_level_at_each_depth_counts() {
        let plan = plan(
            "25",
            r#"{"id":"team","kind":{"unilevel":{
                "tiers":[{"percent":"10"},{"percent":"5","fixed":"0.505"}],
                "level_rates":[{"level":"gold","tier":1,"rate":{"percent":"12","fixed":"1"}},
                               {"level":"lead","tier":2,"rate":{"percent":"1","fixed":"2"}}]}}}"#,
        );
        let bound = plan.bound().unwrap();
        assert_eq!(bound.share, ratio(17, 100));
        assert_eq!(bound.fixed_per_unit, ratio(300, 1));
        assert_eq!(
            bound.witness,
            "a line of any product without rates of its own pays 17 % of its base: \
             bonus `team` 12 % at tier 1 to level `gold`, 5 % at tier 2"
        );
        plan.check_cap().unwrap();
    }

    #[test]
    fn the_dearest_product_counts_and_the_pool_scales() {
        let plan = plan(
            "40",
            r#"{"id":"a","kind":{"unilevel":{"tiers":[{"percent":"50"},{"percent":"30"}],"pool_percent":"40",
                "products":[{"product":"vip","tiers":[{"percent":"100"}]}]}}},
               {"id":"b","kind":{"unilevel":{"tiers":[{"percent":"1"}]}}}"#,
        );
        assert_eq!(plan.bound().unwrap().share, ratio(41, 100));
        let refusal = plan.check_cap().unwrap_err();
        assert_eq!(refusal.code(), "plan.exceeds_cap");
        assert_eq!(
            refusal.to_string(),
            "plan `p` can pay more than its cap of 40 %: a line of product `vip` pays 41 % of its base: \
             bonus `a` 40 % at tier 1; bonus `b` 1 % at tier 1"
        );
    }

    #[test]
    fn levels_that_never_earn_do_not_count() {
        let text = |eligible: &str| {
            format!(
                r#"{{"id":"a","kind":{{"unilevel":{{"tiers":[{{"percent":"20"}}],"eligible":{eligible},
                "level_rates":[{{"level":"gold","tier":1,"rate":{{"percent":"5"}}}}]}}}}}}"#
            )
        };
        assert_eq!(plan("100", &text(r#"["gold"]"#)).bound().unwrap().share, ratio(5, 100));
        assert_eq!(plan("100", &text(r#"["gold","lead"]"#)).bound().unwrap().share, ratio(20, 100));
        assert_eq!(plan("100", &text(r#"["lead"]"#)).bound().unwrap().share, ratio(20, 100));
        assert_eq!(plan("100", &text("[]")).bound().unwrap().share, ratio(20, 100));
    }

    #[test]
    fn a_fixed_amount_that_wins_leaves_no_share() {
        let plan = plan(
            "0",
            r#"{"id":"a","kind":{"unilevel":{"combine":"fixed_wins","tiers":[{"percent":"20","fixed":"1"}]}}}"#,
        );
        let bound = plan.check_cap().unwrap();
        assert_eq!((bound.share, bound.fixed_per_unit), (Ratio::ZERO, ratio(100, 1)));
    }
}

#[cfg(test)]
#[path = "bound_tests.rs"]
mod properties;
