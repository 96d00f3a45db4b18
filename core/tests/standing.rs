//! Whoever may not earn does not rise either: blocked and dormant promoters, and owners of sub-shops who were merged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::money::Currency;
use keytill::people::PeopleSettings;
use keytill::pricing::Cart;
use keytill::shop::Settings;
use serde_json::{Value, json};
use support::Host;

const DAY: u64 = 86_400_000;

fn market(dormant_after: u32) -> Host {
    let people = PeopleSettings { dormant_after, ..PeopleSettings::default() };
    let mut host = Host::with(Settings { people, ..Settings::in_currency(Currency::CNY) });
    for body in [
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"put_product": {"product": {"id": "gift", "variants": [{"id": "card", "stock": "unlimited"}]}}}),
        json!({"publish_price_book": {"book": {"id": "b1", "currency": "CNY",
            "variants": [{"variant": "card", "product": "gift", "price": "100.00"}]}}}),
        json!({"register_customer": {"customer": "ann"}}),
        json!({"register_customer": {"customer": "bob"}}),
    ] {
        host.json(body).unwrap();
    }
    host
}

/// Gold for two whom somebody brought.
fn gold() -> Value {
    let two = json!({"at_least": {"fact": {"counter": {"name": "directs", "window": 0}}, "value": "2"}});
    json!({"put_level": {"level": {"id": "gold", "rank": 1, "terms": {"reach": two}}}})
}

fn bring_two(host: &mut Host) {
    for who in ["ann", "bob"] {
        for n in 1..=2 {
            host.json(json!({"register_customer": {"customer": format!("{who}-{n}"), "inviter": who}}))
                .unwrap();
        }
    }
}

fn buy(host: &mut Host, order: &str, who: &str) {
    host.place(order, Cart::on("web").buyer(who).line("card", 1)).unwrap();
    host.pay(order, &format!("pay-{order}")).unwrap();
}

fn level(host: &Host, who: &str) -> Option<String> {
    host.shop.customer(&who.parse().unwrap()).unwrap().level.map(|level| level.to_string())
}

/// Ticks until nothing is left to do.
fn settle(host: &mut Host) {
    while host.tick().record.is_some() {}
}

#[test]
fn dormant_promoters_do_not_rise_until_they_buy_again() {
    let mut host = market(30);
    host.json(gold()).unwrap();
    buy(&mut host, "o-1", "ann");
    host.now += 31 * DAY;
    buy(&mut host, "o-2", "bob");
    bring_two(&mut host);
    settle(&mut host);
    assert_eq!((level(&host, "ann"), level(&host, "bob")), (None, Some("gold".into())));
    buy(&mut host, "o-3", "ann");
    settle(&mut host);
    assert_eq!(level(&host, "ann"), Some("gold".into()));
}

#[test]
fn a_rule_that_is_put_later_raises_nobody_who_is_blocked() {
    let mut host = market(0);
    bring_two(&mut host);
    host.json(json!({"set_standing": {"customer": "ann", "blocked": {"block": {"reason": "brushing"}}}}))
        .unwrap();
    host.json(gold()).unwrap();
    settle(&mut host);
    assert_eq!((level(&host, "ann"), level(&host, "bob")), (None, Some("gold".into())));
    host.json(json!({"set_standing": {"customer": "ann", "blocked": "lift"}})).unwrap();
    settle(&mut host);
    assert_eq!(level(&host, "ann"), Some("gold".into()), "looked at again once the block is lifted");
}

#[test]
fn the_sub_shop_of_a_merged_owner_pays_the_one_that_is_left() {
    let mut host = market(0);
    let shops = json!({"max_chain": 2, "max_markup_percent": "25"});
    let plan = json!({"id": "p1", "currency": "CNY", "cap_percent": "36",
        "bonuses": [{"id": "shops", "kind": {"sub_shops": shops}}]});
    host.json(json!({"publish_plan": {"plan": plan}})).unwrap();
    host.json(json!({"register_customer": {"customer": "cat"}})).unwrap();
    host.json(json!({"set_standing": {"customer": "ann", "sub_shop": true}})).unwrap();
    host.json(json!({"put_sub_shop": {"channel": "web", "markup_percent": "10", "owner": "ann"}})).unwrap();
    buy(&mut host, "o-1", "cat");
    host.json(json!({"merge_customers": {"customer": "ann", "into": "bob"}})).unwrap();
    buy(&mut host, "o-2", "cat");
    let paid = |host: &Host, order: &str| {
        let lines = host.shop.commission(&order.parse().unwrap()).unwrap();
        lines.iter().map(|line| (line.promoter.to_string(), line.amount.to_string())).collect::<Vec<_>>()
    };
    for order in ["o-1", "o-2"] {
        assert_eq!(paid(&host, order), [("bob".to_owned(), "10.00 CNY".to_owned())], "{order}");
    }
    let shop = host.shop.sub_shop(&"web".parse().unwrap()).unwrap();
    assert_eq!(shop.owner.as_str(), "bob");
    host.json(json!({"refund_order": {"order": "o-1", "refund": "r-1"}})).unwrap();
    let bob = host.shop.customer(&"bob".parse().unwrap()).unwrap().balances;
    assert_eq!(bob.pending.to_string(), "10.00 CNY");
}
