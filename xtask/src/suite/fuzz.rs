//! The fuzz targets, each run for some seconds.
//!
//! They lie in cargo-fuzz's layout and can be run with it. Here plain cargo builds them with the same instrumentation,
//! so that nothing need be installed. The address sanitizer is left out: the machine has no unsafe code.

use super::Suite;
use crate::glue;
use crate::session::Session;
use crate::shell::{Missing, Shell};
use crate::tally::Tally;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::VecDeque;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;

pub const SUITE: Suite = Suite { name: "fuzz", about: "each fuzz target for some seconds", run };

/// What cargo-fuzz passes: libFuzzer then sees which edges an input reaches and which values it is compared with.
const FLAGS: &[&str] = &[
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Cdebug-assertions=on",
];
const TARGET: &str = "target/fuzz";
/// How many of its last lines are kept for the report of a fault.
const SHOWN: usize = 500;

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    if !["c++", "g++", "clang++"].iter().any(|compiler| shell.has(compiler)) {
        shell.install(&["g++"], "needs a C++ compiler for libFuzzer, such as `apt-get install g++`")?;
    }
    let mut rustc = shell.command("rustc");
    rustc.args(["--print", "host-tuple"]);
    let Some(host) = shell.read(rustc) else {
        return Err(Missing("needs `rustc` 1.84 or newer on the path".to_owned()).into());
    };

    // With a target named, build scripts and macros are spared the instrumentation.
    let mut build = shell.cargo("build");
    build.args(["--locked", "--release", "--bins", "--manifest-path", "fuzz/Cargo.toml"]);
    build.args(["--target", &host, "--target-dir", TARGET]).env("RUSTFLAGS", FLAGS.join(" "));
    shell.run(build)?;

    let mut tally = Tally::default();
    for target in targets(shell)? {
        let held = fuzz(session, &host, &target)?;
        tally += if held { Tally { passed: 1, failed: 0 } } else { Tally { passed: 0, failed: 1 } };
    }
    Ok(tally.concluded(true))
}

/// Runs one target from its seeds and what earlier runs found; holds when nothing broke and coverage was seen.
fn fuzz(session: &Session, host: &str, target: &str) -> Result<bool> {
    let shell = &session.shell;
    let program = shell.path(TARGET).join(host).join("release").join(format!("{target}{EXE_SUFFIX}"));
    let corpus = shell.path("fuzz/corpus").join(target);
    let artifacts = shell.path("fuzz/artifacts").join(target);
    fs::create_dir_all(&corpus)?;
    glue::clear(&artifacts)?;

    let mut command = shell.command(program);
    command.arg(&corpus).arg(shell.path("fuzz/seeds").join(target));
    if target == "commands" {
        command.arg(seeds_from_scenarios(shell)?);
    }
    command.arg(format!("-artifact_prefix={}/", artifacts.display()));
    command.arg(format!("-max_total_time={}", session.fuzz_seconds));
    command.args(["-timeout=10", "-rss_limit_mb=2048", "-max_len=65536", "-print_final_stats=1"]);

    // A fuzzer talks a lot; only how it ended is for people, unless it found a fault.
    let (mut covered, mut last) = (0, VecDeque::new());
    let success = shell.listen(command, |line| {
        covered = covered.max(coverage(line));
        last.push_back(line.to_owned());
        if last.len() > SHOWN {
            last.pop_front();
        }
    })?;
    if !success {
        last.iter().for_each(|line| shell.say(line));
    }
    let runs = last.iter().find(|line| line.starts_with("Done ")).map_or("", String::as_str);
    let held = success && covered > 0;
    shell.say(format_args!(
        "{target}: {} ({covered} edges covered) {runs}",
        if held { "ok" } else { "FAILED" }
    ));
    Ok(held)
}

/// The commands of every scenario, one a line: digests and totals that no fuzzer would guess.
fn seeds_from_scenarios(shell: &Shell) -> Result<PathBuf> {
    let folder = shell.path(TARGET).join("seeds");
    glue::clear(&folder)?;
    for entry in shell.path("vectors/scenarios").read_dir()? {
        let path = entry?.path();
        let Some(name) = path.file_stem().filter(|_| path.extension().is_some_and(|e| e == "json")) else {
            continue;
        };
        let scenario: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let steps = scenario.get("steps").and_then(Value::as_array).into_iter().flatten();
        let lines: Vec<String> = steps.filter_map(|step| step.get("command")).map(Value::to_string).collect();
        fs::write(folder.join(name), lines.join("\n"))?;
    }
    Ok(folder)
}

/// The number of covered edges in a line such as `#512 NEW    cov: 214 ft: 300 …`.
fn coverage(line: &str) -> u64 {
    let Some((_, rest)) = line.split_once(" cov: ") else { return 0 };
    rest.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or_default()
}

/// The targets' names, from their files.
fn targets(shell: &Shell) -> Result<Vec<String>> {
    let folder = shell.path("fuzz/fuzz_targets");
    let mut names = Vec::new();
    for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::coverage;

    #[test]
    fn coverage_is_read_from_the_fuzzers_lines() {
        assert_eq!(coverage("#512\tNEW    cov: 214 ft: 300 corp: 9/88b lim: 4 exec/s: 0 rss: 30Mb"), 214);
        assert_eq!(coverage("INFO: Seed: 3"), 0);
    }
}
