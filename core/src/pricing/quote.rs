use crate::digest::Digest;
use crate::few::Few;
use crate::id::{
    ChannelId, CustomerId, LevelId, OfferId, PaymentMethodId, PriceBookId, RegionId, ShippingMethodId,
    TaxCategoryId, VariantId,
};
use crate::language::Language;
use crate::money::{AllocationRule, Amount, Currency, Exact, Money, MoneyRefusal, allocate};
use crate::pricing::compile::Compiled;
use crate::pricing::explain::explain;
use crate::pricing::steps::Step;
use crate::pricing::trace::{StepView, views};
use crate::pricing::{BorneBy, BuyerFacts, Cart, CartLine, Coupon, CouponCode, MAX_QUANTITY, Picks, RawId};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

/// A price with its parts: what a cart costs by one price book at one moment.
///
/// What is to be paid for the lines, for shipping and for the buyer's fee, and the cash rounding, add up to the total,
/// always. As JSON: amounts as decimal text (`"98.00"`) beside one `currency`, the book's digest in hexadecimal, and the
/// trace where there is one; shipping, taxes, the fee, the cash rounding and gifts stand in it only where there are any.
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
    /// The region where it is taxed.
    pub region: Option<RegionId>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// The coupon codes that the cart carried; those that applied stand in [`Quote::offers`].
    pub codes: Few<CouponCode, 1>,
    /// The lines, in the order of the cart.
    pub lines: Vec<QuoteLine>,
    /// By list price.
    pub subtotal: Money,
    /// What tiers and offers took off.
    pub discount: Money,
    /// What shipping costs, where something is shipped.
    pub shipping: Option<Box<QuotedShipping>>,
    /// Whether its amounts hold their tax; on top of them otherwise.
    pub is_tax_inclusive: bool,
    /// The tax of everything that is to be paid.
    pub tax: Money,
    /// The tax by category, in the order in which lines, shipping and the fee first need them.
    pub taxes: Vec<QuotedTax>,
    /// What the way to pay costs, where it costs anything.
    pub fee: Option<Box<QuotedFee>>,
    /// What was added to make the total a round sum; negative where something was taken off, zero where nothing.
    pub cash_rounding: Money,
    /// What is to be paid: all [`QuoteLine::payable`], [`QuotedShipping::payable`], [`QuotedFee::payable`] and the cash
    /// rounding.
    pub total: Money,
    /// The offers that applied, in the order in which they did.
    pub offers: Vec<AppliedOffer>,
    /// What is given along for nothing.
    pub gifts: Vec<QuotedGift>,
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
    /// What it costs after all offers; holds its tax where prices do.
    pub total: Money,
    /// Its tax: within `total` where prices hold their tax, else on top.
    pub tax: Money,
    /// Whether `total` holds `tax`.
    pub is_tax_inclusive: bool,
    /// The keys that the buyer picked, whose premiums `list` holds.
    pub picks: Option<Box<Picks>>,
}

/// What shipping costs. `list - discount = total`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedShipping {
    /// The way to ship.
    pub method: ShippingMethodId,
    /// By the book.
    pub list: Money,
    /// What offers took off.
    pub discount: Money,
    /// What it costs after all offers; holds its tax where prices do.
    pub total: Money,
    /// Its tax: within `total` where prices hold their tax, else on top.
    pub tax: Money,
    /// Whether `total` holds `tax`.
    pub is_tax_inclusive: bool,
}

/// The tax of all amounts of one category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedTax {
    /// The category.
    pub category: TaxCategoryId,
    /// Its rate where the order is taxed.
    pub percent: Exact,
    /// What is taxed, without the tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
}

/// What the way to pay costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedFee {
    /// The way to pay.
    pub method: PaymentMethodId,
    /// The fee; holds its tax where prices do.
    pub amount: Money,
    /// Its tax, where the buyer bears it: within `amount` where prices hold their tax, else on top.
    pub tax: Money,
    /// Whether `amount` holds `tax`.
    pub is_tax_inclusive: bool,
    /// Who pays it. What the merchant bears is told, and is no part of the total.
    pub borne_by: BorneBy,
}

/// Units given along for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedGift {
    /// The variant.
    pub variant: VariantId,
    /// Units.
    pub quantity: u32,
    /// What they cost by list price; nothing of it is to be paid.
    pub worth: Money,
    /// The offer that gives them.
    pub offer: OfferId,
}

/// An offer that applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedOffer {
    /// The offer.
    pub offer: OfferId,
    /// Its coupon, where it has one: a use is to be taken.
    pub coupon: Option<Coupon>,
    /// What it took off lines and shipping.
    pub amount: Money,
    /// What it would have taken off too, but for floors and caps of single lines.
    pub unplaced: Money,
    /// What the buyer gets back later.
    pub cashback: Money,
    /// Whether its amount counts against a cap for the customer or a budget.
    pub is_remembered: bool,
}

