use crate::commission::bound::fixed_minor;
use crate::commission::validate::micro;
use crate::commission::{
    Base, Bonus, BonusKind, Bound, Ineligible, LevelRate, Plan, PlanRefusal, SelfPurchase, Tier, Unilevel,
};
use crate::id::{BonusId, LevelId, PlanId, ProductId};
use crate::money::{Amount, Currency, Exact, Money, Ratio, RoundingMode};
use crate::slot::{LevelSlot, ProductSlot};
use crate::time::Span;
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
}

#[derive(Debug, Clone)]
pub(super) struct CompiledBonus {
    pub(super) id: BonusId,
    pub(super) ineligible: Ineligible,
    /// In order; empty for everyone.
    eligible: Vec<LevelSlot>,
    rates: Rates,
    /// In order of the product's slot.
    products: Vec<(ProductSlot, Rates)>,
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
            bound,
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
        })
    }
}

/// The way from ids to slots while a plan is compiled.
struct Slots<'a, L, P> {
    plan: &'a Plan,
    level: L,
    product: P,
}

impl<L, P> Slots<'_, L, P>
where
    L: Fn(&LevelId) -> Result<LevelSlot, PlanRefusal>,
    P: Fn(&ProductId) -> Result<ProductSlot, PlanRefusal>,
{
    fn bonus(&self, bonus: &Bonus) -> Result<CompiledBonus, PlanRefusal> {
        let Bonus { id, kind: BonusKind::Unilevel(unilevel) } = bonus;
        let mut eligible = unilevel.eligible.iter().map(&self.level).collect::<Result<Vec<_>, _>>()?;
        eligible.sort_unstable();
        let mut products = Vec::with_capacity(unilevel.products.len());
        for own in &unilevel.products {
            let rates = self.rates(id, unilevel, &own.tiers, &own.level_rates)?;
            products.push(((self.product)(&own.product)?, rates));
        }
        products.sort_by_key(|(slot, _)| *slot);
        Ok(CompiledBonus {
            id: id.clone(),
            ineligible: unilevel.ineligible,
            eligible,
            rates: self.rates(id, unilevel, &unilevel.tiers, &unilevel.level_rates)?,
            products,
        })
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
        levels.sort_by_key(|(tier, level, _)| (*tier, *level));
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

impl CompiledBonus {
    /// The rates of a product.
    pub(super) fn rates(&self, product: ProductSlot) -> &Rates {
        if self.products.is_empty() {
            return &self.rates;
        }
        let found = self.products.binary_search_by_key(&product, |(slot, _)| *slot).ok();
        found.and_then(|n| self.products.get(n)).map_or(&self.rates, |(_, rates)| rates)
    }

    /// Whether receivers of this level earn.
    pub(super) fn admits(&self, level: Option<LevelSlot>) -> bool {
        self.eligible.is_empty() || level.is_some_and(|level| self.eligible.binary_search(&level).is_ok())
    }
}

impl Rates {
    /// The rate of a tier, counted from 0, for a receiver of a level.
    pub(super) fn rate(&self, tier: usize, level: Option<LevelSlot>) -> Option<Rate> {
        let own = || {
            let key = (u8::try_from(tier).ok()?, level?);
            let found = self.levels.binary_search_by_key(&key, |(tier, level, _)| (*tier, *level)).ok()?;
            self.levels.get(found).map(|(_, _, rate)| *rate)
        };
        let own = if self.levels.is_empty() { None } else { own() };
        own.or_else(|| self.tiers.get(tier).copied())
    }
}

impl Rate {
    /// Share of the base plus fixed amount for each unit, rounded once. `base` is 0 to 2^53; a result past what an order
    /// can hold is the largest amount, for the caller cuts it to the line anyway.
    pub(super) fn of(self, base: Amount, quantity: u32, mode: RoundingMode) -> Amount {
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
