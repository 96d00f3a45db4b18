//! What makes commands idempotent: the keys that were used, what they asked, and how they were answered.

use crate::id::{ClientId, CommandId};
use crate::shop::BodyHash;
use crate::shop::command::{CommandKey, CommandRefusal, Numbered};
use crate::shop::reply::Answer;
use crate::slot::{Registry, SessionSlot, Slot};
use crate::time::{Span, Time};
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::hash::BuildHasher;
use foldhash::fast::FixedState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use minicbor::{Decode, Encode};

/// The keys that were used. Sessions cost constant memory for each client; text ids a window of time and number.
#[derive(Debug, Clone)]
pub(crate) struct Memory {
    sessions: Registry<ClientId, SessionSlot>,
    last: Vec<Session>,
    open_sessions: u32,
    window: VecDeque<Remembered>,
    /// Finds an id's place in the window; rebuilt from the window.
    places: HashTable<Place>,
    hasher: FixedState,
    /// How many ids were forgotten: the position of the window's first.
    forgotten: u64,
}

/// Where an id lies: eight bytes for each, the id itself stands in the window alone.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The lower half of its position since the beginning of time. The window is far shorter than that counts.
    position: u32,
    /// The hash's upper half: tells most strangers apart without touching the window.
    tag: u32,
}

/// What a key's use so far says of its command.
#[derive(Debug)]
pub(crate) enum Recalled<'a> {
    /// It was used for the same, and answered so.
    Before(&'a Answer),
    /// It is new; its answer will be remembered here.
    New(Seat),
}

/// Where the answer to a new key will be remembered. It holds until something else is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Seat {
    /// In the client's session.
    Session(SessionSlot),
    /// In the window, by the text's hash.
    Window(u64),
}

#[derive(Debug, Clone, Encode, Decode)]
struct Session {
    #[n(0)]
    open: bool,
    /// Zero before the first command.
    #[n(1)]
    sequence: u64,
    #[n(2)]
    body: Option<BodyHash>,
    #[n(3)]
    answer: Answer,
}

#[derive(Debug, Clone, Encode, Decode)]
struct Remembered {
    #[n(0)]
    id: CommandId,
    #[n(1)]
    at: Time,
    #[n(2)]
    body: BodyHash,
    #[n(3)]
    answer: Answer,
}

