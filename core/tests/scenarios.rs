//! The scenarios of `vectors/scenarios`, run against this machine: see `vectors/README.md` for the format.
//!
//! `KEYTILL_BLESS=1 cargo test -p keytill --test scenarios` fills in what the machine says. What is expected is written by
//! hand, is checked in both modes, and is never filled in.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod vectors;

use keytill::journal::{self, Journal};
use keytill::pricing::Cart;
use keytill::shop::command::StockName;
use keytill::shop::{Command, Event, Settings, Shop};
use keytill::stock::{PlainKey, SealKeys, SealedKey, Sealer};
use keytill::time::Time;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// A file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    name: String,
    what: String,
    source: Vec<String>,
    shop: String,
    settings: Value,
    #[serde(default)]
    secrets: Option<Secrets>,
    steps: Vec<Step>,
    #[serde(default, rename = "final")]
    end: Option<Value>,
}

/// The keys in clear that lie sealed in the commands, to be found again in what is delivered.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Secrets {
    key_id: u32,
    sealing: String,
    fingerprint: String,
    pool: String,
    order: String,
    plain: Vec<String>,
}

/// One step: a command or a quote.
#[derive(Debug, Clone, Deserialize)]
struct Step {
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    command: Option<Value>,
    #[serde(default)]
    priced_by: Option<String>,
    #[serde(default)]
    archived_as: Option<String>,
    #[serde(default)]
    seen: Option<String>,
    #[serde(default)]
    quote: Option<Value>,
    expect: Value,
    #[serde(flatten)]
    told: Map<String, Value>,
}

/// What the machine says to one step: the members that stand in the file beside the expectation.
type Told = Map<String, Value>;

/// A shop and its journal on the way through a scenario.
struct Host {
    shop: Shop,
    journal: Journal,
    bytes: Vec<u8>,
    books: Vec<(String, Value)>,
    /// What left memory, by order.
    archive: Map<String, Value>,
    replies: Vec<(Value, Value)>,
    /// What there is to tell people of the last record.
    notices: Value,
    /// After each step, the versions of orders and stocks by `order:` or `variant:` and id.
    versions: Vec<Map<String, Value>>,
}

impl Host {
    fn open(scenario: &Scenario) -> Self {
        let settings: Settings = serde_json::from_value(scenario.settings.clone()).unwrap();
        let shop = Shop::new(&scenario.shop, settings).unwrap();
        let mut bytes = Vec::new();
        let journal = Journal::begin(&shop, &mut bytes);
        Self {
            shop,
            journal,
            bytes,
            books: Vec::new(),
            archive: Map::new(),
            replies: Vec::new(),
            notices: Value::Null,
            versions: Vec::new(),
        }
    }

    /// Puts a snapshot in the place of the shop.
    fn restore(&mut self) {
        let snapshot = journal::snapshot(&self.shop, &self.journal);
        let (shop, journal) = journal::restore(&snapshot).unwrap();
        assert_eq!(journal::snapshot(&shop, &journal), snapshot, "a restored shop makes another snapshot");
        (self.shop, self.journal) = (shop, journal);
    }

