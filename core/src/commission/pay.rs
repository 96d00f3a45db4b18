//! What an order pays: one walk up from the buyer for each line and bonus.

use crate::commission::compiled::{CompiledBonus, CompiledKind, CompiledUnilevel, Extra, Rates};
use crate::commission::{
    Along, Base, Chain, ChainOutcome, ChainSale, CommissionRefusal, CompiledPlan, CutBy, Earning, Exclusion,
    Figure, Ineligible, PassedOver, PayStep, PayTrace, SelfPurchase, SellerPrice, WalkEnd,
};
use crate::id::{CategoryId, PlacementTreeId};
use crate::money::{Amount, RoundingMode};
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot};
use crate::time::{Span, Time};
use alloc::vec::Vec;
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
    /// The number of a placement tree, in the order in which they were opened; `None` where it is not known.
    fn tree(&self, tree: &PlacementTreeId) -> Option<usize> {
        let _ = tree;
        None
    }
    /// The number of the placement tree that a bonus goes along: the first where it names none.
    fn tree_of(&self, named: Option<&PlacementTreeId>) -> Option<usize> {
        named.map_or(Some(0), |tree| self.tree(tree))
    }
    /// The parent in a placement tree, where there is one.
    fn seat_above(&self, tree: usize, customer: CustomerSlot) -> Option<CustomerSlot> {
        let _ = (tree, customer);
        None
    }
    /// A figure of the customer, within a window up to now or, with a window of nothing, in all; `None` where it is not
    /// kept. Amounts are whole major units, rounded down.
    fn figure(&self, customer: CustomerSlot, figure: Figure, window: Span) -> Option<i64> {
        let _ = (customer, figure, window);
        None
    }
    /// Why the customer may not earn from this buyer's order, whatever the bonus.
    fn excluded(&self, customer: CustomerSlot, buyer: CustomerSlot) -> Option<Exclusion> {
        let _ = (customer, buyer);
        None
    }
    /// What the customer earned under the bonus of this position in the period that runs; see
    /// [`CompiledPlan::person_period`].
    fn earned(&self, customer: CustomerSlot, bonus: u8) -> Amount {
        let _ = (customer, bonus);
        Amount::ZERO
    }
    /// Who follows whom in the chain of the bonus of this position.
    fn chain(&self, bonus: u8) -> Option<&Chain> {
        let _ = bonus;
        None
    }
    /// The category of a product, where bonuses have rates by category.
    fn category(&self, product: ProductSlot) -> Option<&CategoryId> {
        let _ = product;
        None
    }
    /// The moment.
    fn now(&self) -> Time {
        Time::default()
    }
}

/// An order as a plan sees it.
#[derive(Debug, Clone, Copy)]
pub struct PaidOrder<'a> {
    /// Who bought; nobody's upline is paid for the order of an unknown buyer.
    pub buyer: Option<CustomerSlot>,
    /// The lines that are delivered, in the order's own order.
    pub lines: &'a [PaidLine],
    /// The sub-shops through which it was sold: for each line from the one that sold upwards.
    pub sellers: &'a [SellerPrice],
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
    /// What the goods cost the shop; where it is not known there is no margin.
    pub cost: Option<Amount>,
}

impl PaidLine {
    /// What percentages of a base are taken of.
    pub(super) fn base(&self, base: Base) -> Amount {
        match base {
            Base::Paid => self.paid,
            Base::ListPrice => self.list,
            Base::Margin => {
                let margin = self.cost.and_then(|cost| self.paid.minus(cost).ok());
                margin.unwrap_or_default().max(Amount::ZERO).min(self.paid)
            }
        }
    }
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
    /// Whether it does not vest before the promoter is a partner of the bonus's chain.
    #[n(6)]
    pub frozen: bool,
}

