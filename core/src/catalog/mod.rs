//! The catalogue: products, the variants (规格) that are bought, and where the stock of each comes from.

mod catalog;
mod document;
mod refusal;

pub use catalog::{Catalog, MAX_VARIANTS, Sold, Source};
pub use document::{Product, StockSource, Variant};
pub use refusal::CatalogRefusal;
