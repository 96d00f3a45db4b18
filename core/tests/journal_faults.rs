//! Damage to journals and snapshots: each is refused with a code, or recovered to exactly the state after the last whole
//! record. Never a panic, never another state.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::digest::Digest;
use keytill::id::CommandId;
use keytill::journal::{self, Frames, Journal, JournalRefusal};
use keytill::pricing::Cart;
use keytill::refusal::Refusal;
use keytill::shop::command::Body;
use keytill::shop::{Command, Settings, Shop};
use keytill::time::Time;
use serde_json::json;
use support::{Host, sealed, set_up};

/// A journal, where each of its records ends, and the digest of the state after each.
struct Kept {
    host: Host,
    ends: Vec<usize>,
    states: Vec<Digest>,
}

impl Kept {
    /// How many whole records lie in the first `length` bytes.
    fn whole(&self, length: usize) -> usize {
        self.ends.partition_point(|end| *end <= length)
    }

    /// The bytes of a record.
    fn record(&self, n: usize) -> &[u8] {
        let from = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.host.bytes[from..self.ends[n]]
    }

    /// A journal of some of the records, in any order.
    fn of(&self, records: impl IntoIterator<Item = usize>) -> Vec<u8> {
        records.into_iter().flat_map(|n| self.record(n).to_vec()).collect()
    }

    /// Damaged bytes recover to the state after `records` whole records, and are not replayed or verified as if whole.
    fn recovers_to(&self, bytes: &[u8], records: usize, what: &str) {
        let recovered = journal::recover(bytes).unwrap_or_else(|e| panic!("{what}: {e}"));
        assert_eq!(recovered.shop.digest(), self.states[records - 1], "{what}: another state");
        assert_eq!(recovered.good_bytes, self.ends[records - 1], "{what}: cut elsewhere");
        assert_eq!(recovered.journal.records(), records as u64, "{what}");
        let damage = recovered.damage.unwrap_or_else(|| panic!("{what}: nothing is told of the damage"));
        assert!(damage.code().starts_with("journal."), "{what}: {damage}");
        assert_eq!(journal::replay(bytes).unwrap_err(), damage, "{what}");
        // What is cut there is a whole journal, and can be gone on with.
        let cut = journal::recover(&bytes[..recovered.good_bytes]).unwrap();
        assert_eq!((cut.damage, cut.journal), (None, recovered.journal), "{what}");
    }
}

/// A day of a shop in some two hundred records.
fn a_day(settings: Settings) -> Kept {
    let mut kept = Kept { host: Host::with(settings), ends: Vec::new(), states: Vec::new() };
    note(&mut kept);
    set_up(&mut kept.host);
    // The records of the setting up are replayed one by one, for their states.
    let ends: Vec<usize> = Frames::new(&kept.host.bytes).map(|frame| frame.unwrap().end).collect();
    for end in &ends[1..] {
        kept.ends.push(*end);
        kept.states.push(journal::replay(&kept.host.bytes[..*end]).unwrap().digest());
    }
    for n in 0..30 {
        let (order, payment) = (format!("o-{n}"), format!("pay-{n}"));
        let keys: Vec<_> = (100 + 2 * n..102 + 2 * n).map(sealed).collect();
        run(&mut kept, json!({"import_keys": {"pool": "cards", "batch": format!("more-{n}"), "keys": keys}}));
        let cart = Cart::on("web").buyer("cat").line("card", 1).line("guide", 2);
        kept.host.place(&order, cart).unwrap();
        note(&mut kept);
        match n % 3 {
            0 => run(&mut kept, json!({"cancel_order": {"order": order}})),
            _ => {
                kept.host.pay(&order, &payment).unwrap();
                note(&mut kept);
                let reveal = json!({"order": order, "by": "ann", "reason": "lost"});
                run(&mut kept, json!({"reveal_keys": reveal}));
                let lines = json!([{"line": 1, "units": 1}]);
                let refund = json!({"order": order, "refund": format!("r-{n}"), "lines": lines});
                run(&mut kept, json!({"refund_order": refund}));
            }
        }
        run(&mut kept, json!({"adjust_stock": {"variant": "seat", "by": 1}}));
        run(&mut kept, json!({"register_customer": {"customer": format!("c-{n}"), "inviter": "cat"}}));
        kept.host.now += 1000;
    }
    assert!(kept.ends.len() > 180 && kept.ends.len() == kept.states.len());
    kept
}

