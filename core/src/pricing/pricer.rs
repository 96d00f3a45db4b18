use crate::arrange::Arrange;
use crate::digest::Digest;
use crate::id::{Compact, OfferId, PriceBookId, VariantId};
use crate::money::{Amount, Currency, Exact, MoneyRefusal};
use crate::pricing::compile::Compiled;
use crate::pricing::quote::{QuotedFee, QuotedGift, QuotedShipping, QuotedTax};
use crate::pricing::read;
use crate::pricing::steps::{
    Applied, AppliedOffers, Fee, Line, Lines, Record, Silent, Taxed, add_markups, add_premiums, fee,
    price_lines, price_shipping, round_cash, run_lanes, settle, tax, tier_lines,
};
use crate::pricing::{
    AppliedOffer, BorneBy, BuyerFacts, Cart, Coupon, CouponCode, PriceBook, PricingRefusal, Quote, QuoteLine,
};
use crate::slot::Slot;
use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// Most lines of a cart.
pub const MAX_LINES: usize = 1000;
/// Most units of a line.
pub const MAX_QUANTITY: u32 = 1_000_000;

/// Quotes carts by one price book. Cheap to clone: clones share the compiled book.
///
/// # Examples
/// ```
/// use keytill::id::{PriceBookId, ProductId, VariantId};
/// use keytill::money::Currency;
/// use keytill::pricing::{Cart, PriceBook, PricedVariant, Pricer};
///
/// let mut book = PriceBook::new(PriceBookId::new("2026-11")?, Currency::CNY);
/// let (variant, product) = (VariantId::new("gift-card-50")?, ProductId::new("gift-card")?);
/// book.variants.push(PricedVariant::new(variant, product, "49.00".parse()?));
/// let pricer = Pricer::new(book)?;
/// let quote = pricer.quote(&Cart::on("h5").line("gift-card-50", 2))?;
/// assert_eq!(quote.total.to_string(), "98.00 CNY");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Pricer {
    book: Arc<Compiled>,
}

/// Whether floors hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Floored {
    Yes,
    /// They do not: their numbers are not in a public form.
    No,
}

impl Pricer {
    /// Checks and compiles a price book.
    ///
    /// # Errors
    /// [`PricingRefusal`], naming the field, the value and the rule.
    pub fn new(book: PriceBook) -> Result<Self, PricingRefusal> {
        Ok(Self { book: Arc::new(Compiled::new(book)?) })
    }

    pub(super) fn compiled(&self) -> &Compiled {
        &self.book
    }

    /// The document that it was made from.
    #[must_use]
    pub fn book(&self) -> &PriceBook {
        &self.book.book
    }

    /// The book's id.
    #[must_use]
    pub fn id(&self) -> &PriceBookId {
        &self.book.book.id
    }

