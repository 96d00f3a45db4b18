//! Time as input: milliseconds since 1970-01-01T00:00:00Z, given by the host with every command.

use crate::refusal::refusals;
use core::fmt;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

refusals! {
    /// Why a number is not a time.
    pub enum TimeRefusal {
        /// Past the end of the year 9999.
        OutOfRange { value: u64 } = "time.out_of_range",
            "time {value} must be milliseconds since 1970 and before the year 10000";
    }
}

/// A moment, in milliseconds since the epoch, UTC. Range: 1970 to the end of 9999.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Encode, Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Time(#[n(0)] u64);

/// A span, in milliseconds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Encode, Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Span(#[n(0)] u64);

impl Time {
    /// The last moment of the year 9999.
    pub const MAX: Self = Self(253_402_300_799_999);

    /// From milliseconds since the epoch. Values past [`Time::MAX`] are refused by [`Time::checked`].
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch.
    #[must_use]
    pub const fn millis(self) -> u64 {
        self.0
    }

    /// Refuses moments past the year 9999, so that adding a span never overflows.
    ///
    /// # Errors
    /// [`TimeRefusal::OutOfRange`]
    pub fn checked(self) -> Result<Self, TimeRefusal> {
        if self <= Self::MAX { Ok(self) } else { Err(TimeRefusal::OutOfRange { value: self.0 }) }
    }

    /// This moment and a span later; stops at [`Time::MAX`].
    #[must_use]
    pub fn after(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0)).min(Self::MAX)
    }

    /// The span since an earlier moment; zero if it is not earlier.
    #[must_use]
    pub fn since(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// From milliseconds.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// From minutes.
    #[must_use]
    pub const fn from_minutes(minutes: u32) -> Self {
        Self(minutes as u64 * 60_000)
    }

    /// From days of 24 hours.
    #[must_use]
    pub const fn from_days(days: u32) -> Self {
        Self(days as u64 * 86_400_000)
    }

    /// In milliseconds.
    #[must_use]
    pub const fn millis(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Time {
    /// `2026-11-22T04:31:24.000Z`, proleptic Gregorian (Hinnant, "chrono-Compatible Low-Level Date Algorithms",
    /// `civil_from_days`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, in_day) = (self.0 / 86_400_000, self.0 % 86_400_000);
        let shifted = days + 719_468;
        let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        let (h, m, s, ms) = (in_day / 3_600_000, in_day / 60_000 % 60, in_day / 1000 % 60, in_day % 1000);
        write!(f, "{year:04}-{month:02}-{day:02}T{h:02}:{m:02}:{s:02}.{ms:03}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn prints_the_calendar() {
        assert_eq!(Time::from_millis(0).to_string(), "1970-01-01T00:00:00.000Z");
        assert_eq!(Time::from_millis(951_782_400_000).to_string(), "2000-02-29T00:00:00.000Z");
        assert_eq!(Time::from_millis(1_795_321_884_005).to_string(), "2026-11-22T04:31:24.005Z");
        assert_eq!(Time::MAX.to_string(), "9999-12-31T23:59:59.999Z");
    }

    #[test]
    fn never_runs_past_the_end() {
        assert_eq!(Time::MAX.after(Span::from_days(1)), Time::MAX);
        assert!(Time::from_millis(u64::MAX).checked().is_err());
        assert_eq!(Time::from_millis(5).since(Time::from_millis(9)), Span::ZERO);
    }
}
