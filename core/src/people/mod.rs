//! People: membership levels, customers, and the inviter tree, which is acyclic always.
//!
//! A customer's record of 16 bytes (inviter, level, flags, counts) lies together, because an upline walk touches nothing
//! else; figures of 40 bytes (volumes, the team's volume and count) lie in a column beside it. What only some customers
//! have (merges, identities, terms of levels) lies in tables.

mod beside;
mod check;
mod customer;
mod erase;
mod figures;
mod identity;
mod level;
mod level_rule;
mod memberships;
mod merge;
mod past;
mod period;
mod person;
mod placement;
mod placement_state;
mod refusal;
mod review;
mod seat_volumes;
mod settings;
mod standing;
mod state;
mod teams;
mod touch;
mod tree;

pub use customer::{Binding, Customers, Registration, Upline};
pub use erase::{Consent, MAX_CONSENTS};
pub use identity::{Identity, MAX_IDENTITIES};
pub use level::{Level, LevelName, Levels, MAX_LEVELS};
pub use level_rule::{LevelTerms, MAX_LEVEL_PRODUCTS, PersonFacts, Watch};
pub use memberships::{Membership, Memberships};
pub use merge::{MAX_MERGED, Merge, Unmerge};
pub use period::{Period, PeriodLength, PeriodNumber, Stamp};
pub use placement::{ChosenSeat, LegView, MAX_LEGS, MAX_TREES};
pub use refusal::{CustomerRefusal, LevelRefusal};
pub use review::{Found, KEPT_LEVEL_CHANGES, LevelWhy, PastLevel};
pub use settings::{BindingRules, BindingTime, BindingTouch, PeopleSettings};
pub use standing::{Block, Roles, Standing};
pub use touch::{AttributionModel, Touch, WHOLE};

#[cfg(test)]
mod network_tests;
