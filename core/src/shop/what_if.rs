//! What-if: what the orders of a shop would have cost by another price book.

use crate::id::OrderId;
use crate::order::{Order, Stage};
use crate::pricing::{PriceBook, Pricer, WhatIf, WhatIfRow};
use crate::shop::{Rejection, Shop};
use crate::slot::Slot;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Which orders are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum WhichOrders {
    /// All of them.
    #[default]
    #[n(0)]
    All,
    /// Those that were paid, also when they were refunded later.
    #[n(1)]
    Paid,
    /// Those that await their payment, were given up or expired.
    #[n(2)]
    Unpaid,
}

impl WhichOrders {
    pub(super) const fn has(self, order: &Order) -> bool {
        let unpaid = matches!(order.stage, Stage::Placed | Stage::Expired | Stage::Cancelled);
        match self {
            Self::All => true,
            Self::Paid => !unpaid,
            Self::Unpaid => unpaid,
        }
    }
}

impl Shop {
    /// Quotes the shop's orders again, by the book that priced them and by another one that need not be published, and
    /// says what would have been different. Nothing changes.
    ///
    /// Each order is quoted for its moment and with what was known of its buyer then: an offer that begins later does not
    /// apply. Costs two quotes for each order and keeps none of them.
    ///
    /// # Errors
    /// A [`Rejection`] when the new book is not sound or in another currency.
    ///
    /// # Examples
    /// What a week's orders would have brought, from the journal that recorded them:
    /// ```
    /// # use keytill::id::CommandId;
    /// # use keytill::journal::Journal;
    /// # use keytill::money::Currency;
    /// # use keytill::pricing::Cart;
    /// # use keytill::shop::command::{Body, PlaceOrder};
    /// # use keytill::shop::{Command, Settings, Shop};
    /// # use keytill::time::Time;
    /// use keytill::journal;
    /// use keytill::pricing::PriceBook;
    /// use keytill::shop::WhichOrders;
    /// # let mut shop = Shop::new("demo", Settings::in_currency(Currency::CNY))?;
    /// # let mut bytes = Vec::new();
    /// # let mut journal = Journal::begin(&shop, &mut bytes);
    /// # let now = Time::from_millis(1_795_321_884_000);
    /// # let mut run = |shop: &mut Shop, id: &str, body: Body| -> Result<(), Box<dyn std::error::Error>> {
    /// #     let done = shop.execute(Command::new(CommandId::new(id)?, now, body))?;
    /// #     if let Some(record) = &done.record { journal.append(record, &mut bytes); }
    /// #     Ok(())
    /// # };
    /// # for (n, body) in [
    /// #     r#"{"put_channel": {"channel": {"id": "web"}}}"#,
    /// #     r#"{"put_product": {"product": {"id": "guide", "variants": [{"id": "guide-pdf", "stock": "unlimited"}]}}}"#,
    /// #     r#"{"publish_price_book": {"book": {"id": "b1", "currency": "CNY",
    /// #         "variants": [{"variant": "guide-pdf", "product": "guide", "price": "9.90"}]}}}"#,
    /// # ].into_iter().enumerate() {
    /// #     run(&mut shop, &format!("setup-{n}"), serde_json::from_str(body)?)?;
    /// # }
    /// # let quote = shop.quote(&Cart::on("web").line("guide-pdf", 2).at(now))?;
    /// # run(&mut shop, "c-1", PlaceOrder::of("order-1", &quote)?.into())?;
    /// // `bytes` is the journal.
    /// let shop = journal::replay(&bytes)?;
    /// let book: PriceBook = serde_json::from_str(r#"{"id": "b2", "currency": "CNY",
    ///     "variants": [{"variant": "guide-pdf", "product": "guide", "price": "12.00"}]}"#)?;
    /// let compared = shop.what_if(book, WhichOrders::All, |order, row| {
    ///     assert_eq!((order.as_str(), row.difference().unwrap().to_string()), ("order-1", "4.20 CNY".into()));
    /// })?;
    /// assert_eq!(compared.totals().next().ok_or("no orders")?.difference.to_string(), "4.20 CNY");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn what_if(
        &self,
        book: PriceBook,
        which: WhichOrders,
        mut each: impl FnMut(&OrderId, &WhatIfRow),
    ) -> Result<WhatIf, Rejection> {
        self.check_currency(book.currency)?;
        let new = Pricer::new(book)?;
        let mut all = WhatIf::new();
        for (slot, order) in self.orders.in_order().into_iter().filter(|(_, order)| which.has(order)) {
            let old = self.books.get(order.book.index()).ok_or_else(|| Rejection::inconsistent("book"))?;
            let id = self.orders.registry().id(slot).ok_or_else(|| Rejection::inconsistent("order"))?;
            let (cart, facts) = self.priced_cart(order, old)?;
            each(id, &all.add(old, &new, &cart, &facts));
        }
        Ok(all)
    }
}
