//! What comes after the sale: exchange, complaints, the archive, lookups.

use super::{DONE, Row, despite, of, order_with, rows};
use crate::catalog::OF_POOLS;
use crate::set_up::hash;
use crate::world::World;
use keytill::order::Stage;
use serde_json::{Value, json};

const HANDED: &[Stage] = &[Stage::Fulfilling, Stage::Fulfilled, Stage::Completed];

rows! {
    10 ReplaceUnits = replace_units;
    6 OpenComplaint = |w| of("open_complaint", json!({"order": w.order_in(DONE)?, "reason": "dead"}));
    8 ResolveComplaint = |w| {
        let order = w.order_in(DONE)?;
        let how = w.dice.one_of(&[json!("refunded"), json!("replaced"), json!({"rejected": {"reason": "works"}})]);
        of("resolve_complaint", json!({"order": order, "resolution": how}))
    };
    8 Archive = |w| of("archive", json!({"limit": w.dice.one_of(&[None, Some(1), Some(3)])}));
    5 Restore = |w| {
        let archive: Vec<String> = w.host.archive.keys().cloned().collect();
        let order = w.dice.maybe_one_of(&archive)?;
        of("restore", json!({"order": order, "bytes": w.host.archive[&order]}))
    };
    5 LookupOrders = lookup;
}

fn replace_units(w: &mut World) -> Option<Value> {
    let mut variants: Vec<&str> = OF_POOLS.iter().map(|(variant, _)| *variant).collect();
    variants.push("seat");
    let (order, line) = order_with(w, HANDED, &variants)?;
    let units = w.dice.one_of(&[json!([0]), json!([1]), json!([0, 1])]);
    of(
        "replace_units",
        json!({"order": order, "line": line, "units": units, "reason": "dead", "faulty": w.dice.once_in(2),
        "despite": despite(w)}),
    )
}

fn lookup(w: &mut World) -> Option<Value> {
    let findable = w.host.findable.clone();
    let (order, contact, secret) = w.dice.maybe_one_of(&findable)?;
    let secret = if w.dice.once_in(2) { hash(9) } else { secret };
    let order = w.dice.once_in(3).then_some(order);
    of("lookup_orders", json!({"contact": contact, "secret": secret, "order": order, "limit": 2}))
}
