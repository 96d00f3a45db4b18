//! Why a period pays what it pays: before it is closed and after, in a shop with two placement trees.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::pricing::Cart;
use keytill::shop::PeriodExplanation;
use serde_json::{Value, json};
use support::Host;

/// November 2023 by the clock of Beijing, and a moment in December.
const NOVEMBER: u16 = 646;
const DECEMBER: u64 = 1_701_734_400_000;

fn plan(bonuses: Value) -> Value {
    let plan =
        json!({"id": "p1", "currency": "CNY", "cap_percent": "90", "rounding": "down", "bonuses": bonuses});
    json!({"publish_plan": {"plan": plan, "override_policy": {"by": "ops", "reason": "a test"}}})
}

/// Ann brought bob, cat and dan. In the tree `near` bob and cat sit left and right of her; in `far` cat and dan do.
fn town() -> Host {
    let mut host = Host::new();
    let mut all = vec![
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"put_level": {"level": {"id": "star", "rank": 1}}}),
        json!({"put_product": {"product": {"id": "gift", "variants": [{"id": "card", "stock": "unlimited"}]}}}),
        json!({"publish_price_book": {"book": {"id": "b1", "currency": "CNY",
            "variants": [{"variant": "card", "product": "gift", "price": "10.00"}]}}}),
        json!({"open_placement_tree": {"tree": "near", "width": 2}}),
        json!({"open_placement_tree": {"tree": "far", "width": 2}}),
        json!({"register_customer": {"customer": "ann"}}),
    ];
    for who in ["bob", "cat", "dan"] {
        all.push(json!({"register_customer": {"customer": who, "inviter": "ann"}}));
    }
    for (tree, seated) in [("near", ["ann", "bob", "cat"]), ("far", ["ann", "cat", "dan"])] {
        for who in seated {
            all.push(json!({"place_customer": {"customer": who, "tree": tree}}));
        }
    }
    for body in all {
        host.json(body).unwrap();
    }
    host
}

fn buy(host: &mut Host, who: &str, cards: u32) {
    let order = format!("o-{who}");
    host.place(&order, Cart::on("web").buyer(who).line("card", cards)).unwrap();
    host.pay(&order, &format!("pay-{who}")).unwrap();
}

fn explained(host: &Host, who: &str) -> PeriodExplanation {
    host.shop.explain_period(NOVEMBER, &who.parse().unwrap()).unwrap()
}

/// Before the period is closed and after, what somebody earns is explained by the same sentences.
fn close_and_compare(host: &mut Host, who: &[(&str, &str)]) {
    let before: Vec<_> = who.iter().map(|(who, _)| explained(host, who)).collect();
    host.now = DECEMBER;
    host.json(json!({"close_period": {"period": NOVEMBER}})).unwrap();
    for ((who, amount), before) in who.iter().zip(before) {
        let after = explained(host, who);
        assert_eq!((before.is_closed, after.is_closed), (false, true));
        assert_eq!(
            (before.amount, after.amount.to_string()),
            (after.amount, format!("{amount} CNY")),
            "{who}"
        );
        assert_eq!(before.steps, after.steps);
        assert_eq!((before.text, before.text_zh), (after.text, after.text_zh));
        let balance = host.shop.customer(&who.parse().unwrap()).unwrap().balances.available;
        assert_eq!(balance, after.amount, "{who} has it");
    }
    let closed = host.shop.periods();
    assert_eq!((closed.len(), closed[0].period, closed[0].lines as u32), (1, NOVEMBER, closed[0].paid));
}

