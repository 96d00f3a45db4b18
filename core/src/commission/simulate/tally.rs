use crate::commission::{
    CommissionRefusal, CompiledPlan, OrderPay, PaidOrder, Partner, PeriodPayout, Upline,
};
use crate::id::BonusId;
use crate::money::Amount;
use crate::slot::{CustomerSlot, LevelSlot};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// Adds up what a plan pays, order by order.
#[derive(Debug)]
pub struct Tally<'a> {
    plan: &'a CompiledPlan,
    sums: Simulated,
    by_tier: BTreeMap<u8, i64>,
    by_level: BTreeMap<Option<LevelSlot>, i64>,
    by_bonus: BTreeMap<u8, i64>,
    by_receiver: BTreeMap<CustomerSlot, i64>,
    cost: i64,
    cost_known: bool,
}

/// What a plan came to. Amounts are in minor units of the plan's currency.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Simulated {
    /// How many orders there were.
    pub orders: u64,
    /// What was paid for them.
    pub revenue: Amount,
    /// What the plan pays to promoters and sub-shops.
    pub paid: Amount,
    /// What it pays to suppliers.
    pub to_suppliers: Amount,
    /// What the platform keeps by a take rate.
    pub kept: Amount,
    /// What promoters have as a share of the revenue, in hundredths of a percent, rounded down.
    pub paid_basis_points: u32,
    /// What rates would have paid beyond caps and limits.
    pub cut: Amount,
    /// What is left of the revenue after the goods' cost and the plan; `None` where a cost is not known.
    pub margin_left: Option<Amount>,
    /// How much each tier has, from 1.
    pub by_tier: Vec<(u8, Amount)>,
    /// How much receivers of each level have; those without one first.
    pub by_level: Vec<(Option<LevelSlot>, Amount)>,
    /// How much each bonus pays.
    pub by_bonus: Vec<(BonusId, Amount)>,
    /// How many people earn anything.
    pub receivers: u64,
    /// What the best-paid have.
    pub top: ReceiverShare,
    /// The order of which the largest share goes out again.
    pub worst: Option<WorstOrder>,
}

/// What the best-paid tenth of all receivers have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReceiverShare {
    /// How many they are: a tenth, rounded up.
    pub people: u64,
    /// How much they have.
    pub paid: Amount,
    /// The same as a share of everything that is paid, in hundredths of a percent, rounded down.
    pub basis_points: u32,
}

/// The order of which the largest share goes out again; of several the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorstOrder {
    /// Its number in the order in which they were added, from 0.
    pub order: u64,
    /// What was paid for it.
    pub revenue: Amount,
    /// What the plan pays for it.
    pub paid: Amount,
}

/// Two plans on the same orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The first.
    pub one: Simulated,
    /// The other.
    pub other: Simulated,
}

impl Comparison {
    /// How much more the other one pays; less than nothing where it pays less.
    #[must_use]
    pub fn difference(&self) -> Amount {
        self.other.paid.minus(self.one.paid).unwrap_or(Amount::ZERO)
    }
}

