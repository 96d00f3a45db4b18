//! Quotes as a whole: what merchants of other shops suffered, every mode of a lane, and what holds for every cart.

mod closing;
mod effects;
mod explain;
mod lanes;
mod peers;
mod price_lists;
mod properties;
mod rounding;

use crate::id::{LaneId, OfferId, PriceBookId, ProductId, VariantId};
use crate::money::{Currency, Exact};
use crate::pricing::{
    Cart, Coupon, CouponCode, Effect, Lane, LaneMode, Offer, PriceBook, PricedVariant, Pricer, Target,
};
use crate::rule::{Condition, NumberFact};
use alloc::string::ToString;
use alloc::vec::Vec;

pub(super) fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

pub(super) fn percent(text: &str) -> Effect {
    Effect::Percent(exact(text))
}

pub(super) fn across(text: &str) -> Effect {
    Effect::AmountAcross(exact(text))
}

pub(super) fn all_lines() -> Target {
    Target::Lines(Condition::Always)
}

pub(super) fn offer(id: &str, target: Target, effect: Effect) -> Offer {
    Offer::new(OfferId::new(id).unwrap(), target, effect)
}

pub(super) fn coupon(code: &str) -> Coupon {
    Coupon::new(CouponCode::new(code).unwrap())
}

pub(super) fn from_subtotal(text: &str) -> Condition {
    Condition::at_least(NumberFact::Subtotal, exact(text))
}

/// A book of variants named `a`, `b`, `c`, … at these prices.
pub(super) fn book(prices: &[&str]) -> PriceBook {
    let mut book = PriceBook::new(PriceBookId::new("book").unwrap(), Currency::CNY);
    for (name, price) in ('a'..='z').zip(prices) {
        let (variant, product) = (VariantId::new(name.to_string()).unwrap(), ProductId::new("p").unwrap());
        book.variants.push(PricedVariant::new(variant, product, exact(price)));
    }
    book
}

pub(super) fn with_lane(mut book: PriceBook, mode: LaneMode, offers: Vec<Offer>) -> PriceBook {
    let name = alloc::format!("lane-{}", book.lanes.len());
    book.lanes.push(Lane::new(LaneId::new(name).unwrap(), mode, offers));
    book
}

/// One unit of each of the first `n` variants.
pub(super) fn cart(n: usize) -> Cart {
    ('a'..='z').take(n).fold(Cart::on("h5"), |cart, name| cart.line(name.to_string(), 1))
}

/// The total of a cart, checked for everything that holds of every quote.
pub(super) fn total(book: PriceBook, cart: &Cart) -> alloc::string::String {
    let pricer = Pricer::new(book).unwrap();
    let quote = pricer.quote(cart).unwrap();
    properties::check(&pricer, cart, &quote);
    alloc::format!("{}", quote.total.decimal())
}
