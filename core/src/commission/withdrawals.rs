//! The withdrawals of a shop: chosen, approved, settled.

use crate::commission::{Withdrawal, WithdrawalRefusal, WithdrawalRequest, WithdrawalStage, WithdrawalTerms};
use crate::id::WithdrawalId;
use crate::money::Amount;
use crate::slot::{CustomerSlot, Registry, Slot, WithdrawalSlot};
use crate::time::Time;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// The withdrawals of a shop.
#[derive(Debug, Clone)]
pub struct Withdrawals {
    pub(super) registry: Registry<WithdrawalId, WithdrawalSlot>,
    pub(super) withdrawals: Vec<Withdrawal>,
    /// Of each withdrawal the one before of the same promoter, and the last of each: made anew from the withdrawals.
    before: Vec<Option<u32>>,
    last: BTreeMap<CustomerSlot, u32>,
}

impl Withdrawals {
    /// None yet; `seed` scatters the registry's table.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self::of(Registry::new(seed), Vec::new())
    }

    /// Withdrawals with their ids.
    pub(super) fn of(registry: Registry<WithdrawalId, WithdrawalSlot>, withdrawals: Vec<Withdrawal>) -> Self {
        let mut all = Self { registry, withdrawals: Vec::new(), before: Vec::new(), last: BTreeMap::new() };
        withdrawals.into_iter().for_each(|withdrawal| all.push(withdrawal));
        all
    }

    fn push(&mut self, withdrawal: Withdrawal) {
        let n = u32::try_from(self.withdrawals.len()).unwrap_or(u32::MAX);
        self.before.push(self.last.insert(withdrawal.promoter, n));
        self.withdrawals.push(withdrawal);
    }

    /// A promoter's withdrawals, the latest first.
    pub fn of_promoter(&self, promoter: CustomerSlot) -> impl Iterator<Item = &Withdrawal> {
        let first = self.last.get(&promoter).copied();
        let places = core::iter::successors(first, |n| self.before.get(*n as usize).copied().flatten());
        places.map_while(|n| self.withdrawals.get(n as usize))
    }

    /// Checks a withdrawal against what a promoter withdrew within the window that ends now. Looks at those alone.
    fn check_period(
        &self,
        terms: &WithdrawalTerms,
        promoter: CustomerSlot,
        amount: Amount,
        now: Time,
    ) -> Result<(), WithdrawalRefusal> {
        let Some(limit) = terms.limit else { return Ok(()) };
        let recent = self.of_promoter(promoter).take_while(|one| one.at.after(limit.period) > now);
        let (mut count, mut sum) = (0_u32, Amount::ZERO);
        for one in recent.filter(|one| one.stage != WithdrawalStage::Failed) {
            count = count.saturating_add(1);
            sum = sum.plus(one.amount).unwrap_or(sum);
        }
        if let Some(most) = limit.count.filter(|most| count >= *most) {
            return Err(WithdrawalRefusal::CountOfPeriod { limit: most });
        }
        let money = |amount: Amount| amount.in_currency(terms.currency);
        match limit.amount {
            Some(most) if sum.plus(amount).is_ok_and(|all| all > most) => {
                let left = most.minus(sum).unwrap_or_default().max(Amount::ZERO);
                Err(WithdrawalRefusal::AmountOfPeriod {
                    amount: money(amount),
                    limit: money(most),
                    left: money(left),
                })
            }
            _ => Ok(()),
        }
    }

    /// The slot of a withdrawal, if it exists.
    #[must_use]
    pub fn find(&self, id: &WithdrawalId) -> Option<WithdrawalSlot> {
        self.registry.slot(id)
    }

    /// The id of a withdrawal.
    #[must_use]
    pub fn id(&self, slot: WithdrawalSlot) -> Option<&WithdrawalId> {
        self.registry.id(slot)
    }

    /// The withdrawal in a slot.
    #[must_use]
    pub fn get(&self, slot: WithdrawalSlot) -> Option<&Withdrawal> {
        self.withdrawals.get(slot.index())
    }

    /// Ids and withdrawals in the order of request.
    pub fn iter(&self) -> impl Iterator<Item = (&WithdrawalId, &Withdrawal)> {
        self.registry.iter().map(|(_, id)| id).zip(&self.withdrawals)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.withdrawals.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.withdrawals.is_empty()
    }

    /// Chooses a new withdrawal under a plan's terms; see [`WithdrawalTerms::request`].
    ///
    /// # Errors
    /// [`WithdrawalRefusal::Exists`], [`WithdrawalRefusal::TooMany`], those of the terms,
    /// [`WithdrawalRefusal::CountOfPeriod`] and [`WithdrawalRefusal::AmountOfPeriod`].
    pub fn plan_request(
        &self,
        terms: &WithdrawalTerms,
        id: &WithdrawalId,
        (promoter, available): (CustomerSlot, Amount),
        amount: Amount,
        now: Time,
    ) -> Result<WithdrawalRequest, WithdrawalRefusal> {
        if self.find(id).is_some() {
            return Err(WithdrawalRefusal::Exists { withdrawal: id.clone() });
        }
        if self.registry.next_slot().is_none() {
            return Err(WithdrawalRefusal::TooMany { count: self.len() });
        }
        let request = terms.request(amount, available)?;
        self.check_period(terms, promoter, amount, now)?;
        Ok(request)
    }

    fn known(&self, id: &WithdrawalId) -> Result<(WithdrawalSlot, Withdrawal), WithdrawalRefusal> {
        let found = self.find(id).and_then(|slot| Some((slot, *self.get(slot)?)));
        found.ok_or_else(|| WithdrawalRefusal::Unknown { withdrawal: id.clone() })
    }

    /// Chooses to approve a withdrawal that awaits it.
    ///
    /// # Errors
    /// [`WithdrawalRefusal::Unknown`], [`WithdrawalRefusal::Settled`] also where nothing is to be approved.
    pub fn plan_approval(
        &self,
        id: &WithdrawalId,
    ) -> Result<(WithdrawalSlot, Withdrawal), WithdrawalRefusal> {
        let (slot, withdrawal) = self.known(id)?;
        let stage = match withdrawal.stage {
            WithdrawalStage::AwaitsApproval => return Ok((slot, withdrawal)),
            WithdrawalStage::Requested => "approved",
            WithdrawalStage::Paid => "paid",
            WithdrawalStage::Failed => "failed",
        };
        Err(WithdrawalRefusal::Settled { withdrawal: id.clone(), stage })
    }

    /// Applies an approval; `false` unless the withdrawal awaits it.
    pub fn approve(&mut self, slot: WithdrawalSlot) -> bool {
        match self.withdrawals.get_mut(slot.index()) {
            Some(withdrawal) if withdrawal.stage == WithdrawalStage::AwaitsApproval => {
                withdrawal.stage = WithdrawalStage::Requested;
                true
            }
            _ => false,
        }
    }

    /// Chooses to settle a withdrawal, as paid or as failed.
    ///
    /// # Errors
    /// [`WithdrawalRefusal::Unknown`], [`WithdrawalRefusal::Settled`]
    pub fn plan_settlement(
        &self,
        id: &WithdrawalId,
    ) -> Result<(WithdrawalSlot, Withdrawal), WithdrawalRefusal> {
        let (slot, withdrawal) = self.known(id)?;
        let settled = |stage| Err(WithdrawalRefusal::Settled { withdrawal: id.clone(), stage });
        match withdrawal.stage {
            WithdrawalStage::Requested | WithdrawalStage::AwaitsApproval => Ok((slot, withdrawal)),
            WithdrawalStage::Paid => settled("paid"),
            WithdrawalStage::Failed => settled("failed"),
        }
    }

    /// Applies a request; `None` when the id is taken, the amounts are none, or no slot is left.
    pub fn request(
        &mut self,
        id: &WithdrawalId,
        promoter: CustomerSlot,
        request: WithdrawalRequest,
        at: Time,
    ) -> Option<WithdrawalSlot> {
        let WithdrawalRequest { amount, fee, approval } = request;
        let stage = if approval { WithdrawalStage::AwaitsApproval } else { WithdrawalStage::Requested };
        let withdrawal = Withdrawal { promoter, amount, fee, stage, at };
        if self.find(id).is_some() || !withdrawal.is_sound() {
            return None;
        }
        let slot = self.registry.register(id)?;
        self.push(withdrawal);
        Some(slot)
    }

    /// Applies that a withdrawal was paid; `false` unless it stood as requested.
    pub fn pay(&mut self, slot: WithdrawalSlot) -> bool {
        self.settle(slot, WithdrawalStage::Paid)
    }

    /// Applies that a withdrawal failed; `false` unless it stood as requested.
    pub fn fail(&mut self, slot: WithdrawalSlot) -> bool {
        self.settle(slot, WithdrawalStage::Failed)
    }

    /// Checks that ids and withdrawals match and that every fee is below its amount. Costs one pass.
    ///
    /// # Errors
    /// The sentence of the first rule that is broken.
    pub fn check(&self) -> Result<(), &'static str> {
        if self.registry.len() != self.withdrawals.len() {
            return Err("the columns of the withdrawals differ in length");
        }
        if self.withdrawals.iter().all(Withdrawal::is_sound) {
            Ok(())
        } else {
            Err("a withdrawal has no amount, or a fee that takes all of it")
        }
    }

    fn settle(&mut self, slot: WithdrawalSlot, stage: WithdrawalStage) -> bool {
        match self.withdrawals.get_mut(slot.index()) {
            // What awaits approval can fail, and cannot be paid.
            Some(withdrawal)
                if withdrawal.stage == WithdrawalStage::Requested
                    || (withdrawal.stage == WithdrawalStage::AwaitsApproval
                        && stage == WithdrawalStage::Failed) =>
            {
                withdrawal.stage = stage;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::PeriodLimit;
    use crate::commission::withdrawal::tests::terms;
    use crate::refusal::Refusal;
    use crate::time::Span;

    fn id(text: &str) -> WithdrawalId {
        WithdrawalId::new(text).unwrap()
    }

    #[test]
    fn a_withdrawal_is_settled_once() {
        let mut withdrawals = Withdrawals::new(1);
        let (promoter, at) = (CustomerSlot::from_index(3).unwrap(), Time::from_millis(9));
        let amount = Amount::from_minor(10_000);
        let plan =
            |w: &Withdrawals, name| w.plan_request(&terms(), &id(name), (promoter, amount), amount, at);
        let chosen = plan(&withdrawals, "w1").unwrap();
        let slot = withdrawals.request(&id("w1"), promoter, chosen, at).unwrap();
        assert_eq!(plan(&withdrawals, "w1").unwrap_err().code(), "withdrawal.exists");
        assert_eq!(withdrawals.request(&id("w1"), promoter, chosen, at), None);
        assert_eq!(withdrawals.plan_settlement(&id("w9")).unwrap_err().code(), "withdrawal.unknown");
        assert_eq!(withdrawals.plan_settlement(&id("w1")).unwrap().1.net().minor(), 9840);
        assert!(withdrawals.pay(slot));
        assert!(!withdrawals.pay(slot) && !withdrawals.fail(slot));
        let refusal = withdrawals.plan_settlement(&id("w1")).unwrap_err();
        assert_eq!(alloc::format!("{refusal}"), "withdrawal `w1` is paid already");
        withdrawals.check().unwrap();
    }

    #[test]
    fn unsound_requests_are_not_applied() {
        let mut withdrawals = Withdrawals::new(1);
        let promoter = CustomerSlot::from_index(0).unwrap();
        for (amount, fee) in [(0, 0), (10, 10), (10, -1), (-5, -9)] {
            let request = WithdrawalRequest {
                amount: Amount::from_minor(amount),
                fee: Amount::from_minor(fee),
                approval: false,
            };
            assert_eq!(withdrawals.request(&id("w"), promoter, request, Time::default()), None);
        }
        assert!(withdrawals.is_empty() && !withdrawals.pay(WithdrawalSlot::from_index(0).unwrap()));
    }

    #[test]
    fn so_much_and_so_often_within_a_window() {
        let promoter = CustomerSlot::from_index(3).unwrap();
        let limit = PeriodLimit {
            period: Span::from_days(1),
            amount: Some(Amount::from_minor(30_000)),
            count: Some(2),
        };
        let terms = WithdrawalTerms { limit: Some(limit), ..terms() };
        let mut withdrawals = Withdrawals::new(1);
        let day = Span::from_days(1).millis();
        let mut ask = |name: &str, who: CustomerSlot, amount: i64, at: u64| {
            let (amount, at) = (Amount::from_minor(amount), Time::from_millis(at));
            let wealth = Amount::from_minor(1_000_000);
            let chosen = withdrawals.plan_request(&terms, &id(name), (who, wealth), amount, at);
            let chosen = chosen.map_err(|refusal| refusal.code())?;
            let slot = withdrawals.request(&id(name), who, chosen, at).unwrap();
            if name.starts_with("failed") {
                assert!(withdrawals.fail(slot));
            }
            Ok::<_, &'static str>(())
        };
        assert_eq!(ask("a", promoter, 20_000, 0), Ok(()));
        assert_eq!(ask("b", promoter, 10_001, 1), Err("withdrawal.amount_of_period"));
        assert_eq!(ask("failed", promoter, 10_000, 1), Ok(()));
        assert_eq!(ask("b", promoter, 10_000, 1), Ok(()));
        assert_eq!(ask("c", promoter, 1000, 2), Err("withdrawal.count_of_period"));
        assert_eq!(ask("other", CustomerSlot::from_index(4).unwrap(), 20_000, 2), Ok(()));
        // The first falls out of the window just one day after it was asked for.
        assert_eq!(ask("c", promoter, 20_000, day - 1), Err("withdrawal.count_of_period"));
        assert_eq!(ask("c", promoter, 20_000, day), Ok(()));
    }

    #[test]
    fn large_ones_are_approved_before_they_are_paid() {
        let terms = WithdrawalTerms { approve_from: Some(Amount::from_minor(10_000)), ..terms() };
        let mut withdrawals = Withdrawals::new(1);
        let (promoter, wealth) = (CustomerSlot::from_index(0).unwrap(), Amount::from_minor(1_000_000));
        let mut ask = |name: &str, amount: i64| {
            let amount = Amount::from_minor(amount);
            let chosen = withdrawals
                .plan_request(&terms, &id(name), (promoter, wealth), amount, Time::default())
                .unwrap();
            (withdrawals.request(&id(name), promoter, chosen, Time::default()).unwrap(), chosen.approval)
        };
        let (small, large, third) = (ask("small", 9_999), ask("large", 10_000), ask("third", 10_000));
        assert_eq!((small.1, large.1), (false, true));
        assert!(withdrawals.pay(small.0) && !withdrawals.pay(large.0));
        assert_eq!(withdrawals.plan_approval(&id("small")).unwrap_err().code(), "withdrawal.settled");
        assert!(withdrawals.approve(large.0) && !withdrawals.approve(large.0) && withdrawals.pay(large.0));
        assert!(withdrawals.fail(third.0) && !withdrawals.approve(third.0));
        withdrawals.check().unwrap();
    }
}
