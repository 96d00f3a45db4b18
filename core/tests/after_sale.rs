//! After the sale: refunds in time, warranties, exchanged keys, complaints, and what suppliers are owed meanwhile.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::money::Currency;
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::{Done, Event, FaultyKeys, FulfilSettings, MoneySettings, Settings, WhenOverdue};
use keytill::time::Span;
use serde_json::{Value, json};
use support::{Host, sealed, set_up};

const DAY: u64 = 86_400_000;

/// A shop that sells `card` of two suppliers' batches, four keys at 10.00 each of `north` and then of `south` at 20.00, with
/// 7 days for refunds and 30 days of warranty, each unit exchanged once.
fn shop(faulty_keys: FaultyKeys) -> Host {
    let money = MoneySettings { faulty_keys, ..MoneySettings::default() };
    shop_with(Settings { money, ..Settings::in_currency(Currency::CNY) })
}

fn shop_with(settings: Settings) -> Host {
    let mut host = Host::with(settings);
    set_up(&mut host);
    let card = json!({"id": "code", "stock": {"keys": {"pool": "codes"}},
        "after_sale": {"refund": {"days": 7}, "warranty": {"days": 30, "replacements": 1}}});
    let kept = json!({"id": "kept", "stock": "unlimited", "after_sale": {"refund": "never"}});
    for body in [
        json!({"open_pool": {"pool": "codes", "format": {"layout": "code", "fields": [{"name": "code"}]}}}),
        json!({"put_product": {"product": {"id": "codes", "variants": [card, kept]}}}),
        json!({"publish_price_book": {"book": {"id": "b2", "currency": "CNY", "variants": [
            {"variant": "code", "product": "codes", "price": "50.00"},
            {"variant": "kept", "product": "codes", "price": "5.00"},
            {"variant": "guide", "product": "event", "price": "5.00"}]}}}),
    ] {
        host.json(body).unwrap();
    }
    for (batch, supplier, cost, first) in [("n", "north", "10.00", 100), ("s", "south", "20.00", 200)] {
        let keys: Vec<_> = (first..first + 4).map(sealed).collect();
        let import =
            json!({"pool": "codes", "batch": batch, "supplier": supplier, "unit_cost": cost, "keys": keys});
        host.json(json!({"import_keys": import})).unwrap();
    }
    host
}

fn sell(host: &mut Host, order: &str, units: u32) -> Done {
    host.place(order, Cart::on("web").buyer("cat").line("code", units)).unwrap();
    host.pay(order, &format!("pay-{order}")).unwrap()
}

fn owed(host: &Host) -> Vec<[String; 2]> {
    let views = host.shop.supplier_balances();
    views.iter().map(|view| [view.pending.to_string(), view.payable.to_string()]).collect()
}

fn yuan(pairs: [[u32; 2]; 2]) -> Vec<[String; 2]> {
    pairs.iter().map(|pair| pair.map(|n| format!("{n}.00 CNY"))).collect()
}

fn keys(host: &Host, order: &str) -> Vec<String> {
    let keys = host.shop.keys_of(&order.parse().unwrap()).unwrap();
    keys.iter().map(|key| key.fingerprint.to_string().chars().skip(4).take(4).collect()).collect()
}

fn replace(order: &str, units: &[u32]) -> Value {
    json!({"replace_units": {"order": order, "line": 0, "units": units, "reason": "does not work"}})
}

#[test]
fn keys_are_owed_to_their_suppliers_and_payable_once_the_order_completes() {
    let mut host = shop(FaultyKeys::Supplier);
    let done = sell(&mut host, "o-1", 5);
    assert_eq!(done.events().last().unwrap().name(), "CostIncurred");
    assert_eq!(owed(&host), yuan([[40, 0], [20, 0]]));
    assert_eq!(json!(host.shop.balances())["cost"], "60.00 CNY");
    host.json(json!({"complete_order": {"order": "o-1"}})).unwrap();
    assert_eq!(owed(&host), yuan([[0, 40], [0, 20]]));
    // Who gets money back for good keys is paid for by the shop; what was faulty is not paid for.
    let refund = |refund: &str, faulty: bool| json!({"refund_order": {"order": "o-1", "refund": refund, "lines": [{"line": 0, "units": 1}], "faulty": faulty}});
    host.json(refund("r-1", false)).unwrap();
    assert_eq!(owed(&host), yuan([[0, 40], [0, 20]]));
    host.json(refund("r-2", true)).unwrap();
    assert_eq!(owed(&host), yuan([[0, 30], [0, 20]]));
    let again = keytill::journal::replay(&host.bytes).unwrap();
    assert_eq!(again.digest(), host.shop.digest());
    let (restored, _) =
        keytill::journal::restore(&keytill::journal::snapshot(&host.shop, &host.journal)).unwrap();
    assert_eq!(
        (restored.digest(), restored.supplier_balances()),
        (host.shop.digest(), host.shop.supplier_balances())
    );
}

