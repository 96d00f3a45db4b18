//! Where unpaid orders and reservations come from: how many each device and each contact has open, so that nobody holds
//! all stock without paying.
//!
//! A count is there only while something is open: memory follows open work.

mod counts;
mod refusal;

pub use counts::{Origin, Unpaid};
pub use refusal::UnpaidRefusal;
