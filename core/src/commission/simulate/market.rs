use crate::commission::{
    CommissionRefusal, CompiledPlan, PaidLine, PaidOrder, PeriodPeople, Simulated, Tally, Upline,
};
use crate::id::PlacementTreeId;
use crate::money::Amount;
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot, Slot};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The shape of a market that a seed makes up. The same shape and seed give the same market on every machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct MarketShape {
    /// What the draws begin with.
    pub seed: u64,
    /// How many people, at most ten million. The first one has no inviter.
    pub people: u32,
    /// Under whom newcomers come.
    #[serde(default)]
    pub tree: TreeShape,
    /// How many of a hundred people may earn; 100 where not said.
    #[serde(default = "hundred")]
    pub promoters: u8,
    /// How many of a hundred people have each level; the others have none.
    #[serde(default)]
    pub levels: Vec<LevelShare>,
    /// How many orders.
    pub orders: u32,
    /// The least that an order costs, in minor units.
    pub from: i64,
    /// The most that an order costs, in minor units.
    pub to: i64,
    /// How many of a hundred minor units of a price the goods cost; 60 where not said.
    #[serde(default = "sixty")]
    pub cost_percent: u8,
}

/// Under whom newcomers come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TreeShape {
    /// Under anybody who is there: a few dozen levels for ten million people.
    #[default]
    Random,
    /// Under the one who came just before: one line, the deepest tree.
    Line,
    /// Under the first with less than so many: breadth-first, the flattest tree of that width.
    Wide(u32),
    /// Under one of the so many who came last: long branches.
    Recent(u32),
}

/// How many have a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct LevelShare {
    /// The level, by its slot.
    pub level: u16,
    /// How many of a hundred.
    pub percent: u8,
}

const fn hundred() -> u8 {
    100
}

const fn sixty() -> u8 {
    60
}

const MOST_PEOPLE: u32 = 10_000_000;

/// A market: who stands under whom, and who buys what.
#[derive(Debug, Clone)]
pub struct Market {
    people: Vec<Person>,
    orders: Vec<(CustomerSlot, PaidLine)>,
}

#[derive(Debug, Clone, Copy)]
struct Person {
    inviter: Option<CustomerSlot>,
    level: Option<LevelSlot>,
    promoter: bool,
    bought: i64,
}

