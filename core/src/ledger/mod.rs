//! The ledger (账本): double entry under every movement of money.
//!
//! A positive balance is a debit (what the shop has or has spent), a negative one a credit (what it owes or has earned).
//! Money moves by transfers alone, which take from one account what they give to another, so the sum of all balances is
//! zero after every command.

mod account;
mod balances;
mod forwards;
mod transfers;

pub use account::{Account, CustomerAccount, ShopAccount, SupplierAccount, Transfer};
pub use transfers::{Ledger, LedgerRefusal};
