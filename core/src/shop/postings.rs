//! Which entries each movement of money makes: the one table of the ledger.
//!
//! | movement | debit | credit |
//! |---|---|---|
//! | an order is paid, or held for a late payment | gateway | held |
//! | a late payment becomes balance | gateway | wallet |
//! | an order is delivered | held | revenue |
//! | commission accrues | commission | pending |
//! | commission vests | pending | available |
//! | commission is reversed | pending or available | commission |
//! | a refund before delivery | held | gateway or wallet |
//! | a refund after delivery | revenue | gateway or wallet |
//! | a withdrawal is requested | available | withdrawing |
//! | a withdrawal is paid | withdrawing | gateway, and fees for the fee |
//! | a withdrawal failed | withdrawing | available |

use crate::ledger::{Account, CustomerAccount, Entry, Posting, ShopAccount};
use crate::money::{Amount, MoneyRefusal};
use crate::slot::CustomerSlot;

pub(super) const GATEWAY: Account = Account::Shop(ShopAccount::Gateway);
pub(super) const HELD: Account = Account::Shop(ShopAccount::Held);
pub(super) const REVENUE: Account = Account::Shop(ShopAccount::Revenue);
pub(super) const COMMISSION: Account = Account::Shop(ShopAccount::Commission);
pub(super) const FEES: Account = Account::Shop(ShopAccount::Fees);

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
