//! Stock: what came in is somewhere, and nothing is in two places.

use super::orders::{ByPool, Orders, by_pool};
use crate::catalog::{COUNTED, OF_POOLS, POOLS};
use keytill::shop::command::StockName;
use keytill::shop::event::ReservedUnits;
use keytill::shop::{Event, Shop};
use keytill::time::Time;
use std::collections::BTreeMap;

/// A stock by name, the channel, how many units it held already when its quota was put.
type Quotas = BTreeMap<String, (StockName, Vec<(String, i64)>)>;

#[derive(Debug, Default)]
pub struct Stock {
    /// What came in: keys by pool, units by variant.
    imported: ByPool,
    exported: ByPool,
    counted: ByPool,
    reservations: BTreeMap<String, Reservation>,
    quotas: Quotas,
}

#[derive(Debug)]
struct Reservation {
    channel: String,
    lines: Vec<Held>,
}

#[derive(Debug)]
struct Held {
    variant: String,
    units: i64,
    pools: ByPool,
}

fn held(lines: &[ReservedUnits]) -> Vec<Held> {
    let line = |line: &ReservedUnits| {
        let variant = line.variant.id().to_string();
        let pools = by_pool(&variant, &line.keys, line.parts.as_deref());
        Held { variant, units: line.quantity.into(), pools }
    };
    lines.iter().map(line).filter(|line| line.units > 0).collect()
}

impl Stock {
    pub fn follow(&mut self, event: &Event, orders: &Orders) {
        match event {
            Event::KeysImported(event) => {
                *self.imported.entry(event.pool.id().to_string()).or_default() += event.keys.len() as i64;
            }
            Event::KeysExported(event) => {
                *self.exported.entry(event.pool.to_string()).or_default() += event.keys.len() as i64;
            }
            Event::StockAdjusted(event) => {
                *self.counted.entry(event.variant.id().to_string()).or_default() += event.by;
            }
            Event::StockHeld(event) => {
                let reservation =
                    Reservation { channel: event.channel.id().to_string(), lines: held(&event.lines) };
                let before = self.reservations.insert(event.reservation.to_string(), reservation);
                assert!(before.is_none(), "reserved twice");
            }
            Event::ReservationResized(event) => {
                self.reservations.get_mut(event.reservation.as_str()).unwrap().lines = held(&event.lines);
            }
            Event::ReservationDrawn(event) => {
                let left = held(&event.left);
                if left.is_empty() {
                    self.reservations.remove(event.reservation.as_str()).unwrap();
                } else {
                    self.reservations.get_mut(event.reservation.as_str()).unwrap().lines = left;
                }
            }
            Event::ReservationEnded(event) => {
                self.reservations.remove(event.reservation.as_str()).unwrap();
            }
            Event::QuotasPut(event) => {
                let name = format!("{:?}", event.of);
                let before = self.quotas.remove(&name).filter(|_| !event.afresh);
                let base = |channel: &str| {
                    let known = before.iter().flat_map(|(_, shares)| shares);
                    let known = known.clone().find(|(known, _)| known == channel).map(|(_, base)| *base);
                    known.unwrap_or_else(|| self.taken(orders, &event.of, channel))
                };
                let shares = event
                    .quotas
                    .iter()
                    .map(|of| (of.channel.to_string(), base(of.channel.as_str())))
                    .collect();
                self.quotas.insert(name, (event.of.clone(), shares));
            }
            _ => {}
        }
    }

    fn lines_held(&self) -> impl Iterator<Item = (&str, &Held)> {
        self.reservations.values().flat_map(|of| of.lines.iter().map(|line| (of.channel.as_str(), line)))
    }

