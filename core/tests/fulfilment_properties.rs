//! Random orders over bundles, backorders, partial deliveries and refunds, against a reference that counts by hand.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::id::OrderId;
use keytill::journal;
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::stock::SealedKey;
use serde_json::json;
use support::{Host, sealed, small_shop};

/// Where the stock of a line lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Cards,
    Seats,
    Nowhere,
}

#[derive(Debug, Clone)]
struct Line {
    place: Place,
    quantity: i64,
    delivered: i64,
    refunded: i64,
    short: i64,
}

#[derive(Debug, Clone)]
struct Order {
    id: String,
    alone: bool,
    paid: Option<usize>,
    open: bool,
    lines: Vec<Line>,
}

/// What a shop of three variants and a bundle must have, counted by hand.
struct Reference {
    free: [i64; 2],
    orders: Vec<Order>,
    payments: usize,
}

const CAP: i64 = 6;

impl Line {
    fn owed(&self) -> i64 {
        (self.quantity - self.delivered - self.refunded).max(0)
    }
}

impl Order {
    fn is_open(&self) -> bool {
        self.open && self.lines.iter().any(|line| line.owed() > 0)
    }

    fn short(&self) -> i64 {
        self.lines.iter().map(|line| line.short).sum()
    }
}

impl Reference {
    fn owed(&self, place: Place) -> i64 {
        let paid = self.orders.iter().filter(|order| order.is_open() && order.paid.is_some());
        paid.flat_map(|order| &order.lines).filter(|line| line.place == place).map(|line| line.short).sum()
    }

    fn promised(&self, place: Place) -> i64 {
        let open = self.orders.iter().filter(|order| order.is_open());
        open.flat_map(|order| &order.lines).filter(|line| line.place == place).map(|line| line.short).sum()
    }

    /// The lines of an order that can be placed; what is missing of them is short.
    fn place(&self, wanted: &[(Place, i64)]) -> Option<Vec<Line>> {
        let (mut lines, mut taken, mut short) = (Vec::new(), [0; 2], [0; 2]);
        for (place, quantity) in wanted {
            let mut line = Line { place: *place, quantity: *quantity, delivered: 0, refunded: 0, short: 0 };
            if *place != Place::Nowhere {
                let n = *place as usize;
                let there = (self.free[n] - self.owed(*place) - taken[n]).max(0);
                let covered = there.min(*quantity);
                line.short = quantity - covered;
                if line.short > 0 && self.promised(*place) + short[n] + line.short > CAP {
                    return None;
                }
                taken[n] += covered;
                short[n] += line.short;
            }
            lines.push(line);
        }
        Some(lines)
    }

    fn reserve(&mut self, lines: &[Line]) {
        for line in lines.iter().filter(|line| line.place != Place::Nowhere) {
            self.free[line.place as usize] -= line.quantity - line.short;
        }
    }

    fn fill(&mut self) {
        loop {
            let short = |order: &&mut Order, free: &[i64; 2]| {
                order.is_open()
                    && order.lines.iter().any(|line| line.short > 0 && free[line.place as usize] > 0)
            };
            let free = self.free;
            let waiting = self.orders.iter_mut().filter(|order| order.paid.is_some());
            let Some(first) = waiting.filter(|order| short(order, &free)).min_by_key(|order| order.paid)
            else {
                return;
            };
            for line in first.lines.iter_mut().filter(|line| line.short > 0) {
                let units = line.short.min(self.free[line.place as usize]);
                line.short -= units;
                self.free[line.place as usize] -= units;
            }
            deliver_alone(first);
        }
    }
}

fn deliver_alone(order: &mut Order) {
    if order.alone && order.paid.is_some() && order.short() == 0 {
        order.lines.iter_mut().for_each(|line| line.delivered += line.owed());
    }
}

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

