//! What holds of every quote of every book.

use super::*;
use crate::money::{AllocationRule, Rounding, RoundingMode, RoundingScope};
use crate::pricing::{
    BuyGet, Counting, Dearer, EveryAmount, Exclusive, Off, Quote, Tier, TierKind, TierTable, UnitGroups,
};
use crate::rule::SymbolFact;
use proptest::collection::vec as many;
use proptest::prelude::*;

/// Everything that holds of a quote whatever the book.
pub(super) fn check(pricer: &Pricer, cart: &Cart, quote: &Quote) {
    let lines: i64 = quote.lines.iter().map(|line| line.payable().minor()).sum();
    let shipping = quote.shipping.as_ref().map_or(0, |shipping| shipping.payable().minor());
    let fee = quote.fee.as_ref().map_or(0, |fee| fee.payable().minor());
    assert_eq!(lines + shipping + fee + quote.cash_rounding.minor(), quote.total.minor());
    let taxes: i64 = quote.lines.iter().map(|line| line.tax.minor()).sum();
    let shipping = quote.shipping.as_ref().map_or(0, |shipping| shipping.tax.minor());
    let fee = quote.fee.as_ref().map_or(0, |fee| fee.tax.minor());
    assert_eq!(taxes + shipping + fee, quote.tax.minor());
    assert_eq!(quote.taxes.iter().map(|of| of.tax.minor()).sum::<i64>(), quote.tax.minor());
    assert!(quote.lines.iter().all(|line| (0..=line.total.minor()).contains(&line.tax.minor())));
    assert!(quote.taxes.iter().all(|of| of.net.minor() >= 0 && of.tax.minor() >= 0));
    assert_eq!(quote.lines.iter().map(|line| line.list.minor()).sum::<i64>(), quote.subtotal.minor());
    assert_eq!(quote.lines.iter().map(|line| line.discount.minor()).sum::<i64>(), quote.discount.minor());
    assert_eq!(quote.lines.len(), cart.lines.len());
    for (n, line) in quote.lines.iter().enumerate() {
        assert!(line.total.minor() >= 0, "{line:?}");
        assert!(line.discount.minor() >= 0, "{line:?}");
        assert!((0..=line.discount.minor()).contains(&line.order_discount.minor()), "{line:?}");
        assert_eq!(line.list.minor() - line.discount.minor(), line.total.minor());
        let worths = quote.unit_worths(n).unwrap();
        assert_eq!(worths.iter().map(|worth| worth.minor()).sum::<i64>(), line.payable().minor());
    }
    let by_offers: i64 = quote.offers.iter().map(|offer| offer.amount.minor()).sum();
    let off_shipping = quote.shipping.as_ref().map_or(0, |shipping| shipping.discount.minor());
    assert!(by_offers <= quote.discount.minor() + off_shipping);
    assert!(quote.offers.iter().all(|offer| offer.amount.minor() >= 0));

    check_floors(pricer.book(), quote);

    let silent = pricer.price(cart).unwrap();
    assert_eq!(&silent, quote, "with and without trace");
    assert!(!silent.has_trace() && quote.has_trace());
    assert!(quote.explain().lines().count() >= quote.lines.len() + 4);
    serde_json::to_string(quote).unwrap();

    let mut backwards = cart.clone();
    backwards.lines.reverse();
    let mut other = pricer.quote(&backwards).unwrap();
    other.lines.reverse();
    assert_eq!(&other, quote, "the order of lines");
}

/// No line is below its floor: the least that its variant may cost, rounded up, or its list price where that is less.
fn check_floors(book: &PriceBook, quote: &Quote) {
    for line in &quote.lines {
        let row = book.variants.iter().find(|row| row.variant == line.variant).unwrap();
        let Some(least) = row.minimum.filter(|_| book.lists.is_empty()) else { continue };
        let cents = least.times(Exact::HUNDRED).unwrap();
        let all = i128::from(cents.mantissa()) * i128::from(line.quantity);
        let over = i128::from(cents.denominator());
        let floor = i64::try_from((all + over - 1) / over).unwrap();
        assert!(line.total.minor() >= floor.min(line.list.minor()), "{line:?} below {floor}");
    }
}

