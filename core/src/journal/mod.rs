//! The journal (日志): records on disk, chained by their digests, and snapshots that spare their replay.
//!
//! # Format
//! A journal is a sequence of frames. A frame is CBOR: a list of a byte string, the record, and a byte string of 32
//! bytes, BLAKE3 of the record's bytes, keyed with the digest in the frame before (32 zero bytes in the first). So each
//! digest seals its record and all before it, the last one too. The record is CBOR with numbered fields
//! ([`Record`](crate::shop::Record)); fields are added, never re-used. The first record opens the shop and holds its
//! settings.

mod frame;
mod lines;
mod refusal;
mod replay;
mod seek;
mod snapshot;
mod writer;

pub use frame::{Frame, Frames};
pub use lines::to_json_line;
pub use refusal::JournalRefusal;
pub use replay::{Recovered, Verified, recover, recover_from, replay, verify};
pub use seek::part_before;
pub use snapshot::{end_of_snapshot, restore, snapshot};
pub use writer::Journal;
