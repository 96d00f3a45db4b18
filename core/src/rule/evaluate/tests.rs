use crate::language::Language;
use crate::money::{Currency, Exact};
use crate::rule::{
    Comparison, Condition, Counter, Facts, FlagFact, Got, Interner, LocalTime, MoneyScale, NumberFact,
    NumberKey, Rule, Symbol, SymbolFact, TagFact, Weekday,
};
use crate::time::{Span, Time};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use proptest::prelude::*;

const SCALE: MoneyScale = MoneyScale::minor(Currency::CNY);

#[derive(Debug, Clone, Default)]
struct Known {
    channel: Option<Symbol>,
    tags: Vec<Symbol>,
    subtotal: Option<i64>,
    quantity: Option<i64>,
    counter: Option<(Symbol, i64)>,
    first_order: bool,
    at: Time,
}

impl Facts for Known {
    fn symbol(&self, fact: SymbolFact) -> Option<Symbol> {
        (fact == SymbolFact::Channel).then_some(self.channel).flatten()
    }
    fn tags(&self, fact: TagFact) -> &[Symbol] {
        if fact == TagFact::CustomerTags { &self.tags } else { &[] }
    }
    fn number(&self, fact: NumberKey) -> Option<i64> {
        match fact {
            NumberKey::Subtotal => self.subtotal,
            NumberKey::OrderQuantity => self.quantity,
            NumberKey::Counter(name, _) => self.counter.filter(|(known, _)| *known == name).map(|(_, n)| n),
            _ => None,
        }
    }
    fn flag(&self, _: FlagFact) -> bool {
        self.first_order
    }
    fn at(&self) -> Time {
        self.at
    }
    fn lines(&self, of: &Rule) -> (i64, i64) {
        // One line, of which the same is known.
        if of.holds(self) { (self.quantity.unwrap_or(0), self.subtotal.unwrap_or(0)) } else { (0, 0) }
    }
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn subtotal(op: fn(Comparison) -> Condition, value: &str) -> Condition {
    op(Comparison { fact: NumberFact::Subtotal, value: exact(value) })
}

fn text(condition: &Condition, facts: impl FnOnce(&mut Interner) -> Known) -> Option<String> {
    let mut interner = Interner::new(0);
    let rule = Rule::compile(condition, &mut interner, SCALE).unwrap();
    let facts = facts(&mut interner);
    let failed = rule.first_failed(&facts);
    assert_eq!(failed.is_none(), rule.holds(&facts));
    failed.map(|failed| rule.failure_text(failed, &interner, SCALE, Language::English))
}

#[test]
fn a_failed_comparison_says_how_far_it_was() {
    let with = |minor| move |_: &mut Interner| Known { subtotal: Some(minor), ..Known::default() };
    let says = |condition: &Condition, minor| text(condition, with(minor)).unwrap_or_default();
    assert_eq!(
        says(&subtotal(Condition::AtLeast, "100"), 8800),
        "12.00 more to reach 100.00 (`subtotal` is 88.00)"
    );
    assert_eq!(says(&subtotal(Condition::AtLeast, "100"), 10_000), "");
    assert_eq!(
        says(&subtotal(Condition::MoreThan, "100"), 10_000),
        "0.01 more to pass 100.00 (`subtotal` is 100.00)"
    );
    assert_eq!(
        says(&subtotal(Condition::LessThan, "100"), 10_000),
        "0.01 less to stay below 100.00 (`subtotal` is 100.00)"
    );
    assert_eq!(
        says(&subtotal(Condition::Equals, "100").negated(), 10_000),
        "`subtotal` must not be exactly 100.00 (`subtotal` is 100.00)"
    );
    assert_eq!(
        text(&subtotal(Condition::AtMost, "1"), |_| Known::default()).unwrap(),
        "`subtotal` must be at most 1.00 (`subtotal` is not known)"
    );
}

#[test]
fn every_kind_of_failure_has_its_sentence() {
    let channel = Condition::is_in(SymbolFact::Channel, ["h5", "app"]);
    assert_eq!(
        text(&channel, |_| Known::default()).unwrap(),
        "`channel` must be `h5` or `app` (it is none of them)"
    );
    let h5 = |interner: &mut Interner| Known { channel: interner.find("h5"), ..Known::default() };
    assert_eq!(text(&channel, h5), None);
    assert_eq!(text(&channel.negated(), h5).unwrap(), "`channel` must not be `h5` or `app` (it is `h5`)");
    let tagged = Condition::tagged(TagFact::CustomerTags, ["old"]);
    assert_eq!(text(&tagged, |_| Known::default()).unwrap(), "`customer_tags` must hold `old`");
    let first = Condition::Flag(FlagFact::FirstOrder);
    assert_eq!(text(&first, |_| Known::default()).unwrap(), "`first_order` must be set");
    assert_eq!(text(&Condition::Always.negated(), |_| Known::default()).unwrap(), "it never holds");
    let window = Condition::window(Some(Time::from_millis(1000)), Some(Time::from_millis(2000)));
    let at = |millis| move |_: &mut Interner| Known { at: Time::from_millis(millis), ..Known::default() };
    assert_eq!(text(&window, at(999)).unwrap(), "not before 1970-01-01T00:00:01.000Z");
    assert_eq!(text(&window, at(1000)), None);
    assert_eq!(text(&window, at(2000)).unwrap(), "over since 1970-01-01T00:00:02.000Z");
    let clock = Condition::LocalTime(LocalTime {
        utc_offset: 480,
        weekdays: vec![Weekday::Saturday, Weekday::Sunday],
        from: Some("20:00".parse().unwrap()),
        until: None,
    });
    assert_eq!(text(&clock, at(0)).unwrap(), "only Sat Sun 20:00 to 24:00 (it is Thursday 08:00)");
    let counter = NumberFact::Counter(Counter { name: "orders".to_string(), window: Span::from_days(1) });
    let counted = Condition::at_least(counter, Exact::from(3));
    let two = |interner: &mut Interner| Known {
        counter: interner.find("orders").map(|s| (s, 2)),
        ..Known::default()
    };
    assert_eq!(text(&counted, two).unwrap(), "1 more to reach 3 (`orders` is 2)");
}

#[test]
fn the_first_failure_is_told() {
    let never = |fact: &str| Condition::is_in(SymbolFact::Channel, [fact]);
    let told = |condition: &Condition| text(condition, |_| Known::default()).unwrap();
    assert!(told(&Condition::all([Condition::Always, never("b"), never("c")])).contains("`b`"));
    assert!(told(&Condition::any([never("a"), never("b")])).contains("`a`"));
    let alternatives = Condition::any([Condition::all([Condition::Always, never("b")]), never("c")]);
    assert!(told(&alternatives).contains("`b`"));
    let later = Condition::all([Condition::any([never("a"), Condition::Always]), never("c")]);
    assert!(told(&later).contains("`c`"));
    let rule = Rule::compile(&never("a"), &mut Interner::new(0), SCALE).unwrap();
    assert_eq!(rule.first_failed(&Known::default()).unwrap().got(), Got::Unknown);
}

/// The obvious evaluation of a tree, to compare the compiled one with.
fn naive(condition: &Condition, facts: &Known, interner: &Interner) -> bool {
    match condition {
        Condition::Always => true,
        Condition::All(parts) => parts.iter().all(|part| naive(part, facts, interner)),
        Condition::Any(parts) => parts.iter().any(|part| naive(part, facts, interner)),
        Condition::Not(inner) => !naive(inner, facts, interner),
        Condition::AtLeast(c) => facts.subtotal.is_some_and(|got| got >= SCALE.from_exact(c.value).unwrap()),
        Condition::LessThan(c) => facts.subtotal.is_some_and(|got| got < SCALE.from_exact(c.value).unwrap()),
        Condition::In(set) => facts
            .channel
            .and_then(|channel| interner.text(channel))
            .is_some_and(|channel| set.values.iter().any(|value| value == channel)),
        Condition::Flag(_) => facts.first_order,
        other => panic!("not generated: {other:?}"),
    }
}

fn conditions() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        Just(Condition::Always),
        Just(Condition::Flag(FlagFact::FirstOrder)),
        (0_u32..4).prop_map(|n| Condition::at_least(NumberFact::Subtotal, Exact::from(n))),
        (0_u32..4).prop_map(|n| subtotal(Condition::LessThan, &n.to_string())),
        proptest::collection::vec("[a-d]", 1..12).prop_map(|set| Condition::is_in(SymbolFact::Channel, set)),
    ];
    leaf.prop_recursive(6, 60, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 1..5).prop_map(Condition::All),
            proptest::collection::vec(inner.clone(), 1..5).prop_map(Condition::Any),
            inner.prop_map(Condition::negated),
        ]
    })
}

proptest! {
    #[test]
    fn the_compiled_rule_answers_as_the_tree_does(
        condition in conditions(),
        channel in proptest::option::of("[a-e]"),
        subtotal in proptest::option::of(0_i64..500),
        first_order: bool,
    ) {
        let mut interner = Interner::new(0);
        let rule = Rule::compile(&condition, &mut interner, SCALE).unwrap();
        let channel = channel.and_then(|text| interner.find(&text));
        let facts = Known { channel, subtotal, first_order, ..Known::default() };
        let wanted = naive(&condition, &facts, &interner);
        prop_assert_eq!(rule.holds(&facts), wanted);
        prop_assert_eq!(rule.first_failed(&facts).is_none(), wanted);
        if let Some(failed) = rule.first_failed(&facts) {
            prop_assert!(!rule.failure_text(failed, &interner, SCALE, Language::English).is_empty());
        }
    }
}
