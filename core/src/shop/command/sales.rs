use crate::commission::Plan;
use crate::pricing::PriceBook;
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Publishes a price book: from now on it makes the prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PublishPriceBook {
    /// The price book.
    #[n(0)]
    pub book: PriceBook,
}

/// Publishes a commission plan: orders delivered from now on pay by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PublishPlan {
    /// The plan.
    #[n(0)]
    pub plan: Plan,
    /// Publishes it although the shop's policy refuses it. The record says who and why.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub override_policy: Option<PolicyOverride>,
}

/// Who publishes a plan that the shop's policy refuses, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PolicyOverride {
    /// Who, for people: 1 to 400 bytes.
    #[n(0)]
    pub by: String,
    /// Why, for people: 1 to 400 bytes.
    #[n(1)]
    pub reason: String,
}
