//! Finding orders: by contact and secret, by buyer, and never by trying.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::contact::{ContactHash, normalised};
use keytill::id::{OrderId, ShopId};
use keytill::journal;
use keytill::lookup::{SecretHash, seal_secret};
use keytill::pricing::Cart;
use keytill::shop::command::{LookupOrders, PlaceOrder};
use keytill::shop::{OrderView, Rejection, Reply};
use keytill::time::{Span, Time};
use serde_json::json;
use support::{Host, small_shop};

const KEY: [u8; 32] = [3; 32];

fn contact(text: &str) -> ContactHash {
    ContactHash::of(&ShopId::new("demo").unwrap(), &KEY, &normalised(text))
}

fn secret(of: &str, text: &str) -> SecretHash {
    seal_secret(&KEY, &ShopId::new("demo").unwrap(), contact(of), text)
}

fn place(host: &mut Host, order: &str, of: &str, text: &str) {
    let cart = Cart::on("web").line("guide", 1).at(Time::from_millis(host.now));
    let quote = host.shop.quote(&cart).unwrap();
    let place = PlaceOrder::of(order, &quote).unwrap().reached_at(contact(of)).opened_by(secret(of, text));
    host.run(place).unwrap();
    host.pay(order, &format!("pay-{order}")).unwrap();
}

fn ask(of: &str, text: &str) -> LookupOrders {
    let (contact, secret) = (contact(of), secret(of, text));
    LookupOrders { contact, secret, order: None, device: None, after: None, limit: None }
}

