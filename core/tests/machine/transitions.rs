//! From a step to the command that it means in the reference's present state.

use crate::documents::{self, BOOKS, PLANS, VARIANTS};
use crate::reference::{Model, Order};
use keytill::digest::Digest;
use keytill::id::{ClientId, CommandId};
use keytill::money::{Currency, Money};
use keytill::order::Stage;
use keytill::pricing::{Cart, Pricer};
use keytill::shop::command::{
    Body, CommandKey, Numbered, PlaceOrder, RecordPayment, RefundLine, RefundOrder, RefundTo,
    RequestWithdrawal,
};
use keytill::shop::{Command, LateMoney, LatePayment, MoneySettings, Settings};
use keytill::stock::{Fingerprint, SealedKey};
use keytill::time::{Span, Time};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// A sequence before it meets a shop.
#[derive(Debug, Clone)]
pub struct Sequence {
    pub settings: [u8; 10],
    /// Which of the commands that set the shop up is left out; most numbers are none.
    pub omitted: u8,
    pub steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub what: What,
    pub clock: Clock,
    pub key: Key,
    pub dials: [u8; 8],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    PlaceOrder,
    Pay,
    Deliver,
    Refund,
    Tick,
    Cancel,
    Complete,
    Release,
    Reveal,
    Withdraw,
    Settle,
    Import,
    Adjust,
    Reusable,
    Book,
    Plan,
    Register,
    Bind,
    CustomerLevel,
    Level,
    Pool,
    Product,
    Channel,
    OpenSession,
    CloseSession,
    /// The machine is written down as a snapshot and read again.
    Restart,
    /// The journal up to here is replayed.
    Replay,
    /// A snapshot is kept, to be caught up with from the journal's tail at the end.
    KeepSnapshot,
}

#[derive(Debug, Clone, Copy)]
pub enum Clock {
    Same,
    Later(u32),
    AtDeadline,
    BeforeDeadline,
    PastDeadline(u32),
    Back(u32),
    Days,
    BeforeEverything,
    NoTime,
}

#[derive(Debug, Clone, Copy)]
pub enum Key {
    Fresh,
    /// The next number of a client's session.
    Next(u8),
    OutOfSequence(u8, u8),
    /// An earlier command as it was.
    Repeat(u8),
    /// The key of an earlier command with another body.
    OtherBody(u8),
}

/// What a step comes to.
pub enum Act {
    Execute(Box<Command>),
    Restart,
    Replay,
    KeepSnapshot,
}

const START: u64 = 1_700_000_000_000;
const CLIENTS: [&str; 3] = ["till", "kiosk", "app"];

pub fn settings(dials: &[u8; 10]) -> Settings {
    let one_of = |n: usize, values: &[u64]| values[usize::from(dials[n]) % values.len()];
    Settings {
        hash_seed: 7,
        order_expiry: Span::from_millis(one_of(0, &[900_000, 1000, 60_000])),
        quote_honoured: Span::from_millis(one_of(1, &[900_000, 0, 86_400_000])),
        complete_after: Span::from_millis(one_of(2, &[86_400_000, 0, 600_000])),
        max_unpaid_orders: one_of(3, &[5, 1, 20]) as u32,
        max_lines: one_of(4, &[100, 100, 100, 2]) as u32,
        free_orders: one_of(5, &[1, 1, 0]) == 1,
        late_payment: LatePayment {
            reserve_again: dials[6] & 1 == 0,
            otherwise: if dials[6] & 2 == 0 { LateMoney::Hold } else { LateMoney::Wallet },
        },
        remember_commands: one_of(7, &[10_000, 1, 5]) as u32,
        remember_for: Span::from_millis(one_of(8, &[86_400_000, 0, 60_000])),
        max_sessions: 2,
        tick_limit: one_of(9, &[1000, 1, 2]) as u32,
        money: MoneySettings { exact_payments: true, ..MoneySettings::default() },
        ..Settings::in_currency(Currency::CNY)
    }
}

/// The digests of the books.
pub fn digests() -> &'static [Digest] {
    static DIGESTS: OnceLock<Vec<Digest>> = OnceLock::new();
    DIGESTS.get_or_init(|| {
        let digest = |n: usize| match body(documents::book(n)) {
            Body::PublishPriceBook(publish) => Pricer::new(publish.book).unwrap().digest(),
            other => panic!("{other:?}"),
        };
        (0..BOOKS.len()).map(digest).collect()
    })
}

