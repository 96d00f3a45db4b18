use super::{by_force, code};
use crate::id::{OfferId, PaymentMethodId, ShippingMethodId, TaxCategoryId, VariantId};
use crate::money::{AllocationRule, Exact, Rounding, RoundingMode, RoundingScope};
use crate::pricing::tests::{book, coupon, exact, offer, with_lane};
use crate::pricing::{
    BorneBy, Bundle, BundlePart, BuyGet, Cart, CashRounding, Cashback, Counting, Effect, EveryAmount,
    Exclusive, Gift, Ladder, LadderBy, LadderStep, LaneMode, Off, Offer, PaymentMethod, Pick, PriceBook,
    Pricer, ShippingMethod, Target, TaxRate, TaxScope, Taxes, Tier, TierKind, TierPlace, TierTable,
    UnitGroups,
};
use crate::rule::{Comparison, Condition, FlagFact, LinesTest, NumberFact, SymbolFact};
use alloc::boxed::Box;
use alloc::format;
use alloc::vec;
use alloc::vec::Vec;
use proptest::collection::vec as many;
use proptest::option;
use proptest::prelude::*;

// Strategies are boxed: a tree of generated values that is kept in one piece is larger than a thread's stack.

fn minor(range: core::ops::Range<i64>) -> BoxedStrategy<Exact> {
    // Round sums now and then, so that there are ties.
    prop_oneof![
        range.clone().prop_map(|minor| Exact::from_parts(minor, 2).unwrap()),
        (range.start / 500..range.end / 500 + 1).prop_map(|n| Exact::from_parts(n * 500, 2).unwrap()),
    ]
    .boxed()
}

fn share() -> BoxedStrategy<Exact> {
    prop_oneof![
        Just(exact("10")),
        Just(exact("50")),
        Just(exact("100")),
        (0_i64..=1000).prop_map(|p| Exact::from_parts(p, 1).unwrap())
    ]
    .boxed()
}

fn lines() -> BoxedStrategy<Condition> {
    prop_oneof![
        3 => Just(Condition::Always),
        2 => Just(Condition::is_in(SymbolFact::Variant, ["a", "c"])),
        2 => Just(Condition::is_in(SymbolFact::Variant, ["b", "c", "d"])),
        1 => (1_u32..5).prop_map(|n| Condition::at_least(NumberFact::LineQuantity, Exact::from(n))),
        1 => minor(0..8000).prop_map(|value| Condition::at_least(NumberFact::LineAmount, value)),
        1 => minor(0..8000).prop_map(|value| Condition::at_least(NumberFact::UnitPrice, value).negated()),
        1 => Just(Condition::Flag(FlagFact::TierPriced).negated()),
    ]
    .boxed()
}

fn whens() -> BoxedStrategy<Condition> {
    let subtotal = || minor(0..20_000);
    prop_oneof![
        3 => Just(Condition::Always),
        5 => subtotal().prop_map(|value| Condition::at_least(NumberFact::Subtotal, value)),
        1 => subtotal().prop_map(|value| Condition::at_least(NumberFact::Subtotal, value).negated()),
        1 => subtotal().prop_map(|value| Condition::AtMost(Comparison { fact: NumberFact::Subtotal, value })),
        1 => subtotal().prop_map(|value| Condition::at_least(NumberFact::ListSubtotal, value)),
        1 => (1_u32..20).prop_map(|n| Condition::at_least(NumberFact::OrderQuantity, Exact::from(n))),
        2 => (lines(), option::of(1_u32..6), option::of(minor(0..9000))).prop_map(|(lines, units, amount)| {
            Condition::Lines(LinesTest { lines: Box::new(lines), units, amount })
        }),
        1 => (subtotal(), subtotal()).prop_map(|(low, high)| Condition::any([
            Condition::at_least(NumberFact::Subtotal, low).negated(),
            Condition::at_least(NumberFact::Subtotal, high),
        ])),
    ]
    .boxed()
}

fn offs() -> BoxedStrategy<Off> {
    prop_oneof![
        share().prop_map(Off::Percent),
        minor(0..3000).prop_map(Off::AmountEach),
        minor(0..6000).prop_map(Off::AmountAcross),
        minor(0..6000).prop_map(Off::FixedPrice),
        minor(0..3000).prop_map(Off::AmountPerLine),
    ]
    .boxed()
}

