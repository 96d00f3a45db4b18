use crate::commission::Plan;
use crate::id::{ChannelId, CustomerId, SettlementId, SupplierId};
use crate::money::{Exact, Money};
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

/// Closes a period that is over and whose volumes are kept: what its bonuses pay is worked out once, and paid so many lines at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ClosePeriod {
    /// The number of the period.
    #[n(0)]
    pub period: u16,
    /// How many lines to pay at the most; the shop's limit of a tick where absent or larger.
    #[n(1)]
    #[serde(default)]
    pub limit: Option<u32>,
}

/// Pays a supplier what is payable: for orders that are completed, and that nobody complains about. The host moves the money;
/// the machine books it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct SettleSupplier {
    /// The supplier.
    #[n(0)]
    pub supplier: SupplierId,
    /// The settlement, new in the shop.
    #[n(1)]
    pub settlement: SettlementId,
    /// How much; all that is payable where absent.
    #[n(2)]
    #[serde(default)]
    pub amount: Option<Money>,
}

/// Makes a channel a sub-shop, or changes it: orders on it cost what the shop asks and what the sub-shops above it and it itself
/// add. What they add is paid by the plan's bonus for sub-shops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PutSubShop {
    /// The channel.
    #[n(0)]
    pub channel: ChannelId,
    /// Its owner, who must have the role of one.
    #[n(1)]
    pub owner: CustomerId,
    /// The sub-shop at whose price it buys; the shop itself where absent.
    #[n(2)]
    #[serde(default)]
    pub upstream: Option<ChannelId>,
    /// What it adds to that price, in percent, within the limits of the plan in force.
    #[n(3)]
    pub markup_percent: Exact,
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
