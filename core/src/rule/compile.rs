use crate::arrange::Arrange;
use crate::money::Exact;
use crate::refusal::quoted;
use crate::rule::clock::Clock;
use crate::rule::{
    Comparison, Condition, FlagFact, Interner, LinesTest, MoneyScale, NumberFact, NumberKey, RuleRefusal,
    Symbol, SymbolFact, TagFact,
};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;

/// Most levels of a condition.
pub const MAX_DEPTH: usize = 16;
/// Most parts of a condition.
pub const MAX_NODES: usize = 256;
/// Most members of one set.
pub const MAX_SET: usize = 1000;

/// Jump target: the whole condition holds.
pub(crate) const HOLDS: u16 = u16::MAX;
/// Jump target: the whole condition fails.
pub(crate) const FAILS: u16 = u16::MAX - 1;

/// A compiled condition: its leaves in order, each with two jumps forward, so that evaluation is one loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub(crate) leaves: Box<[Leaf]>,
    /// The members of all sets; a set is a sorted stretch of it.
    pub(crate) members: Box<[Symbol]>,
    /// The rules of its tests of lines.
    pub(crate) inner: Box<[Self]>,
    always: bool,
    asks_lines: bool,
    asks_money: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) test: Test,
    /// Under an odd number of `not`: the leaf holds when its test does not.
    pub(crate) negated: bool,
    pub(crate) on_hold: u16,
    pub(crate) on_fail: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    Always,
    Number {
        fact: NumberKey,
        op: Op,
        value: i64,
    },
    Symbol {
        fact: SymbolFact,
        set: Set,
    },
    Tags {
        fact: TagFact,
        set: Set,
    },
    Flag(FlagFact),
    Window {
        from: Time,
        until: Time,
    },
    Clock(Clock),
    /// The lines for which the inner rule of this place holds have so many units and cost so much.
    Lines {
        inner: u16,
        units: i64,
        amount: i64,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Equals,
}

/// A stretch of [`Rule::members`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Set {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

impl Rule {
    /// Checks the limits of a condition and compiles it: texts become symbols of `interner`, money goes on `scale`.
    ///
    /// # Errors
    /// [`RuleRefusal`], naming the limit or the value.
    pub fn compile(
        condition: &Condition,
        interner: &mut Interner,
        scale: MoneyScale,
    ) -> Result<Self, RuleRefusal> {
        measure(condition, 1, &mut 0)?;
        let mut compiler = Compiler {
            interner,
            scale,
            leaves: Vec::new(),
            members: Vec::new(),
            inner: Vec::new(),
            asks_lines: false,
            asks_money: false,
        };
        compiler.emit(condition, false, HOLDS, FAILS)?;
        let always = matches!(&*compiler.leaves, [Leaf { test: Test::Always, negated: false, .. }]);
        Ok(Self {
            always,
            leaves: compiler.leaves.into(),
            members: compiler.members.into(),
            inner: compiler.inner.into(),
            asks_lines: compiler.asks_lines,
            asks_money: compiler.asks_money,
        })
    }

    /// Whether it holds always.
    #[must_use]
    #[inline]
    pub const fn is_always(&self) -> bool {
        self.always
    }

    /// The one text that one fact must be, where it asks for nothing else: most filters of offers are so.
    #[must_use]
    pub(crate) fn only_symbol(&self) -> Option<(SymbolFact, Symbol)> {
        let [Leaf { test: Test::Symbol { fact, set }, negated: false, .. }] = &*self.leaves else {
            return None;
        };
        if let [only] = self.members_of(*set) { Some((*fact, *only)) } else { None }
    }

    /// Whether a line's variant decides it, and nothing else.
    pub(crate) fn asks_variants_only(&self) -> bool {
        self.leaves.iter().all(|leaf| match leaf.test {
            Test::Always => true,
            Test::Symbol { fact, .. } => fact.is_of_a_line(),
            Test::Tags { fact, .. } => fact == TagFact::LineTags,
            _ => false,
        })
    }

