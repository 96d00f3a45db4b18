//! Products with more variants than buyers can choose from.

use super::{Finding, Look};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// In the order of the products' names.
pub(super) fn find(look: &Look<'_>, found: &mut Vec<Finding>) {
    let mut counts: BTreeMap<&str, (u64, _)> = BTreeMap::new();
    for row in &look.compiled.book.variants {
        counts.entry(row.product.as_str()).or_insert((0, &row.product)).0 += 1;
    }
    let most = look.settings.most_variants;
    for (count, product) in counts.into_values().filter(|(count, _)| *count > u64::from(most)) {
        found.push(Finding::ManyVariants { product: product.clone(), count, most });
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{book, texts};
    use serde_json::{Value, json};

    #[test]
    fn more_variants_than_the_setting_says() {
        let variants = |count: usize| -> Value {
            (0..count)
                .map(|n| json!({"variant": alloc::format!("v{n}"), "product": "p", "price": "1"}))
                .collect()
        };
        let with = |count| book(json!({"variants": variants(count)}));
        assert_eq!(
            texts(with(8), json!({})),
            ["the product `p` has 8 variants; more than 7 are hard to choose from"]
        );
        assert!(
            texts(with(7), json!({})).is_empty() && texts(with(8), json!({"most_variants": 8})).is_empty()
        );
    }
}