    /// The book's currency.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.book.book.currency
    }

    /// BLAKE3 of the book's CBOR: two books are the same when their digests are.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.book.digest
    }

    /// What one unit of a variant costs by the book's own price, in major units; `None` where the book has none.
    #[must_use]
    pub fn list_price(&self, variant: &VariantId) -> Option<Exact> {
        let row = self.book.variants.find(variant.as_str())?;
        self.book.book.variants.get(row.index()).map(|row| row.price)
    }

    /// Every coupon of the book, with the offer whose id counts its uses.
    pub fn coupons(&self) -> impl Iterator<Item = (&OfferId, &Coupon)> {
        let coded = self.book.coded.iter().filter_map(|offer| self.book.offer(*offer));
        coded.filter_map(|offer| offer.coupon.as_ref().map(|coupon| (&offer.id, coupon)))
    }

    /// The coupon of a code, with the offer whose id counts its uses.
    #[must_use]
    pub fn coupon(&self, code: &CouponCode) -> Option<(&OfferId, &Coupon)> {
        let offer = self.book.offer(self.book.coupon_offer(code.as_str())?)?;
        offer.coupon.as_ref().map(|coupon| (&offer.id, coupon))
    }

    /// The offers with a cap for the customer or a budget: what they gave before is to be remembered and told in
    /// [`BuyerFacts::used`].
    pub fn remembered(&self) -> impl Iterator<Item = &OfferId> {
        let offers = self.book.remembered.iter().filter_map(|offer| self.book.offer(*offer));
        offers.map(|offer| &offer.id)
    }

    /// Refuses an offer that has not so much left to give, by its cap for the customer and its budget.
    ///
    /// # Errors
    /// [`PricingRefusal::OfferUsedUp`]
    pub fn check_left(
        &self,
        offer: &OfferId,
        by_buyer: Amount,
        in_all: Amount,
    ) -> Result<(), PricingRefusal> {
        let refused = || PricingRefusal::OfferUsedUp { offer: offer.clone() };
        let known = self.book.offer_named(offer.as_str()).and_then(|slot| self.book.offer(slot));
        let cap = &known.ok_or_else(refused)?.cap;
        let step = self.book.scale.per_minor();
        let within = |amount: Amount, most: i64| most == i64::MAX || amount.minor() <= most / step;
        if within(by_buyer, cap.customer) && within(in_all, cap.budget) { Ok(()) } else { Err(refused()) }
    }

    /// Quotes a cart, with a trace that explains every step.
    ///
    /// # Errors
    /// [`PricingRefusal`] with a code `cart.…`, `coupon.…` or `pricing.money`.
    pub fn quote(&self, cart: &Cart) -> Result<Quote, PricingRefusal> {
        self.quote_for(cart, &cart.facts)
    }

    /// Quotes a cart for a buyer of whom other facts are known than the cart says.
    ///
    /// # Errors
    /// As [`Pricer::quote`].
    pub fn quote_for(&self, cart: &Cart, facts: &BuyerFacts) -> Result<Quote, PricingRefusal> {
        // As many as a book of a few lanes and offers writes, so that the list grows seldom.
        let mut steps = Vec::with_capacity(cart.lines.len().saturating_mul(8).saturating_add(8).min(64));
        let mut quote = self.run(cart, facts, Floored::Yes, &mut steps)?;
        quote.steps = Some(steps);
        Ok(quote)
    }

    /// What a device with the public form of this book and the grants of the cart's codes quotes: the same as
    /// [`Pricer::quote_for`] but for floors.
    pub(crate) fn quote_as_public(&self, cart: &Cart, facts: &BuyerFacts) -> Result<Quote, PricingRefusal> {
        let mut steps = Vec::new();
        let mut quote = self.run(cart, facts, Floored::No, &mut steps)?;
        quote.steps = Some(steps);
        Ok(quote)
    }

    /// Quotes a cart without a trace: the same amounts by the same steps, faster.
    ///
    /// # Errors
    /// As [`Pricer::quote`].
    pub fn price(&self, cart: &Cart) -> Result<Quote, PricingRefusal> {
        self.price_for(cart, &cart.facts)
    }

    /// As [`Pricer::quote_for`], without a trace.
    ///
    /// # Errors
    /// As [`Pricer::quote`].
    pub fn price_for(&self, cart: &Cart, facts: &BuyerFacts) -> Result<Quote, PricingRefusal> {
        self.run(cart, facts, Floored::Yes, &mut Silent)
    }

    fn run<R: Record>(
        &self,
        cart: &Cart,
        facts: &BuyerFacts,
        floored: Floored,
        record: &mut R,
    ) -> Result<Quote, PricingRefusal> {
        let book = &*self.book;
        // Filled and changed in place: carts are too large to be handed from step to step.
        let mut lines = Lines::default();
        read::lines(book, cart, &mut lines.lines)?;
        let ids = read::ids(book, cart, facts)?;
        let mut known = read::known(book, cart, facts, &ids);
        read::more_facts(book, cart, facts, &mut known)?;
        let markups = facts.markups.as_deref();
        let facts = known;
        let (codes, given) = read::coupons(book, cart)?;
        price_lines(book, &facts, &mut lines, record)?;
        if floored == Floored::No {
            lines.lines.iter_mut().for_each(|line| (line.floor, line.least) = (0, 0));
            lines.floored = false;
        }
        tier_lines(book, &facts, &mut lines, record)?;
        if cart.lines.iter().any(|line| line.picks.is_some()) {
            read::premiums(cart, facts.scale, &mut lines.lines)?;
            add_premiums(&mut lines, record)?;
        }
        if let Some(markups) = markups {
            add_markups(&mut lines, markups, record)?;
        }
        price_shipping(book, &facts, ids.shipping.as_ref(), &mut lines, record)?;
        let mut applied = AppliedOffers::new();
        run_lanes(book, &facts, &given, &mut lines, &mut applied, record)?;
        let settled = settle(book, &mut lines, &mut applied, record)?;
        let mut taxed = Taxed::default();
        tax(book, facts.region, &lines, &mut taxed, record)?;
        let method = ids.payment_method.as_ref();
        let before_fee = payable(book, settled.total, &lines, &taxed)?;
        let fee = fee(book, &facts, method, &lines, before_fee, &mut taxed, record)?;
        let before_rounding = with_fee(book, before_fee, fee)?;
        let cash_rounding = round_cash(book, facts.currency, method, before_rounding, record)?;
        let total = before_rounding.checked_add(cash_rounding).ok_or(MoneyRefusal::Overflow {})?;
        Amount::from_minor(total).checked_input()?;

        let money = |minor: i64| Amount::from_minor(minor).in_currency(facts.currency);
        let is_tax_inclusive = book.book.taxes.inclusive;
        let shipping = ids.shipping.map(|method| {
            Box::new(QuotedShipping {
                method,
                list: money(lines.shipping.list),
                discount: money(lines.shipping.list.saturating_sub(lines.shipping.amount)),
                total: money(lines.shipping.amount),
                tax: money(taxed.shipping),
                is_tax_inclusive,
            })
        });
        let fee = fee.zip(method.cloned()).map(|(fee, method)| {
            Box::new(QuotedFee {
                method,
                amount: money(fee.amount),
                tax: money(fee.tax),
                is_tax_inclusive,
                borne_by: fee.borne_by,
            })
        });
        Ok(Quote {
            at: cart.at,
            channel: ids.channel,
            buyer: ids.buyer,
            level: ids.level,
            payment_method: ids.payment_method,
            region: ids.region,
            currency: facts.currency,
            codes,
            lines: with_picks(quote_lines(book, &lines, &taxed, facts.currency), cart),
            subtotal: money(settled.subtotal),
            // INVARIANT: no line is above its list price.
            discount: money(settled.subtotal.saturating_sub(settled.total)),
            shipping,
            is_tax_inclusive,
            tax: money(taxed.total()?),
            taxes: taxes(book, &taxed, facts.currency),
            fee,
            cash_rounding: money(cash_rounding),
            total: money(total),
            offers: applied_offers(&applied, facts.currency),
            gifts: gifts(book, &applied, facts.currency),
            steps: None,
            book: Arc::clone(&self.book),
        })
    }
}

