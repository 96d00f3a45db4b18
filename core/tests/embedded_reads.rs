//! Whatever can be read of a shop in Rust can be asked for in every language, and every question has an answer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use keytill::embed::{EmbeddedShop, OnRejection, Query};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// Reads of which hosts in other languages need none, with the reason.
const NOT_ASKED: &[(&str, &str)] = &[
    ("clock", "in `shop`"),
    ("decide", "`EmbeddedShop::decide_json`"),
    ("id", "in `shop`"),
    ("notices", "`notices` asks for those of the last command"),
    ("render", "`notices` names a language"),
    ("people", "slots never leave the core"),
    ("sequence", "in `shop`"),
    ("standing", "in `network`"),
];

/// The names of the methods of `Shop` that change nothing.
fn reads() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/shop");
    let mut names = BTreeSet::new();
    for entry in folder.read_dir().unwrap().chain(folder.join("check").read_dir().unwrap()) {
        let path = entry.unwrap().path();
        if !path.is_file() {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for part in text.split("\nimpl Shop {").skip(1) {
            let part = part.split("\n}\n").next().unwrap();
            for method in part.split("\n    pub ").skip(1) {
                let head = method.split('{').next().unwrap();
                let Some((_, rest)) = head.split_once("fn ") else { continue };
                let (name, arguments) = rest.split_once('(').unwrap();
                if !method.starts_with('(') && arguments.trim_start().starts_with("&self") {
                    names.insert(name.split('<').next().unwrap().to_owned());
                }
            }
        }
    }
    names
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[test]
fn every_read_can_be_asked_for() {
    let asked: BTreeSet<String> = Query::NAMES.iter().map(|name| snake(name)).collect();
    let left: BTreeSet<&str> = NOT_ASKED.iter().map(|(name, _)| *name).collect();
    let reads = reads();
    assert!(reads.len() > 50, "only {reads:?}");
    let missing: Vec<_> =
        reads.iter().filter(|name| !asked.contains(*name) && !left.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "no query for {missing:?}");
    let stale: Vec<_> = left.iter().filter(|name| !reads.contains(**name)).collect();
    assert!(stale.is_empty(), "no such read: {stale:?}");
}

/// A shop in which there is something to be asked about.
fn shop() -> EmbeddedShop {
    let mut shop = EmbeddedShop::open("demo", r#"{"currency": "CNY"}"#).unwrap();
    let sealed = |n: u8| json!({"fingerprint": format!("{n:032x}"), "bytes": "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="});
    let book = book();
    let bodies = [
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"open_pool": {"pool": "cards", "format": {"layout": "code", "fields": [{"name": "code"}]}}}),
        json!({"put_product": {"product": {"id": "gift", "variants": [{"id": "card", "stock": {"keys": {"pool": "cards"}}}]}}}),
        json!({"import_keys": {"pool": "cards", "batch": "b-1", "keys": [sealed(1), sealed(2)]}}),
        json!({"open_placement_tree": {"tree": "t", "width": 2}}),
        json!({"register_customer": {"customer": "ann"}}),
        json!({"register_customer": {"customer": "bob", "inviter": "ann"}}),
        json!({"publish_price_book": {"book": book}}),
        json!({"publish_plan": {"plan": plan()}}),
    ];
    for (n, body) in bodies.into_iter().enumerate() {
        run(&mut shop, &format!("s-{n}"), body);
    }
    let cart = cart();
    let quote: Value = serde_json::from_str(&shop.quote_json(&cart.to_string()).unwrap()).unwrap();
    let mut placed = cart;
    placed["at"] = quote["at"].clone();
    let place = json!({"order": "o-1", "cart": placed, "book": quote["digest"], "total": "50.00 CNY"});
    run(&mut shop, "c-1", json!({"place_order": place}));
    run(
        &mut shop,
        "c-2",
        json!({"record_payment": {"order": "o-1", "payment": "p-1", "amount": "50.00 CNY"}}),
    );
    run(&mut shop, "c-3", json!({"refund_order": {"order": "o-1", "refund": "r-1"}}));
    shop
}

fn run(shop: &mut EmbeddedShop, id: &str, body: Value) {
    let batch = json!([{"id": id, "at": 1_795_321_884_000_u64, "body": body}]).to_string();
    let told: Value =
        serde_json::from_str(&shop.execute_batch_json(&batch, OnRejection::Stop).unwrap()).unwrap();
    assert!(told[0].get("rejection").is_none(), "{id}: {told}");
}

fn book() -> Value {
    json!({"id": "b1", "currency": "CNY", "variants": [{"variant": "card", "product": "gift", "price": "50.00"}],
        "lanes": [{"id": "coupons", "mode": "best", "offers": [
            {"id": "ten", "target": "order", "effect": {"percent": "10"}, "coupon": {"code": "TEN"}}]}]})
}

