use crate::codec::{self, Out, Put};
use crate::digest::Digest;
use crate::journal::JournalRefusal;
use crate::refusal::quoted;
use crate::shop::Record;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::ops::Range;
use minicbor::Decoder;

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
    // The record is written in place, behind room for the head of a byte string of the usual length.
    let start = out.len();
    out.extend_from_slice(&[FRAME_HEAD, 0, 0]);
    let body = out.len();
    record.put(&mut Out::new(out));
    let length = out.len().saturating_sub(body);
    let digest = before.chained(out.get(body..).unwrap_or_default());
    put_head(out, start.saturating_add(1)..body, length);
    digest.put(&mut Out::new(out));
    digest
}

/// Puts the head of a byte string into the two bytes of room that were left for it; what follows moves where the
/// shortest head of its length is another.
fn put_head(out: &mut Vec<u8>, room: Range<usize>, length: usize) {
    if let (Ok(length @ 24..), Some([kind, place])) = (u8::try_from(length), out.get_mut(room.clone())) {
        (*kind, *place) = (0x58, length);
        return;
    }
    let mut head = Vec::with_capacity(9);
    Out::new(&mut head).bytes_head(length);
    out.splice(room, head);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TraceId;
    use crate::shop::event::{Event, KeysRevealed};
    use crate::slot::Named;
    use crate::time::Time;
    use alloc::vec;
    use minicbor::Encoder;

    /// As the format says, through a copy.
    fn written_apart(before: Digest, record: &Record) -> Vec<u8> {
        let body = minicbor::to_vec(record).unwrap();
        let mut encoder = Encoder::new(Vec::new());
        let digest = before.chained(&body);
        encoder.array(2).unwrap().bytes(&body).unwrap().bytes(digest.as_bytes()).unwrap();
        encoder.into_writer()
    }

    #[test]
    fn frames_of_every_length_are_in_the_shortest_form() {
        for length in [0, 1, 100, 150, 200, 210, 220, 230, 240, 250, 260, 1000, 65_000, 65_536, 70_000] {
            let event = KeysRevealed {
                order: Named::unknown("o".parse().unwrap()),
                by: "b".repeat(length),
                reason: "r".into(),
            };
            let record = Record {
                sequence: 1,
                at: Time::default(),
                asked_at: None,
                id: None,
                body: None,
                trace: Some(TraceId::new("t").unwrap()),
                events: vec![Event::from(event)],
            };
            let mut out = vec![7, 7];
            let digest = write(Digest::default(), &record, &mut out);
            assert_eq!(out[2..], written_apart(Digest::default(), &record), "{length}");
            assert_eq!(out[out.len() - 32..], *digest.as_bytes());
        }
    }
}
