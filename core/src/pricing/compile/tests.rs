use crate::id::{ChannelId, OfferId, PriceBookId, PriceListId, ProductId, VariantId};
use crate::money::{Currency, Exact, RoundingScope};
use crate::pricing::{
    Audience, Coupon, CouponCode, Effect, Lane, LaneMode, ListedPrice, Offer, PriceBook, PriceList,
    PricedVariant, Pricer, Target, Tier, TierKind, TierTable,
};
use crate::refusal::Refusal;
use crate::rule::{Condition, NumberFact};
use alloc::string::{String, ToString};
use alloc::vec;

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn variant(id: &str, price: &str) -> PricedVariant {
    PricedVariant::new(VariantId::new(id).unwrap(), ProductId::new("p").unwrap(), exact(price))
}

fn book() -> PriceBook {
    let mut book = PriceBook::new(PriceBookId::new("book").unwrap(), Currency::CNY);
    book.variants.push(variant("a", "1"));
    book
}

/// The code and sentence of the refusal of a book after a change.
fn refused(change: impl FnOnce(&mut PriceBook)) -> (&'static str, String) {
    let mut book = book();
    change(&mut book);
    let refusal = Pricer::new(book).unwrap_err();
    (refusal.code(), refusal.to_string())
}

fn refused_offer(offer: Offer) -> (&'static str, String) {
    refused(|book| book.lanes.push(Lane::new("l".parse().unwrap(), LaneMode::Best, vec![offer])))
}

fn offer(target: Target, effect: Effect) -> Offer {
    Offer::new(OfferId::new("o").unwrap(), target, effect)
}

#[test]
fn variants_must_be_one_each_with_a_price() {
    assert_eq!(refused(|book| book.variants.push(variant("a", "2"))).0, "price_book.duplicate");
    let (code, sentence) = refused(|book| book.variants[0].price = exact("-0.01"));
    assert_eq!((code, &*sentence), ("price_book.amount", "the price `-0.01` of `a` must not be negative"));
    assert_eq!(refused(|book| book.variants[0].cost = Some(exact("-1"))).0, "price_book.amount");
    assert_eq!(refused(|book| book.variants[0].price = exact("999999999999999999")).0, "price_book.amount");
    let tags = |book: &mut PriceBook| {
        book.variants[0].tags = (0..65).map(|n| alloc::format!("t{n}").parse().unwrap()).collect();
    };
    assert_eq!(refused(tags).0, "price_book.too_many");
}

#[test]
fn the_fine_scale_of_the_order_scope_has_its_limit() {
    let mut book = book();
    book.variants[0].price = exact("80000000000");
    Pricer::new(book.clone()).unwrap();
    book.rounding.scope = RoundingScope::Order;
    Pricer::new(book.clone()).unwrap();
    book.variants[0].price = exact("93000000000");
    assert_eq!(Pricer::new(book).unwrap_err().code(), "price_book.amount");
}

#[test]
fn price_lists_must_be_unambiguous() {
    let list = |id: &str, channel: &str, variant: &str| {
        let audience = Audience::channel(ChannelId::new(channel).unwrap());
        let price = ListedPrice::new(VariantId::new(variant).unwrap(), exact("1"));
        PriceList::new(PriceListId::new(id).unwrap(), audience, vec![price])
    };
    let with = |lists: vec::Vec<PriceList>| refused(|book| book.lists = lists);
    assert_eq!(with(vec![list("x", "h5", "a"), list("x", "app", "a")]).0, "price_book.duplicate");
    assert_eq!(with(vec![list("x", "h5", "z")]).0, "price_book.unknown_variant");
    let (code, sentence) = with(vec![list("x", "h5", "a"), list("y", "h5", "a")]);
    assert_eq!(code, "price_book.priced_twice");
    assert!(sentence.contains("price list `y`"), "{sentence}");
}

