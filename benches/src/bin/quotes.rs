//! So many quotes, for a profiler: `quotes <count> [plain]`, with their traces unless plain.

use keytill::pricing::{Cart, Pricer};
use keytill_benches::processor_time;
use std::hint::black_box;

const BOOK: &str = include_str!("../../data/price-book.json");

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let count = arguments.get(1).and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let book = serde_json::from_str(BOOK).expect("the price book is good");
    let pricer = Pricer::new(book).expect("the price book is good");
    let cart = Cart::on("wechat").buyer("u-7").level("vip");
    let cart = cart.line("gift-card-50", 6).line("month", 1).line("game-648", 1).coupon("NEW10");
    let plain = arguments.iter().any(|argument| argument == "plain");
    quote(&pricer, &cart, count, plain);
}

#[inline(never)]
fn quote(pricer: &Pricer, cart: &Cart, count: u64, plain: bool) {
    let begin = processor_time();
    for _ in 0..count {
        let quote = if plain { pricer.price(black_box(cart)) } else { pricer.quote(black_box(cart)) };
        let _ = black_box(quote);
    }
    println!("{} ns of the processor's time a quote", (processor_time() - begin) / count.max(1));
}
