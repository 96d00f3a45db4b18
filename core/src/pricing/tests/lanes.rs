//! How offers meet, and which price list speaks.

use super::*;
use crate::id::{ChannelId, LevelId, PriceListId};
use crate::pricing::{Audience, Exclusive, ListedPrice, PriceList};
use crate::rule::SymbolFact;
use LaneMode::{Additive, Best, First, Sequential};
use alloc::string::ToString;
use alloc::vec;

fn two(mode: LaneMode) -> PriceBook {
    let offers = vec![
        offer("fixed", Target::Order, across("10")).priority(1),
        offer("pct", Target::Order, percent("20")).priority(4),
    ];
    with_lane(book(&["100"]), mode, offers)
}

#[test]
fn each_mode_has_its_own_sum() {
    assert_eq!(total(two(Best), &cart(1)), "80.00");
    assert_eq!(total(two(Sequential), &cart(1)), "70.00");
    assert_eq!(total(two(Additive), &cart(1)), "70.00");
    assert_eq!(total(two(First), &cart(1)), "80.00");
    let mut fixed_first = two(Sequential);
    fixed_first.lanes[0].offers[0].priority = 9;
    assert_eq!(total(fixed_first, &cart(1)), "72.00");
}

#[test]
fn an_exclusive_offer_switches_the_others_off() {
    for (exclusive, wanted) in [(Exclusive::Lane, "79.00"), (Exclusive::Quote, "80.00")] {
        for mode in [Sequential, Additive] {
            let mut book = two(mode);
            book.lanes[0].offers[0].priority = 9;
            book.lanes[0].offers[1].exclusive = exclusive;
            let book = with_lane(book, Best, vec![offer("later", Target::Order, across("1"))]);
            assert_eq!(total(book, &cart(1)), wanted);
        }
    }
    let mut loses = two(Best);
    loses.lanes[0].offers[0].exclusive = Exclusive::Quote;
    let loses = with_lane(loses, Best, vec![offer("later", Target::Order, across("1"))]);
    assert_eq!(total(loses, &cart(1)), "79.00");
}

#[test]
fn an_exclusive_offer_that_fails_shuts_nothing_out() {
    let mut book = two(Sequential);
    book.lanes[0].offers[1].exclusive = Exclusive::Quote;
    book.lanes[0].offers[1].when = from_subtotal("101");
    assert_eq!(total(book, &cart(1)), "90.00");
}

#[test]
fn conditions_see_the_amounts_after_the_steps_before() {
    let offers = vec![
        offer("ten", Target::Order, percent("10")).priority(2),
        offer("twenty", Target::Order, percent("20")).priority(1).when(from_subtotal("100")),
    ];
    let sequential = with_lane(book(&["105"]), Sequential, offers.clone());
    assert_eq!(total(sequential, &cart(1)), "94.50");
    assert_eq!(total(with_lane(book(&["105"]), Additive, offers), &cart(1)), "73.50");
    let first = with_lane(
        book(&["30", "40"]),
        Best,
        vec![offer("shirt", Target::Lines(Condition::is_in(SymbolFact::Variant, ["a"])), percent("20"))],
    );
    let after = offer("post", Target::Order, across("10")).when(from_subtotal("64.01"));
    let quote = Pricer::new(with_lane(first, Best, vec![after])).unwrap().quote(&cart(2)).unwrap();
    assert_eq!(quote.total.minor(), 6400);
    assert!(
        quote.explain().contains("0.01 more to reach 64.01 (`subtotal` is 64.00)"),
        "{}",
        quote.explain()
    );
}

#[test]
fn ties_go_to_priority_and_then_to_the_earlier() {
    let winner = |offers: Vec<Offer>| {
        let quote = Pricer::new(with_lane(book(&["10"]), Best, offers)).unwrap().quote(&cart(1)).unwrap();
        quote.offers[0].offer.to_string()
    };
    let one = |id| offer(id, Target::Order, across("1"));
    assert_eq!(winner(vec![one("x"), one("y")]), "x");
    assert_eq!(winner(vec![one("x"), one("y").priority(1)]), "y");
    assert_eq!(winner(vec![one("x").priority(5), offer("y", Target::Order, across("2"))]), "y");
}

#[test]
fn the_specific_price_beats_the_cheaper() {
    let mut book = book(&["100"]);
    let list = |id: &str, audience, price| {
        let price = ListedPrice::new(VariantId::new("a").unwrap(), exact(price));
        PriceList::new(PriceListId::new(id).unwrap(), audience, vec![price])
    };
    book.lists = vec![
        list("all", Audience::EVERYONE, "50"),
        list("h5", Audience::channel(ChannelId::new("h5").unwrap()), "60"),
        list("vip", Audience::level(LevelId::new("vip").unwrap()), "70"),
    ];
    assert_eq!(total(book.clone(), &cart(1).level("vip")), "70.00");
    assert_eq!(total(book.clone(), &cart(1)), "60.00");
    assert_eq!(total(book.clone(), &cart(1).level("none")), "60.00");
    assert_eq!(total(book.clone(), &Cart::on("app").line("a", 1)), "50.00");
    book.lists.remove(0);
    assert_eq!(total(book, &Cart::on("app").line("a", 1)), "100.00");
}

