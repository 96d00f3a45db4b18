//! Which entries each movement of money makes: the one table of the ledger.
//!
//! | movement | debit | credit |
//! |---|---|---|
//! | an order is paid, or held for a late payment | gateway | held |
//! | a late payment becomes balance | gateway | wallet |
//! | an order is delivered | held | revenue, tax, fees for the buyer's fee, rounding |
//! | its cashback | promotion | wallet |
//! | commission accrues | commission | pending |
//! | commission vests | pending | available |
//! | commission is reversed | pending or available | commission |
//! | a refund before delivery | held | gateway or wallet |
//! | a refund after delivery | revenue, tax, fees, rounding | gateway or wallet |
//! | cashback is taken back | wallet | promotion |
//! | a withdrawal is requested | available | withdrawing |
//! | a withdrawal is paid | withdrawing | gateway, and fees for the fee |
//! | a withdrawal failed | withdrawing | available |

use crate::ledger::{Account, CustomerAccount, Entry, Posting, ShopAccount};
use crate::money::{Amount, MoneyRefusal};
use crate::order::Apart;
use crate::slot::CustomerSlot;

pub(super) const GATEWAY: Account = Account::Shop(ShopAccount::Gateway);
pub(super) const HELD: Account = Account::Shop(ShopAccount::Held);
pub(super) const REVENUE: Account = Account::Shop(ShopAccount::Revenue);
pub(super) const COMMISSION: Account = Account::Shop(ShopAccount::Commission);
pub(super) const FEES: Account = Account::Shop(ShopAccount::Fees);
pub(super) const TAX: Account = Account::Shop(ShopAccount::Tax);
pub(super) const ROUNDING: Account = Account::Shop(ShopAccount::Rounding);
pub(super) const PROMOTION: Account = Account::Shop(ShopAccount::Promotion);

pub(super) const fn wallet(of: CustomerSlot) -> Account {
    Account::Customer(of, CustomerAccount::Wallet)
}

pub(super) const fn pending(of: CustomerSlot) -> Account {
    Account::Customer(of, CustomerAccount::Pending)
}

pub(super) const fn available(of: CustomerSlot) -> Account {
    Account::Customer(of, CustomerAccount::Available)
}

pub(super) const fn withdrawing(of: CustomerSlot) -> Account {
    Account::Customer(of, CustomerAccount::Withdrawing)
}

/// So much from one account to another: the debit first.
pub(super) fn transfer(debit: Account, credit: Account, amount: Amount) -> Result<Posting, MoneyRefusal> {
    transfers([(debit, credit, amount)])
}

/// Several transfers as one posting.
pub(super) fn transfers(
    of: impl IntoIterator<Item = (Account, Account, Amount)>,
) -> Result<Posting, MoneyRefusal> {
    let mut posting = Posting::new();
    for (debit, credit, amount) in of {
        posting.push(Entry::new(debit, amount));
        posting.push(Entry::new(credit, amount.negated()?));
    }
    Ok(posting)
}

/// A delivery: revenue, what is none, and the buyer's cashback.
pub(super) fn delivery(
    revenue: Amount,
    apart: Option<&Apart>,
    buyer: Option<CustomerSlot>,
) -> Result<Posting, MoneyRefusal> {
    let Some(apart) = apart else { return transfer(HELD, REVENUE, revenue) };
    let money = [
        (HELD, REVENUE, revenue),
        (HELD, TAX, apart.tax),
        (HELD, FEES, apart.fee),
        (HELD, ROUNDING, apart.rounding),
    ];
    let cashback = buyer.map(|buyer| (PROMOTION, wallet(buyer), apart.cashback));
    transfers(money.into_iter().chain(cashback).filter(|(.., amount)| !amount.is_zero()))
}

/// A refund after the delivery of `amount`, of which `apart` was no revenue.
pub(super) fn refund(
    to: Account,
    amount: Amount,
    apart: Option<&Apart>,
    buyer: Option<CustomerSlot>,
) -> Result<Posting, MoneyRefusal> {
    let Some(apart) = apart else { return transfer(REVENUE, to, amount) };
    let money = [
        (REVENUE, to, apart.revenue_of(amount)?),
        (TAX, to, apart.tax),
        (FEES, to, apart.fee),
        (ROUNDING, to, apart.rounding),
    ];
    let cashback = buyer.map(|buyer| (wallet(buyer), PROMOTION, apart.cashback));
    transfers(money.into_iter().chain(cashback).filter(|(.., amount)| !amount.is_zero()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transfers_balance() {
        let five = Amount::from_minor(5);
        let posting = transfers([(GATEWAY, HELD, five), (HELD, REVENUE, five)]).unwrap();
        assert_eq!(Amount::sum(posting.iter().map(|entry| entry.amount)), Ok(Amount::ZERO));
        assert!(transfer(GATEWAY, HELD, Amount::from_minor(i64::MIN)).is_err());
    }
}
