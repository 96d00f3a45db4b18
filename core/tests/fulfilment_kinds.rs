//! Every way in which a variant is made good: manual services with a form, parcels, content, memberships, bundles.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::catalog::{FieldAnswer, LineAnswers, Personal};
use keytill::id::OrderId;
use keytill::journal;
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::command::PlaceOrder;
use keytill::shop::{Event, Outcome, Rejection, Reply};
use keytill::time::Time;
use serde_json::{Value, json};
use support::{Host, small_shop};

const DAY: u64 = 86_400_000;

/// The small shop with one more product, whose variants cost what stands beside them.
fn shop_with(product: Value, prices: &[(&str, &str)]) -> Host {
    let mut host = small_shop();
    host.json(json!({"put_product": {"product": product}})).unwrap();
    let mut variants = vec![
        json!({"variant": "card", "product": "gift", "price": "50.00"}),
        json!({"variant": "seat", "product": "event", "price": "20.00"}),
        json!({"variant": "guide", "product": "event", "price": "5.00"}),
    ];
    let of = |(variant, price): &(&str, &str)| json!({"variant": variant, "product": product["id"], "price": price});
    variants.extend(prices.iter().map(of));
    host.json(json!({"publish_price_book": {"book": {"id": "b2", "currency": "CNY", "variants": variants}}}))
        .unwrap();
    host
}

fn id(order: &str) -> OrderId {
    order.parse().unwrap()
}

fn put(host: &mut Host, fulfilment: Value, stock: &str) -> Result<(), Rejection> {
    let variant = json!({"id": "x", "stock": stock, "fulfilment": fulfilment});
    host.json(json!({"put_product": {"product": {"id": "px", "variants": [variant]}}})).map(drop)
}

