//! Back in stock: who waits for a variant is told once, in order, a bounded number at a time.
//!
//! They are told with the command that brings stock, and where there are many, with the ticks after it as long as something
//! is there. Stock that comes back because an order was not paid is not told of: it may be gone with the next payment.

use crate::arrange::Arrange;
use crate::catalog::Source;
use crate::id::{ChannelId, CustomerId, VariantId};
use crate::restock::{RestockRefusal, Subscriber};
use crate::shop::command::{SubscribeRestock, UnsubscribeRestock};
use crate::shop::event::{Event, RestockSubscribed, RestockTold, RestockUnsubscribed};
use crate::shop::{Rejection, Shop};
use crate::slot::{Named, VariantSlot};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// How many subscribers wait for a variant.
    ///
    /// # Errors
    /// When the variant is not in the catalogue.
    pub fn restock_subscribers(&self, variant: &VariantId) -> Result<usize, Rejection> {
        Ok(self.reach.waiting.len(self.catalog.find(variant)?.0))
    }

    /// Somebody wants to be told when a variant is available again.
    pub(super) fn decide_subscribe(
        &self,
        now: Time,
        command: &SubscribeRestock,
    ) -> Result<Vec<Event>, Rejection> {
        let variant = &command.variant;
        let (slot, _) = self.catalog.find(variant)?;
        if self.stock(variant, now)?.available.is_none_or(|available| available > 0) {
            return Err(RestockRefusal::Available { variant: variant.clone() }.into());
        }
        let subscriber =
            self.subscriber(command.customer.as_ref(), command.contact, command.channel.as_ref())?;
        self.reach.waiting.check_new(slot, variant, &subscriber)?;
        let variant = Named::known(variant.clone(), slot);
        Ok(vec![RestockSubscribed { variant, subscriber: Box::new(subscriber) }.into()])
    }

    /// Somebody does not want to be told any more.
    pub(super) fn decide_unsubscribe(&self, command: &UnsubscribeRestock) -> Result<Vec<Event>, Rejection> {
        let (slot, _) = self.catalog.find(&command.variant)?;
        let subscriber = self.subscriber(command.customer.as_ref(), command.contact, None)?;
        self.reach.waiting.check_known(slot, &command.variant, &subscriber)?;
        let variant = Named::known(command.variant.clone(), slot);
        Ok(vec![RestockUnsubscribed { variant, subscriber: Box::new(subscriber) }.into()])
    }

    fn subscriber(
        &self,
        customer: Option<&CustomerId>,
        contact: Option<crate::contact::ContactHash>,
        channel: Option<&ChannelId>,
    ) -> Result<Subscriber, Rejection> {
        if let Some(customer) = customer {
            self.customers.slot(customer)?;
        }
        if let Some(channel) = channel {
            self.channels.open(channel)?;
        }
        Ok(Subscriber { customer: customer.cloned(), contact, channel: channel.cloned() })
    }

    pub(super) fn apply_restock_subscribed(&mut self, event: &RestockSubscribed) -> Option<()> {
        let slot = event.variant.slot(self.catalog.variants())?;
        self.reach.waiting.add(slot, (*event.subscriber).clone())
    }

    pub(super) fn apply_restock_unsubscribed(&mut self, event: &RestockUnsubscribed) -> Option<()> {
        let slot = event.variant.slot(self.catalog.variants())?;
        self.reach.waiting.remove(slot, &event.subscriber)
    }

    pub(super) fn apply_restock_told(&mut self, event: &RestockTold) -> Option<()> {
        let slot = event.variant.slot(self.catalog.variants())?;
        self.reach.waiting.told(slot, event.subscribers.len(), event.more)
    }

    /// Adds to the events that bring stock those that tell subscribers of it. Costs a look at an empty table where nobody
    /// waits.
    pub(super) fn tell_restock(&self, events: &mut Vec<Event>) {
        let waiting = &self.reach.waiting;
        if waiting.is_empty() {
            return;
        }
        let mut restocked: Vec<VariantSlot> = Vec::new();
        for event in events.iter() {
            match event {
                Event::KeysImported(event) if !event.keys.is_empty() => {
                    let Some(pool) = event.pool.slot(self.pools.registry()) else { continue };
                    let fed =
                        |variant: &VariantSlot| match self.catalog.sold(*variant).map(|sold| sold.source) {
                            Some(Source::Keys(of)) => of == pool,
                            Some(Source::Pools) => self.catalog.feeds(*variant).contains(&pool),
                            _ => false,
                        };
                    restocked.extend(waiting.variants().filter(fed));
                }
                Event::StockAdjusted(event) if event.by > 0 => {
                    let slot = event.variant.slot(self.catalog.variants());
                    let reserved = |slot| self.counted.get(slot).map_or(0, |row| row.reserved);
                    restocked.extend(slot.filter(|slot| event.on_hand > reserved(*slot)));
                }
                Event::ReusableKeyPut(event) => restocked.extend(event.variant.slot(self.catalog.variants())),
                _ => {}
            }
        }
        restocked.arrange();
        restocked.dedup();
        let mut room = self.settings.reach.restock_limit as usize;
        for variant in restocked {
            events.extend(self.restock_told(variant, &mut room));
        }
    }

    /// The tick's share: those who could not be told at once. Whose variant is gone again wait for the next restock.
    pub(super) fn tell_more_restock(&self, now: Time, limit: usize, events: &mut Vec<Event>) {
        let mut room = self.settings.reach.restock_limit as usize;
        for variant in self.reach.waiting.telling() {
            if events.len() >= limit || room == 0 {
                return;
            }
            let id = self.catalog.variants().id(variant);
            let stock = id.and_then(|id| self.stock(id, now).ok());
            if stock.is_some_and(|stock| stock.available.is_none_or(|available| available > 0)) {
                events.extend(self.restock_told(variant, &mut room));
            } else if let Some(id) = id {
                let variant = Named::known(id.clone(), variant);
                events.push(RestockTold { variant, subscribers: Vec::new(), more: false }.into());
            }
        }
    }

    /// Whether subscribers are still to be told.
    pub(super) fn is_telling_restock(&self) -> bool {
        self.reach.waiting.telling().next().is_some()
    }

    fn restock_told(&self, variant: VariantSlot, room: &mut usize) -> Option<Event> {
        let all = self.reach.waiting.len(variant);
        if all == 0 {
            return None;
        }
        let subscribers: Vec<_> = self.reach.waiting.first(variant, *room).cloned().collect();
        *room = room.saturating_sub(subscribers.len());
        let more = subscribers.len() < all;
        let variant = Named::known(self.catalog.variants().id(variant)?.clone(), variant);
        Some(RestockTold { variant, subscribers, more }.into())
    }
}
