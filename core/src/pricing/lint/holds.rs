use super::goods::{Good, Goods};
use crate::money::Exact;
use crate::pricing::PriceBook;
use crate::rule::{
    Comparison, Condition, FlagFact, LinesTest, NumberFact, SymbolFact, TagFact, Tagged, Window,
};
use crate::time::Time;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Why a condition can never hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Never {
    /// It contradicts itself.
    Contradiction,
    /// It asks for goods that the book does not have.
    NoGoods,
    /// It asks for more units than can be bought.
    TooMany { units: String, most: u64 },
}

/// From when until when a condition may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct May {
    pub(super) from: Time,
    pub(super) until: Time,
}

/// Decides whether a condition can hold at all. Whatever it says of `Never` is certain; where it cannot tell, the
/// condition may hold.
pub(super) fn may_hold(condition: &Condition, book: &PriceBook, goods: &Goods<'_>) -> Result<May, Never> {
    solve(condition, false, Known::new(book, goods))
}

/// What is known while parts that must all hold are gone through.
#[derive(Clone)]
struct Known<'a, 'g> {
    book: &'a PriceBook,
    goods: &'g Goods<'a>,
    numbers: Vec<(&'a NumberFact, Range)>,
    texts: Vec<(SymbolFact, Texts<'a>)>,
    tags: Vec<(TagFact, Tags<'a>)>,
    flags: Vec<(FlagFact, bool)>,
    may: May,
}

/// The bounds of a number, each with whether it lies inside.
#[derive(Clone, Copy, Default)]
struct Range {
    low: Option<(Exact, bool)>,
    high: Option<(Exact, bool)>,
}

#[derive(Clone, Default)]
struct Texts<'a> {
    allowed: Option<BTreeSet<&'a str>>,
    excluded: BTreeSet<&'a str>,
}

#[derive(Clone, Default)]
struct Tags<'a> {
    /// Of each of these one tag.
    required: Vec<&'a [String]>,
    excluded: BTreeSet<&'a str>,
}

impl May {
    pub(super) const ALWAYS: Self = Self { from: Time::from_millis(0), until: Time::from_millis(u64::MAX) };

    pub(super) fn and(self, other: Self) -> Result<Self, Never> {
        let both = Self { from: self.from.max(other.from), until: self.until.min(other.until) };
        if both.from < both.until { Ok(both) } else { Err(Never::Contradiction) }
    }

    fn or(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), until: self.until.max(other.until) }
    }
}

/// Alternatives of which one must hold, or, negated, one must not.
type Alternatives<'a> = (&'a [Condition], bool);

fn solve<'a>(condition: &'a Condition, negated: bool, mut known: Known<'a, '_>) -> Result<May, Never> {
    let mut later: Vec<Alternatives<'a>> = Vec::new();
    known.take(condition, negated, &mut later)?;
    known.check_goods()?;
    let mut may = known.may;
    for (parts, negated) in later {
        // Each alternative together with all that must hold anyway, but not with the other alternatives.
        let mut some: Option<May> = None;
        let mut why = Never::Contradiction;
        for part in parts {
            match solve(part, negated, known.clone()) {
                Ok(found) => some = Some(some.map_or(found, |some| some.or(found))),
                Err(never) => why = never,
            }
        }
        may = may.and(some.ok_or(why)?)?;
    }
    Ok(may)
}

impl<'a, 'g> Known<'a, 'g> {
    fn new(book: &'a PriceBook, goods: &'g Goods<'a>) -> Self {
        Self {
            book,
            goods,
            numbers: Vec::new(),
            texts: Vec::new(),
            tags: Vec::new(),
            flags: Vec::new(),
            may: May::ALWAYS,
        }
    }

    /// Takes one more condition that must hold, or must not.
    fn take(
        &mut self,
        condition: &'a Condition,
        negated: bool,
        later: &mut Vec<Alternatives<'a>>,
    ) -> Result<(), Never> {
        match (condition, negated) {
            (Condition::Always, true) => Err(Never::Contradiction),
            (Condition::All(parts), false) | (Condition::Any(parts), true) => {
                parts.iter().try_for_each(|part| self.take(part, negated, later))
            }
            (Condition::Any(parts), false) | (Condition::All(parts), true) => {
                later.push((parts, negated));
                Ok(())
            }
            (Condition::Not(inner), _) => self.take(inner, !negated, later),
            (Condition::AtLeast(than), false) => self.above(than, true),
            (Condition::MoreThan(than), false) => self.above(than, false),
            (Condition::AtMost(than), false) => self.below(than, true),
            (Condition::LessThan(than), false) => self.below(than, false),
            (Condition::Equals(than), false) => {
                self.above(than, true)?;
                self.below(than, true)
            }
            (Condition::In(of), _) => self.text(of.fact, &of.values, negated),
            (Condition::Tagged(of), _) => self.tagged(of, negated),
            (Condition::Flag(fact), _) => self.flag(*fact, !negated),
            (Condition::Window(window), false) => self.window(window),
            (Condition::Lines(test), false) => self.lines(test),
            // What is not known makes a negated test hold; and a clock shows every hour some day.
            _ => Ok(()),
        }
    }

