//! The steps of a quote, in their fixed order: list price, quantity tier, lanes of offers, rounding and totals.
//!
//! There is one algorithm; whether its steps are written down is the [`Record`] that it is given.

mod effect;
mod facts;
mod lane;
mod list;
mod settle;
mod spread;

pub(crate) use facts::OrderFacts;
pub(crate) use lane::{GivenCoupons, run_lanes};
pub(crate) use list::price_lines;
pub(crate) use settle::settle;

use crate::money::Exact;
use crate::pricing::compile::OfferSlot;
use crate::rule::Failed;
use crate::slot::VariantSlot;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// One number per line, on the stack for carts of the usual size.
pub(crate) type PerLine = SmallVec<[i64; 8]>;

/// A line of the cart while it is priced. Lines stand in the order of the book, so that the order of the cart decides
/// nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub(crate) variant: VariantSlot,
    pub(crate) quantity: u32,
    /// Its place in the cart.
    pub(crate) in_cart: u16,
    /// The unit price that the list step found.
    pub(crate) unit: Exact,
    /// What it costs by list price, in steps of the scale.
    pub(crate) list: i64,
    /// What discounts on the whole order took off it, in steps of the scale.
    pub(crate) order_cut: i64,
}

/// All lines and what they cost now.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    pub(crate) lines: SmallVec<[Line; 8]>,
    /// What each line costs after the steps so far, in steps of the scale; never negative.
    pub(crate) amounts: PerLine,
    /// Their sum.
    pub(crate) subtotal: i64,
}

/// An offer that applied, and what it took off, in steps of the scale.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Applied {
    pub(crate) offer: OfferSlot,
    pub(crate) amount: i64,
}

/// One step of the trace. Amounts are in steps of the scale; lines are places in the cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The list price of a line; `list` is the place of its price list in the book.
    ListPrice { line: u16, list: Option<u32>, unit: Exact, amount: i64 },
    /// A quantity tier took the place of the list price.
    Tier { line: u16, from: u32, before: i64, after: i64 },
    /// A quantity tier was reached but would not be cheaper.
    TierPassed { line: u16, from: u32, amount: i64, kept: i64 },
    /// A lane begins.
    Lane { lane: u16, subtotal: i64 },
    /// An offer took something off; its shares follow.
    Applied { offer: OfferSlot, amount: i64, capped: bool, after: i64 },
    /// What the offer before took off one line.
    Share { line: u16, amount: i64, after: i64 },
    /// An offer took nothing off.
    NotApplied { offer: OfferSlot, why: Why },
    /// A lane was not run because of an exclusive offer.
    LaneSkipped { lane: u16, by: OfferSlot },
    /// The order's sums before they were rounded.
    Exact { subtotal: i64, discount: i64 },
}

/// Why an offer did not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// Its condition failed.
    Condition(Option<Failed>),
    /// No line passed its filter; why the first line did not.
    NoLine(Option<Failed>),
    /// There was nothing to take off.
    NothingOff,
    /// Another of its lane takes more, or as much with precedence.
    Beaten { by: OfferSlot, would_take: i64 },
    /// Another came first in its lane.
    After { by: OfferSlot },
    /// An exclusive offer shut it out.
    ShutOut { by: OfferSlot },
}

/// Where the steps of a quote are written, if anywhere.
pub(crate) trait Record {
    /// Whether steps are kept: what only the trace needs is not computed otherwise.
    const ON: bool;
    /// Keeps a step.
    fn step(&mut self, step: Step);
}

/// Keeps nothing.
pub(crate) struct Silent;

impl Record for Silent {
    const ON: bool = false;
    #[inline]
    fn step(&mut self, _: Step) {}
}

impl Record for Vec<Step> {
    const ON: bool = true;
    #[inline]
    fn step(&mut self, step: Step) {
        self.push(step);
    }
}
