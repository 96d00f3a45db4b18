//! Catalogue lint: what is wrong with a sound price book.
//!
//! A book that compiles may still hold offers that can never apply, tiers that nobody reaches, and prices below cost. Each
//! file here finds one kind of such things. What is found is certain, given the settings; what cannot be proved is not
//! told.

mod channels;
mod costs;
mod coupons;
mod dead_offers;
mod finding;
mod goods;
mod holds;
mod implies;
mod lists;
mod losing_offers;
mod products;
mod settings;
mod tiers;

pub use finding::{Finding, FindingRow, Severity};
pub use settings::{LintSettings, PurchaseLimit};

use crate::pricing::Pricer;
use crate::pricing::compile::Compiled;
use alloc::vec::Vec;
use goods::Goods;

/// What every kind of finding looks at.
struct Look<'a> {
    compiled: &'a Compiled,
    settings: &'a LintSettings,
    goods: Goods<'a>,
}

impl Pricer {
    /// Looks for what is wrong with the book: offers that never apply, take nothing or always lose, tiers and lists that
    /// are never reached, prices below cost or below their minimum, too many variants, channels too far apart, coupons
    /// without limits. In a fixed order: by kind, then by place in the book.
    ///
    /// Costs a sort of the variants, one pass over listed prices, tiers and conditions, each with a look-up by name, and,
    /// within each `best` or `first` lane, a comparison of every two offers at worst.
    ///
    /// # Examples
    /// ```
    /// use keytill::language::Language;
    /// use keytill::pricing::{LintSettings, PriceBook, Pricer};
    /// let book: PriceBook = serde_json::from_str(r#"{"id": "b1", "currency": "CNY",
    ///     "variants": [{"variant": "card", "product": "gift", "price": "50.00", "cost": "55.00"}]}"#)?;
    /// let findings = Pricer::new(book)?.lint(&LintSettings::default());
    /// assert_eq!(findings[0].code(), "price.below_cost");
    /// assert_eq!(findings[0].text(Language::English), "`card` is sold at 50, which is below its cost of 55");
    /// assert_eq!(findings[0].text(Language::Chinese), "`card` 的售价 50 低于成本 55");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn lint(&self, settings: &LintSettings) -> Vec<Finding> {
        let look =
            Look { compiled: self.compiled(), settings, goods: Goods::new(&self.compiled().book, settings) };
        let mut found = Vec::new();
        dead_offers::find(&look, &mut found);
        losing_offers::find(&look, &mut found);
        coupons::find(&look, &mut found);
        tiers::find(&look, &mut found);
        lists::find(&look, &mut found);
        costs::find(&look, &mut found);
        channels::find(&look, &mut found);
        products::find(&look, &mut found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pricing::PriceBook;
    use alloc::string::String;
    use serde_json::{Value, json};

    /// A book of two variants of a product, with these members besides.
    pub(super) fn book(members: Value) -> PriceBook {
        let mut book = json!({"id": "b", "currency": "CNY", "variants": [
            {"variant": "a", "product": "p", "category": "c", "price": "10", "tags": ["hot"]},
            {"variant": "b", "product": "q", "price": "20"}]});
        for (name, value) in members.as_object().unwrap() {
            book[name] = value.clone();
        }
        serde_json::from_value(book).unwrap()
    }

    /// A book with one lane.
    pub(super) fn lane(mode: &str, offers: Value) -> PriceBook {
        book(json!({"lanes": [{"id": "l", "mode": mode, "offers": offers}]}))
    }

    pub(super) fn found(book: PriceBook, settings: Value) -> Vec<Finding> {
        let settings: LintSettings = serde_json::from_value(settings).unwrap();
        Pricer::new(book).unwrap().lint(&settings)
    }

    /// What is found, in English.
    pub(super) fn texts(book: PriceBook, settings: Value) -> Vec<String> {
        found(book, settings).iter().map(|finding| alloc::format!("{finding}")).collect()
    }

    /// The codes of what is found.
    pub(super) fn codes(book: PriceBook) -> Vec<&'static str> {
        found(book, json!({})).iter().map(Finding::code).collect()
    }

    #[test]
    fn a_plain_book_has_no_findings() {
        let offers = json!([
            {"id": "o1", "target": "order", "effect": {"percent": "10"}, "when": {"in": {"fact": "channel", "values": ["nowhere-else"]}}},
            {"id": "o2", "target": {"lines": {"in": {"fact": "category", "values": ["c"]}}}, "effect": {"amount_each": "1"}}]);
        assert!(codes(lane("best", offers)).is_empty());
        assert!(codes(book(json!({}))).is_empty());
    }
}