fn effects() -> impl Strategy<Value = (bool, Effect)> {
    let money = || (0_i64..5000).prop_map(|minor| Exact::from_parts(minor, 2).unwrap());
    prop_oneof![
        (any::<bool>(), 0_i64..=1000)
            .prop_map(|(order, p)| (order, Effect::Percent(Exact::from_parts(p, 1).unwrap()))),
        (any::<bool>(), money()).prop_map(|(order, m)| (order, Effect::AmountAcross(m))),
        money().prop_map(|m| (false, Effect::AmountEach(m))),
        money().prop_map(|m| (false, Effect::FixedPrice(m))),
        money().prop_map(|m| (false, Effect::AmountPerLine(m))),
        (any::<bool>(), money()).prop_map(|(order, m)| (order, Effect::SetTotal(m))),
        (any::<bool>(), money(), money()).prop_map(|(order, every, off)| {
            let every = every.plus(Exact::from(1)).unwrap();
            (order, Effect::EveryAmount(EveryAmount { every, off, times: Some(3) }))
        }),
        (1_u32..5, 1_u32..5, 0_i64..=100, any::<bool>()).prop_map(|(group, units, p, each)| {
            let counting = if each { Counting::EachLine } else { Counting::Together };
            let (units, off) = (units.min(group), Off::Percent(Exact::from_parts(p, 0).unwrap()));
            (false, Effect::UnitGroups(UnitGroups { group, units, off, times: None, counting }))
        }),
        (1_u32..4, 1_u32..4, money(), any::<bool>()).prop_map(|(buy_units, get_units, m, all_or_nothing)| {
            let (buy, off) = (Condition::is_in(SymbolFact::Variant, ["a", "b"]), Off::AmountEach(m));
            (false, Effect::BuyGet(BuyGet { buy, buy_units, get_units, off, times: None, all_or_nothing }))
        }),
    ]
}

fn offers() -> impl Strategy<Value = Offer> {
    let exclusive = prop_oneof![
        6 => Just(Exclusive::None),
        1 => Just(Exclusive::Lane),
        1 => Just(Exclusive::Quote)
    ];
    let filter = prop_oneof![
        Just(Condition::Always),
        Just(Condition::is_in(SymbolFact::Variant, ["a", "c"])),
        (1_u32..5).prop_map(|n| Condition::at_least(NumberFact::LineQuantity, Exact::from(n))),
    ];
    let cap = proptest::option::of((0_i64..3000).prop_map(|minor| Exact::from_parts(minor, 2).unwrap()));
    (effects(), filter, cap, -2_i32..3, exclusive, 0_u32..300).prop_map(
        |((order, effect), filter, cap, priority, exclusive, least)| {
            let target = if order { Target::Order } else { Target::Lines(filter) };
            let mut one = offer("o", target, effect).priority(priority).exclusive(exclusive);
            one.cap.order = cap;
            one.when = Condition::at_least(NumberFact::Subtotal, Exact::from(least));
            one
        },
    )
}

prop_compose! {
    pub(super) fn books()(
        prices in many(0_i64..100_000, 5),
        scale in 2_u8..5,
        lanes in many((0_usize..4, many(offers(), 0..4)), 0..4),
        tiers in proptest::option::of((any::<bool>(), many(1_i64..100_000, 1..4))),
        mode in 0_usize..5,
        scope in 0_usize..3,
        rule in 0_usize..8,
        minimums in many(proptest::option::of(0_i64..100_000), 5),
    ) -> PriceBook {
        let mut book = book(&["1", "1", "1", "1", "1"]);
        for (variant, price) in book.variants.iter_mut().zip(prices) {
            variant.price = Exact::from_parts(price, scale).unwrap();
        }
        for (variant, minimum) in book.variants.iter_mut().zip(minimums) {
            variant.minimum = minimum.map(|minimum| Exact::from_parts(minimum, scale).unwrap());
        }
        let modes = [LaneMode::Best, LaneMode::Sequential, LaneMode::Additive, LaneMode::First];
        let mut n = 0;
        for (mode, mut offers) in lanes {
            for offer in &mut offers {
                offer.id = OfferId::new(alloc::format!("o{n}")).unwrap();
                n += 1;
            }
            book = with_lane(book, modes[mode], offers);
        }
        if let Some((volume, steps)) = tiers {
            let kind = if volume { TierKind::Volume } else { TierKind::Graduated };
            let tiers = steps
                .iter()
                .enumerate()
                .map(|(n, price)| Tier::new(n as u32 * 3 + 1, Exact::from_parts(*price, scale).unwrap()))
                .collect();
            let mut table = TierTable::new(VariantId::new("b").unwrap(), kind, tiers);
            // Tiers in any order of prices.
            table.dearer = Dearer::Apply;
            book.tiers.push(table);
        }
        use RoundingMode::{Down, HalfDown, HalfEven, HalfUp, Up};
        book.rounding = Rounding {
            mode: [HalfUp, HalfEven, HalfDown, Down, Up][mode],
            scope: [RoundingScope::Unit, RoundingScope::Line, RoundingScope::Order][scope],
        };
        book.allocation = AllocationRule::ALL[rule];
        book
    }
}

