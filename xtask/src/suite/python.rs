//! The Python package, assembled as a wheel would be, and its tests.

use super::Suite;
use crate::glue;
use crate::session::Session;
use crate::shell::{Missing, Shell};
use crate::tally::Tally;
use anyhow::Result;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

pub const SUITE: Suite = Suite { name: "python", about: "the Python package with its tests (pytest)", run };

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    let pytest = pytest(shell)?;
    let package = assemble(shell)?;

    let mut test = pytest;
    test.args(["--color=no", "-p", "no:cacheprovider", "bindings/python/tests"]).env("PYTHONPATH", package);
    // Python would write its compiled files beside the sources.
    test.env("PYTHONDONTWRITEBYTECODE", "1");
    let mut counted = Tally::default();
    let success = shell.follow(test, |line| counted.pytest(line))?;
    Ok(counted.concluded(success))
}

/// Lays out the package under `target/python` and tells the folder to import it from.
fn assemble(shell: &Shell) -> Result<PathBuf> {
    let folder = shell.path("target/python");
    let package = folder.join("keytill");
    glue::clear(&package)?;
    glue::copy_folder(&shell.path("bindings/python/src/keytill"), &package)?;

    let native = package.join("_native");
    let library = glue::uniffi(shell, "python", &native)?;
    fs::copy(&library, native.join(library.file_name().unwrap_or_default()))?;
    fs::write(native.join("__init__.py"), "from .keytill import *  # noqa: F403\n")?;
    Ok(folder)
}

/// The machine's own pytest, or one in a virtual environment under `target`.
fn pytest(shell: &Shell) -> Result<Command> {
    let module = |python: PathBuf| {
        let mut command = shell.command(python);
        command.args(["-m", "pytest"]);
        command
    };
    let works = |python: PathBuf| {
        let mut command = module(python);
        command.arg("--version");
        shell.read(command).is_some()
    };

    let system = PathBuf::from("python3");
    if !shell.has("python3") {
        shell.install(&["python3", "python3-venv"], "needs Python 3.9 or newer as `python3`")?;
    }
    if works(system.clone()) {
        return Ok(module(system));
    }
    let folder = shell.path("target/python-venv");
    let own = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !works(own.clone()) {
        let mut create = shell.command(&system);
        create.args(["-m", "venv", "--clear"]).arg(&folder);
        if !shell.follow(create, |_| {})? {
            let how =
                "needs pytest: `pip install pytest`, or Python's venv module to install it under target";
            return Err(Missing(how.to_owned()).into());
        }
        let mut install = shell.command(&own);
        install.args(["-m", "pip", "install", "--quiet", "pytest"]);
        if !shell.follow(install, |_| {})? {
            return Err(Missing("needs pytest: `pip install pytest`".to_owned()).into());
        }
    }
    Ok(module(own))
}
