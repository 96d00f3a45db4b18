//! Why a commission is what it is: steps as data, and as English text.

use crate::commission::{CompiledPlan, Ineligible};
use crate::money::{Amount, Ratio, RoundingMode};
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
        /// What the share is taken of.
        base: Amount,
        /// How many units earn the fixed amount.
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

/// Why somebody on the way up earns nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassedOver {
    /// The customer is no promoter.
    NoPromoter,
    /// The bonus does not admit the customer's level.
    LevelNotEligible,
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
    /// [`MAX_WALK`](crate::commission::MAX_WALK) customers were looked at.
    TooFar,
}

impl PayStep {
    /// The step as an English sentence; `name` says what a customer is called.
    #[must_use]
    pub fn text(&self, plan: &CompiledPlan, name: impl Fn(CustomerSlot) -> String) -> String {
        let money = |amount: Amount| amount.in_currency(plan.currency());
        let at = |line: u16, bonus: u8| {
            let id = plan.bonus(bonus).map_or_else(String::new, ToString::to_string);
            format!("line {}, bonus `{id}`", u32::from(line) + 1)
        };
        match *self {
            Self::Line { line, base, limit } => format!(
                "line {}: commission is taken of {}; at most {} may be paid (cap {} %, and never above what was paid)",
                u32::from(line) + 1,
                money(base),
                money(limit),
                plan.cap_percent(),
            ),
            Self::Earned {
                line,
                bonus,
                tier,
                depth,
                promoter,
                base,
                quantity,
                share,
                fixed,
                amount,
                cut,
            } => {
                let mut how = Vec::new();
                if share.numerator() > 0 {
                    how.push(format!("{} of {}", percent_text(share), money(base)));
                }
                if fixed.numerator() > 0 {
                    let scale = u32::from(plan.currency().exponent());
                    how.push(format!("{} × {quantity}", decimal_text(fixed, 0, scale)));
                }
                let how = if how.is_empty() { "a rate of nothing".into() } else { how.join(" + ") };
                let rounding = rounding_text(plan.rounding);
                let cut = if cut.is_zero() {
                    String::new()
                } else {
                    format!(", after {} cut by the limit", money(cut))
                };
                let (at, who) = (at(line, bonus), name(promoter));
                format!(
                    "{at}, tier {tier}: `{who}` (depth {depth}) earns {}: {how}, {rounding}{cut}",
                    money(amount)
                )
            }
            Self::PassedOver { line, bonus, tier, depth, customer, why, then } => {
                let why = match why {
                    PassedOver::NoPromoter => "is no promoter",
                    PassedOver::LevelNotEligible => "is not of an eligible level",
                };
                let then = match then {
                    Ineligible::Skip => "the share is not paid",
                    Ineligible::Stop => "the walk ends",
                    Ineligible::Compress => "the next eligible one has the tier",
                };
                let (at, who) = (at(line, bonus), name(customer));
                format!("{at}, tier {tier}: `{who}` (depth {depth}) {why}: {then}")
            }
            Self::End { line, bonus, why } => {
                let why = match why {
                    WalkEnd::TiersDone => "every tier is done",
                    WalkEnd::NobodyAbove => "nobody stands above",
                    WalkEnd::Stopped => "stopped",
                    WalkEnd::TooFar => "the walk is as long as allowed",
                };
                format!("{}: {why}", at(line, bonus))
            }
        }
    }
}

fn rounding_text(mode: RoundingMode) -> &'static str {
    match mode {
        RoundingMode::HalfUp => "rounded half up",
        RoundingMode::HalfEven => "rounded half to even",
        RoundingMode::HalfDown => "rounded half down",
        RoundingMode::Down => "rounded down",
        RoundingMode::Up => "rounded up",
    }
}

/// A share as a percentage: `12.5 %`.
pub(super) fn percent_text(share: Ratio) -> String {
    format!("{} %", decimal_text(share, 2, 0))
}

/// `ratio × 10^up / 10^down` as a decimal. Rates come from decimals, so it ends; after 24 digits it would be cut.
fn decimal_text(ratio: Ratio, up: u32, down: u32) -> String {
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
