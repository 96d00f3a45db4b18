//! The days after: orders complete, commission vests, promoters take it out, and one buyer comes back late.

use crate::demo::generate::day::Day;
use crate::demo::generate::hours::{HOUR, MIDNIGHT, MINUTE};
use anyhow::Result;
use keytill::id::CustomerId;
use keytill::money::Money;
use keytill::order::Stage;
use serde_json::json;

/// Plays the days after.
pub fn play(day: &mut Day<'_>) -> Result<()> {
    for six_hours in 4..=40 {
        let at = MIDNIGHT + six_hours * 6 * HOUR;
        day.command(at, &format!("after-{six_hours}"), json!({"tick": {}}))?;
    }
    let morning = MIDNIGHT + 10 * 24 * HOUR + 10 * HOUR;
    withdraw(day, morning)?;
    come_back_late(day, morning + 5 * HOUR)
}

/// Whoever has earned enough takes it out, and some try for more.
fn withdraw(day: &mut Day<'_>, morning: u64) -> Result<()> {
    let mut earned: Vec<(i64, CustomerId)> = Vec::new();
    for id in day.host.shop.customer_ids() {
        let available = day.host.shop.customer(id)?.balances.available.minor();
        if available > 0 {
            earned.push((-available, id.clone()));
        }
    }
    earned.sort();
    let currency = day.host.shop.settings().currency;
    // The sixty who earned most, and two who earned too little.
    let (most, little) = (earned.iter().take(60), earned.iter().rev().take(2));
    for (n, (available, promoter)) in (0_u64..).zip(most.chain(little)) {
        let at = morning + n * 3 * MINUTE;
        let whole = day.random.chance(700);
        let wanted = if whole { -available } else { -available / 2 };
        let wanted = if n % 17 == 5 { wanted + 10_000 } else { wanted };
        let amount = Money::new(wanted, currency).to_string();
        let id = format!("w-{:03}", n + 1);
        let asked = json!({"request_withdrawal": {"withdrawal": id, "promoter": promoter, "amount": amount}});
        if day.command(at, &format!("ask-{id}"), asked)?.is_none() {
            continue;
        }
        let settlement = match day.random.below(10) {
            0 => continue,
            1 => json!({"failed": {"reason": "收款账号与姓名不符"}}),
            _ => json!("paid"),
        };
        let settled = json!({"settle_withdrawal": {"withdrawal": id, "settlement": settlement}});
        day.command(at + 2 * MINUTE, &format!("settle-{id}"), settled.clone())?;
        if n == 3 {
            day.command(at + 2 * MINUTE + 1, &format!("settle-{id}-again"), settled)?;
        }
    }
    Ok(())
}

/// A completed order is refunded after its commission was taken out: the promoter owes it.
fn come_back_late(day: &mut Day<'_>, at: u64) -> Result<()> {
    let mut found = None;
    for id in day.host.shop.order_ids() {
        let order = day.host.shop.order(id)?;
        if order.stage != Stage::Completed || order.refunded.minor() != 0 {
            continue;
        }
        for line in day.host.shop.commission(id)? {
            let available = day.host.shop.customer(&line.promoter)?.balances.available.minor();
            let paid_out = available == 0 && line.amount.minor() > 0;
            if paid_out && found.as_ref().is_none_or(|(most, _)| *most < line.amount.minor()) {
                found = Some((line.amount.minor(), id.clone()));
            }
        }
    }
    if let Some((_, order)) = found {
        let body = json!({"refund_order": {"order": order, "refund": format!("r-{order}-late")}});
        day.command(at, &format!("refund-{order}-late"), body)?;
    }
    Ok(())
}