    /// Whether it asks for any sum of money.
    #[must_use]
    pub const fn asks_money(&self) -> bool {
        self.asks_money
    }

    /// Whether it asks for lines as a whole.
    #[must_use]
    pub fn tests_lines(&self) -> bool {
        !self.inner.is_empty()
    }

    /// Whether it asks for anything in which lines differ.
    #[must_use]
    pub const fn asks_lines(&self) -> bool {
        self.asks_lines
    }
}

/// Counts parts and levels before anything recurses further than the limits.
fn measure(condition: &Condition, depth: usize, nodes: &mut usize) -> Result<(), RuleRefusal> {
    if depth > MAX_DEPTH {
        return Err(RuleRefusal::TooDeep { limit: MAX_DEPTH });
    }
    *nodes += 1;
    if *nodes > MAX_NODES {
        return Err(RuleRefusal::TooLarge { limit: MAX_NODES });
    }
    match condition {
        Condition::All(parts) if parts.is_empty() => Err(RuleRefusal::Empty { kind: "all" }),
        Condition::Any(parts) if parts.is_empty() => Err(RuleRefusal::Empty { kind: "any" }),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().try_for_each(|part| measure(part, depth + 1, nodes))
        }
        Condition::Not(inner) => measure(inner, depth + 1, nodes),
        Condition::Lines(test) => measure(&test.lines, depth + 1, nodes),
        _ => Ok(()),
    }
}

/// How many leaves a condition compiles to; at most [`MAX_NODES`] after [`measure`].
fn leaves_of(condition: &Condition) -> u16 {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().map(leaves_of).sum(),
        Condition::Not(inner) => leaves_of(inner),
        _ => 1,
    }
}

struct Compiler<'a> {
    interner: &'a mut Interner,
    scale: MoneyScale,
    leaves: Vec<Leaf>,
    members: Vec<Symbol>,
    inner: Vec<Rule>,
    asks_lines: bool,
    asks_money: bool,
}

