use crate::commission::{CompiledPlan, LevelShare, Market, MarketShape, Plan, Policy, Sale, TreeShape};
use crate::document;
use crate::embed::Rejected;
use crate::embed::plan_views::{BoundView, SimulatedView};
use crate::id::{LevelId, ProductId};
use crate::money::{Exact, Money};
use crate::slot::{LevelSlot, ProductSlot, Slot};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Deserialize;

/// A commission plan, behind documents.
///
/// # Examples
/// ```
/// use keytill::embed::EmbeddedPlan;
/// let plan = EmbeddedPlan::new(r#"{"id": "p", "currency": "CNY", "cap_percent": "20", "bonuses": [
///     {"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}, {"percent": "5"}]}}}]}"#)?;
/// assert!(plan.bound_json()?.starts_with(r#"{"percent":"15","#));
/// let paid = plan.pay_json(r#"{"buyer": {"id": "cat"}, "upline": [{"id": "bob"}],
///     "lines": [{"product": "card", "quantity": 1, "paid": "9.99"}]}"#)?;
/// assert!(paid.contains(r#""total":"1.00 CNY""#));
/// # Ok::<(), keytill::embed::Rejected>(())
/// ```
#[derive(Debug, Clone)]
pub struct EmbeddedPlan {
    document: Plan,
    compiled: CompiledPlan,
    levels: Vec<LevelId>,
}

/// A market to be made up: see [`MarketShape`], whose levels and amounts are written here as merchants write them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
struct MarketDocument {
    seed: u32,
    people: u32,
    #[serde(default)]
    tree: TreeShape,
    promoters: Option<u8>,
    #[serde(default)]
    levels: Vec<ShareDocument>,
    orders: u32,
    from: Exact,
    to: Exact,
    cost_percent: Option<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
struct ShareDocument {
    level: LevelId,
    percent: u8,
}

impl EmbeddedPlan {
    /// Reads and checks a plan.
    ///
    /// # Errors
    /// [`Rejected`] for what is no plan, is not sound, or can pay more than its cap.
    pub fn new(plan: &str) -> Result<Self, Rejected> {
        let document: Plan = document::parse("plan", plan)?;
        let levels = document.levels_named();
        let products = document.products_named();
        let level = |id: &LevelId| levels.binary_search(id).ok().and_then(LevelSlot::from_index);
        // Slot 0 is left to the products that the plan does not name.
        let product = |id: &ProductId| {
            products.binary_search(&id).ok().and_then(|n| ProductSlot::from_index(n.checked_add(1)?))
        };
        let compiled = document.compile(level, product)?;
        Ok(Self { document, compiled, levels })
    }

    /// What a sale pays, and why. See [`Plan::pay`].
    ///
    /// # Errors
    /// [`Rejected`] for what is no sale, or cannot be paid for.
    pub fn pay_json(&self, sale: &str) -> Result<String, Rejected> {
        let sale: Sale = document::parse("sale", sale)?;
        Ok(document::print("commissions", &self.document.pay(&sale)?)?)
    }

    /// The most that the plan can pay: `percent`, `fixed_per_unit`, `witness`, `attained_percent`, `exact`, `product`,
    /// `upline`. See [`Plan::bound`].
    ///
    /// # Errors
    /// None that a sound plan gives.
    pub fn bound_json(&self) -> Result<String, Rejected> {
        Ok(document::print("bound", &BoundView::of(self.compiled.bound(), &self.document))?)
    }

    /// What a policy says of the plan; `policy` is JSON, or nothing for that of mainland China. See [`Plan::lint`].
    ///
    /// # Errors
    /// [`Rejected`] for what is no policy.
    pub fn lint_json(&self, policy: Option<&str>) -> Result<String, Rejected> {
        let policy = match policy {
            Some(text) => document::parse("policy", text)?,
            None => Policy::mainland_china(),
        };
        Ok(document::print("findings", &self.document.lint(&policy, &[])?)?)
    }

