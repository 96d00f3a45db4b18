use crate::codec::put_fields;
use crate::id::TraceId;
use crate::shop::command::CommandKey;
use crate::shop::{BodyHash, Event};
use crate::time::Time;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// One command's events: the unit of the journal. It is kept whole or not at all.
///
/// What is rarely there has the last numbers in CBOR, so that its absence takes no bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct Record {
    /// Its number in the shop: 0 for the opening, then one more each time.
    #[n(0)]
    pub sequence: u64,
    /// The logical time of the command.
    #[n(1)]
    pub at: Time,
    /// The time that the command asked for, where logical time had run past it.
    #[n(6)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<Time>,
    /// The command's key; absent for the opening.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<CommandKey>,
    /// The hash of what the command asked; absent for the opening.
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyHash>,
    /// The host's id that follows the request.
    #[n(5)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<TraceId>,
    /// What happened.
    #[n(4)]
    pub events: Vec<Event>,
}

put_fields!(Record { sequence, at, id, body, events, trace, asked_at });
