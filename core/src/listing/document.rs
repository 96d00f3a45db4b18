use crate::id::{ChannelId, ProductId};
use crate::text::LocalText;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What is other about a product on one channel. What is left out is as the product says. Prices are the price book's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// The channel.
    #[n(0)]
    pub channel: ChannelId,
    /// The product.
    #[n(1)]
    pub product: ProductId,
    /// Its title there, by language.
    #[n(2)]
    #[serde(default)]
    pub titles: Vec<LocalText>,
    /// Whether it is sold there.
    #[n(3)]
    #[serde(default = "yes")]
    pub on: bool,
    /// Whether a paid order of it there needs a person, even where the channel and the variant need none.
    #[n(4)]
    #[serde(default)]
    pub manual_delivery: bool,
    /// The most units of a variant that may be bought there at a time.
    #[n(5)]
    #[serde(default)]
    pub max_per_order: Option<u32>,
}

fn yes() -> bool {
    true
}

/// Where the review of a product stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum ReviewState {
    /// It is being described.
    #[default]
    #[n(0)]
    Draft,
    /// Somebody is to look at it.
    #[n(1)]
    InReview,
    /// It may be sold.
    #[n(2)]
    Approved,
    /// It may not.
    #[n(3)]
    Refused,
}

impl ReviewState {
    /// Whether a review may go on so.
    ///
    /// | from | to |
    /// |---|---|
    /// | draft | in review |
    /// | in review | approved, refused, draft |
    /// | approved | refused, in review |
    /// | refused | in review, draft |
    #[must_use]
    pub const fn allows(self, to: Self) -> bool {
        matches!(
            (self, to),
            (Self::Draft, Self::InReview)
                | (Self::InReview, Self::Approved | Self::Refused | Self::Draft)
                | (Self::Approved, Self::Refused | Self::InReview)
                | (Self::Refused, Self::InReview | Self::Draft)
        )
    }

    /// The word for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "a draft",
            Self::InReview => "in review",
            Self::Approved => "approved",
            Self::Refused => "refused",
        }
    }
}
