//! Sessions, the clock, and what a shop is made of.

use super::{Row, of, rows};
use crate::catalog;
use crate::world::World;
use serde_json::{Value, json};

rows! {
    2 OpenSession = |w| of("open_session", json!({"client": w.dice.one_of(&["till", "kiosk"])}));
    1 CloseSession = |w| of("close_session", json!({"client": w.dice.one_of(&["till", "kiosk"])}));
    55 Tick = |w| of("tick", json!({"limit": w.dice.one_of(&[None, None, Some(1), Some(2)])}));
    1 PutChannel = |w| of("put_channel", json!({"channel": {"id": "web", "order_expiry": w.dice.one_of(&[None, Some(30_000)])}}));
    1 PutLevel = |w| Some(catalog::earned_level(w.dice.one_of(&[20, 60, 100])));
    1 OpenPool = |w| of("open_pool", json!({"pool": format!("p{}", w.number()),
        "format": {"layout": "code", "fields": [{"name": "code"}]}}));
    2 PutProduct = |w| {
        let number = w.number();
        of("put_product", json!({"product": w.dice.one_of(&catalog::products(number))}))
    };
    2 PublishPriceBook = |w| {
        let number = w.number();
        Some(catalog::book(&format!("b{number}"), number))
    };
    1 PutTemplates = put_templates;
    1 PutListing = |w| of("put_listing", json!({"listing": {"channel": "wechat", "product": w.dice.one_of(&["gift", "event"]),
        "on": !w.dice.once_in(4), "manual_delivery": w.dice.once_in(2), "max_per_order": w.dice.one_of(&[None, Some(2)])}}));
    2 ReviewProduct = |w| of("review_product", json!({"product": w.dice.one_of(&["gift", "event", "club"]), "by": "ann",
        "state": w.dice.one_of(&["in_review", "approved", "draft", "refused"]), "reason": "looked at"}));
}

fn put_templates(w: &mut World) -> Option<Value> {
    let number = w.number();
    let template = json!({"kind": "order_paid", "language": "en", "output": "html", "body": format!("<p>{number}: {{order}}</p>")});
    of("put_templates", json!({"templates": {"templates": [template], "fallback": ["en"]}}))
}
