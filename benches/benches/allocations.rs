//! How often the steps of an order's life ask the allocator for memory, and how much a key costs. Counts, not times: they
//! are the same on every machine, and this fails when they grow.

use allocation_counter::{AllocationInfo, measure};
use keytill_benches::{CommandIds, Market, Size, import, sealed};

/// More than these is a step back.
const MOST: [(&str, f64); 4] = [("quote", 4.1), ("place", 5.1), ("pay", 2.1), ("journal", 0.1)];

fn main() {
    let orders = 1000;
    let mut market = Market::open(Size { customers: 10_000, keys: 10_000 });
    let mut journal = Vec::with_capacity(1 << 20);
    // Tables have grown before anything is counted.
    for visit in market.visits(3 * orders, CommandIds::Sessions) {
        market.live(visit, Some(&mut journal));
    }
    let mut counts = [0_u64; 4];
    for visit in market.visits(orders, CommandIds::Sessions) {
        for (sum, step) in
            counts.iter_mut().zip(market.live_by_steps(visit, &mut journal, |step| measure(step).count_total))
        {
            *sum += step;
        }
    }
    println!("allocations an order:");
    let mut all = 0.0;
    for ((step, most), count) in MOST.into_iter().zip(counts) {
        let each = count as f64 / orders as f64;
        println!("  {step:8} {each:6.2}");
        assert!(each <= most, "{step} allocates {each} times, not {most}");
        all += each;
    }
    println!("  {:8} {all:6.2}", "all");

    let mut empty = Market::open(Size { customers: 1, keys: 1 });
    let keys = 200_000;
    let command = import("batch-2", (1..=keys).map(sealed).collect());
    let info: AllocationInfo = measure(|| drop(empty.run(command)));
    // The command was allocated before and is freed within.
    let freed = i64::from(keys) * (48 + size_of::<keytill::stock::SealedKey>() as i64);
    println!("memory of a key of 48 bytes: {} bytes", (info.bytes_current + freed) / i64::from(keys));
}
