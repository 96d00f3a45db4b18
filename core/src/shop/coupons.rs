//! The coupons of an order, what offers with caps and budgets gave to it, and what limits of sales count: taken when it
//! is placed, given back exactly
//! once when it comes to nothing.

use crate::shop::{Rejection, Shop};
use crate::slot::{OrderSlot, Slot};

impl Shop {
    /// Whether an order's coupons may be taken again, under the price book that priced it.
    pub(super) fn check_coupons_again(&self, slot: OrderSlot) -> Result<(), Rejection> {
        let order = self.orders.get(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
        let book = self.books.get(order.book.index()).ok_or_else(|| Rejection::inconsistent("book"))?;
        for coupon in &order.coupons {
            let offer = self.coupon_uses.offer(*coupon).ok_or_else(|| Rejection::inconsistent("coupon"))?;
            let terms = book
                .coupons()
                .find(|(id, _)| *id == offer)
                .ok_or_else(|| Rejection::inconsistent("coupon"))?;
            self.coupon_uses.check_person(offer, terms.1, &self.names_of(order.buyer))?;
        }
        for used in order.extras.iter().flat_map(|extras| &extras.uses).filter(|used| !used.taken.is_zero()) {
            let uses = &self.offer_uses;
            let offer = uses.registry().id(used.offer).ok_or_else(|| Rejection::inconsistent("offer"))?;
            let by_buyer = self.taken_by(used.offer, order.buyer).plus(used.taken)?;
            book.check_left(offer, by_buyer, uses.taken(used.offer).plus(used.taken)?)?;
        }
        Ok(())
    }

    pub(super) fn take_coupons(&mut self, slot: OrderSlot) -> Option<()> {
        let order = self.orders.get(slot)?;
        let (coupon_uses, offer_uses) = (&mut self.coupon_uses, &mut self.offer_uses);
        let mut uses = order.extras.iter().flat_map(|extras| &extras.uses);
        let taken = order.coupons.iter().all(|coupon| coupon_uses.take(*coupon, order.buyer))
            && uses.all(|used| offer_uses.take(used.offer, order.buyer, used.taken));
        taken.then_some(())?;
        self.take_limits(slot)
    }

    pub(super) fn give_back_coupons(&mut self, slot: OrderSlot) -> Option<()> {
        let order = self.orders.get(slot)?;
        let (coupon_uses, offer_uses) = (&mut self.coupon_uses, &mut self.offer_uses);
        let mut uses = order.extras.iter().flat_map(|extras| &extras.uses);
        let given = order.coupons.iter().all(|coupon| coupon_uses.give_back(*coupon, order.buyer))
            && uses.all(|used| offer_uses.give_back(used.offer, order.buyer, used.taken));
        given.then_some(())?;
        self.give_back_limits(slot)
    }
}
