//! What a person told is gone from the state after an erasure, and what was sold, paid and proved stays.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::contact::ContactHash;
use keytill::id::OrderId;
use keytill::journal;
use keytill::lookup::SecretHash;
use keytill::money::Currency;
use keytill::pricing::Cart;
use keytill::shop::command::{ArchivedBytes, PlaceOrder};
use keytill::shop::{Reply, Settings};
use keytill::time::Time;
use serde_json::{Value, json};
use support::{Host, set_up};

/// What only the person told. All of it is looked for in snapshots, letter by letter.
const TOLD: [&str; 13] = [
    "canary-bob",
    "canary-second-bob",
    "canary-outside",
    "canary-purpose",
    "canary-reason",
    "canary-answer",
    "canary-device",
    "canary-basket",
    "canary-note",
    "canary-track",
    "canary-contact00",
    "canary-secret000",
    "canary-contact01",
];

fn hash(text: &str) -> [u8; 16] {
    text.as_bytes().try_into().unwrap()
}

fn hex(text: &str) -> String {
    hash(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The planted texts that stand in bytes.
fn found(bytes: &[u8]) -> Vec<&'static str> {
    let stands = |text: &&&str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    TOLD.iter().filter(stands).copied().collect()
}

fn told(host: &Host) -> Vec<&'static str> {
    found(&journal::snapshot(&host.shop, &host.journal))
}

struct Planted {
    host: Host,
    /// The bytes of the order that left memory before.
    archived: ArchivedBytes,
}

fn order(id: &str) -> OrderId {
    id.parse().unwrap()
}

fn run(host: &mut Host, body: Value) {
    let shown = body.to_string();
    host.json(body).unwrap_or_else(|rejection| panic!("{rejection}: {shown}"));
}

/// Places what a cart holds, with everything that a buyer may tell along.
fn place(host: &mut Host, id: &str, cart: Cart, add: impl FnOnce(PlaceOrder) -> PlaceOrder) {
    let quote = host.shop.quote(&cart.at(Time::from_millis(host.now))).unwrap();
    host.run(add(PlaceOrder::of(id, &quote).unwrap())).unwrap();
}

