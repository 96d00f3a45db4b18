//! The catalogue: products, the variants (规格) that are bought, and where the stock of each comes from.

mod after_sale;
mod document;
mod products;
mod refusal;

pub use after_sale::{AfterSale, RefundWindow, Warranty};
pub use document::{Product, StockSource, Variant};
pub use products::{Catalog, MAX_VARIANTS, Sold, Source};
pub use refusal::CatalogRefusal;
