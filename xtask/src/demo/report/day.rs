//! What happened to the orders, and which lines did nothing.

use super::grouped;
use crate::demo::Demo;
use crate::demo::play::RejectedLine;
use crate::demo::table::{Table, wrapped};
use std::collections::BTreeMap;

/// How wide a sentence may be.
const FITS: usize = 100;

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
        table.row([&grouped(count), &what]);
    }
    format!(
        "THE DAY  {} lines of day.jsonl\n{table}\n{}",
        grouped(demo.played.lines as u64),
        rejections(demo)
    )
}

fn rejections(demo: &Demo) -> String {
    let mut codes: BTreeMap<&str, (u64, &RejectedLine)> = BTreeMap::new();
    for rejected in &demo.played.rejected {
        let row = codes.entry(rejected.code).or_insert((0, rejected));
        row.0 += 1;
        // Of several the longest says the most, as long as it fits on two lines.
        if (row.1.sentence.len()..2 * FITS).contains(&rejected.sentence.len()) {
            row.1 = rejected;
        }
    }
    let mut table = Table::new(&[">count", "refused", ">line", "for example"]);
    for (code, (count, RejectedLine { line, sentence, .. })) in codes {
        let mut parts = wrapped(sentence, FITS).into_iter();
        table.row([&count, &code, line, &parts.next().unwrap_or_default()]);
        for part in parts {
            table.row([&"", &"", &"", &part]);
        }
    }
    format!("REFUSED  nothing of it changed anything\n{table}")
}