    fn execute(&mut self, command: &Value) -> Told {
        let text = command.to_string();
        let command_key = json!([command["id"], command["body"]]);
        let command = match Command::from_json(text.as_bytes()) {
            Ok(command) => command,
            Err(refusal) => panic!("{refusal}: {text}"),
        };
        let cbor = minicbor::to_vec(&command).unwrap();
        assert_eq!(Command::from_cbor(&cbor).unwrap(), command, "another command from CBOR");
        let before = self.shop.digest();
        let decided = self.shop.decide(&command);
        let result = self.shop.execute(command);
        let record = result.as_ref().ok().and_then(|done| done.record.as_ref());
        self.notices = json!(record.map_or_else(Vec::new, |record| self.shop.notices(record)));
        let mut told = Told::new();
        match result {
            Err(rejection) => {
                assert_eq!(self.shop.digest(), before, "a rejection changed the state");
                assert_eq!(decided.unwrap_err(), rejection, "deciding says something else");
                let params = rejection.params().into_iter().map(|(name, value)| (name.into(), value.into()));
                let params: Map<String, Value> = params.collect();
                told.insert("rejection".into(), json!({"code": rejection.code(), "params": params}));
            }
            Ok(done) => {
                assert_eq!(decided.unwrap(), done.events(), "deciding says something else");
                let reply = serde_json::to_value(&done.reply).unwrap();
                for left in reply["archived"]["orders"].as_array().into_iter().flatten() {
                    self.archive.insert(left["order"].as_str().unwrap().into(), left["bytes"].clone());
                }
                if let Some(record) = &done.record {
                    self.journal.append(record, &mut self.bytes);
                    for event in &record.events {
                        self.keep_book(event);
                    }
                } else {
                    assert_eq!(self.shop.digest(), before, "no record, yet the state changed");
                }
                let known = self.replies.contains(&(command_key.clone(), reply.clone()));
                assert!(known || !done.answered_before, "an answer that was never given: {reply}");
                if done.answered_before {
                    told.insert("answered_before".into(), true.into());
                } else {
                    if done.record.is_some() {
                        self.replies.retain(|(key, _)| *key != command_key);
                        self.replies.push((command_key, reply.clone()));
                    }
                    let events = serde_json::to_value(done.events()).unwrap();
                    let again: Vec<Event> = serde_json::from_value(events.clone()).unwrap();
                    assert_eq!(again, done.events(), "other events from JSON");
                    told.insert("events".into(), events);
                }
                told.insert("reply".into(), reply);
            }
        }
        self.shop.check().unwrap();
        told
    }

    fn keep_book(&mut self, event: &Event) {
        if let Event::PriceBookPublished(published) = event {
            self.books.push((published.book.id.to_string(), json!(published.digest)));
        }
    }

    fn keep_versions(&mut self) {
        let shop = &self.shop;
        let orders =
            shop.order_ids().map(|id| (format!("order:{id}"), json!(shop.order_version(id).unwrap())));
        let variants = shop.price_book().into_iter().flat_map(|book| &book.variants);
        let variants = variants.filter_map(|of| {
            Some((format!("variant:{}", of.variant), json!(shop.stock_version(&of.variant).ok()?)))
        });
        self.versions.push(orders.chain(variants).collect());
    }

    fn quote(&self, cart: &Value) -> Value {
        let cart: Cart = serde_json::from_value(cart.clone()).unwrap();
        match self.shop.quote(&cart) {
            Ok(quote) => serde_json::to_value(&quote).unwrap(),
            Err(rejection) => json!({"rejection": rejection.code()}),
        }
    }