/// What a supplier or the platform has of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartnerPayout {
    /// The position of the line in the order, from 0.
    pub line: u16,
    /// The position of the bonus in the plan, from 0.
    pub bonus: u8,
    /// By which of its rates, from 0: [`CompiledPlan::partner`] says whose it is.
    pub partner: u16,
    /// How much, above zero.
    pub amount: Amount,
    /// How much more the rate would have paid, had the line's limit allowed.
    pub cut: Amount,
}

/// Everything that an order pays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderPay {
    /// To promoters.
    pub payouts: Payouts,
    /// To suppliers and the platform: by line, then bonus.
    pub partners: Vec<PartnerPayout>,
    /// What it does to chains.
    pub chains: Vec<ChainMove>,
}

/// What an order does to the chain of a bonus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainMove {
    /// The position of the bonus in the plan, from 0.
    pub bonus: u8,
    /// The sale.
    pub sale: ChainSale,
    /// Who counts, who is promoted and who follows whom then; what it pays stands among the payouts.
    pub outcome: ChainOutcome,
}

/// The payouts of an order: by line, then bonus, then tier. Three tiers on two lines need no allocation.
pub type Payouts = SmallVec<[Payout; 8]>;

impl CompiledPlan {
    /// What an order pays. The payouts of a line never exceed what was paid for it, nor the plan's cap.
    ///
    /// # Errors
    /// [`CommissionRefusal::BaseInvalid`], [`CommissionRefusal::TooManyLines`]
    pub fn pay(&self, upline: &impl Upline, order: &PaidOrder<'_>) -> Result<Payouts, CommissionRefusal> {
        Ok(self.pay_all(upline, order, &mut ())?.payouts)
    }

    /// As [`Self::pay`], with what suppliers and the platform have, telling `trace` about each customer on the way.
    ///
    /// # Errors
    /// As [`Self::pay`].
    pub fn pay_all(
        &self,
        upline: &impl Upline,
        order: &PaidOrder<'_>,
        trace: &mut impl PayTrace,
    ) -> Result<OrderPay, CommissionRefusal> {
        let mut out = OrderPay::default();
        self.pay_into(upline, order, trace, &mut out)?;
        Ok(out)
    }

    /// As [`Self::pay_all`], into what is empty: it is large, and need not be moved then.
    pub(crate) fn pay_into(
        &self,
        upline: &impl Upline,
        order: &PaidOrder<'_>,
        trace: &mut impl PayTrace,
        out: &mut OrderPay,
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
        if order.buyer.is_none() && !self.pays_for_guests() {
            return Ok(());
        }
        for (n, line) in (0_u16..).zip(order.lines) {
            let base = line.base(self.base);
            // INVARIANT: the cap is a share of at most one, so the product fits.
            let cap = self.cap.of(base.minor(), RoundingMode::Down).map_or(Amount::ZERO, Amount::from_minor);
            let limit = cap.min(line.paid);
            trace.step(PayStep::Line { line: n, base, limit });
            let mut walk = Walk {
                plan: self,
                upline,
                trace,
                out: &mut out.payouts,
                partners: &mut out.partners,
                chains: &mut out.chains,
                sellers: order.sellers,
                buyer: order.buyer,
                number: n,
                line,
                base,
                left: limit,
                position: 0,
                extra: None,
            };
            for (position, bonus) in (0_u8..).zip(&self.bonuses) {
                walk.bonus(position, bonus);
            }
        }
        Ok(())
    }
}

/// One line's payouts in the making.
pub(super) struct Walk<'a, U, T> {
    pub(super) plan: &'a CompiledPlan,
    pub(super) upline: &'a U,
    pub(super) trace: &'a mut T,
    out: &'a mut Payouts,
    partners: &'a mut Vec<PartnerPayout>,
    pub(super) chains: &'a mut Vec<ChainMove>,
    pub(super) sellers: &'a [SellerPrice],
    /// Nobody for a guest.
    buyer: Option<CustomerSlot>,
    pub(super) number: u16,
    pub(super) line: &'a PaidLine,
    /// What the bonus's percentages are taken of.
    pub(super) base: Amount,
    /// What may still be paid for the line.
    left: Amount,
    /// The position of the bonus.
    pub(super) position: u8,
    /// What few bonuses have.
    extra: Option<&'a Extra>,
}

