use crate::money::Money;
use crate::text::misleads;
use crate::time::Time;
use alloc::format;
use alloc::string::{String, ToString};
use serde::Serialize;

/// What a parameter stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A text; perhaps a stranger's.
    Text(String),
    /// An amount of money.
    Money(Money),
    /// A moment.
    Time(Time),
    /// A number.
    Count(u64),
}

/// After so many characters what a stranger wrote is cut.
const LONGEST: usize = 400;

impl Value {
    /// As people read it, with the wall clock so many minutes ahead of UTC: one line without characters that mislead.
    #[must_use]
    pub fn shown(&self, offset_minutes: i16) -> String {
        match self {
            Self::Text(text) => one_line(text),
            Self::Money(money) => money.to_string(),
            Self::Time(time) => wall_clock(*time, offset_minutes),
            Self::Count(count) => count.to_string(),
        }
    }
}

/// Without line breaks, control characters and what turns the direction of what follows.
fn one_line(text: &str) -> String {
    let mut out = String::new();
    for (n, c) in text.chars().enumerate() {
        if n == LONGEST {
            out.push('…');
            break;
        }
        out.push(match c {
            '\n' | '\r' | '\t' => ' ',
            c if misleads(c) => '\u{fffd}',
            c => c,
        });
    }
    out
}

/// `2026-11-22 12:31 (UTC+08:00)`.
fn wall_clock(time: Time, offset_minutes: i16) -> String {
    let (ahead, apart) = (offset_minutes >= 0, u64::from(offset_minutes.unsigned_abs()));
    let millis = apart.saturating_mul(60_000);
    let shifted =
        if ahead { time.millis().saturating_add(millis) } else { time.millis().saturating_sub(millis) };
    let text = Time::from_millis(shifted).to_string();
    let (day, clock) = (text.get(..10).unwrap_or(&text), text.get(11..16).unwrap_or_default());
    if apart == 0 {
        return format!("{day} {clock} (UTC)");
    }
    let sign = if ahead { '+' } else { '-' };
    format!("{day} {clock} (UTC{sign}{:02}:{:02})", apart / 60, apart % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn each_kind_is_shown_as_people_read_it() {
        assert_eq!(Value::Money(Money::new(9_800, Currency::CNY)).shown(0), "98.00 CNY");
        assert_eq!(Value::Count(3).shown(0), "3");
        let time = Value::Time(Time::from_millis(1_795_321_884_005));
        assert_eq!(time.shown(0), "2026-11-22 04:31 (UTC)");
        assert_eq!(time.shown(480), "2026-11-22 12:31 (UTC+08:00)");
        assert_eq!(time.shown(-210), "2026-11-22 01:01 (UTC-03:30)");
        assert_eq!(Value::Time(Time::from_millis(0)).shown(-60), "1970-01-01 00:00 (UTC-01:00)");
    }

    #[test]
    fn texts_are_one_line_and_turn_nothing_around() {
        let shown = |text: &str| Value::Text(text.into()).shown(0);
        assert_eq!(shown("a\r\nBcc: all\u{202e}fdp.exe\u{7}"), "a  Bcc: all\u{fffd}fdp.exe\u{fffd}");
        assert_eq!(shown("礼物 🎁"), "礼物 🎁");
        assert_eq!(shown(&"x".repeat(1000)).chars().count(), 401);
    }
}
