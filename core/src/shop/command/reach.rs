use crate::contact::ContactHash;
use crate::digest::Digest;
use crate::gift::ClaimHash;
use crate::id::{ChannelId, CustomerId, DeviceId, OrderId, ProductId, ReservationId, VariantId};
use crate::listing::{Listing, ReviewState};
use crate::money::Money;
use crate::notice::Templates;
use crate::pricing::Cart;
use crate::reservation::ReserveLine;
use crate::sale::Sale;
use crate::time::Span;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Sets the limits of a variant's sale, or replaces them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PutSale {
    /// The limits.
    #[n(0)]
    pub sale: Sale,
}

/// Sets the texts of notices, all at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PutTemplates {
    /// The texts.
    #[n(0)]
    pub templates: Templates,
}

/// Claims a gift: it is delivered to the recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ClaimGift {
    /// The hash of the code that somebody typed.
    #[n(0)]
    pub claim: ClaimHash,
    /// The order, where the one who claims names it: then a wrong code counts.
    #[n(1)]
    #[serde(default)]
    pub order: Option<OrderId>,
    /// Who receives it.
    #[n(2)]
    pub recipient: CustomerId,
}

/// Somebody wants to be told when a variant is available again: a customer, or whoever a contact belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct SubscribeRestock {
    /// The variant.
    #[n(0)]
    pub variant: VariantId,
    /// The customer.
    #[n(1)]
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// The contact, hashed by the host.
    #[n(2)]
    #[serde(default)]
    pub contact: Option<ContactHash>,
    /// The channel on which to tell.
    #[n(3)]
    #[serde(default)]
    pub channel: Option<ChannelId>,
}

/// Somebody does not want to be told any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct UnsubscribeRestock {
    /// The variant.
    #[n(0)]
    pub variant: VariantId,
    /// The customer, as it was subscribed.
    #[n(1)]
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// The contact, as it was subscribed.
    #[n(2)]
    #[serde(default)]
    pub contact: Option<ContactHash>,
}

/// Says what is other about a product on a channel, or replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct PutListing {
    /// The listing.
    #[n(0)]
    pub listing: Listing,
}

/// Says where the review of a product stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ReviewProduct {
    /// The product.
    #[n(0)]
    pub product: ProductId,
    /// Where it stands now.
    #[n(1)]
    pub state: ReviewState,
    /// Who says so, for people: 1 to 400 bytes.
    #[n(2)]
    pub by: String,
    /// Why, for people: 1 to 400 bytes. A refusal needs one.
    #[n(3)]
    #[serde(default)]
    pub reason: Option<String>,
}

/// Holds units without an order: a basket that is filled, a page on which is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Reserve {
    /// The reservation; no open one has its id.
    #[n(0)]
    pub reservation: ReservationId,
    /// The channel.
    #[n(1)]
    pub channel: ChannelId,
    /// For whom; absent for a guest.
    #[n(2)]
    #[serde(default)]
    pub buyer: Option<CustomerId>,
    /// What the buyer can be reached at, hashed by the host. It counts as an unpaid order does.
    #[n(3)]
    #[serde(default)]
    pub contact: Option<ContactHash>,
    /// The host's fingerprint of the device. It counts as an unpaid order does.
    #[n(4)]
    #[serde(default)]
    pub device: Option<DeviceId>,
    /// What to hold.
    #[n(5)]
    pub lines: Vec<ReserveLine>,
    /// For how long; the shop's setting where absent, and no longer than that.
    #[n(6)]
    #[serde(default)]
    pub wait: Option<Span>,
    /// Whether to hold what there is where not all is free; else all or nothing.
    #[n(7)]
    #[serde(default)]
    pub partial: bool,
}

/// Holds other units than before. What stays is not let go in between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ResizeReservation {
    /// The reservation.
    #[n(0)]
    pub reservation: ReservationId,
    /// All that it is to hold.
    #[n(1)]
    pub lines: Vec<ReserveLine>,
    /// Whether to hold what there is where not all is free; else all or nothing.
    #[n(2)]
    #[serde(default)]
    pub partial: bool,
}

/// Puts off the end of a reservation: the shop's setting says how long and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ExtendReservation {
    /// The reservation.
    #[n(0)]
    pub reservation: ReservationId,
}

/// Gives up a reservation, or some units of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ReleaseReservation {
    /// The reservation.
    #[n(0)]
    pub reservation: ReservationId,
    /// How many units of what; absent for all.
    #[n(1)]
    #[serde(default)]
    pub lines: Option<Vec<ReserveLine>>,
}

/// Changes what an unpaid order buys: it is priced anew, and its stock is exchanged, all or nothing. Its deadline stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ResizeOrder {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// All that is bought now; buyer and channel are those of the order.
    #[n(1)]
    pub cart: Cart,
    /// The digest of the price book that made the price.
    #[n(2)]
    pub book: Digest,
    /// The total that the buyer saw.
    #[n(3)]
    pub total: Money,
}

/// Puts off the deadline of an unpaid order: the shop's setting says how long and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct ExtendOrder {
    /// The order.
    #[n(0)]
    pub order: OrderId,
}