impl<'a> Tally<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn new(plan: &'a CompiledPlan) -> Self {
        Self {
            plan,
            sums: Simulated::default(),
            by_tier: BTreeMap::new(),
            by_level: BTreeMap::new(),
            by_bonus: BTreeMap::new(),
            by_receiver: BTreeMap::new(),
            cost: 0,
            cost_known: true,
        }
    }

    /// Adds an order; what it pays comes back.
    ///
    /// # Errors
    /// Those of [`CompiledPlan::pay`]; nothing is added then.
    pub fn add(&mut self, people: &impl Upline, order: &PaidOrder<'_>) -> Result<Amount, CommissionRefusal> {
        let OrderPay { payouts, partners, .. } = self.plan.pay_all(people, order, &mut ())?;
        let (mut revenue, mut paid) = (0_i64, 0_i64);
        for line in order.lines {
            revenue = revenue.saturating_add(line.paid.minor());
            self.cost_known &= line.cost.is_some();
            self.cost = self.cost.saturating_add(line.cost.map_or(0, Amount::minor));
        }
        for payout in &payouts {
            paid = paid.saturating_add(payout.amount.minor());
            add(&mut self.sums.cut, payout.cut.minor());
            let tier = self.by_tier.entry(payout.tier).or_default();
            *tier = tier.saturating_add(payout.amount.minor());
            self.receive(people, payout.bonus, payout.promoter, payout.amount.minor());
        }
        for payout in &partners {
            let of_platform = self.plan.partner(payout.bonus, payout.partner) == Some(&Partner::Platform);
            let sum = if of_platform { &mut self.sums.kept } else { &mut self.sums.to_suppliers };
            add(sum, payout.amount.minor());
            add(&mut self.sums.cut, payout.cut.minor());
            let place = self.by_bonus.entry(payout.bonus).or_default();
            *place = place.saturating_add(payout.amount.minor());
        }
        let worse = self.sums.worst.is_none_or(|worst| {
            let share = |paid: i64, of: i64| i128::from(paid).saturating_mul(i128::from(of));
            share(paid, worst.revenue.minor()) > share(worst.paid.minor(), revenue)
        });
        if worse && revenue > 0 {
            let (revenue, paid) = (Amount::from_minor(revenue), Amount::from_minor(paid));
            self.sums.worst = Some(WorstOrder { order: self.sums.orders, revenue, paid });
        }
        self.sums.orders = self.sums.orders.saturating_add(1);
        add(&mut self.sums.revenue, revenue);
        Ok(Amount::from_minor(paid))
    }

    /// Adds what a period paid.
    pub fn add_period(&mut self, people: &impl Upline, payouts: &[PeriodPayout]) {
        for payout in payouts {
            self.receive(people, payout.bonus, payout.promoter, payout.amount.minor());
        }
    }

    fn receive(&mut self, people: &impl Upline, bonus: u8, promoter: CustomerSlot, amount: i64) {
        add(&mut self.sums.paid, amount);
        let level = people.level(promoter);
        let places = [
            self.by_level.entry(level).or_default(),
            self.by_bonus.entry(bonus).or_default(),
            self.by_receiver.entry(promoter).or_default(),
        ];
        for place in places {
            *place = place.saturating_add(amount);
        }
    }

    /// What it all came to.
    #[must_use]
    pub fn finish(self) -> Simulated {
        let mut done = self.sums;
        let amounts = |minor: i64| Amount::from_minor(minor);
        let mut earned: Vec<i64> = self.by_receiver.into_values().filter(|earned| *earned > 0).collect();
        earned.sort_unstable_by(|one, other| other.cmp(one));
        let people = earned.len().div_ceil(10);
        let top = earned.iter().take(people).fold(0_i64, |sum, earned| sum.saturating_add(*earned));
        done.receivers = earned.len() as u64;
        done.top = ReceiverShare {
            people: people as u64,
            paid: amounts(top),
            basis_points: basis_points(top, done.paid.minor()),
        };
        done.paid_basis_points = basis_points(done.paid.minor(), done.revenue.minor());
        let left = done.revenue.minor().saturating_sub(self.cost).saturating_sub(done.paid.minor());
        let left = left.saturating_sub(done.to_suppliers.minor());
        done.margin_left = self.cost_known.then(|| amounts(left));
        done.by_tier = self.by_tier.into_iter().map(|(tier, paid)| (tier, amounts(paid))).collect();
        done.by_level = self.by_level.into_iter().map(|(level, paid)| (level, amounts(paid))).collect();
        let plan = self.plan;
        let named = |(bonus, paid): (u8, i64)| Some((plan.bonus(bonus)?.clone(), amounts(paid)));
        done.by_bonus = self.by_bonus.into_iter().filter_map(named).collect();
        done
    }
}

fn add(sum: &mut Amount, more: i64) {
    *sum = Amount::from_minor(sum.minor().saturating_add(more));
}

