//! Stock under every history: quotas of channels, shared pools, several pools, quarantine and alerts together, against a
//! naive count of what the orders say.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::Event;
use keytill::shop::command::StockName;
use keytill::stock::AlertState;
use keytill::time::Time;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use support::{Host, sealed};

const CHANNELS: [&str; 3] = ["web", "wechat", "group"];
const POOLS: [&str; 2] = ["a", "b"];
const VARIANTS: [&str; 3] = ["one", "both", "seat"];

fn shop() -> Host {
    let mut host = Host::new();
    let format = json!({"layout": "code", "fields": [{"name": "code"}]});
    for channel in CHANNELS {
        host.json(json!({"put_channel": {"channel": {"id": channel}}})).unwrap();
    }
    for body in [
        json!({"open_pool": {"pool": "a", "format": format}}),
        json!({"open_pool": {"pool": "b", "format": format}}),
        json!({"put_product": {"product": {"id": "p", "variants": [
            {"id": "one", "stock": {"keys": {"pool": "a"}}},
            {"id": "both", "stock": {"pools": ["a", "b"]}},
            {"id": "seat", "stock": "counted"}]}}}),
        json!({"publish_price_book": {"book": {"id": "b1", "currency": "CNY", "variants": [
            {"variant": "one", "product": "p", "price": "10.00"},
            {"variant": "both", "product": "p", "price": "10.00"},
            {"variant": "seat", "product": "p", "price": "10.00"}]}}}),
        json!({"put_stock_alert": {"of": {"pool": "a"}, "levels": {"low": 2, "clear": 4}}}),
        json!({"put_stock_alert": {"of": {"variant": "seat"}, "levels": {"low": 1, "clear": 3}}}),
    ] {
        host.json(body).unwrap();
    }
    host
}

#[derive(Debug, Clone)]
enum Step {
    Import { pool: usize, keys: u32 },
    Adjust { by: i64 },
    Place { channel: usize, lines: Vec<(usize, u32)> },
    Pay { which: usize },
    Cancel { which: usize },
    Refund { which: usize, units: u32 },
    Quotas { of: usize, shares: Vec<(u32, Option<u32>)> },
    Quarantine { pool: usize, batch: usize, release: bool },
    Pass { minutes: u64 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0..2_usize, 1..6_u32).prop_map(|(pool, keys)| Step::Import { pool, keys }),
        2 => (-3..6_i64).prop_map(|by| Step::Adjust { by }),
        8 => (0..3_usize, proptest::collection::vec((0..3_usize, 1..5_u32), 1..3))
            .prop_map(|(channel, lines)| Step::Place { channel, lines }),
        4 => (0..30_usize).prop_map(|which| Step::Pay { which }),
        2 => (0..30_usize).prop_map(|which| Step::Cancel { which }),
        2 => (0..30_usize, 1..3_u32).prop_map(|(which, units)| Step::Refund { which, units }),
        2 => (0..4_usize, proptest::collection::vec((0..4_u32, proptest::option::of(3..8_u32)), 0..4))
            .prop_map(|(of, shares)| Step::Quotas { of, shares }),
        1 => (0..2_usize, 0..4_usize, any::<bool>())
            .prop_map(|(pool, batch, release)| Step::Quarantine { pool, batch, release }),
        1 => (0..20_u64).prop_map(|minutes| Step::Pass { minutes }),
    ];
    proptest::collection::vec(step, 1..50)
}

fn stock(of: usize) -> (StockName, Value) {
    match of {
        0 => (StockName::Pool("a".parse().unwrap()), json!({"pool": "a"})),
        1 => (StockName::Pool("b".parse().unwrap()), json!({"pool": "b"})),
        2 => (StockName::Variant("both".parse().unwrap()), json!({"variant": "both"})),
        _ => (StockName::Variant("seat".parse().unwrap()), json!({"variant": "seat"})),
    }
}

/// Whether an order holds stock, or handed it over.
fn holds(stage: Stage) -> bool {
    matches!(stage, Stage::Placed | Stage::Paid | Stage::Fulfilled | Stage::Completed)
}

