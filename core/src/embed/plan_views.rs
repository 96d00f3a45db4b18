//! What plans come to, as documents: levels by their ids, money as text.

use crate::commission::{Bound, Comparison, Plan, Simulated, ratio_text};
use crate::id::{BonusId, LevelId, ProductId};
use crate::money::{Amount, Currency, Money, Ratio};
use crate::shop::Shop;
use crate::slot::LevelSlot;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// What a plan came to on many orders.
#[derive(Debug, Serialize)]
pub struct SimulatedView {
    orders: u64,
    revenue: Money,
    paid: Money,
    /// What was paid as a share of the revenue, in hundredths of a percent, rounded down.
    paid_basis_points: u32,
    /// What rates would have paid beyond caps and limits.
    cut: Money,
    /// What is left of the revenue after the goods' cost and the plan; absent where a cost is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    margin_left: Option<Money>,
    by_tier: Vec<TierView>,
    by_level: Vec<LevelView>,
    by_bonus: Vec<BonusView>,
    /// How many people earn anything.
    receivers: u64,
    top: TopView,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst: Option<WorstView>,
}

#[derive(Debug, Serialize)]
struct TierView {
    tier: u8,
    paid: Money,
}

#[derive(Debug, Serialize)]
struct LevelView {
    /// Null for those without a level.
    level: Option<LevelId>,
    paid: Money,
}

#[derive(Debug, Serialize)]
struct BonusView {
    bonus: BonusId,
    paid: Money,
}

/// What the best-paid tenth of all receivers have.
#[derive(Debug, Serialize)]
struct TopView {
    people: u64,
    paid: Money,
    basis_points: u32,
}

/// The order of which the largest share goes out again.
#[derive(Debug, Serialize)]
struct WorstView {
    order: u64,
    revenue: Money,
    paid: Money,
}

/// Two plans on the same orders.
#[derive(Debug, Serialize)]
pub struct ComparedView {
    one: SimulatedView,
    other: SimulatedView,
    difference: Money,
}

impl SimulatedView {
    pub(super) fn new(
        simulated: &Simulated,
        currency: Currency,
        level: impl Fn(LevelSlot) -> Option<LevelId>,
    ) -> Self {
        let money = |amount: Amount| amount.in_currency(currency);
        let level = |(slot, paid): &(Option<LevelSlot>, Amount)| LevelView {
            level: slot.and_then(&level),
            paid: money(*paid),
        };
        let top = &simulated.top;
        Self {
            orders: simulated.orders,
            revenue: money(simulated.revenue),
            paid: money(simulated.paid),
            paid_basis_points: simulated.paid_basis_points,
            cut: money(simulated.cut),
            margin_left: simulated.margin_left.map(money),
            by_tier: simulated
                .by_tier
                .iter()
                .map(|(tier, paid)| TierView { tier: *tier, paid: money(*paid) })
                .collect(),
            by_level: simulated.by_level.iter().map(level).collect(),
            by_bonus: simulated
                .by_bonus
                .iter()
                .map(|(bonus, paid)| BonusView { bonus: bonus.clone(), paid: money(*paid) })
                .collect(),
            receivers: simulated.receivers,
            top: TopView { people: top.people, paid: money(top.paid), basis_points: top.basis_points },
            worst: simulated.worst.map(|worst| WorstView {
                order: worst.order,
                revenue: money(worst.revenue),
                paid: money(worst.paid),
            }),
        }
    }

    /// With the levels of a shop.
    pub(super) fn of_shop(shop: &Shop, simulated: &Simulated) -> Self {
        let levels = shop.people().1.registry();
        Self::new(simulated, shop.settings().currency, |slot| levels.id(slot).cloned())
    }

    pub(super) fn compared(shop: &Shop, both: &Comparison) -> ComparedView {
        ComparedView {
            one: Self::of_shop(shop, &both.one),
            other: Self::of_shop(shop, &both.other),
            difference: both.difference().in_currency(shop.settings().currency),
        }
    }
}

/// The most that a plan can pay.
#[derive(Debug, Serialize)]
pub struct BoundView<'a> {
    /// The largest share of a line's base that percentages pay, in percent.
    percent: String,
    /// The most that fixed amounts pay for one unit, in major units.
    fixed_per_unit: String,
    /// What attains it, in words.
    witness: &'a str,
    /// The share that the dearest sale which was found pays, in percent.
    attained_percent: String,
    /// Whether that is the bound itself.
    exact: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    product: Option<&'a ProductId>,
    /// The levels above the buyer of that sale, nearest first.
    upline: &'a [Option<LevelId>],
}

impl<'a> BoundView<'a> {
    pub(super) fn of(bound: &'a Bound, plan: &Plan) -> Self {
        let percent = |share: Ratio| ratio_text(share, 2, 0);
        Self {
            percent: percent(bound.share),
            fixed_per_unit: ratio_text(bound.fixed_per_unit, 0, plan.currency.exponent().into()),
            witness: &bound.witness,
            attained_percent: percent(bound.attained),
            exact: bound.exact,
            product: bound.product.as_ref(),
            upline: &bound.upline,
        }
    }
}
