//! What a client's device gets of the price book: its public form, and grants of checked codes.

use crate::id::CustomerId;
use crate::pricing::{CouponCode, Grant, PriceBook, PricingRefusal};
use crate::shop::{Rejection, Shop, ShopRefusal};
use alloc::string::ToString;

impl Shop {
    /// The public form of the price book in force: for anybody, or for one customer with the prices agreed with them.
    ///
    /// Costs one pass over the book: keep it until another book is published.
    #[must_use]
    pub fn public_price_book(&self, buyer: Option<&CustomerId>) -> Option<PriceBook> {
        let book = self.price_book()?;
        Some(buyer.map_or_else(|| book.public(), |buyer| book.public_for(buyer)))
    }

    /// The grant of a coupon's code for a buyer, if the coupon may be used once more. Nothing is reserved: a use is taken
    /// when the order is placed.
    ///
    /// Where the coupon's limits count customers, the buyer must be named.
    ///
    /// # Errors
    /// A [`Rejection`]: no price book, an unknown buyer or code, or a coupon that is used up.
    ///
    /// # Examples
    /// ```
    /// use keytill::id::CommandId;
    /// use keytill::money::Currency;
    /// use keytill::pricing::{Cart, CouponCode, Pricer};
    /// use keytill::shop::command::{Body, PlaceOrder};
    /// use keytill::shop::{Command, Settings, Shop};
    /// use keytill::time::Time;
    ///
    /// let mut shop = Shop::new("demo", Settings::in_currency(Currency::CNY))?;
    /// let now = Time::from_millis(1_795_321_884_000);
    /// for (n, body) in [
    ///     r#"{"put_channel": {"channel": {"id": "web"}}}"#,
    ///     r#"{"put_product": {"product": {"id": "guide", "variants": [{"id": "guide-pdf", "stock": "unlimited"}]}}}"#,
    ///     r#"{"publish_price_book": {"book": {"id": "2026-11", "currency": "CNY",
    ///         "variants": [{"variant": "guide-pdf", "product": "guide", "price": "9.90", "cost": "1.20"}],
    ///         "lanes": [{"id": "coupons", "mode": "best", "offers": [{"id": "third-off", "target": "order",
    ///             "effect": {"percent": "30"}, "coupon": {"code": "SPRING", "total_limit": 1}}]}]}}}"#,
    /// ].into_iter().enumerate() {
    ///     let body: Body = serde_json::from_str(body)?;
    ///     shop.execute(Command::new(CommandId::new(format!("setup-{n}"))?, now, body))?;
    /// }
    ///
    /// // The device has the public form, which knows no codes; the buyer types one.
    /// let device = Pricer::new(shop.public_price_book(None).ok_or("no book")?)?;
    /// let grant = shop.grant(&CouponCode::new("spring")?, None)?;
    /// let device = device.with_grants(&[grant])?;
    /// let seen = device.quote(&Cart::on("web").line("guide-pdf", 1).coupon("SPRING").at(now))?;
    /// assert_eq!(seen.total.to_string(), "6.93 CNY");
    ///
    /// // The machine makes the same price, and the coupon is used.
    /// shop.execute(Command::new(CommandId::new("c-1")?, now, PlaceOrder::of("order-1", &seen)?))?;
    /// let refused = shop.grant(&CouponCode::new("spring")?, None).unwrap_err();
    /// assert_eq!(refused.code(), "coupon.exhausted");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn grant(&self, code: &CouponCode, buyer: Option<&CustomerId>) -> Result<Grant, Rejection> {
        let (_, book) = self.current_book().ok_or(ShopRefusal::NoPriceBook {})?;
        let buyer = buyer.map(|buyer| self.customers.slot(buyer)).transpose()?;
        let (offer, coupon) =
            book.coupon(code).ok_or_else(|| PricingRefusal::UnknownCoupon { code: code.to_string() })?;
        self.coupon_uses.check_person(offer, coupon, &self.names_of(buyer))?;
        Ok(book.grant(code)?)
    }
}