fn run(kept: &mut Kept, body: serde_json::Value) {
    kept.host.json(body).unwrap();
    note(kept);
}

fn note(kept: &mut Kept) {
    kept.ends.push(kept.host.bytes.len());
    kept.states.push(kept.host.shop.digest());
}

#[test]
fn truncated_at_every_byte() {
    let kept = a_day(Settings::default());
    assert_eq!(journal::recover(&[]).unwrap_err().code(), "journal.not_opened");
    // Each state is checked once at full length; between two records it is enough to read the frames.
    for length in 1..kept.host.bytes.len() {
        let bytes = &kept.host.bytes[..length];
        let whole = kept.whole(length);
        let from = if whole == 0 { 0 } else { kept.ends[whole - 1] };
        let before = if whole == 0 { Digest::default() } else { sealed_by(&kept, whole - 1) };
        let mut rest = Frames::after(&bytes[from..], before, whole as u64);
        match rest.next() {
            None => assert_eq!(length, from),
            Some(Err(JournalRefusal::Torn { record, .. })) => assert_eq!(record, whole as u64),
            other => panic!("cut at {length}: {other:?}"),
        }
        assert!(rest.next().is_none());
    }
    for whole in 1..kept.ends.len() {
        let torn = kept.ends[whole - 1] + (kept.ends[whole] - kept.ends[whole - 1]) / 2;
        if whole % 8 == 0 {
            kept.recovers_to(&kept.host.bytes[..torn], whole, &format!("cut at {torn}"));
        }
    }
    assert!(
        journal::recover(&kept.host.bytes[..kept.ends[0] - 1]).is_err(),
        "an opening cut short opens nothing"
    );
}

/// The digest that seals a record.
fn sealed_by(kept: &Kept, n: usize) -> Digest {
    let bytes = &kept.host.bytes[kept.ends[n] - 32..kept.ends[n]];
    Digest::from_bytes(bytes.try_into().unwrap())
}

#[test]
fn every_byte_flipped_once() {
    let kept = a_day(Settings::default());
    let mut bytes = kept.host.bytes.clone();
    for place in 0..bytes.len() {
        for flip in [0x01, 0x80] {
            bytes[place] ^= flip;
            let broken = kept.ends.partition_point(|end| *end <= place);
            let from = if broken == 0 { 0 } else { kept.ends[broken - 1] };
            let before = if broken == 0 { Digest::default() } else { sealed_by(&kept, broken - 1) };
            let mut frames = Frames::after(&bytes[from..], before, broken as u64);
            let refusal = frames.next().unwrap().unwrap_err();
            assert!(refusal.code().starts_with("journal."), "{refusal}");
            assert!(frames.next().is_none(), "reading goes on behind damage");
            // The whole way from the bytes to the shop, now and then.
            if flip == 1 && place % 499 == 0 {
                match broken {
                    0 => assert_eq!(journal::recover(&bytes).unwrap_err(), refusal),
                    _ => kept.recovers_to(&bytes, broken, &format!("byte {place} flipped")),
                }
                assert!(journal::verify(&bytes).is_err());
            }
            bytes[place] ^= flip;
        }
    }
    assert_eq!(journal::replay(&bytes).unwrap().digest(), *kept.states.last().unwrap());
}

#[test]
fn a_tail_of_zeros_or_noise() {
    let kept = a_day(Settings::default());
    let all = kept.ends.len();
    for (length, fill) in [(1, 0), (512, 0), (4096, 0), (4096, 0xFF), (3, 0x82)] {
        let bytes = [kept.host.bytes.clone(), vec![fill; length]].concat();
        kept.recovers_to(&bytes, all, &format!("{length} bytes of {fill:#x} behind"));
    }
    // The last record was written over by zeros from its middle on.
    let mut bytes = kept.host.bytes.clone();
    let middle = (kept.ends[all - 2] + kept.ends[all - 1]) / 2;
    bytes[middle..].fill(0);
    kept.recovers_to(&bytes, all - 1, "zeros from the middle of the last record on");
}

