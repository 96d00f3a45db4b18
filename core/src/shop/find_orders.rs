//! Finding orders (查单): by contact and secret, for whoever knows both; by buyer or contact, for a host that knows who asks.
//!
//! A lookup that finds something leaves no record. One that finds nothing takes a token from the bucket of the contact,
//! and of the device where one is named, so that secrets cannot be tried one after the other; while a bucket is empty
//! nothing is looked up at all, whatever the secret. A contact that nobody has and a wrong secret are answered alike.
//!
//! Orders in the archive are not found: who has one's bytes restores it first.

use crate::arrange::Arrange;
use crate::contact::ContactHash;
use crate::id::{CustomerId, DeviceId, OrderId};
use crate::limit::{Buckets, Rate};
use crate::lookup::{Findable, FoundBy, LookupRefusal};
use crate::shop::command::{LookupOrders, PlaceOrder};
use crate::shop::event::{Event, LookupFailed, NamedOrder, OrderMadeFindable};
use crate::shop::reply::Answer;
use crate::shop::{OrderView, Rejection, SettingsRefusal, Shop};
use crate::slot::OrderSlot;
use crate::time::{Span, Time};
use alloc::vec;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How many orders one lookup lists, where it does not say, and at the most.
const PAGE: u32 = 20;
const LARGEST_PAGE: u32 = 100;

/// What the shop keeps for lookups. Where nobody names a secret, it is empty.
#[derive(Debug, Clone, Default, Encode, Decode)]
pub(crate) struct Lookups {
    #[n(0)]
    pub(crate) findable: Findable,
    #[n(1)]
    tries: Buckets,
}

/// How often lookups may fail. Absent fields take the defaults that stand with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct LookupSettings {
    /// For one contact. Default: 5, and one more every 10 minutes.
    #[n(0)]
    pub per_contact: Rate,
    /// From one device. Default: 20, and one more every minute.
    #[n(1)]
    pub per_device: Rate,
}

impl Default for LookupSettings {
    fn default() -> Self {
        Self {
            per_contact: Rate { tokens: 5, every: Span::from_minutes(10) },
            per_device: Rate { tokens: 20, every: Span::from_minutes(1) },
        }
    }
}

impl LookupSettings {
    /// Checks every setting against its range: 1 to 1 000 tries, one more every second to 366 days.
    ///
    /// # Errors
    /// [`SettingsRefusal::OutOfRange`], naming the setting.
    pub fn check(&self) -> Result<(), SettingsRefusal> {
        let year = Span::from_days(366).millis();
        let ranges = [
            ("lookup.per_contact.tokens", u64::from(self.per_contact.tokens), 1, 1000),
            ("lookup.per_contact.every", self.per_contact.every.millis(), 1000, year),
            ("lookup.per_device.tokens", u64::from(self.per_device.tokens), 1, 1000),
            ("lookup.per_device.every", self.per_device.every.millis(), 1000, year),
        ];
        for (setting, value, least, most) in ranges {
            if !(least..=most).contains(&value) {
                return Err(SettingsRefusal::OutOfRange { setting, value, least, most });
            }
        }
        Ok(())
    }
}

impl Shop {
    /// The event that makes a new order findable by contact and secret; none where no secret is named.
    pub(super) fn make_findable(
        command: &PlaceOrder,
        order: &NamedOrder,
    ) -> Result<Option<Event>, LookupRefusal> {
        let Some(secret) = command.lookup_secret else { return Ok(None) };
        let contact = command.contact.ok_or(LookupRefusal::NoContact {})?;
        Ok(Some(OrderMadeFindable { order: order.clone(), found_by: FoundBy { contact, secret } }.into()))
    }

