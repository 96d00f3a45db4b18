//! The marks of people: what one costs in memory, what three tiers of commission add to a sale, what closing a period and
//! moving a subtree cost. The wall clock, the best of several runs; of three tiers the turn in the middle. `-- --test` runs
//! each once and small, `-- three_tiers` one of them; `KEYTILL_PEOPLE=1000000` sets how many people there are, ten million
//! otherwise.

use allocation_counter::measure;
use keytill::id::{CommandId, CustomerId};
use keytill::money::Amount;
use keytill::people::{Customers, PeriodNumber, Stamp};
use keytill::shop::command::Body;
use keytill::shop::{Command, Reply};
use keytill::slot::{CustomerSlot, LevelSlot, Registry, Slot};
use keytill::time::Time;
use keytill_benches::{CommandIds, Market, Random, Size};
use serde_json::{Value, json};
use std::hint::black_box;
use std::time::Instant;

/// How often two runs take turns.
const TURNS: u32 = 17;

const STAMP: Stamp = Stamp { period: PeriodNumber(682), day: 20_779 };

fn main() {
    let small = std::env::args().any(|arg| arg == "--test");
    let asked = std::env::var("KEYTILL_PEOPLE").ok().and_then(|text| text.parse().ok());
    let count = asked.unwrap_or(if small { 10_000 } else { 10_000_000 });
    let named: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let wanted = |name: &str| named.is_empty() || named.iter().any(|one| one == name);
    if wanted("one_person") {
        one_person(count);
    }
    if wanted("a_tree") {
        a_tree(count);
    }
    if wanted("a_close") {
        a_close(count);
    }
    if wanted("three_tiers") {
        three_tiers(if small { &[1_000] } else { &[10_000, 1_000_000] });
    }
}

/// Runs something: what it gave, and its nanoseconds.
fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let value = run();
    (value, start.elapsed().as_nanos() as f64)
}

/// The nanoseconds of each of so many runs, the best of several rounds.
fn each(times: usize, mut run: impl FnMut()) -> f64 {
    let round = |_| timed(|| (0..times).for_each(|_| run())).1 / times as f64;
    (0..5).map(round).fold(f64::MAX, f64::min)
}

fn slot(n: usize) -> CustomerSlot {
    CustomerSlot::from_index(n).expect("a slot")
}

fn id(n: usize) -> CustomerId {
    CustomerId::new(format!("c{n}")).expect("an id")
}

/// Everybody follows somebody who came before: a tree of average depth ln n, 16 for ten million. One in ten has a level.
fn everybody(count: usize, teams: bool) -> Customers {
    let mut customers = Customers::new(1);
    customers.reserve(count);
    if teams {
        customers.keep_teams();
    }
    let mut random = Random::new(88_172_645);
    for n in 0..count {
        let inviter = (n > 0).then(|| slot(random.below(n)));
        let level = LevelSlot::from_index(0).filter(|_| random.below(10) == 0);
        customers.register(&id(n), inviter, level, true, Time::from_millis(n as u64));
    }
    customers.settle();
    customers
}

/// Bytes on the heap: everything of a person but the id and the table that finds it.
fn one_person(count: usize) {
    let mut kept = None;
    let all = measure(|| kept = Some(everybody(count, true))).bytes_current;
    drop(kept);
    let mut kept = None;
    let ids = measure(|| {
        let mut registry: Registry<CustomerId, CustomerSlot> = Registry::new(1);
        registry.reserve(count);
        (0..count).for_each(|n| _ = registry.register(&id(n)));
        kept = Some(registry);
    });
    drop(kept);
    let of = |bytes: i64| bytes as f64 / count as f64;
    let joined = size_of::<Time>() as f64;
    let figures = of(all - ids.bytes_current) - joined;
    println!("{count} people, with teams kept and a level each tenth:");
    println!(
        "  {figures:.1} bytes each for tree, level and volumes; {joined:.0} for the moment of joining; {:.1} for id and table",
        of(ids.bytes_current)
    );
    assert!(count < 1_000_000 || figures <= 64.0, "the mark is 64 bytes");
}

/// Joining, walking up, counting, moving.
fn a_tree(count: usize) {
    let mut customers = everybody(count, true);
    let mut random = Random::new(5);
    let depth: usize = (0..10_000).map(|_| customers.upline(slot(random.below(count))).count()).sum();
    println!("a tree of {count}, average depth {:.1}:", depth as f64 / 10_000.0);
    let times = 100_000.min(count);
    for tiers in [3, 10] {
        let walk = |customers: &Customers, from| {
            customers.upline(slot(from)).take(tiers).fold(0, |all, up| all ^ up.index())
        };
        let took = each(times, || _ = black_box(walk(&customers, random.below(count))));
        println!("  walk up {tiers}: {took:.0} ns");
    }
    let count_volume = |customers: &mut Customers, who| {
        customers.count_volume(Some(slot(who)), Amount::from_minor(9800), STAMP, true)
    };
    let took = each(times, || _ = black_box(count_volume(&mut customers, random.below(count))));
    println!("  own volume and that of every team above: {took:.0} ns");
    customers.settle();
    let read = each(times, || _ = black_box(customers.team_volume(slot(random.below(count)))));
    println!("  read a team: {read:.0} ns");
    let ((), pass) = timed(|| _ = black_box(customers.team_volumes_in(STAMP.period)));
    println!("  every team's volume in a period, one pass: {:.2} s", pass / 1e9);
    let (mut moved, mut tried) = (0_u32, 0_u32);
    let mut a_move = |customers: &mut Customers| {
        let (who, up) = (slot(random.below(count)), Some(slot(random.below(count))));
        tried += 1;
        moved += u32::from(customers.plan_move(who, up, 1000).is_ok() && customers.move_to(who, up));
    };
    let took = each(times, || a_move(&mut customers));
    println!(
        "  move a subtree, whatever its size: {took:.0} ns ({moved} of {tried} moved); nothing is renumbered"
    );
    // The largest subtree there is: nearly everybody below one.
    let top = slot(0);
    let below = (1..count).map(slot).find(|one| customers.inviter(*one) == Some(top));
    if let Some(one) = below {
        let size = customers.team_count(one).unwrap_or(0);
        let there_and_back =
            |customers: &mut Customers| customers.move_to(one, None) && customers.move_to(one, Some(top));
        let took = each(1000, || assert!(there_and_back(&mut customers))) / 2.0;
        println!("  move a subtree of {size}: {took:.0} ns");
    }
    customers.settle();
    let ((), pass) = timed(|| _ = black_box(customers.team_volumes_in(STAMP.period)));
    println!("  every team's volume in a period after moves: {:.2} s", pass / 1e9);
    drop(customers);
    let mut plain = everybody(count, false);
    let took = each(times, || _ = black_box(count_volume(&mut plain, random.below(count))));
    println!("  own volume alone: {took:.0} ns");
    let mut next = count;
    let ids: Vec<CustomerId> = (0..times * 5).map(|n| id(count + n)).collect();
    let took = each(times, || {
        let up = slot(random.below(count));
        let deep = plain.check_depth(up, 1000).is_ok();
        black_box((deep, plain.register(&ids[next - count], Some(up), None, true, Time::default())));
        next += 1;
    });
    println!("  join: {took:.0} ns");
}

