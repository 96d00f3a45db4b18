//! People: membership levels, customers, and the inviter tree, which is acyclic always.
//!
//! A customer's record of 16 bytes (inviter, level, roles, counts) lies together, because an upline walk touches nothing
//! else. Everything else about a person stands in columns beside it.

mod check;
mod customer;
mod level;
mod memberships;
mod refusal;
mod state;

pub use customer::{Binding, Customers, Registration, Upline};
pub use level::{Level, LevelName, Levels, MAX_LEVELS};
pub use memberships::{Membership, Memberships};
pub use refusal::{CustomerRefusal, LevelRefusal};
