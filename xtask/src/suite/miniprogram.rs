//! The mini-program package in a context with only what a mini-program has.

use super::{Suite, node};
use crate::npm;
use crate::session::Session;
use crate::tally::Tally;
use anyhow::Result;

pub const SUITE: Suite =
    Suite { name: "miniprogram", about: "the mini-program package in a context like a mini-program's", run };

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    let packages = npm::assemble(shell)?;
    let tests = node::beside(shell, &packages.home, "miniprogram")?;
    node::run_tests(shell, &tests)
}
