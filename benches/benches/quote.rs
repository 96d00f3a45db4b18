//! A cart of three lines against a book of five offers, a price list, a tier table and a coupon.

use criterion::{Criterion, criterion_group, criterion_main};
use keytill::pricing::{Cart, PriceBook, Pricer};
use std::hint::black_box;

const BOOK: &str = include_str!("../data/price-book.json");

fn book() -> PriceBook {
    serde_json::from_str(BOOK).expect("the price book is good")
}

fn cart() -> Cart {
    Cart::on("wechat")
        .buyer("u-7")
        .level("vip")
        .line("gift-card-50", 6)
        .line("month", 1)
        .line("game-648", 1)
        .coupon("NEW10")
}

fn quote(c: &mut Criterion) {
    let pricer = Pricer::new(book()).expect("the price book is good");
    let (plain, full) = (Cart::on("h5").line("gift-card-50", 2), cart());
    assert!(pricer.quote(&full).is_ok());
    c.bench_function("quote/one_line_with_trace", |b| b.iter(|| pricer.quote(black_box(&plain))));
    c.bench_function("quote/three_lines_five_offers", |b| b.iter(|| pricer.price(black_box(&full))));
    c.bench_function("quote/three_lines_five_offers_with_trace", |b| {
        b.iter(|| pricer.quote(black_box(&full)))
    });

    let json = serde_json::to_string(&full).expect("a cart has a form");
    c.bench_function("quote/three_lines_five_offers_with_trace_json", |b| {
        b.iter(|| {
            let cart: Cart = serde_json::from_str(black_box(&json)).expect("it was just written");
            let quote = pricer.quote(&cart).expect("it was quoted before");
            serde_json::to_string(&quote)
        });
    });
}

/// What publishing a price book costs.
fn compile(c: &mut Criterion) {
    let book = book();
    c.bench_function("quote/compile_the_book", |b| b.iter(|| Pricer::new(black_box(book.clone()))));
}

criterion_group!(quotes, quote, compile);
criterion_main!(quotes);
