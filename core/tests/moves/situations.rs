//! Where an order can stand. Each function brings the order `o` there by commands alone; its two keys cost 50.00 each, its
//! guide costs 5.00.

use crate::support::{Host, sealed, small_shop};
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::time::Span;
use serde_json::json;

/// One situation.
pub struct Situation {
    /// Its name in the table.
    pub name: &'static str,
    /// The stage that the order is in; none where it left memory.
    pub stage: Option<Stage>,
    /// How it came there, for people.
    pub how: &'static str,
    /// A shop where the order `o` is in this situation at the moment `now`.
    pub reach: fn() -> Host,
}

/// All of them. New ones go to the end of their stage.
pub fn all() -> Vec<Situation> {
    let of = |name, stage, how, reach| Situation { name, stage: Some(stage), how, reach };
    vec![
        of("placed", Stage::Placed, "it awaits its payment", placed),
        of("overdue", Stage::Placed, "its time to pay is over, and no tick came", overdue),
        of("paid", Stage::Paid, "its channel delivers nothing alone", paid),
        of(
            "paid in part refunded",
            Stage::Paid,
            "one unit was refunded before the delivery",
            paid_in_part_refunded,
        ),
        of("fulfilling", Stage::Fulfilling, "one of its keys is handed over", fulfilling),
        of(
            "fulfilling with a line left",
            Stage::Fulfilling,
            "both keys are handed over, the guide is owed",
            fulfilling_with_a_line_left,
        ),
        of("held", Stage::Held, "it was paid too late, and its stock is gone", held),
        of("held and restocked", Stage::Held, "its stock is there again", held_and_restocked),
        of("fulfilled", Stage::Fulfilled, "it was paid and delivered at once", fulfilled),
        of("fulfilled for a guest", Stage::Fulfilled, "nobody owns it", fulfilled_for_a_guest),
        of(
            "fulfilled in part refunded",
            Stage::Fulfilled,
            "one unit was refunded",
            fulfilled_in_part_refunded,
        ),
        of("due for completion", Stage::Fulfilled, "its time is over, and no tick came", due_for_completion),
        of("completed", Stage::Completed, "its commission does not vest yet", completed),
        of("completed and vested", Stage::Completed, "its commission is vested", completed_and_vested),
        of("completed long ago", Stage::Completed, "it may leave memory", completed_long_ago),
        of("expired", Stage::Expired, "nobody paid in time", expired),
        of("expired and sold out", Stage::Expired, "its keys are another order's", expired_and_sold_out),
        of("cancelled", Stage::Cancelled, "it was given up", cancelled),
        of("refunded", Stage::Refunded, "all of it, after the delivery", refunded),
        of(
            "refunded before delivery",
            Stage::Refunded,
            "all of it, before the delivery",
            refunded_before_delivery,
        ),
        Situation {
            name: "archived",
            stage: None,
            how: "it left memory, completed and vested",
            reach: archived,
        },
    ]
}

fn cart(channel: &str) -> Cart {
    Cart::on(channel).line("card", 2).line("guide", 1)
}

fn placed_on(channel: &str) -> Host {
    let mut host = small_shop();
    host.place("o", cart(channel).buyer("cat")).unwrap();
    host
}

fn wait(host: &mut Host) {
    host.now = host.shop.next_deadline().unwrap().millis();
}

fn placed() -> Host {
    placed_on("web")
}

fn overdue() -> Host {
    let mut host = placed();
    wait(&mut host);
    host
}

fn paid() -> Host {
    let mut host = placed_on("wechat");
    host.pay("o", "pay-o").unwrap();
    host
}

fn refund_one(host: &mut Host) {
    let lines = json!([{"line": 0, "units": 1}]);
    host.json(json!({"refund_order": {"order": "o", "refund": "one", "lines": lines}})).unwrap();
}

fn refund_all(host: &mut Host) {
    host.json(json!({"refund_order": {"order": "o", "refund": "all"}})).unwrap();
}

fn paid_in_part_refunded() -> Host {
    let mut host = paid();
    refund_one(&mut host);
    host
}

fn deliver(host: &mut Host, units: u32) {
    let lines = json!([{"line": 0, "units": units}]);
    host.json(json!({"deliver": {"order": "o", "lines": lines}})).unwrap();
}

fn fulfilling() -> Host {
    let mut host = paid();
    deliver(&mut host, 1);
    host
}

fn fulfilling_with_a_line_left() -> Host {
    let mut host = paid();
    deliver(&mut host, 2);
    host
}

fn held() -> Host {
    let mut host = expired_and_sold_out();
    host.pay("o", "pay-o").unwrap();
    host
}

fn held_and_restocked() -> Host {
    let mut host = held();
    let keys = [sealed(20), sealed(21)];
    host.json(json!({"import_keys": {"pool": "cards", "batch": "batch-2", "keys": keys}})).unwrap();
    host
}

fn fulfilled() -> Host {
    let mut host = placed();
    host.pay("o", "pay-o").unwrap();
    host
}

fn fulfilled_for_a_guest() -> Host {
    let mut host = small_shop();
    host.place("o", cart("web")).unwrap();
    host.pay("o", "pay-o").unwrap();
    host
}

fn fulfilled_in_part_refunded() -> Host {
    let mut host = fulfilled();
    refund_one(&mut host);
    host
}

fn due_for_completion() -> Host {
    let mut host = fulfilled();
    wait(&mut host);
    host
}

fn completed() -> Host {
    let mut host = fulfilled();
    host.json(json!({"complete_order": {"order": "o"}})).unwrap();
    host
}

fn completed_and_vested() -> Host {
    let mut host = completed();
    wait(&mut host);
    host.tick();
    host
}

fn expired() -> Host {
    let mut host = overdue();
    host.tick();
    host
}

fn expired_and_sold_out() -> Host {
    let mut host = expired();
    host.place("rival", Cart::on("web").line("card", 9)).unwrap();
    host.pay("rival", "pay-rival").unwrap();
    host
}

fn cancelled() -> Host {
    let mut host = placed();
    host.json(json!({"cancel_order": {"order": "o"}})).unwrap();
    host
}

fn refunded() -> Host {
    let mut host = fulfilled();
    refund_all(&mut host);
    host
}

fn refunded_before_delivery() -> Host {
    let mut host = paid();
    refund_all(&mut host);
    host
}

fn completed_long_ago() -> Host {
    let mut host = completed_and_vested();
    host.now += Span::from_days(90).millis();
    host
}

fn archived() -> Host {
    let mut host = completed_long_ago();
    host.json(json!({"archive": {}})).unwrap();
    host
}
