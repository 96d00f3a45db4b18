//! Orders that wait: for stock that was sold ahead, for a person, for another try.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::id::OrderId;
use keytill::journal;
use keytill::money::Currency;
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::command::PlaceOrder;
use keytill::shop::{Event, FulfilSettings, LateMoney, LatePayment, Outcome, Reply, Settings, WhenOverdue};
use keytill::stock::SealedKey;
use keytill::time::Span;
use serde_json::{Value, json};
use support::{Host, sealed, set_up, small_shop};

const MINUTE: u64 = 60_000;
const DAY: u64 = 1440 * MINUTE;

fn id(order: &str) -> OrderId {
    order.parse().unwrap()
}

/// The small shop, whose cards and seats may be sold so far ahead of their stock.
fn ahead(cap: u32, settings: Settings) -> Host {
    let mut host = Host::with(settings);
    set_up(&mut host);
    sell_ahead(&mut host, cap);
    host
}

fn sell_ahead(host: &mut Host, cap: u32) {
    let due = host.now + 10 * DAY;
    host.json(json!({"put_product": {"product": {"id": "gift", "variants": [{"id": "card",
        "stock": {"keys": {"pool": "cards"}}, "backorder": {"cap": cap, "due": due}}]}}}))
        .unwrap();
    host.json(json!({"put_product": {"product": {"id": "event", "variants": [
        {"id": "seat", "stock": "counted", "backorder": {"cap": cap}}, {"id": "guide", "stock": "unlimited"}]}}}))
        .unwrap();
}

fn import(host: &mut Host, batch: &str, keys: std::ops::Range<u32>) {
    let keys: Vec<SealedKey> = keys.map(sealed).collect();
    host.json(json!({"import_keys": {"pool": "cards", "batch": batch, "keys": keys}})).unwrap();
}

fn buy(host: &mut Host, order: &str, variant: &str, units: u32) -> Outcome {
    host.place(order, Cart::on("web").buyer("cat").line(variant, units)).unwrap();
    let Reply::Order(reply) = host.pay(order, &format!("pay-{order}")).unwrap().reply else { panic!() };
    reply.outcome
}

fn stage(host: &Host, order: &str) -> Stage {
    host.shop.order(&id(order)).unwrap().stage
}

fn short(host: &Host, order: &str) -> u32 {
    host.shop.order(&id(order)).unwrap().lines.iter().map(|line| line.short_units).sum()
}

fn names(events: &[Event]) -> Vec<&'static str> {
    events.iter().map(Event::name).collect()
}

