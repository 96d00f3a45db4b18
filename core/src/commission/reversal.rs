//! Taking commission back when its order is refunded, so that any slicing of the refund gives the same in the end.

use crate::commission::{AccrualSlot, Accruals, Accrued, CommissionRefusal, Holding};
use crate::money::Amount;
use crate::slot::{CustomerSlot, OrderSlot};
use minicbor::{Decode, Encode};
use smallvec::SmallVec;

/// What of an order's line is refunded, in all up to now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineRefund {
    /// The position of the line in the order, from 0.
    pub line: u16,
    /// Everything that was refunded of it, this refund included.
    pub refunded: Amount,
    /// What was paid for it.
    pub whole: Amount,
}

/// What is taken back of a commission line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Reversal {
    /// The commission line.
    #[n(0)]
    pub slot: AccrualSlot,
    /// Whose it was.
    #[n(1)]
    pub promoter: CustomerSlot,
    /// How much, above zero.
    #[n(2)]
    pub amount: Amount,
    /// From which balance.
    #[n(3)]
    pub from: Holding,
}

/// What is taken back for one refund.
pub type Reversals = SmallVec<[Reversal; 8]>;

impl Accruals {
    /// Chooses what to take back of an order's commission.
    ///
    /// Of each commission line so much is taken back in all as the refunded share of its order line, rounded down; the
    /// whole when the whole is refunded. So refunds in any number of slices take back exactly what was earned, and
    /// never more than their share on the way. Lines that are not named stay as they are.
    ///
    /// # Errors
    /// [`CommissionRefusal::RefundInvalid`] unless each refund is from zero to its whole;
    /// [`CommissionRefusal::RefundsUnordered`] unless the lines ascend.
    pub fn plan_reversal(
        &self,
        order: OrderSlot,
        refunds: &[LineRefund],
    ) -> Result<Reversals, CommissionRefusal> {
        let mut before = None;
        for LineRefund { line, refunded, whole } in refunds {
            if before >= Some(*line) {
                return Err(CommissionRefusal::RefundsUnordered { line: *line });
            }
            before = Some(*line);
            if refunded.is_negative() || refunded > whole {
                let (line, refunded, whole) = (*line, refunded.minor(), whole.minor());
                return Err(CommissionRefusal::RefundInvalid { line, refunded, whole });
            }
        }
        let mut reversals = Reversals::new();
        for accrued in self.of_order(order) {
            let Ok(n) = refunds.binary_search_by_key(&accrued.line, |refund| refund.line) else { continue };
            let Some(refund) = refunds.get(n) else { continue };
            let due = reversed_share(accrued.amount, refund.refunded, refund.whole);
            push(&mut reversals, &accrued, due);
        }
        Ok(reversals)
    }

    /// Chooses to take back everything that is left of an order's commission.
    #[must_use]
    pub fn plan_full_reversal(&self, order: OrderSlot) -> Reversals {
        let mut reversals = Reversals::new();
        for accrued in self.of_order(order) {
            push(&mut reversals, &accrued, accrued.amount);
        }
        reversals
    }

    /// Applies reversals; stops and answers `false` when one names an unknown line or more than is left of it.
    pub fn reverse(&mut self, reversals: &[Reversal]) -> bool {
        reversals.iter().all(|reversal| self.take_back(reversal.slot, reversal.amount))
    }
}

/// What must be taken back in all of what was earned by a line: `amount × refunded / whole`, rounded down, and all of it
/// once everything is refunded.
#[must_use]
pub fn reversed_share(amount: Amount, refunded: Amount, whole: Amount) -> Amount {
    if refunded >= whole {
        return amount;
    }
    // INVARIANT: 0 ≤ refunded < whole, so the quotient lies between zero and the amount.
    let share = i128::from(amount.minor()) * i128::from(refunded.minor()) / i128::from(whole.minor());
    i64::try_from(share).map_or(amount, Amount::from_minor)
}

