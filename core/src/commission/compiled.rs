use crate::arrange::Arrange;
use crate::commission::bound::fixed_minor;
use crate::commission::by_goods::ByGoods;
use crate::commission::chain_pay::ChainBonus;
use crate::commission::compiled_period::CompiledPeriod;
use crate::commission::gate::Gate;
use crate::commission::ladder_pay::Ladder;
use crate::commission::partner_pay::{CompiledPartners, CompiledSubShops, Partner};
use crate::commission::validate::micro;
use crate::commission::{
    Along, Base, Bonus, BonusKind, Bound, Combine, Ineligible, LevelRate, MAX_WALK, Plan, PlanRefusal,
    SelfPurchase, Tier, Unilevel,
};
use crate::id::{BonusId, LevelId, PlacementTreeId, PlanId, ProductId};
use crate::money::{Amount, Currency, Exact, Money, Ratio, RoundingMode};
use crate::slot::{LevelSlot, ProductSlot};
use crate::time::Span;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// A plan ready to pay: rates as exact ratios, ids as slots. Made by [`Plan::compile`].
#[derive(Debug, Clone)]
pub struct CompiledPlan {
    id: PlanId,
    currency: Currency,
    pub(super) base: Base,
    pub(super) rounding: RoundingMode,
    vest_after: Span,
    cap_percent: Exact,
    pub(super) cap: Ratio,
    pub(super) self_purchase: SelfPurchase,
    withdrawal: WithdrawalTerms,
    bound: Bound,
    pub(super) bonuses: Vec<CompiledBonus>,
}

/// The withdrawal rules of a compiled plan, in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalTerms {
    /// The currency.
    pub currency: Currency,
    /// The smallest withdrawal.
    pub min: Amount,
    /// The largest; `None` for any.
    pub max: Option<Amount>,
    /// The fee as a share of the withdrawal.
    pub fee_share: Ratio,
    /// The fee beside the share.
    pub fee_fixed: Amount,
    /// How the share's fee is rounded.
    pub rounding: RoundingMode,
    /// How much and how often within a window.
    pub limit: Option<PeriodLimit>,
    /// From what amount on somebody must approve.
    pub approve_from: Option<Amount>,
}

/// How much and how often within a window, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodLimit {
    /// The length of the window.
    pub period: Span,
    /// How much; `None` for any.
    pub amount: Option<Amount>,
    /// How often; `None` for any.
    pub count: Option<u32>,
}

#[derive(Debug, Clone)]
pub(super) struct CompiledBonus {
    pub(super) id: BonusId,
    /// What few bonuses have.
    pub(super) extra: Option<Box<Extra>>,
    pub(super) kind: CompiledKind,
}

#[derive(Debug, Clone)]
pub(super) enum CompiledKind {
    Unilevel(CompiledUnilevel),
    Ladder(Ladder),
    Partners(CompiledPartners),
    SubShops(CompiledSubShops),
    Chain(ChainBonus),
    Period(CompiledPeriod),
}

/// The parts beside a bonus's kind.
#[derive(Debug, Clone)]
pub(super) struct Extra {
    pub(super) base: Option<Base>,
    pub(super) gate: Option<Gate>,
    pub(super) per_line: Option<Amount>,
    pub(super) per_order: Option<Amount>,
    pub(super) per_person: Option<(Amount, Span)>,
}

#[derive(Debug, Clone)]
pub(super) struct CompiledUnilevel {
    pub(super) ineligible: Ineligible,
    pub(super) along: Along,
    /// The placement tree; `None` for the one that was opened first.
    pub(super) tree: Option<PlacementTreeId>,
    pub(super) max_depth: usize,
    /// In order; empty for everyone.
    eligible: Vec<LevelSlot>,
    pub(super) rates: ByGoods<Rates>,
}

#[derive(Debug, Clone)]
pub(super) struct Rates {
    pub(super) tiers: Vec<Rate>,
    /// In order of tier (from 0) and level.
    levels: Vec<(u8, LevelSlot, Rate)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rate {
    /// Of the base, from 0 to 1.
    pub(super) share: Ratio,
    /// Minor units for each unit sold.
    pub(super) fixed: Ratio,
}

impl Plan {
    /// Checks the plan whole and makes it ready to pay.
    ///
    /// # Errors
    /// Those of [`Plan::validate`]; [`PlanRefusal::UnknownLevel`] and [`PlanRefusal::UnknownProduct`] for ids without
    /// a slot; [`PlanRefusal::ExceedsCap`] when its percentages can pay more than its cap.
    pub fn compile(
        &self,
        level: impl Fn(&LevelId) -> Option<LevelSlot>,
        product: impl Fn(&ProductId) -> Option<ProductSlot>,
    ) -> Result<CompiledPlan, PlanRefusal> {
        let bound = self.check_cap()?;
        let compiled = self.compile_unbounded(level, product)?;
        Ok(CompiledPlan { bound, ..compiled })
    }

