use super::{code, coded};
use crate::id::{OfferId, ShippingMethodId};
use crate::money::Exact;
use crate::pricing::tests::{across, book, percent, with_lane};
use crate::pricing::{
    BestCoupons, Cart, Coupon, CouponCode, Effect, EveryAmount, Exclusive, Ladder, LadderBy, LadderStep,
    LaneMode, Off, Offer, PriceBook, Pricer, ShippingMethod, Target, WorkLimit,
};
use crate::rule::{Condition, LinesTest, NumberFact, SymbolFact};
use LaneMode::{Additive, Best, BestByLine, First, Sequential};
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

/// Shirts, keyboards, cups and the like, in three kinds.
const KINDS: [&[&str]; 3] = [&["a", "b"], &["c", "d", "e"], &["f"]];

fn kind(n: usize) -> Condition {
    Condition::is_in(SymbolFact::Variant, KINDS[n % KINDS.len()].iter().copied())
}

fn from(value: usize) -> Condition {
    Condition::at_least(NumberFact::Subtotal, Exact::from(value as u32))
}

fn kind_from(n: usize, value: usize) -> Condition {
    let amount = Some(Exact::from(value as u32));
    Condition::Lines(LinesTest { lines: Box::new(kind(n)), units: None, amount })
}

fn money(value: usize) -> Effect {
    across(&alloc::format!("{value}"))
}

fn shop() -> PriceBook {
    let mut book = book(&["59.90", "128.00", "15.50", "39.99", "219.00", "8.80"]);
    book.shipping.push(ShippingMethod::new(ShippingMethodId::new("post").unwrap(), Exact::from(12)));
    book
}

fn cart() -> Cart {
    let lines = [("a", 2), ("b", 1), ("c", 3), ("d", 1), ("e", 1), ("f", 4)];
    lines
        .into_iter()
        .fold(Cart::on("h5").buyer("u-1").shipped_by("post"), |cart, (name, n)| cart.line(name, n))
}

/// The best of all coupons of a book, proven within so many offers worked out.
fn proven(book: PriceBook, within: u32) -> BestCoupons {
    let pricer = Pricer::new(book).unwrap();
    let held: Vec<CouponCode> = pricer.coupons().map(|(_, coupon)| coupon.code.clone()).collect();
    let best = pricer.best_coupons(&cart(), &held).unwrap();
    assert!(best.is_proven && best.worked_out <= within, "{} worked out", best.worked_out);
    best
}

/// A coupon of every lane for one kind of goods: percent, money from a minimum spend, every full amount, a ladder.
fn assorted(n: usize) -> Offer {
    match n % 6 {
        0 => coded(n, Target::Lines(kind(n / 6)), percent(&alloc::format!("{}", 5 + n % 7))),
        1 => coded(n, Target::Order, money(5 + n)).when(from(150 + 10 * n)),
        2 => coded(n, Target::Lines(kind(n / 6)), money(3 + n / 2)).when(kind_from(n / 6, 20 + n)),
        3 => coded(n, Target::Order, percent(&alloc::format!("{}", 2 + n % 5))).when(from(100 + 5 * n)),
        4 => coded(
            n,
            Target::Order,
            Effect::EveryAmount(EveryAmount {
                every: Exact::from(100),
                off: Exact::from(1 + n as u32 / 6),
                times: Some(3),
            }),
        ),
        _ => coded(
            n,
            Target::Lines(kind(n / 6)),
            Effect::Ladder(Ladder {
                by: LadderBy::Amount,
                steps: vec![
                    LadderStep { from: Exact::from(30), off: Off::AmountAcross(Exact::from(2)) },
                    LadderStep { from: Exact::from(100 + n as u32), off: Off::AmountAcross(Exact::from(9)) },
                ],
            }),
        ),
    }
}

fn lanes(modes: &[LaneMode], count: usize, of: impl Fn(usize) -> Offer) -> PriceBook {
    let mut book = shop();
    let each = count.div_ceil(modes.len());
    for (nth, mode) in modes.iter().enumerate() {
        let offers = (nth * each..((nth + 1) * each).min(count)).map(&of).collect();
        book = with_lane(book, *mode, offers);
    }
    book
}

#[test]
fn one_of_each_lane() {
    for (count, within) in [(30, 300), (64, 600)] {
        assert_eq!(proven(lanes(&[Best], count, assorted), within).codes.len(), 1);
        assert_eq!(proven(lanes(&[Best, Best, Best, Best], count, assorted), within).codes.len(), 4);
        assert_eq!(proven(lanes(&[First, Best, First], count, assorted), within).codes.len(), 3);
    }
}

#[test]
fn all_that_stack() {
    let one_to_six = |n| percent(&alloc::format!("{}", 1 + n % 6));
    for (count, within) in [(30, 500), (64, 1000)] {
        proven(lanes(&[Sequential], count, |n| coded(n, Target::Order, one_to_six(n))), within);
        proven(lanes(&[Sequential], count, |n| coded(n, Target::Lines(kind(n)), one_to_six(n))), within);
        let fixed_then_percent = |n| {
            if n < count / 2 {
                coded(n, Target::Lines(kind(n)), money(1 + n % 4)).when(from(200))
            } else {
                coded(n, Target::Order, percent(&alloc::format!("{}", 1 + n % 4)))
            }
        };
        proven(lanes(&[Sequential, Sequential], count, fixed_then_percent), within);
        // Far more than the cart costs: the fewest that make it free, of coupons that are all alike.
        let alike = |n| coded(n, Target::Order, money(50)).priority(n as i32);
        let free = proven(lanes(&[Sequential], count, alike), 2000);
        assert_eq!(free.codes, (0..12).map(code).collect::<Vec<_>>());
        assert_eq!(free.quote.total.minor(), 1200);
    }
}

