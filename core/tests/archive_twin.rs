//! A shop that archives and restores at random, beside one that never does: whatever can be read of both is the same.
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
use keytill::pricing::Cart;
use keytill::shop::command::ArchivedBytes;
use keytill::shop::{ArchiveSettings, Reply, Settings, Shop};
use keytill::time::Span;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use support::{Host, sealed, set_up};

/// What is done to both shops, and what only to the one that archives.
#[derive(Debug, Clone)]
enum Step {
    Place { lines: u8, buyer: Option<u8>, coupon: bool },
    Pay(u8),
    PayAgain(u8),
    Cancel(u8),
    Deliver(u8),
    Complete(u8),
    Refund { order: u8, one: bool },
    Reveal(u8),
    Wait(u8),
    Archive,
    Restore(u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let order = 0_u8..16;
    let step = prop_oneof![
        4 => (1_u8..8, proptest::option::of(0_u8..3), any::<bool>())
            .prop_map(|(lines, buyer, coupon)| Step::Place { lines, buyer, coupon }),
        4 => order.clone().prop_map(Step::Pay),
        1 => order.clone().prop_map(Step::PayAgain),
        1 => order.clone().prop_map(Step::Cancel),
        1 => order.clone().prop_map(Step::Deliver),
        2 => order.clone().prop_map(Step::Complete),
        2 => (order.clone(), any::<bool>()).prop_map(|(order, one)| Step::Refund { order, one }),
        1 => order.clone().prop_map(Step::Reveal),
        3 => (0_u8..4).prop_map(Step::Wait),
        4 => Just(Step::Archive),
        3 => order.prop_map(Step::Restore),
    ];
    proptest::collection::vec(step, 1..40)
}

/// The shop that archives, and what lies in its archive.
struct Leaving {
    host: Host,
    archive: BTreeMap<String, ArchivedBytes>,
}

impl Leaving {
    fn archive(&mut self) {
        let done = self.host.json(json!({"archive": {"limit": 3}})).unwrap();
        let Reply::Archived(reply) = done.reply else { panic!("{:?}", done.reply) };
        self.archive.extend(reply.orders.into_iter().map(|left| (left.order.to_string(), left.bytes)));
    }

    /// Takes an order back where it is in the archive.
    fn fetch(&mut self, order: &str) {
        if let Some(bytes) = self.archive.remove(order) {
            self.host.json(json!({"restore": {"order": order, "bytes": bytes}})).unwrap();
        }
    }

