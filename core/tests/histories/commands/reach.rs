//! Stock without orders, limits of sales, gifts.

use super::{Row, of, rows, somebody};
use crate::set_up::{DAY, MINUTE, hash};
use crate::world::World;
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::command::PlaceOrder;
use keytill::time::Time;
use serde_json::{Value, json};

rows! {
    14 Reserve = reserve;
    8 ResizeReservation = |w| {
        let reservation = some_reservation(w)?;
        of("resize_reservation", json!({"reservation": reservation, "lines": lines(w), "partial": w.dice.once_in(2)}))
    };
    5 ExtendReservation = |w| of("extend_reservation", json!({"reservation": some_reservation(w)?}));
    4 ReleaseReservation = |w| {
        let reservation = some_reservation(w)?;
        let some = w.dice.once_in(2).then(|| json!([{"variant": "card", "quantity": 1}]));
        of("release_reservation", json!({"reservation": reservation, "lines": some}))
    };
    3 PutSale = put_sale;
    14 ClaimGift = claim_gift;
}

fn some_reservation(w: &mut World) -> Option<String> {
    // The youngest is open most likely.
    let held = w.host.reservations.clone();
    let last = held.last().filter(|_| w.dice.once_in(2)).cloned();
    last.or_else(|| w.dice.maybe_one_of(&held[held.len().saturating_sub(3)..]))
}

/// What can be held: whatever has stock of its own.
fn lines(w: &mut World) -> Value {
    let first = w.dice.one_of(&["card", "mix", "desk"]);
    let mut lines = vec![json!({"variant": first, "quantity": 1 + w.dice.below(3)})];
    if w.dice.once_in(2) {
        lines.push(
            json!({"variant": w.dice.one_of(&["seat", "mug", "pass"]), "quantity": 1 + w.dice.below(2)}),
        );
    }
    json!(lines)
}

/// The buyers of reservations are theirs by number, so that an order can draw on them.
fn buyer_of(reservation: &str) -> &'static str {
    if reservation.len().is_multiple_of(2) { "u1" } else { "u4" }
}

fn reserve(w: &mut World) -> Option<Value> {
    let reservation = format!("h-{}", w.number());
    w.host.reservations.push(reservation.clone());
    let mut body = json!({"reservation": reservation, "channel": "web", "buyer": buyer_of(&reservation), "lines": lines(w),
        "wait": w.dice.one_of(&[None, None, Some(5 * MINUTE)]), "partial": w.dice.once_in(2)});
    if w.dice.once_in(3) {
        body["contact"] = json!(hash(w.dice.below(3)));
    }
    of("reserve", body)
}

/// An order that takes over what a reservation holds, or a part of it.
pub fn draw(w: &mut World, order: &str, reservation: &str) -> Option<Value> {
    let cart = Cart::on("web").buyer(buyer_of(reservation)).at(Time::from_millis(w.now));
    let variant = w.dice.one_of(&["card", "mix", "desk"]);
    let cart = cart.line(variant, 1 + w.dice.below(2) as u32).line("seat", 1);
    let quote = w.shop.quote(&cart).ok()?;
    let mut body = json!(PlaceOrder::of(order, &quote).unwrap());
    body["reservation"] = json!(reservation);
    of("place_order", body)
}

fn put_sale(w: &mut World) -> Option<Value> {
    let mut sale = json!({"variant": w.dice.one_of(&["seat", "card", "vip", "mug"])});
    match w.dice.below(5) {
        0 => sale["per_buyer"] = json!([{"units": 6, "window": DAY}, {"units": 15}]),
        1 => sale["flash"] = json!({"id": format!("f{}", w.number()), "units": 5 + w.dice.below(20)}),
        2 => sale["window"] = json!({"from": w.now - 1, "until": w.now + DAY}),
        3 => sale["who"] = json!({"in": {"fact": "channel", "values": ["web"]}}),
        _ => {}
    }
    of("put_sale", json!({"sale": sale}))
}

fn claim_gift(w: &mut World) -> Option<Value> {
    let is_paid =
        |order: &str| w.shop.order(&order.parse().unwrap()).is_ok_and(|order| order.stage == Stage::Paid);
    let paid: Vec<_> = w.host.gifts.iter().filter(|(order, _)| is_paid(order)).cloned().collect();
    let gifts = if paid.is_empty() { w.host.gifts.clone() } else { paid };
    let (order, claim) = w.dice.maybe_one_of(&gifts)?;
    if w.dice.once_in(3) {
        return of("claim_gift", json!({"claim": hash(1), "order": order, "recipient": somebody(w)}));
    }
    of("claim_gift", json!({"claim": claim, "recipient": somebody(w)}))
}
