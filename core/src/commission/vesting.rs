//! Letting commission be withdrawn, once its order can no longer be returned.

use crate::commission::{AccrualSlot, Accruals, Stage};
use crate::money::Amount;
use crate::slot::{CustomerSlot, OrderSlot};
use minicbor::{Decode, Encode};
use smallvec::SmallVec;

/// A commission line that moves from the pending to the available balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Vesting {
    /// The commission line.
    #[n(0)]
    pub slot: AccrualSlot,
    /// Whose it is.
    #[n(1)]
    pub promoter: CustomerSlot,
    /// What is left of it: what to move.
    #[n(2)]
    pub amount: Amount,
}

/// What vests of one order.
pub type Vestings = SmallVec<[Vesting; 8]>;

impl Accruals {
    /// Chooses what of an order vests: every pending line of which something is left, and which is not frozen.
    #[must_use]
    pub fn plan_vesting(&self, order: OrderSlot) -> Vestings {
        let mut vestings = Vestings::new();
        for accrued in self.of_order(order) {
            let (slot, promoter, amount) = (accrued.slot, accrued.promoter, accrued.left());
            if accrued.stage == Stage::Pending && !accrued.frozen && amount.is_positive() {
                vestings.push(Vesting { slot, promoter, amount });
            }
        }
        vestings
    }

    /// Applies vestings and takes the order out of the queue; stops and answers `false` when a line is unknown or vested already.
    pub fn vest(&mut self, order: OrderSlot, vestings: &[Vesting]) -> bool {
        self.schedule(order, None);
        vestings.iter().all(|vesting| self.mark_vested(vesting.slot))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::Payout;
    use crate::slot::{PlanSlot, Slot};
    use crate::time::Time;

    #[test]
    fn what_is_left_vests_once() {
        let (order, plan) = (OrderSlot::from_index(0).unwrap(), PlanSlot::from_index(0).unwrap());
        let payout = |line, amount| Payout {
            promoter: CustomerSlot::from_index(4).unwrap(),
            line,
            bonus: 0,
            tier: 1,
            amount: Amount::from_minor(amount),
            cut: Amount::ZERO,
            frozen: false,
        };
        let mut accruals = Accruals::new();
        accruals.accrue(order, plan, &[payout(0, 10), payout(1, 20), payout(2, 0)]);
        accruals.schedule(order, Some(Time::from_millis(5)));
        let back = accruals.plan_full_reversal(order);
        assert!(accruals.reverse(&back[..1]));
        let vestings = accruals.plan_vesting(order);
        assert_eq!(vestings.iter().map(|v| v.amount.minor()).collect::<alloc::vec::Vec<_>>(), [20]);
        assert!(accruals.vest(order, &vestings));
        assert!(!accruals.vest(order, &vestings));
        assert_eq!(accruals.next_vesting(), None);
        assert!(accruals.plan_vesting(order).is_empty());
        accruals.check().unwrap();
    }

    /// SSRPanel sums all rebates and marks 64 of them: the rest are paid again.
    #[test]
    fn every_line_of_a_long_order_vests_once() {
        let (order, plan) = (OrderSlot::from_index(0).unwrap(), PlanSlot::from_index(0).unwrap());
        let payouts = (0..300).map(|line| Payout {
            promoter: CustomerSlot::from_index(4).unwrap(),
            line,
            bonus: 0,
            tier: 1,
            amount: Amount::from_minor(1),
            cut: Amount::ZERO,
            frozen: false,
        });
        let mut accruals = Accruals::new();
        assert!(accruals.accrue(order, plan, &payouts.collect::<alloc::vec::Vec<_>>()));
        let vestings = accruals.plan_vesting(order);
        assert_eq!(vestings.len(), 300);
        assert!(accruals.vest(order, &vestings));
        assert!(accruals.plan_vesting(order).is_empty());
    }
}
