//! The machine beside a naive reference: random commands, and everything that must hold after each of them.
//!
//! `KEYTILL_SEQUENCES` says how many sequences are run (default 2 000); a run is the same every time. A failure names its
//! sequence and prints the smallest one found; `KEYTILL_SEQUENCE` runs one by its number.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable,
    reason = "a test fails by panicking"
)]

mod assertions;
mod documents;
mod reference;
mod strategies;
mod sut;
mod transitions;

use assertions::Flaw;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use reference::Model;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use sut::{Machine, Tally};
use transitions::{Act, Sequence};

/// Runs one sequence; what it saw comes back.
fn run(sequence: &Sequence) -> Result<Tally, Flaw> {
    let settings = transitions::settings(&sequence.settings);
    let (mut model, mut machine) = (Model::new(settings.clone()), Machine::new(&settings));
    let mut sent = Vec::new();
    for command in transitions::set_up(sequence.omitted) {
        let expected = model.execute(&command);
        machine.execute(&command, &expected).map_err(|flaw| format!("{flaw}\nsetting up: {command:?}"))?;
        sent.push(command);
    }
    machine.check(&model)?;
    for (n, step) in sequence.steps.iter().enumerate() {
        match transitions::act(step, &model, &sent) {
            Act::Execute(command) => {
                let expected = model.execute(&command);
                machine
                    .execute(&command, &expected)
                    .and_then(|()| machine.check(&model))
                    .map_err(|flaw| format!("{flaw}\nat step {n}: {command:?}"))?;
                sent.push(*command);
            }
            Act::Restart => machine.restart().map_err(|flaw| format!("{flaw}\nat step {n}"))?,
            Act::Replay => machine.replay().map_err(|flaw| format!("{flaw}\nat step {n}"))?,
            Act::KeepSnapshot => machine.keep_snapshot(),
        }
    }
    machine.finish(&model)?;
    Ok(machine.seen)
}

/// Runs a numbered sequence, and shrinks it when it fails.
fn run_numbered(number: u64) -> Result<Tally, Flaw> {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    let config = Config {
        failure_persistence: None,
        max_shrink_iters: 20_000,
        max_shrink_time: 30_000,
        cases: 1,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let tree = strategies::sequence().new_tree(&mut runner).map_err(|reason| reason.to_string())?;
    let seen = Mutex::new(Tally::new());
    let outcome = runner.run_one(tree, |sequence| {
        *seen.lock().unwrap() = run(&sequence).map_err(TestCaseError::fail)?;
        Ok(())
    });
    match outcome {
        Ok(_) => Ok(seen.into_inner().unwrap()),
        Err(TestError::Fail(flaw, smallest)) => Err(format!(
            "sequence {number} fails (KEYTILL_SEQUENCE={number} runs it alone)\n{flaw}\nsmallest: {smallest:#?}"
        )),
        Err(TestError::Abort(reason)) => Err(reason.to_string()),
    }
}

fn number_from(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().expect("a number"))
}

