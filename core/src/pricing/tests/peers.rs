//! Faults that users of other shops reported.

use super::*;
use crate::money::{Rounding, RoundingMode, RoundingScope};
use crate::pricing::{CouponUses, Tier, TierKind, TierTable};
use crate::refusal::Refusal;
use crate::slot::{CustomerSlot, Slot};
use alloc::string::ToString;
use alloc::vec;

#[test]
fn fifteen_percent_off_two_at_half_a_yuan_is_085() {
    let book = with_lane(book(&["0.50"]), LaneMode::Best, vec![offer("o", all_lines(), percent("15"))]);
    assert_eq!(total(book, &Cart::on("h5").line("a", 2)), "0.85");
}

#[test]
fn three_percent_of_three_at_999_is_what_the_setting_says() {
    let discount = |mode, scope| {
        let mut book =
            with_lane(book(&["9.99"]), LaneMode::Best, vec![offer("o", all_lines(), percent("3"))]);
        book.rounding = Rounding { mode, scope };
        let pricer = Pricer::new(book).unwrap();
        let quote = pricer.quote(&Cart::on("h5").line("a", 3)).unwrap();
        quote.discount.decimal().to_string()
    };
    assert_eq!(discount(RoundingMode::Down, RoundingScope::Unit), "0.87");
    assert_eq!(discount(RoundingMode::Down, RoundingScope::Line), "0.89");
    assert_eq!(discount(RoundingMode::HalfUp, RoundingScope::Line), "0.90");
    assert_eq!(discount(RoundingMode::Down, RoundingScope::Order), "0.89");
    assert_eq!(discount(RoundingMode::HalfUp, RoundingScope::Unit), "0.90");
}

#[test]
fn a_coupon_that_did_not_apply_is_not_used_up() {
    let offers = vec![
        offer("big", Target::Order, across("10")).when(from_subtotal("100")).coupon(coupon("BIG")),
        offer("new", Target::Order, across("2")).coupon(coupon("NEW")),
    ];
    let pricer = Pricer::new(with_lane(book(&["44"]), LaneMode::Sequential, offers)).unwrap();
    let quote = pricer.quote(&Cart::on("h5").line("a", 2).coupon("big").coupon("new")).unwrap();
    let used: Vec<_> =
        quote.coupons().map(|(coupon, _, amount)| (coupon.code.as_str(), amount.minor())).collect();
    assert_eq!(used, [("NEW", 200)]);
    let text = quote.explain();
    assert!(text.contains("`big` (coupon BIG) does not apply: 12.00 more to reach 100.00"), "{text}");
}

#[test]
fn a_use_is_taken_once_whatever_the_quantity_and_comes_back() {
    let mut limits = coupon("NEW");
    limits.total_limit = Some(1);
    let offers = vec![offer("new", all_lines(), percent("50")).coupon(limits)];
    let pricer = Pricer::new(with_lane(book(&["10"]), LaneMode::Sequential, offers)).unwrap();
    let quote = pricer.quote(&Cart::on("h5").line("a", 2).coupon("NEW")).unwrap();
    let mut uses = CouponUses::new(0);
    let buyer = CustomerSlot::from_index(0);
    for _ in 0..3 {
        let (coupon, offer, _) = quote.coupons().next().unwrap();
        uses.check(offer, coupon, buyer).unwrap();
        let slot = uses.register(offer).unwrap();
        assert!(uses.take(slot, buyer));
        assert_eq!(uses.check(offer, coupon, buyer).unwrap_err().code(), "coupon.exhausted");
        assert!(uses.give_back(slot, buyer));
    }
}

#[test]
fn an_unknown_coupon_is_refused_by_name() {
    let pricer = Pricer::new(book(&["1"])).unwrap();
    let refused = |cart: Cart| pricer.quote(&cart).unwrap_err();
    assert_eq!(refused(cart(1).coupon("nope")).to_string(), "there is no coupon `NOPE`");
    assert_eq!(refused(cart(1).coupon("n o")).code(), "coupon.code");
}

#[test]
fn a_price_with_more_decimals_is_rounded_once_a_line() {
    assert_eq!(total(book(&["1.0149"]), &Cart::on("h5").line("a", 1000)), "1014.90");
    assert_eq!(total(book(&["0.005"]), &Cart::on("h5").line("a", 3)), "0.02");
}

#[test]
fn the_same_cart_again_costs_the_same() {
    let offers = vec![offer("o", Target::Order, percent("33.3"))];
    let pricer = Pricer::new(with_lane(book(&["0.01", "9.99"]), LaneMode::Best, offers)).unwrap();
    let first = pricer.quote(&cart(2)).unwrap();
    for _ in 0..10 {
        assert_eq!(pricer.quote(&cart(2)).unwrap(), first);
    }
}

#[test]
fn a_hundred_percent_leaves_nothing() {
    let mut uneven = book(&["3.33", "0.01", "7.77"]);
    uneven.rounding.scope = RoundingScope::Order;
    for book in [book(&["3.33", "0.01", "7.77"]), uneven] {
        let book = with_lane(book, LaneMode::Best, vec![offer("o", Target::Order, percent("100"))]);
        assert_eq!(total(book, &cart(3)), "0.00");
    }
}

