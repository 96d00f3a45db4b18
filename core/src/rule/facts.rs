use crate::rule::{Rule, Symbol};
use crate::time::{Span, Time};
use alloc::string::String;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A fact that is one text out of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum SymbolFact {
    /// The channel of the order.
    #[n(0)]
    Channel,
    /// The buyer's level.
    #[n(1)]
    Level,
    /// The payment method of the order.
    #[n(2)]
    PaymentMethod,
    /// The variant of a line.
    #[n(3)]
    Variant,
    /// The product of a line.
    #[n(4)]
    Product,
    /// The category of a line.
    #[n(5)]
    Category,
    /// The shipping method of the order.
    #[n(6)]
    ShippingMethod,
    /// The region where the order is taxed.
    #[n(7)]
    Region,
}

/// A fact that is a set of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum TagFact {
    /// The buyer's tags.
    #[n(0)]
    CustomerTags,
    /// The tags of a line's variant.
    #[n(1)]
    LineTags,
}

/// A fact that is yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum FlagFact {
    /// The buyer has no paid order yet.
    #[n(0)]
    FirstOrder,
    /// The line is priced by a quantity tier.
    #[n(1)]
    TierPriced,
}

/// A fact that is a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "snake_case")]
#[cbor(flat)]
pub enum NumberFact {
    /// How many units a line has.
    #[n(0)]
    LineQuantity,
    /// How many units all lines have.
    #[n(1)]
    OrderQuantity,
    /// What all lines cost after the steps before: money, in major units.
    #[n(2)]
    Subtotal,
    /// What a line costs after the steps before: money, in major units.
    #[n(3)]
    LineAmount,
    /// A score from outside.
    #[n(4)]
    Score,
    /// Something counted over a window of time.
    #[n(5)]
    Counter(#[n(0)] Counter),
    /// What one unit of a line costs after the steps before, on the average, rounded down: money, in major units.
    #[n(6)]
    UnitPrice,
    /// What all lines cost by list price: money, in major units.
    #[n(7)]
    ListSubtotal,
}

/// Names a counter: what is counted, over which window.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct Counter {
    /// What is counted, 1 to 64 printable ASCII characters.
    #[n(0)]
    pub name: String,
    /// Over how many milliseconds.
    #[n(1)]
    pub window: Span,
}

/// A number fact as a compiled rule asks for it: a counter is known by its place in the rule's interner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberKey {
    /// [`NumberFact::LineQuantity`]
    LineQuantity,
    /// [`NumberFact::OrderQuantity`]
    OrderQuantity,
    /// [`NumberFact::Subtotal`], on the scale of the rule.
    Subtotal,
    /// [`NumberFact::LineAmount`], on the scale of the rule.
    LineAmount,
    /// [`NumberFact::Score`]
    Score,
    /// [`NumberFact::Counter`]: the symbol of its name, and its window.
    Counter(Symbol, Span),
    /// [`NumberFact::UnitPrice`], on the scale of the rule.
    UnitPrice,
    /// [`NumberFact::ListSubtotal`], on the scale of the rule.
    ListSubtotal,
}

/// What a rule asks. A fact that is not known fails every test of it.
pub trait Facts {
    /// The symbol of a fact; `None` when it is not known, or its text occurs in no rule.
    fn symbol(&self, fact: SymbolFact) -> Option<Symbol>;
    /// The tags of a fact.
    fn tags(&self, fact: TagFact) -> &[Symbol];
    /// The number of a fact; money on the scale that the rule was compiled for.
    fn number(&self, fact: NumberKey) -> Option<i64>;
    /// The flag of a fact.
    fn flag(&self, fact: FlagFact) -> bool;
    /// The moment that is asked about.
    fn at(&self) -> Time;
    /// How many units the lines have for which a rule holds, and what they cost on the scale of the rule.
    fn lines(&self, of: &Rule) -> (i64, i64);
}

impl SymbolFact {
    /// The fact's name, as documents write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Channel => "channel",
            Self::Level => "level",
            Self::PaymentMethod => "payment_method",
            Self::Variant => "variant",
            Self::Product => "product",
            Self::Category => "category",
            Self::ShippingMethod => "shipping_method",
            Self::Region => "region",
        }
    }

    /// Whether lines differ in it.
    #[must_use]
    pub const fn is_of_a_line(self) -> bool {
        matches!(self, Self::Variant | Self::Product | Self::Category)
    }
}

impl TagFact {
    /// The fact's name, as documents write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CustomerTags => "customer_tags",
            Self::LineTags => "line_tags",
        }
    }
}

impl FlagFact {
    /// The fact's name, as documents write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FirstOrder => "first_order",
            Self::TierPriced => "tier_priced",
        }
    }

    /// Whether lines differ in it.
    #[must_use]
    pub const fn is_of_a_line(self) -> bool {
        matches!(self, Self::TierPriced)
    }
}

impl NumberFact {
    /// The fact's name, as documents write it; all counters are `counter`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::LineQuantity => "line_quantity",
            Self::OrderQuantity => "order_quantity",
            Self::Subtotal => "subtotal",
            Self::LineAmount => "line_amount",
            Self::Score => "score",
            Self::Counter(_) => "counter",
            Self::UnitPrice => "unit_price",
            Self::ListSubtotal => "list_subtotal",
        }
    }
}

impl NumberKey {
    /// The fact's name, as documents write it; all counters are `counter`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LineQuantity => "line_quantity",
            Self::OrderQuantity => "order_quantity",
            Self::Subtotal => "subtotal",
            Self::LineAmount => "line_amount",
            Self::Score => "score",
            Self::Counter(..) => "counter",
            Self::UnitPrice => "unit_price",
            Self::ListSubtotal => "list_subtotal",
        }
    }

    /// Whether it is a sum of money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Subtotal | Self::LineAmount | Self::UnitPrice | Self::ListSubtotal)
    }

    /// Whether lines differ in it.
    #[must_use]
    pub const fn is_of_a_line(self) -> bool {
        matches!(self, Self::LineQuantity | Self::LineAmount | Self::UnitPrice)
    }
}