fn pick() -> BoxedStrategy<Pick> {
    (lines(), option::of(1_u32..4), 0_u32..3)
        .prop_map(|(lines, units, skip)| Pick { lines, units, skip })
        .boxed()
}

/// Effects that need whole lines, units or nothing of the kind, with a target that fits.
fn offers() -> BoxedStrategy<Offer> {
    let of_lines = (
        lines(),
        prop_oneof![
            (1_u32..5, 1_u32..3, offs(), option::of(1_u32..3), any::<bool>()).prop_map(
                |(group, units, off, times, each)| {
                    let counting = if each { Counting::EachLine } else { Counting::Together };
                    Effect::UnitGroups(UnitGroups { group: group.max(units), units, off, times, counting })
                }
            ),
            (lines(), 1_u32..4, 1_u32..3, offs(), option::of(1_u32..3), any::<bool>()).prop_map(
                |(buy, buy_units, get_units, off, times, all_or_nothing)| {
                    Effect::BuyGet(BuyGet { buy, buy_units, get_units, off, times, all_or_nothing })
                }
            ),
            (lines(), lines(), 1_u32..3, minor(0..8000), option::of(1_u32..3)).prop_map(
                |(one, two, units, price, times)| {
                    let parts = vec![BundlePart { lines: one, units }, BundlePart { lines: two, units: 1 }];
                    Effect::Bundle(Bundle { parts, price, times })
                }
            ),
            Just(Effect::TierPrices),
        ],
    )
        .prop_map(|(lines, effect)| (Target::Lines(lines), effect));
    let of_units = prop_oneof![
        lines().prop_map(Target::Lines),
        pick().prop_map(Target::Cheapest),
        pick().prop_map(Target::Dearest)
    ];
    let units = (
        of_units,
        prop_oneof![
            minor(0..3000).prop_map(Effect::AmountEach),
            minor(0..6000).prop_map(Effect::FixedPrice),
            minor(0..3000).prop_map(Effect::AmountPerLine),
            share().prop_map(Effect::Percent),
            minor(0..6000).prop_map(Effect::AmountAcross),
            (0_usize..5, many((1_u32..60, offs()), 1..4)).prop_map(|(by, steps)| {
                let by = [
                    LadderBy::Amount,
                    LadderBy::Quantity,
                    LadderBy::Subtotal,
                    LadderBy::LineAmount,
                    LadderBy::LineQuantity,
                ][by];
                ladder(by, steps)
            }),
        ],
    );
    let of_all = prop_oneof![
        6 => Just(Target::Order),
        1 => Just(Target::Shipping),
        1 => Just(Target::OrderAndShipping),
        2 => lines().prop_map(Target::Lines),
    ];
    let all = (
        of_all,
        prop_oneof![
            4 => share().prop_map(Effect::Percent),
            4 => minor(0..6000).prop_map(Effect::AmountAcross),
            1 => minor(0..15_000).prop_map(Effect::SetTotal),
            2 => (minor(500..6000), minor(0..2000), option::of(1_u32..4)).prop_map(|(every, off, times)| {
                let every = if every.is_positive() { every } else { Exact::from(5) };
                Effect::EveryAmount(EveryAmount { every, off, times })
            }),
            1 => (any::<bool>(), many((1_u32..200, prop_oneof![
                share().prop_map(Off::Percent),
                minor(0..6000).prop_map(Off::AmountAcross),
            ]), 1..4)).prop_map(|(amount, steps)| ladder(if amount { LadderBy::Amount } else { LadderBy::Subtotal }, steps)),
            1 => Just(Effect::Gift(Gift { variant: VariantId::new("b").unwrap(), units: 1, for_each: None })),
            1 => share().prop_map(|share| Effect::Cashback(Cashback::Percent(share))),
        ],
    );
    let exclusive = prop_oneof![
        8 => Just(Exclusive::None),
        1 => Just(Exclusive::Lane),
        1 => Just(Exclusive::Quote)
    ];
    let caps = (
        option::weighted(0.2, minor(0..3000)),
        option::weighted(0.1, minor(0..3000)),
        option::weighted(0.1, minor(0..800)),
        option::weighted(0.1, 1_u32..8),
    );
    (prop_oneof![2 => of_lines, 3 => units, 5 => all], whens(), caps, -2_i32..3, exclusive)
        .prop_map(|((target, effect), when, (order, line, unit, units), priority, exclusive)| {
            let mut one = offer("o", target, effect).when(when).priority(priority).exclusive(exclusive);
            (one.cap.order, one.cap.line, one.cap.unit, one.cap.units) = (order, line, unit, units);
            one
        })
        .boxed()
}

