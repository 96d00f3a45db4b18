//! Taxes, payment fees and round sums: what closes a quote.

use super::*;
use crate::id::{PaymentMethodId, PriceListId, RegionId, ShippingMethodId, TaxCategoryId};
use crate::money::{Money, RoundingMode, RoundingScope};
use crate::pricing::{
    Audience, BorneBy, CashRounding, CrossBorder, ListedPrice, PaymentMethod, PriceList, Quote,
    ShippingMethod, TaxRate, TaxScope,
};
use crate::refusal::Refusal;
use crate::rule::SymbolFact;
use alloc::string::String;
use alloc::vec;
use proptest::prelude::*;

fn category(id: &str) -> TaxCategoryId {
    TaxCategoryId::new(id).unwrap()
}

fn rate(id: &str, percent: &str) -> TaxRate {
    TaxRate { category: category(id), percent: exact(percent), region: None }
}

/// Everything is taxed by this rate.
fn taxed(mut book: PriceBook, inclusive: bool, percent: &str) -> PriceBook {
    book.taxes.inclusive = inclusive;
    book.taxes.rates.push(rate("standard", percent));
    book.taxes.category = Some(category("standard"));
    book
}

fn order_off(book: PriceBook, effect: Effect) -> PriceBook {
    with_lane(book, LaneMode::Best, vec![offer("off", Target::Order, effect)])
}

fn quote(book: PriceBook, cart: &Cart) -> Quote {
    let pricer = Pricer::new(book).unwrap();
    let quote = pricer.quote(cart).unwrap();
    properties::check(&pricer, cart, &quote);
    quote
}

fn text(money: Money) -> String {
    money.decimal().to_string()
}

/// The tax and the total.
fn sums(quote: &Quote) -> (String, String) {
    (text(quote.tax), text(quote.total))
}

fn two(one: &str, two: &str) -> (String, String) {
    (one.to_string(), two.to_string())
}

fn paying(id: &str, percent: &str) -> PaymentMethod {
    let mut method = PaymentMethod::new(PaymentMethodId::new(id).unwrap());
    method.percent = exact(percent);
    method
}

#[test]
fn exclusive_tax_is_rounded_once_a_line_or_once_a_unit() {
    let cart = Cart::on("h5").line("a", 3);
    let by = |scope| {
        let mut book = taxed(book(&["1.23"]), false, "20");
        book.taxes.scope = scope;
        text(quote(book, &cart).total)
    };
    assert_eq!(by(TaxScope::Line), "4.43");
    assert_eq!(by(TaxScope::Order), "4.43");
    assert_eq!(by(TaxScope::Unit), "4.44");
}

#[test]
fn inclusive_tax_is_a_part_of_the_total() {
    let quoted = quote(taxed(book(&["12.50"]), true, "25"), &cart(1));
    assert_eq!(sums(&quoted), two("2.50", "12.50"));
    assert_eq!(text(quoted.taxes[0].net), "10.00");
    assert_eq!(sums(&quote(taxed(book(&["60"]), true, "5"), &cart(1))), two("2.86", "60.00"));
    assert_eq!(sums(&quote(taxed(book(&["20"]), true, "7"), &cart(1))), two("1.31", "20.00"));
    assert_eq!(sums(&quote(taxed(book(&["5"]), true, "9"), &cart(1))), two("0.41", "5.00"));
}

#[test]
fn tax_is_taken_of_what_offers_leave() {
    let book_of = |price| order_off(taxed(book(&[price]), false, "5"), across("1"));
    assert_eq!(sums(&quote(book_of("30"), &cart(1))), two("1.45", "30.45"));
}

#[test]
fn everything_off_leaves_no_tax_at_all() {
    for inclusive in [true, false] {
        let book = order_off(taxed(book(&["399"]), inclusive, "19"), percent("100"));
        assert_eq!(sums(&quote(book, &cart(1))), two("0.00", "0.00"));
    }
}

