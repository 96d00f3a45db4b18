//! Money that comes: less than is to be paid, more, in parts, twice, late, for nothing that the shop knows. Nothing is lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::money::{Currency, Money};
use keytill::pricing::Cart;
use keytill::shop::{Done, MoneySettings, Rejection, Settings, SpareMoney};
use serde_json::{Value, json};
use support::{Host, set_up, small_shop};

const DAY: u64 = 86_400_000;

/// An order `o` of two cards at 50.00, of a buyer or of a guest.
fn placed(host: &mut Host, buyer: Option<&str>) {
    let cart = Cart::on("web").line("card", 2);
    host.place(
        "o",
        match buyer {
            Some(buyer) => cart.buyer(buyer),
            None => cart,
        },
    )
    .unwrap();
}

fn pay(host: &mut Host, payment: &str, amount: &str) -> Result<Done, Rejection> {
    host.json(json!({"record_payment": {"order": "o", "payment": payment, "amount": amount}}))
}

fn outcome(done: &Done) -> String {
    let reply = json!(done.reply);
    reply["order"]["outcome"].as_str().unwrap_or_else(|| panic!("{reply}")).to_string()
}

fn events(done: &Done) -> Vec<&str> {
    done.events().iter().map(keytill::shop::Event::name).collect()
}

fn order(host: &Host) -> Value {
    json!(host.shop.order(&"o".parse().unwrap()).unwrap())
}

fn wallet(host: &Host, customer: &str) -> String {
    host.shop.customer(&customer.parse().unwrap()).unwrap().balances.wallet.to_string()
}

fn balances(host: &Host) -> Value {
    json!(host.shop.balances())
}

fn waiting() -> Host {
    let money = MoneySettings { spare: SpareMoney::Wait, ..MoneySettings::default() };
    let mut host = Host::with(Settings { money, ..Settings::in_currency(Currency::CNY) });
    set_up(&mut host);
    host
}

#[test]
fn an_order_is_paid_in_parts_by_several_payments() {
    let mut host = small_shop();
    placed(&mut host, Some("cat"));
    let first = pay(&mut host, "p-1", "30.00 CNY").unwrap();
    assert_eq!((events(&first), outcome(&first).as_str()), (vec!["PartPaid"], "partly_paid"));
    assert_eq!(
        (order(&host)["stage"].as_str(), order(&host)["paid"].as_str()),
        (Some("placed"), Some("30.00 CNY"))
    );
    let again = pay(&mut host, "p-1", "30.00 CNY").unwrap();
    assert_eq!((again.record, again.reply), (None, first.reply), "a duplicate is answered like the first");
    assert_eq!(pay(&mut host, "p-1", "70.00 CNY").unwrap_err().code(), "payment.used");
    pay(&mut host, "p-2", "30.00 CNY").unwrap();
    let last = pay(&mut host, "p-3", "40.00 CNY").unwrap();
    assert_eq!(outcome(&last), "delivered");
    let payments = json!(host.shop.payments_of(&"o".parse().unwrap()).unwrap());
    assert_eq!(payments.as_array().unwrap().len(), 3);
    assert_eq!(balances(&host)["revenue"], "100.00 CNY");
}

#[test]
fn what_is_too_much_becomes_balance_or_waits() {
    let mut host = small_shop();
    placed(&mut host, Some("cat"));
    let done = pay(&mut host, "p-1", "130.00 CNY").unwrap();
    assert_eq!(events(&done), ["OrderPaid", "MoneySpared", "OrderDelivered", "CommissionAccrued"]);
    assert_eq!((outcome(&done).as_str(), wallet(&host, "cat").as_str()), ("delivered", "30.00 CNY"));
    assert_eq!(pay(&mut host, "p-1", "130.00 CNY").unwrap().record, None);
    assert_eq!(pay(&mut host, "p-1", "100.00 CNY").unwrap_err().code(), "payment.used");

    for (mut host, buyer) in [(waiting(), Some("cat")), (small_shop(), None)] {
        placed(&mut host, buyer);
        pay(&mut host, "p-1", "130.00 CNY").unwrap();
        assert_eq!(balances(&host)["spare"], "30.00 CNY");
        let waits = host.shop.spare_payments();
        assert_eq!((waits.len(), waits[0].spare.to_string().as_str()), (1, "30.00 CNY"));
        let back =
            |amount: &str| json!({"return_payment": {"payment": "p-1", "refund": "r", "amount": amount}});
        let code = host.json(back("30.01 CNY")).unwrap_err();
        assert_eq!(code.code(), "payment.not_returnable");
        host.json(back("10.00 CNY")).unwrap();
        host.json(json!({"return_payment": {"payment": "p-1", "refund": "r-2"}})).unwrap();
        assert_eq!(
            (balances(&host)["spare"].as_str(), balances(&host)["gateway"].as_str()),
            (Some("0.00 CNY"), Some("100.00 CNY"))
        );
        let spent = host.json(json!({"return_payment": {"payment": "p-1", "refund": "r-3"}}));
        assert_eq!(spent.unwrap_err().code(), "payment.not_returnable");
    }
}

