use super::{Costs, Line, Lines};
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
    pub(crate) tags: SmallVec<[Symbol; 4]>,
    pub(crate) first_order: bool,
    pub(crate) score: Option<i64>,
    pub(crate) counters: SmallVec<[(Symbol, Span, i64); 1]>,
    pub(crate) used: SmallVec<[UsedBefore; 1]>,
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

/// The facts of the order, with the amounts of the moment.
pub(crate) struct View<'a> {
    pub(crate) book: &'a Compiled,
    pub(crate) order: &'a OrderFacts,
    pub(crate) lines: &'a Lines,
    /// What each line costs at the moment.
    pub(crate) amounts: &'a [i64],
    pub(crate) subtotal: i64,
    /// What shipping costs at the moment.
    pub(crate) shipping: i64,
}

/// The same facts, and those of one line. Made for every line that an offer looks at, so it holds next to nothing.
pub(crate) struct LineView<'a> {
    view: &'a View<'a>,
    line: &'a Line,
    /// What the line costs.
    amount: i64,
}

impl<'a> View<'a> {
    /// Everything as it stands now.
    pub(crate) fn now(book: &'a Compiled, order: &'a OrderFacts, lines: &'a Lines) -> Self {
        Self::at(book, order, lines, lines.costs())
    }

    /// Everything, where it costs so much.
    #[inline]
    pub(crate) fn at(book: &'a Compiled, order: &'a OrderFacts, lines: &'a Lines, costs: Costs<'a>) -> Self {
        let Costs { amounts, shipping, subtotal } = costs;
        View { book, order, lines, amounts, subtotal, shipping }
    }

    #[inline]
    pub(crate) const fn at_line(&'a self, line: &'a Line, amount: i64) -> LineView<'a> {
        LineView { view: self, line, amount }
    }
}

impl LineView<'_> {
    #[inline]
    fn priced(&self) -> Option<&Priced> {
        self.view.book.priced.get(self.line.variant.index())
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
            SymbolFact::Variant | SymbolFact::Product | SymbolFact::Category => None,
        }
    }

    fn tags(&self, fact: TagFact) -> &[Symbol] {
        match fact {
            TagFact::CustomerTags => &self.order.tags,
            TagFact::LineTags => &[],
        }
    }

    fn number(&self, fact: NumberKey) -> Option<i64> {
        match fact {
            NumberKey::OrderQuantity => Some(self.order.quantity),
            NumberKey::Subtotal => Some(self.subtotal),
            NumberKey::ListSubtotal => Some(self.lines.list_subtotal),
            NumberKey::LineQuantity | NumberKey::LineAmount | NumberKey::UnitPrice => None,
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
            FlagFact::TierPriced => false,
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

impl Facts for LineView<'_> {
    #[inline]
    fn symbol(&self, fact: SymbolFact) -> Option<Symbol> {
        match fact {
            SymbolFact::Variant | SymbolFact::Product | SymbolFact::Category => self.priced()?.symbol(fact),
            _ => self.view.symbol(fact),
        }
    }

    #[inline]
    fn tags(&self, fact: TagFact) -> &[Symbol] {
        match fact {
            TagFact::CustomerTags => self.view.tags(fact),
            TagFact::LineTags => {
                self.priced().map(|priced| priced.tags.slice(&self.view.book.tags)).unwrap_or_default()
            }
        }
    }

    fn number(&self, fact: NumberKey) -> Option<i64> {
        match fact {
            NumberKey::LineQuantity => Some(i64::from(self.line.quantity)),
            NumberKey::LineAmount => Some(self.amount),
            NumberKey::UnitPrice => Some(self.amount / i64::from(self.line.quantity.max(1))),
            _ => self.view.number(fact),
        }
    }

    fn flag(&self, fact: FlagFact) -> bool {
        match fact {
            FlagFact::TierPriced => self.line.tiered,
            FlagFact::FirstOrder => self.view.flag(fact),
        }
    }

    fn at(&self) -> Time {
        self.view.at()
    }

    fn lines(&self, of: &Rule) -> (i64, i64) {
        self.view.lines(of)
    }
}

impl Lines {
    /// What everything costs after the steps so far.
    #[inline]
    pub(super) fn costs(&self) -> Costs<'_> {
        Costs { amounts: &self.amounts, shipping: self.shipping.amount, subtotal: self.subtotal }
    }

    /// Each line with what it costs by `amounts`.
    pub(crate) fn with<'a>(&'a self, amounts: &'a [i64]) -> impl Iterator<Item = (&'a Line, i64)> {
        self.lines.iter().zip(amounts.iter().copied())
    }
}