#[test]
fn an_order_discount_is_shared_by_lines_of_several_rates() {
    let mut book = book(&["10", "34.99", "2.55"]);
    book.taxes.rates = vec![rate("standard", "20"), rate("reduced", "10")];
    for (variant, tax) in book.variants.iter_mut().zip(["standard", "reduced", "reduced"]) {
        variant.tax = Some(category(tax));
    }
    let first = Target::Lines(Condition::is_in(SymbolFact::Variant, ["a"]));
    let book = with_lane(book, LaneMode::Best, vec![offer("15", first, percent("15"))]);
    let book = with_lane(book, LaneMode::Best, vec![offer("5", Target::Order, across("5"))]);
    let cart = Cart::on("h5").line("a", 2).line("b", 1).line("c", 4);
    // The discount is shared 1.37, 2.81 and 0.82, which leaves 15.63 at 20 % and 32.18 and 9.38 at 10 %.
    let cases = [
        (TaxScope::Line, RoundingMode::HalfUp, "64.48"),
        (TaxScope::Order, RoundingMode::HalfUp, "64.48"),
        (TaxScope::Order, RoundingMode::Down, "64.46"),
    ];
    for (scope, mode, total) in cases {
        let mut book = book.clone();
        (book.taxes.scope, book.taxes.rounding) = (scope, mode);
        let quoted = quote(book, &cart);
        assert_eq!((text(quoted.subtotal), text(quoted.discount)), two("65.19", "8.00"));
        assert_eq!(text(quoted.total), total, "{scope:?} {mode:?}\n{}", quoted.explain());
    }
}

#[test]
fn shipping_is_taxed_by_its_own_category() {
    let mut book = taxed(book(&["50"]), false, "10");
    let mut post = ShippingMethod::new(ShippingMethodId::new("post").unwrap(), exact("25"));
    post.tax = Some(category("standard"));
    book.shipping.push(post);
    let book = with_lane(
        book,
        LaneMode::Sequential,
        vec![offer("20", Target::Order, across("20")), offer("2", Target::Shipping, across("2"))],
    );
    let quoted = quote(book, &Cart::on("h5").line("a", 2).shipped_by("post"));
    assert_eq!(sums(&quoted), two("10.30", "113.30"));
    let shipping = quoted.shipping.as_ref().unwrap();
    assert_eq!((text(shipping.tax), text(shipping.payable())), two("2.30", "25.30"));
    let explained = quoted.explain();
    assert!(explained.contains("`a`: tax `standard` of 10 % on 80.00: 8.00"), "{explained}");
    assert!(explained.contains("shipping: tax `standard` of 10 % on 23.00: 2.30"), "{explained}");
    let json = serde_json::to_value(&quoted).unwrap();
    assert_eq!(json["tax"], "10.30");
    assert_eq!(json["taxes"][0]["net"], "103.00");
    assert_eq!(json["shipping"]["total"], "23.00");
    assert!(json.get("fee").is_none());
}

#[test]
fn abroad_either_the_gross_or_the_net_stays() {
    let abroad = |cross_border| {
        let mut book = taxed(book(&["10.00"]), true, "19");
        let region = Some(RegionId::new("fi").unwrap());
        book.taxes.rates.push(TaxRate { region, ..rate("standard", "24") });
        book.taxes.cross_border = cross_border;
        sums(&quote(book, &cart(1).region("fi")))
    };
    assert_eq!(abroad(CrossBorder::KeepNet), two("2.02", "10.42"));
    assert_eq!(abroad(CrossBorder::KeepGross), two("1.94", "10.00"));
}

#[test]
fn what_has_no_category_is_untaxed() {
    let mut book = book(&["10", "10"]);
    book.taxes.rates.push(rate("standard", "20"));
    book.variants[0].tax = Some(category("standard"));
    let quoted = quote(book, &cart(2));
    assert_eq!(sums(&quoted), two("2.00", "22.00"));
    assert_eq!(quoted.taxes.len(), 1);
}

