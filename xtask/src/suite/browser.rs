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
    // Where there is no Firefox its test says so.
    if !shell.has("firefox-esr") && !shell.has("firefox") {
        let _ = shell.install(&["firefox-esr"], "needs Firefox");
    }
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
