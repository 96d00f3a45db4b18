//! What an order pays: one walk up from the buyer for each line and bonus.

use crate::commission::compiled::{CompiledBonus, Rates};
use crate::commission::{
    Base, CommissionRefusal, CompiledPlan, Ineligible, PassedOver, PayStep, PayTrace, SelfPurchase, WalkEnd,
};
use crate::money::{Amount, RoundingMode};
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot};
use minicbor::{Decode, Encode};
use smallvec::SmallVec;

/// How many customers one walk looks at, at most: with [`Ineligible::Compress`] an upline may hold any number of
/// ineligible ones.
pub const MAX_WALK: usize = 1000;

/// Line numbers are 16 bits wide.
const MAX_LINES: usize = 65_535;

/// What a plan needs to know of people.
pub trait Upline {
    /// Who invited the customer.
    fn inviter(&self, customer: CustomerSlot) -> Option<CustomerSlot>;
    /// The customer's level.
    fn level(&self, customer: CustomerSlot) -> Option<LevelSlot>;
    /// Whether the customer can earn commission at all.
    fn is_promoter(&self, customer: CustomerSlot) -> bool;
}

/// An order as a plan sees it.
#[derive(Debug, Clone, Copy)]
pub struct PaidOrder<'a> {
    /// Who bought; nobody is paid for the order of an unknown buyer.
    pub buyer: Option<CustomerSlot>,
    /// The lines that are delivered, in the order's own order.
    pub lines: &'a [PaidLine],
}

/// A line as a plan sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidLine {
    /// What was bought.
    pub product: ProductSlot,
    /// How many units.
    pub quantity: u32,
    /// What the buyer paid for the line, net of tax, shipping and everything that is no price of the goods.
    pub paid: Amount,
    /// The line at list price, before discounts.
    pub list: Amount,
}

/// What one promoter earns from one line under one bonus at one tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Payout {
    /// Who earns.
    #[n(0)]
    pub promoter: CustomerSlot,
    /// The position of the line in the order, from 0.
    #[n(1)]
    pub line: u16,
    /// The position of the bonus in the plan, from 0.
    #[n(2)]
    pub bonus: u8,
    /// The tier, from 1.
    #[n(3)]
    pub tier: u8,
    /// How much.
    #[n(4)]
    pub amount: Amount,
    /// How much more the rates would have paid, had the line's limit allowed.
    #[n(5)]
    pub cut: Amount,
}

/// The payouts of an order: by line, then bonus, then tier. Three tiers on two lines need no allocation.
pub type Payouts = SmallVec<[Payout; 8]>;

impl CompiledPlan {
    /// What an order pays. The payouts of a line never exceed what was paid for it, nor the plan's cap.
    ///
    /// # Errors
    /// [`CommissionRefusal::BaseInvalid`], [`CommissionRefusal::TooManyLines`]
    pub fn pay(&self, upline: &impl Upline, order: &PaidOrder<'_>) -> Result<Payouts, CommissionRefusal> {
        let mut out = Payouts::new();
        self.pay_into(upline, order, &mut out, &mut ())?;
        Ok(out)
    }

    /// As [`Self::pay`], adding to `out` and telling `trace` about each customer on the way.
    ///
    /// # Errors
    /// As [`Self::pay`]; `out` is then as it was.
    pub fn pay_into(
        &self,
        upline: &impl Upline,
        order: &PaidOrder<'_>,
        out: &mut Payouts,
        trace: &mut impl PayTrace,
    ) -> Result<(), CommissionRefusal> {
        if order.lines.len() > MAX_LINES {
            return Err(CommissionRefusal::TooManyLines { count: order.lines.len(), limit: MAX_LINES });
        }
        for (n, line) in order.lines.iter().enumerate() {
            let checked = [line.paid, line.list].map(|a| (a, !a.is_negative() && a.checked_input().is_ok()));
            if let Some((amount, _)) = checked.iter().find(|(_, fits)| !fits) {
                return Err(CommissionRefusal::BaseInvalid { line: n, value: amount.minor() });
            }
        }
        let Some(buyer) = order.buyer else { return Ok(()) };
        for (n, line) in (0_u16..).zip(order.lines) {
            let base = match self.base {
                Base::Paid => line.paid,
                Base::ListPrice => line.list,
            };
            // INVARIANT: the cap is a share of at most one, so the product fits.
            let cap = self.cap.of(base.minor(), RoundingMode::Down).map_or(Amount::ZERO, Amount::from_minor);
            let limit = cap.min(line.paid);
            trace.step(PayStep::Line { line: n, base, limit });
            let mut walk = Walk { plan: self, upline, trace, out, buyer, number: n, line, base, left: limit };
            for (position, bonus) in (0_u8..).zip(&self.bonuses) {
                walk.bonus(position, bonus);
            }
        }
        Ok(())
    }
}

