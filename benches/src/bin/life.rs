//! So many orders' lives, for a profiler: `life <customers> <orders> [texts] [unkept] [batch=128]`: `unkept` is without
//! a journal, `batch` says how many orders live together.

use keytill_benches::{CommandIds, Market, Size, Visit, processor_time};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |n: usize, usual: u32| arguments.get(n).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (customers, orders) = (number(1, 10_000), number(2, 10_000));
    let says = |word: &str| arguments.iter().any(|argument| argument == word);
    let ids = if says("texts") { CommandIds::Texts } else { CommandIds::Sessions };
    let mut market = Market::open(Size { customers, keys: orders });
    let visits = market.visits(orders as usize, ids);
    let mut journal = Vec::with_capacity(1 << 20);
    let journal = (!says("unkept")).then_some(&mut journal);
    match arguments.iter().find_map(|argument| argument.strip_prefix("batch=")?.parse().ok()) {
        Some(size) => sell_in_batches(&mut market, visits, size, journal),
        None => sell(&mut market, visits, journal),
    }
}

#[inline(never)]
fn sell(market: &mut Market, visits: Vec<Visit>, mut journal: Option<&mut Vec<u8>>) {
    let (count, begin) = (visits.len() as u64, processor_time());
    for visit in visits {
        journal.iter_mut().for_each(|journal| journal.clear());
        market.live(visit, journal.as_deref_mut());
    }
    tell(count, begin);
}

#[inline(never)]
fn sell_in_batches(market: &mut Market, visits: Vec<Visit>, size: usize, mut journal: Option<&mut Vec<u8>>) {
    let (count, begin) = (visits.len() as u64, processor_time());
    let mut visits = visits.into_iter();
    while !visits.as_slice().is_empty() {
        journal.iter_mut().for_each(|journal| journal.clear());
        market.live_in_batch(visits.by_ref().take(size).collect(), journal.as_deref_mut());
    }
    tell(count, begin);
}

fn tell(count: u64, begin: u64) {
    println!("{} ns of the processor's time an order", (processor_time() - begin) / count.max(1));
}