impl Memory {
    /// Remembers nothing yet; `seed` scatters the tables.
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            sessions: Registry::new(seed),
            last: Vec::new(),
            open_sessions: 0,
            window: VecDeque::new(),
            places: HashTable::new(),
            hasher: FixedState::with_seed(seed),
            forgotten: 0,
        }
    }

    /// How the key was answered before, if it was used for the same, or where its answer will be remembered.
    pub(crate) fn recall(&self, key: &CommandKey, body: BodyHash) -> Result<Recalled<'_>, CommandRefusal> {
        let conflict = || CommandRefusal::Conflict { id: key.clone() };
        match key {
            CommandKey::Text(id) => {
                let hash = self.hash(id);
                let Some(before) = self.find(id, hash) else { return Ok(Recalled::New(Seat::Window(hash))) };
                if before.body == body { Ok(Recalled::Before(&before.answer)) } else { Err(conflict()) }
            }
            CommandKey::Numbered(Numbered { client, sequence }) => {
                let (slot, session) = self.session(client)?;
                if *sequence == session.sequence && session.body.is_some() {
                    return if session.body == Some(body) {
                        Ok(Recalled::Before(&session.answer))
                    } else {
                        Err(conflict())
                    };
                }
                let expected = session.sequence.saturating_add(1);
                if *sequence == expected {
                    return Ok(Recalled::New(Seat::Session(slot)));
                }
                Err(CommandRefusal::OutOfSequence { client: client.clone(), expected, got: *sequence })
            }
        }
    }

    /// Every answer that is remembered, to change what it names.
    pub(crate) fn answers_mut(&mut self) -> impl Iterator<Item = &mut Answer> {
        let of_sessions = self.last.iter_mut().map(|session| &mut session.answer);
        of_sessions.chain(self.window.iter_mut().map(|remembered| &mut remembered.answer))
    }

    /// Whether a key is a text that is remembered.
    pub(crate) fn knows(&self, key: &CommandKey) -> bool {
        matches!(key, CommandKey::Text(id) if self.find(id, self.hash(id)).is_some())
    }

    /// Where the answer to a key that a record bears will be remembered; `None` for a session that nobody opened.
    pub(crate) fn seat(&self, key: &CommandKey) -> Option<Seat> {
        match key {
            CommandKey::Text(id) => Some(Seat::Window(self.hash(id))),
            CommandKey::Numbered(Numbered { client, .. }) => self.sessions.slot(client).map(Seat::Session),
        }
    }

    /// Remembers how a key was answered. Gives back whether the key's session is known, or its text new.
    pub(crate) fn remember(
        &mut self,
        seat: Seat,
        key: &CommandKey,
        at: Time,
        body: BodyHash,
        answer: Answer,
    ) -> bool {
        match (seat, key) {
            (Seat::Window(hash), CommandKey::Text(id)) => {
                if !self.add_place(id, hash, self.window.len()) {
                    return false;
                }
                self.window.push_back(Remembered { id: id.clone(), at, body, answer });
            }
            (Seat::Session(slot), CommandKey::Numbered(Numbered { sequence, .. })) => {
                let Some(session) = self.last.get_mut(slot.index()) else { return false };
                *session = Session { open: session.open, sequence: *sequence, body: Some(body), answer };
            }
            (Seat::Window(_), CommandKey::Numbered(_)) | (Seat::Session(_), CommandKey::Text(_)) => {
                return false;
            }
        }
        true
    }

    /// Forgets the texts that the window has no room or time for.
    pub(crate) fn forget(&mut self, at: Time, most: u32, keep_for: Span) {
        while self
            .window
            .front()
            .is_some_and(|first| self.window.len() > most as usize || first.at.after(keep_for) < at)
        {
            self.forget_first();
        }
    }

    fn hash(&self, id: &CommandId) -> u64 {
        self.hasher.hash_one(id.as_str())
    }

    fn find(&self, id: &CommandId, hash: u64) -> Option<&Remembered> {
        let place = self.places.find(hash, |place| {
            place.tag == tag_of(hash) && self.at(place).is_some_and(|known| known.id == *id)
        });
        place.and_then(|place| self.at(place))
    }

    fn at(&self, place: &Place) -> Option<&Remembered> {
        self.window.get(place.position.wrapping_sub(self.forgotten as u32) as usize)
    }

    /// Adds the place of an id that stands `nth` in the window, or will; `false` when the id has one already.
    fn add_place(&mut self, id: &CommandId, hash: u64, nth: usize) -> bool {
        let Self { window, places, hasher, forgotten, .. } = self;
        let first = *forgotten as u32;
        let at = |place: &Place| window.get(place.position.wrapping_sub(first) as usize);
        let tag = tag_of(hash);
        let found = places.entry(
            hash,
            |place| place.tag == tag && at(place).is_some_and(|known| known.id == *id),
            |place| at(place).map_or(0, |known| hasher.hash_one(known.id.as_str())),
        );
        match found {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(Place { position: first.wrapping_add(nth as u32), tag });
                true
            }
        }
    }

    fn forget_first(&mut self) {
        if let Some(first) = self.window.front() {
            let (hash, position) = (self.hash(&first.id), self.forgotten as u32);
            if let Ok(found) = self.places.find_entry(hash, |place| place.position == position) {
                found.remove();
            }
        }
        self.window.pop_front();
        self.forgotten = self.forgotten.wrapping_add(1);
    }

    /// Checks that a client may open a session.
    pub(crate) fn check_open(&self, client: &ClientId, most: u32) -> Result<(), CommandRefusal> {
        if self.session(client).is_ok() {
            return Err(CommandRefusal::SessionOpen { client: client.clone() });
        }
        if self.open_sessions >= most {
            return Err(CommandRefusal::TooManySessions { limit: most });
        }
        Ok(())
    }

    /// Checks that a client has a session to close.
    pub(crate) fn check_close(&self, client: &ClientId) -> Result<(), CommandRefusal> {
        self.session(client).map(drop)
    }

    /// Opens a session. A client that comes back goes on with its numbers: an old command stays old.
    pub(crate) fn open(&mut self, client: &ClientId) -> Option<()> {
        let slot = self.sessions.register(client)?;
        match self.last.get_mut(slot.index()) {
            Some(session) => session.open = true,
            None => self.last.push(Session { open: true, sequence: 0, body: None, answer: Answer::Done }),
        }
        self.open_sessions = self.open_sessions.saturating_add(1);
        Some(())
    }

    /// Closes a session.
    pub(crate) fn close(&mut self, client: &ClientId) -> Option<()> {
        let slot = self.sessions.slot(client)?;
        let session = self.last.get_mut(slot.index()).filter(|session| session.open)?;
        *session = Session { open: false, sequence: session.sequence, body: None, answer: Answer::Done };
        self.open_sessions = self.open_sessions.saturating_sub(1);
        Some(())
    }

    fn session(&self, client: &ClientId) -> Result<(SessionSlot, &Session), CommandRefusal> {
        let found = self.sessions.slot(client).and_then(|slot| Some((slot, self.last.get(slot.index())?)));
        let open = found.filter(|(_, session)| session.open);
        open.ok_or_else(|| CommandRefusal::NoSession { client: client.clone() })
    }

    /// Reads what was encoded.
    pub(crate) fn decode(d: &mut minicbor::Decoder<'_>, seed: u64) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let damaged = || minicbor::decode::Error::message("not a memory of commands").at(at);
        if d.array()? != Some(4) {
            return Err(damaged());
        }
        let (ids, last): (Vec<ClientId>, Vec<Session>) = (d.decode()?, d.decode()?);
        let (forgotten, window): (u64, VecDeque<Remembered>) = (d.u64()?, d.decode()?);
        let mut memory = Self::new(seed);
        memory.sessions =
            Registry::from_ids(ids, seed).filter(|r| r.len() == last.len()).ok_or_else(damaged)?;
        memory.open_sessions =
            u32::try_from(last.iter().filter(|s| s.open).count()).map_err(|_| damaged())?;
        memory.last = last;
        memory.forgotten = forgotten;
        for remembered in window {
            if !memory.add_place(&remembered.id, memory.hash(&remembered.id), memory.window.len()) {
                return Err(damaged());
            }
            memory.window.push_back(remembered);
        }
        Ok(memory)
    }
}

