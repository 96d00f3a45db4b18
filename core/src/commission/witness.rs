//! The dearest sale of a plan: uplines are tried, and the plan itself says what they pay.

use crate::commission::pay::Upline;
use crate::commission::{CompiledPlan, PaidLine, PaidOrder, Plan, PlanRefusal};
use crate::id::{LevelId, ProductId};
use crate::money::{Amount, Exact, Ratio, RoundingMode};
use crate::slot::{CustomerSlot, LevelSlot, ProductSlot, Slot};
use alloc::vec::Vec;

/// What the sale costs, in minor units: large enough that rounding hides nothing.
const BASE: i64 = 1_000_000_000_000;
/// How many uplines are tried at the most.
const MOST_TRIES: usize = 2000;

/// The dearest sale that was found.
pub(super) struct DearestSale {
    pub(super) share: Ratio,
    pub(super) upline: Vec<Option<LevelId>>,
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
        product: Option<&ProductId>,
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
        let product = product.and_then(|id| products.binary_search(&id).ok()).unwrap_or(products.len());
        let trial = Trial { plan: &compiled, product };
        let slots = |chain: &[Option<LevelId>]| -> Vec<Option<usize>> {
            chain.iter().map(|id| position(&levels, id.as_ref()?)).collect()
        };
        let mut best = (0, 0, Vec::new());
        for chain in chains.iter().map(|chain| slots(chain)) {
            let (paid, receivers) = trial.pay(&chain);
            if paid > best.0 || best.2.is_empty() {
                best = (paid, receivers, chain);
            }
        }
        trial.improve(&mut best, levels.len());
        let (paid, receivers, upline) = best;
        let upline = upline.into_iter().map(|level| levels.get(level?).cloned()).collect();
        Ok(DearestSale { share: Ratio::new(paid, BASE).unwrap_or(Ratio::ZERO), upline, paid, receivers })
    }
}

struct Trial<'a> {
    plan: &'a CompiledPlan,
    product: usize,
}

impl Trial<'_> {
    /// What an upline is paid, and how many receivers there are.
    fn pay(&self, upline: &[Option<usize>]) -> (i64, i64) {
        let Some(product) = ProductSlot::from_index(self.product) else { return (0, 0) };
        let base = Amount::from_minor(BASE);
        // No units: fixed amounts are bounded apart from shares. Goods that cost nothing have the largest margin.
        let line = PaidLine { product, quantity: 0, paid: base, list: base, cost: Some(Amount::ZERO) };
        let order = PaidOrder { buyer: CustomerSlot::from_index(0), lines: &[line] };
        let Ok(payouts) = self.plan.pay(&Chain { upline }, &order) else { return (0, 0) };
        let paid = payouts.iter().fold(0_i64, |sum, payout| sum.saturating_add(payout.amount.minor()));
        (paid, i64::try_from(payouts.len()).unwrap_or(i64::MAX))
    }

    /// Tries every level at every depth, as long as the number of tries allows.
    fn improve(&self, best: &mut (i64, i64, Vec<Option<usize>>), levels: usize) {
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

    fn seat_above(&self, customer: CustomerSlot) -> Option<CustomerSlot> {
        self.inviter(customer)
    }
}
