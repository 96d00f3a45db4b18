//! The margin guard: what is left of a price after the goods' cost and the most that a plan can pay.
//!
//! It is asked when a plan is published, of the price book in force, and when a price book is published, of the plan in
//! force.

use crate::commission::{CompiledPlan, Plan, PlanRefusal};
use crate::id::VariantId;
use crate::money::{Exact, Money, Ratio, RoundingMode};
use crate::pricing::{PriceBook, TieredGoods};
use crate::shop::event::{Event, MarginWarned};
use crate::shop::{MarginGuard, Rejection, Shop};

impl Shop {
    /// Refuses what leaves too little, or says so in an event, as the settings have it.
    pub(super) fn guard_margin(&self, squeezed: Option<PlanRefusal>) -> Result<Option<Event>, Rejection> {
        let Some(refusal) = squeezed else { return Ok(None) };
        if self.settings.plans.margin_guard.unwrap_or_default() == MarginGuard::Refuse {
            return Err(refusal.into());
        }
        let PlanRefusal::EatsMargin { variant, price, cost, most, least, .. } = refusal else {
            return Err(refusal.into());
        };
        let [price, cost, most] = [price, cost, most].map(Money::amount);
        Ok(Some(MarginWarned { variant, price, cost, most, least }.into()))
    }
}

/// The first variant whose cost a price book knows and of whose lowest price in it less is left than the plan asks for. Offers
/// are the floors' business.
pub(super) fn squeezed(plan: &Plan, compiled: &CompiledPlan, book: &PriceBook) -> Option<PlanRefusal> {
    let least = plan.min_margin_percent?;
    let bound = compiled.bound();
    let minor = |value: Exact| Money::from_exact(value, plan.currency).ok().map(Money::minor);
    for priced in &book.variants {
        let Some((lowest, cost)) =
            minor(lowest(book, &priced.variant, priced.price)).zip(priced.cost.and_then(minor))
        else {
            continue;
        };
        let share = bound.share.of(lowest, RoundingMode::Up).unwrap_or(i64::MAX);
        let fixed = bound.fixed_per_unit.of(1, RoundingMode::Up).unwrap_or(i64::MAX);
        // The plan's own cap holds whatever the rates promise.
        let cap = Ratio::percent(plan.cap_percent).ok()?.of(lowest, RoundingMode::Down).ok()?;
        let most = share.saturating_add(fixed).min(cap).min(lowest);
        let keep = Ratio::percent(least).ok()?.of(lowest, RoundingMode::Up).ok()?;
        let left = lowest.saturating_sub(cost).saturating_sub(most);
        if left < keep {
            let money = |minor: i64| Money::new(minor, plan.currency);
            return Some(PlanRefusal::EatsMargin {
                variant: priced.variant.clone(),
                price: money(lowest),
                cost: money(cost),
                most: money(most),
                least,
                witness: bound.witness.clone().into_boxed_str(),
            });
        }
    }
    None
}

/// The lowest price of a variant for one unit: its own, those of lists in the book's currency, and those of its own tiers.
fn lowest(book: &PriceBook, variant: &VariantId, own: Exact) -> Exact {
    let lists =
        book.lists.iter().filter(|list| list.currency.is_none_or(|currency| currency == book.currency));
    let listed = lists.flat_map(|list| &list.prices).filter(|listed| listed.variant == *variant);
    let of_variant = |goods: &TieredGoods| match goods {
        TieredGoods::Variant(of) => of == variant,
        TieredGoods::Variants(of) => of.contains(variant),
        TieredGoods::Product(_) => false,
    };
    let tables = book.tiers.iter().filter(|table| of_variant(&table.goods) && table.currency.is_none());
    let stepped = tables.flat_map(|table| &table.tiers).map(|tier| tier.price);
    listed.map(|listed| listed.price).chain(stepped).fold(own, Exact::min)
}