    /// The live shop, the replayed one and the one from a snapshot are the same.
    fn check(&mut self) {
        let digest = self.host.shop.digest();
        assert_eq!(journal::replay(&self.host.bytes).unwrap().digest(), digest, "replayed");
        let (again, _) = journal::restore(&journal::snapshot(&self.host.shop, &self.host.journal)).unwrap();
        assert_eq!(again.digest(), digest, "from a snapshot");
        self.host.shop = again;
    }
}

fn shop() -> Host {
    let archive = ArchiveSettings { after: Span::from_days(2), limit: 10 };
    let mut host = Host::with(Settings { archive, ..Settings::in_currency(Currency::CNY) });
    set_up(&mut host);
    let keys: Vec<_> = (100..140).map(sealed).collect();
    host.json(json!({"import_keys": {"pool": "cards", "batch": "more", "keys": keys}})).unwrap();
    host.json(json!({"adjust_stock": {"variant": "seat", "by": 50}})).unwrap();
    host
}

/// Does a body, and gives back what the outside sees of it.
fn seen(host: &mut Host, body: Value) -> Value {
    match host.json(body) {
        Ok(done) => json!([done.events(), done.reply]),
        Err(rejection) => json!(rejection),
    }
}

fn wait(host: &mut Host, until: u64) {
    while let Some(due) = host.shop.next_deadline().filter(|due| due.millis() <= until) {
        host.now = host.now.max(due.millis());
        host.tick();
    }
    host.now = until;
}

/// What can be read of a shop beside its orders.
fn reads(shop: &Shop) -> Value {
    let customers: Vec<_> = shop.customer_ids().map(|id| json!(shop.customer(id).unwrap())).collect();
    let stock = ["card", "seat"].map(|id| json!(shop.stock(&id.parse().unwrap(), shop.clock()).unwrap()));
    json!([
        shop.balances(),
        customers,
        stock,
        shop.pool_counts(&"cards".parse().unwrap()).unwrap(),
        shop.next_deadline()
    ])
}

/// What can be read of an order.
fn reads_of(shop: &Shop, id: &str) -> Value {
    let id = id.parse().unwrap();
    json!([
        shop.order(&id).unwrap(),
        shop.commission(&id).unwrap(),
        shop.keys_of(&id).unwrap(),
        shop.payments_of(&id).unwrap(),
        shop.explain(&id).unwrap().text(),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whoever_archives_sees_what_the_other_sees(steps in steps()) {
        let (mut stays, mut leaves) = (shop(), Leaving { host: shop(), archive: BTreeMap::new() });
        let mut placed = 0_usize;
        for (n, step) in steps.into_iter().enumerate() {
            let name = |order: u8| (placed > 0).then(|| format!("o-{}", usize::from(order) % placed));
            let of = |order: u8, body: fn(&str, usize) -> Value| name(order).map(|id| (id.clone(), body(&id, n)));
            let both = match step {
                Step::Place { lines, buyer, coupon } => {
                    let mut cart = Cart::on(if lines & 4 == 0 { "web" } else { "wechat" });
                    if lines & 1 != 0 {
                        cart = cart.line("card", 2);
                    }
                    if lines & 2 != 0 {
                        cart = cart.line("seat", 1);
                    }
                    cart = cart.line("guide", 1);
                    if let Some(buyer) = buyer {
                        cart = cart.buyer(["ann", "bob", "cat"][usize::from(buyer)]);
                    }
                    if coupon {
                        cart = cart.coupon("TEN");
                    }
                    let id = format!("o-{placed}");
                    let results = [&mut stays, &mut leaves.host].map(|host| match host.place(&id, cart.clone()) {
                        Ok(done) => json!([done.events(), done.reply]),
                        Err(rejection) => json!(rejection),
                    });
                    prop_assert_eq!(&results[0], &results[1]);
                    placed += usize::from(results[0].is_array());
                    None
                }
                Step::Pay(order) => name(order).map(|id| {
                    let total = stays.shop.order(&id.parse().unwrap()).unwrap().total;
                    let body = json!({"record_payment": {"order": id, "payment": format!("p-{n}"), "amount": total}});
                    (id, body)
                }),
                Step::PayAgain(order) => name(order).map(|id| {
                    let paid = stays.shop.payments_of(&id.parse().unwrap()).unwrap();
                    let payment = paid.first().map_or("none".to_string(), |paid| paid.payment.to_string());
                    let total = stays.shop.order(&id.parse().unwrap()).unwrap().total;
                    let body = json!({"record_payment": {"order": id, "payment": payment, "amount": total}});
                    (id, body)
                }),
                Step::Cancel(order) => of(order, |id, _| json!({"cancel_order": {"order": id}})),
                Step::Deliver(order) => of(order, |id, _| json!({"deliver": {"order": id}})),
                Step::Complete(order) => of(order, |id, _| json!({"complete_order": {"order": id}})),
                Step::Refund { order, one: false } => {
                    of(order, |id, n| json!({"refund_order": {"order": id, "refund": format!("r-{n}")}}))
                }
                Step::Refund { order, one: true } => of(order, |id, n| {
                    let lines = json!([{"line": 0, "units": 1}]);
                    json!({"refund_order": {"order": id, "refund": format!("r-{n}"), "lines": lines}})
                }),
                Step::Reveal(order) => {
                    of(order, |id, _| json!({"reveal_keys": {"order": id, "by": "ann", "reason": "lost"}}))
                }
                Step::Wait(days) => {
                    let until = stays.now + Span::from_days(days.into()).millis();
                    wait(&mut stays, until);
                    wait(&mut leaves.host, until);
                    None
                }
                Step::Archive => {
                    leaves.archive();
                    None
                }
                Step::Restore(order) => {
                    name(order).into_iter().for_each(|id| leaves.fetch(&id));
                    None
                }
            };
            if let Some((id, body)) = both {
                let stayed = seen(&mut stays, body.clone());
                // What is in the archive is refused, and changes nothing; it is fetched, and then it is as if it had stayed.
                if leaves.archive.contains_key(&id) {
                    let told = seen(&mut leaves.host, body.clone());
                    let answered = told[1].get("in_archive").is_some();
                    // A payment of another order is refused alike wherever this one is.
                    let refused = told["code"].as_str().is_some_and(|code| code.ends_with(".archived") || told == stayed);
                    prop_assert!(answered || refused, "{told}");
                    leaves.fetch(&id);
                }
                prop_assert_eq!(stayed, seen(&mut leaves.host, body));
            }
            leaves.check();
            prop_assert_eq!(reads(&stays.shop), reads(&leaves.host.shop));
            for id in leaves.host.shop.order_ids() {
                prop_assert_eq!(reads_of(&stays.shop, id.as_str()), reads_of(&leaves.host.shop, id.as_str()));
            }
            prop_assert_eq!(leaves.host.shop.archived_orders(), leaves.archive.len());
        }
        // Everything comes back.
        for id in leaves.archive.keys().cloned().collect::<Vec<_>>() {
            leaves.fetch(&id);
        }
        leaves.check();
        prop_assert_eq!(reads(&stays.shop), reads(&leaves.host.shop));
        prop_assert!(stays.shop.order_ids().eq(leaves.host.shop.order_ids()), "in the order they were placed");
        for id in stays.shop.order_ids() {
            prop_assert_eq!(reads_of(&stays.shop, id.as_str()), reads_of(&leaves.host.shop, id.as_str()));
        }
        for buyer in ["ann", "bob", "cat"] {
            let buyer = buyer.parse().unwrap();
            let orders = [&stays.shop, &leaves.host.shop].map(|shop| shop.orders_of(&buyer, None, 99).unwrap());
            prop_assert_eq!(&orders[0], &orders[1]);
        }
    }
}
