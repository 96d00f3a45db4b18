//! The arithmetic under every price and every commission: splitting an amount, taking a share of it.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use keytill::money::{AllocationRule, Amount, Exact, Ratio, RoundingMode, allocate};
use std::hint::black_box;

/// A discount over the lines of a cart.
fn allocation(c: &mut Criterion) {
    let mut group = c.benchmark_group("allocate");
    let total = Amount::from_minor(12_345);
    for lines in [3, 10, 100] {
        let weights: Vec<u64> = (1..=lines).map(|line| 1_000 + line * 37).collect();
        for rule in
            [AllocationRule::LargestRemainder, AllocationRule::FloorThenFirst, AllocationRule::LastAbsorbs]
        {
            group.bench_with_input(BenchmarkId::new(format!("{rule:?}"), lines), &weights, |b, weights| {
                b.iter(|| allocate(black_box(total), black_box(weights), rule));
            });
        }
    }
    group.finish();
}

/// A percentage of an amount, as each offer and each tier of commission takes it.
fn share(c: &mut Criterion) {
    let mut group = c.benchmark_group("ratio");
    let ratio = Ratio::percent("8.75".parse::<Exact>().expect("a decimal")).expect("a percentage");
    for mode in [RoundingMode::HalfEven, RoundingMode::HalfUp, RoundingMode::Down] {
        group.bench_function(BenchmarkId::new("of", format!("{mode:?}")), |b| {
            b.iter(|| black_box(ratio).of(black_box(199_999), mode));
        });
    }
    group.finish();
}

criterion_group!(money, allocation, share);
criterion_main!(money);
