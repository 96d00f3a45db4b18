//! Every effect and every target, by worked examples.

use super::*;
use crate::pricing::{
    Bundle, BundlePart, BuyGet, Cap, Cashback, Counting, EveryAmount, Gift, Ladder, LadderBy, LadderStep,
    Off, Pick, Quote, ShippingMethod, UnitGroups,
};
use crate::refusal::Refusal;
use crate::rule::{LinesTest, SymbolFact};

/// A line of each variant `a`, `b`, … with these quantities.
fn lines(quantities: &[u32]) -> Cart {
    let lines = ('a'..='z').zip(quantities).filter(|(_, quantity)| **quantity > 0);
    lines.fold(Cart::on("h5"), |cart, (name, quantity)| cart.line(name.to_string(), *quantity))
}

fn quote(prices: &[&str], quantities: &[u32], one: Offer) -> Quote {
    let pricer = Pricer::new(with_lane(book(prices), LaneMode::Best, Vec::from([one]))).unwrap();
    let cart = lines(quantities);
    let quote = pricer.quote(&cart).unwrap();
    properties::check(&pricer, &cart, &quote);
    quote
}

/// What an offer makes of each line, in minor units.
fn after(prices: &[&str], quantities: &[u32], target: Target, effect: Effect) -> Vec<i64> {
    let quote = quote(prices, quantities, offer("o", target, effect));
    quote.lines.iter().map(|line| line.total.minor()).collect()
}

fn variant(name: &str) -> Condition {
    Condition::is_in(SymbolFact::Variant, [name])
}

#[test]
fn one_price_for_all_of_a_target() {
    assert_eq!(after(&["30", "20"], &[1, 1], Target::Order, Effect::SetTotal(exact("40"))), [2400, 1600]);
    assert_eq!(after(&["30", "20"], &[1, 1], Target::Order, Effect::SetTotal(exact("60"))), [3000, 2000]);
}

#[test]
fn so_much_off_every_full_amount() {
    let every = |times| Effect::EveryAmount(EveryAmount { every: exact("100"), off: exact("10"), times });
    assert_eq!(after(&["99.99"], &[1], Target::Order, every(None)), [9999]);
    assert_eq!(after(&["125"], &[2], Target::Order, every(None)), [23_000]);
    assert_eq!(after(&["125"], &[4], Target::Order, every(Some(3))), [47_000]);
}

#[test]
fn the_highest_step_of_a_ladder_that_is_reached() {
    let step = |from: &str, off| LadderStep { from: exact(from), off };
    let across = |text: &str| Off::AmountAcross(exact(text));
    let ladder = |by| {
        let steps = Vec::from([step("100", across("10")), step("200", Off::Percent(exact("15")))]);
        Effect::Ladder(Ladder { by, steps })
    };
    assert_eq!(after(&["99"], &[1], Target::Order, ladder(LadderBy::Amount)), [9900]);
    assert_eq!(after(&["199"], &[1], Target::Order, ladder(LadderBy::Subtotal)), [18_900]);
    assert_eq!(after(&["200"], &[1], Target::Order, ladder(LadderBy::Amount)), [17_000]);
    // Each line for itself.
    assert_eq!(after(&["100", "200"], &[1, 1], all_lines(), ladder(LadderBy::LineAmount)), [9000, 17_000]);
    let by_units = Ladder {
        by: LadderBy::Quantity,
        steps: Vec::from([step("2", Off::AmountEach(exact("1"))), step("5", Off::FixedPrice(exact("7")))]),
    };
    let by_units = || Effect::Ladder(by_units.clone());
    assert_eq!(after(&["10", "20"], &[1, 1], all_lines(), by_units()), [900, 1900]);
    assert_eq!(after(&["10", "20"], &[3, 2], all_lines(), by_units()), [2100, 1400]);
}

#[test]
fn the_second_unit_at_half_price_is_the_cheaper() {
    let groups = |group, units, off, counting| {
        Effect::UnitGroups(UnitGroups { group, units, off, times: None, counting })
    };
    let half = || Off::Percent(exact("50"));
    assert_eq!(
        after(&["10", "30"], &[1, 1], all_lines(), groups(2, 1, half(), Counting::Together)),
        [500, 3000]
    );
    assert_eq!(
        after(&["10", "30"], &[3, 1], all_lines(), groups(2, 1, half(), Counting::Together)),
        [2000, 3000]
    );
    assert_eq!(
        after(&["10", "30"], &[3, 1], all_lines(), groups(2, 1, half(), Counting::EachLine)),
        [2500, 3000]
    );
    // Buy three, get one free.
    let free = || Off::Percent(exact("100"));
    assert_eq!(after(&["10"], &[4], all_lines(), groups(4, 1, free(), Counting::Together)), [3000]);
    // Whole groups are filled in the order of the book.
    let five = || Off::AmountEach(exact("5"));
    let whole = || groups(3, 3, five(), Counting::Together);
    assert_eq!(after(&["10", "10", "10"], &[2, 1, 1], all_lines(), whole()), [1000, 500, 1000]);
}