/// What each channel holds of a stock: how many units of the orders are its own and not refunded.
fn held(host: &Host, of: usize, channel: &str) -> i64 {
    let mut sum = 0;
    for id in host.shop.order_ids() {
        let order = host.shop.order(id).unwrap();
        if order.channel.as_ref().unwrap().as_str() != channel || !holds(order.stage) {
            continue;
        }
        for (line, keys) in order.lines.iter().zip(line_pools(host, id.as_str())) {
            let left = i64::from(line.quantity - line.refunded_units);
            sum += match of {
                0 | 1 => keys[of].min(left),
                2 if line.variant.as_str() == "both" => left,
                3 if line.variant.as_str() == "seat" => left,
                _ => 0,
            };
        }
    }
    sum
}

/// How many keys of each pool each line of an order has now, told by its events.
fn line_pools(host: &Host, order: &str) -> Vec<[i64; 2]> {
    let mut lines: Vec<[i64; 2]> = Vec::new();
    for frame in keytill::journal::Frames::new(&host.bytes) {
        for event in frame.unwrap().record.events {
            match event {
                Event::OrderPlaced(placed) if placed.order.as_str() == order => {
                    for line in &placed.lines {
                        lines.push([line.keys.len() as i64, 0]);
                        let last = lines.last_mut().unwrap();
                        for part in line.parts.iter().flat_map(|parts| &parts.0) {
                            last[usize::from(part.pool.id().as_str() == "b")] += part.keys.len() as i64;
                        }
                    }
                }
                Event::StockReservedAgain(again) if again.order.id().as_str() == order => {
                    for line in &again.keys {
                        let own = &mut lines[line.line as usize];
                        *own = [line.keys.len() as i64, 0];
                        for part in line.parts.iter().flat_map(|parts| &parts.0) {
                            own[usize::from(part.pool.id().as_str() == "b")] += part.keys.len() as i64;
                        }
                    }
                }
                Event::OrderRefunded(refunded) if refunded.order.id().as_str() == order => {
                    for line in &refunded.lines {
                        let own = &mut lines[line.line as usize];
                        own[0] -= line.keys.len() as i64;
                        for part in line.parts.iter().flat_map(|parts| &parts.0) {
                            own[usize::from(part.pool.id().as_str() == "b")] -= part.keys.len() as i64;
                        }
                    }
                }
                _ => {}
            }
        }
    }
    lines
}