    /// As [`Self::compile`], for a plan that was validated, without its bound.
    pub(super) fn compile_unbounded(
        &self,
        level: impl Fn(&LevelId) -> Option<LevelSlot>,
        product: impl Fn(&ProductId) -> Option<ProductSlot>,
    ) -> Result<CompiledPlan, PlanRefusal> {
        let slots = Slots {
            plan: self,
            level: |id: &LevelId| {
                level(id)
                    .ok_or_else(|| PlanRefusal::UnknownLevel { plan: self.id.clone(), level: id.clone() })
            },
            product: |id: &ProductId| {
                product(id)
                    .ok_or_else(|| PlanRefusal::UnknownProduct { plan: self.id.clone(), product: id.clone() })
            },
        };
        let bonuses = self.bonuses.iter().map(|bonus| slots.bonus(bonus)).collect::<Result<_, _>>()?;
        Ok(CompiledPlan {
            id: self.id.clone(),
            currency: self.currency,
            base: self.base,
            rounding: self.rounding,
            vest_after: self.vest_after,
            cap_percent: self.cap_percent,
            cap: Ratio::percent(self.cap_percent).unwrap_or(Ratio::ZERO),
            self_purchase: self.self_purchase,
            withdrawal: self.withdrawal_terms()?,
            bound: Bound::default(),
            bonuses,
        })
    }

    fn withdrawal_terms(&self) -> Result<WithdrawalTerms, PlanRefusal> {
        let rules = &self.withdrawal;
        let amount = |field: &'static str, value: Exact| {
            Money::from_exact(value, self.currency).map(Money::amount).map_err(|_| {
                PlanRefusal::AmountInvalid { field: field.into(), value, rule: "an amount of the currency" }
            })
        };
        Ok(WithdrawalTerms {
            currency: self.currency,
            min: amount("withdrawal.min", rules.min)?,
            max: rules.max.map(|max| amount("withdrawal.max", max)).transpose()?,
            fee_share: Ratio::percent(rules.fee_percent).unwrap_or(Ratio::ZERO),
            fee_fixed: amount("withdrawal.fee_fixed", rules.fee_fixed)?,
            rounding: self.rounding,
            limit: match rules.per_period {
                None => None,
                Some(limit) => Some(PeriodLimit {
                    period: limit.period,
                    amount: limit
                        .amount
                        .map(|value| amount("withdrawal.per_period.amount", value))
                        .transpose()?,
                    count: limit.count,
                }),
            },
            approve_from: rules
                .approve_from
                .map(|value| amount("withdrawal.approve_from", value))
                .transpose()?,
        })
    }
}

/// The way from ids to slots while a plan is compiled.
pub(super) struct Slots<'a, L, P> {
    pub(super) plan: &'a Plan,
    pub(super) level: L,
    pub(super) product: P,
}

