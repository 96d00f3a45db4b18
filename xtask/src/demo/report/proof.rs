//! The journal, and that everything comes out of it again.

use super::grouped;
use crate::demo::Demo;
use std::path::Path;

/// The journal and the three digests.
pub fn section(demo: &Demo, path: &Path) -> String {
    let host = &demo.host;
    let orders = demo.played.sales.count("OrderPlaced").max(1);
    let millis = |time: std::time::Duration| time.as_millis();
    format!(
        "JOURNAL  {}\n  {} records, {} bytes: {} of the set-up with its keys and customers, then {} for each order placed\n  \
         {} lines played in {} ms, each record written before it is answered; replayed in {} ms; a snapshot has {} bytes\n\n{}",
        path.display(),
        grouped(host.journal.records()),
        grouped(host.bytes),
        grouped(demo.set_up_bytes),
        (host.bytes - demo.set_up_bytes) / orders,
        grouped(demo.played.lines as u64),
        millis(demo.took),
        millis(demo.replay_took),
        grouped(demo.snapshot_bytes as u64),
        digests(demo),
    )
}

/// The digests, and whether they are equal.
pub fn digests(demo: &Demo) -> String {
    let verdict = if demo.holds() {
        "equal: the journal and the snapshot each give back the very shop that played the day"
    } else {
        "NOT EQUAL"
    };
    format!(
        "  live digest      {}\n  replayed digest  {}\n  restored digest  {}\n  {verdict}\n",
        demo.live, demo.replayed, demo.restored
    )
}
