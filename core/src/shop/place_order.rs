//! Placing an order: the price is checked, stock and coupons are reserved, and the payment is awaited.

use crate::channel::Channel;
use crate::few::Few;
use crate::id::{ChannelId, CustomerId, OfferId};
use crate::money::{Amount, MoneyRefusal};
use crate::order::{Line, Order, OrderRefusal, Stage};
use crate::pricing::{BuyerFacts, Cart, Pricer, Quote};
use crate::shop::answers::Asked;
use crate::shop::basket::Basket;
use crate::shop::choosing::Chooser;
use crate::shop::command::PlaceOrder;
use crate::shop::deliver::PaidUnits;
use crate::shop::event::{Event, OrderPaid, OrderPlaced, PlacedLine};
use crate::shop::holding::Stocking;
use crate::shop::placing::Placing;
use crate::shop::rejection::PriceChange;
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop, ShopRefusal};
use crate::slot::{ChannelSlot, CouponSlot, CustomerSlot, LevelSlot, Named, OrderSlot};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// What its buyer has already where an order is placed or resized.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// Units that are held.
    basket: Option<Basket>,
    /// The order that is resized: what it uses counts as free.
    order: Option<OrderSlot>,
}

impl Before {
    /// Before an order is resized.
    pub(super) const fn resized(order: OrderSlot, basket: Basket) -> Self {
        Self { basket: Some(basket), order: Some(order) }
    }
}

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
        let (channel_slot, _) = self.open_channel(cart)?;
        let buyer = self.buyer_of(cart)?;
        let drawn = self.drawn_reservation(now, command, channel_slot, buyer)?;
        if let Some(buyer) = buyer {
            self.check_unpaid(buyer, u32::from(drawn.is_some()))?;
        }
        self.check_origin(command, buyer, drawn)?;
        let before = Before { basket: drawn.map(|slot| self.basket_of(now, slot)).transpose()?, order: None };
        let (placed, automatic) = self.place(now, command, buyer, before)?;
        let named = Named::unknown(order.clone());
        let mut events = Vec::with_capacity(3);
        if let Some(slot) = drawn {
            events.push(self.draw(slot, &placed)?);
        }
        let free = placed.total.is_zero();
        let units = free.then(|| PaidUnits::placed(self, &placed, buyer)).transpose()?;
        events.push(placed.into());
        events.extend(self.note_sellers(channel_slot, &named)?);
        events.extend(Self::note_origin(command, &named));
        events.extend(Self::make_findable(command, &named)?);
        events.extend(self.prepare_gift(command.gift.as_deref(), &named)?);
        let Some(units) = units else { return Ok(events) };
        events.push(OrderPaid { order: named.clone(), payment: None, amount: Amount::ZERO }.into());
        if automatic && command.gift.is_none() {
            self.deliver_units(now, named, units, &mut events)?;
        }
        Ok(events)
    }

    /// Prices and stocks what an order buys, with what its buyer holds already. Also tells whether it can be delivered
    /// without a person.
    pub(super) fn place(
        &self,
        now: Time,
        command: &PlaceOrder,
        buyer: Option<CustomerSlot>,
        before: Before,
    ) -> Result<(OrderPlaced, bool), Rejection> {
        let PlaceOrder { order, cart, .. } = command;
        let (channel_slot, channel) = self.open_channel(cart)?;
        self.check_quote_moment(now, cart.at)?;
        if let Some(got) = cart.currency.filter(|currency| *currency != self.settings.currency) {
            return Err(MoneyRefusal::CurrencyMismatch { expected: self.settings.currency, got }.into());
        }
        let (quote, first_order) = self.agreed_price(command, buyer, before.order)?;
        let total = quote.total.amount();
        if total.is_zero() && !self.settings.free_orders {
            return Err(ShopRefusal::NothingToPay {}.into());
        }
        if !self.reach.sales.is_empty() {
            self.check_sales(now, &quote, channel.id.as_str(), buyer, first_order, before.order)?;
        }
        let listed = self.check_listed(&quote, channel_slot)?;
        let coupons = self.check_coupons(&quote, buyer, before.order)?;
        let chooser = Chooser::new(self, now, order, buyer, channel_slot);
        let (lines, automatic) = self.reserve_lines(chooser, command, &quote, channel, before.basket)?;
        let (book, level) = (quote.digest(), self.level_of(buyer));
        let placed = OrderPlaced {
            order: order.clone(),
            channel: Named::known(channel.id.clone(), channel_slot),
            buyer: buyer.and_then(|slot| self.name_customer(slot)),
            level: level.and_then(|slot| Some(Named::known(self.levels.registry().id(slot)?.clone(), slot))),
            first_order,
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
            extras: self.extras_of(&quote, buyer, before.order)?,
        };
        Ok((placed, automatic && listed))
    }

    pub(super) fn apply_order_placed(
        &mut self,
        now: Time,
        event: &OrderPlaced,
        answer: &mut Answer,
    ) -> Option<()> {
        let order = self.order_placed(now, event)?;
        let slot = self.orders.place(&event.order, order, event.wait, now)?;
        self.take_coupons(slot)?;
        self.stock_order(Stocking::Reserve, slot)?;
        let expires_at = Some(now.after(event.wait));
        *answer = Answer::Order { order: slot, outcome: Outcome::AwaitingPayment, expires_at };
        Some(())
    }

    /// The order that an event tells of.
    pub(super) fn order_placed(&mut self, now: Time, event: &OrderPlaced) -> Option<Order> {
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
        Some(Order {
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
        })
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

    /// Whether a buyer may have one more unpaid order or reservation open, `instead` of so many.
    pub(super) fn check_unpaid(&self, buyer: CustomerSlot, instead: u32) -> Result<(), OrderRefusal> {
        let limit = self.settings.max_unpaid_orders;
        let open = self.unpaid_of(buyer).saturating_add(self.reserved_by(buyer));
        if open.saturating_sub(instead) >= limit {
            Err(OrderRefusal::TooManyUnpaid { limit })
        } else {
            Ok(())
        }
    }

    fn check_quote_moment(&self, now: Time, quoted_at: Time) -> Result<(), ShopRefusal> {
        let honoured = quoted_at <= now && now <= quoted_at.after(self.settings.quote_honoured);
        if honoured { Ok(()) } else { Err(ShopRefusal::QuoteStale { quoted_at, now }) }
    }

    /// The price now, if it is the one that the buyer saw.
    fn agreed_price(
        &self,
        command: &PlaceOrder,
        buyer: Option<CustomerSlot>,
        resized: Option<OrderSlot>,
    ) -> Result<(Quote, bool), Rejection> {
        let (_, book) = self.current_book().ok_or(ShopRefusal::NoPriceBook {})?;
        let facts = self.facts_on(&command.cart, buyer, book, resized);
        let seen_total = command.total.expect(self.settings.currency)?;
        let now = book.price_for(&command.cart, &facts)?;
        if now.total.amount() == seen_total && now.digest() == command.book {
            return Ok((now, facts.first_order));
        }
        let now = book.quote_for(&command.cart, &facts)?;
        let named = self.book_of(command.book);
        if named.is_none() && now.total.amount() == seen_total {
            return Err(ShopRefusal::BookUnknown { digest: command.book.to_string() }.into());
        }
        if now.total.amount() != seen_total {
            let seen = named.and_then(|(_, book)| {
                seen_by(book, command, &self.facts_on(&command.cart, buyer, book, resized))
            });
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
        Ok((now, facts.first_order))
    }

    /// What the machine knows of a buyer; what a cart says of itself is not believed.
    pub(super) fn facts_of(
        &self,
        buyer: Option<CustomerSlot>,
        book: &Pricer,
        resized: Option<OrderSlot>,
    ) -> BuyerFacts {
        BuyerFacts {
            level: self.level_of(buyer).and_then(|level| self.levels.registry().id(level)).map(Into::into),
            first_order: self.is_first_order(buyer, resized),
            used: self.used_before(buyer, book, resized),
            ..BuyerFacts::default()
        }
    }

    /// An unpaid order counts as a first one too, or a newcomer could place many at a newcomer's price and pay them all.
    /// One that is resized stays what it was.
    fn is_first_order(&self, buyer: Option<CustomerSlot>, resized: Option<OrderSlot>) -> bool {
        let Some(buyer) = buyer.filter(|buyer| self.customers.orders_paid(*buyer) == 0) else { return false };
        match resized.and_then(|slot| self.orders.get(slot)) {
            Some(order) => order.first_order,
            None => self.unpaid_of(buyer) == 0,
        }
    }

    /// The coupons that a quote uses, each within its limits.
    fn check_coupons(
        &self,
        quote: &Quote,
        buyer: Option<CustomerSlot>,
        resized: Option<OrderSlot>,
    ) -> Result<Few<Named<OfferId, CouponSlot>, 1>, Rejection> {
        let own = resized.and_then(|slot| self.orders.get(slot)).map(|order| &order.coupons);
        let mut coupons = Few::new();
        for (terms, offer, _) in quote.coupons() {
            let used = self.coupon_uses.slot(offer).filter(|slot| own.is_some_and(|own| own.contains(slot)));
            let slot = match used {
                Some(slot) => Some(slot),
                None => self.coupon_uses.check_person(offer, terms, &self.names_of(buyer))?,
            };
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
        basket: Option<Basket>,
    ) -> Result<(Vec<PlacedLine>, bool), Rejection> {
        // Picked keys go to those who picked them, whatever line stands first.
        let mut picked = Vec::new();
        for line in &quote.lines {
            if let Some(picks) = &line.picks {
                picked.push(self.choose_picks(&mut chooser, &line.variant, line.quantity, picks)?);
            }
        }
        let asked = Asked::new(command.answers.as_deref())?;
        let mut placing = Placing::new(self, chooser, picked, asked, quote, basket);
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