#[test]
fn minimum_spends_that_get_in_each_others_way() {
    for (count, within) in [(30, 500), (64, 5000)] {
        let of_order = |n| coded(n, Target::Order, money(10 + n % 5 * 5)).when(from(100 + n % 7 * 50));
        proven(lanes(&[Sequential], count, of_order), within);
        let of_kind = |n| coded(n, Target::Lines(kind(n)), money(5 + n % 4)).when(kind_from(n, 40 + n));
        proven(lanes(&[Sequential], count, of_kind), within);
    }
    proven(lanes(&[Sequential], 30, assorted), 3000);
    proven(lanes(&[Additive], 30, assorted), 1000);
}

/// A percentage for each kind of goods, the best by line; money off a kind from a minimum spend, stacked; one for the
/// whole order; one for shipping.
#[test]
fn lanes_as_shops_have_them() {
    for (count, within) in [(30, 1000), (64, 3000)] {
        let each = usize::div_ceil(count, 4);
        let of = |n: usize| match n / each {
            0 => coded(n, Target::Lines(kind(n)), percent(&alloc::format!("{}", 5 + n % 9))),
            1 => coded(n, Target::Lines(kind(n)), money(2 + n % 5)).when(kind_from(n, 30 + n)),
            2 => coded(n, Target::Order, money(10 + n % each * 5)).when(from(100 + n % each * 40)),
            _ => {
                coded(n, Target::Shipping, percent(&alloc::format!("{}", 20 + n % 9 * 10))).when(from(50 + n))
            }
        };
        let best = proven(lanes(&[BestByLine, Sequential, Best, First], count, of), within);
        assert!(best.codes.len() > 6);
    }
}

/// Thirty coupons of all kinds in lanes of all modes: proven, and no other combination that is tried costs less.
#[test]
fn no_other_combination_that_is_tried_is_better() {
    for seed in 1..15_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let pricer = Pricer::new(thrown(&mut dice, 30)).unwrap();
        let held: Vec<CouponCode> = pricer.coupons().map(|(_, coupon)| coupon.code.clone()).collect();
        let best = pricer.best_coupons(&cart(), &held).unwrap();
        assert!(best.is_proven, "{seed}: {} worked out", best.worked_out);
        for _ in 0..100 {
            let often = 1 + dice.below(4);
            let some = held.iter().filter(|_| dice.below(often) == 0);
            let other = some.fold(cart(), |cart, code| cart.coupon(code.as_str()));
            assert!(pricer.price(&other).unwrap().total.minor() >= best.quote.total.minor());
        }
        for code in &best.codes {
            let less = best.codes.iter().filter(|other| *other != code);
            let less = less.fold(cart(), |cart, code| cart.coupon(code.as_str()));
            assert!(
                pricer.price(&less).unwrap().total.minor() > best.quote.total.minor(),
                "{code} is of no use"
            );
        }
    }
}

/// Where many get in each other's way the limit may come first; what is found is still a good combination.
#[test]
fn past_the_limit_the_best_so_far_is_said() {
    let pricer = Pricer::new(lanes(&[Sequential], 64, assorted)).unwrap();
    let held: Vec<CouponCode> = pricer.coupons().map(|(_, coupon)| coupon.code.clone()).collect();
    let within = |limit| pricer.best_coupons_for(&cart(), &cart().facts, &held, WorkLimit(limit)).unwrap();
    let (little, more) = (within(0), within(10_000));
    assert!(!little.is_proven && little.worked_out < 1000);
    assert!(!more.is_proven && more.worked_out <= 10_000);
    let none = pricer.price(&cart()).unwrap().total.minor();
    assert!(more.quote.total.minor() <= little.quote.total.minor() && little.quote.total.minor() < none / 2);
}

/// The same numbers every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

fn thrown(dice: &mut Dice, count: usize) -> PriceBook {
    let modes = [Sequential, Additive, BestByLine, Best, First, Sequential];
    let modes: Vec<LaneMode> = (0..1 + dice.below(3)).map(|_| modes[dice.below(6)]).collect();
    let mut book = shop();
    let each = count.div_ceil(modes.len());
    for (nth, mode) in modes.iter().enumerate() {
        let mut offers = Vec::new();
        for n in nth * each..((nth + 1) * each).min(count) {
            let mut one = match dice.below(if *mode == BestByLine { 2 } else { 7 }) {
                0 => {
                    let share = percent(&alloc::format!("{}", 3 + dice.below(20)));
                    coded(n, Target::Lines(kind(dice.below(3))), share)
                }
                1 => coded(n, Target::Lines(kind(dice.below(3))), money(2 + dice.below(20))),
                2 => coded(n, Target::Order, money(5 + dice.below(40))),
                3 => coded(n, Target::Order, percent(&alloc::format!("{}", 2 + dice.below(10)))),
                4 => assorted(4 + 6 * dice.below(5)),
                5 => assorted(5 + 6 * dice.below(5)),
                _ => coded(n, Target::Shipping, money(1 + dice.below(12))),
            };
            one.id = OfferId::new(alloc::format!("o{n}")).unwrap();
            one.coupon = Some(Coupon::new(code(n)));
            one.when = match dice.below(4) {
                0 => Condition::Always,
                1 => kind_from(dice.below(3), 10 + dice.below(150)),
                _ => from(50 + dice.below(500)),
            };
            one.priority = dice.below(3) as i32;
            if dice.below(4) == 0 {
                one.cap.order = Some(Exact::from(5 + dice.below(30) as u32));
            }
            if dice.below(30) == 0 {
                one.exclusive = [Exclusive::Lane, Exclusive::Quote][dice.below(2)];
            }
            offers.push(one);
        }
        book = with_lane(book, *mode, offers);
    }
    book
}