fn push(reversals: &mut Reversals, accrued: &Accrued, reversed_in_all: Amount) {
    let more = reversed_in_all.minus(accrued.reversed).unwrap_or(Amount::ZERO);
    if more.is_positive() {
        let (slot, promoter, from) = (accrued.slot, accrued.promoter, accrued.holding());
        reversals.push(Reversal { slot, promoter, amount: more, from });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::{Payout, Stage};
    use crate::refusal::Refusal;
    use crate::slot::{PlanSlot, Slot};
    use alloc::vec::Vec;
    use proptest::prelude::*;

    fn slot<S: Slot>(n: usize) -> S {
        S::from_index(n).unwrap()
    }

    fn accrued(amounts: &[(u16, i64)]) -> Accruals {
        let payouts: Vec<_> = amounts
            .iter()
            .map(|(line, amount)| Payout {
                promoter: slot(1),
                line: *line,
                bonus: 0,
                tier: 1,
                amount: Amount::from_minor(*amount),
                cut: Amount::ZERO,
                frozen: false,
            })
            .collect();
        let mut accruals = Accruals::new();
        assert!(accruals.accrue(slot(0), slot::<PlanSlot>(0), &payouts));
        accruals
    }

    fn refund(line: u16, refunded: i64, whole: i64) -> LineRefund {
        LineRefund { line, refunded: Amount::from_minor(refunded), whole: Amount::from_minor(whole) }
    }

    #[test]
    fn only_the_refunded_line_and_every_tier_of_it() {
        let mut accruals = accrued(&[(0, 10), (0, 5), (0, 3), (1, 100)]);
        let reversals = accruals.plan_reversal(slot(0), &[refund(0, 50, 100)]).unwrap();
        assert_eq!(reversals.iter().map(|r| r.amount.minor()).collect::<Vec<_>>(), [5, 2, 1]);
        assert!(accruals.reverse(&reversals));
        // The same refund in all again takes nothing more.
        assert!(accruals.plan_reversal(slot(0), &[refund(0, 50, 100)]).unwrap().is_empty());
        let rest = accruals.plan_reversal(slot(0), &[refund(0, 100, 100), refund(1, 1, 3)]).unwrap();
        assert_eq!(rest.iter().map(|r| r.amount.minor()).collect::<Vec<_>>(), [5, 3, 2, 33]);
        assert!(accruals.reverse(&rest));
        assert_eq!(accruals.of_order(slot(0)).next().unwrap().stage, Stage::Reversed);
        assert!(accruals.reverse(&accruals.plan_full_reversal(slot(0))));
        assert!(accruals.of_order(slot(0)).all(|a| a.left().is_zero()));
        assert!(accruals.plan_full_reversal(slot(0)).is_empty());
    }

    #[test]
    fn what_vested_comes_out_of_the_available_balance() {
        let mut accruals = accrued(&[(0, 10)]);
        let from = |accruals: &Accruals| accruals.plan_full_reversal(slot(0))[0].from;
        assert_eq!(from(&accruals), Holding::Pending);
        let vestings = accruals.plan_vesting(slot(0));
        assert!(accruals.vest(slot(0), &vestings));
        assert_eq!(from(&accruals), Holding::Available);
    }

    #[test]
    fn impossible_refunds_are_refused() {
        let accruals = accrued(&[(0, 10)]);
        let code = |refunds: &[LineRefund]| accruals.plan_reversal(slot(0), refunds).unwrap_err().code();
        assert_eq!(code(&[refund(0, 101, 100)]), "commission.refund_invalid");
        assert_eq!(code(&[refund(0, -1, 100)]), "commission.refund_invalid");
        assert_eq!(code(&[refund(0, -2, -1)]), "commission.refund_invalid");
        assert_eq!(code(&[refund(1, 0, 1), refund(0, 0, 1)]), "commission.refunds_unordered");
        assert_eq!(code(&[refund(1, 0, 1), refund(1, 0, 1)]), "commission.refunds_unordered");
        assert!(accruals.plan_reversal(slot(7), &[refund(0, 1, 1)]).unwrap().is_empty());
        assert!(!accrued(&[(0, 9)]).reverse(&accruals.plan_full_reversal(slot(0))));
    }

    proptest! {
        /// However a refund is cut, each commission line goes back whole, never beyond its share on the way.
        #[test]
        fn slices_restore_everything(
            amounts in prop::collection::vec((0_u16..3, 0_i64..10_000), 1..12),
            slices in prop::collection::vec((0_u16..3, 1_i64..500), 0..40),
        ) {
            let mut amounts = amounts;
            amounts.sort_by_key(|(line, _)| *line);
            let mut accruals = accrued(&amounts);
            let (mut refunded, whole) = ([0_i64; 3], 2_000_i64);
            for (line, slice) in slices.into_iter().chain([(0, whole), (1, whole), (2, whole)]) {
                let n = usize::from(line);
                refunded[n] = (refunded[n] + slice).min(whole);
                let reversals = accruals.plan_reversal(slot(0), &[refund(line, refunded[n], whole)]).unwrap();
                prop_assert!(accruals.reverse(&reversals));
                accruals.check().map_err(TestCaseError::fail)?;
                for accrued in accruals.of_order(slot(0)).filter(|a| a.line == line) {
                    let (back, all) = (i128::from(accrued.reversed.minor()), i128::from(accrued.amount.minor()));
                    prop_assert!(back * i128::from(whole) <= all * i128::from(refunded[n]));
                    prop_assert!((back + 1) * i128::from(whole) > all * i128::from(refunded[n]));
                }
            }
            prop_assert!(accruals.of_order(slot(0)).all(|a| a.left().is_zero()));
        }
    }
}