/// What is to be paid for lines and shipping.
fn payable(book: &Compiled, lines: i64, all: &Lines, taxed: &Taxed) -> Result<i64, MoneyRefusal> {
    let amounts = lines.checked_add(all.shipping.amount);
    let on_top = if book.book.taxes.inclusive { 0 } else { taxed.total()? };
    amounts.and_then(|amounts| amounts.checked_add(on_top)).ok_or(MoneyRefusal::Overflow {})
}

/// And the fee, where the buyer bears it.
fn with_fee(book: &Compiled, payable: i64, fee: Option<Fee>) -> Result<i64, MoneyRefusal> {
    let Some(fee) = fee.filter(|fee| fee.borne_by == BorneBy::Buyer) else { return Ok(payable) };
    let on_top = if book.book.taxes.inclusive { 0 } else { fee.tax };
    let sum = payable.checked_add(fee.amount).and_then(|sum| sum.checked_add(on_top));
    sum.ok_or(MoneyRefusal::Overflow {})
}

fn taxes(book: &Compiled, taxed: &Taxed, currency: Currency) -> Vec<QuotedTax> {
    if taxed.rates.is_empty() {
        return Vec::new();
    }
    let money = |minor: i64| Amount::from_minor(minor).in_currency(currency);
    let mut taxes = Vec::with_capacity(taxed.rates.len());
    taxes.extend(taxed.rates.iter().filter_map(|sum| {
        // INVARIANT: a tax is at most what it is taken of.
        let within = if book.book.taxes.inclusive { sum.tax } else { 0 };
        Some(QuotedTax {
            category: book.taxes.category(sum.category)?.clone(),
            percent: sum.percent,
            net: money(sum.base.saturating_sub(within)),
            tax: money(sum.tax),
        })
    }));
    taxes
}