#[test]
fn a_second_payment_of_a_paid_order_is_booked_and_not_lost() {
    for stage in ["fulfilled", "completed", "refunded"] {
        let mut host = small_shop();
        placed(&mut host, Some("cat"));
        pay(&mut host, "p-1", "100.00 CNY").unwrap();
        match stage {
            "completed" => drop(host.json(json!({"complete_order": {"order": "o"}})).unwrap()),
            "refunded" => drop(host.json(json!({"refund_order": {"order": "o", "refund": "r"}})).unwrap()),
            _ => {}
        }
        let done = pay(&mut host, "p-2", "100.00 CNY").unwrap();
        assert_eq!(
            (outcome(&done).as_str(), order(&host)["stage"].as_str()),
            ("credited_to_wallet", Some(stage))
        );
        assert_eq!(wallet(&host, "cat"), "100.00 CNY");
        let again = pay(&mut host, "p-2", "100.00 CNY").unwrap();
        assert_eq!((again.record, again.reply), (None, done.reply));
    }
}

#[test]
fn what_was_paid_in_part_comes_back_when_the_order_comes_to_nothing() {
    for end in ["tick", "cancel", "late"] {
        let mut host = small_shop();
        placed(&mut host, Some("cat"));
        host.json(json!({"top_up_wallet": {"customer": "cat", "payment": "t", "amount": "10.00 CNY"}}))
            .unwrap();
        host.json(json!({"pay_from_wallet": {"order": "o"}})).unwrap_err();
        host.json(json!({"pay_from_wallet": {"order": "o", "amount": "10.00 CNY"}})).unwrap();
        pay(&mut host, "p-1", "30.00 CNY").unwrap();
        assert_eq!(
            (wallet(&host, "cat").as_str(), balances(&host)["held"].as_str()),
            ("0.00 CNY", Some("40.00 CNY"))
        );
        match end {
            "tick" => {
                host.now += DAY;
                let done = host.tick();
                assert_eq!(events(&done), ["OrderExpired", "PartsSpared"]);
            }
            "cancel" => drop(host.json(json!({"cancel_order": {"order": "o"}})).unwrap()),
            _ => {
                host.now += DAY;
                let done = pay(&mut host, "p-2", "5.00 CNY").unwrap();
                assert_eq!(events(&done), ["OrderExpired", "PartsSpared", "MoneySpared"]);
                assert_eq!(wallet(&host, "cat"), "45.00 CNY");
                continue;
            }
        }
        assert_eq!(
            (wallet(&host, "cat").as_str(), balances(&host)["held"].as_str()),
            ("40.00 CNY", Some("0.00 CNY"))
        );
        assert_eq!(order(&host)["paid"], "0.00 CNY");
    }
}

#[test]
fn the_rest_that_comes_late_buys_the_order_while_its_stock_is_reserved() {
    let mut host = small_shop();
    placed(&mut host, Some("cat"));
    pay(&mut host, "p-1", "30.00 CNY").unwrap();
    host.now = 1_700_000_000_000 + 900_000;
    assert_eq!(outcome(&pay(&mut host, "p-2", "70.00 CNY").unwrap()), "delivered");
}

