//! What must hold after every step.

use crate::documents::VARIANTS;
use crate::reference::{Answer, Code, KeyState, Model, Told};
use crate::sut::code_of;
use crate::transitions::digests;
use keytill::journal::{self, Journal};
use keytill::money::{Currency, Money};
use keytill::pricing::Cart;
use keytill::refusal::Refusal;
use keytill::shop::command::{Body, PlaceOrder};
use keytill::shop::{Command, Done, Event, Outcome, Record, Rejection, Reply, Shop};
use keytill::stock::{KeyState as State, SealedKey};
use keytill::time::Time;
use std::collections::BTreeMap;
use std::fmt::Debug;

/// A sentence about what does not hold.
pub type Flaw = String;

fn same<T: PartialEq + Debug>(what: &str, machine: T, reference: T) -> Result<(), Flaw> {
    if machine == reference {
        return Ok(());
    }
    Err(format!("{what}: the machine has {machine:?}, the reference {reference:?}"))
}

fn minor(money: Money) -> i128 {
    i128::from(money.minor())
}

fn number(key: &SealedKey) -> u32 {
    u32::from_be_bytes(key.fingerprint.0[..4].try_into().unwrap())
}

/// A command is the same after a way through JSON and through CBOR.
pub fn command_round_trips(command: &Command) -> Result<(), Flaw> {
    let json = serde_json::to_vec(command).map_err(|e| e.to_string())?;
    same("a command from JSON", Command::from_json(&json).map_err(|e| e.to_string())?, command.clone())?;
    let cbor = minicbor::to_vec(command).map_err(|e| e.to_string())?;
    same("a command from CBOR", Command::from_cbor(&cbor).map_err(|e| e.to_string())?, command.clone())
}

/// A record is the same after a way through JSON and through CBOR, and so are the bytes.
pub fn record_round_trips(record: &Record) -> Result<(), Flaw> {
    let line = journal::to_json_line(record).map_err(|e| e.to_string())?;
    if line.contains('\n') {
        return Err("a record of more than one line".into());
    }
    let read: Record = serde_json::from_str(&line).map_err(|e| format!("{e}: {line}"))?;
    same("a record from JSON", &read, record)?;
    let cbor = minicbor::to_vec(record).map_err(|e| e.to_string())?;
    let read: Record = minicbor::decode(&cbor).map_err(|e| e.to_string())?;
    same("a record from CBOR", &read, record)?;
    same("a record's bytes", minicbor::to_vec(&read).map_err(|e| e.to_string())?, cbor)
}

/// A record's frame and a body's hash are made of just the bytes that the derived encoders write.
pub fn written_as_derived(frame: &[u8], record: &Record, command: &Command) -> Result<(), Flaw> {
    const SEAL: usize = 34;
    let cbor = minicbor::to_vec(record).map_err(|e| e.to_string())?;
    let written = &frame[..frame.len() - SEAL];
    same("a record in its frame", &written[written.len() - cbor.len()..], cbor.as_slice())?;
    let body = minicbor::to_vec(&command.body).map_err(|e| e.to_string())?;
    let hash = xxhash_rust::xxh3::xxh3_128(&body).to_be_bytes();
    let told = minicbor::to_vec(record.body).map_err(|e| e.to_string())?;
    same("a body's hash", &told[1..], hash.as_slice())
}

/// What events say of keys is so before they are applied.
pub fn events_fit(shop: &Shop, events: &[Event]) -> Result<(), Flaw> {
    for event in events {
        let Event::OrderRefunded(refunded) = event else { continue };
        let order = shop.order(refunded.order.id()).map_err(|e| e.to_string())?;
        let sum: i128 = refunded.lines.iter().map(|line| i128::from(line.amount.minor())).sum();
        // Of what was rounded off a part is taken off them; how much, the reference says.
        let off = i128::from(refunded.amount.minor()) - sum;
        let most = order.extras.as_ref().map_or(0, |extras| minor(extras.rounding));
        same("the parts of a refund", (most..=0).contains(&off), true)?;
        for line in &refunded.lines {
            let variant = &order.lines[line.line as usize].variant;
            let pool = if variant.as_str() == "desk" { "slow" } else { "cards" };
            let (_, pool) = shop.pools().find(|(id, _)| id.as_str() == pool).ok_or("no pool")?;
            let free = |key: &&keytill::handle::KeyHandle| {
                !matches!(pool.state(**key), Some(State::Reserved | State::Delivered))
            };
            if let Some(key) = line.keys.iter().find(free) {
                return Err(format!("a refund names {key:?}, which is {:?}", pool.state(*key)));
            }
        }
    }
    Ok(())
}

