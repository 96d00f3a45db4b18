//! Joins, moves, merges and their undoing, seats, orders, refunds and levels in any order through a whole shop: the tree of
//! inviters has no cycle, and every figure that is kept is what a recount says. The recount knows who bought what; where
//! people stand it asks the shop.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use keytill::id::CustomerId;
use keytill::journal;
use keytill::money::{Currency, Money};
use keytill::pricing::Cart;
use keytill::shop::{Done, Rejection, Settings};
use keytill::slot::{CustomerSlot, Slot};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use support::Host;

const DAY: u64 = 86_400_000;
const PRICE: i64 = 1000;

#[derive(Debug, Clone)]
enum Step {
    Join(Option<usize>),
    Bind(usize, usize),
    Move(usize, Option<usize>),
    Merge(usize, usize),
    Unmerge(usize),
    Seat { tree: usize, who: usize, sponsor: Option<usize>, leg: Option<u8> },
    Buy { who: Option<usize>, units: u32 },
    Refund { order: usize, units: u32 },
    Level(usize, Option<&'static str>, bool),
    Role(usize, bool),
    Erase(usize),
    Wait(u64),
    Tick,
    Restore,
}

fn step() -> impl Strategy<Value = Step> {
    let who = || 0_usize..9;
    let maybe = || prop::option::weighted(0.8, 0_usize..9);
    let level = prop_oneof![Just(None), Just(Some("silver")), Just(Some("gold"))];
    prop_oneof![
        5 => maybe().prop_map(Step::Join),
        1 => (who(), who()).prop_map(|(n, up)| Step::Bind(n, up)),
        3 => (who(), maybe()).prop_map(|(n, up)| Step::Move(n, up)),
        3 => (who(), who()).prop_map(|(n, into)| Step::Merge(n, into)),
        2 => who().prop_map(Step::Unmerge),
        5 => (0_usize..2, who(), maybe(), prop::option::weighted(0.3, 0_u8..3))
            .prop_map(|(tree, who, sponsor, leg)| Step::Seat { tree, who, sponsor, leg }),
        8 => (maybe(), 1_u32..4).prop_map(|(who, units)| Step::Buy { who, units }),
        4 => (0_usize..20, 1_u32..4).prop_map(|(order, units)| Step::Refund { order, units }),
        2 => (who(), level, any::<bool>()).prop_map(|(n, level, until)| Step::Level(n, level, until)),
        1 => (who(), any::<bool>()).prop_map(|(n, on)| Step::Role(n, on)),
        1 => who().prop_map(Step::Erase),
        2 => (1_u64..40).prop_map(Step::Wait),
        2 => Just(Step::Tick),
        1 => Just(Step::Restore),
    ]
}

/// Who took a seat, and below which seat in which leg it is.
type Seat = (usize, Option<(usize, u8)>);

/// What is known beside the shop.
#[derive(Debug, Default)]
struct Known {
    /// As whom each goes on.
    into: Vec<Option<usize>>,
    erased: Vec<bool>,
    /// By whom, under the name of then; how many units are left.
    orders: Vec<(Option<usize>, u32)>,
    /// Under which name, in which period, how much.
    earned: Vec<(Option<usize>, u16, i64)>,
    /// By tree, in the order in which they were taken.
    seats: [Vec<Seat>; 2],
}

impl Known {
    fn resolve(&self, mut n: usize) -> usize {
        while let Some(into) = self.into[n] {
            n = into;
        }
        n
    }

    /// Those who go on as themselves and are not erased.
    fn alive(&self) -> Vec<usize> {
        (0..self.into.len()).filter(|n| self.into[*n].is_none() && !self.erased[*n]).collect()
    }

    fn earned_by(&self, counts: impl Fn(usize) -> bool, period: Option<u16>) -> i64 {
        let theirs = self
            .earned
            .iter()
            .filter(|(who, at, _)| who.is_some_and(&counts) && period.is_none_or(|period| period == *at));
        theirs.map(|(.., amount)| amount).sum()
    }

    fn own(&self, n: usize, period: Option<u16>) -> i64 {
        self.earned_by(|who| self.resolve(who) == n, period)
    }

    /// For which seat counts what was sold under a name.
    fn seat_of(&self, tree: usize, name: usize) -> Option<usize> {
        let goes_on = self.resolve(name);
        let others = (0..self.into.len()).filter(|n| self.resolve(*n) == goes_on && *n != goes_on);
        let mut names = [name, goes_on].into_iter().chain(others);
        names.find_map(|name| self.seats[tree].iter().position(|(who, _)| *who == name))
    }

