use crate::rule::RuleRefusal;
use crate::time::Time;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

const MINUTES_PER_DAY: u64 = 1440;

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Weekday {
    /// 周一
    #[n(0)]
    Monday,
    /// 周二
    #[n(1)]
    Tuesday,
    /// 周三
    #[n(2)]
    Wednesday,
    /// 周四
    #[n(3)]
    Thursday,
    /// 周五
    #[n(4)]
    Friday,
    /// 周六
    #[n(5)]
    Saturday,
    /// 周日
    #[n(6)]
    Sunday,
}

/// Days and hours on a wall clock with a fixed offset. The day is that of the moment itself, also in hours that run past
/// midnight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct LocalTime {
    /// How many minutes the clock is ahead of UTC: 480 in Beijing. From −720 to 840.
    #[n(0)]
    pub utc_offset: i16,
    /// On these days; none named means every day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[n(1)]
    pub weekdays: Vec<Weekday>,
    /// From this minute on; left out means from midnight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub from: Option<ClockTime>,
    /// Until before this minute; left out means until midnight. Earlier than `from`: over midnight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub until: Option<ClockTime>,
}

/// A minute of a day, `00:00` to `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    /// So many hours and minutes after midnight; `None` past `24:00`.
    #[must_use]
    pub const fn new(hour: u8, minute: u8) -> Option<Self> {
        if hour > 24 || minute > 59 || (hour == 24 && minute > 0) {
            return None;
        }
        Some(Self(hour as u16 * 60 + minute as u16))
    }

    /// Minutes since midnight, 0 to 1440.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for ClockTime {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const RULE: &str = "a time of day must be written as `09:30`, from `00:00` to `24:00`";
        let digit = |b: u8| b.is_ascii_digit().then(|| b - b'0');
        let [h1, h2, b':', m1, m2] = text.as_bytes() else { return Err(RULE) };
        match (digit(*h1), digit(*h2), digit(*m1), digit(*m2)) {
            (Some(h1), Some(h2), Some(m1), Some(m2)) => Self::new(h1 * 10 + h2, m1 * 10 + m2).ok_or(RULE),
            _ => Err(RULE),
        }
    }
}

impl Serialize for ClockTime {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        crate::codec::deserialize_text(d, "a time of day", Self::from_str)
    }
}

impl<C> Encode<C> for ClockTime {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.u16(self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for ClockTime {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        let minutes = d.u16()?;
        if u64::from(minutes) > MINUTES_PER_DAY {
            return Err(minicbor::decode::Error::message("a time of day past 24:00").at(at));
        }
        Ok(Self(minutes))
    }
}

/// The compiled form of [`LocalTime`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    offset: i16,
    /// Bit 0 is Monday.
    days: u8,
    from: u16,
    until: u16,
}

impl Clock {
    pub(crate) fn compile(local: &LocalTime) -> Result<Self, RuleRefusal> {
        if !(-720..=840).contains(&local.utc_offset) {
            return Err(RuleRefusal::Offset { minutes: local.utc_offset });
        }
        let from = local.from.map_or(0, ClockTime::minutes);
        let until = local.until.map_or(1440, ClockTime::minutes);
        if from == until || from == 1440 {
            return Err(RuleRefusal::EmptyHours {
                from: format!("{}", ClockTime(from)),
                until: format!("{}", ClockTime(until)),
            });
        }
        let days = local.weekdays.iter().fold(0, |set, day| set | 1_u8 << (*day as u8));
        Ok(Self { offset: local.utc_offset, days: if days == 0 { 0x7f } else { days }, from, until })
    }

    pub(crate) fn shows(self, at: Time) -> bool {
        let (day, minute) = self.read(at);
        let in_hours = if self.from < self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        };
        in_hours && self.days & (1 << day) != 0
    }

    /// The day (0 is Monday) and the minute of the day.
    fn read(self, at: Time) -> (u8, u16) {
        // A week is added so that no offset reaches before 1970; it changes neither day nor hour.
        let shifted =
            (at.millis() / 60_000 + 7 * MINUTES_PER_DAY).saturating_add_signed(i64::from(self.offset));
        // 1970-01-01 was a Thursday.
        let day = (shifted / MINUTES_PER_DAY + 3) % 7;
        (day as u8, (shifted % MINUTES_PER_DAY) as u16)
    }

    /// What the clock shows at a moment, for people.
    pub(crate) fn reading(self, at: Time) -> String {
        const DAYS: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let (day, minute) = self.read(at);
        format!("{} {}", DAYS.get(usize::from(day)).copied().unwrap_or_default(), ClockTime(minute))
    }

    /// The days and hours, for people.
    pub(crate) fn hours(self) -> String {
        const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        let mut text = String::new();
        for (n, day) in DAYS.iter().enumerate() {
            if self.days & (1 << n) != 0 && self.days != 0x7f {
                text.push_str(day);
                text.push(' ');
            }
        }
        format!("{text}{} to {}", ClockTime(self.from), ClockTime(self.until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    /// Sunday, 2026-11-22T04:31:24Z.
    const SUNDAY: Time = Time::from_millis(1_795_321_884_005);

    fn clock(offset: i16, weekdays: Vec<Weekday>, from: &str, until: &str) -> Clock {
        let (from, until) = (Some(from.parse().unwrap()), Some(until.parse().unwrap()));
        Clock::compile(&LocalTime { utc_offset: offset, weekdays, from, until }).unwrap()
    }

    #[test]
    fn knows_day_and_minute_under_every_offset() {
        assert!(clock(0, vec![Weekday::Sunday], "04:31", "04:32").shows(SUNDAY));
        assert!(clock(480, vec![Weekday::Sunday], "12:31", "12:32").shows(SUNDAY));
        assert!(clock(-720, vec![Weekday::Saturday], "16:00", "24:00").shows(SUNDAY));
        assert!(!clock(480, vec![Weekday::Monday], "00:00", "24:00").shows(SUNDAY));
        assert!(clock(-720, vec![Weekday::Wednesday], "12:00", "12:01").shows(Time::from_millis(0)));
        assert_eq!(clock(480, vec![], "00:00", "24:00").reading(SUNDAY), "Sunday 12:31");
        let _ = clock(840, vec![], "00:00", "24:00").shows(Time::from_millis(u64::MAX));
    }

    #[test]
    fn hours_may_run_over_midnight() {
        let night = clock(0, vec![], "22:00", "05:00");
        assert!(night.shows(SUNDAY));
        assert!(!clock(0, vec![], "22:00", "04:31").shows(SUNDAY));
    }

    #[test]
    fn refuses_what_no_clock_shows() {
        let local = |utc_offset, from: &str, until: &str| LocalTime {
            utc_offset,
            weekdays: vec![],
            from: Some(from.parse().unwrap()),
            until: Some(until.parse().unwrap()),
        };
        assert!(Clock::compile(&local(900, "00:00", "01:00")).is_err());
        assert!(Clock::compile(&local(0, "01:00", "01:00")).is_err());
        assert!(Clock::compile(&local(0, "24:00", "01:00")).is_err());
        for bad in ["", "9:30", "24:01", "09:60", "0９:30", "ab:cd", "09:30:00"] {
            assert!(bad.parse::<ClockTime>().is_err(), "{bad}");
        }
        assert!(minicbor::decode::<ClockTime>(&minicbor::to_vec(1441_u16).unwrap()).is_err());
    }
}