/// A shop in which `canary-bob`, merged with `canary-second-bob`, told everything that can be told.
fn planted() -> Planted {
    let mut settings = Settings::in_currency(Currency::CNY);
    settings.people.touches = 4;
    settings.people.team_figures = true;
    let mut host = Host::with(settings);
    set_up(&mut host);
    for body in [
        json!({"register_customer": {"customer": "canary-bob", "inviter": "ann"}}),
        json!({"register_customer": {"customer": "canary-second-bob"}}),
        json!({"register_customer": {"customer": "dan", "inviter": "canary-bob"}}),
        json!({"link_identity": {"channel": "web", "customer": "canary-bob", "outside": "canary-outside"}}),
        json!({"set_consent": {"customer": "canary-bob", "granted": true, "purpose": "canary-purpose", "version": 3}}),
        json!({"record_touch": {"customer": "canary-bob", "channel": "web", "promoter": "ann"}}),
        json!({"put_product": {"product": {"id": "service", "variants": [
            {"id": "boost", "stock": "unlimited", "fulfilment": {"manual": {"form": [
                {"id": "account", "kind": {"text": {}}}]}}}]}}}),
        json!({"put_product": {"product": {"id": "goods", "variants": [
            {"id": "mug", "stock": "counted", "fulfilment": "shipment"}]}}}),
        json!({"adjust_stock": {"variant": "mug", "by": 9}}),
        json!({"publish_price_book": {"book": {"id": "b2", "currency": "CNY", "variants": [
            {"variant": "card", "product": "gift", "price": "50.00"},
            {"variant": "seat", "product": "event", "price": "20.00"},
            {"variant": "boost", "product": "service", "price": "30.00"},
            {"variant": "mug", "product": "goods", "price": "12.00"}]}}}),
    ] {
        run(&mut host, body);
    }
    let reached = |place: PlaceOrder| {
        place
            .reached_at(ContactHash::from_bytes(hash("canary-contact00")))
            .opened_by(SecretHash::from_bytes(hash("canary-secret000")))
            .from_device("canary-device".parse().unwrap())
    };
    let answering = |place: PlaceOrder| {
        let answers =
            json!([{"variant": "boost", "answers": [{"field": "account", "value": "canary-answer"}]}]);
        reached(place).answering(serde_json::from_value(answers).unwrap())
    };
    // One that ends and leaves memory.
    place(&mut host, "o-old", Cart::on("web").buyer("canary-bob").line("boost", 1), answering);
    host.pay("o-old", "pay-old").unwrap();
    run(&mut host, json!({"deliver": {"order": "o-old"}}));
    run(&mut host, json!({"complete_order": {"order": "o-old"}}));
    host.now += 2 * 86_400_000;
    host.tick();
    host.now += 400 * 86_400_000;
    host.tick();
    let Reply::Archived(left) = host.json(json!({"archive": {}})).unwrap().reply else {
        panic!("not archived")
    };
    assert_eq!(left.orders.len(), 1);
    let archived = left.orders[0].bytes.clone();
    // One under the name that is merged, paid and refunded in part; one with a parcel; one open; one a gift.
    place(&mut host, "o-two", Cart::on("web").buyer("canary-second-bob").line("boost", 2), answering);
    host.pay("o-two", "pay-two").unwrap();
    run(&mut host, json!({"deliver": {"order": "o-two"}}));
    run(
        &mut host,
        json!({"refund_order": {"order": "o-two", "refund": "r-two", "lines": [{"line": 0, "units": 1}],
        "to": "wallet"}}),
    );
    place(&mut host, "o-mug", Cart::on("web").buyer("canary-bob").line("mug", 1), reached);
    host.pay("o-mug", "pay-mug").unwrap();
    run(
        &mut host,
        json!({"deliver": {"order": "o-mug", "parcel": {"carrier": "SF", "tracking": "canary-track"}}}),
    );
    place(&mut host, "o-gift", Cart::on("web").buyer("canary-bob").line("card", 1), |place| {
        let terms = json!({"claim": "c1".repeat(16), "expires_after": 86_400_000, "message": "canary-note"});
        place.as_gift(serde_json::from_value(terms).unwrap())
    });
    host.pay("o-gift", "pay-gift").unwrap();
    run(&mut host, json!({"claim_gift": {"claim": "c1".repeat(16), "recipient": "cat"}}));
    place(&mut host, "o-given", Cart::on("web").buyer("cat").line("card", 1), |place| {
        let terms = json!({"claim": "c2".repeat(16), "expires_after": 86_400_000, "message": "canary-note"});
        place.as_gift(serde_json::from_value(terms).unwrap())
    });
    host.pay("o-given", "pay-given").unwrap();
    run(&mut host, json!({"claim_gift": {"claim": "c2".repeat(16), "recipient": "canary-bob"}}));
    place(&mut host, "o-open", Cart::on("web").buyer("canary-bob").line("card", 1), reached);
    run(
        &mut host,
        json!({"reserve": {"reservation": "basket", "channel": "web", "buyer": "canary-bob",
        "contact": hex("canary-contact01"), "device": "canary-basket", "lines": [{"variant": "seat", "quantity": 3}]}}),
    );
    for subscriber in [
        json!({"customer": "canary-bob"}),
        json!({"contact": hex("canary-contact00")}),
        json!({"contact": hex("canary-contact01"), "customer": "canary-second-bob"}),
        json!({"customer": "cat"}),
    ] {
        let mut body = subscriber;
        body["variant"] = "seat".into();
        run(&mut host, json!({"subscribe_restock": body}));
    }
    // A wrong secret takes a token from the bucket of the contact and of the device.
    run(
        &mut host,
        json!({"lookup_orders": {"contact": hex("canary-contact00"), "secret": "00".repeat(16),
        "device": "canary-device"}}),
    );
    run(&mut host, json!({"merge_customers": {"customer": "canary-second-bob", "into": "canary-bob"}}));
    run(
        &mut host,
        json!({"set_standing": {"customer": "canary-bob", "blocked": {"block": {"reason": "canary-reason"}}}}),
    );
    Planted { host, archived }
}