impl<'a, U: Upline, T: PayTrace> Walk<'a, U, T> {
    fn bonus(&mut self, position: u8, bonus: &'a CompiledBonus) {
        self.position = position;
        self.extra = bonus.extra.as_deref();
        let own_base = self.extra.and_then(|extra| extra.base);
        let base = self.base;
        self.base = own_base.map_or(base, |own| self.line.base(own));
        let end = match &bonus.kind {
            CompiledKind::Partners(partners) => self.partners(partners),
            CompiledKind::SubShops(sub_shops) => self.sub_shops(sub_shops),
            CompiledKind::Unilevel(unilevel) => match self.buyer {
                Some(buyer) => self.unilevel(unilevel, buyer),
                None => WalkEnd::NobodyAbove,
            },
            CompiledKind::Chain(chain) => match self.buyer {
                Some(buyer) => self.chain(chain, buyer),
                None => WalkEnd::NobodyAbove,
            },
            CompiledKind::Ladder(ladder) => match self.buyer {
                Some(buyer) => self.ladder(ladder, buyer),
                None => WalkEnd::NobodyAbove,
            },
            CompiledKind::Period(_) => WalkEnd::ClosedByPeriod,
        };
        self.base = base;
        self.trace.step(PayStep::End { line: self.number, bonus: position, why: end });
    }

