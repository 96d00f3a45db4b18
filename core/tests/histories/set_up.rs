//! The shop that every history begins with.

use crate::dice::Dice;
use keytill::money::Currency;
use keytill::shop::{LateMoney, LatePayment, MoneySettings, Settings, SpareMoney};
use keytill::stock::{Fingerprint, SealedKey};
use keytill::time::Span;
use serde_json::{Value, json};

pub const START: u64 = 1_700_000_000_000;
pub const BUYERS: [&str; 6] = ["u0", "u1", "u2", "u3", "u4", "u5"];
pub const POOLS: [&str; 3] = ["cards", "more", "slow"];
/// Every variant that is for sale.
pub const VARIANTS: &[&str] = &["card", "vip", "seat", "guide", "pass", "desk"];

pub fn settings(dice: &mut Dice) -> Settings {
    Settings {
        hash_seed: 7,
        order_expiry: Span::from_millis(dice.one_of(&[900_000, 60_000])),
        quote_honoured: Span::from_minutes(15),
        complete_after: Span::from_millis(dice.one_of(&[86_400_000, 0])),
        max_unpaid_orders: 20,
        late_payment: LatePayment {
            reserve_again: dice.once_in(2),
            otherwise: if dice.once_in(2) { LateMoney::Hold } else { LateMoney::Wallet },
        },
        // Every command that came before is known when it comes again.
        remember_for: Span::from_days(366),
        money: MoneySettings {
            part_payments: dice.once_in(2),
            spare: dice.one_of(&[SpareMoney::Wallet, SpareMoney::Wait]),
            confirm_refunds: dice.once_in(2),
            ..MoneySettings::default()
        },
        tick_limit: dice.one_of(&[1000, 1, 3]),
        ..Settings::in_currency(Currency::CNY)
    }
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

fn pool(id: &str) -> Value {
    json!({"open_pool": {"pool": id, "format": {"layout": "code", "fields": [{"name": "code"}]}}})
}

pub fn bodies() -> Vec<Value> {
    let mut bodies = vec![
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"put_channel": {"channel": {"id": "wechat", "auto_delivery": false}}}),
        json!({"put_level": {"level": {"id": "gold", "rank": 1}}}),
    ];
    bodies.extend(POOLS.map(pool));
    bodies.extend(
        crate::commands::products().into_iter().map(|product| json!({"put_product": {"product": product}})),
    );
    bodies.extend([
        json!({"adjust_stock": {"variant": "seat", "by": 12}}),
        json!({"put_reusable_key": {"variant": "pass", "key": sealed(900_000), "limits": {"max_uses": 40, "per_buyer": 6}}}),
        crate::commands::book("b1", 0),
        crate::commands::plan("p1"),
        json!({"register_customer": {"customer": "u0"}}),
    ]);
    for pair in BUYERS.windows(2) {
        bodies.push(json!({"register_customer": {"customer": pair[1], "inviter": pair[0]}}));
    }
    bodies.extend([
        json!({"import_keys": {"pool": "cards", "batch": "k0", "supplier": "acme", "unit_cost": "12.34", "keys": keys(0..12)}}),
        json!({"import_keys": {"pool": "more", "batch": "k0", "keys": keys(100..108)}}),
        json!({"import_keys": {"pool": "slow", "batch": "k0", "keys": keys(200..206)}}),
    ]);
    bodies
}
