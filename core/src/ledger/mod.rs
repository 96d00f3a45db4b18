//! The ledger (账本): double entry under every movement of money.
//!
//! A positive entry is a debit (what the shop has or has spent), a negative one a credit (what it owes or has earned).
//! Every posting sums to zero, so the sum of all balances is zero after every command.

mod account;
mod balances;

pub use account::{Account, CustomerAccount, Entry, Posting, ShopAccount};
pub use balances::{Ledger, LedgerRefusal};
