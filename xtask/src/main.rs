//! The project's own commands, run as `cargo xtask …`.

mod cases;
mod demo;
mod documents;
mod glue;
mod jar;
mod maven;
mod npm;
mod run;
mod session;
mod shell;
mod size;
mod suite;
mod swift;
mod tally;
mod wasm;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run every check and test, or only the suites that are named
    Test(run::TestArguments),
    /// Play a day of a shop from the files in examples/data, and print what a shopkeeper wants to see
    Demo(demo::DemoArguments),
    /// Build the packages for JavaScript and print how large they are
    Size(size::SizeArguments),
    /// Answer worked examples of other projects, and compare
    Cases(cases::CasesArguments),
    /// Measure what calls from a language cost
    Bench(BenchArguments),
    /// Write what the packages know of documents from the Rust types
    Documents(documents::DocumentsArguments),
    /// Build the Kotlin package as it is shipped, with a release build of the library
    Jar(jar::JarArguments),
}

/// What `cargo xtask bench` can be told.
#[derive(Debug, clap::Args)]
struct BenchArguments {
    /// The language
    #[arg(value_enum)]
    language: Language,
}

/// The languages whose calls are measured so.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Language {
    Swift,
}

fn main() -> ExitCode {
    let outcome: Result<bool> = match Arguments::parse().command {
        Task::Test(arguments) => run::test(&arguments),
        Task::Demo(arguments) => demo::demo(&arguments),
        Task::Size(arguments) => size::size(&arguments),
        Task::Cases(arguments) => cases::cases(&arguments),
        Task::Bench(BenchArguments { language: Language::Swift }) => swift::bench(),
        Task::Documents(arguments) => documents::documents(&arguments),
        Task::Jar(arguments) => jar::jar(&arguments),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
