//! Random histories of stock, orders, payments and after-sale together: shared pools, quotas, quarantine, wallets, parts
//! paid and delivered, refunds of units and amounts, chargebacks. Where the machine test compares each step with a reference of the core, this one
//! checks after every step what always holds, whatever the commands were: the invariants of [`Shop::check`], that a
//! rejection changes nothing, that deciding is pure, that another hash seed changes nothing, and that snapshots and the
//! journal lead to the same bytes.
//!
//! `KEYTILL_HISTORY=7` tells the history of one seed alone (with `-- --nocapture`), `KEYTILL_HISTORIES=5000` as many as that.
//!
//! [`Shop::check`]: keytill::shop::Shop::check
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod catalog;
mod commands;
mod dice;
mod reference;
mod set_up;
mod world;

use keytill::shop::Event;
use keytill::shop::command::Body;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use world::World;

const STEPS: usize = 150;
/// After so many histories that fail no more are begun.
const MOST_FAILURES: usize = 6;

/// How often what was seen.
type Tally = BTreeMap<String, u64>;

fn run(seed: u64, aloud: bool) -> Tally {
    let mut world = World::new(seed, aloud);
    for _ in 0..STEPS {
        world.step();
    }
    world.finish();
    world.seen
}

fn number_from(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().expect("a number"))
}

#[test]
fn what_always_holds_holds_after_every_step() {
    if let Some(seed) = number_from("KEYTILL_HISTORY") {
        println!("{:#?}", run(seed, true));
        return;
    }
    let histories = number_from("KEYTILL_HISTORIES").unwrap_or(600);
    let next = AtomicU64::new(0);
    let seen = Mutex::new(Tally::new());
    let failed = Mutex::new(BTreeSet::new());
    let work = || {
        while failed.lock().unwrap().len() < MOST_FAILURES {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= histories {
                return;
            }
            match std::panic::catch_unwind(|| run(seed, false)) {
                Ok(tally) => {
                    let mut seen = seen.lock().unwrap();
                    tally.into_iter().for_each(|(name, times)| *seen.entry(name).or_default() += times);
                }
                Err(_) => {
                    failed.lock().unwrap().insert(seed);
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "seeds {failed:?} fail: KEYTILL_HISTORY=… runs one alone");
    let seen = seen.into_inner().unwrap();
    println!("{seen:#?}");
    // A run that misses something proves nothing about it.
    let commands = Body::NAMES.iter().map(|name| format!("done {name}"));
    let events = Event::NAMES.iter().map(|name| format!("event {name}"));
    let missed: Vec<String> = commands.chain(events).filter(|name| !seen.contains_key(name)).collect();
    assert!(histories < 300 || missed.is_empty(), "never seen: {missed:#?}");
}

/// Every command is made, by one row alone.
#[test]
fn every_command_has_a_row() {
    let made: Vec<&str> = commands::each().map(|row| row.name).collect();
    let names: BTreeSet<&str> = made.iter().copied().collect();
    assert_eq!(made.len(), names.len(), "made twice");
    let missing: Vec<_> = Body::NAMES.iter().filter(|name| !names.contains(*name)).collect();
    assert!(missing.is_empty(), "a new command needs a row in commands/: {missing:?}");
    let unknown: Vec<_> = names.iter().filter(|name| !Body::NAMES.contains(name)).collect();
    assert!(unknown.is_empty(), "no commands: {unknown:?}");
}
