use crate::id::CustomerId;
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Moves a customer, with everybody below, to another inviter or to none, whatever the rules of binding say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct MoveCustomer {
    /// The customer.
    #[n(0)]
    pub customer: CustomerId,
    /// The new inviter; absent for none.
    #[n(1)]
    #[serde(default)]
    pub inviter: Option<CustomerId>,
    /// Why, for people.
    #[n(2)]
    #[serde(default)]
    pub reason: String,
}

/// Merges a customer into another: the other goes on as both. Balances, volumes, counts and the team follow; the old id
/// means the survivor from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct MergeCustomers {
    /// Who ends.
    #[n(0)]
    pub customer: CustomerId,
    /// Who goes on.
    #[n(1)]
    pub into: CustomerId,
}

/// Undoes a merge, as far as it can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct UnmergeCustomers {
    /// Who was merged.
    #[n(0)]
    pub customer: CustomerId,
}
