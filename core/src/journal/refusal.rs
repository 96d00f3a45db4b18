use crate::digest::Digest;
use crate::refusal::refusals;
use alloc::string::String;

refusals! {
    /// Why bytes are not a journal or a snapshot, or not one of this shop.
    pub enum JournalRefusal {
        /// The bytes end inside a record: what a crash leaves behind.
        Torn { record: u64, at: usize } = "journal.torn", "record {record} at byte {at} is cut short";
        /// The digest does not seal the record and those before it.
        Broken { record: u64, at: usize } = "journal.broken",
            "record {record} at byte {at} is not what was written there";
        /// The bytes are no record.
        Malformed { record: u64, at: usize, reason: String } = "journal.malformed",
            "record {record} at byte {at} cannot be read: {reason}";
        /// Not the number that follows.
        OutOfSequence { expected: u64, got: u64 } = "journal.out_of_sequence",
            "record {expected} must follow, not {got}";
        /// The first record does not open a shop.
        NotOpened {} = "journal.not_opened", "the first record does not open a shop";
        /// The shop could not have produced this record.
        Inapplicable { record: u64 } = "journal.inapplicable", "record {record} does not fit the state before it";
        /// A snapshot of a format that this version does not know.
        SnapshotVersion { version: u32 } = "snapshot.version", "snapshot format {version} is not known";
        /// The bytes are no snapshot.
        SnapshotMalformed { reason: String } = "snapshot.malformed", "the snapshot cannot be read: {reason}";
        /// The snapshot is not what was written.
        SnapshotBroken { expected: Digest, got: Digest } = "snapshot.broken",
            "the snapshot has digest {got}, not {expected}";
        /// The journal ends before the snapshot was made.
        SnapshotAhead { snapshot: u64, journal: u64 } = "snapshot.ahead",
            "the snapshot was made after {snapshot} records, but the journal has {journal}";
        /// The snapshot and the journal are not of one shop.
        SnapshotForeign { record: u64 } = "snapshot.foreign",
            "record {record} of the journal is not the one that the snapshot was made after";
    }
}
