use crate::Rejection;
use keytill::document;
use keytill::pricing;
use std::sync::Arc;

/// Prices carts by one price book. It never changes, so any number of threads may share it.
#[derive(Debug, uniffi::Object)]
pub struct Pricer(pricing::Pricer);

#[uniffi::export]
impl Pricer {
    /// Reads and checks a price book, given as JSON.
    ///
    /// # Errors
    /// [`Rejection`] when the text is no price book, or breaks one of its rules.
    #[uniffi::constructor]
    pub fn new(price_book: &str) -> Result<Arc<Self>, Rejection> {
        let book = document::parse("price book", price_book).map_err(Rejection::of)?;
        Ok(Arc::new(Self(pricing::Pricer::new(book).map_err(Rejection::of)?)))
    }

    /// Prices a cart; both it and the quote are JSON.
    ///
    /// # Errors
    /// [`Rejection`] when the text is no cart, or the cart cannot be priced.
    pub fn quote_json(&self, cart: &str) -> Result<String, Rejection> {
        let cart = document::parse("cart", cart).map_err(Rejection::of)?;
        let quote = self.0.quote(&cart).map_err(Rejection::of)?;
        document::print("quote", &quote).map_err(Rejection::of)
    }

    /// The price book's digest: the same book gives the same one in every language.
    pub fn digest(&self) -> String {
        self.0.digest().to_string()
    }
}