#[test]
fn records_twice_swapped_dropped_or_strange() {
    let kept = a_day(Settings::default());
    let all = kept.ends.len();
    for n in (1..all - 1).step_by(17) {
        let twice = kept.of((0..=n).chain(n..all));
        kept.recovers_to(&twice, n + 1, &format!("record {n} twice"));
        let swapped = kept.of((0..n).chain([n + 1, n]).chain(n + 2..all));
        kept.recovers_to(&swapped, n, &format!("records {n} and {} swapped", n + 1));
        let dropped = kept.of((0..n).chain(n + 1..all));
        kept.recovers_to(&dropped, n, &format!("record {n} dropped"));
    }
    assert_eq!(
        journal::recover(&kept.of(1..all)).unwrap_err().code(),
        "journal.broken",
        "the opening dropped"
    );
    // Another shop's journal, from the same record on.
    let other = a_day(Settings { hash_seed: 9, ..Settings::default() });
    for n in [1, 40, all - 1] {
        let spliced = [kept.of(0..n), other.of(n..all)].concat();
        kept.recovers_to(&spliced, n, &format!("another shop's records from {n} on"));
    }
}

/// A record that is chained well and does not fit the state: one that a faulty host wrote.
#[test]
fn a_record_that_does_not_fit() {
    let kept = a_day(Settings::default());
    let all = kept.ends.len();
    let records: Vec<_> = Frames::new(&kept.host.bytes).map(|frame| frame.unwrap().record).collect();
    let good = kept.host.journal;
    let last = records.len() as u64;
    for mut record in records {
        // Most events cannot happen twice; those that can are no damage.
        record.sequence = last;
        let mut bytes = kept.host.bytes.clone();
        let mut journal = good;
        journal.append(&record, &mut bytes);
        let recovered = journal::recover(&bytes).unwrap();
        recovered.shop.check().unwrap();
        match recovered.damage {
            None => assert_eq!(recovered.journal.records(), last + 1),
            Some(damage) => {
                assert_eq!(damage.code(), "journal.inapplicable");
                assert_eq!(
                    recovered.shop.digest(),
                    kept.states[all - 1],
                    "a part of {record:?} stayed behind"
                );
                assert_eq!(recovered.journal, good);
            }
        }
    }
    // A record of a number that does not follow.
    let mut strange = Frames::new(&kept.host.bytes).last().unwrap().unwrap().record;
    strange.sequence = last + 7;
    let mut bytes = kept.host.bytes.clone();
    let mut journal = good;
    journal.append(&strange, &mut bytes);
    kept.recovers_to(&bytes, all, "a number left out");
}

#[test]
fn damaged_snapshots_are_refused() {
    let kept = a_day(Settings::default());
    let (shop, journal) = (&kept.host.shop, &kept.host.journal);
    let good = journal::snapshot(shop, journal);
    assert_eq!(journal::restore(&good).unwrap().0.digest(), shop.digest());
    for length in 0..good.len() {
        let refusal = journal::restore(&good[..length]).unwrap_err();
        assert!(refusal.code().starts_with("snapshot."), "{refusal}");
    }
    let mut bytes = good.clone();
    for place in 0..bytes.len() {
        bytes[place] ^= 0x01;
        let refusal = journal::restore(&bytes).expect_err("a flipped byte was not seen");
        assert!(refusal.code().starts_with("snapshot."), "byte {place} flipped: {refusal}");
        bytes[place] ^= 0x01;
    }
    let mut other_version = good.clone();
    other_version[1] = 2;
    assert_eq!(journal::restore(&other_version).unwrap_err().code(), "snapshot.version");
}

