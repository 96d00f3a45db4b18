//! The dearest sale of a plan: uplines are tried, and the plan itself says what they pay.

use crate::commission::Chain as Followers;
use crate::commission::ChainRole;
use crate::commission::bound::{Goods, below_markups};
use crate::commission::{
    CompiledPlan, MAX_WALK, PaidLine, PaidOrder, Plan, PlanRefusal, SellerPrice, Upline,
};
use crate::id::{CategoryId, LevelId, PlacementTreeId};
use crate::money::{Amount, Exact, Ratio, RoundingMode};
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot, Slot};
use alloc::vec::Vec;

/// What the sale costs, in minor units: large enough that rounding hides nothing.
const BASE: i64 = 1_000_000_000_000;
/// How many uplines are tried at the most.
const MOST_TRIES: usize = 2000;
/// How many categories are tried for a product at the most.
const MOST_CATEGORIES: usize = 64;

/// The dearest sale that was found.
pub(super) struct DearestSale {
    pub(super) share: Ratio,
    pub(super) upline: Vec<Option<LevelId>>,
    pub(super) category: Option<CategoryId>,
    paid: i64,
    receivers: i64,
}

impl DearestSale {
    /// Whether it pays all of a bound, but for what rounding takes; `of_periods` of it is closed by period.
    pub(super) fn is_all_of(&self, bound: Ratio, of_periods: Ratio) -> bool {
        let Some(of_orders) = bound.minus(of_periods) else { return false };
        let due = of_orders.of(BASE, RoundingMode::Down).unwrap_or(i64::MAX);
        self.paid.saturating_add(self.receivers) >= due
    }
}

impl Plan {
    /// Tries the uplines that suit each bonus best, and changes the better one level by level.
    pub(super) fn dearest_sale(
        &self,
        goods: Goods<'_>,
        chains: &[Vec<Option<LevelId>>],
    ) -> Result<DearestSale, PlanRefusal> {
        let levels = self.levels_named();
        let products = self.products_named();
        // Gates are passed and caps of amounts are far away; the plan's own cap must not hide what exceeds it.
        let mut plan = self.clone();
        plan.cap_percent = Exact::HUNDRED;
        plan.rounding = RoundingMode::Down;
        for bonus in &mut plan.bonuses {
            bonus.gate = None;
            bonus.cap = None;
        }
        let position = |list: &[_], id: &_| list.binary_search(id).ok();
        let compiled = plan.compile_unbounded(
            |id| position(&levels, id).and_then(LevelSlot::from_index),
            |id| products.binary_search(&id).ok().and_then(ProductSlot::from_index),
        )?;
        let product =
            goods.product().and_then(|id| products.binary_search(&id).ok()).unwrap_or(products.len());
        // A product that is named may be of any category; the others are of that which is the dearest.
        let categories: Vec<Option<&CategoryId>> = match goods {
            Goods::Category(category) => Vec::from([Some(category)]),
            Goods::Others => Vec::from([None]),
            Goods::Product(_) => [None]
                .into_iter()
                .chain(self.categories_named().into_iter().map(Some))
                .take(MOST_CATEGORIES)
                .collect(),
        };
        let sellers = self.dearest_sellers();
        let slots = |chain: &[Option<LevelId>]| -> Vec<Option<usize>> {
            chain.iter().map(|id| position(&levels, id.as_ref()?)).collect()
        };
        let mut found: Option<(Tried, Option<CategoryId>)> = None;
        let lines = chain_lines();
        for (category, followers) in
            categories.iter().flat_map(|category| lines.iter().map(|line| (*category, line)))
        {
            let trial = Trial { plan: &compiled, product, category, sellers: &sellers, followers };
            let mut best: Tried = (0, 0, Vec::new());
            for chain in chains.iter().map(|chain| slots(chain)) {
                let (paid, receivers) = trial.pay(&chain);
                if paid > best.0 || best.2.is_empty() {
                    best = (paid, receivers, chain);
                }
            }
            trial.improve(&mut best, levels.len());
            if found.as_ref().is_none_or(|((paid, ..), _)| best.0 > *paid) {
                found = Some((best, category.cloned()));
            }
        }
        let ((paid, receivers, upline), category) = found.unwrap_or_default();
        let upline = upline.into_iter().map(|level| levels.get(level?).cloned()).collect();
        Ok(DearestSale {
            share: Ratio::new(paid, BASE).unwrap_or(Ratio::ZERO),
            upline,
            category,
            paid,
            receivers,
        })
    }

