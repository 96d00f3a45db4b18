//! The public form of a price book: what a buyer's device needs to make prices, and nothing else.
//!
//! Every struct of the document is taken apart field by field here, without `..`: a new field does not compile before
//! somebody has decided whether buyers may see it.

use crate::digest::Digest;
use crate::id::CustomerId;
use crate::pricing::conditions::{each_part, of_book};
use crate::pricing::{
    Audience, BorneBy, Floors, Lane, ListedPrice, Offer, PaymentMethod, PriceBook, PriceList, PricedVariant,
    ShippingMethod, TierTable,
};
use crate::rule::{Condition, TagFact};
use alloc::collections::BTreeSet;

impl PriceBook {
    /// The book as anybody may see it. It makes the same prices for everyone who has no agreement of their own and no
    /// coupon, as far as no floor binds.
    ///
    /// Left out are
    ///
    /// * costs, minimums and floors;
    /// * price lists and tier tables for single customers;
    /// * offers with a code: a client gets a [`Grant`](crate::pricing::Grant) for each that was checked;
    /// * the largest mark-up, and the fees of payment methods that the merchant bears;
    /// * tags of variants that no condition asks about, such as those that name suppliers.
    ///
    /// What open offers may take off in all (budgets and caps for each customer) stays: prices depend on it. So do
    /// prices and offers whose time is yet to come.
    ///
    /// The form names the digest of the whole book, and [`Pricer::digest`](crate::pricing::Pricer::digest) answers with
    /// it, so that an order placed by it is recognised. It cannot be published.
    ///
    /// **Floors.** Where a floor holds up what a tier or an offer would take off, the form makes a lower price than the
    /// shop, because a floor tells the cost. The order is then answered with `price.changed` and both quotes.
    ///
    /// Costs one pass over the book.
    ///
    /// # Examples
    /// ```
    /// use keytill::pricing::{Cart, PriceBook, Pricer};
    /// let book: PriceBook = serde_json::from_str(r#"{"id": "b1", "currency": "CNY",
    ///     "variants": [{"variant": "card", "product": "gift", "price": "50.00", "cost": "31.00"}]}"#)?;
    /// let public = book.public();
    /// assert_eq!(public.variants[0].cost, None);
    ///
    /// let (whole, public) = (Pricer::new(book)?, Pricer::new(public)?);
    /// assert_eq!(public.digest(), whole.digest());
    /// let cart = Cart::on("web").line("card", 2);
    /// assert_eq!(public.quote(&cart)?, whole.quote(&cart)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn public(&self) -> Self {
        self.public_form(None)
    }

    /// As [`public`](Self::public), with the price lists and tier tables for one customer. Only to be handed to that
    /// customer.
    ///
    /// # Examples
    /// ```
    /// use keytill::pricing::{Cart, PriceBook, Pricer};
    /// let book: PriceBook = serde_json::from_str(r#"{"id": "b1", "currency": "CNY",
    ///     "variants": [{"variant": "card", "product": "gift", "price": "50.00"}],
    ///     "lists": [{"id": "for-ann", "audience": {"customer": "ann"}, "prices": [{"variant": "card", "price": "45.00"}]}]}"#)?;
    /// let total = |book, buyer| Pricer::new(book)?.quote(&Cart::on("web").buyer(buyer).line("card", 1)).map(|q| q.total.to_string());
    /// assert_eq!(total(book.public_for(&"ann".parse()?), "ann")?, "45.00 CNY");
    /// assert_eq!(total(book.public_for(&"bob".parse()?), "ann")?, "50.00 CNY");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn public_for(&self, buyer: &CustomerId) -> Self {
        self.public_form(Some(buyer))
    }

    fn public_form(&self, buyer: Option<&CustomerId>) -> Self {
        let Self {
            id,
            currency,
            rounding,
            allocation,
            variants,
            lists,
            tiers,
            lanes,
            floors: _,
            taxes,
            shipping,
            payment_methods,
            cash_rounding,
            max_markup: _,
            public_of,
        } = self;
        // A form that is public already has no tags to drop, but may have lost the conditions that ask about them.
        let asked = public_of.is_none().then(|| tags_asked_about(self));
        let may_see = |audience: &Audience| {
            let Audience { customer, level: _, channel: _ } = audience;
            customer.is_none() || customer.as_ref() == buyer
        };
        Self {
            id: id.clone(),
            currency: *currency,
            rounding: *rounding,
            allocation: *allocation,
            variants: variants.iter().map(|row| public_variant(row, asked.as_ref())).collect(),
            lists: lists.iter().filter(|list| may_see(&list.audience)).map(public_list).collect(),
            tiers: tiers.iter().filter(|table| may_see(&table.audience)).map(public_table).collect(),
            lanes: lanes.iter().map(public_lane).collect(),
            floors: Floors::default(),
            taxes: taxes.clone(),
            shipping: shipping.iter().map(public_shipping).collect(),
            payment_methods: payment_methods.iter().map(public_payment).collect(),
            cash_rounding: cash_rounding.clone(),
            max_markup: None,
            public_of: Some(public_of.unwrap_or_else(|| Digest::of_document(self))),
        }
    }
}

