//! A batch gives what its commands give one by one, in a small shop and in one so large that a batch looks ahead.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::id::{ClientId, CommandId};
use keytill::pricing::Cart;
use keytill::shop::command::{Body, CommandKey, Numbered, OpenSession, PlaceOrder, RecordPayment, Tick};
use keytill::shop::{Command, Shop};
use keytill::time::Time;
use serde_json::json;
use support::{Host, small_shop};

/// Orders of customers, of a guest and of a stranger; payments, one of them twice and one of an unknown order; a session.
fn commands(host: &Host) -> Vec<Command> {
    let at = Time::from_millis(host.now);
    let client: ClientId = "till".parse().unwrap();
    let mut bodies: Vec<Body> = vec![OpenSession { client: client.clone() }.into()];
    for (n, buyer) in ["cat", "bob", "ann", "cat", "nobody"].into_iter().enumerate() {
        let cart = Cart::on("web").line("card", 3).at(at);
        let quote = host.shop.quote(&cart).unwrap();
        let mut place = PlaceOrder::of(format!("o-{n}"), &quote).unwrap();
        if n != 2 {
            place.cart = place.cart.buyer(buyer);
        }
        bodies.push(place.into());
        let pay = RecordPayment {
            order: format!("o-{n}").parse().unwrap(),
            payment: format!("p-{n}").parse().unwrap(),
            amount: quote.total,
        };
        bodies.push(pay.clone().into());
        bodies.push(pay.into());
    }
    bodies.push(Tick { limit: None }.into());
    let mut commands: Vec<Command> = bodies
        .into_iter()
        .enumerate()
        .map(|(n, body)| Command::new(CommandId::new(format!("batch-{n}")).unwrap(), at, body))
        .collect();
    // The same again, as a host does that lost its connection, and once by number.
    let again = commands.clone();
    commands.extend(again);
    let tick = Body::from(Tick { limit: Some(0) });
    let key = |sequence| CommandKey::from(Numbered { client: client.clone(), sequence });
    commands.extend([1, 2].map(|sequence| Command::new(key(sequence), at, tick.clone())));
    commands
}

fn assert_batch_is_one_by_one(host: &Host) {
    let commands = commands(host);
    let mut single: Shop = host.shop.clone();
    let one_by_one: Vec<_> = commands.iter().map(|command| single.execute(command.clone())).collect();
    let done = one_by_one.iter().filter(|result| result.is_ok()).count();
    assert!(done > 10 && done < one_by_one.len(), "{done} of {}", one_by_one.len());
    let mut batched: Shop = host.shop.clone();
    assert_eq!(batched.execute_batch(commands), one_by_one);
    assert_eq!(batched.digest(), single.digest());
    batched.check().unwrap();
}

#[test]
fn a_batch_is_its_commands_one_by_one() {
    let host = small_shop();
    assert_batch_is_one_by_one(&host);
    assert!(host.shop.clone().execute_batch(Vec::new()).is_empty());
}

#[test]
fn a_batch_in_a_large_shop_is_its_commands_one_by_one() {
    let mut host = small_shop();
    let at = Time::from_millis(host.now);
    let crowd = (0..50_000).map(|n| {
        let body = json!({"register_customer": {"customer": format!("crowd-{n}")}});
        let body: Body = serde_json::from_value(body).unwrap();
        Command::new(CommandId::new(format!("crowd-{n}")).unwrap(), at, body)
    });
    assert!(host.shop.execute_batch(crowd.collect()).iter().all(Result::is_ok));
    assert_batch_is_one_by_one(&host);
}
