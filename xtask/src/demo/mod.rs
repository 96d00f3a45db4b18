//! `cargo xtask demo`: a day of a shop, played from the files in `examples/data` through keytill's public interface
//! alone. It reads as an example of how a host embeds the machine: see [`host`].

mod files;
mod generate;
mod host;
mod play;
mod progress;
mod report;
mod sales;
mod table;

use crate::shell::Shell;
use anyhow::{Context, Result};
use clap::Args;
use files::Files;
use host::Host;
use keytill::digest::Digest;
use keytill::journal;
use play::Played;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What `cargo xtask demo` can be told.
#[derive(Debug, Args)]
pub struct DemoArguments {
    /// Where the journal is written; target/demo/day.journal of the repository where not told
    #[arg(long, value_name = "PATH")]
    journal: Option<PathBuf>,
    /// Print the digests alone
    #[arg(long)]
    quiet: bool,
    /// Write the keys, customers and day of `examples/data` anew, and play nothing
    #[arg(long)]
    generate: bool,
}

/// A day that was played and replayed.
struct Demo {
    files: Files,
    host: Host,
    played: Played,
    /// How long the day took, its set-up not counted.
    took: Duration,
    /// The journal's bytes when the day began.
    set_up_bytes: u64,
    live: Digest,
    replayed: Digest,
    replay_took: Duration,
    restored: Digest,
    snapshot_bytes: usize,
}

impl Demo {
    /// Plays the files of a folder into a journal, then makes the shop again from the journal and from a snapshot.
    fn run(folder: &Path, path: &Path, quiet: bool) -> Result<Self> {
        let files = Files::read(folder)?;
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let disk = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
        let mut host = Host::open(&files, Box::new(disk))?;
        let mut played = Played::default();
        play::set_up(&mut host, &files, &mut played, quiet)?;
        let set_up_bytes = host.bytes;
        let begun = Instant::now();
        play::day(&mut host, &files, &mut played, quiet)?;
        let took = begun.elapsed();
        host.shop.check().map_err(anyhow::Error::msg)?;

        let bytes = fs::read(path)?;
        let begun = Instant::now();
        let replayed = journal::replay(&bytes)?.digest();
        let replay_took = begun.elapsed();
        let snapshot = journal::snapshot(&host.shop, &host.journal);
        let (restored, _) = journal::restore(&snapshot)?;
        Ok(Self {
            set_up_bytes,
            live: host.shop.digest(),
            files,
            host,
            played,
            took,
            replayed,
            replay_took,
            restored: restored.digest(),
            snapshot_bytes: snapshot.len(),
        })
    }

    /// Whether everything is as it must be.
    fn holds(&self) -> bool {
        self.live == self.replayed
            && self.live == self.restored
            && self.host.shop.trial_balance() == 0
            && self.played.sales.keys_delivered_twice == 0
    }
}

/// Plays the day and prints what a shopkeeper wants to see; tells whether the digests are equal.
pub fn demo(arguments: &DemoArguments) -> Result<bool> {
    if arguments.generate {
        generate::write(&data_folder())?;
        return Ok(true);
    }
    let journal =
        arguments.journal.clone().unwrap_or_else(|| Shell::new("", false).path("target/demo/day.journal"));
    let demo = Demo::run(&data_folder(), &journal, arguments.quiet)?;
    print!("{}", if arguments.quiet { report::digests(&demo) } else { report::all(&demo, &journal)? });
    Ok(demo.holds())
}

/// `examples/data` in the repository.
fn data_folder() -> PathBuf {
    Shell::new("", false).path("examples/data")
}
