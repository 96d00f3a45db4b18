//! The checks of a plan that need nothing but the plan.

use crate::arrange::Arrange;
use crate::commission::validate_parts::{check_depth, check_other, check_parts};
use crate::commission::{
    Along, BonusKind, Combine, LevelRate, Plan, PlanRefusal, Tier, Unilevel, WithdrawalRules,
};
use crate::id::BonusId;
use crate::money::{Currency, Exact, MAX_INPUT_MINOR, Money};
use crate::time::Span;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Most bonuses of a plan.
const MAX_BONUSES: usize = 32;
/// Most tiers of a bonus.
const MAX_TIERS: usize = 100;
/// Most rates by level in one list, and most eligible levels.
pub(super) const MAX_LEVEL_RATES: usize = 10_000;
/// Most products with rates of their own, in all bonuses together: the bound is computed for each.
const MAX_PRODUCTS: usize = 10_000;
/// Most decimals of a percentage.
const MAX_PERCENT_SCALE: u8 = 6;
/// How many decimals a fixed amount may have beyond its currency's.
const MAX_FINER: u8 = 4;
/// The largest fixed amount for a unit, in minor units. With the limits above every sum of rates fits 64 bits and every
/// product of a rate and an order's amount fits 128.
const MAX_FIXED_MINOR: i64 = 100_000_000_000;
/// A percentage of 100 in millionths of a percent.
pub(super) const WHOLE_MICRO: i64 = 100_000_000;

impl Plan {
    /// Checks everything that can be checked without the shop: ranges, limits, lists without twins. That its levels and
    /// products exist and that its cap holds is checked by [`Plan::compile`].
    ///
    /// # Errors
    /// The [`PlanRefusal`] of the first rule that is broken.
    pub fn validate(&self) -> Result<(), PlanRefusal> {
        check_percent("cap_percent", self.cap_percent)?;
        if let Some(least) = self.min_margin_percent {
            check_percent("min_margin_percent", least)?;
        }
        check_withdrawal(&self.withdrawal, self.currency)?;
        let count = self.bonuses.len();
        if count > MAX_BONUSES {
            return Err(PlanRefusal::TooManyBonuses { count, limit: MAX_BONUSES });
        }
        let mut products = 0_usize;
        for (n, bonus) in self.bonuses.iter().enumerate() {
            if self.bonuses.iter().take(n).any(|earlier| earlier.id == bonus.id) {
                return Err(PlanRefusal::BonusTwice { bonus: bonus.id.clone() });
            }
            products = products.saturating_add(own_products(&bonus.kind));
            if products > MAX_PRODUCTS {
                return Err(PlanRefusal::TooManyProducts { count: products, limit: MAX_PRODUCTS });
            }
            match &bonus.kind {
                BonusKind::Unilevel(unilevel) => check_unilevel(&bonus.id, unilevel, self.currency)?,
                other => check_other(&bonus.id, other, self.currency)?,
            }
            check_parts(bonus, self.currency)?;
        }
        Ok(())
    }
}

fn own_products(kind: &BonusKind) -> usize {
    match kind {
        BonusKind::Unilevel(unilevel) => unilevel.products.len().saturating_add(unilevel.categories().len()),
        BonusKind::LevelDifference(difference) => {
            difference.products.len().saturating_add(difference.categories().len())
        }
        BonusKind::PriceDifference(difference) => difference.prices.len(),
        BonusKind::ChainTwoPlusOne(chain) => chain.products.len(),
        BonusKind::SupplierShare(_) | BonusKind::TakeRate(_) => kind
            .goods()
            .map(|goods| goods.products.len().saturating_add(goods.categories.len()))
            .fold(0, usize::saturating_add),
        BonusKind::TeamVolume(_) | BonusKind::Dividend(_) | BonusKind::Binary(_) | BonusKind::SubShops(_) => {
            0
        }
    }
}

/// A percentage in millionths of a percent; only for checked ones.
pub(super) fn micro(percent: Exact) -> i64 {
    let missing = MAX_PERCENT_SCALE.saturating_sub(percent.scale());
    percent.mantissa().saturating_mul(10_i64.pow(u32::from(missing)))
}

impl Unilevel {
    /// The percentage that a tier really pays.
    pub(super) fn percent_of(&self, tier: &Tier) -> Exact {
        let unused = self.combine == Combine::FixedWins && tier.fixed.is_some();
        if unused { Exact::ZERO } else { tier.percent }
    }
}

