use crate::rejection::rejection;
use keytill::{document, pricing};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Prices carts by one price book.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Pricer(pricing::Pricer);

#[wasm_bindgen]
impl Pricer {
    /// Reads and checks a price book, given as JSON.
    ///
    /// # Errors
    /// An `Error` with `code` and `params` when the text is no price book, or breaks one of its rules.
    #[wasm_bindgen(constructor)]
    pub fn new(price_book: &str) -> Result<Self, JsValue> {
        let book = document::parse("price book", price_book).map_err(rejection)?;
        pricing::Pricer::new(book).map(Self).map_err(rejection)
    }

    /// Prices a cart; both it and the quote are JSON.
    ///
    /// # Errors
    /// An `Error` with `code` and `params` when the text is no cart, or the cart cannot be priced.
    #[wasm_bindgen(js_name = quoteJson)]
    pub fn quote_json(&self, cart: &str) -> Result<String, JsValue> {
        let cart = document::parse("cart", cart).map_err(rejection)?;
        let quote = self.0.quote(&cart).map_err(rejection)?;
        document::print("quote", &quote).map_err(rejection)
    }

    /// The price book's digest: the same book gives the same one in every language.
    #[must_use]
    pub fn digest(&self) -> String {
        self.0.digest().to_string()
    }
}