fn tiered(kind: TierKind, tiers: &[(u32, &str)]) -> PriceBook {
    let mut book = book(&["100"]);
    let tiers = tiers.iter().map(|(from, price)| Tier::new(*from, exact(price))).collect();
    book.tiers.push(TierTable::new(VariantId::new("a").unwrap(), kind, tiers));
    book
}

#[test]
fn tiers_take_the_quantity_that_is_bought() {
    let volume = || tiered(TierKind::Volume, &[(5, "80"), (10, "70")]);
    assert_eq!(total(volume(), &Cart::on("h5").line("a", 4)), "400.00");
    assert_eq!(total(volume(), &Cart::on("h5").line("a", 5)), "400.00");
    assert_eq!(total(volume(), &Cart::on("h5").line("a", 12)), "840.00");
    let graduated = || tiered(TierKind::Graduated, &[(6, "6.5"), (11, "6")]);
    assert_eq!(total(graduated(), &Cart::on("h5").line("a", 20)), "592.50");
    let from_one = tiered(TierKind::Graduated, &[(1, "7"), (6, "6.5"), (11, "6")]);
    assert_eq!(total(from_one, &Cart::on("h5").line("a", 20)), "127.50");
}

#[test]
fn a_tier_above_the_list_price_is_passed_over_and_said_so() {
    let pricer = Pricer::new(tiered(TierKind::Volume, &[(5, "120")])).unwrap();
    let quote = pricer.quote(&Cart::on("h5").line("a", 5)).unwrap();
    assert_eq!(quote.total.minor(), 50_000);
    assert!(quote.explain().contains("tier from 5 would be 600.00, so 500.00 stays"));
}

#[test]
fn every_unit_is_worth_its_part_of_the_line() {
    let book = with_lane(book(&["10", "5"]), LaneMode::Best, vec![offer("o", Target::Order, across("1"))]);
    let pricer = Pricer::new(book).unwrap();
    let quote = pricer.quote(&Cart::on("h5").line("a", 3).line("b", 1)).unwrap();
    let worths: Vec<i64> = quote.unit_worths(0).unwrap().into_iter().map(|worth| worth.minor()).collect();
    assert_eq!(quote.lines[0].total.minor(), 2914);
    assert_eq!(worths, [972, 971, 971]);
    assert_eq!(quote.unit_worths(2), None);
}

#[test]
fn hostile_carts_are_refused_by_name() {
    let pricer = Pricer::new(book(&["1", "9007199254740"])).unwrap();
    let code = |cart: &Cart| pricer.quote(cart).map_or_else(|refusal| refusal.code(), |_| "ok");
    assert_eq!(code(&Cart::on("h5")), "cart.empty");
    assert_eq!(code(&Cart::on("").line("a", 1)), "cart.id");
    assert_eq!(code(&Cart::on("h5").line("", 1)), "cart.id");
    assert_eq!(code(&Cart::on("h5").line("x".repeat(70), 1)), "cart.id");
    assert_eq!(code(&Cart::on("h5").line("z", 1)), "cart.unknown_variant");
    assert_eq!(code(&Cart::on("h5").line("a", 0)), "cart.quantity");
    assert_eq!(code(&Cart::on("h5").line("a", u32::MAX)), "cart.quantity");
    assert_eq!(code(&Cart::on("h5").line("a", 1).line("b", 1).line("a", 1)), "cart.duplicate_line");
    assert_eq!(code(&Cart::on("h5").line("b", 1_000_000)), "pricing.money");
    assert_eq!(code(&Cart::on("h5").line("b", 11)), "pricing.money");
    assert_eq!(code(&cart(1).buyer("\n")), "cart.id");
    assert_eq!(code(&cart(1).level("订")), "cart.id");
    assert_eq!(code(&cart(1).tag("")), "cart.id");
    assert_eq!(code(&cart(1).at(crate::time::Time::from_millis(u64::MAX))), "cart.time");
    let many = (0..1001).fold(Cart::on("h5"), |cart, n| cart.line(alloc::format!("v{n}"), 1));
    assert_eq!(code(&many), "cart.too_large");
    let codes = (0..65).fold(cart(1), |cart, n| cart.coupon(alloc::format!("c{n}")));
    assert_eq!(code(&codes), "cart.too_large");
}

#[test]
fn the_largest_cart_adds_up() {
    let mut book = with_lane(
        book(&[]),
        LaneMode::Additive,
        vec![offer("x", all_lines(), percent("12.5")), offer("y", Target::Order, across("77.77"))],
    );
    let mut cart = Cart::on("h5");
    for n in 0..1000_u32 {
        let name = alloc::format!("v{n}");
        let (variant, product) = (VariantId::new(&name).unwrap(), ProductId::new("p").unwrap());
        book.variants.push(PricedVariant::new(variant, product, Exact::from_parts(i64::from(n), 2).unwrap()));
        cart = cart.line(&name, n % 3 + 1);
    }
    for scope in [RoundingScope::Unit, RoundingScope::Line, RoundingScope::Order] {
        book.rounding.scope = scope;
        let pricer = Pricer::new(book.clone()).unwrap();
        properties::check(&pricer, &cart, &pricer.quote(&cart).unwrap());
    }
}