/// Events, reply and rejection are what was decided and what the reference says.
pub fn answered(
    done: &Result<Done, Rejection>,
    decided: &Result<Vec<Event>, Rejection>,
    expected: &Result<Answer, Code>,
) -> Result<(), Flaw> {
    same("the rejection", code_of(done), expected.as_ref().err().copied())?;
    same("the rejection on deciding", code_of(done), code_of(decided))?;
    let (Ok(done), Ok(decided), Ok(expected)) = (done, decided, expected) else { return Ok(()) };
    same("the events", done.events(), decided.as_slice())?;
    same("whether a record is kept", done.record.is_some(), expected.recorded)?;
    if let Some(record) = &done.record
        && record.events.is_empty()
    {
        return Err("a record without events".into());
    }
    same("the reply", told(&done.reply), expected.told.clone())
}

/// A rejection's sentence is one, and has all its parameters.
pub fn told_well(rejection: &Rejection) -> Result<(), Flaw> {
    let sentence = rejection.to_string();
    let known = Rejection::codes().iter().any(|row| row.code == rejection.code());
    if rejection.code() == "state.inconsistent" || !known || sentence.is_empty() || sentence.contains("{") {
        return Err(format!("the rejection {} says `{sentence}`", rejection.code()));
    }
    Ok(())
}

fn told(reply: &Reply) -> Told {
    match reply {
        Reply::Done {} => Told::Done,
        Reply::Imported(imported) => Told::Imported {
            accepted: imported.accepted,
            rejected: imported.rejected.iter().map(|key| (key.position, key.reason.code())).collect(),
        },
        Reply::Order(order) => Told::Order {
            order: order.order.to_string(),
            outcome: match order.outcome {
                Outcome::AwaitingPayment => "awaiting_payment",
                Outcome::AwaitingDelivery => "awaiting_delivery",
                Outcome::Delivered => "delivered",
                Outcome::Held => "held",
                Outcome::CreditedToWallet => "credited_to_wallet",
                Outcome::Refunded => "refunded",
                _ => "unknown to this test",
            },
            total: minor(order.total),
            expires_at: order.expires_at.map(Time::millis),
            delivered: order
                .delivered
                .iter()
                .map(|line| (line.variant.to_string(), line.quantity, line.keys.iter().map(number).collect()))
                .collect(),
        },
        Reply::Refunded { amount } => Told::Refunded(minor(*amount)),
        Reply::Ticked(t) => Told::Ticked {
            expired: t.expired,
            completed: t.completed,
            vested: t.vested,
            keys_expired: t.keys_expired,
            more: t.more,
        },
        Reply::Withdrawal { withdrawal, amount, fee } => {
            Told::Withdrawal { withdrawal: withdrawal.to_string(), amount: minor(*amount), fee: minor(*fee) }
        }
        other => panic!("a reply that the tests do not know: {other:?}"),
    }
}

/// The machine's state is the reference's, as far as anyone can look.
pub fn agree(shop: &Shop, model: &Model) -> Result<(), Flaw> {
    same("the clock", shop.clock().millis(), model.clock)?;
    same("the sequence", shop.sequence(), model.sequence)?;
    same("the next deadline", shop.next_deadline().map(Time::millis), model.next_deadline())?;
    same("the trial balance", shop.trial_balance(), 0)?;
    let own = shop.balances();
    let all = [own.gateway, own.held, own.revenue, own.commission, own.fees].map(minor);
    let money = &model.money;
    same("the shop's money", all, [money.gateway, money.held, money.revenue, money.commission, money.fees])?;
    let beside = [own.tax, own.rounding, own.promotion].map(minor);
    same("the money that is no revenue", beside, [money.tax, money.rounding, money.promotion])?;
    stock_agrees(shop, model)?;
    people_agree(shop, model)?;
    orders_agree(shop, model)
}

