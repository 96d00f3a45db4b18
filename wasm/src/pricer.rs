use crate::language::language;
use crate::thrown::{OrThrow, Thrown};
use keytill::embed::EmbeddedPricer;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prices carts by one price book.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Pricer(EmbeddedPricer);

#[wasm_bindgen]
impl Pricer {
    /// Reads and checks a price book, given as JSON.
    ///
    /// # Errors
    /// The rejection when the text is no price book, or breaks one of its rules.
    #[wasm_bindgen(constructor)]
    pub fn new(price_book: &str) -> Thrown<Self> {
        EmbeddedPricer::new(price_book).map(Self).or_throw()
    }

    /// The same price book with the offers that grants bring.
    ///
    /// # Errors
    /// The rejection when the text is no list of grants, or they are of another book.
    #[wasm_bindgen(js_name = withGrants)]
    pub fn with_grants(&self, grants: &str) -> Thrown<Self> {
        self.0.with_grants(grants).map(Self).or_throw()
    }

    /// Prices a cart with a trace.
    ///
    /// # Errors
    /// The rejection when the text is no cart, or it cannot be priced.
    pub fn quote(&self, cart: &str) -> Thrown<String> {
        self.0.quote_json(cart).or_throw()
    }

    /// Prices a cart without a trace.
    ///
    /// # Errors
    /// As `quote`.
    pub fn price(&self, cart: &str) -> Thrown<String> {
        self.0.price_json(cart).or_throw()
    }

    /// Why a cart costs what it costs, in words.
    ///
    /// # Errors
    /// As `quote`.
    pub fn explain(&self, cart: &str, tag: &str) -> Thrown<String> {
        self.0.explain(cart, language(tag)).or_throw()
    }

    /// The coupons with which a cart costs the least.
    ///
    /// # Errors
    /// The rejection when a text is no document, or the cart cannot be priced.
    #[wasm_bindgen(js_name = bestCoupons)]
    pub fn best_coupons(&self, cart: &str, held: &str) -> Thrown<String> {
        self.0.best_coupons_json(cart, held).or_throw()
    }

    /// The price book's digest: the same book gives the same one in every language.
    #[must_use]
    pub fn digest(&self) -> String {
        self.0.digest().to_string()
    }
}

/// What a server asks of a price book.
#[cfg(feature = "machine")]
#[wasm_bindgen]
impl Pricer {
    /// What is wrong with the book.
    ///
    /// # Errors
    /// The rejection when the text is no settings.
    pub fn lint(&self, settings: &str) -> Thrown<String> {
        self.0.lint_json(settings).or_throw()
    }

    /// The price book's public form.
    ///
    /// # Errors
    /// The rejection when the buyer is no id.
    #[wasm_bindgen(js_name = publicBook)]
    pub fn public_book(&self, buyer: Option<String>) -> Thrown<String> {
        self.0.public_json(buyer.as_deref()).or_throw()
    }

    /// What lets a device use a coupon's code.
    ///
    /// # Errors
    /// The rejection when the code is not known.
    pub fn grant(&self, code: &str) -> Thrown<String> {
        self.0.grant_json(code).or_throw()
    }
}
