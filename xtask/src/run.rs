//! `cargo xtask test`: runs suites side by side and adds up their counts.

use crate::session::Session;
use crate::shell::{Missing, Shell};
use crate::suite::{self, SUITES, Suite};
use crate::tally::Tally;
use anyhow::Result;
use clap::Args;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// What `cargo xtask test` can be told.
#[derive(Debug, Args)]
#[command(after_help = suite::help())]
pub struct TestArguments {
    /// The suites to run; all of them where none is named
    #[arg(value_parser = suite::names())]
    suites: Vec<String>,
    /// Install missing system packages with apt-get (always so where CI=true)
    #[arg(long)]
    install: bool,
    /// How long each fuzz target runs
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    fuzz_seconds: u32,
}

/// How a suite ended.
enum Ending {
    Ran(Tally),
    LeftOut(String),
    Broke(String),
}

/// Runs the suites, prints what came of each and, as the last line, the sum; tells whether all went well.
pub fn test(arguments: &TestArguments) -> Result<bool> {
    let ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    let chosen: Vec<&Suite> = SUITES
        .iter()
        .filter(|suite| arguments.suites.is_empty() || arguments.suites.iter().any(|name| name == suite.name))
        .collect();
    let session = |suite: &Suite| Session {
        shell: Shell::new(if chosen.len() > 1 { suite.name } else { "" }, ci || arguments.install),
        fuzz_seconds: arguments.fuzz_seconds,
    };

    // Two at a time: while one waits for the network, a lock or a linker's single thread, the other computes.
    let waiting: Mutex<VecDeque<&Suite>> = Mutex::new(chosen.iter().copied().collect());
    // A closure, so that the lock is not held while the suite runs.
    let next = || locked(&waiting).pop_front();
    let ended: Mutex<Vec<(&Suite, Ending, Duration)>> = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..chosen.len().min(2) {
            scope.spawn(|| {
                while let Some(suite) = next() {
                    let start = Instant::now();
                    let ending = run_one(suite, &session(suite));
                    locked(&ended).push((suite, ending, start.elapsed()));
                }
            });
        }
    });

    println!();
    let mut total = Tally::default();
    for (suite, ending, time) in locked(&ended).iter() {
        let text = match ending {
            Ending::Ran(tally) => {
                total += *tally;
                tally.to_string()
            }
            Ending::Broke(why) => {
                total.failed += 1;
                format!("failed: {why}")
            }
            Ending::LeftOut(how) if ci => {
                total.failed += 1;
                format!("failed, a tool is missing: {how}")
            }
            Ending::LeftOut(how) => format!("left out: {how}"),
        };
        println!("{:<12} {text} ({} s)", suite.name, time.as_secs());
    }
    println!("{total}");
    Ok(total.failed == 0)
}

fn run_one(suite: &Suite, session: &Session) -> Ending {
    match (suite.run)(session) {
        Ok(tally) => Ending::Ran(tally),
        Err(error) => match error.downcast_ref::<Missing>() {
            Some(Missing(how)) => Ending::LeftOut(how.clone()),
            None => Ending::Broke(format!("{error:#}")),
        },
    }
}

/// The lock's content; a suite that panicked while it held the lock left nothing half done.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
