//! Placing an order: the price is checked, stock and coupons are reserved, and the payment is awaited.

use crate::channel::Channel;
use crate::few::Few;
use crate::id::{ChannelId, CustomerId, OfferId};
use crate::money::{Amount, MoneyRefusal};
use crate::order::{Line, Order, OrderRefusal, Stage};
use crate::pricing::{BuyerFacts, Cart, Pricer, Quote};
use crate::shop::answers::Asked;
use crate::shop::command::PlaceOrder;
use crate::shop::deliver::PaidUnits;
use crate::shop::event::{Event, OrderPaid, OrderPlaced, PlacedLine};
use crate::shop::holding::{Chooser, Stocking};
use crate::shop::placing::Placing;
use crate::shop::rejection::PriceChange;
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop, ShopRefusal};
use crate::slot::{ChannelSlot, CouponSlot, CustomerSlot, LevelSlot, Named};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use smallvec::SmallVec;

impl Shop {
    /// Places an order at the price that the buyer saw, or says what changed.
    ///
    /// Everything is checked before anything is reserved: an order is placed whole or not at all. One that costs nothing
    /// is paid in the same transition, and delivered where nobody is needed for it.
    pub(super) fn decide_place_order(
        &self,
        now: Time,
        command: &PlaceOrder,
    ) -> Result<Vec<Event>, Rejection> {
        let PlaceOrder { order, cart, .. } = command;
        self.orders.check_new(order)?;
        let limit = self.settings.max_lines as usize;
        if cart.lines.is_empty() || cart.lines.len() > limit {
            return Err(OrderRefusal::LineCount { count: cart.lines.len(), limit }.into());
        }
        let (channel_slot, channel) = self.open_channel(cart)?;
        let buyer = self.buyer_of(cart)?;
        if let Some(buyer) = buyer {
            self.check_unpaid(buyer)?;
        }
        self.check_origin(command, buyer)?;
        self.check_quote_moment(now, cart.at)?;
        if let Some(got) = cart.currency.filter(|currency| *currency != self.settings.currency) {
            return Err(MoneyRefusal::CurrencyMismatch { expected: self.settings.currency, got }.into());
        }
        let quote = self.agreed_price(command, buyer)?;
        let total = quote.total.amount();
        if total.is_zero() && !self.settings.free_orders {
            return Err(ShopRefusal::NothingToPay {}.into());
        }
        let coupons = self.check_coupons(&quote, buyer)?;
        let chooser = Chooser::new(self, now, order, buyer, channel_slot);
        let (lines, automatic) = self.reserve_lines(chooser, command, &quote, channel)?;
        let (book, level) = (quote.digest(), self.level_of(buyer));
        let placed = OrderPlaced {
            order: order.clone(),
            channel: Named::known(channel.id.clone(), channel_slot),
            buyer: buyer.and_then(|slot| self.name_customer(slot)),
            level: level.and_then(|slot| Some(Named::known(self.levels.registry().id(slot)?.clone(), slot))),
            first_order: self.is_first_order(buyer),
            book,
            quoted_at: cart.at,
            payment_method: quote.payment_method.clone(),
            lines,
            coupons,
            total,
            wait: self.wait_for(
                now,
                channel.order_expiry.unwrap_or(self.settings.order_expiry),
                quote.lines.iter().map(|line| &line.variant),
            )?,
            extras: self.extras_of(&quote, buyer)?,
        };
        let named = Named::unknown(order.clone());
        let findable = Self::make_findable(command, &named)?;
        let origin = Self::note_origin(command, &named).into_iter().chain(findable);
        if !total.is_zero() {
            return Ok([placed.into()].into_iter().chain(origin).collect());
        }
        let units = PaidUnits::placed(self, &placed, buyer)?;
        let paid = OrderPaid { order: named.clone(), payment: None, amount: Amount::ZERO };
        let mut events: Vec<Event> = [placed.into()].into_iter().chain(origin).collect();
        events.push(paid.into());
        if automatic {
            self.deliver_units(now, named, units, &mut events)?;
        }
        Ok(events)
    }

