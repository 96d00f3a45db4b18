//! The Rust workspace: format, lints, documentation and tests.

use super::Suite;
use crate::session::Session;
use crate::tally::Tally;
use anyhow::Result;

pub const SUITE: Suite =
    Suite { name: "rust", about: "format, clippy, rustdoc and the tests of the workspace", run };

/// The generators of glue: a few lines each over large libraries, without tests and without readers of their
/// documentation. They are linted like the rest.
const GENERATORS: &[&str] = &["--exclude", "keytill-uniffi-bindgen", "--exclude", "keytill-wasm-bindgen"];

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    let mut checks = Tally::default();

    let mut format = shell.cargo("fmt");
    format.args(["--all", "--check"]);
    checks.check(shell.follow(format, |_| {})?);
    let mut format = shell.cargo("fmt");
    format.args(["--manifest-path", "fuzz/Cargo.toml", "--check"]);
    checks.check(shell.follow(format, |_| {})?);

    let mut clippy = shell.cargo("clippy");
    clippy.args(["--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    checks.check(shell.follow(clippy, |_| {})?);

    let mut doc = shell.cargo("doc");
    doc.args(["--locked", "--workspace", "--no-deps"]).args(GENERATORS).env("RUSTDOCFLAGS", "-D warnings");
    checks.check(shell.follow(doc, |_| {})?);

    let mut counted = Tally::default();
    let mut test = shell.cargo("test");
    test.args(["--locked", "--workspace", "--no-fail-fast"]).args(GENERATORS);
    let success = shell.follow(test, |line| counted.cargo(line))?;
    let mut tally = counted.concluded(success);
    tally += checks;
    Ok(tally)
}
