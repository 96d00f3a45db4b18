//! Listing products on channels, and reviewing them before they are sold.

use crate::catalog::CatalogRefusal;
use crate::channel::ChannelRefusal;
use crate::id::{ChannelId, ProductId, VariantId};
use crate::listing::{Listing, ListingRefusal, Listings, Review, ReviewState};
use crate::order::Order;
use crate::pricing::Quote;
use crate::shop::command::{PutListing, ReviewProduct};
use crate::shop::event::{Event, ListingPut, ProductReviewed};
use crate::shop::{Rejection, Shop};
use crate::slot::{ChannelSlot, Named, ProductSlot};
use crate::text;
use crate::time::Time;
use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;
use serde::Serialize;

/// What a look at the catalogue found. What is wrong with prices is found by [`Shop::lint`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CatalogFinding {
    /// So many variants that buyers do not choose well: more than seven.
    ManyVariants {
        /// The product.
        product: ProductId,
        /// How many it has.
        count: usize,
    },
    /// No unit of it is there, and nobody can wait for one to be made.
    NoStock {
        /// The variant.
        variant: VariantId,
    },
    /// The price book in force has no price for it.
    NoPrice {
        /// The variant.
        variant: VariantId,
    },
    /// It may not be sold before it is reviewed.
    NotApproved {
        /// The product.
        product: ProductId,
        /// Where its review stands.
        state: ReviewState,
    },
    /// No channel sells it.
    OffEverywhere {
        /// The product.
        product: ProductId,
    },
}

/// With more variants than this a product is hard to choose from.
const MANY_VARIANTS: usize = 7;

impl Shop {
    /// What is other about a product on a channel; `None` where nothing is.
    ///
    /// # Errors
    /// When product or channel are not known.
    pub fn listing(&self, channel: &ChannelId, product: &ProductId) -> Result<Option<&Listing>, Rejection> {
        let (channel, product) = (self.channel_slot(channel)?, self.product_slot(product)?);
        Ok(self.reach.listings.get(product, channel))
    }

    /// What was said of a product when it was reviewed.
    ///
    /// # Errors
    /// When the product is not known.
    pub fn review(&self, product: &ProductId) -> Result<Review, Rejection> {
        Ok(self.reach.listings.review(self.product_slot(product)?))
    }

    /// Looks through the catalogue for what keeps products from being sold or buyers from choosing. Costs one pass over it.
    #[must_use]
    pub fn lint_catalog(&self, at: Time) -> Vec<CatalogFinding> {
        let mut findings = Vec::new();
        let priced: BTreeSet<&VariantId> = self
            .price_book()
            .into_iter()
            .flat_map(|book| &book.variants)
            .map(|priced| &priced.variant)
            .collect();
        for product in self.catalog.products() {
            let Some(slot) = self.catalog.product_ids().slot(&product.id) else { continue };
            let count = product.variants.len();
            if count > MANY_VARIANTS {
                findings.push(CatalogFinding::ManyVariants { product: product.id.clone(), count });
            }
            let state = self.reach.listings.state(slot);
            if self.settings.reach.review_required && state != ReviewState::Approved {
                findings.push(CatalogFinding::NotApproved { product: product.id.clone(), state });
            }
            if self.is_off_everywhere(slot) {
                findings.push(CatalogFinding::OffEverywhere { product: product.id.clone() });
            }
            for variant in &product.variants {
                if self.stock(&variant.id, at).is_ok_and(|stock| stock.available == Some(0)) {
                    findings.push(CatalogFinding::NoStock { variant: variant.id.clone() });
                }
                if !priced.contains(&variant.id) {
                    findings.push(CatalogFinding::NoPrice { variant: variant.id.clone() });
                }
            }
        }
        findings
    }

    fn is_off_everywhere(&self, product: ProductSlot) -> bool {
        let mut channels = self.channels.registry().iter();
        let off = |channel| self.reach.listings.get(product, channel).is_some_and(|listing| !listing.on);
        !self.channels.registry().is_empty() && channels.all(|(channel, _)| off(channel))
    }

    fn channel_slot(&self, id: &ChannelId) -> Result<ChannelSlot, ChannelRefusal> {
        self.channels.registry().slot(id).ok_or_else(|| ChannelRefusal::Unknown { channel: id.clone() })
    }

    fn product_slot(&self, id: &ProductId) -> Result<ProductSlot, CatalogRefusal> {
        let known = self.catalog.product_ids().slot(id);
        known.ok_or_else(|| CatalogRefusal::ProductUnknown { product: id.clone() })
    }