#[test]
fn who_buys_some_gets_others() {
    let terms = |buy, buy_units, get_units, all_or_nothing| {
        let off = Off::Percent(exact("100"));
        Effect::BuyGet(BuyGet { buy, buy_units, get_units, off, times: None, all_or_nothing })
    };
    let b = || Target::Lines(variant("b"));
    assert_eq!(after(&["10", "4"], &[2, 3], b(), terms(variant("a"), 1, 1, false)), [2000, 400]);
    assert_eq!(after(&["10", "4"], &[1, 3], b(), terms(variant("a"), 2, 1, false)), [1000, 1200]);
    // A unit that is bought for it is not given by it.
    assert_eq!(after(&["10"], &[3], all_lines(), terms(Condition::Always, 2, 2, true)), [3000]);
    assert_eq!(after(&["10"], &[3], all_lines(), terms(Condition::Always, 2, 2, false)), [2000]);
    assert_eq!(after(&["10"], &[8], all_lines(), terms(Condition::Always, 2, 2, true)), [4000]);
}

#[test]
fn what_one_offer_gave_counts_for_no_other() {
    let get = |id: &str| {
        let off = Off::Percent(exact("100"));
        let (buy, times) = (Condition::Always, Some(1));
        let terms = BuyGet { buy, buy_units: 2, get_units: 1, off, times, all_or_nothing: true };
        offer(id, all_lines(), Effect::BuyGet(terms))
    };
    let book = || with_lane(book(&["10"]), LaneMode::Sequential, Vec::from([get("x"), get("y")]));
    assert_eq!(total(book(), &lines(&[4])), "20.00");
    assert_eq!(total(book(), &lines(&[3])), "20.00");
}

#[test]
fn sets_of_units_at_one_price() {
    let part = |name: &str, units| BundlePart { lines: variant(name), units };
    let bundle = |times| {
        Effect::Bundle(Bundle { parts: Vec::from([part("a", 1), part("b", 2)]), price: exact("30"), times })
    };
    assert_eq!(after(&["20", "10"], &[1, 1], all_lines(), bundle(None)), [2000, 1000]);
    assert_eq!(after(&["20", "10"], &[1, 2], all_lines(), bundle(None)), [1500, 1500]);
    assert_eq!(after(&["20", "10"], &[3, 4], all_lines(), bundle(None)).iter().sum::<i64>(), 8000);
    assert_eq!(after(&["20", "10"], &[3, 4], all_lines(), bundle(Some(1))).iter().sum::<i64>(), 9000);
}

#[test]
fn gifts_cost_nothing_and_change_nothing_else() {
    let gift = Gift { variant: VariantId::new("b").unwrap(), units: 2, for_each: Some(3) };
    let one =
        |quantity| quote(&["10", "5"], &[quantity], offer("o", all_lines(), Effect::Gift(gift.clone())));
    assert!(one(2).gifts.is_empty());
    let quote = one(7);
    assert_eq!((quote.total.minor(), quote.discount.minor()), (7000, 0));
    assert_eq!((quote.gifts[0].quantity, quote.gifts[0].worth.minor()), (4, 2000));
}

#[test]
fn money_comes_back_later_to_those_who_are_known() {
    let book = || {
        let back = Effect::Cashback(Cashback::Percent(exact("5")));
        let one = offer("back", Target::Order, back).cap(exact("3"));
        with_lane(book(&["50"]), LaneMode::Best, Vec::from([one]))
    };
    let pricer = Pricer::new(book()).unwrap();
    let known = pricer.quote(&lines(&[1]).buyer("u")).unwrap();
    assert_eq!((known.total.minor(), known.offers[0].cashback.minor()), (5000, 250));
    let capped = pricer.quote(&lines(&[2]).buyer("u")).unwrap();
    assert_eq!(capped.offers[0].cashback.minor(), 300);
    assert!(pricer.quote(&lines(&[1])).unwrap().offers.is_empty());
}

