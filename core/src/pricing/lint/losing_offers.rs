//! Offers that another of their lane always beats.

use super::implies::implies;
use super::{Finding, Look};
use crate::money::{Currency, Exact};
use crate::pricing::{Cap, Effect, EveryAmount, Exclusive, LaneMode, Offer, Target};
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::mem::discriminant;

/// An offer with what decides between it and another.
struct Rival<'a> {
    offer: &'a Offer,
    /// The only currency of carts that it applies to.
    currency: Option<Currency>,
    precedence: (Reverse<i32>, usize),
}

/// How much more an offer takes off than another of the same kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AtLeast {
    AsMuch,
    More,
}

/// In `best` and `first` lanes, each offer is compared with the others until one is found that always beats it: at worst
/// every two of a lane, most of them by a glance at target and effect.
///
/// Told is only what is certain: the other offer is open, for the same target, in the same currency, asks no more, has
/// no tighter cap, and has the same kind of effect with as much in it.
pub(super) fn find(look: &Look<'_>, found: &mut Vec<Finding>) {
    let mut compiled = look.compiled.offers.iter();
    for lane in &look.compiled.book.lanes {
        let rival = |(n, offer)| Rival {
            offer,
            // The compiled offers stand in the order of the book.
            currency: compiled.next().and_then(|offer| offer.currency),
            precedence: (Reverse(offer.priority), n),
        };
        let rivals: Vec<Rival<'_>> = lane.offers.iter().enumerate().map(rival).collect();
        if !matches!(lane.mode, LaneMode::Best | LaneMode::First) {
            continue;
        }
        for one in &rivals {
            if let Some(to) = rivals.iter().find(|other| loses(one, other, lane.mode)) {
                let (offer, to) = (one.offer.id.clone(), to.offer.id.clone());
                found.push(match lane.mode {
                    LaneMode::First => Finding::OfferBehind { offer, to },
                    _ => Finding::OfferLoses { offer, to },
                });
            }
        }
    }
}

fn loses(one: &Rival<'_>, other: &Rival<'_>, mode: LaneMode) -> bool {
    let (a, b) = (one.offer, other.offer);
    if discriminant(&a.effect) != discriminant(&b.effect) || b.coupon.is_some() || a.id == b.id {
        return false;
    }
    let Some(margin) = beats(&a.effect, &b.effect) else { return false };
    let is_first = other.precedence < one.precedence;
    let decided = match mode {
        LaneMode::First => is_first,
        // Where both take the same after rounding, the first of them applies: that must end the quote as the other would.
        _ => is_first || (margin == AtLeast::More && ends(a) == ends(b)),
    };
    let same_carts = other.currency.is_none_or(|currency| one.currency == Some(currency));
    decided
        && same_carts
        && same_target(&a.target, &b.target)
        && no_tighter(&b.cap, &a.cap)
        && implies(&a.when, &b.when)
}

fn ends(offer: &Offer) -> bool {
    offer.exclusive == Exclusive::Quote
}

fn same_target(a: &Target, b: &Target) -> bool {
    a == b
}

/// Whether `b` always takes at least as much as `a` off the same target.
fn beats(a: &Effect, b: &Effect) -> Option<AtLeast> {
    use Effect::{AmountAcross, AmountEach, AmountPerLine, FixedPrice, Percent, SetTotal};
    let by = |low: Exact, high: Exact| match low.cmp(&high) {
        core::cmp::Ordering::Less => Some(AtLeast::More),
        core::cmp::Ordering::Equal => Some(AtLeast::AsMuch),
        core::cmp::Ordering::Greater => None,
    };
    match (a, b) {
        (Percent(a), Percent(b))
        | (AmountEach(a), AmountEach(b))
        | (AmountAcross(a), AmountAcross(b))
        | (AmountPerLine(a), AmountPerLine(b)) => by(*a, *b),
        (FixedPrice(a), FixedPrice(b)) | (SetTotal(a), SetTotal(b)) => by(*b, *a),
        (Effect::EveryAmount(a), Effect::EveryAmount(b)) => {
            let EveryAmount { every, off, times } = a;
            let same = *every == b.every && *times == b.times;
            if same { by(*off, b.off) } else { None }
        }
        _ => (a == b).then_some(AtLeast::AsMuch),
    }
}

