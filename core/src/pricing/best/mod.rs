//! The best of all the coupons that a buyer holds: an exact search, with a bound on its work.
//!
//! # How it is found
//! The lanes run in their order. A *state* is what a combination made of the cart so far: what each line and shipping
//! cost now, which units were given, which coupons were chosen. The search takes all states of a step at once
//! ([`lanes`]): an offer without a code changes each of them; a coupon that would change a state parts it in two, with
//! and without. In lanes where one offer wins, a coupon is chosen to win or not at all, so such lanes part a state in as
//! many ways as there are coupons that could win. Three things keep the states few:
//!
//! * **Equal states become one** ([`state`]): of two that cost the same everywhere the one with the better coupons
//!   stays. The order of coupons (fewer first, then those that stand earlier in the book) is kept when the same coupons
//!   are added to both, so nothing is lost. Where the offers to come look at sums only, equal sums are enough.
//! * **Lower bounds** ([`bound`]): what a state could cost at last if all that is still to come took the most that it
//!   could. States that could not beat the best combination that was found are dropped.
//! * **Narrow passes first** ([`search`]): a few states a step, then more and more, each pass with the best of the one
//!   before to measure states by. A pass that had to drop no state for its width is the proof.
//!
//! States are compared by bounds alone. What a combination costs is what its quote says, always: the combinations that
//! are left at the end are quoted, with taxes, fees and rounding.

mod answer;
mod bound;
mod lanes;
mod plan;
mod reach;
mod rules;
mod search;
mod state;
mod tail;

#[cfg(test)]
mod tests;

pub use answer::{BestCoupons, MAX_HELD, WorkLimit};
