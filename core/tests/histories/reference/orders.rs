//! Orders by line and unit, and the money of each.

use crate::catalog::OF_POOLS;
use keytill::handle::Handles;
use keytill::shop::event::{OrderPlaced, Parts, PlacedLine};
use keytill::shop::{Event, Shop};
use std::collections::BTreeMap;

/// How many keys of which pool.
pub type ByPool = BTreeMap<String, i64>;

#[derive(Debug, Default)]
pub struct Orders(BTreeMap<String, Order>);

#[derive(Debug, Clone)]
pub struct Order {
    pub buyer: Option<String>,
    pub channel: String,
    pub total: i64,
    pub paid: i64,
    pub refunded: i64,
    pub lines: Vec<Line>,
    /// Whether it holds stock, or handed it over: neither expired nor cancelled, nor held without stock.
    pub holds: bool,
    /// Whether the whole price is paid.
    pub is_paid: bool,
    /// Whether everything was handed over, so that its money is earned.
    pub delivered: bool,
    /// Whether all of it went back.
    over: bool,
}

#[derive(Debug, Clone)]
pub struct Line {
    pub variant: String,
    pub quantity: i64,
    pub total: i64,
    pub delivered: i64,
    pub refunded: i64,
    /// Units that are owed and have no stock.
    pub short: i64,
    /// Units that were exchanged, counted each time.
    pub replaced: i64,
    /// The keys that are held for it, or that its buyer has.
    pub pools: ByPool,
}

impl Line {
    /// Units that are still to be handed over.
    pub fn owed(&self) -> i64 {
        (self.quantity - self.delivered - self.refunded).max(0)
    }

    /// Units that came back after they were handed over.
    pub fn returned(&self) -> i64 {
        (self.delivered + self.refunded - self.quantity).max(0)
    }

    /// Units for which stock is held.
    pub fn covered(&self) -> i64 {
        self.owed() - self.short
    }
}

impl Order {
    /// What the shop has of it.
    pub fn kept(&self) -> i64 {
        self.paid - self.refunded
    }
}

/// The keys that an event tells, by pool; those that it tells without a pool are of the variant's only one.
pub fn by_pool(variant: &str, keys: &Handles, parts: Option<&Parts>) -> ByPool {
    let mut pools = ByPool::new();
    if !keys.is_empty() {
        let (_, of) = OF_POOLS.iter().find(|(known, _)| *known == variant).expect("a variant with keys");
        assert_eq!(of.len(), 1, "{variant} has several pools, and its keys are told without one");
        pools.insert(of[0].into(), keys.len() as i64);
    }
    for part in parts.iter().flat_map(|parts| &parts.0) {
        *pools.entry(part.pool.id().to_string()).or_default() += part.keys.len() as i64;
    }
    pools
}

pub fn add(pools: &mut ByPool, more: &ByPool, sign: i64) {
    for (pool, keys) in more {
        *pools.entry(pool.clone()).or_default() += sign * keys;
    }
}

fn placed(event: &OrderPlaced) -> Order {
    let line = |line: &PlacedLine| Line {
        variant: line.variant.id().to_string(),
        quantity: line.quantity.into(),
        total: line.total.minor(),
        delivered: 0,
        refunded: 0,
        short: line.terms.as_ref().map_or(0, |terms| terms.short_units.into()),
        replaced: 0,
        pools: by_pool(line.variant.id().as_str(), &line.keys, line.parts.as_deref()),
    };
    Order {
        buyer: event.buyer.as_ref().map(|buyer| buyer.id().to_string()),
        channel: event.channel.id().to_string(),
        total: event.total.minor(),
        paid: 0,
        refunded: 0,
        lines: event.lines.iter().map(line).collect(),
        holds: true,
        is_paid: false,
        delivered: false,
        over: false,
    }
}

impl Orders {
    pub fn get(&self, id: &str) -> &Order {
        &self.0[id]
    }

    pub fn all(&self) -> impl Iterator<Item = &Order> {
        self.0.values()
    }

    /// The lines of all orders that hold stock, or handed it over, each with its order.
    pub fn lines(&self) -> impl Iterator<Item = (&Order, &Line)> {
        let holding = self.all().filter(|order| order.holds);
        holding.flat_map(|order| order.lines.iter().map(move |line| (order, line)))
    }

    fn of(&mut self, id: impl ToString) -> &mut Order {
        self.0.get_mut(&id.to_string()).expect("an order that was placed")
    }

