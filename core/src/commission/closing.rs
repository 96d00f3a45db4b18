//! Closing a period: what team volume, dividends and binary trees pay for a window that is over.

use crate::commission::compiled::{CompiledKind, Extra};
use crate::commission::compiled_period::CompiledPeriod;
use crate::commission::validate::WHOLE_MICRO;
use crate::commission::{CompiledPlan, DividendSplit, OverCap, PassedOver, TeamSums, Upline, VolumeMode};
use crate::money::{Amount, Ratio, RoundingMode};
use crate::slot::{CustomerSlot, LevelSlot, Slot};
use alloc::vec;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};

/// Everybody, as the closing of a period sees them.
pub trait PeriodPeople: Upline {
    /// How many there are: slots 0 to one less.
    fn count(&self) -> usize;
    /// What a customer bought in the period, in minor units; less than nothing counts as nothing.
    fn volume(&self, customer: CustomerSlot) -> i64;
    /// Which leg of its parent a seat of a placement tree is: 0 left, 1 right.
    fn leg(&self, tree: usize, customer: CustomerSlot) -> Option<u8> {
        let _ = (tree, customer);
        None
    }
    /// What the legs of a customer have left over from earlier periods under a bonus.
    fn carried(&self, bonus: u8, customer: CustomerSlot) -> [i64; 2] {
        let _ = (bonus, customer);
        [0, 0]
    }
}

/// What one promoter earns for a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct PeriodPayout {
    /// The position of the bonus in the plan, from 0.
    #[n(0)]
    pub bonus: u8,
    /// Who earns.
    #[n(1)]
    pub promoter: CustomerSlot,
    /// The volume that earns it: the team's, the matched one, or the pool.
    #[n(2)]
    pub volume: Amount,
    /// How much, above zero.
    #[n(3)]
    pub amount: Amount,
    /// How much more the terms would have paid, had the bonus's pool held it; absent where nothing was cut.
    #[n(4)]
    pub cut: Option<Amount>,
}

/// What a leg keeps for the next period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Carry {
    /// The position of the bonus in the plan, from 0.
    #[n(0)]
    pub bonus: u8,
    /// Whose.
    #[n(1)]
    pub customer: CustomerSlot,
    /// Left and right, in minor units.
    #[n(2)]
    pub legs: [i64; 2],
}

/// What a period came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// What everybody bought.
    pub volume: Amount,
    /// Who earns what: by bonus, then by customer.
    pub payouts: Vec<PeriodPayout>,
    /// What is left over of legs.
    pub carries: Vec<Carry>,
}

impl CompiledPlan {
    /// What its period bonuses pay for what everybody bought in a window that is over: one pass over everybody for each.
    /// Nothing here depends on the order of the sales, so a close is the sum over its orders.
    #[must_use]
    pub fn close(&self, people: &impl PeriodPeople) -> Settled {
        let volumes = Volumes::of(people);
        let mut settled = Settled { volume: Amount::from_minor(volumes.whole), ..Settled::default() };
        for (position, bonus) in (0_u8..).zip(&self.bonuses) {
            let CompiledKind::Period(period) = &bonus.kind else { continue };
            let mut closing = Closing {
                people,
                volumes: &volumes,
                position,
                mode: self.rounding,
                extra: bonus.extra.as_deref(),
                payouts: Vec::new(),
                carries: &mut settled.carries,
            };
            let pool = closing.bonus(period);
            let mut payouts = closing.payouts;
            if let Some(pool) = pool {
                fit(&mut payouts, pool.of(volumes.whole, RoundingMode::Down).unwrap_or(0));
            }
            settled.payouts.extend(payouts.into_iter().filter(|payout| payout.amount.is_positive()));
        }
        settled
    }
}

/// Cuts payouts in proportion so that they fit a pool; what is left over by rounding down stays with the shop.
fn fit(payouts: &mut [PeriodPayout], pool: i64) {
    let whole: i128 = payouts.iter().map(|payout| i128::from(payout.amount.minor())).sum();
    if whole <= i128::from(pool) {
        return;
    }
    for payout in payouts {
        // INVARIANT: the whole is above the pool, so it is above zero, and the quotient is at most the amount.
        let left = i128::from(payout.amount.minor()).saturating_mul(i128::from(pool)).checked_div(whole);
        let left = Amount::from_minor(i64::try_from(left.unwrap_or(0)).unwrap_or(0));
        payout.cut = payout.amount.minus(left).ok().filter(|cut| cut.is_positive());
        payout.amount = left;
    }
}

struct Volumes {
    own: Vec<i64>,
    whole: i64,
}