/// The tags that some condition asks about; also conditions of coded offers, so that grants work.
fn tags_asked_about(book: &PriceBook) -> BTreeSet<&str> {
    let mut tags = BTreeSet::new();
    for condition in of_book(book) {
        each_part(condition, &mut |part| {
            if let Condition::Tagged(tagged) = part
                && tagged.fact == TagFact::LineTags
            {
                tags.extend(tagged.any_of.iter().map(|tag| tag.as_str()));
            }
        });
    }
    tags
}

fn public_variant(row: &PricedVariant, asked: Option<&BTreeSet<&str>>) -> PricedVariant {
    let PricedVariant { variant, product, category, tags, price, cost: _, minimum: _, tax } = row;
    PricedVariant {
        variant: variant.clone(),
        product: product.clone(),
        category: category.clone(),
        tags: tags
            .iter()
            .filter(|tag| asked.is_none_or(|asked| asked.contains(tag.as_str())))
            .cloned()
            .collect(),
        price: *price,
        cost: None,
        minimum: None,
        tax: tax.clone(),
    }
}

fn public_list(list: &PriceList) -> PriceList {
    let PriceList { id, audience, prices, window, currency, adjustment } = list;
    let public = |row: &ListedPrice| {
        let ListedPrice { variant, price, minimum: _ } = row;
        ListedPrice { variant: variant.clone(), price: *price, minimum: None }
    };
    PriceList {
        id: id.clone(),
        audience: audience.clone(),
        prices: prices.iter().map(public).collect(),
        window: window.clone(),
        currency: *currency,
        adjustment: adjustment.clone(),
    }
}

/// A tier table is for buyers as it is; taken apart so that a new field is thought about.
fn public_table(table: &TierTable) -> TierTable {
    let TierTable { goods, kind, tiers, together, dearer, place, audience, window, currency } = table;
    TierTable {
        goods: goods.clone(),
        kind: *kind,
        tiers: tiers.clone(),
        together: *together,
        dearer: *dearer,
        place: *place,
        audience: audience.clone(),
        window: window.clone(),
        currency: *currency,
    }
}

/// The lane stays also without offers: grants name it.
fn public_lane(lane: &Lane) -> Lane {
    let Lane { id, mode, offers } = lane;
    Lane { id: id.clone(), mode: *mode, offers: offers.iter().filter_map(public_offer).collect() }
}

fn public_offer(offer: &Offer) -> Option<Offer> {
    let Offer { id, when, target, effect, cap, priority, exclusive, coupon, currency } = offer;
    if coupon.is_some() {
        return None;
    }
    Some(Offer {
        id: id.clone(),
        when: when.clone(),
        target: target.clone(),
        effect: effect.clone(),
        cap: cap.clone(),
        priority: *priority,
        exclusive: *exclusive,
        coupon: None,
        currency: *currency,
    })
}

fn public_shipping(method: &ShippingMethod) -> ShippingMethod {
    let ShippingMethod { id, price, each, when, tax } = method;
    ShippingMethod { id: id.clone(), price: *price, each: *each, when: when.clone(), tax: tax.clone() }
}

