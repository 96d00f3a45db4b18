//! The shop of one history with all that belongs to a host, and what is checked after each step.

use crate::commands::{self, Row};
use crate::dice::Dice;
use crate::reference::Reference;
use crate::{Tally, set_up};
use keytill::id::{ClientId, CommandId, OrderId};
use keytill::journal::{self, Journal};
use keytill::order::Stage;
use keytill::shop::command::{Body, CommandKey, Numbered};
use keytill::shop::{Command, Done, Rejection, Settings, Shop};
use keytill::time::Time;
use serde_json::Value;

/// What is done before a history begins.
const SET_UP: &str = "set up";

pub struct World {
    pub shop: Shop,
    pub settings: Settings,
    reference: Reference,
    /// The same shop with its tables scattered by another seed.
    twin: Shop,
    journal: Journal,
    bytes: Vec<u8>,
    pub dice: Dice,
    pub now: u64,
    /// Numbers for new ids.
    pub fresh: u32,
    /// Commands that did something, under ids that are remembered.
    sent: Vec<Command>,
    tried: u32,
    /// Whether the history is told as it goes.
    aloud: bool,
    /// The number that the till's next command has, while it has a session.
    till: Option<u64>,
    /// A snapshot, and where the journal stood.
    kept: (Vec<u8>, usize),
    /// What the host remembers of replies.
    pub host: commands::Host,
    pub seen: Tally,
}

impl World {
    pub fn new(seed: u64, aloud: bool) -> Self {
        let mut dice = Dice::new(seed);
        let settings = set_up::settings(&mut dice);
        let shop = Shop::new("demo", settings.clone()).unwrap();
        let twin =
            Shop::new("demo", Settings { hash_seed: settings.hash_seed + 1, ..settings.clone() }).unwrap();
        let mut bytes = Vec::new();
        let journal = Journal::begin(&shop, &mut bytes);
        let kept = (journal::snapshot(&shop, &journal), bytes.len());
        let mut world = Self {
            shop,
            settings,
            reference: Reference::default(),
            twin,
            journal,
            bytes,
            dice,
            now: set_up::START,
            fresh: 0,
            sent: Vec::new(),
            tried: 0,
            aloud,
            till: None,
            kept,
            host: commands::Host::default(),
            seen: Tally::from([("event ShopOpened".to_string(), 1)]),
        };
        for body in set_up::bodies() {
            world.json(SET_UP, body).unwrap_or_else(|rejection| panic!("set up: {rejection}"));
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
        if let Some(body) = (row.make)(self)
            && let Ok(done) = self.json(row.name, body)
        {
            self.host.remember(&done.reply);
        }
        if self.dice.once_in(40) {
            self.restart();
        }
        if self.dice.once_in(60) {
            self.kept = (journal::snapshot(&self.shop, &self.journal), self.bytes.len());
        }
    }

    fn choose(&mut self) -> &'static Row {
        let all: usize = commands::each().map(|row| row.weight).sum();
        let mut at = self.dice.below(all);
        for row in commands::each() {
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
        match self.shop.execute(command.clone()) {
            Ok(again) => assert!(again.record.is_none(), "a command did something twice: {command:?}"),
            // What it was answered is in the archive with its order.
            Err(rejection) => assert_eq!(rejection.code(), "order.archived", "again: {command:?}"),
        }
        assert_eq!(self.shop.digest(), before, "a repeated command changed the state: {command:?}");
        drop(self.twin.execute(command));
    }

    fn json(&mut self, what: &str, json: Value) -> Result<Done, Rejection> {
        let text = json.to_string();
        let body: Body = serde_json::from_value(json).unwrap_or_else(|e| panic!("{what}: {e}\n{text}"));
        let name = body.name();
        let command = self.command(body);
        let (before, decided) = (self.shop.digest(), self.shop.decide(&command));
        assert_eq!(decided, self.shop.decide(&command), "deciding twice: {text}");
        let done = self.shop.execute(command.clone());
        if self.aloud {
            println!("{} {text}\n    {done:?}", self.now);
        }
        assert_eq!(done, self.twin.execute(command.clone()), "another hash seed: {text}");
        match &done {
            Ok(done) => {
                assert_eq!(decided.as_deref(), Ok(done.events()), "{text}");
                self.see("done", name);
                self.reference.follow(done.events(), &done.reply, &self.shop);
                if let Some(record) = &done.record {
                    self.journal.append(record, &mut self.bytes);
                    record.events.iter().for_each(|event| self.see("event", event.name()));
                    self.follow_till(&command);
                    if matches!(command.id, CommandKey::Text(_)) {
                        self.sent.push(command);
                    }
                } else {
                    assert_eq!(self.shop.digest(), before, "no record, yet a change: {text}");
                }
            }
            Err(rejection) => {
                self.see("rejected", rejection.code());
                self.see("not done", name);
                assert_ne!(rejection.code(), "state.inconsistent", "{rejection}: {text}");
                assert_eq!(self.shop.digest(), before, "the rejection {rejection} changed the state: {text}");
            }
        }
        let after = || format!("after {text}\nwhich did {done:?}");
        self.shop.check().unwrap_or_else(|flaw| panic!("{flaw}\n{}", after()));
        let (reference, shop, now) = (&self.reference, &self.shop, self.now);
        if what != SET_UP {
            let same = std::panic::AssertUnwindSafe(|| reference.compare(shop, now));
            std::panic::catch_unwind(same).unwrap_or_else(|_| panic!("that was {}", after()));
        }
        done
    }

    /// Mostly under an id of its own; now and then as the till's next, or for the version of the order that it is about.
    fn command(&mut self, body: Body) -> Command {
        self.tried += 1;
        let about = serde_json::to_value(&body).unwrap();
        let about = about.as_object().unwrap().values().next().unwrap()["order"].as_str().map(str::to_string);
        let at = Time::from_millis(self.now);
        let by_till = self.dice.once_in(4);
        let command = match self.till.filter(|_| by_till) {
            Some(sequence) => {
                let client = ClientId::new("till").unwrap();
                Command::new(Numbered { client, sequence }, at, body)
            }
            None => Command::new(CommandId::new(format!("c-{}", self.tried)).unwrap(), at, body),
        };
        let version = about.and_then(|order| self.shop.order_version(&order.parse().unwrap()).ok());
        match version {
            Some(version) if self.dice.once_in(10) => command.expecting(version),
            _ => command,
        }
    }

    fn follow_till(&mut self, command: &Command) {
        if matches!(command.id, CommandKey::Numbered(_)) {
            self.till = self.till.map(|sequence| sequence + 1);
        }
        match &command.body {
            Body::OpenSession(open) if open.client.as_str() == "till" => self.till = Some(1),
            Body::CloseSession(close) if close.client.as_str() == "till" => self.till = None,
            _ => {}
        }
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