impl Volumes {
    fn of(people: &impl PeriodPeople) -> Self {
        let own: Vec<i64> = (0..people.count())
            .map(|n| CustomerSlot::from_index(n).map_or(0, |slot| people.volume(slot)).max(0))
            .collect();
        let whole = own.iter().fold(0_i64, |sum, own| sum.saturating_add(*own));
        Self { own, whole }
    }

    fn own(&self, n: usize) -> i64 {
        self.own.get(n).copied().unwrap_or(0)
    }
}

struct Closing<'a, P> {
    people: &'a P,
    volumes: &'a Volumes,
    position: u8,
    mode: RoundingMode,
    extra: Option<&'a Extra>,
    payouts: Vec<PeriodPayout>,
    carries: &'a mut Vec<Carry>,
}

impl<P: PeriodPeople> Closing<'_, P> {
    /// Fills in the payouts; the share of the whole volume that they must fit comes back, where there is one.
    fn bonus(&mut self, period: &CompiledPeriod) -> Option<Ratio> {
        match period {
            CompiledPeriod::Team { tiers, mode, eligible, pool } => {
                self.team(tiers, *mode, eligible);
                *pool
            }
            CompiledPeriod::Dividend { pool, members, split } => {
                self.dividend(*pool, members, *split);
                Some(*pool)
            }
            CompiledPeriod::Binary { share, ratio, cap, over_cap, carry, eligible, pool, tree } => {
                let terms = BinaryTerms { share: *share, ratio: *ratio, cap: *cap, over_cap: *over_cap };
                if let Some(tree) = self.people.tree_of(tree.as_ref()) {
                    self.binary(tree, &terms, *carry, eligible);
                }
                Some(*pool)
            }
        }
    }

    fn slots(&self) -> impl Iterator<Item = CustomerSlot> + use<P> {
        (0..self.people.count()).filter_map(CustomerSlot::from_index)
    }

    fn may_earn(&self, slot: CustomerSlot, eligible: &[LevelSlot]) -> bool {
        barred(self.people, slot, eligible, self.extra).is_none()
    }

    fn pay(&mut self, promoter: CustomerSlot, volume: i64, amount: i64) {
        let (volume, amount) = (Amount::from_minor(volume), Amount::from_minor(amount));
        self.payouts.push(PeriodPayout { bonus: self.position, promoter, volume, amount, cut: None });
    }

    fn team(&mut self, tiers: &[(i64, Ratio)], mode: VolumeMode, eligible: &[LevelSlot]) {
        let above = |n: usize| {
            CustomerSlot::from_index(n).and_then(|slot| self.people.inviter(slot)).map(CustomerSlot::index)
        };
        let sums = TeamSums::of(self.people.count(), above, |n| self.volumes.own(n));
        let worth = |volume: i64| tier_of(tiers, volume).of(volume, self.mode).unwrap_or(0);
        let mut amounts = vec![0_i64; self.people.count()];
        // What everybody below and including somebody has in all.
        let mut claimed = vec![0_i64; self.people.count()];
        for n in sums.upward() {
            let Some(slot) = CustomerSlot::from_index(n) else { continue };
            let below = claimed.get(n).copied().unwrap_or(0);
            let mut mine = below;
            if self.may_earn(slot, eligible) {
                let worth = worth(sums.get(n));
                let amount = match mode {
                    VolumeMode::Difference => worth.saturating_sub(below).max(0),
                    VolumeMode::Whole => worth,
                };
                mine = below.max(worth);
                if let Some(place) = amounts.get_mut(n) {
                    *place = amount;
                }
            }
            if let Some(place) = above(n).and_then(|above| claimed.get_mut(above)) {
                *place = place.saturating_add(mine);
            }
        }
        for (slot, amount) in self.slots().zip(amounts) {
            if amount > 0 {
                self.pay(slot, sums.get(slot.index()), amount);
            }
        }
    }

    fn dividend(&mut self, pool: Ratio, members: &[(LevelSlot, i64)], split: DividendSplit) {
        let pool = pool.of(self.volumes.whole, RoundingMode::Down).unwrap_or(0);
        let mut shares: Vec<(CustomerSlot, i128)> = Vec::new();
        for slot in self.slots() {
            let level = self.people.level(slot);
            let Some(found) =
                level.and_then(|level| members.binary_search_by_key(&level, |(level, _)| *level).ok())
            else {
                continue;
            };
            let Some((_, share)) = members.get(found) else { continue };
            if !self.may_earn(slot, &[]) {
                continue;
            }
            let times =
                if split == DividendSplit::PartsByVolume { self.volumes.own(slot.index()) } else { 1 };
            shares.push((slot, i128::from(*share).saturating_mul(i128::from(times))));
        }
        let sum = shares.iter().fold(0_i128, |sum, (_, share)| sum.saturating_add(*share));
        let whole = match split {
            DividendSplit::Percent => sum.max(i128::from(WHOLE_MICRO)),
            DividendSplit::Parts | DividendSplit::PartsByVolume => sum,
        };
        for (slot, share) in shares {
            let amount = i128::from(pool).checked_mul(share).and_then(|part| part.checked_div(whole));
            let amount = amount.and_then(|amount| i64::try_from(amount).ok()).unwrap_or(0);
            if amount > 0 {
                self.pay(slot, pool, amount);
            }
        }
    }

    fn binary(&mut self, tree: usize, terms: &BinaryTerms, carry: bool, eligible: &[LevelSlot]) {
        let above = |n: usize| self.people.seat_above(tree, CustomerSlot::from_index(n)?).map(Slot::index);
        let sums = TeamSums::of(self.people.count(), above, |n| self.volumes.own(n));
        let mut legs = vec![[0_i64; 2]; self.people.count()];
        for slot in self.slots() {
            let (Some(parent), Some(leg)) = (self.people.seat_above(tree, slot), self.people.leg(tree, slot))
            else {
                continue;
            };
            let place = legs.get_mut(parent.index()).and_then(|legs| legs.get_mut(usize::from(leg)));
            if let Some(place) = place {
                *place = place.saturating_add(sums.get(slot.index()));
            }
        }
        for (slot, fresh) in self.slots().zip(legs) {
            let carried = self.people.carried(self.position, slot);
            let mut legs = [0, 0];
            for ((leg, fresh), carried) in legs.iter_mut().zip(fresh).zip(carried) {
                *leg = fresh.saturating_add(carried);
            }
            // Nothing is matched for somebody who may not earn; the legs wait.
            if self.may_earn(slot, eligible) {
                let (matched, amount, left) = terms.matched(legs, self.mode);
                if amount > 0 {
                    self.pay(slot, matched, amount);
                }
                legs = left;
            }
            let legs = if carry { legs } else { [0, 0] };
            if legs != carried {
                self.carries.push(Carry { bonus: self.position, customer: slot, legs });
            }
        }
    }
}

