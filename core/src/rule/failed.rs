use crate::rule::compile::{Op, Set, Test};
use crate::rule::{Facts, Interner, MoneyScale, NumberKey, Rule, Symbol};
use crate::time::Time;
use alloc::format;
use alloc::string::{String, ToString};

/// The part of a condition that failed and what was found. Small: texts are made by [`Rule::failure_text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed {
    leaf: u16,
    got: Got,
}

/// What a failed condition found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Got {
    /// Nothing that could be compared: the fact is not known, or no rule names its text.
    Unknown,
    /// A number; money on the scale of the rule.
    Number(i64),
    /// What some lines cost, on the scale of the rule.
    Amount(i64),
    /// A text.
    Symbol(Symbol),
    /// A flag.
    Flag(bool),
    /// The moment.
    At(Time),
}

impl Failed {
    /// What was found.
    #[must_use]
    pub const fn got(self) -> Got {
        self.got
    }
}

impl Rule {
    pub(crate) fn failed(&self, leaf: u16, facts: &impl Facts) -> Option<Failed> {
        let got = match self.leaves.get(usize::from(leaf))?.test {
            Test::Always => Got::Unknown,
            Test::Number { fact, .. } => facts.number(fact).map_or(Got::Unknown, Got::Number),
            Test::Symbol { fact, .. } => facts.symbol(fact).map_or(Got::Unknown, Got::Symbol),
            Test::Tags { .. } => Got::Unknown,
            Test::Flag(fact) => Got::Flag(facts.flag(fact)),
            Test::Window { .. } | Test::Clock(_) => Got::At(facts.at()),
            Test::Lines { inner, units, .. } => {
                let (got, cost) = self.inner.get(usize::from(inner)).map_or((0, 0), |rule| facts.lines(rule));
                // What is not enough.
                if got < units { Got::Number(got) } else { Got::Amount(cost) }
            }
        };
        Some(Failed { leaf, got })
    }

    /// How far a failed comparison was from holding, on the scale of the rule: 1200 for "12.00 more to reach 100.00".
    /// `None` where distance means nothing.
    #[must_use]
    pub fn distance(&self, failed: Failed) -> Option<u64> {
        let leaf = self.leaves.get(usize::from(failed.leaf))?;
        match (leaf.test, failed.got, leaf.negated) {
            (Test::Number { op, value, .. }, Got::Number(got), false) => {
                let apart = got.abs_diff(value);
                Some(if matches!(op, Op::MoreThan | Op::LessThan) { apart.saturating_add(1) } else { apart })
            }
            (Test::Lines { units, .. }, Got::Number(got), false) => Some(got.abs_diff(units)),
            (Test::Lines { amount, .. }, Got::Amount(got), false) => Some(got.abs_diff(amount)),
            _ => None,
        }
    }

    /// What failed, for people, in English: "12.00 more to reach 100.00 (`subtotal` is 88.00)".
    #[must_use]
    pub fn failure_text(&self, failed: Failed, interner: &Interner, scale: MoneyScale) -> String {
        let Some(leaf) = self.leaves.get(usize::from(failed.leaf)) else { return String::new() };
        let not = if leaf.negated { "not " } else { "" };
        match leaf.test {
            Test::Always => "it never holds".to_string(),
            Test::Number { fact, op, value } => {
                self.number_text(failed, leaf.negated, fact, op, value, interner, scale)
            }
            Test::Symbol { fact, set } => {
                let got = match failed.got {
                    Got::Symbol(symbol) => {
                        format!("is `{}`", interner.text(symbol).unwrap_or_default())
                    }
                    _ => "is none of them".to_string(),
                };
                let name = fact.name();
                format!("`{name}` must {not}be {} (it {got})", self.set_text(set, interner))
            }
            Test::Tags { fact, set } => {
                format!("`{}` must {not}hold {}", fact.name(), self.set_text(set, interner))
            }
            Test::Flag(fact) => format!("`{}` must {not}be set", fact.name()),
            Test::Window { from, until } => {
                let end = Time::from_millis(u64::MAX);
                let at = if let Got::At(at) = failed.got { at } else { Time::default() };
                match (leaf.negated, at < from, until == end) {
                    (true, _, true) => format!("only before {from}"),
                    (true, ..) => format!("not from {from} until {until}"),
                    (false, true, _) => format!("not before {from}"),
                    (false, false, _) => format!("over since {until}"),
                }
            }
            Test::Clock(clock) => {
                let at = if let Got::At(at) = failed.got { at } else { Time::default() };
                format!("only {not}{} (it is {})", clock.hours(), clock.reading(at))
            }
            Test::Lines { units, amount, .. } => lines_text(failed.got, leaf.negated, units, amount, scale),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one leaf, taken apart by the only caller")]
    fn number_text(
        &self,
        failed: Failed,
        negated: bool,
        fact: NumberKey,
        op: Op,
        value: i64,
        interner: &Interner,
        scale: MoneyScale,
    ) -> String {
        let shown = |n: i64| if fact.is_money() { scale.text(n) } else { n.to_string() };
        let name = match fact {
            NumberKey::Counter(symbol, _) => interner.text(symbol).unwrap_or_default(),
            _ => fact.name(),
        };
        let wanted = shown(value);
        let got = match failed.got {
            Got::Number(got) => format!("`{name}` is {}", shown(got)),
            _ => format!("`{name}` is not known"),
        };
        let distance = self.distance(failed).and_then(|d| i64::try_from(d).ok()).map(shown);
        match (distance, negated, op) {
            (Some(d), false, Op::AtLeast) => format!("{d} more to reach {wanted} ({got})"),
            (Some(d), false, Op::MoreThan) => format!("{d} more to pass {wanted} ({got})"),
            (Some(d), false, Op::AtMost) => format!("{d} above the most, {wanted} ({got})"),
            (Some(d), false, Op::LessThan) => format!("{d} less to stay below {wanted} ({got})"),
            _ => {
                let words = match op {
                    Op::AtLeast => "at least",
                    Op::MoreThan => "more than",
                    Op::AtMost => "at most",
                    Op::LessThan => "less than",
                    Op::Equals => "exactly",
                };
                let not = if negated { "not " } else { "" };
                format!("`{name}` must {not}be {words} {wanted} ({got})")
            }
        }
    }

    fn set_text(&self, set: Set, interner: &Interner) -> String {
        const SHOWN: usize = 5;
        let members = self.members_of(set);
        let mut text = String::new();
        for (n, member) in members.iter().take(SHOWN).enumerate() {
            if n > 0 {
                text.push_str(" or ");
            }
            text.push('`');
            text.push_str(interner.text(*member).unwrap_or_default());
            text.push('`');
        }
        if members.len() > SHOWN {
            text.push_str(&format!(" or one of {} more", members.len() - SHOWN));
        }
        text
    }
}

fn lines_text(got: Got, negated: bool, units: i64, amount: i64, scale: MoneyScale) -> String {
    match (got, negated) {
        (_, true) => "there must be no such lines".to_string(),
        (Got::Amount(got), false) => {
            let (more, wanted) = (scale.text(amount.saturating_sub(got)), scale.text(amount));
            format!("{more} more of such lines to reach {wanted} (they cost {})", scale.text(got))
        }
        (Got::Number(got), false) if units > 1 => {
            format!(
                "{} more units of such lines to reach {units} (there are {got})",
                units.saturating_sub(got)
            )
        }
        _ => "there must be such a line".to_string(),
    }
}
