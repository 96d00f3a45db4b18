//! The library for Python, Kotlin and Swift, and the glue that UniFFI writes for each of them.

use crate::shell::Shell;
use anyhow::{Context, Result};
use std::env::consts::{DLL_PREFIX, DLL_SUFFIX, EXE_SUFFIX};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Apart from the workspace's own: a suite then never waits for another one's lock.
const TARGET: &str = "target/bindings";

/// How the library is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// Quickly, for tests.
    Debug,
    /// As it is shipped.
    Release,
}

/// Builds the library for tests, has the glue for `language` written into `folder`, and tells where the library lies.
pub fn uniffi(shell: &Shell, language: &str, folder: &Path) -> Result<PathBuf> {
    uniffi_of(shell, language, folder, Build::Debug)
}

/// The same with the library built as it is told.
pub fn uniffi_of(shell: &Shell, language: &str, folder: &Path, build: Build) -> Result<PathBuf> {
    let cargo = |package: &str| {
        let mut cargo = shell.cargo("build");
        cargo.args(["--locked", "--quiet", "--package", package, "--target-dir", TARGET]);
        cargo
    };
    let mut library = cargo("keytill-bindings");
    if build == Build::Release {
        // Symbols stay: the generator reads the interface from them.
        library.args(["--release", "--config", "profile.release.strip='debuginfo'"]);
    }
    // One after the other: built together, the generator's features would slip into the library.
    shell.run(library)?;
    shell.run(cargo("keytill-uniffi-bindgen"))?;
    let profile = if build == Build::Release { "release" } else { "debug" };
    let built = shell.path(TARGET);
    let library = built.join(profile).join(format!("{DLL_PREFIX}keytill_bindings{DLL_SUFFIX}"));

    let mut generate = shell.command(built.join("debug").join(format!("uniffi-bindgen{EXE_SUFFIX}")));
    generate.args(["generate", "--no-format", "--language", language, "--out-dir"]).arg(folder).arg(&library);
    shell.run(generate)?;
    Ok(library)
}

/// Makes `folder` an empty folder.
pub fn clear(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot clear {}", folder.display()))
        }
        _ => fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display())),
    }
}

/// Copies what lies in `from`, with its folders, into `to`.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let entries = fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))?;
    fs::create_dir_all(to)?;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "__pycache__" {
                copy_folder(&entry.path(), &target)?;
            }
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("cannot copy {}", entry.path().display()))?;
        }
    }
    Ok(())
}
