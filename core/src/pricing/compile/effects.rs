//! Effects with their numbers in steps of the scale.

use super::money::{Least, amount, share, unit};
use super::offers::Rules;
use crate::id::VariantId;
use crate::money::{Exact, Ratio};
use crate::pricing::{
    Bundle, BuyGet, Cashback, Counting, Effect, EveryAmount, Gift, Ladder, LadderBy, Off, PricingRefusal,
    UnitGroups,
};
use crate::rule::{MoneyScale, Rule};
use crate::slot::{Names, VariantSlot};
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;

const MAX_STEPS: usize = 100;
const MAX_PARTS: usize = 16;

/// An effect as it is computed.
#[derive(Debug)]
pub(crate) enum CompiledEffect {
    Off(CompiledOff),
    SetTotal(i64),
    Every {
        every: i64,
        off: i64,
        times: i64,
    },
    Ladder {
        by: LadderBy,
        steps: Box<[(i64, CompiledOff)]>,
    },
    Groups {
        group: i64,
        units: i64,
        off: CompiledOff,
        times: i64,
        counting: Counting,
    },
    BuyGet(Box<CompiledBuyGet>),
    Bundle {
        parts: Box<[(Rule, i64)]>,
        price: i64,
        times: i64,
    },
    /// The variant's name: the book's variants are compiled after its offers.
    Gift {
        variant: VariantId,
        units: u32,
        for_each: Option<u32>,
    },
    CashbackPercent(Ratio),
    CashbackAmount(i64),
    TierPrices,
}

/// A simple discount.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CompiledOff {
    Percent(Ratio),
    AmountEach(i64),
    AmountAcross(i64),
    FixedPrice(Ratio),
    AmountPerLine(i64),
}

#[derive(Debug)]
pub(crate) struct CompiledBuyGet {
    pub(crate) buy: Rule,
    pub(crate) buy_units: i64,
    pub(crate) get_units: i64,
    pub(crate) off: CompiledOff,
    pub(crate) times: i64,
    pub(crate) all_or_nothing: bool,
}

impl CompiledEffect {
    /// Whether it gives something along or back instead of taking anything off.
    pub(crate) const fn takes_nothing_off(&self) -> bool {
        matches!(self, Self::Gift { .. } | Self::CashbackPercent(_) | Self::CashbackAmount(_))
    }

    /// Whether there is any sum of money in it.
    pub(super) fn names_money(&self) -> bool {
        match self {
            Self::Off(off) => off.names_money(),
            Self::SetTotal(_) | Self::Every { .. } | Self::Bundle { .. } | Self::CashbackAmount(_) => true,
            Self::Ladder { by, steps } => {
                matches!(by, LadderBy::Amount | LadderBy::Subtotal | LadderBy::LineAmount)
                    || steps.iter().any(|(_, off)| off.names_money())
            }
            Self::Groups { off, .. } => off.names_money(),
            Self::BuyGet(terms) => terms.off.names_money() || terms.buy.asks_money(),
            Self::Gift { .. } | Self::CashbackPercent(_) | Self::TierPrices => false,
        }
    }
}

impl CompiledOff {
    const fn names_money(self) -> bool {
        !matches!(self, Self::Percent(_))
    }
}

/// What an effect can be applied to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// Anything.
    Anything,
    /// Lines or units of lines.
    Units,
    /// Whole lines.
    Lines,
}