fn run(market: &mut Market, key: &str, at: Time, body: Value) -> Reply {
    let body: Body = serde_json::from_value(body).expect("a command's body");
    let command = Command::new(CommandId::new(key).expect("an id"), at, body);
    market.shop.execute(command).expect("the command is good").reply
}

fn plan(id: &str, bonuses: &Value) -> Value {
    json!({"publish_plan": {"override_policy": {"by": "bench", "reason": "a benchmark"},
        "plan": {"id": id, "currency": "CNY", "cap_percent": "60", "bonuses": bonuses}}})
}

/// What three tiers add to an order that is placed and paid, above the sale itself.
fn three_tiers(sizes: &[u32]) {
    println!("place + pay of an order, without the quote:");
    let mut most = 0.0_f64;
    for customers in sizes {
        let orders = (*customers * 5).min(50_000);
        // Two copies of one shop, so that both lie in memory alike.
        let opened = Market::open(Size { customers: *customers, keys: (TURNS + 1) * orders });
        let (mut tiered, mut untiered) = (opened.clone(), opened.clone());
        drop(opened);
        let clock = untiered.shop.clock();
        let nothing = json!([{"id": "none", "kind": {"unilevel": {"tiers": []}}}]);
        run(&mut untiered, "no-tiers", clock, plan("none", &nothing));
        let sell = |market: &mut Market| {
            let visits = market.visits(orders as usize, CommandIds::Sessions);
            timed(|| visits.into_iter().for_each(|visit| market.buy(visit, None))).1 / f64::from(orders)
        };
        // A shop in its stride: accounts and tables are there.
        sell(&mut tiered);
        sell(&mut untiered);
        // They take turns, so that whatever else the machine does meets both; the turn in the middle counts.
        let mut turns: Vec<_> = (0..TURNS).map(|_| (sell(&mut tiered), sell(&mut untiered))).collect();
        turns.sort_by(|one, other| (one.0 - one.1).total_cmp(&(other.0 - other.1)));
        let (with, without) = turns[turns.len() / 2];
        let [least, last] =
            [turns.first(), turns.last()].map(|turn| turn.map_or(0.0, |(with, without)| with - without));
        println!(
            "  {customers:>10} people: {with:.0} ns with three tiers, {without:.0} ns without, {:.0} ns between, {least:.0} to {last:.0}",
            with - without
        );
        most = most.max(with - without);
    }
    assert!(sizes.iter().any(|customers| *customers < 10_000) || most < 1000.0, "the mark is 1000 ns");
}

/// The first command that closes a month works out everything; it is paid later, so many lines at a time.
fn a_close(count: usize) {
    let customers = u32::try_from(count).expect("a number of people");
    let orders = (customers / 10).min(500_000);
    let mut market = Market::open(Size { customers, keys: orders });
    let clock = market.shop.clock();
    let tiers = json!([{"from": "100", "percent": "2"}, {"from": "10000", "percent": "4"}, {"from": "1000000", "percent": "6"}]);
    let volume = json!({"id": "volume", "kind": {"team_volume": {"tiers": tiers}}});
    run(&mut market, "by-period", clock, plan("by-period", &json!([volume])));
    let mut left = orders;
    while left > 0 {
        let some = left.min(50_000);
        let visits = market.visits(some as usize, CommandIds::Sessions);
        visits.into_iter().for_each(|visit| market.buy(visit, None));
        left -= some;
    }
    let period = market.shop.current_period();
    let later = market.shop.settings().people.period.begin(period.next());
    let close = |limit: u32| json!({"close_period": {"period": period.0, "limit": limit}});
    println!("closing a month of {orders} orders among {customers} people, one bonus by team volume:");
    let mut best = f64::MAX;
    for n in 0..3 {
        let mut market = market.clone();
        let (reply, took) = timed(|| run(&mut market, &format!("close-{n}"), later, close(1)));
        let Reply::Period { left, .. } = reply else { panic!("not closed: {reply:?}") };
        if n == 0 {
            println!("  {} lines to pay", left + 1);
        }
        best = best.min(took);
    }
    println!("  {:.2} s", best / 1e9);
    assert!(best < 2e9, "the mark is 2 s");
}
