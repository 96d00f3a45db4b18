//! Who wants to be told when something is available again (到货提醒): told once, in the order in which they asked.

mod waiting;

pub use waiting::{RestockRefusal, Subscriber, Waiting};