impl Quote {
    /// The id of the book that it was made by.
    #[must_use]
    pub fn book_id(&self) -> &PriceBookId {
        &self.book.book.id
    }

    /// The digest of the book that it was made by.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.book.digest
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
        unit_worths(line.payable().amount(), line.quantity, self.book.book.allocation).ok()
    }

    /// The cart that it was made for, without what was known of the buyer.
    #[must_use]
    pub fn cart(&self) -> Cart {
        let line = |line: &QuoteLine| CartLine {
            variant: RawId::new(line.variant.as_str()),
            quantity: line.quantity,
            picks: line.picks.clone(),
        };
        Cart {
            channel: RawId::new(self.channel.as_str()),
            buyer: self.buyer.as_ref().map(Into::into),
            lines: self.lines.iter().map(line).collect(),
            coupons: self.codes.iter().map(|code| RawId::new(code.as_str())).collect(),
            payment_method: self.payment_method.as_ref().map(|method| RawId::new(method.as_str())),
            at: self.at,
            facts: BuyerFacts::default(),
            currency: (self.currency != self.book.book.currency).then_some(self.currency),
            shipping: self.shipping.as_ref().map(|shipping| RawId::new(shipping.method.as_str())),
            region: self.region.as_ref().map(|region| RawId::new(region.as_str())),
        }
    }

    /// The first step, in words, at which another quote parts from this one; both need a trace.
    #[must_use]
    pub fn first_difference(&self, other: &Self) -> Option<String> {
        let (mut own, mut others) = (self.trace(), other.trace());
        loop {
            match (own.next(), others.next()) {
                (None, None) => return None,
                (Some(one), Some(two)) if one == two => {}
                (one, two) => {
                    let words = |step: Option<StepView<'_>>| {
                        step.map_or_else(|| "nothing".to_string(), |step| step.to_string().trim().to_string())
                    };
                    return Some(format!("{} became {}", words(one), words(two)));
                }
            }
        }
    }

    /// Whether it has a trace.
    #[must_use]
    pub const fn has_trace(&self) -> bool {
        self.steps.is_some()
    }

    /// The trace: every step, also the offers that did not apply and why. Empty for a quote made by
    /// [`Pricer::price`](crate::pricing::Pricer::price).
    pub fn trace(&self) -> impl Iterator<Item = StepView<'_>> {
        self.trace_in(Language::English)
    }

    /// The trace with the reasons why offers did not apply in a language.
    pub fn trace_in(&self, language: Language) -> impl Iterator<Item = StepView<'_>> {
        views(self, language)
    }

    /// The trace for people, in English, one line a step.
    #[must_use]
    pub fn explain(&self) -> String {
        self.explain_in(Language::English)
    }

    /// The trace for people in a language, one line a step.
    #[must_use]
    pub fn explain_in(&self, language: Language) -> String {
        explain(self, language)
    }
}

impl QuoteLine {
    /// What is to be paid for it, with its tax.
    #[must_use]
    pub const fn payable(&self) -> Money {
        with_tax(self.total, self.tax, self.is_tax_inclusive)
    }
}

impl QuotedShipping {
    /// What is to be paid for it, with its tax.
    #[must_use]
    pub const fn payable(&self) -> Money {
        with_tax(self.total, self.tax, self.is_tax_inclusive)
    }
}

impl QuotedFee {
    /// What the buyer is to pay of it, with its tax; nothing where the merchant bears it.
    #[must_use]
    pub const fn payable(&self) -> Money {
        match self.borne_by {
            BorneBy::Merchant => Money::new(0, self.amount.currency()),
            BorneBy::Buyer => with_tax(self.amount, self.tax, self.is_tax_inclusive),
        }
    }
}

const fn with_tax(amount: Money, tax: Money, inclusive: bool) -> Money {
    // INVARIANT: the sum of everything to be paid was checked when the quote was made.
    let on_top = if inclusive { 0 } else { tax.minor() };
    Money::new(amount.minor().saturating_add(on_top), amount.currency())
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
            && self.gifts == other.gifts
            && (self.currency, &self.region, &self.shipping)
                == (other.currency, &other.region, &other.shipping)
            && (self.is_tax_inclusive, self.tax, &self.taxes, &self.fee, self.cash_rounding)
                == (other.is_tax_inclusive, other.tax, &other.taxes, &other.fee, other.cash_rounding)
    }
}

impl Eq for Quote {}

impl fmt::Debug for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Quote")
            .field("book", self.book_id())
            .field("lines", &self.lines)
            .field("shipping", &self.shipping)
            .field("tax", &self.tax)
            .field("fee", &self.fee)
            .field("cash_rounding", &self.cash_rounding)
            .field("offers", &self.offers)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}
