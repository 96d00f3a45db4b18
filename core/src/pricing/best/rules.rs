//! What a compiled rule says about amounts that may fall.

use crate::rule::{FAILS, FlagFact, HOLDS, Leaf, NumberKey, Op, Rule, Test};

/// Whether its answer can change while amounts fall.
pub(super) fn varies(rule: &Rule) -> bool {
    rule.leaves.iter().any(|leaf| match leaf.test {
        Test::Number { fact, .. } => {
            matches!(fact, NumberKey::Subtotal | NumberKey::LineAmount | NumberKey::UnitPrice)
        }
        Test::Flag(flag) => flag == FlagFact::TierPriced,
        Test::Lines { inner, amount, .. } => {
            amount > i64::MIN || rule.inner.get(usize::from(inner)).is_none_or(varies)
        }
        Test::Always | Test::Symbol { .. } | Test::Tags { .. } | Test::Window { .. } | Test::Clock(_) => {
            false
        }
    })
}

/// What a rule cannot hold without: each of its parts must hold, and these are among them.
#[derive(Debug, Default)]
pub(super) struct Needs<'a> {
    /// All lines cost so much at least.
    pub(super) subtotal: i64,
    /// Some lines cost so much at least.
    pub(super) lines: Option<(&'a Rule, i64)>,
}

/// What a rule needs. Says less than it could where alternatives are in it.
pub(super) fn needs(rule: &Rule) -> Needs<'_> {
    let mut needs = Needs::default();
    let every = |(n, leaf): (usize, &Leaf)| {
        let next = n.saturating_add(1);
        leaf.on_fail == FAILS && (leaf.on_hold == HOLDS || usize::from(leaf.on_hold) == next)
    };
    if !rule.leaves.iter().enumerate().all(every) {
        return needs;
    }
    for leaf in rule.leaves.iter().filter(|leaf| !leaf.negated) {
        match leaf.test {
            Test::Number { fact: NumberKey::Subtotal, op: Op::AtLeast | Op::Equals, value } => {
                needs.subtotal = needs.subtotal.max(value);
            }
            Test::Number { fact: NumberKey::Subtotal, op: Op::MoreThan, value } => {
                needs.subtotal = needs.subtotal.max(value.saturating_add(1));
            }
            Test::Lines { inner, amount, .. } => {
                if let Some(inner) = rule.inner.get(usize::from(inner))
                    && !varies(inner)
                {
                    needs.lines = Some((inner, amount));
                }
            }
            _ => {}
        }
    }
    needs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Currency, Exact};
    use crate::rule::{Condition, Interner, LinesTest, MoneyScale, NumberFact, SymbolFact};
    use alloc::boxed::Box;

    fn rule(condition: &Condition) -> Rule {
        let scale = MoneyScale::minor(Currency::CNY);
        Rule::compile(condition, &mut Interner::new(0), scale).unwrap()
    }

    fn from(value: u32) -> Condition {
        Condition::at_least(NumberFact::Subtotal, Exact::from(value))
    }

    #[test]
    fn only_what_every_way_needs_counts() {
        let of = |condition: &Condition| needs(&rule(condition)).subtotal;
        assert_eq!(of(&from(5)), 500);
        assert_eq!(of(&Condition::all([from(5), Condition::Always, from(7)])), 700);
        assert_eq!(of(&Condition::any([from(5), from(7)])), 0);
        assert_eq!(of(&from(5).negated()), 0);
        let some =
            LinesTest { lines: Box::new(Condition::Always), units: None, amount: Some(Exact::from(3)) };
        let some = rule(&Condition::all([Condition::Lines(some), from(2)]));
        assert_eq!(needs(&some).lines.unwrap().1, 300);
    }

    #[test]
    fn knows_what_falling_amounts_can_change() {
        assert!(varies(&rule(&from(5))));
        assert!(varies(&rule(&Condition::Flag(FlagFact::TierPriced))));
        assert!(varies(&rule(&Condition::some_line(Condition::at_least(
            NumberFact::UnitPrice,
            Exact::from(1)
        )))));
        assert!(!varies(&rule(&Condition::some_line(Condition::is_in(SymbolFact::Variant, ["a"])))));
        assert!(!varies(&rule(&Condition::at_least(NumberFact::ListSubtotal, Exact::from(1)))));
    }
}
