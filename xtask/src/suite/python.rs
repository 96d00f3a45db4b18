//! The Python package: its wheel in an environment of its own, its types, its tests, its examples.

use super::Suite;
use crate::glue;
use crate::session::Session;
use crate::shell::{Missing, Shell};
use crate::tally::Tally;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub const SUITE: Suite = Suite {
    name: "python",
    about: "the Python package: wheel, types (mypy, pyright), tests (pytest), examples",
    run,
};

/// What the tests and the examples need beside the package.
const TOOLS: &[&str] =
    &["pytest", "mypy", "pyright[nodejs]", "jsonschema", "cbor2", "fastapi", "httpx", "uvicorn"];

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    let python = environment(shell)?;
    install(shell, &python)?;

    let mut counted = Tally::default();
    let sources = ["bindings/python/src/keytill", "bindings/python/tests/typed.py"];
    let examples = ["examples/quickstart/quickstart.py", "examples/python-shop"];
    counted.check(shell.follow(
        module(
            shell,
            &python,
            "mypy",
            &[&["--strict", "--cache-dir=target/mypy"], &sources[..], &examples[..]].concat(),
        ),
        |_| {},
    )?);
    let interpreter = python.to_string_lossy();
    let pyright = [&["--pythonpath", &interpreter], &sources[..], &examples[..]].concat();
    counted.check(shell.follow(module(shell, &python, "pyright", &pyright), |_| {})?);

    // Away from the sources, so that it is the installed package that is tested.
    let folders = ["--color=no", "-p", "no:cacheprovider", "bindings/python/tests", "examples/python-shop"];
    let mut test = module(shell, &python, "pytest", &folders);
    // Python would write its compiled files beside the sources.
    test.env("PYTHONDONTWRITEBYTECODE", "1").env_remove("PYTHONPATH");
    let success = shell.follow(test, |line| counted.pytest(line))?;
    Ok(counted.concluded(success))
}

fn module(shell: &Shell, python: &Path, name: &str, arguments: &[&str]) -> Command {
    let mut command = shell.command(python);
    command.args(["-m", name]).args(arguments);
    command
}

/// Builds the wheel and installs it in the place of the one before.
fn install(shell: &Shell, python: &Path) -> Result<()> {
    let native = shell.path("target/python-native");
    glue::clear(&native)?;
    let library = glue::uniffi(shell, "python", &native, glue::Build::Debug)?;
    fs::copy(&library, native.join(library.file_name().unwrap_or_default()))?;

    let wheels = shell.path("target/wheels");
    glue::clear(&wheels)?;
    let mut build = module(
        shell,
        python,
        "pip",
        &["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"],
    );
    build
        .arg(&wheels)
        .arg("bindings/python")
        .env("KEYTILL_NATIVE", &native)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    shell.run(build)?;
    let wheel = fs::read_dir(&wheels)?.next().context("pip made no wheel")??.path();
    let mut install = module(shell, python, "pip", &["install", "--quiet", "--no-deps", "--force-reinstall"]);
    install.arg(wheel);
    shell.run(install)
}

/// The Python of a virtual environment under `target` that has the tools.
fn environment(shell: &Shell) -> Result<PathBuf> {
    let how = "needs Python 3.9 or newer as `python3`, with its venv module";
    if !shell.has("python3") {
        shell.install(&["python3", "python3-venv"], how)?;
    }
    let folder = shell.path("target/python-venv");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let list = TOOLS.join(" ");
    let marker = folder.join("tools.txt");
    if fs::read_to_string(&marker).is_ok_and(|tools| tools == list) {
        return Ok(python);
    }
    let mut create = shell.command("python3");
    create.args(["-m", "venv", "--clear"]).arg(&folder);
    if !shell.follow(create, |_| {})? {
        shell.install(&["python3-venv"], how)?;
        let mut create = shell.command("python3");
        create.args(["-m", "venv", "--clear"]).arg(&folder);
        shell.run(create)?;
    }
    let mut install = module(shell, &python, "pip", &["install", "--quiet", "--disable-pip-version-check"]);
    install.args(TOOLS);
    if !shell.follow(install, |_| {})? {
        return Err(Missing(format!("needs the packages {list}, which pip could not install")).into());
    }
    fs::write(marker, list)?;
    Ok(python)
}
