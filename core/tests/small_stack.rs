//! Threads of hosts are small: a browser's has 1 MiB in all, and what a shop needs of it must not grow with the input.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use keytill::id::{LaneId, OfferId, PriceBookId, ProductId, VariantId};
use keytill::money::{Currency, Exact};
use keytill::pricing::{
    Cart, Coupon, CouponCode, Effect, Lane, LaneMode, MAX_HELD, Offer, PriceBook, PricedVariant, Pricer,
    Target,
};
use keytill::rule::{Condition, NumberFact};

/// Half of what the smallest host gives, without optimisation.
const STACK: usize = 512 * 1024;

fn on_a_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
    thread.expect("a thread").join().expect("it fits")
}

/// Lanes of every mode with as many coupons as can be held, most with a minimum spend.
fn book(lines: usize) -> PriceBook {
    let mut book = PriceBook::new(PriceBookId::new("stack").unwrap(), Currency::CNY);
    for n in 0..lines {
        let id = VariantId::new(format!("v{n}")).unwrap();
        let price = format!("{}.{:02}", 3 + n % 50, n % 100).parse().unwrap();
        book.variants.push(PricedVariant::new(id, ProductId::new(format!("p{}", n / 3)).unwrap(), price));
    }
    let modes = [
        LaneMode::Best,
        LaneMode::Sequential,
        LaneMode::Additive,
        LaneMode::BestByLine,
        LaneMode::First,
        LaneMode::Sequential,
        LaneMode::Best,
        LaneMode::Additive,
    ];
    for (nth, mode) in modes.into_iter().enumerate() {
        let each = MAX_HELD / modes.len();
        let offer = |n: usize| {
            let amount = |value: usize| Exact::from(u32::try_from(value).unwrap());
            let effect = if n.is_multiple_of(2) {
                Effect::Percent(amount(1 + n % 5))
            } else {
                Effect::AmountAcross(amount(1 + n % 9))
            };
            let target =
                if mode == LaneMode::BestByLine { Target::Lines(Condition::Always) } else { Target::Order };
            let code = Coupon::new(CouponCode::new(&format!("C{n}")).unwrap());
            let least = Condition::at_least(NumberFact::Subtotal, amount(3 * n));
            Offer::new(OfferId::new(format!("o{n}")).unwrap(), target, effect).when(least).coupon(code)
        };
        let offers = (nth * each..(nth + 1) * each).map(offer).collect();
        book.lanes.push(Lane::new(LaneId::new(format!("l{nth}")).unwrap(), mode, offers));
    }
    book
}

fn best_of_all(lines: usize) {
    let book = book(lines);
    let total = on_a_small_stack(move || {
        let pricer = Pricer::new(book).expect("the book is good");
        let held: Vec<_> = pricer.coupons().map(|(_, coupon)| coupon.code.clone()).collect();
        assert_eq!(held.len(), MAX_HELD);
        let cart = (0..lines).fold(Cart::on("h5"), |cart, n| cart.line(format!("v{n}"), 1));
        let plain = pricer.quote(&cart).expect("the cart is good");
        let best = pricer.best_coupons(&cart, &held).expect("the cart is good");
        assert!(!best.codes.is_empty() && best.quote.total.minor() < plain.total.minor());
        best.quote.total.minor()
    });
    assert!(total > 0);
}

#[test]
fn the_best_of_sixty_four_coupons_on_a_few_lines() {
    best_of_all(5);
}

#[test]
fn the_best_of_sixty_four_coupons_on_many_lines() {
    best_of_all(300);
}