/// A sealed key of a number. The machine never opens one.
pub fn sealed(number: u32) -> SealedKey {
    let mut fingerprint = [0; 16];
    fingerprint[..4].copy_from_slice(&number.to_be_bytes());
    let mut bytes = vec![1; 40];
    bytes[36..].copy_from_slice(&number.to_be_bytes());
    SealedKey { fingerprint: Fingerprint(fingerprint), bytes }
}

pub fn body(json: Value) -> Body {
    serde_json::from_value(json).unwrap_or_else(|error| panic!("{error}"))
}

fn keys(numbers: impl IntoIterator<Item = u32>) -> Value {
    serde_json::to_value(numbers.into_iter().map(sealed).collect::<Vec<_>>()).unwrap()
}

/// The commands that set a shop up.
pub fn set_up(omitted: u8) -> Vec<Command> {
    let mut bodies = vec![
        documents::channel(0),
        documents::channel(1),
        documents::channel(2),
        documents::channel(3),
        json!({"put_level": {"level": {"id": "gold", "rank": 1}}}),
        json!({"open_pool": {"pool": "cards", "format": {"layout": "code", "fields": [{"name": "code"}]}}}),
        json!({"open_pool": {"pool": "slow", "format": {"layout": "code", "fields": [{"name": "code"}]}}}),
        documents::product(0),
        documents::product(1),
        documents::product(2),
        json!({"adjust_stock": {"variant": "seat", "by": 6}}),
        json!({"put_reusable_key": {"variant": "pass", "key": sealed(900), "limits": {"max_uses": 9, "per_buyer": 4}}}),
        documents::book(0),
        documents::plan(0),
        json!({"register_customer": {"customer": "u0"}}),
        json!({"register_customer": {"customer": "u1", "inviter": "u0"}}),
        json!({"register_customer": {"customer": "u2", "inviter": "u1", "level": "gold"}}),
        json!({"register_customer": {"customer": "u3", "inviter": "u2", "promoter": false}}),
        json!({"register_customer": {"customer": "u4", "inviter": "u3", "level": "gold"}}),
        json!({"import_keys": {"pool": "cards", "batch": "k0", "keys": keys(0..4)}}),
        json!({"import_keys": {"pool": "cards", "batch": "k1", "expires": START + 1_500_000, "keys": keys(4..9)}}),
        json!({"import_keys": {"pool": "slow", "batch": "k0", "keys": keys(50..53)}}),
        json!({"open_session": {"client": "till"}}),
    ];
    // Products need their pools and books their products: only what nothing else needs is ever left out.
    if let Some(n) = [10_usize, 11, 12, 13, 19, 22].get(usize::from(omitted) / 2) {
        bodies.remove(*n);
    }
    let command = |(n, json): (usize, Value)| {
        Command::new(CommandId::new(format!("s-{n}")).unwrap(), Time::from_millis(START), body(json))
    };
    bodies.into_iter().enumerate().map(command).collect()
}

/// What a step means now. `sent` are the commands so far.
pub fn act(step: &Step, model: &Model, sent: &[Command]) -> Act {
    match step.what {
        What::Restart => return Act::Restart,
        What::Replay => return Act::Replay,
        What::KeepSnapshot => return Act::KeepSnapshot,
        _ => {}
    }
    let earlier =
        |n: u8| &sent[sent.len() - 1 - usize::from(n) % sent.len().min(if n & 1 == 0 { 6 } else { 60 })];
    if let Key::Repeat(n) = step.key {
        return Act::Execute(Box::new(earlier(n).clone()));
    }
    let step = &Step { what: fitting(step, model), ..*step };
    let due = step.what == What::Tick && step.dials[1].is_multiple_of(2);
    let at = moment(if due { Clock::AtDeadline } else { step.clock }, model);
    let now = if at == u64::MAX { model.clock } else { at.max(model.clock) };
    let body = body_of(step, model, now);
    let next = |client: u8| model.sessions.get(CLIENTS[usize::from(client)]).map_or(1, |s| s.last + 1);
    let numbered = |client: u8, sequence: u64| -> CommandKey {
        Numbered { client: ClientId::new(CLIENTS[usize::from(client)]).unwrap(), sequence }.into()
    };
    let id: CommandKey = match step.key {
        Key::Fresh | Key::Repeat(_) => CommandId::new(format!("c-{}", sent.len())).unwrap().into(),
        Key::Next(client) => {
            // A client without a session is met often enough by clients whose session was closed.
            let open = |client: u8| model.sessions.get(CLIENTS[usize::from(client)]).is_some_and(|s| s.open);
            let client = [client, 0, 1, 2].into_iter().find(|client| open(*client)).unwrap_or(client);
            numbered(client, next(client))
        }
        Key::OutOfSequence(client, skip) => {
            let far = [0, 1, 7, u64::MAX / 2, u64::MAX][usize::from(skip)];
            numbered(
                client,
                if skip == 0 { next(client).saturating_sub(2) } else { next(client).saturating_add(far) },
            )
        }
        Key::OtherBody(n) => earlier(n).id.clone(),
    };
    let command = Command::new(id, Time::from_millis(at), body);
    let traced = step.dials[7] & 3 == 0;
    Act::Execute(Box::new(if traced { command.traced("trace-1".parse().unwrap()) } else { command }))
}

