//! What the shop earns by an order is its buyer's own volume, and counts for everybody above.
//!
//! It is read off the ledger, not off events: whatever an event of an order earns or gives back is its buyer's, so the
//! volumes of all customers and guests add up to the shop's revenue, whatever kinds of events there are.

use crate::ledger::{Account, ShopAccount};
use crate::money::Amount;
use crate::shop::Shop;
use crate::shop::event::{Event, NamedOrder};
use crate::time::Time;

impl Shop {
    /// What the shop earned so far.
    #[inline]
    pub(super) fn earned(&self) -> Amount {
        self.ledger.balance(Account::Shop(ShopAccount::Revenue))
    }

    /// Counts what an event earned by an order or took back, for the order's buyer.
    #[inline]
    pub(super) fn count_earned(&mut self, now: Time, event: &Event, before: Amount) -> Option<()> {
        let after = self.earned();
        if after == before { Some(()) } else { self.count_for_buyer(now, event, before.minus(after).ok()?) }
    }

    fn count_for_buyer(&mut self, now: Time, event: &Event, earned: Amount) -> Option<()> {
        let buyer = match order_of(event) {
            Some(order) => {
                let order = self.orders.get(self.order_of(order)?)?;
                let brushed = order.dealings.as_ref().is_some_and(|of| of.brushed == Some(true));
                order.buyer.filter(|_| !brushed)
            }
            None => None,
        };
        let delivered = matches!(event, Event::OrderDelivered(_));
        let stamp = self.settings.people.period.stamp(now);
        self.customers.count_volume(buyer, earned, stamp, delivered).then_some(())
    }
}

/// The order that an event earns by.
const fn order_of(event: &Event) -> Option<&NamedOrder> {
    match event {
        Event::OrderDelivered(event) => Some(&event.order),
        Event::OrderRefunded(event) => Some(&event.order),
        _ => None,
    }
}
