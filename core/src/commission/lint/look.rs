//! Looking for each concern of a policy.

use crate::arrange::Arrange;
use crate::commission::lint::{Concern, PlanFinding, PlanFindings, Policy, PolicyRule};
use crate::commission::{
    Along, Bonus, BonusKind, ChainRelation, Figure, Ineligible, IneligibleClaim, LevelClaim, LevelPrice,
    LevelRate, MAX_WALK, Plan, PlanRefusal, SelfPurchase, Tier,
};
use crate::id::{BonusId, CategoryId, ProductId};
use crate::money::{Exact, Ratio, RoundingMode};
use crate::rule::{Condition, NumberFact};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

const MILLIS_PER_DAY: u64 = 86_400_000;

/// A product whose buyer gets a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelProduct<'a> {
    /// The product.
    pub product: &'a ProductId,
    /// Its category.
    pub category: Option<&'a CategoryId>,
}

impl Plan {
    /// What a policy says of the plan, where these products grant a level.
    ///
    /// # Errors
    /// Those of [`Plan::bound`]: a plan must be sound before anything can be said of it.
    ///
    /// # Examples
    /// ```
    /// use keytill::commission::{Concern, Plan, Policy, Stance};
    /// let plan: Plan = serde_json::from_str(r#"{
    ///     "id": "p", "currency": "CNY", "cap_percent": "30", "vest_after": 604800000,
    ///     "bonuses": [{ "id": "team", "kind": { "unilevel": {
    ///         "tiers": [{ "percent": "10" }, { "percent": "5" }, { "percent": "2" }, { "percent": "1" }] } } }]
    /// }"#)?;
    /// let found = plan.lint(&Policy::mainland_china(), &[])?;
    /// assert_eq!(found.findings[0].concern, Concern::DepthPaid);
    /// assert_eq!(found.findings[0].stance, Stance::Refuse);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lint(
        &self,
        policy: &Policy,
        level_products: &[LevelProduct<'_>],
    ) -> Result<PlanFindings, PlanRefusal> {
        let bound = self.bound()?;
        let mut findings = Vec::new();
        for rule in &policy.rules {
            Look { plan: self, rule, findings: &mut findings }.look(bound.share, level_products);
        }
        findings.arrange_by_key(|finding: &PlanFinding| core::cmp::Reverse(finding.stance));
        // A concern with several thresholds is told once, by the gravest that is passed.
        let mut told: Vec<(Concern, Option<BonusId>)> = Vec::new();
        findings.retain(|finding| {
            let what = (finding.concern, finding.bonus.clone());
            let fresh = !told.contains(&what);
            if fresh {
                told.push(what);
            }
            fresh
        });
        Ok(PlanFindings { policy: policy.id.clone(), findings })
    }
}

struct Look<'a> {
    plan: &'a Plan,
    rule: &'a PolicyRule,
    findings: &'a mut Vec<PlanFinding>,
}

