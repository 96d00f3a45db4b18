//! What came of a command, as a document.

use crate::embed::Rejected;
use crate::shop::{Done, Event, Reply};
use crate::time::Time;
use serde::Serialize;

/// A command that was done: what happened, and what to tell the one who asked.
#[derive(Debug, Serialize)]
pub struct Told<'a> {
    /// The number of its record; absent where nothing happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    sequence: Option<u64>,
    /// The logical time of the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Time>,
    /// What happened; empty where nothing did.
    events: &'a [Event],
    /// What to tell.
    reply: &'a Reply,
    /// Whether this command was answered before and is only answered again.
    answered_before: bool,
}

impl<'a> Told<'a> {
    pub(super) fn of(done: &'a Done) -> Self {
        let record = done.record.as_ref();
        Self {
            sequence: record.map(|record| record.sequence),
            at: record.map(|record| record.at),
            events: done.events(),
            reply: &done.reply,
            answered_before: done.answered_before,
        }
    }
}

/// One command of a batch: done, or rejected.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Outcome<'a> {
    /// Done.
    Done(Told<'a>),
    /// Rejected.
    Rejected {
        /// Why.
        rejection: &'a Rejected,
    },
}

/// What a command would do.
#[derive(Debug, Serialize)]
pub struct Decided<'a> {
    /// The events; empty where nothing would happen.
    pub events: &'a [Event],
}