#[test]
fn refunds_keep_to_their_time_unless_somebody_says_why() {
    let mut host = shop(FaultyKeys::Supplier);
    sell(&mut host, "o-1", 3);
    let refund = |refund: &str, despite: Option<&str>| json!({"refund_order": {"order": "o-1", "refund": refund, "lines": [{"line": 0, "units": 1}], "despite": despite}});
    host.now += 7 * DAY;
    host.json(refund("r-1", None)).unwrap();
    host.now += 1;
    assert_eq!(host.json(refund("r-2", None)).unwrap_err().code(), "refund.window_over");
    assert_eq!(host.json(refund("r-2", Some(""))).unwrap_err().code(), "text.bad_name");
    let done = host.json(refund("r-2", Some("regular"))).unwrap();
    assert_eq!(json!(done.events()[0])["order_refunded"]["notes"]["despite"], "regular");

    for (order, channel) in [("o-2", "web"), ("o-3", "wechat")] {
        host.place(order, Cart::on(channel).line("kept", 1)).unwrap();
        host.pay(order, &format!("p-{order}")).unwrap();
    }
    let all = json!({"refund_order": {"order": "o-2", "refund": "r-3"}});
    assert_eq!(host.json(all).unwrap_err().code(), "refund.never");
    // What was promised when it was bought holds, whatever is promised now.
    let now = json!({"id": "codes", "variants": [{"id": "kept", "stock": "unlimited"}]});
    host.json(json!({"put_product": {"product": now}})).unwrap();
    let all = json!({"refund_order": {"order": "o-2", "refund": "r-3"}});
    assert_eq!(host.json(all).unwrap_err().code(), "refund.never");
    // What is given as a kindness, and what was not handed over, knows no window.
    host.json(json!({"refund_order": {"order": "o-2", "refund": "r-4", "amount": "1.00 CNY"}})).unwrap();
    host.json(json!({"refund_order": {"order": "o-3", "refund": "r-5"}})).unwrap();
}

