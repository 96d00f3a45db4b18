use super::{Least, MAX_LANES, MAX_OFFERS, OfferSlot, SEED, amount, at_most, unit_price};
use crate::id::OfferId;
use crate::money::{Exact, Ratio};
use crate::pricing::{
    Coupon, CouponCode, Effect, Exclusive, LaneMode, Offer, PriceBook, PricingRefusal, Target,
};
use crate::rule::{Interner, MoneyScale, Rule};
use crate::slot::{Registry, Slot};
use alloc::string::ToString;
use alloc::vec::Vec;
use core::cmp::Reverse;

/// A lane with its offers in the order in which they are tried.
#[derive(Debug)]
pub(crate) struct CompiledLane {
    pub(crate) mode: LaneMode,
    /// By priority, then by place in the book.
    pub(crate) offers: Vec<OfferSlot>,
    /// Whether any of them is exclusive.
    pub(crate) has_exclusive: bool,
}

/// An offer with its rules compiled.
#[derive(Debug)]
pub(crate) struct CompiledOffer {
    pub(crate) id: OfferId,
    pub(crate) when: Rule,
    /// `None` for the whole order.
    pub(crate) filter: Option<Rule>,
    pub(crate) effect: CompiledEffect,
    pub(crate) cap: Option<i64>,
    pub(crate) exclusive: Exclusive,
    pub(crate) coupon: Option<Coupon>,
}

/// An effect with its numbers in steps of the scale.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CompiledEffect {
    Percent(Ratio),
    AmountEach(i64),
    AmountAcross(i64),
    FixedPrice(Ratio),
}

pub(super) struct Lanes {
    pub(super) lanes: Vec<CompiledLane>,
    pub(super) offers: Vec<CompiledOffer>,
    pub(super) codes: Registry<CouponCode, OfferSlot>,
    pub(super) coded: Vec<OfferSlot>,
}

pub(super) fn compile(
    book: &PriceBook,
    texts: &mut Interner,
    scale: MoneyScale,
) -> Result<Lanes, PricingRefusal> {
    at_most("lanes", book.lanes.len(), MAX_LANES)?;
    at_most("offers", book.lanes.iter().map(|lane| lane.offers.len()).sum(), MAX_OFFERS)?;
    let mut out =
        Lanes { lanes: Vec::new(), offers: Vec::new(), codes: Registry::new(SEED), coded: Vec::new() };
    let mut ids = Registry::<OfferId, OfferSlot>::new(SEED);
    for (n, lane) in book.lanes.iter().enumerate() {
        if book.lanes.iter().take(n).any(|other| other.id == lane.id) {
            return Err(PricingRefusal::Duplicate { what: "lane", id: lane.id.to_string() });
        }
        let mut offers: Vec<(OfferSlot, i32)> = Vec::with_capacity(lane.offers.len());
        for offer in &lane.offers {
            let slot = ids.register(&offer.id).ok_or(PricingRefusal::Full {})?;
            if slot.index() != out.offers.len() {
                return Err(PricingRefusal::Duplicate { what: "offer", id: offer.id.to_string() });
            }
            if let Some(coupon) = &offer.coupon {
                add_code(&mut out, slot, coupon, &offer.id)?;
            }
            out.offers.push(compile_offer(offer, texts, scale)?);
            offers.push((slot, offer.priority));
        }
        offers.sort_by_key(|(slot, priority)| (Reverse(*priority), *slot));
        out.lanes.push(CompiledLane {
            mode: lane.mode,
            has_exclusive: lane.offers.iter().any(|offer| offer.exclusive != Exclusive::None),
            offers: offers.into_iter().map(|(slot, _)| slot).collect(),
        });
    }
    Ok(out)
}

fn add_code(
    out: &mut Lanes,
    slot: OfferSlot,
    coupon: &Coupon,
    offer: &OfferId,
) -> Result<(), PricingRefusal> {
    for (limit, field) in [(coupon.total_limit, "total_limit"), (coupon.per_customer, "per_customer")] {
        if limit == Some(0) {
            return Err(PricingRefusal::ZeroLimit { offer: offer.clone(), field });
        }
    }
    let nth = out.codes.register(&coupon.code).ok_or(PricingRefusal::Full {})?;
    if nth.index() != out.coded.len() {
        return Err(PricingRefusal::Duplicate { what: "coupon code", id: coupon.code.to_string() });
    }
    out.coded.push(slot);
    Ok(())
}

fn compile_offer(
    offer: &Offer,
    texts: &mut Interner,
    scale: MoneyScale,
) -> Result<CompiledOffer, PricingRefusal> {
    let name = offer.id.as_str();
    let mut rule = |field, condition| {
        Rule::compile(condition, texts, scale).map_err(|reason| PricingRefusal::Condition {
            offer: offer.id.clone(),
            field,
            reason,
        })
    };
    let when = rule("when", &offer.when)?;
    if when.asks_lines() {
        return Err(PricingRefusal::AsksLines { offer: offer.id.clone() });
    }
    let filter = match &offer.target {
        Target::Lines(filter) => Some(rule("target", filter)?),
        Target::Order => None,
    };
    let needs_lines = |effect| {
        if filter.is_some() {
            Ok(())
        } else {
            Err(PricingRefusal::EffectNeedsLines { offer: offer.id.clone(), effect })
        }
    };
    let effect = match &offer.effect {
        Effect::Percent(percent) => CompiledEffect::Percent(percent_off(name, *percent)?),
        Effect::AmountEach(value) => {
            needs_lines("amount_each")?;
            CompiledEffect::AmountEach(amount("amount", name, *value, Least::Zero, scale)?)
        }
        Effect::AmountAcross(value) => {
            CompiledEffect::AmountAcross(amount("amount", name, *value, Least::Zero, scale)?)
        }
        Effect::FixedPrice(value) => {
            needs_lines("fixed_price")?;
            CompiledEffect::FixedPrice(unit_price("fixed price", name, *value, Least::Zero, scale)?)
        }
    };
    Ok(CompiledOffer {
        id: offer.id.clone(),
        when,
        filter,
        effect,
        cap: offer.cap.map(|cap| amount("cap", name, cap, Least::Zero, scale)).transpose()?,
        exclusive: offer.exclusive,
        coupon: offer.coupon.clone(),
    })
}

fn percent_off(of: &str, percent: Exact) -> Result<Ratio, PricingRefusal> {
    let refused = || PricingRefusal::BadPercent { of: of.to_string(), value: percent.to_string() };
    let share = Ratio::percent(percent).map_err(|_| refused())?;
    if share.is_a_share() { Ok(share) } else { Err(refused()) }
}