    /// What was sold in a leg of a seat.
    fn leg(&self, tree: usize, seat: usize, leg: u8) -> i64 {
        let within = |mut here: usize| loop {
            match self.seats[tree][here].1 {
                Some((above, of)) if above == seat => return of == leg,
                Some((above, _)) => here = above,
                None => return false,
            }
        };
        let counts = |name: usize| self.seat_of(tree, name).is_some_and(within);
        self.earned_by(counts, None)
    }
}

struct World {
    host: Host,
    known: Known,
}

fn id(n: usize) -> CustomerId {
    format!("p{n}").parse().unwrap()
}

fn slot(n: usize) -> CustomerSlot {
    CustomerSlot::from_index(n).unwrap()
}

fn counter(name: &str, value: &str) -> Value {
    json!({"at_least": {"fact": {"counter": {"name": name, "window": 0}}, "value": value}})
}

impl World {
    fn new() -> Self {
        let mut settings = Settings::in_currency(Currency::CNY);
        settings.people.max_depth = 6;
        settings.people.dormant_after = 90;
        settings.tick_limit = 3;
        let mut host = Host::with(settings);
        for body in [
            json!({"put_channel": {"channel": {"id": "web"}}}),
            json!({"put_product": {"product": {"id": "gift", "variants": [{"id": "card", "stock": "unlimited"}]}}}),
            json!({"publish_price_book": {"book": {"id": "b1", "currency": "CNY",
                "variants": [{"variant": "card", "product": "gift", "price": "10.00"}]}}}),
            json!({"put_level": {"level": {"id": "silver", "rank": 1, "terms": {
                "reach": counter("team_period_volume", "40"), "keep": counter("own_volume", "10")}}}}),
            json!({"put_level": {"level": {"id": "gold", "rank": 2, "terms": {"reach": counter("directs:silver", "2")}}}}),
            json!({"publish_plan": {"plan": {"id": "p1", "currency": "CNY", "cap_percent": "40", "vest_after": 0,
                "bonuses": [{"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}, {"percent": "5"}]}}}]}}}),
            json!({"open_placement_tree": {"tree": "binary", "width": 2}}),
            json!({"open_placement_tree": {"tree": "matrix", "width": 3, "depth": 2}}),
        ] {
            host.json(body).unwrap();
        }
        Self { host, known: Known::default() }
    }

    fn period(&self) -> u16 {
        self.host.shop.current_period().0
    }

    fn try_to(&mut self, body: Value) -> Result<Done, Rejection> {
        self.host.json(body)
    }

    fn take(&mut self, step: Step) {
        let len = self.known.into.len();
        let known = |n: usize| (n < len).then_some(n);
        match step {
            Step::Join(up) => {
                let up = up.and_then(known).map(id);
                let done =
                    self.try_to(json!({"register_customer": {"customer": id(len), "inviter": up}})).is_ok();
                if done {
                    self.known.into.push(None);
                    self.known.erased.push(false);
                }
            }
            Step::Bind(n, up) if n.max(up) < len => {
                let _ = self.try_to(json!({"bind_inviter": {"customer": id(n), "inviter": id(up)}}));
            }
            Step::Move(n, up) if n < len => {
                let up = up.and_then(known).map(id);
                let _ = self.try_to(json!({"move_customer": {"customer": id(n), "inviter": up}}));
            }
            Step::Merge(n, into) if n.max(into) < len => {
                let done =
                    self.try_to(json!({"merge_customers": {"customer": id(n), "into": id(into)}})).is_ok();
                if done {
                    let (n, into) = (self.known.resolve(n), self.known.resolve(into));
                    self.known.into[n] = Some(into);
                }
            }
            Step::Unmerge(n) if n < len => {
                let done = self.try_to(json!({"unmerge_customers": {"customer": id(n)}})).is_ok();
                if done {
                    self.known.into[n] = None;
                }
            }
            Step::Seat { tree, who, sponsor, leg } if who < len => {
                let names = ["binary", "matrix"];
                let sponsor = sponsor.and_then(known).map(id);
                let body = json!({"place_customer":
                    {"tree": names[tree], "customer": id(who), "sponsor": sponsor, "leg": leg}});
                if self.try_to(body).is_ok() {
                    let seated = self.known.resolve(who);
                    let (people, _) = self.host.shop.people();
                    let above =
                        people.seat_above(tree, slot(seated)).map(|(above, leg)| (above.index(), leg));
                    let seats = &mut self.known.seats[tree];
                    let above =
                        above.map(|(above, leg)| (seats.iter().position(|(n, _)| *n == above).unwrap(), leg));
                    seats.push((seated, above));
                }
            }
            Step::Buy { who, units } => {
                let who = who.and_then(known);
                let mut cart = Cart::on("web").line("card", units);
                if let Some(n) = who {
                    cart = cart.buyer(id(n).as_str());
                }
                let order = format!("o-{}", self.known.orders.len());
                if self.host.place(&order, cart).is_ok() {
                    self.host.pay(&order, &format!("pay-{order}")).unwrap();
                    let period = self.period();
                    // An order is of whom its buyer goes on as.
                    let who = who.map(|n| self.known.resolve(n));
                    self.known.orders.push((who, units));
                    self.known.earned.push((who, period, i64::from(units) * PRICE));
                }
            }
            Step::Refund { order, units } => {
                let Some((who, left)) = self.known.orders.get(order).copied() else { return };
                let units = units.min(left);
                if units == 0 {
                    return;
                }
                let body = json!({"refund_order": {"order": format!("o-{order}"), "despite": "goodwill",
                    "refund": format!("r-{order}-{left}"), "lines": [{"line": 0, "units": units}]}});
                self.try_to(body).unwrap();
                let period = self.period();
                self.known.orders[order].1 -= units;
                self.known.earned.push((who, period, -i64::from(units) * PRICE));
            }
            Step::Level(n, level, until) if n < len => {
                let until = until.then(|| self.host.now + 20 * DAY);
                let _ = self.try_to(
                    json!({"set_customer_level": {"customer": id(n), "level": level, "until": until}}),
                );
            }
            Step::Role(n, on) if n < len => {
                let _ = self.try_to(json!({"set_standing": {"customer": id(n), "promoter": on}}));
            }
            Step::Erase(n) if n < len => {
                let done = self.try_to(json!({"erase_customer": {"customer": id(n)}})).is_ok();
                if done {
                    let goes_on = self.known.resolve(n);
                    for other in 0..len {
                        self.known.erased[other] |= self.known.resolve(other) == goes_on;
                    }
                }
            }
            Step::Wait(days) => self.host.now += days * DAY,
            Step::Tick => drop(self.host.tick()),
            Step::Restore => {
                let snapshot = journal::snapshot(&self.host.shop, &self.host.journal);
                let (shop, journal) = journal::restore(&snapshot).unwrap();
                assert_eq!(journal::snapshot(&shop, &journal), snapshot);
                (self.host.shop, self.host.journal) = (shop, journal);
            }
            _ => {}
        }
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let (shop, known) = (&self.host.shop, &self.known);
        let (people, _) = shop.people();
        let minor = |money: Money| money.amount().minor();
        // Who stands above whom, by the shop: a chain that ends.
        let mut above: BTreeMap<usize, Option<usize>> = BTreeMap::new();
        for n in (0..known.into.len()).filter(|n| known.into[*n].is_none()) {
            above.insert(n, people.inviter(slot(n)).map(Slot::index));
        }
        let chain = |n: usize| -> Vec<usize> {
            let line = core::iter::successors(above[&n], |up| above[up]);
            line.take(above.len() + 1).collect()
        };
        for n in above.keys() {
            let line = chain(*n);
            prop_assert!(line.len() < above.len() && !line.contains(n), "a cycle above {}: {:?}", n, line);
            prop_assert_eq!(people.upline(slot(*n)).map(Slot::index).collect::<Vec<_>>(), line);
        }
        let below = |n: usize| above.keys().copied().filter(move |other| chain(*other).contains(&n));
        let period = self.period();
        for n in known.alive() {
            let view = shop.network(&id(n)).unwrap();
            prop_assert_eq!(&view.customer, &id(n));
            prop_assert_eq!(minor(view.own_volume), known.own(n, None));
            prop_assert_eq!(minor(view.period_volume), known.own(n, Some(period)));
            let team: Vec<usize> = below(n).collect();
            prop_assert_eq!(view.team_count.unwrap() as usize, team.len());
            let sold: i64 = team.iter().map(|other| known.own(*other, None)).sum();
            prop_assert_eq!(minor(view.team_volume.unwrap()), sold);
            let now = known.own(n, Some(period))
                + team.iter().map(|one| known.own(*one, Some(period))).sum::<i64>();
            prop_assert_eq!(minor(view.team_period_volume.unwrap()), now);
            let directs: Vec<usize> = team.iter().copied().filter(|other| above[other] == Some(n)).collect();
            prop_assert_eq!(view.directs as usize, directs.len());
            let mut by_level: BTreeMap<usize, u32> = BTreeMap::new();
            for level in directs.iter().filter_map(|other| people.level(slot(*other))) {
                *by_level.entry(level.index()).or_default() += 1;
            }
            prop_assert_eq!(view.directs_by_level.len(), by_level.len());
            prop_assert_eq!(
                view.directs_by_level.iter().map(|(_, n)| n).sum::<u32>(),
                by_level.values().sum::<u32>()
            );
            let paid = known
                .orders
                .iter()
                .filter(|(who, left)| *left > 0 && who.map(|who| known.resolve(who)) == Some(n));
            prop_assert_eq!(view.orders_paid as usize, paid.count());
        }
        for (tree, seats) in known.seats.iter().enumerate() {
            for (seat, (name, _)) in seats.iter().enumerate() {
                // Those who go on as another have the seat of that one in the view, if there is one.
                let legs: Vec<_> = people.legs(tree, slot(*name)).collect();
                for (leg, view) in (0_u8..).zip(&legs) {
                    prop_assert_eq!(view.volume, known.leg(tree, seat, leg), "leg {} of seat {}", leg, seat);
                }
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_figure_is_a_recount_after_any_sequence(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = World::new();
        for step in steps {
            let shown = format!("{step:?}");
            world.take(step);
            world.check().map_err(|flaw| TestCaseError::fail(format!("after {shown}: {flaw}")))?;
        }
        let again = journal::replay(&world.host.bytes).unwrap();
        prop_assert_eq!(again.digest(), world.host.shop.digest());
    }
}
