//! A withdrawal: what a promoter asks for, what the terms make of it, and how it stands.

use crate::commission::{WithdrawalRefusal, WithdrawalTerms};
use crate::money::Amount;
use crate::slot::CustomerSlot;
use crate::time::Time;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Where a withdrawal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum WithdrawalStage {
    /// Asked for; the amount is set aside.
    #[n(0)]
    Requested,
    /// Paid out (已提现).
    #[n(1)]
    Paid,
    /// Not paid; the amount can be withdrawn again.
    #[n(2)]
    Failed,
    /// Asked for, and must be approved before it is paid.
    #[n(3)]
    AwaitsApproval,
}

/// A withdrawal that was chosen: what leaves the available balance, and what of it is the fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct WithdrawalRequest {
    /// What leaves the available balance, the fee included.
    #[n(0)]
    pub amount: Amount,
    /// What of it is the fee; the promoter gets the rest.
    #[n(1)]
    pub fee: Amount,
    /// Whether somebody must approve it before it is paid.
    #[n(2)]
    pub approval: bool,
}

/// A withdrawal as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Withdrawal {
    /// Whose.
    #[n(0)]
    pub promoter: CustomerSlot,
    /// What left the available balance, the fee included.
    #[n(1)]
    pub amount: Amount,
    /// What of it is the fee.
    #[n(2)]
    pub fee: Amount,
    /// Where it stands.
    #[n(3)]
    pub stage: WithdrawalStage,
    /// When it was asked for.
    #[n(4)]
    pub at: Time,
}

impl Withdrawal {
    /// What the promoter gets.
    #[must_use]
    pub fn net(&self) -> Amount {
        // INVARIANT: the fee is below the amount.
        self.amount.minus(self.fee).unwrap_or(Amount::ZERO)
    }

    /// Whether it has an amount, and a fee that does not take all of it.
    pub(super) fn is_sound(&self) -> bool {
        !self.fee.is_negative() && self.fee < self.amount
    }
}

impl WithdrawalTerms {
    /// Chooses a withdrawal of `amount` by a promoter who has `available`, which may be negative.
    ///
    /// # Errors
    /// [`WithdrawalRefusal::NotPositive`], [`WithdrawalRefusal::BelowMinimum`], [`WithdrawalRefusal::AboveMaximum`],
    /// [`WithdrawalRefusal::Insufficient`], [`WithdrawalRefusal::FeeTakesAll`]
    pub fn request(&self, amount: Amount, available: Amount) -> Result<WithdrawalRequest, WithdrawalRefusal> {
        let money = |amount: Amount| amount.in_currency(self.currency);
        if !amount.is_positive() {
            return Err(WithdrawalRefusal::NotPositive { amount: money(amount) });
        }
        if amount < self.min {
            return Err(WithdrawalRefusal::BelowMinimum { amount: money(amount), minimum: money(self.min) });
        }
        if let Some(max) = self.max.filter(|max| amount > *max) {
            return Err(WithdrawalRefusal::AboveMaximum { amount: money(amount), maximum: money(max) });
        }
        if amount > available {
            return Err(WithdrawalRefusal::Insufficient {
                amount: money(amount),
                available: money(available),
            });
        }
        let share = self.fee_share.of(amount.minor(), self.rounding).map_or(amount, Amount::from_minor);
        let fee = share.plus(self.fee_fixed).unwrap_or(amount);
        if fee >= amount {
            return Err(WithdrawalRefusal::FeeTakesAll { amount: money(amount), fee: money(fee) });
        }
        let approval = self.approve_from.is_some_and(|from| amount >= from);
        Ok(WithdrawalRequest { amount, fee, approval })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::money::{Currency, Ratio, RoundingMode};
    use crate::refusal::Refusal;

    pub(in crate::commission) fn terms() -> WithdrawalTerms {
        WithdrawalTerms {
            currency: Currency::CNY,
            min: Amount::from_minor(1000),
            max: Some(Amount::from_minor(50_000)),
            fee_share: Ratio::new(6, 1000).unwrap(),
            fee_fixed: Amount::from_minor(100),
            rounding: RoundingMode::HalfUp,
            limit: None,
            approve_from: None,
        }
    }

    fn request(terms: &WithdrawalTerms, amount: i64, available: i64) -> Result<i64, &'static str> {
        let request = terms.request(Amount::from_minor(amount), Amount::from_minor(available));
        request.map(|r| r.fee.minor()).map_err(|e| e.code())
    }

    #[test]
    fn every_limit_has_its_name() {
        let terms = terms();
        assert_eq!(request(&terms, 10_000, 10_000), Ok(160));
        assert_eq!(request(&terms, 0, 10_000), Err("withdrawal.not_positive"));
        assert_eq!(request(&terms, i64::MIN, 10_000), Err("withdrawal.not_positive"));
        assert_eq!(request(&terms, 999, 10_000), Err("withdrawal.below_minimum"));
        assert_eq!(request(&terms, 50_001, i64::MAX), Err("withdrawal.above_maximum"));
        assert_eq!(request(&terms, 1000, 999), Err("withdrawal.insufficient"));
        assert_eq!(request(&terms, 1000, -5), Err("withdrawal.insufficient"));
        let dear = WithdrawalTerms { fee_fixed: Amount::from_minor(994), ..terms };
        assert_eq!(request(&dear, 1000, 1000), Err("withdrawal.fee_takes_all"));
        let dearest = WithdrawalTerms { fee_share: Ratio::ONE, max: None, ..dear };
        assert_eq!(request(&dearest, i64::MAX, i64::MAX), Err("withdrawal.fee_takes_all"));
    }
}
