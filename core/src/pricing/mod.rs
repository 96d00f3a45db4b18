//! Prices: a published [`PriceBook`], compiled by a [`Pricer`], turns a [`Cart`] into a [`Quote`] that explains itself.
//!
//! A calculator on its own: it knows nothing of the machine.

mod book;
mod cart;
mod coupon;
mod coupon_uses;
mod offer;
mod refusal;
mod tier;

pub use book::{Audience, ListedPrice, PriceBook, PriceList, PricedVariant};
pub use cart::{BuyerFacts, Cart, CartLine, CounterValue, RawId};
pub use coupon::{Coupon, CouponCode};
pub use coupon_uses::CouponUses;
pub use offer::{Effect, Exclusive, Lane, LaneMode, Offer, Target};
pub use refusal::PricingRefusal;
pub use tier::{Tier, TierKind, TierTable};
