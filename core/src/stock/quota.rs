//! Quotas (配额): how many units of a pool or variant each channel may take, and how many are kept for it.
//!
//! A quota counts what its channel took since the quota was put, less what came back: units reserved or delivered, minus
//! those released or refunded. Of the units that are free now, each channel's unused guarantee is kept for it, in the order
//! in which the channels are listed as far as there are any; the rest is the overflow, which belongs to whoever comes
//! first. So guarantees and overflow always add up to what is free.

use crate::slot::{ChannelSlot, PoolSlot, VariantSlot};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// The stock that a quota or an alert is put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub enum StockSlot {
    /// A pool.
    #[n(0)]
    Pool(#[n(0)] PoolSlot),
    /// A variant.
    #[n(1)]
    Variant(#[n(0)] VariantSlot),
}

/// The share of one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct ChannelShare {
    /// The channel.
    #[n(0)]
    pub channel: ChannelSlot,
    /// Units that are kept for it.
    #[n(1)]
    pub guaranteed: u32,
    /// The most that it may take.
    #[n(2)]
    pub maximum: Option<u32>,
    /// What it took since the quota was put, less what came back. Below zero where more came back of earlier orders.
    #[n(3)]
    pub taken: i64,
}

/// What of a channel's quota is used and free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// How many units the channel may take now.
    pub available: u64,
    /// How many of them are kept for it.
    pub kept: u64,
}

impl ChannelShare {
    /// The part of its guarantee that it did not use.
    #[must_use]
    pub fn unused(&self) -> u64 {
        u64::from(self.guaranteed).saturating_sub(self.used())
    }

    /// What it may take at the most, however much is free.
    #[must_use]
    pub fn room(&self) -> u64 {
        self.maximum.map_or(u64::MAX, |most| u64::from(most).saturating_sub(self.used()))
    }

    fn used(&self) -> u64 {
        u64::try_from(self.taken).unwrap_or(0)
    }
}

/// The quotas of one pool or variant, in the order in which guarantees are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Quotas {
    #[n(0)]
    shares: Vec<ChannelShare>,
}

impl Quotas {
    /// The shares in their order.
    #[must_use]
    pub fn shares(&self) -> &[ChannelShare] {
        &self.shares
    }

    /// How many of `free` units a channel may take, after `skip` of them that it takes already. O(channels with a
    /// quota).
    #[must_use]
    pub fn room(&self, channel: ChannelSlot, free: u64, skip: u64) -> Room {
        let mut left = free.saturating_sub(skip);
        let (mut kept, mut most) = (0, u64::MAX);
        for share in &self.shares {
            let mut share = *share;
            let own = share.channel == channel;
            if own {
                share.taken = share.taken.saturating_add_unsigned(skip);
                most = share.room();
            }
            let backed = share.unused().min(left);
            left = left.saturating_sub(backed);
            if own {
                kept = backed;
            }
        }
        Room { available: left.saturating_add(kept).min(most), kept: kept.min(most) }
    }

    /// How many of `free` units nobody has a guarantee for.
    #[must_use]
    pub fn overflow(&self, free: u64) -> u64 {
        self.shares.iter().fold(free, |left, share| left.saturating_sub(share.unused()))
    }

    fn count(&mut self, channel: ChannelSlot, by: i64) {
        if let Some(share) = self.shares.iter_mut().find(|share| share.channel == channel) {
            share.taken = share.taken.saturating_add(by);
        }
    }
}

/// All quotas of a shop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct ChannelQuotas {
    #[n(0)]
    of: BTreeMap<StockSlot, Quotas>,
}

impl ChannelQuotas {
    /// None.
    #[must_use]
    pub const fn new() -> Self {
        Self { of: BTreeMap::new() }
    }

    /// Whether there are none, which spares every look-up.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The quotas on a pool or variant.
    #[must_use]
    pub fn get(&self, stock: StockSlot) -> Option<&Quotas> {
        self.of.get(&stock)
    }

    /// Puts quotas in place of those before; an empty list takes them away. With `afresh` every channel's count begins at
    /// nothing, else channels that had a quota keep theirs.
    pub fn put(&mut self, stock: StockSlot, shares: Vec<(ChannelSlot, u32, Option<u32>)>, afresh: bool) {
        if shares.is_empty() {
            self.of.remove(&stock);
            return;
        }
        let before = self.of.get(&stock).filter(|_| !afresh);
        let taken = |channel| {
            let known = before.and_then(|before| before.shares.iter().find(|share| share.channel == channel));
            known.map_or(0, |share| share.taken)
        };
        let share = |(channel, guaranteed, maximum)| ChannelShare {
            channel,
            guaranteed,
            maximum,
            taken: taken(channel),
        };
        let shares = shares.into_iter().map(share).collect();
        self.of.insert(stock, Quotas { shares });
    }

    /// Counts units that a channel takes.
    pub fn take(&mut self, stock: StockSlot, channel: ChannelSlot, units: u64) {
        self.count(stock, channel, i64::try_from(units).unwrap_or(i64::MAX));
    }

    /// Counts units that come back from a channel's orders.
    pub fn give_back(&mut self, stock: StockSlot, channel: ChannelSlot, units: u64) {
        self.count(stock, channel, i64::try_from(units).unwrap_or(i64::MAX).saturating_neg());
    }

    fn count(&mut self, stock: StockSlot, channel: ChannelSlot, by: i64) {
        if let Some(quotas) = self.of.get_mut(&stock) {
            quotas.count(channel, by);
        }
    }

