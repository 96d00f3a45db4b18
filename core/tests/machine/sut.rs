//! The machine under test with all that belongs to a host: a journal, a kept snapshot, and a twin whose tables are
//! scattered by another seed.

use crate::assertions::{self, Flaw};
use crate::reference::{Answer, Code, Model};
use keytill::digest::Digest;
use keytill::journal::{self, Journal};
use keytill::shop::{Command, Rejection, Settings, Shop};
use std::collections::BTreeMap;

/// How often each thing was seen.
pub type Tally = BTreeMap<String, u64>;

pub struct Machine {
    pub shop: Shop,
    pub twin: Shop,
    pub journal: Journal,
    pub bytes: Vec<u8>,
    pub digest: Digest,
    /// A snapshot, and where the journal stood.
    kept: Option<(Vec<u8>, usize)>,
    /// How often what was seen: commands, events, rejections.
    pub seen: Tally,
}

impl Machine {
    pub fn new(settings: &Settings) -> Self {
        let shop = Shop::new("demo", settings.clone()).unwrap();
        let twin =
            Shop::new("demo", Settings { hash_seed: settings.hash_seed + 1, ..settings.clone() }).unwrap();
        let mut bytes = Vec::new();
        let journal = Journal::begin(&shop, &mut bytes);
        let digest = shop.digest();
        let seen = Tally::from([("event ShopOpened".to_string(), 1)]);
        Self { shop, twin, journal, bytes, digest, kept: None, seen }
    }

    /// Executes a command and checks everything that must hold of one step.
    pub fn execute(&mut self, command: &Command, expected: &Result<Answer, Code>) -> Result<(), Flaw> {
        assertions::command_round_trips(command)?;
        let decided = self.shop.decide(command);
        if decided != self.shop.decide(command) {
            return Err("deciding twice gave different events".into());
        }
        if let Ok(events) = &decided {
            assertions::events_fit(&self.shop, events)?;
        }
        let done = self.shop.execute(command.clone());
        if done != self.twin.execute(command.clone()) {
            return Err("another hash seed gave another result".into());
        }
        assertions::answered(&done, &decided, expected)?;
        let before = self.digest;
        self.digest = self.shop.digest();
        match &done {
            Ok(done) => {
                self.see("command", command.body.name());
                if let Some(record) = &done.record {
                    assertions::record_round_trips(record)?;
                    let start = self.bytes.len();
                    self.journal.append(record, &mut self.bytes);
                    assertions::written_as_derived(&self.bytes[start..], record, command)?;
                    for event in &record.events {
                        self.see("event", event.name());
                    }
                } else if self.digest != before {
                    return Err("nothing was recorded, yet the state changed".into());
                }
            }
            Err(rejection) => {
                self.see("rejection", rejection.code());
                if self.digest != before {
                    return Err(format!("the rejection `{rejection}` changed the state"));
                }
                assertions::told_well(rejection)?;
            }
        }
        Ok(())
    }

    fn see(&mut self, kind: &str, name: &str) {
        *self.seen.entry(format!("{kind} {name}")).or_default() += 1;
    }

    /// Whether the state is what it must be, in itself and beside the reference.
    pub fn check(&self, model: &Model) -> Result<(), Flaw> {
        self.shop.check()?;
        assertions::agree(&self.shop, model)?;
        assertions::owned_once(&self.shop)
    }

    /// Goes on from a snapshot, as after a restart.
    pub fn restart(&mut self) -> Result<(), Flaw> {
        let snapshot = journal::snapshot(&self.shop, &self.journal);
        let (shop, journal) = journal::restore(&snapshot).map_err(|e| e.to_string())?;
        if journal != self.journal || journal::snapshot(&shop, &journal) != snapshot {
            return Err("a snapshot of what a snapshot gave is another".into());
        }
        self.shop = shop;
        Ok(())
    }

    /// Replays the whole journal.
    pub fn replay(&mut self) -> Result<(), Flaw> {
        let replayed = journal::replay(&self.bytes).map_err(|e| e.to_string())?;
        if journal::snapshot(&replayed, &self.journal) != journal::snapshot(&self.shop, &self.journal) {
            return Err("replaying the journal gave another state".into());
        }
        self.shop = replayed;
        Ok(())
    }

    pub fn keep_snapshot(&mut self) {
        self.kept = Some((journal::snapshot(&self.shop, &self.journal), self.bytes.len()));
    }

    /// What must hold at the end of a sequence: every way to the state leads to the same bytes.
    pub fn finish(&mut self, model: &Model) -> Result<(), Flaw> {
        assertions::scattered_alike(&self.shop, &self.twin, &self.journal)?;
        assertions::explained(&self.shop)?;
        assertions::coupons_agree(&self.shop, model)?;
        let live = journal::snapshot(&self.shop, &self.journal);
        if let Some((snapshot, from)) = &self.kept {
            let caught_up =
                journal::recover_from(snapshot, &self.bytes[*from..]).map_err(|e| e.to_string())?;
            if caught_up.damage.is_some() || journal::snapshot(&caught_up.shop, &caught_up.journal) != live {
                return Err("a snapshot and the tail gave another state than all of the journal".into());
            }
        }
        let verified = journal::verify(&self.bytes).map_err(|e| e.to_string())?;
        if (verified.records, verified.head) != (self.journal.records(), self.journal.head()) {
            return Err("the journal's own count differs".into());
        }
        self.restart()?;
        self.replay()
    }
}

/// The code that a result comes to.
pub fn code_of<T>(result: &Result<T, Rejection>) -> Option<&'static str> {
    result.as_ref().err().map(Rejection::code)
}