#[test]
fn a_fee_is_taken_of_everything_else_and_taxed() {
    let mut book = taxed(book(&["100"]), false, "10");
    book.taxes.fees = Some(category("standard"));
    let mut card = paying("card", "3");
    (card.fixed, card.borne_by) = (exact("0.30"), BorneBy::Buyer);
    book.payment_methods = vec![card, paying("wechat", "0.6")];
    let by = |method| quote(book.clone(), &cart(1).paying_by(method));
    let card = by("card");
    let fee = card.fee.as_ref().unwrap();
    assert_eq!((text(fee.amount), text(fee.tax)), two("3.60", "0.36"));
    assert_eq!(sums(&card), two("10.36", "113.96"));
    assert!(
        card.explain().contains("fee of `card` on 110.00: 3.60, borne by the buyer"),
        "{}",
        card.explain()
    );
    let wechat = by("wechat");
    let fee = wechat.fee.as_ref().unwrap();
    assert_eq!((text(fee.amount), fee.payable().minor()), ("0.66".to_string(), 0));
    assert_eq!(text(wechat.total), "110.00");
    book.taxes.inclusive = true;
    let card = quote(book.clone(), &cart(1).paying_by("card"));
    assert_eq!(sums(&card), two("9.39", "103.30"));
    assert!(quote(order_off(book, percent("100")), &cart(1).paying_by("card")).fee.is_none());
}

#[test]
fn a_method_is_known_allowed_and_of_the_currency_or_refused() {
    let mut book = book(&["8"]);
    let mut credit = paying("credit", "0");
    credit.when = from_subtotal("10");
    book.payment_methods = vec![credit, paying("alipay", "0.6")];
    let book = order_off(book, across("1"));
    let pricer = Pricer::new(book.clone()).unwrap();
    let refused = |cart: &Cart| pricer.quote(cart).unwrap_err();
    assert_eq!(refused(&cart(1).paying_by("cash")).code(), "cart.unknown_payment_method");
    pricer.quote(&Cart::on("h5").line("a", 2).paying_by("credit")).unwrap();
    let refusal = refused(&cart(1).paying_by("credit"));
    assert_eq!(refusal.code(), "cart.method_not_allowed");
    assert!(refusal.to_string().contains("3.00 more to reach 10.00"), "{refusal}");
    assert_eq!(sums(&pricer.quote(&cart(1)).unwrap()), two("0.00", "7.00"));
    let mut fine = book;
    fine.rounding.scope = RoundingScope::Order;
    let refusal = Pricer::new(fine).unwrap().quote(&cart(1).paying_by("credit")).unwrap_err();
    assert!(refusal.to_string().contains("3.00 more to reach 10.00"), "{refusal}");
}

#[test]
fn a_fixed_fee_is_of_the_books_currency_only() {
    let mut book = book(&["8"]);
    let prices = vec![ListedPrice::new(book.variants[0].variant.clone(), exact("1.20"))];
    let mut list = PriceList::new(PriceListId::new("usd").unwrap(), Audience::EVERYONE, prices);
    list.currency = Some(Currency::USD);
    book.lists.push(list);
    let mut fixed = paying("fixed", "0");
    fixed.fixed = exact("1");
    book.payment_methods = vec![fixed, paying("share", "10")];
    let cart = |method| cart(1).currency(Currency::USD).paying_by(method);
    let pricer = Pricer::new(book).unwrap();
    assert_eq!(pricer.quote(&cart("fixed")).unwrap_err().code(), "cart.method_currency");
    assert_eq!(text(pricer.quote(&cart("share")).unwrap().fee.unwrap().amount), "0.12");
}

