use crate::commission::Plan;
use crate::pricing::PriceBook;
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
}
