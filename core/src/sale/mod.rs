//! Sales limits (限购, 限时, 限量): when a variant is on sale, for whom, how much one buyer may have of it over a time, and
//! allowances of flash sales (限时限量) that are counted beside the real stock.

mod document;
mod refusal;
mod sales;

pub use document::{BuyerLimit, Flash, Sale};
pub use refusal::SaleRefusal;
pub use sales::{Asked, Sales};