    /// What is to be compared with one member of an expectation.
    fn look(&self, what: &str, wanted: &Value, told: &Told, at: Time) -> Value {
        let by_id = |read: &dyn Fn(&str) -> Value| {
            let ids = wanted.as_object().unwrap_or_else(|| panic!("`{what}` must be an object"));
            ids.keys().map(|id| (id.clone(), read(id))).collect::<Map<_, _>>().into()
        };
        let shop = &self.shop;
        let event_name = |event: &Value| event.as_object().unwrap().keys().next().unwrap().clone();
        match what {
            "rejection" => told.get("rejection").map_or(Value::Null, |told| told["code"].clone()),
            "params" => told.get("rejection").map_or(Value::Null, |told| told["params"].clone()),
            "reply" => told.get("reply").cloned().unwrap_or_default(),
            "answered_before" => told.get("answered_before").cloned().unwrap_or(false.into()),
            "events" => {
                let events = told.get("events").and_then(Value::as_array);
                events.map_or(Value::Null, |events| events.iter().map(event_name).collect())
            }
            "shop" => json!(shop.balances()),
            "clock" => json!(shop.clock()),
            "next_deadline" => json!(shop.next_deadline()),
            "customers" => by_id(&|id| json!(shop.customer(&id.parse().unwrap()).unwrap())),
            "network" => by_id(&|id| json!(shop.network(&id.parse().unwrap()).unwrap())),
            // Linear shares at the shop's clock.
            "attribution" => by_id(&|id| {
                let model = keytill::people::AttributionModel::Linear;
                json!(shop.attribution(&id.parse().unwrap(), model, shop.clock()).unwrap())
            }),
            // Seats in the placement tree `t`.
            "seats" => {
                let tree = "t".parse().unwrap();
                by_id(&|id| json!(shop.seat(&tree, &id.parse().unwrap()).unwrap()))
            }
            "stock" => by_id(&|id| json!(shop.stock(&id.parse().unwrap(), at).unwrap())),
            "pools" => by_id(&|id| json!(shop.pool_counts(&id.parse().unwrap()).unwrap())),
            "quotas" => by_id(&|of| json!(shop.quotas(&stock_name(of), at).unwrap())),
            "outlook" => by_id(&|of| json!(shop.outlook(&stock_name(of), at).unwrap())),
            "previews" => by_id(&|id| json!(shop.previews(&id.parse().unwrap(), None, 100, at).unwrap())),
            "sells" => by_id(&|id| {
                let channels = wanted[id].as_object().unwrap().keys();
                let open = |channel: &String| {
                    let open = shop.stock_for(&id.parse().unwrap(), &channel.parse().unwrap(), at);
                    (channel.clone(), json!(open.unwrap()))
                };
                channels.map(open).collect::<Map<_, _>>().into()
            }),
            "payments" => by_id(&|id| json!(shop.payment(&id.parse().unwrap()).unwrap())),
            "refunds" => by_id(&|id| json!(shop.refund(&id.parse().unwrap()).unwrap())),
            "orders" => by_id(&|id| json!(shop.order(&id.parse().unwrap()).unwrap())),
            "partners" => by_id(&|id| json!(shop.partner_shares(&id.parse().unwrap()).unwrap())),
            "suppliers" => by_id(&|id| {
                let known = shop.supplier_balances().into_iter().find(|of| of.supplier.as_str() == id);
                json!(known.unwrap())
            }),
            // Where people stand in the chain of the bonus `chain`.
            "chain" => {
                let bonus = "chain".parse().unwrap();
                by_id(&|id| json!(shop.chain(&bonus, &id.parse().unwrap()).unwrap()))
            }
            // Why an order pays what it pays.
            "explained" => by_id(&|id| {
                let why = shop.explain(&id.parse().unwrap()).unwrap();
                json!({"en": why.commission, "zh": why.commission_zh, "agrees": why.commission_agrees})
            }),
            "commission" => by_id(&|id| json!(shop.commission(&id.parse().unwrap()).unwrap())),
            "queue" => json!(shop.fulfilment_queue(at, 100)),
            "waiting" => by_id(&|id| json!(shop.waiting_for(&id.parse().unwrap(), 100).unwrap())),
            "notices" => self.notices.clone(),
            "keys" => by_id(&|id| {
                let keys = shop.keys_of(&id.parse().unwrap()).unwrap();
                keys.iter().map(|key| key.fingerprint.to_string()).collect()
            }),
            other => panic!("nothing is known of `{other}` in an expectation"),
        }
    }

    fn check(&self, scenario: &str, n: usize, step: &Step, told: &Told) {
        let wanted = step.expect.as_object().unwrap();
        let at = step.command.as_ref().map_or(Time::default(), |command| {
            Time::from_millis(command["at"].as_u64().unwrap()).max(self.shop.clock())
        });
        assert!(!wanted.is_empty(), "{scenario}, step {n}: nothing is expected");
        if !wanted.contains_key("rejection")
            && let Some(rejection) = told.get("rejection")
        {
            panic!("{scenario}, step {n}: {rejection}");
        }
        for (what, wanted) in wanted {
            if let Some(missing) = vectors::missing(wanted, &self.look(what, wanted, told, at)) {
                panic!("{scenario}, step {n}: {what}{missing}; the machine says {}", json!(told));
            }
        }
    }

    fn end(&self) -> Value {
        let head = self.journal.head();
        json!({"digest": self.shop.digest(), "sequence": self.shop.sequence(), "journal_head": head})
    }
}