#[test]
fn the_cheapest_and_the_dearest_units() {
    let free = || percent("100");
    let pick = |units, skip| Pick { lines: Condition::Always, units: Some(units), skip };
    assert_eq!(after(&["10", "30"], &[2, 2], Target::Cheapest(pick(3, 0)), free()), [0, 3000]);
    assert_eq!(after(&["10", "30"], &[2, 2], Target::Dearest(pick(1, 0)), free()), [2000, 3000]);
    assert_eq!(after(&["10", "30"], &[2, 2], Target::Dearest(pick(1, 2)), free()), [1000, 6000]);
    // One unit and each after it, by different amounts.
    let first = offer("first", Target::Cheapest(pick(1, 0)), Effect::AmountEach(exact("1.13")));
    let others = offer("others", Target::Cheapest(pick(4, 1)), Effect::AmountEach(exact("2.11")));
    let flexible = with_lane(book(&["10"]), LaneMode::Additive, Vec::from([first, others]));
    assert_eq!(total(flexible, &lines(&[10])), "90.43");
}

#[test]
fn caps_on_units_lines_and_orders() {
    let capped = |cap| {
        let mut one = offer("o", all_lines(), percent("50"));
        one.cap = cap;
        quote(&["10", "30"], &[2, 1], one).lines.iter().map(|line| line.total.minor()).collect::<Vec<_>>()
    };
    let most = |text: &str| Some(exact(text));
    assert_eq!(capped(Cap { unit: most("4"), ..Cap::default() }), [1200, 2600]);
    assert_eq!(capped(Cap { line: most("12"), ..Cap::default() }), [1000, 1800]);
    assert_eq!(capped(Cap { order: most("5"), ..Cap::default() }), [1800, 2700]);
    assert_eq!(capped(Cap { units: Some(1), ..Cap::default() }), [1500, 3000]);
}

#[test]
fn caps_for_a_customer_and_a_budget_look_at_what_was_taken_before() {
    let mut one = offer("o", Target::Order, across("10"));
    (one.cap.customer, one.cap.budget) = (Some(exact("15")), Some(exact("100")));
    let pricer = Pricer::new(with_lane(book(&["50"]), LaneMode::Best, Vec::from([one]))).unwrap();
    let with = |by_buyer: &str, in_all: &str| {
        let mut cart = lines(&[1]).buyer("u");
        let (by_buyer, in_all) = (exact(by_buyer), exact(in_all));
        cart.facts.used.push(crate::pricing::OfferUse { offer: "o".into(), by_buyer, in_all });
        pricer.quote(&cart).unwrap().total.minor()
    };
    assert_eq!(with("0", "0"), 4000);
    assert_eq!(with("7", "50"), 4200);
    assert_eq!(with("0", "99"), 4900);
    assert_eq!(with("15", "20"), 5000);
    let guest = pricer.quote(&lines(&[1])).unwrap();
    assert_eq!(guest.total.minor(), 5000);
    assert!(guest.explain().contains("what it may take off is used up"));
}

#[test]
fn shipping_has_offers_of_its_own() {
    let mut shop = book(&["30"]);
    shop.shipping.push(ShippingMethod::new("post".parse().unwrap(), exact("10")));
    let free = offer("free", Target::Shipping, percent("100")).when(from_subtotal("60"));
    let all = offer("all", Target::OrderAndShipping, across("20"));
    let book = with_lane(shop, LaneMode::First, Vec::from([free, all]));
    let posted = |quantity| lines(&[quantity]).shipped_by("post");
    let pricer = Pricer::new(book).unwrap();
    let two = pricer.quote(&posted(2)).unwrap();
    assert_eq!((two.total.minor(), two.shipping.as_ref().unwrap().total.minor()), (6000, 0));
    let one = pricer.quote(&posted(1)).unwrap();
    assert_eq!((one.lines[0].total.minor(), one.shipping.unwrap().total.minor()), (1500, 500));
    assert_eq!(pricer.quote(&lines(&[1]).shipped_by("sea")).unwrap_err().code(), "cart.unknown_shipping");
}

#[test]
fn an_offer_may_ask_what_lines_there_are() {
    let needs = |units, amount: Option<&str>| {
        let amount = amount.map(exact);
        let test = LinesTest { lines: variant("b").into(), units, amount };
        let one = offer("o", Target::Order, percent("10")).when(Condition::Lines(test));
        quote(&["10", "20"], &[1, 2], one).total.minor()
    };
    assert_eq!(needs(None, None), 4500);
    assert_eq!(needs(Some(2), Some("40")), 4500);
    assert_eq!(needs(Some(3), None), 5000);
    assert_eq!(needs(None, Some("40.01")), 5000);
}
