//! The npm package, assembled as it is published, and its tests in Node.

use super::Suite;
use crate::session::Session;
use crate::shell::Shell;
use crate::tally::Tally;
use crate::{glue, wasm};
use anyhow::Result;
use std::path::PathBuf;

pub const SUITE: Suite = Suite { name: "node", about: "the npm package with its tests in Node", run };

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    if !shell.has("node") {
        shell.install(&["nodejs"], "needs Node 18.15 or newer as `node`")?;
    }
    let tests = assemble(shell)?;

    let mut test = shell.command("node");
    test.args(["--test", "--test-reporter=spec"]).current_dir(tests).env("NO_COLOR", "1");
    let mut counted = Tally::default();
    let success = shell.follow(test, |line| counted.node(line))?;
    Ok(counted.concluded(success))
}

/// Lays out the package under `target/npm/node_modules`, where the tests beside it import it by its name, as any
/// program would, and tells the folder of the tests.
fn assemble(shell: &Shell) -> Result<PathBuf> {
    let folder = shell.path("target/npm");
    let package = folder.join("node_modules/keytill");
    let tests = folder.join("tests");
    glue::clear(&package)?;
    glue::clear(&tests)?;
    glue::copy_folder(&shell.path("wasm/npm/src"), &package)?;
    glue::copy_folder(&shell.path("wasm/npm/tests"), &tests)?;
    let module = wasm::module(shell)?;
    wasm::glue(shell, &module, "web", &package.join("native"))?;
    Ok(tests)
}
