use crate::digest::Digest;
use crate::document;
use crate::embed::outcome::{Decided, Told};
use crate::embed::{Query, Rejected};
use crate::journal::{self, Journal, JournalRefusal};
use crate::pricing::{Cart, CouponCode};
use crate::shop::{Command, Done, Record, Rejection, Settings, Shop};
use crate::time::Time;
use alloc::string::String;
use alloc::vec::Vec;

/// A shop with its journal, behind documents.
///
/// # What the host keeps
/// The journal's bytes are the shop: whoever has them has everything. A command's record waits in memory until the host
/// takes it ([`Self::take_journal`]), and the rule is: **take it, make it durable, and only then tell anybody the outcome.**
/// Several commands may be executed before, and their records stored with one write.
///
/// Where a write fails, the instance is ahead of its journal: write the same bytes again, or drop the instance and
/// [recover](Self::recover) from what is stored. Commands whose outcome was never told are repeated by those who asked, and
/// answered as before if their record was stored after all.
///
/// A snapshot spares the replay and can always be made again. Store it only once every byte taken before it is durable.
///
/// # Examples
/// ```
/// use keytill::embed::EmbeddedShop;
///
/// let mut shop = EmbeddedShop::open("demo", r#"{"currency": "CNY"}"#)?;
/// let mut stored = shop.take_journal();
/// let told = shop.execute_json(r#"{"id": "c-1", "at": 1795321884000, "body": {"put_channel": {"channel": {"id": "web"}}}}"#)?;
/// stored.extend(shop.take_journal()); // durable first,
/// assert!(told.contains(r#""reply":{"done":{}}"#)); // then tell
///
/// let again = EmbeddedShop::recover(None, &stored)?;
/// assert_eq!(again.shop.digest(), shop.digest());
/// assert_eq!(again.damage, None);
/// # Ok::<(), keytill::embed::Rejected>(())
/// ```
#[derive(Debug, Clone)]
pub struct EmbeddedShop {
    pub(super) shop: Shop,
    journal: Journal,
    /// What the host has not taken yet.
    untaken: Vec<u8>,
    /// The records of the last command or batch.
    pub(super) last: Vec<Record>,
}

/// A shop recovered from what a host has stored, whose end may be damaged.
#[derive(Debug, Clone)]
pub struct RecoveredShop {
    /// The shop after the last good record.
    pub shop: EmbeddedShop,
    /// How many of the journal's bytes are good: cut it here before adding to it.
    pub good_bytes: usize,
    /// Why the rest is not; absent where everything is good.
    pub damage: Option<Rejected>,
}

impl EmbeddedShop {
    /// Opens a new shop; `settings` is a JSON object, `{}` for the usual ones. The record that opens it waits to be taken.
    ///
    /// # Errors
    /// [`Rejected`] for what is no id or no settings.
    pub fn open(id: &str, settings: &str) -> Result<Self, Rejected> {
        let settings: Settings = document::parse("settings", settings)?;
        let shop = Shop::new(id, settings)?;
        let mut untaken = Vec::new();
        let journal = Journal::begin(&shop, &mut untaken);
        Ok(Self { shop, journal, untaken, last: Vec::new() })
    }

    /// The shop as a snapshot has it.
    ///
    /// # Errors
    /// [`Rejected`] for bytes that are no snapshot, or not what was written.
    pub fn restore(snapshot: &[u8]) -> Result<Self, Rejected> {
        let (shop, journal) = journal::restore(snapshot)?;
        Ok(Self::at(shop, journal))
    }

    /// The shop as a journal has it, from a snapshot on where there is one. `journal` is either all of it or the part after
    /// the snapshot. A damaged end (a torn write) is told and left out; what is good is replayed.
    ///
    /// # Errors
    /// [`Rejected`] where the snapshot or the journal's opening cannot be read, or they are not of one shop.
    pub fn recover(snapshot: Option<&[u8]>, journal: &[u8]) -> Result<RecoveredShop, Rejected> {
        let (recovered, skipped) = match snapshot {
            None => (journal::recover(journal)?, 0),
            Some(snapshot) => {
                let skipped = after_snapshot(snapshot, journal)?;
                let tail = journal.get(skipped..).unwrap_or_default();
                (journal::recover_from(snapshot, tail)?, skipped)
            }
        };
        Ok(RecoveredShop {
            shop: Self::at(recovered.shop, recovered.journal),
            good_bytes: recovered.good_bytes.saturating_add(skipped),
            damage: recovered.damage.map(Into::into),
        })
    }

    const fn at(shop: Shop, journal: Journal) -> Self {
        Self { shop, journal, untaken: Vec::new(), last: Vec::new() }
    }

