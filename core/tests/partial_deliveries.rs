//! Orders that are handed over piece by piece: what is owed, what is kept, when the shop has earned its money.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::{Outcome, Reply};
use serde_json::{Value, json};
use support::{Host, small_shop};

/// An order of three cards, two seats and a guide, from a channel that delivers nothing by itself.
fn paid_order() -> Host {
    let mut host = small_shop();
    let cart = Cart::on("wechat").buyer("cat").line("card", 3).line("seat", 2).line("guide", 1);
    host.place("o-1", cart).unwrap();
    let paid = host.pay("o-1", "pay-1").unwrap();
    assert_eq!(outcome(&paid.reply), (Outcome::AwaitingDelivery, vec![]));
    host
}

fn outcome(reply: &Reply) -> (Outcome, Vec<(u32, usize)>) {
    let Reply::Order(reply) = reply else { panic!("{reply:?}") };
    (reply.outcome, reply.delivered.iter().map(|line| (line.quantity, line.keys.len())).collect())
}

fn stage(host: &Host) -> Stage {
    host.shop.order(&"o-1".parse().unwrap()).unwrap().stage
}

fn keys(host: &Host) -> usize {
    host.shop.keys_of(&"o-1".parse().unwrap()).unwrap().len()
}

fn deliver(lines: Value) -> Value {
    json!({"deliver": {"order": "o-1", "lines": lines}})
}

fn refund(refund: &str, lines: Value) -> Value {
    json!({"refund_order": {"order": "o-1", "refund": refund, "lines": lines}})
}

fn commission(host: &Host) -> usize {
    host.shop.commission(&"o-1".parse().unwrap()).unwrap().len()
}

#[test]
fn the_last_unit_earns_everything_in_one_transition() {
    let mut host = paid_order();
    let some = host.json(deliver(json!([{"line": 0, "units": 1}, {"line": 1}]))).unwrap();
    assert_eq!(outcome(&some.reply), (Outcome::PartlyDelivered, vec![(1, 1), (2, 0)]));
    assert_eq!((stage(&host), keys(&host), commission(&host)), (Stage::Fulfilling, 1, 0));
    assert_eq!(host.shop.balances().held.to_string(), "195.00 CNY");
    let again = host.pay("o-1", "pay-1").unwrap();
    assert_eq!(outcome(&again.reply), (Outcome::PartlyDelivered, vec![(1, 1), (2, 0)]));
    let more = host.json(deliver(json!([{"line": 0, "units": 1}]))).unwrap();
    assert_eq!(outcome(&more.reply), (Outcome::PartlyDelivered, vec![(1, 1)]));
    let rest = host.json(json!({"deliver": {"order": "o-1"}})).unwrap();
    assert_eq!(outcome(&rest.reply), (Outcome::Delivered, vec![(1, 1), (1, 0)]));
    assert_eq!(rest.events().len(), 2, "delivered and accrued together");
    assert_eq!((stage(&host), keys(&host), commission(&host)), (Stage::Fulfilled, 3, 6));
    assert_eq!(host.shop.balances().revenue.to_string(), "195.00 CNY");
    let all = host.pay("o-1", "pay-1").unwrap();
    assert_eq!(outcome(&all.reply), (Outcome::Delivered, vec![(3, 3), (2, 0), (1, 0)]));
}

#[test]
fn a_delivery_that_names_everything_is_the_whole_delivery() {
    let (mut named, mut whole) = (paid_order(), paid_order());
    let lines = json!([{"line": 2}, {"line": 0, "units": 3}, {"line": 1, "units": 2}]);
    let one = named.json(deliver(lines)).unwrap();
    let other = whole.json(json!({"deliver": {"order": "o-1"}})).unwrap();
    assert_eq!(one.events(), other.events());
    assert_eq!(one.reply, other.reply);
}