fn check_unilevel(bonus: &BonusId, unilevel: &Unilevel, currency: Currency) -> Result<(), PlanRefusal> {
    check_depth(bonus, unilevel.max_depth)?;
    if let (Some(tree), Along::Inviters) = (&unilevel.tree, unilevel.along) {
        return Err(PlanRefusal::TreeUnused { bonus: bonus.clone(), tree: tree.clone() });
    }
    if let Some(pool) = unilevel.pool_percent {
        check_percent(&format!("bonuses.{bonus}.pool_percent"), pool)?;
    }
    check_count(bonus, "eligible", unilevel.eligible.len(), MAX_LEVEL_RATES)?;
    if let Some(level) = twin(unilevel.eligible.iter().collect()) {
        return Err(PlanRefusal::LevelTwice { bonus: bonus.clone(), level: level.clone() });
    }
    let general = (unilevel.tiers.as_slice(), unilevel.level_rates.as_slice());
    check_rates(bonus, unilevel, general, (&format!("bonuses.{bonus}"), "the tiers"), currency)?;
    if let Some(product) = twin(unilevel.products.iter().map(|rates| &rates.product).collect()) {
        return Err(PlanRefusal::ProductTwice { bonus: bonus.clone(), product: product.clone() });
    }
    for own in &unilevel.products {
        let at = format!("bonuses.{bonus}.products.{}", own.product);
        let of = format!("the tiers for product `{}`", own.product);
        check_rates(bonus, unilevel, (&own.tiers, &own.level_rates), (&at, &of), currency)?;
    }
    if let Some(category) = twin(unilevel.categories().iter().map(|rates| &rates.category).collect()) {
        return Err(PlanRefusal::CategoryTwice { bonus: bonus.clone(), category: category.clone() });
    }
    for own in unilevel.categories() {
        let at = format!("bonuses.{bonus}.categories.{}", own.category);
        let of = format!("the tiers for category `{}`", own.category);
        check_rates(bonus, unilevel, (&own.tiers, &own.level_rates), (&at, &of), currency)?;
    }
    Ok(())
}

/// Checks the rates of some goods; where they stand and what they are called.
fn check_rates(
    bonus: &BonusId,
    unilevel: &Unilevel,
    (tiers, level_rates): (&[Tier], &[LevelRate]),
    (at, of): (&str, &str),
    currency: Currency,
) -> Result<(), PlanRefusal> {
    if tiers.len() > MAX_TIERS {
        let (bonus, count) = (bonus.clone(), tiers.len());
        return Err(PlanRefusal::TooManyTiers { bonus, count, limit: MAX_TIERS });
    }
    check_count(bonus, "level_rates", level_rates.len(), MAX_LEVEL_RATES)?;
    let mut highest = Vec::with_capacity(tiers.len());
    for (n, tier) in tiers.iter().enumerate() {
        check_tier(|field| format!("{at}.tiers.{n}.{field}"), tier, currency)?;
        highest.push(micro(unilevel.percent_of(tier)));
    }
    for LevelRate { level, tier, rate } in level_rates {
        check_tier(|field| format!("{at}.level_rates.{level}.{tier}.{field}"), rate, currency)?;
        let Some(most) = usize::from(*tier).checked_sub(1).and_then(|n| highest.get_mut(n)) else {
            let (bonus, level, count) = (bonus.clone(), level.clone(), tiers.len());
            return Err(PlanRefusal::TierUnknown { bonus, level, tier: *tier, count });
        };
        *most = micro(unilevel.percent_of(rate)).max(*most);
    }
    if let Some((level, tier)) = twin(level_rates.iter().map(|rate| (&rate.level, rate.tier)).collect()) {
        return Err(PlanRefusal::LevelRateTwice { bonus: bonus.clone(), level: level.clone(), tier });
    }
    let sum: i64 = highest.iter().sum();
    if sum > WHOLE_MICRO {
        return Err(PlanRefusal::PercentsExceedWhole {
            bonus: bonus.clone(),
            tiers: of.into(),
            sum: Exact::from_parts(sum, MAX_PERCENT_SCALE).unwrap_or_default(),
        });
    }
    Ok(())
}

pub(super) fn check_tier(
    field: impl Fn(&str) -> String,
    tier: &Tier,
    currency: Currency,
) -> Result<(), PlanRefusal> {
    if !is_percent(tier.percent) {
        return Err(PlanRefusal::PercentInvalid { field: field("percent"), value: tier.percent });
    }
    match tier.fixed {
        Some(fixed) if !is_fixed(fixed, currency) => Err(PlanRefusal::AmountInvalid {
            field: field("fixed"),
            value: fixed,
            rule: "0 to 100000000000 minor units with at most 4 decimals more than the currency has",
        }),
        _ => Ok(()),
    }
}

