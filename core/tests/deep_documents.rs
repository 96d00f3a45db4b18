//! Whatever a shop accepts, its journal can hold: the deepest legal condition comes back from every encoding.

mod support;

use keytill::journal;
use keytill::rule::{Condition, MAX_DEPTH};
use serde_json::json;
use support::small_shop;

fn nested(levels: usize) -> Condition {
    (1..levels).fold(Condition::Always, |inner, _| Condition::All(vec![inner]))
}

fn publish(levels: usize) -> Result<(), &'static str> {
    let mut host = small_shop();
    let book = json!({"id": "deep", "currency": "CNY",
        "variants": [{"variant": "card", "product": "gift", "price": "1.00"}],
        "lanes": [{"id": "l", "mode": "best", "offers": [
            {"id": "o", "when": nested(levels), "target": "order", "effect": {"percent": "1"}}]}]});
    host.json(json!({"publish_price_book": {"book": book}})).map_err(|rejection| rejection.code())?;
    let replayed = journal::replay(&host.bytes).unwrap();
    assert_eq!(replayed.digest(), host.shop.digest());
    let snapshot = journal::snapshot(&host.shop, &host.journal);
    assert_eq!(journal::restore(&snapshot).unwrap().0.digest(), host.shop.digest());
    Ok(())
}

#[test]
fn the_deepest_legal_condition_survives_journal_and_snapshot() {
    assert_eq!(publish(MAX_DEPTH), Ok(()));
}

#[test]
fn one_level_more_is_refused() {
    assert_eq!(publish(MAX_DEPTH + 1), Err("price_book.condition"));
}
