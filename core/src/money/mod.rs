//! Money: integer minor units, exact decimals, stated rounding, allocation whose parts add up.

mod allocate;
mod amount;
mod cascade;
mod currency;
mod exact;
mod ratio;
mod refusal;
mod rounding;

pub use allocate::{AllocationRule, allocate};
pub use amount::{Amount, MAX_INPUT_MINOR, Money, decimal_text};
pub use cascade::{Cascade, cascade};
pub use currency::Currency;
pub use exact::Exact;
pub use ratio::Ratio;
pub use refusal::MoneyRefusal;
pub use rounding::{Rounding, RoundingMode, RoundingScope};
