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

#[cfg(test)]
mod tests {
    use super::*;
    use keytill::id::VariantId;
    use std::collections::BTreeSet;

    /// What the day must have refused, each at least once.
    const REFUSED: &[&str] = &[
        "cart.quantity",
        "cart.unknown_variant",
        "channel.unknown",
        "command.bad_json",
        "command.conflict",
        "coupon.exhausted",
        "coupon.needs_buyer",
        "coupon.unknown",
        "customer.exists",
        "customer.unknown",
        "inviter.cycle",
        "order.exists",
        "order.illegal_move",
        "order.too_many_unpaid",
        "order.unknown",
        "payment.used",
        "price.changed",
        "quantity.above_maximum",
        "quote.stale",
        "refund.no_wallet",
        "refund.used",
        "stock.batch_exists",
        "stock.buyer_needed",
        "stock.count_out_of_range",
        "stock.insufficient",
        "withdrawal.above_maximum",
        "withdrawal.below_minimum",
        "withdrawal.insufficient",
        "withdrawal.settled",
    ];

    fn played(name: &str) -> (Demo, PathBuf) {
        let journal = Shell::new("", false).path("target/demo").join(name);
        (Demo::run(&data_folder(), &journal, true).unwrap(), journal)
    }

    #[test]
    fn the_day_is_whole_and_comes_out_of_its_journal() {
        let (demo, _) = played("whole.journal");
        assert!(demo.holds(), "{}", report::digests(&demo));
        let variants: usize = demo.files.catalogue.products.iter().map(|one| one.variants.len()).sum();
        assert!(variants >= 30);
        assert_eq!((demo.files.shop.channels.len(), demo.files.shop.levels.len()), (4, 3));
        let accepted: u32 = demo.played.imports.iter().map(|import| import.accepted).sum();
        assert!(accepted >= 10_000);
        assert!(demo.played.imports.iter().all(|import| !import.report.rejected.is_empty()));
        assert!(demo.played.imports.iter().any(|import| !import.known.is_empty()));
        let sales = &demo.played.sales;
        assert!(sales.count("OrderPlaced") >= 2000);
        for event in [
            "OrderCancelled",
            "OrderExpired",
            "StockReservedAgain",
            "LatePaymentCredited",
            "MoneySpared",
            "OrderHeld",
            "OrderRefunded",
            "CommissionReversed",
            "KeysRevealed",
            "KeysExpired",
            "WithdrawalSettled",
        ] {
            assert!(sales.count(event) > 0, "no {event}");
        }
        assert!(sales.repeated > 0 && sales.partial_refunds > 0);
        let refused: BTreeSet<&str> = demo.played.rejected.iter().map(|one| one.code).collect();
        let missing: Vec<_> = REFUSED.iter().filter(|code| !refused.contains(**code)).collect();
        assert!(missing.is_empty(), "the day refused nothing for {missing:?}");
    }

    #[test]
    fn what_the_shopkeeper_counts_is_what_the_shop_says() {
        let (demo, _) = played("counts.journal");
        let (shop, sales) = (&demo.host.shop, &demo.played.sales);
        // Every unit of a keyed variant is one key, delivered or returned.
        for pool in &demo.files.stock.pools {
            let counts = shop.pool_counts(&pool.pool).unwrap();
            let units =
                sales.units.get(&VariantId::new(pool.pool.as_str()).unwrap()).copied().unwrap_or_default();
            assert_eq!(u64::from(counts.delivered + counts.returned), units.delivered, "{}", pool.pool);
            assert_eq!(u64::from(counts.returned), units.returned, "{}", pool.pool);
        }
        // What was taken and not given back is the revenue and what is held for undelivered orders.
        let total = sales.total();
        let balances = shop.balances();
        assert_eq!(total.list - total.discount, total.taken);
        assert_eq!(total.taken - total.refunded, balances.revenue.minor() + balances.held.minor());
        // What promoters earned is with them, on its way, or gone.
        for (id, earned) in &sales.promoters {
            let balances = shop.customer(id).unwrap().balances;
            let there = balances.pending.minor() + balances.available.minor() + balances.withdrawing.minor();
            assert_eq!(earned.earned - earned.reversed - earned.withdrawn, there, "{id}");
        }
    }

    #[test]
    fn the_report_has_every_section_and_no_secret() {
        let (demo, journal) = played("report.journal");
        let text = report::all(&demo, &journal).unwrap();
        for section in [
            "KEY FILES",
            "THE DAY",
            "REFUSED",
            "SALES BY CHANNEL",
            "STOCK",
            "PROMOTERS",
            "LEDGER",
            "ONE ORDER EXPLAINED",
            "JOURNAL",
            "live digest",
        ] {
            assert!(text.contains(section), "no {section}");
        }
        assert!(text.contains("the price agrees, the commission agrees"), "{text}");
        let together = text.lines().find_map(|line| line.trim().strip_prefix("together ")).unwrap();
        let sums: Vec<&str> = together.split_whitespace().collect();
        assert!(
            sums.len() == 2 && sums[0] == sums[1],
            "what the shop has is what it owes or earned: {together}"
        );
        let kept = fs::read(&journal).unwrap();
        let kept = String::from_utf8_lossy(&kept);
        for pool in &demo.files.stock.pools {
            for batch in &pool.batches {
                let keys = pool.format.parse(&demo.files.bytes(&batch.file).unwrap()).unwrap().keys;
                // The last field is the secret one; a few of each file are looked for.
                for key in keys.iter().step_by(97) {
                    let secret = key.expose_fields().last().unwrap_or_default();
                    assert!(!text.contains(secret) && !kept.contains(secret), "{}", batch.file);
                }
            }
        }
    }
}
