//! Refunds that ticks make because a time is over: gifts that nobody claimed, stock that did not come, complaints that
//! nobody answered.

use crate::digest::Digest;
use crate::id::{OrderId, RefundId};
use crate::shop::Shop;
use crate::shop::event::Event;
use crate::slot::{CustomerSlot, OrderSlot};
use alloc::collections::BTreeSet;
use alloc::format;

/// The orders and the buyers that a tick changes so far. What a refund gives back is worked out on the state before the
/// tick, so a tick makes one refund for each of them; what is due besides is due at the next tick still.
#[derive(Default)]
pub(super) struct Changed {
    orders: BTreeSet<OrderSlot>,
    buyers: BTreeSet<CustomerSlot>,
}

impl Changed {
    /// Notes an order, and the buyer whose money moves with it. Whether neither was changed before.
    pub(super) fn is_first(&mut self, order: OrderSlot, buyer: Option<CustomerSlot>) -> bool {
        let buyer = buyer.is_none_or(|buyer| self.buyers.insert(buyer));
        self.orders.insert(order) && buyer
    }
}

impl Shop {
    /// What a tick's events change.
    pub(super) fn changed_by(&self, events: &[Event]) -> Changed {
        let mut changed = Changed::default();
        for slot in events.iter().filter_map(|event| event.order()?.slot(self.orders.registry())) {
            if let Some(order) = self.orders.get(slot) {
                changed.is_first(slot, order.buyer);
            }
        }
        changed
    }

    /// A refund's id made of why it is made and of the order's. `None` where the host took them all for its own refunds.
    pub(super) fn free_refund(&self, why: &str, order: &OrderId) -> Option<RefundId> {
        let hash = format!("{}", Digest::of(order.as_str().as_bytes()));
        let id = |n: u8| RefundId::new(format!("{why}-{n}-{}", hash.get(..32).unwrap_or_default())).ok();
        (0..=u8::MAX).filter_map(id).find(|id| !self.refunds.knows(id))
    }
}