pub(super) fn is_fixed(fixed: Exact, currency: Currency) -> bool {
    let (scale, exponent) = (fixed.scale(), currency.exponent());
    let most =
        MAX_FIXED_MINOR.checked_mul(10_i64.pow(u32::from(scale.saturating_sub(exponent).min(MAX_FINER))));
    let minor = 10_i64
        .checked_pow(u32::from(exponent.saturating_sub(scale)))
        .and_then(|unit| fixed.mantissa().checked_mul(unit));
    scale <= exponent.saturating_add(MAX_FINER)
        && minor.zip(most).is_some_and(|(minor, most)| (0..=most).contains(&minor))
}

fn check_withdrawal(rules: &WithdrawalRules, currency: Currency) -> Result<(), PlanRefusal> {
    check_percent("withdrawal.fee_percent", rules.fee_percent)?;
    let named = [
        ("withdrawal.min", Some(rules.min)),
        ("withdrawal.max", rules.max),
        ("withdrawal.fee_fixed", Some(rules.fee_fixed)),
        ("withdrawal.approve_from", rules.approve_from),
        ("withdrawal.per_period.amount", rules.per_period.and_then(|limit| limit.amount)),
    ];
    for (field, value) in named {
        let Some(value) = value else { continue };
        let fits = !value.is_negative() && Money::from_exact(value, currency).is_ok();
        if !fits {
            return Err(PlanRefusal::AmountInvalid {
                field: field.into(),
                value,
                rule: "0 to 9007199254740991 minor units, not finer than the currency",
            });
        }
    }
    if let Some(limit) = rules.per_period {
        let most = Span::from_days(367).millis();
        let ranges = [
            ("withdrawal.per_period.period", limit.period.millis(), 1000, most),
            ("withdrawal.per_period.count", u64::from(limit.count.unwrap_or(1)), 1, 1000),
        ];
        for (field, value, least, most) in ranges {
            if !(least..=most).contains(&value) {
                return Err(PlanRefusal::OutOfRange { field: field.into(), value, least, most });
            }
        }
    }
    match rules.max {
        Some(max) if !max.is_positive() || max < rules.min => {
            Err(PlanRefusal::MaxWithdrawalInvalid { max, min: rules.min })
        }
        _ => Ok(()),
    }
}

pub(super) fn check_percent(field: &str, value: Exact) -> Result<(), PlanRefusal> {
    if is_percent(value) { Ok(()) } else { Err(PlanRefusal::PercentInvalid { field: field.into(), value }) }
}

fn is_percent(value: Exact) -> bool {
    !value.is_negative() && value <= Exact::HUNDRED && value.scale() <= MAX_PERCENT_SCALE
}

pub(super) fn check_count(
    bonus: &BonusId,
    field: &'static str,
    count: usize,
    limit: usize,
) -> Result<(), PlanRefusal> {
    if count <= limit {
        Ok(())
    } else {
        Err(PlanRefusal::TooManyRates { bonus: bonus.clone(), field, count, limit })
    }
}

/// The least value that stands twice in a list.
pub(super) fn twin<T: Ord + Copy>(mut list: Vec<T>) -> Option<T> {
    list.arrange();
    list.windows(2).find_map(|pair| match pair {
        [one, other] if one == other => Some(*one),
        _ => None,
    })
}

