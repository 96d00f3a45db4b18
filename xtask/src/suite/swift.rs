//! The Swift package with its tests (XCTest), and what uses it, under `target/swift`.

use super::Suite;
use crate::glue::Build;
use crate::session::Session;
use crate::shell::Shell;
use crate::swift::{PACKAGE, Swift, assemble};
use crate::tally::Tally;
use anyhow::Result;

pub const SUITE: Suite =
    Suite { name: "swift", about: "the Swift package and its examples with their tests (XCTest)", run };

/// Packages that use the package.
const EXAMPLES: &[&str] = &["examples/quickstart/swift", "examples/swift-shop"];

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    let swift = Swift::find(shell)?;
    assemble(shell, Build::Debug)?;
    let mut counted = Tally::default();
    let mut success = test(shell, &swift, PACKAGE, &mut counted)?;
    for example in EXAMPLES {
        success = success && test(shell, &swift, example, &mut counted)?;
    }
    Ok(counted.concluded(success))
}

/// Builds and tests the package in a folder.
fn test(shell: &Shell, swift: &Swift, package: &str, counted: &mut Tally) -> Result<bool> {
    let before = *counted;
    let test = swift.build(shell, "test", package)?;
    let success = shell.follow(test, |line| counted.xctest(line))?;
    // Each package has tests of its own.
    Ok(success && *counted != before)
}
