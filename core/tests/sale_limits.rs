//! Limits of sales under every history, alone and in bundles, against a reference that adds the orders up anew each time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::id::{CustomerId, OrderId, VariantId};
use keytill::journal;
use keytill::money::Currency;
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::{LateMoney, LatePayment, Settings};
use keytill::stock::SealedKey;
use keytill::time::Time;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Host, sealed, set_up};

const HOUR: u64 = 3_600_000;
const BUYERS: [Option<&str>; 4] = [Some("ann"), Some("bob"), Some("cat"), None];
/// What is limited.
const CARD: usize = 0;
const SEAT: usize = 1;
const LIMITED: [&str; 2] = ["card", "seat"];
/// What is bought: a kit is two cards and a seat, a pair is two seats and a guide.
const SOLD: [&str; 5] = ["card", "seat", "kit", "pair", "guide"];
/// A limit of each buyer: so many units, over so long.
type Limit = (u64, Option<u64>);
const CARDS: [Limit; 2] = [(4, Some(HOUR)), (9, None)];
const SEATS: [Limit; 1] = [(6, Some(2 * HOUR))];

fn id(order: &str) -> OrderId {
    order.parse().unwrap()
}

fn shop() -> Host {
    let mut settings = Settings::in_currency(Currency::CNY);
    settings.max_unpaid_orders = 100;
    settings.late_payment = LatePayment { reserve_again: true, otherwise: LateMoney::Wallet };
    let mut host = Host::with(settings);
    set_up(&mut host);
    let bundle = |id: &str, parts: Value| json!({"id": id, "stock": "unlimited", "fulfilment": {"bundle": {"parts": parts}}});
    let prices = [("card", "gift"), ("seat", "event"), ("guide", "event"), ("kit", "box"), ("pair", "box")];
    let prices =
        prices.map(|(variant, product)| json!({"variant": variant, "product": product, "price": "10.00"}));
    for body in [
        json!({"put_product": {"product": {"id": "box", "variants": [
            bundle("kit", json!([{"variant": "card", "units": 2}, {"variant": "seat"}])),
            bundle("pair", json!([{"variant": "seat", "units": 2}, {"variant": "guide"}]))]}}}),
        json!({"publish_price_book": {"book": {"id": "b2", "currency": "CNY", "variants": prices}}}),
        json!({"adjust_stock": {"variant": "seat", "by": 10_000}}),
        json!({"import_keys": {"pool": "cards", "batch": "many",
            "keys": (1000..2000).map(sealed).collect::<Vec<SealedKey>>()}}),
    ] {
        host.json(body).unwrap();
    }
    host
}

fn put_limits(host: &mut Host, reference: &Reference) {
    let limit = |(units, window): &Limit| json!({"units": units, "window": window});
    let (cards, seats) = (CARDS.map(|of| limit(&of)), SEATS.map(|of| limit(&of)));
    let flash = json!({"id": format!("f-{}", reference.flash), "units": reference.flash_units()});
    for body in [
        json!({"put_sale": {"sale": {"variant": "card", "per_buyer": cards}}}),
        json!({"put_sale": {"sale": {"variant": "seat", "per_buyer": seats, "flash": flash}}}),
    ] {
        host.json(body).unwrap();
    }
}

#[derive(Debug, Clone)]
enum Step {
    Place { buyer: usize, auto: bool, lines: Vec<(usize, u32)> },
    Resize { which: usize, lines: Vec<(usize, u32)> },
    Pay { which: usize },
    Cancel { which: usize },
    Deliver { which: usize, whole: bool },
    Refund { which: usize, line: usize, units: u32 },
    RefundAll { which: usize },
    NewFlash,
    Pass { minutes: u64 },
}

fn lines() -> impl Strategy<Value = Vec<(usize, u32)>> {
    proptest::collection::vec((0..SOLD.len(), 1..3_u32), 1..4).prop_map(|mut lines| {
        lines.sort_unstable();
        lines.dedup_by_key(|line| line.0);
        lines
    })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let which = 0..40_usize;
    let step = prop_oneof![
        10 => (prop_oneof![9 => 0..3_usize, 1 => Just(3)], any::<bool>(), lines())
            .prop_map(|(buyer, auto, lines)| Step::Place { buyer, auto, lines }),
        3 => (which.clone(), lines()).prop_map(|(which, lines)| Step::Resize { which, lines }),
        8 => which.clone().prop_map(|which| Step::Pay { which }),
        2 => which.clone().prop_map(|which| Step::Cancel { which }),
        4 => (which.clone(), any::<bool>()).prop_map(|(which, whole)| Step::Deliver { which, whole }),
        4 => (which.clone(), 0..5_usize, 1..4_u32)
            .prop_map(|(which, line, units)| Step::Refund { which, line, units }),
        1 => which.prop_map(|which| Step::RefundAll { which }),
        1 => Just(Step::NewFlash),
        4 => (1..70_u64).prop_map(|minutes| Step::Pass { minutes }),
    ];
    proptest::collection::vec(step, 1..60)
}