impl Market {
    /// Makes a market up.
    ///
    /// # Examples
    /// ```
    /// use keytill::commission::{Market, MarketShape, Plan};
    /// let plan: Plan = serde_json::from_str(r#"{"id": "p", "currency": "CNY", "cap_percent": "20", "bonuses": [
    ///     {"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}, {"percent": "5"}]}}}]}"#)?;
    /// let plan = plan.compile(|_| None, |_| None)?;
    /// let shape: MarketShape = serde_json::from_str(
    ///     r#"{"seed": 7, "people": 1000, "orders": 5000, "from": 1000, "to": 20000}"#)?;
    /// let came_to = Market::made_up(&shape).run(&plan)?;
    /// assert!(came_to.paid_basis_points > 1400 && came_to.paid_basis_points <= 1500);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn made_up(shape: &MarketShape) -> Self {
        let mut draw = Draw(shape.seed);
        let count = shape.people.min(MOST_PEOPLE);
        let mut people: Vec<Person> = Vec::with_capacity(count as usize);
        for n in 0..count {
            let above = match shape.tree {
                _ if n == 0 => None,
                TreeShape::Random => Some(draw.below(n)),
                TreeShape::Line => n.checked_sub(1),
                TreeShape::Wide(width) => n.checked_sub(1).and_then(|n| n.checked_div(width)),
                TreeShape::Recent(last) => {
                    n.checked_sub(1).map(|n| n.saturating_sub(draw.below(last.max(1))))
                }
            };
            let mut lot = draw.below(100);
            let level = shape.levels.iter().find_map(|share| {
                let percent = u32::from(share.percent);
                if lot < percent {
                    return LevelSlot::from_index(usize::from(share.level));
                }
                lot = lot.saturating_sub(percent);
                None
            });
            people.push(Person {
                inviter: above.and_then(|above| CustomerSlot::from_index(above as usize)),
                level,
                promoter: draw.below(100) < u32::from(shape.promoters),
                bought: 0,
            });
        }
        let mut orders = Vec::with_capacity(shape.orders as usize);
        let (from, to) = (shape.from.max(0), shape.to.max(shape.from).max(0));
        let span = u32::try_from(to.saturating_sub(from)).unwrap_or(u32::MAX - 1).saturating_add(1);
        for _ in 0..shape.orders {
            let Some(buyer) = CustomerSlot::from_index(draw.below(count.max(1)) as usize) else { continue };
            let price = from.saturating_add(i64::from(draw.below(span)));
            let cost = i128::from(price).saturating_mul(i128::from(shape.cost_percent)) / 100;
            let (paid, cost) =
                (Amount::from_minor(price), Amount::from_minor(i64::try_from(cost).unwrap_or(price)));
            let Some(product) = ProductSlot::from_index(0) else { continue };
            orders.push((buyer, PaidLine { product, quantity: 1, paid, list: paid, cost: Some(cost) }));
            if let Some(person) = people.get_mut(buyer.index()) {
                person.bought = person.bought.saturating_add(price);
            }
        }
        Self { people, orders }
    }

    /// What a plan comes to in it: every order, and all of them as one period.
    ///
    /// # Errors
    /// Those of [`CompiledPlan::pay`].
    pub fn run(&self, plan: &CompiledPlan) -> Result<Simulated, CommissionRefusal> {
        let mut tally = Tally::new(plan);
        for (buyer, line) in &self.orders {
            let lines = core::slice::from_ref(line);
            tally.add(self, &PaidOrder { buyer: Some(*buyer), lines, sellers: &[] })?;
        }
        if plan.has_periods() {
            tally.add_period(self, &plan.close(self).payouts);
        }
        Ok(tally.finish())
    }

    fn person(&self, customer: CustomerSlot) -> Option<&Person> {
        self.people.get(customer.index())
    }
}

impl Upline for Market {
    fn inviter(&self, customer: CustomerSlot) -> Option<CustomerSlot> {
        self.person(customer)?.inviter
    }

    fn level(&self, customer: CustomerSlot) -> Option<LevelSlot> {
        self.person(customer)?.level
    }

    fn is_promoter(&self, customer: CustomerSlot) -> bool {
        self.person(customer).is_some_and(|person| person.promoter)
    }

    fn tree(&self, _: &PlacementTreeId) -> Option<usize> {
        Some(0)
    }

    /// Seats are filled two by two, in order of joining, in every tree.
    fn seat_above(&self, _: usize, customer: CustomerSlot) -> Option<CustomerSlot> {
        CustomerSlot::from_index(customer.index().checked_sub(1)? / 2)
    }
}

impl PeriodPeople for Market {
    fn count(&self) -> usize {
        self.people.len()
    }

    fn volume(&self, customer: CustomerSlot) -> i64 {
        self.person(customer).map_or(0, |person| person.bought)
    }

    fn leg(&self, _: usize, customer: CustomerSlot) -> Option<u8> {
        u8::try_from(customer.index().checked_sub(1)? % 2).ok()
    }
}