    pub(super) fn apply_order_placed(
        &mut self,
        now: Time,
        event: &OrderPlaced,
        answer: &mut Answer,
    ) -> Option<()> {
        let buyer = self.maybe_customer_of(event.buyer.as_ref())?;
        let coupons: SmallVec<[CouponSlot; 2]> = event
            .coupons
            .iter()
            .map(|coupon| coupon.slot(self.coupon_uses.registry()))
            .collect::<Option<_>>()?;
        let mut lines = SmallVec::new();
        for line in &event.lines {
            let variant = line.variant.slot(self.catalog.variants())?;
            let sold = self.catalog.note_order(variant)?;
            let part_of = line.terms.as_ref().and_then(|terms| terms.part_of.as_ref());
            let product = match part_of {
                Some(part) => self.catalog.note_order(part.bundle.slot(self.catalog.variants())?)?.product,
                None => sold.product,
            };
            lines.push(Line {
                variant,
                product,
                version: sold.version,
                manual: sold.manual,
                units: self.units_of(sold.source, &line.keys, line.parts.as_deref())?,
                quantity: line.quantity,
                refunded_units: 0,
                unearned_units: 0,
                delivered_units: 0,
                list: line.list,
                total: line.total,
                refunded: Amount::ZERO,
            });
        }
        let order = Order {
            stage: Stage::Placed,
            channel: event.channel.slot(self.channels.registry())?,
            buyer,
            level: self.maybe_level_of(event.level.as_ref())?,
            first_order: event.first_order,
            book: self.book_of(event.book)?.0,
            quoted_at: event.quoted_at,
            payment_method: event.payment_method.clone(),
            placed_at: now,
            due: None,
            total: event.total,
            paid: Amount::ZERO,
            refunded: Amount::ZERO,
            coupons,
            lines,
            extras: self.placed_extras(event)?,
            fulfilment: self.placed_fulfilment(event)?,
            payment: None,
            dealings: None,
            delivered_at: Time::default(),
        };
        let slot = self.orders.place(&event.order, order, event.wait, now)?;
        self.take_coupons(slot)?;
        self.stock_order(Stocking::Reserve, slot)?;
        let expires_at = Some(now.after(event.wait));
        *answer = Answer::Order { order: slot, outcome: Outcome::AwaitingPayment, expires_at };
        Some(())
    }

    fn open_channel(&self, cart: &Cart) -> Result<(ChannelSlot, &Channel), Rejection> {
        // What is registered is an id: a text is parsed only to be refused.
        let slot = self.channels.registry().find(cart.channel.as_str());
        match slot.and_then(|slot| Some((slot, self.channels.get(slot)?))) {
            Some((slot, channel)) if channel.active => Ok((slot, channel)),
            _ => Ok(self.channels.open(&ChannelId::new(&cart.channel)?)?),
        }
    }

    pub(super) fn buyer_of(&self, cart: &Cart) -> Result<Option<CustomerSlot>, Rejection> {
        let Some(raw) = &cart.buyer else { return Ok(None) };
        match self.customers.find_text(raw.as_str()) {
            Some(slot) => Ok(Some(slot)),
            None => Ok(Some(self.customers.slot(&CustomerId::new(raw)?)?)),
        }
    }

    fn check_unpaid(&self, buyer: CustomerSlot) -> Result<(), OrderRefusal> {
        let limit = self.settings.max_unpaid_orders;
        if self.unpaid_of(buyer) >= limit { Err(OrderRefusal::TooManyUnpaid { limit }) } else { Ok(()) }
    }

    fn check_quote_moment(&self, now: Time, quoted_at: Time) -> Result<(), ShopRefusal> {
        let honoured = quoted_at <= now && now <= quoted_at.after(self.settings.quote_honoured);
        if honoured { Ok(()) } else { Err(ShopRefusal::QuoteStale { quoted_at, now }) }
    }

