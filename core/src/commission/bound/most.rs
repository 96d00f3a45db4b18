//! The most that one kind of bonus pays for a sale, and whose it is.

use crate::arrange::Arrange;
use crate::commission::validate::{WHOLE_MICRO, micro};
use crate::commission::{
    Combine, LevelClaim, LevelDifference, LevelRate, MAX_WALK, PeerBase, Plan, PriceDifference, SelfPurchase,
    SubShops, Tier, Unilevel,
};
use crate::id::LevelId;
use crate::money::{Currency, Exact, MoneyRefusal, Ratio};
use alloc::vec::Vec;

/// A fixed amount for a unit in minor units.
pub(in crate::commission) fn fixed_minor(fixed: Exact, plan: &Plan) -> Result<Ratio, MoneyRefusal> {
    fixed_in(fixed, plan.currency)
}

/// A fixed amount for a unit in minor units of a currency.
pub(in crate::commission) fn fixed_in(fixed: Exact, currency: Currency) -> Result<Ratio, MoneyRefusal> {
    let (scale, exponent) = (fixed.scale(), currency.exponent());
    let power = |digits: u8| 10_i64.checked_pow(u32::from(digits));
    let ratio = || {
        let numerator = fixed.mantissa().checked_mul(power(exponent.saturating_sub(scale))?)?;
        Ratio::new(numerator, power(scale.saturating_sub(exponent))?)
    };
    ratio().ok_or(MoneyRefusal::Overflow {})
}

#[derive(Default)]
pub(super) struct Most<'a> {
    pub(super) share: Ratio,
    pub(super) fixed_per_unit: Ratio,
    pub(super) parts: Vec<Best<'a>>,
}

/// How many a sale in a chain pays at the most.
pub(super) const CHAIN_RECEIVERS: usize = 3;

/// The best that one depth can earn.
pub(super) struct Best<'a> {
    pub(super) share: Ratio,
    /// Whose it is; `None` for receivers without a rate of their level.
    pub(super) level: Option<&'a LevelId>,
    pub(super) what: What,
}

pub(super) enum What {
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
    pub(super) fn chain(&self) -> Vec<Option<LevelId>> {
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

pub(in crate::commission) fn higher(one: Ratio, other: Ratio) -> Ratio {
    if other.exceeds(one) { other } else { one }
}

/// What is left of a price below so many of the largest mark-ups, in trillionths, rounded down.
pub(in crate::commission) fn below_markups(sub_shops: &SubShops, count: u8) -> i64 {
    let markup = i128::from(micro(sub_shops.max_markup_percent));
    let whole = i128::from(WHOLE_MICRO);
    let step =
        |left: i128, _| left.saturating_mul(whole).checked_div(whole.saturating_add(markup)).unwrap_or(0);
    i64::try_from((0..count).fold(1_000_000_000_000_i128, step)).unwrap_or(0)
}

/// As many of the largest mark-ups as may stand above one another.
pub(super) fn markups(sub_shops: &SubShops) -> Most<'_> {
    let (count, whole) = (sub_shops.max_chain, 1_000_000_000_000_i64);
    let added =
        Ratio::new(whole.saturating_sub(below_markups(sub_shops, count)), whole).unwrap_or(Ratio::ONE);
    let percent = Ratio::percent(sub_shops.percent).unwrap_or(Ratio::ONE);
    // What does not fit is bounded by the larger of the two.
    let share = added.times(percent).unwrap_or(added);
    let parts = Vec::from([Best { share, level: None, what: What::Markup { sub_shops: count } }]);
    Most { share, fixed_per_unit: Ratio::ZERO, parts }
}

pub(super) fn of_period<'a>(percent: Exact) -> Most<'a> {
    let share = Ratio::percent(percent).unwrap_or(Ratio::ZERO);
    let parts = Vec::from([Best { share, level: None, what: What::Period }]);
    Most { share, fixed_per_unit: Ratio::ZERO, parts }
}

/// A price drops by no more than there is: all that was paid, in the limit of a price that is high enough.
pub(super) fn price_drop(difference: &PriceDifference) -> Most<'_> {
    let Some(lowest) = difference.prices.first() else {
        return Most { share: Ratio::ZERO, fixed_per_unit: Ratio::ZERO, parts: Vec::new() };
    };
    let parts =
        Vec::from([Best { share: Ratio::ONE, level: Some(&lowest.level), what: What::Claim { peers: 0 } }]);
    Most { share: Ratio::ONE, fixed_per_unit: Ratio::ZERO, parts }
}

/// The largest claim, and as many peers as can stand below it.
pub(super) fn most_of_claims<'a>(
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
    steps.arrange();
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
pub(super) fn with_fixed_peers(
    difference: &LevelDifference,
    top: Ratio,
    levels: usize,
    plan: &Plan,
) -> Option<Ratio> {
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
pub(super) struct BestTier<'a> {
    /// The percentage in millionths of a percent.
    pub(super) micro: i64,
    /// Whose percentage it is; `None` for receivers without a rate of their level.
    pub(super) level: Option<&'a LevelId>,
    /// The largest fixed amount, of whatever level.
    pub(super) fixed: Exact,
}

pub(super) fn best_tiers<'a>(
    unilevel: &Unilevel,
    eligible: &[&'a LevelId],
    tiers: &'a [Tier],
    level_rates: &'a [LevelRate],
) -> Vec<BestTier<'a>> {
    // Rates of levels that never earn promise nothing.
    let earns = |level: &LevelId| eligible.is_empty() || eligible.binary_search(&level).is_ok();
    let mut rates: Vec<&LevelRate> = level_rates.iter().filter(|rate| earns(&rate.level)).collect();
    rates.arrange_by_key(|rate| rate.tier);
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
    pub(in crate::commission) fn share(&self, micro_sum: i64) -> Option<Ratio> {
        let pool = self.pool_percent.map_or(WHOLE_MICRO, micro);
        Ratio::new(micro_sum.checked_mul(pool)?, WHOLE_MICRO.checked_mul(WHOLE_MICRO)?)
    }
}