    /// What the plan comes to in a market that is made up: see [`MarketShape`]. The document has its fields, but `from` and
    /// `to` are amounts in major units (`"9.90"`), and levels are named by their ids.
    ///
    /// # Errors
    /// [`Rejected`] for what is no market, or cannot be paid for.
    pub fn simulate_json(&self, market: &str) -> Result<String, Rejected> {
        let market: MarketDocument = document::parse("market", market)?;
        let shape = self.shape_of(&market)?;
        let simulated = Market::made_up(&shape).run(&self.compiled)?;
        let level = |slot: LevelSlot| self.levels.get(slot.index()).cloned();
        let view = SimulatedView::new(&simulated, self.document.currency, level);
        Ok(document::print("simulation", &view)?)
    }

    fn shape_of(&self, market: &MarketDocument) -> Result<MarketShape, Rejected> {
        let minor = |value| Money::from_exact(value, self.document.currency).map(Money::minor);
        // Levels that the plan does not name are all alike to it.
        let share = |share: &ShareDocument| LevelShare {
            level: self
                .levels
                .binary_search(&share.level)
                .ok()
                .and_then(|n| u16::try_from(n).ok())
                .unwrap_or(u16::MAX),
            percent: share.percent,
        };
        Ok(MarketShape {
            seed: market.seed.into(),
            people: market.people,
            tree: market.tree,
            promoters: market.promoters.unwrap_or(100),
            levels: market.levels.iter().map(share).collect(),
            orders: market.orders,
            from: minor(market.from)?,
            to: minor(market.to)?,
            cost_percent: market.cost_percent.unwrap_or(60),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const PLAN: &str = r#"{"id": "p", "currency": "CNY", "cap_percent": "30", "bonuses": [{"id": "team", "kind": {
        "unilevel": {"tiers": [{"percent": "10"}, {"percent": "5"}], "level_rates": [{"level": "gold", "tier": 1, "rate": {"percent": "12.5"}}]}}}]}"#;

    fn json(text: Result<String, Rejected>) -> Value {
        serde_json::from_str(&text.unwrap()).unwrap()
    }

    #[test]
    fn the_bound_is_told_in_percent_with_its_witness() {
        let bound = json(EmbeddedPlan::new(PLAN).unwrap().bound_json());
        assert_eq!((bound["percent"].as_str(), bound["exact"].as_bool()), (Some("17.5"), Some(true)));
        assert_eq!(bound["fixed_per_unit"], "0");
        assert_eq!(bound["upline"][0], "gold");
    }

    #[test]
    fn a_market_names_levels_and_amounts_as_merchants_do() {
        let plan = EmbeddedPlan::new(PLAN).unwrap();
        let market = r#"{"seed": 7, "people": 1000, "orders": 2000, "from": "10", "to": "200.00",
            "levels": [{"level": "gold", "percent": 20}, {"level": "iron", "percent": 10}]}"#;
        let told = json(plan.simulate_json(market));
        assert_eq!(told["orders"], 2000);
        assert!(told["revenue"].as_str().unwrap().ends_with(" CNY"));
        assert_eq!(json(plan.simulate_json(market)), told, "the same seed, another market");
        let levels: Vec<_> =
            told["by_level"].as_array().unwrap().iter().map(|row| row["level"].clone()).collect();
        assert!(levels.contains(&"gold".into()), "{levels:?}");
        assert!(told["margin_left"].is_string());
    }

    #[test]
    fn findings_cite_and_bad_documents_are_refused() {
        let plan = EmbeddedPlan::new(PLAN).unwrap();
        assert_eq!(
            json(plan.lint_json(Some(r#"{"id": "none", "rules": []}"#)))["findings"],
            serde_json::json!([])
        );
        assert!(json(plan.lint_json(None))["policy"].is_string());
        for bad in ["", "{}", "[1]", r#"{"seed": -1}"#] {
            assert_eq!(plan.simulate_json(bad).unwrap_err().code, "document.invalid");
            assert_eq!(plan.pay_json(bad).unwrap_err().code, "document.invalid");
            assert_eq!(EmbeddedPlan::new(bad).unwrap_err().code, "document.invalid");
        }
        let over = PLAN.replace("\"30\"", "\"3\"");
        assert_eq!(EmbeddedPlan::new(&over).unwrap_err().code, "plan.exceeds_cap");
    }
}
