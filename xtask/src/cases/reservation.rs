//! Reservations: an order is the reservation, its payment commits it, its cancellation or expiry releases it.

use super::case::{Case, Library};
use super::host::Host;
use super::{Answer, Json, Stop};
use keytill::pricing::Cart;
use keytill::shop::{Outcome, Reply};
use serde_json::json;

/// More than any case reserves.
const PLENTY: i64 = 1_000_000;

pub fn answer(case: &Case, _: &Library) -> Answer {
    let input = &case.input;
    if let Some(pending) = input.get("pending") {
        return if pending.list().is_empty() {
            one(input, pending)
        } else {
            timeline(pending, &case.expected)
        };
    }
    if let Some(batch) = input.get("batch") {
        return one_batch(input, batch);
    }
    if let Some(wanted) = input.get("reserve_balancing") {
        return super::places::as_much_as_there_is(input, wanted, &case.expected);
    }
    if let Some(pools) = input.get("pools") {
        return super::places::all_or_nothing(pools, input.need("want")?.int()?);
    }
    if let Some(to) = input.get("resize_to") {
        return resized(input, to.int()?);
    }
    if let Some(first) = input.get("existing_reservation_same_line") {
        return replaced(input, first.int()?);
    }
    if input.get("reserve").is_some() && input.any(&["stock", "available", "stocked"]).is_some() {
        return beside_others(case);
    }
    if let Some(places) = input.any(&["locations", "stocks"]) {
        return super::places::from_places(input, places, &case.expected);
    }
    steps(case, input.need("steps")?)
}

/// Reserves so many units, then settles or releases another number of them.
fn one(input: &Json, pending: &Json) -> Answer {
    let units = pending.int()?;
    let mut host = Host::counting(&[("unit", PLENTY)])?;
    place(&mut host, "o-1", "unit", units)?;
    let another =
        input.any(&["void_amount", "post_amount", "commit", "post", "void"]).map(Json::int).transpose()?;
    // A payment names the amount of what it settles, and any other than the reservation's is refused.
    host.pay("o-1", "p-1", another.filter(|units| *units != 0))?;
    let (reserved, free) = host.stock("unit")?;
    let sold = PLENTY.saturating_sub(i64::try_from(free).unwrap_or_default());
    Ok([("pending", Json::from(reserved)), ("reserved", reserved.into()), ("posted", sold.into())].into())
}

fn place(host: &mut Host, order: &str, variant: &str, units: i64) -> Result<(), Stop> {
    let units = Json::from(units).units()?;
    host.place(order, Cart::on("web").line(variant, units)).map(drop)
}

/// Reservations with timeouts, looked at from time to time.
fn timeline(pending: &Json, expected: &Json) -> Answer {
    let mut host = Host::counting(&[("unit", PLENTY)])?;
    let mut orders = Vec::new();
    for row in pending.list() {
        let id = row.need("id")?.to_string();
        let timeout = row.get("timeout_s").map_or(Ok(0), Json::int)?;
        // What never expires stands for the longest time that keytill keeps a reservation.
        let millis = if timeout == 0 { 366 * 86_400_000 } else { timeout.unsigned_abs() * 1000 };
        let channel = format!("for-{millis}");
        host.put_channel(&channel, Some(millis))?;
        let units = row.need("amount")?.units()?;
        host.place(&format!("o-{id}"), Cart::on(&channel).line("unit", units))?;
        orders.push(id);
    }
    let mut at = Vec::new();
    for (second, _) in expected.get("pending_total_at").map(Json::entries).unwrap_or_default() {
        host.now = Json::from(second.as_str()).int()?.unsigned_abs() * 1000;
        host.tick()?;
        at.push((second.clone(), Json::from(host.stock("unit")?.0)));
    }
    let mut answer = vec![("pending_total_at".to_owned(), Json::Object(at))];
    // `post_2_3_4` settles three of them, which all end alike.
    for (name, _) in expected.entries().iter().filter(|(name, _)| name.starts_with("post_")) {
        let mut results = Vec::new();
        for id in name.trim_start_matches("post_").split('_') {
            results.push(result_of(host.pay(&format!("o-{id}"), &format!("p-{id}"), None))?);
        }
        results.dedup();
        answer.push((name.clone(), results.join(", ").into()));
    }
    let (pending, free) = host.stock("unit")?;
    let posted =
        PLENTY - i64::try_from(free).unwrap_or_default() - i64::try_from(pending).unwrap_or_default();
    answer.push(("final".to_owned(), [("pending", Json::from(pending)), ("posted", posted.into())].into()));
    Ok(Json::Object(answer))
}

/// How a settlement ended, in the words of a ledger: money that comes too late buys nothing.
fn result_of(done: Result<keytill::shop::Done, Stop>) -> Result<String, Stop> {
    match done?.reply {
        Reply::Order(order) if matches!(order.outcome, Outcome::Held | Outcome::CreditedToWallet) => {
            Ok("pending_transfer_expired".to_owned())
        }
        _ => Ok("created".to_owned()),
    }
}

