//! Orders that leave memory and come back: what stays known, what is refused, and how little remains.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::journal;
use keytill::money::Currency;
use keytill::order::Stage;
use keytill::pricing::Cart;
use keytill::shop::command::ArchivedBytes;
use keytill::shop::{ArchiveSettings, ArchivedOrder, Done, Reply, Settings};
use keytill::time::Span;
use serde_json::json;
use support::{Host, sealed, set_up};

/// A shop whose orders may leave a day after their end.
fn shop() -> Host {
    let archive = ArchiveSettings { after: Span::from_days(1), limit: 100 };
    let mut host = Host::with(Settings { archive, ..Settings::in_currency(Currency::CNY) });
    set_up(&mut host);
    host
}

/// Lets all that is due happen until so many days later.
fn days(host: &mut Host, days: u32) {
    let until = host.now + Span::from_days(days).millis();
    while let Some(due) = host.shop.next_deadline().filter(|due| due.millis() <= until) {
        host.now = host.now.max(due.millis());
        host.tick();
    }
    host.now = until;
}

fn archive(host: &mut Host) -> Vec<ArchivedOrder> {
    let done = host.json(json!({"archive": {}})).unwrap();
    replayed(host);
    orders(&done)
}

fn orders(done: &Done) -> Vec<ArchivedOrder> {
    match &done.reply {
        Reply::Archived(reply) => reply.orders.clone(),
        other => panic!("{other:?}"),
    }
}

fn restore(host: &mut Host, order: &ArchivedOrder) {
    host.json(json!({"restore": {"order": order.order, "bytes": order.bytes}})).unwrap();
    replayed(host);
}

/// The live shop, the replayed one and the one from a snapshot are the same.
fn replayed(host: &mut Host) {
    let digest = host.shop.digest();
    assert_eq!(journal::replay(&host.bytes).unwrap().digest(), digest, "replayed");
    let snapshot = journal::snapshot(&host.shop, &host.journal);
    let (restored, _) = journal::restore(&snapshot).unwrap();
    assert_eq!(restored.digest(), digest, "from a snapshot");
    restored.check().unwrap();
    host.shop = restored;
}

/// An order of two keys and a guide by `cat`, completed, its commission vested, ten days after it was placed.
fn done(host: &mut Host) {
    host.place("o", Cart::on("web").buyer("cat").line("card", 2).line("guide", 1)).unwrap();
    host.pay("o", "pay-o").unwrap();
    days(host, 10);
    assert_eq!(host.shop.order(&"o".parse().unwrap()).unwrap().stage, Stage::Completed);
}

#[test]
fn an_archived_order_is_known_and_can_be_had_back_whole() {
    let mut host = shop();
    done(&mut host);
    let id = "o".parse().unwrap();
    let before = (
        host.shop.order(&id).unwrap(),
        host.shop.commission(&id).unwrap(),
        host.shop.keys_of(&id).unwrap(),
        host.shop.payments_of(&id).unwrap(),
        host.shop.explain(&id).unwrap().text(),
        host.shop.balances(),
        host.shop.pool_counts(&"cards".parse().unwrap()).unwrap(),
        host.shop.customer(&"cat".parse().unwrap()).unwrap(),
    );
    let [left] = &archive(&mut host)[..] else { panic!("one order leaves") };
    assert_eq!((host.shop.archived_orders(), host.shop.order_ids().count()), (1, 0));
    for code in [
        host.shop.order(&id).unwrap_err().code(),
        host.shop.keys_of(&id).unwrap_err().code(),
        host.shop.commission(&id).unwrap_err().code(),
        host.shop.explain(&id).unwrap_err().code(),
    ] {
        assert_eq!(code, "order.archived");
    }
    assert_eq!(host.shop.payment(&"pay-o".parse().unwrap()).unwrap_err().code(), "payment.archived");
    // What the order left behind is as it was.
    let pool = host.shop.pool_counts(&"cards".parse().unwrap()).unwrap();
    let customer = host.shop.customer(&"cat".parse().unwrap()).unwrap();
    assert_eq!((host.shop.balances(), pool, customer), (before.5, before.6, before.7.clone()));
    // It can be read where it lies.
    assert_eq!(host.shop.archived_order(&id, &left.bytes).unwrap(), before.0);

    restore(&mut host, left);
    let after = (
        host.shop.order(&id).unwrap(),
        host.shop.commission(&id).unwrap(),
        host.shop.keys_of(&id).unwrap(),
        host.shop.payments_of(&id).unwrap(),
        host.shop.explain(&id).unwrap().text(),
        host.shop.balances(),
        host.shop.pool_counts(&"cards".parse().unwrap()).unwrap(),
        host.shop.customer(&"cat".parse().unwrap()).unwrap(),
    );
    assert_eq!(format!("{after:?}"), format!("{before:?}"));
    // It stays for the same time again.
    assert_eq!(archive(&mut host), []);
    days(&mut host, 1);
    assert_eq!(archive(&mut host), std::slice::from_ref(left), "the same bytes");
}