impl<L, P> Slots<'_, L, P>
where
    L: Fn(&LevelId) -> Result<LevelSlot, PlanRefusal>,
    P: Fn(&ProductId) -> Result<ProductSlot, PlanRefusal>,
{
    fn bonus(&self, bonus: &Bonus) -> Result<CompiledBonus, PlanRefusal> {
        let kind = match &bonus.kind {
            BonusKind::Unilevel(unilevel) => CompiledKind::Unilevel(self.unilevel(&bonus.id, unilevel)?),
            BonusKind::LevelDifference(difference) => {
                CompiledKind::Ladder(self.level_difference(&bonus.id, difference)?)
            }
            BonusKind::PriceDifference(difference) => {
                CompiledKind::Ladder(self.price_difference(&bonus.id, difference)?)
            }
            BonusKind::SupplierShare(share) => CompiledKind::Partners(self.supplier_share(&bonus.id, share)?),
            BonusKind::TakeRate(take) => CompiledKind::Partners(self.take_rate(&bonus.id, take)?),
            BonusKind::SubShops(sub_shops) => CompiledKind::SubShops(self.sub_shops(&bonus.id, sub_shops)?),
            BonusKind::ChainTwoPlusOne(chain) => CompiledKind::Chain(self.chain(chain)?),
            period => CompiledKind::Period(self.period(period)?),
        };
        Ok(CompiledBonus { id: bonus.id.clone(), extra: self.extra(bonus)?, kind })
    }

    fn extra(&self, bonus: &Bonus) -> Result<Option<Box<Extra>>, PlanRefusal> {
        if bonus.base.is_none() && bonus.gate.is_none() && bonus.cap.is_none() {
            return Ok(None);
        }
        let gate = bonus.gate.as_ref();
        let gate =
            gate.map(|gate| Gate::compile(&bonus.id, gate, self.plan.currency, &self.level)).transpose()?;
        let cap = bonus.cap.unwrap_or_default();
        let amount = |value: Exact| {
            Money::from_exact(value, self.plan.currency).map(Money::amount).map_err(|_| {
                PlanRefusal::AmountInvalid { field: "cap".into(), value, rule: "an amount of the currency" }
            })
        };
        Ok(Some(Box::new(Extra {
            base: bonus.base,
            gate,
            per_line: cap.per_line.map(amount).transpose()?,
            per_order: cap.per_order.map(amount).transpose()?,
            per_person: cap
                .per_person
                .map(|cap| amount(cap.amount).map(|amount| (amount, cap.period)))
                .transpose()?,
        })))
    }

    fn unilevel(&self, bonus: &BonusId, unilevel: &Unilevel) -> Result<CompiledUnilevel, PlanRefusal> {
        let mut products = Vec::with_capacity(unilevel.products.len());
        for own in &unilevel.products {
            let rates = self.rates(bonus, unilevel, &own.tiers, &own.level_rates)?;
            products.push(((self.product)(&own.product)?, rates));
        }
        let mut categories = Vec::with_capacity(unilevel.categories().len());
        for own in unilevel.categories() {
            let rates = self.rates(bonus, unilevel, &own.tiers, &own.level_rates)?;
            categories.push((own.category.clone(), rates));
        }
        let general = self.rates(bonus, unilevel, &unilevel.tiers, &unilevel.level_rates)?;
        Ok(CompiledUnilevel {
            ineligible: unilevel.ineligible,
            along: unilevel.along,
            tree: unilevel.tree.clone(),
            max_depth: unilevel.max_depth.map_or(MAX_WALK, usize::from).min(MAX_WALK),
            eligible: self.levels(&unilevel.eligible)?,
            rates: ByGoods::new(general, products, categories),
        })
    }

    /// The slots of levels, in order.
    pub(super) fn levels(&self, levels: &[LevelId]) -> Result<Vec<LevelSlot>, PlanRefusal> {
        let mut slots = levels.iter().map(&self.level).collect::<Result<Vec<_>, _>>()?;
        slots.arrange();
        Ok(slots)
    }

    /// A tier as exact ratios.
    pub(super) fn rate(&self, bonus: &BonusId, tier: &Tier, combine: Combine) -> Result<Rate, PlanRefusal> {
        let inexact = |_| PlanRefusal::Inexact { bonus: bonus.clone() };
        let unused = combine == Combine::FixedWins && tier.fixed.is_some();
        let percent = if unused { Exact::ZERO } else { tier.percent };
        let share = Ratio::percent(percent).map_err(inexact)?;
        let fixed = fixed_minor(tier.fixed.unwrap_or_default(), self.plan).map_err(inexact)?;
        Ok(Rate { share, fixed })
    }

    fn rates(
        &self,
        bonus: &BonusId,
        unilevel: &Unilevel,
        tiers: &[Tier],
        level_rates: &[LevelRate],
    ) -> Result<Rates, PlanRefusal> {
        let inexact = || PlanRefusal::Inexact { bonus: bonus.clone() };
        let rate = |tier: &Tier| {
            let share = unilevel.share(micro(unilevel.percent_of(tier))).ok_or_else(inexact)?;
            let fixed = fixed_minor(tier.fixed.unwrap_or_default(), self.plan).map_err(|_| inexact())?;
            Ok(Rate { share, fixed })
        };
        let tiers = tiers.iter().map(rate).collect::<Result<_, _>>()?;
        let mut levels = Vec::with_capacity(level_rates.len());
        for own in level_rates {
            levels.push((own.tier.saturating_sub(1), (self.level)(&own.level)?, rate(&own.rate)?));
        }
        levels.arrange_by_key(|(tier, level, _)| (*tier, *level));
        Ok(Rates { tiers, levels })
    }
}

impl CompiledPlan {
    /// The plan's id.
    #[must_use]
    pub fn id(&self) -> &PlanId {
        &self.id
    }

    /// The currency of everything it pays.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// How long after completion a commission stays pending.
    #[must_use]
    pub fn vest_after(&self) -> Span {
        self.vest_after
    }

    /// The cap, in percent of the base.
    #[must_use]
    pub fn cap_percent(&self) -> Exact {
        self.cap_percent
    }

    /// The most that it can pay.
    #[must_use]
    pub fn bound(&self) -> &Bound {
        &self.bound
    }

    /// Whether it must be told what goods cost.
    #[must_use]
    pub fn needs_cost(&self) -> bool {
        let margin = |bonus: &CompiledBonus| {
            bonus.extra.as_ref().is_some_and(|extra| extra.base == Some(Base::Margin))
        };
        self.base == Base::Margin || self.bonuses.iter().any(margin)
    }

