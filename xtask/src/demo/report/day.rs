//! What happened to the orders, and which lines did nothing.

use crate::demo::Demo;
use crate::demo::table::{Table, cut};
use std::collections::BTreeMap;

pub fn section(demo: &Demo) -> String {
    let sales = &demo.played.sales;
    let of = |event: &str| sales.count(event);
    let mut table = Table::new(&[">count", "what"]);
    for (count, what) in [
        (of("OrderPlaced"), "orders placed, their stock and coupons reserved"),
        (of("OrderPaid"), "orders paid"),
        (of("OrderDelivered"), "orders delivered"),
        (of("OrderExpired"), "orders expired unpaid, their stock and coupons free again"),
        (of("OrderCancelled"), "orders cancelled by the buyer"),
        (of("StockReservedAgain"), "orders paid too late that got their goods after all"),
        (of("LatePaymentCredited"), "late payments credited to the buyer's wallet: the goods were gone"),
        (of("OrderHeld"), "late payments of guests that waited for a person"),
        (of("OrderRefunded"), "refunds"),
        (sales.partial_refunds, "  of them in part"),
        (of("KeysRevealed"), "times a clerk showed keys again, with name and reason"),
        (sales.keys_delivered, "keys handed over"),
        (sales.keys_delivered_twice, "keys handed over twice"),
        (sales.repeated, "notices and retries that came again: answered as before, nothing done twice"),
        (demo.played.rejected.len() as u64, "lines refused, each with its reason"),
    ] {
        table.row([&count, &what]);
    }
    format!("THE DAY  {} lines of day.jsonl\n{table}\n{}", demo.played.lines, rejections(demo))
}

fn rejections(demo: &Demo) -> String {
    let mut codes: BTreeMap<&str, (u64, &str)> = BTreeMap::new();
    for rejected in &demo.played.rejected {
        let row = codes.entry(rejected.code).or_insert((0, &rejected.sentence));
        row.0 += 1;
        // Of several the longest says the most.
        if rejected.sentence.len() > row.1.len() {
            row.1 = &rejected.sentence;
        }
    }
    let mut table = Table::new(&[">count", "refused", "for example"]);
    for (code, (count, sentence)) in codes {
        table.row([&count, &code, &cut(sentence, 110)]);
    }
    table.to_string()
}
