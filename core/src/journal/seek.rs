//! Where in a journal a snapshot stands.

use crate::codec;
use crate::digest::Digest;
use crate::journal::{Journal, JournalRefusal};
use crate::refusal::quoted;
use crate::shop::Record;
use alloc::string::ToString;
use minicbor::Decoder;
use minicbor::decode::Error;

/// How many of a journal's first bytes hold what a snapshot has already. `journal` is either all of it or the part after
/// the snapshot, of which the answer is none.
///
/// The frames before are passed over by their lengths; only the digest of the last of them is looked at.
///
/// # Errors
/// [`JournalRefusal::SnapshotAhead`] where the journal ends before the snapshot, [`JournalRefusal::SnapshotForeign`]
/// where the snapshot is not of this journal, others where no frame can be told from the next.
pub fn part_before(bytes: &[u8], end: &Journal) -> Result<usize, JournalRefusal> {
    let mut decoder = Decoder::new(bytes);
    let Some(first) = first_number(&mut decoder.clone())? else { return Ok(0) };
    if first >= end.records() {
        return Ok(0);
    }
    let mut head = Digest::default();
    for number in first..end.records() {
        let at = decoder.position();
        if at >= bytes.len() {
            return Err(JournalRefusal::SnapshotAhead { snapshot: end.records(), journal: number });
        }
        head = pass(&mut decoder).map_err(|_| JournalRefusal::Torn { record: number, at })?.1;
    }
    if head != end.head() {
        return Err(JournalRefusal::SnapshotForeign { record: end.records().saturating_sub(1) });
    }
    Ok(decoder.position())
}

/// The number of the first record; `None` where not even one frame is whole.
fn first_number(decoder: &mut Decoder<'_>) -> Result<Option<u64>, JournalRefusal> {
    let Ok((body, _)) = pass(decoder) else { return Ok(None) };
    let read = codec::check_cbor(body).and_then(|()| minicbor::decode::<Record>(body));
    let malformed =
        |error: Error| JournalRefusal::Malformed { record: 0, at: 0, reason: quoted(&error.to_string()) };
    Ok(Some(read.map_err(malformed)?.sequence))
}

/// The next frame: its record's bytes and its digest.
fn pass<'a>(decoder: &mut Decoder<'a>) -> Result<(&'a [u8], Digest), Error> {
    decoder.array()?;
    Ok((decoder.bytes()?, decoder.decode()?))
}