/// Whether the cap of an offer never binds before that of another: nothing that is remembered, and no limit below.
fn no_tighter(cap: &Cap, than: &Cap) -> bool {
    let Cap { unit, line, order, customer, budget, units } = cap;
    let wider = |own: &Option<Exact>, other: &Option<Exact>| match (own, other) {
        (None, _) => true,
        (Some(own), Some(other)) => own >= other,
        (Some(_), None) => false,
    };
    customer.is_none()
        && budget.is_none()
        && *units == than.units
        && wider(unit, &than.unit)
        && wider(line, &than.line)
        && wider(order, &than.order)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{codes, lane, texts};
    use crate::pricing::{Cart, Pricer};
    use alloc::vec::Vec;
    use serde_json::{Value, json};

    fn offer(id: &str, percent: &str, more: Value) -> Value {
        let mut offer = json!({"id": id, "target": "order", "effect": {"percent": percent}});
        for (name, value) in more.as_object().unwrap() {
            offer[name] = value.clone();
        }
        offer
    }

    fn pair(mode: &str, one: Value, two: Value) -> Vec<&'static str> {
        codes(lane(mode, json!([one, two])))
    }

    fn from(value: &str) -> Value {
        json!({"when": {"at_least": {"fact": "subtotal", "value": value}}})
    }

    #[test]
    fn the_weaker_of_two_always_loses() {
        let two = json!([offer("ten", "10", json!({})), offer("twenty", "20", json!({}))]);
        assert_eq!(
            texts(lane("best", two), json!({})),
            ["the offer `ten` never takes more off than `twenty`, which applies whenever it does"]
        );
        let stronger = |more| pair("best", offer("a", "10", from("100")), offer("b", "20", more));
        assert_eq!(stronger(from("50")), ["offer.loses"]);
        assert!(stronger(from("101")).is_empty());
        assert!(stronger(json!({"coupon": {"code": "X", "total_limit": 1}})).is_empty());
        assert!(stronger(json!({"cap": {"order": "5"}})).is_empty());
        assert!(stronger(json!({"cap": {"budget": "5"}})).is_empty());
        assert!(stronger(json!({"target": {"lines": "always"}})).is_empty());
        assert!(stronger(json!({"effect": {"amount_across": "20"}})).is_empty());
        assert!(
            stronger(json!({"currency": "CNY", "effect": {"percent": "20"}})).len() == 1,
            "a is for that currency too"
        );
        assert!(pair("sequential", offer("a", "10", json!({})), offer("b", "20", json!({}))).is_empty());
    }

    #[test]
    fn an_offer_for_all_currencies_is_not_beaten_by_one_for_one() {
        let one = offer("b", "20", json!({"currency": "USD"}));
        assert!(pair("best", offer("a", "10", json!({})), one).is_empty());
    }

    #[test]
    fn of_equals_the_later_loses() {
        let texts =
            texts(lane("best", json!([offer("a", "10", json!({})), offer("b", "10", json!({}))])), json!({}));
        assert_eq!(texts.len(), 1);
        assert!(texts[0].starts_with("the offer `b`"), "{texts:?}");
        // A tie would go to the one that ends the quote.
        let ends = offer("a", "10", json!({"exclusive": "quote"}));
        assert!(pair("best", ends, offer("b", "20", json!({}))).is_empty());
    }

    #[test]
    fn in_a_lane_of_the_first_what_stands_behind_never_has_its_turn() {
        let (weak, strong) = (offer("weak", "10", json!({})), offer("strong", "20", json!({})));
        assert_eq!(pair("first", strong.clone(), weak.clone()), ["offer.behind"]);
        assert!(pair("first", weak, strong.clone()).is_empty());
        let first = offer("weak", "10", json!({"priority": 1}));
        assert!(pair("first", strong, first).is_empty());
    }

    /// Which effect, how much of it, priority, threshold, whether it ends the quote, cap.
    type Kind = (u8, u32, i32, Option<u32>, u8, Option<u32>);

    proptest::proptest! {
        /// What is said to lose never changes a total by being there.
        #[test]
        fn a_loser_makes_no_difference(
            kinds in proptest::collection::vec((0_u8..6, 0_u32..4, -1_i32..2, proptest::option::of(0_u32..60), 0_u8..5, proptest::option::of(1_u32..8)), 2..5),
            mode in 0_u8..2,
            a in 1_u32..5,
            b in 0_u32..4,
        ) {
            let one = |(n, kind): (usize, Kind)| {
                let (kind, amount, priority, least, exclusive, cap) = kind;
                let amount = amount * 3;
                let (target, effect) = match kind {
                    0 => (json!("order"), json!({"percent": amount.to_string()})),
                    1 => (json!("order"), json!({"amount_across": amount.to_string()})),
                    2 => (json!({"lines": "always"}), json!({"percent": amount.to_string()})),
                    3 => (json!({"lines": "always"}), json!({"fixed_price": amount.to_string()})),
                    4 => (json!({"lines": {"in": {"fact": "variant", "values": ["a"]}}}), json!({"amount_each": amount.to_string()})),
                    _ => (json!("order"), json!({"set_total": amount.to_string()})),
                };
                let mut offer = json!({"id": alloc::format!("o{n}"), "target": target, "effect": effect, "priority": priority});
                if let Some(least) = least { offer["when"] = from(&least.to_string())["when"].clone(); }
                if let Some(cap) = cap { offer["cap"] = json!({"order": cap.to_string()}); }
                if exclusive == 0 { offer["exclusive"] = json!("quote"); }
                offer
            };
            let offers: Vec<Value> = kinds.into_iter().enumerate().map(one).collect();
            let mut book = lane(["best", "first"][usize::from(mode)], json!(offers));
            let pricer = Pricer::new(book.clone()).unwrap();
            let losers: Vec<_> = pricer.lint(&super::super::LintSettings::default()).iter()
                .filter(|finding| ["offer.loses", "offer.behind"].contains(&finding.code()))
                .map(|finding| finding.params()[0].1.clone()).collect();
            book.lanes[0].offers.retain(|offer| !losers.contains(&alloc::format!("{}", offer.id)));
            let without = Pricer::new(book).unwrap();
            let cart = Cart::on("web").line("a", a);
            let cart = if b > 0 { cart.line("b", b) } else { cart };
            let (all, without) = (pricer.price(&cart).unwrap(), without.price(&cart).unwrap());
            proptest::prop_assert_eq!(all.total, without.total, "{:?}", losers);
        }
    }

    use alloc::string::ToString;
}
