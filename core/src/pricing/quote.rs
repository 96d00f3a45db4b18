use crate::id::{ChannelId, CustomerId, LevelId, OfferId, PaymentMethodId, PriceBookId, VariantId};
use crate::money::{AllocationRule, Amount, Currency, Exact, Money, MoneyRefusal, allocate};
use crate::pricing::compile::Compiled;
use crate::pricing::steps::Step;
use crate::pricing::trace::{StepView, views};
use crate::pricing::{Coupon, CouponCode, MAX_QUANTITY};
use crate::rule::MoneyScale;
use crate::time::Time;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use serde::Serialize;
use serde::ser::SerializeStruct;

/// A price with its parts: what a cart costs by one price book at one moment.
///
/// The lines' totals add up to the total, always. As JSON: amounts as decimal text (`"98.00"`) beside one `currency`,
/// the book's digest in hexadecimal, and the trace where there is one.
#[derive(Clone)]
pub struct Quote {
    /// The moment that it was made for.
    pub at: Time,
    /// The channel that it was made for.
    pub channel: ChannelId,
    /// The buyer that it was made for.
    pub buyer: Option<CustomerId>,
    /// The buyer's level.
    pub level: Option<LevelId>,
    /// The payment method that it was made for.
    pub payment_method: Option<PaymentMethodId>,
    /// The coupon codes that the cart carried; those that applied stand in [`Quote::offers`].
    pub codes: Vec<CouponCode>,
    /// The lines, in the order of the cart.
    pub lines: Vec<QuoteLine>,
    /// By list price.
    pub subtotal: Money,
    /// What tiers and offers took off.
    pub discount: Money,
    /// What is to be paid.
    pub total: Money,
    /// The offers that applied, in the order in which they did.
    pub offers: Vec<AppliedOffer>,
    pub(crate) steps: Option<Vec<Step>>,
    pub(crate) book: Arc<Compiled>,
}

/// A line of a quote. `list - discount = total`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteLine {
    /// The variant.
    pub variant: VariantId,
    /// Units.
    pub quantity: u32,
    /// The list price of one unit, in major units; may be finer than the currency.
    pub unit_price: Exact,
    /// The line by list price.
    pub list: Money,
    /// What tiers, offers on the line and its share of offers on the order took off.
    pub discount: Money,
    /// The part of `discount` that is its share of offers on the whole order.
    pub order_discount: Money,
    /// What is to be paid for it.
    pub total: Money,
}

/// An offer that applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedOffer {
    /// The offer.
    pub offer: OfferId,
    /// Its coupon, where it has one: a use is to be taken.
    pub coupon: Option<Coupon>,
    /// What it took off, over all lines.
    pub amount: Money,
}

impl Quote {
    /// The id of the book that it was made by.
    #[must_use]
    pub fn book_id(&self) -> &PriceBookId {
        &self.book.book.id
    }

    /// The digest of the book that it was made by.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        self.book.digest
    }

    /// The currency of all its amounts.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.book.book.currency
    }

    /// The coupons that applied: each code, the offer that counts its uses, and what it took off. A coupon that did not
    /// apply is not among them, and must not be used up.
    pub fn coupons(&self) -> impl Iterator<Item = (&Coupon, &OfferId, Money)> {
        self.offers.iter().filter_map(|applied| {
            applied.coupon.as_ref().map(|coupon| (coupon, &applied.offer, applied.amount))
        })
    }

    /// What each unit of a line is worth, so that refunds of units add up to the line. `None` when there is no such
    /// line.
    #[must_use]
    pub fn unit_worths(&self, line: usize) -> Option<Vec<Amount>> {
        let line = self.lines.get(line)?;
        unit_worths(line.total.amount(), line.quantity, self.book.book.allocation).ok()
    }

    /// Whether it has a trace.
    #[must_use]
    pub const fn has_trace(&self) -> bool {
        self.steps.is_some()
    }

    /// The trace: every step, also the offers that did not apply and why. Empty for a quote made by
    /// [`Pricer::price`](crate::pricing::Pricer::price).
    pub fn trace(&self) -> impl Iterator<Item = StepView<'_>> {
        views(self)
    }

    /// The trace for people, in English, one line a step.
    #[must_use]
    pub fn explain(&self) -> String {
        crate::pricing::explain::explain(self)
    }
}