/// What is asked for seldom makes sense in a young shop: mostly what leads there is done in its stead.
fn fitting(step: &Step, model: &Model) -> What {
    let any = |stages: &[Stage]| model.orders.iter().any(|order| stages.contains(&order.stage));
    let earned = || model.customers.iter().any(|customer| customer.available > 0);
    let waits = || model.orders.iter().any(|order| order.vests_at.is_some());
    let fits = |what: What| match what {
        What::Pay => any(&[Stage::Placed, Stage::Expired, Stage::Cancelled]),
        What::Cancel => any(&[Stage::Placed]),
        What::Deliver => any(&[Stage::Paid]),
        What::Refund => any(&[Stage::Paid, Stage::Held, Stage::Fulfilled, Stage::Completed]),
        What::Complete => any(&[Stage::Fulfilled]),
        What::Release => any(&[Stage::Held]),
        What::Reveal => any(&[Stage::Fulfilled, Stage::Completed]),
        What::Withdraw => earned(),
        What::Settle => !model.withdrawals.is_empty(),
        _ => true,
    };
    let mut what = step.what;
    for _ in 0..5 {
        if fits(what) || step.dials[7] % 8 == 7 {
            break;
        }
        what = match what {
            What::Settle => What::Withdraw,
            What::Withdraw if waits() => What::Tick,
            What::Withdraw => What::Complete,
            What::Complete | What::Reveal | What::Refund => What::Deliver,
            What::Deliver | What::Cancel | What::Release => What::Pay,
            _ => What::PlaceOrder,
        };
    }
    what
}

fn moment(clock: Clock, model: &Model) -> u64 {
    let now = model.clock.max(START);
    let deadline = model.next_deadline().unwrap_or(now);
    match clock {
        Clock::Same => now,
        Clock::Later(millis) => now + u64::from(millis),
        Clock::AtDeadline => deadline.max(now),
        Clock::BeforeDeadline => deadline.max(now + 1) - 1,
        Clock::PastDeadline(millis) => deadline.max(now) + u64::from(millis),
        Clock::Back(millis) => now.saturating_sub(u64::from(millis)),
        Clock::Days => now + 3 * 86_400_000,
        Clock::BeforeEverything => 0,
        Clock::NoTime => u64::MAX,
    }
}

/// One order that stands in one of the stages, or now and then any or none.
fn some_order(model: &Model, dial: u8, stages: &[Stage]) -> String {
    let fits = |order: &&Order| stages.contains(&order.stage);
    let fitting: Vec<&Order> = model.orders.iter().filter(fits).collect();
    let chosen = match dial % 16 {
        15 => return format!("o-{}", model.orders.len()),
        13 | 14 => model.orders.iter().collect(),
        _ if fitting.is_empty() => model.orders.iter().collect(),
        _ => fitting,
    };
    match chosen.len() {
        0 => "o-0".into(),
        count => chosen[count - 1 - usize::from(dial / 16) % count].id.clone(),
    }
}

fn nth<T: Copy>(values: &[T], dial: u8) -> T {
    values[usize::from(dial) % values.len()]
}

fn somebody(dial: u8) -> String {
    format!("u{}", dial % 8)
}