fn stock_agrees(shop: &Shop, model: &Model) -> Result<(), Flaw> {
    for (id, pool) in shop.pools() {
        let counts = pool.counts();
        let own = model.pools.get(id.as_str()).ok_or("a pool that nobody opened")?;
        let count = |state| own.count(state);
        same(
            &format!("the keys of pool {id}"),
            [
                counts.imported,
                counts.available,
                counts.reserved,
                counts.delivered,
                counts.expired,
                counts.returned,
            ],
            [
                own.keys.len() as u32,
                count(KeyState::Available),
                count(KeyState::Reserved),
                count(KeyState::Delivered),
                count(KeyState::Expired),
                count(KeyState::Returned),
            ],
        )?;
    }
    same("the number of pools", shop.pools().count(), model.pools.len())?;
    for (id, (_, _, listed)) in &model.variants {
        let stock = shop.stock(&id.parse().unwrap(), shop.clock());
        if !listed {
            same("an unlisted variant", code_of(&stock), Some("variant.unknown"))?;
            continue;
        }
        let stock = stock.map_err(|e| e.to_string())?;
        let (available, reserved) = model.stock(id);
        same(
            &format!("the stock of {id}"),
            (stock.available.map(i128::from), i128::from(stock.reserved)),
            (available, reserved),
        )?;
    }
    Ok(())
}

fn people_agree(shop: &Shop, model: &Model) -> Result<(), Flaw> {
    same("the number of customers", shop.customer_ids().count(), model.customers.len())?;
    for (n, own) in model.customers.iter().enumerate() {
        let view = shop.customer(&own.id.parse().unwrap()).map_err(|e| e.to_string())?;
        let balances = view.balances;
        let kept = [balances.wallet, balances.pending, balances.available, balances.withdrawing].map(minor);
        let id = &own.id;
        same(
            &format!("the balances of {id}"),
            kept,
            [own.wallet, own.pending, own.available, own.withdrawing],
        )?;
        same(&format!("the paid orders of {id}"), view.orders_paid, own.orders_paid)?;
        let directs = model.customers.iter().filter(|other| other.inviter == Some(n)).count();
        same(&format!("the directs of {id}"), view.directs as usize, directs)?;
        let inviter = own.inviter.map(|inviter| model.customers[inviter].id.as_str());
        same(&format!("the inviter of {id}"), view.inviter.as_ref().map(|i| i.as_str()), inviter)?;
        same(&format!("the level of {id}"), view.level.as_ref().map(|l| l.as_str()), own.level.as_deref())?;
    }
    Ok(())
}

fn orders_agree(shop: &Shop, model: &Model) -> Result<(), Flaw> {
    same("the number of orders", shop.order_ids().count(), model.orders.len())?;
    for own in &model.orders {
        let id = own.id.parse().unwrap();
        let view = shop.order(&id).map_err(|e| e.to_string())?;
        same(&format!("the stage of {id}"), view.stage, own.stage)?;
        same(&format!("what is due for {id}"), view.due.map(Time::millis), own.due)?;
        let money = [view.total, view.paid, view.refunded].map(minor);
        same(&format!("the money of {id}"), money, [own.total, own.paid, own.refunded])?;
        let lines = view.lines.iter().map(|line| {
            (
                line.variant.to_string(),
                line.quantity,
                minor(line.total),
                line.refunded_units,
                minor(line.refunded),
                (line.tax.map_or(0, minor), line.gift_of.is_some()),
            )
        });
        let own_lines = own
            .lines
            .iter()
            .map(|l| (l.variant.clone(), l.quantity, l.total, l.refunded_units, l.refunded, (l.tax, l.gift)));
        same(&format!("the lines of {id}"), lines.collect::<Vec<_>>(), own_lines.collect())?;
        let keys = shop.keys_of(&id).map_err(|e| e.to_string())?;
        same(&format!("the keys of {id}"), keys.iter().map(number).collect(), model.keys_of(own))?;
        let commission = shop.commission(&id).map_err(|e| e.to_string())?;
        let accrued = commission.iter().map(|line| {
            let whole = line.reversed == line.amount && minor(line.amount) > 0;
            let (amount, reversed) = (minor(line.amount), minor(line.reversed));
            // A line that is taken back whole is no longer said to be vested.
            let vested = (!whole).then_some(line.vested);
            (
                line.promoter.to_string(),
                line.line as usize,
                line.bonus.to_string(),
                line.tier as usize,
                amount,
                reversed,
                vested,
            )
        });
        let own_accrued = own.commission.iter().map(|line| {
            let whole = line.reversed == line.amount && line.amount > 0;
            let promoter = model.customers[line.promoter].id.clone();
            let vested = (!whole).then_some(line.vested);
            (promoter, line.line, line.bonus.to_string(), line.tier, line.amount, line.reversed, vested)
        });
        same(&format!("the commission of {id}"), accrued.collect::<Vec<_>>(), own_accrued.collect())?;
    }
    Ok(())
}