fn plan() -> Value {
    json!({"id": "p1", "currency": "CNY", "cap_percent": "20", "vest_after": 604_800_000,
        "bonuses": [{"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}]}}}]})
}

fn cart() -> Value {
    json!({"channel": "web", "buyer": "bob", "lines": [{"variant": "card", "quantity": 1}]})
}

/// A question of each name.
fn questions() -> Map<String, Value> {
    let parts = [
        json!({
            "shop": {}, "settings": {}, "next_deadline": {}, "digest": {}, "check": {}, "balances": {}, "trial_balance": {},
            "notices": {"language": "en"},
            "quote": {"cart": cart()}, "best_coupons": {"cart": cart(), "held": ["TEN"]},
            "quote_resized": {"order": "o-1", "cart": cart()},
            "price_book": {}, "public_price_book": {"buyer": "bob"}, "grant": {"code": "TEN", "buyer": "bob"},
            "lint": {"book": book()}, "what_if": {"book": book(), "rows": true},
            "stock": {"variant": "card"}, "stock_together": {"variants": ["card"]},
            "stock_for": {"variant": "card", "channel": "web"}, "stock_version": {"variant": "card"},
            "pool_version": {"pool": "cards"},
            "pool_counts": {"pool": "cards"}, "pools": {}, "batch": {"pool": "cards", "batch": "b-1"},
            "affected": {"pool": "cards", "batch": "b-1"}, "quotas": {"of": {"pool": "cards"}},
            "outlook": {"of": {"variant": "card"}}, "previews": {"variant": "card"},
            "restock_subscribers": {"variant": "card"}, "supplier_balances": {}, "sale": {"variant": "card", "buyer": "bob"},
        }),
        json!({
            "listing": {"channel": "web", "product": "gift"}, "review": {"product": "gift"}, "lint_catalog": {},
            "order": {"order": "o-1"}, "order_ids": {"limit": 1}, "order_version": {"order": "o-1"},
            "orders_of": {"buyer": "bob"}, "orders_of_contact": {"contact": "0".repeat(32)}, "keys_of": {"order": "o-1"},
            "answers_of": {"order": "o-1"}, "explain": {"order": "o-1", "language": "chinese"}, "gift": {"order": "o-1"},
            "archived_order": {"order": "o-1", "bytes": "gA=="}, "archived_orders": {}, "is_archived": {"order": "o-1"},
            "fulfilment_queue": {}, "fulfilment_queue_len": {}, "waiting_for": {"variant": "card"},
            "payment": {"payment": "p-1"}, "payments_of": {"order": "o-1"}, "spare_payments": {}, "refund": {"refund": "r-1"},
            "awaited_refunds": {},
        }),
        json!({
            "customer": {"customer": "bob"}, "customer_ids": {}, "customer_by_identity": {"channel": "web", "outside": "x"},
            "network": {"customer": "bob"}, "upline": {"customer": "bob"}, "directs": {"customer": "ann"},
            "seat": {"tree": "t", "customer": "ann"}, "attribution": {"customer": "bob", "model": "linear"},
            "current_period": {}, "periods": {}, "explain_period": {"period": 682, "customer": "ann"},
            "commission": {"order": "o-1"}, "partner_shares": {"order": "o-1"}, "sub_shop": {"channel": "web"},
            "chain": {"bonus": "tiers", "customer": "bob"}, "policy": {}, "lint_plan": {"plan": plan()},
            "what_if_plan": {"plan": plan()}, "compare_plans": {"plan": plan()},
        }),
    ];
    parts.into_iter().flat_map(|part| part.as_object().cloned().unwrap()).collect()
}

#[test]
fn every_question_has_an_answer() {
    let shop = shop();
    let before = shop.digest();
    let questions = questions();
    let mut flaws = Vec::new();
    for name in Query::NAMES.iter().map(|name| snake(name)) {
        let Some(question) = questions.get(&name) else {
            flaws.push(format!("{name}: no question"));
            continue;
        };
        let answer = shop.ask_json(&json!({ name.as_str(): question }).to_string());
        match (name.as_str(), answer) {
            // It is not in the archive.
            ("archived_order", Err(rejected)) if rejected.code.starts_with("archive.") => {}
            (_, Ok(answer)) => {
                serde_json::from_str::<Value>(&answer).unwrap();
            }
            (_, Err(rejected)) => flaws.push(format!("{name}: {}: {rejected}", rejected.code)),
        }
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
    assert_eq!(shop.digest(), before);
    let answer = |query: Value| -> Value {
        serde_json::from_str(&shop.ask_json(&query.to_string()).unwrap()).unwrap()
    };
    assert_eq!(answer(json!({"check": {}})), Value::Null);
    assert_eq!(answer(json!({"trial_balance": {}})), json!("0"));
    assert_eq!(answer(json!({"directs": {"customer": "ann"}}))["rows"], json!(["bob"]));
    assert_eq!(answer(json!({"pools": {}}))[0]["imported"], 2);
    assert_eq!(answer(json!({"what_if": {"book": book(), "rows": true}}))["rows"][0]["order"], "o-1");
    let explained = answer(json!({"explain": {"order": "o-1", "language": "chinese"}}));
    assert!(explained["text"].as_str().unwrap().contains("合计"), "{explained}");
}