#[test]
fn nothing_else_is_taken_for_an_archived_order() {
    let mut host = shop();
    done(&mut host);
    host.place("p", Cart::on("web").line("guide", 1)).unwrap();
    host.pay("p", "pay-p").unwrap();
    days(&mut host, 10);
    let left = archive(&mut host);
    assert_eq!(left.len(), 2);
    let mut code = |order: &str, bytes: &ArchivedBytes| {
        host.json(json!({"restore": {"order": order, "bytes": bytes}})).unwrap_err().code()
    };
    for n in 0..left[0].bytes.0.len() {
        let mut forged = left[0].bytes.clone();
        forged.0[n] ^= 1;
        assert_eq!(code("o", &forged), "archive.mismatch");
    }
    assert_eq!(code("o", &left[1].bytes), "archive.mismatch", "another's");
    assert_eq!(code("o", &ArchivedBytes::default()), "archive.mismatch");
    assert_eq!(code("q", &left[0].bytes), "order.unknown");
    restore(&mut host, &left[0]);
    let again = host.json(json!({"restore": {"order": "o", "bytes": left[0].bytes}})).unwrap_err();
    assert_eq!(again.code(), "archive.not_archived");
}

#[test]
fn a_late_refund_is_made_as_if_the_order_had_never_left() {
    let refund = json!({"refund_order": {"order": "o", "refund": "r", "lines": [{"line": 0, "units": 1}]}});
    let mut stays = shop();
    let mut leaves = shop();
    for host in [&mut stays, &mut leaves] {
        done(host);
    }
    let left = archive(&mut leaves);
    // Another order takes the slot meanwhile, so the order comes back to another.
    for host in [&mut stays, &mut leaves] {
        host.place("next", Cart::on("web").line("card", 1)).unwrap();
    }
    assert_eq!(leaves.json(refund.clone()).unwrap_err().code(), "order.archived");
    restore(&mut leaves, &left[0]);
    let events = [&mut stays, &mut leaves].map(|host| {
        let done = host.json(refund.clone()).unwrap();
        serde_json::to_value(done.events()).unwrap()
    });
    assert_eq!(events[0], events[1]);
    assert_eq!(stays.shop.balances(), leaves.shop.balances());
    let id = "o".parse().unwrap();
    assert_eq!(stays.shop.commission(&id).unwrap(), leaves.shop.commission(&id).unwrap());
    assert_eq!(stays.shop.keys_of(&id).unwrap(), leaves.shop.keys_of(&id).unwrap());
    assert!(leaves.shop.order_ids().eq(stays.shop.order_ids()), "in the order they were placed");
    // Refunds leave with it, and their ids stay used.
    days(&mut leaves, 10);
    let left = archive(&mut leaves);
    assert_eq!(left.len(), 2);
    leaves.place("more", Cart::on("web").line("guide", 1)).unwrap();
    leaves.pay("more", "pay-more").unwrap();
    let reused = leaves.json(json!({"refund_order": {"order": "more", "refund": "r"}})).unwrap_err();
    assert_eq!(reused.code(), "refund.used");
    assert_eq!(leaves.shop.refund(&"r".parse().unwrap()).unwrap_err().code(), "refund.archived");
}

#[test]
fn ids_of_what_left_are_not_used_again() {
    let mut host = shop();
    done(&mut host);
    archive(&mut host);
    assert_eq!(host.place("o", Cart::on("web").line("guide", 1)).unwrap_err().code(), "order.archived");
    let notice = |order: &str, amount: &str| json!({"record_payment": {"order": order, "payment": "pay-o", "amount": amount}});
    // The gateway sends its notice again: it is answered, and nothing is taken twice.
    let again = host.json(notice("o", "105.00 CNY")).unwrap();
    assert!(again.record.is_none());
    assert_eq!(again.reply, Reply::InArchive { order: "o".parse().unwrap() });
    assert_eq!(host.json(notice("o", "104.00 CNY")).unwrap_err().code(), "payment.used");
    host.place("p", Cart::on("web").line("card", 2).line("guide", 1)).unwrap();
    assert_eq!(host.json(notice("p", "105.00 CNY")).unwrap_err().code(), "payment.used");
    let top_up = json!({"top_up_wallet": {"customer": "cat", "payment": "pay-o", "amount": "105.00 CNY"}});
    assert_eq!(host.json(top_up).unwrap_err().code(), "payment.used");
    // Keys that were sold stay sold, wherever their order is.
    let keys = [sealed(0), sealed(50)];
    let done =
        host.json(json!({"import_keys": {"pool": "cards", "batch": "batch-2", "keys": keys}})).unwrap();
    let Reply::Imported(reply) = done.reply else { panic!() };
    assert_eq!((reply.accepted, reply.rejected.len()), (1, 1));
}

