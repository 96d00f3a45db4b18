//! From the price to the payout: one order, and what every step leaves behind.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::journal;
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::{Outcome, Reply};
use serde_json::json;
use support::small_shop;

fn outcome(reply: &Reply) -> Outcome {
    match reply {
        Reply::Order(order) => order.outcome,
        other => panic!("not an order's reply: {other:?}"),
    }
}

#[test]
fn paid_delivered_completed_vested_withdrawn_and_replayed() {
    let mut host = small_shop();
    let placed = host.place("o-1", Cart::on("web").buyer("cat").line("card", 2).coupon("TEN")).unwrap();
    assert_eq!(outcome(&placed.reply), Outcome::AwaitingPayment);

    let paid = host.pay("o-1", "pay-1").unwrap();
    let Reply::Order(reply) = &paid.reply else { panic!("{:?}", paid.reply) };
    assert_eq!((reply.outcome, reply.total.to_string().as_str()), (Outcome::Delivered, "90.00 CNY"));
    assert_eq!(reply.delivered[0].keys, [support::sealed(0), support::sealed(1)]);

    let names: Vec<_> = paid.events().iter().map(|event| event.name()).collect();
    assert_eq!(names, ["OrderPaid", "OrderDelivered", "CommissionAccrued"]);
    let bob = host.shop.customer(&"bob".parse().unwrap()).unwrap();
    assert_eq!(bob.balances.pending.to_string(), "9.00 CNY");
    let ann = host.shop.customer(&"ann".parse().unwrap()).unwrap();
    assert_eq!(ann.balances.pending.to_string(), "4.50 CNY");

    host.now = host.shop.next_deadline().unwrap().millis();
    host.tick();
    assert_eq!(host.shop.order(&"o-1".parse().unwrap()).unwrap().stage, Stage::Completed);
    host.now = host.shop.next_deadline().unwrap().millis();
    host.tick();
    assert_eq!(host.shop.next_deadline(), None);

    host.json(json!({"request_withdrawal": {"withdrawal": "w-1", "promoter": "bob", "amount": "9.00 CNY"}}))
        .unwrap();
    host.json(json!({"settle_withdrawal": {"withdrawal": "w-1", "settlement": "paid"}})).unwrap();
    assert_eq!(host.shop.balances().gateway.to_string(), "81.00 CNY");

    let explained = host.shop.explain(&"o-1".parse().unwrap()).unwrap();
    assert!(explained.price_agrees && explained.commission_agrees, "{}", explained.text());

    let replayed = journal::replay(&host.bytes).unwrap();
    assert_eq!(replayed.digest(), host.shop.digest());
    let snapshot = journal::snapshot(&host.shop, &host.journal);
    let (restored, at) = journal::restore(&snapshot).unwrap();
    assert_eq!((restored.digest(), at), (host.shop.digest(), host.journal));
}