/// One order of several lines: all of it is reserved or nothing. Numbers may be letters with a condition; then some that
/// fulfil it are taken.
fn one_batch(input: &Json, batch: &Json) -> Answer {
    let number =
        |json: Option<&Json>, otherwise: i64| json.and_then(|json| json.int().ok()).unwrap_or(otherwise);
    // Each alone fits, both together do not.
    let available = number(input.any(&["available", "stock"]), 10);
    let mut host = Host::counting(&[("X", available)])?;
    let mut cart = Cart::on("web");
    for row in batch.list() {
        cart = cart.line("X", Json::from(number(row.get("qty"), 6)).units()?);
    }
    let refused = host.place("o-1", cart).err();
    let (reserved, free) = host.stock("X")?;
    let correct = match (&refused, reserved) {
        (Some(_), 0) => "whole batch rejected".to_owned(),
        (Some(refused), _) => format!("{reserved} reserved although {refused:?}"),
        (None, _) => format!("{reserved} reserved, {free} left"),
    };
    Ok([("correct", Json::from(correct)), ("reserved", reserved.into())].into())
}

/// An order of another size in the place of one.
fn resized(input: &Json, to: i64) -> Answer {
    let mut host = Host::counting(&[("unit", input.need_any(&["stocked", "stock"])?.int()?)])?;
    place(&mut host, "o-1", "unit", input.need("reserved")?.int()?)?;
    host.cancel("o-1")?;
    place(&mut host, "o-2", "unit", to)?;
    let (reserved, free) = host.stock("unit")?;
    Ok([("reserved", reserved), ("available", free)].into())
}

/// A cart that is reserved again gives up what it had.
fn replaced(input: &Json, first: i64) -> Answer {
    let mut host = Host::counting(&[("unit", input.need("stock")?.int()?)])?;
    place(&mut host, "o-1", "unit", first)?;
    let old = host.cancel("o-1").is_ok();
    place(&mut host, "o-2", "unit", input.need("reserve")?.int()?)?;
    Ok([("old_deleted", Json::from(old)), ("reserved_total", host.stock("unit")?.0.into())].into())
}

/// Reserves what others have left.
fn beside_others(case: &Case) -> Answer {
    let input = &case.input;
    let mut host = Host::counting(&[("unit", input.need_any(&["stock", "available", "stocked"])?.int()?)])?;
    for (n, (name, units)) in input.entries().iter().enumerate() {
        let of_others = ["other", "existing", "allocated", "reserved"].iter().any(|word| name.contains(word));
        if of_others && units.int().is_ok_and(|units| units > 0) {
            place(&mut host, &format!("o-other-{n}"), "unit", units.int()?)?;
        }
    }
    place(&mut host, "o-1", "unit", input.need("reserve")?.int()?)?;
    let (reserved, free) = host.stock("unit")?;
    Ok([
        ("ok", Json::from(true)),
        ("reserved", reserved.into()),
        ("reserved_total", reserved.into()),
        ("available", free.into()),
    ]
    .into())
}

/// Steps in words (`reserve 15 timeout 1 s`, `commit 13`, `void`, `tick 1 s`) or as objects (`{reserve: 3}`). The answer
/// is how the last one ended; and of all that reserve, what came of each.
fn steps(case: &Case, steps: &Json) -> Answer {
    let input = &case.input;
    let mut has = PLENTY;
    if let Some(levels) = input.get("levels") {
        has = levels.entries().iter().try_fold(0, |sum, (_, units)| Ok::<_, Stop>(sum + units.int()?))?;
    } else if let Some(available) = input.any(&["available", "stock", "stocked"]) {
        has = available.int()?;
    }
    let mut run = Steps { host: Host::counting(&[("unit", has)])?, orders: 0, payments: 0 };
    let (mut results, mut reserved, mut last) = (Vec::new(), Vec::new(), Ok(()));
    for step in steps.list() {
        last = run.step(step);
        results.push(Json::from(match &last {
            Ok(()) => "ok".to_owned(),
            Err(Stop::Refused { code, .. }) if code == "stock.insufficient" => {
                "error: Not enough stock available".to_owned()
            }
            Err(Stop::Refused { code, text }) => format!("error: {code}: {text}"),
            Err(Stop::Unmapped(reason)) => return Err(Stop::unmapped(reason)),
        }));
        reserved.push(run.host.stock("unit")?.0);
    }
    if let (Err(Stop::Refused { code, text }), Some(_)) = (&last, case.expected.get("and_then")) {
        let error = super::table::error(&case.expected, code, text);
        return Ok([("error", error), ("and_then", run.same_id_again()?.into())].into());
    }
    last.or_else(|stop| if input.get("levels").is_some() { Ok(()) } else { Err(stop) })?;
    Ok([("results", Json::List(results)), ("reserved", reserved.into())].into())
}