/// The upper half, because the table itself uses the lower.
fn tag_of(hash: u64) -> u32 {
    (hash >> 32) as u32
}

impl<C> Encode<C> for Memory {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(4)?.encode_with(&self.sessions, ctx)?.encode_with(&self.last, ctx)?;
        e.u64(self.forgotten)?.encode_with(&self.window, ctx)?.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use crate::shop::body_hash::tests::hash;

    impl Recalled<'_> {
        fn is_before(&self) -> bool {
            matches!(self, Self::Before(_))
        }

        fn is_new(&self) -> bool {
            matches!(self, Self::New(_))
        }
    }

    fn text(id: &str) -> CommandKey {
        CommandKey::Text(CommandId::new(id).unwrap())
    }

    fn numbered(sequence: u64) -> CommandKey {
        CommandKey::Numbered(Numbered { client: ClientId::new("till").unwrap(), sequence })
    }

    fn keep(memory: &mut Memory, key: &CommandKey, at: u64, body: u8, most: u32) {
        assert!(memory.remember(
            memory.seat(key).unwrap(),
            key,
            Time::from_millis(at),
            hash(body),
            Answer::Done
        ));
        memory.forget(Time::from_millis(at), most, Span::from_millis(100));
    }

    #[test]
    fn a_text_id_is_recalled_until_number_or_time_push_it_out() {
        let mut memory = Memory::new(0);
        keep(&mut memory, &text("a"), 0, 1, 2);
        assert!(memory.recall(&text("a"), hash(1)).unwrap().is_before());
        assert_eq!(memory.recall(&text("a"), hash(2)).unwrap_err().code(), "command.conflict");
        keep(&mut memory, &text("b"), 1, 1, 2);
        keep(&mut memory, &text("c"), 2, 1, 2);
        assert!(memory.recall(&text("a"), hash(1)).unwrap().is_new(), "pushed out by number");
        keep(&mut memory, &text("d"), 200, 1, 9);
        assert!(memory.recall(&text("c"), hash(1)).unwrap().is_new(), "pushed out by time");
        assert!(memory.recall(&text("d"), hash(1)).unwrap().is_before());
    }

    #[test]
    fn a_window_that_moves_knows_just_its_own() {
        let mut memory = Memory::new(0);
        for n in 0..5000_u64 {
            keep(&mut memory, &text(&alloc::format!("c-{n}")), 0, n as u8, 100);
            if n % 37 == 0 {
                for back in 0..300 {
                    let Some(old) = n.checked_sub(back) else { break };
                    let known = memory.recall(&text(&alloc::format!("c-{old}")), hash(old as u8)).unwrap();
                    assert_eq!(known.is_before(), back < 100, "{back} before {n}");
                }
            }
        }
        let again = text("c-4999");
        let seat = memory.seat(&again).unwrap();
        assert!(!memory.remember(seat, &again, Time::default(), hash(1), Answer::Done));
    }

    #[test]
    fn a_session_knows_its_last_command_and_wants_the_next() {
        let mut memory = Memory::new(0);
        let client = ClientId::new("till").unwrap();
        assert_eq!(memory.recall(&numbered(1), hash(1)).unwrap_err().code(), "session.unknown");
        memory.open(&client).unwrap();
        assert_eq!(memory.check_open(&client, 9).unwrap_err().code(), "session.exists");
        assert!(memory.recall(&numbered(1), hash(1)).unwrap().is_new());
        keep(&mut memory, &numbered(1), 0, 1, 9);
        assert!(memory.recall(&numbered(1), hash(1)).unwrap().is_before());
        assert_eq!(memory.recall(&numbered(1), hash(2)).unwrap_err().code(), "command.conflict");
        assert_eq!(memory.recall(&numbered(3), hash(1)).unwrap_err().code(), "session.out_of_sequence");
        memory.close(&client).unwrap();
        memory.open(&client).unwrap();
        assert_eq!(memory.recall(&numbered(1), hash(1)).unwrap_err().code(), "session.out_of_sequence");
        assert!(memory.recall(&numbered(2), hash(1)).unwrap().is_new());
    }

    #[test]
    fn a_snapshot_round_trips() {
        let mut memory = Memory::new(0);
        memory.open(&ClientId::new("till").unwrap()).unwrap();
        keep(&mut memory, &numbered(1), 0, 1, 9);
        keep(&mut memory, &text("a"), 0, 1, 1);
        keep(&mut memory, &text("b"), 0, 1, 1);
        let bytes = minicbor::to_vec(&memory).unwrap();
        let again = Memory::decode(&mut minicbor::Decoder::new(&bytes), 5).unwrap();
        assert_eq!(minicbor::to_vec(&again).unwrap(), bytes);
        assert!(again.recall(&text("b"), hash(1)).unwrap().is_before());
        assert!(again.recall(&text("a"), hash(1)).unwrap().is_new());
    }
}
