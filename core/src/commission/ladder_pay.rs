//! Paying differences: one walk up, in which only the claim above everything below it counts.

use crate::arrange::Arrange;
use crate::commission::bound::fixed_minor;
use crate::commission::by_goods::ByGoods;
use crate::commission::compiled::{Rate, Slots};
use crate::commission::walk::{Walk, tier_number};
use crate::commission::{
    Combine, Earning, IneligibleClaim, LevelClaim, LevelDifference, MAX_WALK, OwnPrice, PaidLine, PassedOver,
    PayStep, PayTrace, PeerBase, PlanRefusal, PriceDifference, SelfPurchase, Upline, WalkEnd,
};
use crate::id::{BonusId, LevelId, ProductId};
use crate::money::{Amount, Ratio, RoundingMode};
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot};
use alloc::vec::Vec;

/// A compiled difference bonus.
#[derive(Debug, Clone)]
pub(super) struct Ladder {
    claims: ByGoods<Claims>,
    peer: Option<CompiledPeer>,
    ineligible: IneligibleClaim,
    above_buyer: bool,
    max_depth: usize,
}

/// In order of level.
type Claims = Vec<(LevelSlot, Claim)>;

#[derive(Debug, Clone, Copy)]
struct CompiledPeer {
    rate: Rate,
    of: PeerBase,
    limit: u8,
}

/// What a level has a claim to.
#[derive(Debug, Clone, Copy)]
enum Claim {
    Rate(Rate),
    /// What was paid above this price for a unit, in minor units.
    AboveUnit(Ratio),
    /// What was paid above this share of the list price.
    AboveList(Ratio),
}

impl<L, P> Slots<'_, L, P>
where
    L: Fn(&LevelId) -> Result<LevelSlot, PlanRefusal>,
    P: Fn(&ProductId) -> Result<ProductSlot, PlanRefusal>,
{
    pub(super) fn level_difference(
        &self,
        bonus: &BonusId,
        difference: &LevelDifference,
    ) -> Result<Ladder, PlanRefusal> {
        let claims = |rates: &[LevelClaim]| {
            let mut claims = Claims::with_capacity(rates.len());
            for LevelClaim { level, rate } in rates {
                claims.push(((self.level)(level)?, Claim::Rate(self.rate(bonus, rate, difference.combine)?)));
            }
            claims.arrange_by_key(|(level, _)| *level);
            Ok::<_, PlanRefusal>(claims)
        };
        let mut products = Vec::with_capacity(difference.products.len());
        for own in &difference.products {
            products.push(((self.product)(&own.product)?, claims(&own.rates)?));
        }
        let mut categories = Vec::with_capacity(difference.categories().len());
        for own in difference.categories() {
            categories.push((own.category.clone(), claims(&own.rates)?));
        }
        let peer = difference.peer.map(|peer| {
            let rate = self.rate(bonus, &peer.rate, Combine::Add)?;
            Ok::<_, PlanRefusal>(CompiledPeer { rate, of: peer.of, limit: peer.limit })
        });
        Ok(Ladder {
            claims: ByGoods::new(claims(&difference.rates)?, products, categories),
            peer: peer.transpose()?,
            ineligible: difference.ineligible,
            above_buyer: difference.above_buyer,
            max_depth: difference.max_depth.map_or(MAX_WALK, usize::from).min(MAX_WALK),
        })
    }

    pub(super) fn price_difference(
        &self,
        bonus: &BonusId,
        difference: &PriceDifference,
    ) -> Result<Ladder, PlanRefusal> {
        let inexact = |_| PlanRefusal::Inexact { bonus: bonus.clone() };
        let mut claims = Claims::new();
        let mut of_products: Vec<(ProductSlot, LevelSlot, Claim)> = Vec::new();
        for own in &difference.prices {
            let claim = match own.price {
                OwnPrice::Unit(price) => Claim::AboveUnit(fixed_minor(price, self.plan).map_err(inexact)?),
                OwnPrice::PercentOfList(percent) => {
                    Claim::AboveList(Ratio::percent(percent).map_err(inexact)?)
                }
            };
            let level = (self.level)(&own.level)?;
            match &own.product {
                None => claims.push((level, claim)),
                Some(product) => of_products.push(((self.product)(product)?, level, claim)),
            }
        }
        claims.arrange_by_key(|(level, _)| *level);
        of_products.arrange_by_key(|(product, level, _)| (*product, *level));
        // A product's own prices stand before those for every product.
        let products = of_products.chunk_by(|one, other| one.0 == other.0).filter_map(|own| {
            let (product, ..) = own.first()?;
            let mut merged: Claims = own.iter().map(|(_, level, claim)| (*level, *claim)).collect();
            let others = claims.iter().filter(|(level, _)| own.iter().all(|(_, other, _)| other != level));
            merged.extend(others);
            merged.arrange_by_key(|(level, _)| *level);
            Some((*product, merged))
        });
        let products = products.collect();
        Ok(Ladder {
            claims: ByGoods::new(claims, products, Vec::new()),
            peer: None,
            ineligible: difference.ineligible,
            above_buyer: false,
            max_depth: difference.max_depth.map_or(MAX_WALK, usize::from).min(MAX_WALK),
        })
    }
}

impl Claim {
    fn worth(self, base: Amount, line: &PaidLine, mode: RoundingMode) -> Amount {
        let above = |price: i64| line.paid.minus(Amount::from_minor(price)).unwrap_or(Amount::ZERO);
        let worth = match self {
            Self::Rate(rate) => rate.of(base, line.quantity, mode),
            Self::AboveUnit(price) => above(price.of(i64::from(line.quantity), mode).unwrap_or(i64::MAX)),
            Self::AboveList(share) => above(share.of(line.list.minor(), mode).unwrap_or(i64::MAX)),
        };
        worth.max(Amount::ZERO)
    }
}

