//! The catalogue: products, the variants (规格) that are bought, and where the stock of each comes from.

mod after_sale;
mod document;
mod form;
mod fulfilment;
mod fulfilment_check;
mod fulfilment_refusal;
mod products;
mod refusal;
mod sold;

pub use after_sale::{AfterSale, RefundWindow, Warranty};
pub use document::{Product, StockSource, Variant};
pub use form::{FieldAnswer, FieldKind, FormField, LineAnswers, MAX_FIELDS, Personal, check_answers};
pub use fulfilment::{Backorder, BundlePart, Fulfilment, FulfilmentKind, MAX_PART_UNITS, MAX_PARTS};
pub use fulfilment_refusal::{AnswerRefusal, FulfilmentRefusal};
pub use products::{Catalog, MAX_VARIANTS};
pub use refusal::CatalogRefusal;
pub use sold::{Sold, Source};