/// The digest is right, and the state contradicts itself or is none: a refusal, or a state that at least is sound.
#[test]
fn a_good_digest_over_a_wrong_state_is_no_panic() {
    let kept = a_day(Settings::default());
    let good = journal::snapshot(&kept.host.shop, &kept.host.journal);
    let mut decoder = minicbor::Decoder::new(&good);
    decoder.array().unwrap();
    for _ in 0..3 {
        decoder.skip().unwrap();
    }
    let state = decoder.bytes().unwrap().to_vec();
    let (mut refused, mut read) = (0, 0);
    for place in 0..state.len() {
        for wrong in [state[place] ^ 0x01, 0xFF, 0] {
            let mut wrong_state = state.clone();
            wrong_state[place] = wrong;
            match journal::restore(&sealed_again(&kept.host.journal, &wrong_state)) {
                Err(refusal) => {
                    assert_eq!(refusal.code(), "snapshot.malformed", "{refusal}");
                    refused += 1;
                }
                Ok((shop, _)) => {
                    if place % 5 == 0 {
                        use_up(shop);
                    }
                    read += 1;
                }
            }
            if place % 11 != 0 {
                break;
            }
        }
    }
    assert!(refused > 0 && read > 0);
}

/// Reads, checks and goes on with a shop whose state may be anything: whatever comes of it, it is no panic.
fn use_up(mut shop: Shop) {
    let _ = (shop.check(), shop.digest(), shop.next_deadline(), shop.balances(), shop.trial_balance());
    let orders: Vec<_> = shop.order_ids().step_by(5).cloned().collect();
    for id in &orders {
        let _ = (shop.order(id), shop.keys_of(id), shop.explain(id), shop.commission(id));
    }
    let mut at = 1_700_000_000_000;
    let bodies = orders.iter().flat_map(|order| {
        [
            json!({"complete_order": {"order": order}}),
            json!({"reveal_keys": {"order": order, "by": "a", "reason": "b"}}),
            json!({"refund_order": {"order": order, "refund": format!("again-{order}"), "to": "wallet"}}),
        ]
    });
    let first = [
        json!({"tick": {}}),
        json!({"adjust_stock": {"variant": "seat", "by": -1}}),
        json!({"register_customer": {"customer": "zed", "inviter": "cat"}}),
        json!({"import_keys": {"pool": "cards", "batch": "new", "keys": [sealed(7777)]}}),
    ];
    for (n, body) in first.into_iter().chain(bodies).chain([json!({"tick": {}})]).enumerate() {
        at += 1_000_000_000 * (n as u64 % 2);
        let id: CommandId = format!("after-{n}").parse().unwrap();
        let command = Command::new(id, Time::from_millis(at), serde_json::from_value::<Body>(body).unwrap());
        let _ = shop.execute(command);
    }
}

fn sealed_again(journal: &Journal, state: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = minicbor::Encoder::new(&mut out);
    encoder.array(5).unwrap().u32(1).unwrap().encode(journal.head()).unwrap().u64(journal.records()).unwrap();
    let seal = Digest::of(state).chained(journal.head().as_bytes());
    let seal = seal.chained(&journal.records().to_be_bytes());
    encoder.bytes(state).unwrap().encode(seal).unwrap();
    out
}

#[test]
fn a_snapshot_of_another_time_does_not_take_the_tail() {
    let kept = a_day(Settings::default());
    let n = 50;
    let early = journal::recover(&kept.host.bytes[..kept.ends[n]]).unwrap();
    let snapshot = journal::snapshot(&early.shop, &early.journal);
    let tail = &kept.host.bytes[kept.ends[n]..];
    let whole = journal::recover_from(&snapshot, tail).unwrap();
    assert_eq!((whole.shop.digest(), whole.damage), (kept.host.shop.digest(), None));
    // A tail that begins earlier or later: the snapshot's own state stays.
    for wrong in [n - 1, n + 1] {
        let recovered = journal::recover_from(&snapshot, &kept.host.bytes[kept.ends[wrong]..]).unwrap();
        assert_eq!(recovered.shop.digest(), early.shop.digest());
        assert_eq!((recovered.good_bytes, recovered.damage.unwrap().code()), (0, "journal.broken"));
    }
    let other = Shop::new("other", Settings::default()).unwrap();
    let mut bytes = Vec::new();
    let begun = Journal::begin(&other, &mut bytes);
    let recovered = journal::recover_from(&journal::snapshot(&other, &begun), tail).unwrap();
    assert_eq!((recovered.shop.digest(), recovered.good_bytes), (other.digest(), 0));
}