/// `pool:` or `variant:` and an id.
fn stock_name(text: &str) -> StockName {
    match text.split_once(':').unwrap() {
        ("pool", id) => StockName::Pool(id.parse().unwrap()),
        (_, id) => StockName::Variant(id.parse().unwrap()),
    }
}

/// Runs a scenario. What the machine says to each step, and where it ends.
fn run(scenario: &mut Scenario, restore: impl Fn(usize) -> bool) -> (Vec<Told>, Host) {
    let mut host = Host::open(scenario);
    let mut all = Vec::new();
    for (n, step) in scenario.steps.iter_mut().enumerate() {
        let told = if let Some(cart) = &step.quote {
            let quote = host.quote(cart);
            if let Some(missing) = vectors::missing(&step.expect, &quote) {
                panic!("{}, step {n}: the quote{missing}; all: {quote}", scenario.name);
            }
            Told::new()
        } else {
            let command = step.command.as_mut().expect("a step is a command or a quote");
            if let Some(book) = &step.priced_by {
                let (_, digest) = host.books.iter().rfind(|(id, _)| id == book).expect("no such price book");
                // An order is placed or resized at the price of a book.
                let body = command["body"].as_object_mut().unwrap().values_mut().next().unwrap();
                if vectors::blessing() {
                    body["book"] = digest.clone();
                }
                assert_eq!(body["book"], *digest, "{}, step {n}", scenario.name);
            }
            if let Some(order) = &step.archived_as {
                let bytes = host.archive.get(order).expect("no such order in the archive");
                if vectors::blessing() {
                    command["body"]["restore"]["bytes"] = bytes.clone();
                }
                assert_eq!(command["body"]["restore"]["bytes"], *bytes, "{}, step {n}", scenario.name);
            }
            if let Some(seen) = &step.seen {
                let (what, after) = seen.split_once('@').expect("`seen` is what@step");
                let version = &host.versions[after.parse::<usize>().unwrap()][what];
                if vectors::blessing() {
                    command["expected_version"] = version.clone();
                }
                assert_eq!(command["expected_version"], *version, "{}, step {n}", scenario.name);
            }
            let told = host.execute(command);
            host.check(&scenario.name, n, step, &told);
            told
        };
        all.push(told);
        host.keep_versions();
        if restore(n) {
            host.restore();
        }
    }
    for order in host.shop.order_ids() {
        let explained = host.shop.explain(order).unwrap();
        assert!(explained.price_agrees, "{}: order {order}: {}", scenario.name, explained.text());
    }
    (all, host)
}

fn sealer(secrets: &Secrets) -> Sealer {
    let key = |hex: &str| <[u8; 32]>::try_from(vectors::from_hex(hex)).unwrap().into();
    Sealer::new(SealKeys::new(secrets.key_id, key(&secrets.sealing), key(&secrets.fingerprint)))
}

/// What lies sealed in a scenario can be opened, and is what was put in.
fn check_secrets(scenario: &Scenario, host: &Host) {
    let Some(secrets) = &scenario.secrets else { return };
    let (shop, pool) = (scenario.shop.parse().unwrap(), secrets.pool.parse().unwrap());
    let sealer = sealer(secrets);
    let seal = |text: &String| {
        let key = PlainKey::from_fields(&[text]).unwrap();
        sealer.seal(&shop, &pool, &key).unwrap()
    };
    let sealed: Vec<SealedKey> = secrets.plain.iter().map(seal).collect();
    let keys = host.shop.keys_of(&secrets.order.parse().unwrap()).unwrap();
    assert_eq!(keys, sealed, "{}: these should be {}", scenario.name, json!(sealed));
    let plain: Vec<String> =
        keys.iter().map(|key| sealer.open(&shop, &pool, key).unwrap().expose().into()).collect();
    assert_eq!(plain, secrets.plain, "{}", scenario.name);
}

