//! Trying a plan before it goes live: on past orders, or on a market that a seed makes up.

mod market;
mod tally;

pub use market::{LevelShare, Market, MarketShape, TreeShape};
pub use tally::{Comparison, ReceiverShare, Simulated, Tally, WorstOrder};