fn applied_offers(applied: &[Applied<'_>], currency: Currency) -> Vec<AppliedOffer> {
    let money = |minor: i64| Amount::from_minor(minor).in_currency(currency);
    let quoted = |applied: &Applied<'_>| AppliedOffer {
        offer: applied.offer.id.clone(),
        coupon: applied.offer.coupon.clone(),
        amount: money(applied.amount.saturating_add(applied.shipping)),
        unplaced: money(applied.unplaced),
        cashback: money(applied.cashback),
        is_remembered: applied.offer.cap.remembers(),
    };
    applied.iter().map(quoted).collect()
}

fn gifts(book: &Compiled, applied: &[Applied<'_>], currency: Currency) -> Vec<QuotedGift> {
    let mut gifts = Vec::new();
    for applied in applied {
        let Some(gift) = &applied.gift else { continue };
        let Some(variant) = book.variants.id(gift.variant) else { continue };
        gifts.push(QuotedGift {
            variant: variant.clone(),
            quantity: gift.units,
            worth: Amount::from_minor(gift.worth).in_currency(currency),
            offer: applied.offer.id.clone(),
        });
    }
    gifts
}

/// The lines with the keys that the cart picks.
fn with_picks(mut lines: Vec<QuoteLine>, cart: &Cart) -> Vec<QuoteLine> {
    for (line, given) in lines.iter_mut().zip(&cart.lines).filter(|(_, given)| given.picks.is_some()) {
        line.picks.clone_from(&given.picks);
    }
    lines
}

/// The lines in the order of the cart.
fn quote_lines(book: &Compiled, lines: &Lines, taxed: &Taxed, currency: Currency) -> Vec<QuoteLine> {
    let money = |minor: i64| Amount::from_minor(minor).in_currency(currency);
    let is_tax_inclusive = book.book.taxes.inclusive;
    let quoted = |((line, total), tax): ((&Line, i64), i64)| QuoteLine {
        // INVARIANT: the line was found by its id.
        variant: book.variants.id(line.variant).cloned().unwrap_or(VariantId::UNKNOWN),
        quantity: line.quantity,
        unit_price: line.unit,
        list: money(line.list),
        // INVARIANT: no line is above its list price.
        discount: money(line.list.saturating_sub(total)),
        order_discount: money(line.order_cut),
        total: money(total),
        tax: money(tax),
        is_tax_inclusive,
        picks: None,
    };
    // Where nothing is taxed there is no tax of any line.
    let taxes = taxed.lines.iter().copied().chain(core::iter::repeat(0));
    let parts = lines.with(&lines.amounts).zip(taxes);
    if lines.lines.is_sorted_by_key(|line| line.in_cart) {
        return parts.map(quoted).collect();
    }
    let mut parts: SmallVec<[_; 8]> = parts.collect();
    parts.arrange_by_key(|((line, _), _)| line.in_cart);
    parts.into_iter().map(quoted).collect()
}