#[test]
fn a_repeated_command_finds_its_order_wherever_that_is() {
    let mut host = shop();
    done(&mut host);
    host.json(json!({"open_session": {"client": "till"}})).unwrap();
    let reveal = json!({"id": {"client": "till", "sequence": 1}, "at": host.now,
        "body": {"reveal_keys": {"order": "o", "by": "ann", "reason": "lost"}}});
    let command = keytill::shop::Command::from_json(reveal.to_string().as_bytes()).unwrap();
    let first = host.execute(command.clone()).unwrap();
    let left = archive(&mut host);
    // Another order takes the slot: it must not be shown in its place.
    host.place("next", Cart::on("web").line("card", 1)).unwrap();
    host.pay("next", "pay-next").unwrap();
    assert_eq!(host.execute(command.clone()).unwrap_err().code(), "order.archived");
    restore(&mut host, &left[0]);
    let again = host.execute(command).unwrap();
    assert_eq!((again.record, again.reply), (None, first.reply));
}

#[test]
fn what_is_open_stays() {
    let mut host = shop();
    host.place("o", Cart::on("web").buyer("cat").line("card", 1)).unwrap();
    host.pay("o", "pay-o").unwrap();
    host.json(json!({"complete_order": {"order": "o"}})).unwrap();
    host.place("p", Cart::on("web").line("guide", 1)).unwrap();
    host.json(json!({"cancel_order": {"order": "p"}})).unwrap();
    assert_eq!(archive(&mut host), [], "too early");
    host.now += Span::from_days(1).millis();
    // The commission of `o` is due for vesting, and no tick came.
    let done = host.json(json!({"archive": {"limit": 1}})).unwrap();
    let Reply::Archived(reply) = done.reply else { panic!() };
    assert_eq!((reply.archived, reply.stay, reply.more, reply.orders.len()), (0, 1, true, 0));
    host.tick();
    let left = archive(&mut host);
    assert_eq!(left.iter().map(|left| left.order.as_str()).collect::<Vec<_>>(), ["p"]);
    host.now += Span::from_days(1).millis();
    assert_eq!(archive(&mut host).len(), 1);
    // Nothing is due: nothing is done, and there is no record.
    assert!(host.json(json!({"archive": {}})).unwrap().record.is_none());
}

#[test]
fn a_payment_for_an_expired_order_in_the_archive_is_refused_until_it_is_back() {
    let mut host = shop();
    host.place("o", Cart::on("web").buyer("cat").line("card", 1)).unwrap();
    days(&mut host, 10);
    let left = archive(&mut host);
    let late = json!({"record_payment": {"order": "o", "payment": "late", "amount": "50.00 CNY"}});
    assert_eq!(host.json(late.clone()).unwrap_err().code(), "order.archived");
    restore(&mut host, &left[0]);
    host.json(late).unwrap();
    assert_eq!(host.shop.order(&"o".parse().unwrap()).unwrap().stage, Stage::Fulfilled);
    // The order went on: its old end is moot.
    host.now += Span::from_days(1).millis();
    assert_eq!(archive(&mut host), []);
    days(&mut host, 20);
    assert_eq!(archive(&mut host).len(), 1);
}

/// Cancelled, paid after all, delivered and completed within one moment: one end, not two.
#[test]
fn an_order_that_ends_twice_at_once_leaves_once() {
    let mut host = shop();
    host.place("o", Cart::on("web").buyer("ann").line("card", 1)).unwrap();
    host.json(json!({"cancel_order": {"order": "o"}})).unwrap();
    host.pay("o", "pay-o").unwrap();
    host.json(json!({"complete_order": {"order": "o"}})).unwrap();
    days(&mut host, 2);
    assert_eq!(archive(&mut host).len(), 1);
}

#[test]
fn the_archive_hands_its_orders_over_once() {
    let mut host = shop();
    done(&mut host);
    let command = json!({"id": "a", "at": host.now, "body": {"archive": {}}});
    let command = keytill::shop::Command::from_json(command.to_string().as_bytes()).unwrap();
    let first = host.execute(command.clone()).unwrap();
    assert_eq!(orders(&first).len(), 1);
    let Reply::Archived(again) = host.execute(command).unwrap().reply else { panic!() };
    assert_eq!((again.archived, again.orders.len()), (1, 0));
}
