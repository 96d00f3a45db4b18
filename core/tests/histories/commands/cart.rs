//! Carts, and the quotes that orders are placed by.

use super::somebody;
use crate::catalog::VARIANTS;
use crate::set_up::hash;
use crate::world::World;
use keytill::pricing::{Cart, PickedKey, Picks};
use keytill::time::Time;
use serde_json::{Value, json};

/// A cart of one to three lines, on a channel, for a buyer or nobody.
pub fn cart(w: &mut World, channel: &str, buyer: Option<&str>) -> Cart {
    let mut cart = Cart::on(channel).at(Time::from_millis(w.now));
    if let Some(buyer) = buyer {
        cart = cart.buyer(buyer);
    }
    let first = w.dice.below(VARIANTS.len());
    for n in 0..w.dice.one_of(&[1, 1, 2, 3]) {
        let (variant, ..) = VARIANTS[(first + n * 3) % VARIANTS.len()];
        cart = cart.line(variant, 1 + w.dice.below(3) as u32);
        if variant == "lucky" && w.dice.once_in(2) {
            pick(w, &mut cart);
        }
    }
    if w.dice.once_in(5) { cart.coupon("TEN") } else { cart }
}

/// Picks one of the keys that can be seen.
fn pick(w: &mut World, cart: &mut Cart) {
    let seen = w.shop.previews(&"lucky".parse().unwrap(), None, 10, Time::from_millis(w.now)).unwrap();
    let seen: Vec<(String, Value)> =
        seen.into_iter().map(|of| (of.preview.clone(), json!(of)["premium"].clone())).collect();
    let Some((preview, premium)) = w.dice.maybe_one_of(&seen) else { return };
    let premium = premium.as_str().unwrap().strip_suffix(" CNY").unwrap().parse().unwrap();
    let line = cart.lines.last_mut().unwrap();
    line.quantity = 1;
    line.picks = Some(Box::new(Picks(vec![PickedKey { preview, premium }])));
}

/// Who buys, and where.
pub fn who(w: &mut World) -> (&'static str, Option<String>) {
    let channel = w.dice.one_of(&["web", "web", "wechat"]);
    (channel, if w.dice.once_in(6) { None } else { Some(somebody(w)) })
}

/// What a cart's manual services ask, answered.
pub fn answers(cart: &Cart) -> Option<Value> {
    let mut all = Vec::new();
    let answer = json!([{"field": "account", "value": "somebody@example.org"}]);
    for line in &cart.lines {
        match line.variant.as_str() {
            "boost" => all.push(json!({"variant": "boost", "answers": answer})),
            "combo" => all.push(json!({"variant": "boost", "part_of": "combo", "answers": answer})),
            _ => {}
        }
    }
    (!all.is_empty()).then(|| json!(all))
}

/// Where an order comes from, now and then: contact, device, secret.
pub fn origin(w: &mut World, order: &str, body: &mut Value) {
    if w.dice.once_in(4) {
        let (contact, secret) = (hash(w.dice.below(3)), hash(7 + w.dice.below(2)));
        body["contact"] = json!(contact);
        if w.dice.once_in(2) {
            body["lookup_secret"] = json!(secret);
            w.host.findable.push((order.into(), contact, secret));
        }
    }
    if w.dice.once_in(6) {
        body["device"] = json!(w.dice.one_of(&["phone", "desk"]));
    }
}
