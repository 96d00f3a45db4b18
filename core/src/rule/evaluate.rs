use crate::rule::compile::{FAILS, HOLDS, Leaf, Op, Set, Test};
use crate::rule::{Facts, Failed, Rule, Symbol};

impl Rule {
    /// Whether the condition holds. Neither allocates nor recurses; asks each fact only when it matters.
    #[must_use]
    pub fn holds(&self, facts: &impl Facts) -> bool {
        let mut at = 0_u16;
        // INVARIANT: jumps only lead forward, so this ends.
        while let Some(leaf) = self.leaves.get(usize::from(at)) {
            at = if self.leaf_holds(leaf, facts) { leaf.on_hold } else { leaf.on_fail };
        }
        at == HOLDS
    }

    /// The first condition that failed, and what was found instead; `None` when the whole holds.
    ///
    /// Of alternatives that all failed it is the first.
    #[must_use]
    pub fn first_failed(&self, facts: &impl Facts) -> Option<Failed> {
        let mut at = 0_u16;
        let mut first: Option<u16> = None;
        while let Some(leaf) = self.leaves.get(usize::from(at)) {
            if self.leaf_holds(leaf, facts) {
                first = None;
                at = leaf.on_hold;
            } else {
                first = first.or(Some(at));
                at = leaf.on_fail;
            }
        }
        if at != FAILS {
            return None;
        }
        first.and_then(|leaf| self.failed(leaf, facts))
    }

    fn leaf_holds(&self, leaf: &Leaf, facts: &impl Facts) -> bool {
        let answer = match &leaf.test {
            Test::Always => true,
            Test::Number { fact, op, value } => {
                facts.number(*fact).is_some_and(|got| op.compare(got, *value))
            }
            Test::Symbol { fact, set } => {
                facts.symbol(*fact).is_some_and(|symbol| self.set_has(*set, symbol))
            }
            Test::Tags { fact, set } => facts.tags(*fact).iter().any(|tag| self.set_has(*set, *tag)),
            Test::Flag(fact) => facts.flag(*fact),
            Test::Window { from, until } => (*from..*until).contains(&facts.at()),
            Test::Clock(clock) => clock.shows(facts.at()),
            Test::Lines { inner, units, amount } => self.inner.get(usize::from(*inner)).is_some_and(|rule| {
                let (got, cost) = facts.lines(rule);
                got >= *units && cost >= *amount
            }),
        };
        answer != leaf.negated
    }

    pub(crate) fn members_of(&self, set: Set) -> &[Symbol] {
        let start = set.start as usize;
        self.members.get(start..start.saturating_add(set.len as usize)).unwrap_or_default()
    }

    fn set_has(&self, set: Set, symbol: Symbol) -> bool {
        let members = self.members_of(set);
        if let [only] = members {
            return *only == symbol;
        }
        if members.len() <= 8 { members.contains(&symbol) } else { members.binary_search(&symbol).is_ok() }
    }
}

impl Op {
    const fn compare(self, got: i64, value: i64) -> bool {
        match self {
            Self::AtLeast => got >= value,
            Self::MoreThan => got > value,
            Self::AtMost => got <= value,
            Self::LessThan => got < value,
            Self::Equals => got == value,
        }
    }
}

#[cfg(test)]
mod tests;