/// What each unit of an amount is worth: the amount over the quantity, the odd minor units by the book's rule.
///
/// # Errors
/// [`MoneyRefusal::Overflow`] when there is an amount and no unit, or more than [`MAX_QUANTITY`] units.
pub fn unit_worths(total: Amount, quantity: u32, rule: AllocationRule) -> Result<Vec<Amount>, MoneyRefusal> {
    if quantity > MAX_QUANTITY {
        return Err(MoneyRefusal::Overflow {});
    }
    let weights = alloc::vec![1_u64; quantity as usize];
    allocate(total, &weights, rule)
}

/// Two quotes are equal when everything that the buyer sees is; whether there is a trace does not matter.
impl PartialEq for Quote {
    fn eq(&self, other: &Self) -> bool {
        self.digest() == other.digest()
            && self.at == other.at
            && self.channel == other.channel
            && self.buyer == other.buyer
            && self.level == other.level
            && self.payment_method == other.payment_method
            && self.codes == other.codes
            && self.lines == other.lines
            && (self.subtotal, self.discount, self.total) == (other.subtotal, other.discount, other.total)
            && self.offers == other.offers
    }
}

impl Eq for Quote {}

impl fmt::Debug for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Quote")
            .field("book", self.book_id())
            .field("lines", &self.lines)
            .field("offers", &self.offers)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

/// Prints with the decimal alone, for amounts that stand beside one currency.
struct Plain(Money);

impl Serialize for Plain {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0.decimal())
    }
}

impl Serialize for Quote {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let trace: Option<Vec<StepView<'_>>> = self.has_trace().then(|| self.trace().collect());
        let mut out = s.serialize_struct("Quote", 15)?;
        out.serialize_field("book", self.book_id())?;
        out.serialize_field("digest", &*blake3::Hash::from_bytes(self.digest()).to_hex())?;
        out.serialize_field("currency", &self.currency())?;
        out.serialize_field("at", &self.at)?;
        out.serialize_field("channel", &self.channel)?;
        out.serialize_field("buyer", &self.buyer)?;
        out.serialize_field("level", &self.level)?;
        out.serialize_field("payment_method", &self.payment_method)?;
        out.serialize_field("codes", &self.codes)?;
        out.serialize_field("lines", &self.lines)?;
        out.serialize_field("subtotal", &Plain(self.subtotal))?;
        out.serialize_field("discount", &Plain(self.discount))?;
        out.serialize_field("total", &Plain(self.total))?;
        out.serialize_field("offers", &self.offers)?;
        match trace {
            Some(trace) => out.serialize_field("trace", &trace)?,
            None => out.skip_field("trace")?,
        }
        out.end()
    }
}

impl Serialize for QuoteLine {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("QuoteLine", 7)?;
        out.serialize_field("variant", &self.variant)?;
        out.serialize_field("quantity", &self.quantity)?;
        let scale = MoneyScale::minor(self.list.currency());
        out.serialize_field("unit_price", &scale.price_text(self.unit_price))?;
        out.serialize_field("list", &Plain(self.list))?;
        out.serialize_field("discount", &Plain(self.discount))?;
        out.serialize_field("order_discount", &Plain(self.order_discount))?;
        out.serialize_field("total", &Plain(self.total))?;
        out.end()
    }
}

impl Serialize for AppliedOffer {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("AppliedOffer", 3)?;
        out.serialize_field("offer", &self.offer)?;
        out.serialize_field("coupon", &self.coupon.as_ref().map(|coupon| &coupon.code))?;
        out.serialize_field("amount", &Plain(self.amount))?;
        out.end()
    }
}