impl Look<'_> {
    fn look(&mut self, bound: Ratio, level_products: &[LevelProduct<'_>]) {
        match self.rule.concern {
            Concern::DepthPaid => self.each(|bonus| {
                let (depth, parameter) = depth_paid(bonus)?;
                Some((parameter, Exact::from(u32::try_from(depth).ok()?)))
            }),
            Concern::NoDepthLimit => {
                self.each_plain(|bonus| without_limit(bonus).then(|| "max_depth".into()))
            }
            Concern::HeadCountPay => self.each_plain(head_count),
            Concern::EntryFee => self.entry_fee(level_products),
            Concern::DownlineSales => self.each_plain(downline_sales),
            Concern::PayoutRatio => {
                let share = bound.of(100_000_000, RoundingMode::Up).ok();
                let percent = share.and_then(|share| Exact::from_parts(share, 6));
                if let Some(percent) = percent.filter(|percent| *percent > self.rule.above) {
                    self.found(None, "bonuses".into(), Some(percent));
                }
            }
            Concern::LeaversPaid => self.each_plain(leavers),
            Concern::SelfPurchase => {
                if self.plan.self_purchase == SelfPurchase::Included {
                    self.found(None, "self_purchase".into(), None);
                }
            }
            Concern::EarlyVesting => {
                let days = self.plan.vest_after.millis().checked_div(MILLIS_PER_DAY).unwrap_or(0);
                let days = Exact::from(u32::try_from(days).unwrap_or(u32::MAX));
                if days < self.rule.above {
                    self.found(None, "vest_after".into(), Some(days));
                }
            }
            Concern::Placement => self.each_plain(|bonus| match &bonus.kind {
                BonusKind::Unilevel(unilevel) if unilevel.along == Along::Seats => Some("along".into()),
                BonusKind::Binary(_) => Some("kind.binary".into()),
                _ => None,
            }),
        }
    }

    /// Those bonuses whose number is above the rule's.
    fn each(&mut self, number: impl Fn(&Bonus) -> Option<(String, Exact)>) {
        for bonus in &self.plan.bonuses {
            if let Some((parameter, found)) = number(bonus).filter(|(_, found)| *found > self.rule.above) {
                self.found(Some(bonus), parameter, Some(found));
            }
        }
    }

    fn each_plain(&mut self, parameter: impl Fn(&Bonus) -> Option<String>) {
        for bonus in &self.plan.bonuses {
            if let Some(parameter) = parameter(bonus) {
                self.found(Some(bonus), parameter, None);
            }
        }
    }

    /// Who sells a level and pays for recruiting its buyers pays on an entry fee.
    fn entry_fee(&mut self, level_products: &[LevelProduct<'_>]) {
        for bonus in &self.plan.bonuses {
            if let Some(parameter) = level_products.iter().find_map(|sold| pays_for(bonus, sold)) {
                self.found(Some(bonus), parameter, None);
            }
        }
    }

    fn found(&mut self, bonus: Option<&Bonus>, parameter: String, found: Option<Exact>) {
        let bonus = bonus.map(|bonus| bonus.id.clone());
        let (english, chinese) = self.rule.concern.texts(bonus.as_ref(), found, self.rule.above);
        let parameter = match &bonus {
            Some(bonus) => format!("bonuses.{bonus}.{parameter}"),
            None => parameter,
        };
        self.findings.push(PlanFinding {
            concern: self.rule.concern,
            stance: self.rule.stance,
            bonus,
            parameter,
            found,
            above: found.map(|_| self.rule.above),
            citations: self.rule.citations.clone(),
            english,
            chinese,
        });
    }
}

/// The parameter by which a bonus pays somebody above the buyer of a product.
fn pays_for(bonus: &Bonus, sold: &LevelProduct<'_>) -> Option<String> {
    let own = || format!("products.{}", sold.product);
    let tiers = |tiers: &[Tier], rates: &[LevelRate]| {
        let pays = |tier: &Tier| tier.percent.is_positive() || tier.fixed.is_some();
        tiers.iter().any(pays) || rates.iter().any(|rate| pays(&rate.rate))
    };
    match &bonus.kind {
        BonusKind::Unilevel(unilevel) => {
            if let Some(of) = unilevel.products.iter().find(|of| of.product == *sold.product) {
                return tiers(&of.tiers, &of.level_rates).then(own);
            }
            let category = sold.category;
            if let Some(of) = unilevel.categories().iter().find(|of| Some(&of.category) == category) {
                return tiers(&of.tiers, &of.level_rates).then(|| format!("categories.{}", of.category));
            }
            tiers(&unilevel.tiers, &unilevel.level_rates).then(|| "tiers".into())
        }
        BonusKind::LevelDifference(difference) => {
            let pays = |claims: &[LevelClaim]| !claims.is_empty();
            if let Some(of) = difference.products.iter().find(|of| of.product == *sold.product) {
                return pays(&of.rates).then(own);
            }
            let category = sold.category;
            if let Some(of) = difference.categories().iter().find(|of| Some(&of.category) == category) {
                return pays(&of.rates).then(|| format!("categories.{}", of.category));
            }
            pays(&difference.rates).then(|| "rates".into())
        }
        BonusKind::PriceDifference(difference) => {
            let of =
                |price: &LevelPrice| price.product.as_ref().is_none_or(|product| product == sold.product);
            difference.prices.iter().any(of).then(|| "prices".into())
        }
        BonusKind::ChainTwoPlusOne(chain) => {
            let of = chain.products.is_empty() || chain.products.contains(sold.product);
            (of && !chain.rewards.is_empty()).then(|| "rewards".into())
        }
        // Everything that is sold counts as volume.
        BonusKind::TeamVolume(_) => Some("kind.team_volume".into()),
        BonusKind::Binary(_) => Some("kind.binary".into()),
        // A dividend pays members whoever recruited the buyer; sub-shops, suppliers and the platform sell.
        BonusKind::Dividend(_)
        | BonusKind::SubShops(_)
        | BonusKind::SupplierShare(_)
        | BonusKind::TakeRate(_) => None,
    }
}

/// How many depths one sale can pay, and the parameter that says so.
fn depth_paid(bonus: &Bonus) -> Option<(usize, String)> {
    match &bonus.kind {
        BonusKind::Unilevel(unilevel) => {
            let own = unilevel.products.iter().map(|own| own.tiers.len());
            let own = own.chain(unilevel.categories().iter().map(|own| own.tiers.len()));
            let most = own.chain([unilevel.tiers.len()]).max()?;
            let most = unilevel.max_depth.map_or(most, |depth| most.min(usize::from(depth)));
            Some((most, "tiers".into()))
        }
        BonusKind::LevelDifference(difference) => {
            let peers = difference.peer.map_or(0, |peer| usize::from(peer.limit));
            let own = difference.products.iter().map(|own| own.rates.len());
            let own = own.chain(difference.categories().iter().map(|own| own.rates.len()));
            let levels = own.chain([difference.rates.len()]).max()?;
            let most = levels.saturating_mul(peers.saturating_add(1));
            Some((most.min(difference.max_depth.map_or(MAX_WALK, usize::from)), "rates".into()))
        }
        BonusKind::PriceDifference(difference) => {
            let most = difference.prices.len().min(difference.max_depth.map_or(MAX_WALK, usize::from));
            Some((most, "prices".into()))
        }
        BonusKind::SubShops(sub_shops) => Some((usize::from(sub_shops.max_chain), "max_chain".into())),
        BonusKind::ChainTwoPlusOne(chain) => {
            let indirect = chain.rewards.iter().any(|reward| reward.relation == ChainRelation::Indirect);
            Some((1 + usize::from(indirect), "rewards".into()))
        }
        // What everybody above is paid for is another concern; suppliers and the platform stand above nobody.
        BonusKind::TeamVolume(_)
        | BonusKind::Dividend(_)
        | BonusKind::Binary(_)
        | BonusKind::SupplierShare(_)
        | BonusKind::TakeRate(_) => None,
    }
}

/// Whether receivers may stand at any depth.
fn without_limit(bonus: &Bonus) -> bool {
    match &bonus.kind {
        BonusKind::Unilevel(unilevel) => {
            let passes = matches!(unilevel.ineligible, Ineligible::Compress | Ineligible::RollUp);
            passes && unilevel.max_depth.is_none() && !unilevel.tiers.is_empty()
        }
        BonusKind::LevelDifference(difference) => difference.max_depth.is_none(),
        BonusKind::PriceDifference(difference) => difference.max_depth.is_none(),
        BonusKind::ChainTwoPlusOne(_) | BonusKind::TeamVolume(_) | BonusKind::Binary(_) => true,
        BonusKind::Dividend(_)
        | BonusKind::SubShops(_)
        | BonusKind::SupplierShare(_)
        | BonusKind::TakeRate(_) => false,
    }
}

/// The parameter by which pay depends on how many people there are.
fn head_count(bonus: &Bonus) -> Option<String> {
    let counts = |name: &str| [Figure::Directs, Figure::TeamSize].iter().any(|figure| figure.name() == name);
    if let BonusKind::ChainTwoPlusOne(_) = bonus.kind {
        return Some("threshold".to_string());
    }
    bonus.gate.as_ref().filter(|gate| asks(gate, 0, &counts)).map(|_| "gate".to_string())
}

/// The parameter by which pay depends on what the team below sold.
fn downline_sales(bonus: &Bonus) -> Option<String> {
    let volumes =
        |name: &str| [Figure::TeamVolume, Figure::DirectVolume].iter().any(|figure| figure.name() == name);
    match &bonus.kind {
        BonusKind::TeamVolume(_) => Some("kind.team_volume".into()),
        BonusKind::Binary(_) => Some("kind.binary".into()),
        BonusKind::LevelDifference(_) => Some("kind.level_difference".into()),
        _ => bonus.gate.as_ref().filter(|gate| asks(gate, 0, &volumes)).map(|_| "gate".into()),
    }
}

/// The parameter by which somebody who may not earn keeps a place in the line of pay.
fn leavers(bonus: &Bonus) -> Option<String> {
    let keeps = match &bonus.kind {
        BonusKind::Unilevel(unilevel) => matches!(unilevel.ineligible, Ineligible::Skip | Ineligible::RollUp),
        BonusKind::LevelDifference(difference) => {
            difference.ineligible == IneligibleClaim::RollUp && difference.peer.is_some()
        }
        _ => false,
    };
    // Only where more than one depth is paid does a place matter.
    (keeps && depth_paid(bonus).is_some_and(|(depth, _)| depth > 1)).then(|| "ineligible".into())
}

fn asks(gate: &Condition, depth: usize, counts: &impl Fn(&str) -> bool) -> bool {
    if depth > crate::rule::MAX_DEPTH {
        return false;
    }
    match gate {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().any(|part| asks(part, depth + 1, counts))
        }
        Condition::Not(inner) => asks(inner, depth + 1, counts),
        Condition::AtLeast(test)
        | Condition::MoreThan(test)
        | Condition::AtMost(test)
        | Condition::LessThan(test)
        | Condition::Equals(test) => {
            matches!(&test.fact, NumberFact::Counter(counter) if counts(&counter.name))
        }
        _ => false,
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