    fn unilevel(&mut self, bonus: &CompiledUnilevel, buyer: CustomerSlot) -> WalkEnd {
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

    /// Why a customer may not earn under the bonus, whatever the level.
    pub(super) fn barred(&self, customer: CustomerSlot) -> Option<PassedOver> {
        if self.upline.is_promoter(customer) { self.excluded(customer) } else { Some(PassedOver::NoPromoter) }
    }

    fn excluded(&self, customer: CustomerSlot) -> Option<PassedOver> {
        // A guest is nobody's next of kin.
        if let Some(why) = self.upline.excluded(customer, self.buyer.unwrap_or(customer)) {
            return Some(PassedOver::Excluded(why));
        }
        let gate = self.extra.and_then(|extra| extra.gate.as_ref())?;
        (!gate.admits(self.upline, customer)).then_some(PassedOver::GateNotPassed)
    }

    fn earn(&mut self, rates: &Rates, tier: usize, depth: u16, promoter: CustomerSlot, rolled: bool) {
        let Some(rate) = rates.rate(tier, || self.upline.level(promoter)) else { return };
        let earned = rate.of(self.base, self.line.quantity, self.plan.rounding);
        let how = Earning::Rate { share: rate.share, fixed: rate.fixed, rolled };
        self.grant(tier, depth, promoter, earned, how);
    }

    /// Takes what was earned out of what may still be paid for the line; what is paid and what is cut come back.
    pub(super) fn take(&mut self, earned: Amount) -> (Amount, Amount) {
        let amount = earned.min(self.left).max(Amount::ZERO);
        // INVARIANT: both are differences of amounts from zero to the larger one.
        self.left = self.left.minus(amount).unwrap_or(Amount::ZERO);
        (amount, earned.minus(amount).unwrap_or(Amount::ZERO))
    }

    pub(super) fn pay_partner(&mut self, payout: PartnerPayout) {
        self.partners.push(payout);
    }

    /// Freezes a part of what was paid last.
    pub(super) fn freeze(&mut self, part: Amount) {
        let Some(last) = self.out.last_mut().filter(|_| part.is_positive()) else { return };
        let Ok(rest) = last.amount.minus(part) else { return };
        let frozen = Payout { amount: part, cut: Amount::ZERO, frozen: true, ..*last };
        if rest.is_positive() {
            last.amount = rest;
            self.out.push(frozen);
        } else {
            *last = Payout { cut: last.cut, ..frozen };
        }
    }

    /// What the shop keeps counts as paid for the line.
    fn keep(&mut self, rates: &Rates, tier: usize, depth: u16, customer: CustomerSlot) {
        let Some(rate) = rates.rate(tier, || self.upline.level(customer)) else { return };
        let amount = rate.of(self.base, self.line.quantity, self.plan.rounding).min(self.left);
        self.left = self.left.minus(amount).unwrap_or(Amount::ZERO);
        let (line, bonus, tier) = (self.number, self.position, tier_number(tier));
        self.trace.step(PayStep::Kept { line, bonus, tier, depth, customer, amount });
    }

    /// Pays what was earned, as far as the limits allow; what is paid comes back.
    pub(super) fn grant(
        &mut self,
        tier: usize,
        depth: u16,
        promoter: CustomerSlot,
        earned: Amount,
        how: Earning,
    ) -> Amount {
        let (room, by) = self.room(promoter);
        let amount = earned.min(room).max(Amount::ZERO);
        // INVARIANT: both are differences of amounts from zero to the larger one.
        let cut = earned.minus(amount).unwrap_or(Amount::ZERO);
        self.left = self.left.minus(amount).unwrap_or(Amount::ZERO);
        let (line, bonus, tier) = (self.number, self.position, tier_number(tier));
        self.trace.step(PayStep::Earned {
            line,
            bonus,
            tier,
            depth,
            promoter,
            base: self.base,
            quantity: self.line.quantity,
            how,
            amount,
            cut,
            by,
        });
        if !earned.is_zero() {
            self.out.push(Payout { promoter, line, bonus, tier, amount, cut, frozen: false });
        }
        amount
    }

    /// How much a receiver may have now, and which limit says so.
    #[inline]
    fn room(&self, promoter: CustomerSlot) -> (Amount, CutBy) {
        let line = (self.left, CutBy::LineLimit);
        match self.extra {
            Some(extra) => self.capped_room(extra, promoter, line),
            None => line,
        }
    }

    fn capped_room(&self, extra: &Extra, promoter: CustomerSlot, line: (Amount, CutBy)) -> (Amount, CutBy) {
        let paid = |mine: &dyn Fn(&Payout) -> bool| {
            let so_far = self.out.iter().filter(|payout| payout.bonus == self.position && mine(payout));
            Amount::sum(so_far.map(|payout| payout.amount)).unwrap_or(Amount::ZERO)
        };
        let under = |cap: Amount, used: Amount| cap.minus(used).unwrap_or(Amount::ZERO).max(Amount::ZERO);
        let mut least = line;
        let mut lower = |room: Amount, by: CutBy| {
            if room < least.0 {
                least = (room, by);
            }
        };
        if let Some(cap) = extra.per_line {
            let used = paid(&|payout| payout.promoter == promoter && payout.line == self.number);
            lower(under(cap, used), CutBy::PerLine);
        }
        if let Some(cap) = extra.per_order {
            lower(under(cap, paid(&|_| true)), CutBy::PerOrder);
        }
        if let Some((cap, _)) = extra.per_person {
            let before = self.upline.earned(promoter, self.position);
            let used = paid(&|payout| payout.promoter == promoter).plus(before).unwrap_or(cap);
            lower(under(cap, used), CutBy::PerPerson);
        }
        least
    }
}

/// Tiers are counted from 1 outside; there are at most 100, and of receivers of differences the last numbers are one.
pub(super) fn tier_number(tier: usize) -> u8 {
    u8::try_from(tier).unwrap_or(u8::MAX).min(MAX_TIER_NUMBER).saturating_add(1)
}

/// The last number but one: of a column's byte one bit is taken.
const MAX_TIER_NUMBER: u8 = 126;

#[cfg(test)]
#[path = "pay_tests.rs"]
mod tests;
