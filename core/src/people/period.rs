use crate::time::Time;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The calendar periods (周期) by which volumes are told apart and levels are reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
pub struct Period {
    /// How long a period is. Default: a month.
    #[n(0)]
    pub every: PeriodLength,
    /// How many minutes the clock by which days begin is ahead of UTC: −840 to 840; default 480.
    #[n(1)]
    pub utc_offset: i16,
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum PeriodLength {
    /// From midnight to midnight.
    #[n(0)]
    Day,
    /// From Monday to Sunday.
    #[n(1)]
    Week,
    /// From the first of a month to its last day.
    #[default]
    #[n(2)]
    Month,
}

/// The number of a period: how many such periods since 1970 began before it. From the year 2149 on, days share one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Encode, Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct PeriodNumber(#[n(0)] pub u16);

/// A moment as figures are stamped with it: the period and the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The period.
    pub period: PeriodNumber,
    /// The day since 1970, by the same clock.
    pub day: u16,
}

const DAY: i64 = 86_400_000;

impl Default for Period {
    fn default() -> Self {
        Self { every: PeriodLength::Month, utc_offset: 480 }
    }
}

impl Period {
    /// The period and day of a moment.
    #[must_use]
    pub fn stamp(&self, at: Time) -> Stamp {
        let day = self.day(at);
        let number = match self.every {
            PeriodLength::Day => day,
            // The first of 1970 was a Thursday, the fourth day of a week.
            PeriodLength::Week => day.saturating_add(3) / 7,
            PeriodLength::Month => months(day),
        };
        Stamp { period: PeriodNumber(short(number)), day: short(day) }
    }

    /// The number of a moment's period.
    #[must_use]
    pub fn number(&self, at: Time) -> PeriodNumber {
        self.stamp(at).period
    }

    /// The first moment of a period.
    #[must_use]
    pub fn begin(&self, number: PeriodNumber) -> Time {
        let number = i64::from(number.0);
        let day = match self.every {
            PeriodLength::Day => number,
            PeriodLength::Week => number.saturating_mul(7).saturating_sub(3),
            PeriodLength::Month => first_of_month(number),
        };
        let local = day.saturating_mul(DAY).saturating_sub(i64::from(self.utc_offset).saturating_mul(60_000));
        Time::from_millis(u64::try_from(local).unwrap_or_default()).min(Time::MAX)
    }

    fn day(&self, at: Time) -> i64 {
        let utc = i64::try_from(at.millis()).unwrap_or(i64::MAX);
        let local = utc.saturating_add(i64::from(self.utc_offset).saturating_mul(60_000));
        local.max(0) / DAY
    }
}

impl PeriodNumber {
    /// The period after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

fn short(number: i64) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// How many months since 1970 began before a day (Hinnant, `civil_from_days`).
fn months(day: i64) -> i64 {
    // INVARIANT: days lie between 1970 and 9999, so nothing here comes near the end of 64 bits.
    let shifted = day.saturating_add(719_468);
    let (era, of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    (year_of_era + era * 400 - 1970) * 12 + from_march + 2
}

/// The day on which a month begins (Hinnant, `days_from_civil`).
fn first_of_month(months: i64) -> i64 {
    let (year, month) = (1970 + months / 12, months % 12);
    let (year, from_march) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let (era, of_era) = (year / 400, year % 400);
    let day_of_year = (153 * from_march + 2) / 5;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn utc(every: PeriodLength) -> Period {
        Period { every, utc_offset: 0 }
    }

    #[test]
    fn months_begin_where_the_calendar_says() {
        let month = utc(PeriodLength::Month);
        assert_eq!(month.begin(PeriodNumber(0)), Time::default());
        assert_eq!(month.begin(PeriodNumber(361)).to_string(), "2000-02-01T00:00:00.000Z");
        assert_eq!(month.begin(PeriodNumber(682)).to_string(), "2026-11-01T00:00:00.000Z");
        assert_eq!(month.number(Time::from_millis(1_795_321_884_005)), PeriodNumber(682));
        let week = utc(PeriodLength::Week);
        // Sunday 2026-11-22 and the Monday after.
        assert_eq!(
            week.begin(week.number(Time::from_millis(1_795_321_884_005)).next()).to_string(),
            "2026-11-23T00:00:00.000Z"
        );
    }

    #[test]
    fn each_period_begins_where_the_one_before_ends() {
        for every in [PeriodLength::Day, PeriodLength::Week, PeriodLength::Month] {
            for utc_offset in [0, 480, -480] {
                let period = Period { every, utc_offset };
                for number in (1..3000).map(PeriodNumber) {
                    let begin = period.begin(number);
                    assert_eq!(period.number(begin), number, "{every:?}");
                    assert_eq!(
                        period.number(Time::from_millis(begin.millis() - 1)).next(),
                        number,
                        "{every:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_end_of_time_is_a_period_too() {
        assert_eq!(Period::default().stamp(Time::MAX).day, u16::MAX);
        let _ = Period::default().begin(PeriodNumber(u16::MAX));
    }
}
