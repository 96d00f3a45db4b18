use super::LintSettings;
use crate::arrange::Arrange;
use crate::money::Exact;
use crate::pricing::{CrossBorder, MAX_LINES, PriceBook, PricedVariant};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::cmp::Reverse;

/// What the book sells, for looking up by name.
pub(super) struct Goods<'a> {
    variants: BTreeMap<&'a str, Good<'a>>,
    pub(super) products: BTreeSet<&'a str>,
    pub(super) categories: BTreeSet<&'a str>,
    pub(super) tags: BTreeSet<&'a str>,
    /// The most units of one line.
    pub(super) line_units: u64,
    /// The most units of one order.
    pub(super) order_units: u64,
}

/// A variant and what is known of its price.
#[derive(Clone, Copy)]
pub(super) struct Good<'a> {
    pub(super) row: &'a PricedVariant,
    pub(super) most_units: u32,
    /// The highest list price in the book's currency that any buyer may see; `None` where it has no bound.
    pub(super) dearest: Option<Exact>,
}

impl<'a> Goods<'a> {
    pub(super) fn new(book: &'a PriceBook, settings: &'a LintSettings) -> Self {
        let bounded = is_bounded(book);
        let good = |row: &'a PricedVariant| {
            let good = Good { row, most_units: settings.most_units, dearest: bounded.then_some(row.price) };
            (row.variant.as_str(), good)
        };
        let mut variants: BTreeMap<_, _> = book.variants.iter().map(good).collect();
        for limit in &settings.limits {
            if let Some(good) = variants.get_mut(limit.variant.as_str()) {
                good.most_units = limit.most;
            }
        }
        let at_home = book.lists.iter().filter(|list| list.currency.is_none_or(|own| own == book.currency));
        for price in at_home.flat_map(|list| &list.prices) {
            if let Some(good) = variants.get_mut(price.variant.as_str()) {
                good.dearest = good.dearest.map(|dearest| dearest.max(price.price));
            }
        }
        let mut most: Vec<u32> = variants.values().map(|good| good.most_units).collect();
        most.arrange_by_key(|most| Reverse(*most));
        Self {
            products: book.variants.iter().map(|row| row.product.as_str()).collect(),
            categories: book
                .variants
                .iter()
                .filter_map(|row| row.category.as_ref())
                .map(|id| id.as_str())
                .collect(),
            tags: book.variants.iter().flat_map(|row| &row.tags).map(|tag| tag.as_str()).collect(),
            line_units: most.first().copied().unwrap_or_default().into(),
            order_units: most.iter().take(MAX_LINES).map(|most| u64::from(*most)).sum(),
            variants,
        }
    }

    pub(super) fn get(&self, variant: &str) -> Option<&Good<'a>> {
        self.variants.get(variant)
    }
}

/// Whether no list price in the book's currency is above those that are written: no list raises prices, and no region's
/// tax does.
fn is_bounded(book: &PriceBook) -> bool {
    let mut changes = book.lists.iter().filter_map(|list| list.adjustment.as_ref());
    let raised = changes.any(|change| change.percent.is_positive() || change.each.is_positive());
    let by_region = book.taxes.inclusive && book.taxes.cross_border == CrossBorder::KeepNet;
    !(raised || by_region)
}