    /// Checks that no channel has two shares of the same stock.
    ///
    /// # Errors
    /// A sentence about the first that has.
    pub fn check(&self) -> Result<(), String> {
        for (stock, quotas) in &self.of {
            for (n, share) in quotas.shares.iter().enumerate() {
                if quotas.shares.iter().take(n).any(|other| other.channel == share.channel) {
                    return Err(format!("{:?} has two quotas on {stock:?}", share.channel));
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Slot;
    use alloc::vec;
    use proptest::prelude::*;

    fn channel(n: usize) -> ChannelSlot {
        ChannelSlot::from_index(n).unwrap()
    }

    fn pool() -> StockSlot {
        StockSlot::Pool(PoolSlot::from_index(0).unwrap())
    }

    #[test]
    fn what_is_kept_for_one_channel_no_other_takes() {
        let mut all = ChannelQuotas::new();
        all.put(pool(), vec![(channel(0), 6, None), (channel(1), 2, Some(3))], false);
        let room =
            |all: &ChannelQuotas, n, free| all.get(pool()).unwrap().room(channel(n), free, 0).available;
        assert_eq!([room(&all, 0, 10), room(&all, 1, 10), room(&all, 2, 10)], [8, 3, 2]);
        // Two go to a channel without a quota: the overflow is gone, the guarantees are not.
        assert_eq!([room(&all, 0, 8), room(&all, 1, 8), room(&all, 2, 8)], [6, 2, 0]);
        all.take(pool(), channel(0), 6);
        assert_eq!([room(&all, 0, 2), room(&all, 1, 2), room(&all, 2, 2)], [0, 2, 0]);
        all.give_back(pool(), channel(0), 1);
        assert_eq!([room(&all, 0, 3), room(&all, 1, 3), room(&all, 2, 3)], [1, 2, 0]);
    }

    #[test]
    fn short_stock_is_kept_in_the_order_of_the_list() {
        let mut all = ChannelQuotas::new();
        all.put(pool(), vec![(channel(0), 10, None), (channel(1), 10, None)], false);
        let quotas = all.get(pool()).unwrap();
        assert_eq!(quotas.room(channel(0), 12, 0), Room { available: 10, kept: 10 });
        assert_eq!(quotas.room(channel(1), 12, 0), Room { available: 2, kept: 2 });
        assert_eq!(quotas.room(channel(0), 12, 10), Room { available: 0, kept: 0 });
        assert_eq!((quotas.overflow(12), quotas.overflow(25)), (0, 5));
    }

    #[test]
    fn counts_stay_or_begin_afresh() {
        let mut all = ChannelQuotas::new();
        all.put(pool(), vec![(channel(0), 0, Some(5))], false);
        all.take(pool(), channel(0), 5);
        all.put(pool(), vec![(channel(0), 0, Some(6))], false);
        assert_eq!(all.get(pool()).unwrap().room(channel(0), 99, 0).available, 1);
        all.put(pool(), vec![(channel(0), 0, Some(6))], true);
        assert_eq!(all.get(pool()).unwrap().room(channel(0), 99, 0).available, 6);
        // More comes back of earlier orders than was taken since: the channel may not take more than its maximum for it.
        all.give_back(pool(), channel(0), 3);
        assert_eq!(all.get(pool()).unwrap().room(channel(0), 99, 0).available, 6);
        all.put(pool(), vec![], true);
        assert!(all.is_empty());
    }

    proptest! {
        /// The obviously right quota: units held by name, looked through each time.
        #[test]
        fn quotas_do_what_the_naive_model_does(
            shares in proptest::collection::vec((0_u32..8, proptest::option::of(0_u32..12)), 0..4),
            steps in proptest::collection::vec((0_usize..5, 0_u32..6, 0_u8..4), 1..120),
            stock in 0_u64..30,
        ) {
            let mut all = ChannelQuotas::new();
            let listed: Vec<_> = shares.iter().enumerate().map(|(n, (g, m))| (channel(n), *g, *m)).collect();
            all.put(pool(), listed, false);
            // Who holds how many; `free` are those that nobody holds.
            let (mut held, mut free) = ([0_u64; 5], stock);
            for (who, units, what) in steps {
                let units = u64::from(units);
                let unused = |n: usize| u64::from(shares[n].0).saturating_sub(held[n]);
                // Everybody who is listed first lays hands on the unused guarantee.
                let mut pile = free;
                let mut own = 0;
                for n in 0..shares.len() {
                    let part = unused(n).min(pile);
                    pile -= part;
                    if n == who { own = part; }
                }
                let most = shares.get(who).and_then(|share| share.1).map_or(u64::MAX, |m| u64::from(m).saturating_sub(held[who]));
                let expected = (pile + own).min(most);
                let quotas = all.get(pool()).cloned().unwrap_or_default();
                prop_assert_eq!(quotas.room(channel(who), free, 0).available, expected);
                // One order of two lines may take no more than one of one line.
                if expected > 0 {
                    let after = quotas.room(channel(who), free, 1).available;
                    prop_assert!(after == expected - 1 || (after < expected && own == 0));
                }
                let kept: u64 = (0..shares.len()).map(|n| quotas.room(channel(n), free, 0).kept.min(unused(n))).sum();
                prop_assert!(kept <= free && quotas.overflow(free) <= free);
                match what {
                    0 | 1 if units <= expected => {
                        all.take(pool(), channel(who), units);
                        held[who] += units;
                        free -= units;
                    }
                    // Released: on the shelf again.
                    2 if units <= held[who] => {
                        all.give_back(pool(), channel(who), units);
                        held[who] -= units;
                        free += units;
                    }
                    // Refunded after the delivery: gone, and no longer the channel's.
                    3 if units <= held[who] => {
                        all.give_back(pool(), channel(who), units);
                        held[who] -= units;
                    }
                    _ => {}
                }
                for (n, (_, maximum)) in shares.iter().enumerate() {
                    prop_assert!(maximum.is_none_or(|most| held[n] <= u64::from(most)));
                }
            }
        }
    }
}