prop_compose! {
    pub(super) fn carts()(quantities in many(0_u32..12, 5), order in Just(["a", "b", "c", "d", "e"]).prop_shuffle()) -> Cart {
        let lines = order.iter().zip(quantities).filter(|(_, quantity)| *quantity > 0);
        let cart = lines.fold(Cart::on("h5"), |cart, (name, quantity)| cart.line(name, quantity));
        if cart.lines.is_empty() { cart.line("a", 1) } else { cart }
    }
}

proptest! {
    #[test]
    fn every_quote_adds_up(book in books(), cart in carts()) {
        let pricer = Pricer::new(book).unwrap();
        let quote = pricer.quote(&cart).unwrap();
        check(&pricer, &cart, &quote);
    }

    /// More units never cost less a unit than the table says, whatever is rounded.
    #[test]
    fn no_unit_is_cheaper_than_the_tier_that_it_reaches(
        prices in many(1_i64..100_000, 1..5),
        step in 1_u32..10,
        quantity in 1_u32..60,
    ) {
        let mut prices = prices;
        prices.sort_unstable_by(|a, b| b.cmp(a));
        prices.dedup();
        let tiers = prices.iter().zip(1_u32..).map(|(price, n)| Tier::new(n * step, Exact::from_parts(*price, 3).unwrap()));
        let tiers: Vec<Tier> = tiers.collect();
        let mut book = book(&["1000"]);
        book.tiers.push(TierTable::new(VariantId::new("a").unwrap(), TierKind::Volume, tiers.clone()));
        let pricer = Pricer::new(book).unwrap();
        let quote = pricer.quote(&Cart::on("h5").line("a", quantity)).unwrap();
        let reached = tiers.iter().rev().find(|tier| tier.from <= quantity);
        let price = reached.map_or(exact("1000"), |tier| tier.price);
        // Thousandths against cents: the line may be rounded by half a cent.
        let exact = i128::from(price.mantissa()) * i128::from(quantity) * 1000 / i128::from(price.denominator());
        prop_assert!((i128::from(quote.total.minor()) * 10 - exact).abs() <= 5, "{} for {exact}", quote.total);
    }

    /// Amounts at the edge of what can be counted are quoted or refused, never a panic.
    #[test]
    fn huge_amounts_are_quoted_or_refused(
        book in books(),
        prices in many(0_i64..900_000_000_000_000, 5),
        quantities in many(1_u32..=1_000_000, 5),
        scale in 0_u8..12,
    ) {
        let mut book = book;
        for (variant, price) in book.variants.iter_mut().zip(prices) {
            variant.price = Exact::from_parts(price, scale).unwrap();
        }
        let cart = ["a", "b", "c", "d", "e"].into_iter().zip(quantities);
        let cart = cart.fold(Cart::on("h5"), |cart, (name, quantity)| cart.line(name, quantity));
        if let Ok(pricer) = Pricer::new(book) && let Ok(quote) = pricer.quote(&cart) {
            prop_assert_eq!(quote.lines.iter().map(|line| line.total.minor()).sum::<i64>(), quote.total.minor());
            prop_assert!(quote.lines.iter().all(|line| line.total.minor() >= 0 && line.discount.minor() >= 0));
            prop_assert_eq!(pricer.price(&cart).unwrap(), quote);
        }
    }

    #[test]
    fn a_book_survives_both_encodings(book in books()) {
        let json = serde_json::to_string(&book).unwrap();
        prop_assert_eq!(&serde_json::from_str::<PriceBook>(&json).unwrap(), &book);
        let cbor = minicbor::to_vec(&book).unwrap();
        crate::codec::check_cbor(&cbor).unwrap();
        prop_assert_eq!(&minicbor::decode::<PriceBook>(&cbor).unwrap(), &book);
        let again: PriceBook = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(Pricer::new(again).unwrap().digest(), Pricer::new(book).unwrap().digest());
    }
}
