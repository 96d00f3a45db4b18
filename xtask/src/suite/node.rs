//! The npm package, assembled as it is published, and its tests in Node.

use super::Suite;
use crate::session::Session;
use crate::shell::Shell;
use crate::tally::Tally;
use crate::{glue, npm, size};
use anyhow::Result;
use std::path::{Path, PathBuf};

pub const SUITE: Suite = Suite { name: "node", about: "the npm package with its tests in Node", run };

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    let packages = npm::assemble(shell)?;
    let tests = beside(shell, &packages.home, "node")?;
    let mut tally = run_tests(shell, &tests)?;
    tally.check(npm::check_types(shell, &packages)?);
    tally.check(size::within_budget(shell, &packages)?);
    Ok(tally)
}

/// Copies tests to where they find the packages by their names; tells their folder.
pub fn beside(shell: &Shell, home: &Path, name: &str) -> Result<PathBuf> {
    let folder = home.join("tests").join(name);
    glue::clear(&folder)?;
    glue::copy_folder(&shell.path("wasm/tests").join(name), &folder)?;
    for shared in ["vectors.mjs", "files.mjs"] {
        std::fs::copy(shell.path("wasm/tests").join(shared), home.join("tests").join(shared))?;
    }
    Ok(folder)
}

/// Runs what lies in a folder with Node's own test runner.
pub fn run_tests(shell: &Shell, folder: &Path) -> Result<Tally> {
    let mut test = shell.command("node");
    test.args(["--test", "--test-reporter=spec"]).current_dir(folder).env("NO_COLOR", "1");
    test.env("KEYTILL_VECTORS", format!("file://{}/", shell.path("vectors").display()));
    let mut counted = Tally::default();
    let success = shell.follow(test, |line| counted.node(line))?;
    Ok(counted.concluded(success))
}