fn look_up(host: &mut Host, ask: LookupOrders) -> Result<Reply, Rejection> {
    let done = host.run(ask)?;
    assert_eq!(journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
    let snapshot = journal::snapshot(&host.shop, &host.journal);
    let (restored, _) = journal::restore(&snapshot).unwrap();
    assert_eq!(restored.digest(), host.shop.digest());
    host.shop = restored;
    let found = matches!(done.reply, Reply::Orders { .. });
    assert_eq!(done.record.is_none(), found, "what is found is not recorded, what fails is");
    Ok(done.reply)
}

fn ids(reply: &Reply) -> Vec<&str> {
    match reply {
        Reply::Orders { orders, .. } => orders.iter().map(|order| order.order.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

fn left(reply: &Reply) -> u32 {
    match reply {
        Reply::NotFound { code: "lookup.not_found", left } => *left,
        other => panic!("{other:?}"),
    }
}

#[test]
fn orders_are_found_by_contact_and_secret_alone() {
    let mut host = small_shop();
    place(&mut host, "o-1", "Ann@Example.com", "4711");
    place(&mut host, "o-2", "ann@example.com ", "4711");
    place(&mut host, "o-3", "ann@example.com", "other");
    place(&mut host, "o-4", "bob@example.com", "4711");
    assert_eq!(ids(&look_up(&mut host, ask("ann@example.com", "4711")).unwrap()), ["o-2", "o-1"]);
    assert_eq!(ids(&look_up(&mut host, ask("bob@example.com", " 4711 ")).unwrap()), ["o-4"]);
    let only =
        |order: &str| LookupOrders { order: Some(order.parse().unwrap()), ..ask("ann@example.com", "4711") };
    assert_eq!(ids(&look_up(&mut host, only("o-1")).unwrap()), ["o-1"]);
    for order in ["o-3", "o-4", "unknown"] {
        left(&look_up(&mut host, only(order)).unwrap());
    }
    // For a host that knows who asks, no secret is needed.
    let all = host.shop.orders_of_contact(contact("ann@example.com")).unwrap();
    assert_eq!(all.iter().map(|order| order.order.as_str()).collect::<Vec<_>>(), ["o-3", "o-2", "o-1"]);
}

#[test]
fn pages_go_from_the_newest_to_the_oldest() {
    let mut host = small_shop();
    (0..5).for_each(|n| place(&mut host, &format!("o-{n}"), "ann", "s"));
    let mut after: Option<OrderId> = None;
    let mut seen = Vec::new();
    loop {
        let page = LookupOrders { after: after.clone(), limit: Some(2), ..ask("ann", "s") };
        let reply = look_up(&mut host, page).unwrap();
        seen.extend(ids(&reply).into_iter().map(String::from));
        let Reply::Orders { orders, more } = reply else { panic!() };
        after = orders.last().map(|order| order.order.clone());
        if !more {
            break;
        }
    }
    assert_eq!(seen, ["o-4", "o-3", "o-2", "o-1", "o-0"]);
}

#[test]
fn secrets_cannot_be_tried_one_after_the_other() {
    let mut host = small_shop();
    place(&mut host, "o-1", "ann", "4711");
    // A contact that nobody has is answered as a wrong secret is, to the letter.
    let wrong = look_up(&mut host, ask("ann", "0000")).unwrap();
    let nobody = look_up(&mut host, ask("nobody", "0000")).unwrap();
    assert_eq!(wrong, nobody);
    for n in (0..4).rev() {
        assert_eq!(left(&look_up(&mut host, ask("ann", "0001")).unwrap()), n);
    }
    // No more: not even with the right secret, or trying would tell.
    for secret in ["0002", "4711"] {
        let refusal = look_up(&mut host, ask("ann", secret)).unwrap_err();
        let again_at = Time::from_millis(host.now + Span::from_minutes(10).millis());
        assert_eq!(refusal.code(), "lookup.too_many_attempts");
        assert_eq!(refusal.params(), [("again_at", again_at.to_string())]);
    }
    // Others are not held up.
    left(&look_up(&mut host, ask("bob", "x")).unwrap());
    // One try comes back after ten minutes, all of them after fifty.
    host.now += Span::from_minutes(10).millis();
    assert_eq!(ids(&look_up(&mut host, ask("ann", "4711")).unwrap()), ["o-1"]);
    assert_eq!(left(&look_up(&mut host, ask("ann", "0003")).unwrap()), 0);
    host.now += Span::from_minutes(50).millis();
    assert_eq!(left(&look_up(&mut host, ask("ann", "0004")).unwrap()), 4);
}

#[test]
fn a_device_that_tries_many_contacts_is_held_up_too() {
    let mut host = small_shop();
    place(&mut host, "o-1", "ann", "4711");
    let from =
        |device: &str, of: &str| LookupOrders { device: Some(device.parse().unwrap()), ..ask(of, "4711") };
    for n in 0..20 {
        left(&look_up(&mut host, from("d", &format!("stranger-{n}"))).unwrap());
    }
    assert_eq!(look_up(&mut host, from("d", "ann")).unwrap_err().code(), "lookup.too_many_attempts");
    assert_eq!(ids(&look_up(&mut host, from("e", "ann")).unwrap()), ["o-1"]);
}

#[test]
fn a_secret_needs_a_contact() {
    let mut host = small_shop();
    let cart = Cart::on("web").line("guide", 1).at(Time::from_millis(host.now));
    let quote = host.shop.quote(&cart).unwrap();
    let place = PlaceOrder::of("o", &quote).unwrap().opened_by(secret("ann", "s"));
    assert_eq!(host.code(place), "lookup.no_contact");
}

#[test]
fn orders_in_the_archive_are_found_again_when_they_are_back() {
    let mut host = small_shop();
    place(&mut host, "o-1", "ann", "4711");
    for _ in 0..2 {
        host.now = host.shop.next_deadline().map_or(host.now, Time::millis);
        host.tick();
    }
    host.now += Span::from_days(90).millis();
    let Reply::Archived(reply) = host.json(json!({"archive": {}})).unwrap().reply else { panic!() };
    left(&look_up(&mut host, ask("ann", "4711")).unwrap());
    let [left_order] = &reply.orders[..] else { panic!() };
    host.json(json!({"restore": {"order": "o-1", "bytes": left_order.bytes}})).unwrap();
    assert_eq!(ids(&look_up(&mut host, ask("ann", "4711")).unwrap()), ["o-1"]);
}

#[test]
fn a_buyer_s_orders_are_listed_from_the_newest() {
    let mut host = small_shop();
    for n in 0..4 {
        let buyer = if n == 2 { "bob" } else { "cat" };
        host.place(&format!("o-{n}"), Cart::on("web").buyer(buyer).line("guide", 1)).unwrap();
    }
    let names = |orders: Vec<OrderView>| orders.iter().map(|o| o.order.to_string()).collect::<Vec<_>>();
    let cat = "cat".parse().unwrap();
    assert_eq!(names(host.shop.orders_of(&cat, None, 9).unwrap()), ["o-3", "o-1", "o-0"]);
    let after = "o-3".parse().unwrap();
    assert_eq!(names(host.shop.orders_of(&cat, Some(&after), 1).unwrap()), ["o-1"]);
    assert_eq!(
        host.shop.orders_of(&"nobody".parse().unwrap(), None, 1).unwrap_err().code(),
        "customer.unknown"
    );
    let unknown = "unknown".parse().unwrap();
    assert_eq!(host.shop.orders_of(&cat, Some(&unknown), 1).unwrap_err().code(), "order.unknown");
}