#[test]
fn tier_tables_are_checked_strictly() {
    let with = |tiers: &[(u32, &str)]| {
        let tiers = tiers.iter().map(|(from, price)| Tier::new(*from, exact(price))).collect();
        let variant = VariantId::new("a").unwrap();
        refused(|book| book.tiers.push(TierTable::new(variant, TierKind::Volume, tiers)))
    };
    assert_eq!(with(&[]).0, "price_book.tiers");
    assert_eq!(with(&[(0, "1")]).0, "price_book.tiers");
    assert_eq!(with(&[(5, "1"), (5, "1")]).0, "price_book.tiers");
    let (_, sentence) = with(&[(5, "1"), (4, "1")]);
    assert_eq!(sentence, "the tier from 4 of the variant `a` must begin above the tier before it");
    let (_, sentence) = with(&[(5, "0")]);
    assert_eq!(sentence, "the tier price `0` of `a` must be above 0");
    let (_, sentence) = with(&[(2, "1"), (5, "1")]);
    assert_eq!(sentence, "the tier from 5 of the variant `a` must be cheaper than the tier before it");
    let table = |variant: &str| {
        let tiers = vec![Tier::new(2, exact("1"))];
        TierTable::new(VariantId::new(variant).unwrap(), TierKind::Volume, tiers)
    };
    assert_eq!(refused(|book| book.tiers = vec![table("a"), table("a")]).0, "price_book.tiered_twice");
    let stranger = table("z");
    assert_eq!(refused(|book| book.tiers.push(stranger)).0, "price_book.unknown_variant");
}

#[test]
fn offers_must_mean_something() {
    let lines = || Target::Lines(Condition::Always);
    for percent in ["-1", "100.01"] {
        assert_eq!(refused_offer(offer(lines(), Effect::Percent(exact(percent)))).0, "price_book.percent");
    }
    for effect in [
        Effect::AmountEach(exact("-1")),
        Effect::AmountAcross(exact("0.001")),
        Effect::FixedPrice(exact("-0.001")),
    ] {
        assert_eq!(refused_offer(offer(lines(), effect)).0, "price_book.amount");
    }
    for effect in [Effect::AmountEach(exact("1")), Effect::FixedPrice(exact("1"))] {
        assert_eq!(refused_offer(offer(Target::Order, effect)).0, "price_book.effect_needs_lines");
    }
    let half = || offer(lines(), Effect::Percent(exact("50")));
    assert_eq!(refused_offer(half().cap(exact("-1"))).0, "price_book.amount");
    let by_line = Condition::at_least(NumberFact::LineAmount, exact("1"));
    assert_eq!(refused_offer(half().when(by_line)).0, "price_book.condition_asks_lines");
    let (code, sentence) = refused_offer(half().when(Condition::any([])));
    assert_eq!(code, "price_book.condition");
    assert_eq!(sentence, "the offer `o`, `when`: the list of `any` must not be empty");
    let mut coupon = Coupon::new(CouponCode::new("x").unwrap());
    coupon.per_customer = Some(0);
    assert_eq!(refused_offer(half().coupon(coupon)).0, "price_book.zero_limit");
}

#[test]
fn names_and_codes_stand_once() {
    let half = || offer(Target::Order, Effect::Percent(exact("50")));
    let lane = |id: &str, offers| Lane::new(id.parse().unwrap(), LaneMode::Best, offers);
    let two_lanes = |book: &mut PriceBook| book.lanes = vec![lane("l", vec![]), lane("l", vec![])];
    assert_eq!(refused(two_lanes).0, "price_book.duplicate");
    let two_offers =
        |book: &mut PriceBook| book.lanes = vec![lane("l", vec![half()]), lane("m", vec![half()])];
    assert_eq!(refused(two_offers).0, "price_book.duplicate");
    let coded = |id: &str, code| {
        let mut offer = half().coupon(Coupon::new(CouponCode::new(code).unwrap()));
        offer.id = OfferId::new(id).unwrap();
        offer
    };
    let one_code =
        |book: &mut PriceBook| book.lanes = vec![lane("l", vec![coded("x", "new"), coded("y", "NEW")])];
    let (code, sentence) = refused(one_code);
    assert_eq!(
        (code, &*sentence),
        ("price_book.duplicate", "the coupon code `NEW` stands twice in the price book")
    );
    let too_many = |book: &mut PriceBook| book.lanes = vec![lane("l", vec![half(); 10_001])];
    assert_eq!(refused(too_many).0, "price_book.too_many");
}

#[test]
fn prices_are_exact_at_every_fineness() {
    for (price, quantity, total) in
        [("0.000000000001", 1_000_000, 0), ("999999999.999999", 1, 100_000_000_000)]
    {
        let mut book = book();
        book.variants[0].price = exact(price);
        let quote =
            Pricer::new(book).unwrap().quote(&crate::pricing::Cart::on("h5").line("a", quantity)).unwrap();
        assert_eq!(quote.total.minor(), total);
    }
}