impl Compiler<'_> {
    /// Emits a condition that jumps to `hold` when it (or, negated, its opposite) holds, and to `fail` otherwise.
    fn emit(
        &mut self,
        condition: &Condition,
        negated: bool,
        hold: u16,
        fail: u16,
    ) -> Result<(), RuleRefusal> {
        let (parts, every) = match condition {
            Condition::Not(inner) => return self.emit(inner, !negated, hold, fail),
            // De Morgan: not all of these is any of their opposites.
            Condition::All(parts) => (parts, !negated),
            Condition::Any(parts) => (parts, negated),
            leaf => {
                let test = self.test(leaf)?;
                self.leaves.push(Leaf { test, negated, on_hold: hold, on_fail: fail });
                return Ok(());
            }
        };
        // INVARIANT: at most MAX_NODES leaves, so positions fit.
        let mut next = self.leaves.len() as u16;
        for (n, part) in parts.iter().enumerate() {
            next += leaves_of(part);
            let last = n + 1 == parts.len();
            match (last, every) {
                (true, _) => self.emit(part, negated, hold, fail)?,
                (false, true) => self.emit(part, negated, next, fail)?,
                (false, false) => self.emit(part, negated, hold, next)?,
            }
        }
        Ok(())
    }

    fn test(&mut self, leaf: &Condition) -> Result<Test, RuleRefusal> {
        Ok(match leaf {
            Condition::AtLeast(comparison) => self.number(comparison, Op::AtLeast)?,
            Condition::MoreThan(comparison) => self.number(comparison, Op::MoreThan)?,
            Condition::AtMost(comparison) => self.number(comparison, Op::AtMost)?,
            Condition::LessThan(comparison) => self.number(comparison, Op::LessThan)?,
            Condition::Equals(comparison) => self.number(comparison, Op::Equals)?,
            Condition::In(membership) => {
                self.asks_lines |= membership.fact.is_of_a_line();
                let set = self.set(membership.fact.name(), &membership.values)?;
                Test::Symbol { fact: membership.fact, set }
            }
            Condition::Tagged(tagged) => {
                self.asks_lines |= tagged.fact == TagFact::LineTags;
                Test::Tags { fact: tagged.fact, set: self.set(tagged.fact.name(), &tagged.any_of)? }
            }
            Condition::Flag(flag) => {
                self.asks_lines |= flag.is_of_a_line();
                Test::Flag(*flag)
            }
            Condition::Lines(test) => self.lines(test)?,
            Condition::Window(window) => {
                let from = window.from.unwrap_or_default();
                let until = window.until.unwrap_or(Time::from_millis(u64::MAX));
                if from >= until {
                    return Err(RuleRefusal::EmptyWindow { from, until });
                }
                Test::Window { from, until }
            }
            Condition::LocalTime(local) => Test::Clock(Clock::compile(local)?),
            // `emit` takes the branches apart before it asks for a test.
            Condition::Always | Condition::All(_) | Condition::Any(_) | Condition::Not(_) => Test::Always,
        })
    }

    fn number(&mut self, comparison: &Comparison, op: Op) -> Result<Test, RuleRefusal> {
        let name = comparison.fact.name();
        let fact = match &comparison.fact {
            NumberFact::LineQuantity => NumberKey::LineQuantity,
            NumberFact::OrderQuantity => NumberKey::OrderQuantity,
            NumberFact::Subtotal => NumberKey::Subtotal,
            NumberFact::LineAmount => NumberKey::LineAmount,
            NumberFact::Score => NumberKey::Score,
            NumberFact::Counter(counter) => {
                NumberKey::Counter(self.symbol(name, &counter.name)?, counter.window)
            }
            NumberFact::UnitPrice => NumberKey::UnitPrice,
            NumberFact::ListSubtotal => NumberKey::ListSubtotal,
        };
        self.asks_lines |= fact.is_of_a_line();
        self.asks_money |= fact.is_money();
        let value = if fact.is_money() {
            self.scale
                .from_exact(comparison.value)
                .map_err(|reason| RuleRefusal::Money { fact: name, reason })?
        } else {
            whole(name, comparison.value)?
        };
        Ok(Test::Number { fact, op, value })
    }

    fn lines(&mut self, test: &LinesTest) -> Result<Test, RuleRefusal> {
        let inner = Rule::compile(&test.lines, self.interner, self.scale)?;
        if inner.tests_lines() {
            return Err(RuleRefusal::NestedLines {});
        }
        if test.units == Some(0) {
            return Err(RuleRefusal::NoUnits {});
        }
        let name = "lines";
        let amount = test.amount.map(|amount| self.scale.from_exact(amount)).transpose();
        let amount = amount.map_err(|reason| RuleRefusal::Money { fact: name, reason })?;
        self.asks_money |= amount.is_some() || inner.asks_money;
        // INVARIANT: at most MAX_NODES parts, so at most as many inner rules.
        let nth = self.inner.len() as u16;
        self.inner.push(inner);
        Ok(Test::Lines {
            inner: nth,
            units: i64::from(test.units.unwrap_or(1)),
            amount: amount.unwrap_or(i64::MIN),
        })
    }

    fn set(&mut self, fact: &'static str, values: &[impl AsRef<str>]) -> Result<Set, RuleRefusal> {
        if values.is_empty() {
            return Err(RuleRefusal::Empty { kind: fact });
        }
        if values.len() > MAX_SET {
            return Err(RuleRefusal::SetTooLarge { fact, count: values.len(), limit: MAX_SET });
        }
        let mut set = Vec::with_capacity(values.len());
        for value in values {
            set.push(self.symbol(fact, value.as_ref())?);
        }
        set.arrange();
        set.dedup();
        // INVARIANT: MAX_NODES sets of MAX_SET members fit.
        let placed = Set { start: self.members.len() as u32, len: set.len() as u32 };
        self.members.extend(set);
        Ok(placed)
    }

    fn symbol(&mut self, fact: &'static str, text: &str) -> Result<Symbol, RuleRefusal> {
        let refusal = || RuleRefusal::Value { fact, value: quoted(text) };
        let fits = (1..=crate::id::MAX_ID_LEN).contains(&text.len())
            && text.bytes().all(|b| (0x20..=0x7e).contains(&b));
        if !fits {
            return Err(refusal());
        }
        self.interner.intern(text).ok_or_else(refusal)
    }
}

