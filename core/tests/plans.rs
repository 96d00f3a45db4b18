//! Plans in a shop: what a plan would have paid for past orders, and that a closed period is the sum over its orders.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::commission::Plan;
use keytill::id::CustomerId;
use keytill::journal;
use keytill::pricing::Cart;
use keytill::shop::{Reply, WhichOrders};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Host, small_shop};

fn plan(id: &str, kind: Value) -> Plan {
    serde_json::from_value(json!({
        "id": id, "currency": "CNY", "cap_percent": "50", "rounding": "down",
        "bonuses": [{"id": "b", "kind": kind}],
    }))
    .unwrap()
}

/// What the plan in force paid, and what others would have: from the journal that recorded the orders.
#[test]
fn a_plan_is_tried_on_the_orders_of_a_journal() {
    let mut host = small_shop();
    for (order, quantity) in [("o-1", 1), ("o-2", 3)] {
        host.place(order, Cart::on("web").buyer("cat").line("card", quantity)).unwrap();
        host.pay(order, &format!("pay-{order}")).unwrap();
    }
    let shop = journal::replay(&host.bytes).unwrap();
    let accrued: i64 = ["o-1", "o-2"]
        .iter()
        .flat_map(|order| shop.commission(&order.parse().unwrap()).unwrap())
        .map(|line| line.amount.minor())
        .sum();
    let none = plan("none", json!({"unilevel": {"tiers": []}}));
    let compared = shop.compare_plans(&none, WhichOrders::Paid).unwrap();
    assert_eq!(compared.one.paid.minor(), accrued);
    assert_eq!((compared.one.orders, compared.other.paid.minor()), (2, 0));
    assert_eq!(compared.difference().minor(), -accrued);
    // Both orders pay the same share: the first stays the worst.
    let worst = compared.one.worst.unwrap();
    assert_eq!((worst.order, worst.revenue.minor(), worst.paid.minor()), (0, 5000, accrued / 4));
}

/// The month of November 2023 by the clock of Beijing, and a moment in December.
const NOVEMBER: u16 = 646;
const DECEMBER: u64 = 1_701_734_400_000;
/// As long as any month.
const MONTH: u64 = 31 * 86_400_000;

fn town(tree: &[Option<usize>]) -> Host {
    let mut host = Host::new();
    let mut all = vec![
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"put_product": {"product": {"id": "gift", "variants": [{"id": "card", "stock": "unlimited"}]}}}),
        json!({"publish_price_book": {"book": {"id": "b1", "currency": "CNY",
            "variants": [{"variant": "card", "product": "gift", "price": "10.00"}]}}}),
    ];
    for (n, above) in tree.iter().enumerate() {
        let inviter = above.map(|above| format!("p{above}"));
        all.push(json!({"register_customer": {"customer": format!("p{n}"), "inviter": inviter}}));
    }
    let bonus = json!({"id": "volume", "kind": {"team_volume": {"tiers": [
        {"from": "20.00", "percent": "5"}, {"from": "100.00", "percent": "10"}]}}});
    let plan =
        json!({"id": "p1", "currency": "CNY", "cap_percent": "50", "rounding": "down", "bonuses": [bonus]});
    all.push(json!({"publish_plan": {"plan": plan, "override_policy": {"by": "ops", "reason": "a test"}}}));
    for body in all {
        host.json(body).unwrap();
    }
    host
}

/// Naive: each one's team, and what it is worth less what the direct teams are.
fn worth_of(tree: &[Option<usize>], volumes: &[i64]) -> Vec<i64> {
    let team = |top: usize| -> i64 {
        let below = |mut n: usize| loop {
            if n == top {
                break true;
            }
            match tree[n] {
                Some(above) => n = above,
                None => break false,
            }
        };
        // Whoever gave back more than was bought in a period bought nothing in it.
        (0..tree.len()).filter(|n| below(*n)).map(|n| volumes[n].max(0)).sum()
    };
    let worth = |volume: i64| match volume {
        10_000.. => volume / 10,
        2000.. => volume / 20,
        _ => 0,
    };
    let paid = |n: usize| {
        let directs = (0..tree.len()).filter(|direct| tree[*direct] == Some(n));
        worth(team(n)) - directs.map(|direct| worth(team(direct))).sum::<i64>()
    };
    (0..tree.len()).map(paid).collect()
}

/// Closes a period and pays it out; what everybody got. It is done once.
fn close(host: &mut Host, period: u16, limit: u32) -> i64 {
    let close = json!({"close_period": {"period": period, "limit": limit}});
    let mut paid = 0;
    loop {
        let done = host.json(close.clone()).unwrap();
        let Reply::Period { lines, left, amount, .. } = done.reply else { panic!("{:?}", done.reply) };
        paid += amount.minor();
        assert!(lines <= limit);
        if left == 0 {
            break;
        }
    }
    assert_eq!(host.json(close).unwrap_err().code(), "period.closed");
    paid
}

/// Something that happens in one of the months from November 2023 on.
#[derive(Debug, Clone)]
enum Deed {
    Sell {
        buyer: prop::sample::Index,
        units: u32,
    },
    /// Gives back units of an order that was placed before, maybe months ago.
    Refund {
        order: prop::sample::Index,
        units: u32,
    },
    NextMonth,
    /// Closes one of the months before.
    Close {
        back: u16,
    },
}

