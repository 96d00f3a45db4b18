//! Offers that can never apply any more, and offers that do nothing.

use super::holds::{May, Never, may_hold};
use super::{Finding, Look};
use crate::money::Exact;
use crate::pricing::conditions::filter_of;
use crate::pricing::{
    BuyGet, Cap, Cashback, Counting, Effect, LadderBy, Off, Offer, Pick, Target, TierPlace, UnitGroups,
};
use crate::time::Time;
use alloc::string::ToString;
use alloc::vec::Vec;

/// At most one reason for each offer, but every step of a ladder. Costs one pass over the conditions.
pub(super) fn find(look: &Look<'_>, found: &mut Vec<Finding>) {
    let book = &look.compiled.book;
    for offer in book.lanes.iter().flat_map(|lane| &lane.offers) {
        match dead(look, offer) {
            Err(finding) => found.push(finding),
            Ok(()) => steps(look, offer, found),
        }
    }
}

fn dead(look: &Look<'_>, offer: &Offer) -> Result<(), Finding> {
    let id = || offer.id.clone();
    let may = times(look, offer).map_err(|never| told(offer, never))?;
    if look.settings.at.is_some_and(|at| may.until <= at) {
        return Err(Finding::OfferOver { offer: id(), until: may.until });
    }
    if does_nothing(offer, look) {
        return Err(Finding::OfferNothing { offer: id() });
    }
    needed(offer, look).map_err(|never| told(offer, never))
}

/// When everything that the offer asks may hold.
fn times(look: &Look<'_>, offer: &Offer) -> Result<May, Never> {
    let may = |condition| may_hold(condition, &look.compiled.book, &look.goods);
    let mut times = may(&offer.when)?;
    if let Some(filter) = filter_of(&offer.target) {
        times = times.and(may(filter)?)?;
    }
    match &offer.effect {
        Effect::BuyGet(BuyGet { buy, .. }) => times = times.and(may(buy)?)?,
        Effect::Bundle(bundle) => {
            for part in &bundle.parts {
                times = times.and(may(&part.lines)?)?;
            }
        }
        _ => {}
    }
    Ok(times)
}

fn told(offer: &Offer, never: Never) -> Finding {
    let offer = offer.id.clone();
    match never {
        Never::Contradiction => Finding::OfferNever { offer },
        Never::NoGoods => Finding::OfferNoGoods { offer },
        Never::TooMany { units, most } => Finding::OfferUnreachable { offer, units, most },
    }
}

fn does_nothing(offer: &Offer, look: &Look<'_>) -> bool {
    let zero = |value: &Exact| *value == Exact::ZERO;
    let off_nothing = |off: &Off| match off {
        Off::Percent(value)
        | Off::AmountEach(value)
        | Off::AmountAcross(value)
        | Off::AmountPerLine(value) => zero(value),
        Off::FixedPrice(_) => false,
    };
    let Cap { unit, line, order, customer, budget, units: _ } = &offer.cap;
    let gives = matches!(offer.effect, Effect::Gift(_));
    if !gives && [unit, line, order, customer, budget].into_iter().flatten().any(zero) {
        // Caps of units and lines do not hold for money back.
        let back = matches!(offer.effect, Effect::Cashback(_));
        return !back || [order, customer, budget].into_iter().flatten().any(zero);
    }
    match &offer.effect {
        Effect::Percent(value)
        | Effect::AmountEach(value)
        | Effect::AmountAcross(value)
        | Effect::AmountPerLine(value)
        | Effect::Cashback(Cashback::Percent(value) | Cashback::Amount(value)) => zero(value),
        Effect::EveryAmount(every) => zero(&every.off),
        Effect::Ladder(ladder) => ladder.steps.iter().all(|step| off_nothing(&step.off)),
        Effect::UnitGroups(groups) => off_nothing(&groups.off),
        Effect::BuyGet(terms) => off_nothing(&terms.off),
        Effect::TierPrices => !look.compiled.book.tiers.iter().any(|table| table.place == TierPlace::Lane),
        Effect::FixedPrice(_) | Effect::SetTotal(_) | Effect::Bundle(_) | Effect::Gift(_) => false,
    }
}

