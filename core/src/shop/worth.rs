//! What an order is worth in the shop's books: what each account holds because of it.
//!
//! The books are checked against the sum over all orders; those in the archive left their sum behind.

use crate::ledger::ShopAccount;
use crate::money::{Amount, MoneyRefusal};
use crate::order::{Order, Stage, Worth};
use crate::shop::{Rejection, Shop};
use crate::slot::{OrderSlot, Slot};

/// The accounts that an order changes, as [`Shop::worth_of`] counts them.
pub(super) const OF_ORDERS: [ShopAccount; 6] = [
    ShopAccount::Held,
    ShopAccount::Revenue,
    ShopAccount::Commission,
    ShopAccount::Tax,
    ShopAccount::Rounding,
    ShopAccount::Promotion,
];

impl Shop {
    /// What an order is worth: the balances of the accounts as they would be if it were the only one, and what offers
    /// with a cap or a budget gave to it.
    pub(super) fn worth_of(&self, slot: OrderSlot, order: &Order) -> Result<Worth, Rejection> {
        let mut worth = Worth::default();
        let overflow = || Rejection::Money(MoneyRefusal::Overflow {});
        let mut add = |account: ShopAccount, amount: Result<Amount, MoneyRefusal>| -> Result<(), Rejection> {
            worth.add_to_account(account as usize, amount?).ok_or_else(overflow)
        };
        let kept = order.paid.minus(order.refunded)?;
        match order.stage {
            Stage::Placed | Stage::Paid | Stage::Fulfilling | Stage::Held => {
                add(ShopAccount::Held, kept.negated())?;
            }
            Stage::Fulfilled | Stage::Completed => {
                let apart = order.apart_of_units_left(self.allocation_of(order)?)?.unwrap_or_default();
                add(ShopAccount::Revenue, apart.revenue_of(kept)?.negated())?;
                add(ShopAccount::Tax, apart.tax.negated())?;
                add(ShopAccount::Rounding, apart.rounding.negated())?;
                add(ShopAccount::Promotion, Ok(apart.cashback))?;
            }
            Stage::Refunded => {
                let tax = order.kept().tax;
                add(ShopAccount::Revenue, tax.minus(kept))?;
                add(ShopAccount::Tax, tax.negated())?;
            }
            Stage::Expired | Stage::Cancelled => {}
        }
        if let Some(dealings) = &order.dealings {
            add(ShopAccount::Revenue, dealings.charged_back.negated())?;
            add(ShopAccount::Promotion, Ok(dealings.cashback_lost))?;
            for (_, cost) in &dealings.costs {
                add(ShopAccount::Cost, Ok(*cost))?;
            }
        }
        add(ShopAccount::Cost, order.taken_by_platform())?;
        let left = self.accruals.of_order(slot).map(|line| line.left());
        add(ShopAccount::Commission, Amount::sum(left))?;
        if order.has_stock() {
            for used in order.extras.iter().flat_map(|extras| &extras.uses) {
                worth.add_to_offer(used.offer.index(), used.taken).ok_or_else(overflow)?;
            }
        }
        for (supplier, cost) in order.dealings.iter().flat_map(|dealings| &dealings.costs) {
            worth.add_to_supplier(supplier.index(), *cost).ok_or_else(overflow)?;
        }
        Ok(worth)
    }
}
