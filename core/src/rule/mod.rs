//! The one rule language: a condition is data, compiled once and evaluated without allocation.
//!
//! A [`Condition`] is what a merchant writes; [`Rule::compile`] checks its limits and turns its texts into symbols; a
//! [`Rule`] answers [`Rule::holds`] for anything that can tell its [`Facts`].

mod clock;
mod compile;
mod condition;
mod evaluate;
mod facts;
mod failed;
mod refusal;
mod scale;
mod symbol;

pub use clock::{ClockTime, LocalTime, Weekday};
pub(crate) use compile::{FAILS, HOLDS, Leaf, Op, Test};
pub use compile::{MAX_DEPTH, MAX_NODES, MAX_SET, Rule};
pub use condition::{Comparison, Condition, LinesTest, Membership, Tagged, Window};
pub use facts::{Counter, Facts, FlagFact, NumberFact, NumberKey, SymbolFact, TagFact};
pub use failed::{Failed, Got};
pub use refusal::RuleRefusal;
pub use scale::MoneyScale;
pub use symbol::{Interner, Symbol};
