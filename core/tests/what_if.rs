//! What the orders of a journal would have cost by another price book.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::journal;
use keytill::pricing::{Cart, PriceBook};
use keytill::shop::{Shop, WhichOrders};
use serde_json::{Value, json};
use support::{Host, small_shop};

fn book(change: impl FnOnce(&mut Value)) -> PriceBook {
    let mut book = json!({"id": "b2", "currency": "CNY", "variants": [
            {"variant": "card", "product": "gift", "price": "45.00"},
            {"variant": "seat", "product": "event", "price": "22.00"}],
        "lanes": [{"id": "coupons", "mode": "best", "offers": [
            {"id": "ten-off", "target": "order", "effect": {"percent": "20"}, "coupon": {"code": "TEN"}}]}]});
    change(&mut book);
    serde_json::from_value(book).unwrap()
}

/// Orders on two channels: paid, refunded, unpaid, given up; one of a variant that the new book lacks.
fn traded() -> Host {
    let mut host = small_shop();
    let orders = [
        ("paid", Cart::on("web").buyer("cat").line("card", 2).coupon("TEN")),
        ("refunded", Cart::on("web").line("card", 1)),
        ("unpaid", Cart::on("wechat").line("seat", 1)),
        ("given-up", Cart::on("web").line("seat", 1)),
        ("lacking", Cart::on("web").line("guide", 1)),
    ];
    for (order, cart) in orders {
        host.place(order, cart).unwrap();
    }
    for order in ["paid", "refunded", "lacking"] {
        host.pay(order, &format!("pay-{order}")).unwrap();
    }
    host.json(
        json!({"refund_order": {"order": "refunded", "refund": "r-1", "lines": [{"line": 0, "units": 1}]}}),
    )
    .unwrap();
    host.json(json!({"cancel_order": {"order": "given-up"}})).unwrap();
    host
}

fn rows(shop: &Shop, which: WhichOrders) -> (Vec<Value>, Value) {
    let mut rows = Vec::new();
    let all = shop
        .what_if(book(|_| ()), which, |order, row| {
            let difference = row.difference().map_or("refused".to_string(), |money| money.to_string());
            rows.push(json!([order, difference]));
        })
        .unwrap();
    (rows, serde_json::to_value(all).unwrap())
}

#[test]
fn a_journal_s_orders_by_another_book() {
    let host = traded();
    let before = host.shop.digest();
    let shop = journal::replay(&host.bytes).unwrap();
    let (all, sums) = rows(&shop, WhichOrders::All);
    assert_eq!(
        json!(all),
        json!([
            ["paid", "-18.00 CNY"],
            ["refunded", "-5.00 CNY"],
            ["unpaid", "2.00 CNY"],
            ["given-up", "2.00 CNY"],
            ["lacking", "refused"]
        ])
    );
    assert_eq!((&sums["carts"], &sums["refused_by_new"]), (&json!(5), &json!(1)));
    assert_eq!(sums["totals"][0]["difference"], "-19.00 CNY");
    assert_eq!(sums["offers"][0]["name"], "ten-off");
    assert_eq!(
        (&sums["offers"][0]["old"], &sums["offers"][0]["new"]),
        (&json!("10.00 CNY"), &json!("18.00 CNY"))
    );
    assert_eq!(sums["channels"][0]["name"], "web");
    assert_eq!(sums["channels"][1]["difference"], "2.00 CNY");
    assert_eq!((shop.digest(), rows(&host.shop, WhichOrders::All)), (before, (all, sums)));
}

#[test]
fn paid_and_unpaid_orders_apart() {
    let host = traded();
    let names = |which| rows(&host.shop, which).0.iter().map(|row| row[0].clone()).collect::<Value>();
    assert_eq!(names(WhichOrders::Paid), json!(["paid", "refunded", "lacking"]));
    assert_eq!(names(WhichOrders::Unpaid), json!(["unpaid", "given-up"]));
}

#[test]
fn the_same_book_makes_no_difference() {
    let host = traded();
    let same = host.shop.price_book().unwrap().clone();
    let all = host
        .shop
        .what_if(same, WhichOrders::All, |_, row| assert_eq!(row.difference().unwrap().minor(), 0))
        .unwrap();
    assert_eq!((all.carts(), all.refused_by_old(), all.refused_by_new()), (5, 0, 0));
}

#[test]
fn a_book_that_is_not_sound_is_refused() {
    let host = traded();
    let code = |book| host.shop.what_if(book, WhichOrders::All, |_, _| ()).unwrap_err().code();
    assert_eq!(code(book(|book| book["currency"] = json!("USD"))), "money.currency_mismatch");
    assert_eq!(code(book(|book| book["variants"][0]["price"] = json!("-1"))), "price_book.amount");
}
