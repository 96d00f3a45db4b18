//! Random baskets, orders and clocks against a recount: what is reserved is what is held, the counts of devices, contacts
//! and buyers are those of what is open, and everything is free in the end.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::contact::ContactHash;
use keytill::journal;
use keytill::pricing::Cart;
use keytill::shop::Settings;
use keytill::shop::command::PlaceOrder;
use keytill::time::{Span, Time};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use support::{Host, set_up};

/// What somebody tries.
#[derive(Debug, Clone)]
enum Step {
    Reserve { basket: u8, who: u8, cards: u32, seats: u32, partial: bool, wait: u64 },
    Resize { basket: u8, cards: u32, seats: u32, partial: bool },
    Extend { basket: u8 },
    Release { basket: u8, cards: Option<u32> },
    Place { who: u8, cards: u32, seats: u32, basket: Option<u8> },
    ResizeOrder { order: u8, cards: u32, seats: u32 },
    ExtendOrder { order: u8 },
    Cancel { order: u8 },
    Pay { order: u8 },
    Refund { order: u8 },
    Pass { millis: u64, tick: bool },
}

fn step() -> impl Strategy<Value = Step> {
    let (basket, who, units, order) = (0_u8..4, 0_u8..4, 0_u32..4, 0_u8..12);
    prop_oneof![
        3 => (basket.clone(), who.clone(), units.clone(), units.clone(), any::<bool>(), 1_000_u64..600_000)
            .prop_map(|(basket, who, cards, seats, partial, wait)| Step::Reserve { basket, who, cards, seats, partial, wait }),
        2 => (basket.clone(), units.clone(), units.clone(), any::<bool>())
            .prop_map(|(basket, cards, seats, partial)| Step::Resize { basket, cards, seats, partial }),
        1 => basket.clone().prop_map(|basket| Step::Extend { basket }),
        1 => (basket.clone(), prop::option::of(1_u32..3)).prop_map(|(basket, cards)| Step::Release { basket, cards }),
        5 => (who, units.clone(), units.clone(), prop::option::of(basket))
            .prop_map(|(who, cards, seats, basket)| Step::Place { who, cards, seats, basket }),
        2 => (order.clone(), units.clone(), units).prop_map(|(order, cards, seats)| Step::ResizeOrder { order, cards, seats }),
        1 => order.clone().prop_map(|order| Step::ExtendOrder { order }),
        1 => order.clone().prop_map(|order| Step::Cancel { order }),
        3 => order.clone().prop_map(|order| Step::Pay { order }),
        1 => order.prop_map(|order| Step::Refund { order }),
        3 => (0_u64..400_000, any::<bool>()).prop_map(|(millis, tick)| Step::Pass { millis, tick }),
    ]
}

const BUYERS: [Option<&str>; 4] = [Some("ann"), Some("bob"), None, None];
const DEVICES: [&str; 4] = ["d-0", "d-1", "d-0", "d-2"];

fn contact(who: u8) -> ContactHash {
    ContactHash::from_bytes([who / 2; 16])
}

fn lines(cards: u32, seats: u32) -> Value {
    let lines = [("card", cards), ("seat", seats)].into_iter().filter(|(_, units)| *units > 0);
    lines.map(|(variant, quantity)| json!({"variant": variant, "quantity": quantity})).collect()
}

fn cart(who: u8, cards: u32, seats: u32, now: u64) -> Cart {
    let mut cart = Cart::on("web").at(Time::from_millis(now));
    for (variant, units) in [("card", cards), ("seat", seats)] {
        if units > 0 {
            cart = cart.line(variant, units);
        }
    }
    match BUYERS[usize::from(who)] {
        Some(buyer) => cart.buyer(buyer),
        None => cart,
    }
}

/// What is open, told by the accepted commands alone.
#[derive(Default)]
struct Recount {
    /// By order: who placed it.
    orders: BTreeMap<u8, u8>,
    placed: u8,
}