    fn number(&mut self, fact: &'a NumberFact) -> Option<&mut Range> {
        if !self.numbers.iter().any(|(known, _)| *known == fact) {
            self.numbers.push((fact, self.domain(fact)));
        }
        self.numbers.iter_mut().find(|(known, _)| *known == fact).map(|(_, range)| range)
    }

    /// What a number can be at all.
    fn domain(&self, fact: &NumberFact) -> Range {
        let low = match fact {
            NumberFact::LineQuantity | NumberFact::OrderQuantity => Some(Exact::from(1)),
            NumberFact::Subtotal
            | NumberFact::ListSubtotal
            | NumberFact::LineAmount
            | NumberFact::UnitPrice => Some(Exact::ZERO),
            NumberFact::Score | NumberFact::Counter(_) => None,
        };
        Range { low: low.map(|low| (low, true)), high: None }
    }

    /// The most units that a fact can count.
    fn most(&self, fact: &NumberFact) -> Option<u64> {
        match fact {
            NumberFact::LineQuantity => Some(self.goods.line_units),
            NumberFact::OrderQuantity => Some(self.goods.order_units),
            _ => None,
        }
    }

    fn above(&mut self, than: &'a Comparison, inside: bool) -> Result<(), Never> {
        if let Some(most) = self.most(&than.fact)
            && exceeds(than.value, inside, most)
        {
            return Err(Never::TooMany { units: than.value.to_string(), most });
        }
        let Some(range) = self.number(&than.fact) else { return Ok(()) };
        let tighter = range.low.is_none_or(|(low, within)| (than.value, !inside) > (low, !within));
        if tighter {
            range.low = Some((than.value, inside));
        }
        range.check()
    }

    fn below(&mut self, than: &'a Comparison, inside: bool) -> Result<(), Never> {
        let Some(range) = self.number(&than.fact) else { return Ok(()) };
        let tighter = range.high.is_none_or(|(high, within)| (than.value, inside) < (high, within));
        if tighter {
            range.high = Some((than.value, inside));
        }
        range.check()
    }

    fn text(&mut self, fact: SymbolFact, values: &'a [String], negated: bool) -> Result<(), Never> {
        if !self.texts.iter().any(|(known, _)| *known == fact) {
            self.texts.push((fact, Texts::default()));
        }
        let Some((_, texts)) = self.texts.iter_mut().find(|(known, _)| *known == fact) else {
            return Ok(());
        };
        let values = values.iter().map(String::as_str);
        if negated {
            texts.excluded.extend(values);
        } else {
            let mut values: BTreeSet<&str> = values.collect();
            if let Some(allowed) = &texts.allowed {
                values.retain(|value| allowed.contains(value));
            }
            texts.allowed = Some(values);
        }
        let Some(allowed) = &texts.allowed else { return Ok(()) };
        if allowed.is_subset(&texts.excluded) {
            return Err(Never::Contradiction);
        }
        let (book, goods) = (self.book, self.goods);
        let never = match fact {
            SymbolFact::Variant => !allowed.iter().any(|id| goods.get(id).is_some()),
            SymbolFact::Product => goods.products.is_disjoint(allowed),
            SymbolFact::Category => goods.categories.is_disjoint(allowed),
            // A cart can name no method but those of the book; of payment methods, where the book has any.
            SymbolFact::ShippingMethod => {
                return contradiction(
                    !book.shipping.iter().any(|method| allowed.contains(method.id.as_str())),
                );
            }
            SymbolFact::PaymentMethod => {
                let methods = &book.payment_methods;
                let known = methods.iter().any(|method| allowed.contains(method.id.as_str()));
                return contradiction(!methods.is_empty() && !known);
            }
            SymbolFact::Channel | SymbolFact::Level | SymbolFact::Region => false,
        };
        if never { Err(Never::NoGoods) } else { Ok(()) }
    }