/// Compiles an effect; gives back also what it needs as its target, with its name.
pub(super) fn compile(
    effect: &Effect,
    of: &str,
    rules: &mut Rules<'_>,
    scale: MoneyScale,
) -> Result<(CompiledEffect, Needs, &'static str), PricingRefusal> {
    let money = |field, value| amount(field, of, value, Least::Zero, scale);
    Ok(match effect {
        Effect::Percent(percent) => {
            (CompiledEffect::Off(CompiledOff::Percent(share(of, *percent)?)), Needs::Anything, "percent")
        }
        Effect::AmountEach(value) => {
            (simple(&Off::AmountEach(*value), of, scale)?, Needs::Units, "amount_each")
        }
        Effect::AmountAcross(value) => {
            (simple(&Off::AmountAcross(*value), of, scale)?, Needs::Anything, "amount_across")
        }
        Effect::FixedPrice(value) => {
            (simple(&Off::FixedPrice(*value), of, scale)?, Needs::Units, "fixed_price")
        }
        Effect::AmountPerLine(value) => {
            (simple(&Off::AmountPerLine(*value), of, scale)?, Needs::Units, "amount_per_line")
        }
        Effect::SetTotal(value) => {
            (CompiledEffect::SetTotal(money("total", *value)?), Needs::Anything, "set_total")
        }
        Effect::EveryAmount(EveryAmount { every, off, times }) => {
            let every = amount("full amount", of, *every, Least::AboveZero, scale)?;
            let (off, times) = (money("amount", *off)?, count_or_all("times", of, *times)?);
            (CompiledEffect::Every { every, off, times }, Needs::Anything, "every_amount")
        }
        Effect::Ladder(ladder) => {
            let by_line = matches!(ladder.by, LadderBy::LineAmount | LadderBy::LineQuantity);
            let each = |off: Off| !matches!(off, Off::Percent(_) | Off::AmountAcross(_));
            let by_units = ladder.steps.iter().any(|step| each(step.off)) || ladder.by == LadderBy::Quantity;
            let needs = if by_line || by_units { Needs::Units } else { Needs::Anything };
            (compile_ladder(ladder, of, scale)?, needs, "ladder")
        }
        Effect::UnitGroups(groups) => (compile_groups(groups, of, scale)?, Needs::Lines, "unit_groups"),
        Effect::BuyGet(terms) => (compile_buy_get(terms, of, rules, scale)?, Needs::Lines, "buy_get"),
        Effect::Bundle(bundle) => (compile_bundle(bundle, of, rules, scale)?, Needs::Lines, "bundle"),
        Effect::Gift(Gift { variant, units, for_each }) => {
            let effect = CompiledEffect::Gift {
                variant: variant.clone(),
                units: u32::try_from(count("units", of, *units)?).unwrap_or_default(),
                for_each: for_each.map(|each| count("for_each", of, each).map(|_| each)).transpose()?,
            };
            (effect, Needs::Anything, "gift")
        }
        Effect::Cashback(Cashback::Percent(percent)) => {
            (CompiledEffect::CashbackPercent(share(of, *percent)?), Needs::Anything, "cashback")
        }
        Effect::Cashback(Cashback::Amount(value)) => {
            (CompiledEffect::CashbackAmount(money("amount", *value)?), Needs::Anything, "cashback")
        }
        Effect::TierPrices => (CompiledEffect::TierPrices, Needs::Lines, "tier_prices"),
    })
}

fn simple(off: &Off, of: &str, scale: MoneyScale) -> Result<CompiledEffect, PricingRefusal> {
    compile_off(*off, of, scale).map(CompiledEffect::Off)
}

fn compile_off(off: Off, of: &str, scale: MoneyScale) -> Result<CompiledOff, PricingRefusal> {
    let money = |value| amount("amount", of, value, Least::Zero, scale);
    Ok(match off {
        Off::Percent(percent) => CompiledOff::Percent(share(of, percent)?),
        Off::AmountEach(value) => CompiledOff::AmountEach(money(value)?),
        Off::AmountAcross(value) => CompiledOff::AmountAcross(money(value)?),
        Off::FixedPrice(value) => {
            CompiledOff::FixedPrice(unit("fixed price", of, value, Least::Zero, scale)?)
        }
        Off::AmountPerLine(value) => CompiledOff::AmountPerLine(money(value)?),
    })
}

