//! What depends on what is sold: for a product, else for its category, else generally.

use crate::arrange::Arrange;
use crate::id::CategoryId;
use crate::slot::ProductSlot;
use alloc::vec::Vec;

/// The terms of a bonus, by goods.
#[derive(Debug, Clone)]
pub(super) struct ByGoods<T> {
    general: T,
    /// In order of the product's slot.
    products: Vec<(ProductSlot, T)>,
    /// In order of id.
    categories: Vec<(CategoryId, T)>,
}

impl<T> ByGoods<T> {
    pub(super) fn new(
        general: T,
        mut products: Vec<(ProductSlot, T)>,
        mut categories: Vec<(CategoryId, T)>,
    ) -> Self {
        products.arrange_by_key(|(product, _)| *product);
        categories.arrange_by(|(one, _), (other, _)| one.cmp(other));
        Self { general, products, categories }
    }

    /// All terms, those first of what has none of its own.
    pub(super) fn all(&self) -> impl Iterator<Item = &T> {
        let products = self.products.iter().map(|(_, own)| own);
        let categories = self.categories.iter().map(|(_, own)| own);
        core::iter::once(&self.general).chain(products).chain(categories)
    }

    /// The terms of a product; its category is asked for only where categories have terms of their own.
    pub(super) fn of<'a>(
        &self,
        product: ProductSlot,
        category: impl FnOnce() -> Option<&'a CategoryId>,
    ) -> &T {
        if self.products.is_empty() && self.categories.is_empty() {
            return &self.general;
        }
        if let Ok(n) = self.products.binary_search_by_key(&product, |(slot, _)| *slot) {
            return self.products.get(n).map_or(&self.general, |(_, own)| own);
        }
        if self.categories.is_empty() {
            return &self.general;
        }
        let found = || {
            let category = category()?;
            let n = self.categories.binary_search_by(|(id, _)| id.cmp(category)).ok()?;
            self.categories.get(n).map(|(_, own)| own)
        };
        found().unwrap_or(&self.general)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Slot;
    use alloc::vec;

    #[test]
    fn a_product_goes_before_its_category_and_that_before_the_rest() {
        let slot = |n| ProductSlot::from_index(n).unwrap();
        let id = |text: &str| -> CategoryId { text.parse().unwrap() };
        let terms =
            ByGoods::new('-', vec![(slot(7), 'p'), (slot(2), 'q')], vec![(id("b"), 'b'), (id("a"), 'a')]);
        let (a, b, c) = (id("a"), id("b"), id("c"));
        assert_eq!(*terms.of(slot(7), || panic!("the product has its own")), 'p');
        assert_eq!(*terms.of(slot(2), || Some(&a)), 'q');
        assert_eq!(*terms.of(slot(3), || Some(&a)), 'a');
        assert_eq!(*terms.of(slot(3), || Some(&b)), 'b');
        assert_eq!(*terms.of(slot(3), || Some(&c)), '-');
        assert_eq!(*terms.of(slot(3), || None), '-');
        let plain = ByGoods::new('-', vec![(slot(7), 'p')], Vec::new());
        assert_eq!(*plain.of(slot(3), || panic!("no category has its own")), '-');
    }
}