/// Units of a line of an order: of which limited variant, if of any, and how many are not refunded.
type Units = (Option<usize>, u64);

/// An order as the reference keeps it.
#[derive(Debug, Clone)]
struct Bought {
    id: String,
    buyer: usize,
    placed_at: u64,
    lines: Vec<Units>,
    /// Seats that it has of a flash sale, and of which one.
    seats: (u64, u64),
    /// Whether these were handed over, so that they never come back.
    kept: bool,
}

/// Knows the orders, and which flash sale is on.
struct Reference {
    orders: Vec<Bought>,
    flash: u64,
}

/// The lines of the order that these lines of the cart become.
fn order_lines(lines: &[(usize, u32)]) -> Vec<Units> {
    let mut all = Vec::new();
    for (sold, quantity) in lines {
        let quantity = u64::from(*quantity);
        match SOLD[*sold] {
            "card" => all.push((Some(CARD), quantity)),
            "seat" => all.push((Some(SEAT), quantity)),
            "kit" => all.extend([(Some(CARD), 2 * quantity), (Some(SEAT), quantity)]),
            "pair" => all.extend([(Some(SEAT), 2 * quantity), (None, quantity)]),
            _ => all.push((None, quantity)),
        }
    }
    all
}

fn units(lines: &[Units], variant: usize) -> u64 {
    lines.iter().filter(|(of, _)| *of == Some(variant)).map(|(_, units)| units).sum()
}

fn stage(host: &Host, order: &str) -> Stage {
    host.shop.order(&id(order)).unwrap().stage
}

/// Whether what an order bought is the buyer's, or may still be.
fn counts(stage: Stage) -> bool {
    matches!(stage, Stage::Placed | Stage::Paid | Stage::Fulfilling | Stage::Fulfilled | Stage::Completed)
}

impl Reference {
    fn flash_units(&self) -> u64 {
        12 + self.flash
    }

    fn had(&self, host: &Host, buyer: usize, variant: usize, limit: Limit, but: Option<&str>) -> u64 {
        let since = limit.1.map_or(0, |window| host.now + 1 - window);
        let own = self.orders.iter().filter(|order| order.buyer == buyer && Some(&*order.id) != but);
        let own = own.filter(|order| order.placed_at >= since && counts(stage(host, &order.id)));
        own.map(|order| units(&order.lines, variant)).sum()
    }

    /// Seats taken of the flash sale that is on.
    fn taken(&self, but: Option<&str>) -> u64 {
        let of = self.orders.iter().filter(|order| order.seats.0 == self.flash && Some(&*order.id) != but);
        of.map(|order| order.seats.1).sum()
    }

    /// The code with which lines are refused, if they are: variants in the order of the lines, and their limits in theirs.
    fn refused(&self, host: &Host, buyer: usize, lines: &[Units], but: Option<&str>) -> Option<&'static str> {
        let mut variants: Vec<usize> = Vec::new();
        for (variant, _) in lines.iter().filter_map(|(of, units)| of.map(|of| (of, units))) {
            if !variants.contains(&variant) {
                variants.push(variant);
            }
        }
        for variant in variants {
            let wanted = units(lines, variant);
            for limit in limits(variant) {
                if BUYERS[buyer].is_none() {
                    return Some("sale.buyer_needed");
                }
                if self.had(host, buyer, variant, *limit, but) + wanted > limit.0 {
                    return Some(limit.1.map_or("sale.buyer_limit_ever", |_| "sale.buyer_limit"));
                }
            }
            if variant == SEAT && self.taken(but) + wanted > self.flash_units() {
                return Some("sale.flash_sold_out");
            }
        }
        None
    }

    /// What followed for flash sales from how the orders stand now.
    fn look(&mut self, host: &Host) {
        for order in &mut self.orders {
            let stage = stage(host, &order.id);
            order.kept |= matches!(stage, Stage::Fulfilled | Stage::Completed);
            if !counts(stage) && !order.kept {
                order.seats.1 = 0;
            }
        }
    }

    fn refund(&mut self, which: usize, line: usize, units: u64) {
        let order = &mut self.orders[which];
        let (of, left) = &mut order.lines[line];
        *left -= units;
        if *of == Some(SEAT) && !order.kept {
            order.seats.1 = order.seats.1.saturating_sub(units);
        }
    }

    fn compare(&self, host: &Host) {
        let at = Time::from_millis(host.now);
        for (variant, name) in LIMITED.into_iter().enumerate() {
            let name: VariantId = name.parse().unwrap();
            for (buyer, who) in BUYERS.into_iter().enumerate() {
                let who: Option<CustomerId> = who.map(|who| who.parse().unwrap());
                let view = host.shop.sale(&name, who.as_ref(), at).unwrap().unwrap();
                let had = limits(variant).iter().map(|limit| self.had(host, buyer, variant, *limit, None));
                let had: Vec<u64> = had.filter(|_| who.is_some()).collect();
                assert_eq!(view.had, had, "{name} of {who:?}");
                let left = (variant == SEAT).then(|| self.flash_units().saturating_sub(self.taken(None)));
                assert_eq!(view.flash_left, left, "{name}");
            }
        }
    }
}