/// Runs the sequences on every core; what they saw together, or the first failure.
fn run_all(sequences: u64) -> Result<Tally, Flaw> {
    let next = AtomicU64::new(0);
    let seen = Mutex::new(Ok(Tally::new()));
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= sequences {
                return;
            }
            let outcome = run_numbered(number);
            let mut all = seen.lock().unwrap();
            match (&mut *all, outcome) {
                (Ok(all), Ok(more)) => {
                    more.into_iter().for_each(|(name, times)| *all.entry(name).or_default() += times);
                }
                (Ok(_), Err(flaw)) => {
                    next.store(sequences, Ordering::Relaxed);
                    *all = Err(flaw);
                }
                (Err(_), _) => return,
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    seen.into_inner().unwrap()
}

#[test]
fn the_machine_does_what_the_reference_says() {
    if let Some(number) = number_from("KEYTILL_SEQUENCE") {
        run_numbered(number).unwrap_or_else(|flaw| panic!("{flaw}"));
        return;
    }
    let sequences = number_from("KEYTILL_SEQUENCES").unwrap_or(2000);
    let seen = run_all(sequences).unwrap_or_else(|flaw| panic!("{flaw}"));
    println!("{seen:#?}");
    // A run that misses something proves nothing about it.
    let mut missed: Vec<String> = Vec::new();
    let commands = COMMANDS.iter().map(|name| format!("command {name}"));
    let events = EVENTS.iter().map(|name| format!("event {name}"));
    let rejections = REJECTIONS.iter().map(|code| format!("rejection {code}"));
    missed.extend(commands.chain(events).chain(rejections).filter(|name| !seen.contains_key(name)));
    let unknown = seen.keys().filter_map(|name| name.strip_prefix("event "));
    missed.extend(unknown.filter(|name| !EVENTS.contains(name)).map(|name| format!("{name} in EVENTS")));
    assert!(sequences < 500 || missed.is_empty(), "never seen: {missed:#?}");
}

/// The commands that the reference knows. The others have references of their own, beside what they are about
/// (`stock_histories`, `payments`, `fulfilment_properties`, `reservations`, `archive_twin`), and `histories` mixes them.
const COMMANDS: [&str; 25] = [
    "OpenSession",
    "CloseSession",
    "Tick",
    "PutChannel",
    "PutLevel",
    "OpenPool",
    "PutProduct",
    "ImportKeys",
    "AdjustStock",
    "PutReusableKey",
    "PublishPriceBook",
    "PublishPlan",
    "RegisterCustomer",
    "BindInviter",
    "SetCustomerLevel",
    "PlaceOrder",
    "CancelOrder",
    "RecordPayment",
    "Deliver",
    "CompleteOrder",
    "RefundOrder",
    "ReleaseHold",
    "RevealKeys",
    "RequestWithdrawal",
    "SettleWithdrawal",
];

/// Every kind of event that these commands lead to.
const EVENTS: [&str; 33] = [
    "ShopOpened",
    "SessionOpened",
    "SessionClosed",
    "ChannelPut",
    "LevelPut",
    "PoolOpened",
    "ProductPut",
    "KeysImported",
    "StockAdjusted",
    "ReusableKeyPut",
    "PriceBookPublished",
    "PlanPublished",
    "CustomerRegistered",
    "InviterBound",
    "LevelSet",
    "OrderPlaced",
    "OrderExpired",
    "OrderCancelled",
    "OrderPaid",
    "StockReservedAgain",
    "OrderHeld",
    "LatePaymentCredited",
    "HoldReleased",
    "OrderDelivered",
    "CommissionAccrued",
    "OrderCompleted",
    "CommissionVested",
    "OrderRefunded",
    "CommissionReversed",
    "KeysRevealed",
    "WithdrawalRequested",
    "WithdrawalSettled",
    "KeysExpired",
];

/// Rejections that a run must meet.
const REJECTIONS: &[&str] = &[
    "cart.duplicate_line",
    "cart.quantity",
    "cart.unknown_variant",
    "channel.bad_expiry",
    "channel.inactive",
    "channel.unknown",
    "command.conflict",
    "coupon.code",
    "coupon.customer_limit",
    "coupon.duplicate",
    "coupon.exhausted",
    "coupon.needs_buyer",
    "coupon.unknown",
    "customer.exists",
    "customer.unknown",
    "inviter.already_bound",
    "inviter.cycle",
    "inviter.self",
    "level.name_invalid",
    "level.unknown",
    "money.currency_mismatch",
    "money.finer_than_currency",
    "order.exists",
    "order.illegal_move",
    "order.line_count",
    "order.nothing_to_pay",
    "order.too_many_unpaid",
    "order.unknown",
    "payment.amount_mismatch",
    "payment.used",
    "plan.exceeds_cap",
    "plan.none",
    "plan.percents_exceed_whole",
    "price.changed",
    "price_book.exists",
    "price_book.none",
    "price_book.unknown",
    "product.variant_count",
    "quantity.above_maximum",
    "quantity.below_minimum",
    "quote.stale",
    "refund.line_twice",
    "refund.line_unknown",
    "refund.no_units",
    "refund.no_wallet",
    "refund.too_many_units",
    "refund.used",
    "seal.length",
    "session.exists",
    "session.out_of_sequence",
    "session.too_many",
    "session.unknown",
    "stock.batch_exists",
    "stock.buyer_limit",
    "stock.buyer_needed",
    "stock.count_out_of_range",
    "stock.format_invalid",
    "stock.insufficient",
    "stock.not_reusable",
    "stock.pool_exists",
    "stock.pool_unknown",
    "stock.uses_out_of_range",
    "text.bad_name",
    "time.out_of_range",
    "variant.bad_limits",
    "variant.pool_unknown",
    "variant.source_changed",
    "variant.taken",
    "variant.unknown",
    "variant.wrong_source",
    "withdrawal.above_maximum",
    "withdrawal.below_minimum",
    "withdrawal.exists",
    "withdrawal.fee_takes_all",
    "withdrawal.insufficient",
    "withdrawal.not_positive",
    "withdrawal.settled",
    "withdrawal.unknown",
];
