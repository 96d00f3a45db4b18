//! Paying suppliers, the platform and sub-shops for a line: nobody's upline is asked.

use crate::arrange::Arrange;
use crate::commission::compiled::{Rate, Slots};
use crate::commission::walk::Walk;
use crate::commission::{
    Combine, Earning, GoodsNamed, IneligibleClaim, PartnerPayout, PassedOver, PayStep, PayTrace, PlanRefusal,
    SubShops, SupplierShare, TakeRate, Tier, Upline, WalkEnd,
};
use crate::id::{BonusId, CategoryId, LevelId, ProductId, SupplierId};
use crate::money::{Amount, Ratio, RoundingMode};
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot};
use alloc::vec::Vec;

/// Whom a partner's bonus pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Partner {
    /// The platform itself.
    Platform,
    /// A supplier.
    Supplier(SupplierId),
}

/// A compiled bonus for suppliers or the platform.
#[derive(Debug, Clone)]
pub(super) struct CompiledPartners {
    pub(super) rates: Vec<(Partner, Rate)>,
    /// In order of the product's slot: the position in `rates`.
    products: Vec<(ProductSlot, u16)>,
    /// In order of id.
    categories: Vec<(CategoryId, u16)>,
    others: Option<u16>,
}

/// A compiled bonus for sub-shops.
#[derive(Debug, Clone)]
pub(super) struct CompiledSubShops {
    share: Ratio,
    ineligible: IneligibleClaim,
}

/// At what price a sub-shop buys what an order's line has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SellerPrice {
    /// The position of the line in the order, from 0.
    pub line: u16,
    /// The sub-shop's owner.
    pub owner: CustomerSlot,
    /// The price of the line's units, from zero.
    pub buys_at: Amount,
}

impl<L, P> Slots<'_, L, P>
where
    L: Fn(&LevelId) -> Result<LevelSlot, PlanRefusal>,
    P: Fn(&ProductId) -> Result<ProductSlot, PlanRefusal>,
{
    pub(super) fn supplier_share(
        &self,
        bonus: &BonusId,
        share: &SupplierShare,
    ) -> Result<CompiledPartners, PlanRefusal> {
        let partner = |of: &SupplierId| Partner::Supplier(of.clone());
        let rates = share.shares.iter().map(|own| (partner(&own.supplier), &own.goods, &own.rate));
        self.partners(bonus, rates)
    }

    pub(super) fn take_rate(
        &self,
        bonus: &BonusId,
        take: &TakeRate,
    ) -> Result<CompiledPartners, PlanRefusal> {
        self.partners(bonus, take.rates.iter().map(|own| (Partner::Platform, &own.goods, &own.rate)))
    }

    fn partners<'b>(
        &self,
        bonus: &BonusId,
        all: impl Iterator<Item = (Partner, &'b GoodsNamed, &'b Tier)>,
    ) -> Result<CompiledPartners, PlanRefusal> {
        let mut compiled = CompiledPartners {
            rates: Vec::new(),
            products: Vec::new(),
            categories: Vec::new(),
            others: None,
        };
        for (n, (partner, goods, rate)) in (0_u16..).zip(all) {
            compiled.rates.push((partner, self.rate(bonus, rate, Combine::Add)?));
            for product in &goods.products {
                compiled.products.push(((self.product)(product)?, n));
            }
            compiled.categories.extend(goods.categories.iter().map(|category| (category.clone(), n)));
            if goods.is_empty() {
                compiled.others = Some(n);
            }
        }
        compiled.products.arrange();
        compiled.categories.arrange();
        Ok(compiled)
    }

    pub(super) fn sub_shops(
        &self,
        bonus: &BonusId,
        sub_shops: &SubShops,
    ) -> Result<CompiledSubShops, PlanRefusal> {
        let share = Ratio::percent(sub_shops.percent);
        let share = share.map_err(|_| PlanRefusal::Inexact { bonus: bonus.clone() })?;
        Ok(CompiledSubShops { share, ineligible: sub_shops.ineligible })
    }
}

impl CompiledPartners {
    fn rate<'a>(
        &self,
        product: ProductSlot,
        category: impl FnOnce() -> Option<&'a CategoryId>,
    ) -> Option<u16> {
        if let Ok(n) = self.products.binary_search_by_key(&product, |(slot, _)| *slot) {
            return self.products.get(n).map(|(_, rate)| *rate);
        }
        let of_category = || {
            let category = category()?;
            let n = self.categories.binary_search_by(|(id, _)| id.cmp(category)).ok()?;
            self.categories.get(n).map(|(_, rate)| *rate)
        };
        let found = if self.categories.is_empty() { None } else { of_category() };
        found.or(self.others)
    }
}

impl<U: Upline, T: PayTrace> Walk<'_, U, T> {
    pub(super) fn partners(&mut self, bonus: &CompiledPartners) -> WalkEnd {
        let upline = self.upline;
        let Some(partner) = bonus.rate(self.line.product, || upline.category(self.line.product)) else {
            return WalkEnd::NoRate;
        };
        let Some((_, rate)) = bonus.rates.get(usize::from(partner)) else { return WalkEnd::NoRate };
        let earned = rate.of(self.base, self.line.quantity, self.plan.rounding);
        let (amount, cut) = self.take(earned);
        let (line, bonus) = (self.number, self.position);
        self.trace.step(PayStep::PartnerPaid {
            line,
            bonus,
            partner,
            base: self.base,
            quantity: self.line.quantity,
            share: rate.share,
            fixed: rate.fixed,
            amount,
            cut,
        });
        if amount.is_positive() {
            self.pay_partner(PartnerPayout { line, bonus, partner, amount, cut });
        }
        WalkEnd::TiersDone
    }

    /// The sub-shops from the one that sold upwards: what is paid above its own price for buying is its own.
    pub(super) fn sub_shops(&mut self, bonus: &CompiledSubShops) -> WalkEnd {
        let (sellers, number) = (self.sellers, self.number);
        let sellers = sellers.iter().filter(|seller| seller.line == number);
        let mut mark = Amount::ZERO;
        let (mut receiver, mut depth) = (0, 0_u16);
        for seller in sellers {
            depth = depth.saturating_add(1);
            let claim = self.line.paid.minus(seller.buys_at).unwrap_or_default().max(Amount::ZERO);
            if let Some(why) = self.barred(seller.owner) {
                self.pass_claim(receiver, depth, seller.owner, why, bonus.ineligible);
                match bonus.ineligible {
                    IneligibleClaim::RollUp => {}
                    IneligibleClaim::Stop => return WalkEnd::Stopped,
                    IneligibleClaim::Keep => mark = mark.max(claim),
                }
                continue;
            }
            let more = claim.minus(mark).unwrap_or_default();
            if !more.is_positive() {
                let why = PassedOver::NoLargerClaim;
                self.pass_claim(receiver, depth, seller.owner, why, IneligibleClaim::RollUp);
                continue;
            }
            // INVARIANT: a share of at most one.
            let earned = bonus.share.of(more.minor(), RoundingMode::Down).map_or(more, Amount::from_minor);
            self.grant(receiver, depth, seller.owner, earned, Earning::Difference { claim, below: mark });
            receiver += 1;
            mark = claim;
        }
        if depth == 0 { WalkEnd::NoSubShop } else { WalkEnd::NobodyAbove }
    }
}

#[cfg(test)]
#[path = "partner_pay_tests.rs"]
mod tests;
