//! Handing over, in every way there is.

use super::{DONE, PAID, Row, line_of, of, order_with, rows};
use crate::world::World;
use keytill::order::Stage;
use serde_json::{Value, json};

const HANDED: &[Stage] = &[Stage::Fulfilling, Stage::Fulfilled, Stage::Completed];

rows! {
    50 Deliver = deliver;
    8 ReportDeliveryFailure = |w| of("report_delivery_failure", json!({"order": w.order_in(PAID)?, "reason": "no answer"}));
    6 RecordArrival = |w| {
        let order = order_with(w, HANDED, &["mug"])?.0;
        of("record_arrival", json!({"order": order, "parcel": w.dice.below(2)}))
    };
    8 RecordDownload = |w| {
        let (order, line) = order_with(w, HANDED, &["film"])?;
        of("record_download", json!({"order": order, "line": line}))
    };
    4 ReissueContent = |w| {
        let (order, line) = order_with(w, DONE, &["film"])?;
        of("reissue_content", json!({"order": order, "line": line}))
    };
    3 EraseAnswers = |w| {
        let order = order_with(w, &[Stage::Paid, Stage::Fulfilled, Stage::Completed], &["boost"])?.0;
        of("erase_answers", json!({"order": order}))
    };
}

fn deliver(w: &mut World) -> Option<Value> {
    let order = w.order_in(PAID)?;
    let view = w.shop.order(&order).ok()?;
    let mut lines = None;
    if w.dice.once_in(2) {
        let (line, units) = line_of(w, &order)?;
        lines = Some(json!([{"line": line, "units": units}]));
    }
    let named = lines.as_ref().map(|lines| lines[0]["line"].as_u64().unwrap() as usize);
    let shipped = |n: usize| view.lines.get(n).is_some_and(|line| line.variant.as_str() == "mug");
    let parcel = match named {
        Some(line) => shipped(line),
        None => (0..view.lines.len()).any(shipped),
    };
    let mut body = json!({"order": order, "lines": lines});
    if parcel || w.dice.once_in(20) {
        body["parcel"] = json!({"carrier": "SF", "tracking": format!("SF{}", w.number())});
    }
    of("deliver", body)
}