/// One who is registered, mostly one with many above.
fn buyer(model: &Model, dial: u8) -> String {
    match model.customers.len() {
        0 => somebody(dial),
        _ if dial % 16 == 15 => somebody(dial / 16),
        count => model.customers[count - 1 - usize::from(dial) % count].id.clone(),
    }
}

fn yuan(minor: i128) -> Money {
    Money::new(i64::try_from(minor).unwrap(), Currency::CNY)
}

fn body_of(step: &Step, model: &Model, now: u64) -> Body {
    let d = step.dials;
    body(match step.what {
        What::PlaceOrder => return place(&d, model, now),
        What::Pay => return pay(&d, model),
        What::Refund => return refund(&d, model),
        What::Withdraw => return withdraw(&d, model),
        What::Deliver => json!({"deliver": {"order": some_order(model, d[0], &[Stage::Paid])}}),
        What::Tick => json!({"tick": {"limit": nth(&[None, None, None, Some(0), Some(1), Some(2)], d[0])}}),
        What::Cancel => json!({"cancel_order": {"order": some_order(model, d[0], &[Stage::Placed])}}),
        What::Complete => json!({"complete_order": {"order": some_order(model, d[0], &[Stage::Fulfilled])}}),
        What::Release => json!({"release_hold": {"order": some_order(model, d[0], &[Stage::Held])}}),
        What::Reveal => {
            let order = some_order(model, d[0], &[Stage::Fulfilled, Stage::Completed]);
            json!({"reveal_keys": {"order": order, "by": nth(&["ann", "bob", ""], d[1]), "reason": "asked"}})
        }
        What::Settle => {
            let known = model.withdrawals.len() + 1;
            let open: Vec<_> = model.withdrawals.iter().filter(|withdrawal| withdrawal.open).collect();
            let id = match open.first() {
                Some(open) if !d[0].is_multiple_of(2) => open.id.clone(),
                _ => format!("w-{}", usize::from(d[0] / 2) % known),
            };
            let how = match d[1] % 6 {
                0..3 => json!("paid"),
                3 => json!({"failed": {"reason": ""}}),
                _ => json!({"failed": {"reason": "no account"}}),
            };
            json!({"settle_withdrawal": {"withdrawal": id, "settlement": how}})
        }
        What::Import => import(&d, model, now),
        What::Adjust => {
            let by = nth(&[3_i64, 1, -1, -4, 10, i64::MIN, i64::MAX], d[0]);
            json!({"adjust_stock": {"variant": nth(&["seat", "seat", "seat", "card", "ghost"], d[1]), "by": by}})
        }
        What::Reusable => {
            let mut key = sealed(900 + u32::from(d[0]));
            if d[1] % 8 == 7 {
                key.bytes.truncate(9);
            }
            json!({"put_reusable_key": {"variant": nth(&["pass", "pass", "pass", "card", "ghost"], d[2]), "key": key,
                "limits": {"max_uses": nth(&[Some(9_u32), None, Some(3), Some(0)], d[3]),
                    "per_buyer": nth(&[Some(4_u32), None, Some(1), Some(0)], d[4])}}})
        }
        What::Book => documents::book(usize::from(d[0]) % BOOKS.len()),
        What::Plan => documents::plan(usize::from(d[0]) % PLANS.len()),
        What::Register => {
            let inviter = (!d[1].is_multiple_of(2)).then(|| somebody(d[2]));
            json!({"register_customer": {"customer": somebody(d[0]), "inviter": inviter,
                "level": nth(&[None, None, Some("gold"), Some("silver")], d[3]), "promoter": !d[4].is_multiple_of(4)}})
        }
        What::Bind => json!({"bind_inviter": {"customer": somebody(d[0]), "inviter": somebody(d[1])}}),
        What::CustomerLevel => json!({"set_customer_level":
            {"customer": somebody(d[0]), "level": nth(&[None, Some("gold"), Some("silver")], d[1])}}),
        What::Level => {
            let names = if d[1] % 4 == 3 { json!([{"lang": "en", "text": ""}]) } else { json!([]) };
            json!({"put_level": {"level": {"id": nth(&["gold", "silver"], d[0]), "names": names, "rank": d[2]}}})
        }
        What::Pool => {
            let fields = if d[1] % 4 == 3 { json!([]) } else { json!([{"name": "code"}]) };
            json!({"open_pool": {"pool": nth(&["cards", "spare", "spare"], d[0]),
                "format": {"layout": "code", "fields": fields}}})
        }
        // What was put out of sale is put back soon.
        What::Product => documents::product(nth(&[0, 1, 2, 1, 3, 4, 5, 6, 7, 8, 9, 10], d[0])),
        What::Channel => documents::channel(nth(&[0, 1, 2, 3, 4, 1, 5, 0, 6], d[0])),
        What::OpenSession => json!({"open_session": {"client": nth(&CLIENTS, d[0])}}),
        What::CloseSession => json!({"close_session": {"client": nth(&CLIENTS, d[0])}}),
        What::Restart | What::Replay | What::KeepSnapshot => unreachable!("no commands"),
    })
}