/// Who was paid the last difference.
struct Holder {
    level: LevelSlot,
    income: Amount,
    peers: u8,
}

impl<U: Upline, T: PayTrace> Walk<'_, U, T> {
    pub(super) fn ladder(&mut self, ladder: &Ladder, buyer: CustomerSlot) -> WalkEnd {
        let (upline, product) = (self.upline, self.line.product);
        let claims = ladder.claims.of(product, || upline.category(product));
        let (base, line, mode) = (self.base, self.line, self.plan.rounding);
        let worth_of = |level: Option<LevelSlot>| {
            let found = claims.binary_search_by_key(&level?, |(level, _)| *level).ok()?;
            claims.get(found).map(|(_, claim)| claim.worth(base, line, mode))
        };
        let top = claims.iter().map(|(_, claim)| claim.worth(base, line, mode)).max().unwrap_or_default();
        if !top.is_positive() {
            return WalkEnd::TiersDone;
        }
        // What receivers up to here have a claim to in all, and who has the last of it.
        let mut mark = Amount::ZERO;
        let mut holder: Option<Holder> = None;
        let (mut receiver, mut depth) = (0, 0_u16);
        let mut here = buyer;
        if ladder.above_buyer {
            mark = worth_of(self.upline.level(here)).unwrap_or_default();
        }
        // The buyer first, where buyers earn.
        let mut look = self.plan.self_purchase == SelfPurchase::Included && !ladder.above_buyer;
        loop {
            if look
                && let Some(end) =
                    self.climb(ladder, here, depth, top, &worth_of, &mut mark, &mut holder, &mut receiver)
            {
                return end;
            }
            look = true;
            let Some(next) = self.upline.inviter(here) else { return WalkEnd::NobodyAbove };
            if usize::from(depth) >= ladder.max_depth {
                return WalkEnd::TooFar;
            }
            here = next;
            depth += 1;
        }
    }

    /// Looks at one person on the way; an end where the walk has one here.
    #[expect(clippy::too_many_arguments, reason = "the state of one walk, in one place")]
    fn climb(
        &mut self,
        ladder: &Ladder,
        here: CustomerSlot,
        depth: u16,
        top: Amount,
        worth_of: &impl Fn(Option<LevelSlot>) -> Option<Amount>,
        mark: &mut Amount,
        holder: &mut Option<Holder>,
        receiver: &mut usize,
    ) -> Option<WalkEnd> {
        let level = self.upline.level(here);
        let worth = worth_of(level).unwrap_or_default();
        let barred = self.barred(here);
        if worth > *mark {
            if let Some(why) = barred {
                self.pass_claim(*receiver, depth, here, why, ladder.ineligible);
                match ladder.ineligible {
                    IneligibleClaim::RollUp => return None,
                    IneligibleClaim::Stop => return Some(WalkEnd::Stopped),
                    IneligibleClaim::Keep => {
                        *mark = worth;
                        *holder = None;
                    }
                }
            } else {
                // INVARIANT: the mark is below the worth, and neither is negative.
                let more = worth.minus(*mark).unwrap_or_default();
                let how = Earning::Difference { claim: worth, below: *mark };
                let income = self.grant(*receiver, depth, here, more, how);
                *receiver += 1;
                *mark = worth;
                *holder = level.map(|level| Holder { level, income, peers: 0 });
            }
        } else {
            let same = holder.as_mut().zip(ladder.peer).filter(|(holder, _)| Some(holder.level) == level);
            match (same, barred) {
                (Some(_), Some(why)) => {
                    self.pass_claim(*receiver, depth, here, why, IneligibleClaim::RollUp);
                }
                (Some((holder, peer)), None) if holder.peers < peer.limit => {
                    holder.peers = holder.peers.saturating_add(1);
                    let base = match peer.of {
                        PeerBase::Order => self.base,
                        PeerBase::Income => holder.income,
                    };
                    let more = peer.rate.of(base, self.line.quantity, self.plan.rounding);
                    let how = Earning::Peer { of: base, share: peer.rate.share, fixed: peer.rate.fixed };
                    self.grant(*receiver, depth, here, more, how);
                    *receiver += 1;
                }
                (Some(_), None) => {
                    self.pass_claim(*receiver, depth, here, PassedOver::EnoughPeers, IneligibleClaim::RollUp);
                }
                (None, _) => {
                    self.pass_claim(
                        *receiver,
                        depth,
                        here,
                        PassedOver::NoLargerClaim,
                        IneligibleClaim::RollUp,
                    );
                }
            }
        }
        let peers_done = match (&holder, ladder.peer) {
            (Some(holder), Some(peer)) => holder.peers >= peer.limit,
            _ => true,
        };
        (*mark >= top && peers_done).then_some(WalkEnd::TiersDone)
    }

    pub(super) fn pass_claim(
        &mut self,
        receiver: usize,
        depth: u16,
        customer: CustomerSlot,
        why: PassedOver,
        then: IneligibleClaim,
    ) {
        let (line, bonus, tier) = (self.number, self.position, tier_number(receiver));
        self.trace.step(PayStep::ClaimPassed { line, bonus, tier, depth, customer, why, then });
    }
}

#[cfg(test)]
#[path = "ladder_tests.rs"]
mod tests;
