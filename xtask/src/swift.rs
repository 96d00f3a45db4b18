//! Swift's compiler: this machine's own, or, where there is none and packages may be installed, that of a Debian system that is
//! set up in a folder under `target` and entered for each call.

use crate::glue;
use crate::shell::{Missing, Shell};
use anyhow::Result;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const HOW: &str = "needs Swift 5.9 or newer as `swift`";
/// The system that has Swift, where this one has none.
const SYSTEM: &str = "target/swift/system";
const PACKAGES: &str = "swiftlang,ca-certificates,libc6-dev,libstdc++-14-dev,git";
/// Enters the system `$0`, which sees the repository `$1` at its own path, and runs the rest. The mounts lie in a namespace of
/// their own: they are gone with the process, however it ends.
const ENTER: &str =
    r#"mount --bind "$1" "$0$1" && mount -t proc proc "$0/proc" && shift && exec chroot "$0" "$@""#;

/// Where Swift is.
#[derive(Debug)]
pub enum Swift {
    /// On this machine.
    Here,
    /// In a system of its own.
    In(PathBuf),
}

impl Swift {
    /// Finds Swift, or sets up a system that has it.
    ///
    /// # Errors
    /// [`Missing`] where there is none and none can be had.
    pub fn find(shell: &Shell) -> Result<Self> {
        let mut version = shell.command("swift");
        version.arg("--version");
        if shell.read(version).is_some_and(|told| told.contains("Swift version")) {
            return Ok(Self::Here);
        }
        let system = shell.path(SYSTEM);
        if !system.exists() {
            shell.install(&["mmdebstrap"], HOW)?;
            // It gets its name once it is whole.
            let made = system.with_extension("new");
            glue::clear(&made)?;
            let mut set_up = shell.command("mmdebstrap");
            set_up.args(["--variant=apt", &format!("--include={PACKAGES}"), "trixie"]).arg(&made);
            if !shell.follow(set_up, |_| {})? {
                return Err(Missing(HOW.to_owned()).into());
            }
            fs::rename(&made, &system)?;
        }
        let root = shell.path("");
        fs::create_dir_all(system.join(root.strip_prefix("/").unwrap_or(&root)))?;
        Ok(Self::In(system))
    }

    /// The command `swift`, to be given its arguments. Paths in the repository mean the same to it.
    pub fn command(&self, shell: &Shell) -> Command {
        match self {
            Self::Here => shell.command("swift"),
            Self::In(system) => {
                let mut enter = shell.command("unshare");
                enter.args(["--mount", "--pid", "--fork", "--kill-child", "sh", "-c", ENTER]);
                enter.arg(system).arg(shell.path("")).arg("swift").env("HOME", "/root");
                enter
            }
        }
    }
}
