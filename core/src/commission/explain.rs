//! Why a commission is what it is: steps as data.

use crate::commission::{ChainRelation, ChainRole, Exclusion, Ineligible, IneligibleClaim};
use crate::money::{Amount, Ratio};
use crate::slot::CustomerSlot;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Takes the steps of a payment as they happen. `()` takes none, and they then cost nothing.
pub trait PayTrace {
    /// Takes one step.
    fn step(&mut self, step: PayStep);
}

impl PayTrace for () {
    #[inline(always)]
    fn step(&mut self, _: PayStep) {}
}

impl PayTrace for Vec<PayStep> {
    fn step(&mut self, step: PayStep) {
        self.push(step);
    }
}

/// One step of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayStep {
    /// A line begins.
    Line {
        /// The position of the line, from 0.
        line: u16,
        /// What percentages are taken of.
        base: Amount,
        /// The most that may be paid: the cap's share of the base, and no more than was paid for the line.
        limit: Amount,
    },
    /// Somebody earns.
    Earned {
        /// The position of the line, from 0.
        line: u16,
        /// The position of the bonus, from 0.
        bonus: u8,
        /// The tier, from 1.
        tier: u8,
        /// How many steps above the buyer; 0 for the buyer.
        depth: u16,
        /// Who.
        promoter: CustomerSlot,
        /// What shares are taken of.
        base: Amount,
        /// How many units earn a fixed amount.
        quantity: u32,
        /// By which rate.
        how: Earning,
        /// What is paid.
        amount: Amount,
        /// What limits take off.
        cut: Amount,
        /// Which limit was the lowest.
        by: CutBy,
    },
    /// Somebody does not.
    PassedOver {
        /// The position of the line, from 0.
        line: u16,
        /// The position of the bonus, from 0.
        bonus: u8,
        /// The tier, from 1.
        tier: u8,
        /// How many steps above the buyer.
        depth: u16,
        /// Who.
        customer: CustomerSlot,
        /// Why.
        why: PassedOver,
        /// What happens to the share.
        then: Ineligible,
    },
    /// Somebody on the way up has no difference.
    ClaimPassed {
        /// The position of the line, from 0.
        line: u16,
        /// The position of the bonus, from 0.
        bonus: u8,
        /// The number of the next receiver, from 1.
        tier: u8,
        /// How many steps above the buyer.
        depth: u16,
        /// Who.
        customer: CustomerSlot,
        /// Why.
        why: PassedOver,
        /// What happens to the claim.
        then: IneligibleClaim,
    },
    /// A supplier or the platform has its share.
    PartnerPaid {
        /// The position of the line, from 0.
        line: u16,
        /// The position of the bonus, from 0.
        bonus: u8,
        /// By which of the bonus's rates, from 0.
        partner: u16,
        /// What the share is taken of.
        base: Amount,
        /// How many units a fixed amount is for.
        quantity: u32,
        /// The share of the base.
        share: Ratio,
        /// Minor units for each unit sold.
        fixed: Ratio,
        /// What is paid.
        amount: Amount,
        /// What the line's limit takes off.
        cut: Amount,
    },
    /// The shop keeps what somebody may not have.
    Kept {
        /// The position of the line, from 0.
        line: u16,
        /// The position of the bonus, from 0.
        bonus: u8,
        /// The tier, from 1.
        tier: u8,
        /// How many steps above the buyer.
        depth: u16,
        /// Who.
        customer: CustomerSlot,
        /// How much.
        amount: Amount,
    },
    /// A bonus is done with a line.
    End {
        /// The position of the line, from 0.
        line: u16,
        /// The position of the bonus, from 0.
        bonus: u8,
        /// Why.
        why: WalkEnd,
    },
}

/// By which rate somebody earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earning {
    /// A share of the base and an amount for each unit.
    Rate {
        /// The share of the base.
        share: Ratio,
        /// Minor units for each unit sold.
        fixed: Ratio,
        /// Whether somebody below could not have it.
        rolled: bool,
    },
    /// What a claim is above the largest one below.
    Difference {
        /// The claim.
        claim: Amount,
        /// What has been claimed below.
        below: Amount,
    },
    /// A reward of a chain 2+1.
    Reward {
        /// Who it is, seen from the buyer.
        relation: ChainRelation,
        /// In which role.
        role: ChainRole,
    },
    /// The same level as the receiver below.
    Peer {
        /// What the share is taken of.
        of: Amount,
        /// The share.
        share: Ratio,
        /// Minor units for each unit sold.
        fixed: Ratio,
    },
}

/// Which limit is the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CutBy {
    /// What may be paid for the line: the plan's cap and what the buyer paid.
    LineLimit,
    /// The bonus's cap for one receiver and line.
    PerLine,
    /// The bonus's cap for an order.
    PerOrder,
    /// The bonus's cap for one receiver and period.
    PerPerson,
}

/// Why somebody on the way up earns nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassedOver {
    /// The customer is no promoter.
    NoPromoter,
    /// The bonus does not admit the customer's level.
    LevelNotEligible,
    /// The customer may not earn from this order.
    Excluded(Exclusion),
    /// The customer's figures do not pass the bonus's gate.
    GateNotPassed,
    /// Somebody below has as large a claim.
    NoLargerClaim,
    /// As many of the same level as allowed have earned.
    EnoughPeers,
}

/// Why a walk goes no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkEnd {
    /// Every tier had its receiver, or there are no tiers for the product.
    TiersDone,
    /// The upline ends.
    NobodyAbove,
    /// An ineligible receiver ended it.
    Stopped,
    /// As many customers were looked at as the bonus allows, or [`MAX_WALK`](crate::commission::MAX_WALK).
    TooFar,
    /// The bonus has no rate for the line's goods.
    NoRate,
    /// The order came through no sub-shop.
    NoSubShop,
    /// The bonus pays nothing with an order: it is closed by period.
    ClosedByPeriod,
}

/// A share as a percentage: `12.5 %`.
pub(super) fn percent_text(share: Ratio) -> String {
    format!("{} %", decimal_text(share, 2, 0))
}

/// `ratio × 10^up / 10^down` as a decimal. Rates come from decimals, so it ends; after 24 digits it would be cut.
pub(crate) fn decimal_text(ratio: Ratio, up: u32, down: u32) -> String {
    const DIGITS: usize = 24;
    let numerator = i128::from(ratio.numerator()).saturating_mul(10_i128.saturating_pow(up));
    let denominator = i128::from(ratio.denominator()).saturating_mul(10_i128.saturating_pow(down));
    // INVARIANT: a ratio's denominator is positive.
    let denominator = denominator.max(1);
    let mut text = (numerator / denominator).to_string();
    let mut rest = numerator % denominator;
    for n in 0..DIGITS {
        if rest == 0 {
            break;
        }
        if n == 0 {
            text.push('.');
        }
        rest = rest.saturating_mul(10);
        text.push_str(&(rest / denominator).to_string());
        rest %= denominator;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        let ratio = |n, d| Ratio::new(n, d).unwrap();
        assert_eq!(percent_text(ratio(1, 8)), "12.5 %");
        assert_eq!(percent_text(Ratio::ONE), "100 %");
        assert_eq!(percent_text(ratio(1, 1_000_000)), "0.0001 %");
        assert_eq!(decimal_text(ratio(101, 2), 0, 2), "0.505");
        assert_eq!(decimal_text(ratio(7, 1), 0, 0), "7");
    }
}
