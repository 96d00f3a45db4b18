//! What-if: what carts would cost by another price book.

use crate::id::{ChannelId, OfferId};
use crate::money::{Currency, Money};
use crate::pricing::{BuyerFacts, Cart, Pricer, PricingRefusal, Quote};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use core::fmt;
use serde::Serialize;
use serde::ser::SerializeStruct;

/// Sums over carts that were priced by an old and a new book.
///
/// Carts are added one after the other and not kept: memory grows with the offers and channels that occur, not with the
/// carts. The order of carts changes nothing. Where a book refuses a cart, its amounts are in no sum, but it is counted.
///
/// # Examples
/// ```
/// use keytill::pricing::{BuyerFacts, Cart, PriceBook, Pricer, WhatIf};
/// let book = |price: &str| -> Result<Pricer, Box<dyn std::error::Error>> {
///     let text = format!(r#"{{"id": "b", "currency": "CNY", "variants": [{{"variant": "card", "product": "gift", "price": "{price}"}}]}}"#);
///     Ok(Pricer::new(serde_json::from_str::<PriceBook>(&text)?)?)
/// };
/// let (old, new) = (book("50.00")?, book("45.00")?);
/// let mut all = WhatIf::new();
/// let row = all.add(&old, &new, &Cart::on("web").line("card", 2), &BuyerFacts::default());
/// assert_eq!(row.difference().ok_or("refused")?.to_string(), "-10.00 CNY");
/// let _ = all.add(&old, &new, &Cart::on("h5").line("none", 1), &BuyerFacts::default());
/// assert_eq!((all.carts(), all.refused_by_new()), (2, 1));
/// let web = all.channels().next().ok_or("no channel")?;
/// assert_eq!((web.name, web.old.to_string(), web.new.to_string()), ("web", "100.00 CNY".into(), "90.00 CNY".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WhatIf {
    carts: u64,
    refused_by_old: u64,
    refused_by_new: u64,
    totals: BTreeMap<Currency, Sums>,
    offers: BTreeMap<(OfferId, Currency), Sums>,
    channels: BTreeMap<(ChannelId, Currency), Sums>,
}

/// In minor units: sums of any number of totals fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sums {
    times_old: u64,
    times_new: u64,
    old: i128,
    new: i128,
}

/// One cart by both books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfRow {
    /// The total by the old book, or why it has none.
    pub old: Result<Money, PricingRefusal>,
    /// The total by the new book, or why it has none.
    pub new: Result<Money, PricingRefusal>,
}

/// What an offer took off, or a channel's carts cost, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WhatIfSums<'a> {
    /// The offer or channel; empty for all carts.
    pub name: &'a str,
    /// How many carts by the old book.
    pub times_old: u64,
    /// How many carts by the new book.
    pub times_new: u64,
    /// By the old book.
    pub old: Sum,
    /// By the new book.
    pub new: Sum,
    /// The new less the old.
    pub difference: Sum,
}

/// A sum of money of any size. As text and JSON like [`Money`]: `98.00 CNY`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// Minor units.
    pub minor: i128,
    /// The currency.
    pub currency: Currency,
}

