//! The catalogue of a shop: its products as they are and were, and its variants.

use crate::catalog::sold::{limits_of, source_of};
use crate::catalog::{CatalogRefusal, FulfilmentRefusal, Product, Sold, StockSource, Variant};
use crate::id::{LevelId, PoolId, ProductId, VariantId};
use crate::slot::{PoolSlot, ProductSlot, Registry, Slot, VariantSlot};
use crate::text;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use minicbor::Encode;

/// Most variants of one catalogue.
pub const MAX_VARIANTS: usize = 1_000_000;
const MAX_VARIANTS_OF_PRODUCT: usize = 1000;
const MAX_TAGS: usize = 100;

/// The catalogue of a shop. A variant never leaves it and never changes its kind of stock: orders name it by slot.
#[derive(Debug, Clone)]
pub struct Catalog {
    products: Registry<ProductId, ProductSlot>,
    documents: Vec<Product>,
    /// What products were before, oldest first: those descriptions that an order was placed by.
    past: Vec<Vec<Product>>,
    variants: Registry<VariantId, VariantSlot>,
    sold: Vec<Sold>,
    /// The pools of each variant that has several, in their order.
    feeds: BTreeMap<VariantSlot, Vec<PoolSlot>>,
}

impl Catalog {
    /// An empty catalogue; `seed` scatters the tables of ids.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            products: Registry::new(seed),
            documents: Vec::new(),
            past: Vec::new(),
            variants: Registry::new(seed),
            sold: Vec::new(),
            feeds: BTreeMap::new(),
        }
    }

    /// Checks how a product is fulfilled, before it is put. `level` tells whether a level is defined.
    ///
    /// # Errors
    /// [`FulfilmentRefusal`]
    pub fn check_terms(
        &self,
        product: &Product,
        level: impl Fn(&LevelId) -> bool,
    ) -> Result<(), FulfilmentRefusal> {
        product.variants.iter().try_for_each(|variant| self.check_fulfilment(product, variant, &level))
    }

    /// Checks a product before it is put. `pool` finds the slot of an open pool.
    ///
    /// # Errors
    /// [`CatalogRefusal`]
    pub fn check(
        &self,
        product: &Product,
        pool: impl Fn(&PoolId) -> Option<PoolSlot>,
    ) -> Result<(), CatalogRefusal> {
        let id = || product.id.clone();
        let in_text = |source| CatalogRefusal::Text { source };
        text::check_names("product", &product.names).map_err(in_text)?;
        let count = product.variants.len();
        if count == 0 || count > MAX_VARIANTS_OF_PRODUCT {
            return Err(CatalogRefusal::VariantCount { product: id(), count });
        }
        if product.tags.len() > MAX_TAGS {
            return Err(CatalogRefusal::TooManyTags { product: id(), count: product.tags.len() });
        }
        if self.sold.len().saturating_add(count) > MAX_VARIANTS {
            return Err(CatalogRefusal::TooMany { limit: MAX_VARIANTS });
        }
        let known = self.products.slot(&product.id);
        for (n, variant) in product.variants.iter().enumerate() {
            text::check_names("variant", &variant.names).map_err(in_text)?;
            let twin = product.variants.iter().take(n).any(|earlier| earlier.id == variant.id);
            let before = self.variants.slot(&variant.id).and_then(|slot| self.sold(slot));
            if twin || before.is_some_and(|sold| Some(sold.product) != known) {
                return Err(CatalogRefusal::VariantTaken { variant: variant.id.clone() });
            }
            let source = source_of(variant, &pool)?;
            if before.is_some_and(|sold| !sold.source.may_become(source)) {
                return Err(CatalogRefusal::SourceChanged { variant: variant.id.clone() });
            }
            let (minimum, maximum) = limits_of(variant);
            if minimum == 0 || maximum < minimum {
                return Err(CatalogRefusal::BadLimits { variant: variant.id.clone(), minimum, maximum });
            }
        }
        Ok(())
    }

    /// Adds a product, or puts a new description in place of the old one, which stays as long as an order was placed by
    /// it. A variant that the new description leaves out is no longer sold. Gives back whether everything in it is known.
    pub fn put(&mut self, product: &Product, pool: impl Fn(&PoolId) -> Option<PoolSlot>) -> bool {
        let Some(product_slot) = self.products.register(&product.id) else { return false };
        match self.documents.get_mut(product_slot.index()) {
            // Equal descriptions share a number.
            Some(document) if document == product => return true,
            Some(document) => {
                let mut ordered = false;
                for variant in &document.variants {
                    let sold =
                        self.variants.slot(&variant.id).and_then(|slot| self.sold.get_mut(slot.index()));
                    if let Some(sold) = sold {
                        ordered |= sold.ordered;
                        sold.listed = false;
                    }
                }
                let before = core::mem::replace(document, product.clone());
                if let Some(past) = self.past.get_mut(product_slot.index()).filter(|_| ordered) {
                    past.push(before);
                }
            }
            None => {
                self.documents.push(product.clone());
                self.past.push(Vec::new());
            }
        }
        let version = self.past.get(product_slot.index()).map_or(0, Vec::len);
        let Ok(version) = u32::try_from(version) else { return false };
        for variant in &product.variants {
            let Ok(source) = source_of(variant, &pool) else { return false };
            let Some(slot) = self.variants.register(&variant.id) else { return false };
            if let StockSource::Pools(ids) = &variant.stock {
                self.feeds.insert(slot, ids.iter().filter_map(&pool).collect());
            } else {
                self.feeds.remove(&slot);
            }
            let (minimum, maximum) = limits_of(variant);
            let kind = variant.kind();
            let manual = variant.manual_delivery || kind.needs_person();
            let sold = Sold {
                product: product_slot,
                source,
                minimum,
                maximum,
                manual,
                listed: true,
                kind,
                backorder: variant.backorder.is_some(),
                ordered: false,
                version,
            };
            match self.sold.get_mut(slot.index()) {
                Some(known) => *known = sold,
                None => self.sold.push(sold),
            }
        }
        true
    }

    /// A variant that is sold now, by id.
    ///
    /// # Errors
    /// [`CatalogRefusal::VariantUnknown`]
    pub fn find(&self, id: &VariantId) -> Result<(VariantSlot, &Sold), CatalogRefusal> {
        let found = self.variants.slot(id).and_then(|slot| self.sold(slot).map(|sold| (slot, sold)));
        found
            .filter(|(_, sold)| sold.listed)
            .ok_or_else(|| CatalogRefusal::VariantUnknown { variant: id.clone() })
    }

    /// A variant by slot.
    #[must_use]
    pub fn sold(&self, slot: VariantSlot) -> Option<&Sold> {
        self.sold.get(slot.index())
    }

    /// Notes that an order was placed for a variant, so that its description stays. What is known of the variant.
    pub fn note_order(&mut self, slot: VariantSlot) -> Option<Sold> {
        let sold = self.sold.get_mut(slot.index())?;
        sold.ordered = true;
        Some(*sold)
    }

    /// A product as it was described under a number.
    #[must_use]
    pub fn version(&self, product: ProductSlot, version: u32) -> Option<&Product> {
        let past = self.past.get(product.index())?;
        past.get(version as usize).or_else(|| self.documents.get(product.index()))
    }

    /// A variant as its product described it under a number.
    #[must_use]
    pub fn variant(&self, slot: VariantSlot, version: u32) -> Option<&Variant> {
        let (product, id) = (self.sold(slot)?.product, self.variants.id(slot)?);
        self.version(product, version)?.variants.iter().find(|variant| variant.id == *id)
    }

    /// The pools of a variant that has several, in the order in which they are sold from.
    #[must_use]
    pub fn feeds(&self, slot: VariantSlot) -> &[PoolSlot] {
        self.feeds.get(&slot).map_or(&[], Vec::as_slice)
    }

    /// A product by slot.
    #[must_use]
    pub fn product(&self, slot: ProductSlot) -> Option<&Product> {
        self.documents.get(slot.index())
    }

    /// All products in the order they were first put.
    #[must_use]
    pub fn products(&self) -> &[Product] {
        &self.documents
    }

    /// The table of variant ids.
    #[must_use]
    pub fn variants(&self) -> &Registry<VariantId, VariantSlot> {
        &self.variants
    }

    /// The table of product ids.
    #[must_use]
    pub fn product_ids(&self) -> &Registry<ProductId, ProductSlot> {
        &self.products
    }
}

