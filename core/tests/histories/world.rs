//! The shop of one history with all that belongs to a host, and what is checked after each step.

use crate::commands::{self, Row};
use crate::dice::Dice;
use crate::{Tally, set_up};
use keytill::id::{CommandId, OrderId};
use keytill::journal::{self, Journal};
use keytill::order::Stage;
use keytill::shop::command::Body;
use keytill::shop::{Command, Done, Rejection, Settings, Shop};
use keytill::time::Time;
use serde_json::Value;

pub struct World {
    pub shop: Shop,
    /// The same shop with its tables scattered by another seed.
    twin: Shop,
    journal: Journal,
    bytes: Vec<u8>,
    pub dice: Dice,
    pub now: u64,
    /// Numbers for new ids.
    pub fresh: u32,
    sent: Vec<Command>,
    /// A snapshot, and where the journal stood.
    kept: (Vec<u8>, usize),
    /// What the host remembers of replies.
    pub host: commands::Host,
    pub seen: Tally,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let settings = set_up::settings(&mut dice);
        let shop = Shop::new("demo", settings.clone()).unwrap();
        let twin = Shop::new("demo", Settings { hash_seed: settings.hash_seed + 1, ..settings }).unwrap();
        let mut bytes = Vec::new();
        let journal = Journal::begin(&shop, &mut bytes);
        let kept = (journal::snapshot(&shop, &journal), bytes.len());
        let mut world = Self {
            shop,
            twin,
            journal,
            bytes,
            dice,
            now: set_up::START,
            fresh: 0,
            sent: Vec::new(),
            kept,
            host: commands::Host::default(),
            seen: Tally::from([("event ShopOpened".to_string(), 1)]),
        };
        for body in set_up::bodies() {
            world.json("set up", body).unwrap_or_else(|rejection| panic!("set up: {rejection}"));
        }
        world
    }

    /// A number that no id of this history has yet.
    pub fn number(&mut self) -> u32 {
        self.fresh += 1;
        self.fresh
    }

    pub fn step(&mut self) {
        self.pass_time();
        if self.dice.once_in(25) && !self.sent.is_empty() {
            self.repeat();
            return;
        }
        let row = self.choose();
        let Some(body) = (row.make)(self) else { return };
        let text = body.to_string();
        let done = self.json(row.name, body);
        if let Ok(done) = &done {
            commands::remember(self, &text, &done.reply);
        }
        if self.dice.once_in(40) {
            self.restart();
        }
        if self.dice.once_in(60) {
            self.kept = (journal::snapshot(&self.shop, &self.journal), self.bytes.len());
        }
    }

    fn choose(&mut self) -> &'static Row {
        let all: usize = commands::ALL.iter().map(|row| row.weight).sum();
        let mut at = self.dice.below(all);
        for row in commands::ALL {
            if at < row.weight {
                return row;
            }
            at -= row.weight;
        }
        panic!("the weights add up")
    }

    fn pass_time(&mut self) {
        let due = self.shop.next_deadline().map_or(self.now, Time::millis);
        self.now = match self.dice.below(12) {
            0 => due.max(self.now),
            1 => due.max(self.now + 1) - 1,
            2 => self.now + 86_400_000,
            3 => self.now + 7 * 86_400_000,
            4..8 => self.now + self.dice.next() % 300_000,
            _ => self.now,
        };
    }

    /// A command that came before: answered alike, and nothing happens.
    fn repeat(&mut self) {
        let back = 1 + self.dice.below(self.sent.len().min(20));
        let command = self.sent[self.sent.len() - back].clone();
        let before = self.shop.digest();
        let again =
            self.shop.execute(command.clone()).unwrap_or_else(|rejection| panic!("again: {rejection}"));
        assert!(again.record.is_none(), "a command did something twice: {command:?}");
        assert_eq!(self.shop.digest(), before, "a repeated command changed the state: {command:?}");
        self.twin.execute(command).unwrap();
    }

    fn json(&mut self, what: &str, json: Value) -> Result<Done, Rejection> {
        let text = json.to_string();
        let body: Body = serde_json::from_value(json).unwrap_or_else(|e| panic!("{what}: {e}\n{text}"));
        let name = body.name();
        let id = CommandId::new(format!("c-{}", self.sent.len())).unwrap();
        let command = Command::new(id, Time::from_millis(self.now), body);
        let (before, decided) = (self.shop.digest(), self.shop.decide(&command));
        assert_eq!(decided, self.shop.decide(&command), "deciding twice: {text}");
        let done = self.shop.execute(command.clone());
        assert_eq!(done, self.twin.execute(command.clone()), "another hash seed: {text}");
        match &done {
            Ok(done) => {
                assert_eq!(decided.as_deref(), Ok(done.events()), "{text}");
                self.see("done", name);
                if let Some(record) = &done.record {
                    self.journal.append(record, &mut self.bytes);
                    record.events.iter().for_each(|event| self.see("event", event.name()));
                    self.sent.push(command);
                } else {
                    assert_eq!(self.shop.digest(), before, "no record, yet a change: {text}");
                }
            }
            Err(rejection) => {
                self.see("rejected", rejection.code());
                self.see("not done", name);
                assert_ne!(rejection.code(), "state.inconsistent", "{text}");
                assert_eq!(self.shop.digest(), before, "the rejection {rejection} changed the state: {text}");
            }
        }
        self.shop.check().unwrap_or_else(|flaw| panic!("{flaw}\nafter {text}\nwhich did {done:?}"));
        done
    }

    fn see(&mut self, kind: &str, name: &str) {
        *self.seen.entry(format!("{kind} {name}")).or_default() += 1;
    }

    /// Goes on from a snapshot, as after a restart.
    fn restart(&mut self) {
        let snapshot = journal::snapshot(&self.shop, &self.journal);
        let (shop, journal) = journal::restore(&snapshot).unwrap();
        assert!(
            journal::snapshot(&shop, &journal) == snapshot,
            "a snapshot of what a snapshot gave is another"
        );
        self.shop = shop;
    }

    /// Every way to the state leads to the same bytes.
    pub fn finish(&mut self) {
        let live = journal::snapshot(&self.shop, &self.journal);
        let replayed = journal::replay(&self.bytes).unwrap();
        assert!(journal::snapshot(&replayed, &self.journal) == live, "replaying gave another state");
        let caught_up = journal::recover_from(&self.kept.0, &self.bytes[self.kept.1..]).unwrap();
        assert!(caught_up.damage.is_none());
        assert!(
            journal::snapshot(&caught_up.shop, &caught_up.journal) == live,
            "catching up gave another state"
        );
    }

    /// One of the orders that stand in one of these stages; now and then any.
    pub fn order_in(&mut self, stages: &[Stage]) -> Option<OrderId> {
        let any = self.dice.once_in(10);
        let fits =
            |id: &&OrderId| any || self.shop.order(id).is_ok_and(|order| stages.contains(&order.stage));
        let ids: Vec<OrderId> = self.shop.order_ids().filter(fits).cloned().collect();
        // Young orders have more life before them.
        let from = if self.dice.once_in(3) { 0 } else { ids.len().saturating_sub(4) };
        self.dice.maybe_one_of(&ids[from..])
    }
}
