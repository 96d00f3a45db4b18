//! The shop that every history begins with.

use crate::catalog::{self, POOLS};
use crate::dice::Dice;
use keytill::shop::Settings;
use keytill::stock::{Fingerprint, SealedKey};
use serde_json::{Value, json};

pub const START: u64 = 1_700_000_000_000;
pub const MINUTE: u64 = 60_000;
pub const DAY: u64 = 86_400_000;
/// Who buys from the beginning on; others join.
pub const BUYERS: [&str; 6] = ["u0", "u1", "u2", "u3", "u4", "u5"];
/// From here on keys are used again and again.
pub const REUSABLE: u32 = 900_000;

const WHEN_OVERDUE: [&str; 3] = ["wait", "refund_to_source", "refund_to_wallet"];

pub fn settings(dice: &mut Dice) -> Settings {
    let settings = json!({
        "currency": "CNY",
        "hash_seed": 7,
        "order_expiry": dice.one_of(&[900_000, 60_000]),
        "complete_after": dice.one_of(&[DAY, 0]),
        "max_unpaid_orders": 20,
        "late_payment": {"reserve_again": dice.once_in(2), "otherwise": dice.one_of(&["hold", "wallet", "wait"])},
        // Every command that came before is known when it comes again.
        "remember_for": 366 * DAY,
        "tick_limit": dice.one_of(&[1000, 1, 3]),
        "money": {"part_payments": dice.once_in(2), "spare": dice.one_of(&["wallet", "wait"]),
            "confirm_refunds": dice.once_in(2), "faulty_keys": dice.one_of(&["supplier", "shop"])},
        "fulfil": {"deliver_parts": dice.once_in(2), "most_failures": 2, "patience": dice.one_of(&[None, Some(DAY)]),
            "overdue": dice.one_of(&WHEN_OVERDUE), "answer_within": dice.one_of(&[None, Some(DAY)]),
            "unanswered": dice.one_of(&WHEN_OVERDUE)},
        "archive": {"after": dice.one_of(&[DAY, 5 * DAY])},
        "lookup": {"per_contact": {"tokens": 3, "every": 3_600_000}},
        "reach": {"scarce_units": dice.one_of(&[0, 2]), "gift_attempts": 2, "restock_limit": 2,
            "gift_unclaimed": dice.one_of(&["source", "wallet"])},
        "people": {"touches": 3, "dormant_after": dice.one_of(&[0, 20]), "period": {"every": dice.one_of(&["day", "week", "month"])},
            "binding": dice.one_of(&[json!({}), json!({"touch": "last"}), json!({"validity": 20 * DAY})])},
        "plans": {"policy": "none", "margin_guard": "warn", "brushing": dice.one_of(&[json!(null), json!({})])},
    });
    serde_json::from_value(settings).unwrap()
}

/// A sealed key of a number. The machine never opens one.
pub fn sealed(number: u32) -> SealedKey {
    let mut fingerprint = [0; 16];
    fingerprint[..4].copy_from_slice(&number.to_be_bytes());
    let mut bytes = vec![1; 40];
    bytes[36..].copy_from_slice(&number.to_be_bytes());
    SealedKey { fingerprint: Fingerprint(fingerprint), bytes }
}

pub fn keys(numbers: impl IntoIterator<Item = u32>) -> Value {
    serde_json::to_value(numbers.into_iter().map(sealed).collect::<Vec<_>>()).unwrap()
}

/// A contact, a secret or a claim: 16 bytes of a number.
pub fn hash(number: usize) -> String {
    format!("{number:032x}")
}

fn pool(id: &str) -> Value {
    json!({"open_pool": {"pool": id, "format": {"layout": "code", "fields": [{"name": "code"}]}}})
}

pub fn bodies() -> Vec<Value> {
    let mut bodies = vec![
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"put_channel": {"channel": {"id": "wechat", "auto_delivery": false}}}),
        json!({"put_level": {"level": {"id": "gold", "rank": 2}}}),
        catalog::earned_level(100),
    ];
    bodies.extend(POOLS.map(pool));
    bodies
        .extend(catalog::products(0).into_iter().map(|product| json!({"put_product": {"product": product}})));
    bodies.extend([
        json!({"adjust_stock": {"variant": "seat", "by": 6}}),
        json!({"adjust_stock": {"variant": "mug", "by": 5}}),
        json!({"put_reusable_key": {"variant": "pass", "key": sealed(REUSABLE), "limits": {"max_uses": 40, "per_buyer": 6}}}),
        catalog::book("b1", 0),
        catalog::plan("p1", 0),
        json!({"open_placement_tree": {"tree": "t", "width": 2}}),
        json!({"register_customer": {"customer": "u0"}}),
        json!({"set_standing": {"customer": "u0", "sub_shop": true}}),
        json!({"register_customer": {"customer": "loner"}}),
    ]);
    for pair in BUYERS.windows(2) {
        bodies.push(json!({"register_customer": {"customer": pair[1], "inviter": pair[0]}}));
    }
    let previews = json!([{"key": 0, "preview": "***888", "premium": "8.00"}, {"key": 1, "preview": "***666"},
        {"key": 3, "preview": "***888", "premium": "8.00"}]);
    bodies.extend([
        json!({"import_keys": {"pool": "cards", "batch": "k0", "supplier": "acme", "unit_cost": "12.34", "keys": keys(0..7)}}),
        json!({"import_keys": {"pool": "more", "batch": "k0", "supplier": "bolt", "unit_cost": "1.00", "keys": keys(100..105)}}),
        json!({"import_keys": {"pool": "slow", "batch": "k0", "keys": keys(200..203)}}),
        json!({"import_keys": {"pool": "picks", "batch": "k0", "keys": keys(300..306), "previews": previews}}),
    ]);
    bodies
}
