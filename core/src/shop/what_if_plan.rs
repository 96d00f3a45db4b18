//! What a plan would have paid for the orders of a shop.

use crate::commission::{Comparison, PaidLine, PaidOrder, Plan, Simulated, Tally};
use crate::order::{Line, Order};
use crate::shop::crowd::Crowd;
use crate::shop::{Rejection, Shop, ShopRefusal, WhichOrders};
use alloc::vec::Vec;

impl Shop {
    /// What a plan, published or not, would have paid for the shop's orders, by the uplines and levels of today. Each order
    /// counts as it was placed, without tax, also where it was refunded since; period bonuses are not part of it. Nothing
    /// changes. From a journal it is asked of the shop that its replay gives.
    ///
    /// # Errors
    /// When the plan is not sound, in another currency, or names what the shop does not have.
    pub fn what_if_plan(&self, plan: &Plan, which: WhichOrders) -> Result<Simulated, Rejection> {
        self.check_currency(plan.currency)?;
        let compiled = self.compile_plan(plan)?;
        let crowd = Crowd::at(self, self.clock).by(&compiled);
        let mut tally = Tally::new(&compiled);
        for (_, order) in self.orders.in_order().into_iter().filter(|(_, order)| which.has(order)) {
            let lines = self.lines_as_placed(order)?;
            tally.add(
                &crowd,
                &PaidOrder { buyer: order.buyer, lines: &lines, sellers: &self.seller_prices(order, &lines) },
            )?;
        }
        Ok(tally.finish())
    }

    /// The plan in force and another one on the same orders: see [`Self::what_if_plan`].
    ///
    /// # Errors
    /// As [`Self::what_if_plan`], and when no plan is published.
    pub fn compare_plans(&self, other: &Plan, which: WhichOrders) -> Result<Comparison, Rejection> {
        let (_, current) = self.current_plan().ok_or(ShopRefusal::NoPlan {})?;
        let one = self.what_if_plan(&current.document, which)?;
        Ok(Comparison { one, other: self.what_if_plan(other, which)? })
    }

    fn lines_as_placed(&self, order: &Order) -> Result<Vec<PaidLine>, Rejection> {
        let line = |line: &Line| {
            let variant = self.catalog.variants().id(line.variant);
            Ok(PaidLine {
                product: line.product,
                quantity: line.quantity,
                paid: line.total,
                list: line.list,
                cost: variant.and_then(|variant| self.cost_of(order.book, variant, line.quantity)),
            })
        };
        order.lines.iter().take(order.bought()).map(line).collect()
    }
}