fn free(host: &Host, of: usize) -> u64 {
    let at = Time::from_millis(host.now);
    let stock = |id: &str| host.shop.stock(&id.parse().unwrap(), at).unwrap();
    match of {
        0 => stock("one").available.unwrap(),
        1 => stock("both").pools[1].available,
        2 => stock("both").available.unwrap(),
        _ => stock("seat").available.unwrap(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn stock_adds_up_under_every_history(steps in steps()) {
        let mut host = shop();
        let (mut secrets, mut batches, mut orders) = (0_u32, [0_usize; 2], 0_usize);
        // By stock and channel: guaranteed, maximum, and what the channel held when the quota was put.
        let mut quotas: BTreeMap<usize, Vec<(u32, Option<u32>, i64)>> = BTreeMap::new();
        // Both stocks were empty when they began to be watched.
        let mut alerts = [AlertState::Out, AlertState::Out];
        for step in steps {
            let before = host.bytes.len();
            let nth = |which: usize| (orders > 0).then(|| format!("o-{}", which % orders.max(1)));
            match step {
                Step::Import { pool, keys } => {
                    let sealed: Vec<_> = (secrets..secrets + keys).map(sealed).collect();
                    secrets += keys;
                    let batch = format!("b{}", batches[pool]);
                    batches[pool] += 1;
                    host.json(json!({"import_keys": {"pool": POOLS[pool], "batch": batch, "keys": sealed}})).unwrap();
                }
                Step::Adjust { by } => drop(host.json(json!({"adjust_stock": {"variant": "seat", "by": by}}))),
                Step::Place { channel, lines } => {
                    let mut cart = Cart::on(CHANNELS[channel]);
                    let mut wanted: BTreeMap<usize, u32> = BTreeMap::new();
                    for (variant, quantity) in lines {
                        if let std::collections::btree_map::Entry::Vacant(free) = wanted.entry(variant) {
                            free.insert(quantity);
                            cart = cart.line(VARIANTS[variant], quantity);
                        }
                    }
                    let only = (wanted.len() == 1).then(|| *wanted.keys().next().unwrap());
                    let open = only.map(|variant| {
                        let (variant, channel) = (VARIANTS[variant].parse().unwrap(), CHANNELS[channel].parse().unwrap());
                        host.shop.stock_for(&variant, &channel, Time::from_millis(host.now)).unwrap().unwrap()
                    });
                    let done = host.place(&format!("o-{orders}"), cart);
                    // What the read says may be taken, may be taken, and never more.
                    if let (Some(variant), Some(open)) = (only, open) {
                        prop_assert_eq!(done.is_ok(), u64::from(wanted[&variant]) <= open);
                    }
                    orders += usize::from(done.is_ok());
                }
                Step::Pay { which } => {
                    if let Some(order) = nth(which) { drop(host.pay(&order, &format!("pay-{order}"))); }
                }
                Step::Cancel { which } => {
                    if let Some(order) = nth(which) { drop(host.json(json!({"cancel_order": {"order": order}}))); }
                }
                Step::Refund { which, units } => {
                    if let Some(order) = nth(which) {
                        let refund = format!("r-{}", host.bytes.len());
                        drop(host.json(json!({"refund_order": {"order": order, "refund": refund, "lines": [{"line": 0, "units": units}]}})));
                    }
                }
                Step::Quotas { of, shares } => {
                    let rows: Vec<Value> = shares.iter().zip(CHANNELS)
                        .map(|((g, m), channel)| json!({"channel": channel, "guaranteed": g, "maximum": m})).collect();
                    host.json(json!({"put_quotas": {"of": stock(of).1, "quotas": rows, "afresh": true}})).unwrap();
                    let rows = shares.iter().zip(CHANNELS).map(|((g, m), channel)| (*g, *m, held(&host, of, channel)));
                    quotas.insert(of, rows.collect());
                }
                Step::Quarantine { pool, batch, release } => {
                    if batches[pool] > 0 {
                        let name = if release { "release_batch" } else { "quarantine_batch" };
                        let batch = format!("b{}", batch % batches[pool]);
                        drop(host.json(json!({name: {"pool": POOLS[pool], "batch": batch, "by": "x", "reason": "y"}})));
                    }
                }
                Step::Pass { minutes } => {
                    host.now += minutes * 60_000;
                    host.tick();
                }
            }
            for (of, rows) in &quotas {
                let views = host.shop.quotas(&stock(*of).0, Time::from_millis(host.now)).unwrap();
                prop_assert_eq!(views.len(), rows.len());
                let all = free(&host, *of);
                let mut left = all;
                let mut kept = Vec::new();
                for ((guaranteed, _, base), channel) in rows.iter().zip(CHANNELS) {
                    let taken = held(&host, *of, channel) - base;
                    let unused = u64::from(*guaranteed).saturating_sub(u64::try_from(taken).unwrap_or(0));
                    kept.push(unused.min(left));
                    left -= unused.min(left);
                }
                for (n, ((_, maximum, base), channel)) in rows.iter().zip(CHANNELS).enumerate() {
                    let taken = held(&host, *of, channel) - base;
                    prop_assert_eq!(views[n].taken, taken, "{} of {}", channel, of);
                    let room = maximum.map_or(u64::MAX, |most| u64::from(most).saturating_sub(u64::try_from(taken).unwrap_or(0)));
                    prop_assert_eq!(views[n].available, (kept[n] + left).min(room));
                    prop_assert!(maximum.is_none_or(|most| taken <= i64::from(most)));
                }
            }
            // Alerts: told where the line is crossed, and only there.
            for (n, (of, low, clear)) in [(0, 2, 4), (3, 1, 3)].into_iter().enumerate() {
                let told: Vec<AlertState> = events_after(&host, before).into_iter().filter_map(|event| match event {
                    Event::StockAlerted(told) if told.of == stock(of).0 => Some(told.state),
                    _ => None,
                }).collect();
                let available = free(&host, of);
                let now = match alerts[n] {
                    _ if available == 0 => AlertState::Out,
                    AlertState::Cleared if available > low => AlertState::Cleared,
                    AlertState::Low | AlertState::Out if available >= clear => AlertState::Cleared,
                    _ => AlertState::Low,
                };
                let expected = if now == alerts[n] { vec![] } else { vec![now] };
                prop_assert_eq!(told, expected);
                alerts[n] = now;
            }
        }
        prop_assert_eq!(keytill::journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
    }
}

fn events_after(host: &Host, from: usize) -> Vec<Event> {
    let known = keytill::journal::Frames::new(&host.bytes[..from]).count();
    let frames = keytill::journal::Frames::new(&host.bytes).skip(known);
    frames.flat_map(|frame| frame.unwrap().record.events).collect()
}