/// One line's payouts in the making.
struct Walk<'a, U, T> {
    plan: &'a CompiledPlan,
    upline: &'a U,
    trace: &'a mut T,
    out: &'a mut Payouts,
    buyer: CustomerSlot,
    number: u16,
    line: &'a PaidLine,
    base: Amount,
    /// What may still be paid for the line.
    left: Amount,
}

impl<U: Upline, T: PayTrace> Walk<'_, U, T> {
    fn bonus(&mut self, position: u8, bonus: &CompiledBonus) {
        let rates = bonus.rates(self.line.product);
        let end = self.walk(position, bonus, rates);
        self.trace.step(PayStep::End { line: self.number, bonus: position, why: end });
    }

    fn walk(&mut self, position: u8, bonus: &CompiledBonus, rates: &Rates) -> WalkEnd {
        let (mut tier, mut depth) = (0, 0_u16);
        let mut here = self.buyer;
        if self.plan.self_purchase == SelfPurchase::Included
            && !rates.tiers.is_empty()
            && self.passed_over(bonus, here).is_none()
        {
            self.earn(position, rates, tier, depth, here);
            tier += 1;
        }
        while tier < rates.tiers.len() {
            let Some(next) = self.upline.inviter(here) else { return WalkEnd::NobodyAbove };
            here = next;
            if usize::from(depth) == MAX_WALK {
                return WalkEnd::TooFar;
            }
            depth += 1;
            let Some(why) = self.passed_over(bonus, here) else {
                self.earn(position, rates, tier, depth, here);
                tier += 1;
                continue;
            };
            self.trace.step(PayStep::PassedOver {
                line: self.number,
                bonus: position,
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
            }
        }
        WalkEnd::TiersDone
    }

    fn passed_over(&self, bonus: &CompiledBonus, customer: CustomerSlot) -> Option<PassedOver> {
        if !self.upline.is_promoter(customer) {
            Some(PassedOver::NoPromoter)
        } else if !bonus.admits(self.upline.level(customer)) {
            Some(PassedOver::LevelNotEligible)
        } else {
            None
        }
    }

    fn earn(&mut self, position: u8, rates: &Rates, tier: usize, depth: u16, promoter: CustomerSlot) {
        let level = self.upline.level(promoter);
        let Some(rate) = rates.rate(tier, level) else { return };
        let earned = rate.of(self.base, self.line.quantity, self.plan.rounding);
        let amount = earned.min(self.left);
        // INVARIANT: both are differences of amounts from zero to the larger one.
        let cut = earned.minus(amount).unwrap_or(Amount::ZERO);
        self.left = self.left.minus(amount).unwrap_or(Amount::ZERO);
        let (line, bonus, tier) = (self.number, position, tier_number(tier));
        self.trace.step(PayStep::Earned {
            line,
            bonus,
            tier,
            depth,
            promoter,
            base: self.base,
            quantity: self.line.quantity,
            share: rate.share,
            fixed: rate.fixed,
            amount,
            cut,
        });
        if !earned.is_zero() {
            self.out.push(Payout { promoter, line, bonus, tier, amount, cut });
        }
    }
}

/// Tiers are counted from 1 outside; there are at most 100.
fn tier_number(tier: usize) -> u8 {
    u8::try_from(tier).unwrap_or(u8::MAX).saturating_add(1)
}

#[cfg(test)]
#[path = "pay_tests.rs"]
mod tests;
