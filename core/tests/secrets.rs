//! No key in clear leaves the sealer: planted keys are looked for in everything that the machine shows, keeps or refuses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use base64ct::{Base64, Encoding};
use keytill::contact::{ContactHash, normalised};
use keytill::id::{CommandId, PoolId, ShopId, VariantId};
use keytill::journal;
use keytill::lookup::seal_secret;
use keytill::pricing::Cart;
use keytill::shop::command::{Body, PlaceOrder};
use keytill::shop::{Command, Done, Rejection, Reply};
use keytill::stock::{KeyFormat, PlainKey, SealKeys, SealedKey, Sealer};
use keytill::time::Time;
use serde_json::{Value, json};
use std::fmt::{Debug, Write};
use support::{Host, set_up};

/// Everything that was shown, as text and as bytes.
#[derive(Default)]
struct Shown {
    text: String,
    bytes: Vec<u8>,
}

impl Shown {
    fn debug(&mut self, thing: &impl Debug) {
        writeln!(self.text, "{thing:?}\n{thing:#?}").unwrap();
    }

    fn rejection(&mut self, rejection: &Rejection) {
        self.debug(rejection);
        writeln!(self.text, "{rejection} {:?}", rejection.params()).unwrap();
    }

    fn done(&mut self, done: &Done) {
        self.debug(done);
        self.text.push_str(&serde_json::to_string(&done.reply).unwrap());
        if let Some(record) = &done.record {
            self.text.push_str(&journal::to_json_line(record).unwrap());
            self.bytes.extend(minicbor::to_vec(record).unwrap());
        }
    }

    /// Whether a secret stands anywhere: as it is, in base64, in hexadecimal, reversed, or in other letters.
    fn holds(&self, secret: &str) -> bool {
        let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
        let reversed: String = secret.chars().rev().collect();
        // Base64 depends on where in three bytes the secret begins; the middle of it does not.
        let base64 = |skip: usize| Base64::encode_string(&secret.as_bytes()[skip..skip + 9]);
        let forms = [secret.to_string(), hex, reversed, base64(0), base64(1), base64(2)];
        let text = self.text.to_ascii_lowercase();
        forms.iter().any(|form| {
            text.contains(&form.to_ascii_lowercase())
                || self.bytes.windows(form.len()).any(|window| window.eq_ignore_ascii_case(form.as_bytes()))
        })
    }
}

/// Executes, and keeps what is shown on the way.
fn run(host: &mut Host, shown: &mut Shown, body: Value) -> Option<Done> {
    let body: Body = serde_json::from_value(body).unwrap();
    let id = CommandId::new(format!("x-{}", shown.text.len())).unwrap();
    let command = Command::new(id, Time::from_millis(host.now), body);
    shown.debug(&command);
    shown.text.push_str(&serde_json::to_string(&command).unwrap());
    shown.bytes.extend(minicbor::to_vec(&command).unwrap());
    match host.execute(command) {
        Ok(done) => {
            shown.done(&done);
            Some(done)
        }
        Err(rejection) => {
            shown.rejection(&rejection);
            None
        }
    }
}

fn secret(n: usize) -> String {
    format!("CANARY{n:03}XQ{:016X}", 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(n as u64 + 1))
}

