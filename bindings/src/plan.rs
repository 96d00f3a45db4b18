use crate::Rejection;
use crate::calm::calm;
use keytill::embed::EmbeddedPlan;
use std::sync::Arc;

/// A commission plan. It never changes, so any number of threads may share it.
#[derive(Debug, uniffi::Object)]
pub struct Plan(EmbeddedPlan);

#[uniffi::export]
impl Plan {
    /// Reads and checks a plan, given as JSON.
    ///
    /// # Errors
    /// [`Rejection`] for what is no plan, is not sound, or can pay more than its cap.
    #[uniffi::constructor]
    pub fn new(plan: &str) -> Result<Arc<Self>, Rejection> {
        calm(|| EmbeddedPlan::new(plan).map(|plan| Arc::new(Self(plan))))
    }

    /// What a sale pays, and why; both are JSON.
    ///
    /// # Errors
    /// [`Rejection`] for what is no sale, or cannot be paid for.
    pub fn pay_json(&self, sale: &str) -> Result<String, Rejection> {
        calm(|| self.0.pay_json(sale))
    }

    /// The most that the plan can pay, as JSON: `percent`, `fixed_per_unit`, `witness`, `attained_percent`, `exact`,
    /// `product`, `upline`.
    ///
    /// # Errors
    /// None that a sound plan gives.
    pub fn bound_json(&self) -> Result<String, Rejection> {
        calm(|| self.0.bound_json())
    }

    /// What a policy says of the plan, as JSON; `policy` is JSON, or nothing for that of mainland China.
    ///
    /// # Errors
    /// [`Rejection`] for what is no policy.
    pub fn lint_json(&self, policy: Option<String>) -> Result<String, Rejection> {
        calm(|| self.0.lint_json(policy.as_deref()))
    }

    /// What the plan comes to in a market that is made up; market and answer are JSON.
    ///
    /// # Errors
    /// [`Rejection`] for what is no market, or cannot be paid for.
    pub fn simulate_json(&self, market: &str) -> Result<String, Rejection> {
        calm(|| self.0.simulate_json(market))
    }
}