#[test]
fn totals_become_round_sums_for_the_methods_that_are_named() {
    let mut book = book(&["1.23"]);
    let cash = PaymentMethodId::new("cash").unwrap();
    let mut rounding =
        CashRounding { step: exact("0.05"), rounding: RoundingMode::HalfUp, methods: vec![cash] };
    book.cash_rounding = Some(rounding.clone());
    let by = |book: &PriceBook, cart: Cart| {
        let quoted = quote(book.clone(), &cart);
        (text(quoted.cash_rounding), text(quoted.total))
    };
    assert_eq!(by(&book, cart(1)), two("0.00", "1.23"));
    assert_eq!(by(&book, cart(1).paying_by("cash")), two("0.02", "1.25"));
    rounding.methods.clear();
    (rounding.step, rounding.rounding) = (exact("1"), RoundingMode::Down);
    book.cash_rounding = Some(rounding);
    assert_eq!(by(&book, cart(1)), two("-0.23", "1.00"));
    let quoted = quote(book, &cart(1));
    assert!(quoted.explain().contains("in round sums: 1.23 becomes 1.00"), "{}", quoted.explain());
    assert_eq!(serde_json::to_value(&quoted).unwrap()["cash_rounding"], "-0.23");
}

#[test]
fn another_rate_is_the_first_difference() {
    let of = |percent| quote(taxed(book(&["10"]), false, percent), &cart(1));
    let (old, new) = (of("10"), of("20"));
    assert_ne!(old, new);
    let difference = old.first_difference(&new).unwrap();
    assert!(difference.contains("of 10 % on 10.00: 1.00 became"), "{difference}");
}

#[test]
fn rounding_the_order_once_leaves_minor_units_to_tax() {
    let mut book = taxed(book(&["1.0149", "3.0209"]), false, "10");
    book.rounding.scope = RoundingScope::Order;
    let quoted = quote(book, &Cart::on("h5").line("a", 3).line("b", 1));
    assert_eq!(sums(&quoted), two("0.61", "6.68"));
}

prop_compose! {
    fn closed()(
        book in properties::books(),
        inclusive in any::<bool>(),
        scope in 0_usize..3,
        mode in 0_usize..5,
        percents in proptest::collection::vec(0_i64..=10_000, 2),
        categories in proptest::collection::vec(0_usize..3, 7),
        fee in (0_i64..=10_000, 0_i64..500, any::<bool>()),
        step in proptest::option::of(1_i64..200),
        post in 0_i64..3000,
    ) -> PriceBook {
            let mut book = book;
            use RoundingMode::{Down, HalfDown, HalfEven, HalfUp, Up};
            let mode = [HalfUp, HalfEven, HalfDown, Down, Up][mode];
            let two = |minor| Exact::from_parts(minor, 2).unwrap();
            let named = |n: usize| (n > 0).then(|| category(["x", "y"][n - 1]));
            book.taxes.inclusive = inclusive;
            book.taxes.scope = [TaxScope::Unit, TaxScope::Line, TaxScope::Order][scope];
            book.taxes.rounding = mode;
            for (id, percent) in ["x", "y"].into_iter().zip(&percents) {
                let rate = TaxRate { category: category(id), percent: two(*percent), region: None };
                book.taxes.rates.push(rate);
            }
            for (variant, n) in book.variants.iter_mut().zip(&categories) {
                variant.tax = named(*n);
            }
            book.taxes.fees = named(categories[5]);
            let mut shipping = ShippingMethod::new(ShippingMethodId::new("post").unwrap(), two(post));
            shipping.tax = named(categories[6]);
            book.shipping.push(shipping);
            let mut card = PaymentMethod::new(PaymentMethodId::new("card").unwrap());
            (card.percent, card.fixed, card.rounding) = (two(fee.0), two(fee.1), mode);
            card.borne_by = if fee.2 { BorneBy::Buyer } else { BorneBy::Merchant };
            book.payment_methods.push(card);
            book.cash_rounding = step.map(|step| CashRounding { step: two(step), rounding: mode, methods: vec![] });
            book
    }
}

proptest! {
    #[test]
    fn every_closed_quote_adds_up(
        book in closed(),
        cart in properties::carts(),
        shipped in any::<bool>(),
        paid in any::<bool>(),
    ) {
        let cart = if shipped { cart.shipped_by("post") } else { cart };
        let cart = if paid { cart.paying_by("card") } else { cart };
        quote(book, &cart);
    }
}
