//! `cargo xtask size`: what a browser or a phone has to load, against its budget.

use crate::npm::{self, Packages};
use crate::shell::Shell;
use anyhow::{Context, Result};
use clap::Args;
use serde::Deserialize;
use std::path::Path;

/// What is measured: its name, the command of the measuring script, its files, and the most bytes that it may have.
struct Measure {
    name: &'static str,
    /// `brotli` or `gzip` of all files together, or `plain`.
    how: &'static str,
    files: &'static [&'static str],
    budget: u64,
}

/// In kB of a thousand bytes. Where a figure is above what was hoped for, `wasm/README.md` says so and why.
const MEASURES: &[Measure] = &[
    Measure {
        name: "keytill/pricing, module (brotli)",
        how: "brotli",
        files: &["keytill/wasm/pricing.wasm"],
        budget: 250_000,
    },
    Measure {
        name: "keytill/pricing, JavaScript (gzip)",
        how: "gzip",
        files: &[
            "keytill/esm/pricing.js",
            "keytill/esm/pricer.js",
            "keytill/esm/rejected.js",
            "keytill/esm/money.js",
            "keytill/esm/loader.js",
            "keytill/esm/native/pricing.js",
            "keytill/esm/where/pricing.js",
        ],
        budget: 12_000,
    },
    Measure {
        name: "keytill, module (brotli)",
        how: "brotli",
        files: &["keytill/wasm/machine.wasm"],
        budget: 1_150_000,
    },
    Measure {
        name: "keytill-miniprogram",
        how: "plain",
        files: &["keytill-miniprogram/lib"],
        budget: 350_000,
    },
];

#[derive(Deserialize)]
struct Measured {
    bytes: u64,
}

/// What `cargo xtask size` can be told.
#[derive(Debug, Args)]
pub struct SizeArguments {
    /// Build a module a second time, from nothing, and compare
    #[arg(long)]
    again: bool,
}

/// Prints every figure beside its budget; tells whether all hold.
pub fn size(arguments: &SizeArguments) -> Result<bool> {
    let shell = Shell::new("", false);
    let packages = npm::assemble(&shell)?;
    let same = !arguments.again || npm::is_reproducible(&shell, &packages)?;
    println!();
    Ok(within_budget(&shell, &packages)? && same)
}

/// The same for packages that are there already.
pub fn within_budget(shell: &Shell, packages: &Packages) -> Result<bool> {
    let home = packages.home.join("node_modules");
    let mut all = true;
    for measure in MEASURES {
        let bytes = measured(shell, &home, measure)?;
        let holds = bytes <= measure.budget;
        all &= holds;
        let verdict = if holds { "" } else { "  TOO LARGE" };
        shell.say(format_args!("{:<36}{bytes:>9}  of {:>9}{verdict}", measure.name, measure.budget));
    }
    Ok(all)
}

fn measured(shell: &Shell, home: &Path, measure: &Measure) -> Result<u64> {
    let mut command = shell.command("node");
    command.arg(shell.path("wasm/npm/measure.mjs")).arg(measure.how);
    command.args(measure.files.iter().map(|file| home.join(file)));
    let text = shell.read(command).with_context(|| format!("{} cannot be measured", measure.name))?;
    let measured: Measured = serde_json::from_str(&text)?;
    Ok(measured.bytes)
}
