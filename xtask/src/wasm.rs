//! The WebAssembly module and its JavaScript glue.
//!
//! The module is built with the target of the installed toolchain, added by rustup where it is missing; where that
//! cannot be, with Debian's compiler for the web, which builds the standard library from source.

use crate::shell::Shell;
use anyhow::{Context, Result};
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TRIPLE: &str = "wasm32-unknown-unknown";
const HOW: &str = "needs the WebAssembly target: `rustup target add wasm32-unknown-unknown`, or on Debian \
                   `apt-get install rustc-web cargo-web rust-web-src`";

/// What a module holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Module {
    /// Prices alone.
    Pricing,
    /// The whole machine.
    Machine,
}

impl Module {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Pricing, Self::Machine];

    /// Its name in file names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pricing => "pricing",
            Self::Machine => "machine",
        }
    }

    /// How Cargo optimises it: prices for speed as well, all else for size alone.
    const fn profile(self) -> &'static str {
        match self {
            Self::Pricing => "wasm-pricing",
            Self::Machine => "wasm",
        }
    }
}

/// Where modules are built.
pub const TARGET: &str = "target/wasm";

/// Builds a module in the folder `target` and writes it to `file`, with the names of its functions, before its glue is
/// written.
pub fn build(shell: &Shell, module: Module, target: &str, file: &Path) -> Result<()> {
    let (mut build, target) = if rustup_target(shell) {
        (shell.cargo("rustc"), target.to_owned())
    } else {
        debian_packages(shell)?;
        (debian_cargo(shell)?, format!("{target}-from-source"))
    };
    // Of one kind alone: together with a library for Rust it would not be optimised as a whole.
    build.args([
        "--locked",
        "--package",
        "keytill-wasm",
        "--lib",
        "--crate-type",
        "cdylib",
        "--profile",
        module.profile(),
    ]);
    build.args(["--target", TRIPLE, "--target-dir", &target]);
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags());
    if module == Module::Pricing {
        build.arg("--no-default-features");
    }
    shell.run(build)?;
    let built = shell.path(&target).join(TRIPLE).join(module.profile()).join("keytill_wasm.wasm");
    fs::copy(&built, file).with_context(|| format!("cannot copy {}", built.display()))?;
    Ok(())
}

/// What the compiler is told beside the profile.
fn flags() -> String {
    // Phones of a few years ago know neither; wasm-bindgen's runtime is another where references are on.
    let mut flags = "-Ctarget-feature=-reference-types,-multivalue".to_owned();
    // Where sources lie on this machine must not stand in the module: elsewhere it would be another.
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    for folder in home.join("registry/src").read_dir().into_iter().flatten().flatten() {
        flags += &format!(" --remap-path-prefix={}=/crates", folder.path().display());
    }
    flags
}

/// Has the glue of a module written beside it: `keytill.js` and `keytill_bg.wasm` in `folder`.
///
/// The glue is of the kind without modules, one function that can be wrapped for any of them.
pub fn glue(shell: &Shell, module: &Path, folder: &Path) -> Result<()> {
    const TARGET: &str = "target/tools";
    let mut build = shell.cargo("build");
    build.args(["--locked", "--package", "keytill-wasm-bindgen", "--target-dir", TARGET]);
    shell.run(build)?;
    let mut generate =
        shell.command(shell.path(TARGET).join(format!("debug/keytill-wasm-bindgen{EXE_SUFFIX}")));
    generate.args([module, folder]);
    shell.run(generate)
}

/// Whether the installed toolchain has the target, or rustup could add it.
fn rustup_target(shell: &Shell) -> bool {
    // For trying the other way on a machine that has this one.
    if std::env::var_os("KEYTILL_WASM_FROM_SOURCE").is_some() {
        return false;
    }
    let there = || sysroot(shell).is_some_and(|root| root.join("lib/rustlib").join(TRIPLE).is_dir());
    if there() {
        return true;
    }
    if shell.has("rustup") {
        let mut add = shell.command("rustup");
        add.args(["target", "add", TRIPLE]);
        return shell.follow(add, |_| {}).unwrap_or(false) && there();
    }
    false
}

fn sysroot(shell: &Shell) -> Option<PathBuf> {
    let mut rustc = shell.command("rustc");
    rustc.args(["--print", "sysroot"]);
    shell.read(rustc).map(PathBuf::from)
}

const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

fn debian_packages(shell: &Shell) -> Result<()> {
    let source = Path::new("/usr/src").read_dir().into_iter().flatten().flatten();
    let has_source =
        source.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with("rustc-"));
    if Path::new(DEBIAN_CARGO).exists() && Path::new(DEBIAN_RUSTC).exists() && has_source {
        return Ok(());
    }
    shell.install(&["rustc-web", "cargo-web", "rust-web-src", "lld"], HOW)
}

/// Debian's cargo, set up to build the standard library along with the module.
fn debian_cargo(shell: &Shell) -> Result<Command> {
    let mut build = shell.command(DEBIAN_CARGO);
    // This program runs under another cargo, whose settings must not reach the compiler of this one.
    for name in ["CARGO", "RUSTUP_TOOLCHAIN", "RUSTUP_HOME", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        build.env_remove(name);
    }
    build.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TERM_COLOR", "never");
    build.env("PATH", path_with_linker(shell)?);
    build.args(["rustc", "-Z", "build-std=std,panic_abort"]);
    Ok(build)
}

/// The search path with the folder of `rust-lld`, which a rustup toolchain keeps to itself.
fn path_with_linker(shell: &Shell) -> Result<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut rustc = shell.command("rustc");
    rustc.args(["--print", "host-tuple"]);
    if let (Some(root), Some(host)) = (sysroot(shell), shell.read(rustc)) {
        folders.insert(0, root.join("lib/rustlib").join(host).join("bin"));
    }
    std::env::join_paths(folders).context("the search path holds a folder that cannot be written in it")
}
