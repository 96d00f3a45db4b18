//! Random histories of money: paid in parts, too much, once more, late and from the wallet; given back by unit, by amount, to
//! the source and into the wallet; taken back by banks. A naive reference knows only what each payer gave and got; at the
//! end everything is given back, and every account is where it was.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::money::Currency;
use keytill::pricing::Cart;
use keytill::shop::{MoneySettings, Settings, Shop, SpareMoney};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use support::Host;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        // Xorshift.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }
}

fn cents(n: u64) -> String {
    format!("{}.{:02}", n / 100, n % 100)
}

fn book(dice: &mut Dice) -> Value {
    let variants = ["a", "b", "seat"].map(|id| {
        let mut variant = json!({"variant": id, "product": "p", "price": cents(1 + dice.below(20_000))});
        if dice.below(2) == 0 {
            variant["tax"] = json!("reduced");
        }
        variant
    });
    let gift = json!({"gift": {"variant": dice.one_of(&["a", "seat"]), "units": 1 + dice.below(2)}});
    let offers = [
        json!({"id": "capped", "target": "order", "effect": {"amount_across": cents(dice.below(3000))},
            "cap": {"budget": cents(dice.below(9000)), "customer": cents(dice.below(5000))}}),
        json!({"id": "gift", "target": "order", "effect": gift}),
        json!({"id": "back", "target": "order", "effect": {"cashback": {"percent": cents(dice.below(10_000))}},
            "cap": {"budget": cents(dice.below(9000))}}),
        json!({"id": "ship", "target": "shipping", "effect": {"percent": cents(dice.below(10_000))}}),
    ];
    json!({
        "id": "b1", "currency": "CNY", "variants": variants,
        "allocation": dice.one_of(&["largest_remainder", "floor_then_first", "last_absorbs"]),
        "lanes": [{"id": "all", "mode": "sequential", "offers": offers}],
        "taxes": {
            "inclusive": dice.below(2) == 0, "scope": dice.one_of(&["unit", "line", "order"]),
            "category": "standard", "fees": "reduced",
            "rates": [{"category": "standard", "percent": cents(dice.below(10_000))}, {"category": "reduced", "percent": "7"}],
        },
        "shipping": [{"id": "post", "price": cents(dice.below(2000)), "tax": "standard"}],
        "payment_methods": [{"id": "card", "percent": cents(dice.below(500)), "borne_by": "buyer"}, {"id": "cash"}],
        "cash_rounding": {"step": dice.one_of(&["0.05", "0.1", "1", "5"]), "methods": ["cash"],
            "rounding": dice.one_of(&["down", "half_up", "up"])},
    })
}