fn place(d: &[u8; 8], model: &Model, now: u64) -> Body {
    let channel = match d[0] % 32 {
        0 => "nowhere",
        1 => "shut",
        2..8 => "slow",
        8..16 => "wechat",
        _ => "web",
    };
    let mut cart = Cart::on(channel).at(Time::from_millis(now));
    if d[1] % 5 != 4 {
        cart = cart.buyer(buyer(model, d[1] / 5));
    }
    let first = usize::from(d[2]);
    cart = cart.line(VARIANTS[first % 6], 1 + u32::from(d[3] % 4));
    let more = (d[3] / 4) % 8;
    if more < 3 {
        cart = cart.line(VARIANTS[(first + 1 + usize::from(more)) % 6], 1 + u32::from(d[3] / 32) % 3);
    }
    if more < 2 {
        cart = cart.line(VARIANTS[(first + 4) % 6], 1);
    }
    match d[4] % 32 {
        0..6 => cart = cart.coupon("ten"),
        6..10 => cart = cart.coupon("FREE"),
        10..13 => cart = cart.coupon("Flat"),
        13..15 => cart = cart.coupon("FLAT").coupon("TEN"),
        15 => cart = cart.coupon(nth(&["NOPE", "no code"], d[5])),
        16 => cart = cart.coupon("TEN").coupon("ten"),
        _ => {}
    }
    match d[5] % 64 {
        0 => cart.lines.clear(),
        1 => cart = cart.line("unheard-of", 1),
        2 => cart = cart.line(VARIANTS[first % 6], 1),
        3 => cart.lines[0].quantity = 0,
        4 => cart.lines[0].quantity = u32::MAX,
        5 => cart = cart.at(Time::from_millis(now + 1)),
        6..9 => cart = cart.at(Time::from_millis(now.saturating_sub(nth(&[900_000, 900_001, 1], d[6])))),
        _ => {}
    }
    let quoted = model.quote(&cart).map_or(100, |quote| quote.total);
    let mut total = yuan(quoted);
    let current = model.books.last().map_or("b1", |book| book.id);
    let mut book = BOOKS.iter().position(|row| row.id == current).unwrap_or_default();
    match d[6] % 64 {
        0 => total = yuan(quoted + 1),
        1 => total = Money::new(total.minor(), Currency::USD),
        2..8 => {
            // The buyer saw another book's price.
            book = usize::from(d[7]) % BOOKS.len();
            total = yuan(model.quote_by(&BOOKS[book], &cart).map_or(quoted, |quote| quote.total));
        }
        8..10 => book = usize::from(d[7]) % BOOKS.len(),
        _ => {}
    }
    let known = model.orders.len();
    let order = if d[7] % 32 == 31 { usize::from(d[6]) % (known + 1) } else { known };
    PlaceOrder::new(format!("o-{order}").parse().unwrap(), cart, digests()[book], total).into()
}

fn pay(d: &[u8; 8], model: &Model) -> Body {
    let stages: &[Stage] =
        if d[1].is_multiple_of(3) { &[Stage::Expired, Stage::Cancelled] } else { &[Stage::Placed] };
    let order = some_order(model, d[0], stages);
    let due = model.order(&order).map_or(100, |order| model.orders[order].total);
    let mut amount = yuan(due);
    match d[2] % 32 {
        0 => amount = yuan(due + 1),
        1 => amount = yuan((due - 1).max(0)),
        2 => amount = Money::new(amount.minor(), Currency::USD),
        3 => amount = Money::new(-amount.minor(), Currency::CNY),
        4 => amount = Money::new(9_007_199_254_740_991, Currency::CNY),
        _ => {}
    }
    let mut payment = format!("pay-{}", model.payments.len());
    let mut order = order;
    if d[3].is_multiple_of(6) && !model.payments.is_empty() {
        // A notice that came before: for its own order, or replayed onto another.
        let (known, (of, paid)) =
            model.payments.iter().nth(usize::from(d[4]) % model.payments.len()).unwrap();
        payment.clone_from(known);
        if !d[5].is_multiple_of(4) {
            order.clone_from(&model.orders[*of].id);
            amount = if d[5] % 4 == 1 { yuan(paid + 1) } else { yuan(*paid) };
        }
    }
    RecordPayment { order: order.parse().unwrap(), payment: payment.parse().unwrap(), amount }.into()
}