/// No key is in two orders, and no unit that is owned lacks its key.
pub fn owned_once(shop: &Shop) -> Result<(), Flaw> {
    let mut owners = BTreeMap::new();
    for id in shop.order_ids() {
        // Reusable keys are numbered from 900 on; they are many orders' by their nature.
        let keys = shop.keys_of(id).map_err(|e| e.to_string())?;
        for key in keys.into_iter().filter(|key| number(key) < 900) {
            if let Some(other) = owners.insert(number(&key), id) {
                return Err(format!("key {} is in orders {other} and {id}", number(&key)));
            }
        }
    }
    Ok(())
}

/// Another seed scatters the tables otherwise and changes nothing but the setting itself.
pub fn scattered_alike(shop: &Shop, twin: &Shop, journal: &Journal) -> Result<(), Flaw> {
    let (mut one, mut other) = (journal::snapshot(shop, journal), journal::snapshot(twin, journal));
    same("the length of the snapshots", one.len(), other.len())?;
    // The digest at the end covers the setting.
    one.truncate(one.len() - 32);
    other.truncate(other.len() - 32);
    let differ: Vec<(u8, u8)> = one.into_iter().zip(other).filter(|(a, b)| a != b).collect();
    let (seed, next) = (shop.settings().hash_seed as u8, twin.settings().hash_seed as u8);
    same("what differs under another seed", differ, vec![(seed, next)])
}

/// Every order's price is derived again to the cent.
pub fn explained(shop: &Shop) -> Result<(), Flaw> {
    for id in shop.order_ids() {
        let explained = shop.explain(id).map_err(|e| e.to_string())?;
        if !explained.price_agrees {
            return Err(format!("the price of {id} is explained otherwise:\n{}", explained.text()));
        }
    }
    Ok(())
}

/// Whether each customer may use each coupon once more.
pub fn coupons_agree(shop: &Shop, model: &Model) -> Result<(), Flaw> {
    let Some(book) = model.books.last() else { return Ok(()) };
    let nth = crate::documents::BOOKS.iter().position(|row| row.id == book.id).unwrap();
    for row in book.coupons {
        for customer in &model.customers {
            for variant in VARIANTS {
                let cart =
                    Cart::on("slow").buyer(&customer.id).line(variant, 2).coupon(row.code).at(shop.clock());
                let Ok(quote) = model.quote(&cart) else { continue };
                let total = Money::new(i64::try_from(quote.total).unwrap(), Currency::CNY);
                let order = "probe".parse().unwrap();
                let place = PlaceOrder::new(order, cart, digests()[nth], total);
                let id: keytill::id::CommandId = "probe".parse().unwrap();
                let command = Command::new(id, shop.clock(), Body::from(place));
                let expected = model.clone().execute(&command);
                same("a probe", code_of(&shop.decide(&command)), expected.err())?;
            }
        }
    }
    Ok(())
}