    /// Whether it has bonuses that are closed by period.
    #[must_use]
    pub fn has_periods(&self) -> bool {
        self.bonuses.iter().any(|bonus| matches!(bonus.kind, CompiledKind::Period(_)))
    }

    /// Whom a bonus for suppliers or the platform pays by one of its rates.
    #[must_use]
    pub fn partner(&self, position: u8, rate: u16) -> Option<&Partner> {
        match &self.bonuses.get(usize::from(position))?.kind {
            CompiledKind::Partners(partners) => {
                partners.rates.get(usize::from(rate)).map(|(partner, _)| partner)
            }
            _ => None,
        }
    }

    /// Whether it pays for orders of buyers whom nobody knows: suppliers, the platform and sub-shops are paid for those.
    #[must_use]
    pub fn pays_for_guests(&self) -> bool {
        let of_goods = |bonus: &CompiledBonus| {
            matches!(bonus.kind, CompiledKind::Partners(_) | CompiledKind::SubShops(_))
        };
        self.bonuses.iter().any(of_goods)
    }

    /// Whether some order pays those who stand above its buyer in the tree of inviters. The first bonus that does tells.
    #[must_use]
    pub fn pays_inviters(&self) -> bool {
        self.bonuses.iter().any(|bonus| match &bonus.kind {
            CompiledKind::Unilevel(unilevel) => {
                unilevel.along == Along::Inviters && unilevel.rates.all().any(|rates| !rates.tiers.is_empty())
            }
            CompiledKind::Ladder(_) => true,
            _ => false,
        })
    }

    /// Whether some bonus limits what a receiver has in a period.
    #[must_use]
    pub fn limits_persons(&self) -> bool {
        self.bonuses.iter().any(|bonus| bonus.extra.as_ref().is_some_and(|extra| extra.per_person.is_some()))
    }

    /// How long the periods are in which a receiver has no more than so much of a bonus; `None` where that is not limited.
    #[must_use]
    pub fn person_period(&self, position: u8) -> Option<Span> {
        let extra = self.bonuses.get(usize::from(position))?.extra.as_ref()?;
        extra.per_person.map(|(_, period)| period)
    }

    /// What a promoter may withdraw.
    #[must_use]
    pub fn withdrawal(&self) -> &WithdrawalTerms {
        &self.withdrawal
    }

    /// The id of a bonus by its position in the plan.
    #[must_use]
    pub fn bonus(&self, position: u8) -> Option<&BonusId> {
        self.bonuses.get(usize::from(position)).map(|bonus| &bonus.id)
    }
}

impl CompiledUnilevel {
    /// Whether a receiver earns; the level is asked for only where it matters.
    #[inline]
    pub(super) fn admits(&self, level: impl FnOnce() -> Option<LevelSlot>) -> bool {
        self.eligible.is_empty() || level().is_some_and(|level| self.eligible.binary_search(&level).is_ok())
    }
}

impl Rates {
    /// The rate of a tier, counted from 0, for a receiver; the level is asked for only where levels have rates of their own.
    #[inline]
    pub(super) fn rate(&self, tier: usize, level: impl FnOnce() -> Option<LevelSlot>) -> Option<&Rate> {
        let own = || {
            let key = (u8::try_from(tier).ok()?, level()?);
            let found = self.levels.binary_search_by_key(&key, |(tier, level, _)| (*tier, *level)).ok()?;
            self.levels.get(found).map(|(_, _, rate)| rate)
        };
        let own = if self.levels.is_empty() { None } else { own() };
        own.or_else(|| self.tiers.get(tier))
    }
}

impl Rate {
    /// Share of the base plus fixed amount for each unit, rounded once. `base` is 0 to 2^53; a result past what an order
    /// can hold is the largest amount, for the caller cuts it to the line anyway.
    #[inline]
    pub(super) fn of(&self, base: Amount, quantity: u32, mode: RoundingMode) -> Amount {
        let minor = if self.fixed.numerator() == 0 {
            self.share.of(base.minor(), mode).unwrap_or(i64::MAX)
        } else {
            let (share, fixed) = (self.share, self.fixed);
            let [share_n, share_d] = [share.numerator(), share.denominator()].map(i128::from);
            let [fixed_n, fixed_d] = [fixed.numerator(), fixed.denominator()].map(i128::from);
            let of_base = i128::from(base.minor()).saturating_mul(share_n).saturating_mul(fixed_d);
            let of_units = i128::from(quantity).saturating_mul(fixed_n).saturating_mul(share_d);
            let sum = mode.divide_i128(of_base.saturating_add(of_units), share_d.saturating_mul(fixed_d));
            i64::try_from(sum).unwrap_or(i64::MAX)
        };
        Amount::from_minor(minor)
    }
}
