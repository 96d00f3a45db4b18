//! Prices: a published [`PriceBook`], compiled by a [`Pricer`], turns a [`Cart`] into a [`Quote`] that explains itself.
//!
//! A calculator on its own: it knows nothing of the machine.

mod best;
mod compile;
mod coupon_uses;
mod document;
mod explain;
mod pricer;
mod quote;
mod read;
mod refusal;
mod steps;
mod trace;

#[cfg(test)]
mod tests;

pub use best::{BestCoupons, MAX_HELD, WorkLimit};
pub use coupon_uses::CouponUses;
pub use document::*;
pub use pricer::{MAX_LINES, MAX_QUANTITY, Pricer};
pub use quote::{AppliedOffer, Quote, QuoteLine, QuotedGift, QuotedShipping, unit_worths};
pub use refusal::PricingRefusal;
pub use trace::StepView;
