//! What is wrong with a price book, given what the shop knows.

use crate::catalog::Variant;
use crate::pricing::{Finding, LintSettings, PriceBook, Pricer, PurchaseLimit};
use crate::shop::{Rejection, Shop};
use alloc::vec::Vec;

impl Shop {
    /// Looks through a price book before it is published: see [`Pricer::lint`]. Where the settings leave them open, the
    /// moment is the shop's clock and the purchase limits are those of the catalogue.
    ///
    /// # Errors
    /// A [`Rejection`] when the book is not sound.
    ///
    /// # Examples
    /// ```
    /// use keytill::id::CommandId;
    /// use keytill::money::Currency;
    /// use keytill::pricing::{LintSettings, PriceBook};
    /// use keytill::shop::command::Body;
    /// use keytill::shop::{Command, Settings, Shop};
    /// use keytill::time::Time;
    ///
    /// let mut shop = Shop::new("demo", Settings::in_currency(Currency::CNY))?;
    /// let product: Body = serde_json::from_str(r#"{"put_product": {"product": {"id": "gift",
    ///     "variants": [{"id": "card", "stock": "unlimited", "max_per_order": 10}]}}}"#)?;
    /// shop.execute(Command::new(CommandId::new("c-1")?, Time::from_millis(1_795_321_884_000), product))?;
    /// let book: PriceBook = serde_json::from_str(r#"{"id": "b1", "currency": "CNY",
    ///     "variants": [{"variant": "card", "product": "gift", "price": "50.00"}],
    ///     "tiers": [{"goods": {"variant": "card"}, "kind": "volume", "tiers": [{"from": 100, "price": "40.00"}]}]}"#)?;
    /// let findings = shop.lint(book, &LintSettings::default())?;
    /// assert_eq!(findings[0].to_string(), "the tier from 100 of `card` is never reached: no more than 10 can be bought");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lint(&self, book: PriceBook, settings: &LintSettings) -> Result<Vec<Finding>, Rejection> {
        let mut settings = settings.clone();
        settings.at = settings.at.or(Some(self.clock()));
        let variants = self.catalog.products().iter().flat_map(|product| &product.variants);
        let limit = |variant: &Variant| {
            Some(PurchaseLimit { variant: variant.id.clone(), most: variant.max_per_order? })
        };
        // What the settings say comes last, and holds.
        let own = core::mem::take(&mut settings.limits);
        settings.limits = variants.filter_map(limit).chain(own).collect();
        Ok(Pricer::new(book)?.lint(&settings))
    }
}
