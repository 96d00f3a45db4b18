//! `cargo xtask cases`: worked examples of other projects, answered by keytill.
//!
//! A case says what its source was asked and what it answers, in the source's own terms. The mapper of its area writes
//! that as a price book and a cart, or as a shop and its commands; keytill computes; the report compares. Mappers read
//! the case's fields and know no case by its id. Where sources disagree about a convention, the mapper picks the setting
//! of that source. Whatever cannot be said in keytill's terms is told as `unmapped` with what is missing.

mod allocation;
mod basket;
mod case;
mod charges;
mod commission;
mod compare;
mod deliberate;
mod host;
mod json;
mod medusa;
mod offers;
mod periods;
mod places;
mod plans;
mod portions;
mod price_sets;
mod promotions;
mod report;
mod reservation;
mod rounding;
mod stacks;
mod stop;
mod table;
mod tax;
mod tiers;
mod till;
mod unit_offers;
mod wholesale;

use anyhow::{Context, Result};
use case::Library;
use clap::Args;
use json::Json;
use report::{Report, judge};
use std::path::{Path, PathBuf};
use stop::Stop;

/// What a mapper gives: keytill's answer in the shape of the case's `expected`, or why there is none.
type Answer = Result<Json, Stop>;

/// What `cargo xtask cases` can be told.
#[derive(Debug, Args)]
#[command(after_help = "\
One line for each case: its id, its area, and
  ok        keytill answers as the source does;
  differs   it does not: what was expected, what keytill gives, and the reason where it is meant;
  unmapped  keytill has no terms for it: what is missing.
The last line is `N passed, M failed, K skipped`. A meant difference, whose reason and answer stand in
vectors/cases/deliberate.jsonl, has passed as long as keytill still gives that answer; any other difference has failed;
unmapped cases are skipped. The exit code is 1 where a case failed.")]
pub struct CasesArguments {
    /// Files of cases, one JSON object a line; without any, all of vectors/cases
    files: Vec<PathBuf>,
    /// Print only what is not ok, and the last line
    #[arg(long)]
    brief: bool,
}

/// Runs the cases and prints what came of each; tells whether none failed.
pub fn cases(arguments: &CasesArguments) -> Result<bool> {
    let report = run(&arguments.files)?;
    print!("{}", report.text(arguments.brief));
    Ok(report.failed == 0)
}

/// The folder of the repository's own cases.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/cases")
}

const DELIBERATE: &str = "deliberate.jsonl";

fn run(files: &[PathBuf]) -> Result<Report> {
    let own = own_files()?;
    let chosen = if files.is_empty() { &own } else { files };
    let mut cases = Vec::new();
    for file in chosen {
        cases.extend(case::read(file)?);
    }
    let mut known = cases.clone();
    for file in &own {
        known.extend(case::read(file)?);
    }
    let deliberate = deliberate::read(&folder().join(DELIBERATE))?;
    Ok(judge(&cases, &Library::new(known), &deliberate))
}

/// The repository's own files of cases, in order of name.
fn own_files() -> Result<Vec<PathBuf>> {
    let folder = folder();
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "jsonl") && !path.ends_with(DELIBERATE) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The repository's own cases pass, and no reason has outlived its difference.
    #[test]
    fn no_case_of_the_repository_fails() {
        let report = run(&[]).unwrap();
        assert_eq!(report.failed, 0, "{}", report.text(true));
        assert!(report.stale.is_empty(), "no longer different: {:?}", report.stale);
        assert!(report.passed > report.skipped, "{}", report.last_line());
    }

    #[test]
    fn a_named_file_is_run_alone() {
        let report = run(&[folder().join("wholesale.jsonl")]).unwrap();
        assert_eq!(report.passed + report.failed + report.skipped, 19);
    }
}