fn shop(dice: &mut Dice) -> Host {
    let money = MoneySettings {
        spare: if dice.below(2) == 0 { SpareMoney::Wallet } else { SpareMoney::Wait },
        confirm_refunds: dice.below(2) == 0,
        ..MoneySettings::default()
    };
    let mut host =
        Host::with(Settings { money, max_unpaid_orders: 50, ..Settings::in_currency(Currency::CNY) });
    let manual = dice.below(2) == 0;
    for body in [
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"put_product": {"product": {"id": "p", "variants": [
            {"id": "a", "stock": "unlimited", "manual_delivery": manual}, {"id": "b", "stock": "unlimited"},
            {"id": "seat", "stock": "counted"}]}}}),
        json!({"adjust_stock": {"variant": "seat", "by": 30}}),
        json!({"publish_price_book": {"book": book(dice)}}),
        json!({"put_channel": {"channel": {"id": "slow", "auto_delivery": false}}}),
        json!({"register_customer": {"customer": "ann"}}),
        json!({"register_customer": {"customer": "bob", "inviter": "ann"}}),
        json!({"publish_plan": {"plan": {"id": "p1", "currency": "CNY", "cap_percent": "30", "vest_after": 86_400_000_u64,
            "bonuses": [{"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}]}}}]}}}),
    ] {
        host.json(body).unwrap();
    }
    host
}

fn cart(dice: &mut Dice) -> Cart {
    let mut cart = Cart::on(if dice.below(3) == 0 { "slow" } else { "web" });
    for id in ["a", "b", "seat"] {
        if dice.below(3) > 0 {
            cart = cart.line(id, 1 + dice.below(4) as u32);
        }
    }
    if cart.lines.is_empty() {
        cart = cart.line("a", 1);
    }
    if dice.below(4) > 0 {
        cart = cart.buyer("bob");
    }
    if dice.below(2) == 0 {
        cart = cart.shipped_by("post");
    }
    match dice.below(3) {
        0 => cart.paying_by("card"),
        1 => cart.paying_by("cash"),
        _ => cart,
    }
}

fn order(shop: &Shop, id: &str) -> Value {
    json!(shop.order(&id.parse().unwrap()).unwrap())
}

/// Minor units of money as text.
fn minor(money: &Value) -> i64 {
    let (digits, _) = money.as_str().unwrap().split_once(' ').unwrap();
    digits.replace('.', "").parse().unwrap()
}

fn money(minor: i64) -> String {
    format!("{}{} CNY", if minor < 0 { "-" } else { "" }, cents(minor.unsigned_abs()))
}

/// What the outside knows: what went through the gateways, payment by payment, and what people did to the wallet.
#[derive(Default)]
struct Reference {
    /// What came of each payment, and what its source got back or took back.
    payments: BTreeMap<String, (i64, i64)>,
    adjusted: i64,
    refunds: u64,
    /// How often money was given without units, split among sources, and spared.
    seen: [u32; 3],
}

impl Reference {
    fn with_gateways(&self) -> i64 {
        self.payments.values().map(|(came, went)| came - went).sum()
    }

    fn refund(&mut self) -> String {
        self.refunds += 1;
        format!("r-{}", self.refunds)
    }

    /// Books what the shop's events say went back to a source.
    fn sent_back(&mut self, host: &Host, events: &[Value]) {
        for event in events {
            let refund = event.get("order_refunded").filter(|refund| refund["to"] == "source");
            // A chargeback tells all of it in an event of its own.
            if let Some(refund) = refund.filter(|refund| refund["notes"]["charged_back"] != true) {
                let parts = refund["notes"]["sources"]["parts"].as_array().cloned();
                let only = || {
                    let payments = json!(
                        host.shop.payments_of(&refund["order"].as_str().unwrap().parse().unwrap()).unwrap()
                    );
                    let zero = refund["amount"] == 0;
                    if zero {
                        Vec::new()
                    } else {
                        vec![json!({"payment": payments[0]["payment"], "amount": refund["amount"]})]
                    }
                };
                let sources = !refund["notes"]["sources"].is_null();
                for part in if sources { parts.unwrap_or_default() } else { only() } {
                    self.payments.get_mut(part["payment"].as_str().unwrap()).unwrap().1 +=
                        part["amount"].as_i64().unwrap();
                }
            }
            if let Some(charged) = event.get("charged_back") {
                self.payments.get_mut(charged["payment"].as_str().unwrap()).unwrap().1 +=
                    charged["amount"].as_i64().unwrap();
            }
            if let Some(back) = event.get("payment_returned").filter(|back| back["to"] == "source") {
                self.payments.get_mut(back["payment"].as_str().unwrap()).unwrap().1 +=
                    back["amount"].as_i64().unwrap();
            }
        }
        for (payment, (came, went)) in &self.payments {
            assert!(went <= came, "{payment} got back {went} of {came}");
        }
    }
}

/// Runs a command that may be refused, and keeps the reference.
fn run(host: &mut Host, reference: &mut Reference, body: Value) -> Option<Vec<Value>> {
    let paid = ["record_payment", "top_up_wallet"].iter().find_map(|kind| body.get(*kind)).cloned();
    let done = host.json(body).ok()?;
    let events: Vec<Value> = done.events().iter().map(|event| json!(event)).collect();
    if let Some(paid) = paid.filter(|_| !events.is_empty()) {
        let before = reference
            .payments
            .insert(paid["payment"].as_str().unwrap().to_string(), (minor(&paid["amount"]), 0));
        assert!(before.is_none(), "a payment is booked once");
    }
    for event in &events {
        let notes = &event["order_refunded"]["notes"];
        let spared = event.get("money_spared").is_some() || event.get("parts_spared").is_some();
        let had = [!notes["given"].is_null(), !notes["sources"].is_null(), spared];
        reference.seen.iter_mut().zip(had).for_each(|(seen, had)| *seen += u32::from(had));
    }
    reference.sent_back(host, &events);
    Some(events)
}

/// All that is left of an order by some slices: amounts and units, as the dice say.
fn give_back(host: &mut Host, reference: &mut Reference, dice: &mut Dice, id: &str, all: bool) {
    let view = order(&host.shop, id);
    let to = if dice.below(3) == 0 && !view["buyer"].is_null() { "wallet" } else { "source" };
    let refund = reference.refund();
    let left = minor(&view["paid"]) - minor(&view["refunded"]);
    let body = if all {
        json!({"order": id, "refund": refund, "to": to})
    } else if dice.below(2) == 0 && left > 0 {
        let amount = if dice.below(6) == 0 { left } else { 1 + dice.below(left as u64) as i64 };
        json!({"order": id, "refund": refund, "to": to, "amount": money(amount)})
    } else {
        let line = dice.below(view["lines"].as_array().unwrap().len() as u64);
        let of = &view["lines"][line as usize];
        let left = of["quantity"].as_u64().unwrap() - of["refunded_units"].as_u64().unwrap();
        json!({"order": id, "refund": refund, "to": to, "lines": [{"line": line, "units": 1 + dice.below(left.max(1))}]})
    };
    let wanted = body.get("amount").cloned();
    let events = run(host, reference, json!({"refund_order": body}));
    if let (Some(wanted), Some(events)) = (wanted, &events) {
        assert_eq!(events[0]["order_refunded"]["amount"], minor(&wanted), "just what was asked for");
    }
    if events.is_some() && host.shop.settings().money.confirm_refunds && dice.below(2) == 0 {
        settle(host, reference, dice);
    }
}

/// Says of every refund that is on its way how it ended.
fn settle(host: &mut Host, reference: &mut Reference, dice: &mut Dice) {
    for (refund, parts) in host.shop.awaited_refunds() {
        let failed = dice.below(3) == 0;
        let settlement = if failed { json!({"failed": {"reason": "closed"}}) } else { json!("paid") };
        host.json(json!({"settle_refund": {"refund": refund, "settlement": settlement}})).unwrap();
        for (payment, amount) in parts.iter().filter(|_| failed) {
            reference.payments.get_mut(payment.as_str()).unwrap().1 -= amount.minor();
        }
    }
}

fn step(host: &mut Host, reference: &mut Reference, dice: &mut Dice, id: &str, n: u64) {
    let view = order(&host.shop, id);
    let (total, paid) = (minor(&view["total"]), minor(&view["paid"]));
    let payment = if dice.below(8) == 0 { format!("p-{}", dice.below(n + 1)) } else { format!("p-{n}") };
    match (view["stage"].as_str().unwrap(), dice.below(8)) {
        ("placed", 0) => drop(run(host, reference, json!({"cancel_order": {"order": id}}))),
        ("placed", 1 | 2) => {
            let amount = 1 + dice.below((total - paid).max(1) as u64) as i64;
            drop(run(host, reference, json!({"pay_from_wallet": {"order": id, "amount": money(amount)}})));
        }
        ("placed" | "expired" | "cancelled", _) => {
            let amount = match dice.below(4) {
                0 => total - paid,
                1 => total,
                2 => total + dice.below(5000) as i64,
                _ => 1 + dice.below(total.max(1) as u64) as i64,
            };
            drop(run(
                host,
                reference,
                json!({"record_payment": {"order": id, "payment": payment, "amount": money(amount)}}),
            ));
        }
        ("paid" | "fulfilling", 0 | 1) => drop(run(host, reference, json!({"deliver": {"order": id}}))),
        ("paid", 4) => drop(run(host, reference, json!({"hold_order": {"order": id, "reason": "look"}}))),
        ("paid", 2) => {
            drop(run(host, reference, json!({"deliver": {"order": id, "lines": [{"line": 0, "units": 1}]}})));
        }
        ("held", 0 | 1) => drop(run(host, reference, json!({"release_hold": {"order": id}}))),
        (_, 3) => {
            let amount = money(1 + dice.below(9000) as i64);
            drop(run(
                host,
                reference,
                json!({"record_payment": {"order": id, "payment": payment, "amount": amount}}),
            ));
        }
        ("paid" | "fulfilling" | "held" | "fulfilled" | "completed", _) => {
            let all = dice.below(6) == 0;
            give_back(host, reference, dice, id, all);
        }
        _ => {}
    }
}

#[test]
fn every_cent_is_where_payers_and_payments_say() {
    let (mut given, mut split, mut spared) = (0, 0, 0);
    for seed in 1..=120_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let (mut host, mut reference) = (shop(&mut dice), Reference::default());
        let mut orders: Vec<String> = Vec::new();
        for n in 0..70 {
            host.now += dice.below(100_000);
            match dice.below(10) {
                0 | 1 => {
                    let id = format!("o-{n}");
                    if host.place(&id, cart(&mut dice)).is_ok() {
                        orders.push(id);
                    }
                }
                2 => drop(host.tick()),
                3 => {
                    let amount = money(1 + dice.below(30_000) as i64);
                    let body = json!({"customer": dice.one_of(&["ann", "bob"]), "payment": format!("t-{n}"), "amount": amount});
                    run(&mut host, &mut reference, json!({"top_up_wallet": body})).unwrap();
                }
                4 => {
                    let by = dice.below(4000) as i64 - 2000;
                    let body = json!({"customer": "bob", "by": money(by), "who": "ann", "reason": "because"});
                    if run(&mut host, &mut reference, json!({"adjust_wallet": body})).is_some() {
                        reference.adjusted += by;
                    }
                }
                5 if dice.below(3) == 0 && !reference.payments.is_empty() => {
                    let nth = dice.below(reference.payments.len() as u64) as usize;
                    let (payment, (came, went)) = reference.payments.iter().nth(nth).unwrap();
                    let amount = money(1 + dice.below((came - went).max(1) as u64) as i64);
                    let (payment, chargeback) = (payment.clone(), reference.refund());
                    let body = json!({"payment": payment, "chargeback": chargeback, "amount": amount});
                    run(&mut host, &mut reference, json!({"record_chargeback": body}));
                }
                6 if dice.below(3) == 0 && !reference.payments.is_empty() => {
                    let nth = dice.below(reference.payments.len() as u64) as usize;
                    let (payment, refund) =
                        (reference.payments.keys().nth(nth).unwrap().clone(), reference.refund());
                    let from = dice.one_of(&["spare", "wallet"]);
                    let body = json!({"payment": payment, "refund": refund, "from": from, "to": dice.one_of(&["source", "wallet"])});
                    run(&mut host, &mut reference, json!({"return_payment": body}));
                }
                _ if !orders.is_empty() => {
                    let id = orders[dice.below(orders.len() as u64) as usize].clone();
                    step(&mut host, &mut reference, &mut dice, &id, n);
                }
                _ => {}
            }
            let balances = json!(host.shop.balances());
            let there = minor(&balances["gateway"]) - minor(&balances["refunding"]);
            assert_eq!(there, reference.with_gateways(), "seed {seed}, step {n}");
            assert_eq!(minor(&balances["adjustments"]), -reference.adjusted, "seed {seed}, step {n}");
        }
        for id in &orders {
            let view = order(&host.shop, id);
            match view["stage"].as_str().unwrap() {
                "placed" => drop(run(&mut host, &mut reference, json!({"cancel_order": {"order": id}}))),
                "expired" | "cancelled" | "refunded" => {}
                _ => give_back(&mut host, &mut reference, &mut dice, id, true),
            }
            let view = order(&host.shop, id);
            let ended = ["expired", "cancelled", "refunded"].contains(&view["stage"].as_str().unwrap());
            assert!(ended, "seed {seed}: {id} is {}", view["stage"]);
            assert!(host.shop.explain(&id.parse().unwrap()).unwrap().commission_agrees, "seed {seed}: {id}");
        }
        settle(&mut host, &mut reference, &mut dice);
        let all = json!(host.shop.balances());
        // What banks took back of delivered orders stays earned, and stands as a loss beside it.
        for account in ["held", "tax", "fees", "rounding", "commission", "refunding"] {
            assert_eq!(all[account], "0.00 CNY", "seed {seed}: {account} of {all}");
        }
        let wallets: i64 = ["ann", "bob"]
            .iter()
            .map(|id| host.shop.customer(&id.parse().unwrap()).unwrap().balances.wallet.minor())
            .sum();
        // Cashback that was spent before it was taken back, and what banks took, is all that the shop may have lost.
        let lost = minor(&all["promotion"]) + minor(&all["chargebacks"]) - minor(&all["revenue"]);
        assert!(lost >= 0, "seed {seed}");
        assert_eq!(
            reference.with_gateways() + reference.adjusted + lost,
            wallets + minor(&all["spare"]),
            "seed {seed}"
        );
        assert_eq!(keytill::journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
        let [of_given, of_split, of_spared] = reference.seen;
        (given, split, spared) = (given + of_given, split + of_split, spared + of_spared);
    }
    assert!(given > 300 && split > 500 && spared > 500, "{given} given, {split} split, {spared} spared");
}
