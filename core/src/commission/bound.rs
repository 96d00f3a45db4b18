//! The most that a plan can pay, computed before it is published.

use crate::commission::explain::percent_text;
use crate::commission::validate::{WHOLE_MICRO, micro};
use crate::commission::{Bonus, BonusKind, LevelRate, Plan, PlanRefusal, Tier, Unilevel};
use crate::id::{BonusId, LevelId, ProductId};
use crate::money::{Exact, MoneyRefusal, Ratio};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The most that a plan's bonuses can pay for a line, over all uplines, levels and products.
///
/// The share is attained by an upline of the witness where there is one bonus; several bonuses whose best levels at one
/// depth differ may pay less. Fixed amounts are bounded apart from it, for their share depends on the unit price; what
/// they would pay above the cap is cut when an order is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The largest share of a line's base that percentages pay.
    pub share: Ratio,
    /// The most that fixed amounts pay for one unit, in minor units.
    pub fixed_per_unit: Ratio,
    /// The product and the receivers that attain the share, in words.
    pub witness: String,
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
        let (mut share, mut fixed_per_unit) = sum_of(&reaches, None)?;
        let mut dearest = None;
        for product in self.products_named() {
            let (of_product, fixed) = sum_of(&reaches, Some(product))?;
            if fixed.exceeds(fixed_per_unit) {
                fixed_per_unit = fixed;
            }
            if of_product.exceeds(share) {
                (share, dearest) = (of_product, Some(product));
            }
        }
        Ok(Bound { share, fixed_per_unit, witness: witness(&reaches, dearest, share) })
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
    let (scale, exponent) = (fixed.scale(), plan.currency.exponent());
    let power = |digits: u8| 10_i64.checked_pow(u32::from(digits));
    let ratio = || {
        let numerator = fixed.mantissa().checked_mul(power(exponent.saturating_sub(scale))?)?;
        Ratio::new(numerator, power(scale.saturating_sub(exponent))?)
    };
    ratio().ok_or(MoneyRefusal::Overflow {})
}

/// The most that one bonus can pay: generally, and for each product with rates of its own.
struct Reach<'a> {
    bonus: &'a BonusId,
    unilevel: &'a Unilevel,
    general: Most<'a>,
    /// In order of the product's id.
    products: Vec<(&'a ProductId, Most<'a>)>,
}

struct Most<'a> {
    share: Ratio,
    fixed_per_unit: Ratio,
    tiers: Vec<Best<'a>>,
}

/// The best that one depth can earn.
struct Best<'a> {
    /// The percentage in millionths of a percent.
    micro: i64,
    /// Whose percentage it is; `None` for receivers without a rate of their level.
    level: Option<&'a LevelId>,
    /// The largest fixed amount, of whatever level.
    fixed: Exact,
}

impl<'a> Reach<'a> {
    fn of(bonus: &'a Bonus, plan: &Plan) -> Result<Self, PlanRefusal> {
        let Bonus { id, kind: BonusKind::Unilevel(unilevel) } = bonus;
        let mut eligible: Vec<&LevelId> = unilevel.eligible.iter().collect();
        eligible.sort_unstable();
        let most = |tiers, level_rates| {
            let tiers = best_tiers(unilevel, &eligible, tiers, level_rates);
            let inexact = |_| PlanRefusal::Inexact { bonus: id.clone() };
            let share = unilevel.share(tiers.iter().map(|tier| tier.micro).sum());
            let share = share.ok_or_else(|| PlanRefusal::Inexact { bonus: id.clone() })?;
            let mut fixed_per_unit = Ratio::ZERO;
            for tier in &tiers {
                let fixed = fixed_minor(tier.fixed, plan).map_err(inexact)?;
                fixed_per_unit = fixed_per_unit.plus(fixed).map_err(inexact)?;
            }
            Ok(Most { share, fixed_per_unit, tiers })
        };
        let mut products = Vec::with_capacity(unilevel.products.len());
        for own in &unilevel.products {
            products.push((&own.product, most(&own.tiers, &own.level_rates)?));
        }
        products.sort_by_key(|(product, _)| *product);
        let general = most(&unilevel.tiers, &unilevel.level_rates)?;
        Ok(Self { bonus: id, unilevel, general, products })
    }

    fn most(&self, product: Option<&ProductId>) -> &Most<'a> {
        product
            .and_then(|id| self.products.binary_search_by_key(&id, |(product, _)| *product).ok())
            .and_then(|n| self.products.get(n))
            .map_or(&self.general, |(_, most)| most)
    }
}

fn best_tiers<'a>(
    unilevel: &Unilevel,
    eligible: &[&LevelId],
    tiers: &'a [Tier],
    level_rates: &'a [LevelRate],
) -> Vec<Best<'a>> {
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
        if eligible.is_empty() || here.len() < eligible.len() {
            here.push((None, tier));
        }
        let fixed = here.iter().filter_map(|(_, tier)| tier.fixed).max().unwrap_or_default();
        let most = here.iter().max_by_key(|(_, tier)| unilevel.percent_of(tier));
        best.push(match most {
            Some((level, tier)) => Best { micro: micro(unilevel.percent_of(tier)), level: *level, fixed },
            None => Best { micro: 0, level: None, fixed },
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

/// What all bonuses together pay for one product, or for those without rates of their own.
fn sum_of(reaches: &[Reach<'_>], product: Option<&ProductId>) -> Result<(Ratio, Ratio), PlanRefusal> {
    let mut sum = (Ratio::ZERO, Ratio::ZERO);
    for reach in reaches {
        let most = reach.most(product);
        let inexact = |_| PlanRefusal::Inexact { bonus: reach.bonus.clone() };
        sum.0 = sum.0.plus(most.share).map_err(inexact)?;
        sum.1 = sum.1.plus(most.fixed_per_unit).map_err(inexact)?;
    }
    Ok(sum)
}

fn witness(reaches: &[Reach<'_>], product: Option<&ProductId>, share: Ratio) -> String {
    let what = match product {
        None => "any product without rates of its own".into(),
        Some(product) => format!("product `{product}`"),
    };
    let mut text = format!("a line of {what} pays {} of its base", percent_text(share));
    for (n, reach) in reaches.iter().filter(|reach| reach.most(product).share.numerator() > 0).enumerate() {
        text.push_str(if n == 0 { ": " } else { "; " });
        text.push_str(&format!("bonus `{}` ", reach.bonus));
        let tiers = reach.most(product).tiers.iter().enumerate().filter(|(_, tier)| tier.micro > 0);
        for (nth, (n, tier)) in tiers.enumerate() {
            let percent = reach.unilevel.share(tier.micro).map_or_else(String::new, percent_text);
            let whom = tier.level.map_or_else(String::new, |level| format!(" to level `{level}`"));
            let comma = if nth == 0 { "" } else { ", " };
            text.push_str(&format!("{comma}{percent} at tier {}{whom}", n + 1));
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
