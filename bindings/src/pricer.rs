use crate::calm::calm;
use crate::{Language, Rejection};
use keytill::embed::EmbeddedPricer;
use std::sync::Arc;

/// Prices carts by one price book. It never changes, so any number of threads may share it.
#[derive(Debug, uniffi::Object)]
pub struct Pricer(EmbeddedPricer);

#[uniffi::export]
impl Pricer {
    /// Reads and checks a price book, whole or in its public form, given as JSON.
    ///
    /// # Errors
    /// [`Rejection`] when the text is no price book, or breaks one of its rules.
    #[uniffi::constructor]
    pub fn new(price_book: &str) -> Result<Arc<Self>, Rejection> {
        calm(|| EmbeddedPricer::new(price_book).map(|pricer| Arc::new(Self(pricer))))
    }

    /// The same price book with the offers that grants bring; `grants` is a JSON list.
    ///
    /// # Errors
    /// [`Rejection`] for what is no list of grants, or grants of another book.
    pub fn with_grants(&self, grants: &str) -> Result<Arc<Self>, Rejection> {
        calm(|| self.0.with_grants(grants).map(|pricer| Arc::new(Self(pricer))))
    }

    /// Prices a cart and tells why, step by step; both it and the quote are JSON.
    ///
    /// # Errors
    /// [`Rejection`] when the text is no cart, or the cart cannot be priced.
    pub fn quote_json(&self, cart: &str) -> Result<String, Rejection> {
        calm(|| self.0.quote_json(cart))
    }

    /// As `quote_json`, without the trace: the same amounts, faster and shorter.
    ///
    /// # Errors
    /// As `quote_json`.
    pub fn price_json(&self, cart: &str) -> Result<String, Rejection> {
        calm(|| self.0.price_json(cart))
    }

    /// Why a cart costs what it costs: every step and every sum, for people.
    ///
    /// # Errors
    /// As `quote_json`.
    pub fn explain(&self, cart: &str, language: Language) -> Result<String, Rejection> {
        calm(|| self.0.explain(cart, language.into()))
    }

    /// The coupons with which a cart costs the least; `held` is a JSON list of codes.
    ///
    /// # Errors
    /// [`Rejection`] for what is no cart or no list, an unknown coupon, or a cart that cannot be priced.
    pub fn best_coupons_json(&self, cart: &str, held: &str) -> Result<String, Rejection> {
        calm(|| self.0.best_coupons_json(cart, held))
    }

    /// What is wrong with the book; `settings` is JSON, `{}` for the usual ones.
    ///
    /// # Errors
    /// [`Rejection`] for what is no settings.
    pub fn lint_json(&self, settings: &str) -> Result<String, Rejection> {
        calm(|| self.0.lint_json(settings))
    }

    /// The price book's public form, for devices; with the prices agreed with a buyer where one is named.
    ///
    /// # Errors
    /// [`Rejection`] for what is no customer's id.
    pub fn public_json(&self, buyer: Option<String>) -> Result<String, Rejection> {
        calm(|| self.0.public_json(buyer.as_deref()))
    }

    /// What lets a device use a coupon's code.
    ///
    /// # Errors
    /// [`Rejection`] for an unknown code.
    pub fn grant_json(&self, code: &str) -> Result<String, Rejection> {
        calm(|| self.0.grant_json(code))
    }

    /// The price book as it was read.
    ///
    /// # Errors
    /// None that a sound book gives.
    pub fn book_json(&self) -> Result<String, Rejection> {
        calm(|| self.0.book_json())
    }

    /// The price book's digest: the same book has the same one in every language, and so has its public form.
    pub fn digest(&self) -> String {
        self.0.digest().to_string()
    }
}
