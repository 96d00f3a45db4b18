use crate::listing::{Listing, ListingRefusal, ReviewState};
use crate::slot::{ChannelSlot, ProductSlot};
use crate::text;
use alloc::collections::BTreeMap;
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::Serialize;

/// What somebody said of a product.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Encode, Decode)]
pub struct Review {
    /// Where it stands.
    #[n(0)]
    pub state: ReviewState,
    /// Who said so last; empty while nobody did.
    #[n(1)]
    pub by: String,
    /// Why.
    #[n(2)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The listings of a shop and the reviews of its products.
#[derive(Debug, Clone, Default, Encode, Decode)]
pub struct Listings {
    #[n(0)]
    listings: BTreeMap<(ProductSlot, ChannelSlot), Listing>,
    #[n(1)]
    reviews: BTreeMap<ProductSlot, Review>,
}

impl Listings {
    /// Whether no channel shows anything otherwise.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listings.is_empty()
    }

    /// What is other about a product on a channel.
    #[must_use]
    pub fn get(&self, product: ProductSlot, channel: ChannelSlot) -> Option<&Listing> {
        self.listings.get(&(product, channel))
    }

    /// Whether a listing makes sense.
    ///
    /// # Errors
    /// [`ListingRefusal::Text`], [`ListingRefusal::BadMaximum`]
    pub fn check(listing: &Listing) -> Result<(), ListingRefusal> {
        text::check_names("title", &listing.titles).map_err(|source| ListingRefusal::Text { source })?;
        if listing.max_per_order == Some(0) {
            return Err(ListingRefusal::BadMaximum {});
        }
        Ok(())
    }

    /// Sets what is other about a product on a channel.
    pub fn put(&mut self, product: ProductSlot, channel: ChannelSlot, listing: Listing) {
        self.listings.insert((product, channel), listing);
    }

    /// What was said of a product; a draft where nobody said anything.
    #[must_use]
    pub fn review(&self, product: ProductSlot) -> Review {
        self.reviews.get(&product).cloned().unwrap_or_default()
    }

    /// Where the review of a product stands.
    #[must_use]
    pub fn state(&self, product: ProductSlot) -> ReviewState {
        self.reviews.get(&product).map_or(ReviewState::Draft, |review| review.state)
    }

    /// Says something of a product.
    pub fn set_review(&mut self, product: ProductSlot, review: Review) {
        self.reviews.insert(product, review);
    }

    /// A product is described anew: whatever was said of it was said of something else.
    pub fn changed(&mut self, product: ProductSlot) {
        self.reviews.remove(&product);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_reviews_has_these_moves_and_no_others() {
        use ReviewState::{Approved, Draft, InReview, Refused};
        let all = [Draft, InReview, Approved, Refused];
        let moves = all.iter().map(|from| all.iter().filter(|to| from.allows(**to)).count());
        assert_eq!(moves.sum::<usize>(), 8);
        assert!(!Draft.allows(Approved), "nothing is approved without a review");
    }
}