/// Why somebody may not earn under a period bonus.
pub(super) fn barred(
    people: &impl PeriodPeople,
    slot: CustomerSlot,
    eligible: &[LevelSlot],
    extra: Option<&Extra>,
) -> Option<PassedOver> {
    if !people.is_promoter(slot) {
        return Some(PassedOver::NoPromoter);
    }
    let admits = |level: LevelSlot| eligible.binary_search(&level).is_ok();
    if !eligible.is_empty() && !people.level(slot).is_some_and(admits) {
        return Some(PassedOver::LevelNotEligible);
    }
    if let Some(why) = people.excluded(slot, slot) {
        return Some(PassedOver::Excluded(why));
    }
    let gate = extra?.gate.as_ref()?;
    (!gate.admits(people, slot)).then_some(PassedOver::GateNotPassed)
}

/// The share of the tier that a team's volume reaches: a tier holds from just its volume on.
pub(super) fn tier_of(tiers: &[(i64, Ratio)], volume: i64) -> Ratio {
    let tier = tiers.iter().rev().find(|(from, _)| volume >= *from);
    tier.map_or(Ratio::ZERO, |(_, share)| *share)
}

struct BinaryTerms {
    share: Ratio,
    ratio: i64,
    cap: Option<Amount>,
    over_cap: OverCap,
}

impl BinaryTerms {
    /// The matched volume of the weaker leg, what it pays, and what is left of the legs.
    fn matched(&self, legs: [i64; 2], mode: RoundingMode) -> (i64, i64, [i64; 2]) {
        let [left, right] = legs;
        let (weak, strong) = (left.min(right).max(0), left.max(right).max(0));
        let ratio = self.ratio.max(1);
        let mut matched = weak.min(strong.checked_div(ratio).unwrap_or(0));
        let mut amount = self.share.of(matched, mode).unwrap_or(0);
        if let Some(cap) = self.cap.map(Amount::minor).filter(|cap| amount > *cap) {
            amount = cap;
            if self.over_cap == OverCap::Carry {
                // As much volume as pays the cap: the least whose share is no less.
                let back = Ratio::new(self.share.denominator(), self.share.numerator().max(1));
                let used = back.and_then(|back| back.of(cap, RoundingMode::Up).ok());
                matched = matched.min(used.unwrap_or(matched));
            }
        }
        let strong_used = matched.saturating_mul(ratio);
        let used = if left <= right { [matched, strong_used] } else { [strong_used, matched] };
        let [left_used, right_used] = used;
        (matched, amount, [left.saturating_sub(left_used), right.saturating_sub(right_used)])
    }
}

#[cfg(test)]
#[path = "closing_tests.rs"]
mod tests;
