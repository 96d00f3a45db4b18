use crate::digest::Digest;
use crate::document;
use crate::embed::Rejected;
use crate::id::CustomerId;
use crate::language::Language;
use crate::pricing::{Cart, CouponCode, Grant, LintSettings, PriceBook, Pricer};
use alloc::string::String;
use alloc::vec::Vec;

/// Prices carts by one price book, behind documents. It never changes, so any number of threads may share it.
///
/// # Examples
/// ```
/// use keytill::embed::EmbeddedPricer;
/// let pricer = EmbeddedPricer::new(r#"{"id": "b", "currency": "CNY",
///     "variants": [{"variant": "gift-card-50", "product": "gift-card", "price": "49.00"}]}"#)?;
/// let quote = pricer.quote_json(r#"{"channel": "h5", "lines": [{"variant": "gift-card-50", "quantity": 2}]}"#)?;
/// assert!(quote.contains(r#""total":"98.00""#));
/// # Ok::<(), keytill::embed::Rejected>(())
/// ```
#[derive(Debug, Clone)]
pub struct EmbeddedPricer(Pricer);

impl EmbeddedPricer {
    /// Reads and checks a price book, whole or in its public form.
    ///
    /// # Errors
    /// [`Rejected`] for what is no price book, or breaks one of its rules.
    pub fn new(price_book: &str) -> Result<Self, Rejected> {
        let book: PriceBook = document::parse("price book", price_book)?;
        Ok(Self(Pricer::new(book)?))
    }

    /// The same price book with the offers that grants bring; `grants` is a JSON list. See [`Pricer::with_grants`].
    ///
    /// # Errors
    /// [`Rejected`] for what is no list of grants, or grants of another book.
    pub fn with_grants(&self, grants: &str) -> Result<Self, Rejected> {
        let grants: Vec<Grant> = document::parse("list of grants", grants)?;
        Ok(Self(self.0.with_grants(&grants)?))
    }

    /// Quotes a cart with a trace. See [`Pricer::quote`].
    ///
    /// # Errors
    /// [`Rejected`] for what is no cart, or cannot be priced.
    pub fn quote_json(&self, cart: &str) -> Result<String, Rejected> {
        Ok(document::print("quote", &self.0.quote(&parse_cart(cart)?)?)?)
    }

    /// Quotes a cart without a trace: the same amounts, faster and shorter. See [`Pricer::price`].
    ///
    /// # Errors
    /// As [`quote_json`](Self::quote_json).
    pub fn price_json(&self, cart: &str) -> Result<String, Rejected> {
        Ok(document::print("quote", &self.0.price(&parse_cart(cart)?)?)?)
    }

    /// Why a cart costs what it costs: every step and every sum, for people.
    ///
    /// # Errors
    /// As [`quote_json`](Self::quote_json).
    pub fn explain(&self, cart: &str, language: Language) -> Result<String, Rejected> {
        Ok(self.0.quote(&parse_cart(cart)?)?.explain_in(language))
    }

    /// The coupons with which a cart costs the least; `held` is a JSON list of codes. See [`Pricer::best_coupons`].
    ///
    /// # Errors
    /// [`Rejected`] for what is no cart or no list, an unknown coupon, or a cart that cannot be priced.
    pub fn best_coupons_json(&self, cart: &str, held: &str) -> Result<String, Rejected> {
        let held: Vec<CouponCode> = document::parse("list of coupons", held)?;
        Ok(document::print("best coupons", &self.0.best_coupons(&parse_cart(cart)?, &held)?)?)
    }

    /// What is wrong with the book; `settings` is JSON, `{}` for the usual ones. See [`Pricer::lint`].
    ///
    /// # Errors
    /// [`Rejected`] for what is no settings.
    pub fn lint_json(&self, settings: &str) -> Result<String, Rejected> {
        let settings: LintSettings = document::parse("lint settings", settings)?;
        Ok(document::print("findings", &self.0.lint(&settings))?)
    }

    /// The price book's public form, for devices; with the prices agreed with a buyer where one is named. See
    /// [`PriceBook::public`].
    ///
    /// # Errors
    /// [`Rejected`] for what is no customer's id.
    pub fn public_json(&self, buyer: Option<&str>) -> Result<String, Rejected> {
        let public = match buyer {
            Some(buyer) => self.0.book().public_for(&CustomerId::new(buyer)?),
            None => self.0.book().public(),
        };
        Ok(document::print("price book", &public)?)
    }