fn limits(variant: usize) -> &'static [Limit] {
    if variant == CARD { &CARDS } else { &SEATS }
}

fn cart(host: &Host, channel: &str, buyer: usize, lines: &[(usize, u32)]) -> Cart {
    let cart = Cart::on(channel).at(Time::from_millis(host.now));
    let cart = BUYERS[buyer].into_iter().fold(cart, |cart, buyer| cart.buyer(buyer));
    lines.iter().fold(cart, |cart, (sold, quantity)| cart.line(SOLD[*sold], *quantity))
}

fn resize(host: &mut Host, order: &str, cart: &Cart) -> Result<(), &'static str> {
    let quote = host.shop.quote_resized(&id(order), cart).unwrap();
    let body = json!({"order": order, "cart": cart, "book": quote.digest(), "total": quote.total});
    host.json(json!({"resize_order": body})).map(drop).map_err(|rejection| rejection.code())
}

fn one_history(steps: Vec<Step>) {
    let mut host = shop();
    let mut reference = Reference { orders: Vec::new(), flash: 0 };
    put_limits(&mut host, &reference);
    for (n, step) in steps.into_iter().enumerate() {
        let orders = reference.orders.len();
        let of = |which: usize| (orders > 0).then(|| which % orders);
        let named = |reference: &Reference, which: usize| of(which).map(|n| (n, reference.orders[n].clone()));
        match step {
            Step::Place { buyer, auto, lines } => {
                let (order, bought) = (format!("o-{orders}"), order_lines(&lines));
                let wanted = cart(&host, if auto { "web" } else { "wechat" }, buyer, &lines);
                let placed = host.place(&order, wanted).map(drop).map_err(|rejection| rejection.code());
                let refused = reference.refused(&host, buyer, &bought, None);
                assert_eq!(placed.err(), refused, "{lines:?} of {buyer}");
                if refused.is_none() {
                    let seats = (reference.flash, units(&bought, SEAT));
                    let placed_at = host.now;
                    let new = Bought { id: order, buyer, placed_at, lines: bought, seats, kept: false };
                    reference.orders.push(new);
                }
            }
            Step::Resize { which, lines } => {
                let Some((n, order)) = named(&reference, which) else { continue };
                if stage(&host, &order.id) != Stage::Placed {
                    continue;
                }
                let channel = host.shop.order(&id(&order.id)).unwrap().channel.unwrap();
                let wanted = cart(&host, channel.as_str(), order.buyer, &lines);
                let bought = order_lines(&lines);
                let resized = resize(&mut host, &order.id, &wanted);
                let refused = reference.refused(&host, order.buyer, &bought, Some(&order.id));
                assert_eq!(resized.err(), refused, "{lines:?} in place of {order:?}");
                if refused.is_none() {
                    let own = &mut reference.orders[n];
                    (own.seats, own.lines) = ((reference.flash, units(&bought, SEAT)), bought);
                }
            }
            Step::Pay { which } => {
                let Some((at, order)) = named(&reference, which) else { continue };
                let late = matches!(stage(&host, &order.id), Stage::Expired | Stage::Cancelled);
                let refused = reference.refused(&host, order.buyer, &order.lines, Some(&order.id));
                host.pay(&order.id, &format!("pay-{n}")).unwrap();
                let bought = counts(stage(&host, &order.id));
                assert!(!late || bought == refused.is_none(), "{refused:?} of {order:?}");
                if late && bought {
                    reference.orders[at].seats = (reference.flash, units(&order.lines, SEAT));
                }
            }
            Step::Cancel { which } => {
                let Some((_, order)) = named(&reference, which) else { continue };
                drop(host.json(json!({"cancel_order": {"order": order.id}})));
            }
            Step::Deliver { which, whole } => {
                let Some((_, order)) = named(&reference, which) else { continue };
                let lines = if whole { json!(null) } else { json!([{"line": 0, "units": 1}]) };
                drop(host.json(json!({"deliver": {"order": order.id, "lines": lines}})));
            }
            Step::Refund { which, line, units } => {
                let Some((at, order)) = named(&reference, which) else { continue };
                let line = line % order.lines.len();
                let lines = json!([{"line": line, "units": units}]);
                let body = json!({"order": order.id, "refund": format!("r-{n}"), "lines": lines});
                if host.json(json!({"refund_order": body})).is_ok() {
                    reference.refund(at, line, units.into());
                }
            }
            Step::RefundAll { which } => {
                let Some((at, order)) = named(&reference, which) else { continue };
                let body = json!({"order": order.id, "refund": format!("r-{n}")});
                if host.json(json!({"refund_order": body})).is_ok() {
                    for (line, (_, left)) in order.lines.iter().enumerate() {
                        reference.refund(at, line, *left);
                    }
                }
            }
            Step::NewFlash => {
                reference.flash += 1;
                put_limits(&mut host, &reference);
            }
            Step::Pass { minutes } => {
                host.now += minutes * 60_000;
                host.tick();
            }
        }
        reference.look(&host);
        reference.compare(&host);
    }
    assert_eq!(journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
    let snapshot = journal::snapshot(&host.shop, &host.journal);
    assert_eq!(journal::restore(&snapshot).unwrap().0.digest(), host.shop.digest());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn limits_and_allowances_hold_under_every_history(steps in steps()) {
        one_history(steps);
    }
}

fn refused(host: &mut Host, order: &str, cart: Cart) -> &'static str {
    host.place(order, cart).unwrap_err().code()
}

