//! Quotes in words, in both languages.

use super::*;
use crate::language::Language;

fn told(language: Language) -> alloc::string::String {
    let nearly = offer("over-100", Target::Order, Effect::Percent(exact("10"))).when(from_subtotal("100"));
    let two = offer("two-off", Target::Order, Effect::AmountAcross(exact("2")));
    let book = with_lane(book(&["49.00"]), LaneMode::Sequential, Vec::from([nearly, two]));
    Pricer::new(book).unwrap().quote(&Cart::on("h5").line("a", 2)).unwrap().explain_in(language)
}

#[test]
fn every_cent_and_every_offer_that_did_not_apply_in_english() {
    let text = told(Language::English);
    assert!(text.contains("`a`: 49.00 × 2 = 98.00 by its own price"), "{text}");
    assert!(text.contains("does not apply: 2.00 more to reach 100.00 (`subtotal` is 98.00)"), "{text}");
    assert!(text.ends_with("subtotal 98.00\ndiscount 2.00\ntotal 96.00\n"), "{text}");
}

#[test]
fn every_cent_and_every_offer_that_did_not_apply_in_chinese() {
    let text = told(Language::Chinese);
    assert!(text.contains("`a`：49.00 × 2 = 98.00，按商品原价"), "{text}");
    assert!(text.contains("`over-100` 未生效：还差 2.00 达到 100.00（小计为 98.00）"), "{text}");
    assert!(text.contains("`two-off` 减 2.00，余 96.00"), "{text}");
    assert!(text.ends_with("小计 98.00\n优惠 2.00\n合计 96.00\n"), "{text}");
}
