//! A naive account of a history, written apart from the machine: it follows what the events say, one fact after the other,
//! keeps no slots, no indexes and no ledger, and adds everything up anew whenever it is asked.

mod keys;
mod money;
mod orders;
mod stock;

use keys::Keys;
use keytill::shop::{Event, Reply, Shop};
use keytill::time::Time;
use money::Money;
use orders::Orders;
use stock::Stock;

#[derive(Debug, Default)]
pub struct Reference {
    orders: Orders,
    stock: Stock,
    money: Money,
    keys: Keys,
}

impl Reference {
    /// Follows what a command did.
    pub fn follow(&mut self, events: &[Event], reply: &Reply, shop: &Shop) {
        for event in events {
            // What was there before an event is asked of the orders as they were.
            self.money.follow(event, &self.orders);
            self.orders.follow(event);
            self.stock.follow(event, &self.orders);
            self.keys.follow(event, shop);
        }
        self.keys.told(reply);
    }

    /// Whether a shop stands as the facts say.
    pub fn compare(&self, shop: &Shop, now: u64) {
        self.orders.compare(shop);
        self.stock.compare(&self.orders, shop, Time::from_millis(now));
        self.money.compare(&self.orders, shop);
    }
}