#[test]
fn what_is_limited_is_limited_within_bundles_too() {
    let mut host = shop();
    host.json(json!({"put_sale": {"sale": {"variant": "card", "per_buyer": [{"units": 3}]}}})).unwrap();
    let of_ann = || Cart::on("web").buyer("ann");
    assert_eq!(refused(&mut host, "o-1", of_ann().line("kit", 2)), "sale.buyer_limit_ever", "four cards");
    assert_eq!(refused(&mut host, "o-1", of_ann().line("kit", 1).line("card", 2)), "sale.buyer_limit_ever");
    assert_eq!(refused(&mut host, "o-1", Cart::on("web").line("kit", 1)), "sale.buyer_needed");
    host.place("o-1", of_ann().line("kit", 1).line("card", 1)).unwrap();
    assert_eq!(refused(&mut host, "o-2", of_ann().line("card", 1)), "sale.buyer_limit_ever");
    host.json(json!({"cancel_order": {"order": "o-1"}})).unwrap();
    host.json(json!({"put_sale": {"sale": {"variant": "seat", "flash": {"id": "f", "units": 3}}}})).unwrap();
    assert_eq!(refused(&mut host, "o-2", of_ann().line("pair", 2)), "sale.flash_sold_out", "four seats");
    host.place("o-2", of_ann().line("pair", 1).line("kit", 1)).unwrap();
    assert_eq!(refused(&mut host, "o-3", Cart::on("web").line("seat", 1)), "sale.flash_sold_out");
}

#[test]
fn when_and_to_whom_holds_for_a_bundle_and_for_its_parts() {
    let mut host = shop();
    let from = host.now + HOUR;
    let gold = json!({"in": {"fact": "level", "values": ["gold"]}});
    for sale in [json!({"variant": "kit", "window": {"from": from}}), json!({"variant": "seat", "who": gold})]
    {
        host.json(json!({"put_sale": {"sale": sale}})).unwrap();
    }
    let kit = || Cart::on("web").buyer("ann").line("kit", 1);
    assert_eq!(refused(&mut host, "o-1", kit()), "sale.not_yet");
    host.now = from;
    assert_eq!(refused(&mut host, "o-1", kit()), "sale.not_for_buyer", "a seat is in it");
    host.json(json!({"set_customer_level": {"customer": "ann", "level": "gold"}})).unwrap();
    host.place("o-1", kit()).unwrap();
}

#[test]
fn a_bundle_has_no_amounts_of_its_own() {
    let mut host = shop();
    for (field, limit) in [("per_buyer", json!([{"units": 1}])), ("flash", json!({"id": "f", "units": 1}))] {
        let mut sale = json!({"variant": "kit"});
        sale[field] = limit;
        let rejection = host.json(json!({"put_sale": {"sale": sale}})).unwrap_err();
        assert_eq!(rejection.code(), "sale.bad_limit");
        assert!(rejection.to_string().contains("limit its parts"), "{rejection}");
        assert_eq!(rejection.params()[1].1, field);
    }
}