    /// As many sub-shops as may stand above one another, each with the largest mark-up.
    fn dearest_sellers(&self) -> Vec<SellerPrice> {
        let Some(sub_shops) = self.sub_shops() else { return Vec::new() };
        let seller = |above: u8| {
            let owner = CustomerSlot::from_index(usize::from(above).saturating_add(MAX_WALK))?;
            Some(SellerPrice { line: 0, owner, buys_at: Amount::from_minor(below_markups(sub_shops, above)) })
        };
        (1..=sub_shops.max_chain).filter_map(seller).collect()
    }
}

/// What an upline is paid, how many receivers there are, and the levels.
type Tried = (i64, i64, Vec<Option<usize>>);

struct Trial<'a> {
    plan: &'a CompiledPlan,
    product: usize,
    category: Option<&'a CategoryId>,
    sellers: &'a [SellerPrice],
    followers: &'a Followers,
}

/// The buyer follows an agent or a partner, above whom stands one of each.
fn chain_lines() -> Vec<Followers> {
    use ChainRole::{Agent, Partner};
    let line = |roles: [ChainRole; 3]| {
        Followers::in_line(
            (1..).zip(roles).filter_map(|(n, role)| Some((CustomerSlot::from_index(n)?, role))),
        )
    };
    Vec::from([line([Agent, Partner, Agent]), line([Partner, Partner, Agent])])
}

impl Trial<'_> {
    /// What an upline is paid, and how many receivers there are.
    fn pay(&self, upline: &[Option<usize>]) -> (i64, i64) {
        let Some(product) = ProductSlot::from_index(self.product) else { return (0, 0) };
        let base = Amount::from_minor(BASE);
        // No units: fixed amounts are bounded apart from shares. Goods that cost nothing have the largest margin.
        let line = PaidLine { product, quantity: 0, paid: base, list: base, cost: Some(Amount::ZERO) };
        let order = PaidOrder { buyer: CustomerSlot::from_index(0), lines: &[line], sellers: self.sellers };
        let chain = Chain { upline, category: self.category, followers: self.followers };
        let Ok(pay) = self.plan.pay_all(&chain, &order, &mut ()) else { return (0, 0) };
        let partners = pay.partners.iter().map(|payout| payout.amount);
        let amounts = pay.payouts.iter().map(|payout| payout.amount).chain(partners);
        let paid = amounts.fold(0_i64, |sum, amount| sum.saturating_add(amount.minor()));
        let receivers = pay.payouts.len().saturating_add(pay.partners.len());
        (paid, i64::try_from(receivers).unwrap_or(i64::MAX))
    }

    /// Tries every level at every depth, as long as the number of tries allows.
    fn improve(&self, best: &mut Tried, levels: usize) {
        let tries = best.2.len().saturating_mul(levels.saturating_add(1));
        if self.plan.bonus(1).is_none() || tries > MOST_TRIES {
            return;
        }
        for depth in 0..best.2.len() {
            for level in (0..levels).map(Some).chain([None]) {
                let mut other = best.2.clone();
                if let Some(place) = other.get_mut(depth) {
                    *place = level;
                }
                let (paid, receivers) = self.pay(&other);
                if paid > best.0 {
                    *best = (paid, receivers, other);
                }
            }
        }
    }
}

/// A line of promoters who all pass every gate: the buyer in slot 0. Seats stand as inviters do.
struct Chain<'a> {
    upline: &'a [Option<usize>],
    category: Option<&'a CategoryId>,
    followers: &'a Followers,
}

impl Upline for Chain<'_> {
    fn inviter(&self, customer: CustomerSlot) -> Option<CustomerSlot> {
        let above = customer.index().checked_add(1)?;
        CustomerSlot::from_index(above).filter(|_| above <= self.upline.len())
    }

    fn level(&self, customer: CustomerSlot) -> Option<LevelSlot> {
        let level = self.upline.get(customer.index().checked_sub(1)?)?;
        level.and_then(LevelSlot::from_index)
    }

    fn is_promoter(&self, customer: CustomerSlot) -> bool {
        // The buyer's own tier would be nobody else's.
        customer.index() > 0
    }

    fn tree(&self, _: &PlacementTreeId) -> Option<usize> {
        Some(0)
    }

    fn seat_above(&self, _: usize, customer: CustomerSlot) -> Option<CustomerSlot> {
        self.inviter(customer)
    }

    fn chain(&self, _: u8) -> Option<&Followers> {
        Some(self.followers)
    }

    fn category(&self, _: ProductSlot) -> Option<&CategoryId> {
        self.category
    }
}
