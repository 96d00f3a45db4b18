//! Looking through the conditions of a document.

use crate::pricing::{BuyGet, Effect, Offer, PriceBook, Target};
use crate::rule::{Condition, LinesTest};
use alloc::vec::Vec;

/// Shows a condition and every part of it.
pub(super) fn each_part<'a>(condition: &'a Condition, see: &mut impl FnMut(&'a Condition)) {
    see(condition);
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| each_part(part, see)),
        Condition::Not(inner) => each_part(inner, see),
        Condition::Lines(LinesTest { lines, .. }) => each_part(lines, see),
        Condition::Always
        | Condition::AtLeast(_)
        | Condition::MoreThan(_)
        | Condition::AtMost(_)
        | Condition::LessThan(_)
        | Condition::Equals(_)
        | Condition::In(_)
        | Condition::Tagged(_)
        | Condition::Flag(_)
        | Condition::Window(_)
        | Condition::LocalTime(_) => {}
    }
}

/// The filter of a target, if it has one.
pub(super) const fn filter_of(target: &Target) -> Option<&Condition> {
    match target {
        Target::Lines(filter) => Some(filter),
        Target::Cheapest(pick) | Target::Dearest(pick) => Some(&pick.lines),
        Target::Order | Target::Shipping | Target::OrderAndShipping => None,
    }
}

/// The conditions of an offer: its own, its target's filter and those of its effect.
pub(super) fn of_offer(offer: &Offer) -> Vec<&Condition> {
    let mut all = Vec::from([&offer.when]);
    all.extend(filter_of(&offer.target));
    match &offer.effect {
        Effect::BuyGet(BuyGet { buy, .. }) => all.push(buy),
        Effect::Bundle(bundle) => all.extend(bundle.parts.iter().map(|part| &part.lines)),
        _ => {}
    }
    all
}

/// Every condition of a book.
pub(super) fn of_book(book: &PriceBook) -> impl Iterator<Item = &Condition> {
    let offers = book.lanes.iter().flat_map(|lane| &lane.offers).flat_map(of_offer);
    let shipping = book.shipping.iter().map(|method| &method.when);
    offers.chain(shipping).chain(book.payment_methods.iter().map(|method| &method.when))
}
