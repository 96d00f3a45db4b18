//! Payments, wallets, and money that goes back.

use super::{PAID_OR_DONE, Row, cny, despite, line_of, of, rows, somebody};
use crate::world::World;
use keytill::order::Stage;
use serde_json::{Value, json};

rows! {
    95 RecordPayment = record_payment;
    30 RefundOrder = refund_order;
    10 TopUpWallet = top_up;
    14 PayFromWallet = |w| {
        let amount = w.dice.one_of(&[None, None, Some("1.00 CNY")]);
        of("pay_from_wallet", json!({"order": w.order_in(&[Stage::Placed])?, "amount": amount}))
    };
    3 AdjustWallet = |w| of("adjust_wallet", json!({"customer": somebody(w),
        "by": cny(w.dice.one_of(&[500, -300, -1])), "who": "ann", "reason": "a gift"}));
    8 ReturnPayment = |w| {
        let (_, payment, _) = some_payment(w)?;
        let refund = format!("r-{}", w.number());
        w.host.refunds.push(refund.clone());
        of("return_payment", json!({"payment": payment, "refund": refund, "from": w.dice.one_of(&["spare", "wallet"]),
            "to": w.dice.one_of(&["source", "source", "wallet"]), "amount": w.dice.one_of(&[None, Some("1.00 CNY")])}))
    };
    4 RecordChargeback = |w| {
        let (_, payment, amount) = some_payment(w)?;
        let amount = w.dice.one_of(&[amount, "1.00 CNY".to_string()]);
        of("record_chargeback", json!({"payment": payment, "chargeback": format!("cb-{}", w.number()), "amount": amount}))
    };
    12 SettleRefund = |w| {
        let refunds = w.host.refunds.clone();
        let refund = w.dice.maybe_one_of(&refunds[refunds.len().saturating_sub(6)..])?;
        let how = w.dice.one_of(&[json!("paid"), json!({"failed": {"reason": "no account"}})]);
        of("settle_refund", json!({"refund": refund, "settlement": how}))
    };
}

fn some_payment(w: &mut World) -> Option<(String, String, String)> {
    let payments = w.host.payments.clone();
    w.dice.maybe_one_of(&payments)
}

fn top_up(w: &mut World) -> Option<Value> {
    let customer = (!w.dice.once_in(8)).then(|| somebody(w));
    let payment = format!("top-{}", w.number());
    let amount = cny(1 + w.dice.below(9000) as i64);
    w.host.payments.push((String::new(), payment.clone(), amount.clone()));
    of("top_up_wallet", json!({"customer": customer, "payment": payment, "amount": amount}))
}

fn record_payment(w: &mut World) -> Option<Value> {
    if w.dice.once_in(8)
        && let Some((order, payment, amount)) = some_payment(w).filter(|(order, ..)| !order.is_empty())
    {
        // A notice that came before.
        return of("record_payment", json!({"order": order, "payment": payment, "amount": amount}));
    }
    let late = w.dice.once_in(4);
    let stages: &[Stage] = if late { &[Stage::Expired, Stage::Cancelled] } else { &[Stage::Placed] };
    let order = w.order_in(stages)?;
    let view = w.shop.order(&order).ok()?;
    let due = (view.total.minor() - view.paid.minor()).max(1);
    let amount = match w.dice.below(10) {
        0 => due + 100,
        1 => (due / 2).max(1),
        2 => (due - 1).max(1),
        _ => due,
    };
    let payment = format!("pay-{}", w.number());
    w.host.payments.push((order.to_string(), payment.clone(), cny(amount)));
    of("record_payment", json!({"order": order, "payment": payment, "amount": cny(amount)}))
}

fn refund_order(w: &mut World) -> Option<Value> {
    let order = w.order_in(PAID_OR_DONE)?;
    let refund = format!("r-{}", w.number());
    w.host.refunds.push(refund.clone());
    let to = w.dice.one_of(&["source", "source", "wallet"]);
    let mut body = json!({"order": order, "refund": refund, "to": to, "despite": despite(w), "faulty": w.dice.once_in(3)});
    match w.dice.below(7) {
        0 | 1 => body["keep_shipping"] = json!(w.dice.once_in(2)),
        2 => {
            let view = w.shop.order(&order).ok()?;
            let left = view.paid.minor() - view.refunded.minor();
            body["amount"] = json!(cny(1 + w.dice.below(left.max(1) as usize) as i64));
        }
        _ => {
            let (line, units) = line_of(w, &order)?;
            body["lines"] = json!([{"line": line, "units": units}]);
        }
    }
    of("refund_order", body)
}