fn public_payment(method: &PaymentMethod) -> PaymentMethod {
    let PaymentMethod { id, percent, fixed, minimum, maximum, borne_by, when, rounding } = method;
    let plain = PaymentMethod { when: when.clone(), ..PaymentMethod::new(id.clone()) };
    match borne_by {
        BorneBy::Merchant => plain,
        BorneBy::Buyer => PaymentMethod {
            percent: *percent,
            fixed: *fixed,
            minimum: *minimum,
            maximum: *maximum,
            borne_by: *borne_by,
            rounding: *rounding,
            ..plain
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pricing::{Cart, Pricer};
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    /// Everything that must not be seen has `secret` in its text or 7319 among its digits.
    const BOOK: &str = r#"{
        "id": "b1", "currency": "CNY", "max_markup": "7319",
        "variants": [
            {"variant": "a", "product": "p", "price": "100", "tags": ["hot", "secret-supplier"],
             "cost": "73.19", "minimum": "73.1901"},
            {"variant": "b", "product": "p", "price": "50", "category": "c", "tags": ["by-code"]}],
        "lists": [
            {"id": "vip", "audience": {"level": "vip"},
             "prices": [{"variant": "a", "price": "90", "minimum": "73.1902"}]},
            {"id": "secret-agreement", "audience": {"customer": "secret-buyer"},
             "prices": [{"variant": "a", "price": "73.1903"}], "window": {"from": 1, "until": 731900000000}},
            {"id": "own-agreement", "audience": {"customer": "ann"}, "prices": [{"variant": "a", "price": "85"}]}],
        "tiers": [
            {"goods": {"variant": "b"}, "kind": "volume", "tiers": [{"from": 5, "price": "45"}]},
            {"goods": {"variant": "a"}, "kind": "volume", "audience": {"customer": "secret-buyer"},
             "tiers": [{"from": 7319, "price": "73.1904", "flat": "73.19"}]}],
        "lanes": [
            {"id": "open", "mode": "best", "offers": [
                {"id": "hot", "target": {"lines": {"tagged": {"fact": "line_tags", "any_of": ["hot"]}}},
                 "effect": {"percent": "5"}, "cap": {"budget": "1000", "customer": "100"}},
                {"id": "secret-offer", "target": {"lines": {"tagged": {"fact": "line_tags", "any_of": ["by-code"]}}},
                 "effect": {"amount_across": "73.19"}, "when": {"at_least": {"fact": "subtotal", "value": "73.19"}},
                 "coupon": {"code": "SECRET-CODE", "total_limit": 7319, "per_customer": 7319}}]},
            {"id": "coupons", "mode": "best", "offers": [
                {"id": "secret-too", "target": "order", "effect": {"percent": "73.19"}, "coupon": {"code": "SECRET2"}}]}],
        "floors": {"cost": true, "margin": "7.319"},
        "shipping": [{"id": "post", "price": "8"}],
        "payment_methods": [
            {"id": "alipay", "percent": "7.319", "fixed": "73.19", "minimum": "73.19", "maximum": "7319",
             "rounding": "up"},
            {"id": "card", "percent": "3", "borne_by": "buyer"}]
    }"#;

    fn book() -> PriceBook {
        serde_json::from_str(BOOK).unwrap()
    }

    /// Every form in which a public book travels, as text in lower case and as bytes.
    fn shown(book: &PriceBook) -> (String, Vec<u8>) {
        let json = serde_json::to_string(book).unwrap();
        (format!("{json}{book:?}").to_lowercase(), minicbor::to_vec(book).unwrap())
    }

    fn holds(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part))
    }

    /// What must not be seen: in text, and as numbers of CBOR.
    fn leaks(book: &PriceBook) -> bool {
        let (text, bytes) = shown(book);
        let numbers = [7319_i64, 73190, 73_1901, 73_1902, 73_1903, 73_1904, 731_900_000_000];
        text.contains("secret")
            || text.contains("7319")
            || text.contains("73.19")
            || text.contains("7.319")
            || holds(&bytes, b"secret")
            || numbers.iter().any(|number| holds(&bytes, &minicbor::to_vec(number).unwrap()))
    }

    #[test]
    fn nothing_that_is_dropped_is_in_the_bytes() {
        let whole = book();
        assert!(leaks(&whole), "the search finds what is there");
        let digest = Digest::of_document(&whole);
        for public in [whole.public(), whole.public_for(&"ann".parse().unwrap())] {
            let mut public = public;
            assert_eq!(public.public_of, Some(digest));
            // The digest may hold any digits.
            public.public_of = None;
            assert!(!leaks(&public), "{:?}", shown(&public).0);
        }
    }

    #[test]
    fn each_secret_alone_would_be_found() {
        let mut plain = book().public();
        plain.public_of = None;
        let whole = book();
        let put: [fn(&mut PriceBook, &PriceBook); 12] = [
            |to, from| to.max_markup = from.max_markup,
            |to, from| to.floors = from.floors.clone(),
            |to, from| to.variants[0].cost = from.variants[0].cost,
            |to, from| to.variants[0].minimum = from.variants[0].minimum,
            |to, from| to.variants[0].tags = from.variants[0].tags.clone(),
            |to, from| to.lists[0].prices[0].minimum = from.lists[0].prices[0].minimum,
            |to, from| to.lists.push(from.lists[1].clone()),
            |to, from| to.tiers.push(from.tiers[1].clone()),
            |to, from| to.lanes[0].offers.push(from.lanes[0].offers[1].clone()),
            |to, from| to.lanes[0].offers[0].coupon = from.lanes[1].offers[0].coupon.clone(),
            |to, from| to.payment_methods[0].percent = from.payment_methods[0].percent,
            |to, from| to.payment_methods[0].minimum = from.payment_methods[0].minimum,
        ];
        for (n, put) in put.into_iter().enumerate() {
            let mut leaky = plain.clone();
            put(&mut leaky, &whole);
            assert!(leaks(&leaky), "{n}");
        }
    }

    #[test]
    fn what_prices_depend_on_stays() {
        let public = book().public();
        assert_eq!(public.variants[0].tags, ["hot".parse().unwrap()]);
        assert_eq!(public.variants[1].tags, ["by-code".parse().unwrap()]);
        assert_eq!(public.lists.len(), 1);
        assert_eq!(public.lanes.len(), 2, "grants name lanes that are empty now");
        assert_eq!(public.lanes[0].offers, book().lanes[0].offers[..1]);
        assert_eq!(public.payment_methods[1], book().payment_methods[1]);
        assert_eq!(book().public_for(&"ann".parse().unwrap()).lists.len(), 2);
    }

    #[test]
    fn a_public_form_of_a_public_form_is_the_same() {
        let public = book().public();
        assert_eq!(public.public(), public);
        assert_eq!(Pricer::new(public).unwrap().digest(), Pricer::new(book()).unwrap().digest());
    }

    proptest! {
        /// For whoever has no agreement and no coupon, and where no floor binds.
        #[test]
        fn the_same_price(a in 0_u32..4, b in 0_u32..9, vip: bool, who in 0_usize..3) {
            let mut whole = book();
            whole.floors = Floors::default();
            whole.variants[0].minimum = None;
            whole.lists[0].prices[0].minimum = None;
            let buyer = ["ann", "bob", ""][who];
            let mut cart = Cart::on("web");
            for (name, units) in [("a", a), ("b", b)] {
                cart = if units > 0 { cart.line(name, units) } else { cart };
            }
            if vip { cart = cart.level("vip"); }
            let public = if buyer.is_empty() { whole.public() } else {
                cart = cart.buyer(buyer);
                whole.public_for(&buyer.parse().unwrap())
            };
            let (whole, public) = (Pricer::new(whole).unwrap(), Pricer::new(public).unwrap());
            let (wanted, got) = (whole.quote(&cart), public.quote(&cart));
            if let (Ok(wanted), Ok(got)) = (&wanted, &got) {
                prop_assert_eq!(serde_json::to_value(wanted).unwrap(), serde_json::to_value(got).unwrap());
            }
            prop_assert_eq!(wanted, got);
        }
    }

    #[test]
    fn where_a_floor_binds_the_public_form_is_lower() {
        let whole = book();
        let cart = Cart::on("web").buyer("bob").line("a", 1).level("vip");
        let mut deep = whole.clone();
        deep.lanes[0].offers[0].effect = crate::pricing::Effect::Percent("50".parse().unwrap());
        let public = Pricer::new(deep.public()).unwrap().quote(&cart).unwrap();
        let own = Pricer::new(deep).unwrap().quote(&cart).unwrap();
        assert_eq!((public.total.minor(), own.total.minor()), (4500, 7897));
    }
}