#[test]
fn what_a_person_told_is_gone_and_every_total_stays() {
    let Planted { mut host, .. } = planted();
    assert_eq!(told(&host), TOLD, "what is looked for was not there");
    let facts = |host: &Host| {
        let of = |id: &str| {
            let order = host.shop.order(&order(id)).unwrap();
            (
                order.total,
                order.paid,
                order.refunded,
                order.stage,
                host.shop.commission(&self::order(id)).unwrap(),
            )
        };
        let orders = ["o-two", "o-mug", "o-gift", "o-given", "o-open"].map(of);
        let cat = host.shop.customer(&"cat".parse().unwrap()).unwrap();
        let ann = host.shop.network(&"ann".parse().unwrap()).unwrap();
        (format!("{orders:?} {cat:?} {ann:?}"), host.shop.balances())
    };
    let before = facts(&host);
    run(&mut host, json!({"erase_customer": {"customer": "canary-bob"}}));
    assert_eq!(told(&host), [""; 0]);
    assert_eq!(facts(&host), before);
    // Who is left waits as before, and the wallet is where it was, under an id that tells nothing.
    assert_eq!(host.shop.restock_subscribers(&"seat".parse().unwrap()).unwrap(), 1);
    let view = host.shop.order(&order("o-two")).unwrap();
    let buyer = view.buyer.unwrap();
    assert!(buyer.as_str().starts_with("erased-"), "{buyer}");
    assert_eq!(host.shop.customer(&buyer).unwrap_err().code(), "customer.erased");
    // Later refunds, expiry and the end of the reservation still find what they need.
    run(&mut host, json!({"refund_order": {"order": "o-two", "refund": "r-rest", "despite": "goodwill"}}));
    host.now += 86_400_000;
    host.tick();
    let again = journal::replay(&host.bytes).unwrap();
    assert_eq!(again.digest(), host.shop.digest());
    let (restored, _) = journal::restore(&journal::snapshot(&host.shop, &host.journal)).unwrap();
    assert_eq!(restored.digest(), host.shop.digest());
}

#[test]
fn an_order_that_comes_back_from_the_archive_forgets_too() {
    let Planted { mut host, archived } = planted();
    assert_eq!(found(&archived.0), ["canary-answer", "canary-contact00", "canary-secret000"]);
    run(&mut host, json!({"erase_customer": {"customer": "canary-bob"}}));
    // The host finds out whose it is without taking it back.
    let view = host.shop.archived_order(&order("o-old"), &archived).unwrap();
    assert!(view.buyer.unwrap().as_str().starts_with("erased-"));
    run(&mut host, json!({"restore": {"order": "o-old", "bytes": archived}}));
    assert_eq!(told(&host), [""; 0]);
    host.now += 400 * 86_400_000;
    host.tick();
    let Reply::Archived(left) = host.json(json!({"archive": {}})).unwrap().reply else {
        panic!("not archived")
    };
    let again = left.orders.iter().find(|left| left.order == order("o-old")).unwrap();
    assert_eq!(found(&again.bytes.0), [""; 0]);
    assert_eq!(host.shop.archived_order(&order("o-old"), &archived).unwrap_err().code(), "archive.mismatch");
}

#[test]
fn the_note_of_a_gift_is_of_both_and_answers_are_their_buyers() {
    let Planted { mut host, .. } = planted();
    let wallet = |host: &Host| host.shop.balances();
    let before = wallet(&host);
    run(&mut host, json!({"erase_customer": {"customer": "cat"}}));
    assert_eq!(wallet(&host), before);
    assert!(!told(&host).contains(&"canary-note"));
    assert!(told(&host).contains(&"canary-answer"), "another's answers stay");
}