fn settle(host: &Host) {
    assert_eq!(journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
    let snapshot = journal::snapshot(&host.shop, &host.journal);
    let (again, _) = journal::restore(&snapshot).unwrap();
    assert_eq!((again.digest(), again.next_deadline()), (host.shop.digest(), host.shop.next_deadline()));
    assert_eq!(again.fulfilment_queue(again.clock(), 99), host.shop.fulfilment_queue(again.clock(), 99));
    again.check().unwrap();
}

#[test]
fn what_is_sold_ahead_is_filled_in_the_order_of_payments() {
    let mut host = ahead(8, Settings::in_currency(Currency::CNY));
    // Ten cards: seven of the first order's, and the second is five short.
    assert_eq!(buy(&mut host, "o-1", "card", 7), Outcome::Delivered);
    for (order, units) in [("o-2", 5), ("o-3", 4)] {
        host.place(order, Cart::on("web").buyer("cat").line("card", units)).unwrap();
    }
    let full = host.place("o-4", Cart::on("web").line("card", 3)).unwrap_err();
    assert_eq!(full.code(), "backorder.full", "two and four are promised, and eight may be");
    host.pay("o-3", "pay-3").unwrap();
    host.pay("o-2", "pay-2").unwrap();
    assert_eq!((short(&host, "o-2"), short(&host, "o-3")), (2, 4));
    let whole = host.json(json!({"deliver": {"order": "o-2"}})).unwrap_err();
    assert_eq!(whole.code(), "delivery.short");
    import(&mut host, "batch-2", 20..25);
    let stock = host.shop.stock(&"card".parse().unwrap(), host.shop.clock()).unwrap();
    assert_eq!((stock.available, stock.promised, stock.backorder_left), (Some(0), 6, Some(2)));
    assert_eq!(host.shop.next_deadline(), Some(host.shop.clock()), "something is to be done at once");
    host.place("o-5", Cart::on("web").line("card", 1)).unwrap();
    assert_eq!(short(&host, "o-5"), 1, "what came in is owed to those who paid");
    let filled = host.tick();
    assert_eq!(
        names(filled.events()),
        ["StockAllotted", "OrderDelivered", "CommissionAccrued", "StockAllotted"],
        "the first who paid, and what is left for the next"
    );
    assert_eq!(
        (stage(&host, "o-3"), stage(&host, "o-2"), short(&host, "o-2")),
        (Stage::Fulfilled, Stage::Paid, 1)
    );
    settle(&host);
    host.json(json!({"cancel_order": {"order": "o-5"}})).unwrap();
    import(&mut host, "batch-3", 30..31);
    host.tick();
    assert_eq!((stage(&host, "o-2"), host.shop.keys_of(&id("o-2")).unwrap().len()), (Stage::Fulfilled, 5));
    assert_ne!(host.shop.next_deadline(), Some(host.shop.clock()));
    settle(&host);
}

#[test]
fn a_tick_fills_so_much_and_says_whether_more_is_due() {
    let mut host = ahead(100, Settings::in_currency(Currency::CNY));
    for n in 0..6 {
        buy(&mut host, &format!("o-{n}"), "seat", 2);
    }
    host.json(json!({"adjust_stock": {"variant": "seat", "by": 50}})).unwrap();
    let done = host.json(json!({"tick": {"limit": 2}})).unwrap();
    let Reply::Ticked(ticked) = done.reply else { panic!() };
    assert!(ticked.more);
    assert_eq!(stage(&host, "o-3"), Stage::Paid);
    while host.shop.next_deadline() == Some(host.shop.clock()) {
        host.tick();
    }
    assert!((0..6).all(|n| stage(&host, &format!("o-{n}")) == Stage::Fulfilled));
    let stock = host.shop.stock(&"seat".parse().unwrap(), host.shop.clock()).unwrap();
    assert_eq!((stock.available, stock.reserved, stock.promised), (Some(41), 0, 0));
    settle(&host);
}

#[test]
fn parts_are_delivered_where_the_setting_says_so() {
    let fulfil = FulfilSettings { deliver_parts: true, ..FulfilSettings::default() };
    let mut host = ahead(9, Settings { fulfil, ..Settings::in_currency(Currency::CNY) });
    host.place("o-1", Cart::on("web").buyer("cat").line("seat", 5).line("guide", 1)).unwrap();
    let paid = host.pay("o-1", "pay-1").unwrap();
    assert_eq!(names(paid.events()), ["OrderPaid", "UnitsDelivered"]);
    assert_eq!((stage(&host, "o-1"), short(&host, "o-1")), (Stage::Fulfilling, 2));
    let refund =
        json!({"refund_order": {"order": "o-1", "refund": "r-1", "lines": [{"line": 0, "units": 1}]}});
    host.json(refund).unwrap();
    assert_eq!(short(&host, "o-1"), 1, "what is short is refunded first");
    host.json(json!({"adjust_stock": {"variant": "seat", "by": 1}})).unwrap();
    let filled = host.tick();
    assert_eq!(names(filled.events()), ["StockAllotted", "OrderDelivered", "CommissionAccrued"]);
    assert_eq!(host.shop.balances().revenue.to_string(), "85.00 CNY");
    settle(&host);
}

#[test]
fn a_refund_of_what_is_short_gives_its_place_to_others() {
    let mut host = ahead(9, Settings::in_currency(Currency::CNY));
    buy(&mut host, "o-1", "seat", 5);
    buy(&mut host, "o-2", "seat", 1);
    assert_eq!(host.shop.waiting_for(&"seat".parse().unwrap(), 9).unwrap(), [id("o-1"), id("o-2")]);
    host.json(json!({"refund_order": {"order": "o-1", "refund": "r-1"}})).unwrap();
    assert_eq!(stage(&host, "o-1"), Stage::Refunded);
    host.tick();
    assert_eq!(stage(&host, "o-2"), Stage::Fulfilled, "the three seats are free again");
    settle(&host);
}

#[test]
fn stock_that_does_not_come_in_time_is_told_once() {
    let mut host = ahead(9, Settings::in_currency(Currency::CNY));
    let due = host.now + 10 * DAY;
    host.place("o-1", Cart::on("wechat").buyer("cat").line("card", 12)).unwrap();
    host.pay("o-1", "pay-1").unwrap();
    assert_eq!(host.shop.next_deadline().map(keytill::time::Time::millis), Some(due));
    host.now = due;
    assert_eq!(names(host.tick().events()), ["BackorderOverdue"]);
    assert!(host.tick().record.is_none());
    settle(&host);
}

#[test]
fn late_money_waits_for_stock_where_the_setting_says_so() {
    let late_payment = LatePayment { reserve_again: true, otherwise: LateMoney::Wait };
    let mut host = Host::with(Settings { late_payment, ..Settings::in_currency(Currency::CNY) });
    set_up(&mut host);
    host.place("o-1", Cart::on("web").buyer("cat").line("seat", 2)).unwrap();
    host.now = host.shop.next_deadline().unwrap().millis();
    host.tick();
    buy(&mut host, "o-2", "seat", 2);
    let Reply::Order(reply) = host.pay("o-1", "pay-1").unwrap().reply else { panic!() };
    assert_eq!((reply.outcome, reply.delivered.len()), (Outcome::AwaitingDelivery, 0), "no key is made up");
    assert_eq!((stage(&host, "o-1"), short(&host, "o-1")), (Stage::Paid, 1));
    assert!(host.shop.commission(&id("o-1")).unwrap().is_empty(), "and nothing is paid for it");
    assert!(host.place("o-3", Cart::on("web").line("seat", 1)).is_err());
    host.json(json!({"adjust_stock": {"variant": "seat", "by": 1}})).unwrap();
    assert!(host.place("o-3", Cart::on("web").line("seat", 1)).is_err(), "the first who paid comes first");
    host.tick();
    assert_eq!(stage(&host, "o-1"), Stage::Fulfilled);
    settle(&host);
}

#[test]
fn the_queue_is_by_level_and_waiting_time() {
    let mut host = small_shop();
    host.json(json!({"set_customer_level": {"customer": "bob", "level": "gold"}})).unwrap();
    let paid = |order: &str, buyer: &str, minute: u64, host: &mut Host| {
        host.now += minute * MINUTE;
        host.place(order, Cart::on("wechat").buyer(buyer).line("guide", 1)).unwrap();
        host.pay(order, &format!("pay-{order}")).unwrap();
    };
    paid("o-1", "cat", 0, &mut host);
    paid("o-2", "cat", 30, &mut host);
    paid("o-3", "bob", 30, &mut host);
    paid("o-4", "cat", 0, &mut host);
    paid("o-5", "bob", 30, &mut host);
    let queue = |host: &Host| {
        let queue = host.shop.fulfilment_queue(keytill::time::Time::from_millis(host.now), 9);
        queue.into_iter().map(|of| (of.order.to_string(), of.priority)).collect::<Vec<_>>()
    };
    let told: Vec<_> = [("o-1", 90), ("o-3", 90), ("o-2", 60), ("o-5", 60), ("o-4", 30)].into();
    let told: Vec<_> = told.into_iter().map(|(order, priority)| (order.to_string(), priority)).collect();
    assert_eq!(queue(&host), told, "a rank is worth an hour; ties in the order of the payments");
    host.json(json!({"deliver": {"order": "o-3"}})).unwrap();
    host.json(json!({"refund_order": {"order": "o-1", "refund": "r-1"}})).unwrap();
    assert_eq!(host.shop.fulfilment_queue_len(), 3);
    assert_eq!(host.shop.fulfilment_queue(host.shop.clock(), 1)[0].order, id("o-2"));
    buy(&mut host, "o-6", "card", 1);
    assert_eq!(host.shop.fulfilment_queue_len(), 3, "what goes its way alone waits for nobody");
    settle(&host);
}

#[test]
fn a_delivery_that_fails_is_tried_again_and_then_left_to_a_person() {
    let mut host = small_shop();
    host.place("o-1", Cart::on("wechat").buyer("cat").line("card", 2)).unwrap();
    host.pay("o-1", "pay-1").unwrap();
    let failed = |lines: Value| json!({"report_delivery_failure": {"order": "o-1", "lines": lines, "reason": "no answer"}});
    assert_eq!(host.json(failed(json!([3]))).unwrap_err().code(), "delivery.line_unknown");
    for _ in 0..2 {
        host.json(failed(json!([0]))).unwrap();
        assert_eq!(host.shop.fulfilment_queue_len(), 0, "it is tried again first");
        assert_eq!(host.shop.next_deadline().unwrap().millis(), host.now + 10 * MINUTE);
        host.now += 10 * MINUTE;
        assert_eq!(names(host.tick().events()), ["DeliveryRetryDue"]);
        assert_eq!(host.shop.fulfilment_queue_len(), 1);
    }
    host.json(failed(json!([]))).unwrap();
    assert!(host.shop.next_deadline().is_none(), "no more tries");
    assert_eq!(host.shop.fulfilment_queue(host.shop.clock(), 9)[0].failures, 3);
    assert_eq!(host.shop.pool_counts(&"cards".parse().unwrap()).unwrap().reserved, 2, "nothing is lost");
    host.json(json!({"deliver": {"order": "o-1"}})).unwrap();
    assert_eq!(host.json(failed(json!([]))).unwrap_err().code(), "order.illegal_move");
    settle(&host);
}

#[test]
fn an_order_that_is_resized_to_what_is_there_waits_for_nothing() {
    let mut host = ahead(9, Settings::in_currency(Currency::CNY));
    host.place("o-1", Cart::on("web").buyer("cat").line("seat", 5)).unwrap();
    let promised =
        |host: &Host| host.shop.stock(&"seat".parse().unwrap(), host.shop.clock()).unwrap().promised;
    assert_eq!(promised(&host), 2);
    let cart = Cart::on("web").buyer("cat").line("guide", 1).at(host.shop.clock());
    let quote = host.shop.quote_resized(&id("o-1"), &cart).unwrap();
    let body = json!({"order": "o-1", "cart": cart, "book": quote.digest(), "total": quote.total});
    host.json(json!({"resize_order": body})).unwrap();
    assert_eq!(promised(&host), 0);
    settle(&host);
}

#[test]
fn a_gift_that_is_over_when_its_stock_comes_loses_no_key() {
    let mut host = ahead(9, Settings::in_currency(Currency::CNY));
    let quote =
        host.shop.quote(&Cart::on("web").buyer("bob").line("card", 12).at(host.shop.clock())).unwrap();
    let mut body = json!({"place_order": PlaceOrder::of("o-1", &quote).unwrap()});
    body["place_order"]["gift"] = json!({"claim": "c1".repeat(16), "expires_after": DAY});
    host.json(body).unwrap();
    host.pay("o-1", "pay-1").unwrap();
    import(&mut host, "batch-2", 20..25);
    host.now += DAY;
    let tick = host.tick();
    assert_eq!(names(tick.events()), ["StockAllotted"]);
    assert_eq!(host.shop.next_deadline().unwrap().millis(), host.now, "more is due");
    let tick = host.tick();
    assert_eq!(names(tick.events()), ["GiftLapsed", "OrderRefunded"]);
    let counts = host.shop.pool_counts(&"cards".parse().unwrap()).unwrap();
    assert_eq!((counts.available, counts.reserved), (15, 0));
    settle(&host);
}

fn overdue(overdue: WhenOverdue, patience: Option<u64>) -> Settings {
    let patience = patience.map(Span::from_millis);
    let fulfil = FulfilSettings { overdue, patience, ..FulfilSettings::default() };
    let late_payment = LatePayment { reserve_again: true, otherwise: LateMoney::Wait };
    Settings { fulfil, late_payment, ..Settings::in_currency(Currency::CNY) }
}

fn wallet(host: &Host, customer: &str) -> i64 {
    host.shop.customer(&customer.parse().unwrap()).unwrap().balances.wallet.amount().minor()
}

#[test]
fn units_that_do_not_come_in_time_are_refunded_and_the_rest_is_delivered() {
    let mut host = ahead(9, overdue(WhenOverdue::RefundToWallet, None));
    let due = host.now + 10 * DAY;
    assert_eq!(buy(&mut host, "o-1", "card", 12), Outcome::AwaitingDelivery);
    let paid = host.shop.order(&id("o-1")).unwrap().paid.amount().minor();
    host.now = due;
    assert_eq!(
        names(host.tick().events()),
        ["BackorderOverdue", "OrderRefunded", "OrderDelivered", "CommissionAccrued"]
    );
    let order = host.shop.order(&id("o-1")).unwrap();
    assert_eq!((order.stage, host.shop.keys_of(&id("o-1")).unwrap().len()), (Stage::Fulfilled, 10));
    assert_eq!((order.refunded.amount().minor(), wallet(&host, "cat")), (paid / 6, paid / 6));
    assert!(host.tick().record.is_none());
    settle(&host);
}

#[test]
fn what_comes_on_the_last_day_is_delivered_and_not_refunded() {
    let mut host = ahead(9, overdue(WhenOverdue::RefundToSource, None));
    let due = host.now + 10 * DAY;
    buy(&mut host, "o-1", "card", 13);
    import(&mut host, "batch-2", 20..22);
    host.now = due;
    assert_eq!(names(host.tick().events()), ["StockAllotted"], "two of three came");
    assert_eq!(host.shop.next_deadline(), Some(host.shop.clock()));
    let told = host.tick();
    assert_eq!(names(told.events())[..2], ["BackorderOverdue", "OrderRefunded"]);
    assert_eq!(host.shop.order(&id("o-1")).unwrap().lines[0].refunded_units, 1);
    assert_eq!((stage(&host, "o-1"), wallet(&host, "cat")), (Stage::Fulfilled, 0));
    settle(&host);
}

#[test]
fn one_buyers_orders_are_refunded_one_by_one() {
    let mut host = ahead(9, overdue(WhenOverdue::RefundToWallet, Some(DAY)));
    host.json(json!({"adjust_stock": {"variant": "seat", "by": -3}})).unwrap();
    for order in ["o-1", "o-2"] {
        assert_eq!(buy(&mut host, order, "seat", 1), Outcome::AwaitingDelivery);
    }
    host.now += DAY;
    assert_eq!(names(host.tick().events()), ["BackorderOverdue", "OrderRefunded"]);
    assert_eq!(host.shop.next_deadline(), Some(host.shop.clock()), "the other is due still");
    assert_eq!(names(host.tick().events()), ["BackorderOverdue", "OrderRefunded"]);
    assert!(["o-1", "o-2"].iter().all(|order| stage(&host, order) == Stage::Refunded));
    settle(&host);
}

#[test]
fn one_buyers_orders_that_wait_on_are_told_together() {
    let mut host = ahead(9, overdue(WhenOverdue::Wait, Some(DAY)));
    host.json(json!({"adjust_stock": {"variant": "seat", "by": -3}})).unwrap();
    for order in ["o-1", "o-2"] {
        assert_eq!(buy(&mut host, order, "seat", 1), Outcome::AwaitingDelivery);
    }
    host.now += DAY;
    assert_eq!(names(host.tick().events()), ["BackorderOverdue", "BackorderOverdue"], "no money moves");
    assert!(host.tick().record.is_none(), "each is told once");
    settle(&host);
}

#[test]
fn late_money_is_refunded_once_patience_is_over() {
    let mut host = Host::with(overdue(WhenOverdue::RefundToSource, Some(0)));
    set_up(&mut host);
    host.place("o-1", Cart::on("web").buyer("cat").line("seat", 2)).unwrap();
    host.now = host.shop.next_deadline().unwrap().millis();
    host.tick();
    buy(&mut host, "o-2", "seat", 2);
    host.pay("o-1", "pay-1").unwrap();
    assert_eq!((stage(&host, "o-1"), short(&host, "o-1")), (Stage::Paid, 1));
    assert_eq!(
        names(host.tick().events()),
        ["BackorderOverdue", "OrderRefunded", "OrderDelivered", "CommissionAccrued"],
        "one seat is there, the other is refunded"
    );
    assert_eq!(stage(&host, "o-1"), Stage::Fulfilled);
    settle(&host);
}
