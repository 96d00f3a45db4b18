//! The most that a plan can pay, computed before it is published.

mod most;
mod reach;

pub(super) use most::{below_markups, fixed_in, fixed_minor, higher};
pub(super) use reach::Goods;

use crate::commission::bound::most::What;
use crate::commission::bound::reach::{Reach, sum_of};
use crate::commission::explain::percent_text;
use crate::commission::{Plan, PlanRefusal};
use crate::id::{CategoryId, LevelId, ProductId};
use crate::money::Ratio;
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
mod properties;
