//! The Kotlin package as Maven builds it: what it needs laid out, and Maven itself.

use crate::glue;
use crate::shell::{Missing, Shell};
use anyhow::Result;
use std::env::consts::{ARCH, OS};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where Maven keeps what it fetches, and where the package is installed.
const REPOSITORY: &str = "target/kotlin/repository";

/// Makes sure that there are a compiler and Maven.
pub fn tools(shell: &Shell) -> Result<()> {
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

/// Lays out what the package is made of in `folder`: `glue/` from UniFFI, and `native/` with the library.
pub fn lay_out(shell: &Shell, folder: &Path, build: glue::Build) -> Result<()> {
    let native = folder.join("native");
    let (resources, generated) = (native.join(resource_folder()), folder.join("glue"));
    glue::clear(&native)?;
    glue::clear(&generated)?;
    fs::create_dir_all(&resources)?;
    let library = glue::uniffi_of(shell, "kotlin", &generated, build)?;
    fs::copy(&library, resources.join(library.file_name().unwrap_or_default()))?;
    Ok(())
}

/// Maven for the project in a folder; what it is to do comes as its further arguments.
pub fn maven(shell: &Shell, project: &str) -> Command {
    let mut maven = shell.command("mvn");
    maven.args(["--batch-mode", "--no-transfer-progress", "-Dstyle.color=never", "--file", project]);
    maven.arg(format!("-Dmaven.repo.local={}", shell.path(REPOSITORY).display()));
    // Dokka lists its own parts otherwise.
    maven.arg("-Dorg.slf4j.simpleLogger.log.org.jetbrains.dokka=warn");
    maven
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