fn compile_ladder(ladder: &Ladder, of: &str, scale: MoneyScale) -> Result<CompiledEffect, PricingRefusal> {
    let counts = matches!(ladder.by, LadderBy::Quantity | LadderBy::LineQuantity);
    let refused = |value: Exact, rule| PricingRefusal::BadLadder {
        offer: of.to_string(),
        value: value.to_string(),
        rule,
    };
    if ladder.steps.is_empty() {
        return Err(refused(Exact::ZERO, "is missing: a ladder needs at least one"));
    }
    super::at_most("steps of one ladder", ladder.steps.len(), MAX_STEPS)?;
    let mut steps: Vec<(i64, CompiledOff)> = Vec::with_capacity(ladder.steps.len());
    for step in &ladder.steps {
        let from = if counts {
            let whole = step.from.scale() == 0 && !step.from.is_negative();
            whole.then(|| step.from.mantissa()).ok_or_else(|| refused(step.from, "must be a whole number"))?
        } else {
            amount("threshold", of, step.from, Least::Zero, scale)?
        };
        if steps.last().is_some_and(|(before, _)| from <= *before) {
            return Err(refused(step.from, "must begin above the step before it"));
        }
        steps.push((from, compile_off(step.off, of, scale)?));
    }
    Ok(CompiledEffect::Ladder { by: ladder.by, steps: steps.into() })
}

fn compile_groups(
    groups: &UnitGroups,
    of: &str,
    scale: MoneyScale,
) -> Result<CompiledEffect, PricingRefusal> {
    let (group, units) = (count("group", of, groups.group)?, count("units", of, groups.units)?);
    if units > group {
        let value = groups.units;
        return Err(PricingRefusal::BadCount {
            field: "units",
            of: of.to_string(),
            value,
            rule: "must not be above the group",
        });
    }
    Ok(CompiledEffect::Groups {
        group,
        units,
        off: compile_off(groups.off, of, scale)?,
        times: count_or_all("times", of, groups.times)?,
        counting: groups.counting,
    })
}

fn compile_buy_get(
    terms: &BuyGet,
    of: &str,
    rules: &mut Rules<'_>,
    scale: MoneyScale,
) -> Result<CompiledEffect, PricingRefusal> {
    Ok(CompiledEffect::BuyGet(Box::new(CompiledBuyGet {
        buy: rules.filter("effect", &terms.buy)?,
        buy_units: count("buy_units", of, terms.buy_units)?,
        get_units: count("get_units", of, terms.get_units)?,
        off: compile_off(terms.off, of, scale)?,
        times: count_or_all("times", of, terms.times)?,
        all_or_nothing: terms.all_or_nothing,
    })))
}

fn compile_bundle(
    bundle: &Bundle,
    of: &str,
    rules: &mut Rules<'_>,
    scale: MoneyScale,
) -> Result<CompiledEffect, PricingRefusal> {
    super::at_most("parts of one bundle", bundle.parts.len(), MAX_PARTS)?;
    if bundle.parts.is_empty() {
        return Err(PricingRefusal::BadCount {
            field: "parts",
            of: of.to_string(),
            value: 0,
            rule: "must be 1 or more",
        });
    }
    let mut parts = Vec::with_capacity(bundle.parts.len());
    for part in &bundle.parts {
        parts.push((rules.filter("effect", &part.lines)?, count("units", of, part.units)?));
    }
    Ok(CompiledEffect::Bundle {
        parts: parts.into(),
        price: amount("bundle price", of, bundle.price, Least::Zero, scale)?,
        times: count_or_all("times", of, bundle.times)?,
    })
}

/// A count of 1 or more.
pub(super) fn count(field: &'static str, of: &str, value: u32) -> Result<i64, PricingRefusal> {
    if value == 0 {
        return Err(PricingRefusal::BadCount { field, of: of.to_string(), value, rule: "must be 1 or more" });
    }
    Ok(i64::from(value))
}

/// A count of 1 or more, or no limit.
pub(super) fn count_or_all(field: &'static str, of: &str, value: Option<u32>) -> Result<i64, PricingRefusal> {
    value.map_or(Ok(i64::MAX), |value| count(field, of, value))
}

/// Every gift must be a variant of the book.
pub(super) fn check_gifts<'a>(
    effects: impl Iterator<Item = (&'a str, &'a CompiledEffect)>,
    variants: &Names<VariantId, VariantSlot>,
) -> Result<(), PricingRefusal> {
    for (offer, effect) in effects {
        if let CompiledEffect::Gift { variant, .. } = effect
            && variants.find(variant.as_str()).is_none()
        {
            return Err(PricingRefusal::UnknownVariant {
                what: "offer",
                id: offer.to_string(),
                variant: variant.to_string(),
            });
        }
    }
    Ok(())
}