fn basis_points(part: i64, whole: i64) -> u32 {
    let share = i128::from(part).saturating_mul(10_000).checked_div(i128::from(whole)).unwrap_or(0);
    u32::try_from(share).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::{PaidLine, Plan};
    use crate::slot::{ProductSlot, Slot};
    use alloc::string::ToString;

    /// Customer 0 buys; above stand 1 with level 0, 2 and 3 without a level.
    struct Four;

    impl Upline for Four {
        fn inviter(&self, customer: CustomerSlot) -> Option<CustomerSlot> {
            CustomerSlot::from_index(customer.index() + 1).filter(|above| above.index() < 4)
        }

        fn level(&self, customer: CustomerSlot) -> Option<LevelSlot> {
            LevelSlot::from_index(0).filter(|_| customer.index() == 1)
        }

        fn is_promoter(&self, _: CustomerSlot) -> bool {
            true
        }
    }

    fn line(paid: i64, cost: i64) -> PaidLine {
        let (paid, cost) = (Amount::from_minor(paid), Some(Amount::from_minor(cost)));
        PaidLine { product: ProductSlot::from_index(0).unwrap(), quantity: 1, paid, list: paid, cost }
    }

    /// Every figure, worked out by hand: two orders of 100.00 and 50.00 under 10 and 5 percent, a take rate of 4 and a
    /// supplier's 20 percent.
    #[test]
    fn every_figure_is_what_the_orders_say() {
        let plan: Plan = serde_json::from_str(
            r#"{"id":"p","currency":"CNY","cap_percent":"60","bonuses":[
                {"id":"take","kind":{"take_rate":{"rates":[{"rate":{"percent":"4"}}]}}},
                {"id":"goods","kind":{"supplier_share":{"shares":[{"supplier":"a","rate":{"percent":"20"}}]}}},
                {"id":"team","cap":{"per_line":"8"},"kind":{"unilevel":{"tiers":[{"percent":"10"},{"percent":"5"}]}}}]}"#,
        )
        .unwrap();
        let plan = plan.compile(|_| None, |_| None).unwrap();
        let mut tally = Tally::new(&plan);
        let buyer = CustomerSlot::from_index(0);
        for lines in [[line(10_000, 3000)], [line(5000, 1000)]] {
            tally.add(&Four, &PaidOrder { buyer, lines: &lines, sellers: &[] }).unwrap();
        }
        let came_to = tally.finish();
        let minor = |amount: Amount| amount.minor();
        assert_eq!((came_to.orders, minor(came_to.revenue)), (2, 15_000));
        // 8.00 (10.00 cut by the cap) and 5.00, then 5.00 and 2.50.
        assert_eq!((minor(came_to.paid), minor(came_to.cut), came_to.paid_basis_points), (2050, 200, 1366));
        assert_eq!((minor(came_to.to_suppliers), minor(came_to.kept)), (3000, 600));
        assert_eq!(came_to.margin_left.map(minor), Some(15_000 - 4000 - 2050 - 3000));
        let tiers: Vec<_> = came_to.by_tier.iter().map(|(tier, paid)| (*tier, paid.minor())).collect();
        assert_eq!(tiers, [(1, 1300), (2, 750)]);
        let levels: Vec<_> =
            came_to.by_level.iter().map(|(level, paid)| (level.is_some(), paid.minor())).collect();
        assert_eq!(levels, [(false, 750), (true, 1300)]);
        let bonuses: Vec<_> =
            came_to.by_bonus.iter().map(|(bonus, paid)| (bonus.to_string(), paid.minor())).collect();
        assert_eq!(bonuses, [("take".into(), 600), ("goods".into(), 3000), ("team".into(), 2050)]);
        assert_eq!((came_to.receivers, came_to.top.people, minor(came_to.top.paid)), (2, 1, 1300));
        assert_eq!(came_to.top.basis_points, 6341);
        // The smaller order gives away the larger share.
        let worst = came_to.worst.unwrap();
        assert_eq!((worst.order, minor(worst.revenue), minor(worst.paid)), (1, 5000, 750));
    }
}