#[test]
fn money_of_nobody_waits() {
    let mut host = small_shop();
    host.json(json!({"top_up_wallet": {"payment": "t", "amount": "10.00 CNY"}})).unwrap();
    assert_eq!(balances(&host)["spare"], "10.00 CNY");
    let to_wallet = json!({"return_payment": {"payment": "t", "refund": "r", "to": "wallet"}});
    assert_eq!(host.json(to_wallet).unwrap_err().code(), "wallet.payer_unknown");
    host.json(json!({"return_payment": {"payment": "t", "refund": "r"}})).unwrap();
    assert_eq!(balances(&host)["gateway"], "0.00 CNY");
    let unknown = json!({"return_payment": {"payment": "u", "refund": "r-2"}});
    assert_eq!(host.json(unknown).unwrap_err().code(), "payment.unknown");
}

#[test]
fn payments_of_nothing_and_of_other_money_are_refused() {
    let mut host = small_shop();
    placed(&mut host, None);
    for (amount, code) in [
        ("0.00 CNY", "payment.not_positive"),
        ("-1.00 CNY", "payment.not_positive"),
        ("100.00 USD", "money.currency_mismatch"),
    ] {
        assert_eq!(pay(&mut host, "p", amount).unwrap_err().code(), code);
        let top_up = json!({"top_up_wallet": {"customer": "cat", "payment": "t", "amount": amount}});
        assert_eq!(host.json(top_up).unwrap_err().code(), code);
    }
    let unknown = json!({"record_payment": {"order": "x", "payment": "p", "amount": "1.00 CNY"}});
    assert_eq!(host.json(unknown).unwrap_err().code(), "order.unknown");
}

#[test]
fn a_wallet_is_topped_up_once_pays_and_is_changed_by_hand() {
    let mut host = small_shop();
    let top_up = json!({"top_up_wallet": {"customer": "cat", "payment": "t", "amount": "120.00 CNY"}});
    let done = host.json(top_up.clone()).unwrap();
    assert_eq!(json!(done.reply), json!({"wallet": {"customer": "cat", "balance": "120.00 CNY"}}));
    let again = host.json(top_up).unwrap();
    assert_eq!((again.record, again.reply), (None, done.reply));
    placed(&mut host, Some("cat"));
    assert_eq!(pay(&mut host, "t", "100.00 CNY").unwrap_err().code(), "payment.used");
    let done = host.json(json!({"pay_from_wallet": {"order": "o"}})).unwrap();
    assert_eq!(events(&done), ["PaidFromWallet", "OrderPaid", "OrderDelivered", "CommissionAccrued"]);
    assert_eq!(wallet(&host, "cat"), "20.00 CNY");
    let adjust =
        |by: &str| json!({"adjust_wallet": {"customer": "cat", "by": by, "who": "ann", "reason": "sorry"}});
    host.json(adjust("5.00 CNY")).unwrap();
    host.json(adjust("-25.00 CNY")).unwrap();
    assert_eq!(host.json(adjust("-0.01 CNY")).unwrap_err().code(), "wallet.insufficient");
    assert_eq!(host.json(adjust("0.00 CNY")).unwrap_err().code(), "wallet.adjusted_by_nothing");
    assert_eq!(balances(&host)["adjustments"], "20.00 CNY");
    let back = json!({"refund_order": {"order": "o", "refund": "r"}});
    host.json(back).unwrap();
    assert_eq!(wallet(&host, "cat"), "100.00 CNY", "what came from the wallet goes back there");
    let out = |amount: &str| json!({"return_payment": {"payment": "t", "refund": "w", "from": "wallet", "amount": amount}});
    assert_eq!(host.json(out("100.01 CNY")).unwrap_err().code(), "payment.not_returnable");
    host.json(out("100.00 CNY")).unwrap();
    assert_eq!(balances(&host)["gateway"], "20.00 CNY", "a person took the rest");
}

#[test]
fn a_wallet_pays_only_its_owners_orders_in_time_and_no_more_than_is_open() {
    let mut host = small_shop();
    host.json(json!({"top_up_wallet": {"customer": "cat", "payment": "t", "amount": "500.00 CNY"}})).unwrap();
    placed(&mut host, None);
    let pay_all = json!({"pay_from_wallet": {"order": "o"}});
    assert_eq!(host.json(pay_all.clone()).unwrap_err().code(), "wallet.none");
    host.json(json!({"cancel_order": {"order": "o"}})).unwrap();
    assert_eq!(host.json(pay_all).unwrap_err().code(), "order.illegal_move");
    host.place("o-2", Cart::on("web").buyer("cat").line("card", 2)).unwrap();
    let part = |amount: &str| json!({"pay_from_wallet": {"order": "o-2", "amount": amount}});
    assert_eq!(host.json(part("100.01 CNY")).unwrap_err().code(), "payment.exceeds_open");
    host.json(part("40.00 CNY")).unwrap();
    assert_eq!(host.json(part("60.01 CNY")).unwrap_err().code(), "payment.exceeds_open");
    host.now += 900_000;
    assert_eq!(host.json(part("59.99 CNY")).unwrap_err().code(), "payment.overdue");
    host.json(part("60.00 CNY")).unwrap();
}