impl WhatIf {
    /// Nothing compared yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Prices many carts by two books, each with the facts that it says of its buyer.
    ///
    /// # Examples
    /// ```
    /// use keytill::pricing::{Cart, PriceBook, Pricer, WhatIf};
    /// let old: PriceBook = serde_json::from_str(r#"{"id": "b1", "currency": "CNY",
    ///     "variants": [{"variant": "card", "product": "gift", "price": "50.00"}]}"#)?;
    /// let mut new = old.clone();
    /// new.variants[0].price = "48.00".parse()?;
    /// let carts = [Cart::on("web").line("card", 1), Cart::on("h5").line("card", 3)];
    /// let compared = WhatIf::compare(&Pricer::new(old)?, &Pricer::new(new)?, &carts);
    /// let all = compared.totals().next().ok_or("nothing was compared")?;
    /// assert_eq!((all.times_new, all.difference.to_string()), (2, "-8.00 CNY".into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn compare<'a>(old: &Pricer, new: &Pricer, carts: impl IntoIterator<Item = &'a Cart>) -> Self {
        let mut all = Self::new();
        for cart in carts {
            all.add(old, new, cart, &cart.facts);
        }
        all
    }

    /// Prices one more cart by both books; gives back what became of it.
    pub fn add(&mut self, old: &Pricer, new: &Pricer, cart: &Cart, facts: &BuyerFacts) -> WhatIfRow {
        let (old, new) = (old.price_for(cart, facts), new.price_for(cart, facts));
        // Counters of carts do not overflow: they are added one by one.
        self.carts = self.carts.saturating_add(1);
        self.refused_by_old = self.refused_by_old.saturating_add(u64::from(old.is_err()));
        self.refused_by_new = self.refused_by_new.saturating_add(u64::from(new.is_err()));
        if let (Ok(old), Ok(new)) = (&old, &new) {
            self.add_quote(old, |sums, minor| sums.add_old(minor));
            self.add_quote(new, |sums, minor| sums.add_new(minor));
        }
        WhatIfRow { old: old.map(|quote| quote.total), new: new.map(|quote| quote.total) }
    }

    fn add_quote(&mut self, quote: &Quote, put: impl Fn(&mut Sums, i64)) {
        put(self.totals.entry(quote.currency).or_default(), quote.total.minor());
        let channel = (quote.channel.clone(), quote.currency);
        put(self.channels.entry(channel).or_default(), quote.total.minor());
        for applied in &quote.offers {
            put(
                self.offers.entry((applied.offer.clone(), quote.currency)).or_default(),
                applied.amount.minor(),
            );
        }
    }

    /// How many carts were compared.
    #[must_use]
    pub const fn carts(&self) -> u64 {
        self.carts
    }

    /// How many of them the old book refused.
    #[must_use]
    pub const fn refused_by_old(&self) -> u64 {
        self.refused_by_old
    }

    /// How many of them the new book refused.
    #[must_use]
    pub const fn refused_by_new(&self) -> u64 {
        self.refused_by_new
    }

    /// What the carts cost in all that both books priced, one row for each currency.
    pub fn totals(&self) -> impl Iterator<Item = WhatIfSums<'_>> {
        self.totals.iter().map(|(currency, sums)| sums.shown("", *currency))
    }

    /// What each offer took off carts that both books priced, by name and currency.
    pub fn offers(&self) -> impl Iterator<Item = WhatIfSums<'_>> {
        self.offers.iter().map(|((offer, currency), sums)| sums.shown(offer.as_str(), *currency))
    }

    /// What the carts of each channel cost that both books priced, by name and currency.
    pub fn channels(&self) -> impl Iterator<Item = WhatIfSums<'_>> {
        self.channels.iter().map(|((channel, currency), sums)| sums.shown(channel.as_str(), *currency))
    }
}

impl WhatIfRow {
    /// The new total less the old, where both books have one.
    #[must_use]
    pub fn difference(&self) -> Option<Money> {
        let (old, new) = (self.old.as_ref().ok()?, self.new.as_ref().ok()?);
        // The cart names one currency or none; books of two currencies cannot be compared by difference.
        let same = old.currency() == new.currency();
        // INVARIANT: totals lie within ±2^53 minor units.
        same.then(|| Money::new(new.minor().saturating_sub(old.minor()), new.currency()))
    }
}

impl Sums {
    fn add_old(&mut self, minor: i64) {
        self.times_old = self.times_old.saturating_add(1);
        self.old = self.old.saturating_add(i128::from(minor));
    }

    fn add_new(&mut self, minor: i64) {
        self.times_new = self.times_new.saturating_add(1);
        self.new = self.new.saturating_add(i128::from(minor));
    }

    fn shown(self, name: &str, currency: Currency) -> WhatIfSums<'_> {
        let sum = |minor| Sum { minor, currency };
        WhatIfSums {
            name,
            times_old: self.times_old,
            times_new: self.times_new,
            old: sum(self.old),
            new: sum(self.new),
            difference: sum(self.new.saturating_sub(self.old)),
        }
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, magnitude) = (if self.minor < 0 { "-" } else { "" }, self.minor.unsigned_abs());
        let exponent = self.currency.exponent();
        let unit = 10_u128.pow(u32::from(exponent));
        let (whole, part) = (magnitude / unit, magnitude % unit);
        if exponent == 0 {
            write!(f, "{sign}{whole} {}", self.currency)
        } else {
            write!(f, "{sign}{whole}.{part:0width$} {}", self.currency, width = usize::from(exponent))
        }
    }
}

impl Serialize for Sum {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// As JSON: the counts, and the rows of totals, offers and channels in the order of their names.
impl Serialize for WhatIf {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        struct Rows<F>(F);
        impl<'a, I: Iterator<Item = WhatIfSums<'a>>, F: Fn() -> I> Serialize for Rows<F> {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_seq((self.0)())
            }
        }
        let mut out = s.serialize_struct("WhatIf", 6)?;
        out.serialize_field("carts", &self.carts)?;
        out.serialize_field("refused_by_old", &self.refused_by_old)?;
        out.serialize_field("refused_by_new", &self.refused_by_new)?;
        out.serialize_field("totals", &Rows(|| self.totals()))?;
        out.serialize_field("offers", &Rows(|| self.offers()))?;
        out.serialize_field("channels", &Rows(|| self.channels()))?;
        out.end()
    }
}

