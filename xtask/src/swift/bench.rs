//! `cargo xtask bench swift`: what calls from Swift cost, with the library and the package as they are released.

use super::{LIBRARY, Swift, assemble};
use crate::shell::Shell;
use anyhow::Result;
use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;

/// Where the library of every language is built.
const BUILT: &str = "target/bindings";

/// Measures; tells whether the program came to its end.
pub fn bench() -> Result<bool> {
    let shell = Shell::new("", false);
    let swift = Swift::find(&shell)?;
    assemble(&shell)?;

    // The library that is released takes the place of the one for tests, which puts itself there again.
    let mut build = shell.cargo("build");
    build.args(["--locked", "--quiet", "--release", "--config", "profile.release.strip='debuginfo'"]);
    build.args(["--package", "keytill-bindings", "--target-dir", BUILT]);
    shell.run(build)?;
    let name = format!("{DLL_PREFIX}keytill_bindings{DLL_SUFFIX}");
    fs::copy(shell.path(BUILT).join("release").join(&name), shell.path(LIBRARY).join(&name))?;

    let mut run = swift.build(&shell, "run", "benches/swift")?;
    run.args(["--configuration", "release", "Bench"]);
    shell.follow(run, |_| {})
}
