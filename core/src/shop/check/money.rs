//! Every account is what orders, payments and refunds say, and no wallet holds less than nothing.

use crate::commission::WithdrawalStage;
use crate::ledger::{Account, CustomerAccount, ShopAccount};
use crate::money::{Amount, MoneyRefusal};
use crate::order::{Order, PaidFor, Stage};
use crate::shop::Shop;
use alloc::format;
use alloc::string::{String, ToString};

impl Shop {
    /// All balances sum to zero, and each is what the orders say.
    pub(super) fn check_ledger(&self) -> Result<(), String> {
        let trial = self.ledger.trial_balance();
        if trial != 0 {
            return Err(format!("the trial balance is {trial}"));
        }
        let (mut held, mut revenue, mut commission) = (0_i128, 0_i128, 0_i128);
        let (mut tax, mut rounding, mut promotion) = (0_i128, 0_i128, 0_i128);
        for (slot, order) in self.orders.iter() {
            let kept = i128::from(order.paid.minor()) - i128::from(order.refunded.minor());
            match order.stage {
                Stage::Placed | Stage::Paid | Stage::Fulfilling | Stage::Held => held += kept,
                Stage::Fulfilled | Stage::Completed => {
                    let rule = self.allocation_of(order).map_err(|e| e.to_string())?;
                    let apart = order.apart_of_units_left(rule).map_err(|e| e.to_string())?;
                    let apart = apart.unwrap_or_default();
                    let [of_tax, fee, round, back] =
                        [apart.tax, apart.fee, apart.rounding, apart.cashback].map(|a| i128::from(a.minor()));
                    revenue += kept - of_tax - fee - round;
                    (tax, rounding, promotion) = (tax + of_tax, rounding + round, promotion + back);
                }
                Stage::Refunded => {
                    let stays = order.kept();
                    if kept != i128::from(stays.total.minor()) {
                        return Err(format!("order {slot:?} is refunded and keeps {kept}"));
                    }
                    let of_tax = i128::from(stays.tax.minor());
                    (revenue, tax) = (revenue + kept - of_tax, tax + of_tax);
                }
                _ => {}
            }
            if let Some(dealings) = &order.dealings {
                let of_bank = i128::from(dealings.charged_back.minor());
                revenue += of_bank;
                promotion += i128::from(dealings.cashback_lost.minor());
            }
            let left = self.accruals.of_order(slot).map(|line| i128::from(line.left().minor()));
            commission += left.sum::<i128>();
        }
        commission += self.periods.paid();
        let balance = |account| i128::from(self.ledger.balance(Account::Shop(account)).minor());
        for (account, expected) in [
            (ShopAccount::Held, -held),
            (ShopAccount::Revenue, -revenue),
            (ShopAccount::Commission, commission),
            (ShopAccount::Tax, -tax),
            (ShopAccount::Rounding, -rounding),
            (ShopAccount::Promotion, promotion),
        ] {
            if balance(account) != expected {
                return Err(format!("{account:?} stands at {}, the orders say {expected}", balance(account)));
            }
        }
        Ok(())
    }

    /// What was received is where payments and refunds say: the gateway holds it, it waits, or it went back; what an order
    /// was paid is what its payments and the wallet gave; no wallet holds less than nothing.
    pub(super) fn check_payments(&self) -> Result<(), String> {
        let (mut gateway, mut spare, mut refunding, mut lost) = (0_i128, 0_i128, 0_i128, 0_i128);
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

    /// What an order was paid, by its payments and from the wallet.
    fn received(&self, order: &Order) -> Result<Amount, MoneyRefusal> {
        let mut sum = order.from_wallet();
        for (_, payment, fate) in self.payments.of_order(order.payment) {
            sum = sum.plus(payment.amount)?.minus(fate.elsewhere)?;
        }
        Ok(sum)
    }
}