#[test]
fn effects_and_caps() {
    let once = |effect, cap: Option<&str>| {
        let mut one = offer("o", all_lines(), effect);
        one.cap.order = cap.map(exact);
        total(with_lane(book(&["10", "30"]), Best, vec![one]), &Cart::on("h5").line("a", 2).line("b", 1))
    };
    assert_eq!(once(percent("10"), None), "45.00");
    assert_eq!(once(percent("10"), Some("3")), "47.00");
    assert_eq!(once(Effect::AmountEach(exact("1.5")), None), "45.50");
    assert_eq!(once(Effect::AmountEach(exact("20")), None), "10.00");
    assert_eq!(once(across("7.77"), None), "42.23");
    assert_eq!(once(across("1000"), None), "0.00");
    assert_eq!(once(Effect::FixedPrice(exact("12")), None), "32.00");
    assert_eq!(once(Effect::FixedPrice(exact("99")), None), "50.00");
}

#[test]
fn an_order_discount_is_spread_by_amount_and_kept_apart() {
    let offers = vec![
        offer("line", Target::Lines(Condition::is_in(SymbolFact::Variant, ["a"])), across("10")),
        offer("order", Target::Order, across("3")),
    ];
    let pricer = Pricer::new(with_lane(book(&["30", "40"]), Sequential, offers)).unwrap();
    let quote = pricer.quote(&cart(2)).unwrap();
    let parts: Vec<_> = quote
        .lines
        .iter()
        .map(|line| {
            (line.list.minor(), line.discount.minor(), line.order_discount.minor(), line.total.minor())
        })
        .collect();
    assert_eq!(parts, [(3000, 1100, 100, 1900), (4000, 200, 200, 3800)]);
}

#[test]
fn a_code_that_was_not_given_is_not_so_much_as_named() {
    let offers = vec![offer("secret", Target::Order, across("1")).coupon(coupon("SECRET"))];
    let quote = Pricer::new(with_lane(book(&["10"]), Best, offers)).unwrap().quote(&cart(1)).unwrap();
    assert!(!serde_json::to_string(&quote).unwrap().to_lowercase().contains("secret"));
}

#[test]
fn a_quote_as_json_reads_well() {
    let pricer = Pricer::new(two(Best)).unwrap();
    let json = serde_json::to_value(pricer.quote(&cart(1).buyer("u-7")).unwrap()).unwrap();
    assert_eq!(json["total"], "80.00");
    assert_eq!(json["currency"], "CNY");
    assert_eq!(json["lines"][0]["variant"], "a");
    assert_eq!(json["lines"][0]["unit_price"], "100.00");
    assert_eq!(json["digest"].as_str().unwrap().len(), 64);
    assert_eq!(json["offers"][0]["offer"], "pct");
    assert_eq!(json["trace"][0]["step"], "list_price");
    assert_eq!(json["trace"].as_array().unwrap().last().unwrap()["reason"], "beaten");
    let silent = serde_json::to_value(pricer.price(&cart(1)).unwrap()).unwrap();
    assert!(silent.get("trace").is_none());
}

#[test]
fn the_explanation_tells_every_step() {
    let pricer = Pricer::new(two(Best)).unwrap();
    let text = pricer.quote(&cart(1)).unwrap().explain();
    let wanted = "\
price book `book`, amounts in CNY, rounded half up by line
`a`: 100.00 × 1 = 100.00 by its own price
lane `lane-0`, on 100.00
  `pct` takes off 20.00: 80.00 left
    `a`: 20.00 off, 80.00 left
  `fixed` does not apply: `pct` takes more; this would take 10.00
subtotal 100.00
discount 20.00
total 80.00
";
    assert_eq!(text, wanted);
}

#[test]
fn units_that_were_given_leave_the_price_of_the_others_alone() {
    use crate::pricing::{BuyGet, Off};
    let buy_get = |id, buy_units, get_units| {
        let terms = BuyGet {
            buy: Condition::Always,
            buy_units,
            get_units,
            off: Off::Percent(exact("100")),
            times: Some(1),
            all_or_nothing: true,
        };
        offer(id, all_lines(), Effect::BuyGet(terms))
    };
    let offers = vec![buy_get("five-for-ten", 10, 5), buy_get("two-for-two", 2, 2)];
    let pricer = Pricer::new(with_lane(book(&["3"]), Sequential, offers)).unwrap();
    let quote = pricer.quote(&Cart::on("h5").line("a", 20)).unwrap();
    let took: Vec<_> = quote.offers.iter().map(|applied| applied.amount.decimal().to_string()).collect();
    assert_eq!(took, ["15.00", "6.00"]);
}