/// Whether as many units can be bought as the target and the effect need.
fn needed(offer: &Offer, look: &Look<'_>) -> Result<(), Never> {
    let (line, order) = (look.goods.line_units, look.goods.order_units);
    let within = |units: u64, most: u64| {
        if units <= most { Ok(()) } else { Err(Never::TooMany { units: units.to_string(), most }) }
    };
    if let Target::Cheapest(Pick { skip, .. }) | Target::Dearest(Pick { skip, .. }) = &offer.target {
        within(u64::from(*skip).saturating_add(1), order)?;
    }
    match &offer.effect {
        Effect::UnitGroups(UnitGroups { group, counting, .. }) => {
            within((*group).into(), if *counting == Counting::EachLine { line } else { order })
        }
        // A unit that is bought for it is not given by it.
        Effect::BuyGet(terms) => within(u64::from(terms.buy_units).saturating_add(1), order),
        Effect::Bundle(bundle) => within(bundle.parts.iter().map(|part| u64::from(part.units)).sum(), order),
        Effect::Gift(gift) => within(gift.for_each.unwrap_or(1).into(), order),
        Effect::Ladder(ladder) => match (most_of(ladder.by, look), ladder.steps.first()) {
            (Some(most), Some(step)) if is_above(step.from, most) => {
                Err(Never::TooMany { units: step.from.to_string(), most })
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

/// The steps of a ladder over units that nobody reaches.
fn steps(look: &Look<'_>, offer: &Offer, found: &mut Vec<Finding>) {
    let Effect::Ladder(ladder) = &offer.effect else { return };
    let Some(most) = most_of(ladder.by, look) else { return };
    for step in ladder.steps.iter().filter(|step| is_above(step.from, most)) {
        let units = step.from.to_string();
        found.push(Finding::StepUnreachable { offer: offer.id.clone(), units, most });
    }
}

fn most_of(by: LadderBy, look: &Look<'_>) -> Option<u64> {
    match by {
        LadderBy::Quantity => Some(look.goods.order_units),
        LadderBy::LineQuantity => Some(look.goods.line_units),
        LadderBy::Amount | LadderBy::Subtotal | LadderBy::LineAmount => None,
    }
}

fn is_above(value: Exact, most: u64) -> bool {
    let most = i64::try_from(most).ok().and_then(|most| Exact::from_parts(most, 0));
    most.is_some_and(|most| value > most)
}

/// When the window of a list or table ends, if it has ended at the settings' moment.
pub(super) fn over(look: &Look<'_>, window: Option<&crate::rule::Window>) -> Option<Time> {
    let (at, until) = (look.settings.at?, window?.until?);
    (until <= at).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{codes, lane, texts};
    use serde_json::{Value, json};

    fn with(effect: Value, more: Value) -> Value {
        let mut offer = json!({"id": "o", "target": {"lines": "always"}, "effect": effect});
        for (name, value) in more.as_object().unwrap() {
            offer[name] = value.clone();
        }
        json!([offer])
    }

    fn code_of(effect: Value, more: Value) -> Vec<&'static str> {
        codes(lane("sequential", with(effect, more)))
    }

    use alloc::vec::Vec;

    #[test]
    fn an_offer_whose_time_is_over() {
        let offers = || with(json!({"percent": "5"}), json!({"when": {"window": {"until": 100}}}));
        let at = |at: u64| texts(lane("sequential", offers()), json!({"at": at}));
        assert_eq!(at(100), ["the offer `o` is over since 1970-01-01T00:00:00.100Z"]);
        assert!(at(99).is_empty() && texts(lane("sequential", offers()), json!({})).is_empty());
    }

    #[test]
    fn an_offer_that_contradicts_itself_or_has_no_goods() {
        let never = json!({"when": {"all": [{"at_least": {"fact": "subtotal", "value": "9"}}, {"at_most": {"fact": "subtotal", "value": "8"}}]}});
        assert_eq!(code_of(json!({"percent": "5"}), never), ["offer.never"]);
        let apart = json!({"when": {"window": {"until": 5}}, "target": {"lines": {"window": {"from": 5}}}});
        assert_eq!(code_of(json!({"percent": "5"}), apart), ["offer.never"]);
        let nothing = json!({"target": {"lines": {"in": {"fact": "variant", "values": ["z"]}}}});
        assert_eq!(code_of(json!({"percent": "5"}), nothing), ["offer.no_goods"]);
        let pick = json!({"target": {"cheapest": {"lines": {"in": {"fact": "category", "values": ["z"]}}, "units": 1}}});
        assert_eq!(code_of(json!({"percent": "5"}), pick), ["offer.no_goods"]);
        let buy = json!({"buy_get": {"buy": {"in": {"fact": "product", "values": ["z"]}}, "buy_units": 1, "get_units": 1, "off": {"percent": "50"}}});
        assert_eq!(code_of(buy, json!({})), ["offer.no_goods"]);
        let fine = json!({"target": {"lines": {"in": {"fact": "variant", "values": ["z", "a"]}}}});
        assert!(code_of(json!({"percent": "5"}), fine).is_empty());
    }

    #[test]
    fn an_offer_that_takes_nothing() {
        let groups = |off: &str| json!({"unit_groups": {"group": 2, "units": 1, "off": {"percent": off}}});
        for effect in [
            json!({"percent": "0"}),
            json!({"amount_across": "0"}),
            json!({"every_amount": {"every": "100", "off": "0"}}),
            json!({"ladder": {"by": "amount", "steps": [{"from": "1", "off": {"percent": "0"}}]}}),
            groups("0"),
            json!({"cashback": {"percent": "0"}}),
            json!("tier_prices"),
        ] {
            assert_eq!(code_of(effect.clone(), json!({})), ["offer.nothing"], "{effect}");
        }
        assert_eq!(code_of(json!({"percent": "5"}), json!({"cap": {"line": "0"}})), ["offer.nothing"]);
        assert_eq!(code_of(json!({"percent": "5"}), json!({"cap": {"budget": "0"}})), ["offer.nothing"]);
        for effect in [
            groups("1"),
            json!({"fixed_price": "0"}),
            json!({"set_total": "0"}),
            json!({"cashback": {"amount": "1"}}),
        ] {
            assert!(code_of(effect.clone(), json!({"cap": {"order": "1"}})).is_empty(), "{effect}");
        }
    }

    #[test]
    fn an_offer_that_needs_more_units_than_can_be_bought() {
        let found = |effect: Value| {
            texts(
                lane("sequential", with(effect, json!({}))),
                json!({"most_units": 5, "limits": [{"variant": "a", "most": 2}]}),
            )
        };
        let groups = |group: u32, counting: &str| json!({"unit_groups": {"group": group, "units": 1, "off": {"percent": "9"}, "counting": counting}});
        assert_eq!(
            found(groups(8, "together")),
            ["the offer `o` needs 8 units, and no more than 7 can be bought"]
        );
        assert_eq!(found(groups(6, "each_line")).len(), 1);
        assert!(found(groups(7, "together")).is_empty() && found(groups(5, "each_line")).is_empty());
        let buy =
            |units: u32| json!({"buy_get": {"buy_units": units, "get_units": 1, "off": {"percent": "50"}}});
        assert!(found(buy(6)).is_empty() && found(buy(7)).len() == 1);
        let ladder = |first: &str| {
            json!({"ladder": {"by": "quantity", "steps": [
            {"from": first, "off": {"percent": "5"}}, {"from": "9", "off": {"percent": "6"}}]}})
        };
        assert_eq!(
            found(ladder("2")),
            ["the step from 9 units of the offer `o` is never reached: no more than 7 can be bought"]
        );
        assert_eq!(found(ladder("8")), ["the offer `o` needs 8 units, and no more than 7 can be bought"]);
        let bundle = json!({"bundle": {"parts": [{"lines": "always", "units": 4}, {"lines": "always", "units": 4}], "price": "1"}});
        assert_eq!(found(bundle).len(), 1);
    }
}