fn shop() -> Host {
    let mut host = small_shop();
    for body in [
        json!({"put_product": {"product": {"id": "gift", "variants": [
            {"id": "card", "stock": {"keys": {"pool": "cards"}}, "backorder": {"cap": CAP}}]}}}),
        json!({"put_product": {"product": {"id": "event", "variants": [
            {"id": "seat", "stock": "counted", "backorder": {"cap": CAP}}, {"id": "guide", "stock": "unlimited"}]}}}),
        json!({"put_product": {"product": {"id": "box", "variants": [{"id": "kit", "stock": "unlimited",
            "fulfilment": {"bundle": {"parts": [{"variant": "card", "units": 2}, {"variant": "seat"}]}}}]}}}),
        json!({"publish_price_book": {"book": {"id": "b2", "currency": "CNY", "variants": [
            {"variant": "card", "product": "gift", "price": "50.00"},
            {"variant": "seat", "product": "event", "price": "20.00"},
            {"variant": "guide", "product": "event", "price": "5.00"},
            {"variant": "kit", "product": "box", "price": "100.01"}]}}}),
    ] {
        host.json(body).unwrap();
    }
    host
}

fn compare(host: &Host, reference: &Reference, at: &str) {
    let (mut held, mut revenue) = (0, 0);
    for order in &reference.orders {
        let view = host.shop.order(&order.id.parse::<OrderId>().unwrap()).unwrap();
        let told: Vec<_> = view
            .lines
            .iter()
            .map(|line| (line.quantity, line.delivered_units, line.refunded_units, line.short_units))
            .map(|(q, d, r, s)| (i64::from(q), i64::from(d), i64::from(r), i64::from(s)))
            .collect();
        let of = |l: &Line| (l.quantity, l.delivered, l.refunded, l.short);
        let counted: Vec<_> = order.lines.iter().map(of).collect();
        if order.open {
            assert_eq!(told, counted, "{at}: {order:?}");
        }
        let sum: i64 = view.lines.iter().map(|line| line.total.minor()).sum();
        assert_eq!(sum, view.total.minor(), "{at}: the lines of {} do not add up", order.id);
        let back: i64 = view.lines.iter().map(|line| line.refunded.minor()).sum();
        assert_eq!(back, view.refunded.minor(), "{at}");
        let kept = view.paid.minor() - view.refunded.minor();
        match view.stage {
            Stage::Paid | Stage::Fulfilling => held += kept,
            Stage::Fulfilled | Stage::Completed => revenue += kept,
            Stage::Refunded => assert_eq!(kept, 0, "{at}"),
            _ => {}
        }
        let owned: i64 = order
            .lines
            .iter()
            .filter(|line| line.place == Place::Cards)
            .map(|line| line.delivered - (line.delivered + line.refunded - line.quantity).max(0))
            .sum();
        let keys = host.shop.keys_of(&order.id.parse().unwrap()).unwrap().len();
        assert_eq!(keys as i64, owned, "{at}: the keys of {}", order.id);
    }
    let balances = host.shop.balances();
    assert_eq!((balances.held.minor(), balances.revenue.minor()), (held, revenue), "{at}");
    for (place, variant) in [(Place::Cards, "card"), (Place::Seats, "seat")] {
        let stock = host.shop.stock(&variant.parse().unwrap(), host.shop.clock()).unwrap();
        let there = (reference.free[place as usize] - reference.owed(place)).max(0);
        assert_eq!(stock.available, Some(there as u64), "{at}: {variant}");
        assert_eq!(stock.promised as i64, reference.promised(place), "{at}: {variant}");
    }
}

