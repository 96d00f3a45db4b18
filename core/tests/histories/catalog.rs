//! What is sold, at which prices, and what promoters earn by it.

use crate::set_up::DAY;
use serde_json::{Value, json};

pub const POOLS: [&str; 4] = ["cards", "more", "slow", "picks"];
/// Every variant that is for sale, with its product and what it costs about.
pub const VARIANTS: &[(&str, &str, usize)] = &[
    ("card", "gift", 5),
    ("vip", "gift", 12),
    ("mix", "gift", 9),
    ("lucky", "gift", 30),
    ("seat", "event", 19),
    ("guide", "event", 3),
    ("mug", "event", 14),
    ("pass", "club", 8),
    ("desk", "club", 26),
    ("gold-3", "club", 15),
    ("boost", "service", 22),
    ("film", "service", 7),
    ("kit", "box", 33),
    ("combo", "box", 25),
];
/// What comes out of pools, and of which ones.
pub const OF_POOLS: &[(&str, &[&str])] = &[
    ("card", &["cards"]),
    ("vip", &["more"]),
    ("mix", &["more", "cards"]),
    ("lucky", &["picks"]),
    ("desk", &["slow"]),
];
/// What is counted.
pub const COUNTED: [&str; 2] = ["seat", "mug"];

/// The products; what they promise differs with the number, never what they are.
pub fn products(number: u32) -> Vec<Value> {
    let (cap, downloads) = (3 + number % 3, 1 + number % 4);
    let after_sale = match number % 3 {
        0 => json!({"refund": {"days": 5}, "warranty": {"days": 20, "replacements": 1}}),
        1 => json!({"refund": "never"}),
        _ => json!({}),
    };
    vec![
        json!({"id": "gift", "names": [{"lang": "en", "text": format!("Gift <{number}>")}], "variants": [
            {"id": "card", "stock": {"keys": {"pool": "cards"}}, "backorder": {"cap": cap, "due": 1_700_000_000_000 + 9 * DAY}},
            {"id": "vip", "stock": {"keys": {"pool": "more"}}, "after_sale": after_sale},
            {"id": "mix", "stock": {"pools": ["more", "cards"]}},
            {"id": "lucky", "stock": {"keys": {"pool": "picks"}}}]}),
        json!({"id": "event", "variants": [
            {"id": "seat", "stock": "counted", "backorder": {"cap": cap}, "after_sale": {"warranty": {"days": 30, "replacements": 2}}},
            {"id": "guide", "stock": "unlimited"},
            {"id": "mug", "stock": "counted", "fulfilment": "shipment"}]}),
        json!({"id": "club", "variants": [
            {"id": "pass", "stock": "reusable"},
            {"id": "desk", "stock": {"keys": {"pool": "slow"}}, "manual_delivery": true},
            {"id": "gold-3", "stock": "unlimited", "fulfilment": {"membership": {"level": "gold", "period": 3 * DAY}}}]}),
        json!({"id": "service", "variants": [
            {"id": "boost", "stock": "unlimited", "fulfilment": {"manual": {"form": [{"id": "account", "kind": {"text": {}}}]}}},
            {"id": "film", "stock": "unlimited",
                "fulfilment": {"content": {"content": "f", "downloads": downloads, "valid_for": 2 * DAY}}}]}),
        json!({"id": "box", "variants": [
            {"id": "kit", "stock": "unlimited", "fulfilment": {"bundle": {"parts": [{"variant": "card", "units": 2}, {"variant": "seat"}]}}},
            {"id": "combo", "stock": "unlimited", "fulfilment": {"bundle": {"parts": [
                {"variant": "mix", "share": 3}, {"variant": "boost", "share": 1}, {"variant": "film", "units": 2, "share": 1}]}}}]}),
    ]
}

/// A price book; the prices differ with the number.
pub fn book(id: &str, number: u32) -> Value {
    let price = |n: usize, about: usize| format!("{about}.{:02}", (number as usize * 13 + n * 31) % 100);
    let rows = VARIANTS.iter().enumerate();
    let variants: Vec<Value> = rows
        .map(
            |(n, (id, product, about))| json!({"variant": id, "product": product, "price": price(n, *about), "cost": (n == 0).then_some("3.00")}),
        )
        .collect();
    let effect = |effect: Value, id: &str| json!({"id": id, "target": "order", "effect": effect});
    let mut coupon = effect(json!({"percent": "10"}), "ten-off");
    coupon["coupon"] = json!({"code": "TEN", "total_limit": 6, "per_customer": 2});
    let mut lanes = vec![
        json!({"id": "coupons", "mode": "best", "offers": [coupon]}),
        json!({"id": "back", "mode": "sequential", "offers": [effect(json!({"cashback": {"percent": "3"}}), "back")]}),
    ];
    if number.is_multiple_of(3) {
        let when = json!({"at_least": {"fact": "subtotal", "value": "60"}});
        let mut gift = effect(json!({"gift": {"variant": "guide", "units": 1}}), "guide");
        gift["when"] = when;
        lanes.push(json!({"id": "gifts", "mode": "sequential", "offers": [gift]}));
    }
    json!({"publish_price_book": {"book": {"id": id, "currency": "CNY", "variants": variants, "lanes": lanes,
        "taxes": {"category": "all", "inclusive": number.is_multiple_of(2), "rates": [{"category": "all", "percent": "13"}]}}}})
}

/// A commission plan, with bonuses by order and by period.
pub fn plan(id: &str, number: u32) -> Value {
    let mut bonuses =
        vec![json!({"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}, {"percent": "5"}]}}})];
    if number.is_multiple_of(2) {
        bonuses.push(json!({"id": "volume", "kind": {"team_volume": {"tiers": [
            {"from": "20.00", "percent": "3"}, {"from": "100.00", "percent": "6"}]}}}));
        bonuses.push(json!({"id": "pool", "kind": {"dividend": {"members": [{"level": "gold", "share": "60"}], "pool_percent": "5"}}}));
    }
    if number % 3 == 1 {
        bonuses
            .insert(0, json!({"id": "take", "kind": {"take_rate": {"rates": [{"rate": {"percent": "5"}}]}}}));
        bonuses.push(json!({"id": "goods", "kind": {"supplier_share": {"shares": [
            {"goods": {"products": ["gift"]}, "rate": {"percent": "10"}, "supplier": "bolt"}]}}}));
        bonuses
            .push(json!({"id": "chain", "kind": {"chain_two_plus_one": {"frozen_percent": "50", "rewards": [
            {"rate": {"percent": "5"}, "relation": "direct", "role": "agent"}]}}}));
    }
    if number % 2 == 1 {
        bonuses.push(
            json!({"id": "shops", "kind": {"sub_shops": {"max_chain": 2, "max_markup_percent": "25"}}}),
        );
    }
    let margin = number.is_multiple_of(5).then_some("50");
    json!({"publish_plan": {"plan": {"id": id, "currency": "CNY", "cap_percent": "60", "min_margin_percent": margin, "vest_after": 60_000,
        "withdrawal": {"approve_from": "0.80"}, "bonuses": bonuses}}})
}

/// A level that is reached by what one buys.
pub fn earned_level(volume: u32) -> Value {
    let reach = json!({"at_least": {"fact": {"counter": {"name": "own_volume", "window": 0}}, "value": volume.to_string()}});
    json!({"put_level": {"level": {"id": "silver", "rank": 1, "terms": {"reach": reach}}}})
}
