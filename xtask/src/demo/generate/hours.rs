//! The hours of the day that is played, in milliseconds.

/// Midnight in Beijing.
pub const MIDNIGHT: u64 = 1_794_326_400_000;
pub const SECOND: u64 = 1000;
pub const MINUTE: u64 = 60 * SECOND;
pub const HOUR: u64 = 60 * MINUTE;
/// When the second price book takes over.
pub const EVENING_SALE: u64 = MIDNIGHT + 20 * HOUR;
