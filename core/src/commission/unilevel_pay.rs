//! Paying the tiers of a unilevel bonus: one walk up from the buyer.

use crate::commission::compiled::{CompiledUnilevel, Rates};
use crate::commission::walk::{Walk, tier_number};
use crate::commission::{
    Along, Earning, Ineligible, PassedOver, PayStep, PayTrace, SelfPurchase, Upline, WalkEnd,
};
use crate::slot::CustomerSlot;
use smallvec::SmallVec;

impl<U: Upline, T: PayTrace> Walk<'_, U, T> {
    pub(super) fn unilevel(&mut self, bonus: &CompiledUnilevel, buyer: CustomerSlot) -> WalkEnd {
        let (upline, product) = (self.upline, self.line.product);
        let rates = bonus.rates.of(product, || upline.category(product));
        let tree = upline.tree_of(bonus.tree.as_ref());
        let (mut tier, mut depth) = (0, 0_u16);
        let mut here = buyer;
        // Tiers whose receivers could not have them, for the next one who can.
        let mut rolled: SmallVec<[usize; 4]> = SmallVec::new();
        if self.plan.self_purchase == SelfPurchase::Included
            && !rates.tiers.is_empty()
            && self.passed_over(bonus, here).is_none()
        {
            self.earn(rates, tier, depth, here, false);
            tier += 1;
        }
        while tier < rates.tiers.len() || !rolled.is_empty() {
            let next = match bonus.along {
                Along::Inviters => self.upline.inviter(here),
                Along::Seats => tree.and_then(|tree| upline.seat_above(tree, here)),
            };
            let Some(next) = next else { return WalkEnd::NobodyAbove };
            here = next;
            if usize::from(depth) >= bonus.max_depth {
                return WalkEnd::TooFar;
            }
            depth += 1;
            let Some(why) = self.passed_over(bonus, here) else {
                for earlier in rolled.drain(..) {
                    self.earn(rates, earlier, depth, here, true);
                }
                if tier < rates.tiers.len() {
                    self.earn(rates, tier, depth, here, false);
                    tier += 1;
                }
                continue;
            };
            self.trace.step(PayStep::PassedOver {
                line: self.number,
                bonus: self.position,
                tier: tier_number(tier),
                depth,
                customer: here,
                why,
                then: bonus.ineligible,
            });
            match bonus.ineligible {
                Ineligible::Skip => tier += 1,
                Ineligible::Stop => return WalkEnd::Stopped,
                Ineligible::Compress => {}
                Ineligible::RollUp => {
                    if tier < rates.tiers.len() {
                        rolled.push(tier);
                        tier += 1;
                    }
                }
                Ineligible::Keep => {
                    self.keep(rates, tier, depth, here);
                    tier += 1;
                }
            }
        }
        WalkEnd::TiersDone
    }

    fn passed_over(&self, bonus: &CompiledUnilevel, customer: CustomerSlot) -> Option<PassedOver> {
        if !self.upline.is_promoter(customer) {
            Some(PassedOver::NoPromoter)
        } else if !bonus.admits(|| self.upline.level(customer)) {
            Some(PassedOver::LevelNotEligible)
        } else {
            self.excluded(customer)
        }
    }

    fn earn(&mut self, rates: &Rates, tier: usize, depth: u16, promoter: CustomerSlot, rolled: bool) {
        let Some(rate) = rates.rate(tier, || self.upline.level(promoter)) else { return };
        let earned = rate.of(self.base, self.line.quantity, self.plan.rounding);
        let how = Earning::Rate { share: rate.share, fixed: rate.fixed, rolled };
        self.grant(tier, depth, promoter, earned, how);
    }

    /// What the shop keeps counts as paid for the line.
    fn keep(&mut self, rates: &Rates, tier: usize, depth: u16, customer: CustomerSlot) {
        let Some(rate) = rates.rate(tier, || self.upline.level(customer)) else { return };
        let (amount, _) = self.take(rate.of(self.base, self.line.quantity, self.plan.rounding));
        let (line, bonus, tier) = (self.number, self.position, tier_number(tier));
        self.trace.step(PayStep::Kept { line, bonus, tier, depth, customer, amount });
    }
}
