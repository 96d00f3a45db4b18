//! Lanes and their offers, in the order in which they are tried.

use super::effects::{self, CompiledEffect, Needs};
use super::filter::Filter;
use super::money::{Least, amount};
use super::{MAX_LANES, MAX_OFFERS, OfferSlot, SEED, at_most};
use crate::arrange::Arrange;
use crate::id::OfferId;
use crate::money::{Currency, Exact};
use crate::pricing::{
    Cap, Coupon, CouponCode, Exclusive, LaneMode, Offer, Pick, PriceBook, PricingRefusal, Target,
};
use crate::rule::{Condition, Interner, MoneyScale, Rule};
use crate::slot::{Names, Registry, Slot};
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
    pub(crate) target: CompiledTarget,
    pub(crate) effect: CompiledEffect,
    pub(crate) cap: CompiledCap,
    pub(crate) exclusive: Exclusive,
    pub(crate) coupon: Option<Coupon>,
    /// The only currency of carts that it applies to.
    pub(crate) currency: Option<Currency>,
}

/// What an offer applies to.
#[derive(Debug)]
pub(crate) enum CompiledTarget {
    Lines(Filter),
    Order,
    Units { lines: Filter, units: i64, skip: i64, dearest: bool },
    Shipping,
    OrderAndShipping,
}

/// How far an offer goes, in steps of the scale; `i64::MAX` where it has no limit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CompiledCap {
    pub(crate) unit: i64,
    pub(crate) line: i64,
    pub(crate) order: i64,
    pub(crate) customer: i64,
    pub(crate) budget: i64,
    pub(crate) units: i64,
    /// Whether any of the limits on single lines or units is set.
    pub(crate) by_line: bool,
    /// Whether there is one for the customer, or a budget.
    remembers: bool,
}

pub(super) struct Lanes {
    pub(super) lanes: Vec<CompiledLane>,
    pub(super) offers: Vec<CompiledOffer>,
    pub(super) ids: Registry<OfferId, OfferSlot>,
    pub(super) codes: Names<CouponCode, OfferSlot>,
    pub(super) coded: Vec<OfferSlot>,
}

/// Compiles the conditions of one offer.
pub(super) struct Rules<'a> {
    offer: &'a OfferId,
    texts: &'a mut Interner,
    scale: MoneyScale,
}

impl CompiledCap {
    /// Whether what was taken off earlier orders matters.
    #[inline]
    pub(crate) const fn remembers(&self) -> bool {
        self.remembers
    }
}

impl CompiledTarget {
    /// The rule that a line must pass, if one does.
    pub(crate) const fn filter(&self) -> Option<&Rule> {
        match self {
            Self::Lines(filter) | Self::Units { lines: filter, .. } => Some(&filter.rule),
            Self::Order | Self::Shipping | Self::OrderAndShipping => None,
        }
    }

    pub(super) const fn filter_mut(&mut self) -> Option<&mut Filter> {
        match self {
            Self::Lines(filter) | Self::Units { lines: filter, .. } => Some(filter),
            Self::Order | Self::Shipping | Self::OrderAndShipping => None,
        }
    }

    /// Whether shipping is part of it.
    pub(crate) const fn ships(&self) -> bool {
        matches!(self, Self::Shipping | Self::OrderAndShipping)
    }
}

impl Rules<'_> {
    /// A condition on the order.
    fn order(&mut self, field: &'static str, condition: &Condition) -> Result<Rule, PricingRefusal> {
        let rule = self.compile(field, condition)?;
        if rule.asks_lines() {
            Err(PricingRefusal::AsksLines { offer: self.offer.clone() })
        } else {
            Ok(rule)
        }
    }

    /// A condition on single lines.
    pub(super) fn filter(
        &mut self,
        field: &'static str,
        condition: &Condition,
    ) -> Result<Rule, PricingRefusal> {
        self.compile(field, condition)
    }

    fn compile(&mut self, field: &'static str, condition: &Condition) -> Result<Rule, PricingRefusal> {
        Rule::compile(condition, self.texts, self.scale).map_err(|reason| PricingRefusal::Condition {
            offer: self.offer.clone(),
            field,
            reason,
        })
    }
}

