//! Price lists that are never reached, and adjustments that change nothing.

use super::dead_offers::over;
use super::{Finding, Look};
use crate::money::{Currency, Exact};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

/// Costs one pass over the listed prices.
pub(super) fn find(look: &Look<'_>, found: &mut Vec<Finding>) {
    let book = &look.compiled.book;
    let currency_of = |list: &crate::pricing::PriceList| list.currency.unwrap_or(book.currency);
    let mut priced_in: BTreeSet<Currency> =
        book.lists.iter().filter(|list| !list.prices.is_empty()).map(currency_of).collect();
    priced_in.insert(book.currency);
    for list in &book.lists {
        let id = || list.id.clone();
        if let Some(until) = over(look, list.window.as_ref()) {
            found.push(Finding::ListOver { list: id(), until });
            continue;
        }
        let Some(change) = &list.adjustment else {
            if list.prices.is_empty() {
                found.push(Finding::ListEmpty { list: id() });
            }
            continue;
        };
        let currency = currency_of(list);
        if !priced_in.contains(&currency) {
            found.push(Finding::ListNoBase { list: id(), currency });
        } else if !book.variants.is_empty() && list.prices.len() == book.variants.len() {
            // No variant stands twice in a list: the book would not compile.
            found.push(Finding::AdjustmentUnused { list: id() });
        } else if change.percent == Exact::ZERO && change.each == Exact::ZERO {
            found.push(Finding::AdjustmentNothing { list: id() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{book, found};
    use alloc::vec::Vec;
    use serde_json::{Value, json};

    fn codes(lists: Value, at: u64) -> Vec<&'static str> {
        let found = found(book(json!({"lists": lists})), json!({"at": at}));
        found.iter().map(|finding| finding.code()).collect()
    }

    #[test]
    fn lists_that_are_never_reached() {
        let price = |variant: &str| json!({"variant": variant, "price": "15"});
        assert_eq!(codes(json!([{"id": "l"}]), 0), ["list.empty"]);
        assert!(codes(json!([{"id": "l", "prices": [price("a")]}]), 0).is_empty());
        let window = json!([{"id": "l", "prices": [price("a")], "window": {"until": 9}}]);
        assert_eq!((codes(window.clone(), 9), codes(window, 8)), (Vec::from(["list.over"]), Vec::new()));
        let dollars =
            |more: Value| json!([{"id": "l", "currency": "USD", "adjustment": {"percent": "5"}}, more]);
        assert_eq!(codes(dollars(json!({"id": "m", "prices": [price("a")]})), 0), ["list.no_base"]);
        assert!(codes(dollars(json!({"id": "m", "currency": "USD", "prices": [price("a")]})), 0).is_empty());
    }

    #[test]
    fn adjustments_that_change_nothing() {
        let list = |prices: Value, adjustment: Value| json!([{"id": "l", "prices": prices, "adjustment": adjustment}]);
        let (a, b) = (json!({"variant": "a", "price": "15"}), json!({"variant": "b", "price": "15"}));
        assert_eq!(codes(list(json!([a, b]), json!({"percent": "5"})), 0), ["list.adjustment_unused"]);
        assert_eq!(codes(list(json!([a]), json!({"percent": "0"})), 0), ["list.adjustment_nothing"]);
        assert!(codes(list(json!([a]), json!({"percent": "5"})), 0).is_empty());
    }
}
