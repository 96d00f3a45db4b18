//! The Kotlin package: built, tested, installed into a repository under `target`, and used from there by the examples.
//!
//! It tests with a debug build of the library, which the other suites need as well; `cargo xtask jar` makes the jar to be shipped.

use super::Suite;
use crate::glue::Build;
use crate::maven::{lay_out, maven, tools};
use crate::session::Session;
use crate::tally::Tally;
use anyhow::Result;

pub const SUITE: Suite =
    Suite { name: "kotlin", about: "the Kotlin package and its examples with their tests (JUnit)", run };

/// Everything that Maven writes lies here.
const FOLDER: &str = "target/kotlin";
/// The package, and what is built on it once it is installed.
const PROJECTS: &[&str] = &["bindings/kotlin", "examples/quickstart/kotlin", "examples/kotlin-till"];

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    tools(shell)?;
    lay_out(shell, &shell.path(FOLDER), Build::Debug)?;
    let mut counted = Tally::default();
    let mut success = true;
    for project in PROJECTS {
        let mut install = maven(shell, project);
        install.arg("install");
        success = success && shell.follow(install, |line| counted.maven(line))?;
    }
    Ok(counted.concluded(success))
}
