//! What a refunded order must not do: hand over keys, or take back commission that its units never earned.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::pricing::Cart;
use keytill::shop::{Event, Outcome, Reply};
use serde_json::json;
use support::{sealed, small_shop};

fn told(reply: Reply) -> (Outcome, usize) {
    let Reply::Order(order) = reply else { panic!("not an order's reply: {reply:?}") };
    (order.outcome, order.delivered.iter().map(|line| line.keys.len()).sum())
}

#[test]
fn a_notice_that_comes_again_after_a_refund_shows_no_key() {
    let mut host = small_shop();
    host.place("o-1", Cart::on("web").line("card", 10)).unwrap();
    host.now = host.shop.next_deadline().unwrap().millis();
    host.tick();
    host.place("o-2", Cart::on("web").line("card", 10)).unwrap();
    host.pay("o-2", "pay-2").unwrap();
    assert_eq!(told(host.pay("o-1", "pay-1").unwrap().reply), (Outcome::Held, 0));
    let refund = host.json(json!({"refund_order": {"order": "o-1", "refund": "r-1"}})).unwrap();
    let Event::OrderRefunded(refunded) = &refund.events()[0] else { panic!("{:?}", refund.events()) };
    assert!(refunded.lines[0].keys.is_empty(), "it has no keys that could come back");
    // The keys that `o-1` had once are those of `o-2` now.
    assert_eq!(told(host.pay("o-1", "pay-1").unwrap().reply), (Outcome::Refunded, 0));
}

#[test]
fn a_reusable_key_that_was_refunded_before_its_delivery_is_not_shown() {
    let mut host = small_shop();
    for body in [
        json!({"put_product": {"product": {"id": "course", "variants": [{"id": "lesson", "stock": "reusable"}]}}}),
        json!({"put_reusable_key": {"variant": "lesson", "key": sealed(99)}}),
        json!({"publish_price_book": {"book": {"id": "b2", "currency": "CNY",
            "variants": [{"variant": "lesson", "product": "course", "price": "9.00"}]}}}),
    ] {
        host.json(body).unwrap();
    }
    host.place("o-1", Cart::on("wechat").line("lesson", 2)).unwrap();
    assert_eq!(told(host.pay("o-1", "pay-1").unwrap().reply), (Outcome::AwaitingDelivery, 0));
    host.json(json!({"refund_order": {"order": "o-1", "refund": "r-1"}})).unwrap();
    assert_eq!(told(host.pay("o-1", "pay-1").unwrap().reply), (Outcome::Refunded, 0));
}

#[test]
fn units_refunded_before_the_delivery_earned_nothing_that_a_later_refund_could_take_back() {
    let mut host = small_shop();
    let pending = |host: &support::Host| {
        host.shop.customer(&"bob".parse().unwrap()).unwrap().balances.pending.to_string()
    };
    let refund = |refund: &str, units: u32| json!({"refund_order": {"order": "o-1", "refund": refund, "lines": [{"line": 0, "units": units}]}});
    host.place("o-1", Cart::on("wechat").buyer("cat").line("card", 4)).unwrap();
    host.pay("o-1", "pay-1").unwrap();
    host.json(refund("r-1", 2)).unwrap();
    let Reply::Order(delivery) = host.json(json!({"deliver": {"order": "o-1"}})).unwrap().reply else {
        panic!("not an order's reply");
    };
    assert_eq!((delivery.delivered[0].quantity, delivery.delivered[0].keys.len()), (2, 2));
    assert_eq!(pending(&host), "10.00 CNY");
    assert!(host.shop.explain(&"o-1".parse().unwrap()).unwrap().commission_agrees);
    host.json(refund("r-2", 1)).unwrap();
    assert_eq!(pending(&host), "5.00 CNY", "half of what was delivered was refunded");
    host.json(refund("r-3", 1)).unwrap();
    assert_eq!(pending(&host), "0.00 CNY");
}
