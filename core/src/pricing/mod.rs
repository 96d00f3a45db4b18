//! Prices: a published [`PriceBook`], compiled by a [`Pricer`], turns a [`Cart`] into a [`Quote`] that explains itself.
//!
//! A calculator on its own: it knows nothing of the machine.

mod book;
mod cart;
mod compile;
mod coupon;
mod coupon_uses;
mod explain;
mod offer;
mod pricer;
mod quote;
mod refusal;
mod steps;
mod tier;
mod trace;

#[cfg(test)]
mod tests;

pub use book::{Audience, ListedPrice, PriceBook, PriceList, PricedVariant};
pub use cart::{BuyerFacts, Cart, CartLine, CounterValue, RawId};
pub use coupon::{Coupon, CouponCode};
pub use coupon_uses::CouponUses;
pub use offer::{Effect, Exclusive, Lane, LaneMode, Offer, Target};
pub use pricer::{MAX_LINES, MAX_QUANTITY, Pricer};
pub use quote::{AppliedOffer, Quote, QuoteLine, unit_worths};
pub use refusal::PricingRefusal;
pub use tier::{Tier, TierKind, TierTable};
pub use trace::StepView;
