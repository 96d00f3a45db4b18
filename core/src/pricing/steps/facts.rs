use super::{Line, Lines};
use crate::pricing::compile::Compiled;
use crate::rule::{Facts, FlagFact, NumberKey, Symbol, SymbolFact, TagFact};
use crate::slot::Slot;
use crate::time::{Span, Time};
use smallvec::SmallVec;

/// What is known about the order before any line is priced.
#[derive(Debug)]
pub(crate) struct OrderFacts {
    pub(crate) channel: Option<Symbol>,
    pub(crate) level: Option<Symbol>,
    pub(crate) payment_method: Option<Symbol>,
    pub(crate) tags: SmallVec<[Symbol; 8]>,
    pub(crate) first_order: bool,
    pub(crate) score: Option<i64>,
    pub(crate) counters: SmallVec<[(Symbol, Span, i64); 4]>,
    pub(crate) at: Time,
    pub(crate) quantity: i64,
}

/// The facts of the order and maybe of one line, with the amounts of the moment.
pub(super) struct View<'a> {
    pub(super) book: &'a Compiled,
    pub(super) order: &'a OrderFacts,
    pub(super) subtotal: i64,
    /// A line and what it costs.
    pub(super) line: Option<(&'a Line, i64)>,
}

impl<'a> View<'a> {
    pub(super) const fn of_order(book: &'a Compiled, order: &'a OrderFacts, subtotal: i64) -> Self {
        View { book, order, subtotal, line: None }
    }

    pub(super) const fn at_line(&self, line: &'a Line, amount: i64) -> Self {
        View { book: self.book, order: self.order, subtotal: self.subtotal, line: Some((line, amount)) }
    }

    fn priced(&self) -> Option<&'a crate::pricing::compile::Priced> {
        self.line.and_then(|(line, _)| self.book.priced.get(line.variant.index()))
    }
}

impl Facts for View<'_> {
    fn symbol(&self, fact: SymbolFact) -> Option<Symbol> {
        match fact {
            SymbolFact::Channel => self.order.channel,
            SymbolFact::Level => self.order.level,
            SymbolFact::PaymentMethod => self.order.payment_method,
            SymbolFact::Variant => self.priced().and_then(|priced| priced.variant),
            SymbolFact::Product => self.priced().and_then(|priced| priced.product),
            SymbolFact::Category => self.priced().and_then(|priced| priced.category),
        }
    }

    fn tags(&self, fact: TagFact) -> &[Symbol] {
        match fact {
            TagFact::CustomerTags => &self.order.tags,
            TagFact::LineTags => {
                self.priced().map(|priced| priced.tags.slice(&self.book.tags)).unwrap_or_default()
            }
        }
    }

    fn number(&self, fact: NumberKey) -> Option<i64> {
        match fact {
            NumberKey::LineQuantity => self.line.map(|(line, _)| i64::from(line.quantity)),
            NumberKey::OrderQuantity => Some(self.order.quantity),
            NumberKey::Subtotal => Some(self.subtotal),
            NumberKey::LineAmount => self.line.map(|(_, amount)| amount),
            NumberKey::Score => self.order.score,
            NumberKey::Counter(name, window) => self
                .order
                .counters
                .iter()
                .find(|(known, over, _)| *known == name && *over == window)
                .map(|(.., value)| *value),
        }
    }

    fn flag(&self, fact: FlagFact) -> bool {
        match fact {
            FlagFact::FirstOrder => self.order.first_order,
        }
    }

    fn at(&self) -> Time {
        self.order.at
    }
}

impl Lines {
    /// Each line with what it costs by `amounts`.
    pub(super) fn with<'a>(&'a self, amounts: &'a [i64]) -> impl Iterator<Item = (&'a Line, i64)> {
        self.lines.iter().zip(amounts.iter().copied())
    }
}