pub(super) fn compile(book: &PriceBook, texts: &mut Interner) -> Result<Lanes, PricingRefusal> {
    at_most("lanes", book.lanes.len(), MAX_LANES)?;
    at_most("offers", book.lanes.iter().map(|lane| lane.offers.len()).sum(), MAX_OFFERS)?;
    let mut out = Lanes {
        lanes: Vec::new(),
        offers: Vec::new(),
        ids: Registry::new(SEED),
        codes: Names::new(SEED),
        coded: Vec::new(),
    };
    for (n, lane) in book.lanes.iter().enumerate() {
        if book.lanes.iter().take(n).any(|other| other.id == lane.id) {
            return Err(PricingRefusal::Duplicate { what: "lane", id: lane.id.to_string() });
        }
        let mut offers: Vec<(OfferSlot, i32)> = Vec::with_capacity(lane.offers.len());
        for offer in &lane.offers {
            let slot = out.ids.register(&offer.id).ok_or(PricingRefusal::Full {})?;
            if slot.index() != out.offers.len() {
                return Err(PricingRefusal::Duplicate { what: "offer", id: offer.id.to_string() });
            }
            if let Some(coupon) = &offer.coupon {
                add_code(&mut out, slot, coupon, &offer.id)?;
            }
            let compiled = compile_offer(offer, book, texts)?;
            if lane.mode == LaneMode::BestByLine && compiled.target.filter().is_none() {
                return Err(PricingRefusal::EffectNeedsLines {
                    offer: offer.id.clone(),
                    effect: "best_by_line",
                });
            }
            out.offers.push(compiled);
            offers.push((slot, offer.priority));
        }
        offers.arrange_by_key(|(slot, priority)| (Reverse(*priority), *slot));
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
    book: &PriceBook,
    texts: &mut Interner,
) -> Result<CompiledOffer, PricingRefusal> {
    let name = offer.id.as_str();
    let currency = offer.currency.unwrap_or(book.currency);
    let scale = MoneyScale::of(currency, book.rounding.scope);
    let mut rules = Rules { offer: &offer.id, texts, scale };
    let when = rules.order("when", &offer.when)?;
    let target = compile_target(&offer.target, name, &mut rules)?;
    let (effect, needs, effect_name) = effects::compile(&offer.effect, name, &mut rules, scale)?;
    let fits = match needs {
        Needs::Anything => true,
        Needs::Units => target.filter().is_some(),
        Needs::Lines => matches!(target, CompiledTarget::Lines(_)),
    };
    if !fits {
        return Err(PricingRefusal::EffectNeedsLines { offer: offer.id.clone(), effect: effect_name });
    }
    let cap = compile_cap(&offer.cap, name, scale)?;
    let names_money = offer.cap.names_money()
        || effect.names_money()
        || when.asks_money()
        || target.filter().is_some_and(Rule::asks_money);
    Ok(CompiledOffer {
        id: offer.id.clone(),
        when,
        target,
        effect,
        cap,
        exclusive: offer.exclusive,
        coupon: offer.coupon.clone(),
        currency: (names_money || offer.currency.is_some()).then_some(currency),
    })
}

fn compile_target(
    target: &Target,
    name: &str,
    rules: &mut Rules<'_>,
) -> Result<CompiledTarget, PricingRefusal> {
    let mut pick = |pick: &Pick, dearest| {
        Ok(CompiledTarget::Units {
            lines: Filter::new(rules.filter("target", &pick.lines)?),
            units: effects::count_or_all("units", name, pick.units)?,
            skip: i64::from(pick.skip),
            dearest,
        })
    };
    match target {
        Target::Lines(filter) => Ok(CompiledTarget::Lines(Filter::new(rules.filter("target", filter)?))),
        Target::Order => Ok(CompiledTarget::Order),
        Target::Cheapest(of) => pick(of, false),
        Target::Dearest(of) => pick(of, true),
        Target::Shipping => Ok(CompiledTarget::Shipping),
        Target::OrderAndShipping => Ok(CompiledTarget::OrderAndShipping),
    }
}

fn compile_cap(cap: &Cap, of: &str, scale: MoneyScale) -> Result<CompiledCap, PricingRefusal> {
    let most = |value: Option<Exact>| {
        value.map_or(Ok(i64::MAX), |value| amount("cap", of, value, Least::Zero, scale))
    };
    Ok(CompiledCap {
        unit: most(cap.unit)?,
        line: most(cap.line)?,
        order: most(cap.order)?,
        customer: most(cap.customer)?,
        budget: most(cap.budget)?,
        units: effects::count_or_all("units", of, cap.units)?,
        by_line: cap.unit.is_some() || cap.line.is_some(),
        remembers: cap.customer.is_some() || cap.budget.is_some(),
    })
}
