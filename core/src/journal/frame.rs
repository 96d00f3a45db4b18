use crate::codec;
use crate::digest::Digest;
use crate::journal::JournalRefusal;
use crate::refusal::quoted;
use crate::shop::Record;
use alloc::string::ToString;
use alloc::vec::Vec;
use minicbor::{Decoder, Encoder};

/// A record with its place in a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The record.
    pub record: Record,
    /// The digest that seals it and all before it.
    pub digest: Digest,
    /// The byte at which the next frame begins.
    pub end: usize,
}

/// Adds a record's frame to `out`. Gives back the digest that seals it.
pub(super) fn write(before: Digest, record: &Record, out: &mut Vec<u8>) -> Digest {
    let mut body = Vec::with_capacity(256);
    // INVARIANT: writing to memory cannot fail.
    let _ = minicbor::encode(record, &mut body);
    let digest = before.chained(&body);
    let mut encoder = Encoder::new(out);
    let _ = encoder.array(2).and_then(|e| e.bytes(&body)).and_then(|e| e.bytes(digest.as_bytes())).map(drop);
    digest
}

/// The frames of a journal, or of a part of one, read one by one. Ends after the first refusal.
#[derive(Debug, Clone)]
pub struct Frames<'a> {
    bytes: &'a [u8],
    at: usize,
    before: Digest,
    next: u64,
    ended: bool,
}

impl<'a> Frames<'a> {
    /// Reads a journal from its beginning.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self::after(bytes, Digest::default(), 0)
    }

    /// Reads the part of a journal that follows the record sealed by `before`; `next` is its first record's number.
    #[must_use]
    pub fn after(bytes: &'a [u8], before: Digest, next: u64) -> Self {
        Self { bytes, at: 0, before, next, ended: false }
    }

    fn read(&self) -> Result<Frame, JournalRefusal> {
        let (record, at) = (self.next, self.at);
        let torn = |_| JournalRefusal::Torn { record, at };
        let rest = self.bytes.get(at..).unwrap_or_default();
        let mut decoder = Decoder::new(rest);
        if rest.first() != Some(&FRAME_HEAD) {
            return Err(JournalRefusal::Malformed { record, at, reason: "no frame begins here".to_string() });
        }
        decoder.array().map_err(torn)?;
        let body = decoder.bytes().map_err(torn)?;
        let sealed = decoder.bytes().map_err(torn)?;
        let digest = self.before.chained(body);
        if sealed != digest.as_bytes() {
            return Err(JournalRefusal::Broken { record, at });
        }
        let read = codec::check_cbor(body).and_then(|()| minicbor::decode::<Record>(body));
        let found = read.map_err(|error| JournalRefusal::Malformed {
            record,
            at,
            reason: quoted(&error.to_string()),
        })?;
        if found.sequence != record {
            return Err(JournalRefusal::OutOfSequence { expected: record, got: found.sequence });
        }
        Ok(Frame { record: found, digest, end: at.saturating_add(decoder.position()) })
    }
}

/// CBOR's head of a list of two.
const FRAME_HEAD: u8 = 0x82;

impl Iterator for Frames<'_> {
    type Item = Result<Frame, JournalRefusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended || self.at >= self.bytes.len() {
            return None;
        }
        let read = self.read();
        match &read {
            Ok(frame) => {
                self.at = frame.end;
                self.before = frame.digest;
                self.next = self.next.saturating_add(1);
            }
            Err(_) => self.ended = true,
        }
        Some(read)
    }
}
