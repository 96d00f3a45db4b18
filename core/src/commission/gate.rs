//! The gate of a bonus: a condition over the receiver's own figures.

use crate::arrange::Arrange;
use crate::commission::{Figure, PlanRefusal, Upline};
use crate::id::{BonusId, LevelId};
use crate::money::Currency;
use crate::rule::{
    Condition, Facts, FlagFact, Interner, MoneyScale, NumberFact, NumberKey, Rule, Symbol, SymbolFact,
    TagFact,
};
use crate::slot::{CustomerSlot, LevelSlot};
use crate::time::Time;
use alloc::vec::Vec;

/// A compiled gate.
#[derive(Debug, Clone)]
pub(super) struct Gate {
    rule: Rule,
    /// In order of slot.
    levels: Vec<(LevelSlot, Symbol)>,
    figures: Vec<(Symbol, Figure)>,
}

impl Gate {
    /// Checks and compiles a bonus's gate.
    pub(super) fn compile(
        bonus: &BonusId,
        gate: &Condition,
        currency: Currency,
        level: impl Fn(&LevelId) -> Result<LevelSlot, PlanRefusal>,
    ) -> Result<Self, PlanRefusal> {
        let mut interner = Interner::new(0);
        let rule = Rule::compile(gate, &mut interner, MoneyScale::minor(currency))
            .map_err(|reason| PlanRefusal::GateInvalid { bonus: bonus.clone(), reason: reason.into() })?;
        check(bonus, gate)?;
        let mut levels = Vec::new();
        for id in levels_of(gate) {
            if let Some(symbol) = interner.find(id.as_str()) {
                levels.push((level(&id)?, symbol));
            }
        }
        levels.arrange();
        let figures =
            Figure::ALL.into_iter().filter_map(|figure| Some((interner.find(figure.name())?, figure)));
        let figures = figures.collect();
        Ok(Self { rule, levels, figures })
    }

    /// Whether a receiver passes.
    pub(super) fn admits(&self, upline: &impl Upline, receiver: CustomerSlot) -> bool {
        self.rule.holds(&ReceiverFacts { gate: self, upline, receiver })
    }
}

/// Whether a gate asks only what a receiver has. The condition is not too deep: it was compiled.
pub(super) fn check(bonus: &BonusId, gate: &Condition) -> Result<(), PlanRefusal> {
    let fact = |fact: &'static str| PlanRefusal::GateFact { bonus: bonus.clone(), fact };
    match gate {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().try_for_each(|part| check(bonus, part)),
        Condition::Not(inner) => check(bonus, inner),
        Condition::AtLeast(test)
        | Condition::MoreThan(test)
        | Condition::AtMost(test)
        | Condition::LessThan(test)
        | Condition::Equals(test) => match &test.fact {
            NumberFact::Counter(counter) if Figure::named(&counter.name).is_some() => Ok(()),
            NumberFact::Counter(_) => Err(fact("counter")),
            other => Err(fact(other.name())),
        },
        Condition::In(membership) if membership.fact != SymbolFact::Level => {
            Err(fact(membership.fact.name()))
        }
        Condition::Tagged(tagged) => Err(fact(tagged.fact.name())),
        Condition::Flag(flag) => Err(fact(flag.name())),
        Condition::Lines(_) => Err(fact("lines")),
        Condition::Always | Condition::In(_) | Condition::Window(_) | Condition::LocalTime(_) => Ok(()),
    }
}

/// The levels that a gate names.
pub(super) fn levels_of(gate: &Condition) -> Vec<LevelId> {
    let mut levels = Vec::new();
    collect(gate, 0, &mut levels);
    levels
}

fn collect(gate: &Condition, depth: usize, levels: &mut Vec<LevelId>) {
    if depth > crate::rule::MAX_DEPTH {
        return;
    }
    match gate {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| collect(part, depth + 1, levels));
        }
        Condition::Not(inner) => collect(inner, depth + 1, levels),
        Condition::In(membership) if membership.fact == SymbolFact::Level => {
            levels.extend(membership.values.iter().filter_map(|id| LevelId::new(id).ok()));
        }
        _ => {}
    }
}

struct ReceiverFacts<'a, U> {
    gate: &'a Gate,
    upline: &'a U,
    receiver: CustomerSlot,
}

impl<U: Upline> Facts for ReceiverFacts<'_, U> {
    fn symbol(&self, fact: SymbolFact) -> Option<Symbol> {
        if fact != SymbolFact::Level {
            return None;
        }
        let level = self.upline.level(self.receiver)?;
        self.gate.levels.iter().find(|(slot, _)| *slot == level).map(|(_, symbol)| *symbol)
    }

    fn tags(&self, _: TagFact) -> &[Symbol] {
        &[]
    }

    fn number(&self, fact: NumberKey) -> Option<i64> {
        let NumberKey::Counter(name, window) = fact else { return None };
        let (_, figure) = self.gate.figures.iter().find(|(symbol, _)| *symbol == name)?;
        self.upline.figure(self.receiver, *figure, window)
    }

    fn flag(&self, _: FlagFact) -> bool {
        false
    }

    fn at(&self) -> Time {
        self.upline.now()
    }

    fn lines(&self, _: &Rule) -> (i64, i64) {
        (0, 0)
    }
}
