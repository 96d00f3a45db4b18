//! `cargo xtask bench`: what calls from a language cost, with the library and the package as they are released.

use crate::glue::Build;
use crate::shell::Shell;
use crate::swift::{self, Swift};
use crate::{jar, maven};
use anyhow::Result;
use clap::{Args, ValueEnum};

/// What `cargo xtask bench` can be told.
#[derive(Debug, Args)]
pub struct BenchArguments {
    /// The language
    #[arg(value_enum)]
    language: Language,
}

/// The languages whose calls are measured so. Python's have a program of their own, `benches/python/bench.py`.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    Kotlin,
    Swift,
}

/// Measures; tells whether the program came to its end.
pub fn bench(arguments: &BenchArguments) -> Result<bool> {
    let shell = Shell::new("", false);
    let run = match arguments.language {
        Language::Kotlin => {
            jar::make(&shell)?;
            let mut run = maven::maven(&shell, "benches/kotlin");
            run.args(["compile", "exec:exec"]);
            run
        }
        Language::Swift => {
            let swift = Swift::find(&shell)?;
            swift::assemble(&shell, Build::Release)?;
            let mut run = swift.build(&shell, "run", "benches/swift")?;
            run.args(["--configuration", "release", "Bench"]);
            run
        }
    };
    shell.follow(run, |_| {})
}
