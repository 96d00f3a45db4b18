//! The life of commission: earned with each delivery, vested, withdrawn and paid or failed, taken back by refunds in any
//! slices and any order, also when it was paid out already; a debt is netted by what is earned later.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::id::OrderId;
use keytill::journal;
use keytill::money::Currency;
use keytill::pricing::Cart;
use keytill::shop::{CommissionView, CustomerView, Settings};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use support::Host;

const DAY: u64 = 86_400_000;
const PEOPLE: [&str; 4] = ["zoe", "ann", "bob", "cat"];

fn town() -> Host {
    let mut host = Host::with(Settings::in_currency(Currency::CNY));
    let unilevel = |tiers: &[&str]| {
        let tiers: Vec<Value> = tiers.iter().map(|percent| json!({"percent": percent})).collect();
        json!({"unilevel": {"tiers": tiers}})
    };
    for body in [
        json!({"put_channel": {"channel": {"id": "web"}}}),
        json!({"put_channel": {"channel": {"id": "hand", "auto_delivery": false}}}),
        json!({"put_product": {"product": {"id": "gift", "variants": [
            {"id": "card", "stock": "unlimited"}, {"id": "bit", "stock": "unlimited"}]}}}),
        json!({"publish_price_book": {"book": {"id": "b1", "currency": "CNY", "variants": [
            {"variant": "card", "product": "gift", "price": "33.33"}, {"variant": "bit", "product": "gift", "price": "0.07"}]}}}),
        json!({"register_customer": {"customer": "zoe"}}),
        json!({"register_customer": {"customer": "ann", "inviter": "zoe"}}),
        json!({"register_customer": {"customer": "bob", "inviter": "ann"}}),
        json!({"register_customer": {"customer": "cat", "inviter": "bob"}}),
        // Two bonuses, so that one person has two shares of a line.
        json!({"publish_plan": {"override_policy": {"by": "ops", "reason": "a test"}, "plan": {"id": "p1", "currency": "CNY",
            "cap_percent": "40", "vest_after": DAY, "withdrawal": {"min": "0.01", "approve_from": "20.00"}, "bonuses": [
                {"id": "team", "kind": unilevel(&["10", "5", "3"])}, {"id": "extra", "kind": unilevel(&["2.5", "1"])}]}}}),
    ] {
        host.json(body).unwrap();
    }
    host
}

#[derive(Debug, Clone)]
enum Step {
    Buy { channel: &'static str, cards: u32, bits: u32 },
    Deliver { order: usize, line: u32, units: u32 },
    Units { order: usize, line: u32, units: u32 },
    Money { order: usize, minor: i64 },
    Rest { order: usize },
    Complain { order: usize },
    Resolve { order: usize },
    Wait(u64),
    Withdraw { who: usize, share: i64 },
    Settle { nth: usize, paid: bool },
    Tick,
}

fn step() -> impl Strategy<Value = Step> {
    let order = || 0_usize..6;
    let channel = prop_oneof![Just("web"), Just("hand")];
    prop_oneof![
        3 => (channel, 1_u32..5, 0_u32..8).prop_map(|(channel, cards, bits)| Step::Buy { channel, cards, bits }),
        3 => (order(), 0_u32..2, 1_u32..4).prop_map(|(order, line, units)| Step::Deliver { order, line, units }),
        4 => (order(), 0_u32..2, 1_u32..4).prop_map(|(order, line, units)| Step::Units { order, line, units }),
        2 => (order(), 1_i64..4000).prop_map(|(order, minor)| Step::Money { order, minor }),
        1 => order().prop_map(|order| Step::Rest { order }),
        1 => order().prop_map(|order| Step::Complain { order }),
        1 => order().prop_map(|order| Step::Resolve { order }),
        3 => (1_u64..9).prop_map(Step::Wait),
        3 => (0_usize..3, 1_i64..=100).prop_map(|(who, share)| Step::Withdraw { who, share }),
        3 => (0_usize..8, any::<bool>()).prop_map(|(nth, paid)| Step::Settle { nth, paid }),
        2 => Just(Step::Tick),
    ]
}

struct World {
    host: Host,
    orders: usize,
    refunds: usize,
    withdrawals: usize,
    /// What was paid out, the fees among it.
    paid: BTreeMap<String, i64>,
    open: Vec<(String, String, i64)>,
}

fn order(n: usize) -> OrderId {
    format!("o-{n}").parse().unwrap()
}

impl World {
    fn customer(&self, who: &str) -> CustomerView {
        self.host.shop.customer(&who.parse().unwrap()).unwrap()
    }

