use crate::money::Exact;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The lowest prices (底价) that tiers and offers may reach. What is cut back from one line of a discount on several
/// goes to the others; what no line can take is reported, never lost.
///
/// A list price below its floor is the merchant's word: it stays, and nothing comes off it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case", default)]
pub struct Floors {
    /// No unit below its cost. Variants without a cost have no such floor.
    #[n(0)]
    pub cost: bool,
    /// The least margin in percent of the price, 0 to below 100: at 20 what costs 80.00 is sold for 100.00 or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(1)]
    pub margin: Option<Exact>,
}
