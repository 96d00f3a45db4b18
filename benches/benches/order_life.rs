//! The whole life of an order: quoted with its trace, placed with a coupon and an expiry, paid, delivered, three tiers of
//! commission accrued, every movement of money posted, its two records encoded and chained.
//!
//! One iteration is one order of a random buyer; the shop grows by it, as a shop does. Shops are opened, replenished and
//! dropped outside the clock. In a batch the orders of 128 visits are quoted one by one, placed by one batch of
//! commands and paid by another.

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use keytill_benches::{CommandIds, Market, Size, Visit};
use std::time::{Duration, Instant};

/// How many orders live together in a batch.
const BATCH: usize = 128;

/// Orders of one shop before it is replaced by a fresh one, so that there are keys enough.
const fn orders_of(size: Size) -> usize {
    size.keys as usize
}

/// A shop that is replaced by a fresh one when its keys are sold.
struct Replenished {
    fresh: Market,
    open: Market,
    left: usize,
}

impl Replenished {
    fn new(size: Size) -> Self {
        let fresh = Market::open(size);
        Self { open: fresh.clone(), fresh, left: orders_of(size) }
    }

    /// Times so many lives, one by one.
    fn time(&mut self, orders: u64, ids: CommandIds, mut live: impl FnMut(&mut Market, Visit)) -> Duration {
        self.time_stretches(orders, ids, |market, visits| {
            for visit in visits {
                live(market, visit);
            }
        })
    }

    /// Times so many lives in batches, with or without a journal.
    fn time_batches(&mut self, orders: u64, mut journal: Option<&mut Vec<u8>>) -> Duration {
        self.time_stretches(orders, CommandIds::Sessions, |market, visits| {
            let mut visits = visits.into_iter();
            while !visits.as_slice().is_empty() {
                journal.iter_mut().for_each(|journal| journal.clear());
                market.live_in_batch(visits.by_ref().take(BATCH).collect(), journal.as_deref_mut());
            }
        })
    }

    /// Times so many lives, in stretches that the keys suffice for.
    fn time_stretches(
        &mut self,
        orders: u64,
        ids: CommandIds,
        mut live: impl FnMut(&mut Market, Vec<Visit>),
    ) -> Duration {
        let mut spent = Duration::ZERO;
        let mut orders = usize::try_from(orders).expect("a number of orders");
        while orders > 0 {
            if self.left == 0 {
                self.open = self.fresh.clone();
                self.left = orders_of(self.fresh.size());
            }
            let count = orders.min(self.left).min(100_000);
            let visits = self.open.visits(count, ids);
            let begin = Instant::now();
            live(&mut self.open, visits);
            spent += begin.elapsed();
            self.left -= count;
            orders -= count;
        }
        spent
    }
}

fn order_life(c: &mut Criterion) {
    let mut group = c.benchmark_group("order_life");
    group.sampling_mode(SamplingMode::Flat).sample_size(10).throughput(Throughput::Elements(1));
    let mut bytes = Vec::with_capacity(1 << 20);
    for (name, customers) in [("10k", 10_000), ("1M", 1_000_000)] {
        let mut shop = Replenished::new(Size { customers, keys: customers });
        group.bench_function(BenchmarkId::new("sessions", name), |b| {
            b.iter_custom(|n| {
                shop.time(n, CommandIds::Sessions, |market, visit| {
                    bytes.clear();
                    market.live(visit, Some(&mut bytes));
                })
            });
        });
        group.bench_function(BenchmarkId::new("sessions_without_journal", name), |b| {
            b.iter_custom(|n| shop.time(n, CommandIds::Sessions, |market, visit| market.live(visit, None)));
        });
        group.bench_function(BenchmarkId::new("sessions_without_quote", name), |b| {
            b.iter_custom(|n| {
                shop.time(n, CommandIds::Sessions, |market, visit| {
                    bytes.clear();
                    market.buy(visit, Some(&mut bytes));
                })
            });
        });
        group.bench_function(BenchmarkId::new("batches", name), |b| {
            b.iter_custom(|n| shop.time_batches(n, Some(&mut bytes)));
        });
        group.bench_function(BenchmarkId::new("batches_without_journal", name), |b| {
            b.iter_custom(|n| shop.time_batches(n, None));
        });
        group.bench_function(BenchmarkId::new("text_ids", name), |b| {
            b.iter_custom(|n| {
                shop.time(n, CommandIds::Texts, |market, visit| {
                    bytes.clear();
                    market.live(visit, Some(&mut bytes));
                })
            });
        });
    }
    group.finish();
}

criterion_group!(lives, order_life);
criterion_main!(lives);