#[test]
fn a_faulty_key_is_exchanged_within_its_warranty() {
    for (faulty_keys, after) in
        [(FaultyKeys::Supplier, [[20, 0], [0, 0]]), (FaultyKeys::Shop, [[30, 0], [0, 0]])]
    {
        let mut host = shop(faulty_keys);
        let sold = sell(&mut host, "o-1", 2);
        assert_eq!(keys(&host, "o-1"), ["0064", "0065"]);
        let done = host.json(replace("o-1", &[0])).unwrap();
        let delivered = json!(done.reply)["order"]["delivered"][0].clone();
        assert_eq!(
            (delivered["quantity"].as_u64(), delivered["keys"].as_array().unwrap().len()),
            (Some(1), 1)
        );
        assert_eq!(keys(&host, "o-1"), ["0066", "0065"]);
        assert_eq!(owed(&host), yuan(after));
        let counts = host.shop.pool_counts(&"codes".parse().unwrap()).unwrap();
        assert_eq!((counts.delivered, counts.returned, counts.reserved), (2, 1, 0));
        // A reply that is given again is the one that was given.
        let paid = json!({"record_payment": {"order": "o-1", "payment": "pay-o-1", "amount": "100.00 CNY"}});
        assert_eq!(json!(host.json(paid).unwrap().reply), json!(sold.reply));

        assert_eq!(host.json(replace("o-1", &[0])).unwrap_err().code(), "warranty.used");
        host.now += 30 * DAY;
        host.json(replace("o-1", &[1])).unwrap();
        host.now += 1;
        for (units, code) in [
            (vec![1], "warranty.over"),
            (vec![2], "replacement.unit_unknown"),
            (vec![1, 1], "replacement.unit_twice"),
            (vec![], "replacement.no_units"),
        ] {
            assert_eq!(host.json(replace("o-1", &units)).unwrap_err().code(), code);
        }
        let mut kind = replace("o-1", &[0, 1]);
        kind["replace_units"]["despite"] = json!("a good customer");
        host.json(kind).unwrap();
        // The keys of refunded units are those that the buyer has now.
        let despite = json!("sorry");
        host.json(json!({"refund_order": {"order": "o-1", "refund": "r", "despite": despite}})).unwrap();
        let counts = host.shop.pool_counts(&"codes".parse().unwrap()).unwrap();
        assert_eq!((counts.delivered, counts.returned, counts.available), (0, 6, 2));
        assert_eq!(keytill::journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
    }
}

#[test]
fn nothing_is_exchanged_that_was_not_promised_or_is_not_there() {
    let mut host = shop(FaultyKeys::Supplier);
    host.place("o-1", Cart::on("web").line("guide", 1)).unwrap();
    host.pay("o-1", "p-1").unwrap();
    assert_eq!(host.json(replace("o-1", &[0])).unwrap_err().code(), "warranty.none");
    let mut line = replace("o-1", &[0]);
    line["replace_units"]["line"] = json!(1);
    assert_eq!(host.json(line).unwrap_err().code(), "replacement.line_unknown");
    sell(&mut host, "o-2", 5);
    sell(&mut host, "o-3", 2);
    assert_eq!(host.json(replace("o-2", &[0, 1])).unwrap_err().code(), "stock.insufficient");
    assert_eq!(host.json(replace("o-2", &[0])).unwrap().events().len(), 2);
}

#[test]
fn a_complaint_stops_the_clocks_and_the_money() {
    let mut host = shop(FaultyKeys::Supplier);
    sell(&mut host, "o-1", 2);
    let open = json!({"open_complaint": {"order": "o-1", "reason": "used already"}});
    let resolve =
        |resolution: Value| json!({"resolve_complaint": {"order": "o-1", "resolution": resolution}});
    let stage = |host: &Host| json!(host.shop.order(&"o-1".parse().unwrap()).unwrap().stage);
    assert_eq!(host.json(resolve(json!("refunded"))).unwrap_err().code(), "complaint.none");
    host.json(open.clone()).unwrap();
    assert_eq!(host.json(open.clone()).unwrap_err().code(), "complaint.open");
    assert_eq!(host.json(json!({"complete_order": {"order": "o-1"}})).unwrap_err().code(), "complaint.open");
    host.now += 10 * DAY;
    assert!(host.tick().record.is_none(), "the order does not complete");
    for wrong in ["refunded", "replaced"] {
        assert_eq!(host.json(resolve(json!(wrong))).unwrap_err().code(), "complaint.not_done");
    }
    host.json(replace("o-1", &[1])).unwrap();
    host.json(resolve(json!("replaced"))).unwrap();
    host.now += 7 * DAY;
    host.tick();
    assert_eq!((stage(&host), owed(&host)), (json!("completed"), yuan([[0, 20], [0, 0]])));

    // A completed order: what is payable waits, and what is pending does not vest.
    host.json(open).unwrap();
    assert_eq!(owed(&host), yuan([[20, 0], [0, 0]]));
    host.now += 10 * DAY;
    assert!(host.tick().record.is_none(), "the commission does not vest");
    let faulty = json!({"order": "o-1", "refund": "r", "lines": [{"line": 0, "units": 1}], "faulty": true, "despite": "used"});
    host.json(json!({"refund_order": faulty})).unwrap();
    host.json(resolve(json!("refunded"))).unwrap();
    assert_eq!(owed(&host), yuan([[0, 10], [0, 0]]));
    host.now += DAY;
    host.tick();
    let bob = host.shop.customer(&"bob".parse().unwrap()).unwrap().balances;
    assert_eq!((bob.pending.to_string(), bob.available.to_string()), ("0.00 CNY".into(), "5.00 CNY".into()));
}

#[test]
fn a_complaint_that_nobody_answers_is_decided_for_the_buyer() {
    for (unanswered, kinds) in [
        (WhenOverdue::Wait, &["ComplaintOverdue"][..]),
        (
            WhenOverdue::RefundToSource,
            &["ComplaintOverdue", "OrderRefunded", "CommissionReversed", "ComplaintResolved"],
        ),
    ] {
        let answer_within = Some(Span::from_days(1));
        let fulfil = FulfilSettings { unanswered, answer_within, ..FulfilSettings::default() };
        let mut host = shop_with(Settings { fulfil, ..Settings::in_currency(Currency::CNY) });
        sell(&mut host, "o-1", 2);
        host.now += 20 * DAY;
        host.json(json!({"open_complaint": {"order": "o-1", "reason": "used already"}})).unwrap();
        assert_eq!(host.shop.next_deadline().unwrap().millis(), host.now + DAY);
        host.now += DAY;
        let names: Vec<_> = host.tick().events().iter().map(Event::name).collect();
        assert_eq!(names, kinds);
        assert!(host.tick().record.is_none(), "it is told once");
        let refunded = unanswered == WhenOverdue::RefundToSource;
        assert_eq!(host.shop.order(&"o-1".parse().unwrap()).unwrap().stage == Stage::Refunded, refunded);
        let ended = host.json(
            json!({"resolve_complaint": {"order": "o-1", "resolution": {"rejected": {"reason": "fine"}}}}),
        );
        assert_eq!(ended.err().map(|rejection| rejection.code()), refunded.then_some("complaint.none"));
        host.shop.check().unwrap();
        assert_eq!(keytill::journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
    }
}

/// Random sales, exchanges, complaints and refunds against a plain list of who has which key: at the end everything comes
/// back as faulty, and no supplier is owed anything.
#[test]
fn whatever_is_exchanged_every_key_is_paid_for_once() {
    let mut seen = [0_u32; 3];
    for seed in 1..=40_u64 {
        let mut dice = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut below = |n: u64| {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            dice % n
        };
        let mut host = shop(FaultyKeys::Supplier);
        let mut orders = Vec::new();
        for n in 0..40 {
            host.now += below(2 * DAY);
            let order = format!("o-{}", below(4));
            let one = |kind: u64, below: &mut dyn FnMut(u64) -> u64| match kind {
                0 => {
                    json!({"replace_units": {"order": order, "line": 0, "units": [below(3)], "reason": "dead",
                    "despite": "sorry"}})
                }
                1 => json!({"open_complaint": {"order": order, "reason": "dead"}}),
                2 => {
                    json!({"resolve_complaint": {"order": order, "resolution": {"rejected": {"reason": "no"}}}})
                }
                3 => json!({"refund_order": {"order": order, "refund": format!("r-{n}"), "faulty": true,
                    "despite": "sorry", "lines": [{"line": 0, "units": 1}]}}),
                4 => {
                    json!({"refund_order": {"order": order, "refund": format!("r-{n}"), "amount": "1.00 CNY"}})
                }
                5 => json!({"complete_order": {"order": order}}),
                _ => json!({"tick": {}}),
            };
            if orders.len() < 4 && below(4) == 0 {
                let order = format!("o-{}", orders.len());
                let cart = Cart::on("web").buyer("cat").line("code", 1 + below(3) as u32);
                if host.place(&order, cart).is_ok() {
                    host.pay(&order, &format!("p-{order}")).unwrap();
                    orders.push(order);
                }
                continue;
            }
            let kind = below(7);
            if let Ok(done) = host.json(one(kind, &mut below)) {
                for event in done.events() {
                    let kinds = ["UnitsReplaced", "ComplaintOpened", "CostIncurred"];
                    seen.iter_mut()
                        .zip(kinds)
                        .for_each(|(seen, kind)| *seen += u32::from(event.name() == kind));
                }
            }
            let cost: u32 = orders
                .iter()
                .flat_map(|order| keys(&host, order))
                .map(|key| if key.as_str() < "00c8" { 10 } else { 20 })
                .sum();
            assert_eq!(
                json!(host.shop.balances())["cost"],
                format!("{cost}.00 CNY"),
                "seed {seed}, step {n}"
            );
        }
        for order in &orders {
            let all =
                json!({"order": order, "refund": format!("all-{order}"), "faulty": true, "despite": "sorry"});
            let _ = host.json(json!({"refund_order": all}));
            let end = json!({"order": order, "resolution": {"rejected": {"reason": "over"}}});
            let _ = host.json(json!({"resolve_complaint": end}));
        }
        assert_eq!(owed(&host), yuan([[0, 0], [0, 0]]), "seed {seed}");
        let all = json!(host.shop.balances());
        for account in ["cost", "held", "revenue", "gateway", "commission"] {
            assert_eq!(all[account], "0.00 CNY", "seed {seed}: {account}");
        }
        assert_eq!(keytill::journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
    }
    assert!(seen.iter().all(|seen| *seen > 25), "exchanges, complaints, costs: {seen:?}");
}