fn refund(d: &[u8; 8], model: &Model) -> Body {
    let stages: &[Stage] = match d[1] % 4 {
        0 => &[Stage::Paid],
        1 => &[Stage::Held],
        _ => &[Stage::Fulfilled, Stage::Completed],
    };
    let order = some_order(model, d[0], stages);
    let mut lines: Option<Vec<RefundLine>> = None;
    if !d[2].is_multiple_of(4) {
        let count = model.order(&order).map_or(1, |order| model.orders[order].lines.len());
        let line = (usize::from(d[3]) % count) as u32;
        let mut rows = vec![RefundLine { line, units: 1 + u32::from(d[4] % 4 == 3) }];
        match d[5] % 32 {
            0 => rows.clear(),
            1 => rows.push(rows[0]),
            2 => rows[0].units = 0,
            3 => rows[0].units = u32::MAX,
            4 => rows[0].line = 40,
            5..9 if count > 1 => rows.insert(0, RefundLine { line: (line + 1) % count as u32, units: 1 }),
            _ => {}
        }
        lines = Some(rows);
    }
    let known = model.refunds.len();
    let refund = if d[6].is_multiple_of(16) { usize::from(d[7]) % (known + 1) } else { known };
    let to = if d[6].is_multiple_of(3) { RefundTo::Wallet } else { RefundTo::Source };
    let all = RefundOrder::all(order.parse().unwrap(), format!("r-{refund}").parse().unwrap());
    RefundOrder { lines, to, ..all }.into()
}

fn withdraw(d: &[u8; 8], model: &Model) -> Body {
    let rich = model.customers.iter().max_by_key(|customer| customer.available);
    let promoter = match rich {
        Some(rich) if !d[0].is_multiple_of(8) => rich.id.clone(),
        _ => somebody(d[0] / 8),
    };
    let available = rich.map_or(0, |rich| rich.available);
    let amount = match d[1] % 16 {
        0 => 0,
        1 => -5,
        2 => available + 1,
        3 => 5001,
        4 => 1,
        5..9 => available / 2,
        _ => available,
    };
    let currency = if d[2].is_multiple_of(32) { Currency::USD } else { Currency::CNY };
    let known = model.withdrawals.len();
    let id = if d[3].is_multiple_of(16) { usize::from(d[4]) % (known + 1) } else { known };
    RequestWithdrawal {
        withdrawal: format!("w-{id}").parse().unwrap(),
        promoter: promoter.parse().unwrap(),
        amount: Money::new(i64::try_from(amount).unwrap(), currency),
    }
    .into()
}

fn import(d: &[u8; 8], model: &Model, now: u64) -> Value {
    let pool = nth(&["cards", "cards", "slow", "spare"], d[0]);
    let known = model.pools.get(pool).map_or(0, |pool| pool.batches.len());
    let batch = if d[1].is_multiple_of(8) { 0 } else { known };
    // Numbers from a small range: many are known already, in this pool or another, for sale or sold.
    let from = u32::from(d[2]) % 60;
    let mut keys: Vec<SealedKey> = (from..from + u32::from(d[3] % 5)).map(sealed).collect();
    match d[4] % 8 {
        0 => keys.extend(keys.first().cloned()),
        1 => keys.extend(keys.first().cloned().map(|key| SealedKey { bytes: vec![0; 3], ..key })),
        _ => {}
    }
    let expires = nth(&[None, None, Some(now + 600_000), Some(now + 1), Some(now), Some(1)], d[5]);
    let cost = nth(&[None, Some("12.34"), Some("0.001")], if d[6].is_multiple_of(16) { 2 } else { d[6] % 2 });
    json!({"import_keys": {"pool": pool, "batch": format!("k{batch}"), "expires": expires, "unit_cost": cost, "keys": keys}})
}