fn text_of(scenario: &Scenario, told: &[Told], end: &Value) -> String {
    let head = [
        ("name", json!(scenario.name)),
        ("what", json!(scenario.what)),
        ("source", json!(scenario.source)),
        ("shop", json!(scenario.shop)),
        ("settings", scenario.settings.clone()),
    ];
    let mut out = format!("{{\n{}", vectors::members("  ", &head).trim_end());
    if let Some(secrets) = &scenario.secrets {
        out += &format!(",\n  \"secrets\": {}", serde_json::to_string(secrets).unwrap());
    }
    out += ",\n  \"steps\": [\n";
    for (n, (step, told)) in scenario.steps.iter().zip(told).enumerate() {
        let mut parts = Vec::new();
        let mut part = |name, value: Option<Value>| parts.extend(value.map(|value| (name, value)));
        part("note", step.note.clone().map(Value::from));
        part("command", step.command.clone());
        part("priced_by", step.priced_by.clone().map(Value::from));
        part("archived_as", step.archived_as.clone().map(Value::from));
        part("seen", step.seen.clone().map(Value::from));
        part("quote", step.quote.clone());
        part("expect", Some(step.expect.clone()));
        for name in ["rejection", "answered_before", "events", "reply"] {
            part(name, told.get(name).cloned());
        }
        let comma = if n + 1 < scenario.steps.len() { "," } else { "" };
        out += &format!("    {{\n{}    }}{comma}\n", vectors::members("      ", &parts));
    }
    out + &format!("  ],\n  \"final\": {end}\n}}\n")
}

fn files() -> Vec<PathBuf> {
    let folder = vectors::folder().join("scenarios");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn scenario(path: &Path) -> Scenario {
    let text = vectors::read(path);
    let scenario: Scenario =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(path.file_stem().unwrap().to_str(), Some(scenario.name.as_str()), "named as its file");
    scenario
}

/// Does something with every file, so that one that fails does not hide the others.
fn each(what: impl Fn(&Path) + std::panic::RefUnwindSafe) {
    let bad: Vec<_> =
        files().into_iter().filter(|path| std::panic::catch_unwind(|| what(path)).is_err()).collect();
    assert!(bad.is_empty(), "{} fail: {bad:#?}", bad.len());
}

#[test]
fn every_scenario_goes_as_it_is_written() {
    let count = files().len();
    assert!(count >= 25, "only {count} scenarios");
    each(|path| {
        let mut scenario = scenario(path);
        let (told, host) = run(&mut scenario, |_| false);
        check_secrets(&scenario, &host);
        let end = host.end();
        if vectors::blessing() {
            vectors::write(path, &text_of(&scenario, &told, &end));
            return;
        }
        for (n, (step, told)) in scenario.steps.iter().zip(&told).enumerate() {
            assert_eq!(step.told, *told, "{}, step {n}", scenario.name);
        }
        assert_eq!(scenario.end, Some(end), "{}: the end", scenario.name);
        let replayed = journal::replay(&host.bytes).unwrap();
        assert_eq!(replayed.digest(), host.shop.digest(), "{}: replayed", scenario.name);
        assert_eq!(journal::verify(&host.bytes).unwrap().head, host.journal.head());
    });
}

#[test]
fn a_snapshot_between_any_two_steps_changes_nothing() {
    each(|path| {
        let mut scenario = scenario(path);
        let (told, straight) = run(&mut scenario, |_| false);
        let middle = scenario.steps.len() / 2;
        for restore in [(|_, _| true) as fn(usize, usize) -> bool, |n, middle| n == middle] {
            let (restored_told, restored) = run(&mut scenario, |n| restore(n, middle));
            assert_eq!(restored_told, told, "{}", scenario.name);
            assert_eq!(restored.end(), straight.end(), "{}", scenario.name);
            assert_eq!(restored.bytes, straight.bytes, "{}: the journals differ", scenario.name);
        }
    });
}

#[test]
fn no_seed_of_the_tables_changes_what_is_told() {
    each(|path| {
        let mut scenario = scenario(path);
        let (told, _) = run(&mut scenario, |_| false);
        scenario.settings["hash_seed"] = json!(0x5eed);
        let (other, _) = run(&mut scenario, |_| false);
        assert_eq!(other, told, "{}", scenario.name);
    });
}
