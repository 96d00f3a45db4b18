//! The suites: one file each, and one line in [`SUITES`].

mod browser;
mod fuzz;
mod kotlin;
mod miniprogram;
mod node;
mod python;
mod rust;
mod swift;

use crate::session::Session;
use crate::tally::Tally;
use anyhow::Result;
use clap::builder::PossibleValuesParser;

/// One set of tests that can be run by name.
#[derive(Debug)]
pub struct Suite {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it does, for the help.
    pub about: &'static str,
    /// Builds and tests; [`crate::shell::Missing`] where a tool is not there.
    pub run: fn(&Session) -> Result<Tally>,
}

/// Every suite, in the order in which they start.
pub const SUITES: &[Suite] = &[
    rust::SUITE,
    node::SUITE,
    miniprogram::SUITE,
    browser::SUITE,
    python::SUITE,
    kotlin::SUITE,
    swift::SUITE,
    fuzz::SUITE,
];

/// The names that the command line takes.
pub fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(SUITES.iter().map(|suite| suite.name))
}

/// The list of suites for the help.
pub fn help() -> String {
    let rows: Vec<String> =
        SUITES.iter().map(|suite| format!("  {:<13}{}", suite.name, suite.about)).collect();
    format!("Suites:\n{}", rows.join("\n"))
}
