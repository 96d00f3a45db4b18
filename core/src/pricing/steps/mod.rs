//! The steps of a quote, in their fixed order: list price, quantity tier, shipping, lanes of offers within the floors,
//! rounding, tax, fee, cash rounding.
//!
//! There is one algorithm; whether its steps are written down is the [`Record`] that it is given.

mod bundle;
mod cash;
mod cell;
mod facts;
mod fee;
mod give;
mod groups;
mod lane;
mod list;
mod off;
mod premium;
mod room;
mod settle;
mod shipping;
mod spread;
mod target;
mod tax;
mod tier;
mod trial;
mod weigh;

pub(crate) use cash::round_cash;
pub(crate) use facts::{OrderFacts, UsedBefore, View};
pub(crate) use fee::{Fee, fee};
pub(crate) use give::Gifted;
pub(crate) use lane::{AppliedOffers, GivenCoupons, run_lanes};
pub(crate) use list::price_lines;
pub(crate) use premium::{add_markups, add_premiums};
pub(crate) use settle::settle;
pub(crate) use shipping::price_shipping;
pub(crate) use tax::{Taxed, tax};
pub(crate) use tier::tier_lines;
pub(crate) use trial::Trial;
pub(crate) use weigh::Costs;

use crate::money::Exact;
use crate::pricing::BorneBy;
use crate::pricing::compile::{CompiledOffer, OfferSlot, TaxSlot};
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
    /// The book's filters that its variant passes, as [`Priced::passes`](crate::pricing::compile::Priced) says.
    pub(crate) passes: u64,
    /// Whether a quantity tier made its price.
    pub(crate) tiered: bool,
    /// How many of its units were given for others that were bought.
    pub(crate) given: u32,
    /// What those cost still, in steps of the scale.
    pub(crate) given_worth: i64,
    /// The unit price that the list step found.
    pub(crate) unit: Exact,
    /// What it costs by list price, in steps of the scale.
    pub(crate) list: i64,
    /// What discounts on the whole order took off it, in steps of the scale.
    pub(crate) order_cut: i64,
    /// What the keys that were picked cost on top, in steps of the scale.
    pub(crate) premium: i64,
    /// The least that it may cost, at most its list price.
    pub(crate) floor: i64,
    /// The same, be its list price what it may.
    pub(crate) least: i64,
}

/// All lines and what they cost now.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    pub(crate) lines: SmallVec<[Line; 8]>,
    /// What each line costs after the steps so far, in steps of the scale; never negative.
    pub(crate) amounts: PerLine,
    /// Their sum.
    pub(crate) subtotal: i64,
    /// The sum of the lines by list price.
    pub(crate) list_subtotal: i64,
    /// Whether any line has a floor above zero.
    pub(crate) floored: bool,
    /// What shipping costs by the book, and after the steps so far.
    pub(crate) shipping: Shipping,
}

/// What shipping costs, in steps of the scale. Nothing where nothing is shipped.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shipping {
    pub(crate) list: i64,
    pub(crate) amount: i64,
    pub(crate) tax: Option<TaxSlot>,
}

/// An offer that applied, and what it did, in steps of the scale.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Applied<'a> {
    pub(crate) offer: &'a CompiledOffer,
    /// What it took off the lines.
    pub(crate) amount: i64,
    /// What it took off shipping.
    pub(crate) shipping: i64,
    /// What it would have taken off, but no line could take below its floor or cap.
    pub(crate) unplaced: i64,
    /// What it gives back later.
    pub(crate) cashback: i64,
    /// What it gives along.
    pub(crate) gift: Option<Gifted>,
}

/// One step of the trace. Amounts are in steps of the scale; lines are places in the cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The list price of a line; `list` is the place of its price list in the book.
    ListPrice { line: u16, list: Option<u32>, unit: Exact, amount: i64 },
    /// A more specific list changed that price.
    Adjusted { line: u16, list: u32, unit: Exact, amount: i64 },
    /// The price at home became the one of the region where the order is taxed.
    Abroad { line: u16, unit: Exact, amount: i64 },
    /// What the keys that were picked cost on top.
    Premium { line: u16, amount: i64, after: i64 },
    /// What sub-shops added.
    Markup { line: u16, amount: i64, after: i64 },
    /// A quantity tier took the place of the list price.
    Tier { line: u16, from: u32, before: i64, after: i64 },
    /// A quantity tier was reached but would not be cheaper.
    TierPassed { line: u16, from: u32, amount: i64, kept: i64 },
    /// What shipping costs by the book.
    Shipping { amount: i64 },
    /// A lane begins.
    Lane { lane: u16, subtotal: i64 },
    /// An offer took something off; its shares follow.
    Applied { offer: OfferSlot, amount: i64, capped: bool, after: i64 },
    /// What the offer before took off one line.
    Share { line: u16, amount: i64, after: i64 },
    /// What the offer before took off shipping.
    ShippingShare { amount: i64, after: i64 },
    /// What the offer before could not take off anything: floors and caps of lines are in the way.
    Unplaced { amount: i64 },
    /// The offer before gives units along.
    Gift { variant: VariantSlot, units: u32, worth: i64 },
    /// The offer before gives money back later.
    Cashback { amount: i64 },
    /// An offer took nothing off.
    NotApplied { offer: OfferSlot, why: Why },
    /// A lane was not run because of an exclusive offer.
    LaneSkipped { lane: u16, by: OfferSlot },
    /// A floor held up what a tier would have made.
    Floor { line: u16, wanted: i64, kept: i64 },
    /// The order's sums before they were rounded.
    Exact { subtotal: i64, discount: i64 },
    // From here on amounts are in minor units; `rate` is a place in the quote's taxes.
    /// The tax of all amounts of one rate, rounded once; the shares follow.
    OrderTax { rate: u16, amount: i64, tax: i64 },
    /// The tax of a line.
    Tax { line: u16, rate: u16, amount: i64, tax: i64 },
    /// The tax of shipping.
    ShippingTax { rate: u16, amount: i64, tax: i64 },
    /// What the way to pay costs.
    Fee { amount: i64, on: i64, borne_by: BorneBy },
    /// The tax of that fee.
    FeeTax { rate: u16, amount: i64, tax: i64 },
    /// The total became a round sum.
    CashRounding { before: i64, after: i64 },
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
    /// What it may take off is used up.
    UsedUp,
    /// Its amounts are in another currency.
    Currency,
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