/// In a snapshot: the product documents, the variant ids, their records, and the pools of those that have several.
impl<C> Encode<C> for Catalog {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(5)?.encode_with(&self.documents, ctx)?.encode_with(&self.variants, ctx)?;
        e.encode_with(&self.sold, ctx)?.encode_with(&self.past, ctx)?.encode_with(&self.feeds, ctx)?.ok()
    }
}

impl Catalog {
    /// Reads what [`Encode`] wrote.
    ///
    /// # Errors
    /// When the bytes are not a catalogue.
    pub fn decode(d: &mut minicbor::Decoder<'_>, seed: u64) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let damaged = || minicbor::decode::Error::message("not a catalogue").at(at);
        type Feeds = BTreeMap<VariantSlot, Vec<PoolSlot>>;
        type Parts = (Vec<Product>, Vec<VariantId>, Vec<Sold>, Vec<Vec<Product>>, Feeds);
        let (documents, variants, sold, past, feeds): Parts = d.decode()?;
        if variants.len() != sold.len() || past.len() != documents.len() {
            return Err(damaged());
        }
        let products = documents.iter().map(|product| product.id.clone()).collect();
        Ok(Self {
            products: Registry::from_ids(products, seed).ok_or_else(damaged)?,
            documents,
            past,
            variants: Registry::from_ids(variants, seed).ok_or_else(damaged)?,
            sold,
            feeds,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Source;
    use crate::refusal::Refusal;
    use alloc::vec;

    fn variant(id: &str) -> Variant {
        Variant::new(VariantId::new(id).unwrap(), StockSource::Counted)
    }

    fn product(id: &str, variants: Vec<Variant>) -> Product {
        Product { id: ProductId::new(id).unwrap(), names: vec![], category: None, tags: vec![], variants }
    }

    fn no_pool(_: &PoolId) -> Option<PoolSlot> {
        None
    }

    #[test]
    fn put_lists_and_unlists() {
        let mut catalog = Catalog::new(0);
        assert!(catalog.put(&product("p", vec![variant("a"), variant("b")]), no_pool));
        assert!(catalog.put(&product("p", vec![variant("a")]), no_pool));
        assert!(catalog.find(&VariantId::new("a").unwrap()).is_ok());
        assert_eq!(catalog.find(&VariantId::new("b").unwrap()).unwrap_err().code(), "variant.unknown");
    }

    #[test]
    fn refuses_by_rule() {
        let mut catalog = Catalog::new(0);
        catalog.put(&product("p", vec![variant("a")]), no_pool);
        let code = |p: &Product| catalog.check(p, no_pool).unwrap_err().code();
        assert_eq!(code(&product("q", vec![variant("a")])), "variant.taken");
        assert_eq!(code(&product("q", vec![variant("b"), variant("b")])), "variant.taken");
        assert_eq!(code(&product("q", vec![])), "product.variant_count");
        let other = Variant { stock: StockSource::Unlimited, ..variant("a") };
        assert_eq!(code(&product("p", vec![other])), "variant.source_changed");
        let pool = PoolId::new("x").unwrap();
        let keys = Variant { stock: StockSource::Keys { pool }, ..variant("k") };
        assert_eq!(code(&product("q", vec![keys])), "variant.pool_unknown");
        let limits = Variant { min_per_order: 5, max_per_order: Some(4), ..variant("l") };
        assert_eq!(code(&product("q", vec![limits])), "variant.bad_limits");
    }

    #[test]
    fn lists_of_pools_may_change_and_single_pools_may_not() {
        let open = |pool: &PoolId| PoolSlot::from_index(usize::from(pool.as_str().as_bytes()[0] - b'a'));
        let pools = |names: &[&str]| {
            StockSource::Pools(names.iter().map(|name| PoolId::new(name).unwrap()).collect())
        };
        let one = |name: &str| StockSource::Keys { pool: PoolId::new(name).unwrap() };
        let mut catalog = Catalog::new(0);
        let with = |stock| product("p", vec![Variant { stock, ..variant("k") }]);
        catalog.put(&with(one("a")), open);
        let code = |catalog: &Catalog, stock| catalog.check(&with(stock), open).err().map(|e| e.code());
        assert_eq!(code(&catalog, one("b")), Some("variant.source_changed"));
        assert_eq!(code(&catalog, StockSource::Counted), Some("variant.source_changed"));
        assert_eq!(code(&catalog, pools(&["a", "a"])), Some("variant.bad_pools"));
        assert_eq!(code(&catalog, pools(&[])), Some("variant.bad_pools"));
        assert_eq!(code(&catalog, pools(&["b", "a"])), None);
        catalog.put(&with(pools(&["b", "a"])), open);
        let (slot, sold) = catalog.find(&VariantId::new("k").unwrap()).unwrap();
        assert_eq!(sold.source, Source::Pools);
        assert_eq!(catalog.feeds(slot), [PoolSlot::from_index(1).unwrap(), PoolSlot::from_index(0).unwrap()]);
        let bytes = minicbor::to_vec(&catalog).unwrap();
        let again = Catalog::decode(&mut minicbor::Decoder::new(&bytes), 9).unwrap();
        assert_eq!(again.feeds(slot), catalog.feeds(slot));
        assert_eq!(code(&catalog, StockSource::Reusable), Some("variant.source_changed"));
        assert_eq!(serde_json::to_string(&pools(&["a", "b"])).unwrap(), r#"{"pools":["a","b"]}"#);
    }

    #[test]
    fn quantities_have_limits() {
        let mut catalog = Catalog::new(0);
        let limited = Variant { min_per_order: 2, max_per_order: Some(3), ..variant("a") };
        catalog.put(&product("p", vec![limited]), no_pool);
        let id = VariantId::new("a").unwrap();
        let (_, sold) = catalog.find(&id).unwrap();
        assert_eq!(sold.check_quantity(&id, 1).unwrap_err().code(), "quantity.below_minimum");
        assert!(sold.check_quantity(&id, 2).is_ok());
        assert_eq!(sold.check_quantity(&id, 4).unwrap_err().code(), "quantity.above_maximum");
    }

    #[test]
    fn a_snapshot_round_trips() {
        let mut catalog = Catalog::new(0);
        catalog.put(&product("p", vec![variant("a"), variant("b")]), no_pool);
        let bytes = minicbor::to_vec(&catalog).unwrap();
        let again = Catalog::decode(&mut minicbor::Decoder::new(&bytes), 9).unwrap();
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
    }
}
