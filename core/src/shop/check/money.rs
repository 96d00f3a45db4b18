//! Every account is what orders, payments and refunds say, and no wallet holds less than nothing.

use crate::commission::WithdrawalStage;
use crate::ledger::{Account, CustomerAccount, ShopAccount, SupplierAccount};
use crate::money::{Amount, MoneyRefusal};
use crate::order::{Order, PaidFor, Stage};
use crate::shop::Shop;
use crate::shop::worth::OF_ORDERS;
use crate::slot::Slot;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};

impl Shop {
    /// All balances sum to zero, each is what the orders say, and so is what offers with caps and budgets gave.
    pub(super) fn check_ledger(&self) -> Result<(), String> {
        let trial = self.ledger.trial_balance();
        if trial != 0 {
            return Err(format!("the trial balance is {trial}"));
        }
        let mut all = self.orders.archived().worth().clone();
        for (slot, order) in self.orders.iter() {
            if order.stage == Stage::Refunded && order.paid.minus(order.refunded) != Ok(order.kept().total) {
                return Err(format!("order {slot:?} is refunded and keeps something of {:?}", order.paid));
            }
            let worth = self.worth_of(slot, order).map_err(|e| e.to_string())?;
            all.add(&worth).ok_or("the worth of all orders cannot be counted")?;
        }
        for account in OF_ORDERS {
            let balance = i128::from(self.ledger.balance(Account::Shop(account)).minor());
            let mut expected = i128::from(all.of_account(account as usize).minor());
            if account == ShopAccount::Commission {
                expected += self.periods.paid();
            }
            if balance != expected {
                return Err(format!("{account:?} stands at {balance}, the orders say {expected}"));
            }
        }
        for (slot, offer) in self.offer_uses.registry().iter() {
            let (told, sum) = (self.offer_uses.taken(slot), all.of_offer(slot.index()));
            if told != sum {
                return Err(format!("the offer `{offer}` gave {told:?}, the orders say {sum:?}"));
            }
        }
        Ok(())
    }

    /// What was received is where payments and refunds say: the gateway holds it, it waits, or it went back; what an order
    /// was paid is what its payments and the wallet gave; no wallet holds less than nothing.
    pub(super) fn check_payments(&self) -> Result<(), String> {
        let of_archived =
            |account| i128::from(self.orders.archived().worth().of_account(account as usize).minor());
        let (mut gateway, mut spare) = (of_archived(ShopAccount::Gateway), 0_i128);
        let (mut refunding, mut lost) = (0_i128, of_archived(ShopAccount::Chargebacks));
        for (slot, payment) in self.payments.iter() {
            let fate = self.payments.fate(slot);
            gateway += i128::from(payment.amount.minor())
                - i128::from(fate.returned.minor())
                - i128::from(fate.charged_back.minor());
            spare += i128::from(fate.spare.minor());
            lost += i128::from(fate.lost.minor());
            if fate.returnable(payment).is_ok_and(Amount::is_negative) || fate.spare.is_negative() {
                return Err(format!("more than came of payment {slot:?} went back: {fate:?}"));
            }
            if let PaidFor::Order(order) = payment.paid_for
                && self.orders.get(order).is_none()
            {
                return Err(format!("payment {slot:?} is for no order"));
            }
        }
        for (_, parts) in self.refunds.all_awaited() {
            refunding += parts.iter().map(|(_, amount)| i128::from(amount.minor())).sum::<i128>();
        }
        for (_, order) in self.orders.iter() {
            lost += order.dealings.as_ref().map_or(0, |dealings| i128::from(dealings.charged_back.minor()));
        }
        let paid_out = |(_, withdrawal): (_, &crate::commission::Withdrawal)| match withdrawal.stage {
            WithdrawalStage::Paid => i128::from(withdrawal.net().minor()),
            WithdrawalStage::Requested | WithdrawalStage::AwaitsApproval | WithdrawalStage::Failed => 0,
        };
        gateway += refunding - self.withdrawals.iter().map(paid_out).sum::<i128>();
        gateway -= self.suppliers.iter().map(|(supplier, _)| self.settled_with(supplier)).sum::<i128>();
        for (account, expected) in [
            (ShopAccount::Gateway, gateway),
            (ShopAccount::Spare, -spare),
            (ShopAccount::Refunding, -refunding),
            (ShopAccount::Chargebacks, lost),
        ] {
            let balance = i128::from(self.ledger.balance(Account::Shop(account)).minor());
            if balance != expected {
                return Err(format!("{account:?} stands at {balance}, the payments say {expected}"));
            }
        }
        for (slot, order) in self.orders.iter() {
            if self.received(order).map_err(|e| e.to_string())? != order.paid {
                return Err(format!("order {slot:?} was paid {:?}, its payments say otherwise", order.paid));
            }
            let unpaid = order.stage == Stage::Placed && order.paid >= order.total && !order.total.is_zero();
            if unpaid || order.paid > order.total {
                return Err(format!("order {slot:?} is {:?} and was paid {:?}", order.stage, order.paid));
            }
        }
        for (slot, customer) in self.customers.iter() {
            if self.ledger.owed(slot, CustomerAccount::Wallet).is_negative() {
                return Err(format!("the wallet of `{customer}` holds less than nothing"));
            }
        }
        Ok(())
    }

