//! What failed, in English.

use super::{Names, Telling};
use crate::rule::compile::Op;
use alloc::format;
use alloc::string::{String, ToString};

pub(super) fn text(telling: &Telling<'_>) -> String {
    let not = |negated: bool| if negated { "not " } else { "" };
    match telling {
        Telling::Never => "it never holds".to_string(),
        Telling::Number { name, op, wanted, got, distance, negated } => {
            let got = match got {
                Some(got) => format!("`{name}` is {got}"),
                None => format!("`{name}` is not known"),
            };
            match (distance, negated, op) {
                (Some(d), false, Op::AtLeast) => format!("{d} more to reach {wanted} ({got})"),
                (Some(d), false, Op::MoreThan) => format!("{d} more to pass {wanted} ({got})"),
                (Some(d), false, Op::AtMost) => format!("{d} above the most, {wanted} ({got})"),
                (Some(d), false, Op::LessThan) => format!("{d} less to stay below {wanted} ({got})"),
                _ => format!("`{name}` must {}be {} {wanted} ({got})", not(*negated), words(*op)),
            }
        }
        Telling::Symbol { name, set, got, negated } => {
            let got = got.map_or_else(|| "is none of them".to_string(), |got| format!("is `{got}`"));
            format!("`{name}` must {}be {} (it {got})", not(*negated), names(set))
        }
        Telling::Tags { name, set, negated } => {
            format!("`{name}` must {}hold {}", not(*negated), names(set))
        }
        Telling::Flag { name, negated } => format!("`{name}` must {}be set", not(*negated)),
        Telling::Window { from, until, endless, early, negated } => match (negated, early, endless) {
            (true, _, true) => format!("only before {from}"),
            (true, ..) => format!("not from {from} until {until}"),
            (false, true, _) => format!("not before {from}"),
            (false, false, _) => format!("over since {until}"),
        },
        Telling::Clock { clock, at, negated } => {
            format!("only {}{} (it is {})", not(*negated), clock.hours(), clock.reading(*at))
        }
        Telling::LinesCost { more, wanted, got } => {
            format!("{more} more of such lines to reach {wanted} (they cost {got})")
        }
        Telling::LinesHave { more, wanted, got } => {
            format!("{more} more units of such lines to reach {wanted} (there are {got})")
        }
        Telling::Lines { is_wanted: true } => "there must be such a line".to_string(),
        Telling::Lines { is_wanted: false } => "there must be no such lines".to_string(),
    }
}

const fn words(op: Op) -> &'static str {
    match op {
        Op::AtLeast => "at least",
        Op::MoreThan => "more than",
        Op::AtMost => "at most",
        Op::LessThan => "less than",
        Op::Equals => "exactly",
    }
}

fn names(set: &Names<'_>) -> String {
    let text = set.joined(" or ");
    if set.more > 0 { format!("{text} or one of {} more", set.more) } else { text }
}
