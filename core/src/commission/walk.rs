//! One line of an order under a plan: what its bonuses share, from limits to the list of payouts.

use crate::commission::compiled::{CompiledBonus, CompiledKind, Extra};
use crate::commission::{
    CompiledPlan, CutBy, Earning, OrderPay, PaidLine, PaidOrder, PartnerPayout, PassedOver, PayStep,
    PayTrace, Payout, SellerPrice, Upline, WalkEnd,
};
use crate::money::Amount;
use crate::slot::CustomerSlot;

/// How many customers one walk looks at, at most: with [`Ineligible::Compress`](crate::commission::Ineligible::Compress) an upline may hold any number of
/// ineligible ones.
pub const MAX_WALK: usize = 1000;

/// One line's payouts in the making.
pub(super) struct Walk<'a, U, T> {
    pub(super) plan: &'a CompiledPlan,
    pub(super) upline: &'a U,
    pub(super) trace: &'a mut T,
    pub(super) out: &'a mut OrderPay,
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
    /// Before the first bonus of the line of this number, whose base and limit are these.
    pub(super) fn new(
        plan: &'a CompiledPlan,
        upline: &'a U,
        trace: &'a mut T,
        order: &PaidOrder<'a>,
        (number, line): (u16, &'a PaidLine),
        (base, left): (Amount, Amount),
        out: &'a mut OrderPay,
    ) -> Self {
        let PaidOrder { buyer, sellers, .. } = *order;
        Self { plan, upline, trace, out, sellers, buyer, number, line, base, left, position: 0, extra: None }
    }

    /// Pays the bonus of a position.
    pub(super) fn bonus(&mut self, position: u8, bonus: &'a CompiledBonus) {
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

    /// Why a customer may not earn under the bonus, whatever the level.
    pub(super) fn barred(&self, customer: CustomerSlot) -> Option<PassedOver> {
        if self.upline.is_promoter(customer) { self.excluded(customer) } else { Some(PassedOver::NoPromoter) }
    }

    /// Why a promoter may not earn under the bonus.
    pub(super) fn excluded(&self, customer: CustomerSlot) -> Option<PassedOver> {
        // A guest is nobody's next of kin.
        if let Some(why) = self.upline.excluded(customer, self.buyer.unwrap_or(customer)) {
            return Some(PassedOver::Excluded(why));
        }
        let gate = self.extra.and_then(|extra| extra.gate.as_ref())?;
        (!gate.admits(self.upline, customer)).then_some(PassedOver::GateNotPassed)
    }

    /// Takes what was earned out of what may still be paid for the line; what is paid and what is cut come back.
    pub(super) fn take(&mut self, earned: Amount) -> (Amount, Amount) {
        self.take_of(earned, self.left)
    }

    /// The same where a limit leaves less `room` than the line does.
    fn take_of(&mut self, earned: Amount, room: Amount) -> (Amount, Amount) {
        let amount = earned.min(room).max(Amount::ZERO);
        // INVARIANT: both are differences of amounts from zero to the larger one.
        self.left = self.left.minus(amount).unwrap_or(Amount::ZERO);
        (amount, earned.minus(amount).unwrap_or(Amount::ZERO))
    }

    pub(super) fn pay_partner(&mut self, payout: PartnerPayout) {
        self.out.partners.push(payout);
    }

    /// Freezes a part of what was paid last.
    pub(super) fn freeze(&mut self, part: Amount) {
        let Some(last) = self.out.payouts.last_mut().filter(|_| part.is_positive()) else { return };
        let Ok(rest) = last.amount.minus(part) else { return };
        let frozen = Payout { amount: part, cut: Amount::ZERO, frozen: true, ..*last };
        if rest.is_positive() {
            last.amount = rest;
            self.out.payouts.push(frozen);
        } else {
            *last = Payout { cut: last.cut, ..frozen };
        }
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
        let (amount, cut) = self.take_of(earned, room);
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
            self.out.payouts.push(Payout { promoter, line, bonus, tier, amount, cut, frozen: false });
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
            let so_far =
                self.out.payouts.iter().filter(|payout| payout.bonus == self.position && mine(payout));
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
