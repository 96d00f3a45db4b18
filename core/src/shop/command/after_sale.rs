use crate::id::OrderId;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Exchanges units that the buyer has for others of the same variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ReplaceUnits {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// The line's position in the order, from 0.
    #[n(1)]
    pub line: u32,
    /// Which units of it, in the order in which they were handed over, from 0.
    #[n(2)]
    pub units: Vec<u32>,
    /// Why, for people: 1 to 400 bytes.
    #[n(3)]
    pub reason: String,
    /// Whether the old units were faulty, so that their supplier may bear the cost. Default: yes.
    #[n(4)]
    #[serde(default = "yes")]
    pub faulty: bool,
    /// Why it is done although no warranty covers it: 1 to 400 bytes.
    #[n(5)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub despite: Option<String>,
}

fn yes() -> bool {
    true
}

/// Opens a complaint about a delivered order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct OpenComplaint {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// What is wrong, for people: 1 to 400 bytes.
    #[n(1)]
    pub reason: String,
}

/// Ends a complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ResolveComplaint {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// How.
    #[n(1)]
    pub resolution: Resolution,
}

/// How a complaint ended. What was decided is done before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Resolution {
    /// Nothing is wrong.
    #[n(0)]
    Rejected {
        /// Why, for people.
        #[n(0)]
        reason: String,
    },
    /// Money went back.
    #[n(1)]
    Refunded,
    /// Units were exchanged.
    #[n(2)]
    Replaced,
}
