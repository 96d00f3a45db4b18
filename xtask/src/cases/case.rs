//! A worked example, and the files that hold them.

use super::Json;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// One example: what a source asserts of its own prices, in its own terms.
#[derive(Debug, Clone, Deserialize)]
pub struct Case {
    pub id: String,
    pub area: String,
    #[serde(default)]
    pub source: String,
    pub input: Json,
    pub expected: Json,
}

/// Reads a file of one case a line; empty lines are passed over.
pub fn read(path: &Path) -> Result<Vec<Case>> {
    let text = fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
    lines(&text, path)
}

/// Reads a file of JSON, one object a line.
pub fn lines<T: for<'de> Deserialize<'de>>(text: &str, path: &Path) -> Result<Vec<T>> {
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered
        .map(|(n, line)| {
            serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), n + 1))
        })
        .collect()
}

/// Every case that can be referred to by its id: those that are run, then those that the repository holds.
#[derive(Debug, Default)]
pub struct Library {
    cases: Vec<Case>,
}

impl Library {
    pub fn new(cases: Vec<Case>) -> Self {
        Self { cases }
    }

    pub fn find(&self, id: &str) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == id)
    }

    /// The first that is wanted.
    pub fn first(&self, wanted: impl Fn(&Case) -> bool) -> Option<&Case> {
        self.cases.iter().find(|case| wanted(case))
    }
}
