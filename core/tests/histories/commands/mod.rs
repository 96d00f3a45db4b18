//! How each command is made: mostly one that makes sense in the shop's present state.

use crate::set_up::{BUYERS, POOLS, VARIANTS, keys, sealed};
use crate::world::World;
use keytill::money::Money;
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::Reply;
use keytill::shop::command::PlaceOrder;
use keytill::time::Time;
use serde_json::{Value, json};

/// How one command is made.
pub struct Row {
    /// Its name, as in [`Body::NAMES`](keytill::shop::command::Body::NAMES).
    pub name: &'static str,
    /// How often, beside the others.
    pub weight: usize,
    /// Its body, as JSON; `None` where there is nothing to ask it of.
    pub make: fn(&mut World) -> Option<Value>,
}

/// What a host remembers of replies and of its own commands.
#[derive(Debug, Default)]
pub struct Host {
    payments: Vec<(String, String, String)>,
    withdrawals: Vec<String>,
    refunds: Vec<String>,
    batches: Vec<(&'static str, String)>,
}

/// Keeps what later commands need.
pub fn remember(_world: &mut World, _body: &str, _reply: &Reply) {}

macro_rules! rows {
    ($( $weight:literal $name:ident = $make:expr; )*) => {
        /// All of them.
        pub const ALL: &[Row] = &[ $( Row { name: stringify!($name), weight: $weight, make: $make } ),* ];
    };
}

const PAID: &[Stage] = &[Stage::Paid, Stage::Fulfilling];
const DONE: &[Stage] = &[Stage::Fulfilled, Stage::Completed];
const PAID_OR_DONE: &[Stage] =
    &[Stage::Paid, Stage::Fulfilling, Stage::Fulfilled, Stage::Completed, Stage::Held];

rows! {
    1 OpenSession = |w| Some(json!({"open_session": {"client": w.dice.one_of(&["till", "kiosk"])}}));
    1 CloseSession = |w| Some(json!({"close_session": {"client": w.dice.one_of(&["till", "kiosk"])}}));
    40 Tick = |w| Some(json!({"tick": {"limit": w.dice.one_of(&[None, None, Some(1), Some(2)])}}));
    1 PutChannel = |w| Some(json!({"put_channel": {"channel":
        {"id": "web", "order_expiry": w.dice.one_of(&[None, Some(30_000)])}}}));
    1 PutLevel = |_| Some(json!({"put_level": {"level": {"id": "silver", "rank": 2}}}));
    1 OpenPool = |w| Some(json!({"open_pool": {"pool": format!("p{}", w.number()),
        "format": {"layout": "code", "fields": [{"name": "code"}]}}}));
    1 PutProduct = |w| Some(json!({"put_product": {"product": w.dice.one_of(&products())}}));
    14 ImportKeys = import_keys;
    6 AdjustStock = |w| Some(json!({"adjust_stock": {"variant": "seat", "by": w.dice.one_of(&[4, 2, -1, -9])}}));
    1 PutReusableKey = |w| Some(json!({"put_reusable_key": {"variant": "pass", "key": sealed(900_000 + w.number()),
        "limits": {"max_uses": w.dice.one_of(&[None, Some(40)]), "per_buyer": 6}}}));
    2 PublishPriceBook = |w| {
        let number = w.number();
        Some(book(&format!("b{number}"), number))
    };
    1 PublishPlan = |w| Some(plan(&format!("p{}", w.number())));
    1 RegisterCustomer = |w| {
        let id = format!("n{}", w.number());
        Some(json!({"register_customer": {"customer": id, "inviter": w.dice.one_of(&BUYERS)}}))
    };
    1 BindInviter = |w| Some(json!({"bind_inviter":
        {"customer": w.dice.one_of(&["loner", "u0", "u3"]), "inviter": w.dice.one_of(&BUYERS)}}));
    2 SetCustomerLevel = |w| Some(json!({"set_customer_level":
        {"customer": w.dice.one_of(&BUYERS), "level": w.dice.one_of(&[None, Some("gold")])}}));
    90 PlaceOrder = place_order;
    6 CancelOrder = |w| Some(json!({"cancel_order": {"order": w.order_in(&[Stage::Placed])?}}));
    80 RecordPayment = record_payment;
    40 Deliver = deliver;
    6 CompleteOrder = |w| Some(json!({"complete_order": {"order": w.order_in(&[Stage::Fulfilled])?}}));
    30 RefundOrder = refund_order;
    10 ReleaseHold = |w| Some(json!({"release_hold": {"order": w.order_in(&[Stage::Held])?}}));
    3 RevealKeys = |w| Some(json!({"reveal_keys": {"order": w.order_in(DONE)?, "by": "ann", "reason": "lost"}}));
    6 RequestWithdrawal = request_withdrawal;
    6 SettleWithdrawal = |w| {
        let withdrawal = w.dice.maybe_one_of(&w.host.withdrawals.clone())?;
        let how = w.dice.one_of(&[json!("paid"), json!({"failed": {"reason": "no account"}})]);
        Some(json!({"settle_withdrawal": {"withdrawal": withdrawal, "settlement": how}}))
    };
    3 ConfigurePool = |w| Some(json!({"configure_pool": {"pool": w.dice.one_of(&POOLS), "terms": {"selection":
        w.dice.one_of(&[json!("first_in"), json!("first_expired"), json!("newest"), json!({"random": {"seed": 7}})])}}}));
    6 QuarantineBatch = |w| {
        let (pool, batch) = some_batch(w);
        Some(json!({"quarantine_batch": {"pool": pool, "batch": batch, "by": "ann", "reason": "reported",
            "limit": w.dice.one_of(&[None, Some(2)])}}))
    };
    6 ReleaseBatch = |w| {
        let (pool, batch) = some_batch(w);
        Some(json!({"release_batch": {"pool": pool, "batch": batch, "by": "ann", "reason": "they work",
            "limit": w.dice.one_of(&[None, Some(2)])}}))
    };
    3 ExportKeys = |w| Some(json!({"export_keys": {"pool": w.dice.one_of(&POOLS), "count": 1 + w.dice.below(3),
        "by": "bob", "reason": "a fair"}}));
    5 PutQuotas = |w| {
        let of = w.dice.one_of(&[json!({"pool": "cards"}), json!({"pool": "more"}), json!({"variant": "seat"})]);
        let quotas = w.dice.one_of(&[
            json!([]),
            json!([{"channel": "web", "guaranteed": 2, "maximum": 9}, {"channel": "wechat", "guaranteed": 1}]),
            json!([{"channel": "wechat", "guaranteed": 0, "maximum": 3}]),
        ]);
        Some(json!({"put_quotas": {"of": of, "quotas": quotas, "afresh": w.dice.once_in(3)}}))
    };
    5 PutStockAlert = |w| {
        let of = w.dice.one_of(&[json!({"pool": "cards"}), json!({"pool": "slow"}), json!({"variant": "seat"})]);
        let levels = w.dice.one_of(&[json!(null), json!({"low": 2, "clear": 5}), json!({"low": 6, "clear": 8})]);
        Some(json!({"put_stock_alert": {"of": of, "levels": levels}}))
    };
    8 TopUpWallet = |w| Some(json!({"top_up_wallet": {"customer": w.dice.one_of(&BUYERS),
        "payment": format!("top-{}", w.number()), "amount": cny(1 + w.dice.below(9000) as i64)}}));
    14 PayFromWallet = |w| {
        let amount = w.dice.one_of(&[None, None, Some("1.00 CNY")]);
        Some(json!({"pay_from_wallet": {"order": w.order_in(&[Stage::Placed])?, "amount": amount}}))
    };
    3 AdjustWallet = |w| Some(json!({"adjust_wallet": {"customer": w.dice.one_of(&BUYERS),
        "by": cny(w.dice.one_of(&[500, -300, -1])), "who": "ann", "reason": "a gift"}}));
    8 ReturnPayment = |w| {
        let (_, payment, _) = w.dice.maybe_one_of(&w.host.payments.clone())?;
        let refund = format!("r-{}", w.number());
        w.host.refunds.push(refund.clone());
        Some(json!({"return_payment": {"payment": payment, "refund": refund,
            "from": w.dice.one_of(&["spare", "wallet"]), "amount": w.dice.one_of(&[None, Some("1.00 CNY")])}}))
    };
    4 RecordChargeback = |w| {
        let (_, payment, amount) = w.dice.maybe_one_of(&w.host.payments.clone())?;
        let amount = w.dice.one_of(&[amount, "1.00 CNY".to_string()]);
        Some(json!({"record_chargeback": {"payment": payment, "chargeback": format!("cb-{}", w.number()), "amount": amount}}))
    };
    6 HoldOrder = |w| Some(json!({"hold_order": {"order": w.order_in(&[Stage::Paid])?, "reason": "looks odd"}}));
    12 SettleRefund = |w| {
        let refund = w.dice.maybe_one_of(&w.host.refunds.clone())?;
        let how = w.dice.one_of(&[json!("paid"), json!({"failed": {"reason": "no account"}})]);
        Some(json!({"settle_refund": {"refund": refund, "settlement": how}}))
    };
}

fn some_batch(w: &mut World) -> (&'static str, String) {
    let pool = w.dice.one_of(&POOLS);
    w.dice.maybe_one_of(&w.host.batches.clone()).unwrap_or_else(|| (pool, "k0".into()))
}

pub fn products() -> Vec<Value> {
    vec![
        json!({"id": "gift", "variants": [
            {"id": "card", "stock": {"keys": {"pool": "cards"}}},
            {"id": "vip", "stock": {"keys": {"pool": "more"}}}]}),
        json!({"id": "event", "variants": [
            {"id": "seat", "stock": "counted"}, {"id": "guide", "stock": "unlimited"}]}),
        json!({"id": "club", "variants": [
            {"id": "pass", "stock": "reusable"},
            {"id": "desk", "stock": {"keys": {"pool": "slow"}}, "manual_delivery": true}]}),
    ]
}

/// A price book; the prices differ with the number.
pub fn book(id: &str, number: u32) -> Value {
    let product = |variant: &str| match variant {
        "card" | "vip" => "gift",
        "seat" | "guide" => "event",
        _ => "club",
    };
    let price = |n: usize| format!("{}.{:02}", 5 + 7 * n, (number as usize * 13 + n * 31) % 100);
    let variants: Vec<Value> = VARIANTS
        .iter()
        .enumerate()
        .map(|(n, id)| json!({"variant": id, "product": product(id), "price": price(n)}))
        .collect();
    json!({"publish_price_book": {"book": {"id": id, "currency": "CNY", "variants": variants,
        "lanes": [{"id": "coupons", "mode": "best", "offers": [
            {"id": "ten-off", "target": "order", "effect": {"percent": "10"},
             "coupon": {"code": "TEN", "total_limit": 6, "per_customer": 2}}]},
            {"id": "back", "mode": "sequential", "offers": [
            {"id": "back", "target": "order", "effect": {"cashback": {"percent": "3"}}}]}],
        "taxes": {"category": "all", "inclusive": number.is_multiple_of(2), "rates": [{"category": "all", "percent": "13"}]}}}})
}

pub fn plan(id: &str) -> Value {
    json!({"publish_plan": {"plan": {"id": id, "currency": "CNY", "cap_percent": "30", "vest_after": 3_600_000,
        "bonuses": [{"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}, {"percent": "5"}]}}}]}}})
}

fn import_keys(w: &mut World) -> Option<Value> {
    let pool = w.dice.one_of(&POOLS);
    let batch = format!("k{}", w.number());
    let from = 1000 + (w.dice.next() % 4000) as u32;
    let count = 1 + w.dice.below(6) as u32;
    let expires = w.dice.one_of(&[None, None, Some(w.now + 600_000), Some(w.now + 5 * 86_400_000)]);
    let cost = w.dice.one_of(&[None, Some("3.21")]);
    w.host.batches.push((pool, batch.clone()));
    Some(json!({"import_keys": {"pool": pool, "batch": batch, "expires": expires, "supplier": "acme",
        "unit_cost": cost, "keys": keys(from..from + count)}}))
}

/// A cart of one to three lines.
pub fn cart(w: &mut World) -> Cart {
    let mut cart = Cart::on(w.dice.one_of(&["web", "web", "wechat"])).at(Time::from_millis(w.now));
    if !w.dice.once_in(6) {
        cart = cart.buyer(w.dice.one_of(&BUYERS));
    }
    let first = w.dice.below(VARIANTS.len());
    for n in 0..w.dice.one_of(&[1, 1, 2, 3]) {
        cart = cart.line(VARIANTS[(first + n) % VARIANTS.len()], 1 + w.dice.below(3) as u32);
    }
    if w.dice.once_in(5) { cart.coupon("TEN") } else { cart }
}

fn place_order(w: &mut World) -> Option<Value> {
    let cart = cart(w);
    let quote = w.shop.quote(&cart).ok()?;
    let order = format!("o-{}", w.number());
    Some(json!({"place_order": PlaceOrder::of(order, &quote).unwrap()}))
}

fn minor(money: Money) -> i64 {
    money.minor()
}

pub fn cny(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02} CNY", minor.abs() / 100, minor.abs() % 100)
}

fn record_payment(w: &mut World) -> Option<Value> {
    if w.dice.once_in(8) && !w.host.payments.is_empty() {
        // A notice that came before.
        let (order, payment, amount) = w.dice.one_of(&w.host.payments.clone());
        return Some(json!({"record_payment": {"order": order, "payment": payment, "amount": amount}}));
    }
    let late = w.dice.once_in(4);
    let stages: &[Stage] = if late { &[Stage::Expired, Stage::Cancelled] } else { &[Stage::Placed] };
    let order = w.order_in(stages)?;
    let view = w.shop.order(&order).ok()?;
    let due = (minor(view.total) - minor(view.paid)).max(1);
    let amount = match w.dice.below(10) {
        0 => due + 100,
        1 => (due / 2).max(1),
        2 => (due - 1).max(1),
        _ => due,
    };
    let payment = format!("pay-{}", w.number());
    w.host.payments.push((order.to_string(), payment.clone(), cny(amount)));
    Some(json!({"record_payment": {"order": order, "payment": payment, "amount": cny(amount)}}))
}

/// Some line of an order with how many units of it are neither refunded nor handed over, or just not refunded.
fn line_of(w: &mut World, order: &keytill::id::OrderId) -> Option<(usize, u32)> {
    let view = w.shop.order(order).ok()?;
    let line = w.dice.below(view.lines.len());
    let left = view.lines.get(line)?.quantity.saturating_sub(view.lines.get(line)?.refunded_units);
    Some((line, if left == 0 { 1 } else { 1 + w.dice.below(left as usize) as u32 }))
}

fn deliver(w: &mut World) -> Option<Value> {
    let order = w.order_in(PAID)?;
    if w.dice.once_in(2) {
        return Some(json!({"deliver": {"order": order}}));
    }
    let (line, units) = line_of(w, &order)?;
    Some(json!({"deliver": {"order": order, "lines": [{"line": line, "units": units}]}}))
}

fn refund_order(w: &mut World) -> Option<Value> {
    let order = w.order_in(PAID_OR_DONE)?;
    let refund = format!("r-{}", w.number());
    w.host.refunds.push(refund.clone());
    let to = w.dice.one_of(&["source", "source", "wallet"]);
    if w.dice.once_in(3) {
        return Some(json!({"refund_order": {"order": order, "refund": refund, "to": to}}));
    }
    let (line, units) = line_of(w, &order)?;
    Some(
        json!({"refund_order": {"order": order, "refund": refund, "to": to, "lines": [{"line": line, "units": units}]}}),
    )
}

fn request_withdrawal(w: &mut World) -> Option<Value> {
    let promoter = w.dice.one_of(&BUYERS);
    let available = minor(w.shop.customer(&promoter.parse().unwrap()).ok()?.balances.available);
    let withdrawal = format!("w-{}", w.number());
    w.host.withdrawals.push(withdrawal.clone());
    let amount = if w.dice.once_in(2) { available } else { (available / 2).max(1) };
    Some(
        json!({"request_withdrawal": {"withdrawal": withdrawal, "promoter": promoter, "amount": cny(amount.max(1))}}),
    )
}
