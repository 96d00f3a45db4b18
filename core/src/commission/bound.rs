//! The most that a plan can pay, computed before it is published.

use crate::commission::validate::{WHOLE_MICRO, micro};
use crate::commission::{Bonus, BonusKind, LevelRate, Plan, PlanRefusal, Tier, Unilevel};
use crate::id::{LevelId, ProductId};
use crate::money::{Exact, Ratio};
use alloc::format;
use alloc::string::{String, ToString};
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
        let mut most = self.bound_of(None)?;
        for product in self.products_named() {
            let bound = self.bound_of(Some(product))?;
            if bound.fixed_per_unit.exceeds(most.fixed_per_unit) {
                most.fixed_per_unit = bound.fixed_per_unit;
            }
            if bound.share.exceeds(most.share) {
                most = Bound { fixed_per_unit: most.fixed_per_unit, ..bound };
            }
        }
        Ok(most)
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

    /// The bound for one product, or for those that no bonus lists.
    fn bound_of(&self, product: Option<&ProductId>) -> Result<Bound, PlanRefusal> {
        let (mut share, mut fixed_per_unit, mut parts) = (Ratio::ZERO, Ratio::ZERO, Vec::new());
        for Bonus { id, kind: BonusKind::Unilevel(unilevel) } in &self.bonuses {
            let inexact = |_| PlanRefusal::Inexact { bonus: id.clone() };
            let best = unilevel.best_tiers(product);
            let sum: i64 = best.iter().map(|tier| tier.micro).sum();
            let of_pool = unilevel.share(sum).ok_or_else(|| PlanRefusal::Inexact { bonus: id.clone() })?;
            share = share.plus(of_pool).map_err(inexact)?;
            for tier in &best {
                let fixed = fixed_minor(tier.fixed, self).map_err(inexact)?;
                fixed_per_unit = fixed_per_unit.plus(fixed).map_err(inexact)?;
            }
            if sum > 0 {
                parts.push(describe(id.as_str(), unilevel, &best));
            }
        }
        let what = match product {
            None => "any product without rates of its own".into(),
            Some(product) => format!("product `{product}`"),
        };
        let whole = super::explain::percent_text(share);
        let witness = format!("a line of {what} pays {whole} of its base: {}", parts.join("; "));
        Ok(Bound { share, fixed_per_unit, witness })
    }
}

/// A fixed amount for a unit in minor units.
pub(super) fn fixed_minor(fixed: Exact, plan: &Plan) -> Result<Ratio, crate::money::MoneyRefusal> {
    let (scale, exponent) = (fixed.scale(), plan.currency.exponent());
    let overflow = crate::money::MoneyRefusal::Overflow {};
    let unit = 10_i64.checked_pow(u32::from(exponent.saturating_sub(scale))).ok_or(overflow.clone())?;
    let finer = 10_i64.checked_pow(u32::from(scale.saturating_sub(exponent))).ok_or(overflow.clone())?;
    fixed.mantissa().checked_mul(unit).and_then(|n| Ratio::new(n, finer)).ok_or(overflow)
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

impl Unilevel {
    /// A sum of percentages as a share of the base.
    pub(super) fn share(&self, micro_sum: i64) -> Option<Ratio> {
        let pool = self.pool_percent.map_or(WHOLE_MICRO, micro);
        Ratio::new(micro_sum.checked_mul(pool)?, WHOLE_MICRO.checked_mul(WHOLE_MICRO)?)
    }

    fn best_tiers(&self, product: Option<&ProductId>) -> Vec<Best<'_>> {
        let own = product.and_then(|id| self.products.iter().find(|rates| rates.product == *id));
        let (tiers, level_rates) = match own {
            None => (&self.tiers, &self.level_rates),
            Some(own) => (&own.tiers, &own.level_rates),
        };
        // Rates of levels that never earn promise nothing.
        let earns = |level: &LevelId| self.eligible.is_empty() || self.eligible.contains(level);
        let mut rates: Vec<&LevelRate> = level_rates.iter().filter(|rate| earns(&rate.level)).collect();
        rates.sort_by_key(|rate| rate.tier);
        let mut rates = rates.into_iter().peekable();
        let mut best = Vec::with_capacity(tiers.len());
        for (n, tier) in tiers.iter().enumerate() {
            let mut here: Vec<(Option<&LevelId>, &Tier)> = Vec::new();
            while let Some(rate) = rates.next_if(|rate| usize::from(rate.tier) == n + 1) {
                here.push((Some(&rate.level), &rate.rate));
            }
            if self.eligible.is_empty() || here.len() < self.eligible.len() {
                here.push((None, tier));
            }
            let fixed = here.iter().filter_map(|(_, tier)| tier.fixed).max().unwrap_or_default();
            let most = here.iter().max_by_key(|(_, tier)| self.percent_of(tier));
            best.push(match most {
                Some((level, tier)) => Best { micro: micro(self.percent_of(tier)), level: *level, fixed },
                None => Best { micro: 0, level: None, fixed },
            });
        }
        best
    }
}

fn describe(bonus: &str, unilevel: &Unilevel, best: &[Best<'_>]) -> String {
    let tiers = best.iter().enumerate().filter(|(_, tier)| tier.micro > 0).map(|(n, tier)| {
        let percent = unilevel.share(tier.micro).map_or_else(String::new, super::explain::percent_text);
        let whom = tier.level.map_or_else(String::new, |level| format!(" to level `{level}`"));
        format!("{percent} at tier {}{whom}", n + 1)
    });
    format!("bonus `{bonus}` {}", tiers.collect::<Vec<_>>().join(", ").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

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