    pub(super) fn apply_order_made_findable(&mut self, event: &OrderMadeFindable) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        self.lookups.findable.add(slot, event.found_by).then_some(())
    }

    /// Looks orders up. What is found is told by the reply, and nothing is recorded.
    pub(super) fn decide_lookup_orders(
        &self,
        now: Time,
        command: &LookupOrders,
    ) -> Result<Vec<Event>, Rejection> {
        for (key, rate) in self.buckets_of(command.contact, command.device.as_ref()) {
            if let Some(again_at) = self.lookups.tries.check(key, rate, now) {
                return Err(LookupRefusal::TooManyAttempts { again_at }.into());
            }
        }
        if !self.found(command).is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![LookupFailed { contact: command.contact, device: command.device.clone() }.into()])
    }

    pub(super) fn apply_lookup_failed(
        &mut self,
        now: Time,
        event: &LookupFailed,
        answer: &mut Answer,
    ) -> Option<()> {
        let mut left = u32::MAX;
        let buckets: Vec<_> = self.buckets_of(event.contact, event.device.as_ref()).collect();
        for (key, rate) in buckets {
            self.lookups.tries.take(key, rate, now)?;
            left = left.min(self.lookups.tries.left(key, rate, now));
        }
        *answer = Answer::NotFound { left };
        Some(())
    }

    /// What a lookup tells that found something: a page of orders, the newest first.
    pub(super) fn answer_of_lookup(&self, command: &LookupOrders) -> Answer {
        let found = self.found(command);
        let limit = command.limit.unwrap_or(PAGE).clamp(1, LARGEST_PAGE) as usize;
        let after = command.after.as_ref().and_then(|id| self.orders.find(id).ok());
        let from = after.and_then(|(after, _)| found.iter().position(|slot| *slot == after));
        let rest = found.get(from.map_or(0, |n| n.saturating_add(1))..).unwrap_or_default();
        let more = rest.len() > limit;
        Answer::Orders { orders: rest.iter().take(limit).copied().collect(), more }
    }

    /// The orders that a lookup finds, the newest first.
    fn found(&self, command: &LookupOrders) -> Vec<OrderSlot> {
        let only = command.order.as_ref().map(|id| self.orders.find(id).ok().map(|(slot, _)| slot));
        let opened = self.lookups.findable.opened(command.contact, command.secret);
        self.newest_first(opened.filter(|slot| only.is_none_or(|only| only == Some(*slot))))
    }

    fn newest_first(&self, orders: impl Iterator<Item = OrderSlot>) -> Vec<OrderSlot> {
        let mut numbered: Vec<_> =
            orders.filter_map(|slot| Some((self.orders.number(slot)?, slot))).collect();
        numbered.arrange_by(|one, other| other.cmp(one));
        numbered.into_iter().map(|(_, slot)| slot).collect()
    }

    /// Forgets how often orders of a contact were looked for.
    pub(super) fn forget_tries_of_contact(&mut self, contact: ContactHash) {
        self.lookups.tries.forget(*contact.as_bytes());
    }

    /// Forgets how often a device looked for orders.
    pub(super) fn forget_tries_of_device(&mut self, device: &DeviceId) {
        self.lookups.tries.forget(bucket_of_device(device));
    }

    fn buckets_of(
        &self,
        contact: ContactHash,
        device: Option<&DeviceId>,
    ) -> impl Iterator<Item = ([u8; 16], Rate)> {
        let settings = &self.settings.lookup;
        let of_device = |device: &DeviceId| (bucket_of_device(device), settings.per_device);
        [(*contact.as_bytes(), settings.per_contact)].into_iter().chain(device.map(of_device))
    }
}

fn bucket_of_device(device: &DeviceId) -> [u8; 16] {
    xxhash_rust::xxh3::xxh3_128(device.as_str().as_bytes()).to_be_bytes()
}

/// For a host that knows who asks.
impl Shop {
    /// The orders in memory of a buyer, the newest first: `limit` of them after `after`.
    ///
    /// # Errors
    /// When nobody of this id is registered, or `after` is no order in memory.
    pub fn orders_of(
        &self,
        buyer: &CustomerId,
        after: Option<&OrderId>,
        limit: usize,
    ) -> Result<Vec<OrderView>, Rejection> {
        let slot = self.customers.slot(buyer)?;
        let after = after.map(|id| self.orders.find(id).map(|(slot, _)| slot)).transpose()?;
        let all = self.orders.of_buyer(slot, after);
        all.take(limit).map(|slot| self.view_slot(slot)).collect()
    }

    /// The orders in memory that name a contact and a secret, whatever the secret is, the newest first.
    ///
    /// # Errors
    /// None that a sound shop gives.
    pub fn orders_of_contact(&self, contact: ContactHash) -> Result<Vec<OrderView>, Rejection> {
        let slots = self.lookups.findable.of_contact(contact).iter().copied();
        self.newest_first(slots).into_iter().map(|slot| self.view_slot(slot)).collect()
    }

    pub(super) fn view_slot(&self, slot: OrderSlot) -> Result<OrderView, Rejection> {
        let found = self.orders.registry().id(slot).zip(self.orders.get(slot));
        let (id, order) = found.ok_or_else(|| Rejection::inconsistent("order"))?;
        self.view_order(id, order)
    }
}