    fn tagged(&mut self, of: &'a Tagged, negated: bool) -> Result<(), Never> {
        if !self.tags.iter().any(|(known, _)| *known == of.fact) {
            self.tags.push((of.fact, Tags::default()));
        }
        let Some((_, tags)) = self.tags.iter_mut().find(|(known, _)| *known == of.fact) else {
            return Ok(());
        };
        if negated {
            tags.excluded.extend(of.any_of.iter().map(String::as_str));
        } else {
            tags.required.push(&of.any_of);
        }
        let excluded = |any_of: &&[String]| any_of.iter().all(|tag| tags.excluded.contains(tag.as_str()));
        if tags.required.iter().any(excluded) {
            return Err(Never::Contradiction);
        }
        let known = of.any_of.iter().any(|tag| self.goods.tags.contains(tag.as_str()));
        if of.fact == TagFact::LineTags && !negated && !known { Err(Never::NoGoods) } else { Ok(()) }
    }

    fn flag(&mut self, fact: FlagFact, set: bool) -> Result<(), Never> {
        if fact == FlagFact::TierPriced && set && self.book.tiers.is_empty() {
            return Err(Never::Contradiction);
        }
        self.flags.push((fact, set));
        contradiction(self.flags.contains(&(fact, !set)))
    }

    fn window(&mut self, window: &Window) -> Result<(), Never> {
        let open = May {
            from: window.from.unwrap_or(May::ALWAYS.from),
            until: window.until.unwrap_or(May::ALWAYS.until),
        };
        self.may = self.may.and(open)?;
        Ok(())
    }

    fn lines(&mut self, test: &'a LinesTest) -> Result<(), Never> {
        let most = self.goods.order_units;
        if let Some(units) = test.units
            && u64::from(units) > most
        {
            return Err(Never::TooMany { units: units.to_string(), most });
        }
        let inner = may_hold(&test.lines, self.book, self.goods)?;
        self.may = self.may.and(inner)?;
        Ok(())
    }

    /// Whether one of the variants that are named has the product, category and tags that are asked for too.
    fn check_goods(&self) -> Result<(), Never> {
        let texts = |fact| self.texts.iter().find(|(known, _)| *known == fact).map(|(_, texts)| texts);
        let Some(variants) = texts(SymbolFact::Variant).and_then(|texts| texts.allowed.as_ref()) else {
            return Ok(());
        };
        let tags = self.tags.iter().find(|(fact, _)| *fact == TagFact::LineTags).map(|(_, tags)| tags);
        let fits = |good: &Good<'_>| {
            let row = good.row;
            texts(SymbolFact::Variant).is_none_or(|texts| texts.fits(Some(row.variant.as_str())))
                && texts(SymbolFact::Product).is_none_or(|texts| texts.fits(Some(row.product.as_str())))
                && texts(SymbolFact::Category)
                    .is_none_or(|texts| texts.fits(row.category.as_ref().map(|id| id.as_str())))
                && tags.is_none_or(|tags| {
                    let has = |tag: &str| row.tags.iter().any(|own| own.as_str() == tag);
                    tags.required.iter().all(|any_of| any_of.iter().any(|tag| has(tag)))
                        && !tags.excluded.iter().any(|tag| has(tag))
                })
        };
        let any = variants.iter().filter_map(|id| self.goods.get(id)).any(fits);
        if any { Ok(()) } else { Err(Never::NoGoods) }
    }
}

impl Texts<'_> {
    fn fits(&self, text: Option<&str>) -> bool {
        let allowed = |allowed: &BTreeSet<&str>| text.is_some_and(|text| allowed.contains(text));
        self.allowed.as_ref().is_none_or(allowed) && text.is_none_or(|text| !self.excluded.contains(text))
    }
}

impl Range {
    fn check(&self) -> Result<(), Never> {
        let (Some((low, low_in)), Some((high, high_in))) = (self.low, self.high) else { return Ok(()) };
        contradiction(low > high || (low == high && !(low_in && high_in)))
    }
}

const fn contradiction(is: bool) -> Result<(), Never> {
    if is { Err(Never::Contradiction) } else { Ok(()) }
}

/// Whether so many units, or more than so many, are more than there can be.
fn exceeds(value: Exact, inside: bool, most: u64) -> bool {
    let most = i64::try_from(most).ok().and_then(|most| Exact::from_parts(most, 0));
    most.is_some_and(|most| if inside { value > most } else { value >= most })
}

#[cfg(test)]
mod tests {
    use super::super::LintSettings;
    use super::super::tests::book;
    use super::*;
    use serde_json::{Value, json};

    fn solved(condition: Value) -> Result<May, Never> {
        let book = book(json!({"shipping": [{"id": "post", "price": "8"}]}));
        let settings = LintSettings { most_units: 50, ..LintSettings::default() };
        let condition: Condition = serde_json::from_value(condition).unwrap();
        may_hold(&condition, &book, &Goods::new(&book, &settings))
    }

    fn number(kind: &str, fact: &str, value: &str) -> Value {
        json!({kind: {"fact": fact, "value": value}})
    }

    fn is_in(fact: &str, values: &[&str]) -> Value {
        json!({"in": {"fact": fact, "values": values}})
    }

