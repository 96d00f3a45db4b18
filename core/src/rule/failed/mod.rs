mod chinese;
mod english;

use crate::language::Language;
use crate::rule::clock::Clock;
use crate::rule::compile::{Op, Set, Test};
use crate::rule::{Facts, Interner, MoneyScale, NumberKey, Rule, Symbol};
use crate::time::Time;
use alloc::string::{String, ToString};
use smallvec::SmallVec;

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

    /// What failed, for people: "12.00 more to reach 100.00 (`subtotal` is 88.00)".
    #[must_use]
    pub fn failure_text(
        &self,
        failed: Failed,
        interner: &Interner,
        scale: MoneyScale,
        language: Language,
    ) -> String {
        let telling = self.telling(failed, interner, scale);
        match (telling, language) {
            (None, _) => String::new(),
            (Some(telling), Language::English) => english::text(&telling),
            (Some(telling), Language::Chinese) => chinese::text(&telling),
        }
    }

    fn telling<'a>(&self, failed: Failed, interner: &'a Interner, scale: MoneyScale) -> Option<Telling<'a>> {
        let leaf = self.leaves.get(usize::from(failed.leaf))?;
        let negated = leaf.negated;
        let at = if let Got::At(at) = failed.got { at } else { Time::default() };
        Some(match leaf.test {
            Test::Always => Telling::Never,
            Test::Number { fact, op, value } => {
                let shown = |n: i64| if fact.is_money() { scale.text(n) } else { n.to_string() };
                let name = match fact {
                    NumberKey::Counter(symbol, _) => interner.text(symbol).unwrap_or_default(),
                    _ => fact.name(),
                };
                let got = if let Got::Number(got) = failed.got { Some(shown(got)) } else { None };
                let distance = self.distance(failed).and_then(|d| i64::try_from(d).ok()).map(shown);
                Telling::Number { name, op, wanted: shown(value), got, distance, negated }
            }
            Test::Symbol { fact, set } => {
                let got = if let Got::Symbol(symbol) = failed.got { interner.text(symbol) } else { None };
                Telling::Symbol { name: fact.name(), set: self.names(set, interner), got, negated }
            }
            Test::Tags { fact, set } => {
                Telling::Tags { name: fact.name(), set: self.names(set, interner), negated }
            }
            Test::Flag(fact) => Telling::Flag { name: fact.name(), negated },
            Test::Window { from, until } => {
                let endless = until == Time::from_millis(u64::MAX);
                Telling::Window { from, until, endless, early: at < from, negated }
            }
            Test::Clock(clock) => Telling::Clock { clock, at, negated },
            Test::Lines { .. } if negated => Telling::Lines { is_wanted: false },
            Test::Lines { units, amount, .. } => match failed.got {
                Got::Amount(got) => Telling::LinesCost {
                    more: scale.text(amount.saturating_sub(got)),
                    wanted: scale.text(amount),
                    got: scale.text(got),
                },
                Got::Number(got) if units > 1 => {
                    Telling::LinesHave { more: units.saturating_sub(got), wanted: units, got }
                }
                _ => Telling::Lines { is_wanted: true },
            },
        })
    }

    fn names<'a>(&self, set: Set, interner: &'a Interner) -> Names<'a> {
        const SHOWN: usize = 5;
        let members = self.members_of(set);
        let text = |member: &Symbol| interner.text(*member).unwrap_or_default();
        Names {
            shown: members.iter().take(SHOWN).map(text).collect(),
            more: members.len().saturating_sub(SHOWN),
        }
    }
}

/// What there is to tell of a failure, in no language yet.
enum Telling<'a> {
    Never,
    Number {
        name: &'a str,
        op: Op,
        wanted: String,
        got: Option<String>,
        distance: Option<String>,
        negated: bool,
    },
    Symbol {
        name: &'static str,
        set: Names<'a>,
        got: Option<&'a str>,
        negated: bool,
    },
    Tags {
        name: &'static str,
        set: Names<'a>,
        negated: bool,
    },
    Flag {
        name: &'static str,
        negated: bool,
    },
    Window {
        from: Time,
        until: Time,
        endless: bool,
        early: bool,
        negated: bool,
    },
    Clock {
        clock: Clock,
        at: Time,
        negated: bool,
    },
    LinesCost {
        more: String,
        wanted: String,
        got: String,
    },
    LinesHave {
        more: i64,
        wanted: i64,
        got: i64,
    },
    Lines {
        is_wanted: bool,
    },
}

/// The first members of a set, and how many more there are.
struct Names<'a> {
    shown: SmallVec<[&'a str; 5]>,
    more: usize,
}

impl Names<'_> {
    /// The members in backticks, with a word between them.
    fn joined(&self, between: &str) -> String {
        let mut text = String::new();
        for (n, name) in self.shown.iter().enumerate() {
            if n > 0 {
                text.push_str(between);
            }
            text.push('`');
            text.push_str(name);
            text.push('`');
        }
        text
    }
}
