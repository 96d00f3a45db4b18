//! Prices: a published [`PriceBook`], compiled by a [`Pricer`], turns a [`Cart`] into a [`Quote`] that explains itself.
//!
//! A calculator on its own: it knows nothing of the machine.

mod best;
mod compile;
mod conditions;
mod coupon_uses;
mod document;
mod explain;
mod grant;
mod json;
mod lint;
mod offer_uses;
mod pricer;
mod public;
mod quote;
mod read;
mod refusal;
mod steps;
mod trace;
mod what_if;

#[cfg(test)]
mod tests;

pub use best::{BestCoupons, MAX_HELD, WorkLimit};
pub use coupon_uses::CouponUses;
pub use document::*;
pub use grant::Grant;
pub use lint::{Finding, FindingRow, LintSettings, PurchaseLimit, Severity};
pub use offer_uses::OfferUses;
pub use pricer::{MAX_LINES, MAX_QUANTITY, Pricer};
pub use quote::{
    AppliedOffer, Quote, QuoteLine, QuotedFee, QuotedGift, QuotedShipping, QuotedTax, unit_worths,
};
pub use refusal::PricingRefusal;
pub use trace::StepView;
pub use what_if::{Sum, WhatIf, WhatIfRow, WhatIfSums};
