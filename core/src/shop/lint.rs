//! What is wrong with a price book, given what the shop knows.

use crate::pricing::{Finding, LintSettings, PriceBook, Pricer, PurchaseLimit};
use crate::shop::{Rejection, Shop};
use alloc::vec::Vec;

impl Shop {
    /// Looks through a price book before it is published: see [`Pricer::lint`]. Where the settings leave them open, the
    /// moment is the shop's clock and the purchase limits are those of the catalogue.
    ///
    /// # Errors
    /// A [`Rejection`] when the book is not sound.
    pub fn lint(&self, book: PriceBook, settings: &LintSettings) -> Result<Vec<Finding>, Rejection> {
        let mut settings = settings.clone();
        settings.at = settings.at.or(Some(self.clock()));
        let variants = self.catalog.products().iter().flat_map(|product| &product.variants);
        let limited = variants.filter_map(|variant| {
            let known = settings.limits.iter().any(|limit| limit.variant == variant.id);
            let most = variant.max_per_order.filter(|_| !known)?;
            Some(PurchaseLimit { variant: variant.id.clone(), most })
        });
        let limited: Vec<_> = limited.collect();
        settings.limits.extend(limited);
        Ok(Pricer::new(book)?.lint(&settings))
    }
}