fn ladder(by: LadderBy, steps: Vec<(u32, Off)>) -> Effect {
    let mut steps = steps;
    steps.sort_by_key(|(from, _)| *from);
    steps.dedup_by_key(|(from, _)| *from);
    let steps = steps.into_iter().map(|(from, off)| LadderStep { from: Exact::from(from), off });
    Effect::Ladder(Ladder { by, steps: steps.collect() })
}

/// Taxes, a way to pay with its fee, round sums.
fn closings() -> BoxedStrategy<(Taxes, PaymentMethod, Option<CashRounding>)> {
    let modes = || {
        prop_oneof![
            Just(RoundingMode::HalfUp),
            Just(RoundingMode::HalfEven),
            Just(RoundingMode::Down),
            Just(RoundingMode::Up)
        ]
    };
    let taxes = (any::<bool>(), 0_usize..3, modes(), 0_u32..30, 0_u32..30, any::<bool>()).prop_map(
        |(inclusive, scope, rounding, goods, food, default)| {
            let category = |id: &str| TaxCategoryId::new(id).unwrap();
            let rate = |id: &str, percent| TaxRate {
                category: category(id),
                percent: Exact::from(percent),
                region: None,
            };
            Taxes {
                inclusive,
                scope: [TaxScope::Unit, TaxScope::Line, TaxScope::Order][scope],
                rounding,
                rates: vec![rate("goods", goods), rate("food", food)],
                category: default.then(|| category("food")),
                fees: default.then(|| category("goods")),
                ..Taxes::default()
            }
        },
    );
    let fee = (
        share(),
        minor(0..300),
        option::of(minor(0..500)),
        any::<bool>(),
        option::weighted(0.3, minor(0..9000)),
        modes(),
    );
    let method = fee.prop_map(|(percent, fixed, minimum, buyer, least, rounding)| PaymentMethod {
        percent,
        fixed,
        minimum,
        borne_by: if buyer { BorneBy::Buyer } else { BorneBy::Merchant },
        when: least.map_or(Condition::Always, |least| Condition::at_least(NumberFact::Subtotal, least)),
        rounding,
        ..PaymentMethod::new(PaymentMethodId::new("cash").unwrap())
    });
    let cash = option::of((1_i64..200, modes()).prop_map(|(step, rounding)| CashRounding {
        step: Exact::from_parts(step, 2).unwrap(),
        rounding,
        methods: vec![],
    }));
    (taxes, method, cash).boxed()
}

