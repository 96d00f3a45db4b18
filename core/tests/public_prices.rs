//! A price that a device made by the public form of the price book, and what the machine says to it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::digest::Digest;
use keytill::pricing::{Cart, PriceBook, Pricer, Quote};
use keytill::shop::command::PlaceOrder;
use keytill::shop::{PriceChange, Rejection};
use keytill::time::Time;
use serde_json::{Value, json};
use support::{Host, small_shop};

/// The small shop with a book that has a floor, an offer, an agreement and a coupon.
fn shop() -> Host {
    let mut host = small_shop();
    publish(&mut host, "b2", "20.00", "15.00");
    host
}

fn publish(host: &mut Host, id: &str, seat: &str, cost: &str) {
    let book = json!({"id": id, "currency": "CNY", "variants": [
            {"variant": "card", "product": "gift", "price": "50.00", "cost": "41.00"},
            {"variant": "seat", "product": "event", "price": seat, "cost": cost}],
        "lists": [{"id": "ann", "audience": {"customer": "ann"}, "prices": [{"variant": "card", "price": "48.00"}]}],
        "lanes": [{"id": "l", "mode": "sequential", "offers": [
            {"id": "fifth", "target": {"lines": {"in": {"fact": "variant", "values": ["seat"]}}}, "effect": {"percent": "20"}},
            {"id": "ten-off", "target": "order", "effect": {"percent": "10"},
             "when": {"at_least": {"fact": "order_quantity", "value": "2"}}, "coupon": {"code": "TEN"}}]}],
        "floors": {"cost": true}});
    host.json(json!({"publish_price_book": {"book": book}})).unwrap();
}

/// What a device quotes that has the public form, and the grants of the cart's codes.
fn device(host: &Host, cart: &Cart) -> Quote {
    let buyer = cart.buyer.as_ref().map(|buyer| buyer.as_str().parse().unwrap());
    device_with(host, cart, host.shop.public_price_book(buyer.as_ref()).unwrap())
}

fn device_with(host: &Host, cart: &Cart, book: PriceBook) -> Quote {
    // The book travels as JSON.
    let book: PriceBook = serde_json::from_str(&serde_json::to_string(&book).unwrap()).unwrap();
    let buyer = cart.buyer.as_ref().map(|buyer| buyer.as_str().parse().unwrap());
    let grant =
        |code: &str| host.shop.grant(&keytill::pricing::CouponCode::new(code).unwrap(), buyer.as_ref());
    let grants: Vec<_> = cart.coupons.iter().map(|code| grant(code.as_str()).unwrap()).collect();
    let pricer = Pricer::new(book).unwrap().with_grants(&grants).unwrap();
    pricer.quote(&cart.clone().at(Time::from_millis(host.now))).unwrap()
}

fn changed(rejection: Rejection) -> PriceChange {
    match rejection {
        Rejection::PriceChanged(change) => *change,
        other => panic!("not a changed price: {other}"),
    }
}

fn place(host: &mut Host, order: &str, quote: &Quote) -> Result<(), Rejection> {
    host.run(PlaceOrder::of(order, quote).unwrap()).map(drop)
}

#[test]
fn the_price_of_the_public_form_is_the_price() {
    let mut host = shop();
    for (n, cart) in [
        Cart::on("web").line("card", 1),
        Cart::on("web").line("card", 1).line("seat", 1).buyer("bob"),
        Cart::on("web").line("card", 1).buyer("ann"),
        Cart::on("web").line("card", 2).coupon("ten").buyer("ann"),
    ]
    .into_iter()
    .enumerate()
    {
        let seen = device(&host, &cart);
        let own = host.shop.quote(&seen.cart()).unwrap();
        assert_eq!((seen.total, seen.digest()), (own.total, own.digest()), "cart {n}");
        place(&mut host, &format!("o-{n}"), &seen).unwrap();
    }
    let last = host.shop.order(&"o-3".parse().unwrap()).unwrap();
    assert_eq!(last.total.to_string(), "86.40 CNY");
}

#[test]
fn a_stale_book_is_answered_with_both_quotes_and_the_step() {
    let mut host = shop();
    let seen = device(&host, &Cart::on("web").line("seat", 1));
    publish(&mut host, "b3", "25.00", "15.00");
    let change = changed(place(&mut host, "o-1", &seen).unwrap_err());
    assert_eq!(
        change.refusal.to_string(),
        format!(
            "the price is 20.00 CNY now, not 16.00 CNY: `seat`: 20.00 × 1 = 20.00 by its own price became \
         `seat`: 25.00 × 1 = 25.00 by its own price"
        )
    );
    assert_eq!(change.seen.as_ref(), Some(&seen));
    assert_eq!(change.now.total.to_string(), "20.00 CNY");
    // With the quote of now it goes.
    place(&mut host, "o-1", &change.now).unwrap();
}

#[test]
fn the_rejection_as_json_holds_both_quotes() {
    let mut host = shop();
    let seen = device(&host, &Cart::on("web").line("seat", 1));
    publish(&mut host, "b3", "25.00", "15.00");
    let rejection = place(&mut host, "o-1", &seen).unwrap_err();
    let json: Value = serde_json::to_value(&rejection).unwrap();
    assert_eq!(json["code"], "price.changed");
    assert_eq!(json["params"]["now"], "20.00 CNY");
    assert_eq!((&json["seen"]["total"], &json["now"]["total"]), (&json!("16.00"), &json!("20.00")));
    assert_eq!((&json["seen"]["book"], &json["now"]["book"]), (&json!("b2"), &json!("b3")));
    assert_eq!(json["now"]["trace"][0]["unit_price"], "25.00");
    assert!(json["sentence"].as_str().unwrap().contains("became"));
}

