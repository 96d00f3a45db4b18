//! The Kotlin package: built, tested, installed into a repository under `target`, and used from there by the examples.

use super::Suite;
use crate::glue;
use crate::session::Session;
use crate::shell::{Missing, Shell};
use crate::tally::Tally;
use anyhow::Result;
use std::env::consts::{ARCH, OS};
use std::fs;
use std::process::Command;

pub const SUITE: Suite =
    Suite { name: "kotlin", about: "the Kotlin package and its examples with their tests (JUnit)", run };

/// Everything that Maven writes or fetches lies here.
const FOLDER: &str = "target/kotlin";
/// What is built on the package once it is installed.
const EXAMPLES: &[&str] = &["examples/quickstart/kotlin", "examples/kotlin-till"];

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    tools(shell)?;
    let folder = shell.path(FOLDER);
    let native = folder.join("native");
    let (resources, generated) = (native.join(resource_folder()), folder.join("glue"));
    glue::clear(&native)?;
    glue::clear(&generated)?;
    fs::create_dir_all(&resources)?;
    let library = glue::uniffi(shell, "kotlin", &generated)?;
    fs::copy(&library, resources.join(library.file_name().unwrap_or_default()))?;

    let mut counted = Tally::default();
    let mut success = shell.follow(maven(shell, "bindings/kotlin"), |line| counted.maven(line))?;
    for example in EXAMPLES {
        success = success && shell.follow(maven(shell, example), |line| counted.maven(line))?;
    }
    Ok(counted.concluded(success))
}

/// Builds, tests and installs the project in a folder.
fn maven(shell: &Shell, project: &str) -> Command {
    let mut maven = shell.command("mvn");
    maven.args(["--batch-mode", "--no-transfer-progress", "-Dstyle.color=never", "--file", project]);
    maven.arg(format!("-Dmaven.repo.local={}", shell.path(FOLDER).join("repository").display()));
    // Dokka lists its own parts otherwise.
    maven.args(["-Dorg.slf4j.simpleLogger.log.org.jetbrains.dokka=warn", "install"]);
    maven
}

fn tools(shell: &Shell) -> Result<()> {
    let how = "needs a JDK of version 17 or newer and Maven: `javac` and `mvn`";
    let missing = || java(shell).is_none_or(|version| version < 17) || !shell.has("mvn");
    if missing() {
        shell.install(&["openjdk-17-jdk-headless", "maven"], how)?;
        if missing() {
            return Err(Missing(how.to_owned()).into());
        }
    }
    Ok(())
}

/// The major version of the compiler: 17 of `javac 17.0.15`.
fn java(shell: &Shell) -> Option<u32> {
    let mut javac = shell.command("javac");
    javac.arg("-version");
    shell.read(javac)?.strip_prefix("javac ")?.split(['.', '-']).next()?.parse().ok()
}

/// Where JNA looks for the library of this machine.
fn resource_folder() -> String {
    let os = match OS {
        "macos" => "darwin",
        "windows" => "win32",
        os => os,
    };
    let arch = match ARCH {
        "x86_64" => "x86-64",
        arch => arch,
    };
    format!("{os}-{arch}")
}