#[test]
fn a_refund_to_the_source_gives_no_source_more_than_came_from_it() {
    let mut host = small_shop();
    host.json(json!({"top_up_wallet": {"customer": "cat", "payment": "t", "amount": "25.00 CNY"}})).unwrap();
    placed(&mut host, Some("cat"));
    host.json(json!({"pay_from_wallet": {"order": "o", "amount": "25.00 CNY"}})).unwrap();
    pay(&mut host, "p-1", "30.00 CNY").unwrap();
    pay(&mut host, "p-2", "60.00 CNY").unwrap();
    assert_eq!(wallet(&host, "cat"), "15.00 CNY", "what was too much");
    let back = |refund: &str| json!({"refund_order": {"order": "o", "refund": refund, "lines": [{"line": 0, "units": 1}]}});
    let sources = |done: &Done| json!(done.events()[0])["order_refunded"]["notes"]["sources"].clone();
    let first = host.json(back("r-1")).unwrap();
    let part = |payment: &str, amount: u32| json!({"payment": payment, "amount": amount});
    assert_eq!(
        sources(&first),
        json!({"parts": [part("p-2", 4500), part("p-1", 500)], "wallet": 0, "awaited": false})
    );
    let second = host.json(back("r-2")).unwrap();
    assert_eq!(sources(&second), json!({"parts": [part("p-1", 2500)], "wallet": 2500, "awaited": false}));
    assert_eq!(
        (wallet(&host, "cat").as_str(), balances(&host)["gateway"].as_str()),
        ("40.00 CNY", Some("40.00 CNY"))
    );
}

#[test]
fn a_refund_that_the_gateway_could_not_send_waits_for_another_way() {
    let money = MoneySettings { confirm_refunds: true, ..MoneySettings::default() };
    let mut host = Host::with(Settings { money, ..Settings::in_currency(Currency::CNY) });
    set_up(&mut host);
    placed(&mut host, Some("cat"));
    pay(&mut host, "p-1", "100.00 CNY").unwrap();
    for (refund, settlement) in [("r-1", json!("paid")), ("r-2", json!({"failed": {"reason": "closed"}}))] {
        let back =
            json!({"refund_order": {"order": "o", "refund": refund, "lines": [{"line": 0, "units": 1}]}});
        host.json(back).unwrap();
        assert_eq!(balances(&host)["refunding"], "50.00 CNY");
        assert_eq!(host.shop.awaited_refunds().len(), 1);
        let settle = json!({"settle_refund": {"refund": refund, "settlement": settlement}});
        host.json(settle.clone()).unwrap();
        assert_eq!(host.json(settle).unwrap().record, None, "the same word again does nothing");
        let other = json!({"settle_refund": {"refund": refund, "settlement": if refund == "r-2" { json!("paid") } else { json!({"failed": {"reason": "x"}}) }}});
        assert_eq!(host.json(other).unwrap_err().code(), "refund.settled");
    }
    assert_eq!(
        (balances(&host)["spare"].as_str(), balances(&host)["gateway"].as_str()),
        (Some("50.00 CNY"), Some("50.00 CNY"))
    );
    host.json(json!({"return_payment": {"payment": "p-1", "refund": "r-3", "to": "wallet"}})).unwrap();
    assert_eq!(wallet(&host, "cat"), "50.00 CNY");
    assert_eq!(
        host.json(json!({"settle_refund": {"refund": "r-9", "settlement": "paid"}})).unwrap_err().code(),
        "refund.unknown"
    );
    let state = |refund: &str| json!(host.shop.refund(&refund.parse().unwrap()).unwrap())["state"].clone();
    assert_eq!([state("r-1"), state("r-2"), state("r-3")], [json!("made"), json!("failed"), json!("made")]);
}

