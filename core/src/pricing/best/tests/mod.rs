//! The search against all combinations, traps made by hand, and how much work many coupons are.

mod brute;
mod many;
mod traps;

use crate::pricing::tests::{coupon, offer};
use crate::pricing::{Cart, CouponCode, Effect, Offer, Pricer, Target};
use alloc::vec::Vec;

/// The combination that a search through all of them finds: the least total, then the fewest coupons, then those that
/// stand earlier in the book. `None` when none can be quoted.
pub(super) fn by_force(pricer: &Pricer, cart: &Cart, held: &[CouponCode]) -> Option<(i64, Vec<CouponCode>)> {
    let in_book: Vec<&CouponCode> = {
        let order: Vec<_> = pricer.coupons().map(|(_, coupon)| &coupon.code).collect();
        order.into_iter().filter(|code| held.contains(code)).collect()
    };
    let mut best: Option<(i64, usize, Vec<usize>)> = None;
    for mask in 0_u32..1 << in_book.len() {
        let chosen: Vec<usize> = (0..in_book.len()).filter(|n| mask & (1 << n) != 0).collect();
        let mut cart = Cart { coupons: Vec::new(), ..cart.clone() };
        for n in &chosen {
            cart = cart.coupon(in_book[*n].as_str());
        }
        let Ok(quote) = pricer.price(&cart) else { continue };
        let found = (quote.total.minor(), chosen.len(), chosen);
        if best.as_ref().is_none_or(|best| found < *best) {
            best = Some(found);
        }
    }
    best.map(|(total, _, chosen)| (total, chosen.into_iter().map(|n| in_book[n].clone()).collect()))
}

pub(super) fn code(n: usize) -> CouponCode {
    CouponCode::new(&alloc::format!("C{n}")).unwrap()
}

pub(super) fn coded(n: usize, target: Target, effect: Effect) -> Offer {
    offer(&alloc::format!("o{n}"), target, effect).coupon(coupon(code(n).as_str()))
}
