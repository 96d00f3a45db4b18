//! The Swift package with its tests (XCTest), assembled under `target/swift`. Where there is no Swift and packages may be
//! installed, a Debian system that has it is set up in a folder of its own and entered for the tests.

use super::Suite;
use crate::glue;
use crate::session::Session;
use crate::shell::{Missing, Shell};
use crate::tally::Tally;
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};

pub const SUITE: Suite = Suite { name: "swift", about: "the Swift package with its tests (XCTest)", run };

const HOW: &str = "needs Swift 5.9 or newer as `swift`";
const FOLDER: &str = "target/swift";
/// The system that has Swift, where this one has none.
const SYSTEM: &str = "target/swift/system";

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    let system = if shell.has("swift") { None } else { Some(set_up(shell)?) };
    assemble(shell)?;
    let folder = shell.path(FOLDER);
    let (mut test, inside, root) = match &system {
        None => (shell.command("swift"), folder, shell.path("")),
        Some(system) => {
            // Copied, not mounted: who clears `target` must not clear the repository.
            for name in ["package", "library"] {
                glue::copy_folder(&folder.join(name), &system.join("keytill").join(name))?;
            }
            glue::copy_folder(&shell.path("vectors"), &system.join("keytill/vectors"))?;
            let mut chroot = shell.command("chroot");
            chroot.arg(system).args(["env", "HOME=/root", "swift"]);
            (chroot, PathBuf::from("/keytill"), PathBuf::from("/keytill"))
        }
    };
    let _processes = system.as_deref().map(|system| Processes::shown_in(shell, system)).transpose()?;
    let library = inside.join("library").display().to_string();
    test.args(["test", "--disable-sandbox", "--package-path"]).arg(inside.join("package"));
    for flag in [&format!("-L{library}"), "-rpath", &library] {
        test.args(["-Xlinker", flag]);
    }
    test.env("KEYTILL_ROOT", root);
    let mut counted = Tally::default();
    let success = shell.follow(test, |line| counted.xctest(line))?;
    Ok(counted.concluded(success))
}

/// Lays out the package with UniFFI's code in it, and the library beside it.
fn assemble(shell: &Shell) -> Result<()> {
    let (package, library) = (shell.path("target/swift/package"), shell.path("target/swift/library"));
    let generated = shell.path("target/swift/glue");
    for folder in [&library, &generated] {
        glue::clear(folder)?;
    }
    // What Swift has built stays.
    for sources in ["Sources", "Tests"] {
        glue::clear(&package.join(sources))?;
    }
    glue::copy_folder(&shell.path("bindings/swift"), &package)?;
    let built = glue::uniffi(shell, "swift", &generated)?;
    fs::copy(&built, library.join(built.file_name().unwrap_or_default()))?;
    let native = package.join("Sources/KeytillNative");
    fs::create_dir_all(&native)?;
    fs::copy(generated.join("keytill.swift"), native.join("keytill.swift"))?;
    fs::copy(generated.join("keytillFFI.h"), package.join("Sources/keytillFFI/keytillFFI.h"))?;
    Ok(())
}

/// Sets up a system that has Swift, or finds the one that was set up before.
fn set_up(shell: &Shell) -> Result<PathBuf> {
    let system = shell.path(SYSTEM);
    if !system.join("usr/bin/swift").exists() {
        shell.install(&["mmdebstrap"], HOW)?;
        glue::clear(&system)?;
        let mut set_up = shell.command("mmdebstrap");
        set_up.args(["--variant=apt", "--include=swiftlang,ca-certificates,libc6-dev,libstdc++-14-dev,git"]);
        set_up.arg("trixie").arg(&system);
        if !shell.follow(set_up, |_| {})? {
            return Err(Missing(HOW.to_owned()).into());
        }
    }
    Ok(system)
}

/// The list of processes that Swift's runtime asks for, as long as this lives.
struct Processes<'a> {
    shell: &'a Shell,
    place: PathBuf,
}

impl<'a> Processes<'a> {
    fn shown_in(shell: &'a Shell, system: &Path) -> Result<Self> {
        let place = system.join("proc");
        let mut mount = shell.command("mount");
        mount.args(["-t", "proc", "proc"]).arg(&place);
        shell.run(mount)?;
        Ok(Self { shell, place })
    }
}

impl Drop for Processes<'_> {
    fn drop(&mut self) {
        let mut unmount = self.shell.command("umount");
        unmount.arg(&self.place);
        if !self.shell.follow(unmount, |_| {}).unwrap_or(false) {
            self.shell.say(format_args!("{} is still mounted", self.place.display()));
        }
    }
}
