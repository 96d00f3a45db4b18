//! Benchmarks of keytill: `cargo bench -p keytill-benches`. What they measured is in this folder's `README.md`.
//!
//! Here is the shop that they all use: some customers in a tree of inviters, as many keys, a price book and a plan.

pub mod by_hand;
mod market;
mod random;

pub use market::{CommandIds, Market, Size, Visit, import, sealed};
pub use random::Random;

/// The price book of all benchmarks: three variants, five offers, a price list, a tier table, a coupon.
pub const PRICE_BOOK: &str = include_str!("../data/price-book.json");
/// The plan of all benchmarks: three tiers.
pub const PLAN: &str = include_str!("../data/plan.json");

/// What this process had of the processor so far, in nanoseconds; what others took is not in it. Linux only.
#[must_use]
pub fn processor_time() -> u64 {
    let told = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    told.split_whitespace().next().and_then(|first| first.parse().ok()).unwrap_or_default()
}
