//! Orders from their placing to their completion.

use super::cart::{answers, cart, origin, who};
use super::{DONE, Row, of, rows};
use crate::set_up::{DAY, hash};
use crate::world::World;
use keytill::order::Stage;
use keytill::shop::command::PlaceOrder;
use serde_json::{Value, json};

rows! {
    110 PlaceOrder = place_order;
    6 CancelOrder = |w| of("cancel_order", json!({"order": w.order_in(&[Stage::Placed])?}));
    10 ResizeOrder = resize_order;
    6 ExtendOrder = |w| of("extend_order", json!({"order": w.order_in(&[Stage::Placed])?}));
    6 CompleteOrder = |w| of("complete_order", json!({"order": w.order_in(&[Stage::Fulfilled])?}));
    6 HoldOrder = |w| of("hold_order", json!({"order": w.order_in(&[Stage::Paid])?, "reason": "looks odd"}));
    10 ReleaseHold = |w| of("release_hold", json!({"order": w.order_in(&[Stage::Held])?}));
    3 RevealKeys = |w| of("reveal_keys", json!({"order": w.order_in(DONE)?, "by": "ann", "reason": "lost"}));
}

fn place_order(w: &mut World) -> Option<Value> {
    let (channel, buyer) = who(w);
    let order = format!("o-{}", w.number());
    let held = w.host.reservations.clone();
    let reservation = w.dice.maybe_one_of(&held).filter(|_| w.dice.once_in(6));
    let cart = cart(w, channel, buyer.as_deref());
    let quote = w.shop.quote(&cart).ok()?;
    let mut body = json!(PlaceOrder::of(&order, &quote).unwrap());
    if let Some(answers) = answers(&cart) {
        body["answers"] = answers;
    }
    if let Some(reservation) = reservation {
        // It must be drawn upon by whoever made it.
        return super::reach::draw(w, &order, &reservation);
    }
    origin(w, &order, &mut body);
    if buyer.is_some() && w.dice.once_in(6) {
        let claim = hash(1000 + w.number() as usize);
        w.host.gifts.push((order, claim.clone()));
        body["gift"] =
            json!({"claim": claim, "expires_after": w.dice.one_of(&[DAY, 3 * DAY]), "message": "for <you>"});
    }
    of("place_order", body)
}

fn resize_order(w: &mut World) -> Option<Value> {
    let order = w.order_in(&[Stage::Placed])?;
    let view = w.shop.order(&order).ok()?;
    let (channel, buyer) = (view.channel?, view.buyer);
    let cart = cart(w, channel.as_str(), buyer.as_ref().map(|buyer| buyer.as_str()));
    let quote = w.shop.quote_resized(&order, &cart).ok()?;
    of(
        "resize_order",
        json!({"order": order, "cart": quote.cart(), "book": quote.digest(), "total": quote.total}),
    )
}
