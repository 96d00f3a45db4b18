//! Which transfers each movement of money makes: the one table of the ledger.
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

use crate::ledger::{Account, CustomerAccount, ShopAccount};
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
