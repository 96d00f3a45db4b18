use crate::commission::Policy;
use alloc::boxed::Box;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What plans are held against before they are published.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct PlanSettings {
    /// The policy.
    #[n(0)]
    pub policy: PolicyChoice,
}

/// Which policy a shop has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
pub enum PolicyChoice {
    /// [`Policy::mainland_china`], strict.
    #[default]
    #[n(0)]
    MainlandChina,
    /// No policy: every plan that is sound is published.
    #[n(1)]
    None,
    /// Another one.
    #[n(2)]
    Own(#[n(0)] Box<Policy>),
}

impl PlanSettings {
    /// The policy itself.
    #[must_use]
    pub fn policy(&self) -> Policy {
        match &self.policy {
            PolicyChoice::MainlandChina => Policy::mainland_china(),
            PolicyChoice::None => Policy::none(),
            PolicyChoice::Own(policy) => (**policy).clone(),
        }
    }
}