    fn commission(&self) -> Vec<(usize, CommissionView)> {
        (0..self.orders)
            .flat_map(|n| {
                self.host.shop.commission(&order(n)).unwrap().into_iter().map(move |line| (n, line))
            })
            .collect()
    }

    fn refund(&mut self, mut body: Value) -> bool {
        body["refund"] = format!("r-{}", self.refunds).into();
        self.refunds += 1;
        self.host.json(json!({"refund_order": body})).is_ok()
    }

    fn take(&mut self, step: Step) {
        let known = |n: usize| n < self.orders;
        match step {
            Step::Buy { channel, cards, bits } => {
                let mut cart = Cart::on(channel).buyer("cat").line("card", cards);
                if bits > 0 {
                    cart = cart.line("bit", bits);
                }
                let id = format!("o-{}", self.orders);
                self.host.place(&id, cart).unwrap();
                self.host.pay(&id, &format!("pay-{id}")).unwrap();
                self.orders += 1;
            }
            Step::Deliver { order: n, line, units } if known(n) => {
                let _ = self
                    .host
                    .json(json!({"deliver": {"order": order(n), "lines": [{"line": line, "units": units}]}}));
            }
            Step::Units { order: n, line, units } if known(n) => {
                self.refund(json!({"order": order(n), "lines": [{"line": line, "units": units}]}));
            }
            Step::Money { order: n, minor } if known(n) => {
                let amount = format!("{}.{:02} CNY", minor / 100, minor % 100);
                self.refund(json!({"order": order(n), "amount": amount}));
            }
            Step::Rest { order: n } if known(n) => {
                self.refund(json!({"order": order(n)}));
            }
            Step::Complain { order: n } if known(n) => {
                let _ = self.host.json(json!({"open_complaint": {"order": order(n), "reason": "bad"}}));
            }
            Step::Resolve { order: n } if known(n) => {
                let resolution = json!({"rejected": {"reason": "good"}});
                let _ = self
                    .host
                    .json(json!({"resolve_complaint": {"order": order(n), "resolution": resolution}}));
            }
            Step::Wait(days) => {
                self.host.now += days * DAY;
                self.host.tick();
            }
            Step::Tick => drop(self.host.tick()),
            Step::Withdraw { who, share } => {
                let who = PEOPLE[who];
                let minor = self.customer(who).balances.available.minor() * share / 100;
                let id = format!("w-{}", self.withdrawals);
                let amount = format!("{}.{:02} CNY", minor / 100, (minor % 100).abs());
                let body =
                    json!({"request_withdrawal": {"amount": amount, "promoter": who, "withdrawal": id}});
                if minor > 0 {
                    self.host.json(body).unwrap();
                    self.withdrawals += 1;
                    self.open.push((id, who.into(), minor));
                }
            }
            Step::Settle { nth, paid } if nth < self.open.len() => {
                let (id, who, minor) = self.open.remove(nth);
                if paid && minor >= 2000 {
                    self.host.json(json!({"approve_withdrawal": {"by": "ops", "withdrawal": id}})).unwrap();
                }
                let settlement =
                    if paid { json!("paid") } else { json!({"failed": {"reason": "no account"}}) };
                self.host
                    .json(json!({"settle_withdrawal": {"withdrawal": id, "settlement": settlement}}))
                    .unwrap();
                if paid {
                    *self.paid.entry(who).or_default() += minor;
                }
            }
            _ => {}
        }
    }