#[test]
fn each_bonus_goes_along_the_tree_that_it_names() {
    let mut host = town();
    let legs = |id: &str, tree: Option<&str>| {
        let mut binary = json!({"percent": "10", "pool_percent": "25", "cap": "8.00"});
        if let Some(tree) = tree {
            binary["tree"] = json!(tree);
        }
        json!({"id": id, "kind": {"binary": binary}})
    };
    let unknown = plan(json!([legs("a", Some("lost"))]));
    let refused = host.json(unknown).unwrap_err();
    assert_eq!(
        (refused.code(), refused.to_string()),
        ("plan.unknown_tree", "bonus `a` goes along placement tree `lost`, which is not open".into())
    );
    let walk = json!([{"id": "a", "kind": {"unilevel": {"tiers": [{"percent": "1"}], "tree": "near"}}}]);
    assert_eq!(host.json(plan(walk)).unwrap_err().code(), "plan.tree_unused");

    let seats = json!({"id": "seats", "kind": {"unilevel": {
        "tiers": [{"percent": "2"}], "along": "seats", "tree": "far"}}});
    host.json(plan(json!([
        legs("first", None),
        legs("near", Some("near")),
        legs("far", Some("far")),
        seats
    ])))
    .unwrap();
    for (who, cards) in [("bob", 10), ("cat", 4), ("dan", 20)] {
        buy(&mut host, who, cards);
    }
    // Bob has no seat in `far`: nobody is paid along it for what he buys.
    let paid = |order: &str| host.shop.commission(&order.parse().unwrap()).unwrap().len();
    assert_eq!([paid("o-bob"), paid("o-cat"), paid("o-dan")], [0, 1, 1]);
    let ann = explained(&host, "ann");
    assert_eq!(
        ann.text,
        [
            "bonus `first`: `ann` earns 4.00 CNY: 10 % of 40.00 CNY that matched between the legs is 4.00 CNY, rounded down",
            "bonus `near`: `ann` earns 4.00 CNY: 10 % of 40.00 CNY that matched between the legs is 4.00 CNY, rounded down",
            "bonus `far`: `ann` earns 4.00 CNY: 10 % of 40.00 CNY that matched between the legs is 4.00 CNY, rounded down",
        ]
    );
    host.json(json!({"move_customer": {"customer": "dan", "inviter": "cat"}})).unwrap();
    close_and_compare(&mut host, &[("ann", "12.00")]);
    let cat = explained(&host, "cat");
    assert_eq!(cat.text_zh[2], "奖项 `far`：本期结算中没有 `cat` 的明细");
}

#[test]
fn what_is_above_a_cap_or_a_pool_is_said() {
    let mut host = town();
    let binary = json!({"percent": "50", "pool_percent": "20", "cap": "45.00"});
    host.json(plan(json!([{"id": "legs", "kind": {"binary": binary}}]))).unwrap();
    for who in ["bob", "cat"] {
        buy(&mut host, who, 10);
    }
    assert_eq!(
        explained(&host, "ann").text,
        [
            "bonus `legs`: `ann` earns 40.00 CNY: 50 % of 100.00 CNY that matched between the legs is 50.00 CNY, rounded \
          down, less 5.00 CNY above the receiver's cap, less 5.00 CNY that the bonus's pool did not hold"
        ]
    );
    close_and_compare(&mut host, &[("ann", "40.00")]);
}

#[test]
fn teams_and_pools_are_explained() {
    let mut host = town();
    let team = json!({"tiers": [{"from": "50.00", "percent": "5"}, {"from": "100.00", "percent": "10"}], "pool_percent": "6"});
    let pool = json!({"pool_percent": "3", "members": [{"level": "star", "share": "25"}]});
    host.json(plan(
        json!([{"id": "team", "kind": {"team_volume": team}}, {"id": "stars", "kind": {"dividend": pool}}]),
    ))
    .unwrap();
    host.json(json!({"set_customer_level": {"customer": "cat", "level": "star"}})).unwrap();
    for (who, cards) in [("bob", 5), ("cat", 2), ("dan", 6)] {
        buy(&mut host, who, cards);
    }
    // 13.00 of the team's 130.00, of which bob's and dan's teams have 2.50 and 3.00; the pool of 7.80 holds six tenths of that.
    assert_eq!(
        explained(&host, "ann").text,
        [
            "bonus `team`: `ann` earns 4.50 CNY: 10 % of the team's 130.00 CNY is 13.00 CNY, rounded down, less 5.50 CNY \
             that the direct teams have, less 3.00 CNY that the bonus's pool did not hold",
            "bonus `stars`: `ann` is not of an eligible level",
        ]
    );
    assert_eq!(
        explained(&host, "cat").text_zh,
        [
            "奖项 `team`：`cat` 无收入：未达档位、无可对碰业绩，或已由下级全部取得",
            "奖项 `stars`：`cat` 得 0.97 CNY：奖池 3.90 CNY 中自己的份额，向下取整",
        ]
    );
    let refused = |period: u16| host.shop.explain_period(period, &"ann".parse().unwrap()).unwrap_err().code();
    assert_eq!((refused(NOVEMBER + 1), refused(NOVEMBER - 4)), ("period.not_over", "period.gone"));
    host.json(json!({"set_standing": {"customer": "dan", "blocked": {"block": {"reason": "brushing"}}}}))
        .unwrap();
    assert_eq!(explained(&host, "dan").text[0], "bonus `team`: `dan` is blocked");
}
