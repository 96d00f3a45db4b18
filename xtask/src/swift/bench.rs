//! `cargo xtask bench swift`: what calls from Swift cost, with the library and the package as they are shipped.

use super::{Swift, assemble};
use crate::glue::Build;
use crate::shell::Shell;
use anyhow::Result;

/// Measures; tells whether the program came to its end.
pub fn bench() -> Result<bool> {
    let shell = Shell::new("", false);
    let swift = Swift::find(&shell)?;
    assemble(&shell, Build::Release)?;
    let mut run = swift.build(&shell, "run", "benches/swift")?;
    run.args(["--configuration", "release", "Bench"]);
    shell.follow(run, |_| {})
}
