//! People at scale: what one costs in memory, and what joining, walking up, counting volumes and moving costs.
//!
//! `KEYTILL_PEOPLE=10000000` sets how many; a million otherwise.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use keytill::id::CustomerId;
use keytill::money::Amount;
use keytill::people::{Customers, PeriodNumber, Stamp};
use keytill::slot::{CustomerSlot, Slot};
use keytill::time::Time;
use std::hint::black_box;

const STAMP: Stamp = Stamp { period: PeriodNumber(682), day: 20_779 };

fn count() -> usize {
    std::env::var("KEYTILL_PEOPLE").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000)
}

/// A cheap sequence that looks random.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}

fn slot(n: usize) -> CustomerSlot {
    CustomerSlot::from_index(n).expect("a slot")
}

fn id(n: usize) -> CustomerId {
    CustomerId::new(format!("c{n}")).expect("an id")
}

fn join(customers: &mut Customers, dice: &mut Dice, n: usize) {
    // Each newcomer follows somebody who came before: a tree of average depth ln n, 14 to 16 here.
    let inviter = (n > 0).then(|| slot(dice.next(n)));
    customers.register(&id(n), inviter, None, true, Time::from_millis(n as u64));
}

fn everybody(teams: bool) -> Customers {
    let mut customers = Customers::new(1);
    customers.reserve(count() + 1_000_000);
    if teams {
        customers.keep_teams();
    }
    let mut dice = Dice(88_172_645_463_325_252);
    (0..count()).for_each(|n| join(&mut customers, &mut dice, n));
    customers.settle();
    customers
}

fn resident() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).map_or(0, |pages| pages * 4096)
}

fn people(c: &mut Criterion) {
    let before = resident();
    let mut customers = everybody(true);
    println!(
        "people: {} of 64 bytes each in columns (16 record, 40 figures, 8 joined); {} bytes each resident with ids and table",
        customers.len(),
        (resident() - before) / customers.len(),
    );
    let mut dice = Dice(1_442_695_040_888_963_407);
    let depth: usize = (0..10_000).map(|_| customers.upline(slot(dice.next(customers.len()))).count()).sum();
    println!("people: average depth {:.1}", depth as f64 / 10_000.0);
    let len = customers.len();
    let mut group = c.benchmark_group("people");
    for tiers in [3, 10] {
        group.bench_function(format!("walk_up_{tiers}"), |b| {
            b.iter(|| customers.upline(slot(dice.next(len))).take(tiers).fold(0, |sum, up| sum ^ up.index()));
        });
    }
    group.bench_function("own_volume_and_team_above", |b| {
        b.iter(|| customers.count_volume(Some(slot(dice.next(len))), Amount::from_minor(9800), STAMP, true));
    });
    customers.settle();
    group.bench_function("move_a_subtree", |b| {
        b.iter(|| {
            let (who, up) = (slot(dice.next(len)), slot(dice.next(len)));
            black_box(customers.plan_move(who, Some(up), 1000).is_ok() && customers.move_to(who, Some(up)))
        });
    });
    customers.settle();
    group.bench_function("read_a_team", |b| b.iter(|| customers.team_volume(slot(dice.next(len)))));
    group.sample_size(10);
    group.bench_function("volumes_of_a_period_after_moves", |b| {
        b.iter(|| customers.team_volumes_in(STAMP.period))
    });
    drop(customers);
    let customers = everybody(false);
    group.bench_function("volumes_of_a_period", |b| b.iter(|| customers.team_volumes_in(STAMP.period)));
    group.sample_size(50);
    let mut plain = customers;
    group.bench_function("own_volume_alone", |b| {
        b.iter(|| plain.count_volume(Some(slot(dice.next(len))), Amount::from_minor(9800), STAMP, true));
    });
    let mut next = len;
    group.bench_function("join", |b| {
        b.iter_batched(
            || {
                next += 1;
                (id(next), slot(dice.next(len)))
            },
            |(id, up)| {
                let deep = plain.check_depth(up, 1000).is_ok();
                black_box((deep, plain.register(&id, Some(up), None, true, Time::default())))
            },
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

criterion_group!(benches, people);
criterion_main!(benches);
