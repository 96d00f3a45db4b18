//! Situations that the naive reference showed to go wrong, each told on its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::pricing::{Cart, CouponCode};
use keytill::shop::command::PlaceOrder;
use keytill::shop::event::Event;
use keytill::shop::{LateMoney, LatePayment, Reply, Settings};
use keytill::time::Time;
use serde_json::json;
use support::{Host, set_up, small_shop};

/// A shop of ten keys in which late money always waits for a person.
fn shop_that_holds() -> Host {
    let mut host = Host::with(Settings {
        late_payment: LatePayment { reserve_again: false, otherwise: LateMoney::Hold },
        ..Settings::default()
    });
    set_up(&mut host);
    host
}

#[test]
fn the_refund_of_a_held_order_names_no_key_that_it_does_not_have() {
    let mut host = shop_that_holds();
    host.place("late", Cart::on("web").line("card", 1)).unwrap();
    host.now += 3_600_000;
    host.pay("late", "pay-1").unwrap();
    let done = host.json(json!({"refund_order": {"order": "late", "refund": "r-1"}})).unwrap();
    let Event::OrderRefunded(refunded) = &done.events()[0] else { panic!("{:?}", done.events()) };
    assert!(refunded.lines[0].keys.is_empty(), "{:?}", refunded.lines);
}

#[test]
fn a_tick_that_may_do_nothing_says_that_more_is_due() {
    let mut host = small_shop();
    host.place("o-1", Cart::on("web").line("card", 1)).unwrap();
    host.now += 3_600_000;
    let Reply::Ticked(ticked) = host.json(json!({"tick": {"limit": 0}})).unwrap().reply else { panic!() };
    assert!(ticked.more);
    let Reply::Ticked(ticked) = host.tick().reply else { panic!() };
    assert!(ticked.expired == 1 && !ticked.more);
}

#[test]
fn a_command_repeated_after_the_reusable_key_changed_is_answered_as_it_was() {
    let mut host = small_shop();
    host.json(json!({"put_product": {"product": {"id": "club", "variants": [{"id": "pass", "stock": "reusable"}]}}}))
        .unwrap();
    host.json(json!({"publish_price_book": {"book": {"id": "b2", "currency": "CNY", "variants": [
        {"variant": "pass", "product": "club", "price": "9.99"}]}}}))
        .unwrap();
    host.json(json!({"put_reusable_key": {"variant": "pass", "key": support::sealed(900)}})).unwrap();
    host.place("o-1", Cart::on("web").line("pass", 2)).unwrap();
    let paid = host.pay("o-1", "pay-1").unwrap();
    host.json(json!({"put_reusable_key": {"variant": "pass", "key": support::sealed(901)}})).unwrap();
    let again = host.pay("o-1", "pay-1").unwrap();
    assert_eq!(again.reply, paid.reply);
}

#[test]
fn the_best_coupons_are_those_that_have_uses_left() {
    let mut host = small_shop();
    let coupon = |code: &str, limit: u32| json!({"code": code, "total_limit": limit, "per_customer": 1});
    host.json(json!({"publish_price_book": {"book": {"id": "b2", "currency": "CNY",
        "variants": [{"variant": "card", "product": "gift", "price": "50.00"}],
        "lanes": [{"id": "coupons", "mode": "best", "offers": [
            {"id": "five", "target": "order", "effect": {"percent": "5"}, "coupon": coupon("FIVE", 9)},
            {"id": "half", "target": "order", "effect": {"percent": "50"}, "coupon": coupon("HALF", 9)}]}]}}}))
        .unwrap();
    let held = [CouponCode::new("FIVE").unwrap(), CouponCode::new("HALF").unwrap()];
    let cart = Cart::on("web").buyer("cat").line("card", 1);
    let best = host.shop.best_coupons(&cart, &held).unwrap();
    assert_eq!((best.codes.as_slice(), best.quote.total.minor()), (&held[1..], 2500));

    host.place("o-1", cart.clone().coupon("HALF")).unwrap();
    let best = host.shop.best_coupons(&cart, &held).unwrap();
    assert_eq!((best.codes.as_slice(), best.quote.total.minor()), (&held[..1], 4750));
    // A guest may use none that is limited per customer.
    let guest = host.shop.best_coupons(&Cart::on("web").line("card", 1), &held).unwrap();
    assert!(guest.codes.is_empty() && guest.is_proven);
    assert!(host.shop.best_coupons(&cart, &[CouponCode::new("NOPE").unwrap()]).is_err());
}

#[test]
fn a_batch_with_keys_in_a_basket_is_quarantined() {
    let mut host = small_shop();
    let lines = json!([{"variant": "card", "quantity": 3}]);
    host.json(json!({"reserve": {"reservation": "h", "channel": "web", "lines": lines}})).unwrap();
    host.place("o-1", Cart::on("web").line("card", 2)).unwrap();
    let quarantine =
        json!({"quarantine_batch": {"pool": "cards", "batch": "batch-1", "by": "ann", "reason": "reported"}});
    let Reply::Quarantined(reply) = host.json(quarantine).unwrap().reply else { panic!() };
    assert_eq!((reply.keys, reply.affected.orders.len(), reply.affected.baskets), (5, 1, 3));
    host.json(json!({"release_reservation": {"reservation": "h"}})).unwrap();
    let counts = host.shop.pool_counts(&"cards".parse().unwrap()).unwrap();
    assert_eq!((counts.quarantined, counts.reserved), (8, 2), "what the basket held is not for sale again");
    let affected =
        host.shop.affected(&"cards".parse().unwrap(), &"batch-1".parse().unwrap(), None, 9).unwrap();
    assert_eq!((affected.orders.len(), affected.baskets), (1, 0));
}