    /// Executes a command that is a JSON object, and tells what came of it: `sequence` and `at` of its record (absent where
    /// nothing happened), `events`, `reply`, `answered_before`.
    ///
    /// # Errors
    /// [`Rejected`]; the shop is unchanged, and the command's id may be used again.
    pub fn execute_json(&mut self, command: &str) -> Result<String, Rejected> {
        self.last.clear();
        let done = self.execute(Command::from_json_text(command)?)?;
        let told = document::print("outcome", &Told::of(&done));
        self.remember_last(Some(done));
        Ok(told?)
    }

    /// As [`execute_json`](Self::execute_json), for hosts that speak bytes: a command in CBOR with numbered fields, and the
    /// outcome as CBOR with the same names as in JSON.
    ///
    /// # Errors
    /// [`Rejected`]; the shop is unchanged, and the command's id may be used again.
    pub fn execute_cbor(&mut self, command: &[u8]) -> Result<Vec<u8>, Rejected> {
        self.last.clear();
        let done = self.execute(Command::from_cbor(command)?)?;
        let told = document::to_cbor("outcome", &Told::of(&done));
        self.remember_last(Some(done));
        Ok(told?)
    }

    /// What a command would do now: `{"events": […]}`. Changes nothing.
    ///
    /// # Errors
    /// The [`Rejected`] that it would get.
    pub fn decide_json(&self, command: &str) -> Result<String, Rejected> {
        let events = self.shop.decide(&Command::from_json_text(command)?)?;
        Ok(document::print("decision", &Decided { events: &events })?)
    }

    /// Quotes a cart by the price book in force; cart and quote are JSON. See [`Shop::quote`].
    ///
    /// # Errors
    /// [`Rejected`] for what is no cart, or cannot be priced.
    pub fn quote_json(&self, cart: &str) -> Result<String, Rejected> {
        let cart: Cart = document::parse("cart", cart)?;
        Ok(document::print("quote", &self.shop.quote(&cart)?)?)
    }

    /// The best of the coupons that a buyer holds; `held` is a JSON list of codes. See [`Shop::best_coupons`].
    ///
    /// # Errors
    /// [`Rejected`] for what is no cart or no list, an unknown coupon, or a cart that cannot be priced.
    pub fn best_coupons_json(&self, cart: &str, held: &str) -> Result<String, Rejected> {
        let cart: Cart = document::parse("cart", cart)?;
        let held: Vec<CouponCode> = document::parse("list of coupons", held)?;
        Ok(document::print("best coupons", &self.shop.best_coupons(&cart, &held)?)?)
    }

    /// Any read of the shop: `query` is a [`Query`] as JSON, such as `{"order": {"order": "o-1"}}`; the answer is JSON.
    ///
    /// # Errors
    /// [`Rejected`] for what is no query, or asks for what is not known.
    pub fn ask_json(&self, query: &str) -> Result<String, Rejected> {
        let query: Query = document::parse("query", query)?;
        query.answer(self)
    }

    /// The bytes to be added to the journal, in the order of the commands; nothing is handed out twice. See
    /// [what the host keeps](Self#what-the-host-keeps).
    pub fn take_journal(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.untaken)
    }

    /// How many bytes wait to be taken.
    #[must_use]
    pub const fn untaken(&self) -> usize {
        self.untaken.len()
    }

    /// The whole state as bytes, from which [`restore`](Self::restore) and [`recover`](Self::recover) go on.
    #[must_use]
    pub fn snapshot(&self) -> Vec<u8> {
        journal::snapshot(&self.shop, &self.journal)
    }

    /// The digest of the state: the same state has the same digest in every language.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.shop.digest()
    }

    /// When to send a `tick`; `None` while nothing is due ever.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Time> {
        self.shop.next_deadline()
    }

    /// The machine itself, for typed reads.
    #[must_use]
    pub const fn shop(&self) -> &Shop {
        &self.shop
    }

    /// The journal's end: how many records there are and the digest that seals them.
    #[must_use]
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The records of the last command or batch.
    #[must_use]
    pub fn last_records(&self) -> &[Record] {
        &self.last
    }

    fn execute(&mut self, command: Command) -> Result<Done, Rejected> {
        let result = self.shop.execute(command);
        self.keep(result)
    }

    /// Adds what happened to the journal.
    pub(super) fn keep(&mut self, result: Result<Done, Rejection>) -> Result<Done, Rejected> {
        let done = result?;
        if let Some(record) = &done.record {
            self.journal.append(record, &mut self.untaken);
        }
        Ok(done)
    }

    pub(super) fn remember_last(&mut self, done: impl IntoIterator<Item = Done>) {
        self.last.clear();
        self.last.extend(done.into_iter().filter_map(|done| done.record));
    }
}

/// How many of a journal's bytes a snapshot has already.
fn after_snapshot(snapshot: &[u8], bytes: &[u8]) -> Result<usize, JournalRefusal> {
    journal::part_before(bytes, &journal::end_of_snapshot(snapshot)?)
}

#[cfg(test)]
#[path = "shop_tests.rs"]
mod tests;
