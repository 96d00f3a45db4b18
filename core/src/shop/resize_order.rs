//! Resizing an unpaid order: the buyer changed the basket, and the order is priced and stocked anew, whole or not at all.
//!
//! Units that stay are kept, so that nobody takes them in between; coupons and amounts of offers that the order uses
//! already are its own. The order keeps its buyer, its channel and its deadline.

use crate::id::OrderId;
use crate::order::{Order, OrderRefusal};
use crate::pricing::{Cart, Quote};
use crate::reservation::ReservationRefusal;
use crate::shop::command::{PlaceOrder, ResizeOrder};
use crate::shop::event::{Event, NamedOrder, OrderResized};
use crate::shop::holding::Stocking;
use crate::shop::place_order::Before;
use crate::shop::reply::Answer;
use crate::shop::{Outcome, Rejection, Shop, ShopRefusal};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// The quote of a cart that takes the place of what an unpaid order buys: what the order uses already counts as free.
    ///
    /// # Errors
    /// As [`Shop::quote`], and where the order is not known.
    pub fn quote_resized(&self, order: &OrderId, cart: &Cart) -> Result<Quote, Rejection> {
        let (slot, _) = self.orders.find(order)?;
        let (_, book) = self.current_book().ok_or(ShopRefusal::NoPriceBook {})?;
        let facts = self.facts_on(cart, self.buyer_of(cart)?, book, Some(slot));
        let at = if cart.at == Time::default() { self.clock() } else { cart.at };
        Ok(book.quote_for(&Cart { at, ..cart.clone() }, &facts)?)
    }

    /// Prices and stocks an unpaid order anew.
    pub(super) fn decide_resize_order(
        &self,
        now: Time,
        command: &ResizeOrder,
    ) -> Result<Vec<Event>, Rejection> {
        let (slot, order) = self.awaiting(now, &command.order, "resize")?;
        self.check_resizable(command, order)?;
        let ResizeOrder { order: id, cart, book, total } = command;
        let place = PlaceOrder::new(id.clone(), cart.clone(), *book, *total);
        let basket = self.basket_of_order(now, order)?;
        let (placed, _) = self.place(now, &place, order.buyer, Before::resized(slot, basket))?;
        if placed.total.is_zero() {
            return Err(ShopRefusal::NothingToPay {}.into());
        }
        let order = NamedOrder::known(id.clone(), slot);
        Ok(vec![OrderResized { order, placed: Box::new(placed) }.into()])
    }

    fn check_resizable(&self, command: &ResizeOrder, order: &Order) -> Result<(), Rejection> {
        let id = || command.order.clone();
        let channel = self.channels.registry().find(command.cart.channel.as_str());
        let buyer = self.buyer_of(&command.cart)?;
        if !self.is_same_buyer(buyer, order.buyer) || channel != Some(order.channel) {
            return Err(ReservationRefusal::OtherCart { order: id() }.into());
        }
        if !order.paid.is_zero() {
            return Err(ReservationRefusal::PartlyPaid { order: id(), paid: self.money(order.paid) }.into());
        }
        let (count, limit) = (command.cart.lines.len(), self.settings.max_lines as usize);
        if count == 0 || count > limit {
            return Err(OrderRefusal::LineCount { count, limit }.into());
        }
        Ok(())
    }

    pub(super) fn apply_order_resized(&mut self, event: &OrderResized, answer: &mut Answer) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.stock_order(Stocking::Release, slot)?;
        self.give_back_coupons(slot)?;
        let before = self.orders.get(slot)?;
        let (placed_at, due, stage) = (before.placed_at, before.due, before.stage);
        let (payment, dealings, buyer) = (before.payment, before.dealings.clone(), before.buyer);
        let resized = self.order_placed(placed_at, &event.placed)?;
        *self.orders.get_mut(slot)? = Order { stage, due, payment, dealings, buyer, ..resized };
        self.take_coupons(slot)?;
        self.stock_order(Stocking::Reserve, slot)?;
        *answer = Answer::Order { order: slot, outcome: Outcome::AwaitingPayment, expires_at: due };
        Some(())
    }
}
