//! The orders of each buyer: how many are unpaid, and which there are.

use crate::slot::{CustomerSlot, OrderSlot, Slot};
use alloc::vec::Vec;

/// Stands for no order: no slot is as large.
const NONE: u32 = u32::MAX;

/// What is known of the orders in memory by buyer. Rebuilt from them; the lists are chains, newest to oldest and back.
#[derive(Debug, Clone, Default)]
pub(super) struct Buyers {
    buyers: Vec<OfBuyer>,
    /// By order.
    links: Vec<Links>,
}

/// A buyer's orders: both figures are changed by every order, so they lie together.
#[derive(Debug, Clone, Copy)]
struct OfBuyer {
    unpaid: u32,
    newest: u32,
}

/// The orders of the same buyer before and after one.
#[derive(Debug, Clone, Copy)]
struct Links {
    older: u32,
    newer: u32,
}

const UNLINKED: Links = Links { older: NONE, newer: NONE };

impl Buyers {
    /// How many unpaid orders a buyer has open.
    pub(super) fn unpaid(&self, buyer: CustomerSlot) -> u32 {
        self.buyers.get(buyer.index()).map_or(0, |of| of.unpaid)
    }

    pub(super) fn count_unpaid(&mut self, buyer: CustomerSlot, more: bool) {
        self.change(buyer, |of| {
            of.unpaid = if more { of.unpaid.saturating_add(1) } else { of.unpaid.saturating_sub(1) };
        });
    }

    /// A buyer's orders, the newest first, or those older than `after`, which is one of them.
    pub(super) fn orders(
        &self,
        buyer: CustomerSlot,
        after: Option<OrderSlot>,
    ) -> impl Iterator<Item = OrderSlot> {
        let first = match after {
            Some(after) => self.links_of(after.index()).older,
            None => self.newest(buyer),
        };
        let slot = |n: u32| OrderSlot::from_index(n as usize).filter(|_| n != NONE);
        core::iter::successors(slot(first), move |order| slot(self.links_of(order.index()).older))
    }

    /// Puts an order among those of its buyer, behind those that are `newer` than it. What was placed now is the newest.
    pub(super) fn link(
        &mut self,
        order: OrderSlot,
        buyer: CustomerSlot,
        is_newer: impl Fn(OrderSlot) -> bool,
    ) {
        let Ok(n) = u32::try_from(order.index()) else { return };
        let (mut newer, mut older) = (NONE, self.newest(buyer));
        while OrderSlot::from_index(older as usize).is_some_and(&is_newer) {
            newer = older;
            older = self.links_of(older as usize).older;
        }
        if self.links.len() <= order.index() {
            self.links.resize(order.index().saturating_add(1), UNLINKED);
        }
        self.join(buyer, older, n);
        self.join(buyer, n, newer);
    }

    /// Takes an order out from among those of its buyer.
    pub(super) fn unlink(&mut self, order: OrderSlot, buyer: CustomerSlot) {
        let Links { older, newer } = self.links_of(order.index());
        self.join(buyer, older, newer);
    }

    /// Makes two orders of a buyer neighbours.
    fn join(&mut self, buyer: CustomerSlot, older: u32, newer: u32) {
        if let Some(links) = self.links.get_mut(older as usize) {
            links.newer = newer;
        }
        match self.links.get_mut(newer as usize) {
            Some(links) => links.older = older,
            None => self.change(buyer, |of| of.newest = older),
        }
    }

    fn newest(&self, buyer: CustomerSlot) -> u32 {
        self.buyers.get(buyer.index()).map_or(NONE, |of| of.newest)
    }

    fn links_of(&self, order: usize) -> Links {
        self.links.get(order).copied().unwrap_or(UNLINKED)
    }

    fn change(&mut self, buyer: CustomerSlot, change: impl FnOnce(&mut OfBuyer)) {
        if buyer.index() >= self.buyers.len() {
            self.buyers.resize(buyer.index().saturating_add(1), OfBuyer { unpaid: 0, newest: NONE });
        }
        self.buyers.get_mut(buyer.index()).map(change);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeMap;
    use proptest::prelude::*;

    proptest! {
        /// Orders come, leave, and come back to other slots; each buyer's are listed by their number, newest first.
        #[test]
        fn equals_a_plain_list(steps in proptest::collection::vec((0_usize..3, 0_usize..12, any::<bool>()), 1..120)) {
            let mut buyers = Buyers::default();
            // Slot → number and buyer.
            let mut plain: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
            let mut gone: Vec<(usize, usize)> = Vec::new();
            let slot = |n| OrderSlot::from_index(n).unwrap();
            let customer = |n| CustomerSlot::from_index(n).unwrap();
            for (number, (of, at, back)) in steps.into_iter().enumerate() {
                if let Some((number, of)) = plain.remove(&at) {
                    buyers.unlink(slot(at), customer(of));
                    gone.push((number, of));
                } else {
                    let old = gone.pop().filter(|_| back);
                    let (number, of) = old.unwrap_or((number, of));
                    let numbers = plain.clone();
                    buyers.link(slot(at), customer(of), |other| numbers.get(&other.index()).is_some_and(|o| o.0 > number));
                    plain.insert(at, (number, of));
                }
                for of in 0..3 {
                    let mut wanted: Vec<_> = plain.iter().filter(|(_, o)| o.1 == of).map(|(at, o)| (o.0, *at)).collect();
                    wanted.sort_unstable_by(|a, b| b.cmp(a));
                    let wanted: Vec<_> = wanted.into_iter().map(|(_, at)| slot(at)).collect();
                    prop_assert_eq!(buyers.orders(customer(of), None).collect::<Vec<_>>(), wanted.clone());
                    if let [first, rest @ ..] = &wanted[..] {
                        prop_assert_eq!(buyers.orders(customer(of), Some(*first)).collect::<Vec<_>>(), rest);
                    }
                }
            }
        }
    }
}