const _: () = assert!(MAX_FIXED_MINOR < MAX_INPUT_MINOR);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    fn plan(settings: &str, unilevels: &[&str]) -> Plan {
        let bonuses: Vec<_> = unilevels
            .iter()
            .enumerate()
            .map(|(n, u)| format!(r#"{{"id":"b{n}","kind":{{"unilevel":{u}}}}}"#))
            .collect();
        let text = format!(r#"{{"id":"p","currency":"CNY",{settings}"bonuses":[{}]}}"#, bonuses.join(","));
        serde_json::from_str(&text).unwrap()
    }

    fn code(unilevel: &str) -> &'static str {
        plan(r#""cap_percent":"100","#, &[unilevel]).validate().unwrap_err().code()
    }

    #[test]
    fn rates_are_shares_and_amounts() {
        assert_eq!(code(r#"{"tiers":[{"percent":"100.000001"}]}"#), "plan.percent_invalid");
        assert_eq!(code(r#"{"tiers":[{"percent":"0.0000001"}]}"#), "plan.percent_invalid");
        assert_eq!(code(r#"{"tiers":[],"pool_percent":"-1"}"#), "plan.percent_invalid");
        for fixed in ["-1", "0.0000001", "1000000000.01", "999999999999999999"] {
            let text = format!(r#"{{"tiers":[{{"fixed":"{fixed}"}}]}}"#);
            assert_eq!(code(&text), "plan.amount_invalid", "{fixed}");
        }
        let fine = r#"{"tiers":[{"percent":"99.999999","fixed":"1000000000"},{"percent":"0.000001","fixed":"0.000001"}]}"#;
        plan(r#""cap_percent":"100","#, &[fine]).validate().unwrap();
    }

    #[test]
    fn sums_are_at_most_the_whole() {
        assert_eq!(code(r#"{"tiers":[{"percent":"60"},{"percent":"40.1"}]}"#), "plan.percents_exceed_whole");
        let by_level = r#"{"tiers":[{"percent":"60"},{"percent":"30"}],
            "level_rates":[{"level":"gold","tier":2,"rate":{"percent":"41"}}]}"#;
        assert_eq!(code(by_level), "plan.percents_exceed_whole");
        let by_product =
            r#"{"tiers":[],"products":[{"product":"v","tiers":[{"percent":"60"},{"percent":"41"}]}]}"#;
        let refusal = plan(r#""cap_percent":"100","#, &[by_product]).validate().unwrap_err();
        assert_eq!(
            format!("{refusal}"),
            "the percentages of the tiers for product `v` of bonus `b0` add up to 101, above 100"
        );
    }

    #[test]
    fn lists_have_no_twins_and_no_strangers() {
        let rate = |tier: u8| format!(r#"{{"level":"gold","tier":{tier},"rate":{{}}}}"#);
        let rates = |list: &str| format!(r#"{{"tiers":[{{}}],"level_rates":[{list}]}}"#);
        assert_eq!(code(&rates(&rate(0))), "plan.tier_unknown");
        assert_eq!(code(&rates(&rate(2))), "plan.tier_unknown");
        assert_eq!(code(&rates(&format!("{},{}", rate(1), rate(1)))), "plan.level_rate_twice");
        assert_eq!(code(r#"{"tiers":[],"eligible":["a","b","a"]}"#), "plan.level_twice");
        let twice = r#"{"tiers":[],"products":[{"product":"v","tiers":[]},{"product":"v","tiers":[]}]}"#;
        assert_eq!(code(twice), "plan.product_twice");
        let mut plan = plan(r#""cap_percent":"100","#, &[r#"{"tiers":[]}"#, r#"{"tiers":[]}"#]);
        plan.bonuses[1].id = plan.bonuses[0].id.clone();
        assert_eq!(plan.validate().unwrap_err().code(), "plan.bonus_twice");
    }

    #[test]
    fn lists_have_a_longest() {
        let tiers = alloc::vec!["{}"; MAX_TIERS + 1].join(",");
        assert_eq!(code(&format!(r#"{{"tiers":[{tiers}]}}"#)), "plan.too_many_tiers");
        let levels: Vec<_> = (0..=MAX_LEVEL_RATES).map(|n| format!("\"l{n}\"")).collect();
        let text = format!(r#"{{"tiers":[],"eligible":[{}]}}"#, levels.join(","));
        assert_eq!(code(&text), "plan.too_many_rates");
        let list = |from: usize| {
            let products = (from..from + 6000).map(|n| format!(r#"{{"product":"v{n}","tiers":[]}}"#));
            format!(r#"{{"tiers":[],"products":[{}]}}"#, products.collect::<Vec<_>>().join(","))
        };
        let many = plan(r#""cap_percent":"100","#, &[&list(0), &list(9000)]);
        assert_eq!(many.validate().unwrap_err().code(), "plan.too_many_products");
        let many = plan(r#""cap_percent":"100","#, &[r#"{"tiers":[]}"#; MAX_BONUSES + 1]);
        assert_eq!(many.validate().unwrap_err().code(), "plan.too_many_bonuses");
    }

    #[test]
    fn a_maximum_of_nothing_is_refused_and_none_is_none() {
        let with = |rules: &str| {
            let settings = format!(r#""cap_percent":"100","withdrawal":{rules},"#);
            plan(&settings, &[]).validate().map_err(|e| e.code())
        };
        assert_eq!(with(r#"{"max":"0"}"#), Err("plan.max_withdrawal_invalid"));
        assert_eq!(with(r#"{"min":"10","max":"9.99"}"#), Err("plan.max_withdrawal_invalid"));
        assert_eq!(with(r#"{"min":"10"}"#), Ok(()));
        assert_eq!(with(r#"{"min":"10","max":"10"}"#), Ok(()));
        assert_eq!(with(r#"{"min":"-1"}"#), Err("plan.amount_invalid"));
        assert_eq!(with(r#"{"min":"0.001"}"#), Err("plan.amount_invalid"));
        assert_eq!(with(r#"{"fee_percent":"101"}"#), Err("plan.percent_invalid"));
    }
}
