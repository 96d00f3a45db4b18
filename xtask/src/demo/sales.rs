//! What the shopkeeper counts: a fold of the events, beside the machine.

use keytill::id::{ChannelId, CustomerId, OfferId, OrderId, VariantId, WithdrawalId};
use keytill::money::Amount;
use keytill::shop::command::Settlement;
use keytill::shop::event::{OrderPlaced, OrderRefunded, PlacedLine};
use keytill::shop::{Done, Event, Reply};
use keytill::stock::Fingerprint;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Figures of the day. Amounts are minor units of the shop's currency.
#[derive(Default)]
pub struct Sales {
    /// How often each event happened.
    pub events: BTreeMap<&'static str, u64>,
    /// Refunds that left something of their order.
    pub partial_refunds: u64,
    /// Commands that were answered again and did nothing.
    pub repeated: u64,
    pub channels: BTreeMap<ChannelId, ChannelSales>,
    pub promoters: BTreeMap<CustomerId, Earned>,
    /// How often each coupon was taken by an order that was placed.
    pub coupons: BTreeMap<OfferId, u64>,
    /// Keys that buyers were handed.
    pub keys_delivered: u64,
    /// Keys that two buyers were handed: none, ever.
    pub keys_delivered_twice: u64,
    /// Variants whose units are one key each.
    pub keyed: HashSet<VariantId>,
    /// Units that were handed over, and those of them that came back, by variant.
    pub units: BTreeMap<VariantId, Units>,
    placed: HashMap<OrderId, Placed>,
    withdrawals: HashMap<WithdrawalId, (CustomerId, i64)>,
    fingerprints: HashSet<Fingerprint>,
}

/// The sales of a channel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChannelSales {
    pub placed: u64,
    pub paid: u64,
    pub units: u64,
    pub list: i64,
    pub discount: i64,
    pub taken: i64,
    pub refunded: i64,
}

/// What a promoter earned, and what became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Earned {
    pub earned: i64,
    pub reversed: i64,
    pub withdrawn: i64,
}

/// Units of a variant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Units {
    pub delivered: u64,
    pub returned: u64,
}

struct Placed {
    channel: ChannelId,
    lines: Vec<(VariantId, u64)>,
    units: u64,
    list: i64,
    total: i64,
    sold: bool,
    delivered: bool,
}

impl Sales {
    /// Counts what a command did.
    pub fn take(&mut self, done: &Done) {
        if done.record.is_none() && !matches!(done.reply, Reply::Ticked(_) | Reply::Done {}) {
            self.repeated += 1;
        }
        for event in done.events() {
            *self.events.entry(event.name()).or_default() += 1;
            self.event(event);
        }
        let delivered = done.events().iter().any(|event| matches!(event, Event::OrderDelivered(_)));
        if let (true, Reply::Order(order)) = (delivered, &done.reply) {
            for line in &order.delivered {
                // A reusable key is handed over many times; a key of a pool once.
                if self.keyed.contains(&line.variant) {
                    self.keys_delivered += line.keys.len() as u64;
                    let twice = line.keys.iter().filter(|key| !self.fingerprints.insert(key.fingerprint));
                    self.keys_delivered_twice += twice.count() as u64;
                }
            }
        }
    }

    /// How often an event happened.
    pub fn count(&self, event: &str) -> u64 {
        self.events.get(event).copied().unwrap_or_default()
    }

    /// All channels together.
    pub fn total(&self) -> ChannelSales {
        let mut total = ChannelSales::default();
        for sales in self.channels.values() {
            total.placed += sales.placed;
            total.paid += sales.paid;
            total.units += sales.units;
            total.list += sales.list;
            total.discount += sales.discount;
            total.taken += sales.taken;
            total.refunded += sales.refunded;
        }
        total
    }

    fn event(&mut self, event: &Event) {
        match event {
            Event::OrderPlaced(placed) => self.place(placed),
            Event::OrderPaid(paid) => self.sell(paid.order.id()),
            Event::HoldReleased(released) => self.sell(released.order.id()),
            Event::OrderDelivered(delivered) => self.deliver(delivered.order.id()),
            Event::OrderRefunded(refunded) => self.refund(refunded),
            Event::CommissionAccrued(accrued) => {
                for line in &accrued.lines {
                    self.promoter(line.promoter.id()).earned += line.amount.minor();
                }
            }
            Event::CommissionReversed(reversed) => {
                for line in &reversed.lines {
                    self.promoter(line.promoter.id()).reversed += line.amount.minor();
                }
            }
            Event::WithdrawalRequested(asked) => {
                let whose = (asked.promoter.id().clone(), asked.amount.minor());
                self.withdrawals.insert(asked.withdrawal.clone(), whose);
            }
            Event::WithdrawalSettled(settled) if settled.settlement == Settlement::Paid => {
                if let Some((promoter, amount)) = self.withdrawals.remove(&settled.withdrawal) {
                    self.promoter(&promoter).withdrawn += amount;
                }
            }
            _ => {}
        }
    }

    fn place(&mut self, placed: &OrderPlaced) {
        let channel = placed.channel.id().clone();
        self.channels.entry(channel.clone()).or_default().placed += 1;
        for coupon in &placed.coupons {
            *self.coupons.entry(coupon.id().clone()).or_default() += 1;
        }
        let sum = |part: fn(&PlacedLine) -> Amount| placed.lines.iter().map(|line| part(line).minor()).sum();
        let line = |line: &PlacedLine| (line.variant.id().clone(), u64::from(line.quantity));
        let lines: Vec<_> = placed.lines.iter().map(line).collect();
        let row = Placed {
            channel,
            units: lines.iter().map(|(_, units)| units).sum(),
            lines,
            list: sum(|line| line.list),
            total: sum(|line| line.total),
            sold: false,
            delivered: false,
        };
        self.placed.insert(placed.order.clone(), row);
    }

    fn sell(&mut self, order: &OrderId) {
        let Some(placed) = self.placed.get_mut(order) else { return };
        placed.sold = true;
        let sales = self.channels.entry(placed.channel.clone()).or_default();
        sales.paid += 1;
        sales.units += placed.units;
        sales.list += placed.list;
        sales.discount += placed.list - placed.total;
        sales.taken += placed.total;
    }

    fn deliver(&mut self, order: &OrderId) {
        let Some(placed) = self.placed.get_mut(order) else { return };
        placed.delivered = true;
        for (variant, units) in &placed.lines {
            self.units.entry(variant.clone()).or_default().delivered += units;
        }
    }

    /// Money of a held order that goes back was never a sale.
    fn refund(&mut self, refunded: &OrderRefunded) {
        self.partial_refunds += u64::from(!refunded.whole);
        let Some(placed) = self.placed.get(refunded.order.id()).filter(|placed| placed.sold) else { return };
        self.channels.entry(placed.channel.clone()).or_default().refunded += refunded.amount.minor();
        for line in refunded.lines.iter().filter(|_| placed.delivered) {
            if let Some((variant, _)) = placed.lines.get(line.line as usize) {
                self.units.entry(variant.clone()).or_default().returned += u64::from(line.units);
            }
        }
    }

    fn promoter(&mut self, customer: &CustomerId) -> &mut Earned {
        self.promoters.entry(customer.clone()).or_default()
    }
}