/// As JSON: `old` and `new`, each a total or an `{error}` sentence, and their `difference`.
impl Serialize for WhatIfRow {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(untagged)]
        enum Side {
            Total(Money),
            Refused { error: String },
        }
        let side = |side: &Result<Money, PricingRefusal>| match side {
            Ok(total) => Side::Total(*total),
            Err(refusal) => Side::Refused { error: format!("{refusal}") },
        };
        let mut out = s.serialize_struct("WhatIfRow", 3)?;
        out.serialize_field("old", &side(&self.old))?;
        out.serialize_field("new", &side(&self.new))?;
        out.serialize_field("difference", &self.difference())?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pricing::LaneMode;
    use crate::pricing::Target;
    use crate::pricing::tests::{across, book, offer, percent, with_lane};
    use alloc::string::ToString;
    use alloc::vec;
    use alloc::vec::Vec;
    use serde_json::json;

    fn books() -> (Pricer, Pricer) {
        let old = with_lane(
            book(&["100", "50"]),
            LaneMode::Best,
            vec![
                offer("five", Target::Order, across("5")),
                offer("gone", Target::Order, across("1")).priority(-1),
            ],
        );
        let mut new = with_lane(
            book(&["90", "50"]),
            LaneMode::Sequential,
            vec![offer("five", Target::Order, across("5")), offer("tenth", Target::Order, percent("10"))],
        );
        new.variants.truncate(1);
        (Pricer::new(old).unwrap(), Pricer::new(new).unwrap())
    }

    #[test]
    fn sums_by_offer_and_channel_and_what_is_refused() {
        let (old, new) = books();
        let carts = [Cart::on("web").line("a", 1), Cart::on("h5").line("a", 2), Cart::on("web").line("b", 1)];
        let all = WhatIf::compare(&old, &new, &carts);
        let wanted = json!({
            "carts": 3, "refused_by_old": 0, "refused_by_new": 1,
            "totals": [{"name": "", "times_old": 2, "times_new": 2,
                "old": "290.00 CNY", "new": "234.00 CNY", "difference": "-56.00 CNY"}],
            "offers": [
                {"name": "five", "times_old": 2, "times_new": 2, "old": "10.00 CNY", "new": "10.00 CNY", "difference": "0.00 CNY"},
                {"name": "tenth", "times_old": 0, "times_new": 2, "old": "0.00 CNY", "new": "26.00 CNY", "difference": "26.00 CNY"}],
            "channels": [
                {"name": "h5", "times_old": 1, "times_new": 1, "old": "195.00 CNY", "new": "157.50 CNY", "difference": "-37.50 CNY"},
                {"name": "web", "times_old": 1, "times_new": 1, "old": "95.00 CNY", "new": "76.50 CNY", "difference": "-18.50 CNY"}],
        });
        assert_eq!(serde_json::to_value(&all).unwrap(), wanted);
        let mut backwards = carts.to_vec();
        backwards.reverse();
        assert_eq!(WhatIf::compare(&old, &new, &backwards), all);
    }

    #[test]
    fn a_row_tells_both_totals_or_refusals() {
        let (old, new) = books();
        let mut all = WhatIf::new();
        let mut row = |cart: Cart| serde_json::to_value(all.add(&old, &new, &cart, &cart.facts)).unwrap();
        assert_eq!(
            row(Cart::on("web").line("a", 1)),
            json!({"old": "95.00 CNY", "new": "76.50 CNY", "difference": "-18.50 CNY"})
        );
        let error = json!({"error": "the price book has no variant `b`"});
        assert_eq!(
            row(Cart::on("web").line("b", 1)),
            json!({"old": "45.00 CNY", "new": error, "difference": null})
        );
        assert_eq!(row(Cart::on("web")).get("difference"), Some(&json!(null)));
        assert_eq!((all.carts(), all.refused_by_old(), all.refused_by_new()), (3, 1, 2));
    }

    #[test]
    fn sums_of_any_size_are_shown() {
        let sum = |minor, code: &str| Sum { minor, currency: code.parse().unwrap() }.to_string();
        assert_eq!(sum(-i128::from(i64::MAX) * 3, "CNY"), "-276701161105643274.21 CNY");
        assert_eq!([sum(-5, "CNY"), sum(7, "JPY")].to_vec(), Vec::from(["-0.05 CNY", "7 JPY"]));
    }
}
