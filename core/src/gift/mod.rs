//! Gifts (礼物): an order that one pays and another receives. Whoever has the claim code receives it, within a time; nobody
//! claims it, and the money goes back.
//!
//! The machine never sees a claim code, only the keyed hash that the host made of it.

mod book;
mod claim;
mod document;
mod refusal;

pub use book::{Gift, GiftState, Gifts};
pub use claim::ClaimHash;
pub use document::GiftTerms;
pub use refusal::GiftRefusal;