    /// The price now, if it is the one that the buyer saw.
    fn agreed_price(&self, command: &PlaceOrder, buyer: Option<CustomerSlot>) -> Result<Quote, Rejection> {
        let (_, book) = self.current_book().ok_or(ShopRefusal::NoPriceBook {})?;
        let facts = self.facts_of(buyer, book);
        let seen_total = command.total.expect(self.settings.currency)?;
        let now = book.price_for(&command.cart, &facts)?;
        if now.total.amount() == seen_total && now.digest() == command.book {
            return Ok(now);
        }
        let now = book.quote_for(&command.cart, &facts)?;
        let named = self.book_of(command.book);
        if named.is_none() && now.total.amount() == seen_total {
            return Err(ShopRefusal::BookUnknown { digest: command.book.to_string() }.into());
        }
        if now.total.amount() != seen_total {
            let seen = named.and_then(|(_, book)| seen_by(book, command, &self.facts_of(buyer, book)));
            let step = match &seen {
                Some(seen) if seen.total != command.total => {
                    "no price book of this shop makes the price that was named".to_string()
                }
                Some(seen) => seen.first_difference(&now).unwrap_or_else(|| "the rounding".to_string()),
                None => "the price book that was named is not one of this shop".to_string(),
            };
            let refusal = ShopRefusal::PriceChanged { seen: command.total, now: now.total, step };
            return Err(Rejection::PriceChanged(Box::new(PriceChange { refusal, seen, now })));
        }
        // The book is another, the price the same: the buyer pays what the buyer saw.
        Ok(now)
    }

    /// What the machine knows of a buyer; what a cart says of itself is not believed.
    pub(super) fn facts_of(&self, buyer: Option<CustomerSlot>, book: &Pricer) -> BuyerFacts {
        BuyerFacts {
            level: self.level_of(buyer).and_then(|level| self.levels.registry().id(level)).map(Into::into),
            first_order: self.is_first_order(buyer),
            used: self.used_before(buyer, book),
            ..BuyerFacts::default()
        }
    }

    /// An unpaid order counts as a first one too, or a newcomer could place many at a newcomer's price and pay them all.
    fn is_first_order(&self, buyer: Option<CustomerSlot>) -> bool {
        buyer.is_some_and(|buyer| self.customers.orders_paid(buyer) == 0 && self.unpaid_of(buyer) == 0)
    }

    /// The coupons that a quote uses, each within its limits.
    fn check_coupons(
        &self,
        quote: &Quote,
        buyer: Option<CustomerSlot>,
    ) -> Result<Few<Named<OfferId, CouponSlot>, 1>, Rejection> {
        let mut coupons = Few::new();
        for (terms, offer, _) in quote.coupons() {
            let slot = self.coupon_uses.check_person(offer, terms, &self.names_of(buyer))?;
            let slot = slot.ok_or_else(|| Rejection::inconsistent("coupon"))?;
            coupons.push(Named::known(offer.clone(), slot));
        }
        Ok(coupons)
    }

    /// Chooses the stock of every line. Also tells whether the order can be delivered without a person.
    fn reserve_lines(
        &self,
        mut chooser: Chooser<'_>,
        command: &PlaceOrder,
        quote: &Quote,
        channel: &Channel,
    ) -> Result<(Vec<PlacedLine>, bool), Rejection> {
        // Picked keys go to those who picked them, whatever line stands first.
        let mut picked = Vec::new();
        for line in &quote.lines {
            if let Some(picks) = &line.picks {
                picked.push(self.choose_picks(&mut chooser, &line.variant, line.quantity, picks)?);
            }
        }
        let asked = Asked::new(command.answers.as_deref())?;
        let mut placing = Placing::new(self, chooser, picked, asked, quote);
        for (n, line) in (0_u32..).zip(&quote.lines) {
            placing.buy(n, line)?;
        }
        for gift in &quote.gifts {
            placing.give(gift)?;
        }
        let (lines, automatic) = placing.done()?;
        Ok((lines, automatic && channel.auto_delivery))
    }

    pub(super) fn level_of(&self, buyer: Option<CustomerSlot>) -> Option<LevelSlot> {
        buyer.and_then(|buyer| self.customers.level(buyer))
    }
}

/// The quote that the buyer's device made: by the whole book, or by its public form, which knows no floors. Where neither
/// makes the total that was named, it is that of the whole book.
fn seen_by(book: &Pricer, command: &PlaceOrder, facts: &BuyerFacts) -> Option<Quote> {
    let whole = book.quote_for(&command.cart, facts).ok();
    if whole.as_ref().is_some_and(|quote| quote.total == command.total) {
        return whole;
    }
    let public = book.quote_as_public(&command.cart, facts).ok();
    public.filter(|quote| quote.total == command.total).or(whole)
}