    /// What suppliers are owed is what the orders say that have their keys.
    pub(super) fn check_suppliers(&self) -> Result<(), String> {
        let mut owed = BTreeMap::new();
        let archived = self.orders.archived().worth();
        let mut cost = i128::from(archived.of_account(ShopAccount::Cost as usize).minor());
        for (supplier, _) in self.suppliers.iter() {
            // Only closed orders are archived, and nobody complains about them.
            let payable = i128::from(archived.of_supplier(supplier.index()).minor());
            owed.insert((supplier, SupplierAccount::Payable.name()), payable);
        }
        for (_, order) in self.orders.iter() {
            for (supplier, amount) in order.dealings.iter().flat_map(|dealings| &dealings.costs) {
                let amount = i128::from(amount.minor());
                cost += amount;
                *owed.entry((*supplier, order.supplier_account().name())).or_insert(0_i128) += amount;
            }
            cost += i128::from(order.taken_by_platform().map_err(|refusal| refusal.to_string())?.minor());
            check_partners(order)?;
        }
        if i128::from(self.ledger.balance(Account::Shop(ShopAccount::Cost)).minor()) != cost {
            return Err(format!("keys and partners cost {cost}, the books say otherwise"));
        }
        for (supplier, id) in self.suppliers.iter() {
            for account in SupplierAccount::ALL {
                let said = i128::from(self.ledger.owed_to_supplier(supplier, account).minor());
                let mut expected = owed.get(&(supplier, account.name())).copied().unwrap_or_default();
                if account == SupplierAccount::Payable {
                    expected -= self.settled_with(supplier);
                }
                if said != expected {
                    return Err(format!(
                        "`{id}` is owed {said} {}, the orders say {expected}",
                        account.name()
                    ));
                }
            }
        }
        Ok(())
    }

    /// What an order was paid, by its payments and from the wallet.
    fn received(&self, order: &Order) -> Result<Amount, MoneyRefusal> {
        let mut sum = order.from_wallet();
        for (_, payment, fate) in self.payments.of_order(order.payment) {
            sum = sum.plus(payment.amount)?.minus(fate.elsewhere)?;
        }
        Ok(sum)
    }
}

/// What suppliers and the platform have of a line is no more than was paid for it.
fn check_partners(order: &Order) -> Result<(), String> {
    for (n, line) in order.lines.iter().enumerate() {
        let own = order.partner_lines().iter().filter(|partner| usize::from(partner.line) == n);
        let sum: i128 = own.map(|partner| i128::from(partner.left().minor())).sum();
        if sum > i128::from(line.total.minor()) {
            return Err(format!("partners have {sum} of a line of {:?}", line.total));
        }
    }
    Ok(())
}