    /// What lets a device use a coupon's code. See [`Pricer::grant`].
    ///
    /// # Errors
    /// [`Rejected`] for an unknown code.
    pub fn grant_json(&self, code: &str) -> Result<String, Rejected> {
        let code = CouponCode::new(code)?;
        Ok(document::print("grant", &self.0.grant(&code)?)?)
    }

    /// The price book as it was read.
    ///
    /// # Errors
    /// None that a sound book gives.
    pub fn book_json(&self) -> Result<String, Rejected> {
        Ok(document::print("price book", self.0.book())?)
    }

    /// The price book's digest: the same book has the same one in every language, and so has its public form.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.0.digest()
    }

    /// The pricer itself, for typed use.
    #[must_use]
    pub const fn pricer(&self) -> &Pricer {
        &self.0
    }
}

fn parse_cart(cart: &str) -> Result<Cart, Rejected> {
    Ok(document::parse("cart", cart)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use serde_json::{Value, json};

    fn book() -> String {
        json!({"id": "b", "currency": "CNY",
            "variants": [{"variant": "card", "product": "gift", "price": "50.00", "cost": "30.00"}],
            "lanes": [{"id": "coupons", "mode": "best", "offers": [
                {"id": "ten", "target": "order", "effect": {"percent": "10"}, "coupon": {"code": "TEN"}},
                {"id": "five", "target": "order", "effect": {"percent": "5"}, "coupon": {"code": "FIVE"}}]}]})
        .to_string()
    }

    const CART: &str = r#"{"channel": "web", "lines": [{"variant": "card", "quantity": 2}]}"#;

    fn json(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn quotes_with_and_without_a_trace_and_in_words() {
        let pricer = EmbeddedPricer::new(&book()).unwrap();
        let (quote, price) =
            (json(&pricer.quote_json(CART).unwrap()), json(&pricer.price_json(CART).unwrap()));
        assert_eq!((quote["total"].as_str(), price["total"].as_str()), (Some("100.00"), Some("100.00")));
        assert!(quote["trace"].is_array() && price.get("trace").is_none());
        assert_eq!(quote["digest"], pricer.digest().to_string());
        assert!(pricer.explain(CART, Language::English).unwrap().contains("100.00"));
        assert_ne!(
            pricer.explain(CART, Language::Chinese).unwrap(),
            pricer.explain(CART, Language::English).unwrap()
        );
    }

    #[test]
    fn a_device_prices_with_the_public_form_and_a_grant() {
        let pricer = EmbeddedPricer::new(&book()).unwrap();
        let public = pricer.public_json(None).unwrap();
        assert!(!public.contains("TEN") && !public.contains("\"30\""));
        let device = EmbeddedPricer::new(&public).unwrap();
        assert_eq!(device.digest(), pricer.digest());
        let grants = alloc::format!("[{}]", pricer.grant_json("ten").unwrap());
        let device = device.with_grants(&grants).unwrap();
        let cart = CART.replace("\"web\"", "\"web\", \"coupons\": [\"TEN\"]");
        assert_eq!(json(&device.quote_json(&cart).unwrap())["total"], "90.00");
        assert!(pricer.public_json(Some("ann")).is_ok() && pricer.public_json(Some("")).is_err());
        assert_eq!(json(&pricer.book_json().unwrap())["variants"][0]["cost"], "30");
    }

    #[test]
    fn the_best_coupon_and_findings() {
        let pricer = EmbeddedPricer::new(&book()).unwrap();
        let best = json(&pricer.best_coupons_json(CART, r#"["FIVE", "TEN"]"#).unwrap());
        assert_eq!(best["codes"], json!(["TEN"]));
        assert!(json(&pricer.lint_json("{}").unwrap()).is_array());
    }

    #[test]
    fn what_is_no_document_is_refused() {
        let pricer = EmbeddedPricer::new(&book()).unwrap();
        for bad in ["", "{", "[]", "null", r#"{"channel": 7}"#, &"[".repeat(100_000)] {
            for refused in [
                pricer.quote_json(bad),
                pricer.price_json(bad),
                pricer.best_coupons_json(bad, "[]"),
                pricer.best_coupons_json(CART, if bad == "[]" { "" } else { bad }),
                pricer.explain(bad, Language::English),
                EmbeddedPricer::new(bad).map(|_| String::new()),
            ] {
                assert_eq!(refused.unwrap_err().code, "document.invalid", "{bad:.20}");
            }
        }
        assert_eq!(pricer.best_coupons_json(CART, r#"["NONE"]"#).unwrap_err().code, "coupon.unknown");
    }
}
