//! A progress bar for people who wait: on a terminal only, and only where it takes longer than a second.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(1);
const BETWEEN: Duration = Duration::from_millis(100);
const WIDTH: usize = 30;

/// Steps of a known number.
pub struct Progress {
    what: &'static str,
    total: usize,
    done: usize,
    drawn: Option<Instant>,
    begun: Instant,
    wanted: bool,
}

impl Progress {
    /// Nothing is drawn yet.
    pub fn new(what: &'static str, total: usize, quiet: bool) -> Self {
        let wanted = !quiet && std::io::stderr().is_terminal();
        Self { what, total: total.max(1), done: 0, drawn: None, begun: Instant::now(), wanted }
    }

    /// One more step is done.
    pub fn step(&mut self) {
        self.done += 1;
        if !self.wanted || self.begun.elapsed() < PATIENCE {
            return;
        }
        if self.drawn.is_none_or(|drawn| drawn.elapsed() >= BETWEEN) {
            self.drawn = Some(Instant::now());
            let full = (WIDTH * self.done / self.total).min(WIDTH);
            let (full, rest) = ("█".repeat(full), "░".repeat(WIDTH - full));
            eprint!("\r  {} {full}{rest} {}/{}", self.what, self.done, self.total);
            // A terminal that cannot be written to need not be told.
            let _ = std::io::stderr().flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.drawn.is_some() {
            eprint!("\r\x1b[2K");
        }
    }
}
