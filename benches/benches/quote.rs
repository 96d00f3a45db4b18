//! A cart of three lines against a book of five offers, a price list, a tier table and a coupon.

use criterion::{Criterion, criterion_group, criterion_main};
use keytill::id::{LaneId, OfferId};
use keytill::money::Exact;
use keytill::pricing::{Cart, Coupon, CouponCode, Effect, Lane, LaneMode, Offer, PriceBook, Pricer, Target};
use keytill::rule::{Condition, NumberFact};
use keytill_benches::by_hand;
use serde_json::json;
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
    let quoted = pricer.quote(&full).expect("the cart is good");
    let by_hand = by_hand::price(&full).expect("the goods are known");
    let totals = quoted.lines.iter().map(|line| line.total.amount().minor());
    assert!(totals.eq(by_hand.iter().map(|line| line.total)), "{by_hand:?} by hand, {quoted:#?}");
    c.bench_function("quote/three_lines_five_offers_by_hand", |b| {
        b.iter(|| by_hand::price(black_box(&full)))
    });
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

/// Two lanes of which one coupon each applies, then 14 that stack, most with a minimum spend: 30 coupons in all.
fn coupons() -> (PriceBook, Vec<CouponCode>) {
    let mut book = book();
    let mut held = Vec::new();
    let lanes = [(LaneMode::Best, 8), (LaneMode::Sequential, 14), (LaneMode::Best, 8)];
    for (nth, (mode, count)) in lanes.into_iter().enumerate() {
        let mut offers = Vec::new();
        for n in 0..count {
            let amount = |text: String| text.parse::<Exact>().expect("a decimal");
            let effect = match (nth, n % 3) {
                (0, _) | (_, 0) => Effect::Percent(amount(format!("{}", 1 + n % 4))),
                _ => Effect::AmountAcross(amount(format!("{}.50", 2 + n))),
            };
            let code = CouponCode::new(&format!("HELD-{nth}-{n}")).expect("a code");
            let id = OfferId::new(format!("held-{nth}-{n}")).expect("an id");
            let least = Condition::at_least(NumberFact::Subtotal, amount(format!("{}", 40 * (n + nth))));
            offers.push(Offer::new(id, Target::Order, effect).when(least).coupon(Coupon::new(code.clone())));
            held.push(code);
        }
        book.lanes.push(Lane::new(LaneId::new(format!("held-{nth}")).expect("an id"), mode, offers));
    }
    (book, held)
}

/// The best of 30 coupons, proven.
fn best_coupons(c: &mut Criterion) {
    let (book, held) = coupons();
    let pricer = Pricer::new(book).expect("the price book is good");
    let cart = cart();
    let best = pricer.best_coupons(&cart, &held).expect("the cart is good");
    assert!(best.is_proven && held.len() == 30 && best.codes.len() > 2);
    c.bench_function("quote/best_of_30_coupons", |b| b.iter(|| pricer.best_coupons(black_box(&cart), &held)));
}

/// A cart and a book that are large: every line meets every offer.
fn large(c: &mut Criterion) {
    for (lines, offers) in [(50, 200), (100, 100), (100, 200), (200, 200)] {
        let pricer = Pricer::new(many(lines, offers)).expect("the price book is good");
        let cart = (0..lines).fold(Cart::on("h5"), |cart, n| cart.line(format!("v{n}"), 1 + n % 3));
        assert!(pricer.price(&cart).is_ok_and(|quote| quote.discount.minor() > 0));
        let name = format!("quote/{lines}_lines_{offers}_offers");
        c.bench_function(&name, |b| b.iter(|| pricer.price(black_box(&cart))));
    }
}

/// A book of so many variants in ten categories, and so many offers on one category each, the best of ten winning.
fn many(variants: u32, offers: u32) -> PriceBook {
    let variant = |n| {
        json!({"variant": format!("v{n}"), "product": format!("p{}", n / 4), "category": format!("c{}", n % 10),
            "price": format!("{}.{:02}", 10 + n % 90, n % 100)})
    };
    let offer = |n: u32| {
        let filter = json!({"in": {"fact": "category", "values": [format!("c{}", n % 10)]}});
        json!({"id": format!("o{n}"), "target": {"lines": filter}, "effect": {"percent": format!("{}", 1 + n % 20)},
            "when": {"at_least": {"fact": "subtotal", "value": format!("{}", n % 50)}}})
    };
    let lane = |n: u32| {
        let offers: Vec<_> = (n * 10..(n + 1) * 10).map(offer).collect();
        json!({"id": format!("l{n}"), "mode": "best", "offers": offers})
    };
    let book = json!({"id": "many", "currency": "CNY", "variants": (0..variants).map(variant).collect::<Vec<_>>(),
        "lanes": (0..offers / 10).map(lane).collect::<Vec<_>>()});
    serde_json::from_value(book).expect("the price book is good")
}

/// What publishing a price book costs.
fn compile(c: &mut Criterion) {
    let large = many(10_000, 500);
    c.bench_function("quote/compile_10_000_variants_500_offers", |b| {
        b.iter(|| Pricer::new(black_box(large.clone())));
    });
    let book = book();
    c.bench_function("quote/compile_the_book", |b| b.iter(|| Pricer::new(black_box(book.clone()))));
}

criterion_group!(quotes, quote, best_coupons, large, compile);
criterion_main!(quotes);