    #[test]
    fn contradictions_are_found() {
        let not = |inner: Value| json!({"not": inner});
        for condition in [
            not(json!("always")),
            json!({"all": [number("at_least", "subtotal", "100"), number("less_than", "subtotal", "100")]}),
            json!({"all": [number("equals", "score", "5"), number("equals", "score", "6")]}),
            number("less_than", "order_quantity", "1"),
            number("at_most", "subtotal", "-1"),
            json!({"all": [is_in("channel", &["a", "b"]), is_in("channel", &["c"])]}),
            json!({"all": [is_in("channel", &["a", "b"]), not(is_in("channel", &["b", "a"]))]}),
            json!({"all": [{"flag": "first_order"}, not(json!({"flag": "first_order"}))]}),
            json!({"all": [{"window": {"until": 5}}, {"window": {"from": 5}}]}),
            json!({"all": [{"tagged": {"fact": "customer_tags", "any_of": ["x"]}},
                not(json!({"tagged": {"fact": "customer_tags", "any_of": ["x", "y"]}}))]}),
            not(json!({"any": [{"flag": "first_order"}, not(json!({"flag": "first_order"}))]})),
            json!({"all": [is_in("level", &["vip"]),
                {"any": [is_in("level", &["gold"]), number("at_most", "subtotal", "-1")]}]}),
            is_in("shipping_method", &["pigeon"]),
            json!({"lines": {"lines": {"flag": "tier_priced"}}}),
        ] {
            assert_eq!(solved(condition.clone()), Err(Never::Contradiction), "{condition}");
        }
    }

    #[test]
    fn goods_that_are_not_there_are_found() {
        let tagged = |tag: &str| json!({"tagged": {"fact": "line_tags", "any_of": [tag]}});
        for condition in [
            is_in("variant", &["z"]),
            is_in("product", &["a"]),
            is_in("category", &["q"]),
            tagged("cold"),
            json!({"all": [is_in("variant", &["b"]), is_in("category", &["c"])]}),
            json!({"all": [is_in("variant", &["b"]), tagged("hot")]}),
            json!({"all": [is_in("variant", &["a", "z"]), {"not": tagged("hot")}]}),
            json!({"lines": {"lines": is_in("variant", &["z"])}}),
        ] {
            assert_eq!(solved(condition.clone()), Err(Never::NoGoods), "{condition}");
        }
        for condition in [
            is_in("variant", &["z", "a"]),
            json!({"all": [is_in("variant", &["a", "b"]), tagged("hot"), is_in("product", &["p"])]}),
            json!({"any": [is_in("variant", &["z"]), is_in("variant", &["a"])]}),
            json!({"not": is_in("variant", &["z"])}),
        ] {
            assert_eq!(solved(condition.clone()), Ok(May::ALWAYS), "{condition}");
        }
    }

    #[test]
    fn more_units_than_can_be_bought() {
        let most = |condition| match solved(condition) {
            Err(Never::TooMany { most, .. }) => most,
            other => panic!("{other:?}"),
        };
        assert_eq!(most(number("at_least", "line_quantity", "51")), 50);
        assert_eq!(most(number("more_than", "order_quantity", "100")), 100);
        assert_eq!(most(json!({"lines": {"lines": "always", "units": 101}})), 100);
        for condition in
            [number("at_least", "line_quantity", "50"), number("at_least", "order_quantity", "100")]
        {
            assert!(solved(condition).is_ok());
        }
    }

    #[test]
    fn what_may_hold_is_left_alone() {
        for condition in [
            is_in("channel", &["never-heard-of"]),
            is_in("payment_method", &["any"]),
            json!({"not": number("at_least", "score", "5")}),
            json!({"all": [number("at_least", "subtotal", "5"), number("at_most", "subtotal", "5")]}),
            json!({"all": [is_in("channel", &["a", "b"]), {"not": is_in("channel", &["b"])}]}),
            json!({"all": [{"not": number("at_least", "score", "5")}, {"not": number("less_than", "score", "5")}]}),
        ] {
            assert_eq!(solved(condition.clone()), Ok(May::ALWAYS), "{condition}");
        }
    }

    #[test]
    fn times_are_joined() {
        let window = |from, until| json!({"window": {"from": from, "until": until}});
        let may = |from, until| Ok(May { from: Time::from_millis(from), until: Time::from_millis(until) });
        assert_eq!(solved(json!({"all": [window(1, 9), window(5, 20)]})), may(5, 9));
        assert_eq!(solved(json!({"any": [window(1, 3), window(5, 20)]})), may(1, 20));
        assert_eq!(
            solved(json!({"all": [window(2, 9), {"any": [window(1, 3), window(50, 60)]}]})),
            may(2, 3)
        );
    }
}