    /// How many units of a stock are a channel's: held, or handed over and not come back.
    fn taken(&self, orders: &Orders, of: &StockName, channel: &str) -> i64 {
        let count = |variant: &str, units: i64, pools: &ByPool| match of {
            StockName::Pool(pool) => pools.get(pool.as_str()).copied().unwrap_or_default(),
            StockName::Variant(id) if id.as_str() == variant => units,
            StockName::Variant(_) => 0,
        };
        let of_orders = orders.lines().filter(|(order, _)| order.channel == channel);
        let of_orders = of_orders
            .map(|(_, line)| count(&line.variant, line.quantity - line.refunded - line.short, &line.pools));
        let of_baskets = self.lines_held().filter(|(by, _)| *by == channel);
        let of_baskets = of_baskets.map(|(_, line)| count(&line.variant, line.units, &line.pools));
        of_orders.sum::<i64>() + of_baskets.sum::<i64>()
    }

    pub fn compare(&self, orders: &Orders, shop: &Shop, now: Time) {
        self.compare_pools(orders, shop);
        let now = now.max(shop.clock());
        for variant in COUNTED {
            let view = shop.stock(&variant.parse().unwrap(), now).unwrap();
            let lines = || orders.lines().filter(|(_, line)| line.variant == variant);
            let baskets: i64 = self
                .lines_held()
                .filter(|(_, line)| line.variant == variant)
                .map(|(_, line)| line.units)
                .sum();
            let reserved = lines().map(|(_, line)| line.covered()).sum::<i64>() + baskets;
            assert_eq!(view.reserved as i64, reserved, "reserved of {variant}");
            let gone: i64 = lines().map(|(_, line)| line.delivered + line.replaced).sum();
            let came = self.counted.get(variant).copied().unwrap_or_default();
            let owed: i64 = lines().filter(|(order, _)| order.is_paid).map(|(_, line)| line.short).sum();
            let free = came - gone - reserved;
            assert!(free >= 0, "{variant} is sold {} times too often", -free);
            assert_eq!(view.available, Some((free - owed).max(0) as u64), "free of {variant}");
        }
        for (name, (of, shares)) in &self.quotas {
            let views = shop.quotas(of, now).unwrap();
            assert_eq!(views.len(), shares.len(), "{name}");
            for (view, (channel, base)) in views.iter().zip(shares) {
                assert_eq!(view.taken, self.taken(orders, of, channel) - base, "{name} by {channel}");
            }
        }
    }

    fn compare_pools(&self, orders: &Orders, shop: &Shop) {
        let with_keys = |variant: &str| OF_POOLS.iter().any(|(known, _)| *known == variant);
        let lines = || orders.lines().map(|(_, line)| line).filter(|line| with_keys(&line.variant));
        let baskets = || self.lines_held().map(|(_, line)| line).filter(|line| with_keys(&line.variant));
        let (mut reserved, mut returned) = (0, 0);
        for pool in POOLS {
            let counts = shop.pool_counts(&pool.parse().unwrap()).unwrap();
            let [free, held, delivered, quarantined, expired, back, exported] = [
                counts.available,
                counts.reserved,
                counts.delivered,
                counts.quarantined,
                counts.expired,
                counts.returned,
                counts.exported,
            ]
            .map(i64::from);
            let all = free + held + delivered + quarantined + expired + back + exported;
            let of = |pools: &ByPool| pools.get(pool).copied().unwrap_or_default();
            assert_eq!(all, of(&self.imported), "{pool}: keys are lost or made up: {counts:?}");
            assert_eq!(exported, of(&self.exported), "{pool}: keys that left");
            let owned = lines().map(|line| of(&line.pools)).sum::<i64>()
                + baskets().map(|line| of(&line.pools)).sum::<i64>();
            assert_eq!(held + delivered, owned, "{pool}: keys of orders and baskets");
            (reserved, returned) = (reserved + held, returned + back);
        }
        let covered =
            lines().map(|line| line.covered()).sum::<i64>() + baskets().map(|line| line.units).sum::<i64>();
        assert_eq!(reserved, covered, "keys that are held");
        let back: i64 = lines().map(|line| line.returned() + line.replaced).sum();
        assert_eq!(returned, back, "keys that came back");
    }
}
