//! Differences that are meant: the case, keytill's own answer, and why.

use super::{Json, case};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::Path;

/// A case that keytill answers differently on purpose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliberate {
    pub id: String,
    /// What keytill answers in place of `expected`: the members that differ.
    pub answer: Json,
    /// Why.
    pub reason: String,
}

/// Reads the list that stands beside the cases.
pub fn read(path: &Path) -> Result<Vec<Deliberate>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
    case::lines(&text, path)
}
