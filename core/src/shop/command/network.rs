use crate::id::{ChannelId, CustomerId, OutsideId, PlacementTreeId, PurposeId};
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

/// Says that a channel knows a customer by an identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct LinkIdentity {
    /// The customer.
    #[n(0)]
    pub customer: CustomerId,
    /// The channel.
    #[n(1)]
    pub channel: ChannelId,
    /// What the channel calls the customer; a keyed hash where that is a telephone number or an address.
    #[n(2)]
    pub outside: OutsideId,
}

/// Ends what [`LinkIdentity`] said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct UnlinkIdentity {
    /// The customer.
    #[n(0)]
    pub customer: CustomerId,
    /// The channel.
    #[n(1)]
    pub channel: ChannelId,
    /// What the channel calls the customer.
    #[n(2)]
    pub outside: OutsideId,
}

/// Keeps what a customer said about a use of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct SetConsent {
    /// The customer.
    #[n(0)]
    pub customer: CustomerId,
    /// The use.
    #[n(1)]
    pub purpose: PurposeId,
    /// Whether it is allowed.
    #[n(2)]
    pub granted: bool,
    /// The version of the text that was agreed to.
    #[n(3)]
    #[serde(default)]
    pub version: u32,
}

/// Forgets a person: the id, identities, consents and what else tells of one are gone; totals, teams, balances and proofs
/// stay, under an id that tells nothing. Those who were merged into the customer are forgotten too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct EraseCustomer {
    /// The customer.
    #[n(0)]
    pub customer: CustomerId,
}

/// Says what a customer may be, and whether they may earn. What is absent stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct SetStanding {
    /// The customer.
    #[n(0)]
    pub customer: CustomerId,
    /// Whether they can earn commission.
    #[n(1)]
    #[serde(default)]
    pub promoter: Option<bool>,
    /// Whether they own a sub-shop.
    #[n(2)]
    #[serde(default)]
    pub sub_shop: Option<bool>,
    /// Whether they speak for a supplier.
    #[n(3)]
    #[serde(default)]
    pub supplier: Option<bool>,
    /// Whether they are blocked from earning.
    #[n(4)]
    #[serde(default)]
    pub blocked: Option<Blocking>,
}

/// Whether somebody is blocked from earning (拉黑).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Blocking {
    /// They are.
    #[n(0)]
    Block {
        /// Why, for people; it stands in the trace of what they do not earn.
        #[n(0)]
        reason: String,
    },
    /// They are not any more.
    #[n(1)]
    Lift,
}

/// Opens a placement tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct OpenPlacementTree {
    /// The tree, new in the shop; there are 8 at the most.
    #[n(0)]
    pub tree: PlacementTreeId,
    /// How many legs a seat has: 2 for a binary tree; 1 to 16.
    #[n(1)]
    pub width: u8,
    /// How many levels below the sponsor somebody sits at the most; 0 for any, which is the default.
    #[n(2)]
    #[serde(default)]
    pub depth: u16,
}

/// Gives a customer the first free seat below a sponsor, level by level from the left. The tree of inviters stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PlaceCustomer {
    /// The tree.
    #[n(0)]
    pub tree: PlacementTreeId,
    /// Who is seated.
    #[n(1)]
    pub customer: CustomerId,
    /// Below whom; absent for the nearest inviter who has a seat. The first in a tree needs nobody.
    #[n(2)]
    #[serde(default)]
    pub sponsor: Option<CustomerId>,
    /// In which leg of the sponsor's seat, from 0; absent for any.
    #[n(3)]
    #[serde(default)]
    pub leg: Option<u8>,
}

/// Keeps what brought a customer: a visit by somebody's link, a message in a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RecordTouch {
    /// The customer.
    #[n(0)]
    pub customer: CustomerId,
    /// In which channel.
    #[n(1)]
    pub channel: ChannelId,
    /// By whom, where it was somebody.
    #[n(2)]
    #[serde(default)]
    pub promoter: Option<CustomerId>,
}
