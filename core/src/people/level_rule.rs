//! What a level asks for, and what it gives.
//!
//! Conditions are those of the one rule language. A person's figures are `counter` facts of these names; amounts are whole
//! major units, rounded down; windows of counters are not looked at:
//!
//! | name | what |
//! |---|---|
//! | `own_volume` | what the shop earned by the person's own delivered orders |
//! | `period_volume` | the same in the period that is reviewed: the current one, at a period's end the one that ended |
//! | `own_orders` | how many own orders are paid and not fully refunded |
//! | `directs` | how many customers the person invited |
//! | `directs:LEVEL` | how many of them have that level or one of at least its rank |
//! | `team_size` | how many stand below |
//! | `team_volume` | what the shop earned by the orders of the person and everybody below |
//! | `team_period_volume` | the same in the period that is reviewed, as with `period_volume` |
//! | `days` | how many days ago the person registered |
//! | `idle_days` | how many days ago the last own order was delivered; unknown where there was none |

use crate::id::{LevelId, ProductId};
use crate::money::Currency;
use crate::people::{Customers, LevelRefusal, Levels, Stamp};
use crate::refusal::quoted;
use crate::rule::{
    Condition, Facts, FlagFact, Interner, MoneyScale, NumberKey, Rule, RuleRefusal, Symbol, SymbolFact,
    TagFact, Test,
};
use crate::slot::{CustomerSlot, Slot};
use crate::time::Time;
use alloc::string::ToString;
use alloc::vec::Vec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Most products that one level opens.
pub const MAX_LEVEL_PRODUCTS: usize = 10_000;

/// What a level asks for, and what it gives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct LevelTerms {
    /// Who holds this has the level from the next tick on; absent for a level that is only given or bought. Asked whenever
    /// a figure of the person changes; of everybody when this or a rank changed, and at the end of each period where it
    /// asks for days, windows or local time, so many with each tick as the shop's limit says.
    #[n(0)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Condition>,
    /// Who reached the level keeps it while this holds, asked at the end of each period; absent for for ever.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep: Option<Condition>,
    /// For how many periods in a row `keep` may fail before the level is lost. 0 to 120; default 0.
    #[n(2)]
    #[serde(default)]
    pub grace: u8,
    /// Products that are sold only to this level and those of at least its rank. At most 10 000.
    #[n(3)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductId>,
    /// Whether the host should show members their teams by name. Default: no.
    #[n(4)]
    #[serde(default)]
    pub sees_team: bool,
}

/// A figure that a condition asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Figure {
    OwnVolume,
    PeriodVolume,
    OwnOrders,
    Directs,
    DirectsOf(LevelId),
    TeamSize,
    TeamVolume,
    TeamPeriodVolume,
    Days,
    IdleDays,
}

/// Which changes of figures can give somebody a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Watch {
    /// Any of them.
    pub any: bool,
    /// Those of teams.
    pub teams: bool,
    /// Those of teams by period.
    pub team_periods: bool,
    /// The end of a period.
    pub periods: bool,
    /// Time alone.
    pub time: bool,
}

/// The terms of a level as they are asked.
#[derive(Debug, Clone)]
pub(super) struct CompiledTerms {
    pub(super) reach: Option<Rule>,
    pub(super) keep: Option<Rule>,
    /// By symbol.
    figures: Vec<Figure>,
}

impl CompiledTerms {
    /// Checks and compiles what a level asks for.
    pub(super) fn compile(
        level: &LevelId,
        terms: &LevelTerms,
        levels: &Levels,
    ) -> Result<Self, LevelRefusal> {
        if terms.grace > 120 {
            return Err(LevelRefusal::BadGrace { level: level.clone(), value: terms.grace });
        }
        if terms.products.len() > MAX_LEVEL_PRODUCTS {
            let (level, count) = (level.clone(), terms.products.len());
            return Err(LevelRefusal::TooManyProducts { level, count, limit: MAX_LEVEL_PRODUCTS });
        }
        let mut interner = Interner::new(0);
        // No fact of a person is money on a scale of its own.
        let scale = MoneyScale::minor(Currency::CNY);
        let mut compile = |condition: &Option<Condition>| {
            let rule = condition.as_ref().map(|condition| Rule::compile(condition, &mut interner, scale));
            let rule = rule.transpose().map_err(|reason| rule_refused(level, &reason))?;
            rule.map(|rule| check_facts(level, rule)).transpose()
        };
        let (reach, keep) = (compile(&terms.reach)?, compile(&terms.keep)?);
        let mut figures = Vec::new();
        while let Some(name) = Symbol::from_index(figures.len()).and_then(|symbol| interner.text(symbol)) {
            figures.push(figure(level, name, levels)?);
        }
        Ok(Self { reach, keep, figures })
    }

    pub(super) fn watch(&self) -> Watch {
        let team_periods = self.figures.contains(&Figure::TeamPeriodVolume);
        let team = |figure: &Figure| matches!(figure, Figure::TeamSize | Figure::TeamVolume);
        let time = self.reach.as_ref().is_some_and(|rule| self.asks_time(rule));
        Watch {
            any: self.reach.is_some(),
            teams: team_periods || self.figures.iter().any(team),
            team_periods,
            periods: time || self.keep.is_some(),
            time,
        }
    }

