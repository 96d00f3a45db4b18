//! Which lines an offer means: decided for each variant when the book is published, wherever it can be.

use super::offers::CompiledOffer;
use super::variants::Priced;
use crate::pricing::steps::{Line, View};
use crate::rule::{Facts, FlagFact, NumberKey, Rule, Symbol, SymbolFact, TagFact};
use crate::time::Time;
use alloc::vec::Vec;

/// How many filters of a book can be decided beforehand: as many as a variant has bits.
const MOST: usize = u64::BITS as usize;

/// A rule that lines pass or not.
#[derive(Debug)]
pub(crate) struct Filter {
    pub(crate) rule: Rule,
    asks: Asks,
}

/// What decides.
#[derive(Debug, Clone, Copy)]
enum Asks {
    /// Nothing: every line passes.
    Nothing,
    /// The variant alone: this bit of [`Priced::passes`].
    Bit(u64),
    /// The variant alone, past the filters that have a bit: one fact must be one text.
    Symbol(SymbolFact, Symbol),
    /// All that the rule says.
    Rule,
}

impl Filter {
    pub(super) fn new(rule: Rule) -> Self {
        let asks = match rule.only_symbol() {
            _ if rule.is_always() => Asks::Nothing,
            Some((fact, symbol)) => Asks::Symbol(fact, symbol),
            None => Asks::Rule,
        };
        Self { rule, asks }
    }

    /// Whether a line that costs so much passes.
    #[inline]
    pub(crate) fn passes(&self, view: &View<'_>, line: &Line, amount: i64) -> bool {
        match self.asks {
            Asks::Nothing => true,
            Asks::Bit(bit) => line.passes & bit != 0,
            Asks::Symbol(fact, symbol) => view.at_line(line, amount).symbol(fact) == Some(symbol),
            Asks::Rule => self.rule.holds(&view.at_line(line, amount)),
        }
    }
}

/// Decides which variants pass the filters that ask for nothing else: the first of the book, equal ones once.
pub(super) fn decide(offers: &mut [CompiledOffer], priced: &mut [Priced], tags: &[Symbol]) {
    let mut known: Vec<Rule> = Vec::new();
    for offer in offers {
        let Some(filter) = offer.target.filter_mut().filter(|filter| filter.rule.asks_variants_only()) else {
            continue;
        };
        if matches!(filter.asks, Asks::Nothing) {
            continue;
        }
        let nth = known.iter().position(|rule| *rule == filter.rule).unwrap_or(known.len());
        if nth == known.len() {
            if nth == MOST {
                continue;
            }
            known.push(filter.rule.clone());
        }
        filter.asks = Asks::Bit(1 << nth);
    }
    for variant in priced {
        let passes = known.iter().map(|rule| rule.holds(&OfVariant { variant, tags }));
        variant.passes = passes.rev().fold(0, |bits, passes| bits << 1 | u64::from(passes));
    }
}

/// What is known of a variant before there is a cart.
struct OfVariant<'a> {
    variant: &'a Priced,
    tags: &'a [Symbol],
}

impl Facts for OfVariant<'_> {
    fn symbol(&self, fact: SymbolFact) -> Option<Symbol> {
        self.variant.symbol(fact)
    }

    fn tags(&self, fact: TagFact) -> &[Symbol] {
        match fact {
            TagFact::LineTags => self.variant.tags.slice(self.tags),
            TagFact::CustomerTags => &[],
        }
    }

    fn number(&self, _: NumberKey) -> Option<i64> {
        None
    }

    fn flag(&self, _: FlagFact) -> bool {
        false
    }

    fn at(&self) -> Time {
        Time::default()
    }

    fn lines(&self, _: &Rule) -> (i64, i64) {
        (0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{CategoryId, LaneId, OfferId, PriceBookId, ProductId, Tag, VariantId};
    use crate::money::Currency;
    use crate::pricing::{
        Cart, Effect, Lane, LaneMode, Offer, PriceBook, PricedVariant, Pricer, Quote, Target,
    };
    use crate::rule::Condition;
    use alloc::format;
    use alloc::string::String;

    fn book(filters: impl IntoIterator<Item = Condition>) -> PriceBook {
        let mut book = PriceBook::new(PriceBookId::new("filters").unwrap(), Currency::CNY);
        for n in 0..12 {
            let variant = VariantId::new(format!("v{n}")).unwrap();
            let product = ProductId::new(format!("p{}", n / 2)).unwrap();
            let mut row = PricedVariant::new(variant, product, "100.00".parse().unwrap());
            row.category = Some(CategoryId::new(format!("c{}", n % 3)).unwrap());
            row.tags.extend((n % 4 == 1).then(|| Tag::new("odd").unwrap()));
            book.variants.push(row);
        }
        let offer = |(n, filter): (usize, Condition)| {
            let off = Effect::AmountEach("0.01".parse().unwrap());
            Offer::new(OfferId::new(format!("o{n}")).unwrap(), Target::Lines(filter), off)
        };
        let offers = filters.into_iter().enumerate().map(offer).collect();
        book.lanes.push(Lane::new(LaneId::new("all").unwrap(), LaneMode::Sequential, offers));
        book
    }

    /// Filters that ask for variants alone, alone and in every kind of company; more of them than have bits.
    fn filters() -> impl Iterator<Item = Condition> {
        (0..240).map(|n| {
            let category = Condition::is_in(SymbolFact::Category, [format!("c{}", n % 4)]);
            let variant = Condition::is_in(SymbolFact::Variant, [format!("v{n}"), format!("v{}", n % 13)]);
            let product = Condition::is_in(SymbolFact::Product, [format!("p{}", n % 5)]);
            let tag = Condition::tagged(TagFact::LineTags, ["odd"]);
            match n % 6 {
                0 => category,
                1 => Condition::any([variant, tag]),
                2 => Condition::all([category.negated(), tag.negated()]),
                3 => Condition::all([product, variant.negated()]),
                4 => Condition::Always,
                _ => tag,
            }
        })
    }

    fn quote(book: PriceBook) -> Quote {
        let cart = (0..12).fold(Cart::on("h5"), |cart, n| cart.line(format!("v{n}"), 1 + n));
        Pricer::new(book).unwrap().price(&cart).unwrap()
    }

    #[test]
    fn what_is_decided_beforehand_is_what_the_rule_says() {
        let compiled = |filters| Pricer::new(book(filters)).unwrap();
        let pricer = compiled(filters().collect::<Vec<_>>());
        let offers = &pricer.compiled().offers;
        let bits = offers.iter().filter_map(|offer| match &offer.target {
            super::super::CompiledTarget::Lines(filter) => Some(filter.asks),
            _ => None,
        });
        assert_eq!(bits.filter(|asks| matches!(asks, Asks::Bit(bit) if *bit == 1 << 63)).count(), 1);

        // A first order makes a rule of it that no longer asks for variants alone, and means the same.
        let asks_more = |filter: Condition| Condition::any([filter, Condition::Flag(FlagFact::FirstOrder)]);
        let (decided, evaluated) = (quote(book(filters())), quote(book(filters().map(asks_more))));
        assert_eq!(decided.lines, evaluated.lines);
        let named = |quote: &Quote| -> Vec<String> {
            quote.offers.iter().map(|offer| format!("{} {}", offer.offer, offer.amount)).collect()
        };
        assert_eq!(named(&decided), named(&evaluated));
        assert!(decided.offers.len() > 100 && decided.discount.minor() > 0);
    }
}
