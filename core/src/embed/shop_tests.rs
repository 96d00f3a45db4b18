use super::*;
use crate::embed::OnRejection;
use alloc::format;
use alloc::string::ToString;
use serde_json::{Value, json};

const AT: u64 = 1_795_321_884_000;

fn command(id: &str, body: Value) -> String {
    json!({"id": id, "at": AT, "body": body}).to_string()
}

fn setup() -> Vec<Value> {
    let book = json!({"id": "b1", "currency": "CNY",
        "variants": [{"variant": "guide", "product": "event", "price": "5.00"}]});
    [
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"put_product": {"product": {"id": "event", "variants": [{"id": "guide", "stock": "unlimited"}]}}}),
        json!({"register_customer": {"customer": "ann"}}),
        json!({"publish_price_book": {"book": book}}),
    ]
    .into_iter()
    .enumerate()
    .map(|(n, body)| json!({"id": format!("s-{n}"), "at": AT, "body": body}))
    .collect()
}

const CART: &str = r#"{"channel": "web", "buyer": "ann", "lines": [{"variant": "guide", "quantity": 2}]}"#;

/// A shop with a product and a price, and its journal so far.
fn small_shop() -> (EmbeddedShop, Vec<u8>) {
    let mut shop = EmbeddedShop::open("demo", r#"{"currency": "CNY"}"#).unwrap();
    let told = json(&shop.execute_batch_json(&json!(setup()).to_string(), OnRejection::Stop).unwrap());
    assert!(told.as_array().unwrap().iter().all(|outcome| outcome.get("rejection").is_none()), "{told}");
    let stored = shop.take_journal();
    (shop, stored)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn place(shop: &EmbeddedShop, order: &str) -> Value {
    let quote = json(&shop.quote_json(CART).unwrap());
    let mut cart = json(CART);
    cart["at"] = quote["at"].clone();
    json!({"place_order": {"order": order, "cart": cart, "book": quote["digest"], "total": "10.00 CNY"}})
}

#[test]
fn a_command_is_told_its_events_and_reply_and_told_again() {
    let (mut shop, _) = small_shop();
    let placing = command("c-1", place(&shop, "o-1"));
    let decided = json(&shop.decide_json(&placing).unwrap());
    let told = json(&shop.execute_json(&placing).unwrap());
    assert_eq!(told["events"], decided["events"]);
    assert_eq!((told["sequence"].as_u64(), told["at"].as_u64()), (Some(5), Some(AT)));
    assert_eq!(told["reply"]["order"]["total"], "10.00 CNY");
    assert_eq!(told["answered_before"], false);
    let waiting = shop.untaken();
    let again = json(&shop.execute_json(&placing).unwrap());
    assert_eq!((&again["reply"], again["answered_before"].as_bool()), (&told["reply"], Some(true)));
    assert_eq!((again["events"].as_array().unwrap().len(), shop.untaken()), (0, waiting));
    assert!(again.get("sequence").is_none());
}

#[test]
fn cbor_says_what_json_says() {
    let (mut one, _) = small_shop();
    let mut other = one.clone();
    let placing = command("c-1", place(&one, "o-1"));
    let cbor = minicbor::to_vec(Command::from_json(placing.as_bytes()).unwrap()).unwrap();
    let told: Value = minicbor_serde::from_slice(&other.execute_cbor(&cbor).unwrap()).unwrap();
    assert_eq!(told, json(&one.execute_json(&placing).unwrap()));
    let batch = minicbor::to_vec([Command::from_json(placing.as_bytes()).unwrap()]).unwrap();
    let told: Value =
        minicbor_serde::from_slice(&other.execute_batch_cbor(&batch, OnRejection::GoOn).unwrap()).unwrap();
    assert_eq!(told, json(&one.execute_batch_json(&format!("[{placing}]"), OnRejection::GoOn).unwrap()));
    assert_eq!(other.take_journal(), one.take_journal());
    assert_eq!(other.execute_cbor(&[0xff]).unwrap_err().code, "command.bad_cbor");
    assert_eq!(other.execute_batch_cbor(&[0x81], OnRejection::Stop).unwrap_err().code, "command.bad_cbor");
}

#[test]
fn a_batch_goes_on_or_stops() {
    let batch = json!([
        {"id": "a", "at": AT, "body": {"register_customer": {"customer": "bob"}}},
        {"id": "b", "at": AT, "body": {"register_customer": {"customer": "bob"}}},
        {"id": "c", "at": AT, "body": {"register_customer": {"customer": "cat"}}}])
    .to_string();
    for (on_rejection, outcomes, customers) in [(OnRejection::GoOn, 3, 3), (OnRejection::Stop, 2, 2)] {
        let (mut shop, _) = small_shop();
        let told = json(&shop.execute_batch_json(&batch, on_rejection).unwrap());
        assert_eq!(told.as_array().unwrap().len(), outcomes);
        assert_eq!(told[1]["rejection"]["code"], "customer.exists");
        assert_eq!(told[1]["rejection"]["params"]["customer"], "bob");
        assert!(told[0]["reply"].is_object());
        assert_eq!(
            json(&shop.ask_json(r#"{"customer_ids": {}}"#).unwrap())["rows"].as_array().unwrap().len(),
            customers
        );
        assert_eq!(shop.last_records().len(), customers - 1);
    }
    let (mut shop, _) = small_shop();
    let before = shop.digest();
    let refused = shop.execute_batch_json(&batch.replace("\"cat\"", "7"), OnRejection::GoOn).unwrap_err();
    assert_eq!((refused.code, shop.digest()), ("document.invalid", before));
}

#[test]
fn the_journal_is_the_shop() {
    let (mut shop, mut stored) = small_shop();
    shop.execute_json(&command("c-1", place(&shop, "o-1"))).unwrap();
    let snapshot = shop.snapshot();
    stored.extend(shop.take_journal());
    let at_snapshot = stored.len();
    shop.execute_json(&command("c-2", place(&shop, "o-2"))).unwrap();
    stored.extend(shop.take_journal());
    assert_eq!((shop.take_journal().len(), shop.untaken()), (0, 0));

    let tail = &stored[at_snapshot..];
    for (snapshot, journal) in
        [(None, &stored[..]), (Some(&snapshot[..]), &stored[..]), (Some(&snapshot[..]), tail)]
    {
        let recovered = EmbeddedShop::recover(snapshot, journal).unwrap();
        assert_eq!((recovered.damage, recovered.good_bytes), (None, journal.len()));
        assert_eq!(recovered.shop.digest(), shop.digest());
        assert_eq!(recovered.shop.journal(), shop.journal());
    }
    let restored = EmbeddedShop::restore(&snapshot).unwrap();
    assert_eq!(restored.snapshot(), snapshot);
}

#[test]
fn a_torn_end_is_told_and_left_out() {
    let (mut shop, mut stored) = small_shop();
    let snapshot = shop.snapshot();
    let good = stored.len();
    shop.execute_json(&command("c-1", place(&shop, "o-1"))).unwrap();
    let tail = shop.take_journal();
    stored.extend(&tail);
    for cut in 1..tail.len() {
        let torn = &stored[..stored.len() - cut];
        let all = EmbeddedShop::recover(None, torn).unwrap();
        let from = EmbeddedShop::recover(Some(&snapshot), torn).unwrap();
        let part = EmbeddedShop::recover(Some(&snapshot), &tail[..tail.len() - cut]).unwrap();
        for recovered in [&all, &from] {
            assert_eq!(recovered.good_bytes, good);
            assert_eq!(recovered.damage.as_ref().unwrap().code, "journal.torn");
        }
        assert_eq!(part.good_bytes, 0);
    }
}

#[test]
fn a_snapshot_must_fit_its_journal() {
    let (mut shop, stored) = small_shop();
    shop.execute_json(&command("c-1", place(&shop, "o-1"))).unwrap();
    let code =
        |snapshot: &[u8], journal: &[u8]| EmbeddedShop::recover(Some(snapshot), journal).unwrap_err().code;
    assert_eq!(code(&shop.snapshot(), &stored), "snapshot.ahead");
    let mut other = EmbeddedShop::open("other", "{}").unwrap();
    let foreign = other.take_journal();
    assert_eq!(code(&other.snapshot(), &stored), "snapshot.foreign");
    assert_eq!(code(&shop.snapshot(), &foreign), "snapshot.ahead");
    assert_eq!(code(b"nonsense", &stored), "snapshot.malformed");
    let mut broken = shop.snapshot();
    *broken.last_mut().unwrap() ^= 1;
    assert_eq!(code(&broken, b""), "snapshot.broken");
    assert_eq!(EmbeddedShop::recover(None, b"").unwrap_err().code, "journal.not_opened");
    assert_eq!(EmbeddedShop::restore(&stored).unwrap_err().code, "snapshot.malformed");
}

#[test]
fn a_price_that_changed_brings_both_quotes() {
    let (mut shop, _) = small_shop();
    let mut body = place(&shop, "o-1");
    body["place_order"]["total"] = "9.00 CNY".into();
    let rejected = shop.execute_json(&command("c-1", body)).unwrap_err();
    assert_eq!(rejected.code, "price.changed");
    let told = json(&rejected.to_json());
    assert_eq!(told["now"]["total"], "10.00");
    assert_eq!(told["sentence"], rejected.to_string());
}

#[test]
fn what_is_no_document_is_refused_and_the_shop_goes_on() {
    let (mut shop, _) = small_shop();
    let before = shop.digest();
    let deep = "[".repeat(100_000);
    for bad in ["", "{", "[]", "null", "{\"id\": 7}", "\u{feff}{}", deep.as_str()] {
        assert_eq!(shop.execute_json(bad).unwrap_err().code, "command.bad_json");
        assert_eq!(shop.decide_json(bad).unwrap_err().code, "command.bad_json");
        assert_eq!(shop.quote_json(bad).unwrap_err().code, "document.invalid");
        assert_eq!(shop.ask_json(bad).unwrap_err().code, "document.invalid");
        assert!(EmbeddedShop::open("demo", bad).is_err() || bad == "[]");
    }
    assert_eq!(EmbeddedShop::open("", "{}").unwrap_err().code, "id.invalid");
    assert_eq!(shop.ask_json(r#"{"order": {"order": "none"}}"#).unwrap_err().code, "order.unknown");
    assert_eq!(
        shop.ask_json(r#"{"order": {"order": "none", "more": 1}}"#).unwrap_err().code,
        "document.invalid"
    );
    assert_eq!(shop.digest(), before);
}

#[test]
fn the_best_coupons_and_the_deadline() {
    let (mut shop, _) = small_shop();
    assert_eq!(json(&shop.best_coupons_json(CART, "[]").unwrap())["codes"], json!([]));
    assert_eq!(shop.next_deadline(), None);
    shop.execute_json(&command("c-1", place(&shop, "o-1"))).unwrap();
    let due = shop.next_deadline().unwrap();
    assert_eq!(shop.ask_json(r#"{"next_deadline": {}}"#).unwrap(), serde_json::to_string(&due).unwrap());
    assert_eq!(shop.ask_json(r#"{"digest": {}}"#).unwrap(), format!("\"{}\"", shop.digest()));
}

#[test]
fn of_a_command_that_is_refused_there_is_nothing_to_tell() {
    let (mut shop, _) = small_shop();
    let told =
        |shop: &EmbeddedShop| json(&shop.ask_json(r#"{"notices": {}}"#).unwrap()).as_array().unwrap().len();
    let mut count = 0;
    let mut pay = |shop: &mut EmbeddedShop| {
        count += 1;
        shop.execute_json(&command(&format!("p-{count}"), place(shop, &format!("o-{count}")))).unwrap();
        let payment =
            json!({"order": format!("o-{count}"), "payment": format!("pay-{count}"), "amount": "10.00 CNY"});
        shop.execute_json(&command(&format!("q-{count}"), json!({"record_payment": payment}))).unwrap();
        assert!(told(shop) > 0);
    };
    type Refused = fn(&mut EmbeddedShop);
    let refused: [Refused; 4] = [
        |shop| drop(shop.execute_json("{").unwrap_err()),
        |shop| drop(shop.execute_cbor(&[0xff]).unwrap_err()),
        |shop| drop(shop.execute_batch_json("[{}]", OnRejection::Stop).unwrap_err()),
        |shop| drop(shop.execute_batch_cbor(&[0xff], OnRejection::Stop).unwrap_err()),
    ];
    for refuse in refused {
        pay(&mut shop);
        refuse(&mut shop);
        assert_eq!(told(&shop), 0);
    }
}
