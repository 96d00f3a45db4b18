//! The npm package in a browser, and in programs that are built from its tarball.

use super::{Suite, node};
use crate::npm;
use crate::session::Session;
use crate::shell::{Missing, Shell};
use crate::tally::Tally;
use anyhow::Result;
use std::path::Path;

pub const SUITE: Suite = Suite {
    name: "browser",
    about: "the npm package in headless Chromium and Firefox, through vite, webpack and plain pages, from its tarball",
    run,
};

fn run(session: &Session) -> Result<Tally> {
    let shell = &session.shell;
    npm::need_node(shell)?;
    need_chromium(shell)?;
    want_firefox(shell)?;
    let packages = npm::assemble(shell)?;
    let tests = node::beside(shell, &packages.home, "browser")?;
    let mut install = shell.command("npm");
    install.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&tests);
    if !shell.follow(install, |_| {})? {
        let how = "needs npm's packages `playwright-core`, `vite` and `webpack` from the network";
        return Err(Missing(how.to_owned()).into());
    }
    node::run_tests(shell, &tests)
}

fn need_chromium(shell: &Shell) -> Result<()> {
    let own = std::env::var_os("KEYTILL_CHROMIUM").is_some();
    let places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    if own || places.iter().any(|place| Path::new(place).exists()) {
        return Ok(());
    }
    shell.install(&["chromium"], "needs Chromium as `/usr/bin/chromium`, or its path in `KEYTILL_CHROMIUM`")
}

/// Without Firefox its test is left out and the others run, except in CI, where the test fails.
fn want_firefox(shell: &Shell) -> Result<()> {
    let own = std::env::var_os("KEYTILL_FIREFOX").is_some();
    if own || shell.has("firefox-esr") || shell.has("firefox") {
        return Ok(());
    }
    let wanted = "the test in Firefox needs `/usr/bin/firefox`, or its path in `KEYTILL_FIREFOX`";
    match shell.install(&["firefox-esr"], wanted) {
        Err(error) if error.is::<Missing>() => {
            shell.say(error);
            Ok(())
        }
        installed => installed,
    }
}
