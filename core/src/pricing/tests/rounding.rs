//! Rounding by scope.

use super::*;
use crate::money::{AllocationRule, RoundingMode, RoundingScope};
use alloc::vec;

fn in_scope(mut book: PriceBook, scope: RoundingScope) -> PriceBook {
    book.rounding.scope = scope;
    book
}

#[test]
fn the_order_scope_rounds_the_exact_sums_once() {
    let cart = Cart::on("h5").line("a", 3).line("b", 1);
    let prices = ["1.0149", "3.0209"];
    assert_eq!(total(in_scope(book(&prices), RoundingScope::Order), &cart), "6.07");
    assert_eq!(total(in_scope(book(&prices), RoundingScope::Line), &cart), "6.06");
    assert_eq!(total(in_scope(book(&prices), RoundingScope::Unit), &cart), "6.05");
}

#[test]
fn ten_percent_by_line_and_by_order() {
    let ten = |scope| {
        let book = in_scope(book(&["1.04", "2.04", "3.04", "4.04"]), scope);
        with_lane(book, LaneMode::Best, vec![offer("o", all_lines(), percent("10"))])
    };
    assert_eq!(total(ten(RoundingScope::Line), &cart(4)), "9.16");
    assert_eq!(total(ten(RoundingScope::Order), &cart(4)), "9.14");
    let quote = Pricer::new(ten(RoundingScope::Order)).unwrap().quote(&cart(4)).unwrap();
    let lists: Vec<i64> = quote.lines.iter().map(|line| line.list.minor()).collect();
    assert_eq!(lists, [104, 204, 304, 404]);
    assert!(
        quote.explain().contains("before rounding: subtotal 10.16, discount 1.016"),
        "{}",
        quote.explain()
    );
}

#[test]
fn a_discount_of_25_percent_of_1999() {
    for (mode, wanted) in [(RoundingMode::Down, "15.00"), (RoundingMode::HalfUp, "14.99")] {
        let mut book =
            with_lane(book(&["19.99"]), LaneMode::Best, vec![offer("o", all_lines(), percent("25"))]);
        book.rounding.mode = mode;
        assert_eq!(total(book, &cart(1)), wanted);
    }
}

#[test]
fn the_offers_of_an_exact_order_add_up_to_its_discount() {
    let offers = vec![
        offer("x", all_lines(), percent("3.3")),
        offer("y", Target::Order, percent("3.3")),
        offer("z", Target::Order, percent("3.3")),
    ];
    let book = with_lane(book(&["1.37", "2.11"]), LaneMode::Sequential, offers);
    let pricer = Pricer::new(in_scope(book, RoundingScope::Order)).unwrap();
    let quote = pricer.quote(&cart(2)).unwrap();
    assert_eq!(quote.offers.iter().map(|offer| offer.amount.minor()).sum::<i64>(), quote.discount.minor());
}

#[test]
fn the_odd_cent_follows_the_books_convention() {
    let first_line = |rule| {
        let mut book =
            with_lane(book(&["1", "1", "1"]), LaneMode::Best, vec![offer("o", Target::Order, across("1"))]);
        book.allocation = rule;
        let quote = Pricer::new(book).unwrap().quote(&cart(3)).unwrap();
        quote.lines.iter().map(|line| line.discount.minor()).collect::<Vec<_>>()
    };
    assert_eq!(first_line(AllocationRule::LargestRemainder), [34, 33, 33]);
    assert_eq!(first_line(AllocationRule::FloorThenFirst), [34, 33, 33]);
    assert_eq!(first_line(AllocationRule::LastAbsorbs), [33, 33, 34]);
}