fn take(host: &mut Host, recount: &mut Recount, step: &Step) {
    let order_id = |order: u8| format!("o-{order}");
    match step {
        Step::Reserve { basket, who, cards, seats, partial, wait } => {
            let _ = host.json(json!({"reserve": {"reservation": format!("r-{basket}"), "channel": "web",
                "buyer": BUYERS[usize::from(*who)], "device": DEVICES[usize::from(*who)], "contact": contact(*who),
                "lines": lines(*cards, *seats), "partial": partial, "wait": wait}}));
        }
        Step::Resize { basket, cards, seats, partial } => {
            let _ = host.json(json!({"resize_reservation": {"reservation": format!("r-{basket}"),
                "lines": lines(*cards, *seats), "partial": partial}}));
        }
        Step::Extend { basket } => {
            let _ = host.json(json!({"extend_reservation": {"reservation": format!("r-{basket}")}}));
        }
        Step::Release { basket, cards } => {
            let lines = cards.map(|cards| lines(cards, 0));
            let _ = host
                .json(json!({"release_reservation": {"reservation": format!("r-{basket}"), "lines": lines}}));
        }
        Step::Place { who, cards, seats, basket } => {
            let Ok(quote) = host.shop.quote(&cart(*who, *cards, *seats, host.now)) else { return };
            let order = order_id(recount.placed);
            let mut place = PlaceOrder::of(&order, &quote).unwrap().reached_at(contact(*who));
            place = place.from_device(DEVICES[usize::from(*who)].parse().unwrap());
            if let Some(basket) = basket {
                place = place.drawing_on(format!("r-{basket}").parse().unwrap());
            }
            if host.run(place).is_ok() {
                recount.orders.insert(recount.placed, *who);
                recount.placed += 1;
            }
        }
        Step::ResizeOrder { order, cards, seats } => {
            let Some(who) = recount.orders.get(order) else { return };
            let cart = cart(*who, *cards, *seats, host.now);
            let id = order_id(*order).parse().unwrap();
            let Ok(quote) = host.shop.quote_resized(&id, &cart) else { return };
            let _ = host.json(json!({"resize_order": {"order": id, "cart": cart, "book": quote.digest(),
                "total": quote.total}}));
        }
        Step::ExtendOrder { order } => {
            let _ = host.json(json!({"extend_order": {"order": order_id(*order)}}));
        }
        Step::Cancel { order } => {
            let _ = host.json(json!({"cancel_order": {"order": order_id(*order)}}));
        }
        Step::Pay { order } => {
            let _ = host.pay(&order_id(*order), &format!("p-{order}"));
        }
        Step::Refund { order } => {
            let _ = host
                .json(json!({"refund_order": {"order": order_id(*order), "refund": format!("f-{order}")}}));
        }
        Step::Pass { millis, tick } => {
            host.now += millis;
            if *tick {
                host.tick();
            }
        }
    }
}

/// No device and no contact has more open than it may: told by the orders alone.
fn no_more_than_allowed(host: &Host, recount: &Recount) {
    let (mut devices, mut contacts) = (BTreeMap::new(), BTreeMap::new());
    for (order, who) in &recount.orders {
        let view = host.shop.order(&format!("o-{order}").parse().unwrap()).unwrap();
        if view.stage == keytill::order::Stage::Placed {
            *devices.entry(DEVICES[usize::from(*who)]).or_insert(0) += 1;
            *contacts.entry(who / 2).or_insert(0) += 1;
        }
    }
    assert!(devices.values().all(|open| *open <= 2), "{devices:?}");
    assert!(contacts.values().all(|open| *open <= 3), "{contacts:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_reserved_is_what_is_held(steps in prop::collection::vec(step(), 1..60)) {
        let mut settings = Settings::default();
        settings.reach.max_unpaid_per_device = 2;
        settings.reach.max_unpaid_per_contact = 3;
        settings.reach.scarce_units = 3;
        settings.reach.longest_wait = Span::from_minutes(30);
        let mut host = Host::with(settings);
        set_up(&mut host);
        let mut recount = Recount::default();
        for step in &steps {
            take(&mut host, &mut recount, step);
            no_more_than_allowed(&host, &recount);
        }
        prop_assert_eq!(journal::replay(&host.bytes).unwrap().digest(), host.shop.digest());
        // Everything comes to an end: nothing stays held, and everybody may begin anew.
        host.now += 86_400_000;
        host.tick();
        for variant in ["card", "seat"] {
            let stock = host.shop.stock(&variant.parse().unwrap(), host.shop.clock()).unwrap();
            prop_assert_eq!(stock.reserved, 0, "{}", variant);
        }
        for who in [0, 1, 2, 3] {
            let reserve = json!({"reserve": {"reservation": format!("last-{who}"), "channel": "web", "wait": 1000,
                "device": DEVICES[who], "lines": [{"variant": "guide", "quantity": 1}]}});
            host.json(reserve).unwrap();
            host.now += 1000;
            host.tick();
        }
    }
}