fn one_history(seed: u64) {
    let (mut host, mut numbers) = (shop(), Numbers(seed));
    let mut reference = Reference { free: [10, 3], orders: Vec::new(), payments: 0 };
    let mut key = 100;
    for step in 0..70 {
        let at = format!("seed {seed}, step {step}");
        let pick = numbers.below(reference.orders.len().max(1) as u64) as usize;
        let chosen = reference.orders.get(pick).cloned();
        match (numbers.below(10), chosen) {
            (0..=2, _) | (_, None) => {
                let alone = numbers.below(2) == 0;
                let id = format!("o-{step}");
                let (cards, seats, kits) = (numbers.below(4), numbers.below(3), numbers.below(3));
                let mut cart = Cart::on(if alone { "web" } else { "wechat" }).line("guide", 1);
                let mut wanted = Vec::new();
                for (variant, units) in [("card", cards), ("seat", seats), ("kit", kits)] {
                    if units > 0 {
                        cart = cart.line(variant, units as u32);
                    }
                }
                // The lines stand as they were put in the cart.
                wanted.push((Place::Nowhere, 1));
                wanted.extend((cards > 0).then_some((Place::Cards, cards as i64)));
                wanted.extend((seats > 0).then_some((Place::Seats, seats as i64)));
                if kits > 0 {
                    wanted.extend([(Place::Cards, 2 * kits as i64), (Place::Seats, kits as i64)]);
                }
                let placed = host.place(&id, cart);
                let lines = reference.place(&wanted);
                assert_eq!(placed.is_ok(), lines.is_some(), "{at}: {placed:?}");
                if let Some(lines) = lines {
                    reference.reserve(&lines);
                    reference.orders.push(Order { id, alone, paid: None, open: true, lines });
                }
            }
            (3 | 4, Some(order)) if order.paid.is_none() && order.open => {
                host.pay(&order.id, &format!("pay-{}", order.id)).unwrap();
                reference.payments += 1;
                let own = &mut reference.orders[pick];
                own.paid = Some(reference.payments);
                deliver_alone(own);
            }
            (5, Some(order)) if order.paid.is_none() && order.open => {
                host.json(json!({"cancel_order": {"order": order.id}})).unwrap();
                for line in order.lines.iter().filter(|line| line.place != Place::Nowhere) {
                    reference.free[line.place as usize] += line.quantity - line.short;
                }
                reference.orders[pick].open = false;
            }
            (5 | 6, Some(order)) if order.paid.is_some() && order.is_open() => {
                let n = numbers.below(order.lines.len() as u64) as usize;
                let at_hand = order.lines[n].owed() - order.lines[n].short;
                let units = 1 + numbers.below(3) as i64;
                let lines = json!([{"line": n, "units": units}]);
                let done = host.json(json!({"deliver": {"order": order.id, "lines": lines}}));
                assert_eq!(done.is_ok(), units <= at_hand, "{at}: {done:?}");
                if done.is_ok() {
                    reference.orders[pick].lines[n].delivered += units;
                }
            }
            (7, Some(order)) if order.paid.is_some() && order.open => {
                let n = numbers.below(order.lines.len() as u64) as usize;
                let left = order.lines[n].quantity - order.lines[n].refunded;
                let units = 1 + numbers.below(3) as i64;
                let lines = json!([{"line": n, "units": units}]);
                let refund = format!("r-{step}");
                let done =
                    host.json(json!({"refund_order": {"order": order.id, "refund": refund, "lines": lines}}));
                assert_eq!(done.is_ok(), units <= left, "{at}: {done:?}");
                if done.is_ok() {
                    let was_short = order.lines.iter().any(|line| line.short > 0);
                    let line = &mut reference.orders[pick].lines[n];
                    let of_owed = units.min(line.owed());
                    let of_short = of_owed.min(line.short);
                    line.short -= of_short;
                    line.refunded += units;
                    let place = line.place;
                    if place != Place::Nowhere {
                        reference.free[place as usize] += of_owed - of_short;
                    }
                    // What was short is gone: the rest goes its way.
                    let order = &mut reference.orders[pick];
                    if order.alone && was_short && order.lines.iter().all(|line| line.short == 0) {
                        order.lines.iter_mut().for_each(|line| line.delivered += line.owed());
                    }
                }
            }
            (8, _) if numbers.below(2) == 0 => {
                let keys: Vec<SealedKey> = (key..key + 3).map(sealed).collect();
                key += 3;
                let batch = format!("more-{step}");
                host.json(json!({"import_keys": {"pool": "cards", "batch": batch, "keys": keys}})).unwrap();
                reference.free[0] += 3;
            }
            (8, _) => {
                host.json(json!({"adjust_stock": {"variant": "seat", "by": 2}})).unwrap();
                reference.free[1] += 2;
            }
            _ => {
                host.tick();
                reference.fill();
            }
        }
        compare(&host, &reference, &at);
    }
    assert_eq!(journal::replay(&host.bytes).unwrap().digest(), host.shop.digest(), "seed {seed}");
    let snapshot = journal::snapshot(&host.shop, &host.journal);
    let (again, _) = journal::restore(&snapshot).unwrap();
    again.check().unwrap();
    assert_eq!(again.digest(), host.shop.digest(), "seed {seed}");
}

#[test]
fn what_is_owed_handed_over_and_given_back_is_counted_exactly() {
    for seed in 0..30 {
        one_history(seed);
    }
}
