//! What happens once: a restock, new prices, new customers, mistakes of clerks and gateways, somebody who hoards.

use crate::demo::generate::hours::{EVENING_SALE, HOUR, MIDNIGHT, MINUTE, SECOND};
use serde_json::{Value, json};

/// The moments and the lines.
pub fn all() -> Vec<(u64, Value)> {
    let clock = |hour: u64, minute: u64| MIDNIGHT + hour * HOUR + minute * MINUTE;
    let line = |at: u64, id: &str, body: Value| (at, json!({"id": id, "at": at, "body": body}));
    let mut all = vec![
        (
            clock(12, 0),
            json!({"at": clock(12, 0), "restock": "cinema-year", "from": {"file": "keys/cinema-year-noon.txt",
            "batch": "2026-11-noon", "supplier": "firefly-wholesale", "unit_cost": "141.00"}}),
        ),
        // Pressed again.
        (
            clock(12, 3),
            json!({"at": clock(12, 3), "restock": "cinema-year", "from": {"file": "keys/cinema-year-noon.txt",
            "batch": "2026-11-noon", "supplier": "firefly-wholesale", "unit_cost": "141.00"}}),
        ),
        (EVENING_SALE, json!({"at": EVENING_SALE, "publish": "price-book-evening.json"})),
        line(
            clock(8, 40),
            "new-0481",
            json!({"register_customer": {"customer": "u-0481", "inviter": "u-0002"}}),
        ),
        line(
            clock(8, 41),
            "new-0482",
            json!({"register_customer": {"customer": "u-0482", "inviter": "u-0481"}}),
        ),
        line(clock(8, 42), "new-0007", json!({"register_customer": {"customer": "u-0007"}})),
        line(
            clock(8, 43),
            "new-0483",
            json!({"register_customer": {"customer": "u-0483", "inviter": "u-1483"}}),
        ),
        line(clock(8, 44), "bind-0001", json!({"bind_inviter": {"customer": "u-0002", "inviter": "u-0482"}})),
        line(
            clock(8, 45),
            "level-0481",
            json!({"set_customer_level": {"customer": "u-0481", "level": "silver"}}),
        ),
        line(
            clock(8, 46),
            "level-0481",
            json!({"set_customer_level": {"customer": "u-0481", "level": "gold"}}),
        ),
        line(
            clock(9, 30),
            "pay-nobody",
            json!({"record_payment": {"order": "o-1110-0001", "payment": "gw-000001", "amount": "30.00 CNY"}}),
        ),
        // An amount that is a number, an amount that is a list, a line that was cut off.
        line(
            clock(10, 10),
            "pay-number",
            json!({"record_payment": {"order": "o-1111-0300", "payment": "gw-000002", "amount": 1}}),
        ),
        line(
            clock(10, 11),
            "pay-list",
            json!({"record_payment": {"order": "o-1111-0300", "payment": "gw-000003", "amount": ["30.00 CNY"]}}),
        ),
        line(clock(15, 0), "count-cook", json!({"adjust_stock": {"variant": "workshop-cook", "by": -500}})),
    ];
    // Somebody tries to hold all that is left of a good thing.
    for n in 0..6 {
        let at = clock(9, 0) + n * 20 * SECOND;
        let cart = json!({"channel": "web", "buyer": "u-0300", "lines": [{"variant": "cinema-year", "quantity": 2}]});
        all.push((at, json!({"at": at, "order": format!("o-hoard-{n}"), "cart": cart})));
    }
    all
}