    /// Whether a rule may come to hold although no figure changes.
    fn asks_time(&self, rule: &Rule) -> bool {
        rule.leaves.iter().any(|leaf| match &leaf.test {
            Test::Window { .. } | Test::Clock(_) => true,
            Test::Number { fact: NumberKey::Counter(name, _), .. } => {
                matches!(self.figures.get(name.index()), Some(Figure::Days | Figure::IdleDays))
            }
            _ => false,
        })
    }
}

fn rule_refused(level: &LevelId, reason: &RuleRefusal) -> LevelRefusal {
    LevelRefusal::BadRule { level: level.clone(), reason: reason.to_string() }
}

/// Whether a rule asks for nothing but figures and time.
fn check_facts(level: &LevelId, rule: Rule) -> Result<Rule, LevelRefusal> {
    let known = |test: &Test| match test {
        Test::Always | Test::Window { .. } | Test::Clock(_) => true,
        Test::Number { fact, .. } => matches!(fact, NumberKey::Counter(..)),
        _ => false,
    };
    if rule.leaves.iter().all(|leaf| known(&leaf.test)) {
        return Ok(rule);
    }
    let reason = "it may ask only for counters, windows and local time".to_string();
    Err(LevelRefusal::BadRule { level: level.clone(), reason })
}

fn figure(level: &LevelId, name: &str, levels: &Levels) -> Result<Figure, LevelRefusal> {
    let refusal = || LevelRefusal::UnknownFigure { level: level.clone(), name: quoted(name) };
    Ok(match name {
        "own_volume" => Figure::OwnVolume,
        "period_volume" => Figure::PeriodVolume,
        "own_orders" => Figure::OwnOrders,
        "directs" => Figure::Directs,
        "team_size" => Figure::TeamSize,
        "team_volume" => Figure::TeamVolume,
        "team_period_volume" => Figure::TeamPeriodVolume,
        "days" => Figure::Days,
        "idle_days" => Figure::IdleDays,
        other => {
            let of = other.strip_prefix("directs:").ok_or_else(refusal)?;
            let of = LevelId::new(of).map_err(|_| refusal())?;
            if of != *level && levels.find(&of).is_none() {
                return Err(refusal());
            }
            Figure::DirectsOf(of)
        }
    })
}

/// One person's figures, as a level's rules ask for them.
#[derive(Debug)]
pub struct PersonFacts<'a> {
    /// Everybody.
    pub customers: &'a Customers,
    /// The levels.
    pub levels: &'a Levels,
    /// Who is asked about.
    pub customer: CustomerSlot,
    /// The moment.
    pub now: Time,
    /// The day of the moment, and the period that is asked about.
    pub stamp: Stamp,
    /// The day on which the person registered, by the same clock.
    pub joined_day: u16,
    /// How many decimals the currency has.
    pub exponent: u8,
}

struct Asked<'a> {
    person: &'a PersonFacts<'a>,
    figures: &'a [Figure],
}

impl PersonFacts<'_> {
    pub(super) fn holds(&self, rule: &Rule, terms: &CompiledTerms) -> bool {
        rule.holds(&Asked { person: self, figures: &terms.figures })
    }

    fn major(&self, minor: i64) -> i64 {
        minor / 10_i64.checked_pow(u32::from(self.exponent)).unwrap_or(1)
    }

    fn figure(&self, figure: &Figure) -> Option<i64> {
        let (people, slot) = (self.customers, self.customer);
        let volume = || people.own_volume(slot).minor();
        Some(match figure {
            Figure::OwnVolume => self.major(volume()),
            Figure::PeriodVolume => self.major(people.own_volume_in(slot, self.stamp.period).minor()),
            Figure::OwnOrders => people.orders_paid(slot).into(),
            Figure::Directs => people.directs(slot).into(),
            Figure::DirectsOf(level) => self.directs_of(level)?,
            Figure::TeamSize => people.team_count(slot)?.into(),
            Figure::TeamVolume => self.major(people.team_volume(slot)?.minor().saturating_add(volume())),
            Figure::TeamPeriodVolume => self.major(people.team_volume_in(slot, self.stamp.period)?.minor()),
            Figure::Days => self.stamp.day.saturating_sub(self.joined_day).into(),
            Figure::IdleDays => self.stamp.day.saturating_sub(people.last_order_day(slot)?).into(),
        })
    }

    fn directs_of(&self, level: &LevelId) -> Option<i64> {
        let least = self.levels.get(self.levels.find(level)?)?.rank;
        let counted = self.levels.iter().enumerate().filter(|(_, level)| level.rank >= least);
        let counts = counted.filter_map(|(n, _)| Slot::from_index(n));
        Some(counts.map(|level| i64::from(self.customers.directs_of_level(self.customer, level))).sum())
    }
}

impl Facts for Asked<'_> {
    fn symbol(&self, _: SymbolFact) -> Option<Symbol> {
        None
    }

    fn tags(&self, _: TagFact) -> &[Symbol] {
        &[]
    }

    fn number(&self, fact: NumberKey) -> Option<i64> {
        let NumberKey::Counter(name, _) = fact else { return None };
        self.person.figure(self.figures.get(name.index())?)
    }

    fn flag(&self, _: FlagFact) -> bool {
        false
    }

    fn at(&self) -> Time {
        self.person.now
    }

    fn lines(&self, _: &Rule) -> (i64, i64) {
        (0, 0)
    }
}