#[test]
fn a_shop_can_refuse_parts_or_keep_to_the_cent() {
    let exact = MoneySettings { exact_payments: true, ..MoneySettings::default() };
    let whole = MoneySettings { part_payments: false, ..MoneySettings::default() };
    for (money, expected) in [(exact, Err("payment.amount_mismatch")), (whole, Ok("credited_to_wallet"))] {
        let mut host = Host::with(Settings { money, ..Settings::in_currency(Currency::CNY) });
        set_up(&mut host);
        placed(&mut host, Some("cat"));
        let told = pay(&mut host, "p", "99.99 CNY").map(|done| outcome(&done));
        assert_eq!(told.as_deref().map_err(Rejection::code), expected);
        assert_eq!(order(&host)["paid"], "0.00 CNY");
        assert_eq!(host.shop.order(&"o".parse().unwrap()).unwrap().total, Money::new(10_000, Currency::CNY));
    }
}

#[test]
fn a_bank_takes_back_what_was_delivered_and_the_loss_stands_beside_the_revenue() {
    let mut host = small_shop();
    placed(&mut host, Some("cat"));
    pay(&mut host, "p-1", "100.00 CNY").unwrap();
    let charge = |chargeback: &str, amount: &str| json!({"record_chargeback": {"payment": "p-1", "chargeback": chargeback, "amount": amount}});
    let done = host.json(charge("cb-1", "40.00 CNY")).unwrap();
    assert_eq!(events(&done), ["ChargedBack", "OrderRefunded", "CommissionReversed"]);
    assert_eq!(host.json(charge("cb-1", "40.00 CNY")).unwrap_err().code(), "refund.used");
    assert_eq!(host.json(charge("cb-2", "60.01 CNY")).unwrap_err().code(), "payment.not_returnable");
    let all = balances(&host);
    let of = |account: &str| all[account].as_str().unwrap().to_string();
    assert_eq!(["gateway", "revenue", "chargebacks"].map(of), ["60.00 CNY", "100.00 CNY", "40.00 CNY"]);
    assert_eq!(all["commission"], "9.00 CNY", "15 % of what is left");
    assert_eq!(order(&host)["stage"], "fulfilled", "the keys stay with the buyer");
    host.json(json!({"refund_order": {"order": "o", "refund": "r"}})).unwrap();
    let all = balances(&host);
    assert_eq!((all["gateway"].as_str(), all["revenue"].as_str()), (Some("0.00 CNY"), Some("40.00 CNY")));
    assert_eq!(all["commission"], "0.00 CNY");
}

#[test]
fn a_bank_takes_back_what_was_not_delivered() {
    for (amount, stage) in [("100.00 CNY", "refunded"), ("40.00 CNY", "held")] {
        let mut host = small_shop();
        host.place("o", Cart::on("wechat").buyer("cat").line("card", 2)).unwrap();
        pay(&mut host, "p-1", "100.00 CNY").unwrap();
        let charge = json!({"record_chargeback": {"payment": "p-1", "chargeback": "cb", "amount": amount}});
        host.json(charge).unwrap();
        assert_eq!(order(&host)["stage"], stage);
        if stage == "held" {
            host.json(json!({"release_hold": {"order": "o"}})).unwrap();
            host.json(json!({"deliver": {"order": "o"}})).unwrap();
            assert_eq!(balances(&host)["revenue"], "60.00 CNY");
        }
    }
}

