use super::{by_force, code, coded};
use crate::pricing::tests::{
    across, all_lines, book, cart, coupon, exact, from_subtotal, offer, percent, with_lane,
};
use crate::pricing::{
    BestCoupons, Cart, CashRounding, Cashback, CouponCode, Effect, Exclusive, Gift, LaneMode, OfferUse,
    PriceBook, Pricer, RawId, Target, WorkLimit,
};
use crate::refusal::Refusal;
use LaneMode::{Additive, Best, First, Sequential};
use alloc::vec;
use alloc::vec::Vec;

/// The best of all coupons of a book for one unit of each of so many variants; the same as by force.
fn best(book: PriceBook, lines: usize) -> BestCoupons {
    let pricer = Pricer::new(book).unwrap();
    let held: Vec<CouponCode> = pricer.coupons().map(|(_, coupon)| coupon.code.clone()).collect();
    let best = pricer.best_coupons(&cart(lines), &held).unwrap();
    let by_force = by_force(&pricer, &cart(lines), &held).unwrap();
    assert_eq!((best.quote.total.minor(), &best.codes), (by_force.0, &by_force.1));
    assert!(best.is_proven && best.quote.has_trace());
    best
}

fn codes(best: &BestCoupons) -> Vec<usize> {
    (0..64).filter(|n| best.codes.contains(&code(*n))).collect()
}

#[test]
fn a_small_one_would_break_the_minimum_of_a_large_one() {
    let offers = vec![
        coded(0, Target::Order, across("5")),
        coded(1, Target::Order, across("20")).when(from_subtotal("100")),
        coded(2, Target::Order, across("4")).when(from_subtotal("80")),
    ];
    let best = best(with_lane(book(&["102"]), Sequential, offers), 1);
    assert_eq!((codes(&best), best.quote.total.minor()), (vec![1, 2], 7800));
}

#[test]
fn an_exclusive_one_against_a_stack() {
    let stack = |exclusive: &str, kind| {
        let mut offers = vec![coded(0, Target::Order, across(exclusive)).exclusive(kind)];
        offers.extend((1..4).map(|n| coded(n, Target::Order, across("15"))));
        with_lane(
            with_lane(book(&["100"]), Sequential, offers),
            Best,
            vec![coded(4, Target::Order, across("8"))],
        )
    };
    assert_eq!(codes(&best(stack("30", Exclusive::Lane), 1)), [1, 2, 3, 4]);
    assert_eq!(codes(&best(stack("46", Exclusive::Lane), 1)), [0, 4]);
    assert_eq!(codes(&best(stack("46", Exclusive::Quote), 1)), [1, 2, 3, 4]);
    assert_eq!(codes(&best(stack("54", Exclusive::Quote), 1)), [0]);
    // As much, with fewer.
    assert_eq!(codes(&best(stack("53", Exclusive::Quote), 1)), [0]);
}

#[test]
fn percent_before_fixed_and_fixed_before_percent() {
    let offers = vec![
        coded(0, Target::Order, percent("20")),
        coded(1, Target::Order, across("30")).when(from_subtotal("90")),
        coded(2, Target::Order, percent("10")).when(from_subtotal("75")),
    ];
    let best = best(with_lane(book(&["100"]), Sequential, offers), 1);
    // 20 %, then 10 %; not 30.00 alone, not both percentages and the fixed sum.
    assert_eq!((codes(&best), best.quote.total.minor()), (vec![1], 7000));
}

#[test]
fn one_that_beats_an_open_offer_which_would_end_the_quote() {
    let open = offer("open", Target::Order, across("12")).exclusive(Exclusive::Quote);
    let first = with_lane(book(&["100"]), Best, vec![open.clone(), coded(0, Target::Order, across("13"))]);
    let later = |book| with_lane(book, Sequential, vec![coded(1, Target::Order, across("9"))]);
    assert_eq!(codes(&best(later(first), 1)), [0, 1]);
    let first = with_lane(book(&["100"]), First, vec![coded(0, Target::Order, across("1")), open]);
    assert_eq!(codes(&best(later(first), 1)), Vec::<usize>::new());
}

#[test]
fn of_as_good_ones_the_fewest_then_the_earlier() {
    let offers = vec![
        coded(0, Target::Order, across("5")),
        coded(1, Target::Order, across("10")),
        coded(2, Target::Order, across("10")).priority(9),
        coded(3, all_lines(), across("5")),
        coded(4, Target::Order, across("0")),
    ];
    assert_eq!(codes(&best(with_lane(book(&["10"]), Sequential, offers.clone()), 1)), [1]);
    assert_eq!(codes(&best(with_lane(book(&["20"]), Additive, offers.clone()), 1)), [1, 2]);
    assert_eq!(codes(&best(with_lane(book(&["15"]), Additive, offers.clone()), 1)), [0, 1]);
    assert_eq!(codes(&best(with_lane(book(&["15"]), Best, offers), 1)), [1]);
}

#[test]
fn what_changes_nothing_that_is_to_be_paid_is_not_chosen() {
    let gift = Effect::Gift(Gift { variant: "b".try_into().unwrap(), units: 1, for_each: None });
    let offers = vec![
        coded(0, Target::Order, gift),
        coded(1, Target::Order, Effect::Cashback(Cashback::Percent(exact("50")))),
        coded(2, Target::Shipping, percent("100")),
        coded(3, Target::Order, percent("1")).when(from_subtotal("1000")),
    ];
    let best = best(with_lane(book(&["10", "20"]), Sequential, offers), 1);
    assert_eq!((codes(&best), best.quote.gifts.len()), (vec![], 0));
}