/// Numbers from a seed: SplitMix64, whose sequence is fixed by its definition.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, or nothing.
    fn below(&mut self, bound: u32) -> u32 {
        let high = u128::from(self.next()).saturating_mul(u128::from(bound)) >> 64;
        u32::try_from(high).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::{Comparison, Plan};
    use crate::money::RoundingMode;

    fn shape(more: &str) -> MarketShape {
        let text = alloc::format!(r#"{{"seed":11,"people":500,"orders":2000,"from":500,"to":9000{more}}}"#);
        serde_json::from_str(&text).unwrap()
    }

    fn plan(kinds: &[&str]) -> CompiledPlan {
        let bonuses: Vec<_> = kinds
            .iter()
            .enumerate()
            .map(|(n, kind)| alloc::format!(r#"{{"id":"b{n}","kind":{kind}}}"#))
            .collect();
        let text = alloc::format!(
            r#"{{"id":"p","currency":"CNY","cap_percent":"100","rounding":"down","bonuses":[{}]}}"#,
            bonuses.join(",")
        );
        let level =
            |id: &crate::id::LevelId| LevelSlot::from_index(id.as_str().strip_prefix('l')?.parse().ok()?);
        serde_json::from_str::<Plan>(&text).unwrap().compile(level, |_| None).unwrap()
    }

    const THREE: &str = r#"{"unilevel":{"tiers":[{"percent":"10"},{"percent":"5"},{"percent":"2"}]}}"#;
    const STEPS: &str = r#"{"level_difference":{"rates":[
        {"level":"l0","rate":{"percent":"8"}},{"level":"l1","rate":{"percent":"15"}}]}}"#;

    #[test]
    fn the_same_seed_makes_the_same_market() {
        let run =
            |seed: u64| Market::made_up(&MarketShape { seed, ..shape("") }).run(&plan(&[THREE])).unwrap();
        assert_eq!(run(1), run(1));
        assert_ne!(run(1), run(2));
        let came_to = run(1);
        // Written down, so that no machine and no version makes another market of it.
        assert_eq!((came_to.orders, came_to.receivers), (2000, came_to.receivers));
        let by_tier: i64 = came_to.by_tier.iter().map(|(_, paid)| paid.minor()).sum();
        assert_eq!(by_tier, came_to.paid.minor());
        let left = came_to.margin_left.unwrap().minor();
        assert!(left < came_to.revenue.minor() * 40 / 100 && left > 0);
        assert!(came_to.top.basis_points >= 1000 && came_to.top.people * 10 >= came_to.receivers);
    }

    #[test]
    fn no_market_pays_above_the_bound_and_the_worst_order_is_the_worst() {
        let levels = r#","levels":[{"level":0,"percent":30},{"level":1,"percent":10}]"#;
        let trees = ["\"random\"", "\"line\"", r#"{"wide":3}"#, r#"{"recent":4}"#];
        for tree in trees {
            let market = Market::made_up(&shape(&alloc::format!(r#"{levels},"tree":{tree}"#)));
            for kinds in [
                &[THREE][..],
                &[STEPS],
                &[THREE, STEPS],
                &[r#"{"team_volume":{"tiers":[{"from":"10","percent":"3"},{"from":"500","percent":"7"}]}}"#],
                &[r#"{"binary":{"percent":"10","pool_percent":"8"}}"#],
            ] {
                let plan = plan(kinds);
                let came_to = market.run(&plan).unwrap();
                let most = plan.bound().share.of(came_to.revenue.minor(), RoundingMode::Up).unwrap();
                assert!(came_to.paid.minor() <= most, "{kinds:?} in {tree}: {came_to:?}");
                let worst = came_to.worst.unwrap();
                assert!(
                    worst.paid.minor()
                        <= plan.bound().share.of(worst.revenue.minor(), RoundingMode::Up).unwrap()
                );
            }
        }
    }

    #[test]
    fn two_plans_are_compared_on_the_same_orders() {
        let market = Market::made_up(&shape(r#","promoters":50"#));
        let one = market.run(&plan(&[THREE])).unwrap();
        let other = market
            .run(&plan(&[r#"{"unilevel":{"tiers":[{"percent":"10"}],"ineligible":"compress"}}"#]))
            .unwrap();
        let compared = Comparison { one: one.clone(), other: other.clone() };
        assert_eq!(compared.difference().minor(), other.paid.minor() - one.paid.minor());
        assert_eq!(compared.one.revenue, compared.other.revenue);
    }
}