    /// Every cent that is not taken back is pending, available, on its way out or paid; never more is taken back than there
    /// was, and of an order that was handed over at once just the share of each line that went back.
    fn check(&self) -> Result<(), TestCaseError> {
        let lines = self.commission();
        for who in PEOPLE {
            let theirs = lines.iter().filter(|(_, line)| line.promoter.as_str() == who);
            let left: i64 = theirs.map(|(_, line)| line.amount.minor() - line.reversed.minor()).sum();
            let balances = self.customer(who).balances;
            let held = balances.pending.minor() + balances.available.minor() + balances.withdrawing.minor();
            prop_assert_eq!(held + self.paid.get(who).copied().unwrap_or(0), left, "{}", who);
        }
        for (n, line) in &lines {
            let (amount, reversed) = (line.amount.minor(), line.reversed.minor());
            prop_assert!((0..=amount).contains(&reversed));
            let view = self.host.shop.order(&order(*n)).unwrap();
            let of = &view.lines[usize::from(line.line)];
            let (total, back) = (of.total.amount().minor(), of.refunded.amount().minor());
            if view.channel.as_ref().is_some_and(|channel| channel.as_str() == "web") {
                prop_assert_eq!(reversed, amount * back / total, "order {} {:?}", n, line);
            }
            if back == total {
                prop_assert_eq!(reversed, amount, "order {} {:?}", n, line);
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_cent_of_commission_is_somewhere_and_refunds_take_back_exactly_the_whole(
        steps in prop::collection::vec(step(), 1..60),
        last in prop::collection::vec(any::<prop::sample::Index>(), 6),
    ) {
        let (paid, open) = (BTreeMap::new(), Vec::new());
        let mut world = World { host: town(), orders: 0, refunds: 0, withdrawals: 0, paid, open };
        for step in steps {
            let shown = format!("{step:?}");
            world.take(step);
            world.check().map_err(|flaw| TestCaseError::fail(format!("after {shown}: {flaw}")))?;
        }
        // At last everything goes back, in any order, piece by piece.
        let mut rest: Vec<usize> = (0..world.orders).collect();
        for index in last.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let n = rest[index.index(rest.len())];
            if !(0..2).any(|line| world.refund(json!({"order": order(n), "lines": [{"line": line, "units": 1}]}))) {
                let _ = world.refund(json!({"order": order(n)}));
                rest.retain(|other| *other != n);
            }
            world.check()?;
        }
        for who in PEOPLE {
            let balances = world.customer(who).balances;
            let held = balances.available.minor() + balances.withdrawing.minor();
            prop_assert_eq!(balances.pending.minor(), 0);
            prop_assert_eq!(held, -world.paid.get(who).copied().unwrap_or(0), "{} keeps just the debt", who);
        }
        prop_assert_eq!(world.host.shop.balances().revenue.amount().minor(), 0);
        let again = journal::replay(&world.host.bytes).unwrap();
        prop_assert_eq!(again.digest(), world.host.shop.digest());
    }
}

/// Nothing is marked row by row: a withdrawal takes an amount off a balance, whatever earned it.
#[test]
fn what_more_than_sixty_four_orders_earned_is_withdrawn_once() {
    let mut host = town();
    for n in 0..70 {
        let id = format!("o-{n}");
        host.place(&id, Cart::on("web").buyer("cat").line("card", 1)).unwrap();
        host.pay(&id, &format!("pay-{n}")).unwrap();
    }
    for days in [30, 1] {
        host.now += days * DAY;
        while host.shop.next_deadline().is_some_and(|due| due.millis() <= host.now) {
            host.tick();
        }
    }
    let all = host.shop.customer(&"bob".parse().unwrap()).unwrap().balances.available;
    // 10 % of 33.33 is 3.33, 2.5 % of it 0.83.
    assert_eq!(all.minor(), 70 * (333 + 83));
    let withdraw = |id: &str, amount: &str| json!({"request_withdrawal": {"amount": amount, "promoter": "bob", "withdrawal": id}});
    host.json(withdraw("w-1", "291.20 CNY")).unwrap();
    host.json(json!({"approve_withdrawal": {"by": "ops", "withdrawal": "w-1"}})).unwrap();
    host.json(json!({"settle_withdrawal": {"withdrawal": "w-1", "settlement": "paid"}})).unwrap();
    let code = host.json(withdraw("w-2", "0.01 CNY")).unwrap_err().code();
    assert_eq!(code, "withdrawal.insufficient");
}