#[test]
fn a_bank_takes_back_what_was_spent_from_the_wallet_and_the_rest_is_lost() {
    let mut host = small_shop();
    host.json(json!({"top_up_wallet": {"customer": "cat", "payment": "t", "amount": "130.00 CNY"}})).unwrap();
    placed(&mut host, Some("cat"));
    host.json(json!({"pay_from_wallet": {"order": "o"}})).unwrap();
    host.json(json!({"record_chargeback": {"payment": "t", "chargeback": "cb", "amount": "130.00 CNY"}}))
        .unwrap();
    let all = balances(&host);
    assert_eq!(
        (wallet(&host, "cat").as_str(), all["chargebacks"].as_str()),
        ("0.00 CNY", Some("100.00 CNY"))
    );
    assert_eq!(all["gateway"], "0.00 CNY");

    // What was kept for an order, and what waited, leaves first.
    let mut host = waiting();
    placed(&mut host, Some("cat"));
    pay(&mut host, "p-1", "30.00 CNY").unwrap();
    host.json(json!({"record_chargeback": {"payment": "p-1", "chargeback": "cb-1", "amount": "10.00 CNY"}}))
        .unwrap();
    assert_eq!(
        (order(&host)["paid"].as_str(), order(&host)["stage"].as_str()),
        (Some("20.00 CNY"), Some("placed"))
    );
    pay(&mut host, "p-2", "90.00 CNY").unwrap();
    host.json(json!({"record_chargeback": {"payment": "p-2", "chargeback": "cb-2", "amount": "10.00 CNY"}}))
        .unwrap();
    let all = balances(&host);
    assert_eq!((all["spare"].as_str(), all["chargebacks"].as_str()), (Some("0.00 CNY"), Some("0.00 CNY")));
}

#[test]
fn a_paid_order_is_held_with_its_stock_and_goes_on() {
    let mut host = small_shop();
    host.place("o", Cart::on("wechat").buyer("cat").line("card", 2)).unwrap();
    let hold = json!({"hold_order": {"order": "o", "reason": "first order"}});
    assert_eq!(host.json(hold.clone()).unwrap_err().code(), "order.illegal_move");
    pay(&mut host, "p-1", "100.00 CNY").unwrap();
    assert_eq!(outcome(&host.json(hold.clone()).unwrap()), "held");
    let counts = json!(host.shop.pool_counts(&"cards".parse().unwrap()).unwrap());
    assert_eq!(counts["reserved"], 2);
    assert_eq!(host.json(json!({"deliver": {"order": "o"}})).unwrap_err().code(), "order.illegal_move");
    host.json(json!({"release_hold": {"order": "o"}})).unwrap();
    assert_eq!(order(&host)["stage"], "paid");
    host.json(hold).unwrap();
    host.json(json!({"refund_order": {"order": "o", "refund": "r", "lines": [{"line": 0, "units": 1}]}}))
        .unwrap();
    host.json(json!({"refund_order": {"order": "o", "refund": "r-2"}})).unwrap();
    let counts = json!(host.shop.pool_counts(&"cards".parse().unwrap()).unwrap());
    assert_eq!((counts["reserved"].as_u64(), counts["available"].as_u64()), (Some(0), Some(10)));
    let cat = host.shop.customer(&"cat".parse().unwrap()).unwrap();
    assert_eq!(cat.orders_paid, 0);
}

#[test]
fn money_is_given_back_without_units_and_units_give_back_what_is_left() {
    let mut host = small_shop();
    placed(&mut host, Some("cat"));
    pay(&mut host, "p-1", "100.00 CNY").unwrap();
    let give = |refund: &str, amount: &str| json!({"refund_order": {"order": "o", "refund": refund, "amount": amount}});
    host.json(give("r-1", "10.00 CNY")).unwrap();
    assert_eq!(
        (order(&host)["refunded"].as_str(), order(&host)["stage"].as_str()),
        (Some("10.00 CNY"), Some("fulfilled"))
    );
    assert_eq!(balances(&host)["commission"], "13.50 CNY");
    let unit = json!({"refund_order": {"order": "o", "refund": "r-2", "lines": [{"line": 0, "units": 1}]}});
    assert_eq!(json!(host.json(unit).unwrap().reply)["refunded"]["amount"], "45.00 CNY");
    assert_eq!(host.json(give("r-3", "45.01 CNY")).unwrap_err().code(), "refund.too_much");
    let both = json!({"refund_order": {"order": "o", "refund": "r-3", "amount": "1.00 CNY", "lines": []}});
    assert_eq!(host.json(both).unwrap_err().code(), "refund.amount_and_units");
    host.json(give("r-3", "45.00 CNY")).unwrap();
    let last = json!({"refund_order": {"order": "o", "refund": "r-4"}});
    assert_eq!(json!(host.json(last).unwrap().reply)["refunded"]["amount"], "0.00 CNY");
    assert_eq!(
        (order(&host)["stage"].as_str(), balances(&host)["commission"].as_str()),
        (Some("refunded"), Some("0.00 CNY"))
    );
}
