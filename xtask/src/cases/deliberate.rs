//! Differences that are meant: the case or its area, keytill's own answer, and why.

use super::Json;
use super::case::{self, Case};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::Path;

/// A case that keytill answers differently on purpose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliberate {
    /// The case; or left out, where it is the same for every case of an area.
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub area: Option<String>,
    /// What keytill answers in place of `expected`: the members that differ.
    pub answer: Json,
    /// Why.
    pub reason: String,
}

impl Deliberate {
    /// Whether it is about a case.
    pub fn is_about(&self, case: &Case) -> bool {
        match (&self.id, &self.area) {
            (Some(id), _) => *id == case.id,
            (None, Some(area)) => *area == case.area,
            (None, None) => false,
        }
    }
}

/// Reads the list that stands beside the cases.
pub fn read(path: &Path) -> Result<Vec<Deliberate>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
    case::lines(&text, path)
}
