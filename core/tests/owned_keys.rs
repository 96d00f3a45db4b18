//! What the buyer of a delivered order owns.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::pricing::Cart;
use serde_json::json;
use support::{sealed, small_shop};

/// The buyer of a reusable key owns it as any other key: it is shown until the last unit is refunded.
#[test]
fn a_reusable_key_is_among_the_keys_of_its_order() {
    let mut host = small_shop();
    host.json(
        json!({"put_product": {"product": {"id": "club", "variants": [{"id": "pass", "stock": "reusable"}]}}}),
    )
    .unwrap();
    host.json(json!({"put_reusable_key": {"variant": "pass", "key": sealed(900)}})).unwrap();
    let book = json!({"id": "b2", "currency": "CNY", "variants": [
        {"variant": "pass", "product": "club", "price": "7.00"}, {"variant": "card", "product": "gift", "price": "50.00"}]});
    host.json(json!({"publish_price_book": {"book": book}})).unwrap();
    host.place("o-1", Cart::on("web").buyer("cat").line("pass", 2).line("card", 1)).unwrap();
    let order = "o-1".parse().unwrap();
    assert_eq!(host.shop.keys_of(&order).unwrap(), []);
    host.pay("o-1", "pay-1").unwrap();
    assert_eq!(host.shop.keys_of(&order).unwrap(), [sealed(900), sealed(0)]);

    let refund = |n: u32| json!({"refund_order": {"order": "o-1", "refund": format!("r-{n}"), "lines": [{"line": 0, "units": 1}]}});
    host.json(refund(1)).unwrap();
    assert_eq!(host.shop.keys_of(&order).unwrap(), [sealed(900), sealed(0)]);
    host.json(refund(2)).unwrap();
    assert_eq!(host.shop.keys_of(&order).unwrap(), [sealed(0)]);
}
