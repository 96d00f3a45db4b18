use crate::id::{ChannelId, CustomerId, LevelId, OfferId, PaymentMethodId, PriceBookId, Tag, VariantId};
use crate::money::{Amount, Currency, Exact};
use crate::pricing::compile::{Compiled, OfferSlot};
use crate::pricing::steps::{
    GivenCoupons, Line, Lines, OrderFacts, Record, Settled, Silent, price_lines, run_lanes, settle,
};
use crate::pricing::{AppliedOffer, Cart, Coupon, CouponCode, PriceBook, PricingRefusal, Quote, QuoteLine};
use crate::refusal::quoted;
use crate::rule::Symbol;
use crate::slot::VariantSlot;
use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// Most lines of a cart.
pub const MAX_LINES: usize = 1000;
/// Most units of a line.
pub const MAX_QUANTITY: u32 = 1_000_000;
/// Most coupon codes of a cart.
const MAX_COUPONS: usize = 32;
/// Most tags, and most counters, of a buyer.
const MAX_FACTS: usize = 256;

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

impl Pricer {
    /// Checks and compiles a price book.
    ///
    /// # Errors
    /// [`PricingRefusal`], naming the field, the value and the rule.
    pub fn new(book: PriceBook) -> Result<Self, PricingRefusal> {
        Ok(Self { book: Arc::new(Compiled::new(book)?) })
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
    pub fn digest(&self) -> [u8; 32] {
        self.book.digest
    }

    /// The coupon of a code, with the offer whose id counts its uses.
    #[must_use]
    pub fn coupon(&self, code: &CouponCode) -> Option<(&OfferId, &Coupon)> {
        let offer = self.book.offer(self.book.coupon_offer(code.as_str())?)?;
        offer.coupon.as_ref().map(|coupon| (&offer.id, coupon))
    }

    /// Quotes a cart, with a trace that explains every step.
    ///
    /// # Errors
    /// [`PricingRefusal`] with a code `cart.…`, `coupon.…` or `pricing.money`.
    pub fn quote(&self, cart: &Cart) -> Result<Quote, PricingRefusal> {
        let mut steps = Vec::with_capacity(32);
        let mut quote = self.run(cart, &mut steps)?;
        quote.steps = Some(steps);
        Ok(quote)
    }

    /// Quotes a cart without a trace: the same amounts by the same steps, faster.
    ///
    /// # Errors
    /// As [`Pricer::quote`].
    pub fn price(&self, cart: &Cart) -> Result<Quote, PricingRefusal> {
        self.run(cart, &mut Silent)
    }

    fn run<R: Record>(&self, cart: &Cart, record: &mut R) -> Result<Quote, PricingRefusal> {
        let book = &*self.book;
        let lines = read_lines(book, cart)?;
        let (facts, ids) = read_facts(book, cart)?;
        let (codes, given) = read_coupons(book, cart)?;
        let mut lines = price_lines(book, &facts, lines, record)?;
        let applied = run_lanes(book, &facts, &given, &mut lines, record)?;
        let settled = settle(book, &lines, &applied, record)?;

        let mut offers = Vec::with_capacity(applied.len());
        offers.extend(applied.iter().zip(&settled.offers).filter_map(|(applied, amount)| {
            let offer = book.offer(applied.offer)?;
            let amount = Amount::from_minor(*amount).in_currency(book.book.currency);
            Some(AppliedOffer { offer: offer.id.clone(), coupon: offer.coupon.clone(), amount })
        }));
        let money = |minor: i64| Amount::from_minor(minor).in_currency(book.book.currency);
        Ok(Quote {
            at: cart.at,
            channel: ids.channel,
            buyer: ids.buyer,
            level: ids.level,
            payment_method: ids.payment_method,
            codes,
            lines: quote_lines(book, &lines, &settled),
            subtotal: money(settled.subtotal),
            // INVARIANT: no line is above its list price.
            discount: money(settled.subtotal.saturating_sub(settled.total)),
            total: money(settled.total),
            offers,
            steps: None,
            book: Arc::clone(&self.book),
        })
    }
}

/// The cart's ids that the quote repeats.
struct Ids {
    channel: ChannelId,
    buyer: Option<CustomerId>,
    level: Option<LevelId>,
    payment_method: Option<PaymentMethodId>,
}

/// The lines in the order of the book, so that the order of the cart decides nothing.
fn read_lines(book: &Compiled, cart: &Cart) -> Result<SmallVec<[Line; 8]>, PricingRefusal> {
    if cart.lines.is_empty() {
        return Err(PricingRefusal::NoLines {});
    }
    at_most("lines", cart.lines.len(), MAX_LINES)?;
    let mut lines: SmallVec<[Line; 8]> = SmallVec::with_capacity(cart.lines.len());
    for (n, line) in cart.lines.iter().enumerate() {
        let name = line.variant.as_str();
        let Some(variant) = book.variants.find(name) else {
            // An id that cannot be one says so itself.
            VariantId::new(name)?;
            return Err(PricingRefusal::NotPriced { variant: quoted(name) });
        };
        if line.quantity == 0 || line.quantity > MAX_QUANTITY {
            return Err(PricingRefusal::BadQuantity {
                variant: quoted(name),
                quantity: line.quantity,
                limit: MAX_QUANTITY,
            });
        }
        lines.push(Line {
            variant,
            quantity: line.quantity,
            // INVARIANT: at most 1000 lines.
            in_cart: n as u16,
            unit: Exact::ZERO,
            list: 0,
            order_cut: 0,
        });
    }
    lines.sort_unstable_by_key(|line| (line.variant, line.in_cart));
    let twice = lines.windows(2).find_map(|pair| match pair {
        [a, b] if a.variant == b.variant => Some(a.variant),
        _ => None,
    });
    match twice {
        None => Ok(lines),
        Some(variant) => Err(PricingRefusal::DuplicateLine { variant: name_of(book, variant) }),
    }
}

fn name_of(book: &Compiled, variant: VariantSlot) -> alloc::string::String {
    book.variants.id(variant).map(ToString::to_string).unwrap_or_default()
}

fn read_facts(book: &Compiled, cart: &Cart) -> Result<(OrderFacts, Ids), PricingRefusal> {
    let buyer = &cart.facts;
    at_most("tags", buyer.tags.len(), MAX_FACTS)?;
    at_most("counters", buyer.counters.len(), MAX_FACTS)?;
    let ids = Ids {
        channel: ChannelId::new(&cart.channel)?,
        buyer: cart.buyer.as_ref().map(CustomerId::new).transpose()?,
        level: buyer.level.as_ref().map(LevelId::new).transpose()?,
        payment_method: cart.payment_method.as_ref().map(PaymentMethodId::new).transpose()?,
    };
    // What no rule names has no symbol, and lies in no set.
    let symbol = |text: &str| -> Option<Symbol> { book.texts.find(text) };
    let mut tags = SmallVec::new();
    for tag in &buyer.tags {
        Tag::new(tag)?;
        tags.extend(symbol(tag.as_str()));
    }
    let mut counters = SmallVec::new();
    for counter in &buyer.counters {
        Tag::new(&counter.name)?;
        counters.extend(symbol(counter.name.as_str()).map(|name| (name, counter.window, counter.value)));
    }
    let facts = OrderFacts {
        channel: symbol(ids.channel.as_str()),
        level: ids.level.as_ref().and_then(|level| symbol(level.as_str())),
        payment_method: ids.payment_method.as_ref().and_then(|method| symbol(method.as_str())),
        tags,
        first_order: buyer.first_order,
        score: buyer.score,
        counters,
        at: cart.at.checked()?,
        // INVARIANT: at most 1000 lines of at most a million units.
        quantity: cart.lines.iter().map(|line| i64::from(line.quantity)).sum(),
    };
    Ok((facts, ids))
}

fn read_coupons(book: &Compiled, cart: &Cart) -> Result<(Vec<CouponCode>, GivenCoupons), PricingRefusal> {
    at_most("coupons", cart.coupons.len(), MAX_COUPONS)?;
    let mut codes = Vec::with_capacity(cart.coupons.len());
    let mut given = GivenCoupons::new();
    for text in &cart.coupons {
        let code = CouponCode::new(text.as_str())?;
        let offer: OfferSlot = book
            .coupon_offer(code.as_str())
            .ok_or_else(|| PricingRefusal::UnknownCoupon { code: code.to_string() })?;
        if given.contains(&offer) {
            return Err(PricingRefusal::DuplicateCoupon { code: code.to_string() });
        }
        given.push(offer);
        codes.push(code);
    }
    Ok((codes, given))
}

fn at_most(what: &'static str, count: usize, limit: usize) -> Result<(), PricingRefusal> {
    if count <= limit { Ok(()) } else { Err(PricingRefusal::CartTooLarge { what, count, limit }) }
}

/// The lines in the order of the cart.
fn quote_lines(book: &Compiled, lines: &Lines, settled: &Settled) -> Vec<QuoteLine> {
    let mut places: SmallVec<[(u16, u16); 8]> =
        lines.lines.iter().enumerate().map(|(n, line)| (line.in_cart, n as u16)).collect();
    places.sort_unstable();
    let money = |column: &[i64], n: usize| {
        Amount::from_minor(column.get(n).copied().unwrap_or_default()).in_currency(book.book.currency)
    };
    let line_at = |n: usize| {
        let line = lines.lines.get(n)?;
        let (list, total) = (money(&settled.lists, n), money(&settled.totals, n));
        let discount = Amount::from_minor(list.minor().saturating_sub(total.minor()));
        Some(QuoteLine {
            variant: book.variants.id(line.variant)?.clone(),
            quantity: line.quantity,
            unit_price: line.unit,
            list,
            discount: discount.in_currency(book.book.currency),
            order_discount: money(&settled.order_cuts, n),
            total,
        })
    };
    let mut out = Vec::with_capacity(places.len());
    out.extend(places.iter().filter_map(|(_, n)| line_at(usize::from(*n))));
    out
}