fn whole(fact: &'static str, value: Exact) -> Result<i64, RuleRefusal> {
    if value.scale() == 0 {
        Ok(value.mantissa())
    } else {
        Err(RuleRefusal::NotWhole { fact, value: value.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use crate::refusal::Refusal;
    use alloc::{format, vec};

    fn code(condition: &Condition) -> &'static str {
        let mut interner = Interner::new(0);
        let rule = Rule::compile(condition, &mut interner, MoneyScale::minor(Currency::CNY));
        rule.map_or_else(|refusal| refusal.code(), |_| "ok")
    }

    fn nested(levels: usize) -> Condition {
        (1..levels).fold(Condition::Always, |inner, _| inner.negated())
    }

    #[test]
    fn limits_are_named() {
        assert_eq!(code(&nested(MAX_DEPTH)), "ok");
        assert_eq!(code(&nested(MAX_DEPTH + 1)), "rule.too_deep");
        assert_eq!(code(&Condition::All(vec![Condition::Always; MAX_NODES - 1])), "ok");
        assert_eq!(code(&Condition::All(vec![Condition::Always; MAX_NODES])), "rule.too_large");
        assert_eq!(code(&Condition::Any(vec![])), "rule.empty");
        let ids = |n: usize| (0..n).map(|n| format!("p{n}"));
        assert_eq!(code(&Condition::is_in(SymbolFact::Product, ids(MAX_SET))), "ok");
        assert_eq!(code(&Condition::is_in(SymbolFact::Product, ids(MAX_SET + 1))), "rule.set_too_large");
        assert_eq!(code(&Condition::is_in(SymbolFact::Product, ids(0))), "rule.empty");
        assert_eq!(code(&Condition::is_in(SymbolFact::Product, [""])), "rule.value");
        assert_eq!(code(&Condition::tagged(TagFact::LineTags, ["a\n"])), "rule.value");
    }

    #[test]
    fn values_must_fit_their_fact() {
        let at_least = |fact, value: &str| Condition::at_least(fact, value.parse().unwrap());
        assert_eq!(code(&at_least(NumberFact::Subtotal, "100.01")), "ok");
        assert_eq!(code(&at_least(NumberFact::Subtotal, "100.001")), "rule.money");
        assert_eq!(code(&at_least(NumberFact::LineQuantity, "2.5")), "rule.not_whole");
        assert_eq!(code(&at_least(NumberFact::Score, "-3")), "ok");
        let (early, late) = (Time::from_millis(1), Time::from_millis(2));
        assert_eq!(code(&Condition::window(Some(early), Some(late))), "ok");
        assert_eq!(code(&Condition::window(Some(late), Some(late))), "rule.empty_window");
    }

    #[test]
    fn knows_whether_it_asks_for_lines() {
        let mut interner = Interner::new(0);
        let scale = MoneyScale::minor(Currency::CNY);
        let mut asks =
            |condition: Condition| Rule::compile(&condition, &mut interner, scale).unwrap().asks_lines();
        assert!(asks(Condition::is_in(SymbolFact::Product, ["p"]).negated()));
        assert!(asks(Condition::tagged(TagFact::LineTags, ["p"])));
        assert!(!asks(Condition::is_in(SymbolFact::Channel, ["p"])));
    }
}
