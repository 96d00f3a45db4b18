//! Commission: plans, periods, withdrawals.

use super::{Row, cny, of, rows, somebody};
use crate::catalog;
use crate::world::World;
use keytill::time::Time;
use serde_json::{Value, json};

rows! {
    2 PublishPlan = |w| {
        let number = w.number();
        Some(catalog::plan(&format!("p{number}"), number))
    };
    6 ClosePeriod = |w| {
        let number = w.settings.people.period.number(Time::from_millis(w.now)).0;
        of("close_period", json!({"period": number.saturating_sub(1), "limit": w.dice.one_of(&[None, Some(1)])}))
    };
    4 PutSubShop = |w| of("put_sub_shop", json!({"channel": w.dice.one_of(&["web", "wechat"]), "owner": w.dice.one_of(&["u0", "u1"]),
        "markup_percent": w.dice.one_of(&["0", "10"])}));
    10 RequestWithdrawal = request_withdrawal;
    4 SettleSupplier = |w| {
        let number = w.number();
        of("settle_supplier", json!({"supplier": w.dice.one_of(&["acme", "bolt"]), "settlement": format!("s-{number}")}))
    };
    8 ApproveWithdrawal = |w| {
        let withdrawal = some_withdrawal(w)?;
        of("approve_withdrawal", json!({"withdrawal": withdrawal, "by": "ann"}))
    };
    10 SettleWithdrawal = |w| {
        let withdrawal = some_withdrawal(w)?;
        let how = w.dice.one_of(&[json!("paid"), json!({"failed": {"reason": "no account"}})]);
        of("settle_withdrawal", json!({"withdrawal": withdrawal, "settlement": how}))
    };
}

fn some_withdrawal(w: &mut World) -> Option<String> {
    let known = w.host.withdrawals.clone();
    w.dice.maybe_one_of(&known[known.len().saturating_sub(4)..])
}

fn request_withdrawal(w: &mut World) -> Option<Value> {
    // Mostly of somebody who has something.
    let mut promoter = somebody(w);
    let mut available = 0;
    for _ in 0..8 {
        available = w.shop.customer(&promoter.parse().unwrap()).ok()?.balances.available.minor();
        if available > 0 {
            break;
        }
        promoter = somebody(w);
    }
    let withdrawal = format!("w-{}", w.number());
    w.host.withdrawals.push(withdrawal.clone());
    let amount = if w.dice.once_in(2) { available } else { (available / 2).max(1) };
    of(
        "request_withdrawal",
        json!({"withdrawal": withdrawal, "promoter": promoter, "amount": cny(amount.max(1))}),
    )
}
