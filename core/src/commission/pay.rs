//! What an order pays: one walk up from the buyer for each line and bonus.

use crate::commission::walk::Walk;
use crate::commission::{
    Base, ChainOutcome, ChainSale, CommissionRefusal, CompiledPlan, PayStep, PayTrace, SellerPrice, Upline,
};
use crate::money::{Amount, RoundingMode};
use crate::slot::{CustomerSlot, ProductSlot};
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use smallvec::SmallVec;

/// Line numbers are 16 bits wide.
const MAX_LINES: usize = 65_535;

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
            let mut walk = Walk::new(self, upline, trace, order, (n, line), (base, limit), out);
            for (position, bonus) in (0_u8..).zip(&self.bonuses) {
                walk.bonus(position, bonus);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "pay_tests.rs"]
mod tests;
