//! The plan's view of people: everything about them that a plan may ask.

use crate::commission::{Chain, CompiledPlan, Exclusion, Figure, PeriodPeople, Upline};
use crate::id::{CategoryId, PlacementTreeId};
use crate::money::Amount;
use crate::people::{PeriodNumber, Standing};
use crate::shop::Shop;
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot, Slot};
use crate::time::{Span, Time};

const MILLIS_PER_DAY: u64 = 86_400_000;

/// A shop's customers at a moment.
pub(super) struct Crowd<'a> {
    shop: &'a Shop,
    now: Time,
    /// The period that is closed, and the plan by which.
    closing: Option<(PeriodNumber, &'a CompiledPlan)>,
    /// The plan that pays an order, where it limits what a receiver has in a period.
    paying: Option<&'a CompiledPlan>,
    /// The plan whose chains are asked for.
    plan: Option<&'a CompiledPlan>,
}

impl<'a> Crowd<'a> {
    pub(super) const fn at(shop: &'a Shop, now: Time) -> Self {
        Self { shop, now, closing: None, paying: None, plan: None }
    }

    pub(super) const fn paying(self, plan: &'a CompiledPlan) -> Self {
        Self { paying: Some(plan), plan: Some(plan), ..self }
    }

    /// The plan that is tried or explained.
    pub(super) const fn by(self, plan: &'a CompiledPlan) -> Self {
        Self { plan: Some(plan), ..self }
    }

    pub(super) const fn closing(self, period: PeriodNumber, plan: &'a CompiledPlan) -> Self {
        Self { closing: Some((period, plan)), ..self }
    }

    /// Whole major units of an amount, rounded down.
    fn major(&self, amount: Amount) -> Option<i64> {
        let unit = 10_i64.checked_pow(u32::from(self.shop.settings.currency.exponent()))?;
        amount.minor().checked_div_euclid(unit)
    }

    fn today(&self) -> u16 {
        self.shop.settings.people.period.stamp(self.now).day
    }
}

impl Upline for Crowd<'_> {
    #[inline]
    fn inviter(&self, customer: CustomerSlot) -> Option<CustomerSlot> {
        self.shop.customers.inviter(customer)
    }

    #[inline]
    fn level(&self, customer: CustomerSlot) -> Option<LevelSlot> {
        self.shop.customers.level(customer)
    }

    #[inline]
    fn is_promoter(&self, customer: CustomerSlot) -> bool {
        self.shop.customers.is_promoter(customer)
    }

    #[inline]
    fn excluded(&self, customer: CustomerSlot, buyer: CustomerSlot) -> Option<Exclusion> {
        // Most shops let nobody fall asleep: then there is no day to work out.
        let standing = if self.shop.settings.people.dormant_after == 0 {
            self.shop.customers.standing(customer, 0, |_| 0, 0)
        } else {
            self.shop.standing(customer, self.now)
        };
        match standing {
            Standing::Blocked => Some(Exclusion::Blocked),
            Standing::Dormant => Some(Exclusion::Dormant),
            Standing::Left => Some(Exclusion::Left),
            _ if self.shop.settings.plans.brushing.is_some() => self.shop.too_close(customer, buyer),
            _ => None,
        }
    }

    fn figure(&self, customer: CustomerSlot, figure: Figure, window: Span) -> Option<i64> {
        // Only figures in all are kept.
        if window > Span::ZERO {
            return None;
        }
        let people = &self.shop.customers;
        match figure {
            Figure::Directs => Some(i64::from(people.directs(customer))),
            Figure::TeamSize => people.team_count(customer).map(i64::from),
            Figure::OwnOrders => Some(i64::from(people.orders_paid(customer))),
            Figure::OwnVolume => self.major(people.own_volume(customer)),
            Figure::TeamVolume => {
                let team = people.team_volume(customer)?;
                self.major(team.plus(people.own_volume(customer)).ok()?)
            }
            Figure::IdleDays => {
                let last = people.last_order_day(customer)?;
                Some(i64::from(self.today().saturating_sub(last)))
            }
            Figure::Days => {
                let since = self.now.since(people.joined_at(customer)?);
                i64::try_from(since.millis().checked_div(MILLIS_PER_DAY)?).ok()
            }
            _ => None,
        }
    }

    fn earned(&self, customer: CustomerSlot, bonus: u8) -> Amount {
        let earned = |plan: &CompiledPlan| {
            let (length, id) = (plan.person_period(bonus)?, plan.bonus(bonus)?);
            Some(self.shop.periods.earned(id, self.shop.customers.resolve(customer), length, self.now))
        };
        self.paying.and_then(earned).unwrap_or_default()
    }

    fn tree(&self, tree: &PlacementTreeId) -> Option<usize> {
        self.shop.customers.tree(tree).ok()
    }

    fn seat_above(&self, tree: usize, customer: CustomerSlot) -> Option<CustomerSlot> {
        self.shop.customers.seat_above(tree, customer).map(|(above, _)| above)
    }

    fn chain(&self, bonus: u8) -> Option<&Chain> {
        self.shop.beside_plans.chains.get(self.plan?.bonus(bonus)?)
    }

    fn category(&self, product: ProductSlot) -> Option<&CategoryId> {
        self.shop.catalog.products().get(product.index())?.category.as_ref()
    }

    fn now(&self) -> Time {
        self.now
    }
}

impl PeriodPeople for Crowd<'_> {
    fn count(&self) -> usize {
        self.shop.customers.len()
    }

    fn volume(&self, customer: CustomerSlot) -> i64 {
        let Some((period, _)) = self.closing else { return 0 };
        // A merged customer's volume is the survivor's.
        if self.shop.customers.resolve(customer) != customer {
            return 0;
        }
        self.shop.customers.own_volume_in(customer, period).minor()
    }

    fn leg(&self, tree: usize, customer: CustomerSlot) -> Option<u8> {
        self.shop.customers.seat_above(tree, customer).map(|(_, leg)| leg)
    }

    fn carried(&self, bonus: u8, customer: CustomerSlot) -> [i64; 2] {
        let bonus = self.closing.and_then(|(_, plan)| plan.bonus(bonus));
        bonus.map_or([0, 0], |bonus| self.shop.periods.carried(bonus, customer))
    }
}
