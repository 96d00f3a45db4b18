//! Every command against an order in every situation: `vectors/order_moves.md` says what happens, and nothing else may.
//!
//! The table is made from the enums, so nothing can be forgotten:
//!
//! * **A new command** fails here until `moves/commands.rs` says what it asks of the order `o`, in one line, or why it
//!   touches no order.
//! * **A new stage** fails here until `moves/situations.rs` has a function that brings an order there by commands alone. A
//!   stage may have several situations; add one wherever a command finds something else in the same stage.
//!
//! `KEYTILL_BLESS=1 cargo test -p keytill --test order_moves` writes the table; read what changed in it. After a merge that
//! conflicts in it, take either side and bless.
//!
//! What is checked of each cell beside the table: a rejection leaves the digest, what is done keeps every invariant and
//! replays to the same digest, and a move that `Stage::allows` does not allow is refused as such.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod moves;
mod support;
mod vectors;

use keytill::id::CommandId;
use keytill::journal;
use keytill::order::Stage;
use keytill::shop::command::Body;
use keytill::shop::{Command, Rejection};
use keytill::time::Time;
use moves::commands::{self, Ask, Asks};
use moves::situations::{self, Situation};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use support::Host;

/// The outcome of one command in one situation, as the table says it.
fn outcome(host: &Host, ask: &Ask, situation: &Situation) -> String {
    let at = format!("{} where the order is {}", ask.label, situation.name);
    let body: Body = serde_json::from_value((ask.body)(host)).unwrap_or_else(|error| panic!("{at}: {error}"));
    let command = Command::new(CommandId::new("the-move").unwrap(), Time::from_millis(host.now), body);
    let mut shop = host.shop.clone();
    let before = shop.digest();
    match shop.execute(command) {
        Err(rejection) => {
            assert_eq!(shop.digest(), before, "{at}: a rejection changed the state");
            check_legal(ask, situation, Some(&rejection), &at);
            format!("`{}`", rejection.code())
        }
        Ok(done) => {
            check_legal(ask, situation, None, &at);
            shop.check().unwrap_or_else(|flaw| panic!("{at}: {flaw}"));
            let Some(record) = &done.record else {
                assert_eq!(shop.digest(), before, "{at}: no record, yet the state changed");
                return "nothing to do".into();
            };
            let (mut journal, mut bytes) = (host.journal, host.bytes.clone());
            journal.append(record, &mut bytes);
            assert_eq!(journal::replay(&bytes).unwrap().digest(), shop.digest(), "{at}: replayed");
            let names: Vec<_> = done.events().iter().map(|event| event.name()).collect();
            names.join(", ")
        }
    }
}

/// What the table of legal moves refuses is refused for just that reason.
fn check_legal(ask: &Ask, situation: &Situation, rejection: Option<&Rejection>, at: &str) {
    let illegal = rejection.is_some_and(|rejection| rejection.code() == "order.illegal_move");
    if let (Some(wanted), Some(stage)) = (ask.wants, situation.stage) {
        assert_eq!(illegal, !stage.allows(wanted), "{at}: `Stage::allows` says otherwise");
    }
}

/// The whole table: by command, then by outcome, in the order of the enums.
fn table(situations: &[(Situation, Host)]) -> String {
    let mut out = String::from(
        "# What every command does to an order\n\nWritten by `core/tests/order_moves.rs` from the enums of commands and \
         stages. Events are what happens; a code in `this type` is a rejection, which changes nothing.\n\n## Where the \
         order stands\n\n| situation | stage | how it came there |\n|---|---|---|\n",
    );
    for (situation, _) in situations {
        let stage = situation.stage.map_or("", Stage::name);
        writeln!(out, "| {} | {stage} | {} |", situation.name, situation.how).unwrap();
    }
    let mut apart = String::new();
    for name in Body::NAMES {
        let asks = commands::of(name).unwrap_or_else(|| {
            panic!("say in core/tests/moves/commands.rs what {name} does where the order is {}, or why it touches none",
                Stage::ALL.map(Stage::name).join(", "))
        });
        match asks {
            Asks::NoOrder(why) => writeln!(apart, "| {name} | {why} |").unwrap(),
            Asks::Of(asks) => asks.iter().for_each(|ask| rows(&mut out, ask, situations)),
        }
    }
    out + "\n## Commands that touch no order\n\n| command | why |\n|---|---|\n" + &apart
}

/// One command: what comes of it, and where.
fn rows(out: &mut String, ask: &Ask, situations: &[(Situation, Host)]) {
    let mut by_outcome: Vec<(String, Vec<&str>)> = Vec::new();
    for (situation, host) in situations {
        let outcome = outcome(host, ask, situation);
        match by_outcome.iter_mut().find(|(known, _)| *known == outcome) {
            Some((_, names)) => names.push(situation.name),
            None => by_outcome.push((outcome, vec![situation.name])),
        }
    }
    write!(out, "\n## {}\n\n| what happens | where the order is |\n|---|---|\n", ask.label).unwrap();
    for (outcome, names) in by_outcome {
        let everywhere = names.len() == situations.len();
        let places = if everywhere { "anywhere".to_string() } else { names.join("; ") };
        writeln!(out, "| {outcome} | {places} |").unwrap();
    }
}

#[test]
fn every_command_does_to_every_order_what_the_table_says() {
    let mut reached = BTreeMap::new();
    let situations: Vec<_> = situations::all()
        .into_iter()
        .map(|situation| {
            let host = (situation.reach)();
            let order = host.shop.order(&"o".parse().unwrap());
            let stage = order.map(|order| order.stage).map_err(|refusal| refusal.code());
            assert_eq!(stage, situation.stage.ok_or("order.archived"), "the order is not {}", situation.name);
            *reached.entry(situation.stage.map_or("", Stage::name)).or_insert(0) += 1;
            (situation, host)
        })
        .collect();
    for stage in Stage::ALL {
        assert!(
            reached.contains_key(stage.name()),
            "no situation of moves/situations.rs is {}",
            stage.name()
        );
    }
    let table = table(&situations);
    let path = vectors::folder().join("order_moves.md");
    if vectors::blessing() {
        vectors::write(&path, &table);
    }
    let kept = vectors::read(&path);
    let differs = kept.lines().zip(table.lines()).find(|(kept, now)| kept != now);
    assert!(kept == table, "vectors/order_moves.md is not what happens; look at it and bless: {differs:#?}");
}