    pub fn follow(&mut self, event: &Event) {
        match event {
            Event::OrderPlaced(event) => {
                assert!(self.0.insert(event.order.to_string(), placed(event)).is_none(), "placed twice");
            }
            Event::OrderResized(event) => {
                let known = self.of(event.order.id());
                assert_eq!((known.paid, known.is_paid), (0, false), "resized after it was paid");
                let (buyer, channel) = (known.buyer.clone(), known.channel.clone());
                *known = Order { buyer, channel, ..placed(&event.placed) };
            }
            Event::OrderPaid(event) => {
                let order = self.of(event.order.id());
                order.paid += event.amount.minor();
                order.is_paid = true;
            }
            Event::PartPaid(event) => self.of(event.order.id()).paid += event.amount.minor(),
            Event::PaidFromWallet(event) => self.of(event.order.id()).paid += event.amount.minor(),
            Event::OrderHeld(event) => self.of(event.order.id()).paid += event.amount.minor(),
            Event::PartsSpared(event) => self.of(event.order.id()).paid = 0,
            Event::ChargedBack(event) => {
                if let Some(order) = &event.order {
                    self.of(order.id()).paid -= event.unpaid.minor();
                }
            }
            Event::OrderExpired(event) => self.let_go(event.order.id()),
            Event::OrderCancelled(event) => self.let_go(event.order.id()),
            Event::HoldReleased(event) => self.of(event.order.id()).is_paid = true,
            Event::StockReservedAgain(event) => {
                let order = self.of(event.order.id());
                order.holds = true;
                for told in &event.keys {
                    let line = &mut order.lines[told.line as usize];
                    line.pools = by_pool(&line.variant, &told.keys, told.parts.as_deref());
                }
            }
            Event::UnitsShort(event) => {
                let order = self.of(event.order.id());
                order.lines.iter_mut().for_each(|line| line.short = 0);
                for short in &event.lines {
                    order.lines[short.line as usize].short = short.units.into();
                }
            }
            Event::StockAllotted(event) => {
                let line = &mut self.of(event.order.id()).lines[event.line as usize];
                line.short -= i64::from(event.units);
                let keys = by_pool(&line.variant, &event.keys, event.parts.as_deref());
                add(&mut line.pools, &keys, 1);
            }
            Event::UnitsDelivered(event) => {
                let order = self.of(event.order.id());
                for told in event.lines.iter() {
                    order.lines[told.line as usize].delivered += i64::from(told.units);
                }
            }
            Event::OrderDelivered(event) => {
                let order = self.of(event.order.id());
                assert!(!order.delivered, "delivered twice");
                order.delivered = true;
                order.lines.iter_mut().for_each(|line| line.delivered += line.owed());
            }
            Event::OrderRefunded(event) => self.refund(event),
            Event::UnitsReplaced(event) => {
                let line = &mut self.of(event.order.id()).lines[event.line as usize];
                line.replaced += event.units.len() as i64;
                for old in &event.old {
                    let keys = by_pool(&line.variant, &old.keys, old.parts.as_deref());
                    add(&mut line.pools, &keys, -1);
                }
                let keys = by_pool(&line.variant, &event.new.keys, event.new.parts.as_deref());
                add(&mut line.pools, &keys, 1);
            }
            Event::CustomerErased(event) => {
                for erased in &event.erased {
                    let (old, new) = (erased.customer.id().as_str(), erased.tombstone.to_string());
                    let theirs = |order: &&mut Order| order.buyer.as_deref() == Some(old);
                    self.0.values_mut().filter(theirs).for_each(|order| order.buyer = Some(new.clone()));
                }
            }
            _ => {}
        }
    }

    fn let_go(&mut self, id: impl ToString) {
        let order = self.of(id);
        assert!(order.holds && !order.is_paid, "an order came to nothing that was paid");
        order.holds = false;
        order.lines.iter_mut().for_each(|line| line.pools.clear());
    }

    fn refund(&mut self, event: &keytill::shop::event::OrderRefunded) {
        let order = self.of(event.order.id());
        order.refunded += event.amount.minor();
        order.over |= event.whole;
        for told in &event.lines {
            let line = &mut order.lines[told.line as usize];
            let of_owed = line.owed().min(told.units.into());
            line.short -= line.short.min(of_owed);
            line.refunded += i64::from(told.units);
            assert!(line.refunded <= line.quantity, "more units went back than were bought: {line:?}");
            let keys = by_pool(&line.variant, &told.keys, told.parts.as_deref());
            add(&mut line.pools, &keys, -1);
        }
    }

    /// Every order that is in memory is what happened to it.
    pub fn compare(&self, shop: &Shop) {
        for id in shop.order_ids() {
            let (view, order) = (shop.order(id).unwrap(), self.get(id.as_str()));
            let told = (view.total.minor(), view.paid.minor(), view.refunded.minor());
            assert_eq!(told, (order.total, order.paid, order.refunded), "money of {id}");
            assert!(order.refunded >= 0 && order.kept() >= 0, "more went back than was paid of {id}");
            assert_eq!(view.lines.len(), order.lines.len(), "lines of {id}");
            for (n, (told, line)) in view.lines.iter().zip(&order.lines).enumerate() {
                let seen = [told.quantity, told.delivered_units, told.refunded_units].map(i64::from);
                assert_eq!(seen, [line.quantity, line.delivered, line.refunded], "line {n} of {id}");
                assert_eq!(told.total.minor(), line.total, "line {n} of {id}");
                let all = line.delivered - line.returned() + line.refunded + line.owed();
                assert_eq!(all, line.quantity, "line {n} of {id}: units are lost or made up");
                if order.holds {
                    assert_eq!(i64::from(told.short_units), line.short, "line {n} of {id}");
                }
                assert!(
                    (0..=line.owed()).contains(&line.short),
                    "line {n} of {id} is short of more than it is owed"
                );
            }
        }
    }
}
