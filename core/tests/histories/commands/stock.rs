//! Keys, counts, quotas, alerts, and who waits for a restock.

use super::{Row, of, rows, somebody};
use crate::catalog::POOLS;
use crate::set_up::{DAY, REUSABLE, hash, keys, sealed};
use crate::world::World;
use keytill::time::Time;
use serde_json::{Value, json};

rows! {
    11 ImportKeys = import_keys;
    8 AdjustStock = |w| of("adjust_stock", json!({"variant": w.dice.one_of(&["seat", "seat", "mug"]),
        "by": w.dice.one_of(&[3, 2, -1, -9])}));
    1 PutReusableKey = |w| of("put_reusable_key", json!({"variant": "pass", "key": sealed(REUSABLE + w.number()),
        "limits": {"max_uses": w.dice.one_of(&[None, Some(40)]), "per_buyer": 6}}));
    3 ConfigurePool = |w| of("configure_pool", json!({"pool": w.dice.one_of(&POOLS), "terms": {"selection":
        w.dice.one_of(&[json!("first_in"), json!("first_expired"), json!("newest"), json!({"random": {"seed": 7}})])}}));
    6 QuarantineBatch = |w| quarantine(w, "quarantine_batch");
    6 ReleaseBatch = |w| quarantine(w, "release_batch");
    3 ExportKeys = |w| of("export_keys", json!({"pool": w.dice.one_of(&POOLS), "count": 1 + w.dice.below(3),
        "by": "bob", "reason": "a fair"}));
    6 PutQuotas = |w| {
        let of_stock = w.dice.one_of(&[json!({"pool": "cards"}), json!({"pool": "more"}), json!({"pool": "slow"}),
            json!({"variant": "seat"}), json!({"variant": "mix"})]);
        let quotas = w.dice.one_of(&[
            json!([]),
            json!([{"channel": "web", "guaranteed": 2, "maximum": 9}, {"channel": "wechat", "guaranteed": 1}]),
            json!([{"channel": "wechat", "guaranteed": 0, "maximum": 3}]),
        ]);
        of("put_quotas", json!({"of": of_stock, "quotas": quotas, "afresh": w.dice.once_in(3)}))
    };
    5 PutStockAlert = |w| {
        let of_stock = w.dice.one_of(&[json!({"pool": "cards"}), json!({"pool": "slow"}), json!({"variant": "seat"})]);
        let levels = w.dice.one_of(&[json!(null), json!({"low": 2, "clear": 5}), json!({"low": 6, "clear": 8})]);
        of("put_stock_alert", json!({"of": of_stock, "levels": levels}))
    };
    10 SubscribeRestock = |w| {
        let variant = sold_out(w)?;
        let mut subscriber = json!({"variant": variant});
        match w.dice.once_in(3) {
            true => subscriber["contact"] = json!(hash(w.dice.below(3))),
            false => subscriber["customer"] = json!(somebody(w)),
        }
        w.host.subscribers.push(subscriber.clone());
        of("subscribe_restock", subscriber)
    };
    4 UnsubscribeRestock = |w| {
        let subscribers = w.host.subscribers.clone();
        of("unsubscribe_restock", w.dice.maybe_one_of(&subscribers[subscribers.len().saturating_sub(3)..])?)
    };
}

/// A variant of which nothing is left; now and then any.
fn sold_out(w: &mut World) -> Option<&'static str> {
    let all = ["card", "vip", "mix", "seat", "mug", "desk"];
    let now = Time::from_millis(w.now);
    let out =
        all.into_iter().filter(|id| w.shop.stock(&id.parse().unwrap(), now).unwrap().available == Some(0));
    let out: Vec<&str> = out.collect();
    if w.dice.once_in(10) { w.dice.maybe_one_of(&all) } else { w.dice.maybe_one_of(&out) }
}

fn quarantine(w: &mut World, name: &str) -> Option<Value> {
    let pool = w.dice.one_of(&POOLS);
    let batches = w.host.batches.clone();
    let (pool, batch) = w.dice.maybe_one_of(&batches).unwrap_or_else(|| (pool, "k0".into()));
    of(
        name,
        json!({"pool": pool, "batch": batch, "by": "ann", "reason": "reported", "limit": w.dice.one_of(&[None, Some(2)])}),
    )
}

fn import_keys(w: &mut World) -> Option<Value> {
    let pool = w.dice.one_of(&POOLS);
    let batch = format!("k{}", w.number());
    let from = 1000 + (w.dice.next() % 4000) as u32;
    let count = 1 + w.dice.below(6) as u32;
    let expires = w.dice.one_of(&[None, None, Some(w.now + 600_000), Some(w.now + 5 * DAY)]);
    let cost = w.dice.one_of(&[None, Some("3.21")]);
    w.host.batches.push((pool, batch.clone()));
    let previews =
        if pool == "picks" { json!([{"key": 0, "preview": "***111", "premium": "2.50"}]) } else { json!([]) };
    of(
        "import_keys",
        json!({"pool": pool, "batch": batch, "expires": expires, "supplier": w.dice.one_of(&["acme", "bolt"]),
        "unit_cost": cost, "priority": w.dice.below(2), "keys": keys(from..from + count), "previews": previews}),
    )
}