/// The small shop with the gift `o-1`, which is paid and not claimed.
fn shop_with_a_gift() -> Host {
    let mut host = small_shop();
    let at = Time::from_millis(host.now);
    let quote = host.shop.quote(&Cart::on("web").buyer("bob").line("card", 1).at(at)).unwrap();
    let mut body = json!({"place_order": PlaceOrder::of("o-1", &quote).unwrap()});
    body["place_order"]["gift"] = json!({"claim": "c1".repeat(16), "expires_after": 86_400_000});
    host.json(body).unwrap();
    host.pay("o-1", "pay-1").unwrap();
    host
}

#[test]
fn a_gift_that_a_person_looks_at_is_claimed_afterwards() {
    let mut host = shop_with_a_gift();
    host.json(json!({"hold_order": {"order": "o-1", "reason": "looks odd"}})).unwrap();
    let claim = json!({"claim_gift": {"claim": "c1".repeat(16), "recipient": "cat"}});
    assert_eq!(host.json(claim.clone()).unwrap_err().code(), "order.illegal_move");
    let released = host.json(json!({"release_hold": {"order": "o-1"}})).unwrap();
    assert_eq!(released.events().len(), 1, "it is a gift still, and waits for its claim");
    let claimed = host.json(claim).unwrap();
    assert!(claimed.events().iter().any(|event| event.name() == "OrderDelivered"));
}

#[test]
fn nothing_of_an_unclaimed_gift_is_delivered_that_could_fail() {
    let mut host = shop_with_a_gift();
    let failed = json!({"report_delivery_failure": {"order": "o-1", "reason": "no answer"}});
    assert_eq!(host.json(failed).unwrap_err().code(), "gift.unclaimed");
}

#[test]
fn an_order_takes_over_no_key_that_is_in_quarantine() {
    let mut host = small_shop();
    let more = [support::sealed(50), support::sealed(51)];
    host.json(json!({"import_keys": {"pool": "cards", "batch": "batch-2", "keys": more}})).unwrap();
    let lines = json!([{"variant": "card", "quantity": 3}, {"variant": "seat", "quantity": 1}]);
    host.json(json!({"reserve": {"reservation": "h", "channel": "web", "lines": lines}})).unwrap();
    let quarantine =
        json!({"quarantine_batch": {"pool": "cards", "batch": "batch-1", "by": "ann", "reason": "reported"}});
    host.json(quarantine).unwrap();
    let at = Time::from_millis(host.now);
    let quote = host.shop.quote(&Cart::on("web").line("card", 2).line("seat", 1).at(at)).unwrap();
    host.run(PlaceOrder::of("o-1", &quote).unwrap().drawing_on("h".parse().unwrap())).unwrap();
    host.pay("o-1", "pay-1").unwrap();
    assert_eq!(host.shop.keys_of(&"o-1".parse().unwrap()).unwrap(), more);
    host.json(json!({"release_reservation": {"reservation": "h"}})).unwrap();
    let counts = host.shop.pool_counts(&"cards".parse().unwrap()).unwrap();
    assert_eq!((counts.quarantined, counts.reserved, counts.delivered), (10, 0, 2));
}

#[test]
fn an_order_is_resized_although_its_keys_are_in_quarantine() {
    let mut host = small_shop();
    host.json(json!({"import_keys": {"pool": "cards", "batch": "batch-2", "keys": [support::sealed(50), support::sealed(51)]}}))
        .unwrap();
    host.place("o-1", Cart::on("web").buyer("cat").line("card", 3)).unwrap();
    let quarantine =
        json!({"quarantine_batch": {"pool": "cards", "batch": "batch-1", "by": "ann", "reason": "reported"}});
    host.json(quarantine).unwrap();
    let resize = |host: &mut Host, cards: u32| {
        let cart = Cart::on("web").buyer("cat").line("card", cards).at(Time::from_millis(host.now));
        let quote = host.shop.quote_resized(&"o-1".parse().unwrap(), &cart).unwrap();
        let body = json!({"order": "o-1", "cart": cart, "book": quote.digest(), "total": quote.total});
        host.json(json!({"resize_order": body}))
    };
    assert_eq!(resize(&mut host, 3).unwrap_err().code(), "stock.insufficient", "two are left that are good");
    resize(&mut host, 2).unwrap();
    host.pay("o-1", "pay-1").unwrap();
    let keys = host.shop.keys_of(&"o-1".parse().unwrap()).unwrap();
    assert_eq!(keys, [support::sealed(50), support::sealed(51)]);
}
