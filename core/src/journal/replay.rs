use crate::digest::Digest;
use crate::journal::{self, Frames, Journal, JournalRefusal};
use crate::shop::{Event, Record, Shop};

/// What a check of a journal found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many whole records there are.
    pub records: u64,
    /// The digest that seals them all.
    pub head: Digest,
}

/// A shop recovered from a journal whose end may be damaged.
#[derive(Debug, Clone)]
pub struct Recovered {
    /// The shop after the last good record.
    pub shop: Shop,
    /// Where to go on.
    pub journal: Journal,
    /// How many bytes are good: cut the journal here before going on.
    pub good_bytes: usize,
    /// Why the rest is not; absent where everything is good.
    pub damage: Option<JournalRefusal>,
}

/// Checks every record of a journal and the chain of their digests, without a shop.
///
/// # Errors
/// The first [`JournalRefusal`].
pub fn verify(bytes: &[u8]) -> Result<Verified, JournalRefusal> {
    let mut verified = Verified { records: 0, head: Digest::default() };
    for frame in Frames::new(bytes) {
        verified.head = frame?.digest;
        verified.records = verified.records.saturating_add(1);
    }
    Ok(verified)
}

/// Replays a journal from its opening: the state is the one that wrote it, byte for byte.
///
/// # Errors
/// The first [`JournalRefusal`].
pub fn replay(bytes: &[u8]) -> Result<Shop, JournalRefusal> {
    let recovered = recover(bytes)?;
    recovered.damage.map_or(Ok(recovered.shop), Err)
}

/// Replays as much of a journal as is good.
///
/// # Errors
/// [`JournalRefusal`] where not even the opening can be read.
pub fn recover(bytes: &[u8]) -> Result<Recovered, JournalRefusal> {
    let begin = || {
        let mut frames = Frames::new(bytes);
        let first = frames.next().ok_or(JournalRefusal::NotOpened {})??;
        Ok((open(&first.record)?, Journal::at(first.digest, 1), first.end))
    };
    go_on(begin, bytes)
}

/// Replays as much as is good of the part of a journal that follows a snapshot.
///
/// # Errors
/// [`JournalRefusal`] where the snapshot cannot be read.
pub fn recover_from(snapshot: &[u8], tail: &[u8]) -> Result<Recovered, JournalRefusal> {
    go_on(|| journal::restore(snapshot).map(|(shop, journal)| (shop, journal, 0)), tail)
}

fn open(record: &Record) -> Result<Shop, JournalRefusal> {
    let [Event::ShopOpened(opened)] = record.events.as_slice() else {
        return Err(JournalRefusal::NotOpened {});
    };
    Shop::new(opened.shop.as_str(), (*opened.settings).clone()).map_err(|_| JournalRefusal::NotOpened {})
}

/// Applies frame after frame. A record that does not fit may have left a part of itself behind, so the beginning is made
/// again and replayed up to it.
fn go_on(
    begin: impl Fn() -> Result<(Shop, Journal, usize), JournalRefusal>,
    bytes: &[u8],
) -> Result<Recovered, JournalRefusal> {
    let mut stop = u64::MAX;
    let mut damage = None;
    loop {
        let (mut shop, mut journal, mut good_bytes) = begin()?;
        let rest = bytes.get(good_bytes..).unwrap_or_default();
        let begun = good_bytes;
        let mut fits = true;
        for frame in Frames::after(rest, journal.head(), journal.records()) {
            match frame {
                Ok(frame) if frame.record.sequence == stop => break,
                Ok(frame) if shop.apply(&frame.record).is_none() => {
                    stop = frame.record.sequence;
                    damage = Some(JournalRefusal::Inapplicable { record: stop });
                    fits = false;
                    break;
                }
                Ok(frame) => {
                    journal = Journal::at(frame.digest, frame.record.sequence.saturating_add(1));
                    good_bytes = begun.saturating_add(frame.end);
                }
                Err(refusal) => {
                    damage = Some(refusal);
                    break;
                }
            }
        }
        if fits {
            return Ok(Recovered { shop, journal, good_bytes, damage });
        }
    }
}
