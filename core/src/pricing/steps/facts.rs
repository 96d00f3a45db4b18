use super::{Line, Lines};
use crate::money::Currency;
use crate::pricing::compile::{Buyer, Compiled, OfferSlot, Priced};
use crate::rule::{Facts, FlagFact, MoneyScale, NumberKey, Rule, Symbol, SymbolFact, TagFact};
use crate::slot::Slot;
use crate::time::{Span, Time};
use smallvec::SmallVec;

/// What is known about the order before any line is priced.
#[derive(Debug)]
pub(crate) struct OrderFacts {
    pub(crate) currency: Currency,
    pub(crate) scale: MoneyScale,
    pub(crate) buyer: Buyer,
    /// Whether the buyer is named.
    pub(crate) is_known: bool,
    pub(crate) payment_method: Option<Symbol>,
    pub(crate) shipping_method: Option<Symbol>,
    pub(crate) region: Option<Symbol>,
    pub(crate) tags: SmallVec<[Symbol; 8]>,
    pub(crate) first_order: bool,
    pub(crate) score: Option<i64>,
    pub(crate) counters: SmallVec<[(Symbol, Span, i64); 4]>,
    pub(crate) used: SmallVec<[UsedBefore; 2]>,
    pub(crate) at: Time,
    pub(crate) quantity: i64,
}

/// What an offer took off earlier orders, in steps of the scale.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UsedBefore {
    pub(crate) offer: OfferSlot,
    pub(crate) by_buyer: i64,
    pub(crate) in_all: i64,
}

/// The facts of the order and maybe of one line, with the amounts of the moment.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) book: &'a Compiled,
    pub(crate) order: &'a OrderFacts,
    pub(crate) lines: &'a Lines,
    /// What each line costs at the moment.
    pub(crate) amounts: &'a [i64],
    pub(crate) subtotal: i64,
    /// What shipping costs at the moment.
    pub(crate) shipping: i64,
    /// A line and what it costs.
    pub(crate) line: Option<(&'a Line, i64)>,
}

impl<'a> View<'a> {
    /// Everything as it stands now.
    pub(crate) fn now(book: &'a Compiled, order: &'a OrderFacts, lines: &'a Lines) -> Self {
        View {
            book,
            order,
            lines,
            amounts: &lines.amounts,
            subtotal: lines.subtotal,
            shipping: lines.shipping.amount,
            line: None,
        }
    }

    pub(crate) const fn at_line(&self, line: &'a Line, amount: i64) -> Self {
        View { line: Some((line, amount)), ..*self }
    }

    fn priced(&self) -> Option<&'a Priced> {
        self.line.and_then(|(line, _)| self.book.priced.get(line.variant.index()))
    }
}

impl Facts for View<'_> {
    fn symbol(&self, fact: SymbolFact) -> Option<Symbol> {
        match fact {
            SymbolFact::Channel => self.order.buyer.channel,
            SymbolFact::Level => self.order.buyer.level,
            SymbolFact::PaymentMethod => self.order.payment_method,
            SymbolFact::ShippingMethod => self.order.shipping_method,
            SymbolFact::Region => self.order.region,
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
            NumberKey::ListSubtotal => Some(self.lines.list_subtotal),
            NumberKey::LineAmount => self.line.map(|(_, amount)| amount),
            NumberKey::UnitPrice => self.line.map(|(line, amount)| amount / i64::from(line.quantity.max(1))),
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
            FlagFact::TierPriced => self.line.is_some_and(|(line, _)| line.tiered),
        }
    }

    fn at(&self) -> Time {
        self.order.at
    }

    fn lines(&self, of: &Rule) -> (i64, i64) {
        let (mut units, mut cost) = (0_i64, 0_i64);
        for (line, amount) in self.lines.with(self.amounts) {
            if of.holds(&self.at_line(line, amount)) {
                // INVARIANT: at most 1000 lines of a million units, and a subtotal that was checked.
                units = units.saturating_add(i64::from(line.quantity));
                cost = cost.saturating_add(amount);
            }
        }
        (units, cost)
    }
}

impl Lines {
    /// Each line with what it costs by `amounts`.
    pub(super) fn with<'a>(&'a self, amounts: &'a [i64]) -> impl Iterator<Item = (&'a Line, i64)> {
        self.lines.iter().zip(amounts.iter().copied())
    }
}
