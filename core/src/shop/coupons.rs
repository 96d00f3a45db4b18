//! The coupons of an order: taken when it is placed, given back exactly once when it comes to nothing.

use crate::shop::{Rejection, Shop};
use crate::slot::{CouponSlot, CustomerSlot, OrderSlot, Slot};

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
            self.coupon_uses.check(offer, terms.1, order.buyer)?;
        }
        Ok(())
    }

    pub(super) fn take_coupons(&mut self, coupons: &[CouponSlot], buyer: Option<CustomerSlot>) -> Option<()> {
        coupons.iter().all(|coupon| self.coupon_uses.take(*coupon, buyer)).then_some(())
    }

    pub(super) fn give_back_coupons(&mut self, slot: OrderSlot) -> Option<()> {
        let order = self.orders.get(slot)?;
        let uses = &mut self.coupon_uses;
        order.coupons.iter().all(|coupon| uses.give_back(*coupon, order.buyer)).then_some(())
    }
}