#[test]
fn what_is_not_owed_is_not_delivered() {
    let mut host = paid_order();
    for (lines, code) in [
        (json!([]), "delivery.no_units"),
        (json!([{"line": 0, "units": 0}]), "delivery.no_units"),
        (json!([{"line": 7}]), "delivery.line_unknown"),
        (json!([{"line": 0}, {"line": 0}]), "delivery.line_twice"),
        (json!([{"line": 0, "units": 4}]), "delivery.too_many_units"),
    ] {
        assert_eq!(host.json(deliver(lines)).unwrap_err().code(), code);
    }
    host.json(deliver(json!([{"line": 0, "units": 2}]))).unwrap();
    host.json(refund("r-1", json!([{"line": 0, "units": 1}]))).unwrap();
    let none_left = host.json(deliver(json!([{"line": 0}]))).unwrap_err();
    assert_eq!(none_left.code(), "delivery.no_units");
    let complete = host.json(json!({"complete_order": {"order": "o-1"}})).unwrap_err();
    assert_eq!(complete.code(), "order.illegal_move");
}

#[test]
fn a_refund_takes_what_is_owed_first_and_then_what_was_handed_over() {
    let mut host = paid_order();
    let counts = |host: &Host| {
        let counts = host.shop.pool_counts(&"cards".parse().unwrap()).unwrap();
        (counts.available, counts.reserved, counts.delivered, counts.returned)
    };
    host.json(deliver(json!([{"line": 0, "units": 2}]))).unwrap();
    assert_eq!(counts(&host), (7, 1, 2, 0));
    host.json(refund("r-1", json!([{"line": 0, "units": 2}]))).unwrap();
    assert_eq!(counts(&host), (8, 0, 1, 1), "one was free again, one came back and is never sold again");
    assert_eq!((stage(&host), keys(&host)), (Stage::Fulfilling, 1));
    assert_eq!(host.shop.balances().held.to_string(), "95.00 CNY");
    host.json(refund("r-2", json!(null))).unwrap();
    assert_eq!(counts(&host), (8, 0, 0, 2));
    assert_eq!((stage(&host), keys(&host), commission(&host)), (Stage::Refunded, 0, 0));
    assert_eq!(host.shop.balances().held.to_string(), "0.00 CNY");
}

#[test]
fn a_refund_that_leaves_nothing_owed_fulfils_the_order() {
    let mut host = paid_order();
    host.json(deliver(json!([{"line": 0}]))).unwrap();
    let lines = json!([{"line": 1, "units": 2}, {"line": 2, "units": 1}]);
    let done = host.json(refund("r-1", lines)).unwrap();
    assert!(matches!(&done.reply, Reply::Refunded { amount } if amount.to_string() == "45.00 CNY"));
    let names: Vec<_> = done.events().iter().map(keytill::shop::Event::name).collect();
    assert_eq!(names, ["OrderRefunded", "OrderDelivered", "CommissionAccrued"]);
    assert_eq!((stage(&host), keys(&host), commission(&host)), (Stage::Fulfilled, 3, 2));
    assert_eq!(host.shop.balances().revenue.to_string(), "150.00 CNY");
    // Everything that was earned is taken back by the refund of the rest.
    host.json(refund("r-2", json!(null))).unwrap();
    assert_eq!(stage(&host), Stage::Refunded);
    assert_eq!(host.shop.balances().revenue.to_string(), "0.00 CNY");
    assert_eq!(host.shop.balances().commission.to_string(), "0.00 CNY");
}

#[test]
fn delivered_keys_of_a_fulfilling_order_are_shown_again() {
    let mut host = paid_order();
    host.json(deliver(json!([{"line": 0, "units": 2}]))).unwrap();
    let shown = host.json(json!({"reveal_keys": {"order": "o-1", "by": "kim", "reason": "asked"}})).unwrap();
    assert_eq!(outcome(&shown.reply), (Outcome::PartlyDelivered, vec![(2, 2)]));
}
