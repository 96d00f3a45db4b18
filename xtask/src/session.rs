use crate::shell::Shell;

/// What a suite is given.
#[derive(Debug)]
pub struct Session {
    /// Runs programs.
    pub shell: Shell,
    /// How long each fuzz target runs.
    pub fuzz_seconds: u32,
}