/// What always holds at the end: the journal leads to the same state, and so does a snapshot.
fn settle(host: &Host) {
    assert_eq!(journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
    let snapshot = journal::snapshot(&host.shop, &host.journal);
    let (again, _) = journal::restore(&snapshot).unwrap();
    assert_eq!(again.digest(), host.shop.digest());
    assert_eq!(again.next_deadline(), host.shop.next_deadline());
}

fn answer(variant: &str, answers: &[(&str, &str)]) -> LineAnswers {
    let of = |(field, value): &(&str, &str)| FieldAnswer {
        field: field.parse().unwrap(),
        value: Personal::new(*value),
    };
    LineAnswers {
        variant: variant.parse().unwrap(),
        part_of: None,
        answers: answers.iter().map(of).collect(),
    }
}

fn boost() -> Host {
    let form = json!([
        {"id": "account", "labels": [{"lang": "en", "text": "Account"}], "kind": {"text": {"max_length": 20}}},
        {"id": "mail", "kind": "email", "required": false}]);
    let variant = json!({"id": "boost", "stock": "unlimited", "fulfilment": {"manual": {"form": form}}});
    shop_with(json!({"id": "service", "variants": [variant]}), &[("boost", "30.00")])
}

fn order_boost(host: &mut Host, order: &str, answers: Option<Vec<LineAnswers>>) -> Result<(), Rejection> {
    let cart = Cart::on("web").buyer("cat").line("boost", 1).line("guide", 1);
    let quote = host.shop.quote(&cart.at(Time::from_millis(host.now))).unwrap();
    let place = PlaceOrder { answers, ..PlaceOrder::of(order, &quote).unwrap() };
    host.run(place).map(drop)
}

#[test]
fn a_manual_service_asks_the_buyer_and_waits_for_a_person() {
    let mut host = boost();
    for (answers, code) in [
        (None, "answer.missing"),
        (Some(vec![answer("boost", &[("mail", "a@b.example")])]), "answer.missing"),
        (Some(vec![answer("boost", &[("account", "hero"), ("shoe", "44")])]), "answer.field_unknown"),
        (Some(vec![answer("boost", &[("account", "hero"), ("mail", "nobody")])]), "answer.wrong"),
        (Some(vec![answer("guide", &[("account", "hero")])]), "answer.missing"),
        (
            Some(vec![answer("boost", &[("account", "hero")]), answer("guide", &[("account", "hero")])]),
            "answer.not_asked",
        ),
        (
            Some(vec![answer("boost", &[("account", "hero")]), answer("boost", &[("account", "hero")])]),
            "answer.twice",
        ),
    ] {
        assert_eq!(order_boost(&mut host, "o-1", answers).unwrap_err().code(), code);
    }
    let planted = "planted-name-77";
    order_boost(&mut host, "o-1", Some(vec![answer("boost", &[("account", planted)])])).unwrap();
    let paid = host.pay("o-1", "pay-1").unwrap();
    assert!(matches!(paid.reply, Reply::Order(reply) if reply.outcome == Outcome::AwaitingDelivery));
    let told = host.shop.answers_of(&id("o-1")).unwrap();
    assert_eq!(told[0].answers[0].value.expose(), planted);
    let seen = format!("{:?} {:?}", host.shop, host.shop.order(&id("o-1")).unwrap());
    assert!(!seen.contains(planted) && !format!("{told:?}").contains(planted), "personal data is shown");
    let view = serde_json::to_string(&host.shop.order(&id("o-1")).unwrap()).unwrap();
    assert!(!view.contains(planted), "personal data is in the view");
    host.json(json!({"erase_answers": {"order": "o-1"}})).unwrap();
    assert!(host.shop.answers_of(&id("o-1")).unwrap().is_empty());
    let snapshot = journal::snapshot(&host.shop, &host.journal);
    assert!(!snapshot.windows(planted.len()).any(|bytes| bytes == planted.as_bytes()));
    assert!(host.json(json!({"erase_answers": {"order": "o-1"}})).unwrap().record.is_none());
    host.json(json!({"deliver": {"order": "o-1"}})).unwrap();
    settle(&host);
}

#[test]
fn parcels_are_described_and_arrive() {
    let variant = json!({"id": "mug", "stock": "counted", "fulfilment": "shipment"});
    let mut host = shop_with(json!({"id": "goods", "variants": [variant]}), &[("mug", "12.00")]);
    host.json(json!({"adjust_stock": {"variant": "mug", "by": 5}})).unwrap();
    host.place("o-1", Cart::on("web").line("mug", 3).line("card", 1)).unwrap();
    host.pay("o-1", "pay-1").unwrap();
    let parcel = |n: u32| json!({"carrier": "SF Express", "tracking": format!("SF{n}")});
    let code = |host: &mut Host, body: Value| host.json(json!({"deliver": body})).unwrap_err().code();
    assert_eq!(code(&mut host, json!({"order": "o-1"})), "delivery.parcel_missing");
    let card_first = json!({"order": "o-1", "lines": [{"line": 1}], "parcel": parcel(1)});
    let mugs = host.shop.order(&id("o-1")).unwrap().lines[0].variant.as_str() == "mug";
    assert!(mugs, "the lines stand as they were bought");
    assert_eq!(code(&mut host, card_first), "delivery.parcel_unwanted");
    let bad = json!({"order": "o-1", "parcel": {"carrier": "", "tracking": "x"}});
    assert_eq!(code(&mut host, bad), "text.bad_name");
    let two = json!({"order": "o-1", "lines": [{"line": 0, "units": 2}], "parcel": parcel(1)});
    let done = host.json(json!({"deliver": two})).unwrap();
    let names: Vec<_> = done.events().iter().map(Event::name).collect();
    assert_eq!(names, ["ParcelSent", "UnitsDelivered"]);
    host.json(json!({"deliver": {"order": "o-1", "parcel": parcel(2)}})).unwrap();
    let view = host.shop.order(&id("o-1")).unwrap();
    assert_eq!(view.stage, Stage::Fulfilled);
    let units: Vec<_> = view.parcels.iter().map(|parcel| parcel.lines[0].units).collect();
    assert_eq!(units, [2, 1], "only what is shipped is in a parcel");
    host.now += DAY;
    let arrival = |parcel: u32| json!({"record_arrival": {"order": "o-1", "parcel": parcel}});
    host.json(arrival(0)).unwrap();
    assert!(host.json(arrival(0)).unwrap().record.is_none(), "it arrived before");
    assert_eq!(host.json(arrival(2)).unwrap_err().code(), "parcel.unknown");
    let view = host.shop.order(&id("o-1")).unwrap();
    assert!(view.parcels[0].arrived_at.is_some() && view.parcels[1].arrived_at.is_none());
    settle(&host);
}

#[test]
fn downloads_are_counted_and_end() {
    let content = json!({"content": {"content": "film-1", "downloads": 2, "valid_for": 10 * DAY}});
    let variant = json!({"id": "film", "stock": "unlimited", "fulfilment": content});
    let mut host = shop_with(json!({"id": "media", "variants": [variant]}), &[("film", "9.00")]);
    let download = json!({"record_download": {"order": "o-1", "line": 0}});
    host.place("o-1", Cart::on("web").line("film", 2)).unwrap();
    assert_eq!(host.json(download.clone()).unwrap_err().code(), "content.none", "it is not paid");
    host.pay("o-1", "pay-1").unwrap();
    for _ in 0..4 {
        host.json(download.clone()).unwrap();
    }
    assert_eq!(host.json(download.clone()).unwrap_err().code(), "content.used_up");
    host.json(json!({"reissue_content": {"order": "o-1", "line": 0}})).unwrap();
    host.now += 10 * DAY - 1;
    host.json(download.clone()).unwrap();
    let content = host.shop.order(&id("o-1")).unwrap().lines[0].content.clone().unwrap();
    assert_eq!((content.content.as_str(), content.downloads, content.limit), ("film-1", 1, Some(4)));
    host.now += 1;
    assert_eq!(host.json(download.clone()).unwrap_err().code(), "content.over");
    host.json(json!({"reissue_content": {"order": "o-1", "line": 0}})).unwrap();
    host.json(download.clone()).unwrap();
    let lines = json!([{"line": 0, "units": 1}]);
    host.json(json!({"refund_order": {"order": "o-1", "refund": "r-1", "lines": lines}})).unwrap();
    host.json(download.clone()).unwrap();
    assert_eq!(host.json(download.clone()).unwrap_err().code(), "content.used_up", "one unit is left");
    host.json(json!({"refund_order": {"order": "o-1", "refund": "r-2"}})).unwrap();
    assert_eq!(host.json(download).unwrap_err().code(), "content.none");
    settle(&host);
}

fn club() -> Host {
    let of = |level: &str, days: Option<u64>| json!({"membership": {"level": level, "period": days.map(|d| d * DAY)}});
    let variants = json!([
        {"id": "gold-30", "stock": "unlimited", "fulfilment": of("gold", Some(30))},
        {"id": "gold-ever", "stock": "unlimited", "fulfilment": of("gold", None)}]);
    let prices = [("gold-30", "15.00"), ("gold-ever", "300.00")];
    let mut host = shop_with(json!({"id": "club", "variants": variants}), &prices);
    host.json(json!({"put_level": {"level": {"id": "silver", "rank": 0}}})).unwrap();
    host.json(json!({"set_customer_level": {"customer": "cat", "level": "silver"}})).unwrap();
    host
}

fn level(host: &Host) -> Option<String> {
    host.shop.customer(&"cat".parse().unwrap()).unwrap().level.map(|level| level.to_string())
}

fn buy(host: &mut Host, order: &str, variant: &str, quantity: u32) {
    host.place(order, Cart::on("web").buyer("cat").line(variant, quantity)).unwrap();
    host.pay(order, &format!("pay-{order}")).unwrap();
}

#[test]
fn a_membership_is_granted_extended_and_over() {
    let mut host = club();
    let guest = host.place("g", Cart::on("web").line("gold-30", 1)).unwrap_err();
    assert_eq!(guest.code(), "membership.needs_buyer");
    let begin = host.now;
    buy(&mut host, "o-1", "gold-30", 1);
    assert_eq!(level(&host).as_deref(), Some("gold"));
    host.now += 10 * DAY;
    buy(&mut host, "o-2", "gold-30", 2);
    let due = host.shop.next_deadline().unwrap().millis();
    host.now = due;
    host.tick();
    host.json(json!({"set_customer_level": {"customer": "cat", "level": null}})).unwrap();
    assert_eq!(level(&host).as_deref(), Some("gold"), "what was bought counts on");
    host.now = begin + 90 * DAY - 1;
    host.tick();
    assert_eq!(level(&host).as_deref(), Some("gold"));
    host.now += 1;
    host.json(json!({"set_customer_level": {"customer": "cat", "level": "silver"}})).unwrap();
    let done = host.tick();
    assert!(done.events().iter().any(|event| event.name() == "MembershipEnded"));
    assert_eq!(level(&host).as_deref(), Some("silver"), "the own level is back");
    settle(&host);
}

#[test]
fn a_membership_that_is_given_is_the_receivers() {
    let mut host = club();
    let (claim, level_of) = ("c1".repeat(16), |host: &Host, who: &str| {
        let view = host.shop.customer(&who.parse().unwrap()).unwrap();
        view.level.map(|level| level.to_string())
    });
    let before = level_of(&host, "bob");
    let quote = host
        .shop
        .quote(&Cart::on("web").buyer("bob").line("gold-30", 1).at(Time::from_millis(host.now)))
        .unwrap();
    let mut place = json!({"place_order": PlaceOrder::of("o-1", &quote).unwrap()});
    place["place_order"]["gift"] = json!({"claim": claim, "expires_after": DAY});
    host.json(place).unwrap();
    host.pay("o-1", "pay-1").unwrap();
    host.json(json!({"claim_gift": {"claim": claim, "recipient": "cat"}})).unwrap();
    assert_eq!((level_of(&host, "bob"), level_of(&host, "cat").as_deref()), (before.clone(), Some("gold")));
    host.json(json!({"refund_order": {"order": "o-1", "refund": "r-1"}})).unwrap();
    assert_eq!((level_of(&host, "bob"), level_of(&host, "cat").as_deref()), (before, Some("silver")));
    settle(&host);
}

#[test]
fn a_refund_takes_the_membership_back() {
    let mut host = club();
    let begin = host.now;
    buy(&mut host, "o-1", "gold-30", 1);
    buy(&mut host, "o-2", "gold-30", 2);
    host.now += DAY;
    let lines = json!([{"line": 0, "units": 1}]);
    host.json(json!({"refund_order": {"order": "o-2", "refund": "r-1", "lines": lines}})).unwrap();
    assert_eq!(level(&host).as_deref(), Some("gold"));
    host.json(json!({"refund_order": {"order": "o-2", "refund": "r-2"}})).unwrap();
    host.json(json!({"refund_order": {"order": "o-1", "refund": "r-3"}})).unwrap();
    assert_eq!(level(&host).as_deref(), Some("silver"), "nothing bought is left");
    buy(&mut host, "o-3", "gold-ever", 1);
    buy(&mut host, "o-4", "gold-30", 1);
    host.now = begin + 300 * DAY;
    host.tick();
    assert_eq!(level(&host).as_deref(), Some("gold"), "it has no end");
    host.json(json!({"refund_order": {"order": "o-3", "refund": "r-4"}})).unwrap();
    assert_eq!(level(&host).as_deref(), Some("silver"), "the month is over long since");
    settle(&host);
}

fn kit(parts: Value) -> Host {
    let mut host = small_shop();
    host.json(json!({"put_product": {"product": {"id": "box", "variants": [
        {"id": "kit", "stock": "unlimited", "fulfilment": {"bundle": {"parts": parts}}}]}}}))
        .unwrap();
    host.json(json!({"publish_price_book": {"book": {"id": "b2", "currency": "CNY",
        "taxes": {"rates": [{"category": "vat", "percent": "7"}], "inclusive": true, "category": "vat"},
        "variants": [
        {"variant": "card", "product": "gift", "price": "50.00"},
        {"variant": "seat", "product": "event", "price": "20.00"},
        {"variant": "guide", "product": "event", "price": "5.00"},
        {"variant": "kit", "product": "box", "price": "66.67"}]}}}))
        .unwrap();
    host
}

fn two_cards_and_a_seat() -> Value {
    json!([{"variant": "card", "units": 2}, {"variant": "seat"}])
}

#[test]
fn the_parts_of_a_bundle_add_up_and_are_refunded_one_by_one() {
    let shares = json!([{"variant": "card", "units": 2, "share": 1}, {"variant": "seat", "share": 2}]);
    for (parts, card) in [(two_cards_and_a_seat(), "111.12 CNY"), (shares, "44.45 CNY")] {
        let mut host = kit(parts);
        let stock =
            |host: &Host| host.shop.stock(&"kit".parse().unwrap(), Time::from_millis(host.now)).unwrap();
        assert_eq!(stock(&host).available, Some(3), "three seats");
        host.place("o-1", Cart::on("web").buyer("cat").line("kit", 2).line("card", 1)).unwrap();
        assert_eq!(stock(&host).available, Some(1));
        host.pay("o-1", "pay-1").unwrap();
        let view = host.shop.order(&id("o-1")).unwrap();
        let line = |variant: &str, part: bool| {
            view.lines
                .iter()
                .position(|l| l.variant.as_str() == variant && l.part_of.is_some() == part)
                .unwrap()
        };
        let (of_kit, alone) = (line("card", true), line("card", false));
        assert_eq!((view.lines[of_kit].quantity, view.lines[alone].quantity), (4, 1));
        assert_eq!(view.lines[of_kit].total.to_string(), card);
        let total: i64 = view.lines.iter().map(|line| line.total.minor()).sum();
        assert_eq!(total, view.total.minor());
        let taxes: i64 = view.lines.iter().filter_map(|line| line.tax).map(|tax| tax.minor()).sum();
        let told = view.extras.map_or(0, |extras| extras.tax.minor());
        assert_eq!(taxes, told);
        let explained = host.shop.explain(&id("o-1")).unwrap();
        assert!(explained.price_agrees && explained.commission_agrees, "{}", explained.text());
        let lines = json!([{"line": of_kit, "units": 3}]);
        host.json(json!({"refund_order": {"order": "o-1", "refund": "r-1", "lines": lines}})).unwrap();
        host.json(json!({"refund_order": {"order": "o-1", "refund": "r-2"}})).unwrap();
        assert_eq!(host.shop.balances().gateway.to_string(), "0.00 CNY");
        assert_eq!(host.shop.balances().commission.to_string(), "0.00 CNY");
        settle(&host);
    }
}

#[test]
fn a_bundle_is_reserved_whole_or_not_at_all() {
    let mut host = kit(two_cards_and_a_seat());
    let short = host.place("o-1", Cart::on("web").line("kit", 3).line("seat", 1)).unwrap_err();
    assert_eq!(short.code(), "stock.insufficient", "the seats of the kit and the seat add up");
    assert_eq!(host.shop.pool_counts(&"cards".parse().unwrap()).unwrap().reserved, 0);
    host.place("o-2", Cart::on("web").line("kit", 3)).unwrap();
    assert_eq!(host.shop.pool_counts(&"cards".parse().unwrap()).unwrap().reserved, 6);
    host.json(json!({"cancel_order": {"order": "o-2"}})).unwrap();
    assert_eq!(host.shop.pool_counts(&"cards".parse().unwrap()).unwrap().reserved, 0);
    settle(&host);
}

#[test]
fn what_cannot_be_fulfilled_is_not_put() {
    let mut host = kit(two_cards_and_a_seat());
    let parts = |parts: Value| json!({"bundle": {"parts": parts}});
    let content = |downloads: u32| json!({"content": {"content": "c", "downloads": downloads}});
    let twin = json!({"manual": {"form": [{"id": "a", "kind": "email"}, {"id": "a", "kind": "phone"}]}});
    for (fulfilment, stock, code) in [
        (parts(json!([])), "unlimited", "bundle.part_count"),
        (parts(json!([{"variant": "nobody"}])), "unlimited", "bundle.part_unknown"),
        (parts(json!([{"variant": "kit"}])), "unlimited", "bundle.nested"),
        (parts(json!([{"variant": "x"}])), "unlimited", "bundle.nested"),
        (parts(json!([{"variant": "card"}, {"variant": "card"}])), "unlimited", "bundle.part_twice"),
        (parts(json!([{"variant": "card", "units": 0}])), "unlimited", "bundle.part_units"),
        (parts(json!([{"variant": "card", "share": 1}, {"variant": "seat"}])), "unlimited", "bundle.shares"),
        (parts(json!([{"variant": "card", "share": 0}])), "unlimited", "bundle.shares"),
        (parts(json!([{"variant": "card"}])), "counted", "bundle.stock"),
        (json!("shipment"), "unlimited", "shipment.stock"),
        (json!({"membership": {"level": "platinum"}}), "unlimited", "membership.level_unknown"),
        (json!({"membership": {"level": "gold", "period": 5}}), "unlimited", "membership.bad_period"),
        (content(0), "unlimited", "content.bad_limits"),
        (twin, "unlimited", "form.field_twice"),
    ] {
        assert_eq!(put(&mut host, fulfilment.clone(), stock).unwrap_err().code(), code, "{fulfilment}");
    }
    put(&mut host, json!("automatic"), "unlimited").unwrap();
    let late = put(&mut host, parts(json!([{"variant": "card"}])), "unlimited").unwrap_err();
    assert_eq!(late.code(), "bundle.changed");
}

#[test]
fn an_old_order_keeps_what_was_sold() {
    let film = |downloads: u32, name: &str| {
        let content = json!({"content": {"content": "film-1", "downloads": downloads}});
        let names = json!([{"lang": "en", "text": name}]);
        json!({"id": "media", "names": names, "variants": [{"id": "film", "stock": "unlimited", "fulfilment": content}]})
    };
    let mut host = shop_with(film(1, "First cut"), &[("film", "9.00")]);
    host.place("o-1", Cart::on("web").line("film", 1)).unwrap();
    host.json(json!({"put_product": {"product": film(5, "Second cut")}})).unwrap();
    host.json(json!({"put_product": {"product": film(5, "Second cut")}})).unwrap();
    host.place("o-2", Cart::on("web").line("film", 1)).unwrap();
    host.json(json!({"put_product": {"product": film(7, "Third cut")}})).unwrap();
    for (order, name, limit) in [("o-1", "First cut", 1), ("o-2", "Second cut", 5)] {
        host.pay(order, &format!("pay-{order}")).unwrap();
        let line = host.shop.order(&id(order)).unwrap().lines.remove(0);
        assert_eq!((line.product_names[0].text.as_str(), line.content.unwrap().limit), (name, Some(limit)));
    }
    settle(&host);
}