    /// Says what is other about a product on a channel.
    pub(super) fn decide_put_listing(&self, command: &PutListing) -> Result<Vec<Event>, Rejection> {
        let listing = &command.listing;
        self.channel_slot(&listing.channel)?;
        self.product_slot(&listing.product)?;
        Listings::check(listing)?;
        Ok(vec![ListingPut { listing: Box::new(listing.clone()) }.into()])
    }

    pub(super) fn apply_listing_put(&mut self, event: &ListingPut) -> Option<()> {
        let channel = self.channels.registry().slot(&event.listing.channel)?;
        let product = self.catalog.product_ids().slot(&event.listing.product)?;
        self.reach.listings.put(product, channel, (*event.listing).clone());
        Some(())
    }

    /// Says where the review of a product stands: who says so and why.
    pub(super) fn decide_review_product(&self, command: &ReviewProduct) -> Result<Vec<Event>, Rejection> {
        let slot = self.product_slot(&command.product)?;
        let product = || Box::new(command.product.clone());
        let (from, to) = (self.reach.listings.state(slot), command.state);
        if !from.allows(to) {
            let (from, to) = (from.name(), to.name());
            return Err(ListingRefusal::BadMove { product: product(), from, to }.into());
        }
        for (field, text) in [("by", Some(&command.by)), ("reason", command.reason.as_ref())] {
            let checked = text.map_or(Ok(()), |text| text::check_text(field, text));
            checked.map_err(|source| ListingRefusal::Text { source })?;
        }
        if to == ReviewState::Refused && command.reason.is_none() {
            return Err(ListingRefusal::NoReason { product: product() }.into());
        }
        let review = Review { state: to, by: command.by.clone(), reason: command.reason.clone() };
        let product = Named::known(command.product.clone(), slot);
        Ok(vec![
            ProductReviewed { product, state: review.state, by: review.by, reason: review.reason }.into(),
        ])
    }

    pub(super) fn apply_product_reviewed(&mut self, event: &ProductReviewed) -> Option<()> {
        let slot = event.product.slot(self.catalog.product_ids())?;
        let (by, reason) = (event.by.clone(), event.reason.clone());
        self.reach.listings.set_review(slot, Review { state: event.state, by, reason });
        Some(())
    }

    /// A product that is described anew is reviewed anew, where the shop reviews at all.
    pub(super) fn review_anew(&mut self, product: &ProductId) {
        if self.settings.reach.review_required
            && let Some(slot) = self.catalog.product_ids().slot(product)
        {
            self.reach.listings.changed(slot);
        }
    }

    /// Whether what a quote buys is sold on the channel. Also tells whether it can be delivered there without a person.
    pub(super) fn check_listed(&self, quote: &Quote, channel: ChannelSlot) -> Result<bool, Rejection> {
        let (listings, review) = (&self.reach.listings, self.settings.reach.review_required);
        if listings.is_empty() && !review {
            return Ok(true);
        }
        let mut automatic = true;
        let gifts = quote.gifts.iter().map(|gift| (&gift.variant, 0));
        for (variant, quantity) in quote.lines.iter().map(|line| (&line.variant, line.quantity)).chain(gifts)
        {
            let (_, sold) = self.catalog.find(variant)?;
            let id = || {
                let product = self.catalog.product(sold.product).map(|product| product.id.clone());
                product.map(Box::new).ok_or_else(|| Rejection::inconsistent("product"))
            };
            let state = listings.state(sold.product);
            if review && state != ReviewState::Approved {
                return Err(ListingRefusal::NotApproved { product: id()?, state: state.name() }.into());
            }
            let Some(listing) = listings.get(sold.product, channel) else { continue };
            let on = || Box::new(listing.channel.clone());
            if !listing.on {
                return Err(ListingRefusal::Off { product: id()?, channel: on() }.into());
            }
            if let Some(maximum) = listing.max_per_order.filter(|maximum| quantity > *maximum) {
                let variant = Box::new(variant.clone());
                return Err(ListingRefusal::AboveMaximum { variant, channel: on(), quantity, maximum }.into());
            }
            automatic &= !listing.manual_delivery;
        }
        Ok(automatic)
    }

    /// Whether a listing wants a person for an order.
    pub(super) fn listed_manual(&self, order: &Order) -> bool {
        let listings = &self.reach.listings;
        let manual = |product| listings.get(product, order.channel).is_some_and(|l| l.manual_delivery);
        !listings.is_empty() && order.lines.iter().any(|line| manual(line.product))
    }
}
