//! Listings (上架): a product as one channel shows and sells it, and the review of products before they are sold.
//!
//! A product is uploaded once and sold on every channel; a listing says only what is other on one of them.

mod document;
mod listings;
mod refusal;

pub use document::{Listing, ReviewState};
pub use listings::{Listings, Review};
pub use refusal::ListingRefusal;