fn deed() -> impl Strategy<Value = Deed> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        6 => (index(), 1_u32..6).prop_map(|(buyer, units)| Deed::Sell { buyer, units }),
        3 => (index(), 1_u32..4).prop_map(|(order, units)| Deed::Refund { order, units }),
        4 => Just(Deed::NextMonth),
        3 => (1_u16..6).prop_map(|back| Deed::Close { back }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Any month whose volumes are kept is closed as it was, whichever were closed before it or missed, whatever was
    /// refunded since: a refund counts in the month in which it happens.
    #[test]
    fn any_month_that_is_kept_is_closed_as_it_was(
        above in prop::collection::vec(any::<prop::sample::Index>(), 2..7),
        deeds in prop::collection::vec(deed(), 1..40),
        limit in 1_u32..4,
    ) {
        let tree: Vec<_> = above.iter().enumerate().map(|(n, index)| (n > 0).then(|| index.index(n))).collect();
        let mut host = town(&tree);
        // By month since November; who ordered how many units, and how many are left.
        let (mut volumes, mut orders) = (vec![vec![0_i64; tree.len()]], Vec::<(usize, u32)>::new());
        let (mut month, mut closed, mut paid) = (0_u16, Vec::new(), vec![0_i64; tree.len()]);
        for deed in deeds {
            let now = usize::from(month);
            match deed {
                Deed::Sell { buyer, units } => {
                    let (buyer, order) = (buyer.index(tree.len()), format!("o-{}", orders.len()));
                    host.place(&order, Cart::on("web").buyer(format!("p{buyer}")).line("card", units)).unwrap();
                    host.pay(&order, &format!("pay-{order}")).unwrap();
                    volumes[now][buyer] += i64::from(units) * 1000;
                    orders.push((buyer, units));
                }
                Deed::Refund { order, units } if !orders.is_empty() => {
                    let n = order.index(orders.len());
                    let units = units.min(orders[n].1);
                    if units > 0 {
                        let left = orders[n].1;
                        host.json(json!({"refund_order": {"order": format!("o-{n}"), "despite": "late",
                            "refund": format!("r-{n}-{left}"), "lines": [{"line": 0, "units": units}]}})).unwrap();
                        volumes[now][orders[n].0] -= i64::from(units) * 1000;
                        orders[n].1 -= units;
                    }
                }
                Deed::NextMonth => {
                    month += 1;
                    host.now += MONTH;
                    volumes.push(vec![0; tree.len()]);
                }
                Deed::Close { back } if back <= month => {
                    let (at, period) = (month - back, NOVEMBER + month - back);
                    if back > 3 {
                        let code = host.json(json!({"close_period": {"period": period}})).unwrap_err().code();
                        prop_assert_eq!(code, if closed.contains(&at) { "period.closed" } else { "period.gone" });
                    } else if !closed.contains(&at) {
                        let expected = worth_of(&tree, &volumes[usize::from(at)]);
                        prop_assert_eq!(close(&mut host, period, limit), expected.iter().sum::<i64>());
                        paid.iter_mut().zip(expected).for_each(|(paid, more)| *paid += more);
                        closed.push(at);
                    }
                }
                Deed::Refund { .. } | Deed::Close { .. } => {}
            }
        }
        for (n, paid) in paid.into_iter().enumerate() {
            let balances = host.shop.customer(&format!("p{n}").parse().unwrap()).unwrap().balances;
            prop_assert_eq!(balances.available.minor(), paid);
        }
        // Closed from a snapshot, a month is closed the same.
        let (restored, _) = journal::restore(&journal::snapshot(&host.shop, &host.journal)).unwrap();
        prop_assert_eq!(restored.digest(), host.shop.digest());
        let again = journal::replay(&host.bytes).unwrap();
        prop_assert_eq!(again.digest(), host.shop.digest());
    }

    /// Whatever was bought and refunded, in whatever order: a close pays what the orders that are left are worth, once.
    #[test]
    fn a_close_is_the_sum_over_its_orders(
        above in prop::collection::vec(any::<prop::sample::Index>(), 2..7),
        sales in prop::collection::vec((any::<prop::sample::Index>(), 1_u32..6, prop::bool::weighted(0.2)), 1..12),
        limit in 1_u32..4,
    ) {
        let tree: Vec<_> = above.iter().enumerate().map(|(n, index)| (n > 0).then(|| index.index(n))).collect();
        let mut host = town(&tree);
        let mut volumes = vec![0_i64; tree.len()];
        for (n, (buyer, units, back)) in sales.iter().enumerate() {
            let buyer = buyer.index(tree.len());
            let order = format!("o-{n}");
            host.place(&order, Cart::on("web").buyer(format!("p{buyer}")).line("card", *units)).unwrap();
            host.pay(&order, &format!("pay-{n}")).unwrap();
            if *back {
                host.json(json!({"refund_order": {"order": order, "refund": format!("r-{n}")}})).unwrap();
            } else {
                volumes[buyer] += i64::from(*units) * 1000;
            }
        }
        let expected = worth_of(&tree, &volumes);
        host.now = DECEMBER;
        prop_assert_eq!(close(&mut host, NOVEMBER, limit), expected.iter().sum::<i64>());
        for (n, expected) in expected.iter().enumerate() {
            let customer: CustomerId = format!("p{n}").parse().unwrap();
            let balances = host.shop.customer(&customer).unwrap().balances;
            prop_assert_eq!(balances.available.minor(), *expected);
        }
        let again = journal::replay(&host.bytes).unwrap();
        prop_assert_eq!(again.digest(), host.shop.digest());
    }
}