#[test]
fn used_up_caps_and_carried_coupons_count() {
    let mut offers = vec![coded(0, Target::Order, across("20")), coded(1, Target::Order, across("12"))];
    offers[0].cap.customer = Some(exact("25"));
    let pricer = Pricer::new(with_lane(book(&["100"]), Best, offers)).unwrap();
    let mut cart = cart(1).buyer("u-1").coupon("C0");
    let held = [code(1), code(0)];
    assert_eq!(pricer.best_coupons(&cart, &held).unwrap().codes, [code(0)]);
    cart.facts.used.push(OfferUse { offer: RawId::new("o0"), by_buyer: exact("15"), in_all: exact("15") });
    assert_eq!(pricer.best_coupons(&cart, &held).unwrap().codes, [code(1)]);
    assert_eq!(pricer.best_coupons(&cart, &[]).unwrap().codes, []);
}

#[test]
fn round_sums_are_compared_as_they_are_paid() {
    let offers = vec![coded(0, Target::Order, across("0.30")), coded(1, Target::Order, across("0.40"))];
    let mut book = with_lane(book(&["10.90"]), Sequential, offers);
    book.cash_rounding =
        Some(CashRounding { step: exact("1"), rounding: crate::money::RoundingMode::Down, methods: vec![] });
    best(book, 1);
}

#[test]
fn refuses_too_many_unknown_and_twice() {
    let pricer =
        Pricer::new(with_lane(book(&["10"]), Best, vec![coded(0, Target::Order, across("1"))])).unwrap();
    let refused = |held: &[CouponCode]| pricer.best_coupons(&cart(1), held).unwrap_err().code();
    let many: Vec<_> = (0..65).map(code).collect();
    assert_eq!(refused(&many), "coupon.too_many_held");
    assert_eq!(refused(&[code(7)]), "coupon.unknown");
    assert_eq!(refused(&[code(0), code(0)]), "coupon.duplicate");
    assert_eq!(pricer.best_coupons(&Cart::on("h5"), &[code(0)]).unwrap_err().code(), "cart.empty");
    assert_eq!(coupon("c0").code, code(0));
}

#[test]
fn a_limit_that_is_reached_is_said() {
    // Sums of which no two are alike, so that no states become one, and a minimum that makes the most not the best.
    let sums =
        [113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199, 211, 223, 227];
    let sum = |n: usize| across(&alloc::format!("{}.{:02}", sums[n] / 10, sums[n] * 7 % 100));
    let mut offers: Vec<_> = (0..sums.len()).map(|n| coded(n, Target::Order, sum(n))).collect();
    offers.push(coded(60, Target::Order, percent("90")).when(from_subtotal("200")));
    let pricer = Pricer::new(with_lane(book(&["521"]), Sequential, offers)).unwrap();
    let held: Vec<CouponCode> = pricer.coupons().map(|(_, coupon)| coupon.code.clone()).collect();
    let within = |limit| {
        let cart = cart(1);
        pricer.best_coupons_for(&cart, &cart.facts, &held, WorkLimit(limit)).unwrap()
    };
    let (little, more) = (within(0), within(20_000));
    assert!(!little.is_proven && little.worked_out < 1000, "{}", little.worked_out);
    assert!(more.quote.total.minor() <= little.quote.total.minor());
    assert!(more.worked_out <= 21_000, "{}", more.worked_out);
    assert!(little.codes.contains(&code(60)));
    assert_eq!(within(20_000).codes, more.codes);
}

#[test]
fn what_a_pass_gave_is_not_given_in_the_next() {
    use crate::money::{AllocationRule, RoundingScope};
    use crate::pricing::{BuyGet, EveryAmount, Off, Pick};
    use crate::rule::{Comparison, Condition, NumberFact, SymbolFact};
    let some = |names: [&'static str; 2]| Condition::is_in(SymbolFact::Variant, names);
    let mut book = book(&["0.04", "0", "48.21", "42.57"]);
    book.rounding.scope = RoundingScope::Unit;
    book.allocation = AllocationRule::LastAbsorbs;
    let dearest = Pick { lines: some(["c", "d"]), units: None, skip: 1 };
    let terms = BuyGet {
        buy: some(["c", "d"]),
        buy_units: 1,
        get_units: 1,
        off: Off::Percent(exact("50")),
        times: None,
        all_or_nothing: false,
    };
    let mut given = coded(1, Target::Lines(some(["a", "c"])), Effect::BuyGet(terms));
    given.cap.unit = Some(exact("3.88"));
    let book = with_lane(
        book,
        Sequential,
        vec![offer("o0", Target::Dearest(dearest), Effect::AmountEach(exact("20.06"))), given],
    );
    let mut half = offer("o7", Target::Order, percent("50")).priority(1);
    half.cap.unit = Some(exact("5"));
    let book = with_lane(
        book,
        Additive,
        vec![
            coded(2, Target::Order, across("5")),
            coded(3, Target::Lines(some(["a", "c"])), percent("10")),
            offer("o5", Target::Lines(some(["a", "c"])), across("25")),
            offer("o6", Target::Order, across("15")),
            half,
        ],
    );
    let every = EveryAmount { every: exact("15"), off: exact("15"), times: None };
    let at_most = Condition::AtMost(Comparison { fact: NumberFact::Subtotal, value: exact("94.29") });
    let mut last = offer("o8", Target::OrderAndShipping, Effect::EveryAmount(every)).when(at_most);
    last.cap.units = Some(4);
    let book = with_lane(book, Best, vec![last]);
    let pricer = Pricer::new(book).unwrap();
    let cart = Cart::on("h5").line("a", 1).line("c", 3).line("d", 2);
    let held = [code(1), code(2), code(3)];
    let best = pricer.best_coupons(&cart, &held).unwrap();
    let by_force = by_force(&pricer, &cart, &held).unwrap();
    assert_eq!((best.quote.total.minor(), best.codes), by_force);
}