#[test]
fn planted_keys_are_found_nowhere() {
    let (shop, pool) = (ShopId::new("demo").unwrap(), PoolId::new("cards").unwrap());
    let sealer = Sealer::new(SealKeys::new(1, [7; 32].into(), [9; 32].into()));
    let mut shown = Shown::default();
    shown.debug(&sealer);
    shown.debug(&SealKeys::new(2, (*b"CANARYKEYCANARYKEYCANARYKEYCANAR").into(), [9; 32].into()));

    // A key file with a key twice, one with a letter that no key has, and one too many fields.
    let secrets: Vec<String> = (0..12).map(secret).collect();
    let mut file = secrets.join("\n");
    write!(file, "\n{}\n{}\u{7}bad\n\n", secrets[0], secrets[1]).unwrap();
    let format = KeyFormat::code();
    let parsed = format.parse(file.as_bytes()).unwrap();
    shown.debug(&parsed);
    shown.debug(&parsed.report);
    shown.debug(&format.parse(b"CANARY000XQ\xFF\xFE"));
    let sealed: Vec<SealedKey> =
        parsed.keys.iter().map(|key| sealer.seal(&shop, &pool, key).unwrap()).collect();
    parsed.keys.iter().for_each(|key| shown.debug(key));
    sealed.iter().for_each(|key| shown.debug(key));

    let mut host = Host::new();
    set_up(&mut host);
    let other = Sealer::new(SealKeys::new(1, [8; 32].into(), [9; 32].into()));
    let refused = other.open(&shop, &pool, &sealed[0]).unwrap_err();
    writeln!(shown.text, "{refused} {refused:?}").unwrap();
    shown.debug(&other.open(&shop, &PoolId::new("slow").unwrap(), &sealed[0]));

    // The keys that `set_up` brought are sold first.
    for n in 0..10 {
        host.place(&format!("first-{n}"), Cart::on("web").line("card", 1)).unwrap();
        host.pay(&format!("first-{n}"), &format!("first-{n}")).unwrap();
    }
    let import = |batch: &str| json!({"import_keys": {"pool": "cards", "batch": batch, "keys": sealed}});
    run(&mut host, &mut shown, import("planted")).unwrap();
    run(&mut host, &mut shown, import("again")).expect("every key is told to be known");
    assert!(run(&mut host, &mut shown, import("planted")).is_none(), "the batch exists");
    let reusable = {
        let key = &parsed.keys[11];
        sealer.seal_reusable(&shop, &VariantId::new("pass").unwrap(), key).unwrap()
    };
    let put = json!({"id": "club", "variants": [{"id": "pass", "stock": "reusable"}]});
    run(&mut host, &mut shown, json!({"put_product": {"product": put}})).unwrap();
    run(&mut host, &mut shown, json!({"put_reusable_key": {"variant": "pass", "key": reusable}})).unwrap();
    assert!(
        run(&mut host, &mut shown, json!({"put_reusable_key": {"variant": "card", "key": sealed[3]}}))
            .is_none()
    );

    shown.done(&host.place("o-1", Cart::on("web").buyer("cat").line("card", 3)).unwrap());
    let paid = host.pay("o-1", "pay-1").unwrap();
    shown.done(&paid);
    shown.done(&host.pay("o-1", "pay-1").unwrap());
    let reveal = json!({"reveal_keys": {"order": "o-1", "by": "ann", "reason": "lost the mail"}});
    let revealed = run(&mut host, &mut shown, reveal).unwrap();
    let refund = json!({"order": "o-1", "refund": "r-1", "lines": [{"line": 0, "units": 1}]});
    run(&mut host, &mut shown, json!({"refund_order": refund})).unwrap();
    assert!(run(&mut host, &mut shown, json!({"deliver": {"order": "o-1"}})).is_none());
    let too_many = host.place("o-2", Cart::on("web").line("card", 99)).unwrap_err();
    shown.rejection(&too_many);
    // What leaves the shop leaves sealed; a batch in quarantine tells orders, not keys; a preview is public.
    let export =
        json!({"pool": "cards", "batch": "planted", "count": 2, "by": "ann", "reason": "to the fair"});
    let exported = run(&mut host, &mut shown, json!({"export_keys": export})).unwrap();
    let held = json!({"pool": "cards", "batch": "planted", "by": "ann", "reason": "bad"});
    run(&mut host, &mut shown, json!({"quarantine_batch": held})).unwrap();
    run(&mut host, &mut shown, json!({"release_batch": held})).unwrap();
    let terms = json!({"selection": {"random": {"seed": 7}}});
    run(&mut host, &mut shown, json!({"configure_pool": {"pool": "cards", "terms": terms}})).unwrap();
    let quotas = json!({"of": {"pool": "cards"}, "quotas": [{"channel": "web", "guaranteed": 1}]});
    run(&mut host, &mut shown, json!({"put_quotas": quotas})).unwrap();
    let alert = json!({"of": {"pool": "cards"}, "levels": {"low": 50, "clear": 60}});
    run(&mut host, &mut shown, json!({"put_stock_alert": alert})).unwrap();
    let number = PlainKey::from_fields(&[&secret(20)]).unwrap();
    let number = sealer.seal(&shop, &pool, &number).unwrap();
    let picked = json!({"pool": "cards", "batch": "numbers", "keys": [number],
        "previews": [{"key": 0, "preview": "tail 8888", "premium": "1.00"}], "note": "good ones", "priority": 3});
    run(&mut host, &mut shown, json!({"import_keys": picked})).unwrap();
    let picks = [("tail 8888", "1.00".parse().unwrap())];
    shown.done(&host.place("o-3", Cart::on("web").picked("card", picks)).unwrap());
    shown.done(&host.pay("o-3", "pay-3").unwrap());
    let at = Time::from_millis(host.now);
    shown.debug(&host.shop.batch(&pool, &"planted".parse().unwrap()));
    shown.debug(&host.shop.affected(&pool, &"planted".parse().unwrap(), None, 10));
    shown.debug(&host.shop.previews(&"card".parse().unwrap(), None, 10, at));
    // A key in clear where a sealed one belongs is refused without being shown.
    let clear = Base64::encode_string(secrets[4].as_bytes());
    let raw = format!(
        r#"{{"id":"y","at":1,"body":{{"import_keys":{{"pool":"cards","batch":"b","keys":[{{"fingerprint":"{}","bytes":"{clear}"}}]}}}}}}"#,
        secrets[5]
    );
    let refused = Command::from_json(raw.as_bytes()).unwrap_err();
    writeln!(shown.text, "{refused} {refused:?}").unwrap();

    // A contact and a lookup secret are hashed before the machine sees them; it is refused to take them in clear.
    let (contact, password) = ("CANARY.CONTACT@example.com", "CANARYLOOKUPSECRET");
    let reached = ContactHash::of(&shop, &[5; 32], &normalised(contact));
    let sealed_secret = seal_secret(&[5; 32], &shop, reached, password);
    shown.debug(&(reached, sealed_secret));
    let quote = host.shop.quote(&Cart::on("web").line("guide", 1).at(Time::from_millis(host.now))).unwrap();
    let place = PlaceOrder::of("o-3", &quote).unwrap().reached_at(reached).opened_by(sealed_secret);
    run(&mut host, &mut shown, json!({"place_order": place})).unwrap();
    let ask = |secret: &str| json!({"lookup_orders": {"contact": reached, "secret": secret}});
    let right = serde_json::to_value(sealed_secret).unwrap();
    run(&mut host, &mut shown, ask(right.as_str().unwrap())).unwrap();
    for n in 0..7 {
        let found = run(&mut host, &mut shown, ask(&"0".repeat(32)));
        assert_eq!(found.is_some(), n < 5);
    }
    for (contact, secret) in [(contact, "0".repeat(32)), (&"0".repeat(32), password.to_string())] {
        let body = json!({"lookup_orders": {"contact": contact, "secret": secret}});
        let raw = json!({"id": "clear", "at": 1, "body": body}).to_string();
        let refused = Command::from_json(raw.as_bytes()).unwrap_err();
        writeln!(shown.text, "{refused} {refused:?}").unwrap();
    }

    // The whole machine, its journal, its snapshot and its views.
    shown.debug(&host.shop);
    shown.debug(&journal::recover(&host.bytes).unwrap());
    shown.bytes.extend(&host.bytes);
    shown.bytes.extend(journal::snapshot(&host.shop, &host.journal));
    for id in host.shop.order_ids() {
        shown.debug(&host.shop.order(id).unwrap());
        shown.debug(&host.shop.keys_of(id).unwrap());
        let explained = host.shop.explain(id).unwrap();
        shown.debug(&explained);
        shown.text.push_str(&explained.text());
    }
    for frame in journal::Frames::new(&host.bytes) {
        shown.text.push_str(&journal::to_json_line(&frame.unwrap().record).unwrap());
    }

    for secret in secrets.iter().chain([&secret(20)]) {
        assert!(!shown.holds(secret), "`{secret}` is shown");
    }
    assert!(!shown.holds("CANARYKEYCANARYKEY"), "a sealing key is shown");
    assert!(!shown.holds("CANARY.CONTACT") && !shown.holds("canary.contact"), "a contact is shown");
    assert!(!shown.holds("CANARYLOOKUPSECRET"), "a lookup secret is shown");

    let Reply::Exported(exported) = exported.reply else { panic!("no keys") };
    let opened = exported.keys.iter().map(|key| sealer.open(&shop, &pool, key).unwrap().expose().to_string());
    assert_eq!(opened.collect::<Vec<_>>(), secrets[3..5]);
    // Only the sealer gives them back: those that were paid for, in the order of the units.
    for reply in [paid.reply, revealed.reply] {
        let Reply::Order(order) = reply else { panic!("no order") };
        let opened = order.delivered[0].keys.iter().map(|key| sealer.open(&shop, &pool, key).unwrap());
        let opened: Vec<String> = opened.map(|key| key.expose().to_string()).collect();
        assert_eq!(opened, secrets[..3]);
    }
}

#[test]
fn the_search_finds_what_is_there() {
    let mut shown = Shown::default();
    let secret = secret(1);
    assert!(!shown.holds(&secret));
    shown.text = Base64::encode_string(format!("..{secret}").as_bytes());
    assert!(shown.holds(&secret));
    shown.text.clear();
    shown.bytes = format!("before {} after", secret.to_ascii_lowercase()).into_bytes();
    assert!(shown.holds(&secret));
}
