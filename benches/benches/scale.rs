//! What grows: a million keys imported, orders replayed, the state of a million customers and keys written and read.

use criterion::{BatchSize, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use keytill::journal;
use keytill_benches::{CommandIds, Market, Size, import, sealed};
use std::hint::black_box;
use std::time::Duration;

const MANY: u32 = 1_000_000;

fn import_keys(c: &mut Criterion) {
    let mut group = c.benchmark_group("import");
    slow(&mut group);
    let empty = Market::open(Size { customers: 1, keys: 1 });
    let keys: Vec<_> = (1..=MANY).map(sealed).collect();
    group.throughput(Throughput::Elements(keys.len() as u64));
    group.bench_function("1M_keys_in_one_command", |b| {
        let fresh = || (empty.clone(), import("batch-2", keys.clone()));
        b.iter_batched(fresh, |(mut market, import)| (market.run(import), market), BatchSize::PerIteration);
    });
    group.finish();
}

fn replay(c: &mut Criterion) {
    let mut group = c.benchmark_group("replay");
    slow(&mut group);
    let (mut market, mut bytes) = Market::open_with_journal(Size { customers: 10_000, keys: 10_000 });
    let before = bytes.len();
    for visit in market.visits(10_000, CommandIds::Sessions) {
        market.live(visit, Some(&mut bytes));
    }
    println!("replay: {} bytes of journal an order", (bytes.len() - before) / 10_000);
    let records = market.journal.records();
    group.throughput(Throughput::Elements(records));
    group.bench_function("records_of_10k_customers_and_orders", |b| {
        b.iter(|| journal::replay(black_box(&bytes)).expect("the journal is good"));
    });
    group.throughput(Throughput::Elements(records));
    group.bench_function("records_only_verified", |b| {
        b.iter(|| journal::verify(black_box(&bytes)).expect("the journal is good"));
    });
    group.finish();
}

fn snapshot(c: &mut Criterion) {
    let mut group = c.benchmark_group("snapshot");
    slow(&mut group);
    let mut market = Market::open(Size { customers: MANY, keys: MANY });
    for visit in market.visits(10_000, CommandIds::Sessions) {
        market.live(visit, None);
    }
    let bytes = journal::snapshot(&market.shop, &market.journal);
    println!("snapshot: {} bytes", bytes.len());
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("write_1M_customers_and_keys", |b| {
        b.iter_with_large_drop(|| journal::snapshot(&market.shop, &market.journal));
    });
    group.bench_function("read_1M_customers_and_keys", |b| {
        b.iter_with_large_drop(|| journal::restore(black_box(&bytes)).expect("the snapshot is good"));
    });
    group.finish();
}

fn slow(group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>) {
    group.sample_size(10).sampling_mode(SamplingMode::Flat).warm_up_time(Duration::from_millis(100));
    group.measurement_time(Duration::from_secs(2));
}

criterion_group!(scale, import_keys, replay, snapshot);
criterion_main!(scale);