prop_compose! {
    fn books(most: usize)(
        prices in many(minor(0..10_000), 4),
        minimums in many(option::weighted(0.2, minor(0..9000)), 4),
        floored in prop::bool::weighted(0.2),
        lanes in many((0_usize..5, many((offers(), prop::bool::weighted(0.7)), 0..6)), 1..4),
        tiers in option::weighted(0.3, many(1_i64..6000, 1..3)),
        mode in 0_usize..5,
        scope in 0_usize..4,
        rule in 0_usize..6,
        closing in option::weighted(0.5, closings()),
        postage in minor(0..2000),
    ) -> PriceBook {
        let mut book = book(&["1", "1", "1", "1"]);
        for ((variant, price), minimum) in book.variants.iter_mut().zip(prices).zip(minimums) {
            variant.price = price;
            variant.minimum = minimum.filter(|_| floored);
        }
        let modes = [LaneMode::Best, LaneMode::Sequential, LaneMode::Additive, LaneMode::First, LaneMode::BestByLine];
        let (mut n, mut coupons) = (0, 0);
        for (mode, offers) in lanes {
            let mode = modes[mode];
            let mut all = Vec::new();
            for (mut offer, coded) in offers {
                let of_lines = matches!(offer.target, Target::Lines(_) | Target::Cheapest(_) | Target::Dearest(_));
                if mode == LaneMode::BestByLine && !of_lines {
                    continue;
                }
                offer.id = OfferId::new(format!("o{n}")).unwrap();
                if coded && coupons < most {
                    offer.coupon = Some(coupon(code(coupons).as_str()));
                    coupons += 1;
                }
                all.push(offer);
                n += 1;
            }
            book = with_lane(book, mode, all);
        }
        if let Some(steps) = tiers {
            let tiers = steps.iter().enumerate().map(|(n, price)| Tier::new(n as u32 * 3 + 1, Exact::from_parts(*price, 2).unwrap()));
            let mut table = TierTable::new(VariantId::new("b").unwrap(), TierKind::Graduated, tiers.collect());
            table.place = TierPlace::Lane;
            book.tiers.push(table);
        }
        use RoundingMode::{Down, HalfDown, HalfEven, HalfUp, Up};
        book.rounding = Rounding {
            mode: [HalfUp, HalfEven, HalfDown, Down, Up][mode],
            scope: [RoundingScope::Unit, RoundingScope::Line, RoundingScope::Line, RoundingScope::Order][scope],
        };
        use AllocationRule::{
            FloorThenFirst, FromLast, HalfDownThenFirst, HalfUpThenLast, LargestRemainder, LastAbsorbs,
        };
        let rules = [LargestRemainder, FloorThenFirst, LastAbsorbs, HalfDownThenFirst, HalfUpThenLast, FromLast];
        book.allocation = rules[rule];
        book.shipping.push(ShippingMethod::new(ShippingMethodId::new("post").unwrap(), postage));
        if let Some((taxes, method, cash)) = closing {
            for variant in book.variants.iter_mut().take(2) {
                variant.tax = Some(TaxCategoryId::new("goods").unwrap());
            }
            book.shipping[0].tax = Some(TaxCategoryId::new("food").unwrap());
            (book.taxes, book.cash_rounding) = (taxes, cash);
            book.payment_methods.push(method);
        }
        book
    }
}

prop_compose! {
    fn carts()(quantities in many(0_u32..5, 4), shipped: bool) -> Cart {
        let lines = ["a", "b", "c", "d"].into_iter().zip(quantities).filter(|(_, quantity)| *quantity > 0);
        let cart = lines.fold(Cart::on("h5").buyer("u-1"), |cart, (name, quantity)| cart.line(name, quantity));
        let cart = if cart.lines.is_empty() { cart.line("a", 1) } else { cart };
        if shipped { cart.shipped_by("post") } else { cart }.paying_by("cash")
    }
}

fn check(book: PriceBook, cart: &Cart) -> Result<(), TestCaseError> {
    let pricer = Pricer::new(book).unwrap();
    let held: Vec<_> = pricer.coupons().map(|(_, coupon)| coupon.code.clone()).collect();
    let best = pricer.best_coupons(cart, &held);
    let Some((total, chosen)) = by_force(&pricer, cart, &held) else {
        prop_assert!(best.is_err());
        return Ok(());
    };
    let best = best.unwrap();
    prop_assert!(best.is_proven, "{} worked out", best.worked_out);
    prop_assert_eq!(best.quote.total.minor(), total, "{:?} instead of {:?}", best.codes, chosen);
    prop_assert_eq!(&best.codes, &chosen);
    prop_assert_eq!(&*best.quote.codes, &*chosen);

    // The order of coupons and lines decides nothing.
    let backwards: Vec<_> = held.iter().rev().cloned().collect();
    let mut turned = cart.clone();
    turned.lines.reverse();
    let other = pricer.best_coupons(&turned, &backwards).unwrap();
    prop_assert_eq!((&other.codes, other.worked_out), (&best.codes, best.worked_out));
    prop_assert_eq!(other.quote.total, best.quote.total);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_same_as_all_combinations_of_few(book in books(5), cart in carts()) {
        check(book, &cart)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_same_as_all_combinations_of_twelve(book in books(12), cart in carts()) {
        check(book, &cart)?;
    }
}
