//! What things cost now. Nothing here changes the shop.

use crate::pricing::{
    BestCoupons, BuyerFacts, Cart, CouponCode, PriceBook, Pricer, PricingRefusal, Quote, WorkLimit,
};
use crate::shop::{Rejection, Shop, ShopRefusal};
use crate::time::Time;
use alloc::string::ToString;
use alloc::vec::Vec;

impl Shop {
    /// Quotes a cart by the price book in force, with a trace. What the shop knows of the buyer counts, not what the cart
    /// says. A cart without a moment is quoted for the shop's clock.
    ///
    /// # Errors
    /// A [`Rejection`]: no price book, an unknown buyer, or a cart that cannot be priced.
    pub fn quote(&self, cart: &Cart) -> Result<Quote, Rejection> {
        let (book, facts) = self.book_and_facts(cart)?;
        if cart.at != Time::default() {
            return Ok(book.quote_for(cart, &facts)?);
        }
        Ok(book.quote_for(&Cart { at: self.clock(), ..cart.clone() }, &facts)?)
    }

    /// The best of the coupons that a buyer holds, by the price book in force, as [`Pricer::best_coupons`] finds it;
    /// coupons whose uses are all taken, in all or by this buyer, are left out. What the shop knows of the buyer counts,
    /// and a cart without a moment is quoted for the shop's clock.
    ///
    /// # Errors
    /// A [`Rejection`]: no price book, an unknown buyer or coupon, or a cart that cannot be priced.
    pub fn best_coupons(&self, cart: &Cart, held: &[CouponCode]) -> Result<BestCoupons, Rejection> {
        let (book, facts) = self.book_and_facts(cart)?;
        let buyer = self.buyer_of(cart)?;
        let mut free = Vec::with_capacity(held.len());
        for code in held {
            let (offer, coupon) =
                book.coupon(code).ok_or_else(|| PricingRefusal::UnknownCoupon { code: code.to_string() })?;
            if self.coupon_uses.check_person(offer, coupon, &self.names_of(buyer)).is_ok() {
                free.push(code.clone());
            }
        }
        let at = if cart.at == Time::default() { self.clock() } else { cart.at };
        let cart = Cart { at, ..cart.clone() };
        Ok(book.best_coupons_for(&cart, &facts, &free, WorkLimit::default())?)
    }

    fn book_and_facts(&self, cart: &Cart) -> Result<(&Pricer, BuyerFacts), Rejection> {
        let (_, book) = self.current_book().ok_or(ShopRefusal::NoPriceBook {})?;
        Ok((book, self.facts_on(cart, self.buyer_of(cart)?, book, None)))
    }

    /// The price book in force.
    #[must_use]
    pub fn price_book(&self) -> Option<&PriceBook> {
        self.current_book().map(|(_, book)| book.book())
    }
}
