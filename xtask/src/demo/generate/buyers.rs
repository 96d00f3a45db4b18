//! Who comes when, and what is put into the cart.

use crate::demo::generate::people;
use crate::demo::generate::random::Random;
use serde_json::{Value, json};

/// How many orders come in each hour of the day. At midnight the sale begins.
pub const BY_HOUR: [u64; 24] = [
    190, 60, 25, 12, 9, 10, 20, 45, 80, 110, 150, 120, 115, 95, 90, 85, 95, 110, 120, 150, 230, 190, 150, 110,
];

const CHANNELS: &[(&str, u64)] = &[("web", 30), ("mini", 36), ("market", 22), ("group", 12)];

/// What is bought how often.
const WANTED: &[(&str, u64)] = &[
    ("starport-60", 14),
    ("starport-300", 13),
    ("starport-980", 7),
    ("starport-1980", 2),
    ("starport-3280", 1),
    ("yunlan-month", 10),
    ("yunlan-pass", 7),
    ("yunlan-6480", 1),
    ("mobai-year", 4),
    ("mobai-pro", 2),
    ("mobai-family", 1),
    ("drive-month", 8),
    ("drive-quarter", 4),
    ("drive-year", 3),
    ("cinema-month", 14),
    ("cinema-quarter", 5),
    ("cinema-year", 11),
    ("cinema-tv-year", 2),
    ("music-month", 8),
    ("music-year", 3),
    ("ledgerlet-solo", 3),
    ("ledgerlet-team", 1),
    ("pomelo-starter", 4),
    ("pomelo-annual", 1),
    ("gift-50", 4),
    ("gift-100", 5),
    ("gift-200", 2),
    ("ebook-kitchen", 3),
    ("ebook-ledger", 3),
    ("ebook-stars", 2),
    ("ebook-tea", 2),
    ("ebook-set", 2),
    ("workshop-photo", 4),
    ("workshop-cook", 2),
    ("library-pass", 2),
    ("template-pack", 3),
    ("setup-basic", 2),
    ("setup-full", 1),
];

/// What is bought by the dozen, and how many.
const BY_THE_DOZEN: &[(&str, u64)] = &[
    ("starport-60", 12),
    ("starport-60", 20),
    ("starport-60", 50),
    ("gift-50", 6),
    ("gift-50", 25),
    ("yunlan-month", 10),
];

/// A cart as a storefront sends it.
pub fn cart(random: &mut Random) -> Value {
    let channel = *random.weighted(CHANNELS);
    let known = match channel {
        "web" => 700,
        "mini" => 920,
        "market" => 150,
        _ => 960,
    };
    let buyer = random.chance(known).then(|| people::anybody(random));
    let mut cart = json!({"channel": channel, "lines": lines(random)});
    if let Some(coupon) = coupon(channel, random) {
        cart["coupons"] = json!([coupon]);
    }
    if let Some(buyer) = buyer {
        cart["buyer"] = buyer.into();
    }
    cart
}

fn lines(random: &mut Random) -> Vec<Value> {
    let line = |variant: &str, quantity: u64| json!({"variant": variant, "quantity": quantity});
    if random.chance(18) {
        let (variant, quantity) = *random.pick(BY_THE_DOZEN);
        return vec![line(variant, quantity)];
    }
    let count = *random.weighted(&[(1, 78), (2, 17), (3, 5)]);
    let mut lines: Vec<(&str, u64)> = Vec::new();
    while lines.len() < count {
        let variant = *random.weighted(WANTED);
        if lines.iter().all(|(other, _)| *other != variant) {
            lines.push((variant, quantity(variant, random)));
        }
    }
    lines.into_iter().map(|(variant, quantity)| line(variant, quantity)).collect()
}

fn quantity(variant: &str, random: &mut Random) -> u64 {
    // Now and then somebody wants more than is allowed, or the page lets a nought slip through.
    match random.below(1000) {
        0 => return 0,
        1 | 2 => return 12,
        _ => {}
    }
    let several = ["starport-60", "starport-300", "yunlan-month", "gift", "music-month", "ebook"];
    if several.iter().any(|start| variant.starts_with(start)) {
        *random.weighted(&[(1, 70), (2, 18), (3, 8), (5, 4)])
    } else {
        *random.weighted(&[(1, 95), (2, 5)])
    }
}

fn coupon(channel: &str, random: &mut Random) -> Option<&'static str> {
    match (channel, random.below(100)) {
        ("web" | "mini", 0..=8) => Some("NEW10"),
        ("web" | "mini", 9..=22) | ("market", 0..=4) => Some("DOUBLE11"),
        ("group", 0..=29) => Some("GROUP5"),
        (_, 99) => Some("SUMMER6"),
        _ => None,
    }
}