#[test]
fn where_a_floor_binds_the_buyer_is_told_both_prices() {
    let mut host = shop();
    publish(&mut host, "b3", "20.00", "17.50");
    let seen = device(&host, &Cart::on("web").line("seat", 1));
    assert_eq!(seen.total.to_string(), "16.00 CNY");
    let change = changed(place(&mut host, "o-1", &seen).unwrap_err());
    assert_eq!(change.now.total.to_string(), "17.50 CNY");
    assert_eq!(change.seen.as_ref(), Some(&seen), "the machine knows what the device saw");
    let step = seen.first_difference(&change.now).unwrap();
    assert!(change.refusal.to_string().ends_with(&step), "{} / {step}", change.refusal);
    assert!(step.contains("takes off 4.00: 16.00 left became `fifth` takes off 2.50: 17.50 left"), "{step}");
}

#[test]
fn a_public_book_that_was_tampered_with_makes_no_order() {
    let mut host = shop();
    let cart = Cart::on("web").line("card", 1);
    let honest = device(&host, &cart);
    let mut book = host.shop.public_price_book(None).unwrap();
    book.variants[0].price = "0.01".parse().unwrap();

    // It still names the digest of the whole book: the price gives it away.
    let cheap = device_with(&host, &cart, book.clone());
    assert_eq!((cheap.digest(), cheap.total.to_string().as_str()), (honest.digest(), "0.01 CNY"));
    let change = changed(place(&mut host, "o-1", &cheap).unwrap_err());
    assert_eq!(change.now.total, honest.total);
    assert_eq!(
        change.refusal.to_string(),
        "the price is 50.00 CNY now, not 0.01 CNY: no price book of this shop makes the price that was named"
    );
    // The device has both quotes, and sees where they part.
    assert_eq!(
        cheap.first_difference(&change.now).unwrap(),
        "`card`: 0.01 × 1 = 0.01 by its own price became `card`: 50.00 × 1 = 50.00 by its own price"
    );

    // Without the digest of a book of this shop.
    book.public_of = Some(Digest::of(b"tampered"));
    let foreign = device_with(&host, &cart, book);
    let change = changed(place(&mut host, "o-1", &foreign).unwrap_err());
    assert!(change.seen.is_none());
    assert!(change.refusal.to_string().ends_with("is not one of this shop"), "{}", change.refusal);
    let right_price = PlaceOrder { total: honest.total, ..PlaceOrder::of("o-1", &foreign).unwrap() };
    assert_eq!(host.code(right_price), "price_book.unknown");
    assert_eq!(host.shop.order_ids().count(), 0);
    place(&mut host, "o-1", &honest).unwrap();
}

#[test]
fn another_customer_s_agreement_makes_no_order() {
    let mut host = shop();
    let cart = Cart::on("web").line("card", 1).buyer("bob");
    let mut book = host.shop.public_price_book(Some(&"ann".parse().unwrap())).unwrap();
    book.lists[0].audience.customer = Some("bob".parse().unwrap());
    let seen = device_with(&host, &cart, book);
    assert_eq!(seen.total.to_string(), "48.00 CNY");
    assert_eq!(changed(place(&mut host, "o-1", &seen).unwrap_err()).now.total.to_string(), "50.00 CNY");
}

#[test]
fn a_public_form_cannot_be_published() {
    let mut host = shop();
    let book = host.shop.public_price_book(None).unwrap();
    let rejection = host.json(json!({"publish_price_book": {"book": book}})).unwrap_err();
    assert_eq!(rejection.code(), "price_book.public");
}

#[test]
fn a_coupon_that_is_used_up_is_not_granted() {
    let mut host = small_shop();
    let ten = keytill::pricing::CouponCode::new("TEN").unwrap();
    let code = |host: &Host, buyer: &str| {
        let buyer = (!buyer.is_empty()).then(|| buyer.parse().unwrap());
        host.shop.grant(&ten, buyer.as_ref()).map_or_else(|rejection| rejection.code(), |_| "granted")
    };
    assert_eq!(code(&host, "ann"), "granted");
    assert_eq!(code(&host, ""), "coupon.needs_buyer");
    assert_eq!(code(&host, "nobody"), "customer.unknown");
    host.place("o-1", Cart::on("web").buyer("ann").line("card", 1).coupon("TEN")).unwrap();
    assert_eq!(code(&host, "ann"), "coupon.customer_limit");
    assert_eq!(code(&host, "bob"), "granted");
    host.place("o-2", Cart::on("web").buyer("bob").line("card", 1).coupon("TEN")).unwrap();
    assert_eq!(code(&host, "cat"), "coupon.exhausted");
    host.json(json!({"cancel_order": {"order": "o-1"}})).unwrap();
    assert_eq!(code(&host, "cat"), "granted");
    let none = keytill::pricing::CouponCode::new("NONE").unwrap();
    assert_eq!(host.shop.grant(&none, None).unwrap_err().code(), "coupon.unknown");
}
