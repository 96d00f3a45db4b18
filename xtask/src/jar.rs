//! `cargo xtask jar`: the Kotlin package as it is shipped, with a release build of the library, and what its calls cost.

use crate::glue::Build;
use crate::maven::{lay_out, maven, tools};
use crate::shell::Shell;
use anyhow::Result;
use clap::Args;

/// Apart from what the suite makes: a jar that lies here has a release build in it.
const FOLDER: &str = "target/kotlin-release";

/// What `cargo xtask jar` can be told.
#[derive(Debug, Args)]
pub struct JarArguments {
    /// Measure what calls from Kotlin cost (benches/kotlin), with the jar that was made
    #[arg(long)]
    bench: bool,
    /// Install system packages where a tool is missing
    #[arg(long)]
    install: bool,
}

/// Builds the jars and installs them into the repository that the examples take the package from.
pub fn jar(arguments: &JarArguments) -> Result<bool> {
    let shell = Shell::new("", arguments.install);
    tools(&shell)?;
    let folder = shell.path(FOLDER);
    lay_out(&shell, &folder, Build::Release)?;
    let mut install = maven(&shell, "bindings/kotlin");
    install.arg(format!("-Dkeytill.target={}", folder.display())).args(["-Dmaven.test.skip=true", "install"]);
    shell.run(install)?;
    shell.say(format_args!("the jars lie in {FOLDER}/build"));
    if arguments.bench {
        let mut bench = maven(&shell, "benches/kotlin");
        bench.args(["compile", "exec:exec"]);
        shell.run(bench)?;
    }
    Ok(true)
}
