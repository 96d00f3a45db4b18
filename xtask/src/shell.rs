//! Running other programs: from the repository's root, without input, their output passed on line by line.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A tool that this machine lacks, with the way to get it. A suite that fails with it is left out, not failed.
#[derive(Debug)]
pub struct Missing(pub String);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Missing {}

/// Where one suite runs its programs, and how their output is marked.
#[derive(Debug, Clone)]
pub struct Shell {
    root: PathBuf,
    mark: String,
    may_install: bool,
}

impl Shell {
    /// A shell whose lines carry `label` in front, unless it is empty.
    ///
    /// With `may_install`, system packages may be installed where a tool is missing.
    pub fn new(label: &str, may_install: bool) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned();
        let mark = if label.is_empty() { String::new() } else { format!("{:<11}│ ", label) };
        Self { root, mark, may_install }
    }

    /// A path inside the repository.
    pub fn path(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(inside)
    }

    /// A program to run from the repository's root.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).stdin(Stdio::null());
        command
    }

    /// The cargo that runs this very program, without colours.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut command = self.command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.env("CARGO_TERM_COLOR", "never").arg(subcommand);
        command
    }

    /// Prints a line with this shell's mark.
    pub fn say(&self, line: impl fmt::Display) {
        println!("{}{line}", self.mark);
    }

    /// Runs the program and tells whether it succeeded; each line of output is printed and shown to `on_line`.
    pub fn follow(&self, command: Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
        self.listen(command, |line| {
            self.say(line);
            on_line(line);
        })
    }

    /// Like [`follow`](Self::follow), but leaves it to `on_line` what is printed.
    pub fn listen(&self, mut command: Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
        let name = written(&command);
        self.say(format_args!("$ {name}"));
        let (reader, writer) = std::io::pipe()?;
        command.stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn().with_context(|| format!("cannot start `{name}`"))?;
        // The command holds the pipe's writing end: without this the reading never ends.
        drop(command);
        let mut lines = BufReader::new(reader);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            on_line(text.trim_end());
            line.clear();
        }
        Ok(child.wait()?.success())
    }

    /// Runs the program.
    ///
    /// # Errors
    /// When it cannot be started or ends without success.
    pub fn run(&self, command: Command) -> Result<()> {
        let name = written(&command);
        if !self.follow(command, |_| {})? {
            bail!("`{name}` failed");
        }
        Ok(())
    }

    /// The program's standard output, or nothing where it cannot be started or ends without success.
    pub fn read(&self, mut command: Command) -> Option<String> {
        let output = command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Whether `program --version` runs.
    pub fn has(&self, program: &str) -> bool {
        let mut command = self.command(program);
        command.arg("--version");
        self.read(command).is_some()
    }

    /// Installs Debian packages where that is allowed and possible.
    ///
    /// # Errors
    /// [`Missing`] with `how` to get the tool by hand where it is not.
    pub fn install(&self, packages: &[&str], how: &str) -> Result<()> {
        if !self.may_install || !self.has("apt-get") {
            return Err(Missing(how.to_owned()).into());
        }
        let mut update = self.command("apt-get");
        update.args(["update", "--quiet=2"]);
        self.run(update)?;
        let mut install = self.command("apt-get");
        install.args(["install", "--yes", "--quiet=2", "--no-install-recommends"]).args(packages);
        install.env("DEBIAN_FRONTEND", "noninteractive");
        self.run(install)
    }
}

/// The command as one would type it, without the long paths of this machine.
fn written(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let mut text = program.to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}
