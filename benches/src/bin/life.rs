//! So many orders' lives, for a profiler: `life <customers> <orders> [texts]`.

use keytill_benches::{CommandIds, Market, Size, processor_time};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |n: usize, usual: u32| arguments.get(n).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (customers, orders) = (number(1, 10_000), number(2, 10_000));
    let ids = if arguments.iter().any(|argument| argument == "texts") {
        CommandIds::Texts
    } else {
        CommandIds::Sessions
    };
    let mut market = Market::open(Size { customers, keys: orders });
    let visits = market.visits(orders as usize, ids);
    let mut journal = Vec::with_capacity(1 << 20);
    sell(&mut market, visits, &mut journal);
}

#[inline(never)]
fn sell(market: &mut Market, visits: Vec<keytill_benches::Visit>, journal: &mut Vec<u8>) {
    let (count, begin) = (visits.len() as u64, processor_time());
    for visit in visits {
        journal.clear();
        market.live(visit, Some(journal));
    }
    println!("{} ns of the processor's time an order", (processor_time() - begin) / count.max(1));
}