struct Steps {
    host: Host,
    orders: usize,
    payments: usize,
}

impl Steps {
    /// What a command id is worth after a command under it was refused.
    fn same_id_again(&mut self) -> Result<String, Stop> {
        let refused = self.host.send_as("again", json!({ "cancel_order": { "order": "o-unknown" } }));
        let other = self.host.send_as("again", json!({ "adjust_stock": { "variant": "unit", "by": 1 } }));
        Ok(match (refused, other) {
            (Err(_), Ok(_)) => "a refused request leaves its id free".to_owned(),
            (Err(_), Err(_)) => "the same request id answers id_already_failed for ever".to_owned(),
            (Ok(_), _) => return Err(Stop::unmapped("an unknown order was cancelled")),
        })
    }

    fn step(&mut self, step: &Json) -> Result<(), Stop> {
        if step.get("allow_backorder").is_some_and(Json::is_true) {
            self.host.sell_ahead("unit", PLENTY)?;
        }
        let words = match step {
            Json::Object(entries) => {
                entries.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(" ")
            }
            other => other.text().unwrap_or_default().to_owned(),
        };
        let mut words = words.split_whitespace();
        let verb = words.next().unwrap_or_default().to_owned();
        let rest: Vec<&str> = words.collect();
        let number = |after: Option<&str>| {
            let from =
                after.map_or(Some(0), |word| rest.iter().position(|it| *it == word).map(|at| at + 1))?;
            rest.get(from)?.parse::<i64>().ok()
        };
        let order =
            if rest.contains(&"unknown") { "o-unknown".to_owned() } else { format!("o-{}", self.orders) };
        match verb.as_str() {
            "reserve" => {
                self.orders += 1;
                let units = number(None).ok_or_else(|| Stop::unmapped("a reservation of how many units?"))?;
                let channel = match number(Some("timeout")) {
                    Some(seconds) => {
                        let millis = seconds.unsigned_abs() * 1000;
                        self.host.put_channel(&format!("for-{millis}"), Some(millis))?;
                        format!("for-{millis}")
                    }
                    None => "web".to_owned(),
                };
                let cart = Cart::on(channel).line("unit", Json::from(units).units()?);
                self.host.place(&format!("o-{}", self.orders), cart).map(drop)
            }
            "commit" | "post" => {
                self.payments += 1;
                // keytill settles a reservation whole: fewer units than it holds stand for all of it.
                let reserved = self.host.stock("unit")?.0;
                let more = number(None).filter(|units| reserved > 0 && units.unsigned_abs() > reserved);
                let was_cancelled = self.host.is_cancelled(&order);
                let paid = self.host.pay(&order, &format!("p-{}", self.payments), more)?;
                match result_of(Ok(paid))?.as_str() {
                    "created" => Ok(()),
                    _ if was_cancelled => Err(Stop::Refused {
                        code: "order.cancelled".to_owned(),
                        text: "it was cancelled".to_owned(),
                    }),
                    late => Err(Stop::Refused { code: "order.expired".to_owned(), text: late.to_owned() }),
                }
            }
            "void" | "release" | "cancel" | "delete" | "remove" => self.host.cancel(&order).map(drop),
            "tick" | "wait" => {
                self.host.now += number(None).unwrap_or_default().unsigned_abs() * 1000;
                self.host.tick().map(drop)
            }
            _ => Err(Stop::unmapped(format!("the step `{step}`"))),
        }
    }
}

/// The same command id twice: the same body is answered as before, another body is refused.
pub fn idempotency(case: &Case, _: &Library) -> Answer {
    let mut host = Host::counting(&[("unit", PLENTY)])?;
    let mut results = Vec::new();
    for step in case.input.need("steps")?.list() {
        let text = step.text().unwrap_or_default().replace('=', " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let after = |name: &str| {
            words.iter().position(|word| *word == name).and_then(|at| words.get(at + 1)).copied()
        };
        let id = after("id").ok_or_else(|| Stop::unmapped(format!("the step `{step}` has no id")))?;
        let amount: i64 = after("amount").and_then(|amount| amount.parse().ok()).unwrap_or(1);
        let body = json!({ "adjust_stock": { "variant": "unit", "by": amount } });
        results.push(match host.send_as(&format!("id-{id}"), body) {
            Ok(done) if done.record.is_some() => "created".to_owned(),
            Ok(_) => "exists".to_owned(),
            Err(Stop::Refused { code, .. }) if code == "command.conflict" => {
                "exists_with_different_amount".to_owned()
            }
            Err(other) => return Err(other),
        });
    }
    let mut answer = vec![("results".to_owned(), Json::from(results.clone()))];
    for (name, result) in ["first", "second", "third"].into_iter().zip(results) {
        answer.push((name.to_owned(), result.into()));
    }
    Ok(Json::Object(answer))
}
