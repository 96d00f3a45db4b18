use crate::thrown::{OrThrow, Thrown};
use keytill::embed::EmbeddedPlan;
use wasm_bindgen::prelude::wasm_bindgen;

/// A commission plan.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Plan(EmbeddedPlan);

#[wasm_bindgen]
impl Plan {
    /// Reads and checks a plan, given as JSON.
    ///
    /// # Errors
    /// The rejection when the text is no plan, is not sound, or can pay more than its cap.
    #[wasm_bindgen(constructor)]
    pub fn new(plan: &str) -> Thrown<Self> {
        EmbeddedPlan::new(plan).map(Self).or_throw()
    }

    /// What a sale pays, and why.
    ///
    /// # Errors
    /// The rejection when the text is no sale, or cannot be paid for.
    pub fn pay(&self, sale: &str) -> Thrown<String> {
        self.0.pay_json(sale).or_throw()
    }

    /// The most that the plan can pay.
    ///
    /// # Errors
    /// None that a sound plan gives.
    pub fn bound(&self) -> Thrown<String> {
        self.0.bound_json().or_throw()
    }

    /// What a policy says of the plan.
    ///
    /// # Errors
    /// The rejection when the text is no policy.
    pub fn lint(&self, policy: Option<String>) -> Thrown<String> {
        self.0.lint_json(policy.as_deref()).or_throw()
    }

    /// What the plan comes to in a market that is made up.
    ///
    /// # Errors
    /// The rejection when the text is no market, or cannot be paid for.
    pub fn simulate(&self, market: &str) -> Thrown<String> {
        self.0.simulate_json(market).or_throw()
    }
}
