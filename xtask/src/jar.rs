//! `cargo xtask jar`: the Kotlin package as it is shipped, with a release build of the library.

use crate::glue::Build;
use crate::maven::{lay_out, maven, tools};
use crate::shell::Shell;
use anyhow::Result;

/// Apart from what the suite makes: a jar that lies here has a release build in it.
const FOLDER: &str = "target/kotlin-release";

/// Builds the jars, installs them into the repository that the examples take the package from, and says where they lie.
pub fn jar() -> Result<bool> {
    let shell = Shell::new("", false);
    make(&shell)?;
    shell.say(format_args!("the jars lie in {FOLDER}/build"));
    Ok(true)
}

/// Builds the jars and installs them.
pub fn make(shell: &Shell) -> Result<()> {
    tools(shell)?;
    let folder = shell.path(FOLDER);
    lay_out(shell, &folder, Build::Release)?;
    let mut install = maven(shell, "bindings/kotlin");
    install.arg(format!("-Dkeytill.target={}", folder.display())).args(["-Dmaven.test.skip=true", "install"]);
    shell.run(install)
}
